import assert from "node:assert/strict";
import { test } from "node:test";
import { writeOfficialDocument } from "../documents/gbt9704.ts";
import { writeXlsx } from "../sheets/write-xlsx.ts";
import { wholeOf } from "../sheets/zip-write.ts";
import { pdfOf } from "../testing/evidence.ts";
import { KINDS } from "./kinds.ts";
import { previewOf } from "./preview.ts";

test("a Word file is seen as its words, tables among them; marks of XML are never taken for words", async () => {
  const bytes = await writeOfficialDocument({
    title: "验收记录（示例）",
    blocks: [{ type: "paragraph", text: "面积 < 200 平方米 & “合格”" }],
    signature: "某科协（示例）",
    date: "2026-11-20",
  });
  const { paragraphs, isCut } = await previewOf(Buffer.from(bytes), KINDS.docx.mediaType);
  assert.ok(paragraphs?.includes("面积 < 200 平方米 & “合格”"), paragraphs?.join("|"));
  assert.ok(paragraphs?.includes("验收记录（示例）") && !isCut);
});

test("a workbook is seen as its sheets, each cut at a length that is told", async () => {
  const columns = [{ heading: "名称" }, { heading: "数" }];
  const rows = Array.from({ length: 150 }, (_, i) => [`示例${i}`, i]);
  const bytes = await wholeOf(writeXlsx([{ name: "清单", columns, rows: [rows] }] as never));
  const { sheets, isCut } = await previewOf(bytes, KINDS.xlsx.mediaType);
  assert.deepEqual([sheets?.map((s) => s.name), sheets?.[0]?.rows.length, isCut], [["清单"], 100, true]);
  assert.ok(sheets?.[0]?.rows.some((r) => r[0] === "示例0" && r[1] === "0"));
});

test("a PDF tells its pages; what none of our readers knows is told as nothing", async () => {
  assert.equal((await previewOf(Buffer.from(pdfOf("示例")), KINDS.pdf.mediaType)).pages, 1);
  assert.deepEqual(await previewOf(Buffer.from("x"), KINDS.ofd.mediaType), { isCut: false });
});
