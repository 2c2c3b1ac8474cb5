import { ok, refuse, type Result } from "@bihuan/kit";
import { holdsCharacter, type TermCode } from "../words/term.ts";
import { Classes, type DocumentClass } from "./classes.ts";
import type { Part, Postings, TermsFound } from "./part.ts";

/** The arrays of a segment, in the order and with the element sizes of the file. */
export interface SegmentArrays {
  /** Terms ascending. */
  readonly codes: Float64Array;
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
  readonly impacts: Uint8Array;
  readonly maxima: Uint8Array;
}

const MAGIC = 0x31584842; // "BHX1"
const HEADER_BYTES = 32;

/**
 * One file: header of 32 bytes (magic, terms, documents, postings, bytes of the classes' JSON, total bytes), the arrays from
 * the widest element to the narrowest so that each lies aligned, the classes. Little-endian as every machine Node runs on.
 */
export function packSegment(
  a: SegmentArrays,
  classes: readonly DocumentClass[],
  allocate = (bytes: number): ArrayBufferLike => new ArrayBuffer(bytes),
): Uint8Array {
  const json = encodeAscii(JSON.stringify(classes));
  const layout = layoutOf(a.codes.length, a.keys.length, a.docs.length, json.length);
  const bytes = new Uint8Array(allocate(layout.total), 0, layout.total);
  const header = new DataView(bytes.buffer);
  [MAGIC, a.codes.length, a.keys.length, a.docs.length, json.length, layout.total].forEach((value, i) =>
    header.setUint32(4 * i, value, true),
  );
  for (const [name, at] of layout.arrays) bytes.set(new Uint8Array(a[name].buffer, a[name].byteOffset, a[name].byteLength), at);
  bytes.set(json, layout.json);
  return bytes;
}

export type SegmentRefusal = "not a segment" | "cut short" | "inconsistent";

/** A part over the file's bytes, nothing copied but the classes. The caller has compared the checksum; lengths are checked again here. */
export function openSegment(bytes: Uint8Array): Result<Segment, SegmentRefusal> {
  if (bytes.length < HEADER_BYTES || bytes.byteOffset % 8 !== 0) return refuse("not a segment");
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  const [magic = 0, terms = 0, documents = 0, postings = 0, jsonBytes = 0, total = 0] = [0, 4, 8, 12, 16, 20].map((at) =>
    header.getUint32(at, true),
  );
  if (magic !== MAGIC) return refuse("not a segment");
  if (total !== bytes.length) return refuse("cut short");
  const layout = layoutOf(terms, documents, postings, jsonBytes);
  if (layout.total !== total) return refuse("inconsistent");
  const at = (name: keyof SegmentArrays): number => bytes.byteOffset + (layout.arrays.find(([n]) => n === name) as [string, number])[1];
  const { buffer } = bytes;
  const arrays: SegmentArrays = {
    codes: new Float64Array(buffer, at("codes"), terms),
    keys: new Float64Array(buffer, at("keys"), documents),
    starts: new Uint32Array(buffer, at("starts"), terms + 1),
    days: new Int32Array(buffer, at("days"), documents),
    docs: new Uint16Array(buffer, at("docs"), postings),
    opens: new Uint16Array(buffer, at("opens"), terms),
    byKey: new Uint16Array(buffer, at("byKey"), documents),
    classOf: new Uint16Array(buffer, at("classOf"), documents),
    impacts: new Uint8Array(buffer, at("impacts"), postings),
    maxima: new Uint8Array(buffer, at("maxima"), terms),
  };
  try {
    const classes = JSON.parse(decodeAscii(bytes.subarray(layout.json, layout.json + jsonBytes))) as DocumentClass[];
    return ok(new Segment(arrays, new Classes(classes)));
  } catch {
    return refuse("inconsistent");
  }
}

export class Segment implements Part {
  readonly arrays: SegmentArrays;
  readonly classes: Classes;
  readonly removed: Uint8Array;
  readonly isOrdered = true;
  readonly open: number;
  readonly #samples: Float64Array;
  readonly #termsWith = new Map<number, TermsFound>();
  #removed = 0;

  constructor(arrays: SegmentArrays, classes: Classes) {
    this.arrays = arrays;
    this.classes = classes;
    this.removed = new Uint8Array(arrays.keys.length);
    this.open = arrays.classOf.reduce((sum, c) => sum + (classes.list[c]?.open ? 1 : 0), 0);
    this.#samples = Float64Array.from({ length: Math.ceil(arrays.codes.length / STEP) }, (_, i) => arrays.codes[i * STEP] as number);
  }

  /** Gives the file's bytes back at once, not when the garbage collector comes by; the segment must not be asked anything afterwards. */
  release(): void {
    const { buffer } = this.arrays.codes;
    if (buffer instanceof ArrayBuffer) buffer.transfer(0);
    this.#termsWith.clear();
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

  termOf(code: TermCode): number {
    const { codes } = this.arrays;
    let low = STEP * lastUpTo(this.#samples, code);
    let high = Math.min(low + STEP, codes.length) - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const here = codes[middle] as number;
      if (here === code) return middle;
      if (here < code) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  postingsOf(term: number): Postings {
    const { starts, docs, impacts, maxima } = this.arrays;
    return { docs, impacts, from: starts[term] as number, to: starts[term + 1] as number, max: maxima[term] as number };
  }

  openOf(term: number): number {
    return this.arrays.opens[term] as number;
  }

  termsWith(character: number): TermsFound {
    const known = this.#termsWith.get(character);
    if (known) return known;
    const { codes, opens } = this.arrays;
    const terms: number[] = [];
    let open = 0;
    for (let term = 0; term < codes.length; term++) {
      const code = codes[term] as number;
      if (code >= BIGRAMS_END) break;
      if (code !== character && !holdsCharacter(code, character)) continue;
      terms.push(term);
      open += opens[term] as number;
    }
    // A walk over all bigrams: 0.2 ms a segment, so the answer is kept; the segment never changes.
    if (this.#termsWith.size >= 128) this.#termsWith.clear();
    const found = { terms: Uint32Array.from(terms), open };
    this.#termsWith.set(character, found);
    return found;
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
  }
}

/**
 * Every sixteenth code is kept apart: a tenth of a megabyte, which stays in the cache while a part is asked for the three hundred terms of a long
 * need; what is left of a search then lies in two lines of memory. Over the codes themselves each step would wait for memory.
 */
const STEP = 16;

/** Number of the last value not above the one asked for; 0 when the first is. */
function lastUpTo(ascending: Float64Array, value: number): number {
  let low = 0;
  for (let length = ascending.length; length > 1;) {
    const half = length >>> 1;
    if ((ascending[low + half] as number) <= value) low += half;
    length -= half;
  }
  return low;
}

/** Bigrams and characters come first. */
const BIGRAMS_END = 2 ** 32;

function layoutOf(terms: number, documents: number, postings: number, jsonBytes: number) {
  const sizes: readonly (readonly [keyof SegmentArrays, number])[] = [
    ["codes", 8 * terms],
    ["keys", 8 * documents],
    ["starts", 4 * (terms + 1)],
    ["days", 4 * documents],
    ["docs", 2 * postings],
    ["opens", 2 * terms],
    ["byKey", 2 * documents],
    ["classOf", 2 * documents],
    ["impacts", postings],
    ["maxima", terms],
  ];
  let at = HEADER_BYTES;
  const arrays = sizes.map(([name, bytes]) => [name, (at += bytes) - bytes] as const);
  return { arrays, json: at, total: at + jsonBytes };
}

/** The classes hold numbers and booleans alone, so their JSON is ASCII; engines have no TextEncoder. */
const encodeAscii = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
function decodeAscii(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}
