import { pdfOf } from "../platform/testing/evidence.ts";
import { DESKTOP, expected, handedLinks, journey, look, open, openHome, PHONE, served } from "./browser.ts";
import { chinaDay } from "@bihuan/kit";
import { zipOf } from "./zip.ts";

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const docx = (header: string): Promise<Buffer> =>
  zipOf({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<w:document><w:body>${paragraph("柑橘采后保鲜的建议（示例）")}</w:body></w:document>`,
    "word/header1.xml": `<w:hdr>${paragraph(header)}</w:hdr>`,
  });

journey(
  "adviser: a marked text and a marked file are refused in words before anything is sent; the same without its mark is taken",
  async () => {
    const page = await openHome(DESKTOP, "baomu");
    const sent: string[] = [];
    page.on("request", (r) => {
      if (r.method() === "POST") sent.push(`${r.url()} ${r.postData() ?? ""}`);
    });
    await page.goto(`${served.origin}/thinktank/briefs/new`);
    await page.getByLabel("题目").fill("机密★1年");
    await page.getByText("发现疑似国家秘密标志，没有保存").first().waitFor();
    await look(page, "brief-refused");
    await page.getByLabel("题目").fill("柑橘保鲜的建议（示例）");
    await page.getByLabel("作者").fill("某某（示例）");
    const next = page.locator("form button[type=submit]");
    for (let step = 0; step < 4; step++) {
      const text = page.getByLabel("正文");
      if (await text.isVisible()) await text.fill("一、现状（示例）\n二、建议（示例）");
      await next.click();
    }
    await page.getByRole("heading", { level: 1, name: "柑橘保鲜的建议（示例）" }).waitFor();
    // A text is read in the wide column, in the lines it was written in.
    const text = await page.getByRole("region", { name: "正文" }).innerText();
    if (!text.includes("一、现状（示例）\n二、建议（示例）")) throw new Error(`its lines are gone: ${text}`);
    await look(page, "brief-text");
    const mimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    const files = page.locator("#files input[type=file]");
    await files.setInputFiles({ name: "建议.docx", mimeType, buffer: await docx("秘密★5年") });
    await page.getByText("发现疑似国家秘密标志，没有保存").waitFor();
    await files.setInputFiles({ name: "建议（定稿）.docx", mimeType, buffer: await docx("学习保守国家秘密法") });
    await page.getByRole("link", { name: "建议（定稿）.docx" }).waitFor();
    // A hand that passes the browser by meets the server's own look: in memory, before anything is written.
    const answer = await page.request.post(`${served.origin}/api/files?record=brief:${page.url().split("/").at(-1) ?? ""}`, {
      headers: { "x-bihuan": "1", origin: served.origin },
      multipart: { file: { name: "建议.docx", mimeType, buffer: await docx("机密") } },
    });
    if (answer.status() !== 422 || ((await answer.json()) as { code: string }).code !== "guarded")
      throw new Error(`taken: ${answer.status()}`);
    const leaked = sent.filter((r) => /机密★|秘密★/.test(r) || (r.includes("/api/files") && !r.includes("brief")));
    if (leaked.length > 0) throw new Error(`what is marked left the browser: ${leaked.length}`);
    await page.setViewportSize(PHONE);
    await look(page, "brief-phone");
    await page.context().close();
  },
);

journey(
  "the think tank's year: what is late on one timeline, a base that fell short with its day, the register of bases on a past day",
  async () => {
    const page = await open(DESKTOP, "xuehui");
    await page.goto(`${served.origin}/thinktank/year`);
    if (chinaDay(Date.now()) < "2027") await page.getByText("项成果逾期").waitFor();
    else await page.getByRole("button", { name: "上一年" }).click();
    const late = page.getByRole("listitem").filter({ hasText: "农机共享平台运行研究" });
    await late.getByText("中期报告 应交").waitFor();
    await look(page, "studies-year");
    await late.getByRole("link").first().click();
    await page.getByRole("heading", { name: "评审" }).waitFor();
    await look(page, "study");
    await page.goto(`${served.origin}/thinktank/bases`);
    await page.getByRole("link", { name: "科技金融研究基地（示例）" }).first().click();
    await page.getByText("从 2026年3月1日 起不足").first().waitFor();
    await look(page, "base");
    await page.goto(`${served.origin}/thinktank/bases/as-of`);
    await page.getByLabel("哪一天").fill("2026-03-31");
    await page.getByText("2026年3月31日共 12 项").waitFor();
    await page.setViewportSize(PHONE);
    await look(page, "bases-as-of-phone");
    await page.context().close();
  },
);

journey(
  "a museum's specimens: which papers a batch lacks, labels with code and number, a count on the phone without a network",
  async () => {
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/capital/batches`);
    await page.getByRole("link", { name: "第 4 批（示例）" }).first().click();
    await page.getByText("项缺批件或资料，不能验收").waitFor();
    await look(page, "batch");
    await page.getByRole("link", { name: "打印标签" }).click();
    await page.getByRole("img", { name: "示例0301" }).waitFor();
    await look(page, "labels");
    await page.setViewportSize(PHONE);
    await page.goto(`${served.origin}/capital/counts`);
    await page.getByRole("link", { name: "三楼自然厅盘点（示例）" }).first().click();
    await page.getByRole("heading", { name: "不认识的标签 1" }).waitFor();
    expected.push(/ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await page.getByLabel("扫描或输入总账号").fill(`${served.origin}/capital/scan?code=${encodeURIComponent("示例0101")}`);
    await page.getByRole("button", { name: "记下" }).click();
    await page.getByText("没有网络：1 个已存在本机").waitFor();
    await page.context().setOffline(false);
    await page.getByText("没有网络").waitFor({ state: "hidden" });
    await page.getByText("已记 4 个").waitFor();
    await look(page, "count-phone");
    await page.context().close();
  },
);

journey(
  "a museum that is built: what threatens its opening, the course against a baseline, a payment above the contract is refused in words",
  async () => {
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/capital/projects`);
    await page.getByRole("link", { name: "雁江区科技馆新馆（示例）" }).first().click();
    await page.getByText("比希望开放日晚").waitFor();
    await page.getByText("对“第三版”").first().waitFor();
    await look(page, "museum");
    await page.getByRole("link", { name: "工程监理合同（示例）" }).click();
    await page.getByText("待付").first().waitFor();
    const payments = page.locator("#payments");
    await payments.getByRole("button").last().click();
    await payments.getByLabel("金额").fill("999999999");
    await payments.getByLabel("付款日期").fill("2026-11-20");
    await payments.getByLabel("发票号").fill("示例");
    await payments.getByLabel("种类").click();
    await page.locator(".ant-select-item-option", { hasText: "进度款" }).click();
    await payments.locator("button[type=submit]").click();
    await page.getByText("超过合同加已签变更").first().waitFor();
    await page.setViewportSize(PHONE);
    await look(page, "contract-phone");
    await page.context().close();
  },
);

journey(
  "a society by its link: its days, its yearly review with the sealed form as a file, taken over by staff; what no link takes is refused before it travels",
  async () => {
    const page = await open(DESKTOP, "baomu");
    await page.goto(`${served.origin}/societies/due`);
    await page.getByRole("link", { name: "雁江区蚕桑学会（示例）" }).first().waitFor();
    await look(page, "societies-due");
    await page.goto(`${served.origin}/societies`);
    await page.getByRole("link", { name: "雁江区医学会（示例）" }).first().click();
    await page.getByRole("button", { name: "给学会的链接" }).click();
    const [link] = await handedLinks(page);
    const phone = await open(PHONE);
    await phone.goto(link ?? "");
    await phone.getByLabel("这一年的主要工作和变化").fill("全年办学术活动 6 次，会员增加 12 人（示例）。");
    await phone.getByRole("button", { name: "送出", exact: true }).first().click();
    await phone.getByText("在下面接着附上").waitFor();
    const file = (name: string) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(pdfOf("年检表")) });
    await phone.locator("input[type=file]").setInputFiles(file("年检表.exe"));
    await phone.getByText("不是可以收的类型，没有发送").waitFor();
    await phone.locator("input[type=file]").setInputFiles(file("年检表（盖章）.pdf"));
    await phone.getByText("年检表（盖章）.pdf 已收到。").waitFor();
    await look(phone, "society-link-phone");
    await page.reload();
    const sent = page.locator("#sent");
    await sent.getByRole("link", { name: "年检表（盖章）.pdf" }).waitFor();
    await look(page, "society-sent");
    await sent.getByRole("combobox", { name: "年检结论" }).click();
    await page.getByTitle("合格", { exact: true }).click();
    await sent.getByRole("button", { name: "写进登记" }).click();
    await sent.getByText("已写进登记", { exact: false }).waitFor();
    await page.locator("#reviews").getByRole("row", { name: /^2026/ }).waitFor();
    for (const p of [page, phone]) await p.context().close();
  },
);

journey(
  "an application is laid beside earlier reports, its form is checked before the seal; a certificate is checked in public by its code",
  async () => {
    const page = await open(DESKTOP, "xuehui");
    await page.goto(`${served.origin}/thinktank/studies`);
    await page.getByRole("link", { name: "果蔬产地冷链补助政策研究（示例）" }).first().click();
    await page.locator("#form").getByText("经费应为 50,000 元，现填 5 元（是不是单位填错了）").waitFor();
    const like = page.locator("#likeness");
    await like.getByRole("link", { name: "丘区柑橘产业数字化研究（示例）" }).waitFor();
    await like.getByText("按镇布点建设产地冷库", { exact: false }).first().waitFor();
    await look(page, "study-likeness");
    await like.getByRole("link", { name: "丘区柑橘产业数字化研究（示例）" }).click();
    await page.getByRole("heading", { level: 1, name: "丘区柑橘产业数字化研究（示例）" }).waitFor();
    const code =
      (await page
        .getByText(/^HY2026/)
        .first()
        .textContent()) ?? "";
    const phone = await open(PHONE);
    await phone.goto(`${served.origin}/link/study`);
    await phone.getByLabel("证明上的核验码").fill("JT2026-001");
    await phone.getByRole("button", { name: "查对" }).click();
    await phone.getByText("没有这个核验码的结题证明").waitFor();
    await phone.getByLabel("证明上的核验码").fill(code.toLowerCase());
    await phone.getByRole("button", { name: "查对" }).click();
    await phone.getByText("有这份结题证明").waitFor();
    await look(phone, "study-certificate-phone");
    for (const p of [page, phone]) await p.context().close();
  },
);
