import { normalise } from "../words/normalise.ts";

/**
 * Near-duplicate texts: MinHash signatures (Broder 1997) with banding find pairs worth a look, an exact comparison of the
 * shingles decides. Signatures are functions of the text alone: same text, same signature, on every machine.
 */
const HASHES = 64;
/** 16 bands of 4: pairs of similarity 0.8 meet with 99.98 %, of 0.6 with 89 %, of 0.3 with 12 %. */
const BANDS = 16;
const ROWS = HASHES / BANDS;
const SHINGLE = 4;

/** Text as it is compared: one spelling per word, letters and Han alone; every number is one sign, so that a changed figure changes little. */
export const skeletonOf = (text: string): string =>
  normalise(text)
    .replace(/\d+(\.\d+)?/g, "0")
    .replace(/[^\p{L}0]/gu, "");

/** Hashes of all runs of four characters of the skeleton, sorted and distinct; a shorter text is one shingle, an empty one none. */
export function shinglesOf(text: string): Uint32Array {
  return distinctOf(runsOf(skeletonOf(text)));
}

export function distinctOf(hashes: Uint32Array): Uint32Array {
  const sorted = hashes.sort();
  return sorted.filter((x, i) => i === 0 || x !== sorted[i - 1]);
}

/** The same where they stand in a skeleton. */
export function runsOf(skeleton: string): Uint32Array {
  if (skeleton === "") return new Uint32Array();
  const codes = Array.from(skeleton, (c) => c.codePointAt(0) as number);
  const count = Math.max(1, codes.length - SHINGLE + 1);
  const out = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    // FNV-1a over code points (Fowler, Noll, Vo), then the finaliser of MurmurHash3 against its weak low bits.
    let h = 0x811c9dc5;
    for (let k = i; k < Math.min(codes.length, i + SHINGLE); k++) h = Math.imul(h ^ (codes[k] as number), 0x01000193);
    out[i] = mix(h);
  }
  return out;
}

function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Jaccard similarity of two sorted sets of shingles, in [0, 1]; two empty sets are not alike. */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  let i = 0;
  let j = 0;
  let both = 0;
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y) both++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  const all = a.length + b.length - both;
  return all === 0 ? 0 : both / all;
}

/** Near-duplicates among texts added so far; memory grows with the texts, time with the pairs that truly resemble each other. */
export class NearDuplicates {
  readonly #shingles: Uint32Array[] = [];
  readonly #buckets = new Map<number, number[]>();

  /** Adds a text and returns the earlier ones at least so similar, most similar first. */
  add(text: string, least: number): { index: number; similarity: number }[] {
    const shingles = shinglesOf(text);
    const index = this.#shingles.push(shingles) - 1;
    if (shingles.length === 0) return [];
    const keys = bandsOf(shingles);
    const near = new Set<number>();
    for (const key of keys) for (const other of this.#buckets.get(key) ?? []) near.add(other);
    const found = [...near]
      .map((other) => ({ index: other, similarity: similarity(shingles, this.#shingles[other] as Uint32Array) }))
      .sort((a, b) => b.similarity - a.similarity || a.index - b.index);
    // Its equal already stands in the buckets: a million identical texts stay one.
    if (found[0]?.similarity !== 1)
      for (const key of keys) {
        const bucket = this.#buckets.get(key);
        if (bucket === undefined) this.#buckets.set(key, [index]);
        else bucket.push(index);
      }
    return found.filter((n) => n.similarity >= least);
  }
}

/** The bands of a text as a store keeps them: 16 signed 32-bit numbers; texts that share one are worth an exact comparison. */
export const likenessOf = (text: string): number[] => {
  const shingles = shinglesOf(text);
  return shingles.length === 0 ? [] : bandsOf(shingles).map((key) => key | 0);
};

function bandsOf(shingles: Uint32Array): number[] {
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (const s of shingles)
    for (let k = 0; k < HASHES; k++) {
      const h = mix(s + Math.imul(k + 1, 0x9e3779b9));
      if (h < (least[k] as number)) least[k] = h;
    }
  return Array.from({ length: BANDS }, (_, band) => {
    let key = mix(band + 1);
    for (let r = 0; r < ROWS; r++) key = mix(key ^ (least[band * ROWS + r] as number));
    return key;
  });
}
