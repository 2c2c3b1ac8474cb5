import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { KNOWN_HEADINGS, readStandard } from "../../features/assessments/import.ts";
import { zipOf } from "../testing/workbooks.ts";
import { isKnownBy } from "./heading.ts";
import { openBook } from "./open.ts";
import { bytesSource } from "./source.ts";
import { readTables } from "./tables.ts";
import { Unreadable } from "./unreadable.ts";
import { readBook } from "./whole.ts";

/** A cell as Word writes it: its paragraphs, across so many columns, begun or gone on with from above. */
const tc = (text: string, { across = 1, down }: { across?: number; down?: "restart" | "on" } = {}): string =>
  `<w:tc><w:tcPr><w:tcW w:w="1" w:type="dxa"/>${across > 1 ? `<w:gridSpan w:val="${across}"/>` : ""}${
    down === undefined ? "" : down === "restart" ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>"
  }</w:tcPr>${text
    .split("\n")
    .map((p) => `<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${p}</w:t></w:r></w:p>`)
    .join("")}</w:tc>`;
const tr = (...cells: string[]): string => `<w:tr w:rsidR="1">${cells.join("")}</w:tr>`;
const docx = (body: string): Promise<Buffer> =>
  zipOf([
    ["[Content_Types].xml", "<Types/>"],
    ["word/document.xml", `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${body}<w:sectPr/></w:body></w:document>`],
  ]);
const tbl = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>${rows.join("")}</w:tbl>`;

test("a scoring sheet in a Word document is read as in a workbook: merged groups, numbers, points, thresholds in words", async () => {
  const file = await docx(
    `<w:p><w:r><w:t>县（市、区）科普工作考核表（示例）</w:t></w:r></w:p>${tbl(
      tr(...["考核项目", "编号", "考核内容", "分值", "评分办法", "自评分", "审核分", "考核方法"].map((h) => tc(h))),
      tr(
        tc("经费保障", { down: "restart" }),
        tc("1.1.1"),
        tc("人均科普经费"),
        tc("10分"),
        tc("≥2元/人"),
        tc(""),
        tc(""),
        tc("查阅预算\n实地核查"),
      ),
      tr(
        tc("", { down: "on" }),
        tc("1.1.2"),
        tc("经费按时拨付"),
        tc("5分"),
        tc("有得分，没有不得分"),
        tc(""),
        tc(""),
        tc("查阅&quot;凭证&quot;"),
      ),
      tr(tc("活动"), tc("2.1"), tc("科普日活动"), tc("8分"), tc("每少一项扣0.5分，扣完为止"), tc("", { across: 2 }), tc("报备材料")),
    )}<w:p/>`,
  );
  const [table] = await readTables(await openBook(bytesSource(file)), isKnownBy(KNOWN_HEADINGS));
  assert.deepEqual(table?.columns.slice(0, 5), ["考核项目", "编号", "考核内容", "分值", "评分办法"]);
  const { items, faults } = readStandard(table?.columns ?? [], table?.rows ?? []);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    items.map((i) => [i.no, i.name, String(i.points), i.meant !== null]),
    [
      ["1.1.1", "人均科普经费", "10", true],
      ["1.1.2", "经费按时拨付", "5", true],
      ["2.1", "科普日活动", "8", true],
    ],
  );
  assert.deepEqual(
    items.map((i) => i.aspect),
    ["经费保障", "经费保障", "活动"],
    "the merged word stands for both rows",
  );
});

test("cells across and down, paragraphs, entities, tabs; a table within a cell is its text; what was struck out is not there", async () => {
  const inner = tbl(tr(tc("内一"), tc("内二")));
  const file = await docx(
    tbl(
      tr(tc("甲", { down: "restart" }), tc("横", { across: 2 })),
      tr(tc("", { down: "on" }), tc("一\n二"), tc("&lt;乙&#x4e2d;&#25991;&gt;")),
      tr(
        tc("丙", { down: "restart" }),
        tc("丁"),
        `<w:tc>${inner}<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:t>留</w:t><w:tab/><w:t/></w:r></w:p></w:tc>`,
      ),
    ) + tbl(tr(tc("第二张表"))),
  );
  const [first, second] = await readBook(file);
  assert.deepEqual(
    first?.rows.map((r) => r.values),
    [
      ["甲", "横"],
      [null, "一\n二", "<乙中文>"],
      ["丙", "丁", "内一\n内二\n留"],
    ],
  );
  assert.deepEqual(
    first?.beside.merges.toSorted((a, b) => a.left - b.left),
    [
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 1, left: 2, bottom: 1, right: 3 },
    ],
  );
  assert.deepEqual(second?.rows[0]?.values, ["第二张表"]);
});

test("a document without a table is refused in words; whatever stands in one is read or refused, and ends", async () => {
  const none = await docx("<w:p><w:r><w:t>没有表格</w:t></w:r></w:p>");
  await assert.rejects(readBook(none), (e) => e instanceof Unreadable && e.code === "no-table" && e.label.zh.includes("没有表格"));
  const piece = fc.constantFrom(
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:t>",
    "</w:t>",
    "字",
    "<",
    ">",
    "&#x110000;",
    '<w:gridSpan w:val="99999"/>',
    "<w:vMerge/>",
    "<w:t/>",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
      const file = await docx(pieces.join(""));
      await readBook(file).catch((e: unknown) => assert.ok(e instanceof Unreadable, String(e)));
    }),
    { numRuns: 200, seed: 3 },
  );
});
