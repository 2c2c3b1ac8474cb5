import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { findHeading, leftOutAs } from "./heading.ts";
import { KIND, wordsOf, type Area, type Kind, type Row, type Value } from "./rows.ts";
import { readBook } from "./whole.ts";

const rowsOf = (lines: readonly (readonly Value[])[]): Row[] =>
  lines.flatMap((values, i) => {
    const kinds = values.map((v): Kind => (v === null ? KIND.blank : typeof v === "number" ? KIND.number : KIND.text));
    return values.every((v) => v === null) ? [] : [{ at: i + 1, hidden: false, values: [...values], kinds }];
  });
const known = (text: string) => ["姓名", "单位", "电话", "日期", "地点", "备注"].includes(text.replace(/[（(].*/, "").trim());

test("titles and lines of units above, totals, notes and repeated headings beneath", () => {
  const rows = rowsOf([
    ["试样县登记表"],
    ["填报单位：试样县科协", null, "2026年11月"],
    ["姓名", "单位", "金额（万元）"],
    ["试样甲", "一局", 1],
    ["试样乙", "二局", 2],
    ["姓名", "单位", "金额（万元）"],
    ["试样丙", "注册中心", 3],
    ["合  计", null, 6],
    ["合计（3 家）", null, null],
    ["共计3个", null, null],
    ["合计局", "三局", 4],
    ["注：1. 数据截至 2026 年。"],
    ["填表人：试样甲", null, "审核人：试样乙"],
  ]);
  const heading = findHeading(rows, [{ top: 1, left: 1, bottom: 1, right: 3 }]);
  assert.deepEqual(heading, { top: 3, bottom: 3, body: 4, columns: ["姓名", "单位", "金额（万元）"], ask: false });
  assert.deepEqual(
    rows.filter((r) => r.at >= 4).map((r) => leftOutAs(r, heading as NonNullable<typeof heading>)),
    [undefined, undefined, "heading", undefined, "total", "total", "total", undefined, "note", "note"],
  );
});

test("two lines of headings, merged or merely blank", () => {
  const lines = [
    ["姓名", "单位", "联系方式", null, "出生", null],
    [null, null, "电话", "邮箱", "日期", "地点"],
    ["试样甲", "一局", "13800001000", "a@example.org", "1980-01-01", "试样县"],
    ["试样乙", "二局", "13800001001", "b@example.org", "1980-01-02", "试样县"],
    ["试样丙", "三局", "13800001002", "c@example.org", "1980-01-03", "试样县"],
  ];
  const merges: Area[] = [
    { top: 1, left: 3, bottom: 1, right: 4 },
    { top: 1, left: 5, bottom: 1, right: 6 },
    { top: 1, left: 1, bottom: 2, right: 1 },
  ];
  const columns = ["姓名", "单位", "联系方式 / 电话", "联系方式 / 邮箱", "出生 / 日期", "出生 / 地点"];
  for (const m of [merges, []]) assert.deepEqual(findHeading(rowsOf(lines), m)?.columns, columns);
  assert.equal(findHeading(rowsOf(lines), merges)?.body, 3);
});

test("tables of words alone are asked about unless a register knows the words", () => {
  const lines = [["通知"], ["姓名", "单位", "备注"], ["甲", "一局", "好"], ["乙", "二局", "好"]];
  assert.equal(findHeading(rowsOf(lines), [])?.ask, true);
  assert.deepEqual(findHeading(rowsOf(lines), [], known), { top: 2, bottom: 2, body: 3, columns: ["姓名", "单位", "备注"], ask: false });
  assert.equal(findHeading([], []), undefined);
});

test("years are headings over other figures; two tables side by side that begin in different rows are asked about", () => {
  const years = findHeading(
    rowsOf([
      ["地区", 2012, 2013, 2014],
      ["甲", 1.5, 2.5, 3.5],
      ["乙", 1990, 7.5, 8.5],
      ["丙", 1.2, 7.5, 8.5],
    ]),
    [],
  );
  assert.deepEqual([years?.bottom, years?.ask], [1, false]);
  const two = rowsOf([
    ["甲表", null, null, null, "乙表"],
    ["单位：个", null, null, null, "地区", "数"],
    ["地区", "数", "额", null, "一", 4],
    ...Array.from({ length: 9 }, (_, i) => [`地${i}`, i, i, null, `区${i}`, i]),
  ]);
  assert.equal(findHeading(two, [])?.ask, true);
});

const RAW = ["../../../shared", "../../../../shared"]
  .map((up) => join(import.meta.dirname, up, "data/indicators/raw"))
  .find((folder) => existsSync(folder));
test(
  "published workbooks: all open, headings right in ninety-seven of a hundred, none wrong in silence",
  { skip: RAW === undefined && "the published workbooks are absent" },
  async () => {
    const folder = RAW ?? "";
    const files = globSync("**/*.{xls,xlsx}", { cwd: folder });
    let [right, asked] = [0, 0];
    const wrong: string[] = [];
    const bare = (v: Value | undefined): string => wordsOf(v ?? null).replace(/[\s\u3000]+/g, "");
    for (const file of files) {
      const sheets = (await readBook(readFileSync(join(folder, file)))).filter((s) => s.state === "visible");
      const largest = sheets.toSorted((a, b) => b.rows.length - a.rows.length)[0];
      // The nation or a total is the first line of every one of these tables.
      const first = largest?.rows.find(
        (r) =>
          r.values.slice(0, 2).some((v) => /^(全国|合计|总计|北京|东部地区|国内)/.test(bare(v))) &&
          r.values.slice(1).some((v) => /^-?[\d.,]+$/.test(bare(v))),
      );
      const heading = largest && findHeading(largest.rows, largest.beside.merges);
      if (heading && first && heading.body === first.at) right++;
      else if (!heading || heading.ask) asked++;
      else wrong.push(file);
    }
    assert.deepEqual(wrong, []);
    assert.ok(files.length === 0 || right / files.length >= 0.97, `${right} right, ${asked} asked of ${files.length}`);
  },
);
