import assert from "node:assert/strict";
import { test } from "node:test";
import { pastedRows, pastedTable } from "./pasted.ts";
import { linesOfTable, sheetSums } from "./tables.ts";

const KNOWN = ["名称", "地址", "电话"];

test("what is pasted is read as a file is: titles and lines of units above, totals and notes beneath, rows by the sheet's own number", () => {
  const table = pastedTable(
    "示例县科普阵地登记表\n填报单位：示例县科协\t\t2026年11月\n名称*\t地址\t电话\n甲馆（示例）\t人民路1号\t02812345678\n\n乙馆（示例）\t\t02812345679\n合计\t2\t\n注：数据截至11月。\n",
    KNOWN,
  );
  assert.deepEqual(linesOfTable(table), [
    ["名称*", "地址", "电话"],
    ["甲馆（示例）", "人民路1号", "02812345678"],
    ["乙馆（示例）", "", "02812345679"],
  ]);
  assert.deepEqual(
    table.rows.map((r) => r.at),
    [4, 6],
  );
  assert.deepEqual(
    table.leftOut.map((l) => [l.at, l.as]),
    [
      [7, "total"],
      [8, "note"],
    ],
  );
  assert.equal(table.rowsRead, table.above + table.rows.length + table.leftOut.length, "the sums add up");
  assert.equal(sheetSums(table).zh, "共 7 行：数据 2 行，表头和标题 3 行，合计、注释等不导入 2 行");
  assert.equal(pastedTable("甲\t1\n乙\t2", [], 1).rows.length, 1, "a row of headings said by hand");
});

test("cells of several lines, quotes, commas, `sep=`; a stray quote between tabs swallows nothing", () => {
  const cells = (text: string) => pastedRows(text).map((r) => r.values);
  assert.deepEqual(cells('\ufeffa,b\r\n"x ""y"", z","1\n2"\n\n3,'), [["a", "b"], ['x "y", z', "1\n2"], ["3"]]);
  assert.deepEqual(cells("sep=;\na;b,c\n1;2"), [
    ["a", "b,c"],
    ["1", "2"],
  ]);
  assert.deepEqual(cells('名称\t地址\n甲\t"人民路 1 号\r\n二楼"\n乙\t"半个引号\n"丙"\t五寸 5"\n'), [
    ["名称", "地址"],
    ["甲", "人民路 1 号\r\n二楼"],
    ["乙", '"半个引号'],
    ["丙", '五寸 5"'],
  ]);
  const long = Array.from({ length: 8 }, (_, i) => `馆${i}，“引” =${i},地${i}，“引” =8,"说，明\n=${i}",2024-05-02`).join("\r\n");
  assert.deepEqual(
    cells(`名称,地址,说明,日期\r\n${long}`).map((r) => r.length),
    Array<number>(9).fill(4),
    "a comma of Chinese within words is no separator",
  );
  assert.deepEqual(cells("名称,依据\n甲，“引” =6,乙，“引” =7\n丙，“引” =1,丁，“引” =2")[1], ["甲，“引” =6", "乙，“引” =7"]);
  assert.deepEqual(cells("名称，依据\n甲，乙\n丙，丁")[1], ["甲", "乙"]);
  assert.deepEqual(cells('甲\t"一格里有\t制表符"\t3'), [["甲", "一格里有\t制表符", "3"]]);
});

test("three hundred thousand of the worst signs is read in no time", () => {
  for (const sign of ['"', '"\t', '"\n', "\t", ",", '"a\tb\n', "sep=", '""'])
    for (const text of [sign.repeat(300_000 / sign.length), `a\t${sign.repeat(300_000 / sign.length)}`]) {
      const began = process.cpuUsage();
      pastedTable(text, KNOWN);
      const took = process.cpuUsage(began).user / 1000;
      assert.ok(took < 2000, `${JSON.stringify(sign)}: ${took} ms of the processor`);
    }
});
