import { DESKTOP, PHONE, journey, look, open, served } from "./browser.ts";

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
  const [download] = await Promise.all([head.waitForEvent("download"), head.getByRole("link", { name: "下载纪要（Word）" }).click()]);
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
    await look(phone, "task-outside-phone");
    await phone.getByRole("button", { name: "提交进展" }).click();
    await phone.getByText("已提交，谢谢。", { exact: false }).waitFor();
    await page.reload();
    await page.locator("#course").getByText("已核对 12 家（示例）", { exact: false }).waitFor();
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
    for (const p of [page, phone, city]) await p.context().close();
  },
);
