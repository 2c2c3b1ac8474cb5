import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededRandom } from "@bihuan/kit";
import { coverModel, proveCovering, siteCovering, type SitingQuestion } from "@bihuan/reach";
import { openSolver } from "../platform/solver/solver.ts";
import { median, medianOf, time, type Table } from "./table.ts";

/** 50,000 cells of 1–100 people, 2,000 candidates on a square of side 1, each reaching `radius`; homes and candidates crowd round `centres`, four of five of them. */
export function benchTown(radius: number, centres: number, seed: number, cells = 50_000, candidates = 2000): SitingQuestion {
  const random = seededRandom(seed);
  const middle = Array.from({ length: centres }, () => [random.next(), random.next()] as const);
  /** Near enough to a normal distribution: the sum of three draws. */
  const bell = (): number => (random.next() + random.next() + random.next() - 1.5) * 0.06;
  const point = (): readonly [number, number] => {
    const around = centres > 0 && random.below(5) > 0 ? middle[random.below(centres)] : undefined;
    return around ? [around[0] + bell(), around[1] + bell()] : [random.next(), random.next()];
  };
  const at = Array.from({ length: cells }, point);
  const first = new Int32Array(candidates + 1);
  const cell: number[] = [];
  for (let j = 0; j < candidates; j++) {
    const [x, y] = point();
    at.forEach(([cx, cy], i) => {
      if ((cx - x) ** 2 + (cy - y) ** 2 <= radius ** 2) cell.push(i);
    });
    first[j + 1] = cell.length;
  }
  return { first, cell: Int32Array.from(cell), weight: at.map(() => 1 + random.below(100)), places: 25 };
}

const SHAPES = [
  ["spread evenly", 0.0195, 0],
  ["around 60 centres", 0.0195, 60],
  ["around 60 centres, wide reach", 0.04, 60],
] as const;
const SEEDS = [1, 2, 3];

/** Covering, p = 25, 50,000 × 2,000: the interactive answer, the proof, and the peers on the same model. */
export async function siting(table: Table, secondsLimit: number): Promise<void> {
  const cbc = spawnSync("cbc", ["-quit"]).error === undefined;
  const solver = openSolver();
  for (const [shape, radius, centres] of SHAPES) {
    const questions = SEEDS.map((seed) => benchTown(radius, centres, seed));
    const entries = questions.map((q) => Math.round(q.cell.length / 2000));
    const name = `covering p = 25, 50,000 × 2,000, ${shape} (${Math.min(...entries)}–${Math.max(...entries)} cells each), ${SEEDS.length} towns`;
    const gaps: number[] = [];
    const fast: number[] = [];
    for (const question of questions) {
      fast.push(await medianOf(5, () => siteCovering(question)));
      const plan = siteCovering(question);
      if (plan.ok) gaps.push(100 * plan.value.gap);
    }
    table.row(
      `${name}: plan and bound`,
      "gap ≤ 0.1 %, ≤ 100 ms",
      `gap ${gaps.map((g) => (g === 0 ? "0" : g.toFixed(g < 0.01 ? 4 : 2))).join(" / ")} %, ${fast.map(time).join(" / ")}`,
      "",
    );
    const own: number[] = [];
    const highs: number[] = [];
    const branch: number[] = [];
    const words: string[] = [];
    for (const question of questions) {
      const people: number[] = [];
      let began = performance.now();
      const proved = await proveCovering(question, solver.solve, { secondsLimit });
      own.push(performance.now() - began);
      if (!proved.ok || !proved.value.proved) words.push(`own open at ${proved.ok ? (100 * proved.value.gap).toFixed(2) : "?"} %`);
      else people.push(proved.value.people);
      began = performance.now();
      const alone = await solver.solve(coverModel(question), { secondsLimit });
      highs.push(performance.now() - began);
      if (alone.status === "optimal") people.push(Math.round(alone.objective ?? 0));
      else words.push(`HiGHS ${alone.status}`);
      if (cbc) {
        const answer = runCbc(question, secondsLimit);
        branch.push(answer.ms);
        if (answer.optimum === undefined) words.push("cbc stopped");
        else people.push(Math.round(answer.optimum));
      }
      if (new Set(people).size > 1) words.push(`optima differ: ${people.join(", ")}`);
    }
    const peers = `HiGHS (npm highs) ${highs.map(time).join(" / ")}; cbc ${cbc ? branch.map(time).join(" / ") : "skipped: not installed"}`;
    table.row(
      `${name}: proof`,
      "≤ HiGHS",
      `${own.map(time).join(" / ")}${words.length > 0 ? ` (${words.join(", ")})` : ""}${median(own) <= median(highs) ? "" : " — slower"}`,
      peers,
    );
  }
  await solver.close();
}

function runCbc(question: SitingQuestion, secondsLimit: number): { ms: number; optimum: number | undefined } {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-cbc-"));
  const [model, out] = [join(folder, "model.lp"), join(folder, "out.txt")];
  writeFileSync(model, coverModel(question));
  const began = performance.now();
  execFileSync("cbc", [model, "-sec", String(secondsLimit), "-ratioGap", "0", "-solve", "-solution", out, "-quit"], { stdio: "ignore" });
  const ms = performance.now() - began;
  const found = /^Optimal.*objective value (-?[\d.]+)/.exec(readFileSync(out, "utf8"))?.[1];
  rmSync(folder, { recursive: true });
  return { ms, optimum: found === undefined ? undefined : Math.abs(Number(found)) };
}
