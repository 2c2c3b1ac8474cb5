import assert from "node:assert/strict";
import { nextKey } from "./served.ts";
import { DESKTOP, PHONE, journey, look, open, served, downloaded } from "./browser.ts";

journey("money: a table tried by slider and kept, its formulas exported; notices for all at once; on show by phone", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/funds`);
  await page.getByRole("link", { name: "2027年镇（街道）科普小额资金（示例）" }).click();
  await page.getByRole("link", { name: "打开测算表" }).click();
  await page.getByRole("heading", { level: 1, name: /300,000\.00 元分给 \d+ 个单位/ }).waitFor();
  const sum = page.locator("[data-sum]");
  assert.equal(await sum.innerText(), "300,000.00");
  // One slider moved: weights no longer sum to 100 and nothing is shared; the other moved back: exact again.
  const slider = page.getByRole("slider", { name: "常住人口 %" });
  await slider.focus();
  for (let i = 0; i < 10; i++) await slider.press("ArrowLeft");
  await page.getByText("权重合计 95%，应为 100%").waitFor();
  const other = page.getByRole("slider", { name: "阵地开放小时 %" });
  await other.focus();
  for (let i = 0; i < 10; i++) await other.press("ArrowRight");
  await page.getByText("试算中，未保存").waitFor();
  await sum.waitFor();
  assert.equal(await sum.innerText(), "300,000.00");
  await page.getByText("✓ 合计等于总额，分毫不差").waitFor();
  await page.getByText(/个单位有变化/).waitFor();
  await page.getByRole("combobox", { name: "单位" }).click();
  await page.locator(".ant-select-item-option").first().click();
  await page.getByRole("button", { name: "算一算" }).click();
  await page
    .getByText(/“常住人口”/)
    .last()
    .waitFor();
  await look(page, "fund-workings");
  await page.getByLabel("金额（元）").fill("1万");
  await page.getByLabel("金额（元）").press("Enter");
  await page.getByText(/最省的改法：增加/).waitFor();
  await page.getByRole("button", { name: "恢复规则里的数" }).click();
  await sum.waitFor();
  await page.getByLabel("这一稿改了什么").fill("照原权重再存一稿");
  await page.getByRole("button", { name: "存为第 3 稿" }).click();
  await page.getByRole("button", { name: "采用 3" }).click();
  await page.getByRole("button", { name: "采用 3" }).waitFor({ state: "detached" });
  const workings = await downloaded(page, page.getByRole("link", { name: /导出测算表/ }));
  assert.match(workings.suggestedFilename(), /分配测算表（第3稿）\.xlsx$/);

  await page.goto(`${served.origin}/funds`);
  await page.getByRole("link", { name: "2026年镇（街道）科普小额资金（示例）" }).click();
  await page.getByRole("button", { name: "生成全部通知" }).click();
  const zip = await downloaded(page, page.getByRole("link", { name: /下载全部通知/ }));
  assert.match(zip.suggestedFilename(), /下达通知\.zip$/);
  await look(page, "fund-money");

  const phone = await open(PHONE, "shenhe");
  await phone.goto(`${served.origin}/funds/on-show`);
  await phone.getByRole("heading", { level: 1, name: "公示中的分配" }).waitFor();
  await phone.getByText(/^公示期已过的（\d+）/).click();
  await phone.getByRole("heading", { level: 2, name: "2026年镇（街道）科普小额资金（示例）" }).waitFor();
  await look(phone, "fund-shown-phone");
  await phone.goto(page.url());
  await phone.getByRole("heading", { level: 2, name: "下达、拨付和使用" }).waitFor();
  await look(phone, "fund-money-phone");
  for (const p of [page, phone]) await p.context().close();
});

journey(
  "money: an award to firms, chosen from the registers: the list with its reasons, the list as a paper, the award paid by voucher",
  async () => {
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/funds`);
    await page.getByRole("link", { name: "2027年企业科技服务奖补（示例）" }).click();
    const list = page.getByRole("region", { name: "名单 3" });
    await list.getByText("2026年已奖补").waitFor();
    await list.getByText("研发费用占比1.9，不到3").waitFor();
    await list.getByText("20,000.00").first().waitFor();
    await look(page, "fund-award-list");
    const paper = await downloaded(page, page.getByRole("link", { name: "奖补名单" }));
    assert.match(paper.suggestedFilename(), /奖补名单\.docx$/);

    // A new one: a firm is found by part of its name, taken in once, and its condition is frozen with it.
    const { api } = await served.signIn("baomu");
    const values = {
      ...{ title: "新的企业奖补（示例）", year: 2028, basis: "示例办法", recipients: "firm", periodFrom: "2026-01", periodTo: "2026-12" },
      ...{ publicUntil: null, objectTo: null, account: null, useRule: null, noticeNo: null },
    };
    const { id } = await api.fund.create({ values, requestKey: nextKey() });
    await page.goto(`${served.origin}/funds/${id}`);
    await page.getByLabel("企业名称或统一社会信用代码").fill("柑橘");
    await page.getByRole("button", { name: "查找" }).click();
    await page.getByRole("button", { name: "选入 沱江柑橘公司（示例）" }).click();
    await page.getByText("已在名单上").waitFor();
    await page.getByRole("rowheader", { name: "沱江柑橘公司（示例）" }).waitFor();
    await look(page, "fund-award-choose");

    const phone = await open(PHONE, "baomu");
    await phone.goto(`${served.origin}/funds/awards`);
    await phone.getByText("沱江柑橘公司（示例）").first().click();
    await phone.getByText("示例奖1").waitFor();
    await phone.getByRole("link", { name: "奖补通知" }).waitFor();
    await look(phone, "fund-award-phone");
    for (const p of [page, phone]) await p.context().close();
  },
);
