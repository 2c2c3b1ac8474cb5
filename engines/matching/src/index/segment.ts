import { ok, refuse, type Result } from "@bihuan/kit";
import { PLAIN_END } from "../words/term.ts";
import { Classes, firstWhere, openRangesOf, type DocumentClass } from "./classes.ts";
import { areEqual, FIELD_COUNT, type UsualLengths } from "./lengths.ts";
import type { OpenAmong, Part, Postings, TermsFound } from "./part.ts";
import { unite, united } from "./union.ts";

/** The arrays of a segment, in the order and with the element sizes of the file. */
export interface SegmentArrays {
  /** Characters and bigrams ascending, then the hashed terms ascending: a term's number is its place among both. */
  readonly plain: Uint32Array;
  readonly hashed: Float64Array;
  /** Numbers of the plain terms in order of their second character, a character alone counting as its own second. */
  readonly bySecond: Uint32Array;
  /** Kind and id by document number. */
  readonly keys: Float64Array;
  /** First posting of each term, and the end. */
  readonly starts: Uint32Array;
  readonly days: Int32Array;
  readonly docs: Uint16Array;
  /** Of each term's documents those open to everybody, capped at 65,535. */
  readonly opens: Uint16Array;
  /** Document numbers in order of their keys. */
  readonly byKey: Uint16Array;
  readonly classOf: Uint16Array;
  /** Of each document and field, packed. */
  readonly lengths: Uint16Array;
  readonly impacts: Uint8Array;
  readonly maxima: Uint8Array;
}

/** What is said of a segment in words. */
interface SegmentNotes {
  readonly classes: readonly DocumentClass[];
  /** The lengths its impacts were told under, of every kind it holds. */
  readonly usual: UsualLengths;
}

const MAGIC = 0x34584842; // "BHX4"
const HEADER_BYTES = 32;

/**
 * One file: header of 32 bytes (magic, plain and hashed terms, documents, postings, bytes of the notes' JSON, bytes of all this, bytes of the
 * occurrences), the arrays from the widest element to the narrowest so that each lies aligned, the notes, and behind them the occurrences, which only a
 * merge reads. Little-endian as every machine Node runs on.
 */
export function packSegment(a: SegmentArrays, notes: SegmentNotes, occurrences: Uint8Array): Uint8Array {
  const json = encodeAscii(JSON.stringify(notes));
  const sizes = [a.plain.length, a.hashed.length, a.keys.length, a.docs.length, json.length] as const;
  const layout = layoutOf(...sizes);
  const bytes = new Uint8Array(layout.total + occurrences.length);
  const header = new DataView(bytes.buffer);
  [MAGIC, ...sizes, layout.total, occurrences.length].forEach((value, i) => header.setUint32(4 * i, value, true));
  for (const [name, at] of layout.arrays) bytes.set(new Uint8Array(a[name].buffer, a[name].byteOffset, a[name].byteLength), at);
  bytes.set(json, layout.json);
  bytes.set(occurrences, layout.total);
  return bytes;
}

/** How many of the file's bytes a search needs, told by its first 32. */
export const searchedBytes = (header: Uint8Array): number =>
  header.length < HEADER_BYTES ? 0 : new DataView(header.buffer, header.byteOffset).getUint32(24, true);

export type SegmentRefusal = "not a segment" | "cut short" | "inconsistent";

/**
 * A part over the file's bytes, nothing copied but the notes; for searching alone over the first of them, see `searchedBytes`. The caller has
 * compared the checksum; lengths are checked again here.
 */
export function openSegment(bytes: Uint8Array, isWhole = true): Result<Segment, SegmentRefusal> {
  if (bytes.length < HEADER_BYTES || bytes.byteOffset % 8 !== 0) return refuse("not a segment");
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  const [magic = 0, plain = 0, hashed = 0, documents = 0, postings = 0, jsonBytes = 0, total = 0, behind = 0] = [
    0, 4, 8, 12, 16, 20, 24, 28,
  ].map((at) => header.getUint32(at, true));
  if (magic !== MAGIC) return refuse("not a segment");
  if (total + (isWhole ? behind : 0) !== bytes.length) return refuse("cut short");
  const layout = layoutOf(plain, hashed, documents, postings, jsonBytes);
  if (layout.total !== total) return refuse("inconsistent");
  const at = (name: keyof SegmentArrays): number => bytes.byteOffset + (layout.arrays.find(([n]) => n === name) as [string, number])[1];
  const { buffer } = bytes;
  const terms = plain + hashed;
  const arrays: SegmentArrays = {
    plain: new Uint32Array(buffer, at("plain"), plain),
    hashed: new Float64Array(buffer, at("hashed"), hashed),
    bySecond: new Uint32Array(buffer, at("bySecond"), plain),
    keys: new Float64Array(buffer, at("keys"), documents),
    starts: new Uint32Array(buffer, at("starts"), terms + 1),
    days: new Int32Array(buffer, at("days"), documents),
    docs: new Uint16Array(buffer, at("docs"), postings),
    opens: new Uint16Array(buffer, at("opens"), terms),
    byKey: new Uint16Array(buffer, at("byKey"), documents),
    classOf: new Uint16Array(buffer, at("classOf"), documents),
    lengths: new Uint16Array(buffer, at("lengths"), FIELD_COUNT * documents),
    impacts: new Uint8Array(buffer, at("impacts"), postings),
    maxima: new Uint8Array(buffer, at("maxima"), terms),
  };
  try {
    const notes = JSON.parse(decodeAscii(bytes.subarray(layout.json, layout.json + jsonBytes))) as SegmentNotes;
    return ok(new Segment(arrays, notes, bytes.subarray(total)));
  } catch {
    return refuse("inconsistent");
  }
}

export class Segment implements Part {
  readonly arrays: SegmentArrays;
  readonly classes: Classes;
  readonly removed: Uint8Array;
  readonly isOrdered = true;
  readonly usual: UsualLengths;
  /** Empty where the segment was opened for searching alone. */
  readonly occurrences: Uint8Array;
  open: number;
  readonly #samples: Int32Array;
  /** Documents open to everybody that were removed since the file was written. */
  readonly #gone: number[] = [];
  /** The same question comes again at once, for its counts. */
  readonly #recent = new Map<number, TermsFound>();
  #removed = 0;

  constructor(arrays: SegmentArrays, { classes, usual }: SegmentNotes, occurrences: Uint8Array) {
    this.arrays = arrays;
    this.classes = new Classes(classes);
    this.usual = usual;
    this.occurrences = occurrences;
    this.removed = new Uint8Array(arrays.keys.length);
    this.#samples = Int32Array.from({ length: Math.ceil(arrays.plain.length / STEP) }, (_, i) => (arrays.plain[i * STEP] as number) >>> 1);
    this.open = arrays.classOf.reduce((sum, c) => sum + (classes[c]?.open ? 1 : 0), 0);
  }

  /** Gives the file's bytes back at once, not when the garbage collector comes by; the segment must not be asked anything afterwards. */
  release(): void {
    const { buffer } = this.arrays.plain;
    if (buffer instanceof ArrayBuffer) buffer.transfer(0);
    this.#recent.clear();
  }

  get size(): number {
    return this.arrays.keys.length;
  }
  get live(): number {
    return this.size - this.#removed;
  }
  get keys(): Float64Array {
    return this.arrays.keys;
  }
  get classOf(): Uint16Array {
    return this.arrays.classOf;
  }
  get days(): Int32Array {
    return this.arrays.days;
  }
  get lengths(): Uint16Array {
    return this.arrays.lengths;
  }

  /** Were the impacts told under these lengths? */
  isWeighedBy(usual: UsualLengths): boolean {
    return areEqual(this.usual, usual);
  }

  locate(codes: Float64Array): Int32Array {
    const terms = new Int32Array(codes.length);
    const halves = new Int32Array(codes.length);
    for (let t = 0; t < codes.length; t++) halves[t] = (codes[t] as number) >>> 1;
    const samples = this.#samples;
    // All at once, step by step: one search does not wait for another's memory.
    for (let length = samples.length; length > 1;) {
      const half = length >>> 1;
      for (let t = 0; t < terms.length; t++) {
        const at = (terms[t] as number) + half;
        const isBelow = ((halves[t] as number) - (samples[at] as number) - 1) >> 31;
        terms[t] = at + (isBelow & -half);
      }
      length -= half;
    }
    for (let t = 0; t < terms.length; t++) {
      const code = codes[t] as number;
      terms[t] = code < PLAIN_END ? this.#search(code >>> 0, STEP * (terms[t] as number)) : this.#searchHashed(code);
    }
    return terms;
  }

  /** Begins a step before or at the code, which the two of one half may cross. */
  #search(code: number, from: number): number {
    const { plain } = this.arrays;
    const end = Math.min(from + STEP + 2, plain.length);
    let at = from;
    while (at < end && (plain[at] as number) < code) at++;
    return at < end && plain[at] === code ? at : -1;
  }

  #searchHashed(code: number): number {
    const { plain, hashed } = this.arrays;
    const at = firstWhere(0, hashed.length, (i) => (hashed[i] as number) >= code);
    return hashed[at] === code ? plain.length + at : -1;
  }

  postingsOf(term: number): Postings {
    const { starts, docs, impacts, maxima } = this.arrays;
    return { docs, impacts, from: starts[term] as number, to: starts[term + 1] as number, max: maxima[term] as number };
  }

  openOf(term: number): number {
    const said = this.arrays.opens[term] as number;
    const postings = this.postingsOf(term);
    // The one number that does not fit: all of a full part.
    const all = said === 0xffff && postings.to - postings.from > said && this.open + this.#gone.length > said ? said + 1 : said;
    return this.#gone.length === 0 ? all : all - this.#goneAmong(postings);
  }

  openAmong(kinds: readonly number[]): OpenAmong {
    const { classOf } = this;
    const spans = [...openRangesOf(this.classes.list, kinds)].map((range) =>
      range.map((number) => firstWhere(0, this.size, (doc) => (classOf[doc] as number) >= number)),
    ) as [number, number][];
    const gone = this.#gone.filter((doc) => spans.some(([from, to]) => from <= doc && doc < to)).length;
    const within = (postings: Postings, [first, end]: readonly [number, number]): number => {
      const { docs } = postings;
      const from = firstWhere(postings.from, postings.to, (i) => (docs[i] as number) >= first);
      const to = firstWhere(from, postings.to, (i) => (docs[i] as number) >= end);
      return to - from - (gone === 0 ? 0 : this.#goneAmong({ ...postings, from, to }));
    };
    return {
      open: spans.reduce((sum, [from, to]) => sum + to - from, -gone),
      of: (term) => spans.reduce((sum, span) => sum + within(this.postingsOf(term), span), 0),
    };
  }

  /** Searched one by one, or the postings are looked through, whichever is less. */
  #goneAmong({ docs, from, to }: Postings): number {
    let among = 0;
    if (this.#gone.length * STEP < to - from) {
      for (const doc of this.#gone) if (docs[firstWhere(from, to, (i) => (docs[i] as number) >= doc)] === doc) among++;
      return among;
    }
    for (let i = from; i < to; i++) {
      const doc = docs[i] as number;
      if (this.removed[doc] === 1 && this.#isOpen(doc)) among++;
    }
    return among;
  }

  #isOpen(doc: number): boolean {
    return this.classes.list[this.classOf[doc] as number]?.open === true;
  }

  termsWith(character: number): TermsFound {
    const known = this.#recent.get(character);
    if (known) return known;
    const { plain, bySecond } = this.arrays;
    const second = (i: number): number => secondOf(plain[bySecond[i] as number] as number);
    const from = firstWhere(0, plain.length, (term) => (plain[term] as number) >= character * 0x10000);
    const to = firstWhere(from, plain.length, (term) => (plain[term] as number) >= (character + 1) * 0x10000);
    const begin = firstWhere(0, plain.length, (i) => second(i) >= character);
    const end = firstWhere(begin, plain.length, (i) => second(i) > character);
    // The character twice is among both: it counts once.
    const others = bySecond.subarray(begin, end).filter((term) => (plain[term] as number) >>> 16 !== character);
    const terms = new Uint32Array(others.length + to - from);
    terms.set(others);
    for (let term = from; term < to; term++) terms[others.length + term - from] = term;
    let open = 0;
    for (let t = 0; t < terms.length; t++) open += this.openOf(terms[t] as number);
    const found = { terms, open };
    if (this.#recent.size === RECENT) this.#recent.clear();
    this.#recent.set(character, found);
    return found;
  }

  unite({ terms }: TermsFound, least: number): Postings {
    const { starts, docs, impacts, maxima } = this.arrays;
    for (let t = 0; t < terms.length; t++) {
      const term = terms[t] as number;
      if ((maxima[term] as number) >= least) unite(docs, impacts, starts[term] as number, starts[term + 1] as number);
    }
    return united(this.size);
  }

  docOf(key: number): number | undefined {
    const { byKey, keys } = this.arrays;
    let low = 0;
    let high = byKey.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const doc = byKey[middle] as number;
      const here = keys[doc] as number;
      if (here === key) return this.removed[doc] === 1 ? undefined : doc;
      if (here < key) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  remove(doc: number): void {
    if (this.removed[doc] === 1) return;
    this.removed[doc] = 1;
    this.#removed++;
    if (!this.#isOpen(doc)) return;
    this.open--;
    this.#gone.push(doc);
    this.#recent.clear();
  }
}

/**
 * Every sixteenth code is kept apart, halved, as 32 bits have no sign to spare: fifty kilobytes, which stay in the cache while a part is asked
 * for the three hundred terms of a long need; what is left of a search then lies in one line of memory. Over the codes
 * themselves each step would wait for memory.
 */
const STEP = 16;

/** Characters whose bigrams are kept in mind, with the list they become: two hundred kilobytes of a frequent one. */
const RECENT = 2;

const secondOf = (code: number): number => code & 0xffff;

/** The order of `bySecond`. */
export function orderBySecond(plain: Uint32Array): Uint32Array {
  return Uint32Array.from(plain, (_, term) => term).sort((a, b) => secondOf(plain[a] as number) - secondOf(plain[b] as number) || a - b);
}

function layoutOf(plain: number, hashed: number, documents: number, postings: number, jsonBytes: number) {
  const terms = plain + hashed;
  const sizes: readonly (readonly [keyof SegmentArrays, number])[] = [
    ["hashed", 8 * hashed],
    ["keys", 8 * documents],
    ["plain", 4 * plain],
    ["bySecond", 4 * plain],
    ["starts", 4 * (terms + 1)],
    ["days", 4 * documents],
    ["docs", 2 * postings],
    ["opens", 2 * terms],
    ["byKey", 2 * documents],
    ["classOf", 2 * documents],
    ["lengths", 2 * FIELD_COUNT * documents],
    ["impacts", postings],
    ["maxima", terms],
  ];
  let at = HEADER_BYTES;
  const arrays = sizes.map(([name, bytes]) => [name, (at += bytes) - bytes] as const);
  return { arrays, json: at, total: at + jsonBytes };
}

/** The notes hold numbers and booleans alone, so their JSON is ASCII; engines have no TextEncoder. */
const encodeAscii = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
function decodeAscii(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}
