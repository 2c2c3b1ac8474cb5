import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, exact, over, plus, seededRandom, showExact, times, type Exact } from "@bihuan/kit";
import { checkSheet } from "./check.ts";
import { decompose, imbalance } from "./decompose.ts";
import type { Item, Rule, Sheet } from "./rule.ts";
import { scoreClass, settleTwoScores } from "./score-group.ts";
import { scoreItem, type Value } from "./score-item.ts";
import { compareScores, scoreUnits, whatWouldLift } from "./score-sheet.ts";

const item = (rule: Rule, points: string | number, more: Partial<Item> = {}): Item => ({
  key: "i",
  name: "某项",
  points,
  rule,
  missing: "zero",
  notApplicable: "nothing",
  ...more,
});
const value = (v: string | number): Value => ({ state: "value", value: exact(v) });
const ratio = (numerator: number, denominator: number): Value => ({
  state: "value",
  value: over(exact(numerator), exact(denominator)) as Exact,
  parts: { numerator: exact(numerator), denominator: exact(denominator) },
});
const scored = (i: Item, v: Value): [string, string, string | undefined] => {
  const s = scoreItem(i, v);
  return [showExact(s.points, 2), s.why.zh, s.toRaise?.zh];
};

test("a threshold that prints as met and is not names the gap in the numerator", () => {
  // 905,000 yuan ÷ 452,600 persons = 1.99956…: 2 × 452,600 = 905,200, short of 200 yuan.
  const i = item({ kind: "threshold", relation: ">=", target: "2" }, 4, { unit: "元/人" });
  assert.deepEqual(scored(i, ratio(905_000, 452_600)), ["0.00", "1.9996元/人，未达到不低于2元/人，不得分", "离达标，分子还差200"]);
  assert.deepEqual(scored(i, ratio(905_200, 452_600)), ["4.00", "2元/人，达到不低于2元/人，得4分", undefined]);
  const strict = item({ kind: "threshold", relation: ">", target: "2" }, 4);
  assert.equal(scored(strict, value(2))[0], "0.00", "超过 does not include the number");
});

test("of a percentage the gap stands in percentage points and in what is counted, in whole things", () => {
  const percent = (n: number, d: number, unit = ""): Value => ({
    state: "value",
    value: over(exact(100 * n), exact(d)) as Exact,
    parts: { numerator: exact(100 * n), denominator: exact(d), counted: { times: 100, unit } },
  });
  // 1 of 5 is 20 %; a quarter of five is 1.25, which two reach and one does not: 0.25 more is one more.
  const i = item({ kind: "proportional", target: 25 }, 3, { unit: "%" });
  assert.equal(scored(i, percent(1, 5))[2], "离达标还差5个百分点，分子还差1");
  // 0.2902 × 163,900 = 47,563.78 persons; 40 % are 65,560: 17,996 more than 47,564.
  const people = item({ kind: "threshold", relation: ">=", target: 40 }, 3, { unit: "%" });
  assert.match(scored(people, percent(47_564, 163_900, "人"))[2] ?? "", /^离达标还差10\.98个百分点，分子还差17,996人$/);
  // 3 of 20 is 15 %, at most 10 % are 2: one too many. Beyond a strict line the next whole one is asked for.
  assert.equal(
    scored(item({ kind: "threshold", relation: "<=", target: 10 }, 2, { unit: "%" }), percent(3, 20))[2],
    "离达标还差5个百分点，分子多出1",
  );
  assert.equal(scored(item({ kind: "threshold", relation: ">", target: 20 }, 2, { unit: "%" }), percent(1, 5))[2], "离达标，分子还差1");
  // Kept before units were kept with it: a percentage still counts things.
  assert.equal(
    scored(i, { ...percent(1, 5), parts: { numerator: exact(100), denominator: exact(5) } } as Value)[2],
    "离达标还差5个百分点，分子还差1",
  );
});

test("a gap of money is told in pieces, too, of the size they had so far, which is said; where there is none, that", () => {
  const paid = (v: string, n: number): Value => ({ ...value(v), pieces: { n, label: { zh: "到账凭证", en: "voucher" } } }) as Value;
  const i = item({ kind: "threshold", relation: ">=", target: "35.75" }, 4, { unit: "万元" });
  // 21.45 of three vouchers: 7.15 each; 35.75 − 21.45 = 14.3 = 2 × 7.15. A hundredth more asks for a third.
  assert.equal(scored(i, paid("21.45", 3))[2], "离达标还差14.3万元，即约再有2笔“到账凭证”（按已有3笔平均7.15万元计）");
  const more = item({ kind: "threshold", relation: ">=", target: "35.76" }, 4, { unit: "万元" });
  assert.match(scored(more, paid("21.45", 3))[2] ?? "", /还差14\.31万元，即约再有3笔/);
  // Beyond 35.75: two would only reach it.
  const beyond = item({ kind: "threshold", relation: ">", target: "35.75" }, 4, { unit: "万元" });
  assert.match(scored(beyond, paid("21.45", 3))[2] ?? "", /还差14\.3万元以上，即约再有3笔/);
  assert.equal(scored(i, paid("0", 0))[2], "离达标还差35.75万元；还没有一笔“到账凭证”，无从折算再要几笔");
  assert.equal(scored(i, paid("0", 2))[2], "离达标还差35.75万元", "of pieces of nothing no number is enough");
  assert.equal(scored(i, value("21.45"))[2], "离达标还差14.3万元", "what was only reported has no pieces");
  const less = item({ kind: "threshold", relation: "<=", target: "20" }, 4, { unit: "万元" });
  assert.equal(scored(less, paid("21.45", 3))[2], "离达标还差1.45万元", "less money is no piece more");
  // Of a rate: 900,000 yuan in 9 vouchers over 500,000 persons is 1.8; 2 are 1,000,000: 100,000 short, one voucher of 100,000.
  const perHead = item({ kind: "threshold", relation: ">=", target: "2" }, 4, { unit: "元/人" });
  const rate = { ...ratio(900_000, 500_000), parts: { numerator: exact(900_000), denominator: exact(500_000), counted: { times: 1, unit: "元" } }, pieces: { n: 9, label: { zh: "到账凭证", en: "voucher" } } } as Value; // prettier-ignore
  assert.equal(scored(perHead, rate)[2], "离达标，分子还差100,000元，即约再有1笔“到账凭证”（按已有9笔平均100000元计）");
});

test("proportional: capped, below the starting line nothing, less is better", () => {
  const i = item({ kind: "proportional", target: 9 }, 4, { unit: "项" });
  assert.deepEqual(scored(i, value(7)), ["3.11", "完成7项，目标9项，得4×7÷9=3.11分", "离达标还差2项"]);
  assert.equal(scored(i, value(12))[0], "4.00");
  assert.equal(scored(i, value("-3"))[0], "0.00");
  assert.equal(scored(item({ kind: "proportional", target: 9, start: 5 }, 4), value(4))[0], "0.00");
  assert.equal(scored(item({ kind: "proportional", target: 3, lower: true }, 4), value(6))[0], "2.00");
  assert.equal(scored(item({ kind: "proportional", target: 3, lower: true }, 4), value(0))[0], "4.00");
});

test("bands are half-open; shares of the points and ladders; the next band is named", () => {
  const open = item(
    {
      kind: "bands",
      bands: [
        { from: 200, points: 5 },
        { from: 250, points: 8 },
        { from: 300, points: 10 },
      ],
    },
    10,
    { unit: "天" },
  );
  assert.deepEqual(scored(open, value(263)), ["8.00", "263天，属250天以上档，得8分", "离达标还差37天"]);
  assert.equal(scored(open, value("249.99"))[0], "5.00");
  assert.equal(scored(open, value(199))[0], "0.00");
  assert.equal(scored(item({ kind: "bands", bands: [{ from: 90, share: 85 }] }, 40), value(90))[0], "34.00");
});

test("conditions, deductions that stop at the item, bonuses with a cap, graded", () => {
  const c = item(
    {
      kind: "conditions",
      of: 3,
      steps: [
        [3, 5],
        [2, 4],
      ],
    },
    5,
  );
  assert.deepEqual(scored(c, value(2)), ["4.00", "3项条件符合2项，得4分", "再符合1项可得5分"]);
  assert.equal(scored(c, value(1))[0], "0.00");
  // 8 missing at .5 are 4 points due of 3.
  assert.deepEqual(scored(item({ kind: "deduction", each: "0.5" }, 3), value(8)).slice(0, 2), ["0.00", "少8，应扣4分，扣完为止，得0分"]);
  assert.equal(scored(item({ kind: "deduction", each: "0.5" }, 3), value(3))[0], "1.50");
  assert.equal(scored(item({ kind: "bonus", each: "2.5" }, 5), value(3))[0], "5.00");
  const graded = item(
    {
      kind: "graded",
      grades: [
        { key: "好", share: 100 },
        { key: "较好", share: 80 },
      ],
    },
    10,
  );
  assert.deepEqual(scored(graded, value(80)).slice(0, 2), ["8.00", "评为“较好”，得80%，8分"]);
});

test("missing, open and not applicable are three things, and none of them is a value of 0", () => {
  const i = item({ kind: "threshold", relation: ">=", target: 0 }, 4);
  const state = (x: Partial<Item>, v: Value): string => scoreItem({ ...i, ...x }, v).state;
  assert.equal(state({}, { state: "missing" }), "unreported");
  assert.equal(state({ missing: "undecided" }, { state: "missing" }), "undecided");
  assert.equal(state({}, { state: "open" }), "undecided");
  assert.equal(state({}, { state: "not-applicable" }), "not-applicable");
  assert.equal(showExact(scoreItem({ ...i, notApplicable: "full" }, { state: "not-applicable" }).points, 0), "4");
});

const rank = (more: Partial<Rule & { kind: "rank" }> = {}): Item =>
  item(
    {
      kind: "rank",
      places: "place",
      steps: [
        { upTo: 1, points: 60 },
        { upTo: 3, points: 57 },
      ],
      ties: "shared",
      round: "down",
      leastGroup: 3,
      without: "out",
      ...more,
    } as Rule,
    60,
  );
const places = (i: Item, values: readonly (string | number | null)[]): string[] => {
  const out = scoreClass(
    i,
    values.map((v, k) => ({ unit: String(k), value: v === null ? { state: "missing" as const } : value(v) })),
  );
  return values.map((_, k) => showExact(out.get(String(k))?.points as Exact, 0));
};

test("ranks: shared 1-2-2-4 or dense 1-2-2-3, percent of the group by its rounding, small groups not ranked", () => {
  assert.deepEqual(places(rank(), [9, 8, 8, 7]), ["60", "57", "57", "0"]);
  assert.deepEqual(places(rank({ ties: "dense" }), [9, 8, 8, 7]), ["60", "57", "57", "57"]);
  // 30 % of 11 are 3.3: three places, or four.
  const eleven = Array.from({ length: 11 }, (_, k) => 100 - k);
  const third = { places: "percent" as const, steps: [{ upTo: 30, points: 60 }] };
  assert.equal(places(rank(third), eleven).filter((p) => p === "60").length, 3);
  assert.equal(places(rank({ ...third, round: "up" }), eleven).filter((p) => p === "60").length, 4);
  const [few] = [...scoreClass(rank(), [{ unit: "a", value: value(1) }]).values()];
  assert.deepEqual([few?.state, few?.why.zh], ["undecided", "同类只有1个单位，不足3个，不排名次"]);
  // Out of the number: 30 % of 10 is 3; behind everybody: of 11 with round up 4.
  assert.equal(
    places(rank({ ...third, round: "up", without: "last" }), [...eleven.slice(0, 10), null]).filter((p) => p === "60").length,
    4,
  );
  assert.equal(places(rank({ ...third, round: "up", without: "out" }), [...eleven.slice(0, 10), null]).filter((p) => p === "60").length, 3);
  assert.deepEqual(places(item({ kind: "to-best" }, 6), [10, 5, null, 0]), ["6", "3", "0", "0"]);
  assert.match(
    scoreClass(
      rank(),
      [9, 8, 8, 7].map((v, k) => ({ unit: String(k), value: value(v) })),
    ).get("1")?.why.zh ?? "",
    /并列第2名/,
  );
});

test("two blind scorers: the mean within the limit, else a third by the written rule", () => {
  const settle = (scores: number[], third: "nearest-two" | "decides" = "nearest-two"): string | undefined => {
    const done = settleTwoScores(scores.map(exact), exact(10), third);
    return done && `${showExact(done.value, 1)} ${done.by}`;
  };
  assert.equal(settle([80]), undefined);
  assert.equal(settle([80, 90]), "85.0 mean");
  assert.equal(settle([70, 90]), undefined);
  assert.equal(settle([70, 90, 85]), "87.5 nearest-two");
  assert.equal(settle([70, 90, 80]), "80.0 nearest-two");
  assert.equal(settle([70, 90, 85], "decides"), "85.0 third");
});

/** Two criteria of 60 and 40, the second with an item that may not apply. */
const sheet: Sheet = {
  name: "示例",
  version: "1",
  grades: [
    { key: "优秀", from: 90 },
    { key: "良好", from: 75 },
    { key: "不合格", from: 0 },
  ],
  bonusCap: 3,
  groups: [
    { key: "1", name: "保障", points: 60, children: [item({ kind: "proportional", target: 10 }, 60, { key: "1.1", name: "活动" })] },
    {
      key: "2",
      name: "成效",
      points: 40,
      children: [
        item({ kind: "threshold", relation: ">=", target: 1 }, 32, { key: "2.1", name: "经费", veto: { effect: "fails" } }),
        item({ kind: "threshold", relation: ">=", target: 1 }, 8, { key: "2.2", name: "农技", notApplicable: "rescale" }),
      ],
    },
  ],
  extra: [
    item({ kind: "bonus", each: 2 }, 5, { key: "+", name: "表彰" }),
    item({ kind: "deduction", each: 1 }, 5, { key: "-", name: "通报" }),
  ],
};
const unit = (values: Record<string, Value>, name = "A", of = "县"): Parameters<typeof scoreUnits>[1][number] => ({
  unit: name,
  class: of,
  values,
});
const total = (values: Record<string, Value>): string => {
  const [s] = scoreUnits(sheet, [unit({ "+": value(0), "-": value(0), ...values })]);
  return `${showExact(s?.total as Exact, 2)} ${s?.verdict} ${s?.grade ?? "–"}`;
};

test("a sheet: sums, scaling of what does not apply, veto, bonus cap, deductions from the whole", () => {
  assert.deepEqual(checkSheet(sheet), []);
  assert.equal(total({ "1.1": value(10), "2.1": value(1), "2.2": value(1) }), "100.00 passed 优秀");
  // 2.2 does not apply: 32 of 32 becomes 40.
  assert.equal(total({ "1.1": value(5), "2.1": value(1), "2.2": { state: "not-applicable" } }), "70.00 passed 不合格");
  assert.equal(total({ "1.1": value(10), "2.1": value(0), "2.2": value(1) }), "68.00 not-passed 不合格");
  assert.equal(total({ "1.1": value(10), "2.1": { state: "open" }, "2.2": value(1) }), "68.00 undecided –");
  // Three commendations are 6, the item has 5, bonuses together 3; two reproofs take 2.
  assert.equal(total({ "1.1": value(8), "2.1": value(1), "2.2": value(1), "+": value(3), "-": value(2) }), "89.00 passed 良好");
  const [s] = scoreUnits(sheet, [unit({ "1.1": value(8), "2.1": value(1), "2.2": value(1), "+": value(0), "-": value(0) })]);
  assert.ok(s);
  assert.deepEqual(
    whatWouldLift(sheet, s).map((l) => [l.key, showExact(l.needs, 2), l.grade]),
    [
      ["1.1", "2.00", "优秀"],
      ["+", "2.00", "优秀"],
    ],
  );
  const [t] = scoreUnits(sheet, [unit({ "1.1": value(9), "2.1": value(1), "2.2": value(1), "+": value(0), "-": value(0) })]);
  assert.deepEqual(
    compareScores([s], [t as typeof s]).map((d) => [d.unit, showExact(d.by, 2), d.from, d.to]),
    [["A", "6.00", "良好", "优秀"]],
  );
  const capped: Sheet = {
    ...sheet,
    groups: sheet.groups.map((g) => ({
      ...g,
      children: g.children.map((c) =>
        "rule" in c && c.key === "2.1" ? { ...c, points: 32, veto: { effect: "grade-cap" as const, grade: "良好" } } : c,
      ),
    })),
  };
  const [held] = scoreUnits(
    {
      ...capped,
      grades: [
        { key: "优秀", from: 60 },
        { key: "良好", from: 50 },
        { key: "不合格", from: 0 },
      ],
    },
    [unit({ "1.1": value(10), "2.1": value(0), "2.2": value(1), "+": value(0), "-": value(0) })],
  );
  assert.deepEqual([held?.verdict, held?.grade], ["passed", "良好"]);
});

test("a sheet that contradicts itself is refused, each fault in words", () => {
  const faults = (more: Partial<Sheet>): string[] => checkSheet({ ...sheet, ...more }).map((f) => f.zh);
  const one = (child: Item): Partial<Sheet> => ({ groups: [{ key: "g", name: "组", points: child.points, children: [child] }] });
  assert.deepEqual(
    faults({
      groups: [
        {
          key: "g",
          name: "组",
          points: 99,
          children: [item({ kind: "to-best" }, "33.3", { key: "a" }), item({ kind: "to-best" }, "66.7", { key: "b" })],
        },
      ],
    }),
    ["“组”为 99 分，下级合计 100.00 分"],
  );
  assert.match(
    faults(
      one(
        item(
          {
            kind: "bands",
            bands: [
              { from: 901, points: 2 },
              { from: 901, points: 3 },
            ],
          },
          3,
        ),
      ),
    )[0] ?? "",
    /不重叠/,
  );
  assert.match(faults(one(item({ kind: "bands", bands: [{ from: 1, points: 9 }] }, 3)))[0] ?? "", /超过本项 3 分/);
  assert.match(faults(one(item({ kind: "proportional", target: 0 }, 3)))[0] ?? "", /目标值须大于 0/);
  assert.match(faults(one(item({ kind: "threshold", relation: ">=", target: "二元" }, 3)))[0] ?? "", /不是数/);
  assert.match(
    faults({
      grades: [
        { key: "优", from: 90 },
        { key: "中", from: 60 },
      ],
    })[0] ?? "",
    /从 0 分起/,
  );
  assert.match(faults({ groups: [...sheet.groups, ...sheet.groups] })[0] ?? "", /出现两次/);
});

test("properties over random values: bounds, monotony, sum of the parts, order is no matter", () => {
  const random = seededRandom(9);
  for (let round = 0; round < 500; round++) {
    const units = Array.from({ length: 1 + random.below(6) }, (_, k) =>
      unit(
        {
          "1.1": random.below(5) === 0 ? { state: "missing" } : value(random.below(15)),
          "2.1": value(random.below(3)),
          "2.2": random.below(3) === 0 ? { state: "not-applicable" } : value(random.below(2)),
          "+": value(random.below(4)),
          "-": value(random.below(9)),
        },
        String(k),
        random.pick(["一类", "二类"]),
      ),
    );
    const scores = scoreUnits(sheet, units);
    for (const s of scores) {
      for (const i of s.items) assert.ok(i.points.num >= 0n && compare(i.points, i.most) <= 0);
      assert.ok(compare(s.total, exact(103)) <= 0 && s.total.num >= 0n);
      assert.equal(s.grade === undefined, s.verdict === "undecided");
    }
    assert.deepEqual(
      scoreUnits(sheet, units.toReversed())
        .toReversed()
        .map((s) => [s, s.items.map((i) => i.why)]),
      scores.map((s) => [s, s.items.map((i) => i.why)]),
    );
    const better = scoreUnits(
      sheet,
      units.map((u, k) =>
        k === 0 && u.values["1.1"]?.state === "value"
          ? { ...u, values: { ...u.values, "1.1": { state: "value" as const, value: plus(u.values["1.1"].value, exact(1)) } } }
          : u,
      ),
    );
    assert.ok(compare(better[0]?.total as Exact, scores[0]?.total as Exact) >= 0);
  }
  assert.equal(showExact(times(exact(8), over(exact(1), exact(3)) as Exact), 3), "2.667");
});

test("decomposition by largest remainder; its balance by mode", () => {
  const parts = [
    { code: "a", weight: 3 },
    { code: "b", weight: 3 },
    { code: "c", weight: 1 },
  ];
  // 25 × 3/7 = 10.71, 10.71, 3.57: both large remainders are served.
  assert.deepEqual([...(decompose(25, parts) as Map<string, number>).values()], [11, 11, 3]);
  assert.equal(decompose(25, [{ code: "a", weight: 0 }]), undefined);
  assert.equal(imbalance(25, [11, 11, 3], "sum"), 0);
  assert.equal(imbalance(20, [20, 19], "each"), -1);
  assert.equal(imbalance(20, [20, 12], "max"), 0);
});

test("a class is measured by the rule the sheet has for it, the others by the item's own", () => {
  const one: Item = item({ kind: "threshold", relation: ">=", target: "2" }, 4, {
    byClass: { 山区县: { kind: "threshold", relation: ">=", target: "1" } },
  });
  const of: Sheet = {
    name: "示例",
    version: "1",
    grades: [{ key: "合格", from: 0 }],
    groups: [{ key: "1", name: "保障", points: 4, children: [one] }],
  };
  const both = scoreUnits(of, [unit({ i: value("1.5") }, "A", "山区县"), unit({ i: value("1.5") }, "B", "平原县")]);
  assert.deepEqual(
    both.map((s) => showExact(s.total, 0)),
    ["4", "0"],
  );
  const wrong = checkSheet({
    ...of,
    groups: [{ ...(of.groups[0] as Sheet["groups"][number]), children: [{ ...one, byClass: { 山区县: { kind: "bands", bands: [] } } }] }],
  });
  assert.match(wrong[0]?.zh ?? "", /分档须从低到高/);
});
