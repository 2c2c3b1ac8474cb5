/**
 * p-median: choose places so that the people's ways to the nearest one are shortest in sum (Hakimi 1964). Vertex substitution
 * (Teitz & Bart 1968) with Whitaker's fast interchange (1983; Resende & Werneck 2003), restarted; the bound is the Lagrangian
 * one of Cornuéjols, Fisher & Nemhauser (1977), raised by subgradient steps.
 */
export interface MedianQuestion {
  /** Way from each cell to each candidate, ≥ 0 and finite, [cells × candidates], row by cell. */
  readonly distance: ArrayLike<number>;
  readonly cells: number;
  readonly candidates: number;
  /** People by cell, ≥ 0; 1 each when absent. */
  readonly weight?: ArrayLike<number>;
  /** How many to choose, 1 … candidates. */
  readonly places: number;
}

export interface MedianPlan {
  /** Candidates, ascending. */
  readonly chosen: readonly number[];
  /** Sum of weight × way to the nearest chosen candidate. */
  readonly cost: number;
  /** No plan costs less than this. */
  readonly bound: number;
  /** (cost − bound) / cost. */
  readonly gap: number;
}

export interface MedianEffort {
  /** 0 ≤ x < 1; decides the starting plans. */
  readonly random: () => number;
  readonly restarts?: number;
  /** Subgradient steps. */
  readonly steps?: number;
}

/** The cheapest of the local optima of `restarts` starts (150), with its bound. Throws RangeError on a malformed question. */
export function siteMedian(question: MedianQuestion, { random, restarts = 150, steps = 300 }: MedianEffort): MedianPlan {
  const { cells, candidates: n, places } = question;
  const ways = weighted(question);
  let best: { chosen: number[]; cost: number } | undefined;
  for (let start = 0; start < restarts; start++) {
    const found = interchange(ways, cells, n, drawn(n, places, random));
    if (best === undefined || found.cost < best.cost) best = found;
  }
  if (best === undefined) throw new RangeError(`restarts ${restarts}`);
  const { cost } = best;
  const bound = lagrangian(ways, cells, n, places, cost, steps);
  return { chosen: best.chosen.sort((a, b) => a - b), cost, bound, gap: cost > 0 ? (cost - bound) / cost : 0 };
}

function weighted({ distance, cells, candidates, weight, places }: MedianQuestion): Float64Array {
  if (distance.length !== cells * candidates) throw new RangeError("distance is not cells × candidates");
  if (!Number.isInteger(places) || places < 1 || places > candidates) throw new RangeError(`places ${places}`);
  const ways = new Float64Array(distance.length);
  for (let at = 0; at < ways.length; at++) {
    const way = (distance[at] as number) * (weight?.[Math.floor(at / candidates)] ?? 1);
    if (!(way >= 0 && Number.isFinite(way))) throw new RangeError(`way ${at}`);
    ways[at] = way;
  }
  return ways;
}

function drawn(n: number, places: number, random: () => number): number[] {
  const all = Array.from({ length: n }, (_, j) => j);
  for (let i = 0; i < places; i++) {
    const other = i + Math.floor(random() * (n - i));
    [all[i], all[other]] = [all[other] as number, all[i] as number];
  }
  return all.slice(0, places);
}

/** Best interchange until none helps; one round costs cells × candidates. */
function interchange(ways: Float64Array, cells: number, n: number, chosen: number[]): { chosen: number[]; cost: number } {
  for (;;) {
    const closest = new Int32Array(cells);
    const first = new Float64Array(cells).fill(Infinity);
    const second = new Float64Array(cells).fill(Infinity);
    let cost = 0;
    for (let i = 0; i < cells; i++) {
      chosen.forEach((j, slot) => {
        const way = ways[i * n + j] as number;
        if (way < (first[i] as number)) {
          second[i] = first[i] as number;
          first[i] = way;
          closest[i] = slot;
        } else if (way < (second[i] as number)) second[i] = way;
      });
      cost += first[i] as number;
    }
    const inside = new Set(chosen);
    let swap = { by: -1e-9 * (1 + cost), enter: -1, slot: -1 };
    for (let j = 0; j < n; j++) {
      if (inside.has(j)) continue;
      let gain = 0;
      const loss = new Float64Array(chosen.length);
      for (let i = 0; i < cells; i++) {
        const way = ways[i * n + j] as number;
        const now = first[i] as number;
        const slot = closest[i] as number;
        if (way < now) gain += now - way;
        else loss[slot] = (loss[slot] as number) + Math.min(way, second[i] as number) - now;
      }
      for (let slot = 0; slot < loss.length; slot++) {
        const by = (loss[slot] as number) - gain;
        if (by < swap.by) swap = { by, enter: j, slot };
      }
    }
    if (swap.enter < 0) return { chosen, cost };
    chosen[swap.slot] = swap.enter;
  }
}

/** Each cell pays λ; a candidate is worth what it saves below λ; the `places` most saving ones give the bound. */
function lagrangian(ways: Float64Array, cells: number, n: number, places: number, cost: number, steps: number): number {
  const price = Float64Array.from({ length: cells }, (_, i) =>
    ways.subarray(i * n, (i + 1) * n).reduce((a, b) => Math.min(a, b), Infinity),
  );
  let bound = 0;
  let stride = 2;
  let idle = 0;
  for (let step = 0; step < steps; step++) {
    const saving = new Float64Array(n);
    for (let i = 0; i < cells; i++)
      for (let j = 0; j < n; j++) saving[j] = (saving[j] as number) + Math.min(0, (ways[i * n + j] as number) - (price[i] as number));
    const open = Array.from(saving.keys())
      .sort((a, b) => (saving[a] as number) - (saving[b] as number))
      .slice(0, places);
    const value = price.reduce((a, b) => a + b, 0) + open.reduce((a, j) => a + (saving[j] as number), 0);
    idle = value > bound ? 0 : idle + 1;
    bound = Math.max(bound, value);
    if (idle === 15) {
      stride /= 2;
      idle = 0;
    }
    const slope = Float64Array.from(price, (paid, i) => 1 - open.filter((j) => (ways[i * n + j] as number) < paid).length);
    const norm = slope.reduce((a, b) => a + b * b, 0);
    if (norm === 0) break;
    const size = (stride * (cost - value)) / norm;
    for (let i = 0; i < cells; i++) price[i] = (price[i] as number) + size * (slope[i] as number);
  }
  return Math.min(bound, cost);
}
