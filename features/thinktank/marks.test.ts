import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { deflateSync } from "node:zlib";
import { test } from "node:test";
import { zipOf } from "../../tests/zip.ts";
import { lookThrough, NotLookedThrough } from "./file-marks.ts";
import { secrecyGuard } from "./guard.ts";
import { markIn, markInName } from "./marks.ts";

/** Both ways: what bears a mark is caught, what only speaks of secrets passes. Written here, none of it from a real paper. */
const CAUGHT = [
  "机密★",
  "秘密★1年",
  "绝密★长期",
  "机　密★五年",
  "秘密*5年",
  "机密* 2027年5月前",
  "绝\u200b密☆示例",
  "機密★",
  "絕密",
  "机密",
  "第一行\n　秘 密　\n正文",
  "机密件",
  "【秘密】",
  "（机密文件）",
  "机\n密\n正文",
  "密级：机密",
  "保密级别 秘密",
  "内部事项 注意保管",
  "阅后销毁",
  "【不得外传】",
];
const PASSED = [
  "保守国家秘密法",
  "学习《中华人民共和国保守国家秘密法》的体会",
  "涉及商业秘密的,请先取得同意",
  "数据机密性和完整性",
  "保密承诺书",
  "秘书处",
  "秘密花园",
  "特急",
  "加急",
  "**机密性**",
  "这不是什么秘密",
  "本文不涉密",
  "机密计算产业发展建议",
  "打开土壤微生物的秘密",
  "不得外传的说法没有根据",
  "注意保管好农机具",
  "绝密测试环境之外的公开资料",
  "密级管理办法",
];

test("marks are told by shape and place: every one of these is caught, none of those", () => {
  assert.deepEqual(
    CAUGHT.filter((t) => !markIn(t)),
    [],
  );
  assert.deepEqual(
    PASSED.filter((t) => markIn(t)),
    [],
  );
  assert.ok(CAUGHT.length >= 20 && PASSED.length >= 18);
  const names = ["机密-现场.jpg", "照片（秘密）.png", "秘密.docx", "a_绝密★_b.pdf"];
  assert.deepEqual(
    names.filter((n) => !markInName(n)),
    [],
  );
  assert.deepEqual(
    ["秘密花园.jpg", "保密法学习.docx", "秘书处-通知.pdf", "商业秘密保护.pdf"].filter((n) => markInName(n)),
    [],
  );
});

const zip = async (parts: Readonly<Record<string, string | Buffer>>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await zipOf(parts));
const paragraph = (...runs: string[]): string => `<w:p>${runs.map((r) => `<w:r><w:t>${r}</w:t></w:r>`).join("")}</w:p>`;
const docx = (more: Readonly<Record<string, string | Buffer>> = {}): Promise<Uint8Array<ArrayBuffer>> =>
  zip({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<w:document><w:body>${paragraph("关于柑橘产业的建议，涉及商业秘密的内容已经删去")}</w:body></w:document>`,
    ...more,
  });
const placeOf = async (name: string, bytes: Uint8Array<ArrayBuffer>) => (await lookThrough(name, bytes)).mark?.place;

test("a docx is looked through: header, text box, runs that split the word, hidden sheets' names, properties, what is packed inside", async () => {
  assert.equal(await placeOf("建议.docx", await docx()), undefined);
  assert.equal((await lookThrough("建议.docx", await docx())).readable, true);
  for (const [where, part] of [
    ["header", { "word/header1.xml": `<w:hdr>${paragraph("机", "密", "★", "1年")}</w:hdr>` }],
    ["label split over runs", { "word/document.xml": `<w:document>${paragraph("秘", " ", "密")}${paragraph("正文")}</w:document>` }],
    ["watermark", { "word/header2.xml": '<w:hdr><v:textpath string="绝密"/></w:hdr>' }],
    ["comment", { "word/comments.xml": `<w:comments>${paragraph("密级：机密")}</w:comments>` }],
    [
      "deleted revision",
      { "word/document.xml": "<w:document><w:p><w:del><w:r><w:delText>秘密★5年</w:delText></w:r></w:del></w:p></w:document>" },
    ],
    ["title", { "docProps/core.xml": "<cp:coreProperties><dc:title>机密</dc:title></cp:coreProperties>" }],
    ["alternative text", { "word/document.xml": '<w:document><wp:docPr id="1" descr="秘密★图"/></w:document>' }],
    ["sheet name", { "xl/workbook.xml": '<workbook><sheets><sheet name="机密" state="hidden"/></sheets></workbook>' }],
    ["entity", { "word/header1.xml": `<w:hdr>${paragraph("&#x673A;&#23494;&#x2605;")}</w:hdr>` }],
    ["picture's name inside", { "word/media/机密-图.png": Buffer.from("x") }],
    [
      "packed within",
      { "word/embeddings/a.docx": Buffer.from(await docx({ "word/footer1.xml": `<w:ftr>${paragraph("绝密★长期")}</w:ftr>` })) },
    ],
  ] as const)
    assert.ok(await placeOf("建议.docx", await docx(part)), where);
});

test("pictures by name and by the words beside them; PDF by its text and font maps; what cannot be looked through is not taken", async () => {
  const jpeg = (words: Buffer) => new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), words, Buffer.alloc(600, 7)]));
  assert.equal(await placeOf("现场.jpg", jpeg(Buffer.from("xmp"))), undefined);
  assert.equal(await placeOf("机密.jpg", jpeg(Buffer.from("xmp"))), "name");
  assert.equal(await placeOf("现场.jpg", jpeg(Buffer.from("<dc:description>秘密★3年</dc:description>"))), "text");
  assert.equal(await placeOf("现场.jpg", jpeg(Buffer.from("机密★", "utf16le"))), "text");
  const pdf = (content: string, more = "") =>
    new Uint8Array(
      Buffer.concat([
        Buffer.from(`%PDF-1.7\n${more}1 0 obj << /Filter /FlateDecode >>\nstream\n`, "latin1"),
        deflateSync(Buffer.from(content, "latin1")),
        Buffer.from("\nendstream\n%%EOF", "latin1"),
      ]),
    );
  const map = "beginbfchar <0001> <673A> <0002> <5BC6> <0003> <2605> <0004> <5EFA> endbfchar\n";
  assert.equal(await placeOf("a.pdf", pdf(`${map}[<0004> 20 <0004>] TJ`)), undefined);
  assert.equal(await placeOf("a.pdf", pdf(`${map}[<0001> 120 <0002><0003>] TJ`)), "text");
  assert.equal(await placeOf("a.pdf", pdf("", "2 0 obj << /Title <FEFF673A5BC62605> >>\n")), "text");
  const guard = async (name: string, bytes: Uint8Array<ArrayBuffer>) => (await secrecyGuard.file(name, bytes))?.zh.slice(0, 4);
  assert.equal(
    await guard("scan.pdf", pdf("q 1 0 0 1 0 0 cm /Im0 Do Q")),
    "读不出文",
    "a scan says nothing, and is not taken for harmless",
  );
  assert.equal(await guard("locked.pdf", pdf("", "/Encrypt 3 0 R\n")), "文件加了");
  await assert.rejects(lookThrough("bomb.zip", await zip({ "a.txt": Buffer.alloc(4_000_000) }), { bytes: 1_000_000 }), NotLookedThrough);
  let nested = await docx();
  for (let i = 0; i < 6; i++) nested = await zip({ "inner.docx": Buffer.from(nested) });
  assert.equal(await guard("nested.zip", nested), "文件加了");
  assert.equal(secrecyGuard.text("会议在机密★的房间")?.zh.includes("机密★"), false, "the refusal repeats nothing");
});
