import assert from "node:assert/strict";
import { pngOf } from "../platform/testing/evidence.ts";
import { DESKTOP, handedLinks, journey, look, open, PHONE, served } from "./browser.ts";

/** A school orders on its phone; the office offers the expert in one tap; he accepts by his link; the public books a place without JavaScript. */
journey("a lecture ordered, offered and accepted; a place booked from the public calendar", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/outreach/plan`);
  await page.getByText("点单二维码").first().waitFor();
  await page.getByText("家庭急救三件事（示例）").first().waitFor();
  await look(page, "outreach-plan");
  await page.getByRole("button", { name: "派给他" }).first().click();
  const url = await page.locator(".bh-handover-url").first().inputValue();

  const phone = await open(PHONE);
  await phone.goto(url);
  await phone.getByRole("button", { name: "接单" }).waitFor();
  await look(phone, "outreach-offer-phone");
  await phone.getByRole("button", { name: "接单" }).click();
  await phone.getByText("已接单，谢谢").waitFor();
  await phone.goto(`${served.origin}/link/lectures/512002`);
  await phone.getByRole("button", { name: /身边的地震知识/ }).click();
  await phone.getByText("学校、村或社区名称").waitFor();
  await look(phone, "outreach-order-phone");

  await phone.goto(`${served.origin}/activities/512002`);
  await phone.getByRole("link", { name: "冬季科普开放日（示例）" }).click();
  await phone.getByRole("textbox", { name: "姓名", exact: true }).fill("示例家长");
  await phone.getByRole("textbox", { name: "电话", exact: true }).fill("19900300009");
  await phone.getByRole("textbox", { name: "几个人", exact: true }).fill("2");
  await phone.getByRole("checkbox").check();
  await phone.getByRole("button", { name: "预约", exact: true }).click();
  await phone.getByText(/已约上/).waitFor();
  await look(phone, "outreach-booking-phone");
  await phone.context().close();

  await page.goto(`${served.origin}/outreach/activities`);
  await page.getByRole("link", { name: "冬季科普开放日（示例）" }).first().click();
  await page.getByText("预约 2 人").waitFor();
  await look(page, "outreach-activity");
  await page.context().close();
});

/** Hours come of confirmed events alone; the paper's code opens its four parts for whoever scans it. */
journey("a volunteer's hours by event, the proof of them on paper, and what its code shows", async () => {
  const page = await open(DESKTOP, "baomu");
  await page.goto(`${served.origin}/outreach/volunteers`);
  await page.getByRole("link", { name: "周明（示例）" }).first().click();
  await page.getByRole("heading", { name: "经确认的服务，共 3 小时" }).waitFor();
  await page.getByRole("heading", { name: "还没确认，暂不计时长" }).waitFor();
  await look(page, "outreach-volunteer");
  await page.getByRole("link", { name: "全国科普月开放日（示例）：讲解（示例）" }).click();
  await page.getByRole("heading", { level: 1, name: "全国科普月开放日（示例）" }).waitFor();
  await page.goto(`${served.origin}/outreach/proofs`);
  await page.getByRole("link", { name: "周明（示例）" }).first().click();
  await page.getByRole("link", { name: "打印证明" }).click();
  const paper = await page.locator(".bh-print").innerText();
  assert.match(paper, /周明（示例）.*共 3 小时.*全国科普月开放日（示例）：讲解（示例）.*核实电话：028-26000000/s);
  await look(page, "outreach-proof");
  const phone = await open(PHONE);
  await phone.goto(`${served.origin}/link/proof#${/FW2026\w{10}/.exec(paper)?.[0]}`);
  await phone.getByText("有这份证明").waitFor();
  await phone.getByText("3 小时").first().waitFor();
  await look(phone, "outreach-proof-phone");
  for (const p of [page, phone]) await p.context().close();
});

/** The second host is led to the first one's record; the year counts it once; what must be filed stands with its day; the public reads, hears and is told what is gone. */
journey("a joint academic event entered twice is one; content read and heard without an account", async () => {
  const page = await open(DESKTOP, "xuehui");
  await page.goto(`${served.origin}/academic/new`);
  await page.getByLabel("名称").fill("乡村科普论坛");
  await page.getByRole("combobox", { name: "类别" }).click();
  await page.getByTitle("论坛", { exact: true }).click();
  await page.getByRole("combobox", { name: "级别" }).click();
  await page.getByTitle("省级", { exact: true }).click();
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByLabel("开始", { exact: true }).fill("2026-12-18");
  await page.getByLabel("结束", { exact: true }).fill("2026-12-18");
  await page.getByLabel("地点").fill("雁江示例会堂");
  await page.getByRole("radio", { name: "现场", exact: true }).check();
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("button", { name: "登记学术活动" }).click();
  await page.getByRole("link", { name: /乡村科普学术论坛（示例）/ }).waitFor();
  await look(page, "academic-alike");
  await page.getByRole("link", { name: /乡村科普学术论坛（示例）/ }).click();
  await page.getByRole("button", { name: "参与这个联合活动" }).click();
  await page.getByRole("heading", { name: "该报什么、报到哪里、什么时候前" }).waitFor();
  await look(page, "academic-event");
  await page.goto(`${served.origin}/academic/table`);
  await page.getByRole("row", { name: /市级/ }).waitFor();
  await look(page, "academic-table");
  await page.goto(`${served.origin}/academic/calendar`);
  await page.getByText("乡村科普学术论坛（示例）").first().waitFor();
  await page.context().close();

  const staff = await open(DESKTOP, "baomu");
  await staff.goto(`${served.origin}/content`);
  await staff.getByRole("link", { name: "不认识的野生菌不要吃（示例）" }).first().click();
  const address = await staff.getByRole("link", { name: /\/read\/512002\// }).getAttribute("href");
  await look(staff, "content-item");
  await staff.context().close();
  const phone = await open(PHONE);
  await phone.goto(`${served.origin}${address}`);
  await phone.getByText("更正", { exact: false }).first().waitFor();
  await phone.getByText("改了什么").click();
  await phone.locator("ins", { hasText: "120" }).waitFor();
  await phone.waitForFunction(() => (document.querySelector("img") as HTMLImageElement | null)?.naturalWidth === 640);
  await look(phone, "content-public-phone");
  await phone.goto(`${served.origin}/read/512002`);
  await phone.getByRole("link", { name: /不认识的野生菌/ }).waitFor();
  await phone.context().close();
});

journey(
  "a media figure is cited once it has its picture and a second person's check; a partner sees what counts and asks for its proof",
  async () => {
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/campaigns`);
    await page.getByRole("link", { name: "科学家精神歌曲展播（示例）" }).first().click();
    await page.locator("#figures").getByText("待复核，不可引用").waitFor();
    await page.locator("#figures").getByRole("link").first().click();
    await page.getByText("先附上截图或后台导出", { exact: false }).waitFor();
    const files = page.locator("#files input[type=file]");
    await files.setInputFiles({ name: "后台截图（示例）.png", mimeType: "image/png", buffer: Buffer.from(pngOf(40, 30)) });
    await page.getByRole("link", { name: "后台截图（示例）.png" }).waitFor();
    await look(page, "figure-unchecked");
    const second = await open(DESKTOP, "shenhe");
    await second.goto(page.url());
    await second.getByRole("button", { name: "复核通过，可引用" }).click();
    await second.getByText("陈小桔读数，见截图", { exact: false }).waitFor();
    await look(second, "figure-cited");

    await page.goto(`${served.origin}/outreach/partners`);
    await page.getByRole("link", { name: "雁江示例植物园" }).first().click();
    await page.getByRole("button", { name: "社会主体的链接" }).click();
    const [link] = await handedLinks(page);
    const phone = await open(PHONE);
    await phone.goto(link ?? "");
    await phone.getByText("未确认，暂不计").waitFor();
    await phone.getByRole("button", { name: "申请服务证明" }).click();
    await phone.getByText("公示期满后开具", { exact: false }).waitFor();
    await look(phone, "partner-phone");
    for (const p of [page, second, phone]) await p.context().close();
  },
);

/** As an office pastes what another sent it: a title, who filled it in, two lines of headings with blanks where cells were merged, a total and a note beneath. */
journey(
  "a foreign list of 600 partners with two lines of headings is pasted: its columns told, one said by hand, two rows left out by choice",
  async () => {
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/outreach/partners/import`);
    const kinds = ["企业", "学校", "社会团体", "场馆"];
    const rows = Array.from({ length: 600 }, (_, i) => {
      const kind = i === 41 || i === 512 ? "神秘组织" : kinds[i % kinds.length];
      return `粘贴主体${i + 1}（示例）\t${kind}\t\t示例${i + 1}\t1990030${String(i).padStart(4, "0")}\t`;
    });
    const pasted = [
      "2026年社会主体登记表\t\t\t\t\t",
      "填报单位：某区科协（示例）\t\t\t\t\t",
      "基本情况\t\t\t联系\t\t备注",
      "名称\t单位性质\t统一社会信用代码\t联系人\t联系电话\t",
      ...rows,
      "合计\t600\t\t\t\t",
      "注：截至2026年11月底\t\t\t\t\t",
    ].join("\n");
    await page.getByLabel("表格内容").fill(pasted);
    await page.getByRole("button", { name: "核对" }).click();
    await page.getByText("共 606 行：数据 600 行，表头和标题 4 行，合计、注释等不导入 2 行").waitFor();
    await page.getByText("缺少必填的列：类别").waitFor();
    await look(page, "partners-import-missing");
    await page.getByRole("combobox", { name: /单位性质/ }).click();
    await page
      .getByRole("option", { name: "类别", exact: true })
      .or(page.locator(".ant-select-item-option", { hasText: /^类别$/ }))
      .last()
      .click();
    await page.getByText("读了 600 行：可以导入 598 行").waitFor();
    await page.getByText("第 46 行 · 类别 · 不在可选范围内").waitFor();
    await page.getByText("第 517 行 · 类别 · 不在可选范围内").waitFor();
    await look(page, "partners-import-faults");
    const now = page.getByRole("button", { name: "导入 598 行" });
    await now.click();
    await page.getByRole("alert").getByText("还差「有错的行先不导入，其余导入」").waitFor();
    await page.getByRole("checkbox", { name: "有错的行先不导入，其余导入" }).check();
    await now.click();
    await page.getByText("已导入 598 行，2 行没有导入").waitFor();
    // Sent once more with the two mended: what was taken is known, and nobody comes twice.
    await page.getByLabel("表格内容").fill(pasted.replaceAll("神秘组织", "其他"));
    await page.getByRole("button", { name: "核对" }).click();
    await page.getByText("读了 600 行：可以导入 2 行").waitFor();
    await page.getByRole("button", { name: "导入 2 行" }).click();
    await page.getByText("已导入 2 行").waitFor();
    await page.context().close();
  },
);
