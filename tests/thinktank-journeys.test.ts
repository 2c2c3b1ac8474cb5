import { DESKTOP, PHONE, journey, look, open, served } from "./browser.ts";
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
    const page = await open(DESKTOP, "baomu");
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
    await next.click();
    await next.click();
    await next.click();
    await page.getByRole("heading", { level: 1, name: "柑橘保鲜的建议（示例）" }).waitFor();
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
