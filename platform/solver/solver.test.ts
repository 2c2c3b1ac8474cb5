import assert from "node:assert/strict";
import { after, test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { coverModel, proveCovering, proveFairly, siteCovering, siteFairly, type SitingQuestion } from "@bihuan/reach";
import { openSolver, type SolverProgress } from "./solver.ts";

const solver = openSolver();
after(() => solver.close());

/** Strongly overlapping reaches: the search shows a gap that only the solver closes, or nobody within a second. */
function overlapping(cells: number, candidates: number, per: number, capacity?: number): SitingQuestion {
  const random = seededRandom(11);
  const rows = Array.from({ length: candidates }, () => [...new Set(Array.from({ length: per }, () => random.below(cells)))]);
  return {
    first: Int32Array.from([0, ...rows.map((_, j) => rows.slice(0, j + 1).reduce((sum, row) => sum + row.length, 0))]),
    cell: Int32Array.from(rows.flat()),
    weight: Array.from({ length: cells }, () => 1 + random.below(50)),
    places: 4,
    ...(capacity === undefined ? {} : { capacity: Array.from({ length: candidates }, () => capacity) }),
  };
}

test("a small model: optimum, values by name; infeasible is said; nonsense is a bug", async () => {
  const text = (limit: string): string =>
    `Maximize\n people: 3 x1 + 2 y1\nSubject To\n a: x1 + y1 ${limit}\nBounds\n y1 <= 1\nBinaries\n x1\nEnd\n`;
  const solved = await solver.solve(text("<= 1.5"));
  assert.deepEqual([solved.status, solved.objective, solved.bound], ["optimal", 4, 4]);
  assert.deepEqual([solved.values.get("x1"), solved.values.get("y1")], [1, 0.5]);
  assert.equal((await solver.solve(text(">= 5"))).status, "infeasible");
  await assert.rejects(solver.solve("this is no model"));
});

test("a start by names is taken or ignored, never believed", async () => {
  const text = "Maximize\n people: 3 x1 + 2 x2 + 2 x3\nSubject To\n a: x1 + x2 + x3 <= 2\nBinaries\n x1\n x2\n x3\nEnd\n";
  for (const start of [
    [["x1", 1]],
    [
      ["x1", 1],
      ["x2", 1],
      ["x3", 1],
    ],
    [["nobody", 7]],
    [["x2", 0.5]],
  ] as const) {
    const answer = await solver.solve(text, { start: new Map(start) });
    assert.deepEqual([answer.status, answer.objective], ["optimal", 5]);
  }
});

test("HiGHS proves the whole order of shares of a fair plan", async () => {
  const question = { ...overlapping(60, 14, 12), home: Array.from({ length: 60 }, (_, i) => i % 4) };
  const fast = siteFairly(question);
  const proved = await proveFairly(question, solver.solve);
  assert.ok(fast.ok && proved.ok && proved.value.proved);
  assert.ok(proved.value.worstShare >= fast.value.worstShare && proved.value.worstShare <= fast.value.worstBound);
});

test("HiGHS proves the plan the search found, with and without capacities", async () => {
  let asked = 0;
  const solve: typeof solver.solve = (model, options) => {
    asked++;
    return solver.solve(model, options);
  };
  for (const question of [overlapping(80, 25, 16), overlapping(60, 14, 12, 120)]) {
    const fast = siteCovering(question);
    // So little effort that the search leaves the proof to the solver.
    const proved = await proveCovering(question, solve, { effort: 30_000 });
    assert.ok(fast.ok && proved.ok && proved.value.proved);
    assert.ok(fast.value.people <= proved.value.people && proved.value.people <= fast.value.bound);
    const alone = await solver.solve(coverModel(question));
    assert.ok(Math.abs((alone.objective ?? 0) - proved.value.people) < 1e-6, "the solver by itself finds the same");
  }
  assert.equal(asked, 2);
});

test("a time limit, an abort and closing all end a long model with the bound so far", async () => {
  const hard = coverModel({ ...overlapping(700, 260, 60), places: 25 });
  const limited = await solver.solve(hard, { secondsLimit: 1 });
  assert.ok(limited.status === "feasible" || limited.status === "stopped", limited.status);
  const abort = new AbortController();
  const heard: SolverProgress[] = [];
  const listen = (p: SolverProgress): void => {
    heard.push(p);
    if (p.bound !== undefined) abort.abort();
  };
  const stopped = await solver.solve(hard, { secondsLimit: 600, signal: abort.signal, progress: listen });
  assert.deepEqual([stopped.status, stopped.bound], ["stopped", heard.at(-1)?.bound]);
  const another = openSolver();
  const [running, next] = [another.solve(hard, { secondsLimit: 600 }), another.solve(hard)];
  await another.close();
  assert.deepEqual([(await running).status, (await next).status], ["stopped", "stopped"]);
});
