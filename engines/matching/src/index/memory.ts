import { holdsCharacter } from "../words/term.ts";
import type { Analysed } from "./analyse.ts";
import { Classes, type DocumentClass } from "./classes.ts";
import { free, GrowingLists } from "./growing-lists.ts";
import type { Part, Postings, TermsFound } from "./part.ts";
import { TermTable } from "./term-table.ts";
import { unite, united } from "./union.ts";

/** Documents a memory table takes before it is frozen and written as a segment. */
export const TABLE_DOCUMENTS = 4096;
/** Or postings: books fill it sooner. */
const TABLE_POSTINGS = 1 << 20;

/** A table as a few plain arrays: what it takes to post four thousand documents to another thread in a millisecond. */
export interface TableArrays {
  readonly keys: Float64Array;
  readonly days: Int32Array;
  readonly classOf: Uint16Array;
  /** Where each document's postings end in `codes` and `impacts`. */
  readonly ends: Uint32Array;
  readonly codes: Float64Array;
  readonly impacts: Uint8Array;
  readonly classes: readonly DocumentClass[];
}

/** The newest documents, found at once. The analysed documents are kept side by side for the segment to come. */
export class MemoryTable implements Part {
  readonly keys = new Float64Array(TABLE_DOCUMENTS);
  readonly classOf = new Uint16Array(TABLE_DOCUMENTS);
  readonly days = new Int32Array(TABLE_DOCUMENTS);
  readonly removed = new Uint8Array(TABLE_DOCUMENTS);
  readonly isOrdered = false;
  readonly classes = new Classes();
  readonly #ends = new Uint32Array(TABLE_DOCUMENTS);
  #codes = new Float64Array(1 << 12);
  #impacts = new Uint8Array(1 << 12);
  readonly #terms = new TermTable(1 << 10);
  /** Postings by the term's number. */
  readonly #lists = new GrowingLists();
  readonly #opens: number[] = [];
  readonly #docs = new Map<number, number>();
  #removed = 0;
  #postings = 0;
  size = 0;
  open = 0;

  get live(): number {
    return this.size - this.#removed;
  }
  get isFull(): boolean {
    return this.size === TABLE_DOCUMENTS || this.#postings >= TABLE_POSTINGS;
  }

  /** The key is not in the table, or was removed; the table is not full. */
  add(document: Analysed): void {
    const doc = this.size++;
    this.keys[doc] = document.key;
    this.classOf[doc] = this.classes.number(document);
    this.days[doc] = document.day;
    this.#docs.set(document.key, doc);
    const { codes, impacts, open } = document;
    if (open) this.open++;
    this.#store(codes, impacts);
    this.#ends[doc] = this.#postings;
    for (let i = 0; i < codes.length; i++) this.#note(this.#terms.ordinalOf(codes[i] as number), doc, impacts[i] as number, open);
  }

  /** What the table holds, removed documents included; it must not grow afterwards. */
  get arrays(): TableArrays {
    const { keys, days, classOf, classes, size } = this;
    return {
      keys: keys.subarray(0, size),
      days: days.subarray(0, size),
      classOf: classOf.subarray(0, size),
      ends: this.#ends.subarray(0, size),
      codes: this.#codes,
      impacts: this.#impacts,
      classes: classes.list,
    };
  }

  locate(codes: Float64Array): Int32Array {
    const terms = new Int32Array(codes.length);
    for (let t = 0; t < codes.length; t++) terms[t] = this.#terms.find(codes[t] as number);
    return terms;
  }

  postingsOf(term: number): Postings {
    return this.#lists.get(term);
  }

  openOf(term: number): number {
    return this.#opens[term] as number;
  }

  termsWith(character: number): TermsFound {
    const terms: number[] = [];
    for (const [term, code] of this.#terms.codes.entries()) if (code === character || holdsCharacter(code, character)) terms.push(term);
    return { terms, open: terms.reduce((sum, term) => sum + this.openOf(term), 0) };
  }

  unite({ terms }: TermsFound, least: number): Postings {
    for (let t = 0; t < terms.length; t++) {
      const { docs, impacts, from, to, max } = this.#lists.get(terms[t] as number);
      if (max >= least) unite(docs, impacts, from, to);
    }
    return united(this.size);
  }

  docOf(key: number): number | undefined {
    return this.#docs.get(key);
  }

  /** Gives the table's room back at once, not when the garbage collector comes by; the table must not be asked anything afterwards. */
  release(): void {
    for (const array of [this.#codes, this.#impacts]) free(array);
    this.#terms.release();
    this.#lists.release();
    this.#docs.clear();
  }

  remove(doc: number): void {
    this.removed[doc] = 1;
    this.#removed++;
    this.#docs.delete(this.keys[doc] as number);
  }

  #note(term: number, doc: number, impact: number, open: boolean): void {
    if (term === this.#opens.length) this.#opens.push(0);
    if (open) (this.#opens[term] as number)++;
    this.#lists.push(term, doc, impact);
  }

  #store(codes: Float64Array, impacts: Uint8Array): void {
    const from = this.#postings;
    this.#postings += codes.length;
    if (this.#postings > this.#codes.length) {
      const capacity = Math.max(2 * this.#codes.length, this.#postings);
      const [before, beside] = [this.#codes, this.#impacts];
      this.#codes = new Float64Array(capacity);
      this.#codes.set(before);
      this.#impacts = new Uint8Array(capacity);
      this.#impacts.set(beside);
      free(before);
      free(beside);
    }
    this.#codes.set(codes, from);
    this.#impacts.set(impacts, from);
  }
}

/** The documents of a frozen table that were not removed, as they were added. */
export function* documentsOf(table: TableArrays, removed: Uint8Array): Generator<Analysed> {
  let from = 0;
  for (const [doc, end] of table.ends.entries()) {
    const one = { codes: table.codes.subarray(from, end), impacts: table.impacts.subarray(from, end) };
    from = end;
    if (removed[doc] === 1) continue;
    const described = table.classes[table.classOf[doc] as number] as DocumentClass;
    yield { ...described, key: table.keys[doc] as number, day: table.days[doc] as number, ...one };
  }
}
