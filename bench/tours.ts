import { boundWays, planTours, replan, type TourPlan } from "@bihuan/tours";
import { prefecture } from "../engines/tours/src/testing/prefecture.ts";
import { machine, option, Table } from "./table.ts";

/** npm run bench:tours: a made-up prefecture of 118 schools, 6 counties, 6 vehicles, 10 school days, as the newspaper's 118 schools; seconds are of the processor. */
const seconds = (): number => process.cpuUsage().user / 1e6;
const limit = Number(option("seconds", "10"));
const table = new Table("118 schools, 6 vehicles, 10 days", "asked", "measured");
const told = (plan: TourPlan): string =>
  `${plan.totals.served} schools, ${Math.round(plan.totals.metres / 1000).toLocaleString("en")} km, ${plan.totals.nights} nights`;

for (const seed of [7, 8, 9]) {
  const q = prefecture({ schools: 118, counties: 6, vehicles: 6, days: 10, seed });
  const run = (question: typeof q, most: number, hooks = {}) => {
    const from = seconds();
    const done = planTours(question, { iterations: 360_000, seed: 1 }, { ...hooks, stop: () => seconds() - from > most });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    return { plan: done.value, seconds: seconds() - from };
  };
  const first = run(q, 0);
  table.row(`world ${seed}: first plan`, "200 ms", `${Math.round(first.seconds * 1000)} ms, ${told(first.plan)}`);
  table.row(`world ${seed}: after 2 s`, "118 schools", told(run(q, 2).plan));
  const best = run(q, limit);
  table.row(`world ${seed}: after ${limit} s`, "4,500 km (another world's figure)", told(best.plan));
  const bounded = seconds();
  const least = boundWays(
    q,
    best.plan.days.flatMap((d) => d.visits.map((v) => v.stop)),
  );
  const gap = 100 * (1 - (least?.metres ?? 0) / best.plan.totals.metres);
  table.row(
    `world ${seed}: no plan to these schools drives less than`,
    "gap 8 %",
    `${Math.floor((least?.metres ?? 0) / 1000).toLocaleString("en")} km (gap ${gap.toFixed(1)} %), ${(seconds() - bounded).toFixed(1)} s`,
  );
  table.row(`world ${seed}: coming home every night, ${limit} s`, "–", told(run({ ...q, lodgings: [] }, limit).plan));
  const visit = best.plan.days.find((d) => d.day === 5 && d.visits.length > 0);
  const from = seconds();
  const again = replan(
    q,
    best.plan,
    [{ kind: "cancelled", stop: visit?.visits[0]?.stop ?? "" }],
    { today: 4, movedAtMost: 3 },
    { iterations: 2000, seed: 1 },
  );
  if (!again.ok) throw new Error(JSON.stringify(again.error));
  table.row(
    `world ${seed}: a school cancels`,
    "1 s, 3 others moved",
    `${(seconds() - from).toFixed(2)} s, ${again.value.moved.length} moved, ${again.value.lost.length} lost`,
  );
}
console.log(machine());
table.print();
