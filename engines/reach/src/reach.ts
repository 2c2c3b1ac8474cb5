import type { ReachMethod } from "./method.ts";
import type { Population } from "./population.ts";
import type { Point } from "./coordinates/systems.ts";

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
  /** Whether the place meets the ground at all. */
  standsOn(place: Point): boolean;
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

export function reachLists(reach: Reach, candidates: readonly Point[], limitMillimetres: number): ReachLists {
  const first = new Int32Array(candidates.length + 1);
  let resident = new Int32Array(1024);
  let millimetres = new Int32Array(1024);
  let keys = new Float64Array(1024);
  let used = 0;
  candidates.forEach((candidate, k) => {
    const within = reach.from(candidate, limitMillimetres);
    if (used + within.count > resident.length) {
      const size = Math.max(2 * resident.length, used + within.count);
      resident = lengthened(resident, size);
      millimetres = lengthened(millimetres, size);
    }
    if (keys.length < within.count) keys = new Float64Array(2 * within.count);
    for (let i = 0; i < within.count; i++) keys[i] = (within.resident[i] as number) * 134_217_728 + i;
    for (const key of keys.subarray(0, within.count).sort()) {
      resident[used] = Math.floor(key / 134_217_728);
      millimetres[used++] = within.millimetres[key % 134_217_728] as number;
    }
    first[k + 1] = used;
  });
  return { first, resident: resident.slice(0, used), millimetres: millimetres.slice(0, used) };
}

function lengthened(list: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(size);
  longer.set(list);
  return longer;
}
