import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { planTours, type TourPlan } from "./plan.ts";
import type { TourQuestion } from "./question.ts";
import { breaches } from "./testing/check-plan.ts";
import { DAY, line, stop, vehicle } from "./testing/line.ts";
import { prefecture } from "./testing/prefecture.ts";
import { randomQuestion } from "./testing/random-question.ts";
import { boundCost, boundWays } from "./ways-bound.ts";
import { forceStop, marginal, planFair, replan } from "./what-if.ts";

const must = (done: ReturnType<typeof planTours>): TourPlan => {
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};
const plan = (q: TourQuestion, iterations = 400, seed = 1): TourPlan => must(planTours(q, { iterations, seed }));

test("a far valley is worth its nights: two days there by one bed, and never without", () => {
  // 250 km out, six schools of an hour a kilometre apart: a day there and back is 500 of 600 minutes, one visit. With a bed at 250 the first day holds
  // 350 minutes of visits, the second as many: five each, so all six in two days.
  const stops = Array.from({ length: 6 }, (_, i) => stop(`s${i}`, i + 1, 2));
  const q = line([0, 250, 251, 252, 253, 254, 255], { days: 2, vehicles: [vehicle(2)], stops });
  assert.equal(plan(q).totals.served, 2);
  const nights = plan({ ...q, lodgings: [{ place: 1, beds: 1, costFen: 100 }] });
  assert.deepEqual([nights.totals.served, nights.totals.nights], [6, 1]);
  // A trip of two days holds ten visits, of which six are wanted: prices pay for six tenths of one at most.
  const least = boundWays(
    { ...q, lodgings: [{ place: 1, beds: 1, costFen: 100 }] },
    stops.map((s) => s.id),
  )?.metres as number;
  assert.ok(least <= 0.6 * nights.totals.metres && least >= 0.5 * nights.totals.metres, `${least} of ${nights.totals.metres}`);
  const one = boundWays(q, ["s5"])?.metres as number;
  assert.ok(one <= 510_000 && one > 509_000, `one stop, there and back: ${one}`);
  assert.equal(boundWays(q, []), undefined);
  // A day off between, or a rule to be home, forbids the night.
  assert.equal(plan({ ...q, lodgings: [{ place: 1, beds: 1, costFen: 100 }], vehicles: [vehicle(2, { homeBy: [0] })] }).totals.served, 2);
  assert.equal(plan({ ...q, lodgings: [{ place: 1, beds: 0, costFen: 100 }] }).totals.served, 2);
});

test("what is left out says why, and three of the reasons are proved", () => {
  const q = line([0, 10, 320, 12], {
    stops: [
      stop("closed", 1, 1, { windows: [[]] }),
      stop("short", 1, 1, { windows: [[{ from: 600, to: 630 }]] }),
      stop("kit", 1, 1, { kit: "天象厅" }),
      stop("far", 2),
      stop("long", 3, 1, { serviceMinutes: 560, weight: 5 }),
      stop("crowded", 1),
    ],
  });
  const p = plan(q);
  const reason = (id: string) => p.left.find((l) => l.stop === id)?.reason;
  assert.deepEqual(
    p.days[0]?.visits.map((v) => v.stop),
    ["long"],
  );
  assert.deepEqual(reason("closed"), { code: "closed-all-days" });
  assert.deepEqual(reason("short"), { code: "closed-all-days" });
  assert.deepEqual(reason("kit"), { code: "kit-on-no-vehicle", kit: "天象厅" });
  assert.deepEqual(reason("far"), { code: "too-far-in-a-day" });
  // Taking it in pushes the long one out: 20 instead of 24 km.
  assert.deepEqual(reason("crowded"), { code: "crowded-out", cheapest: { vehicle: "v", day: 0, extraMetres: -4000 }, displaced: ["long"] });
  assert.equal(p.bound.weight, 6);
  const forced = forceStop(q, p, "crowded", { iterations: 200, seed: 1 });
  assert.ok(forced.ok);
  assert.deepEqual([forced.value.pushedOut, forced.value.extraMetres], [["long"], -4000]);
});

test("two windows a day hold two visits; the second begins by 14:45 at the latest", () => {
  const windows = [
    [
      { from: 510, to: 690 },
      { from: 840, to: 1005 },
    ],
  ];
  const q = line([0, 5, 5, 5], { stops: [1, 2, 3].map((i) => stop(`s${i}`, i, 1, { serviceMinutes: 120, windows })) });
  const p = plan(q);
  assert.equal(p.totals.served, 2);
  assert.deepEqual(
    p.days[0]?.visits.map((v) => [v.begin, v.leave]),
    [
      [510, 630],
      [840, 960],
    ],
  );
  // From 08:00 and five minutes' way the gate is closed until 08:30: leaving at 08:25 is enough.
  assert.equal(p.days[0]?.leave, 505);
});

test("a school open on Wednesday alone; a must outweighs the rest; where a visit costs more than it is worth it is left out", () => {
  const wednesday = plan(
    line([0, 10], { days: 5, vehicles: [vehicle(5)], stops: [stop("w", 1, 5, { windows: [[], [], [DAY], [], []] })] }),
  );
  assert.equal(wednesday.days[0]?.day, 2);
  const q = line([0, 200, 10, 11], {
    stops: [
      stop("must", 1, 1, { must: true, serviceMinutes: 150 }),
      stop("a", 2, 1, { weight: 50, serviceMinutes: 150 }),
      stop("b", 3, 1, { weight: 50, serviceMinutes: 150 }),
    ],
  });
  assert.deepEqual(
    plan(q)
      .days[0]?.visits.map((v) => v.stop)
      .includes("must"),
    true,
  );
  const dear = line([0, 200, 10], { worthFen: 3000, stops: [stop("far", 1), stop("near", 2)] });
  assert.deepEqual(
    plan(dear).days[0]?.visits.map((v) => v.stop),
    ["near"],
  );
});

test("each fault of a question is named; nothing is planned with it", () => {
  const good = line([0, 10], { stops: [stop("s", 1)] });
  const faults = (q: TourQuestion): string[] => {
    const done = planTours(q, { iterations: 1, seed: 1 });
    return done.ok ? [] : done.error.map((e) => e.code);
  };
  assert.deepEqual(faults(good), []);
  assert.deepEqual(faults({ ...good, minutes: [0, 1, 2] }), ["matrix-size"]);
  assert.deepEqual(faults({ ...good, minutes: [0, -1, Number.NaN, 0] }), ["bad-time", "bad-time"]);
  assert.deepEqual(faults({ ...good, stops: [stop("s", 9), stop("s", 1)] }), ["unknown-place", "twice"]);
  assert.deepEqual(faults({ ...good, stops: [stop("s", 1, 1, { weight: 0 })] }), ["bad-number"]);
  assert.deepEqual(faults({ ...good, fixed: [{ stop: "x", vehicle: "v", day: 0 }] }), ["unknown-fixed"]);
  // Two fixed visits in one hour collide, and both are named.
  const hour = { windows: [[{ from: 600, to: 660 }]] };
  const both = planTours(
    line([0, 10], {
      stops: [stop("a", 1, 1, hour), stop("b", 1, 1, hour)],
      fixed: ["a", "b"].map((s) => ({ stop: s, vehicle: "v", day: 0 })),
    }),
    { iterations: 1, seed: 1 },
  );
  assert.deepEqual(!both.ok && both.error, [{ code: "fixed-collide", vehicle: "v", day: 0, stops: ["a", "b"] }]);
  assert.equal(plan({ ...good, stops: [] }).totals.served, 0);
  assert.equal(plan({ ...good, vehicles: [] }).left[0]?.reason.code, "closed-all-days");
});

test("the same seed gives the same bytes; an early stop gives a valid plan; one more of anything never lowers the answer", () => {
  const q = prefecture({ schools: 40, counties: 4, vehicles: 2, days: 5, seed: 3 });
  const p = plan(q, 600);
  assert.equal(JSON.stringify(plan(q, 600)), JSON.stringify(p));
  let asked = 0;
  const early = must(planTours(q, { iterations: 5000, seed: 1 }, { stop: () => ++asked > 2 }));
  assert.deepEqual(breaches(q, early), []);
  for (const what of ["vehicle", "day", "hour", "bed"] as const) {
    const more = marginal(q, p, what, { iterations: 150, seed: 2 });
    assert.ok(more.ok && more.value.plan.totals.weight >= p.totals.weight, what);
  }
});

test("a naive checker finds no breach in 2,000 random questions, nor after a change", () => {
  const random = seededRandom(42);
  for (let round = 0; round < 2000; round++) {
    const q = randomQuestion(random);
    const p = plan(q, 25, round);
    assert.deepEqual(breaches(q, p), [], `round ${round}`);
    if (round % 8 === 0) assert.ok(bounded(q, p) <= p.totals.metres, `round ${round}: ${bounded(q, p)} promised`);
    if (round % 8 === 4) assert.ok((boundCost(q, visited(p))?.fen ?? 0) <= p.totals.fen, `round ${round}: more than it costs`);
    if (round % 4 > 0 || p.days.length === 0) continue;
    const served = p.days.flatMap((d) => d.visits);
    const today = random.below(q.days + 1);
    const again = replan(
      q,
      p,
      served.length > 0 && random.below(2) === 0
        ? ([{ kind: "cancelled", stop: served.at(-1)?.stop ?? "" }].filter(
            (c) => !p.days.some((d) => d.day < today && d.visits.some((v) => v.stop === c.stop)),
          ) as [])
        : [],
      { today, movedAtMost: 3 },
      { iterations: 25, seed: round },
    );
    assert.ok(again.ok, JSON.stringify(again));
    assert.deepEqual(breaches(again.value.question, again.value.plan), [], `replanned ${round}`);
    for (const d of p.days.filter((x) => x.day < today))
      assert.deepEqual(
        again.value.plan.days.find((x) => x.day === d.day && x.vehicle === d.vehicle)?.visits.map((v) => v.stop),
        d.visits.map((v) => v.stop),
      );
  }
});

test("the checker sees a breach (canaries)", () => {
  const q = prefecture({ schools: 20, counties: 2, vehicles: 2, days: 5, seed: 1 });
  const p = plan({ ...q, cost: { perKmFen: 300, perNightFen: 0 } }, 1500);
  assert.deepEqual(breaches(q, p), []);
  assert.ok(p.totals.nights > 0);
  const broken = (turn: (d: TourPlan["days"][number], i: number) => TourPlan["days"][number]): string[] =>
    breaches(q, { ...p, days: p.days.map(turn) });
  const first = (d: TourPlan["days"][number], change: object): TourPlan["days"][number] => ({
    ...d,
    visits: d.visits.map((v, k) => (k === 0 ? { ...v, ...change } : v)),
  });
  const at = p.days.findIndex((d) => d.visits.length > 0);
  const slept = p.days.findIndex((d) => d.lodging !== undefined);
  assert.match(broken((d, i) => (i === at ? first(d, { begin: 300 }) : d)).join(), /before the vehicle is there.*outside its windows/);
  assert.match(
    broken((d, i) => (i === at ? first(d, { stop: p.days.findLast((x) => x.visits.length > 0)?.visits.at(-1)?.stop }) : d)).join(),
    /twice/,
  );
  assert.match(broken((d, i) => (i === slept ? { ...d, lodging: ((d.lodging ?? 0) + 1) % 2 } : d)).join(), /sleeps elsewhere/);
  assert.match(broken((d, i) => (i === slept ? { ...d, to: 0 } : d)).join(), /begins day/);
});

/** All plans of one vehicle over two days with one lodging: every choice of visits and order for either day, home or the lodging between. */
function bestByHand(q: TourQuestion): number {
  const perms = (items: readonly number[]): number[][] =>
    items.length === 0 ? [[]] : items.flatMap((x, i) => perms([...items.slice(0, i), ...items.slice(i + 1)]).map((r) => [x, ...r]));
  const subsets = (items: readonly number[]): number[][] =>
    items.reduce<number[][]>((all, x) => [...all, ...all.map((s) => [...s, x])], [[]]);
  const all = q.stops.map((_, i) => i);
  const v = q.vehicles[0]!;
  const cost = (order: readonly number[], day: number, from: number, to: number): number => {
    let [clock, at, way, drive] = [v.duty[day]!.from, from, 0, 0];
    for (const i of order) {
      const s = q.stops[i]!;
      const go = q.minutes[at * q.places + s.place]!;
      const begin = s.windows[day]!.map((w) => Math.max(w.from, clock + go)).find((b, k) => b + s.serviceMinutes <= s.windows[day]![k]!.to);
      if (begin === undefined) return Infinity;
      clock = begin + s.serviceMinutes;
      drive += go;
      way += q.metres[at * q.places + s.place]!;
      at = s.place;
    }
    drive += q.minutes[at * q.places + to]!;
    if (clock + q.minutes[at * q.places + to]! > v.duty[day]!.to || drive > v.driveMinutesPerDay) return Infinity;
    return ((way + q.metres[at * q.places + to]!) / 1000) * q.cost.perKmFen;
  };
  let best = Infinity;
  for (const night of [v.home, q.lodgings[0]!.place]) {
    const bed = night === v.home ? 0 : q.lodgings[0]!.costFen + q.cost.perNightFen;
    for (const first of subsets(all)) {
      const one = Math.min(...perms(first).map((o) => cost(o, 0, v.home, night)));
      if (one === Infinity) continue;
      for (const second of subsets(all.filter((i) => !first.includes(i)))) {
        const two = Math.min(...perms(second).map((o) => cost(o, 1, night, v.home)));
        const missed = all
          .filter((i) => !first.includes(i) && !second.includes(i))
          .reduce((n, i) => n + q.worthFen! * q.stops[i]!.weight, 0);
        best = Math.min(best, one + two + bed + missed);
      }
    }
  }
  return best;
}

const visited = (p: TourPlan): string[] => p.days.flatMap((d) => d.visits.map((v) => v.stop));
const bounded = (q: TourQuestion, p: TourPlan): number => boundWays(q, visited(p))?.metres ?? 0;

test("the bound on ways: a prefecture's plan lies within 25 % of what nobody can do better, the same bytes each time", () => {
  const q = prefecture({ schools: 60, counties: 4, vehicles: 4, days: 10, seed: 5 });
  const p = plan(q, 6000);
  const least = bounded(q, p);
  assert.ok(least <= p.totals.metres && p.totals.metres <= 1.25 * least, `${p.totals.metres} against ${least}`);
  const fen = boundCost(q, visited(p))?.fen ?? 0;
  assert.ok(fen <= p.totals.fen && p.totals.fen <= 1.15 * fen, `${p.totals.fen} fen against ${fen}`);
  assert.equal(bounded(q, p), least);
});

test("the bound knows each vehicle's own home, days and kit: two homes far apart, a day off, a stop that one of them can serve", () => {
  // Each is open for one visit alone: 140 first, then 40, then 20.
  const once = (id: string, at: number, from: number, more: object = {}) =>
    stop(id, at, 1, { windows: [[{ from, to: from + 60 }]], ...more });
  const [a, b, c] = [once("a", 2, 880), once("b", 3, 790), once("c", 4, 630)];
  const near = vehicle(1, { id: "near", home: 0, kits: [] });
  const far = vehicle(1, { id: "far", home: 1 });
  const of = (stops: TourQuestion["stops"], vehicles: TourQuestion["vehicles"]): number =>
    boundWays(
      line([0, 150, 20, 40, 140], { stops, vehicles }),
      stops.map((s) => s.id),
    )?.metres ?? 0;
  const about = (found: number, metres: number, what: string): void =>
    assert.ok(found <= metres && found >= 0.97 * metres, `${what}: ${found} of ${metres}`);
  about(of([a, b, c], [near, far]), 100_000, "40 out and back from the one, 10 from the other");
  about(of([{ ...a, kit: "A" }, c], [near, far]), 260_000, "only the one from afar carries what is asked");
  about(of([a, c], [near, { ...far, duty: [null] }]), 280_000, "the one from afar has a day off");
});

test("200 small questions with a lodging equal the best of all plans", () => {
  const random = seededRandom(8);
  for (let round = 0; round < 200; round++) {
    const at = [0, ...Array.from({ length: 5 }, () => 20 + random.below(230))];
    const q = line(at, {
      days: 2,
      worthFen: 4000 + random.below(20_000),
      vehicles: [vehicle(2)],
      lodgings: [{ place: 1 + random.below(5), beds: 1, costFen: random.below(9000) }],
      stops: at.slice(1).map((_, i) =>
        stop(`s${i}`, i + 1, 2, {
          weight: 1 + random.below(4),
          serviceMinutes: 60 + random.below(90),
          windows: [0, 1].map(() => [
            { from: 510, to: 690 },
            { from: 780, to: 1020 },
          ]),
        }),
      ),
    });
    const p = plan(q, 600, round);
    const missed = q.stops.filter((s) => p.left.some((l) => l.stop === s.id)).reduce((n, s) => n + q.worthFen! * s.weight, 0);
    const found = p.totals.metres / 10 + p.totals.nights * q.lodgings[0]!.costFen + missed;
    assert.ok(Math.abs(found - bestByHand(q)) < 1e-6, `round ${round}: ${found} against ${bestByHand(q)}`);
    assert.ok(bounded(q, p) <= p.totals.metres, `round ${round}: ${bounded(q, p)} promised, ${p.totals.metres} driven`);
    const fen = boundCost(q, visited(p))?.fen ?? 0;
    assert.ok(fen <= p.totals.fen, `round ${round}: ${fen} promised, ${p.totals.fen} spent`);
  }
});

test("a school cancels, a vehicle fails: few others move, each is named, past days stand", () => {
  const q = prefecture({ schools: 60, counties: 4, vehicles: 4, days: 10, seed: 5 });
  const p = plan(q, 3000);
  const day5 = p.days.find((d) => d.day === 5 && d.visits.length > 0);
  const cancelled = replan(
    q,
    p,
    [{ kind: "cancelled", stop: day5?.visits[0]?.stop ?? "" }],
    { today: 4, movedAtMost: 3 },
    { iterations: 300, seed: 1 },
  );
  assert.ok(cancelled.ok);
  assert.ok(cancelled.value.moved.length <= 3, JSON.stringify(cancelled.value.moved));
  assert.deepEqual(cancelled.value.lost, []);
  const out = replan(
    q,
    p,
    [{ kind: "vehicle-out", vehicle: "v1", fromDay: 5, toDay: 9 }],
    { today: 5, movedAtMost: 99 },
    { iterations: 300, seed: 1 },
  );
  assert.ok(out.ok);
  assert.ok(out.value.plan.days.every((d) => d.vehicle !== "v1" || d.day < 5));
  assert.deepEqual(breaches(out.value.question, out.value.plan), []);
  const before = p.days.filter((d) => d.vehicle === "v1" && d.day >= 5).flatMap((d) => d.visits.map((v) => v.stop));
  for (const m of out.value.moved) assert.ok(m.from !== m.to);
  assert.ok(
    before.every((s) => out.value.moved.some((m) => m.stop === s) || out.value.lost.includes(s)),
    "each of its visits is told",
  );
});

test("a vehicle that fails away from home keeps its past visits and its night there", () => {
  const q = prefecture({ schools: 60, counties: 4, vehicles: 4, days: 10, seed: 5 });
  const p = plan(q, 3000);
  const slept = p.days.filter((d) => d.lodging !== undefined && d.day < 8);
  assert.ok(slept.length > 2);
  for (const { vehicle, day } of slept) {
    const today = day + 1;
    const out = replan(
      q,
      p,
      [{ kind: "vehicle-out", vehicle, fromDay: today, toDay: 9 }],
      { today, movedAtMost: 99 },
      { iterations: 50, seed: 1 },
    );
    assert.ok(out.ok);
    const past = (days: typeof p.days) =>
      days.flatMap((d) => (d.day < today ? d.visits.map((v) => [d.vehicle, d.day, v.stop, d.lodging]) : []));
    assert.deepEqual(past(out.value.plan.days), past(p.days), `${vehicle} after day ${day}`);
    assert.deepEqual(breaches(out.value.question, out.value.plan), []);
  }
});

test("the least served county can be raised, and what that costs is said", () => {
  const q = prefecture({ schools: 60, counties: 3, vehicles: 2, days: 5, seed: 11 });
  const p = plan(q, 800);
  const fair = planFair(q, p, 6, { iterations: 400, seed: 1 });
  assert.ok(fair.ok);
  assert.ok(fair.value.leastShare > fair.value.leastBefore, `${fair.value.leastBefore} → ${fair.value.leastShare}`);
  assert.deepEqual(breaches(q, fair.value.plan), []);
});
