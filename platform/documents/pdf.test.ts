import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { readPdf } from "../testing/read-pdf.ts";
import { writePdf, type PdfDocument } from "./pdf.ts";

const whole = (document: PdfDocument): Promise<Buffer> => buffer(writePdf(document));
const columns = [
  { title: "序号", share: 10 },
  { title: "文件", share: 90 },
];

test("a table over several pages has its head and a numbered foot on each, and nothing of it is lost", async () => {
  const rows = Array.from({ length: 120 }, (_, i) => [String(i + 1), `第${i + 1}件（示例）😀 A-${i}`]);
  const read = readPdf(
    await whole({
      title: "卷宗目录",
      blocks: [
        { type: "heading", text: "卷内文件" },
        { type: "table", columns, rows },
      ],
    }),
  );
  assert.ok(read.pages.length >= 3);
  read.pages.forEach((page, i) => {
    assert.match(page, /序号\n文件/);
    assert.ok(page.endsWith(`第 ${i + 1} 页，共 ${read.pages.length} 页`));
  });
  for (const [no, text] of rows) assert.ok(read.text.includes(`${no}\n${text}\n`), text);
});

test("a row longer than a page goes on upon the next, to its last character", async () => {
  const long = Array.from({ length: 6000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join("");
  const read = readPdf(await whole({ title: "长", blocks: [{ type: "table", columns, rows: [["1", long]] }] }));
  assert.ok(read.pages.length > 1);
  const cells = read.pages.flatMap((p) => p.split("\n").slice(0, -1)).filter((l) => !["长", "序号", "文件", "1"].includes(l));
  assert.equal(cells.join(""), long);
});

test("files of any bytes come out as they went in, in their order, and are read one after another", async () => {
  const bytes = [Buffer.from("endstream endobj %%EOF"), Buffer.alloc(0), Buffer.from([0, 255, 10, 13])];
  let open = 0;
  const attachments = bytes.map((b, i) => ({
    name: `${i + 1}-凭据（示例）.pdf`,
    about: "1.1.1",
    read: async () => {
      assert.equal(open++, i);
      return (async function* () {
        yield b.subarray(0, 1);
        yield b.subarray(1);
      })();
    },
  }));
  const read = readPdf(await whole({ title: "附", blocks: [], attachments }));
  assert.deepEqual(
    read.files.map((f) => [f.name, f.bytes]),
    bytes.map((b, i) => [`${i + 1}-凭据（示例）.pdf`, b]),
  );
});
