import type { TermCode } from "../words/term.ts";
import type { Analysed } from "./analyse.ts";
import { Classes, type DocumentClass } from "./classes.ts";
import { PART_DOCUMENTS, PART_POSTINGS, type Part } from "./part.ts";
import { packSegment, type Segment, type SegmentArrays } from "./segment.ts";
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
    const classes = new Classes();
    let i = 0;
    this.#documents.forEach((document, doc) => {
      describe(arrays, classes, doc, document);
      for (const end = this.#ends[doc] as number; i < end; i++) {
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

/** Segments joined in their order, removed documents dropped. Refuses more than 65,536 that stay. */
export function mergeSegments(segments: readonly Segment[], removed: readonly Uint8Array[], allocate?: Allocate): Uint8Array {
  const classes = new Classes();
  let size = 0;
  const renumbered = segments.map((segment, s) => {
    const map = new Int32Array(segment.size).fill(-1);
    for (let doc = 0; doc < segment.size; doc++) if (removed[s]?.[doc] !== 1) map[doc] = size++;
    return map;
  });
  if (size > PART_DOCUMENTS) throw new RangeError("a segment holds at most 65,536 documents");
  const longest = segments.reduce((sum, s) => sum + s.arrays.codes.length, 0);
  const most = segments.reduce((sum, s) => sum + s.arrays.docs.length, 0);
  const codes = new Float64Array(longest);
  const starts = new Uint32Array(longest + 1);
  const docs = new Uint16Array(most);
  const impacts = new Uint8Array(most);
  const cursor = segments.map(() => 0);
  let terms = 0;
  let at = 0;
  const next = (): TermCode => Math.min(...segments.map((s, i) => s.arrays.codes[cursor[i] as number] ?? Infinity));
  for (let code = next(); code !== Infinity; code = next()) {
    for (const [s, { arrays }] of segments.entries()) {
      const term = cursor[s] as number;
      if (arrays.codes[term] !== code) continue;
      cursor[s] = term + 1;
      const map = renumbered[s] as Int32Array;
      for (let i = arrays.starts[term] as number; i < (arrays.starts[term + 1] as number); i++) {
        const doc = map[arrays.docs[i] as number] as number;
        if (doc < 0) continue;
        docs[at] = doc;
        impacts[at++] = arrays.impacts[i] as number;
      }
    }
    if (at === starts[terms]) continue;
    codes[terms] = code;
    starts[++terms] = at;
  }
  const arrays: SegmentArrays = {
    ...emptyArrays(codes.slice(0, terms), starts.slice(0, terms + 1), size, 0),
    docs: docs.slice(0, at),
    impacts: impacts.slice(0, at),
  };
  for (const [s, segment] of segments.entries())
    (renumbered[s] as Int32Array).forEach((doc, old) => {
      if (doc >= 0) describe(arrays, classes, doc, recordOf(segment, old));
    });
  return seal(arrays, classes, allocate);
}

const recordOf = (part: Part, doc: number): DocumentRecord => ({
  ...(part.classes.list[part.classOf[doc] as number] as DocumentClass),
  key: part.keys[doc] as number,
  day: part.days[doc] as number,
});

const emptyArrays = (codes: Float64Array, starts: Uint32Array, documents: number, postings: number): SegmentArrays => ({
  codes,
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
