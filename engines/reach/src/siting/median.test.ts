import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { cbc, withoutCbc } from "../testing/cbc.ts";
import { drawnPmed, leastCost, PMED_SIZES, readPmed } from "../testing/pmed.ts";
import { siteMedian, type MedianEffort, type MedianPlan, type MedianQuestion } from "../index.ts";

const site = (question: MedianQuestion, effort: MedianEffort): MedianPlan => {
  const plan = siteMedian(question, effort);
  assert.ok(plan.ok, JSON.stringify(plan));
  return plan.value;
};

const draws = (seed: number): (() => number) => {
  const random = seededRandom(seed);
  return () => random.next();
};

const PMED = new URL("../../../../../shared/data/siting/", import.meta.url);
const OPTIMA = [5819, 4093, 4250, 3034, 1355, 7824, 5631, 4445, 2734];

test("p-median of a street of seven houses: the ends' middles, by hand", () => {
  const at = [0, 1, 2, 10, 11, 12, 13];
  const question = { distance: at.flatMap((a) => at.map((b) => Math.abs(a - b))), cells: 7, candidates: 7 };
  const two = site({ ...question, places: 2 }, { random: draws(1) });
  assert.equal(two.cost, 2 + 4);
  assert.ok(two.chosen[0] === 1 && [4, 5].includes(two.chosen[1] as number));
  assert.deepEqual(site({ ...question, places: 7 }, { random: draws(1) }).cost, 0);
  assert.ok(two.proved && two.bound === 6, "the bound proves it");
  // Held at the far left end, the other one can only serve the right: 0 + 1 + 2 there, 4 on the right.
  const held = site({ ...question, places: 2, fixed: [0] }, { random: draws(1) });
  assert.deepEqual([held.cost, held.chosen[0], held.proved], [3 + 4, 0, true]);
});

test("p-median refuses in words: nobody to choose, too many, more fixed than planned, ways and people that are none", () => {
  const question = { distance: [0, 1, 1, 0], cells: 2, candidates: 2, places: 1 };
  const codes = (change: Partial<MedianQuestion>): string[] => {
    const plan = siteMedian({ ...question, ...change }, { random: draws(1) });
    if (plan.ok) return [];
    for (const { text } of plan.error) assert.ok(/[一-龥]/.test(text.zh) && /[a-z]{3}/.test(text.en));
    return plan.error.map((r) => r.code);
  };
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ places: 3 }), ["too-few-candidates"]);
  assert.deepEqual(codes({ places: 0 }), ["no-places"]);
  assert.deepEqual(codes({ fixed: [0, 1] }), ["fixed-exceed-places"]);
  assert.deepEqual(codes({ distance: [], cells: 2, candidates: 0 }), ["no-candidates"]);
  assert.deepEqual(codes({ distance: [0, Infinity, 1, 0] }), ["way-unknown"]);
  assert.deepEqual(codes({ distance: [0, NaN, 1, 0], weight: [1, -1] }), ["way-unknown", "people-impossible"]);
  assert.deepEqual(codes({ district: [0, 0], minimum: [2] }), ["minimum-exceeds-places"]);
  assert.deepEqual(codes({ district: [0, 0], minimum: [0, 1] }), ["district-without-candidates"]);
  for (const wrong of [
    { distance: [1] },
    { places: 1.5 },
    { fixed: [2] },
    { fixed: [0, 0], places: 2 },
    { weight: [1] },
    { minimum: [1] },
    { district: [0] },
  ])
    assert.throws(() => siteMedian({ ...question, ...wrong }, { random: draws(1) }), RangeError);
});

test("p-median equals trying every pair, its bound is below it, one place more never costs more", () => {
  const random = draws(7);
  for (let round = 0; round < 40; round++) {
    const cells = 12;
    const candidates = 8;
    const weight = Array.from({ length: cells }, () => Math.floor(random() * 50));
    const distance = Array.from({ length: cells * candidates }, () => Math.floor(random() * 100));
    const question = { distance, cells, candidates, weight };
    const costOf = (chosen: readonly number[]): number =>
      weight.reduce((sum, people, i) => sum + people * Math.min(...chosen.map((j) => distance[i * candidates + j] as number)), 0);
    let least = Infinity;
    for (let a = 0; a < candidates; a++) for (let b = 0; b < a; b++) least = Math.min(least, costOf([a, b]));
    const plans = [1, 2, 3, 4].map((places) => site({ ...question, places }, { random }));
    const held = site({ ...question, places: 2, fixed: [3] }, { random });
    assert.equal(held.cost, Math.min(...[0, 1, 2, 4, 5, 6, 7].map((j) => costOf([3, j]))));
    assert.ok(held.chosen.includes(3) && held.bound <= held.cost);
    assert.equal(plans[1]?.cost, least);
    plans.forEach((plan, p) => {
      assert.equal(plan.cost, costOf(plan.chosen));
      assert.ok(plan.bound <= plan.cost && plan.proved === (plan.bound === plan.cost));
      assert.ok(p === 0 || plan.cost <= (plans[p - 1]?.cost as number));
    });
    assert.ok((plans[1]?.bound as number) <= least);
  }
});

test("p-median with a minimum by district equals trying every set, its bound is below it; what cannot be met is refused as in covering", () => {
  const random = draws(11);
  let [refused, bound] = [0, 0];
  for (let round = 0; round < 120; round++) {
    const [cells, candidates, places] = [14, 9, 2 + (round % 4)];
    const weight = Array.from({ length: cells }, () => Math.floor(random() * 50));
    const distance = Array.from({ length: cells * candidates }, () => Math.floor(random() * 100));
    // −1: counts in no district, as the column of the standing places does.
    const district = Array.from({ length: candidates }, (_, j) => (j === 0 ? -1 : Math.floor(random() * 3)));
    const minimum = [Math.floor(random() * 3), Math.floor(random() * 2), Math.floor(random() * 2)];
    const fixed = round % 3 === 0 ? [0] : round % 3 === 1 ? [4] : [];
    const costOf = (chosen: readonly number[]): number =>
      weight.reduce((sum, people, i) => sum + people * Math.min(...chosen.map((j) => distance[i * candidates + j] as number)), 0);
    const meets = (chosen: readonly number[]): boolean =>
      fixed.every((j) => chosen.includes(j)) && minimum.every((m, d) => chosen.filter((j) => district[j] === d).length >= m);
    let least: number | undefined;
    let free = Infinity;
    for (let set = 0; set < 1 << candidates; set++) {
      const chosen = Array.from({ length: candidates }, (_, j) => j).filter((j) => set & (1 << j));
      if (chosen.length !== places) continue;
      if (fixed.every((j) => chosen.includes(j))) free = Math.min(free, costOf(chosen));
      if (meets(chosen)) least = Math.min(least ?? Infinity, costOf(chosen));
    }
    const question = { distance, cells, candidates, weight, places, fixed, district, minimum };
    const plan = siteMedian(question, { random, restarts: 60 });
    assert.equal(plan.ok, least !== undefined, `round ${round}`);
    if (!plan.ok || least === undefined) {
      refused++;
      assert.ok(!plan.ok && plan.error.every((r) => ["district-without-candidates", "minimum-exceeds-places"].includes(r.code)));
      continue;
    }
    const { chosen, cost, bound: below, steps } = plan.value;
    assert.deepEqual([round, cost, meets(chosen)], [round, least, true]);
    assert.ok(below <= least && chosen.length === places);
    if (least > free) bound++;
    assert.deepEqual(
      steps.slice(0, fixed.length).map((s) => s.candidate),
      fixed,
    );
    steps.forEach(({ candidate, saves, lost }, k) => {
      const before = steps.slice(0, k).map((s) => s.candidate);
      assert.equal(saves, k === 0 ? undefined : costOf(before) - costOf([...before, candidate]));
      const others = chosen.filter((j) => j !== candidate);
      assert.equal(lost, others.length === 0 ? undefined : costOf(others) - cost);
    });
  }
  assert.ok(refused > 5 && bound > 20, `canary: ${refused} refused, the minimum cost something ${bound} times`);
});

test(
  "p-median reaches the optima of pmed1..9 from each of two seeds, all of them proved (../shared/data)",
  { skip: existsSync(PMED) ? false : "no ../shared/data/siting" },
  () => {
    OPTIMA.forEach((optimum, at) => {
      const question = readPmed(readFileSync(new URL(`pmed${at + 1}.txt`, PMED), "utf8"));
      for (const seed of [1, 7]) {
        const plan = site(question, { random: draws(seed) });
        assert.deepEqual([plan.cost, plan.proved], [optimum, true], `pmed${at + 1}, seed ${seed}`);
      }
    });
  },
);

test("a few places on many corners: the bound alone lies far below every plan, branching proves the plan", () => {
  const question = drawnPmed(400, 5, 16);
  const unbranched = site(question, { random: draws(1), restarts: 30, effort: 0 });
  assert.ok(!unbranched.proved && unbranched.gap > 0.002, `${unbranched.gap}`);
  const plan = site(question, { random: draws(1) });
  assert.deepEqual([plan.cost, plan.proved], [unbranched.cost, true]);
  assert.ok(unbranched.bound <= plan.cost);
});

test(
  "the sizes are OR-Library's: those of the problems at hand agree (../shared/data)",
  { skip: existsSync(PMED) ? false : "no ../shared/data/siting" },
  () => {
    assert.equal(PMED_SIZES.length, 40);
    OPTIMA.forEach((_, at) => {
      const { cells, places } = readPmed(readFileSync(new URL(`pmed${at + 1}.txt`, PMED), "utf8"));
      assert.deepEqual([cells, places], PMED_SIZES[at]);
    });
  },
);

test(
  "p-median of drawn problems of OR-Library's form is within 0.05 % of cbc's optimum; all 40 sizes: npm run bench:reach -- --only median",
  { skip: withoutCbc },
  async () => {
    // Told a cost that is too high by one: the oracle finds the better one that trying every pair finds.
    const small = drawnPmed(60, 2, 5);
    const costOf = (a: number, b: number): number =>
      Array.from({ length: 60 }, (_, i) => Math.min(small.distance[60 * i + a] as number, small.distance[60 * i + b] as number)).reduce(
        (x, y) => x + y,
      );
    const least = Math.min(...Array.from({ length: 60 * 60 }, (_, k) => costOf(Math.floor(k / 60), k % 60)));
    assert.equal(await leastCost(small, least + 1, cbc), least);
    for (const at of [1, 3, 7]) {
      const [corners, places] = PMED_SIZES[at] ?? [0, 0];
      const question = drawnPmed(corners, places, at + 1);
      const { cost } = site(question, { random: draws(1) });
      const optimum = (await leastCost(question, cost, cbc)) ?? NaN;
      assert.ok(cost <= 1.0005 * optimum && optimum <= cost, `${corners} corners, ${places} places: ${cost}, cbc ${optimum}`);
    }
  },
);
