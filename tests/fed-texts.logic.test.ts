import assert from "node:assert/strict";
import { test } from "node:test";
import { readInPieces } from "../features/places/read-beside.ts";
import { readDocument } from "../features/policies/document.ts";
import { readSheet } from "../platform/records/read-table.ts";

const LENGTH = 100_000;

test("100 kB of blanks in an import and 《aa〈 over and over in a law are read in no time", () => {
  const least = (work: () => unknown): number =>
    Math.min(
      ...[0, 1, 2].map(() => {
        const began = performance.now();
        work();
        return performance.now() - began;
      }),
    );
  const blanks = " ".repeat(LENGTH);
  const pasted = { kind: undefined, standing: undefined, of: 0, seeksRepeats: true };
  const register = {
    name: "r",
    label: { zh: "表", en: "r" },
    fields: [{ key: "day", label: { zh: "日期", en: "Day" }, type: "day" as const }],
  };
  const law = (unit: string): string => `第一条 示例。\n${unit.repeat(LENGTH / unit.length)}\n第二条 示例。`;
  for (const [what, work] of [
    ["a cell of blanks", () => readInPieces({ ...pasted, text: `名称\t地址\t面积\n甲\t${blanks}1\t1${blanks}2` })],
    ["a quote and blanks", () => readInPieces({ ...pasted, text: `名称\t地址\n甲\t"${blanks}` })],
    ["a table's cell", () => readSheet({ register, asked: register.fields, rows: [["日期"], [`1${blanks}2`]] })],
    ["a law of 《aa〈", () => readDocument({ source: law("《aa〈"), title: "示例办法" })],
    ["a law of titles", () => readDocument({ source: law("《甲》"), title: "示例办法" })],
    ["a law of blanks", () => readDocument({ source: law("令 "), title: "示例办法" })],
  ] as const) {
    const took = least(work);
    assert.ok(took < 1_000, `${what}: ${Math.round(took)} ms`);
  }
});
