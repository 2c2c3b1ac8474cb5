import assert from "node:assert/strict";
import { DESKTOP, PHONE, journey, look, open, served, soon } from "./browser.ts";

journey(
  "centre, visit and outreach: who is there and the public door, a reason that is looked at with a purpose, a poster's code named on a need",
  async () => {
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/centres/standing`);
    const row = page.getByRole("row").filter({ hasText: "园区服务点" });
    await row.getByText("受理空缺 46 天").waitFor();
    await row.getByText("由秦安（示例）顶班").waitFor();
    await page.getByRole("row").filter({ hasText: "场镇服务站" }).getByText("房屋检修", { exact: false }).waitFor();
    await look(page, "centres-standing");
    await page.getByRole("link", { name: "雁江区科技服务中心（示例）" }).click();
    await page.getByRole("link", { name: "海报和门口告示" }).click();
    await page.getByRole("img", { name: "扫码看今天是否开门" }).waitFor();
    const address = page.url().replace("/centres/", "/centre/").replace("/poster", "");
    const phone = await open(PHONE);
    await phone.goto(address);
    await phone.getByRole("heading", { level: 1, name: "雁江区科技服务中心（示例）" }).waitFor();
    await phone.getByText("028-26110001").waitFor();
    await look(phone, "centre-phone");

    await page.goto(`${served.origin}/care`);
    await page.getByRole("link", { name: "春节走访沈蕙（示例）" }).click();
    await page.getByRole("button", { name: "写原因" }).click();
    await page.locator("#reason").getByLabel("原因").fill("示例：照料病人，家中负担重");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("已写，未显示。").waitFor();
    await page.getByRole("button", { name: "查看原因" }).click();
    await page.locator("#reason").getByLabel("为什么要看").fill("商量慰问方式");
    await page.locator("#reason form button[type=submit]").click();
    await page.getByText("家中负担重").waitFor();
    await page.locator("#reason").getByText("商量慰问方式").waitFor();
    await look(page, "care-reason");
    const above = await open(DESKTOP, "shiji");
    await above.goto(page.url());
    await above.getByRole("heading", { level: 1, name: "春节走访沈蕙（示例）" }).waitFor();
    await soon(async () => assert.equal(await above.locator("#reason").count(), 0, "a superior sees no reason"));
    // The county lets the city read; both see until when, the county every look, and takes it back with a reason.
    await above.goto(`${served.origin}/units/sight`);
    await above.getByRole("row").filter({ hasText: "慰问走访" }).getByText("可看到 2026年12月31日 止").waitFor();
    await look(above, "sight-above");
    const leader = await open(DESKTOP, "lingdao");
    await leader.goto(`${served.origin}/units/sight`);
    await leader.getByText("市科协核对春节慰问名单（示例）", { exact: false }).waitFor();
    await leader.getByText(/^按这项授权看过 \d+ 次$/).click();
    await leader.getByText("第 ", { exact: false }).first().waitFor();
    await leader.getByRole("button", { name: "授权上级查看" }).click();
    await leader.getByLabel("到哪天止（含当天）").waitFor();
    await look(leader, "sight-county");
    await leader.getByRole("button", { name: "取消" }).click();
    await leader.getByRole("button", { name: "收回授权" }).click();
    await leader.getByLabel("为什么收回").fill("已核对完（示例）");
    await leader.locator("form button[type=submit]").click();
    await leader.getByText("已核对完（示例）", { exact: false }).waitFor();
    await above.goto(`${served.origin}/care`);
    await above.getByText("敏感登记簿：", { exact: false }).waitFor();
    await above.getByText("还没有慰问走访。").waitFor();
    await soon(async () =>
      assert.equal(await above.getByRole("link", { name: "春节走访沈蕙（示例）" }).count(), 0, "taken back: no row is left"),
    );
    await leader.context().close();
    await page.goto(`${served.origin}/care/unvisited`);
    await page.getByRole("row").filter({ hasText: "江禾" }).getByText("从没有人去过").waitFor();

    await page.goto(`${served.origin}/promotion`);
    await page.getByRole("link", { name: "两镇赶场日推介（示例）" }).click();
    const poster = page.locator("#effect").getByRole("row").filter({ hasText: "场口海报" });
    const code = await poster.getByRole("cell").nth(1).innerText();
    await page.locator("#effect").getByRole("row").filter({ hasText: "村广播稿" }).getByText("没有带来需求").waitFor();
    await look(page, "promotion-effect");
    await page.goto(`${served.origin}/services/demands`);
    await page.locator("tbody a").first().click();
    await page.getByRole("heading", { name: "从哪里知道我们" }).waitFor();
    await page.getByText("雁江区示例路 6 号", { exact: false }).waitFor();
    await page.getByLabel("他报的推介码").fill(`${code}9`);
    await page.getByRole("button", { name: "记下" }).click();
    await page.getByText("推介码不对", { exact: false }).waitFor();
    await page.getByLabel("他报的推介码").fill(code);
    await page.getByRole("button", { name: "记下" }).click();
    await page.getByRole("region", { name: "从哪里知道我们" }).getByText("场口海报", { exact: true }).waitFor();
    for (const p of [page, phone, above]) await p.context().close();
  },
);
