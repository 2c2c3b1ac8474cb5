import type { SitingQuestion } from "./question.ts";

/** A plan with what is promised about it: nobody can cover more than `bound`. */
export interface CoverPlan {
  /** Candidates in the order in which each adds most to those before it; the fixed ones among them. */
  readonly chosen: readonly number[];
  readonly people: number;
  readonly bound: number;
  /** (bound − people) / bound. */
  readonly gap: number;
  readonly proved: boolean;
  readonly steps: readonly PlanStep[];
  /** People covered by the existing places alone, and all people of the question. */
  readonly withoutPlan: number;
  readonly total: number;
}

export interface PlanStep {
  readonly candidate: number;
  /** People it adds to the existing places and the steps before it. */
  readonly adds: number;
  /** People who would have no place in reach without it, the others staying. */
  readonly lost: number;
}

/** Explains a set of candidates (the fixed ones included): order, additions, losses, against a bound proved elsewhere. */
export function planOf(question: SitingQuestion, chosen: readonly number[], bound: number): CoverPlan {
  const { first, cell, weight, existing = [] } = question;
  const times = new Int32Array(weight.length);
  let people = 0;
  const seen = new Int32Array(weight.length);
  let visits = 0;
  const visit = (j: number, work: (i: number) => void): void => {
    visits++;
    for (let e = first[j] as number; e < (first[j + 1] as number); e++) {
      const i = cell[e] as number;
      // A row may list a cell twice.
      if (seen[i] === visits) continue;
      seen[i] = visits;
      work(i);
    }
  };
  const gainOf = (j: number): number => {
    let gain = 0;
    visit(j, (i) => (gain += times[i] === 0 ? (weight[i] as number) : 0));
    return gain;
  };
  const add = (j: number): number => {
    const gain = gainOf(j);
    visit(j, (i) => (times[i] = (times[i] as number) + 1));
    people += gain;
    return gain;
  };
  existing.forEach(add);
  const withoutPlan = people;
  const open = new Set(chosen);
  const order: { candidate: number; adds: number }[] = [];
  while (open.size > 0) {
    let best = -1;
    let most = -1;
    for (const j of open) {
      const gain = gainOf(j);
      if (gain > most) [best, most] = [j, gain];
    }
    open.delete(best);
    order.push({ candidate: best, adds: add(best) });
  }
  const steps = order.map(({ candidate, adds }) => {
    let lost = 0;
    visit(candidate, (i) => (lost += times[i] === 1 ? (weight[i] as number) : 0));
    return { candidate, adds, lost };
  });
  let total = 0;
  for (let i = 0; i < weight.length; i++) total += weight[i] as number;
  return { ...standing(people, bound), chosen: order.map((s) => s.candidate), steps, withoutPlan, total };
}

/** A plan's figure beside its bound; sums of whole numbers meet it exactly, others within rounding. */
export function standing(people: number, bound: number): { people: number; bound: number; gap: number; proved: boolean } {
  const honest = Math.max(people, bound);
  const proved = honest - people <= 1e-9 * honest;
  return { people, bound: proved ? people : honest, gap: proved ? 0 : (honest - people) / honest, proved };
}
