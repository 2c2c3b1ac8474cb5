import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { workbookOfParts, zipOf } from "../testing/workbooks.ts";
import { pdfOf } from "../testing/evidence.ts";
import { KINDS } from "./kinds.ts";
import { MOST_WORDS, wordsOfFile } from "./words.ts";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const docx = (paragraphs: readonly string[]) =>
  zipOf([
    [
      "[Content_Types].xml",
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      "word/document.xml",
      `<?xml version="1.0"?><w:document ${W}><w:body>${paragraphs.map((p) => `<w:p><w:r><w:t>${p}</w:t></w:r></w:p>`).join("")}</w:body></w:document>`,
    ],
  ]);

/** A PDF of one page with the given fonts and content. */
function pdfPage(fonts: Readonly<Record<string, string>>, content: string, more: readonly string[] = []): Buffer {
  const packed = deflateSync(Buffer.from(content, "latin1")).toString("latin1");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count 1 /Kids [3 0 R] /Resources << /Font << ${Object.keys(fonts)
      .map((name, i) => `/${name} ${5 + i} 0 R`)
      .join(" ")} >> >> >>`,
    "<< /Type /Page /Parent 2 0 R /Contents [4 0 R] >>",
    `<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`,
    ...Object.values(fonts),
    ...more,
  ];
  return Buffer.from(
    `%PDF-1.5\n${objects.map((body, i) => `${i + 1} 0 obj\n${body}\nendobj\n`).join("")}trailer\n<< /Root 1 0 R >>\n%%EOF\n`,
    "latin1",
  );
}
const map = (body: string) => `<< /Length 1 >>\nstream\n${body}\nendstream`;

test("a PDF's words by each font's own map: two fonts that share codes, a range, a list, line ends within a word", async () => {
  const bytes = pdfPage(
    {
      F1: "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 8 0 R >>",
      F2: "<< /Type /Font /Subtype /TrueType /ToUnicode 9 0 R >>",
      F3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    },
    "BT /F1 12 Tf 1 0 0 1 50 700 Tm [<0001> -12 <0002>] TJ 0 -14 Td <0003> Tj /F2 12 Tf (\\001\\002) Tj ET BT /F3 9 Tf (Grade \\(A\\)) Tj [(one) -400 (two)] TJ ET",
    [
      map("1 beginbfchar <0001> <67D1> endbfchar\n1 beginbfrange\n<0002> <0003> [<6A58> <9EC4>]\nendbfrange"),
      map("1 beginbfrange\n<01> <02> <9F99>\nendbfrange"),
    ],
  );
  assert.equal(await wordsOfFile(bytes, KINDS.pdf.mediaType), "柑橘黄龙龚 Grade (A)one two");
  assert.equal(await wordsOfFile(Buffer.from(pdfOf("示例")), KINDS.pdf.mediaType), "", "a page without words has none");
  const locked = Buffer.from(bytes.toString("latin1").replace("/Root", "/Encrypt 9 0 R /Root"), "latin1");
  assert.equal(await wordsOfFile(locked, KINDS.pdf.mediaType), "");
});

test("words of Word, Excel and OFD files, up to a bound; a picture has none", async () => {
  assert.equal(await wordsOfFile(await docx(["柑橘&amp;柠檬", "第二段"]), KINDS.docx.mediaType), "柑橘&柠檬\n第二段");
  const book = await workbookOfParts({
    sheets: [
      {
        name: "台账",
        xml: `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>显微镜</t></is></c><c r="B1"><v>3</v></c></row></sheetData>`,
      },
    ],
  });
  assert.equal(await wordsOfFile(book, KINDS.xlsx.mediaType), "台账\n显微镜 3");
  const ofd = await zipOf([
    ["OFD.xml", "<ofd:OFD/>"],
    ["Doc_0/Pages/Page_0/Content.xml", `<ofd:Page><ofd:TextObject><ofd:TextCode X="1">借用协议</ofd:TextCode></ofd:TextObject></ofd:Page>`],
  ]);
  assert.equal(await wordsOfFile(ofd, KINDS.ofd.mediaType), "借用协议");
  const long = await docx(Array.from({ length: 3000 }, () => "这一段有三十个字左右用来看看上限是不是真的起作用了吗"));
  assert.equal((await wordsOfFile(long, KINDS.docx.mediaType)).length <= MOST_WORDS, true);
  assert.equal(await wordsOfFile(Buffer.from([1, 2, 3]), KINDS.png.mediaType), "");
});

test(
  "a PDF that an office writes gives back its sentence",
  { skip: !existsSync("/usr/bin/soffice") && "LibreOffice is absent" },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "bihuan-words-"));
    try {
      const sentence =
        "本县向企业借出显微镜十二台，约定三个月内归还，逾期由科协上门提醒并登记在册，损坏的按协议第七条办理；Spectrometer A-17 除外。";
      writeFileSync(join(folder, "a.docx"), await docx(["关于仪器借用的通知", sentence, sentence]));
      execFileSync(
        "soffice",
        ["--headless", `-env:UserInstallation=file://${folder}/profile`, "--convert-to", "pdf", "--outdir", folder, join(folder, "a.docx")],
        {
          stdio: "ignore",
          timeout: 120_000,
        },
      );
      const words = await wordsOfFile(readFileSync(join(folder, "a.pdf")), KINDS.pdf.mediaType);
      assert.ok(words.includes("关于仪器借用的通知") && words.includes("按协议第七条办理") && words.includes("Spectrometer A-17"), words);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
