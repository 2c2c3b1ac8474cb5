import assert from "node:assert/strict";
import { test } from "node:test";
import { readValue, showMonth, showValue, type Field } from "./fields.ts";

const FIELD: Field = { key: "month", label: { zh: "月份", en: "Month" }, type: "month", required: true };

test("a month is read as people write it, kept one way and shown in words", () => {
  for (const text of ["2026-09", "2026-9", "2026.9", "2026/09", "2026年9月", "2026年 9 月", "202609", "２０２６年９月"])
    assert.deepEqual(readValue(FIELD, text), { ok: true, value: "2026-09" }, text);
  for (const text of ["2026-13", "2026-0", "20269", "9月", "2026-09-01", "2026", "2026.1", "今年"])
    assert.equal(readValue(FIELD, text).ok, false, text);
  assert.equal(showValue(FIELD, "2026-09", "zh-CN"), "2026年9月");
  assert.equal(showMonth("2026-12", "zh-CN"), "2026年12月");
  assert.equal(showValue(FIELD, "2026-09", "en"), "2026-09");
});
