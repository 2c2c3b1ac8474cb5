import { seededRandom } from "@bihuan/kit";
import { isWhole, lagrangianBound, LAST_THETA, startingPace, type Bound } from "./bound.ts";
import { merge, restrict, type Instance } from "./instance.ts";
import { Plan } from "./search.ts";

export interface Answer {
  /** Candidates of the best plan, numbers in the question; undefined when the instance has none. */
  readonly chosen: readonly number[] | undefined;
  readonly people: number;
  /** No plan covers more. */
  readonly bound: number;
  /** What the root left undecided: a plan better than this one takes what the instance has taken and of its candidates only. */
  readonly open: Instance;
}

/** Local searches after the root's bound. */
const SHAKES = 60;

const ROOT_ROUNDS = 300;

/**
 * Branch and bound with the Lagrangian bound at every node. Between bound and best plan, reduced scores settle most
 * candidates (a candidate is dropped when forcing it in pushes the bound below the plan, taken when leaving it out does), so
 * that what is branched on is small. `effort` limits the cells touched, not the time: the same question gives the same
 * answer on every machine. When it is spent the open nodes' bound is returned.
 */
export function solveCovering(root: Instance, effort: number): Answer {
  const whole = isWhole(root.weight) && Number.isInteger(root.covered);
  const multiplier = new Float64Array(root.cellOf.reduce((most, i) => Math.max(most, i), -1) + 1);
  for (let i = 0; i < root.cells; i++) multiplier[root.cellOf[i] as number] = root.weight[i] as number;
  const price = { value: 0 };
  let left = effort;
  const random = seededRandom(1);
  let best = -Infinity;
  let chosen: readonly number[] | undefined;
  const beats = (bound: number): boolean => (whole ? bound >= best + 1 : bound > best + 1e-9 * Math.abs(best));

  const record = (plan: Plan): void => {
    const people = plan.instance.covered + plan.people;
    if (!plan.isComplete || people <= best) return;
    best = people;
    chosen = [...plan.instance.taken, ...plan.list().map((j) => plan.instance.candidateOf[j] as number)];
  };

  let open = root;
  const bound = solve(root, true);
  return { chosen, people: best, bound: Math.max(bound, best), open };

  /** The bound of the subtree, at most `best` when it holds nothing better. */
  function solve(start: Instance, first: boolean): number {
    let instance = start;
    const pace = startingPace();
    for (let pass = 0; ; pass++) {
      if (instance.budget < 0 || instance.places < 0) return -Infinity;
      instance = affordable(instance);
      const plan = new Plan(instance);
      if (instance.candidates === 0) {
        record(plan);
        return best;
      }
      if (first && pass === 0) {
        for (const byMoney of instance.cost.length > 0 ? [true, false] : [false]) {
          plan.clear();
          plan.fill(byMoney);
          record(plan);
          plan.exchange();
          record(plan);
        }
        warm(instance, plan);
      } else {
        plan.fill();
        record(plan);
      }
      const before = pace.round;
      const found = lagrangianBound(instance, {
        multiplier,
        price,
        rounds: Math.min(
          first ? ROOT_ROUNDS - pace.round : 60,
          1 + Math.floor(Math.max(0, left) / (instance.cell.length + 3 * instance.cells)),
        ),
        pace: first ? pace : startingPace(),
        leave: (exact, score, selection) => first && worthRestricting(instance, settle(instance, { exact, score, selection }, beats)),
        best,
        improve: (list, count) => {
          plan.start(list.subarray(0, count));
          record(plan);
          plan.exchange();
          record(plan);
          return best;
        },
        enough: (bound) => !beats(bound),
      });
      left -= found.work;
      if (!beats(found.people)) return found.people;
      const settled = settle(instance, found, beats);
      if (worthRestricting(instance, settled)) {
        instance = restrict(instance, settled.keep, settled.take);
        if (first) instance = merge(instance, multiplier);
        if (left > 0 || instance.candidates === 0) continue;
      }
      // At the root the steps go on over what is left, which is less and less.
      if (first && left > 0 && pace.round > before && pace.round < ROOT_ROUNDS && pace.theta >= LAST_THETA) continue;
      if (first) {
        open = instance;
        shake(instance);
      }
      if (left <= 0 || !beats(found.people)) return Math.max(found.people, best);
      return Math.min(found.people, split(instance, found));
    }
  }

  /**
   * λ where the first plan leaves them: a cell it covers once keeps 0.8 of its people, more often 0.4. On clustered towns of
   * 50,000 × 2,000 that is worth some twenty rounds beside λ = w.
   */
  function warm({ cells, first, cell, cellOf, weight }: Instance, plan: Plan): void {
    const times = new Int32Array(cells);
    for (const j of plan.list())
      for (let e = first[j] as number; e < (first[j + 1] as number); e++)
        times[cell[e] as number] = (times[cell[e] as number] as number) + 1;
    for (let i = 0; i < cells; i++) {
      const share = times[i] === 0 ? 1 : times[i] === 1 ? 0.8 : 0.4;
      multiplier[cellOf[i] as number] = share * (weight[i] as number);
    }
  }

  /** Iterated local search (Lourenço, Martin & Stützle 2003) over the candidates left: two places go, a random one comes, exchange again. */
  function shake(instance: Instance): void {
    const numberOf = new Map(Array.from(instance.candidateOf, (j, k) => [j, k] as const));
    const plan = new Plan(instance);
    const home = (): number[] => (chosen ?? []).flatMap((j) => numberOf.get(j) ?? []);
    let kept = home();
    const cost =
      8 * (1 + kept.length) * (instance.cell.length / instance.candidates) * (instance.cell.length / Math.max(1, instance.cells));
    for (let k = 0; k < SHAKES && kept.length > 2 && left > 0; k++, left -= cost) {
      const before = best;
      const order = kept.slice();
      for (let out = 0; out < 2; out++) order.splice(random.below(order.length), 1);
      plan.start([random.below(instance.candidates), ...order]);
      plan.exchange();
      record(plan);
      if (best > before) kept = home();
    }
  }

  /** Branches on the chosen candidate with the highest score: without it the bound falls most. */
  function split(instance: Instance, found: Bound): number {
    const rank = (j: number): number => (found.selection.chosen[j] === 1 ? 1e15 : 0) + (found.score[j] as number);
    let pivot = 0;
    for (let j = 1; j < instance.candidates; j++) if (rank(j) > rank(pivot)) pivot = j;
    const all = new Uint8Array(instance.candidates).fill(1);
    const withIt = solve(restrict(instance, all, [pivot]), false);
    all[pivot] = 0;
    const without = solve(restrict(instance, all, []), false);
    return Math.max(withIt, without);
  }
}

/** Without candidates that alone cost more than is left. */
function affordable(instance: Instance): Instance {
  if (instance.cost.every((c) => c <= instance.budget)) return instance;
  return restrict(
    instance,
    Uint8Array.from(instance.cost, (c) => (c <= instance.budget ? 1 : 0)),
    [],
  );
}

interface Settled {
  readonly keep: Uint8Array;
  readonly take: readonly number[];
}

/** Every round over fewer candidates is cheaper; to make a smaller instance costs about two rounds. */
function worthRestricting(instance: Instance, { keep, take }: Settled): boolean {
  const kept = keep.reduce((sum, k) => sum + k, 0) - take.length;
  return take.length > 0 || kept < 0.9 * instance.candidates;
}

/** Which candidates no better plan holds, and which every better plan holds. */
function settle(
  { candidates, district, need, cost }: Instance,
  { exact, score, selection }: Pick<Bound, "exact" | "score" | "selection">,
  beats: (bound: number) => boolean,
): Settled {
  const keep = new Uint8Array(candidates).fill(1);
  const take: number[] = [];
  let next = cost.length > 0 || selection.count < candidates ? 0 : -Infinity;
  for (let j = 0; j < candidates; j++) if (selection.chosen[j] === 0) next = Math.max(next, score[j] as number);
  for (let j = 0; j < candidates; j++) {
    const s = score[j] as number;
    if (selection.chosen[j] === 1) {
      if (!beats(exact - s + next)) take.push(j);
      continue;
    }
    const home = district[j];
    const displaced = Math.min(
      selection.threshold,
      home !== undefined && (need[home] ?? 0) > 0 ? (selection.floor[home] as number) : Infinity,
    );
    if (!beats(exact - displaced + s)) keep[j] = 0;
  }
  return { keep, take };
}
