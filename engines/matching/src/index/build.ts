import { PLAIN_END, type TermCode } from "../words/term.ts";
import type { Analysed } from "./analyse.ts";
import { Classes, firstWhere, inOrder, type DocumentClass } from "./classes.ts";
import { PART_DOCUMENTS, PART_POSTINGS, type Part } from "./part.ts";
import { orderBySecond, packSegment, type Segment, type SegmentArrays } from "./segment.ts";
import { TermTable } from "./term-table.ts";

type DocumentRecord = Omit<Analysed, "codes" | "impacts">;
type Allocate = (bytes: number) => ArrayBufferLike;

/** Collects up to 65,536 documents and packs them: counted first, placed second, O(postings + terms log terms). */
export class SegmentBuilder {
  readonly #terms = new TermTable(1 << 16);
  readonly #documents: DocumentRecord[] = [];
  /** Of every posting in order of documents: its term's number, its impact; and where each document's end. */
  #ordinals = new Uint32Array(1 << 20);
  #impacts = new Uint8Array(1 << 20);
  readonly #ends: number[] = [];
  #postings = 0;

  get size(): number {
    return this.#documents.length;
  }
  get isFull(): boolean {
    return this.size === PART_DOCUMENTS || this.#postings >= PART_POSTINGS;
  }

  add(document: Analysed): void {
    if (this.size === PART_DOCUMENTS) throw new RangeError("a segment holds at most 65,536 documents");
    const { codes, impacts, key, kind, scopes, open, region, field, day } = document;
    if (this.#postings + codes.length > this.#ordinals.length) this.#grow(this.#postings + codes.length);
    const from = this.#postings;
    for (let i = 0; i < codes.length; i++) this.#ordinals[from + i] = this.#terms.ordinalOf(codes[i] as number);
    this.#impacts.set(impacts, from);
    this.#postings = from + codes.length;
    this.#ends.push(this.#postings);
    this.#documents.push({ key, kind, scopes, open, region, field, day });
  }

  finish(allocate?: Allocate): Uint8Array {
    const codes = this.#terms.codes.slice().sort();
    const counts = new Uint32Array(codes.length);
    for (let i = 0; i < this.#postings; i++) (counts[this.#ordinals[i] as number] as number)++;
    const starts = new Uint32Array(codes.length + 1);
    const cursor = new Uint32Array(codes.length);
    codes.forEach((code, i) => {
      const ordinal = this.#terms.find(code);
      cursor[ordinal] = starts[i] as number;
      starts[i + 1] = (starts[i] as number) + (counts[ordinal] as number);
    });
    const arrays = emptyArrays(codes, starts, this.size, this.#postings);
    const { classes, order } = arranged(this.#documents);
    order.forEach((old, doc) => {
      describe(arrays, classes, doc, this.#documents[old] as DocumentRecord);
      for (let i = this.#ends[old - 1] ?? 0; i < (this.#ends[old] as number); i++) {
        const ordinal = this.#ordinals[i] as number;
        const at = cursor[ordinal] as number;
        cursor[ordinal] = at + 1;
        arrays.docs[at] = doc;
        arrays.impacts[at] = this.#impacts[i] as number;
      }
    });
    return seal(arrays, classes, allocate);
  }

  #grow(least: number): void {
    const [ordinals, impacts] = [this.#ordinals, this.#impacts];
    const capacity = Math.max(2 * ordinals.length, least);
    this.#ordinals = new Uint32Array(capacity);
    this.#ordinals.set(ordinals);
    this.#impacts = new Uint8Array(capacity);
    this.#impacts.set(impacts);
  }
}

/** Segments as one, removed documents dropped. Refuses more than 65,536 that stay. */
export function mergeSegments(segments: readonly Segment[], removed: readonly Uint8Array[], allocate?: Allocate): Uint8Array {
  const records: DocumentRecord[] = [];
  const renumbered = segments.map((segment, s) => {
    const map = new Int32Array(segment.size).fill(-1);
    for (let doc = 0; doc < segment.size; doc++) if (removed[s]?.[doc] !== 1) map[doc] = records.push(recordOf(segment, doc)) - 1;
    return map;
  });
  if (records.length > PART_DOCUMENTS) throw new RangeError("a segment holds at most 65,536 documents");
  const { classes, order } = arranged(records);
  const places = new Int32Array(records.length);
  order.forEach((old, doc) => (places[old] = doc));
  for (const map of renumbered) map.forEach((old, doc) => old >= 0 && (map[doc] = places[old] as number));
  const longest = segments.reduce((sum, s) => sum + s.arrays.maxima.length, 0);
  const most = segments.reduce((sum, s) => sum + s.arrays.docs.length, 0);
  const codes = new Float64Array(longest);
  const starts = new Uint32Array(longest + 1);
  const docs = new Uint16Array(most);
  const impacts = new Uint8Array(most);
  const cursor = segments.map(() => 0);
  const lists: MergedList[] = [];
  let terms = 0;
  let at = 0;
  const next = (): TermCode => Math.min(...segments.map((s, i) => codeAt(s.arrays, cursor[i] as number)));
  for (let code = next(); code !== Infinity; code = next()) {
    lists.length = 0;
    for (const [s, { arrays }] of segments.entries()) {
      const term = cursor[s] as number;
      if (codeAt(arrays, term) !== code) continue;
      cursor[s] = term + 1;
      lists.push(new MergedList(arrays, term, renumbered[s] as Int32Array));
    }
    for (let list = nearest(lists); list; list = nearest(lists)) {
      docs[at] = list.doc;
      impacts[at++] = list.impact;
      list.step();
    }
    if (at === starts[terms]) continue;
    codes[terms] = code;
    starts[++terms] = at;
  }
  const arrays: SegmentArrays = {
    ...emptyArrays(codes.slice(0, terms), starts.slice(0, terms + 1), records.length, 0),
    docs: docs.slice(0, at),
    impacts: impacts.slice(0, at),
  };
  order.forEach((old, doc) => describe(arrays, classes, doc, records[old] as DocumentRecord));
  return seal(arrays, classes, allocate);
}

/** Documents in order of their classes; among equals in the order given, so that lists of an ordered segment stay ascending. */
function arranged(documents: readonly DocumentRecord[]): { classes: Classes; order: number[] } {
  const found = new Classes();
  const numbers = documents.map((document) => found.number(document));
  const { classes, renumbered } = inOrder(found);
  const place = (doc: number): number => renumbered[numbers[doc] as number] as number;
  return { classes, order: numbers.map((_, doc) => doc).sort((a, b) => place(a) - place(b)) };
}

/** A term's list of one of the merged segments, at the document that comes next by its new number. */
class MergedList {
  readonly #arrays: SegmentArrays;
  readonly #renumbered: Int32Array;
  readonly #to: number;
  #at: number;
  /** Infinity at the end. */
  doc = Infinity;

  constructor(arrays: SegmentArrays, term: number, renumbered: Int32Array) {
    this.#arrays = arrays;
    this.#renumbered = renumbered;
    this.#at = (arrays.starts[term] as number) - 1;
    this.#to = arrays.starts[term + 1] as number;
    this.step();
  }

  get impact(): number {
    return this.#arrays.impacts[this.#at] as number;
  }

  step(): void {
    this.doc = -1;
    while (this.doc < 0 && ++this.#at < this.#to) this.doc = this.#renumbered[this.#arrays.docs[this.#at] as number] as number;
    if (this.#at >= this.#to) this.doc = Infinity;
  }
}

/** The list whose document comes first, undefined when all are at their end. */
function nearest(lists: readonly MergedList[]): MergedList | undefined {
  let first: MergedList | undefined;
  for (const list of lists) if (list.doc < (first?.doc ?? Infinity)) first = list;
  return first;
}

const recordOf = (part: Part, doc: number): DocumentRecord => ({
  ...(part.classes.list[part.classOf[doc] as number] as DocumentClass),
  key: part.keys[doc] as number,
  day: part.days[doc] as number,
});

const emptyArrays = (codes: Float64Array, starts: Uint32Array, documents: number, postings: number): SegmentArrays => ({
  ...split(codes),
  starts,
  keys: new Float64Array(documents),
  days: new Int32Array(documents),
  docs: new Uint16Array(postings),
  byKey: new Uint16Array(documents),
  classOf: new Uint16Array(documents),
  impacts: new Uint8Array(postings),
  maxima: new Uint8Array(codes.length),
  opens: new Uint16Array(codes.length),
});

function split(codes: Float64Array): Pick<SegmentArrays, "plain" | "hashed" | "bySecond"> {
  const end = firstWhere(0, codes.length, (term) => (codes[term] as number) >= PLAIN_END);
  const plain = Uint32Array.from(codes.subarray(0, end));
  return { plain, hashed: codes.slice(end), bySecond: orderBySecond(plain) };
}

/** Infinity behind the last. */
const codeAt = ({ plain, hashed }: SegmentArrays, term: number): TermCode => plain[term] ?? hashed[term - plain.length] ?? Infinity;

function describe(arrays: SegmentArrays, classes: Classes, doc: number, record: DocumentRecord): void {
  arrays.keys[doc] = record.key;
  arrays.days[doc] = record.day;
  arrays.classOf[doc] = classes.number(record);
}

function seal(arrays: SegmentArrays, classes: Classes, allocate?: Allocate): Uint8Array {
  const { keys, starts, docs, impacts, maxima, opens, classOf } = arrays;
  const isOpen = Uint8Array.from(classes.list, (c) => (c.open ? 1 : 0));
  arrays.byKey.set(Array.from(keys, (_, doc) => doc).sort((a, b) => (keys[a] as number) - (keys[b] as number)));
  for (let term = 0; term < maxima.length; term++) {
    let [max, open] = [0, 0];
    for (let i = starts[term] as number; i < (starts[term + 1] as number); i++) {
      if ((impacts[i] as number) > max) max = impacts[i] as number;
      open += isOpen[classOf[docs[i] as number] as number] as number;
    }
    maxima[term] = max;
    opens[term] = Math.min(open, 0xffff);
  }
  return packSegment(arrays, classes.list, allocate);
}
