import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { repositoryRoot } from "../../platform/testing/database.ts";
import { readNeeds } from "./needs-file.ts";

const GUID = "13a581e1-2d7e-4c8d-b350-e3ab36dbe6a0";
const other = (n: number): string => GUID.slice(0, -3) + String(n).padStart(3, "0");

test("line ends of every system part records", () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    const { records, faults } = readNeeds([`'${other(1)}' , '一' , '甲'`, `'${other(2)}' , '二' , '乙'`].join(end));
    assert.deepEqual(
      [faults, records.map((r) => [r.line, r.content])],
      [
        [],
        [
          [1, "甲"],
          [2, "乙"],
        ],
      ],
      JSON.stringify(end),
    );
  }
});

test("quotes inside, separators inside, several lines, escapes", () => {
  const { records, faults } = readNeeds(
    [
      `'${other(1)}' , '标题' , '内容里有 'x' 和 ' , ' 分隔' `,
      `'${other(2)}' , '跨行' , '第一行`,
      "第二行' ",
      "",
      `'${other(3)}' , '转义' , '甲\\n乙'`,
      `'${other(4)}' , '空内容' , ''`,
    ].join("\r\n"),
  );
  assert.deepEqual(faults, []);
  assert.deepEqual(
    records.map((r) => [r.line, r.title, r.content]),
    [
      [1, "标题", "内容里有 'x' 和 ' , ' 分隔"],
      [2, "跨行", "第一行\n第二行"],
      [5, "转义", "甲\n乙"],
      [6, "空内容", ""],
    ],
  );
});

test("what is no record is reported with its line and cause", () => {
  const { records, faults } = readNeeds(
    [
      `表头,标题,内容`,
      `'${other(1)}' , '一' , '没有结束`,
      `'${other(2)}' , '只有标题'`,
      `'${other(3)}' , '好' , '好'`,
      `'${other(3)}' , '再' , '来'`,
    ].join("\n"),
  );
  assert.deepEqual(
    records.map((r) => r.line),
    [4],
  );
  assert.deepEqual(
    faults.map((f) => [f.line, f.cause]),
    [
      [1, "不是记录：行首没有编号"],
      [2, "内容没有结束引号"],
      [3, "缺少标题或内容"],
      [5, "编号重复，已见于第 4 行"],
    ],
  );
});

test("nothing is lost: whatever the text, every line that is not blank lies in a record or a fault", () => {
  const line = fc.oneof(
    fc.string({ maxLength: 30 }).map((s) => s.replace(/[\r\n]/g, "")),
    fc.nat(999).map((n) => `'${other(n)}' , '题${n}' , '内容'`),
    fc.constant(""),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const { records, faults } = readNeeds(lines.join("\n"));
      const begins = [...records, ...faults].map((r) => r.line).sort((a, b) => a - b);
      const firstContent = lines.findIndex((l) => l.trim() !== "");
      if (firstContent >= 0) assert.equal(begins[0], firstContent + 1);
      for (const [i, l] of lines.entries()) if (/^'[0-9a-f-]{36}'/.test(l)) assert.ok(begins.includes(i + 1), `line ${i + 1}`);
    }),
  );
});

const real = ["../shared/data/matching/needs.csv", "../../shared/data/matching/needs.csv"]
  .map((p) => join(repositoryRoot, p))
  .find((p) => existsSync(p));
test("the 371 real needs: 371 in, 371 read", { skip: real === undefined ? "the real data are not on this machine" : false }, () => {
  const { records, faults } = readNeeds(readFileSync(real as string, "utf8"));
  assert.equal(records.length + faults.length, 371);
  assert.equal(new Set(records.map((r) => r.guid)).size, records.length);
});
