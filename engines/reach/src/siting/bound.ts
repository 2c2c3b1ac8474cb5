import { isWhole } from "./search.ts";
import type { Instance } from "./instance.ts";
import { Selection } from "./selection.ts";

/**
 * Lagrangian relaxation of "a cell counts only if a chosen candidate covers it" (Galvão & ReVelle 1996): cell i splits its
 * people w into λ for the candidates and w − λ for itself. For any 0 ≤ λ ≤ w,
 *     Σ (w − λ) + best set for the scores Σ λ
 * is at least the optimum. λ is sought by subgradients averaged over the sets found so far, as in the volume algorithm
 * (Barahona & Anbil 2000) but stepping from the last λ, not the best: on a town of 50,000 cells the bound comes within
 * 0.05 % of the linear programme's in 200 rounds, where plain subgradients stall 0.25 % above it. The constants of step and
 * average below are the best of sixteen sets tried there.
 * A budget is relaxed too, with its price per unit of money.
 */
export interface Bound {
  /** No plan covers more, `covered` of the instance included. Rounded down when every weight is whole. */
  readonly people: number;
  /** The same before it is rounded: scores may be taken from and added to this one only. */
  readonly exact: number;
  /** Scores of candidates and the selection at the best λ: what they leave between bound and plan decides a candidate. */
  readonly score: Float64Array;
  readonly selection: Selection;
  /** How far each candidate is chosen in the average, 0 … 1. */
  readonly share: Float64Array;
  /** Entries of the matrix read, the measure of work. */
  readonly work: number;
}

export interface Pace {
  round: number;
  theta: number;
}
export const startingPace = (): Pace => ({ round: 0, theta: 0.25 });
/** Steps this small no longer move the bound. */
export const LAST_THETA = 0.003;

export interface BoundOptions {
  /** λ of all cells of the question and the price of money, read at the start and left at their best. */
  readonly multiplier: Float64Array;
  readonly price: { value: number };
  readonly rounds: number;
  /** Where the steps stand, kept from pass to pass over one instance that shrinks. */
  readonly pace: Pace;
  /** Called with promising sets, the most promising candidate first or in any order; returns the best number of people known. */
  readonly improve: (list: Int32Array) => number;
  readonly best: number;
  /** Asked now and then with what the λ of the moment proves: true ends the search, to go on over fewer candidates. */
  readonly leave: (now: Pick<Bound, "exact" | "score" | "selection">) => boolean;
  /** Ends the search for a better bound as soon as this suffices. */
  readonly enough: (bound: number, best: number) => boolean;
}

export function lagrangianBound(instance: Instance, options: BoundOptions): Bound {
  const { candidates, cells, first, cell, weight, cellOf, cost, budget, covered } = instance;
  const selection = new Selection(instance);
  const often = new Selection(instance);
  const priced = cost.length > 0;
  const bestLambda = Float64Array.from({ length: cells }, (_, i) =>
    Math.min(weight[i] as number, options.multiplier[cellOf[i] as number] as number),
  );
  let bestPrice = options.price.value;
  const lambda = bestLambda.slice();
  let price = bestPrice;
  const score = new Float64Array(candidates);
  const share = new Float64Array(candidates);
  const times = new Float64Array(cells);
  /** Claims beyond the due of each cell, averaged as the sets are. */
  const excess = new Float64Array(cells);
  let overspent = 0;
  let { best } = options;
  let least = Infinity;
  let work = 0;

  const evaluate = (kept: number): number => {
    scoreInto(score, first, cell, lambda);
    if (priced) for (let j = 0; j < candidates; j++) score[j] = (score[j] as number) - price * (cost[j] as number);
    work += cell.length + 3 * cells;
    return covered + (priced ? price * budget : 0) + kept + selection.take(score, priced);
  };
  /** Candidates the sets choose most often, the oftenest first: rounded up they make better plans than any one of the sets. */
  const byShare = (): Int32Array => {
    often.take(share, false);
    return often.list.subarray(0, often.count).sort((a, b) => (share[b] as number) - (share[a] as number) || a - b);
  };

  const { pace } = options;
  let kept = keptByCells(weight, lambda);
  let stale = 0;
  for (let k = 0; k < options.rounds; k++, pace.round++) {
    const value = evaluate(kept);
    if (value < least) {
      if (value < least - 1e-6 * least) stale = 0;
      least = value;
      bestLambda.set(lambda);
      bestPrice = price;
    } else if (++stale >= 6) {
      stale = 0;
      pace.theta *= 0.7;
      if (pace.theta < LAST_THETA) break;
    }
    if (options.enough(least, best)) break;
    if ((k === 0 || k % 10 === 9) && options.leave({ exact: value, score, selection })) break;
    const chosen = selection.list.subarray(0, selection.count);
    const alpha = k === 0 ? 1 : Math.max(0.1, 0.5 * 0.97 ** pace.round);
    for (let j = 0; j < candidates; j++) share[j] = (1 - alpha) * (share[j] as number) + alpha * (selection.chosen[j] as number);
    if (priced) overspent = (1 - alpha) * overspent + alpha * chosen.reduce((money, j) => money + (cost[j] as number), -budget);
    const people = covered + claimInto(times, chosen, first, cell, weight);
    if (people > best) best = Math.max(best, options.improve(chosen));
    if (pace.round % 10 === 9) best = Math.max(best, options.improve(byShare()));
    // The price moves in units in which a wholly overspent budget weighs like all people claimed once too often.
    const unit = priced ? least / Math.max(budget, 1e-9) ** 2 : 0;
    const norm = averageInto(excess, alpha, times, lambda, weight) + unit * overspent ** 2;
    if (norm === 0) break;
    const step = (pace.theta * Math.max(least - best, 1e-5 * least)) / norm;
    kept = moveAgainst(lambda, excess, step, weight);
    if (priced) price = Math.max(0, price + step * unit * overspent);
  }

  lambda.set(bestLambda);
  price = bestPrice;
  const people = evaluate(keptByCells(weight, lambda));
  for (let i = 0; i < cells; i++) options.multiplier[cellOf[i] as number] = lambda[i] as number;
  options.price.value = price;
  const safe = people + 1e-9 * Math.abs(people);
  return { people: isWhole(weight) && Number.isInteger(covered) ? Math.floor(safe) : safe, exact: safe, score, selection, share, work };
}

// The loops over entries and cells stand by themselves: within the function above the compiler made code of them that took four times as long.

/** Sums λ over the cells of each candidate. */
function scoreInto(score: Float64Array, first: Int32Array, cell: Int32Array, lambda: Float64Array): void {
  for (let j = 0; j < score.length; j++) {
    let sum = 0;
    const end = first[j + 1] as number;
    for (let e = first[j] as number; e < end; e++) sum += lambda[cell[e] as number] as number;
    score[j] = sum;
  }
}

/** People the cells keep for themselves. */
function keptByCells(weight: Float64Array, lambda: Float64Array): number {
  let kept = 0;
  for (let i = 0; i < weight.length; i++) kept += (weight[i] as number) - (lambda[i] as number);
  return kept;
}

/** Counts how often each cell is covered; returns the people covered. */
function claimInto(times: Float64Array, chosen: Int32Array, first: Int32Array, cell: Int32Array, weight: Float64Array): number {
  times.fill(0);
  let people = 0;
  for (let c = 0; c < chosen.length; c++) {
    const j = chosen[c] as number;
    const end = first[j + 1] as number;
    for (let e = first[j] as number; e < end; e++) {
      const i = cell[e] as number;
      const before = times[i] as number;
      if (before === 0) people += weight[i] as number;
      times[i] = before + 1;
    }
  }
  return people;
}

/** Moves the average of excess claims by `alpha` towards those of the moment; returns its norm by people. */
function averageInto(excess: Float64Array, alpha: number, times: Float64Array, lambda: Float64Array, weight: Float64Array): number {
  let norm = 0;
  for (let i = 0; i < excess.length; i++) {
    const t = times[i] as number;
    const w = weight[i] as number;
    // Where λ = w the cell itself gains nothing and may count as covered or not: the choice that leaves no excess.
    const own = t === 0 && lambda[i] === w ? 0 : 1;
    const next = (1 - alpha) * (excess[i] as number) + alpha * (t - own);
    excess[i] = next;
    norm += next * next * w;
  }
  return norm;
}

/** λ less so much of the excess, between 0 and all; returns what the cells keep then. */
function moveAgainst(lambda: Float64Array, excess: Float64Array, step: number, weight: Float64Array): number {
  let kept = 0;
  for (let i = 0; i < lambda.length; i++) {
    const w = weight[i] as number;
    let moved = (lambda[i] as number) - step * w * (excess[i] as number);
    if (moved < 0) moved = 0;
    else if (moved > w) moved = w;
    lambda[i] = moved;
    kept += w - moved;
  }
  return kept;
}
