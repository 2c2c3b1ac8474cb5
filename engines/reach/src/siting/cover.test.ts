import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import fc from "fast-check";
import { coverModel, proveCovering, refusalsOf, siteCovering, type CoverPlan, type SitingQuestion } from "../index.ts";
import { cbc, withoutCbc } from "../testing/cbc.ts";
import { matrix, town } from "../testing/town.ts";
import { instanceOf } from "./instance.ts";
import { Plan } from "./search.ts";

const site = (question: SitingQuestion): CoverPlan => {
  const plan = siteCovering(question);
  assert.ok(plan.ok, JSON.stringify(plan));
  return plan.value;
};

/*  A street of six blocks, 10 20 30 40 50 60 people. Candidate 0 reaches blocks 0–2, 1: 2–3, 2: 3–5, 3: 4, 4: 0 and 5.  */
const STREET: SitingQuestion = {
  ...matrix([[0, 1, 2], [2, 3], [3, 4, 5], [4], [0, 5]]),
  weight: [10, 20, 30, 40, 50, 60],
  places: 2,
};

test("a street: two places reach everybody, and each says what it adds and what would be lost without it", () => {
  const plan = site(STREET);
  assert.deepEqual([plan.chosen, plan.people, plan.bound, plan.gap, plan.proved, plan.total], [[2, 0], 210, 210, 0, true, 210]);
  assert.deepEqual(plan.steps, [
    { candidate: 2, adds: 150, lost: 150 },
    { candidate: 0, adds: 60, lost: 60 },
  ]);
});

test("what rounding leaves of sums is no gain: exchanges end", () => {
  // .1 + .2 + .3 − .1 − .2 − .3 is 1.7e-16, not 0: so many people candidate 1, for whom 0 stands already, seems to add. 3 to 5 tell the cells apart.
  const rows = [[0, 1, 2], [0, 1, 2], [], [0], [1], [2]];
  const instance = instanceOf({ ...matrix(rows), weight: [0.1, 0.2, 0.3], places: 2, district: [0, 1, 1, 0, 0, 0], minimum: [0, 1] });
  const plan = new Plan(instance);
  plan.start([0, 2]);
  assert.ok(
    plan.gain.some((g, k) => plan.chosen[k] === 0 && g !== 0 && Math.abs(g) < 1e-12),
    `rounding does leave something: ${plan.gain.join(" ")}`,
  );
  const before = plan.list();
  plan.exchange();
  assert.deepEqual(plan.list(), before);
});

test("existing places count for nothing to do, fixed ones as one of the places", () => {
  const beside = site({ ...STREET, places: 1, existing: [2] });
  assert.deepEqual([beside.chosen, beside.withoutPlan, beside.people], [[0], 150, 210]);
  const decided = site({ ...STREET, fixed: [3] });
  // Beside block 4 (50 people): candidate 2 adds 100, 0 adds 60, 1 and 4 add 70.
  assert.deepEqual([decided.chosen, decided.people, decided.proved], [[2, 3], 150, true]);
  assert.deepEqual(decided.steps[1], { candidate: 3, adds: 0, lost: 0 });
});

test("minimum per district, and budget", () => {
  const district = [0, 0, 1, 1, 0];
  const plan = site({ ...STREET, places: 1, district, minimum: [1, 0] });
  assert.deepEqual([plan.chosen, plan.people], [[1], 70], "of candidates 0 (60), 1 (70), 4 (70) the first best");
  // Candidate 2 costs everything; 0 and 3 together cost as much: 60 + 50 < 150. With 8 only 0 and 3 or 4 are affordable.
  const cost = [4, 5, 9, 4, 4];
  assert.deepEqual(site({ ...STREET, cost, budget: 9 }).chosen, [2]);
  const poor = site({ ...STREET, cost, budget: 8 });
  assert.deepEqual([poor.people, poor.proved], [120, true], "0 and 4: blocks 0, 1, 2, 5");
});

test("capacities: people are split among the places that reach them", () => {
  const plan = site({ ...STREET, capacity: [40, 100, 70, 50, 50], places: 2 });
  // 1 serves 70 of blocks 2–3; 2 serves 70 of 4–5: 140. 1 would not be full, yet nothing beats it: proved by the bound.
  assert.deepEqual([plan.people, plan.proved], [140, true]);
});

test("demands that exclude each other are refused in words, all of them", () => {
  const codes = (question: SitingQuestion): string[] => refusalsOf(question).map((r) => r.code);
  const district = [0, 0, 1, 1, 0];
  assert.deepEqual(codes(STREET), []);
  assert.deepEqual(codes({ ...STREET, places: 6 }), ["too-few-candidates"]);
  assert.deepEqual(codes({ ...STREET, places: 1, fixed: [0, 1] }), ["fixed-exceed-places"]);
  assert.deepEqual(codes({ ...STREET, district, minimum: [0, 3], places: 5 }), ["district-without-candidates"]);
  assert.deepEqual(codes({ ...STREET, district, minimum: [0, 0, 1] }), ["district-without-candidates"]);
  assert.deepEqual(codes({ ...STREET, district, minimum: [2, 1] }), ["minimum-exceeds-places"]);
  assert.deepEqual(codes({ ...STREET, district, minimum: [1, 1], cost: [4, 5, 9, 4, 4], budget: 7 }), ["budget-below-minimum"]);
  assert.deepEqual(codes({ ...STREET, fixed: [2], cost: [4, 5, 9, 4, 4], budget: 7 }), ["fixed-exceed-budget"]);
  assert.deepEqual(codes({ first: new Int32Array(1), cell: new Int32Array(0), weight: [5], places: 1 }), ["no-candidates"]);
  const refused = siteCovering({ ...STREET, places: 1, district, minimum: [2, 1] });
  assert.ok(
    !refused.ok && /3 places; 1 are planned/.test(refused.error[0]?.text.en ?? "") && /共需 3 处/.test(refused.error[0]?.text.zh ?? ""),
  );
});

test("a malformed question is a bug and throws", () => {
  for (const wrong of [
    { weight: [1, 2, -3, 4, 5, 6] },
    { weight: [1, NaN, 3, 4, 5, 6] },
    { weight: [1] },
    { places: 1.5 },
    { fixed: [9] },
    { minimum: [1] },
    { budget: 3 },
  ])
    assert.throws(() => siteCovering({ ...STREET, ...wrong }), RangeError);
});

/** Small questions with every kind of limit; half of them carry a budget. */
const questions = fc
  .record({
    rows: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 6 }), { minLength: 2, maxLength: 8 }),
    weight: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 12, maxLength: 12 }),
    places: fc.integer({ min: 1, max: 4 }),
    district: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 8, maxLength: 8 }),
    minimum: fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 1 })),
    cost: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 8, maxLength: 8 }),
    budget: fc.option(fc.integer({ min: 4, max: 25 }), { nil: undefined }),
    fixed: fc.constantFrom([], [0]),
    existing: fc.constantFrom([], [1]),
  })
  .map(({ rows, district, cost, budget, ...rest }) => ({
    ...rest,
    ...matrix(rows),
    district: district.slice(0, rows.length),
    ...(budget === undefined ? {} : { cost: cost.slice(0, rows.length), budget }),
  }));

/** Every subset; undefined when none is allowed. */
function byTrying(q: SitingQuestion): number | undefined {
  const n = q.first.length - 1;
  let best: number | undefined;
  for (let set = 0; set < 1 << n; set++) {
    const list = Array.from({ length: n }, (_, j) => j).filter((j) => set & (1 << j));
    if (list.length > q.places || !(q.fixed ?? []).every((j) => list.includes(j)) || (q.existing ?? []).some((j) => list.includes(j)))
      continue;
    if (Array.from(q.minimum ?? [], Number).some((m, d) => list.filter((j) => q.district?.[j] === d).length < m)) continue;
    if (list.reduce((sum, j) => sum + (q.cost?.[j] ?? 0), 0) > (q.budget ?? Infinity)) continue;
    const covered = new Set([...list, ...(q.existing ?? [])].flatMap((j) => [...q.cell.subarray(q.first[j], q.first[j + 1])]));
    best = Math.max(
      best ?? 0,
      [...covered].reduce((sum, i) => sum + (q.weight[i] as number), 0),
    );
  }
  return best;
}

test("against every subset: the optimum is found and proved, a refusal means that there is none", () => {
  let refused = 0;
  fc.assert(
    fc.property(questions, (q) => {
      const best = byTrying(q);
      const plan = siteCovering(q);
      if (!plan.ok) {
        refused++;
        // Too few candidates for the number asked is refused although fewer would do: the user asked for so many.
        assert.ok(best === undefined || plan.error.every((r) => r.code === "too-few-candidates"));
        return;
      }
      assert.deepEqual([plan.value.people, plan.value.bound, plan.value.proved], [best, best, true]);
    }),
    { numRuns: 3000 },
  );
  assert.ok(refused > 0, "canary: refusals were seen");
});

test("against every subset, stopped anywhere: a bound is never below the optimum, a proof never wrong, people in whole numbers or not", () => {
  let [open, seen] = [0, 0];
  fc.assert(
    fc.property(questions, fc.integer({ min: 0, max: 3000 }), fc.boolean(), (drawn, effort, halves) => {
      const q = halves ? { ...drawn, weight: drawn.weight.map((w, i) => w + (i % 3) / 3) } : drawn;
      const plan = siteCovering(q, { effort });
      if (!plan.ok) return;
      const best = byTrying(q) as number;
      const { people, bound, proved } = plan.value;
      seen++;
      if (!proved) open++;
      assert.ok(people <= best + 1e-6 && bound >= best - 1e-6 && (!proved || people >= best - 1e-6), `${people} ≤ ${best} ≤ ${bound}`);
    }),
    { numRuns: 3000 },
  );
  assert.ok(seen > 1000 && open > 20, `canary: ${open} of ${seen} were left open`);
});

test("branch and bound against cbc: twenty questions whose root leaves a gap, with every kind of limit", { skip: withoutCbc }, async () => {
  let atRoot = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const random = seededRandom(seed + 500);
    const base = scattered(90, 26, 9 + (seed % 5), 4 + (seed % 4), seed + 100);
    const question: SitingQuestion = {
      ...base,
      ...(seed % 3 === 0 ? { district: Array.from({ length: 26 }, (_, j) => j % 4), minimum: [1, 0, 1, 1] } : {}),
      ...(seed % 4 === 0 ? { cost: Array.from({ length: 26 }, () => 5 + random.below(10)), budget: 38 } : {}),
      ...(seed % 5 === 0 ? { fixed: [seed % 26] } : {}),
      ...(seed % 6 === 0 ? { existing: [(seed + 3) % 26] } : {}),
    };
    const optimum = ((await cbc(coverModel(question))).objective as number) + instanceOf(question).covered;
    const root = siteCovering(question, { effort: 50_000 });
    assert.ok(root.ok && root.value.people <= optimum && root.value.bound >= optimum, `seed ${seed}`);
    if (!root.value.proved) atRoot++;
    const plan = site(question);
    assert.deepEqual([seed, plan.people, plan.proved], [seed, optimum, true]);
  }
  assert.ok(atRoot >= 5, `canary: ${atRoot} of 20 were open after the root`);
});

test("a bound is rounded down only after scores are exchanged: nobody of the best plan is dropped", () => {
  // Found by the property above: the bound 10.1 became 10 before candidate 2 was judged by it, and a plan of 9 was called the best.
  const question: SitingQuestion = {
    ...matrix([[], [], [3, 2], [0], [3, 4], [0, 4], [], []]),
    weight: [2, 0, 1, 5, 2],
    places: 4,
    fixed: [0],
    district: [1, 0, 1, 1, 1, 1, 0, 0],
    minimum: [1, 0],
    cost: [1, 1, 1, 1, 1, 1, 1, 1],
    budget: 7,
  };
  assert.deepEqual([site(question).people, site(question).proved], [10, true]);
});

test("more places never cover fewer people; bound ≥ plan ≥ greedy", () => {
  for (let seed = 1; seed <= 5; seed++) {
    let before = 0;
    for (let places = 1; places <= 12; places++) {
      const question = { ...town(300, 60, 0.12, seed), places };
      const plan = site(question);
      const greedy = new Plan(instanceOf(question));
      greedy.fill();
      assert.ok(plan.bound >= plan.people && plan.people >= greedy.people && plan.people >= before);
      before = plan.people;
    }
  }
});

test("a larger town within the interactive effort: a gap below 0.1 % with its bound", () => {
  const plan = site({ ...town(5000, 400, 0.03, 7), places: 25 });
  assert.ok(plan.gap <= 0.001, `${plan.people} of at most ${plan.bound}`);
});

test("fifty random questions: cbc finds the same optimum", { skip: withoutCbc }, async () => {
  for (let seed = 1; seed <= 50; seed++) {
    const base = town(120, 30, 0.16, seed);
    const random = seededRandom(seed + 1000);
    const question: SitingQuestion = {
      ...base,
      places: 3 + (seed % 4),
      ...(seed % 3 === 0 ? { district: Array.from({ length: 30 }, (_, j) => j % 3), minimum: [1, 1, 1] } : {}),
      ...(seed % 5 === 0 ? { cost: Array.from({ length: 30 }, () => 5 + random.below(10)), budget: 40 } : {}),
      ...(seed % 4 === 0 ? { fixed: [seed % 30] } : {}),
      ...(seed % 7 === 0 ? { capacity: Array.from({ length: 30 }, () => 200 + random.below(400)) } : {}),
    };
    const optimum = (await cbc(coverModel(question))).objective as number;
    const already = question.capacity === undefined ? instanceOf(question).covered : 0;
    const plan = site(question);
    if (question.capacity === undefined) assert.deepEqual([seed, plan.people, plan.proved], [seed, optimum + already, true]);
    // Under capacities the fast plan comes with a bound, not always with a proof.
    else
      assert.ok(
        plan.people <= optimum + 1e-6 && plan.bound >= optimum - 1e-6 && plan.gap < 0.08,
        `${seed}: ${plan.people} ≤ ${optimum} ≤ ${plan.bound}`,
      );
  }
});

test("the solver is asked only for what the search left open, and its answer is explained", async () => {
  const asked: string[] = [];
  const easy = await proveCovering(STREET, async (model) => {
    asked.push(model);
    return { status: "stopped", values: new Map() };
  });
  assert.ok(easy.ok && easy.value.proved && asked.length === 0);
  const capacities = { ...town(60, 12, 0.3, 3), capacity: Array.from({ length: 12 }, (_, j) => 150 + 37 * j), places: 4 };
  const stopped = await proveCovering(capacities, async (model, options) => {
    asked.push(model);
    const known = siteCovering(capacities);
    assert.deepEqual(known.ok && [...(options?.start?.keys() ?? [])].sort(), known.ok && known.value.chosen.map((j) => `x${j}`).sort());
    return { status: "stopped", values: new Map(), bound: 1e9 };
  });
  assert.ok(stopped.ok && (stopped.value.proved ? asked.length === 0 : asked.length === 1));
});

/** Reaches drawn without any neighbourhood: the root's bound leaves a gap. */
function scattered(cells: number, candidates: number, per: number, places: number, seed: number): SitingQuestion {
  const random = seededRandom(seed);
  const rows = Array.from({ length: candidates }, () => [...new Set(Array.from({ length: per }, () => random.below(cells)))]);
  return { ...matrix(rows), weight: Array.from({ length: cells }, () => 1 + random.below(50)), places };
}

test(
  "what the search leaves open: the solver's model holds fewer candidates, begins with the plan, and cbc on all of them agrees",
  { skip: withoutCbc },
  async () => {
    let [askedFor, smaller] = [0, 0];
    for (let seed = 1; seed <= 4; seed++) {
      const question = scattered(120, 30, 12, 5, seed);
      const fast = site(question);
      const proved = await proveCovering(
        question,
        async (model, options) => {
          askedFor++;
          assert.ok(model.length <= coverModel(question).length);
          if (model.length < coverModel(question).length) smaller++;
          // A start names all of the model's candidates, or none when the plan found lies outside of what a better one may hold.
          if (options?.start !== undefined) assert.ok([...options.start.keys()].every((name) => model.includes(` ${name}\n`)));
          return cbc(model);
        },
        { effort: 60_000 },
      );
      const whole = await cbc(coverModel(question));
      assert.ok(proved.ok && proved.value.proved && proved.value.people >= fast.people);
      assert.ok(Math.abs(proved.value.people - (whole.objective as number)) < 1e-6, `seed ${seed}`);
    }
    assert.ok(askedFor > 0 && smaller > 0, `canary: asked ${askedFor} times, with less ${smaller} times`);
  },
);
