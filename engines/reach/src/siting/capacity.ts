import { ServedFlow } from "./flow.ts";
import { instanceOf, type Instance } from "./instance.ts";
import { standing, type CoverPlan } from "./plan.ts";
import { needsOf, type SitingQuestion } from "./question.ts";
import { Selection } from "./selection.ts";

/**
 * Covering with capacities: people served are the largest flow from chosen places to the cells in their reach. Greedy,
 * then exchanges judged by the true flow; the bound relaxes "a cell is served once" (each place then fills itself with the
 * cells of the least price, a fractional knapsack).
 */
export function siteWithCapacities(question: SitingQuestion): CoverPlan {
  const { fixed = [], existing = [], budget = Infinity } = question;
  // Nothing is taken in advance: fixed and existing places have capacities too.
  const whole = instanceOf({ ...question, fixed: [], existing: [] });
  const standingNow = new Set([...fixed, ...existing]);
  const instance: Instance = {
    ...whole,
    places: question.places - fixed.length,
    need: Int32Array.from(needsOf(question)),
    budget: budget - fixed.reduce((sum, j) => sum + (question.cost?.[j] ?? 0), 0),
  };
  const capacity = Float64Array.from(question.capacity ?? []);
  const flow = new ServedFlow(instance, capacity);
  existing.forEach((j) => flow.add(j));
  fixed.forEach((j) => flow.add(j));

  const chosen: number[] = [];
  const free = Array.from({ length: instance.candidates }, (_, j) => j).filter((j) => !standingNow.has(j));
  const short = (without: number): number[] =>
    Array.from(instance.need, (need, d) => need - chosen.filter((j) => j !== without && instance.district[j] === d).length);
  /** Whether j can come in place of `without` (−1: in addition) and all needs still be met. */
  const fits = (j: number, without: number): boolean => {
    const lacking = short(without).map((s, d) => Math.max(0, s - (instance.district[j] === d ? 1 : 0)));
    const rest = chosen.filter((k) => k !== without);
    if (rest.length + 1 + lacking.reduce((a, b) => a + b, 0) > instance.places) return false;
    if (instance.cost.length === 0) return true;
    let money = [...rest, j].reduce((sum, k) => sum + (instance.cost[k] as number), 0);
    lacking.forEach((s, d) => {
      const prices = free.filter((k) => k !== j && !rest.includes(k) && instance.district[k] === d).map((k) => instance.cost[k] as number);
      money += prices
        .sort((a, b) => a - b)
        .slice(0, s)
        .reduce((a, b) => a + b, 0);
    });
    return money <= instance.budget;
  };
  const needed = (j: number): boolean => (short(-1)[instance.district[j] ?? -1] ?? 0) > 0;
  /** Adds what serves most, or most for its cost, until nothing more fits. */
  const fill = (byMoney: boolean): void => {
    for (;;) {
      const guessed = free
        .filter((j) => flow.open[j] === 0)
        .map((j) => ({ j, people: flow.guess(j), key: flow.guess(j) / (byMoney ? (instance.cost[j] as number) + 1e-9 : 1) }))
        .sort((a, b) => b.key - a.key || (instance.cost[a.j] ?? 0) - (instance.cost[b.j] ?? 0));
      const next = guessed.find(({ j, people }) => (people > 0 || needed(j)) && fits(j, -1));
      if (next === undefined) return;
      flow.add(next.j);
      chosen.push(next.j);
    }
  };
  fill(false);
  if (instance.cost.length > 0) {
    const [plain, people] = [chosen.splice(0), flow.people];
    plain.forEach((j) => flow.remove(j));
    fill(true);
    if (flow.people < people) {
      chosen.splice(0).forEach((j) => flow.remove(j));
      plain.forEach((j) => flow.add(j));
      chosen.push(...plain);
    }
  }
  for (let idle = 0, at = 0; idle < chosen.length; at = (at + 1) % chosen.length) {
    const out = chosen[at] as number;
    const before = flow.people;
    flow.remove(out);
    const tries = free
      .filter((j) => j !== out && flow.open[j] === 0)
      .map((j) => ({ j, people: flow.guess(j) }))
      .sort((a, b) => b.people - a.people)
      .slice(0, 8);
    let better = -1;
    for (const { j } of tries) {
      if (!fits(j, out)) continue;
      flow.add(j);
      if (flow.people > before * (1 + 1e-9)) better = j;
      if (better !== -1) break;
      flow.remove(j);
    }
    if (better === -1) {
      flow.add(out);
      idle++;
    } else {
      chosen[at] = better;
      fill(false);
      idle = 0;
    }
  }

  return servedPlan(question, [...fixed, ...chosen], capacityBound(instance, capacity, standingNow, flow.people));
}

/** Explains a set of candidates under capacities: people each adds in this order, and who goes unserved without it. */
export function servedPlan(question: SitingQuestion, chosen: readonly number[], bound: number): CoverPlan {
  const { existing = [] } = question;
  const flow = new ServedFlow(instanceOf({ ...question, fixed: [], existing: [] }), Float64Array.from(question.capacity ?? []));
  existing.forEach((j) => flow.add(j));
  const withoutPlan = flow.people;
  const adds = chosen.map((j) => {
    const before = flow.people;
    flow.add(j);
    return flow.people - before;
  });
  const people = flow.people;
  const steps = chosen.map((candidate, k) => {
    flow.remove(candidate);
    const lost = people - flow.people;
    flow.add(candidate);
    return { candidate, adds: adds[k] as number, lost };
  });
  const total = Array.from(question.weight).reduce((a, b) => a + b, 0);
  return { ...standing(people, bound), chosen, steps, withoutPlan, total };
}

function capacityBound(instance: Instance, capacity: Float64Array, standingNow: ReadonlySet<number>, best: number): number {
  const { candidates, cells, first, cell, weight, cost, budget } = instance;
  const selection = new Selection(instance);
  const priced = cost.length > 0;
  const price = new Float64Array(cells);
  const sent = new Float64Array(instance.cell.length);
  const score = new Float64Array(candidates);
  let money = 0;
  let least = Infinity;
  let theta = 1;
  let stale = 0;
  for (let round = 0; round < 120 && theta > 0.01; round++) {
    let value = priced ? money * budget : 0;
    for (let i = 0; i < cells; i++) value += (price[i] as number) * (weight[i] as number);
    for (let j = 0; j < candidates; j++) {
      const rows = Array.from({ length: (first[j + 1] as number) - (first[j] as number) }, (_, k) => (first[j] as number) + k);
      rows.sort((a, b) => (price[cell[a] as number] as number) - (price[cell[b] as number] as number));
      let left = capacity[j] as number;
      let gain = 0;
      for (const e of rows) {
        const i = cell[e] as number;
        const people = Math.min(left, weight[i] as number);
        sent[e] = (price[i] as number) < 1 ? people : 0;
        gain += (sent[e] as number) * (1 - (price[i] as number));
        left -= sent[e] as number;
      }
      score[j] = standingNow.has(j) ? -Infinity : gain - money * (cost[j] ?? 0);
      if (standingNow.has(j)) value += gain;
    }
    value += selection.take(score, priced);
    if (value < least * (1 - 1e-6)) stale = 0;
    else if (++stale >= 6) [stale, theta] = [0, theta * 0.6];
    least = Math.min(least, value);
    if (least <= best * (1 + 1e-9)) break;
    const excess = new Float64Array(cells);
    let spent = -budget;
    for (let j = 0; j < candidates; j++) {
      if (!standingNow.has(j) && selection.chosen[j] === 0) continue;
      if (!standingNow.has(j)) spent += cost[j] ?? 0;
      for (let e = first[j] as number; e < (first[j + 1] as number); e++) {
        const i = cell[e] as number;
        excess[i] = (excess[i] as number) + (sent[e] as number);
      }
    }
    let norm = 0;
    for (let i = 0; i < cells; i++) {
      // Per person of the cell: 1 = served once too often.
      excess[i] = (excess[i] as number) / (weight[i] as number) - 1;
      if ((excess[i] as number) < 0 && price[i] === 0) excess[i] = 0;
      norm += (excess[i] as number) ** 2 * (weight[i] as number);
    }
    const unit = priced ? least / Math.max(budget, 1e-9) ** 2 : 0;
    norm += unit * (priced ? spent ** 2 : 0);
    if (norm === 0) break;
    const step = (theta * (value - best)) / norm;
    for (let i = 0; i < cells; i++) price[i] = Math.min(1, Math.max(0, (price[i] as number) + step * (excess[i] as number)));
    if (priced) money = Math.max(0, money + step * unit * spent);
  }
  return least * (1 + 1e-9);
}
