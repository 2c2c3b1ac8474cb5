import { existsSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { planTours, type TourPlan, type TourQuestion } from "@bihuan/tours";
import { breaches } from "../engines/tours/src/testing/check-plan.ts";
import { machine, option, Table } from "./table.ts";
import { cordeau, orienteering, solomon, vrplib } from "./tours-sets.ts";

/**
 * npm run bench:tours-public: public sets of single days, depots and periods, against best-known values. The files are not ours to ship: the folder that
 * BIHUAN_PUBLIC_SETS names holds solomon/R101.txt, cvrp/X-n101-k25.vrp, mdvrp/p01, pvrp/p01 as published. Seconds are of the processor, one thread.
 * Effort is iterations, as many as a trial of the same question says the seconds hold: the row tells them, and they give the same plan anywhere.
 */
interface Instance {
  readonly name: string;
  readonly file: string;
  readonly best: number;
  readonly read: (file: string) => TourQuestion;
}
interface Set {
  readonly name: string;
  /** Mean gap asked by seconds, %. */
  readonly asked: Readonly<Record<number, string>>;
  readonly instances: readonly Instance[];
  /** What a unit of the best-known value is in metres; undefined where weight is collected. */
  readonly unit?: number;
}
const list = (folder: string, best: Readonly<Record<string, number>>, read: Instance["read"], end = ""): Instance[] =>
  Object.entries(best).map(([name, value]) => ({ name, file: join(folder, name + end), best: value, read }));

const SOLOMON = {
  C101: 827.3,
  R101: 1637.7,
  R104: 971.5,
  R112: 948.6,
  RC101: 1619.8,
  RC104: 1132.3,
  R201: 1143.2,
  R211: 746.7,
  RC208: 776.1,
};
const teams: readonly (readonly [string, number, number])[] = [
  ["C101", 2, 590],
  ["C101", 3, 810],
  ["R101", 2, 349],
  ["R101", 3, 484],
  ["R104", 2, 552],
  ["R112", 2, 544],
  ["RC101", 2, 427],
  ["RC104", 2, 575],
];
const SETS: readonly Set[] = [
  {
    name: "Solomon",
    unit: 10,
    asked: { 1: "≤ .6, worst ≤ 3", 10: "≤ .1" },
    instances: list("solomon", SOLOMON, (f) => solomon(f), ".txt"),
  },
  {
    name: "CVRP X",
    unit: 1,
    asked: { 1: "≤ .5", 10: "≤ .2" },
    instances: list("cvrp", { "X-n101-k25": 27591, "X-n143-k7": 15700, "X-n200-k36": 58578, "X-n209-k16": 30656 }, vrplib, ".vrp"),
  },
  {
    name: "MDVRP",
    unit: 1000,
    asked: { 10: "≤ .3" },
    instances: list("mdvrp", { p01: 576.87, p02: 473.53, p04: 1001.04, p05: 750.03, p06: 876.5, p07: 881.97 }, cordeau),
  },
  {
    name: "PVRP",
    unit: 1000,
    asked: { 10: "≤ .6" },
    instances: list("pvrp", { p01: 524.61, p02: 1322.87, p03: 524.61, p07: 826.14, p08: 2022.47, p09: 826.14 }, cordeau),
  },
  {
    name: "TOPTW",
    asked: { 5: "≤ .2" },
    instances: teams.map(([name, m, best]) => ({
      name: `${name}/${m}`,
      file: `solomon/${name}.txt`,
      best,
      read: (f) => orienteering(f, m),
    })),
  },
];

const folder = process.env.BIHUAN_PUBLIC_SETS ?? "";
const only = option("set", "");
const seed = Number(option("seed", "1"));
const seconds = (): number => process.cpuUsage().user / 1e6;
const run = (q: TourQuestion, iterations: number): { plan: TourPlan; took: number } => {
  const from = seconds();
  const done = planTours(q, { iterations, seed });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return { plan: done.value, took: seconds() - from };
};

/** Iterations that take `budget` seconds of this question: a short trial, then one of a quarter, since a search slows and quickens as it cools. */
function effortFor(q: TourQuestion, budget: number): number {
  run(q, 1000);
  const before = run(q, 0).took;
  const trial = 4000;
  const each = Math.max(1e-7, (run(q, trial).took - before) / trial);
  const quarter = Math.max(100, Math.round((budget - before) / each / 4));
  const took = run(q, quarter).took - before;
  return Math.max(100, Math.round(((budget - before) * quarter) / took / 100) * 100);
}

const table = new Table("set", "seconds", "asked, mean %", "mean %", "worst %", "iterations", "seconds spent");
for (const set of SETS) {
  if (only !== "" && !set.name.startsWith(only)) continue;
  const there = set.instances.filter((i) => folder !== "" && existsSync(join(folder, i.file)));
  if (there.length === 0) {
    console.error(`${set.name}: skipped, ${folder === "" ? "BIHUAN_PUBLIC_SETS names no folder" : `no file of it in ${folder}`}`);
    continue;
  }
  for (const [budget, asked] of Object.entries(set.asked)) {
    const found = there.map((i) => {
      const q = i.read(join(folder, i.file));
      const iterations = effortFor(q, Number(budget));
      const { plan, took } = run(q, iterations);
      const faults = breaches(q, plan);
      if (faults.length > 0) throw new Error(`${i.name}: ${faults.join("; ")}`);
      const value = set.unit === undefined ? plan.totals.weight : plan.totals.metres / set.unit;
      const gap = (100 * (set.unit === undefined ? i.best - value : value - i.best)) / i.best;
      const left = set.unit !== undefined && plan.left.length > 0 ? `, ${plan.left.length} LEFT OUT` : "";
      console.error(
        `  ${set.name} ${i.name}: ${value} of ${i.best}, ${gap.toFixed(2)} %${left}, ${iterations} iterations, ${took.toFixed(2)} s`,
      );
      return { gap: left === "" ? gap : 100, iterations, took };
    });
    const mean = (pick: (f: (typeof found)[number]) => number): number => found.reduce((a, f) => a + pick(f), 0) / found.length;
    const [least, most] = [Math.min, Math.max].map((f) => f(...found.map((x) => x.iterations)));
    table.row(
      `${set.name}, ${there.length} instances`,
      budget,
      asked,
      mean((f) => f.gap).toFixed(2),
      Math.max(...found.map((f) => f.gap)).toFixed(2),
      `${least?.toLocaleString("en")} to ${most?.toLocaleString("en")}`,
      mean((f) => f.took).toFixed(1),
    );
  }
}
console.log(`${machine()}; load ${loadavg()[0]?.toFixed(1)}; seed ${seed}`);
table.print();
