import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import type { Solved } from "./model.ts";
import { isOf, leastOf, type Bound, type Nominee, type QuotaPlan } from "./plan.ts";
import { firstChoice, modelText, select } from "./select.ts";
import { solve } from "./testing/solve.ts";

test("the own search agrees with HiGHS on 200 plans of up to sixty nominees, and the port gives the same where it alone decides", async () => {
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
    const model = await solve(modelText(plan, nominees));
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
