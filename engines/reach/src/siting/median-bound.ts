import { FREE, type Limits } from "./limits.ts";
import type { Ways } from "./median-ways.ts";

/** A part of the plans: those that hold what its limits hold, and otherwise candidates of `open` only. */
export interface Part {
  /** Candidates that may be chosen, held ones left out; ascending. */
  readonly open: Int32Array;
  /** Candidates every better plan of the part holds, beyond those of the question. */
  readonly taken: readonly number[];
  /** What each cell pays. */
  readonly price: Float64Array;
}

export interface PartBound extends Part {
  /** No plan of the part costs less. */
  readonly value: number;
  /** The open candidate that the averaged sets choose neither always nor never and that saves most. */
  readonly pivot: number;
}

export interface PartSteps {
  readonly steps: number;
  /** Steps made before: averages move the slower the later they begin. */
  readonly from: number;
  /** Whether a plan of so much may be cheaper than the best. */
  readonly beats: (bound: number) => boolean;
  /** The least cost known. */
  readonly best: () => number;
  /** Told a set as a plan: now and then where no steps were made before, and wherever it is the only plan of its part. */
  readonly tried: (plan: number[]) => void;
  /** Told the entries read by a step; false ends the steps. */
  readonly spend: (entries: number) => boolean;
  readonly limitsOf: (taken: readonly number[]) => Limits;
}

/** Of so many steps of the bound one is searched from, and candidates are decided. */
const TRIED = 5;
const LEAST_STRIDE = 0.002;

/**
 * Each cell pays a price; a candidate is worth what it saves below the prices; the held, each district's most saving up to its need and the
 * most saving others give a bound, prices following what the averaged sets claim too often or not at all (volume algorithm, Barahona &
 * Anbil 2000). On the way candidates that no better plan holds are dropped and those that every better plan holds are taken: a step
 * reads cells × open. Undefined when no plan of the part is better than the best.
 */
export function boundPart({ cells, ways }: Ways, part: Part, options: PartSteps): PartBound | undefined {
  const { beats, best } = options;
  let { open } = part;
  let taken = part.taken;
  let limits = options.limitsOf(taken);
  const price = part.price.slice();
  const kept = price.slice();
  const saving = new Float64Array(limits.district.length);
  const share = new Float64Array(limits.district.length);
  const slope = new Float64Array(cells);
  const claims = new Float64Array(cells);
  const column = (j: number): Float64Array => ways.subarray(j * cells, (j + 1) * cells);
  let most = -Infinity;
  let stride = 0.25;
  let idle = 0;
  for (let step = 0; step < options.steps && stride > LEAST_STRIDE; step++) {
    for (const j of open) saving[j] = savedBelow(column(j), price);
    for (const j of limits.held) saving[j] = savedBelow(column(j), price);
    const order = Array.from(open).sort((a, b) => (saving[a] as number) - (saving[b] as number) || a - b);
    const set = limits.firstOf(order);
    if (!limits.allows(set)) return undefined;
    if (limits.held.size === set.length || limits.held.size + open.length === set.length) {
      // The only plan of the part.
      options.tried(set);
      return undefined;
    }
    const value = price.reduce((sum, paid) => sum + paid, 0) + set.reduce((sum, j) => sum + (saving[j] as number), 0);
    if (!beats(value)) return undefined;
    if (value > most) {
      if (value > most + 1e-6 * Math.abs(most)) idle = 0;
      most = value;
      kept.set(price);
    } else if (++idle >= 6) {
      idle = 0;
      stride *= 0.7;
    }
    if (step % TRIED === TRIED - 1) {
      if (options.from === 0) options.tried(set.slice());
      const decided = decide(open, set, saving, value, limits, beats);
      if (decided.open.length < open.length) {
        open = decided.open;
        taken = [...taken, ...decided.take];
        if (decided.take.length > 0) limits = options.limitsOf(taken);
      }
    }
    const alpha = step === 0 ? 1 : Math.max(0.1, 0.5 * 0.97 ** (options.from + step));
    for (const j of open) share[j] = (1 - alpha) * (share[j] as number);
    for (const j of set) share[j] = (share[j] as number) + alpha;
    claims.fill(1);
    for (const j of set) claimBelow(column(j), price, claims);
    const norm = averageInto(slope, claims, alpha);
    if (norm === 0) break;
    const size = (stride * Math.max(best() - value, 1e-5 * value)) / norm;
    for (let i = 0; i < cells; i++) price[i] = (price[i] as number) + size * (slope[i] as number);
    if (!options.spend(cells * (open.length + 2 * set.length + 4))) break;
  }
  const weighs = (j: number): number =>
    (Math.min(share[j] as number, 1 - (share[j] as number)) + 0.001 * (share[j] as number)) * -(saving[j] as number);
  let pivot = open[0] as number;
  for (const j of open) if (weighs(j) > weighs(pivot)) pivot = j;
  return { open, taken, price: kept, value: most, pivot };
}

/** Which open candidates no better plan holds, and which every better plan holds, by what a set without them or with them is worth. */
function decide(
  open: Int32Array,
  set: readonly number[],
  saving: Float64Array,
  value: number,
  limits: Limits,
  beats: (bound: number) => boolean,
): { open: Int32Array; take: number[] } {
  const inside = new Set(set);
  const stays = limits.bindings(set);
  /** The least saving that a newcomer may displace, anywhere and within a district. */
  let least = -Infinity;
  const within = new Map<number, number>();
  set.forEach((j, slot) => {
    const stay = stays[slot] as number;
    const worth = saving[j] as number;
    if (stay === FREE) least = Math.max(least, worth);
    else if (stay >= 0) within.set(stay, Math.max(within.get(stay) ?? -Infinity, worth));
  });
  let next = Infinity;
  for (const j of open) if (!inside.has(j)) next = Math.min(next, saving[j] as number);
  const take: number[] = [];
  const stay = open.filter((j) => {
    const worth = saving[j] as number;
    if (!inside.has(j)) return beats(value + worth - Math.max(least, within.get(limits.district[j] as number) ?? -Infinity));
    if (beats(value - worth + next)) return true;
    take.push(j);
    return false;
  });
  return { open: stay, take };
}

function savedBelow(column: Float64Array, price: Float64Array): number {
  let saved = 0;
  for (let i = 0; i < column.length; i++) {
    const below = (column[i] as number) - (price[i] as number);
    saved += below < 0 ? below : 0;
  }
  return saved;
}

/** Takes one off each cell that a chosen candidate serves below its price. */
function claimBelow(column: Float64Array, price: Float64Array, claims: Float64Array): void {
  for (let i = 0; i < column.length; i++) if ((column[i] as number) < (price[i] as number)) claims[i] = (claims[i] as number) - 1;
}

function averageInto(slope: Float64Array, claims: Float64Array, alpha: number): number {
  let norm = 0;
  for (let i = 0; i < slope.length; i++) {
    const next = (1 - alpha) * (slope[i] as number) + alpha * (claims[i] as number);
    slope[i] = next;
    norm += next * next;
  }
  return norm;
}
