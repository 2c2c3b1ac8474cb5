import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import type { Solved } from "./model.ts";
import { relax } from "./conflict.ts";
import { isOf, leastOf, mostOf, type Bound, type Nominee, type QuotaPlan } from "./plan.ts";
import { firstChoice, modelText, select } from "./select.ts";
import { solve } from "./testing/solve.ts";

const hasCbc = spawnSync("cbc", ["-quit"]).error === undefined;
/** What cbc says of each model: the objective, or undefined where there is no solution. A process each: cbc 2.10 falls over a second model. */
function byCbc(models: readonly string[]): (number | undefined)[] {
  const cwd = mkdtempSync(join(tmpdir(), "bihuan-quotas-cbc-"));
  try {
    models.forEach((text, i) => writeFileSync(join(cwd, `${i}.lp`), text));
    spawnSync("sh", ["-c", 'for m in *.lp; do cbc "$m" -ratioGap 0 -solve -solution "$m.txt" -quit; done'], { cwd, stdio: "ignore" });
    return models.map((_, i) => {
      const told = /^Optimal - objective value (\S+)/.exec(readFileSync(join(cwd, `${i}.lp.txt`), "utf8"));
      return told ? Number(told[1]) : undefined;
    });
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

test("the own search agrees with HiGHS and cbc on 200 plans of up to sixty nominees, and the port gives the same where it alone decides", async (t) => {
  const models: { text: string; objective: number | undefined }[] = [];
  const random = seededRandom(31);
  const never = (): Promise<Solved> => Promise.reject(new Error("asked"));
  const counts = { chosen: 0, conflict: 0, searched: 0 };
  for (let round = 0; round < 200; round++) {
    const nominees = Array.from({ length: 20 + random.below(41) }, (_, i): Nominee => ({
      id: `n${i}`,
      attributes: Object.fromEntries(Array.from({ length: 4 }, (_a, a) => [`a${a}`, `v${random.below(3)}`])),
      quality: random.below(50),
    }));
    const seats = 5 + random.below(12);
    const bounds = Array.from({ length: 12 }, (_, i): Bound => {
      const amount = { people: Math.floor(seats / 3) - 1 + random.below(3) };
      const side = random.below(4) === 0 ? { most: { people: amount.people + 1 } } : { least: amount };
      return {
        key: `${i}`,
        name: `${i}`,
        of: [{ attribute: `a${Math.floor(i / 3)}`, values: [`v${i % 3}`] }],
        kind: random.below(5) === 0 ? "soft" : "hard",
        ...side,
      };
    });
    const plan: QuotaPlan = { seats, bounds };
    const own = await select(plan, nominees, solve);
    const text = modelText(plan, nominees);
    const model = await solve(text);
    models.push({ text, objective: model.objective });
    assert.equal(own.status, model.status === "infeasible" ? "conflict" : "chosen");
    counts.searched += Number(
      await select(plan, nominees, never).then(
        () => 1,
        () => 0,
      ),
    );
    if (own.status === "chosen") {
      const softCost = 1 + 2 * seats * Math.max(...nominees.map((n) => n.quality ?? 0));
      assert.equal(own.quality - softCost * own.missed.reduce((n, m) => n + m.by, 0), Math.round(model.objective ?? Number.NaN));
    }
    if (round % 10 > 0) {
      counts[own.status === "chosen" ? "chosen" : "conflict"]++;
      continue;
    }
    const asked = await select(plan, nominees, solve, { steps: 0 });
    if (own.status === "chosen" && asked.status === "chosen") {
      counts.chosen++;
      assert.deepEqual([own.quality, own.isBest, asked.isBest], [asked.quality, true, true]);
      const sum = (s: typeof own): number => s.missed.reduce((n, m) => n + m.by, 0);
      assert.equal(sum(own), sum(asked));
      const first = firstChoice(plan, nominees);
      assert.ok(first && first.quality - 1e6 * sum({ ...own, missed: first.missed }) <= own.quality && (first.bound ?? 0) >= own.quality);
    }
    if (own.status === "conflict" && asked.status === "conflict") {
      counts.conflict++;
      // Each set is irreducible; the two need not be the same one, the change's size is.
      const size = (c: typeof own): number => c.conflict.changes.reduce((n, x) => n + Math.abs(x.to - x.from), 0);
      assert.equal(size(own), size(asked));
      for (const named of [own.conflict.bounds, asked.conflict.bounds])
        for (const idle of [undefined, ...named]) {
          const left = bounds.filter((b) => named.includes(b.key) && b.key !== idle);
          assert.equal((await solve(modelText({ seats, bounds: left }, nominees))).status === "infeasible", idle === undefined);
        }
    }
  }
  assert.ok(counts.chosen > 100 && counts.conflict > 15 && counts.searched > 180, JSON.stringify(counts));
  if (!hasCbc) return t.diagnostic("cbc is not installed (Debian: coinor-cbc)");
  const theirs = byCbc(models.map((m) => m.text));
  models.forEach(({ text, objective }, i) => {
    const told = theirs[i];
    assert.equal(told === undefined, objective === undefined, text);
    if (told !== undefined)
      assert.ok(Math.abs(Math.abs(told) - Math.abs(objective as number)) < 1e-6 * Math.max(1, Math.abs(told)), `${told} ${objective}`);
  });
});

test("brute force on 6 to 12 nominees: the best choice, the least change that mends a conflict, and the conflict told is one of all the least ones", async () => {
  const random = seededRandom(612);
  const seen = { best: 0, conflicts: 0, several: 0, hopeless: 0 };
  for (let round = 0; round < 120; round++) {
    const nominees = Array.from({ length: 6 + random.below(7) }, (_, i): Nominee => ({
      id: `n${i}`,
      attributes: Object.fromEntries(Array.from({ length: 4 }, (_a, a) => [`a${a}`, random.below(5) < 2 ? "yes" : "no"])),
      quality: random.below(20),
    }));
    const seats = 2 + random.below(4);
    const bounds = Array.from({ length: 4 }, (_, a): Bound => {
      const [value, people] = [random.pick(["yes", "no"]), 1 + random.below(seats)];
      const side = random.below(3) === 0 ? { most: { people: people - 1 } } : { least: { people } };
      return { key: `b${a}`, name: `b${a}`, of: [{ attribute: `a${a}`, values: [value] }], kind: "hard", ...side };
    });
    const plan: QuotaPlan = { seats, bounds };
    const panels: Nominee[][] = [];
    for (let set = 0; set < 1 << nominees.length; set++) {
      const panel = nominees.filter((_, i) => (set >> i) & 1);
      if (panel.length === seats) panels.push(panel);
    }
    /** By how many people a panel misses a bound. */
    const missed = panels.map((panel) =>
      bounds.map((b) => {
        const n = panel.filter((x) => isOf(b, x)).length;
        return Math.max(0, b.least ? leastOf(b.least, seats) - n : 0, b.most ? n - mostOf(b.most, seats) : 0);
      }),
    );
    const canHold = (kept: number): boolean => missed.some((by) => by.every((n, i) => ((kept >> i) & 1) === 0 || n === 0));
    const answer = await select(plan, nominees, solve);
    if (canHold(15)) {
      const qualities = panels.filter((_, i) => missed[i]?.every((n) => n === 0)).map((p) => p.reduce((n, x) => n + (x.quality ?? 0), 0));
      assert.ok(answer.status === "chosen" && answer.isBest);
      assert.equal(answer.quality, Math.max(...qualities));
      seen.best++;
      continue;
    }
    assert.ok(answer.status === "conflict", JSON.stringify({ plan, nominees }));
    const least = Array.from({ length: 16 }, (_, kept) => kept).filter(
      (kept) => !canHold(kept) && bounds.every((_, i) => ((kept >> i) & 1) === 0 || canHold(kept & ~(1 << i))),
    );
    const told = bounds.reduce((kept, b, i) => (answer.conflict.bounds.includes(b.key) ? kept | (1 << i) : kept), 0);
    assert.ok(least.includes(told), `${told} of ${least.join()}`);
    const fewest = Math.min(...missed.map((by) => by.reduce((a, b) => a + b, 0)));
    const moved = (ways: readonly { readonly from: number; readonly to: number }[]): number =>
      ways.reduce((n, c) => n + Math.abs(c.to - c.from), 0);
    assert.equal(moved(answer.conflict.changes), fewest);
    const ways = await relax(plan, nominees, solve);
    assert.equal(Math.min(...ways.map(moved)), fewest);
    // Each other way is the cheapest of those that leave one bound of the first as it is.
    for (const way of ways.slice(1)) {
      const left = bounds.findIndex((b) => ways[0]?.some((c) => c.key === b.key) && !way.some((c) => c.key === b.key));
      const besides = missed.filter((by) => by[left] === 0).map((by) => by.reduce((a, b) => a + b, 0));
      assert.ok(left >= 0 && moved(way) >= Math.min(...besides), JSON.stringify(ways));
    }
    seen.conflicts++;
    seen.several += Number(least.length > 1);
  }
  assert.ok(seen.best > 30 && seen.conflicts > 30 && seen.several > 5, JSON.stringify(seen));
});

test("many kinds that no rounding fills: a first choice with its bound, which keeps every floor, before the port is asked", () => {
  const random = seededRandom(6);
  const nominees = Array.from({ length: 500 }, (_, i): Nominee => ({
    id: `n${i}`,
    attributes: Object.fromEntries(Array.from({ length: 8 }, (_a, a) => [`a${a}`, `v${Math.floor(random.next() ** 1.5 * 4)}`])),
    quality: random.below(101),
  }));
  const bounds = Array.from({ length: 32 }, (_, i): Bound => {
    const of = [{ attribute: `a${i >> 2}`, values: [`v${i & 3}`] }];
    const floor = { key: `${i}`, name: `${i}`, of, kind: "hard" } as const;
    return { ...floor, least: { people: Math.floor(nominees.filter((n) => isOf(floor, n)).length * 0.3) } };
  });
  const plan: QuotaPlan = { seats: 150, bounds };
  const first = firstChoice(plan, nominees);
  assert.ok(first && first.chosen.length === 150 && new Set(first.chosen).size === 150);
  const seated = nominees.filter((n) => first.chosen.includes(n.id));
  for (const b of bounds) assert.ok(seated.filter((n) => isOf(b, n)).length >= leastOf(b.least!, 150), b.key);
  assert.ok((first.bound ?? Infinity) - first.quality < 0.004 * first.quality, `${first.bound} ${first.quality}`);
});

test("forty overlapping floors at the rim of what the relaxation can give: kept all at once where they are hard, missed by one at most where soft", () => {
  const random = seededRandom(1);
  const nominees = Array.from({ length: 1200 }, (_, i): Nominee => ({
    id: `n${i}`,
    attributes: Object.fromEntries(Array.from({ length: 40 }, (_g, g) => [`g${g}`, random.next() < 0.3 ? "yes" : "no"])),
    quality: random.below(101),
  }));
  // The relaxation gives every group 150.35 of 400 at most.
  const floors = (kind: "hard" | "soft", people: number): QuotaPlan => ({
    seats: 400,
    bounds: Array.from({ length: 40 }, (_, g): Bound => {
      return { key: `${g}`, name: `${g}`, of: [{ attribute: `g${g}`, values: ["yes"] }], kind, least: { people } };
    }),
  });
  const hard = firstChoice(floors("hard", 150), nominees);
  assert.ok(hard && new Set(hard.chosen).size === 400);
  const seated = nominees.filter((n) => hard.chosen.includes(n.id));
  for (const b of floors("hard", 150).bounds) assert.ok(seated.filter((n) => isOf(b, n)).length >= 150, b.key);
  assert.ok((hard.bound ?? 0) >= hard.quality);
  const soft = firstChoice(floors("soft", 150), nominees);
  assert.ok(soft && soft.missed.reduce((n, m) => n + m.by, 0) <= 1, JSON.stringify(soft?.missed));
  assert.equal(firstChoice(floors("hard", 151), nominees), undefined, "beyond the rim there is nothing");
});
