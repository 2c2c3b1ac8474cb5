import { isOpen, type OpenSpan } from "./hours.ts";
import type { Method } from "./method.ts";
import type { Reach } from "./reach.ts";
import { reachMillimetres } from "./rules.ts";
import type { Point } from "./coordinates/systems.ts";

export interface Place extends Point {
  /** Opening hours; undefined = unknown. */
  readonly open?: readonly OpenSpan[];
}

export interface CoverQuestion {
  /** 15 unless told. */
  readonly minutes?: number;
  /** Metres a second, [1.1, 0.8] unless told: adults, the elderly. */
  readonly speeds?: readonly number[];
  /** Count only places open at this minute of the week. */
  readonly at?: number;
  /** Also people by place and by number of places in reach: one search a place instead of one for all. */
  readonly overlap?: boolean;
}

export interface SpeedCoverage {
  readonly metresPerSecond: number;
  readonly limitMillimetres: number;
  readonly people: number;
  /** Of all people asked about, off the network or not; NaN when there are none. */
  readonly share: number;
  /** Nodes of the network in reach. */
  readonly nodes: number | undefined;
  /** People whose nearest place this is, [places]; sums to `people`. */
  readonly peopleByNearest: Float64Array;
  /** People in reach of each place, whoever else is, [places]. */
  readonly peopleByPlace?: Float64Array;
  /** [k] = people with exactly k places in reach. */
  readonly peopleByOverlap?: Float64Array;
}

export interface Coverage {
  readonly method: Method;
  readonly speeds: readonly SpeedCoverage[];
  /** By resident at the longest limit: nearest place and millimetres, −1 beyond it. Ties go to the earlier place. */
  readonly nearest: Int32Array;
  readonly millimetres: Int32Array;
  /** Numbers of the places off the network. */
  readonly placesOutside: readonly number[];
}

/** Who is within reach of what. Sums of people are exact in thousandths. Throws RangeError for a walk of nothing or beyond 100 km. */
export function cover(reach: Reach, places: readonly Place[], question: CoverQuestion = {}): Coverage {
  const { minutes = 15, speeds = [1.1, 0.8], at } = question;
  const limits = speeds.map((speed) => reachMillimetres(minutes * 60, speed));
  const standing = reach.stand(places);
  const isClosed = places.map((place) => at !== undefined && !isOpen(place.open, at));
  const open = standing.map((place, k) => (isClosed[k] ? undefined : place));
  const { place: nearest, millimetres, nodes } = reach.nearest(open, limits);
  const counts = question.overlap ? countOverlap(reach, open, limits) : undefined;
  const { thousandths } = reach;
  const answers = limits.map((limit, s): SpeedCoverage => {
    const byNearest = new Float64Array(places.length);
    let people = 0;
    for (let r = 0; r < nearest.length; r++) {
      const k = nearest[r] as number;
      if (k < 0 || (millimetres[r] as number) > limit) continue;
      people += thousandths[r] as number;
      byNearest[k] = (byNearest[k] as number) + (thousandths[r] as number);
    }
    return {
      metresPerSecond: speeds[s] as number,
      limitMillimetres: limit,
      people: people / 1000,
      share: people / 1000 / reach.method.people,
      nodes: nodes?.[s],
      peopleByNearest: inPeople(byNearest),
      ...counts?.[s],
    };
  });
  const placesOutside = places.flatMap((_, k) => (standing[k] === undefined ? [k] : []));
  const method: Method = {
    ...reach.method,
    minutes,
    speeds,
    ...(at === undefined ? {} : { at }),
    places: places.length,
    placesClosed: isClosed.filter(Boolean).length,
    placesUnknownHours: places.filter((place) => place.open === undefined).length,
    placesOutside: placesOutside.length,
    peopleUnreached: Math.round((reach.method.people - reach.method.peopleOutside - (answers[0]?.people ?? 0)) * 1000) / 1000,
  };
  return { method, speeds: answers, nearest, millimetres, placesOutside };
}

const inPeople = (thousandths: Float64Array): Float64Array => thousandths.map((t) => t / 1000);

function countOverlap(
  reach: Reach,
  places: readonly (Point | undefined)[],
  limits: readonly number[],
): { peopleByPlace: Float64Array; peopleByOverlap: Float64Array }[] {
  const { thousandths } = reach;
  const longest = Math.max(...limits);
  const counts = limits.map(() => new Int32Array(thousandths.length));
  const byPlace = limits.map(() => new Float64Array(places.length));
  places.forEach((place, k) => {
    if (place === undefined) return;
    const within = reach.from(place, longest);
    limits.forEach((limit, s) => {
      const count = counts[s] as Int32Array;
      let people = 0;
      for (let i = 0; i < within.count; i++) {
        if ((within.millimetres[i] as number) > limit) continue;
        const r = within.resident[i] as number;
        count[r] = (count[r] as number) + 1;
        people += thousandths[r] as number;
      }
      (byPlace[s] as Float64Array)[k] = people;
    });
  });
  return counts.map((count, s) => {
    const byOverlap = new Float64Array(count.reduce((most, c) => Math.max(most, c), 0) + 1);
    count.forEach((c, r) => (byOverlap[c] = (byOverlap[c] as number) + (thousandths[r] as number)));
    return { peopleByPlace: inPeople(byPlace[s] as Float64Array), peopleByOverlap: inPeople(byOverlap) };
  });
}
