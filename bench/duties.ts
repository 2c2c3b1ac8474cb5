import { addDays, seededRandom } from "@bihuan/kit";
import { assignLectures, assignReviewers, assignShifts, type LectureOption } from "@bihuan/meetings";
import { cbc, lectureModel, Model, withoutCbc } from "../engines/meetings/src/testing/cbc.ts";
import { lectureOptions, planLectures, type Teacher, type Wanted } from "../features/outreach/plan.ts";
import { solveHere } from "../platform/solver/highs.ts";
import { machine, Table, time } from "./table.ts";

/** npm run bench:duties: reviewers, lectures and advisers of a made-up fair and county; milliseconds are of the processor, cbc's by the clock. */
const table = new Table("work", "asked", "measured", "beside it");
function measure<T>(work: () => T): { value: T; ms: number } {
  const from = process.cpuUsage().user;
  const value = work();
  return { value, ms: (process.cpuUsage().user - from) / 1000 };
}

const random = seededRandom(9);
const projects = Array.from({ length: 5740 }, () => ({
  experts: Array.from({ length: 300 }, (_, expert) => ({ expert, fit: random.below(1001) })).filter(
    (e) => e.expert % 20 !== 0 || e.fit > 100,
  ),
}));
const loads = Array.from({ length: 300 }, () => 58);
for (const rule of ["sum", "fair"] as const) {
  const { value, ms } = measure(() => assignReviewers(projects, loads, 3, rule));
  table.row(
    `reviewers 5,740 × 300 × 3, rule ${rule}`,
    rule === "sum" ? "1 s" : "3 s",
    `${time(ms)}, worst ${value.worst}, sum ${value.sum.toLocaleString("en")}, threshold ${value.threshold}`,
    "200 small ones equal cbc (duties.test.ts)",
  );
}

for (const [name, most] of [
  ["1,000 × 300 experts × 40 half-days, five each", 5],
  ["… three each, a hundred find nobody", 3],
] as const) {
  const requests = Array.from({ length: 1000 }, () => ({
    options: Array.from({ length: 24 }, () => ({ expert: random.below(300), slot: random.below(40), fit: random.below(1001) })),
  }));
  const limits = Array.from({ length: 300 }, () => most);
  const first = measure(() => assignLectures(requests, limits, 40));
  const again = measure(() => assignLectures(requests, limits, 40));
  table.row(
    `lectures ${name}`,
    "exact, 100 ms",
    `${time(first.ms)}, once more ${time(again.ms)}; ${first.value.given.filter(Boolean).length} held, fits ${first.value.fit.toLocaleString("en")}`,
    byCbc(requests, limits),
  );
}

// With ways: every half-day of four weeks, a quarter of them taken, up to three hours on the road.
const days = Array.from({ length: 20 }, (_, i) => addDays("2026-12-07", i + 2 * Math.floor(i / 5)));
const teachersOf = (people: number): Teacher[] =>
  Array.from({ length: people }, (_, id) => ({
    id,
    held: random.below(4),
    most: random.below(3) === 0 ? null : 4 + random.below(5),
    taken: days.flatMap((onDay) =>
      random.below(4) === 0 ? [{ onDay, fromTime: "08:00", toTime: random.below(2) === 0 ? "12:00" : "18:00" }] : [],
    ),
  }));
const ordersOf = (orders: number, people: number): Wanted[] =>
  Array.from({ length: orders }, (_, id) => {
    const from = random.below(18);
    return {
      id,
      firstOn: days[from] as string,
      lastOn: days[Math.min(19, from + 1 + random.below(4))] as string,
      half: random.pick(["any", "morning", "afternoon"]),
      minutes: 45 + 15 * random.below(6),
      travelMinutes: 10 * random.below(19),
      teachers: [...new Set(Array.from({ length: 2 + random.below(5) }, () => Math.floor(people * random.next() ** 2)))],
    };
  });
const solve = await solveHere();
for (const people of [300, 75, 40]) {
  const [teachers, orders] = [teachersOf(people), ordersOf(1000, people)];
  const plan = measure(() => planLectures(orders, teachers, "2026-12-01"));
  const again = measure(() => planLectures(orders, teachers, "2026-12-01"));
  const { free, most } = lectureOptions(orders, teachers, "2026-12-01");
  const fitOf = plan.value.proposals.reduce(
    (sum, p) =>
      sum +
      (free[p.id]?.find((o) => o.teacherId === p.teacherId && o.span.onDay === p.onDay && o.span.fromTime === p.fromTime)?.fit ?? NaN),
    0,
  );
  const model = String(travelModel(free, most));
  const exact = measure(() => solve(model, 120));
  const chosen = [...exact.value.values].filter(([, value]) => value > 0.5).map(([key]) => key.split("_").map(Number));
  const best = chosen.reduce((sum, [, , i, k]) => sum + (free[i as number]?.[k as number]?.fit ?? NaN), 0);
  table.row(
    `1,000 lectures with ways, ${people} experts`,
    "within 1 % of HiGHS",
    `${time(plan.ms)}, once more ${time(again.ms)}; ${plan.value.proposals.length} held, fits ${fitOf.toLocaleString("en")}`,
    `HiGHS ${exact.value.status} after ${time(exact.ms)}: ${chosen.length} held, fits ${best.toLocaleString("en")}; ${(100 * (1 - plan.value.proposals.length / chosen.length)).toFixed(2)} % fewer`,
  );
}

const duty = measure(() =>
  assignShifts(
    Array.from({ length: 74 }, () => ({ shifts: [0, 1, 2, 3, 4, 5] })),
    22,
    6,
    () => 1,
  ),
);
table.row(
  "duty of 74 advisers over 22 zones, 6 shifts",
  "exact, spread ≤ 1",
  `${time(duty.ms)}, spread ${duty.value.spread}, missing ${duty.value.missing.length}`,
  "–",
);
console.log(machine());
table.print();

function byCbc(requests: readonly { readonly options: readonly LectureOption[] }[], most: readonly number[]): string {
  if (withoutCbc !== false) return withoutCbc;
  const model = new Model();
  lectureModel(model, 0, requests, most);
  const from = performance.now();
  const held = [...cbc(String(model))].map((name) => name.split("_").map(Number));
  const fit = held.reduce((sum, [, , i, k]) => sum + (requests[i as number]?.options[k as number]?.fit ?? NaN), 0);
  return `cbc ${time(performance.now() - from)}: ${held.length} held, fits ${fit.toLocaleString("en")}`;
}

/** The lectures' model, and of each expert's day: whoever comes home from the morning too late for an afternoon's way is not with that one. */
function travelModel(free: ReturnType<typeof lectureOptions>["free"], most: readonly number[]): Model {
  const model = new Model();
  lectureModel(
    model,
    0,
    free.map((options) => ({ options })),
    most,
  );
  const at = Map.groupBy(
    free.flatMap((options, i) => options.map((o, k) => ({ o, name: `x_0_${i}_${k}` }))),
    ({ o }) => `${o.expert} ${o.slot}`,
  );
  for (const [key, afternoons] of at) {
    const [expert, slot] = key.split(" ").map(Number) as [number, number];
    const mornings = slot % 2 === 1 ? at.get(`${expert} ${slot - 1}`) : undefined;
    for (const leaves of mornings ? new Set(afternoons.map(({ o }) => o.span.away[0])) : []) {
      const late = (mornings ?? []).filter(({ o }) => o.span.away[1] > leaves);
      if (late.length > 0)
        model.atMost(
          [...late, ...afternoons.filter(({ o }) => o.span.away[0] <= leaves)].map(({ name }) => name),
          1,
        );
    }
  }
  return model;
}
