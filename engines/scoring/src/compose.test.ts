import assert from "node:assert/strict";
import { test } from "node:test";
import { exact, showExact } from "@bihuan/kit";
import { compose } from "./compose.ts";

const grades = [
  { key: "优秀", from: 90 },
  { key: "良好", from: 80 },
  { key: "合格", from: 0 },
];

test("parts of unlike sheets are composed by their weights, and a unit that is missing in one is nothing or open there", () => {
  // 甲: 60 × 95/100 + 40 × 108/120 = 57 + 36 = 93. 乙: 60 × 80/100 = 48, and no second total.
  const parts = [
    {
      weight: 60,
      most: 100,
      totals: new Map([
        ["甲", "95"],
        ["乙", "80"],
      ]),
    },
    { weight: "40", most: 120, totals: new Map([["甲", "108"]]) },
  ];
  const of = (missing: "zero" | "undecided") =>
    compose(parts, grades, missing).map((c) => [
      c.unit,
      c.total && showExact(c.total, 2),
      c.grade,
      c.parts.map((p) => p && showExact(p, 2)),
    ]);
  assert.deepEqual(of("zero"), [
    ["甲", "93.00", "优秀", ["57.00", "36.00"]],
    ["乙", "48.00", "合格", ["48.00", undefined]],
  ]);
  assert.deepEqual(of("undecided")[1], ["乙", undefined, undefined, ["48.00", undefined]]);
});

test("thirds stay whole: three equal parts of full totals are exactly 100", () => {
  const third = (weight: string) => ({ weight, most: 3, totals: new Map([["甲", "3"]]) });
  const [one] = compose([third("33.3"), third("33.3"), third("33.4")], grades, "zero");
  assert.deepEqual(one?.total, exact(100));
});

test("weights of 99 compose nothing", () => {
  assert.throws(() => compose([{ weight: 99, most: 100, totals: new Map() }], grades, "zero"), /sum to 100/);
});
