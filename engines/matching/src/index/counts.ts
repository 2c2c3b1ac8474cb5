import type { Admission } from "./admission.ts";
import type { Part } from "./part.ts";
import { clip, type Scratch, type Weighted } from "./retrieve.ts";

/** How many records match, by kind, region and year of their day (0 = without). */
export interface Counts {
  total: number;
  readonly kinds: Map<number, number>;
  readonly regions: Map<number, number>;
  readonly years: Map<number, number>;
}

export const noCounts = (): Counts => ({ total: 0, kinds: new Map(), regions: new Map(), years: new Map() });

/**
 * Adds a part's admitted documents that hold at least `enough` of the query's weight. `lists` come heaviest first: once the
 * rest weighs less than that, it can only raise documents met before.
 */
export function countPart(
  part: Part,
  lists: readonly Weighted[],
  enough: number,
  admission: Admission,
  counts: Counts,
  scratch: Scratch,
): void {
  for (const span of admission.spans) countLists(part, clip(lists, span, part), enough, admission, counts, scratch);
}

function countLists(
  part: Part,
  lists: readonly Weighted[],
  enough: number,
  admission: Admission,
  counts: Counts,
  { scores, touched }: Scratch,
): void {
  let count = 0;
  let rest = lists.reduce((sum, { weight }) => sum + weight, 0);
  for (const list of lists) {
    if (rest >= enough) count = accumulate(list, scores, touched, count);
    else if (count > 0) raise(list, scores);
    rest -= list.weight;
  }
  for (let i = 0; i < count; i++) {
    const doc = touched[i] as number;
    const held = scores[doc] as number;
    scores[doc] = 0;
    if (held < enough || !admission.admits(doc)) continue;
    const { kind, region } = part.classes.list[part.classOf[doc] as number] as { kind: number; region: number };
    counts.total++;
    bump(counts.kinds, kind);
    bump(counts.regions, region);
    bump(counts.years, yearOf(part.days[doc] as number));
  }
}

function accumulate({ postings, weight }: Weighted, scores: Int32Array, touched: Uint16Array, count: number): number {
  const { docs, from, to } = postings;
  let n = count;
  for (let i = from; i < to; i++) {
    const doc = docs[i] as number;
    const before = scores[doc] as number;
    if (before === 0) touched[n++] = doc;
    scores[doc] = before + weight;
  }
  return n;
}

function raise({ postings, weight }: Weighted, scores: Int32Array): void {
  const { docs, from, to } = postings;
  for (let i = from; i < to; i++) {
    const doc = docs[i] as number;
    if (scores[doc] !== 0) (scores[doc] as number) += weight;
  }
}

const bump = (map: Map<number, number>, key: number): void => void map.set(key, (map.get(key) ?? 0) + 1);

/** Year of a day number (proleptic Gregorian, Hinnant 2013 `civil_from_days`); 0 for none. */
export function yearOf(day: number): number {
  if (day === 0) return 0;
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  return yearOfEra + era * 400 + (dayOfYear >= 306 ? 1 : 0);
}
