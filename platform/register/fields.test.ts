import assert from "node:assert/strict";
import { test } from "node:test";
import { creditCodeCheck } from "@bihuan/kit";
import { readTyped } from "./cells.ts";
import { readValue, type FieldType } from "./fields.ts";
import { isSpelledLike } from "./spelling.ts";

/** What a cell of a table becomes; undefined where it is refused in words. */
const read = (type: FieldType, cell: string): unknown => {
  const field = { key: "k", label: { zh: "项", en: "item" }, type };
  const value = readValue(field, readTyped(field, cell));
  if (!value.ok) assert.ok(value.error.zh.length > 3 && value.error.en.length > 4);
  return value.ok ? value.value : undefined;
};
const each = (type: FieldType, cases: readonly (readonly [cell: string, value: unknown])[]): void => {
  for (const [cell, value] of cases) assert.deepEqual(read(type, cell), value, `${type}: ${cell}`);
};

test("days and months in whatever spelling a table has them; what would have to be guessed is refused", () => {
  const day = "2019-03-05";
  for (const cell of ["2019-3-5", "2019–3–5", "2019‑3‑5", "2019年03月05号", "二〇一九年三月五日", "2019/3/5 星期二", "2019-03-05（周二）"])
    assert.equal(read("day", cell), day, cell);
  for (const cell of ["2019-03-05 00:00:00", "2019/3/5 8:30", "2019-03-05T00:00:00", "\u202a2019-3-5\u202c"])
    assert.equal(read("day", cell), day, cell);
  each("day", [
    ["二〇二五年十二月三十一日", "2025-12-31"],
    ["2019-03-05T16:00:00.000Z", undefined],
    ["5/3/2019", undefined],
    ["19.3.5", undefined],
    ["民国108年3月5日", undefined],
    ["43529", undefined],
    ["2019年3月", undefined],
    ["2019-02-29", undefined],
  ]);
  each("month", [
    ["2026年3月份", "2026-03"],
    ["2026/3", "2026-03"],
    ["202603", "2026-03"],
    ["2026.10", "2026-10"],
    ["2026.1", undefined],
    ["2026-13", undefined],
  ]);
});

test("a comma that does not part thousands is nobody's to read; yes and no as they are ticked", () => {
  each("integer", [
    ["1,200", 1200],
    ["1200.0", 1200],
    ["1,2", undefined],
    ["12,5", undefined],
    ["1200.5", undefined],
  ]);
  each("money", [
    ["1,200.50元", 120_050],
    ["12,5万", undefined],
    ["1.200,50", undefined],
  ]);
  for (const cell of ["是", "有", "√", "✔", "☑", "Y", "1"]) assert.equal(read("boolean", cell), true, cell);
  for (const cell of ["否", "无", "×", "✘", "n", "FALSE"]) assert.equal(read("boolean", cell), false, cell);
  each("boolean", [
    ["部分", undefined],
    ["○", undefined],
  ]);
});

test("signs nobody sees are not stored; credit codes with O for 0 are read by their check; an address with a name is none", () => {
  const body = "91510000MA62ABCD1";
  const code = body + creditCodeCheck(body);
  each("creditCode", [
    [code.replaceAll("0", "O").toLowerCase(), code],
    [`\u202d${code.slice(0, 8)} ${code.slice(8)}\u202c`, code],
    [`${body}${code.endsWith("0") ? "1" : "0"}`, undefined],
  ]);
  each("text", [["\ufeff李\u200b雷\u0000\ud840", "李雷"]]);
  each("email", [
    ["mailto:a@b.cn\u200b", "a@b.cn"],
    ["张三<a@b.cn>", undefined],
    ["a@b.cn;c@d.cn", undefined],
  ]);
});

test("names are found however their parts are set off", () => {
  for (const name of ["阿不都拉・买买提", "阿不都拉．买买提", "阿不都拉·\u2003买买提", "阿不都拉\t买买提", "阿不都拉\u200b买买提"])
    for (const asked of ["阿不都拉·买买提", "阿不都拉买买提", "阿不都拉.买买提", "阿不都拉．买买提"])
      assert.ok(isSpelledLike(name, asked), `${name}: ${asked}`);
  assert.ok(!isSpelledLike("三点五 3.5", "35"));
});
