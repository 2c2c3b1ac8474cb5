import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { planTours, type Hooks, type TourPlan } from "./plan.ts";
import type { TourQuestion } from "./question.ts";
import { breaches } from "./testing/check-plan.ts";
import { line, stop, vehicle } from "./testing/line.ts";
import { randomQuestion } from "./testing/random-question.ts";
import { forceStop } from "./what-if.ts";

function plan(q: TourQuestion, iterations: number, hooks: Hooks = {}): TourPlan {
  const done = planTours(q, { iterations, seed: 1 }, hooks);
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
}

test("the order and the names of stops are irrelevant: the same plan, with the names changed", () => {
  const random = seededRandom(5);
  for (let round = 0; round < 300; round++) {
    const q = randomQuestion(random);
    const p = plan(q, 100);
    const other = new Map(random.shuffle(q.stops).map((s, i) => [s.id, `n${i}`]));
    const stops = random.shuffle(q.stops).map((s) => ({ ...s, id: other.get(s.id) as string }));
    const renamed = JSON.parse(JSON.stringify(p), (_, x: unknown) => (typeof x === "string" ? (other.get(x) ?? x) : x)) as TourPlan;
    const byStop = (a: { stop: string }, b: { stop: string }): number => (a.stop < b.stop ? -1 : 1);
    const told = (x: TourPlan) => ({ ...x, left: x.left.toSorted(byStop) });
    assert.deepEqual(told(plan({ ...q, stops }, 100)), told(renamed), `round ${round}`);
  }
});

test("a search ended at any moment gives a valid plan, never dearer than one ended before", () => {
  const random = seededRandom(6);
  for (let round = 0; round < 150; round++) {
    const q = randomQuestion(random);
    let before = -1;
    for (let moment = 0; moment < 4; moment++) {
      let asked = 0;
      const p = plan(q, 64 * 4, { stop: () => asked++ === moment });
      assert.deepEqual(breaches(q, p), [], `round ${round}, moment ${moment}`);
      const must = p.left.filter((l) => q.stops.find((s) => s.id === l.stop)?.must).length;
      if (q.worthFen === undefined && must === 0) {
        assert.ok(p.totals.weight >= before, `round ${round}, moment ${moment}`);
        before = p.totals.weight;
      }
    }
  }
});

test("forcing a left-out stop never improves", () => {
  const random = seededRandom(9);
  let forcedOnes = 0;
  for (let round = 0; round < 60; round++) {
    const at = [0, ...Array.from({ length: 5 }, () => 20 + random.below(230))];
    const q = line(at, {
      days: 2,
      worthFen: 3000 + random.below(9000),
      vehicles: [vehicle(2, { capacity: 4 + random.below(8) })],
      lodgings: [{ place: 1 + random.below(5), beds: 1, costFen: random.below(9000) }],
      stops: at
        .slice(1)
        .map((_, i) =>
          stop(`s${i}`, i + 1, 2, { weight: 1 + random.below(4), load: random.below(6), ...(i === 0 ? { patterns: [[0, 1]] } : {}) }),
        ),
    });
    const value = (p: TourPlan): number =>
      p.totals.fen + p.left.reduce((n, l) => n + (q.worthFen ?? 0) * (q.stops.find((s) => s.id === l.stop)?.weight ?? 0), 0);
    const p = plan(q, 800);
    for (const { stop: id } of p.left) {
      const forced = forceStop(q, p, id, { iterations: 400, seed: 2 });
      assert.ok(forced.ok);
      assert.ok(value(forced.value.plan) >= value(p), `round ${round}: ${id} in gives ${value(forced.value.plan)}, without ${value(p)}`);
      forcedOnes++;
    }
  }
  assert.ok(forcedOnes > 30, `${forcedOnes} forced`);
});

test("two counties, one caravan: a bed in each, home between them; days for one alone leave the other out", () => {
  // 100 km east and 100 km west, four schools each, visits of three hours: two a day. Places: home, two east, two west, by twos.
  const at = [0, 100, 101, 102, 103, -100, -101, -102, -103];
  const hours = [
    { from: 540, to: 720 },
    { from: 810, to: 1020 },
  ];
  const of = (days: number): TourQuestion =>
    line(at, {
      days,
      vehicles: [vehicle(days, { duty: Array.from({ length: days }, () => ({ from: 420, to: 1200 })) })],
      lodgings: [
        { place: 1, beds: 1, costFen: 5000 },
        { place: 5, beds: 1, costFen: 5000 },
      ],
      stops: at.slice(1).map((km, i) =>
        stop(`s${i + 1}`, i + 1, days, {
          serviceMinutes: 180,
          county: km > 0 ? "east" : "west",
          windows: Array.from({ length: days }, () => hours),
        }),
      ),
    });
  const four = plan(of(4), 2000);
  assert.deepEqual(breaches(of(4), four), []);
  assert.deepEqual([four.totals.served, four.totals.nights], [8, 2]);
  // Out to 103 and back on each side, and 3 km to and fro for the bed at 100 at the least.
  assert.ok(four.totals.metres >= 412_000 && four.totals.metres <= 424_000, `${four.totals.metres}`);
  assert.deepEqual(
    four.shares.map((s) => [s.county, s.served]),
    [
      ["east", 4],
      ["west", 4],
    ],
  );
  const two = plan(of(2), 1000);
  assert.deepEqual(two.shares.map((s) => s.served).toSorted(), [0, 4]);
});

test("a ferry: out it waits for the boat, back it does not; with a bed on the island it is crossed once", () => {
  // Home, harbour, two schools on the island: 30 minutes and 30 km to the boat, which takes 60 minutes out with the wait and 20 back, and no kilometres.
  const [north, south] = [2, 3] as const;
  const minutes = [0, 30, 90, 90, 30, 0, 60, 60, 50, 20, 0, 10, 50, 20, 10, 0];
  const km = [0, 30, 30, 30, 30, 0, 0, 0, 30, 0, 0, 5, 30, 0, 5, 0];
  const day = [{ from: 600, to: 960 }];
  const of = (beds: number): TourQuestion => ({
    ...line([0, 1, 2, 3], { days: 2, vehicles: [vehicle(2)], stops: [] }),
    minutes,
    metres: km.map((k) => k * 1000),
    stops: [north, south].map((place) => stop(`s${place}`, place, 2, { serviceMinutes: 300, windows: [day, day] })),
    lodgings: [{ place: south, beds, costFen: 1000 }],
  });
  const none = plan(of(0), 300);
  assert.deepEqual([none.totals.served, none.totals.metres, none.totals.nights], [2, 120_000, 0]);
  const first = none.days[0];
  // The gate opens at ten: on the road by half past eight, away at three, home fifty minutes later.
  assert.deepEqual([first?.leave, first?.visits[0]?.begin, first?.back, first?.driveMinutes], [510, 600, 950, 140]);
  const bed = plan(of(1), 300);
  assert.deepEqual([bed.totals.served, bed.totals.metres, bed.totals.nights], [2, 65_000, 1]);
  // No boats out: no day reaches the island.
  const stormy = { ...of(0), minutes: minutes.map((m, i) => (Math.floor(i / 4) < 2 && i % 4 >= 2 ? 2000 : m)) };
  assert.deepEqual(
    plan(stormy, 50).left.map((l) => l.reason.code),
    ["too-far-in-a-day", "too-far-in-a-day"],
  );
});
