import { FIELD_NAMES, FIELDS } from "./document.ts";

/**
 * Usual length of each field, kind by kind: articles of a law are long and names of persons short, and a length common to both
 * would make every article look like a book. A kind or field that is not measured has the length of the field's rule.
 */
export type UsualLengths = Readonly<Record<number, readonly number[]>>;
/** By kind, of each field: the sum of lengths, then how many documents have it. */
export type LengthTotals = Readonly<Record<number, readonly number[]>>;

export const FIELD_COUNT = FIELD_NAMES.length;
const RULES: readonly number[] = FIELD_NAMES.map((name) => FIELDS[name].length);

/** Fewer documents do not say what is usual. */
export const LEAST = 20;
/** A book must not make every other text look short. */
const LONGEST = 40_000;
/** Steps of a doubling. Within a step a length is the same, so that few changes make the documents of a kind be weighed anew. */
const STEPS = 4;

const usual = (total: number, documents: number, field: number): number =>
  documents < LEAST ? (RULES[field] as number) : 2 ** (Math.round(STEPS * Math.log2(total / documents)) / STEPS);

export const usualOf = (lengths: UsualLengths, kind: number): readonly number[] => lengths[kind] ?? RULES;

/**
 * What the open documents of an index measure, kept exact while they come and go: whatever came before, the same documents have the
 * same usual lengths. Closed ones are left out, as their number and length would show in the order of open ones.
 */
export class LengthSums {
  readonly #kinds = new Map<number, number[]>();
  #usual: UsualLengths = {};
  #isCurrent = true;

  /** `sign` −1 takes the document out again. Lengths as a part keeps them. */
  add(kind: number, lengths: ArrayLike<number>, from: number, sign: 1 | -1): void {
    const sums = this.#kinds.get(kind) ?? new Array<number>(2 * FIELD_COUNT).fill(0);
    this.#kinds.set(kind, sums);
    for (let field = 0; field < FIELD_COUNT; field++) {
      const length = unpackLength(lengths[from + field] as number);
      if (length === 0) continue;
      (sums[field] as number) += sign * Math.min(length, LONGEST);
      (sums[FIELD_COUNT + field] as number) += sign;
    }
    this.#isCurrent = false;
  }

  addAll(totals: LengthTotals): void {
    for (const [kind, more] of Object.entries(totals)) {
      const sums = this.#kinds.get(Number(kind));
      this.#kinds.set(Number(kind), sums ? sums.map((sum, i) => sum + (more[i] as number)) : [...more]);
    }
    this.#isCurrent = false;
  }

  get totals(): LengthTotals {
    return Object.fromEntries(this.#kinds);
  }

  /** The same object until a length differs. */
  get usual(): UsualLengths {
    if (this.#isCurrent) return this.#usual;
    this.#isCurrent = true;
    const lengths: Record<number, readonly number[]> = {};
    for (const [kind, sums] of this.#kinds)
      lengths[kind] = RULES.map((_, field) => usual(sums[field] as number, sums[FIELD_COUNT + field] as number, field));
    if (!areEqual(lengths, this.#usual)) this.#usual = lengths;
    return this.#usual;
  }
}

/** Do both say the same of every kind the first one names? */
export const areEqual = (a: UsualLengths, b: UsualLengths): boolean =>
  Object.entries(a).every(([kind, lengths]) => {
    const others = usualOf(b, Number(kind));
    return lengths.every((length, field) => length === others[field]);
  });

/** A length in 16 bits: exact below 4,096, beyond that its first twelve bits. */
export function packLength(length: number): number {
  if (length < 4096) return length;
  let shift = 1;
  while (length >= 4096 * 2 ** shift) shift++;
  return 4096 + (shift - 1) * 2048 + Math.floor(length / 2 ** shift) - 2048;
}

export function unpackLength(packed: number): number {
  if (packed < 4096) return packed;
  const over = packed - 4096;
  return ((over & 2047) + 2048) * 2 ** ((over >>> 11) + 1);
}
