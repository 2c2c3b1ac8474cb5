import { isWhole, lagrangianBound, type Bound } from "./bound.ts";
import { restrict, type Instance } from "./instance.ts";
import { Plan } from "./search.ts";

export interface Answer {
  /** Candidates of the best plan, numbers in the question; undefined when the instance has none. */
  readonly chosen: readonly number[] | undefined;
  readonly people: number;
  /** No plan covers more. */
  readonly bound: number;
}

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
  let best = -Infinity;
  let chosen: readonly number[] | undefined;
  const beats = (bound: number): boolean => (whole ? bound >= best + 1 : bound > best + 1e-9 * Math.abs(best));

  const record = (plan: Plan): void => {
    const people = plan.instance.covered + plan.people;
    if (!plan.isComplete || people <= best) return;
    best = people;
    chosen = [...plan.instance.taken, ...plan.list().map((j) => plan.instance.candidateOf[j] as number)];
  };

  const bound = solve(root, true);
  return { chosen, people: best, bound: Math.max(bound, best) };

  /** The bound of the subtree, at most `best` when it holds nothing better. */
  function solve(start: Instance, first: boolean): number {
    let instance = start;
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
      } else {
        plan.fill();
        record(plan);
      }
      const found = lagrangianBound(instance, {
        multiplier,
        price,
        rounds: first ? 300 : 60,
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
      const { keep, take } = settle(instance, found, beats);
      const kept = keep.reduce((sum, k) => sum + k, 0) - take.length;
      if (kept === 0 || take.length > 0 || kept < 0.9 * instance.candidates) {
        instance = restrict(instance, keep, take);
        if (left > 0 || instance.candidates === 0) continue;
      }
      if (left <= 0) return found.people;
      return Math.min(found.people, split(instance, found));
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

/** Which candidates no better plan holds, and which every better plan holds. */
function settle(
  { candidates, district, need, cost }: Instance,
  { people, score, selection }: Bound,
  beats: (bound: number) => boolean,
): { keep: Uint8Array; take: number[] } {
  const keep = new Uint8Array(candidates).fill(1);
  const take: number[] = [];
  let next = cost.length > 0 || selection.count < candidates ? 0 : -Infinity;
  for (let j = 0; j < candidates; j++) if (selection.chosen[j] === 0) next = Math.max(next, score[j] as number);
  for (let j = 0; j < candidates; j++) {
    const s = score[j] as number;
    if (selection.chosen[j] === 1) {
      if (!beats(people - s + next)) take.push(j);
      continue;
    }
    const home = district[j];
    const displaced = Math.min(
      selection.threshold,
      home !== undefined && (need[home] ?? 0) > 0 ? (selection.floor[home] as number) : Infinity,
    );
    if (!beats(people - displaced + s)) keep[j] = 0;
  }
  return { keep, take };
}
