import { holdsCharacter } from "../words/term.ts";
import type { Analysed } from "./analyse.ts";
import { Classes, type DocumentClass } from "./classes.ts";
import { FIELD_COUNT, usualOf, type UsualLengths } from "./lengths.ts";
import { impactsOf } from "./occurrences.ts";
import { free, GrowingLists } from "./growing-lists.ts";
import type { OpenAmong, Part, Postings, TermsFound } from "./part.ts";
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
  /** Where each document's postings end in `codes`, and its bytes in `occurrences`. */
  readonly ends: Uint32Array;
  readonly byteEnds: Uint32Array;
  readonly codes: Float64Array;
  readonly occurrences: Uint8Array;
  readonly lengths: Uint16Array;
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
  readonly lengths = new Uint16Array(FIELD_COUNT * TABLE_DOCUMENTS);
  readonly #ends = new Uint32Array(TABLE_DOCUMENTS);
  readonly #byteEnds = new Uint32Array(TABLE_DOCUMENTS);
  #codes = new Float64Array(1 << 12);
  #occurrences = new Uint8Array(1 << 12);
  readonly #terms = new TermTable(1 << 10);
  /** Postings by the term's number. */
  #lists = new GrowingLists();
  readonly #opens: number[] = [];
  readonly #docs = new Map<number, number>();
  #removed = 0;
  #postings = 0;
  #bytes = 0;
  #usual: UsualLengths;
  size = 0;
  open = 0;

  constructor(usual: UsualLengths = {}) {
    this.#usual = usual;
  }

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
    this.lengths.set(document.lengths, FIELD_COUNT * doc);
    const { codes, occurrences, open } = document;
    if (open) this.open++;
    this.#store(codes, occurrences);
    this.#ends[doc] = this.#postings;
    this.#byteEnds[doc] = this.#bytes;
    const impacts = impactsOf(document, usualOf(this.#usual, document.kind));
    for (let i = 0; i < codes.length; i++) this.#note(this.#terms.ordinalOf(codes[i] as number), doc, impacts[i] as number, open);
  }

  /** Weighs every document under these lengths; nothing to do when it was under the same. */
  weigh(usual: UsualLengths): void {
    if (usual === this.#usual) return;
    this.#usual = usual;
    const lists = new GrowingLists();
    for (let term = 0; term < this.#opens.length; term++) lists.begin();
    for (const [doc, { kind, codes, occurrences, lengths }] of [...eachDocument(this.arrays)].entries()) {
      const impacts = impactsOf({ codes, occurrences, lengths }, usualOf(usual, kind));
      for (let i = 0; i < codes.length; i++) lists.push(this.#terms.find(codes[i] as number), doc, impacts[i] as number);
    }
    this.#lists.release();
    this.#lists = lists;
  }

  /** What the table holds, removed documents included; it must not grow afterwards. */
  get arrays(): TableArrays {
    const { keys, days, classOf, classes, size } = this;
    return {
      keys: keys.subarray(0, size),
      days: days.subarray(0, size),
      classOf: classOf.subarray(0, size),
      ends: this.#ends.subarray(0, size),
      byteEnds: this.#byteEnds.subarray(0, size),
      codes: this.#codes,
      occurrences: this.#occurrences,
      lengths: this.lengths.subarray(0, FIELD_COUNT * size),
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

  openAmong(kinds: readonly number[]): OpenAmong {
    const isMeant = this.classes.list.map((c) => c.open && kinds.includes(c.kind));
    const counts = (doc: number): number => (this.removed[doc] === 0 && isMeant[this.classOf[doc] as number] ? 1 : 0);
    let open = 0;
    for (let doc = 0; doc < this.size; doc++) open += counts(doc);
    const of = (term: number): number => {
      const { docs, from, to } = this.#lists.get(term);
      let having = 0;
      for (let i = from; i < to; i++) having += counts(docs[i] as number);
      return having;
    };
    return { open, of };
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
    for (const array of [this.#codes, this.#occurrences]) free(array);
    this.#terms.release();
    this.#lists.release();
    this.#docs.clear();
  }

  remove(doc: number): void {
    this.removed[doc] = 1;
    this.#removed++;
    this.#docs.delete(this.keys[doc] as number);
    if (!this.classes.list[this.classOf[doc] as number]?.open) return;
    // Rarity is counted over what is there.
    this.open--;
    for (let i = this.#ends[doc - 1] ?? 0; i < (this.#ends[doc] as number); i++)
      (this.#opens[this.#terms.find(this.#codes[i] as number)] as number)--;
  }

  #note(term: number, doc: number, impact: number, open: boolean): void {
    if (term === this.#opens.length) this.#opens.push(0);
    if (open) (this.#opens[term] as number)++;
    this.#lists.push(term, doc, impact);
  }

  #store(codes: Float64Array, occurrences: Uint8Array): void {
    this.#codes = withRoom(this.#codes, this.#postings + codes.length, (capacity) => new Float64Array(capacity));
    this.#codes.set(codes, this.#postings);
    this.#postings += codes.length;
    this.#occurrences = withRoom(this.#occurrences, this.#bytes + occurrences.length, (capacity) => new Uint8Array(capacity));
    this.#occurrences.set(occurrences, this.#bytes);
    this.#bytes += occurrences.length;
  }
}

function withRoom<T extends Float64Array | Uint8Array>(array: T, needed: number, make: (capacity: number) => T): T {
  if (needed <= array.length) return array;
  const larger = make(Math.max(2 * array.length, needed));
  larger.set(array);
  free(array);
  return larger;
}

function* eachDocument(table: TableArrays): Generator<Analysed> {
  let [from, byte] = [0, 0];
  for (const [doc, end] of table.ends.entries()) {
    const byteEnd = table.byteEnds[doc] as number;
    yield {
      ...(table.classes[table.classOf[doc] as number] as DocumentClass),
      key: table.keys[doc] as number,
      day: table.days[doc] as number,
      codes: table.codes.subarray(from, end),
      occurrences: table.occurrences.subarray(byte, byteEnd),
      lengths: table.lengths.subarray(FIELD_COUNT * doc, FIELD_COUNT * (doc + 1)),
    };
    [from, byte] = [end, byteEnd];
  }
}

/** The documents of a frozen table that were not removed, as they were added. */
export function* documentsOf(table: TableArrays, removed: Uint8Array): Generator<Analysed> {
  let doc = 0;
  for (const document of eachDocument(table)) if (removed[doc++] !== 1) yield document;
}
