import assert from "node:assert/strict";
import { test } from "node:test";
import { foreignWords } from "./plain-words.ts";

test("canaries: identifiers, formulas and English are found, the field's own Latin is not", () => {
  for (const [text, found] of [
    ["confirmed_demanders 第1版", "confirmed_demanders"],
    ["口径：ratio(count(demand.introduced), count(demand.confirmed))", "demand.introduced"],
    ["事实 agreement:41", "agreement:41"],
    ["agreementAmount 合计", "agreementAmount"],
    ["导出清单 demand", "demand"],
    ["排序 BM25plus", "BM25plus"],
    ["Please fill out this field", "Please"],
  ] as const)
    assert.ok(foreignWords(text).includes(found), text);
  for (const text of [
    "从 Excel、WPS 导入 .xlsx",
    "坐标来自 WGS-84（GPS）",
    "按 Ctrl 或 Enter",
    "国际专利分类 A0111",
    "English",
    "编号 7K3QZ-9M2XT-A4B8C-1D0EF",
    "https://example.org/link/demand",
  ])
    assert.deepEqual(foreignWords(text), [], text);
  assert.deepEqual(foreignWords("账号 baomu", new Set(["baomu"])), []);
});
