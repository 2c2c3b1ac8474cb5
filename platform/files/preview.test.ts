import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeOfficialDocument } from "../documents/gbt9704.ts";
import type { Unreadable } from "../sheets/unreadable.ts";
import { writeXlsx } from "../sheets/write-xlsx.ts";
import { holdTexts } from "../sheets/xlsx.ts";
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

test("a workbook whose shared texts unfold to hundreds of megabytes is refused before they are; many at once share one measure", async () => {
  const bytes = await wholeOf(writeXlsx([{ name: "清单", columns: [{ heading: "名称" }], rows: [[["示例"]]] }] as never));
  const files = unzipSync(bytes);
  const text = `<si><t>${"示例".repeat(2000)}</t></si>`;
  const strings = strToU8(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${text.repeat(6000)}</sst>`);
  const bomb = Buffer.from(zipSync({ ...files, "xl/sharedStrings.xml": strings, ...related(files) }));
  assert.ok(strings.length > 64 * 2 ** 20 && bomb.length < 2 ** 20);
  const before = process.memoryUsage().rss;
  await assert.rejects(previewOf(bomb, KINDS.xlsx.mediaType), (error: Unreadable) => error.code === "bomb");
  assert.ok(process.memoryUsage().rss - before < 64 * 2 ** 20, "nothing was unfolded");
  const one = holdTexts(2 ** 29, 1);
  assert.throws(
    () => holdTexts(2 ** 30, 1),
    (error: Unreadable) => error.code === "busy",
  );
  holdTexts(2 ** 30, 2)();
  one();
  one();
  holdTexts(2 ** 30, 1)();
});
/** The workbook's relations with one of shared texts. */
function related(files: Record<string, Uint8Array>) {
  const at = "xl/_rels/workbook.xml.rels";
  const told = strFromU8(files[at] as Uint8Array);
  const relation =
    '<Relationship Id="rIdTexts" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>';
  return { [at]: strToU8(told.includes("sharedStrings") ? told : told.replace("</Relationships>", `${relation}</Relationships>`)) };
}

test("a PDF tells its pages; what none of our readers knows is told as nothing", async () => {
  assert.equal((await previewOf(Buffer.from(pdfOf("示例")), KINDS.pdf.mediaType)).pages, 1);
  assert.deepEqual(await previewOf(Buffer.from("x"), KINDS.ofd.mediaType), { isCut: false });
});
