import { similarity, skeletonOf } from "./minhash.ts";

/** What is compared: who entered it and what stands in it. */
export interface Worded {
  readonly author: string | null;
  readonly text: string;
}

/** How widely one way of writing is used: texts like it, and names under which they came. */
export interface Template {
  readonly texts: number;
  readonly authors: number;
}

/** With every second word exchanged for another of its meaning a tenth of all pairs of signs is still shared; of 371 real needs one pair in a hundred shares .06. */
const LIKE = 0.12;
/** So many like it, under so many names, so many from each: many growers with one printed form come once each, or under one helper's name. */
const TEXTS = 10;
const AUTHORS = 5;
const EACH = 3;

const BANDS = 32;
/** Texts of one bucket that are compared: what all have in common tells nobody apart. */
const MOST = 48;

/**
 * Texts written by one pattern with its words exchanged: pairs of signs instead of runs of four, since an exchanged word breaks every run across it. MinHash in
 * bands of two (Broder 1997) finds whom to look at, an exact Jaccard similarity decides.
 */
export function* findTemplates(all: readonly Worded[]): Generator<void, Map<number, Template>> {
  const sets = all.map(({ text }) => pairsOf(text));
  const buckets = new Map<number, number[]>();
  const like = all.map(() => new Set<number>());
  for (const [i, set] of sets.entries()) {
    if (i % 10 === 9) yield;
    if (set.length < BANDS) continue;
    const seen = new Set<number>();
    for (const key of bandsOf(set)) {
      const bucket = buckets.get(key) ?? [];
      buckets.set(key, bucket);
      for (const other of bucket) seen.add(other);
      bucket.push(i);
      if (bucket.length > MOST) bucket.shift();
    }
    for (const other of seen) {
      if (similarity(set, sets[other] as Uint32Array) < LIKE) continue;
      like[i]?.add(other);
      like[other]?.add(i);
    }
  }
  const patterned = like.flatMap((near, i) =>
    near.size >= TEXTS && new Set([...near].map((n) => all[n]?.author)).size >= AUTHORS ? [i] : [],
  );
  const byAuthor = Map.groupBy(patterned, (i) => all[i]?.author ?? null);
  const often = [...byAuthor].filter(([author, some]) => author !== null && some.length >= EACH);
  if (often.length < AUTHORS) return new Map();
  const template = { texts: often.reduce((sum, [, some]) => sum + some.length, 0), authors: often.length };
  return new Map(often.flatMap(([, some]) => some.map((i) => [i, template] as const)));
}

function pairsOf(text: string): Uint32Array {
  const codes = Array.from(skeletonOf(text), (c) => (c.codePointAt(0) as number) & 0xffff);
  const pairs = Uint32Array.from(
    { length: Math.max(0, codes.length - 1) },
    (_, i) => ((codes[i] as number) << 16) | (codes[i + 1] as number),
  );
  pairs.sort();
  return pairs.filter((p, i) => i === 0 || p !== pairs[i - 1]);
}

/** Two least hashes a band. */
function bandsOf(set: Uint32Array): number[] {
  const least = new Uint32Array(2 * BANDS).fill(0xffffffff);
  for (const s of set)
    for (let k = 0; k < least.length; k++) {
      const h = mix(s ^ Math.imul(k + 1, 0x9e3779b9));
      if (h < (least[k] as number)) least[k] = h;
    }
  return Array.from({ length: BANDS }, (_, band) =>
    mix((least[2 * band] as number) ^ Math.imul((least[2 * band + 1] as number) + band, 0x85ebca6b)),
  );
}

function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
