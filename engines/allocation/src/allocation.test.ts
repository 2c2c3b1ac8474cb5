import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { findLevel, type Claim, compare, type Exact, type Random, seededRandom, showExact } from "@bihuan/kit";
import { allocate, type Table } from "./allocate.ts";
import type { Question, Unit } from "./question.ts";
import { boundsOfLastYear, isFairest, topShare } from "./rules.ts";
import { allocatePots, explainChange, losersOfGrowth, marginal, weightsReaching } from "./what-if.ts";

const yuan = (n: number): number => Math.round(n * 100);
const tableOf = (q: Question): Table => {
  const done = allocate(q);
  assert.ok(
    done.ok,
    JSON.stringify(done, (_, v) => (typeof v === "bigint" ? String(v) : v)),
  );
  return done.value;
};
const amounts = (t: Table): Record<string, number> => Object.fromEntries(t.rows.map((r) => [r.code, r.amountFen]));
const refusalOf = (q: Question) => {
  const done = allocate(q);
  assert.ok(!done.ok);
  return done.error;
};
/** One factor whose values are the shares. */
const byShare = (
  totalFen: number,
  shares: Record<string, number>,
  more: Record<string, Partial<Unit>> = {},
  rest: Partial<Question> = {},
): Question => ({
  totalFen,
  factors: [{ key: "x", weight: "100" }],
  units: Object.entries(shares).map(([code, x]) => ({ code, values: { x }, ...more[code] })),
  ...rest,
});

/**
 * Weights 50/30/20 of 700,000 yuan; the factors' parts A (.4 .2 .5), B (.35 .3 .3), C (.25 .5 .2): shares .36 .325 .315, with coefficients
 * 1, 1.1, .9: .36 .3575 .2835, sum 1.001. 700,000 × .36 / 1.001 = 251,748.2517…; × .3575 = 250,000; × .2835 = 198,251.7482….
 */
const three: Question = {
  totalFen: yuan(700_000),
  factors: [
    { key: "a", weight: "50" },
    { key: "b", weight: "30" },
    { key: "c", weight: "20" },
  ],
  units: [
    { code: "A", values: { a: "40", b: 2, c: "0.5" }, coefficient: "1" },
    { code: "B", values: { a: "35", b: 3, c: "0.3" }, coefficient: "1.1" },
    { code: "C", values: { a: "25", b: 5, c: "0.2" }, coefficient: "0.9" },
  ],
};

test("coefficients are renormalised: without it this table overspends 700 yuan", () => {
  const table = tableOf(three);
  assert.deepEqual(amounts(table), { A: yuan(251_748.25), B: yuan(250_000), C: yuan(198_251.75) });
  assert.deepEqual(
    table.rows[0]?.terms().map((t) => [t.factor, t.value, t.sum, showExact(t.part, 3)]),
    [
      ["a", "40", "100", "0.200"],
      ["b", "2", "10", "0.060"],
      ["c", "0.5", "1", "0.100"],
    ],
  );
  assert.equal(showExact(table.rows[1]?.share as Exact, 6), "0.357143");
});

test("the weight of a factor that is 0 for everybody lies in the parts of the others: they sum to what is shared", () => {
  const table = tableOf({
    totalFen: yuan(1_000),
    factors: [
      { key: "a", weight: "60" },
      { key: "b", weight: "20" },
      { key: "c", weight: "20", allZero: "spread" },
    ],
    units: [
      { code: "A", values: { a: "1", b: 3, c: 0 } },
      { code: "B", values: { a: "3", b: 1, c: 0 } },
    ],
  });
  for (const row of table.rows) {
    const parts = row.terms().map((t) => t.part);
    const sum = parts.reduce((a, b) => ({ num: a.num * b.den + b.num * a.den, den: a.den * b.den }), { num: 0n, den: 1n });
    assert.equal(showExact(sum, 6), showExact(row.share as Exact, 6));
  }
});

test("when a cap and a floor both bind, only the level rule is right", () => {
  // 2,000,000 by 45/35/20 %: A at most 840,000, C at least 700,000. C takes 300,000 more than its 400,000; the rest, 1,300,000, by 45 : 35 is
  // 731,250 and 568,750, so A's cap does not bind. Freezing both at once would give 840,000 and 460,000.
  const table = tableOf(
    byShare(yuan(2_000_000), { A: 45, B: 35, C: 20 }, { A: { capFen: yuan(840_000) }, C: { floorFen: yuan(700_000) } }),
  );
  assert.deepEqual(amounts(table), { A: yuan(731_250), B: yuan(568_750), C: yuan(700_000) });
  assert.deepEqual(
    table.rows.map((r) => r.held),
    [undefined, undefined, "floor"],
  );
  assert.ok(isFairest(table));
  assert.ok(!isFairest({ ...table, level: { num: table.level.num + 1n, den: table.level.den } }), "the certificate is not always true");
});

test("what a cap leaves goes to the others, again and again; a floor of a unit without share is kept", () => {
  // 100 fen by 50/30/20, A ≤ 10: 90 by 30 : 20 is 54 and 36; B ≤ 40: 50 left to C.
  assert.deepEqual(amounts(tableOf(byShare(100, { A: 50, B: 30, C: 20 }, { A: { capFen: 10 }, B: { capFen: 40 } }))), {
    A: 10,
    B: 40,
    C: 50,
  });
  assert.deepEqual(amounts(tableOf(byShare(100, { A: 1, B: 0 }, { B: { floorFen: 7 } }))), { A: 93, B: 7 });
});

test("whole steps by the largest remainder, ties by code and never by order", () => {
  // 100 fen among three equal shares: 33.33 each, one fen left; the remainders and amounts are equal, so the smallest code has it.
  assert.deepEqual(amounts(tableOf(byShare(100, { C: 1, A: 1, B: 1 }))), { C: 33, A: 34, B: 33 });
  // Steps of 100 yuan: 1,000.50 yuan is ten steps and 0.50 in the reserve. 60 : 25 : 15 of ten steps is 6, 2.5, 1.5: the same remainder, the larger amount.
  const stepped = tableOf(byShare(yuan(1000.5), { A: 60, B: 25, C: 15 }, {}, { stepFen: 10_000 }));
  assert.deepEqual([amounts(stepped), stepped.residueFen], [{ A: yuan(600), B: yuan(300), C: yuan(100) }, 50]);
  // Bounds move inward: at least 250.01 yuan is three steps, at most 699.99 six.
  const bounds = tableOf(byShare(yuan(1000), { A: 80, B: 20 }, { A: { capFen: 69_999 }, B: { floorFen: 25_001 } }, { stepFen: 10_000 }));
  assert.deepEqual(amounts(bounds), { A: yuan(600), B: yuan(400) });
});

test("fixed sums come first and count within the bounds; the reserve is kept back", () => {
  // 1,000 fen, 100 in reserve, A has 300 fixed: 600 left by 1 : 1, A ≤ 500 in all takes 200 of it, B 400.
  const table = tableOf(byShare(1000, { A: 1, B: 1 }, { A: { fixedFen: 300, capFen: 500 } }, { reserveFen: 100 }));
  assert.deepEqual([amounts(table), table.allottedFen, table.reserveFen, table.residueFen], [{ A: 500, B: 400 }, 900, 100, 0]);
});

test("what is missing is never 0 by itself", () => {
  const units = [
    { code: "A", values: { x: "5" } },
    { code: "B", values: { x: null } },
    { code: "C", values: {} },
  ];
  const by = (missing?: "zero" | "ineligible"): Question => ({
    totalFen: 10,
    factors: [{ key: "x", weight: 100, ...(missing ? { missing } : {}) }],
    units,
  });
  assert.deepEqual(refusalOf(by()), { code: "missing-value", factor: "x", units: ["B", "C"] });
  assert.deepEqual(amounts(tableOf(by("zero"))), { A: 10, B: 0, C: 0 });
  assert.deepEqual(
    tableOf(by("ineligible")).rows.map((r) => r.eligible),
    [true, false, false],
  );
});

test("whether a sum runs over all or over the eligible changes the table of two factors", () => {
  // b: A 1, B 1, C (not eligible) 98. Over the eligible: A (.5·.8 + .5·.5) = .65, B .35. Over all: A .5·.8 + .5·.01 = .405, B .5·.2 + .5·.01 = .105: 79.41 %.
  const q = (sumOver: "eligible" | "all"): Question => ({
    totalFen: 10_000,
    sumOver,
    factors: [
      { key: "a", weight: 50 },
      { key: "b", weight: 50 },
    ],
    units: [
      { code: "A", values: { a: 80, b: 1 } },
      { code: "B", values: { a: 20, b: 1 } },
      { code: "C", values: { a: 0, b: 98 }, eligible: false },
    ],
  });
  assert.deepEqual(amounts(tableOf(q("eligible"))), { A: 6500, B: 3500, C: 0 });
  assert.deepEqual(amounts(tableOf(q("all"))), { A: 7941, B: 2059, C: 0 });
});

test("each refusal names what stands in the way, with figures and the least change", () => {
  const one = { A: 1, B: 1 };
  const many: readonly [Question, object][] = [
    [{ ...byShare(1, {}) }, { code: "no-units" }],
    [{ ...byShare(1, one), factors: [] }, { code: "no-factors" }],
    [
      { ...byShare(1, one), units: [...byShare(1, one).units, { code: "A", values: { x: 1 } }] },
      { code: "unit-twice", key: "A" },
    ],
    [{ ...byShare(-5, one) }, { code: "bad-money", field: "totalFen" }],
    [
      { ...byShare(1, one), stepFen: 0 },
      { code: "bad-money", field: "stepFen" },
    ],
    [byShare(1, one, { B: { capFen: 0.5 } }), { code: "bad-money", field: "capFen", unit: "B" }],
    [byShare(1, one, { B: { values: { x: "-3" } } }), { code: "bad-number", field: "x", unit: "B" }],
    [byShare(1, one, { B: { values: { x: 0.1 } } }), { code: "bad-number", field: "x", unit: "B" }],
    [byShare(1, one, { B: { values: { x: "1e5" } } }), { code: "bad-number", field: "x", unit: "B" }],
    [
      { ...byShare(1, one), factors: [{ key: "x", weight: "99" }] },
      { code: "weights-sum", sum: "99" },
    ],
    [byShare(1, { A: 0, B: 0 }), { code: "factor-all-zero", factor: "x" }],
    [byShare(100, one, { A: { floorFen: 60, capFen: 50 } }), { code: "bounds-cross", unit: "A", floorFen: 60, capFen: 50 }],
    [byShare(100, one, { A: { fixedFen: 60, capFen: 50 } }), { code: "fixed-above-cap", unit: "A", fixedFen: 60, capFen: 50 }],
    [byShare(100, one, { A: { fixedFen: 160 } }), { code: "fixed-above-pool", fixedFen: 160, poolFen: 100 }],
    // Floors 70, 50, 20 of 100: the two largest collide already; 40 more would do, or all floors times 100/140.
    [
      byShare(100, { A: 1, B: 1, C: 1 }, { A: { floorFen: 50 }, B: { floorFen: 70 }, C: { floorFen: 20 } }),
      { code: "floors-above-pool", floorsFen: 140, poolFen: 100, shortFen: 40, scale: { num: 100n, den: 140n }, units: ["A", "B"] },
    ],
    [
      byShare(100, one, { A: { capFen: 30 }, B: { capFen: 50 } }),
      { code: "caps-below-pool", capsFen: 80, poolFen: 100, leftFen: 20, units: ["A", "B"] },
    ],
  ];
  for (const [question, expected] of many) assert.deepEqual(refusalOf(question), expected);
  const kept = tableOf(byShare(100, one, { A: { capFen: 30 }, B: { capFen: 50 } }, { rest: "reserve" }));
  assert.deepEqual([kept.allottedFen, kept.residueFen], [80, 20]);
});

test("last year's bounds are moved inward; the best p % with ties on the line in or out", () => {
  assert.deepEqual(boundsOfLastYear(333, "20", "12.5"), { floorFen: 267, capFen: 374 });
  assert.equal(boundsOfLastYear(undefined, "20", "20"), undefined);
  const scores = ["9", "8", "8", "7", null].map((score, i) => ({ code: String(i), score }));
  assert.deepEqual(topShare(scores, "40", { round: "up", ties: "in" }), ["0", "1", "2"]);
  assert.deepEqual(topShare(scores, "40", { round: "up", ties: "out" }), ["0"]);
  assert.deepEqual(topShare(scores, "50", { round: "half-up", ties: "out" }), ["0", "1", "2"]);
  assert.deepEqual(topShare(scores, "50", { round: "down", ties: "in" }), ["0", "1", "2"]);
  assert.deepEqual(topShare(scores, "100", { round: "down", ties: "out" }), ["0", "1", "2", "3"]);
});

test("the inverse question: from which weight on a unit keeps last year's sum", () => {
  // Two factors, A has all of a and nothing of b: A's part is the weight of a itself. At least 300 of 1,000: from 30 % on.
  const q: Question = {
    totalFen: 1000,
    factors: [
      { key: "a", weight: 50 },
      { key: "b", weight: 50 },
    ],
    units: [
      { code: "A", values: { a: 1, b: 0 } },
      { code: "B", values: { a: 0, b: 1 } },
    ],
  };
  assert.deepEqual(weightsReaching(q, "a", "A", 300), { ok: true, value: [{ from: "30", to: "100" }] });
  assert.deepEqual(weightsReaching(q, "a", "A", 333, 10), { ok: true, value: [{ from: "33.3", to: "100" }] });
  assert.deepEqual(weightsReaching(q, "a", "A", 1001), { ok: true, value: [] });
  // One more of a's unit beside 1 and 0 changes nothing; one more of b: 500 + 500 × 1/2 = 750.
  const more = marginal(q, "A", "b");
  assert.ok(more.ok && showExact(more.value, 2) === "250.00");
});

test("the causes of a change add up exactly", () => {
  const after: Question = {
    ...three,
    totalFen: yuan(800_000.01),
    units: three.units.map((u, i) => ({
      ...u,
      values: { ...u.values, a: String(20 + 7 * i) },
      coefficient: "1",
      ...(i === 0 ? { capFen: yuan(210_000) } : {}),
    })),
  };
  const told = explainChange(three, after);
  assert.ok(told.ok);
  const [before, now] = [amounts(tableOf(three)), amounts(tableOf(after))];
  for (const { code, byFen, differenceFen } of told.value) {
    assert.equal(differenceFen, (now[code] as number) - (before[code] as number));
    const sum = Object.values(byFen).reduce((s, p) => ({ num: s.num * p.den + p.num * s.den, den: s.den * p.den }), { num: 0n, den: 1n });
    assert.equal(compare(sum, { num: BigInt(differenceFen), den: 1n }), 0, code);
  }
  assert.notEqual(showExact(told.value[0]?.byFen.bounds as Exact, 2), "0.00");
  // B holds 3575/10010 of either pool: its part of the 100,000.01 yuan more.
  assert.equal(compare(told.value[1]?.byFen.total as Exact, { num: 10_000_001n * 3575n, den: 10_010n }), 0);
});

test("the paradox of the largest remainder is told: three states of 1880's kind", () => {
  // Shares 6, 6, 2 of ten seats: 4.29, 4.29, 1.43 → 4, 4, 2; of eleven: 4.71, 4.71, 1.57 → 5, 5, 1: C loses one.
  const q = byShare(10, { A: 6, B: 6, C: 2 });
  assert.deepEqual(amounts(tableOf(q)), { A: 4, B: 4, C: 2 });
  assert.deepEqual(losersOfGrowth(q, 1), { ok: true, value: [{ code: "C", losesFen: 1 }] });
});

test("several pots; a refusal names its pot", () => {
  const pots = [
    { key: "base", question: byShare(100, { A: 1, B: 1 }) },
    { key: "merit", question: byShare(50, { A: 4, B: 1 }) },
  ];
  const done = allocatePots(pots);
  assert.ok(done.ok);
  assert.deepEqual(done.value.sums, [
    { code: "A", amountFen: 90 },
    { code: "B", amountFen: 60 },
  ]);
  const refused = allocatePots([...pots, { key: "bad", question: byShare(-1, { A: 1 }) }]);
  assert.ok(!refused.ok && refused.error.pot === "bad");
});

/** A random question that mostly has an answer; small integers make ties and binding bounds frequent. */
function randomQuestion(random: Random, most: number): Question {
  const n = 1 + random.below(most);
  const totalFen = random.below(3) === 0 ? random.below(200) : random.below(5_000_000);
  const factors =
    random.below(2) === 0
      ? [{ key: "p", weight: "100" }]
      : [
          { key: "p", weight: "62.5" },
          { key: "q", weight: "37.5", missing: "zero" as const, allZero: "spread" as const },
        ];
  return {
    totalFen,
    factors,
    stepFen: random.pick([1, 1, 7, 100]),
    units: Array.from({ length: n }, (_, i) => ({
      code: `u${String(i).padStart(3, "0")}`,
      values: { p: 1 + random.below(9), q: random.below(4) === 0 ? null : random.below(5) },
      ...(random.below(3) === 0 ? { coefficient: random.pick(["0.9", "1.1", "1", "0"]) } : {}),
      ...(random.below(3) === 0 ? { floorFen: random.below(Math.ceil(totalFen / n) + 1) } : {}),
      ...(random.below(3) === 0 ? { capFen: Math.floor(totalFen / n) + random.below(Math.ceil(totalFen / n) + 1) } : {}),
      ...(random.below(9) === 0 ? { eligible: false } : {}),
    })),
  };
}

/**
 * The level by another way: whoever breaks a bound is frozen, only the side whose violations are larger, and the rest is shared again; at most n rounds.
 * As in the flex layout of web pages; plain fractions.
 */
function byFreezing(claims: readonly Claim[], pool: bigint): Exact[] {
  const fixed = new Map<number, bigint>(claims.flatMap((c, i) => (c.weight === 0n ? [[i, c.floor] as const] : [])));
  for (;;) {
    const open = claims.map((_, i) => i).filter((i) => !fixed.has(i));
    const weight = open.reduce((s, i) => s + (claims[i] as Claim).weight, 0n);
    const left = pool - [...fixed.values()].reduce((a, b) => a + b, 0n);
    const den = weight === 0n ? 1n : weight;
    const share = (i: number): bigint => left * (claims[i] as Claim).weight;
    let sum = 0n;
    for (const i of open) {
      const c = claims[i] as Claim;
      if (share(i) < c.floor * den) sum += c.floor * den - share(i);
      else if (c.cap !== undefined && share(i) > c.cap * den) sum -= share(i) - c.cap * den;
    }
    const broken = open.filter((i) => {
      const c = claims[i] as Claim;
      if (share(i) < c.floor * den) return sum >= 0n;
      return c.cap !== undefined && share(i) > c.cap * den && sum <= 0n;
    });
    if (broken.length === 0)
      return claims.map((_, i) => (fixed.has(i) ? { num: fixed.get(i) as bigint, den: 1n } : { num: share(i), den }));
    for (const i of broken)
      fixed.set(i, share(i) < (claims[i] as Claim).floor * den ? (claims[i] as Claim).floor : ((claims[i] as Claim).cap as bigint));
  }
}

test("2,000 random tables: sums, bounds, order, scale, certificate, and the level by another way", () => {
  const random = seededRandom(20_261_128);
  let answered = 0;
  for (let round = 0; round < 2000; round++) {
    const q = randomQuestion(random, round % 4 === 0 ? 5 : 40);
    const done = allocate(q);
    if (!done.ok) continue;
    answered++;
    const t = done.value;
    assert.equal(
      t.rows.reduce((s, r) => s + r.amountFen, 0),
      t.allottedFen,
    );
    assert.equal(t.allottedFen + t.reserveFen + t.residueFen, q.totalFen);
    assert.ok(isFairest(t));
    const step = q.stepFen ?? 1;
    q.units.forEach((u, i) => {
      const row = t.rows[i] as Table["rows"][number];
      if (row.eligible) assert.ok(row.amountFen >= (u.floorFen ?? 0) && row.amountFen <= (u.capFen ?? Infinity));
      const distance = row.exactFen.num - BigInt(row.amountFen) * row.exactFen.den;
      assert.ok((distance < 0n ? -distance : distance) < BigInt(step) * row.exactFen.den, "a whole step from the exact amount");
    });
    // Names, order and scale are no matter.
    const turned = tableOf({ ...q, factors: q.factors.toReversed(), units: q.units.toReversed() });
    assert.deepEqual(amounts(turned), amounts(t));
    const scaled = tableOf({
      ...q,
      units: q.units.map((u) => ({
        ...u,
        values: { ...u.values, p: Number(u.values.p) * 10_000 },
        coefficient: `${Number(u.coefficient ?? 1) * 30}`,
      })),
    });
    assert.deepEqual(amounts(scaled), amounts(t));
  }
  assert.ok(answered > 1200, String(answered));
  for (let round = 0; round < 3000; round++) {
    const claims = Array.from({ length: 1 + random.below(6) }, (): Claim => {
      const floor = BigInt(random.below(20));
      return { weight: BigInt(random.below(6)), floor, cap: random.below(2) === 0 ? undefined : floor + BigInt(random.below(20)) };
    });
    const pool = BigInt(random.below(120));
    const level = findLevel(claims, pool);
    const most = claims.map((c) => (c.weight === 0n ? c.floor : c.cap));
    const isOpen =
      claims.reduce((s, c) => s + c.floor, 0n) <= pool &&
      (most.includes(undefined) || (most as bigint[]).reduce((a, b) => a + b, 0n) >= pool);
    assert.equal(level !== undefined, isOpen);
    if (!level) continue;
    const other = byFreezing(claims, pool);
    level.amounts.forEach((a, i) =>
      assert.equal(
        compare(a, other[i] as Exact),
        0,
        JSON.stringify(claims, (_, v) => (typeof v === "bigint" ? Number(v) : v)),
      ),
    );
  }
});

test("a larger value never lowers the own exact amount", () => {
  const random = seededRandom(5);
  for (let round = 0; round < 300; round++) {
    const q = randomQuestion(random, 8);
    const before = allocate(q);
    const more = allocate({
      ...q,
      units: q.units.map((u, i) => (i === 0 ? { ...u, values: { ...u.values, p: Number(u.values.p) + 1 } } : u)),
    });
    if (!before.ok || !more.ok) continue;
    assert.ok(compare(more.value.rows[0]?.exactFen as Exact, before.value.rows[0]?.exactFen as Exact) >= 0);
  }
});

const noCbc = spawnSync("cbc", ["-quit"]).status === 0 ? false : "cbc (Debian's coinor-cbc) is not installed";

test("200 random pools against cbc: the least satisfied unit cannot be better off", { skip: noCbc }, () => {
  const random = seededRandom(77);
  const folder = mkdtempSync(join(tmpdir(), "allocation-"));
  try {
    for (let round = 0; round < 200; round++) {
      const claims = Array.from({ length: 5 }, (): Claim => {
        const floor = random.below(2) === 0 ? 0n : BigInt(random.below(15));
        return {
          weight: BigInt(1 + random.below(9)),
          floor,
          cap: random.below(2) === 0 ? undefined : floor + BigInt(1 + random.below(30)),
        };
      });
      const pool = claims.reduce((s, c) => s + c.floor, 0n) + BigInt(random.below(40));
      const level = findLevel(claims, pool);
      if (!level) continue;
      // max t with amount_i ≥ t·weight_i, Σ amount = pool, bounds: the first stage of the leximin.
      const rows = claims.map((c, i) => `c${i}: a${i} - ${c.weight} t >= 0`);
      const bounds = claims.map((c, i) => ` ${c.floor} <= a${i}${c.cap === undefined ? "" : ` <= ${c.cap}`}`);
      writeFileSync(
        join(folder, "m.lp"),
        `Maximize\n t\nSubject To\n${rows.join("\n")}\nsum: ${claims.map((_, i) => `a${i}`).join(" + ")} = ${pool}\nBounds\n${bounds.join("\n")}\nEnd\n`,
      );
      spawnSync("cbc", [join(folder, "m.lp"), "solve", "solu", join(folder, "m.txt")]);
      const objective = Number(/objective value\s+(-?[\d.]+)/i.exec(readFileSync(join(folder, "m.txt"), "utf8"))?.[1]);
      const least = Math.min(...level.amounts.map((a, i) => Number(a.num) / Number(a.den) / Number((claims[i] as Claim).weight)));
      assert.ok(Math.abs(Math.abs(objective) - least) < 1e-6, `${objective} ${least}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
