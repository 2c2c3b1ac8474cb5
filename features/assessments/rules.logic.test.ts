import assert from "node:assert/strict";
import { test } from "node:test";
import { exact } from "@bihuan/kit";
import type { Rule } from "@bihuan/scoring";
import { aimOf } from "./aim.ts";
import { readClasses } from "./rules.ts";

test("which unit is of which class is said by whoever assesses; a name of nobody or of two is told", () => {
  const units = [
    { id: 1, name: "甲一县科协" },
    { id: 2, name: "甲二县科协" },
    { id: 3, name: "乙区科协" },
  ];
  assert.deepEqual(
    readClasses("山区县：甲一县、甲二县；城区：乙区", units),
    new Map([
      [1, "山区县"],
      [2, "山区县"],
      [3, "城区"],
    ]),
  );
  const fault = (words: string) => (readClasses(words, units) as { zh: string }).zh;
  assert.match(fault("山区县：丙县"), /“丙县”不是被考核单位/);
  assert.match(fault("山区县：甲"), /“甲”同时是甲一县科协、甲二县科协/);
  assert.match(fault("山区县：甲一县；城区：甲一县"), /写在两个类别里/);
  assert.match(fault("甲一县"), /没有读懂/);
});

test("how far a value has come to what an item asks: less is better where the rule says so, a hair short is not there", () => {
  const of = (rule: Rule, value: string) => Object.values(aimOf(rule, "项", exact(value)));
  assert.deepEqual(of({ kind: "threshold", relation: ">=", target: "2" }, "1.9999"), ["≥2项", 99]);
  assert.deepEqual(of({ kind: "threshold", relation: "<=", target: "10" }, "12.5"), ["≤10项", 80]);
  assert.deepEqual(of({ kind: "proportional", target: "20" }, "8"), ["≥20项", 40]);
  assert.deepEqual(of({ kind: "deduction", each: "0.5" }, "0"), ["0项", 100]);
  assert.deepEqual(of({ kind: "deduction", each: "0.5" }, "3"), ["0项", 0]);
  assert.deepEqual(
    of(
      {
        kind: "bands",
        bands: [
          { from: "0", points: "1" },
          { from: "250", points: "8" },
        ],
      },
      "200",
    ),
    ["≥250项", 80],
  );
  assert.deepEqual(of({ kind: "to-best" }, "1"), ["", null]);
});
