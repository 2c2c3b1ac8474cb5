import { FIELD_NAMES, FIELDS } from "./document.ts";
import { FIELD_COUNT, unpackLength } from "./lengths.ts";

/**
 * How often a term stands in each field of a document, in a byte or two. A posting's impact holds the usual lengths of its day; from
 * these it is told anew when they change. A field is a byte (bit 7: another field follows; 6–4 the field; 3: the number goes on; 2–0 its
 * lowest bits, less one), then seven bits a byte. Kept beside the postings in the file, not in the memory of the search.
 */
export class OccurrenceWriter {
  #bytes = new Uint8Array(1 << 12);
  #end = 0;

  push(field: number, times: number, isLast: boolean): void {
    if (this.#end + MOST_BYTES > this.#bytes.length) {
      const before = this.#bytes;
      this.#bytes = new Uint8Array(2 * before.length);
      this.#bytes.set(before);
    }
    let rest = times - 1;
    this.#bytes[this.#end++] = (isLast ? 0 : 0x80) | (field << 4) | (rest > 7 ? 8 : 0) | (rest & 7);
    for (rest = rest >>> 3; rest > 0; rest >>>= 7) this.#bytes[this.#end++] = (rest > 0x7f ? 0x80 : 0) | (rest & 0x7f);
  }

  /** All that was pushed, and begins anew. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#end);
    this.#end = 0;
    return taken;
  }
}
/** Of one field: a number below 2^31. */
const MOST_BYTES = 6;

/** k1 of BM25: how fast repetition stops counting. */
const SATURATION = 1.2;

/**
 * BM25F (Robertson, Zaragoza & Taylor 2004): occurrences of a term are summed over the fields, each weighted and divided by
 * the field's length against the usual one; the sum is saturated once, w / (k1 + w), and kept in 8 bits.
 */
export const impactOf = (weight: number): number => Math.max(1, Math.round((255 * weight) / (SATURATION + weight)));

/** What one occurrence weighs in each field of a document, put at `at`. */
export function putNorms(norms: Float64Array, at: number, lengths: ArrayLike<number>, from: number, usual: readonly number[]): void {
  for (const [field, name] of FIELD_NAMES.entries()) {
    const { weight, b } = FIELDS[name];
    norms[at + field] = weight / (1 - b + (b * unpackLength(lengths[from + field] as number)) / (usual[field] as number));
  }
}

/** Reads one posting's occurrences after the other. */
export class OccurrenceReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** The impact under the norms of a document, which begin at `from`. */
  impact(norms: Float64Array, from: number): number {
    const bytes = this.#bytes;
    let weight = 0;
    for (let hasMore = true; hasMore;) {
      const first = bytes[this.at++] as number;
      hasMore = first >= 0x80;
      let times = first & 7;
      if ((first & 8) !== 0)
        for (let step = 8, goesOn = true; goesOn; step *= 128) {
          const next = bytes[this.at++] as number;
          goesOn = next >= 0x80;
          times += (next & 0x7f) * step;
        }
      weight += (times + 1) * (norms[from + ((first >>> 4) & 7)] as number);
    }
    return impactOf(weight);
  }

  skip(): void {
    const bytes = this.#bytes;
    for (let hasMore = true; hasMore;) {
      const first = bytes[this.at++] as number;
      hasMore = first >= 0x80;
      if ((first & 8) !== 0) while ((bytes[this.at++] as number) >= 0x80);
    }
  }
}

/** Impacts of a document's terms in their order. */
export function impactsOf(
  document: { readonly occurrences: Uint8Array; readonly lengths: ArrayLike<number>; readonly codes: Float64Array },
  usual: readonly number[],
): Uint8Array {
  const norms = new Float64Array(FIELD_COUNT);
  putNorms(norms, 0, document.lengths, 0, usual);
  const reader = new OccurrenceReader(document.occurrences);
  const impacts = new Uint8Array(document.codes.length);
  for (let i = 0; i < impacts.length; i++) impacts[i] = reader.impact(norms, 0);
  return impacts;
}
