/**
 * What a record may be found by. `context` is the other text of the document it comes from, `asked` past needs and questions
 * it answered, `names` persons and organisations, found by their reading as well.
 */
export type Field = "title" | "keywords" | "body" | "context" | "asked" | "names";

export interface IndexDocument {
  /** Which register, 0–255. */
  readonly kind: number;
  /** Whole number in [0, 2^44). */
  readonly id: number;
  /** Units that see the record: its path, root first, and whoever else was admitted. */
  readonly scopes: readonly number[];
  /** Seen by everybody. */
  readonly open: boolean;
  /** GB/T 2260 as a number, 0 unknown. */
  readonly region: number;
  /** Field of science, first level of GB/T 13745 (three digits), 0 unknown. */
  readonly field: number;
  /** Days since 1970-01-01, 0 unknown. */
  readonly day: number;
  readonly fields: Readonly<Partial<Record<Field, string>>>;
}

interface FieldRule {
  /** How much an occurrence here counts against one in the body. */
  readonly weight: number;
  /** How much of the length is held against it, BM25's b. */
  readonly b: number;
  /** Usual length in Han characters and pieces, where the corpus gave none. */
  readonly length: number;
}

export const FIELDS: Readonly<Record<Field, FieldRule>> = {
  title: { weight: 1.5, b: 0.75, length: 20 },
  keywords: { weight: 1.5, b: 0.5, length: 16 },
  body: { weight: 1, b: 0.75, length: 150 },
  context: { weight: 0.4, b: 0.75, length: 150 },
  asked: { weight: 0.5, b: 0.75, length: 40 },
  names: { weight: 1.5, b: 0.5, length: 12 },
};
export const FIELD_NAMES = Object.keys(FIELDS) as Field[];

/** Kind and id in one number below 2^52. */
export const keyOf = (kind: number, id: number): number => id * 256 + kind;
export const kindOfKey = (key: number): number => key % 256;
export const idOfKey = (key: number): number => Math.floor(key / 256);
