import assert from "node:assert/strict";
import { test } from "node:test";
import { exact, seededRandom, showExact } from "@bihuan/kit";
import type { Item, Rule, Sheet } from "./rule.ts";
import type { Value } from "./score-item.ts";
import { keepScores, scoreUnits, type SheetScore, type UnitValues } from "./score-sheet.ts";

const item = (rule: Rule, points: number, more: Partial<Item>): Item => ({
  key: "i",
  name: "项",
  points,
  rule,
  missing: "zero",
  notApplicable: "rescale",
  ...more,
});
const value = (v: number): Value => ({ state: "value", value: exact(v) });
const unit = (values: Record<string, Value>, name = "A", of = "县"): UnitValues => ({ unit: name, class: of, values });
const sheet: Sheet = {
  name: "示例",
  version: "1",
  grades: [
    { key: "优秀", from: 90 },
    { key: "不合格", from: 0 },
  ],
  groups: [
    { key: "1", name: "一", points: 60, children: [item({ kind: "proportional", target: 10 }, 60, { key: "1.1" })] },
    {
      key: "2",
      name: "二",
      points: 40,
      children: [
        item({ kind: "threshold", relation: ">=", target: 1 }, 32, {
          key: "2.1",
          veto: { effect: "fails" },
          byClass: { 一类: { kind: "threshold", relation: ">=", target: 5 } },
        }),
        item({ kind: "bands", bands: [{ from: 1, share: 100 }] }, 8, { key: "2.2", missing: "undecided" }),
      ],
    },
  ],
  bonusCap: 3,
  extra: [item({ kind: "bonus", each: 2 }, 5, { key: "+" }), item({ kind: "deduction", each: 1 }, 5, { key: "-" })],
};

test("a scorer that remembers gives what scoring anew gives, after any change of values, classes and members", () => {
  const random = seededRandom(31);
  const ranked: Sheet = {
    ...sheet,
    roundItems: 2,
    groups: [
      ...sheet.groups,
      {
        key: "g",
        name: "比较",
        points: 20,
        children: [
          item({ kind: "to-best" }, 10, { key: "b" }),
          item(
            {
              kind: "rank",
              steps: [{ upTo: 1, points: 10 }],
              places: "place",
              ties: "shared",
              round: "up",
              leastGroup: 2,
              without: "out",
            },
            10,
            { key: "r" },
          ),
        ],
      },
    ],
  };
  const told = (scores: readonly SheetScore[]) =>
    scores.map((s) => [s, s.why, s.items.map((i) => [i.key, i.state, showExact(i.points, 4), i.why, i.toRaise])]);
  const draw = (name: string): UnitValues =>
    unit(
      Object.fromEntries(
        ["1.1", "2.1", "2.2", "+", "-", "b", "r"].map((key): [string, Value] => [
          key,
          random.below(6) === 0 ? { state: "missing" } : value(random.below(12)),
        ]),
      ),
      name,
      random.pick(["一类", "二类"]),
    );
  for (const one of [sheet, ranked]) {
    const score = keepScores(one);
    let units = Array.from({ length: 8 }, (_, k) => draw(String(k)));
    let [before, again] = [score(units), 0];
    for (let round = 0; round < 200; round++) {
      const k = random.below(units.length);
      const act = random.below(4);
      if (act === 0) units = units.toSpliced(k, 1, draw(String((units[k] as UnitValues).unit)));
      else if (act === 1 && units.length > 2) units = units.toSpliced(k, 1);
      else if (act === 2) units = [...units, draw(`新${round}`)];
      else units = units.toReversed();
      const now = score(units);
      assert.deepEqual(told(now), told(scoreUnits(one, units)));
      again += now.filter((s) => before.includes(s)).length;
      before = now;
    }
    assert.ok(again > 100, "scores of units that did not change are the same objects");
  }
  // Canary: another object with the same unit's name is another state of it.
  const score = keepScores(sheet);
  const [a, b] = [unit({ "1.1": value(10) }), unit({ "1.1": value(0) })];
  assert.notDeepEqual(told(score([a])), told(score([b])));
});
