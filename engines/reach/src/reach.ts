import type { ReachMethod } from "./method.ts";
import type { Population } from "./population.ts";
import type { Point } from "./coordinates/systems.ts";
import { alongCurve } from "./curve.ts";
import { toUnits } from "./sphere.ts";

/** Residents within a walk of one place: entries 0 .. count − 1, each resident once, in no promised order. The next call reuses the arrays. */
export interface Within {
  count: number;
  resident: Int32Array;
  millimetres: Int32Array;
}

/** For each resident the nearest place, −1 beyond the limit; ties go to the earlier place. */
export interface Nearest {
  readonly place: Int32Array;
  readonly millimetres: Int32Array;
  /** Nodes of the network within each limit of any place; undefined without a network. */
  readonly nodes: readonly number[] | undefined;
}

/**
 * Residents on a ground that can be walked: the network, or straight lines where there is none. Coverage, overlap, marginal
 * people, what-if and siting are written once against this.
 */
export interface Reach {
  readonly population: Population;
  /** Weights in thousandths of a person, [residents]. */
  readonly thousandths: Float64Array;
  readonly method: ReachMethod;
  /** The places as the ground knows them, undefined off it. They are sought together here, and not again where another question is asked with the answer. */
  stand(places: readonly (Point | undefined)[]): readonly (Point | undefined)[];
  from(place: Point, limitMillimetres: number): Within;
  /** One pass for all places, as far as the longest limit. An undefined place keeps its number and is nobody's nearest. */
  nearest(places: readonly (Point | undefined)[], limitsMillimetres: readonly number[]): Nearest;
  /** People within the limit of at least one place and nothing else: the quickest question. */
  people(places: readonly (Point | undefined)[], limitMillimetres: number): number;
}

export function emptyWithin(residents: number): Within {
  return { count: 0, resident: new Int32Array(residents), millimetres: new Int32Array(residents) };
}

/** Residents of each candidate in compressed rows: row k is `[first[k], first[k + 1])`, residents ascending. The input of siting. */
export interface ReachLists {
  readonly first: Int32Array;
  readonly resident: Int32Array;
  readonly millimetres: Int32Array;
}

/** An undefined candidate reaches nobody. */
export function reachLists(reach: Reach, candidates: readonly (Point | undefined)[], limitMillimetres: number): ReachLists {
  const standing = reach.stand(candidates);
  const lat = Int32Array.from(standing, (point) => toUnits(point?.lat ?? 0));
  const lon = Int32Array.from(standing, (point) => toUnits(point?.lon ?? 0));
  const first = new Int32Array(candidates.length + 1);
  const start = new Int32Array(reach.thousandths.length + 1);
  let resident = new Int32Array(1024);
  let millimetres = new Int32Array(1024);
  let used = 0;
  // Neighbour by neighbour: each walk finds in the processor's own memory what the one before has read.
  const order = alongCurve(
    lat,
    lon,
    Int32Array.from(standing.keys()).filter((k) => standing[k] !== undefined),
  );
  for (const k of order) {
    const within = reach.from(standing[k] as Point, limitMillimetres);
    if (used + within.count > resident.length) {
      const size = Math.max(2 * resident.length, used + within.count);
      resident = lengthened(resident, size);
      millimetres = lengthened(millimetres, size);
    }
    resident.set(within.resident.subarray(0, within.count), used);
    millimetres.set(within.millimetres.subarray(0, within.count), used);
    used += within.count;
    first[k + 1] = within.count;
  }
  for (let e = 0; e < used; e++) {
    const after = (resident[e] as number) + 1;
    start[after] = (start[after] as number) + 1;
  }
  for (let r = 1; r < start.length; r++) start[r] = (start[r] as number) + (start[r - 1] as number);
  // Rows are put in order by being turned twice: to the candidates of each resident, and back.
  const back = { candidate: new Int32Array(used), millimetres: new Int32Array(used) };
  const next = start.slice();
  let e = 0;
  for (const k of order)
    for (const behind = e + (first[k + 1] as number); e < behind; e++) {
      const r = resident[e] as number;
      const at = next[r] as number;
      next[r] = at + 1;
      back.candidate[at] = k;
      back.millimetres[at] = millimetres[e] as number;
    }
  for (let k = 0; k < candidates.length; k++) first[k + 1] = (first[k + 1] as number) + (first[k] as number);
  const lists = { first, resident: new Int32Array(used), millimetres: new Int32Array(used) };
  const free = first.slice();
  for (let r = 0; r + 1 < start.length; r++)
    for (let at = start[r] as number; at < (start[r + 1] as number); at++) {
      const k = back.candidate[at] as number;
      const slot = free[k] as number;
      free[k] = slot + 1;
      lists.resident[slot] = r;
      lists.millimetres[slot] = back.millimetres[at] as number;
    }
  return lists;
}

function lengthened(list: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(size);
  longer.set(list);
  return longer;
}
