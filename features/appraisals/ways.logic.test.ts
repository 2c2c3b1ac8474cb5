import assert from "node:assert/strict";
import { test } from "node:test";
import { likelyWay, proposedFor } from "./rules.ts";

const classes = [
  { key: "A", present: 4 },
  { key: "B", present: 8 },
];

test("how one votes is proposed by the situation: a hall by codes, few on paper, from afar where the keys are made", () => {
  assert.equal(likelyWay(classes, false), "hall");
  assert.equal(likelyWay(classes.slice(0, 1), false), "paper");
  assert.equal(likelyWay(classes, true), "afar");
  assert.equal(likelyWay([], false), "hall", "while nobody has come nothing is few");
  assert.deepEqual(proposedFor("mixed", classes.slice(0, 1)), [{ key: "A", codes: 4, sheets: 0, afar: false }]);
  assert.deepEqual(proposedFor("paper", classes), [
    { key: "A", codes: 0, sheets: 4, afar: false },
    { key: "B", codes: 0, sheets: 8, afar: false },
  ]);
  assert.deepEqual(
    proposedFor("afar", classes).map((g) => [g.codes + g.sheets, g.afar]),
    [
      [0, true],
      [0, true],
    ],
  );
});
