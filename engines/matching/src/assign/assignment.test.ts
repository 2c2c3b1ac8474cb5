import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import fc from "fast-check";
import { Assignment, explainAssignment, MOST_FIT, type Pair } from "../index.ts";

interface Instance {
  perNeed: number;
  capacities: number[];
  needs: Pair[][];
}

function solve({ capacities, needs, perNeed }: Instance): Assignment {
  const assignment = new Assignment(capacities, perNeed);
  for (const pairs of needs) assignment.addNeed(pairs);
  return assignment;
}

const randomInstance = (seed: number): Instance => {
  const random = seededRandom(seed);
  const experts = 1 + random.below(7);
  const most = random.pick([1, 3, 20, MOST_FIT]);
  return {
    perNeed: random.pick([1, 2, 3]),
    capacities: Array.from({ length: experts }, () => random.below(4)),
    needs: Array.from({ length: 1 + random.below(9) }, () =>
      Array.from({ length: experts }, (_, expert) => ({ expert, fit: random.below(most + 1) })).filter(() => random.next() < 0.6),
    ),
  };
};
const INSTANCES = Array.from({ length: 200 }, (_, i) => randomInstance(i + 1));

/** Lexicographic order as one number, large enough for these sizes: 9 needs × 3 experts. */
const G = 40 * MOST_FIT;
const worth = (a: Assignment): number => {
  const { byCount, fit } = a.value();
  return fit - byCount.reduce((s, n, count) => s + n * missingCost(a.perNeed, count), 0);
};
const missingCost = (perNeed: number, count: number): number => {
  const missing = perNeed - count;
  return (G * missing * (missing + 1)) / 2;
};

/** The same problem for a solver of linear programmes: all instances as blocks of one file. */
function asLp(instances: readonly Instance[]): string {
  const objective: string[] = [];
  const rows: string[] = [];
  const bounds: string[] = [];
  instances.forEach((x, b) => {
    const byExpert = new Map<number, string[]>();
    x.needs.forEach((pairs, i) => {
      const terms = pairs.map((p) => {
        const name = `x${b}_${i}_${p.expert}`;
        objective.push(`+ ${p.fit} ${name}`);
        bounds.push(`0 <= ${name} <= 1`);
        byExpert.set(p.expert, [...(byExpert.get(p.expert) ?? []), name]);
        return `+ ${name}`;
      });
      for (let k = 1; k <= x.perNeed; k++) {
        objective.push(`- ${k * G} m${b}_${i}_${k}`);
        bounds.push(`0 <= m${b}_${i}_${k} <= 1`);
        terms.push(`+ m${b}_${i}_${k}`);
      }
      rows.push(` n${b}_${i}: ${terms.join(" ")} = ${x.perNeed}`);
    });
    for (const [expert, names] of byExpert)
      rows.push(` e${b}_${expert}: ${names.map((n) => `+ ${n}`).join(" ")} <= ${x.capacities[expert]}`);
  });
  return `Maximize\n obj: ${objective.join("\n  ")}\nSubject To\n${rows.join("\n")}\nBounds\n ${bounds.join("\n ")}\nEnd\n`;
}

function oracle(name: "cbc" | "glpsol"): number {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-lp-"));
  try {
    const [lp, out] = [join(folder, "x.lp"), join(folder, "x.out")];
    writeFileSync(lp, asLp(INSTANCES));
    execFileSync(name, name === "cbc" ? [lp, "solve", "solu", out] : ["--lp", lp, "-o", out], { stdio: "ignore" });
    const text = readFileSync(out, "utf8");
    const value = /[Oo]bjective(?: value|:\s+obj =)\s+(-?[\d.e+]+)/.exec(text)?.[1];
    assert.ok(value, text.slice(0, 300));
    return Math.abs(Number(value));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const solver of ["cbc", "glpsol"] as const)
  test(
    `200 random instances: the sum of values equals ${solver}'s`,
    { skip: existsSync(`/usr/bin/${solver}`) ? false : `${solver} is not installed` },
    () => {
      const ours = INSTANCES.reduce((s, x) => s + worth(solve(x)), 0);
      const theirs = oracle(solver);
      assert.ok(Math.abs(Math.abs(ours) - theirs) <= 1e-6 * theirs, `${ours} against ${theirs}`);
    },
  );

/** Every assignment there is, by hand: the oracle that needs no solver. */
function bestByTrial({ perNeed, capacities, needs }: Instance): number {
  const left = [...capacities];
  const from = (i: number): number => {
    const pairs = needs[i];
    if (!pairs) return 0;
    let best = -Infinity;
    const choose = (k: number, count: number, fit: number): void => {
      if (k === pairs.length || count === perNeed) {
        best = Math.max(best, fit - missingCost(perNeed, count) + from(i + 1));
        return;
      }
      choose(k + 1, count, fit);
      const { expert, fit: f } = pairs[k] as Pair;
      if ((left[expert] as number) > 0) {
        left[expert] = (left[expert] as number) - 1;
        choose(k + 1, count + 1, fit + f);
        left[expert] = (left[expert] as number) + 1;
      }
    };
    choose(0, 0, 0);
    return best;
  };
  return from(0);
}

const small = fc
  .record({
    perNeed: fc.integer({ min: 1, max: 3 }),
    capacities: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 4 }),
    needs: fc.array(fc.array(fc.tuple(fc.nat(3), fc.nat(9)), { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ perNeed, capacities, needs }): Instance => ({
    perNeed,
    capacities,
    needs: needs.map((list) =>
      [...new Map(list.map(([e, fit]) => [e % capacities.length, fit]))].map(([expert, fit]) => ({ expert, fit })),
    ),
  }));

test("small cases equal the best of all assignments there are", () => {
  fc.assert(
    fc.property(small, (x) => assert.equal(worth(solve(x)), bestByTrial(x))),
    { numRuns: 300 },
  );
});

test("nobody above his limit, nobody twice for one need; the order of arrival does not change the value", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const x = randomInstance(seed);
      const a = solve(x);
      x.capacities.forEach((c, expert) => assert.ok(a.served(expert).length <= c));
      x.needs.forEach((pairs, need) => {
        const given = a.given(need);
        assert.equal(new Set(given.map((g) => g.expert)).size, given.length);
        for (const g of given) assert.ok(pairs.some((p) => p.expert === g.expert && p.fit === g.fit));
      });
      const turned = solve({ ...x, needs: seededRandom(seed).shuffle(x.needs) });
      assert.equal(worth(turned), worth(a), "one need more on a solved assignment is as good as all from scratch");
    }),
    { numRuns: 300 },
  );
});

test("a need with a poor fit still gets its first expert before another gets its third", () => {
  const a = solve({
    perNeed: 3,
    capacities: [1, 1, 1],
    needs: [[0, 1, 2].map((expert) => ({ expert, fit: 900 })), [{ expert: 2, fit: 1 }]],
  });
  assert.deepEqual([a.given(0).map((g) => g.expert), a.given(1).map((g) => g.expert)], [[0, 1], [2]]);
});

test("what a need gave up is named with whom it serves instead and what moving would cost", () => {
  const a = solve({
    perNeed: 1,
    capacities: [1, 1],
    needs: [
      [
        { expert: 0, fit: 800 },
        { expert: 1, fit: 700 },
      ],
      [
        { expert: 0, fit: 900 },
        { expert: 1, fit: 100 },
      ],
    ],
  });
  const names = { expert: (i: number) => `专家${i}`, need: (i: number) => `需求${i}` };
  const [first, second] = explainAssignment(a, [2, 2], names);
  assert.deepEqual([first?.given[0]?.expert, second?.given[0]?.expert], [1, 0], "700 + 900 beats 800 + 100");
  assert.deepEqual(
    first?.gaveUp.map((g) => [g.expert, g.heldBy]),
    [[0, [1]]],
  );
  assert.match(first?.gaveUp[0]?.reason.zh ?? "", /专家0已到上限，派给了“需求1”；改派会使总体相合度降低（少 \d+ 分）/);
  assert.deepEqual(second?.gaveUp, []);
});

test("all experts at their limit: the answer says so for every need left without", () => {
  const a = solve({
    perNeed: 3,
    capacities: [0, 1],
    needs: [[{ expert: 0, fit: 5 }], [{ expert: 1, fit: 5 }], [{ expert: 1, fit: 9 }], []],
  });
  const report = explainAssignment(a, [1, 1, 1, 0], { expert: (i) => `专家${i}`, need: (i) => `需求${i}` });
  assert.deepEqual(
    report.map((r) => r.given.length),
    [0, 0, 1, 0],
  );
  assert.match(report[0]?.shortage?.zh ?? "", /都已到上限/);
  assert.match(report[0]?.gaveUp[0]?.reason.zh ?? "", /已无余量/);
  assert.match(report[1]?.gaveUp[0]?.reason.zh ?? "", /“需求2”/);
  assert.match(report[2]?.shortage?.zh ?? "", /只有 1 位，已全部派上/);
  assert.match(report[3]?.shortage?.zh ?? "", /没有合条件的专家/);
});

test("advisers to cases: one each, limits kept, the same engine", () => {
  const a = solve({
    perNeed: 1,
    capacities: [2, 1],
    needs: [300, 200, 100, 50].map((fit) => [
      { expert: 0, fit },
      { expert: 1, fit: 40 },
    ]),
  });
  assert.deepEqual(a.value(), { byCount: [1, 3], fit: 540 });
});

/** Of all ways there are the best by counts, then by fits less what sharing costs. */
function bestShared(x: Instance, spread: number, before: readonly number[], forced?: { need: number; expert: number }): number {
  const held = x.capacities.map(() => 0);
  const from = (need: number): number => {
    const pairs = x.needs[need];
    if (!pairs) return held.reduce((sum, h, e) => sum - spread * (h * (before[e] as number) + (h * (h - 1)) / 2), 0);
    let most = -Infinity;
    for (let choice = 0; choice < 1 << pairs.length; choice++) {
      const chosen = pairs.filter((_, i) => (choice >> i) & 1);
      if (chosen.length > x.perNeed || chosen.some((p) => (held[p.expert] as number) >= (x.capacities[p.expert] as number))) continue;
      if (forced?.need === need && !chosen.some((p) => p.expert === forced.expert)) continue;
      for (const p of chosen) (held[p.expert] as number)++;
      const rest = from(need + 1);
      for (const p of chosen) (held[p.expert] as number)--;
      most = Math.max(most, rest + chosen.reduce((sum, p) => sum + p.fit, 0) - missingCost(x.perNeed, chosen.length));
    }
    return most;
  };
  return from(0);
}

test("work is shared: fits less what each further need of an expert costs are the best of all there are, and so is what is given up", () => {
  let [told, uneven] = [0, 0];
  for (let seed = 1; seed <= 300; seed++) {
    const random = seededRandom(seed + 9000);
    const experts = 2 + random.below(2);
    const x: Instance = {
      perNeed: random.pick([1, 2]),
      capacities: Array.from({ length: experts }, () => 1 + random.below(4)),
      needs: Array.from({ length: 2 + random.below(4) }, () =>
        Array.from({ length: experts }, (_, expert) => ({ expert, fit: random.below(20) })).filter(() => random.next() < 0.8),
      ),
    };
    const [spread, before] = [random.pick([1, 3, 10]), x.capacities.map(() => random.below(3))];
    const a = new Assignment(x.capacities, x.perNeed, { spread, before });
    for (const pairs of x.needs) a.addNeed(pairs);
    const cost = x.capacities.reduce((sum, _, e) => {
      const h = a.served(e).length;
      return sum + spread * (h * (before[e] as number) + (h * (h - 1)) / 2);
    }, 0);
    const whole = bestShared(x, spread, before);
    assert.equal(worth(a) - cost, whole, `seed ${seed}`);
    if (worth(a) !== worth(solve(x))) uneven++;
    for (let need = 0; need < x.needs.length; need++)
      for (const { expert, loss, fewer } of a.gaveUp(need, 9)) {
        told++;
        const lost = whole - bestShared(x, spread, before, { need, expert });
        assert.equal(fewer, lost > G / 2, `seed ${seed}, need ${need}, expert ${expert}`);
        if (!fewer) assert.equal(loss, lost, `seed ${seed}, need ${need}, expert ${expert}`);
      }
  }
  assert.ok(told > 100 && uneven > 20, `${told} given up, ${uneven} shared otherwise than by fits alone`);
});

test("ten equal experts share ten needs, whoever had more before takes fewer; without sharing they need not", () => {
  const needs = Array.from({ length: 10 }, () => Array.from({ length: 10 }, (_, expert) => ({ expert, fit: 500 })));
  const shares = (before: number[], spread: number): number[] => {
    const a = new Assignment(
      needs.map(() => 10),
      1,
      { spread, before },
    );
    for (const pairs of needs) a.addNeed(pairs);
    return needs.map((_, expert) => a.served(expert).length);
  };
  assert.deepEqual(shares([], 1), new Array(10).fill(1));
  assert.equal(shares([3], 1)[0], 0, "who has three already gets none");
  assert.notDeepEqual(shares([], 0), new Array(10).fill(1), "canary");
});

test("what is no assignment is refused", () => {
  assert.throws(() => new Assignment([1.5]), RangeError);
  assert.throws(() => new Assignment([1], 0), RangeError);
  const a = new Assignment([1]);
  assert.throws(() => a.addNeed([{ expert: 1, fit: 0 }]), RangeError);
  assert.throws(() => a.addNeed([{ expert: 0, fit: MOST_FIT + 1 }]), RangeError);
  assert.throws(
    () =>
      a.addNeed([
        { expert: 0, fit: 1 },
        { expert: 0, fit: 2 },
      ]),
    RangeError,
  );
});

test("what a need gave up costs exactly what is said: every forced pair solved anew by trying all", () => {
  /** The best worth of all ways to give experts, one pair forced. */
  const best = (x: Instance, forced?: { need: number; expert: number }): number => {
    const left = [...x.capacities];
    const from = (need: number): number => {
      if (need === x.needs.length) return 0;
      const pairs = x.needs[need] as Pair[];
      let most = -Infinity;
      for (let choice = 0; choice < 1 << pairs.length; choice++) {
        const chosen = pairs.filter((_, i) => (choice >> i) & 1);
        if (chosen.length > x.perNeed || chosen.some((p) => left[p.expert] === 0)) continue;
        if (forced?.need === need && !chosen.some((p) => p.expert === forced.expert)) continue;
        for (const p of chosen) (left[p.expert] as number)--;
        const rest = from(need + 1);
        for (const p of chosen) (left[p.expert] as number)++;
        most = Math.max(most, rest + chosen.reduce((sum, p) => sum + p.fit, 0) - missingCost(x.perNeed, chosen.length));
      }
      return most;
    };
    return from(0);
  };
  let told = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const random = seededRandom(seed + 7000);
    const experts = 2 + random.below(2);
    const x: Instance = {
      perNeed: random.pick([1, 2, 3]),
      capacities: Array.from({ length: experts }, () => random.below(3)),
      needs: Array.from({ length: 2 + random.below(3) }, () =>
        Array.from({ length: experts }, (_, expert) => ({ expert, fit: random.below(30) })).filter(() => random.next() < 0.7),
      ),
    };
    const assignment = solve(x);
    const whole = best(x);
    assert.equal(worth(assignment), whole);
    for (let need = 0; need < x.needs.length; need++)
      for (const { expert, loss, fewer } of assignment.gaveUp(need, 9)) {
        if (x.capacities[expert] === 0) continue;
        told++;
        const cost = whole - best(x, { need, expert });
        assert.equal(fewer, cost > G / 2, `seed ${seed}, need ${need}, expert ${expert}`);
        if (!fewer) assert.equal(loss, cost, `seed ${seed}, need ${need}, expert ${expert}`);
      }
  }
  assert.ok(told > 300, `${told}`);
});
