import type { TermCode } from "../words/term.ts";
import type { Classes } from "./classes.ts";

/** Postings of one term in one part: documents ascending at [from, to), their impacts beside them. */
export interface Postings {
  readonly docs: Uint16Array;
  readonly impacts: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Largest impact of the range: the chunk maximum that pruning lives on. */
  readonly max: number;
  /** How many of them are open to everybody: the only ones rarity is counted over. */
  readonly open: number;
}

/** A part holds at most this many documents, so that a document number fits 16 bits and a part's scores fit the second-level cache. */
export const PART_DOCUMENTS = 0x10000;

/** A piece of the index: the memory table or a segment read from a file. */
export interface Part {
  readonly size: number;
  /** Documents open to everybody, removed ones included until the next merge. */
  readonly open: number;
  /** Documents not removed. */
  readonly live: number;
  readonly keys: Float64Array;
  readonly classOf: Uint16Array;
  readonly days: Int32Array;
  readonly classes: Classes;
  /** 1 = removed. */
  readonly removed: Uint8Array;
  find(code: TermCode): Postings | undefined;
  /** Codes of bigrams holding the character, and the character itself. */
  codesWith(character: number): TermCode[];
  docOf(key: number): number | undefined;
  remove(doc: number): void;
}
