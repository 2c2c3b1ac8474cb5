import assert from "node:assert/strict";
import { pdfOf } from "../platform/testing/evidence.ts";
import { DESKTOP, PHONE, journey, look, open, served, downloaded, soon } from "./browser.ts";

journey("clerk and head: minutes typed, read as decisions, sent, signed, and the task received by phone", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/meetings`);
  await page
    .getByRole("link", { name: /主席办公会/ })
    .first()
    .waitFor();
  await page.getByRole("button", { name: "登记会议" }).click();
  const next = page.locator("form button[type=submit]");
  await page.getByLabel("会议名称").fill("第12次主席办公会（示例）");
  await page.getByRole("combobox").first().click();
  await page.getByTitle("主席办公会").click();
  await page.getByLabel("日期", { exact: true }).fill("2026-11-20");
  await next.click();
  await page.getByLabel("主持人").fill("陈某（示例）");
  await next.click();
  await page
    .getByLabel("纪要正文")
    .fill("会议议定：\n一、整理柑橘示范点台账，由雁江区科协牵头，12月20日前完成；\n二、修订值班办法，由雁江区科协负责，尽快落实。");
  await next.click();
  await page.getByRole("heading", { level: 1, name: "第12次主席办公会（示例）" }).waitFor();
  await page.getByRole("button", { name: "会议已开" }).click();
  await page.getByText("已办：会议已开").waitFor();
  await page.getByRole("button", { name: "添加参会人员" }).click();
  await page.locator("#attendance").getByLabel("姓名").fill("陈某（示例）");
  await page.locator("#attendance").getByRole("radio", { name: "出席" }).check();
  await page.locator("#attendance form button[type=submit]").click();
  await page.locator("#attendance").getByRole("cell", { name: "陈某（示例）" }).waitFor();
  await page.getByRole("button", { name: "从纪要读出事项" }).click();
  await page.getByText("“尽快”不是期限").waitFor();
  await look(page, "minutes-read");
  await page.getByRole("button", { name: "加入 2 项" }).click();
  await page.getByText("第 2 项：没有期限", { exact: false }).waitFor();
  const row = page.locator("#decisions").getByRole("row").filter({ hasText: "修订值班办法" });
  await row.getByRole("button", { name: "修改" }).click();
  await page.locator("#decisions").getByLabel("办结期限").fill("2026-12-31");
  await page.locator("#decisions form button[type=submit]").click();
  await page.getByText("每项都有牵头单位和期限。").waitFor();
  await page.getByRole("button", { name: "送签" }).click();
  await page.getByText("已办：送签").waitFor();
  const address = page.url();
  const head = await open(DESKTOP, "lingdao");
  await head.goto(address);
  await head.getByRole("button", { name: "签发纪要并交办" }).click();
  await head.getByText("已办：签发纪要并交办").waitFor();
  await look(head, "minutes-signed");
  const download = await downloaded(head, head.getByRole("link", { name: "下载纪要（Word）" }));
  await download.path();
  const task = await head.locator("#decisions").getByRole("link", { name: "整理柑橘示范点台账" }).getAttribute("href");
  const phone = await open(PHONE, "baomu");
  await phone.goto(`${served.origin}${task ?? ""}`);
  await phone.getByRole("button", { name: "签收" }).click();
  await phone.getByText("已办：签收").waitFor();
  await phone.getByRole("button", { name: "申请延期" }).last().click();
  await phone.getByLabel("新期限").fill("2027-01-10");
  await phone.getByLabel("理由和进展").fill("等镇里补报数据");
  await phone.locator("#course form button[type=submit]").click();
  await phone.getByText("2026年12月20日 → 2027年1月10日").first().waitFor();
  await look(phone, "task-phone");
  for (const p of [page, head, phone]) await p.context().close();
});

journey(
  "a task with an outside body by its link, a firm's pair, the projects as they stood on a past day, the year report written by the program",
  async () => {
    const { api } = await served.signIn("baomu");
    const own = (await api.units.browseUnits({})).unit.id;
    const { id } = await api.task.create({
      values: {
        ...{
          title: "核对冷链企业名单（示例）",
          ask: "名单核对到乡镇",
          leadUnitId: own,
          outsideBody: "示例商务部门",
          untilOn: "2026-12-20",
        },
        ...{ weight: "normal", origin: "oral" },
      },
      requestKey: "journey-task-1",
    });
    for (const action of ["issue", "receive"]) await api.task.act({ id, action, requestKey: `journey-task-${action}` });
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/tasks/${id}`);
    await page.getByRole("button", { name: "给外单位填报链接" }).click();
    await page.locator(".bh-handover-url").waitFor();
    const address = await page.locator(".bh-handover-url").inputValue();
    const phone = await open(PHONE);
    await phone.goto(address);
    await phone.getByRole("heading", { level: 1, name: "核对冷链企业名单（示例）" }).waitFor();
    await phone.getByRole("textbox").first().fill("已核对 12 家（示例）");
    await phone
      .locator("input[type=file]")
      .setInputFiles({ name: "企业名单（示例）.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdfOf("名单")) });
    await phone.getByText("企业名单（示例）.pdf 已收到。").waitFor();
    await look(phone, "task-outside-phone");
    await phone.getByRole("button", { name: "提交进展" }).click();
    await phone.getByText("已提交，谢谢。", { exact: false }).waitFor();
    await page.reload();
    await page.locator("#course").getByText("已核对 12 家（示例）", { exact: false }).waitFor();
    await page.getByRole("link", { name: "企业名单（示例）.pdf" }).waitFor();
    await look(page, "task-outside");

    await page.goto(`${served.origin}/tasks/owners`);
    await page.getByText(/没有人挂包 \d+ 户/).waitFor();
    await look(page, "pair-owners");
    await page.goto(`${served.origin}/tasks/pairs`);
    await page.getByRole("link", { name: "沱江柑橘公司（示例）" }).first().click();
    await page.getByText("下次联系", { exact: false }).first().waitFor();
    await page.getByRole("heading", { name: "各处的情况" }).waitFor();
    await page.locator("#about").getByText("柑橘采后保鲜中试（示例）", { exact: false }).first().waitFor();
    await look(page, "pair-about");

    await page.goto(`${served.origin}/projects/innovation/as-of`);
    await page.getByLabel("哪一天").fill("2025-08-01");
    await page.getByText("2025年8月1日共 2 项", { exact: false }).waitFor();
    await look(page, "innovation-as-of");

    const city = await open(DESKTOP, "shiji");
    await city.goto(`${served.origin}/reports/years`);
    await city.getByRole("link", { name: "资阳市科学技术协会 2026 年工作报告（示例）" }).click();
    await city.getByText("把企业需求一件一件办到底", { exact: false }).waitFor();
    await city.locator("#compare table").waitFor();
    await look(city, "year-report");
    // A sentence without a figure is a source as good as any.
    const sentence = city.locator(".bh-report p", { hasText: "把企业需求一件一件办到底" });
    await sentence.getByRole("link", { name: /据此立督办任务/ }).click();
    await city.getByRole("heading", { level: 1, name: "立项督办" }).waitFor();
    await soon(async () => assert.match(await city.getByLabel("事项").inputValue(), /^2026年，资阳市科学技术协会把企业需求一件一件办到底/));
    assert.match(decodeURIComponent(city.url()), /origin=report.*2026\+年工作报告（示例）：2026年，资阳市/);
    for (const p of [page, phone, city]) await p.context().close();
  },
);

journey(
  "a charter's text is pasted and cut, the meeting votes by its rules, a quorum that is missing is said, who has not signed is seen",
  async () => {
    const { api } = await served.signIn("baomu");
    const { id } = await api.charter.create({
      values: { title: "全委会工作规则（示例）", kind: "rules", edition: "2026年版", fromOn: "2026-12-01" },
      requestKey: "journey-charter-1",
    });
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/charters/${id}`);
    await page.getByRole("button", { name: "粘贴全文" }).click();
    await page.getByLabel("全文").fill("第一条　示例条文。\n第二条　应到三分之二以上到会，方可表决。");
    await page.getByRole("button", { name: "分成条文" }).click();
    await page.getByText("已分成 2 条", { exact: false }).waitFor();
    await page.locator("#articles").getByRole("cell", { name: "第二条", exact: true }).waitFor();
    await page.goto(`${served.origin}/charters`);
    await page.locator("tr", { hasText: "2026年修订" }).getByRole("link", { name: "雁江区科协章程（示例）" }).click();
    await page.getByText("全委会 · 一般事项").waitFor();
    await page.getByRole("button", { name: "与上一版对照" }).click();
    await page.locator("ins", { hasText: "三分之二" }).first().waitFor();
    await look(page, "charter");

    const meeting = (
      await api.meeting.create({
        values: { title: "四届三次全委会（示例）", kind: "plenary", heldOn: "2026-11-20", chair: "陈某（示例）" },
        requestKey: "journey-charter-2",
      })
    ).id;
    await api.meeting.act({ id: meeting, action: "hold", requestKey: "journey-charter-3" });
    await page.goto(`${served.origin}/meetings/${meeting}`);
    await page.getByRole("button", { name: "添加议案和表决" }).click();
    const form = page.locator("#motions form");
    await form.getByLabel("序号").fill("1");
    await form.getByLabel("议案").fill("年度安排（示例）");
    await form.getByRole("combobox").first().click();
    await page.getByTitle("一般事项").click();
    for (const [label, n] of [
      ["应到", 45],
      ["在场", 29],
      ["赞成", 25],
      ["反对", 2],
      ["弃权", 2],
    ] as const)
      await form.getByLabel(label).fill(String(n));
    await form.locator("button[type=submit]").click();
    await page.getByText("至少 30 人，人数不够，不能表决", { exact: false }).first().waitFor();
    await look(page, "motion-no-quorum");
    await form.getByLabel("在场").fill("31");
    await form.locator("button[type=submit]").click();
    await page.locator("#motion-results").getByText("要 23 票赞成，通过", { exact: false }).waitFor();
    await look(page, "motion-carried");

    const head = await open(PHONE, "lingdao");
    await head.goto(`${served.origin}/tasks/duties/year`);
    await head.getByText(/个岗位，已签字 \d+ 个/).waitFor();
    await look(head, "duty-year-phone");
    await head.getByRole("button", { name: "照上一年续一份" }).first().click();
    await head.getByText("没有签字").first().waitFor();
    for (const p of [page, head]) await p.context().close();
  },
);

journey("a figure becomes a task by one press: its title, origin and source stand in the form", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/indicators/figure/tasks_kept?from=2026-01&to=2026-12`);
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("link", { name: "立督办任务" }).click();
  await page.getByRole("heading", { level: 1, name: "立项督办" }).waitFor();
  await soon(async () => assert.equal(await page.getByLabel("事项").inputValue(), `${name}：查明差距，提出改进`));
  await look(page, "task-of-figure");
  await page.context().close();
});
