import { PLAIN_END, type TermCode } from "../words/term.ts";
import type { Analysed } from "./analyse.ts";
import { Classes, firstWhere, inOrder, type DocumentClass } from "./classes.ts";
import { FIELD_COUNT, usualOf, type UsualLengths } from "./lengths.ts";
import { OccurrenceReader, putNorms } from "./occurrences.ts";
import { PART_DOCUMENTS, PART_POSTINGS } from "./part.ts";
import { orderBySecond, packSegment, type Segment, type SegmentArrays } from "./segment.ts";
import { TermTable } from "./term-table.ts";

type DocumentRecord = Omit<Analysed, "codes" | "occurrences">;

/** Collects up to 65,536 documents and packs them: counted first, placed second, O(postings + terms log terms). */
export class SegmentBuilder {
  readonly #terms = new TermTable(1 << 16);
  readonly #documents: DocumentRecord[] = [];
  /** Of every posting in order of documents: its term's number; and where each document's end. */
  #ordinals = new Uint32Array(1 << 20);
  readonly #ends: number[] = [];
  #postings = 0;
  /** Of each document, its postings' one after another. */
  readonly #occurrences: Uint8Array[] = [];

  get size(): number {
    return this.#documents.length;
  }
  get isFull(): boolean {
    return this.size === PART_DOCUMENTS || this.#postings >= PART_POSTINGS;
  }

  add(document: Analysed): void {
    if (this.size === PART_DOCUMENTS) throw new RangeError("a segment holds at most 65,536 documents");
    const { codes, occurrences, ...record } = document;
    if (this.#postings + codes.length > this.#ordinals.length) this.#grow(this.#postings + codes.length);
    const from = this.#postings;
    for (let i = 0; i < codes.length; i++) this.#ordinals[from + i] = this.#terms.ordinalOf(codes[i] as number);
    this.#postings = from + codes.length;
    this.#ends.push(this.#postings);
    this.#occurrences.push(occurrences);
    this.#documents.push(record);
  }

  finish(usual: UsualLengths = {}): Uint8Array {
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
    // Where each posting's occurrences stand among all that were added, in the order of the segment.
    const places = new Uint32Array(this.#postings);
    const firsts = new Uint32Array(this.size);
    for (let doc = 1; doc < this.size; doc++) firsts[doc] = (firsts[doc - 1] as number) + (this.#occurrences[doc - 1] as Uint8Array).length;
    order.forEach((old, doc) => {
      describe(arrays, classes, doc, this.#documents[old] as DocumentRecord);
      const reader = new OccurrenceReader(this.#occurrences[old] as Uint8Array);
      for (let i = this.#ends[old - 1] ?? 0; i < (this.#ends[old] as number); i++) {
        const ordinal = this.#ordinals[i] as number;
        const at = cursor[ordinal] as number;
        cursor[ordinal] = at + 1;
        arrays.docs[at] = doc;
        places[at] = (firsts[old] as number) + reader.at;
        reader.skip();
      }
    });
    const all = joined(this.#occurrences);
    const occurrences = new Uint8Array(all.length);
    const reader = new OccurrenceReader(all);
    let end = 0;
    for (const from of places) {
      reader.at = from;
      reader.skip();
      occurrences.set(all.subarray(from, reader.at), end);
      end += reader.at - from;
    }
    return seal(arrays, classes, occurrences, usual);
  }

  #grow(least: number): void {
    const ordinals = this.#ordinals;
    this.#ordinals = new Uint32Array(Math.max(2 * ordinals.length, least));
    this.#ordinals.set(ordinals);
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let end = 0;
  for (const piece of pieces) {
    all.set(piece, end);
    end += piece.length;
  }
  return all;
}

/** Segments as one, weighed under these lengths, removed documents dropped. They are whole: opened with their occurrences. Refuses more than 65,536 documents that stay. */
export function mergeSegments(segments: readonly Segment[], removed: readonly Uint8Array[], usual: UsualLengths = {}): Uint8Array {
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
  const occurrences = new Uint8Array(segments.reduce((sum, s) => sum + s.occurrences.length, 0));
  let end = 0;
  const cursor = segments.map(() => 0);
  const readers = segments.map((s) => new OccurrenceReader(s.occurrences));
  const lists: MergedList[] = [];
  let terms = 0;
  let at = 0;
  const next = (): TermCode => Math.min(...segments.map((s, i) => codeAt(s.arrays, cursor[i] as number)));
  for (let code = next(); code !== Infinity; code = next()) {
    lists.length = 0;
    for (const [s, segment] of segments.entries()) {
      const term = cursor[s] as number;
      if (codeAt(segment.arrays, term) !== code) continue;
      cursor[s] = term + 1;
      lists.push(new MergedList(segment, term, renumbered[s] as Int32Array, readers[s] as OccurrenceReader));
    }
    for (let list = nearest(lists); list; list = nearest(lists)) {
      docs[at++] = list.doc;
      occurrences.set(list.occurrences, end);
      end += list.occurrences.length;
      list.step();
    }
    if (at === starts[terms]) continue;
    codes[terms] = code;
    starts[++terms] = at;
  }
  const arrays: SegmentArrays = {
    ...emptyArrays(codes.slice(0, terms), starts.slice(0, terms + 1), records.length, 0),
    docs: docs.slice(0, at),
    impacts: new Uint8Array(at),
  };
  order.forEach((old, doc) => describe(arrays, classes, doc, records[old] as DocumentRecord));
  return seal(arrays, classes, occurrences.subarray(0, end), usual);
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
  readonly #segment: Segment;
  readonly #renumbered: Int32Array;
  readonly #to: number;
  /** Stands behind this posting's occurrences: a segment's lists are read one after another to their ends. */
  readonly #reader: OccurrenceReader;
  #at: number;
  #from = 0;
  /** Infinity at the end. */
  doc = Infinity;

  constructor(segment: Segment, term: number, renumbered: Int32Array, reader: OccurrenceReader) {
    this.#segment = segment;
    this.#renumbered = renumbered;
    this.#reader = reader;
    this.#at = (segment.arrays.starts[term] as number) - 1;
    this.#to = segment.arrays.starts[term + 1] as number;
    this.step();
  }

  get occurrences(): Uint8Array {
    return this.#segment.occurrences.subarray(this.#from, this.#reader.at);
  }

  step(): void {
    this.doc = -1;
    while (this.doc < 0 && ++this.#at < this.#to) {
      this.doc = this.#renumbered[this.#segment.arrays.docs[this.#at] as number] as number;
      this.#from = this.#reader.at;
      this.#reader.skip();
    }
    if (this.#at >= this.#to) this.doc = Infinity;
  }
}

/** The list whose document comes first, undefined when all are at their end. */
function nearest(lists: readonly MergedList[]): MergedList | undefined {
  let first: MergedList | undefined;
  for (const list of lists) if (list.doc < (first?.doc ?? Infinity)) first = list;
  return first;
}

const recordOf = (part: Segment, doc: number): DocumentRecord => ({
  ...(part.classes.list[part.classOf[doc] as number] as DocumentClass),
  key: part.keys[doc] as number,
  day: part.days[doc] as number,
  lengths: part.lengths.subarray(FIELD_COUNT * doc, FIELD_COUNT * (doc + 1)),
});

const emptyArrays = (codes: Float64Array, starts: Uint32Array, documents: number, postings: number): SegmentArrays => ({
  ...split(codes),
  starts,
  keys: new Float64Array(documents),
  days: new Int32Array(documents),
  docs: new Uint16Array(postings),
  byKey: new Uint16Array(documents),
  lengths: new Uint16Array(FIELD_COUNT * documents),
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
  arrays.lengths.set(record.lengths, FIELD_COUNT * doc);
}

function seal(arrays: SegmentArrays, classes: Classes, occurrences: Uint8Array, usual: UsualLengths): Uint8Array {
  const { keys, starts, docs, impacts, maxima, opens, classOf, lengths } = arrays;
  const isOpen = Uint8Array.from(classes.list, (c) => (c.open ? 1 : 0));
  arrays.byKey.set(Array.from(keys, (_, doc) => doc).sort((a, b) => (keys[a] as number) - (keys[b] as number)));
  const norms = new Float64Array(FIELD_COUNT * keys.length);
  for (let doc = 0; doc < keys.length; doc++) {
    const { kind } = classes.list[classOf[doc] as number] as DocumentClass;
    putNorms(norms, FIELD_COUNT * doc, lengths, FIELD_COUNT * doc, usualOf(usual, kind));
  }
  const reader = new OccurrenceReader(occurrences);
  for (let term = 0; term < maxima.length; term++) {
    let [max, open] = [0, 0];
    for (let i = starts[term] as number; i < (starts[term + 1] as number); i++) {
      const doc = docs[i] as number;
      const impact = reader.impact(norms, FIELD_COUNT * doc);
      impacts[i] = impact;
      if (impact > max) max = impact;
      open += isOpen[classOf[doc] as number] as number;
    }
    maxima[term] = max;
    opens[term] = Math.min(open, 0xffff);
  }
  const kinds = [...new Set(classes.list.map(({ kind }) => kind))];
  const weighed = Object.fromEntries(kinds.map((kind) => [kind, usualOf(usual, kind)]));
  return packSegment(arrays, { classes: classes.list, usual: weighed }, occurrences);
}
