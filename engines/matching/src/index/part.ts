import type { Classes } from "./classes.ts";

/** Postings of one term in one part: documents ascending at [from, to), their impacts beside them. */
export interface Postings {
  readonly docs: Uint16Array;
  readonly impacts: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Largest impact of the range: the chunk maximum that pruning lives on. */
  readonly max: number;
}

/** A part holds at most this many documents, so that a document number fits 16 bits and a part's scores fit the second-level cache. */
export const PART_DOCUMENTS = 0x10000;
/** A part that has this many postings takes no further document: books would make it too large to merge. */
export const PART_POSTINGS = 0x1000000;

/** Alternatives found in a part: their numbers, and the sum of their open documents. */
export interface TermsFound {
  readonly terms: ArrayLike<number>;
  readonly open: number;
  /** All of them as one list, once somebody needed it. */
  united?: Postings;
}

/** Documents of some kinds that are open to everybody and not removed, and how many of them have a term. */
export interface OpenAmong {
  readonly open: number;
  of(term: number): number;
}

/** A piece of the index: the memory table or a segment read from a file. */
export interface Part {
  readonly size: number;
  /** Documents open to everybody and not removed. */
  readonly open: number;
  /** Documents not removed. */
  readonly live: number;
  readonly keys: Float64Array;
  readonly classOf: Uint16Array;
  readonly days: Int32Array;
  /** Of each document and field, packed. */
  readonly lengths: Uint16Array;
  readonly classes: Classes;
  /** Documents lie in order of their classes' numbers, and these in order of kind and region. */
  readonly isOrdered: boolean;
  /** 1 = removed. */
  readonly removed: Uint8Array;
  /** Numbers of the terms in this part, −1 when no document has one. */
  locate(codes: Float64Array): Int32Array;
  postingsOf(term: number): Postings;
  /** How many of the term's documents are open to everybody: the only ones rarity is counted over. */
  openOf(term: number): number;
  /** The same of some kinds alone. */
  openAmong(kinds: readonly number[]): OpenAmong;
  /** The bigrams holding the character, and the character itself. */
  termsWith(character: number): TermsFound;
  /** Alternatives as one list, of those whose largest impact is at least `least`; a document has its largest. */
  unite(found: TermsFound, least: number): Postings;
  docOf(key: number): number | undefined;
  remove(doc: number): void;
}
