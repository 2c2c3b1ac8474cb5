import { FREE, HELD, type Limits } from "./limits.ts";

/** Weighted ways of a p-median question, column by candidate: the way of cell i to candidate j stands at j × cells + i. */
export interface Ways {
  readonly cells: number;
  readonly candidates: number;
  readonly ways: Float64Array;
  /** Every way is a whole number, and so is the cost of every plan. */
  readonly whole: boolean;
}

/** Brings a plan's changes to an end: the best exchange of a chosen candidate for one of `open`, until none helps. One round costs cells × open. Changes `chosen`. */
export function interchange(
  matrix: Ways,
  chosen: number[],
  open: Int32Array,
  limits: Limits,
): { readonly chosen: number[]; readonly cost: number } {
  const { cells, ways } = matrix;
  const loss = new Float64Array(chosen.length);
  for (;;) {
    const { first, second, closest } = nearestTwo(matrix, chosen);
    const cost = first.reduce((sum, way) => sum + way, 0);
    const inside = new Set(chosen);
    const stays = limits.bindings(chosen);
    let swap = { by: -1e-9 * (1 + cost), enter: -1, slot: -1 };
    for (const j of open) {
      if (inside.has(j)) continue;
      const gain = exchanged(ways.subarray(j * cells, (j + 1) * cells), first, second, closest, loss);
      for (let slot = 0; slot < loss.length; slot++) {
        const stay = stays[slot] as number;
        if (stay === HELD || (stay !== FREE && limits.district[j] !== stay)) continue;
        const by = (loss[slot] as number) - gain;
        if (by < swap.by) swap = { by, enter: j, slot };
      }
    }
    if (swap.enter < 0) return { chosen, cost };
    chosen[swap.slot] = swap.enter;
  }
}

/** By cell the way to the nearest chosen candidate, to the second one (Infinity where there is none), and the slot of the nearest. */
export function nearestTwo(
  { cells, ways }: Ways,
  chosen: readonly number[],
): { first: Float64Array; second: Float64Array; closest: Int32Array } {
  const closest = new Int32Array(cells);
  const first = new Float64Array(cells).fill(Infinity);
  const second = new Float64Array(cells).fill(Infinity);
  chosen.forEach((j, slot) => nearer(ways.subarray(j * cells, (j + 1) * cells), slot, first, second, closest));
  return { first, second, closest };
}

function nearer(column: Float64Array, slot: number, first: Float64Array, second: Float64Array, closest: Int32Array): void {
  for (let i = 0; i < column.length; i++) {
    const way = column[i] as number;
    if (way < (first[i] as number)) {
      second[i] = first[i] as number;
      first[i] = way;
      closest[i] = slot;
    } else if (way < (second[i] as number)) second[i] = way;
  }
}

/** What a candidate shortens beside those chosen, and in `loss` what each slot's going would cost then (Whitaker 1983). */
function exchanged(column: Float64Array, first: Float64Array, second: Float64Array, closest: Int32Array, loss: Float64Array): number {
  loss.fill(0);
  let gain = 0;
  for (let i = 0; i < column.length; i++) {
    const way = column[i] as number;
    const now = first[i] as number;
    if (way < now) gain += now - way;
    else {
      const slot = closest[i] as number;
      const next = second[i] as number;
      loss[slot] = (loss[slot] as number) + (way < next ? way : next) - now;
    }
  }
  return gain;
}
