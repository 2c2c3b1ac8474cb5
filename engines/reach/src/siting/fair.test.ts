import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { proveFairly, siteCovering, siteFairly, type FairPlan, type SitingQuestion } from "../index.ts";
import { cbc, withoutCbc } from "../testing/cbc.ts";
import { matrix, town } from "../testing/town.ts";
import { fairer } from "./fair.ts";

const fair = (question: SitingQuestion): FairPlan => {
  const plan = siteFairly(question);
  assert.ok(plan.ok, JSON.stringify(plan));
  return plan.value;
};

/*  A rich quarter (district 0: 100 + 100 people) and a poor one (district 1: 10 + 10). Candidates 0 and 1 reach a hundred each, 2 and 3 ten each. */
const QUARTERS: SitingQuestion = { ...matrix([[0], [1], [2], [3]]), weight: [100, 100, 10, 10], home: [0, 0, 1, 1], places: 2 };

test("two quarters: most people leave the poor one at nothing, the fair plan gives each a half", () => {
  const most = siteCovering(QUARTERS);
  assert.deepEqual(most.ok && [most.value.chosen, most.value.people], [[0, 1], 200]);
  const plan = fair(QUARTERS);
  assert.deepEqual([plan.people, plan.worstShare, plan.worstBound, plan.provedShares], [110, 0.5, 0.5, 1]);
  assert.deepEqual(
    plan.steps.map((s) => [s.adds, s.lost, s.worstWithout]),
    [
      [100, 100, 0],
      [10, 10, 0],
    ],
  );
  assert.deepEqual(
    plan.districts.map((d) => [d.district, d.people, d.covered, d.share, d.before]),
    [
      [0, 200, 100, 0.5, 0],
      [1, 20, 10, 0.5, 0],
    ],
  );
  const three = fair({ ...QUARTERS, places: 3 });
  assert.deepEqual([three.people, three.worstShare], [210, 0.5], "with equal worst and best shares, more people win");
  const beside = fair({ ...QUARTERS, places: 1, existing: [2] });
  assert.deepEqual(
    [beside.districts.map((d) => [d.before, d.share]), beside.people],
    [
      [
        [0, 0.5],
        [0.5, 0.5],
      ],
      110,
    ],
  );
});

test("demands that exclude each other, and districts without people, are refused in words", () => {
  const codes = (question: SitingQuestion): string[] => {
    const plan = siteFairly(question);
    return plan.ok ? [] : plan.error.map((r) => r.code);
  };
  assert.deepEqual(codes({ ...QUARTERS, places: 9 }), ["too-few-candidates"]);
  assert.deepEqual(codes({ ...QUARTERS, capacity: [50, 50, 5, 5] }), ["capacity-with-equity"]);
  assert.deepEqual(codes({ ...QUARTERS, places: 1, fixed: [0, 2] }), ["fixed-exceed-places"]);
  assert.deepEqual(codes({ ...QUARTERS, weight: [0, 0, 0, 0] }), ["no-districts"]);
  assert.deepEqual(codes({ ...QUARTERS, weight: [100, 100, 0, 0] }), [], "an empty district is left out, not the worst");
  const { home: _, ...without } = QUARTERS;
  assert.throws(() => siteFairly(without), RangeError);
  assert.throws(() => siteFairly({ ...QUARTERS, home: [0] }), RangeError);
});

/** Small towns of three or four districts with every kind of limit. */
function question(seed: number): SitingQuestion {
  const random = seededRandom(seed);
  const cells = 40;
  const candidates = 9;
  const base = town(cells, candidates, 0.28, seed);
  const districts = 3 + (seed % 2);
  return {
    ...base,
    home: Array.from({ length: cells }, () => random.below(districts)),
    places: 2 + (seed % 3),
    ...(seed % 3 === 0 ? { district: Array.from({ length: candidates }, (_, j) => j % 2), minimum: [1, 1] } : {}),
    ...(seed % 4 === 0 ? { cost: Array.from({ length: candidates }, () => 3 + random.below(8)), budget: 22 } : {}),
    ...(seed % 5 === 0 ? { fixed: [seed % candidates] } : {}),
    ...(seed % 7 === 0 ? { existing: [(seed + 1) % candidates] } : {}),
  };
}

/** The fairest order of shares and the most people with it, over every subset. */
function byTrying(q: SitingQuestion): { shares: number[]; people: number } | undefined {
  const n = q.first.length - 1;
  const home = Array.from(q.home ?? []);
  const total = new Map<number, number>();
  home.forEach((d, i) => total.set(d, (total.get(d) ?? 0) + (q.weight[i] as number)));
  let best: { shares: number[]; people: number } | undefined;
  for (let set = 0; set < 1 << n; set++) {
    const list = Array.from({ length: n }, (_, j) => j).filter((j) => set & (1 << j));
    if (list.length > q.places || !(q.fixed ?? []).every((j) => list.includes(j)) || (q.existing ?? []).some((j) => list.includes(j)))
      continue;
    if (Array.from(q.minimum ?? [], Number).some((m, d) => list.filter((j) => q.district?.[j] === d).length < m)) continue;
    if (list.reduce((sum, j) => sum + (q.cost?.[j] ?? 0), 0) > (q.budget ?? Infinity)) continue;
    const covered = [...new Set([...list, ...(q.existing ?? [])].flatMap((j) => [...q.cell.subarray(q.first[j], q.first[j + 1])]))];
    const shares = [...total].map(
      ([d, people]) => covered.reduce((sum, i) => sum + (home[i] === d ? (q.weight[i] as number) : 0), 0) / people,
    );
    shares.sort((a, b) => a - b);
    const people = covered.reduce((sum, i) => sum + (q.weight[i] as number), 0);
    const by = best === undefined ? 1 : fairer(shares, best.shares);
    if (by > 0 || (by === 0 && people > (best?.people ?? -1))) best = { shares, people };
  }
  return best;
}

test("against every subset: the fast plan is never fairer than possible, its bound never below, and it is mostly the fairest", () => {
  let [same, seen] = [0, 0];
  for (let seed = 1; seed <= 80; seed++) {
    const best = byTrying(question(seed));
    const plan = siteFairly(question(seed));
    assert.equal(plan.ok, best !== undefined);
    if (!plan.ok || best === undefined) continue;
    seen++;
    const shares = plan.value.districts.map((d) => d.share).sort((a, b) => a - b);
    const by = fairer(shares, best.shares);
    assert.ok(by <= 0, `seed ${seed}`);
    assert.ok(
      plan.value.worstBound >= (best.shares[0] as number) - 1e-9,
      `seed ${seed}: bound ${plan.value.worstBound} < ${best.shares[0]}`,
    );
    if (by === 0) same++;
  }
  assert.ok(seen > 60 && same >= 0.95 * seen, `${same} of ${seen} are the fairest`);
});

test("with cbc as the solver: the whole order of shares is proved and equals every subset's best", { skip: withoutCbc }, async () => {
  for (let seed = 1; seed <= 24; seed++) {
    const best = byTrying(question(seed));
    const plan = await proveFairly(question(seed), cbc);
    assert.equal(plan.ok, best !== undefined);
    if (!plan.ok || best === undefined) continue;
    const shares = plan.value.districts.map((d) => d.share).sort((a, b) => a - b);
    assert.equal(fairer(shares, best.shares), 0, `seed ${seed}: ${shares.join(" ")} against ${best.shares.join(" ")}`);
    assert.deepEqual([plan.value.people, plan.value.proved], [best.people, true], `seed ${seed}`);
  }
});

test("a solver that stops leaves the fast plan and says how much is proved", async () => {
  const stopped = await proveFairly(question(2), async () => ({ status: "stopped", values: new Map() }));
  const fast = fair(question(2));
  assert.ok(stopped.ok && !stopped.value.proved);
  assert.deepEqual([stopped.value.chosen, stopped.value.worstBound], [fast.chosen, fast.worstBound]);
});
