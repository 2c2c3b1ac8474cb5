import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom, type Random } from "@bihuan/kit";
import { apportion, oneSeatMore, type Method } from "./apportion.ts";
import { biproportional } from "./biproportional.ts";
import { Gaps, isOf, leastOf, mostOf, type Bound, type Nominee, type QuotaPlan } from "./plan.ts";
import { alternates, committee, firstChoice, select } from "./select.ts";
import { solve } from "./testing/solve.ts";

const seatsOf = (weights: readonly number[], seats: number, method: Method, more: readonly object[] = []): number[] => {
  const done = apportion(
    weights.map((weight, i) => ({ id: String(i), weight, ...more[i] })),
    seats,
    method,
  );
  assert.ok(done.ok, JSON.stringify(done));
  return done.value.seats.map((s) => s.seats);
};

test("the three methods on a table known from textbooks", () => {
  // 100 000, 80 000, 30 000, 20 000 for eight seats: D'Hondt 4 3 1 0, Sainte-Laguë 3 3 1 1, quotas 3.48 2.78 1.04 .70 → Hamilton 3 3 1 1.
  const votes = [100_000, 80_000, 30_000, 20_000];
  assert.deepEqual(seatsOf(votes, 8, "dhondt"), [4, 3, 1, 0]);
  assert.deepEqual(seatsOf(votes, 8, "sainte-lague"), [3, 3, 1, 1]);
  assert.deepEqual(seatsOf(votes, 8, "hamilton"), [3, 3, 1, 1]);
});

test("floors, ceilings, ties and the paradox of 1880 are told", () => {
  assert.deepEqual(seatsOf([90, 9, 1], 10, "hamilton", [{}, {}, { floor: 2 }]), [7, 1, 2]);
  assert.deepEqual(seatsOf([90, 9, 1], 10, "dhondt", [{ ceiling: 6 }, {}, {}]), [6, 4, 0]);
  const tie = apportion(
    [
      { id: "a", weight: 5 },
      { id: "b", weight: 5 },
    ],
    3,
    "sainte-lague",
  );
  assert.deepEqual(tie.ok && [tie.value.seats.map((s) => s.seats), tie.value.ties], [[2, 1], [["a", "b"]]]);
  // All weights equal: the quota is whole or everybody ties.
  assert.deepEqual(seatsOf([7, 7, 7, 7], 8, "hamilton"), [2, 2, 2, 2]);
  const equal = apportion(
    ["a", "b", "c", "d"].map((id) => ({ id, weight: 7 })),
    6,
    "hamilton",
  );
  assert.deepEqual(equal.ok && [equal.value.seats.map((s) => s.seats), equal.value.ties], [
    [2, 2, 1, 1],
    [
      ["a", "b", "c", "d"],
      ["b", "c", "d"],
    ],
  ]);
  // Three of 6, 6, 2: ten seats 4 4 2, eleven 5 5 1.
  const more = oneSeatMore(
    [6, 6, 2].map((weight, i) => ({ id: String(i), weight })),
    10,
    "hamilton",
  );
  assert.deepEqual(more, { ok: true, value: { gain: ["0", "1"], lose: ["2"] } });
  const codes = (parties: { id: string; weight: number; floor?: number; ceiling?: number }[], seats: number) => {
    const done = apportion(parties, seats, "dhondt");
    return done.ok ? "ok" : done.error.code;
  };
  assert.equal(codes([{ id: "a", weight: 1, floor: 4 }], 3), "floors-above-seats");
  assert.equal(codes([{ id: "a", weight: 1, ceiling: 2 }], 3), "ceilings-below-seats");
  assert.equal(codes([{ id: "a", weight: 0 }], 3), "no-weight");
  assert.equal(codes([{ id: "a", weight: -1 }], 3), "bad-number");
  assert.equal(
    codes(
      [
        { id: "a", weight: 1 },
        { id: "a", weight: 1 },
      ],
      3,
    ),
    "twice",
  );
});

test("properties of apportionment: sums, bounds, quota, monotony, order", () => {
  const random = seededRandom(4);
  for (let round = 0; round < 1500; round++) {
    const parties = Array.from({ length: 1 + random.below(7) }, (_, i) => ({
      id: `u${i}`,
      weight: random.below(200),
      ...(random.below(4) === 0 ? { floor: random.below(3) } : {}),
      ...(random.below(5) === 0 ? { ceiling: 2 + random.below(9) } : {}),
    }));
    const seats = random.below(40);
    for (const method of ["hamilton", "sainte-lague", "dhondt"] as const) {
      const done = apportion(parties, seats, method);
      if (!done.ok) continue;
      const got = done.value.seats;
      assert.equal(
        got.reduce((n, s) => n + s.seats, 0),
        seats,
      );
      parties.forEach((p, i) => assert.ok(got[i]!.seats >= (p.floor ?? 0) && got[i]!.seats <= (p.ceiling ?? Infinity)));
      const bare = parties.every((p) => p.floor === undefined && p.ceiling === undefined);
      const total = parties.reduce((n, p) => n + p.weight, 0);
      if (bare && method === "hamilton") parties.forEach((p, i) => assert.ok(Math.abs(got[i]!.seats - (p.weight * seats) / total) < 1));
      if (bare && method !== "hamilton") {
        const more = apportion(parties, seats + 1, method);
        assert.ok(more.ok && more.value.seats.every((s, i) => s.seats >= got[i]!.seats));
      }
      const turned = apportion(parties.toReversed(), seats, method);
      assert.deepEqual(
        turned.ok && turned.value.seats.toReversed().map((s) => s.seats),
        got.map((s) => s.seats),
      );
    }
  }
});

test("biproportional: units and groups have exactly their seats; small tables equal the best product of all", () => {
  const random = seededRandom(9);
  const logFactorial = (n: number): number => Array.from({ length: n }, (_, k) => Math.log(k + 0.5)).reduce((a, b) => a + b, 0);
  let solved = 0;
  for (let round = 0; round < 300; round++) {
    const [rows, columns] = [1 + random.below(3), 1 + random.below(3)];
    const weights = Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => (random.below(5) === 0 ? 0 : 1 + random.below(50))),
    );
    const rowSeats = Array.from({ length: rows }, () => random.below(4));
    const columnSeats = new Array<number>(columns).fill(0);
    for (let s = 0; s < rowSeats.reduce((a, b) => a + b, 0); s++) columnSeats[random.below(columns)]!++;
    let best = -Infinity;
    const table = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
    const fill = (cell: number, worth: number): void => {
      if (cell === rows * columns) {
        if (
          table.every((row, r) => row.reduce((a, b) => a + b, 0) === rowSeats[r]) &&
          columnSeats.every((n, c) => table.reduce((s, row) => s + row[c]!, 0) === n)
        )
          best = Math.max(best, worth);
        return;
      }
      const [r, c] = [Math.floor(cell / columns), cell % columns];
      for (let n = 0; n <= Math.min(rowSeats[r]!, columnSeats[c]!); n++) {
        if (n > 0 && weights[r]![c] === 0) break;
        table[r]![c] = n;
        fill(cell + 1, worth + (n === 0 ? 0 : n * Math.log(weights[r]![c]!) - logFactorial(n)));
      }
      table[r]![c] = 0;
    };
    fill(0, 0);
    const done = biproportional(weights, rowSeats, columnSeats);
    assert.equal(done.ok, best > -Infinity, JSON.stringify({ weights, rowSeats, columnSeats }));
    if (!done.ok) continue;
    solved++;
    const { seats } = done.value;
    assert.deepEqual(
      seats.map((row) => row.reduce((a, b) => a + b, 0)),
      rowSeats,
    );
    assert.deepEqual(
      columnSeats.map((_, c) => seats.reduce((n, row) => n + row[c]!, 0)),
      columnSeats,
    );
    const worth = seats
      .flatMap((row, r) => row.map((n, c) => (n === 0 ? 0 : n * Math.log(weights[r]![c]!) - logFactorial(n))))
      .reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(worth - best) < 1e-6, `${worth} ${best}`);
  }
  assert.ok(solved > 150);
  const blocked = biproportional(
    [
      [1, 0],
      [1, 0],
    ],
    [1, 1],
    [1, 1],
  );
  assert.deepEqual(!blocked.ok && blocked.error, { code: "empty-block", rows: [0, 1], columns: [0] });
  const tied = biproportional(
    [
      [1, 1],
      [1, 1],
    ],
    [1, 1],
    [1, 1],
  );
  assert.ok(tied.ok && tied.value.ties.length === 4);
  const differ = biproportional([[1]], [1], [2]);
  assert.ok(!differ.ok && differ.error.code === "sums-differ");
});

const bound = (key: string, attribute: string, value: string, least?: number, more: Partial<Bound> = {}): Bound => ({
  key,
  name: key,
  of: [{ attribute, values: [value] }],
  kind: "hard",
  ...(least === undefined ? {} : { least: { people: least } }),
  ...more,
});

test("live gaps: what is missing, what a tick heals, red as soon as it cannot be met", () => {
  const nominees: Nominee[] = [
    { id: "a", attributes: { sex: "女", line: "一线" } },
    { id: "b", attributes: { sex: "男", line: "一线" } },
    { id: "c", attributes: { sex: "男", line: "机关" } },
    { id: "d", attributes: { sex: "男", line: "机关" } },
  ];
  // 60 % of 3 seats are 1.8: two at least.
  const plan: QuotaPlan = {
    seats: 3,
    bounds: [bound("妇女", "sex", "女", 1), bound("一线", "line", "一线", undefined, { least: { percent: 60 } })],
  };
  const gaps = new Gaps(plan, nominees);
  gaps.tick("b", true);
  gaps.tick("b", true);
  assert.deepEqual(
    gaps.list().map((g) => [g.key, g.have, g.least, g.missing, g.possible]),
    [
      ["妇女", 0, 1, 1, 1],
      ["一线", 1, 2, 1, 1],
    ],
  );
  assert.deepEqual(gaps.heals("a"), ["妇女", "一线"]);
  assert.equal(gaps.light().light, "green");
  gaps.tick("c", true);
  gaps.tick("d", true);
  assert.deepEqual(gaps.light(), { light: "red", because: "妇女" });
  gaps.tick("d", false);
  assert.equal(gaps.light().light, "green");
  assert.throws(() => gaps.tick("nobody", true), RangeError);
});

test("a floor for a group without nominees is named as it stands, alone; 4,000 nominees are chosen from with a bound", async () => {
  const nominees = ["a", "b", "c"].map((id): Nominee => ({ id, attributes: { sex: "男", line: "一线" }, quality: 1 }));
  const plan: QuotaPlan = { seats: 2, bounds: [bound("一线", "line", "一线", 1), bound("妇女", "sex", "女", 1)] };
  assert.deepEqual(new Gaps(plan, nominees).light(), { light: "red", because: "妇女" });
  const answer = await select(plan, nominees, solve);
  assert.deepEqual(answer.status === "conflict" && answer.conflict.bounds, ["妇女"]);
  const random = seededRandom(40);
  const many = Array.from({ length: 4000 }, (_, i): Nominee => ({
    id: `n${i}`,
    attributes: Object.fromEntries(Array.from({ length: 8 }, (_a, a) => [`a${a}`, `v${Math.floor(random.next() ** 1.5 * 3)}`])),
    quality: random.below(101),
  }));
  const floors = Array.from({ length: 24 }, (_, i): Bound => {
    const floor = bound(`${i}`, `a${Math.floor(i / 3)}`, `v${i % 3}`, 0);
    return { ...floor, least: { people: Math.floor((many.filter((n) => isOf(floor, n)).length / 4000) * 600 * 0.9) } };
  });
  const first = firstChoice({ seats: 600, bounds: floors }, many);
  assert.ok(
    first && new Set(first.chosen).size === 600 && (first.bound ?? Infinity) < 1.002 * first.quality,
    `${first?.bound} ${first?.quality}`,
  );
  const seated = many.filter((n) => first.chosen.includes(n.id));
  for (const f of floors) assert.ok(seated.filter((n) => isOf(f, n)).length >= leastOf(f.least!, 600), f.key);
});

function randomPlan(random: Random): { plan: QuotaPlan; nominees: Nominee[] } {
  const nominees = Array.from({ length: 1 + random.below(9) }, (_, i): Nominee => ({
    id: `n${i}`,
    attributes: { sex: random.pick(["男", "女"]), line: random.pick(["一线", "机关"]), unit: random.pick(["甲", "乙", "丙"]) },
    quality: random.below(20),
    ...(random.below(8) === 0 ? { fixed: random.pick(["in", "out"] as const) } : {}),
  }));
  const seats = 1 + random.below(5);
  const pool: Bound[] = [
    bound("妇女", "sex", "女", random.below(4)),
    bound("一线", "line", "一线", random.below(5)),
    bound("甲", "unit", "甲", random.below(2), { most: { people: 1 + random.below(3) } }),
    bound("丙", "unit", "丙", 1 + random.below(3), { kind: random.pick(["soft", "by-law"] as const) }),
  ];
  return { plan: { seats, bounds: pool.filter(() => random.below(3) > 0) }, nominees };
}

/** Every choice of the seats, by trying all; bounds by index that count. */
function allChoices(plan: QuotaPlan, nominees: readonly Nominee[], bounds: readonly Bound[]): Nominee[][] {
  const out: Nominee[][] = [];
  const from = (i: number, chosen: Nominee[]): void => {
    if (chosen.length > plan.seats) return;
    if (i === nominees.length) {
      if (chosen.length !== plan.seats) return;
      const ok = bounds.every((b) => {
        const n = chosen.filter((x) => isOf(b, x)).length;
        return (b.least === undefined || n >= leastOf(b.least, plan.seats)) && (b.most === undefined || n <= mostOf(b.most, plan.seats));
      });
      if (ok) out.push(chosen);
      return;
    }
    const n = nominees[i]!;
    if (n.fixed !== "in") from(i + 1, chosen);
    if (n.fixed !== "out") from(i + 1, [...chosen, n]);
  };
  from(0, []);
  return out;
}

test("60 small plans against every choice there is: best quality, soft bounds first, conflicts that are least and mended", async () => {
  const random = seededRandom(20);
  let conflicts = 0;
  for (let round = 0; round < 60; round++) {
    const { plan, nominees } = randomPlan(random);
    const hard = plan.bounds.filter((b) => b.kind !== "soft");
    const all = allChoices(plan, nominees, hard);
    const answer = await select(plan, nominees, solve);
    if (all.length === 0) {
      conflicts++;
      assert.ok(answer.status === "conflict", JSON.stringify({ plan, nominees, answer }));
      if (answer.conflict.short !== undefined) continue;
      const named = hard.filter((b) => answer.conflict.bounds.includes(b.key));
      assert.equal(allChoices(plan, nominees, named).length, 0, "what is named collides");
      for (const b of named)
        assert.ok(
          allChoices(
            plan,
            nominees,
            named.filter((x) => x !== b),
          ).length > 0,
          "and none of it is idle",
        );
      const mended = hard.map((b) =>
        answer.conflict.changes
          .filter((c) => c.key === b.key)
          .reduce((x, c): Bound => (c.side === "least" ? { ...x, least: { people: c.to } } : { ...x, most: { people: c.to } }), b),
      );
      assert.ok(allChoices(plan, nominees, mended).length > 0, "the change mends it");
      continue;
    }
    const soft = plan.bounds.filter((b) => b.kind === "soft");
    const missed = (chosen: readonly Nominee[]): number =>
      soft.reduce((n, b) => n + Math.max(0, leastOf(b.least!, plan.seats) - chosen.filter((x) => isOf(b, x)).length), 0);
    const quality = (chosen: readonly Nominee[]): number => chosen.reduce((n, x) => n + (x.quality ?? 0), 0);
    const least = Math.min(...all.map(missed));
    const best = Math.max(...all.filter((c) => missed(c) === least).map(quality));
    assert.ok(answer.status === "chosen");
    assert.equal(
      answer.missed.reduce((n, m) => n + m.by, 0),
      least,
    );
    assert.equal(answer.quality, best, JSON.stringify({ plan, nominees, answer }));
    assert.ok(answer.isBest && (answer.bound ?? 0) >= best);
    for (const [leaver, stand] of alternates(plan, nominees, answer.chosen))
      for (const id of stand) {
        const ids = new Set([...answer.chosen.filter((x) => x !== leaver), id]);
        assert.ok(
          all.some((c) => c.every((x) => ids.has(x.id))) || nominees.find((n) => n.id === leaver)?.fixed === "in",
          "a replacement keeps every floor",
        );
      }
  }
  assert.ok(conflicts > 5);
});

test("a committee comes out of the delegates alone", async () => {
  const nominees: Nominee[] = ["a", "b"].map((id) => ({ id, attributes: {} }));
  assert.deepEqual(await committee({ seats: 1, bounds: [] }, nominees, new Set(["a"]), solve), { status: "no-delegates", ids: ["b"] });
  const done = await committee({ seats: 1, bounds: [] }, nominees, new Set(["a", "b"]), solve);
  assert.equal(done.status, "chosen");
});
