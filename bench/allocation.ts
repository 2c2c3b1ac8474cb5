import { allocate, weightsReaching, type Question } from "@bihuan/allocation";
import { seededRandom } from "@bihuan/kit";
import { machine, Table } from "./table.ts";

/** npm run bench:allocation: an allotment over a province's counties and over all counties of a country, and the inverse question. */
function pool(units: number): Question {
  const random = seededRandom(units);
  const factors = Array.from({ length: 8 }, (_, k) => ({ key: `factor${k}`, weight: "12.5" }));
  const even = 1_000_000_000 / units;
  return {
    totalFen: 1_000_000_000,
    stepFen: 10_000,
    factors,
    units: Array.from({ length: units }, (_, i) => ({
      code: String(510_000 + i),
      coefficient: random.pick(["0.9", "1", "1.1"]),
      values: Object.fromEntries(factors.map((f) => [f.key, String((1 + random.below(100_000)) / 100)])),
      floorFen: Math.round(0.7 * even),
      capFen: Math.round(1.4 * even),
    })),
  };
}

function median(times: number, work: () => void): string {
  const taken = Array.from({ length: times }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return `${(taken[Math.floor(times / 2)] as number).toFixed(1)} ms`;
}

const [province, country] = [pool(183), pool(3000)];
const table = new Table("allocation, 8 factors, floors and caps, steps of 100 yuan", "asked", "measured (median)");
table.row(
  "183 units",
  "16 ms",
  median(51, () => allocate(province)),
);
table.row(
  "3,000 units",
  "200 ms",
  median(11, () => allocate(country)),
);
table.row(
  "which weight brings a unit a sum: 101 tables of 183 units",
  "–",
  median(5, () => weightsReaching(province, "factor0", "510000", 5_000_000)),
);
console.log(machine());
table.print();
