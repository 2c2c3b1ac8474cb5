import { ok, refuse, type Result } from "@bihuan/kit";
import { holdsCharacter, type TermCode } from "../words/term.ts";
import { Classes, type DocumentClass } from "./classes.ts";
import type { Part, Postings } from "./part.ts";

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
    return ok(new Segment(bytes, arrays, new Classes(classes)));
  } catch {
    return refuse("inconsistent");
  }
}

export class Segment implements Part {
  /** The file as it was read: what a merge in another thread is given. */
  readonly bytes: Uint8Array;
  readonly arrays: SegmentArrays;
  readonly classes: Classes;
  readonly removed: Uint8Array;
  readonly open: number;
  readonly #codesWith = new Map<number, TermCode[]>();
  #removed = 0;

  constructor(bytes: Uint8Array, arrays: SegmentArrays, classes: Classes) {
    this.bytes = bytes;
    this.arrays = arrays;
    this.classes = classes;
    this.removed = new Uint8Array(arrays.keys.length);
    this.open = arrays.classOf.reduce((sum, c) => sum + (classes.list[c]?.open ? 1 : 0), 0);
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

  find(code: TermCode): Postings | undefined {
    const { codes, starts, docs, impacts, maxima, opens } = this.arrays;
    const term = search(codes.length, (i) => (codes[i] as number) - code);
    if (term === undefined) return undefined;
    const [from, to] = [starts[term] as number, starts[term + 1] as number];
    return { docs, impacts, from, to, max: maxima[term] as number, open: opens[term] as number };
  }

  codesWith(character: number): TermCode[] {
    const known = this.#codesWith.get(character);
    if (known) return known;
    const { codes } = this.arrays;
    const found: TermCode[] = [];
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i] as number;
      if (code >= 2 ** 32) break;
      if (code === character || holdsCharacter(code, character)) found.push(code);
    }
    // A scan of all bigrams: 0.2 ms a segment, so the answer is kept; the segment never changes.
    if (this.#codesWith.size >= 512) this.#codesWith.clear();
    this.#codesWith.set(character, found);
    return found;
  }

  docOf(key: number): number | undefined {
    const { byKey, keys } = this.arrays;
    const at = search(byKey.length, (i) => (keys[byKey[i] as number] as number) - key);
    if (at === undefined) return undefined;
    const doc = byKey[at] as number;
    return this.removed[doc] === 1 ? undefined : doc;
  }

  remove(doc: number): void {
    if (this.removed[doc] === 1) return;
    this.removed[doc] = 1;
    this.#removed++;
  }
}

function search(length: number, compare: (i: number) => number): number | undefined {
  let low = 0;
  let high = length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const c = compare(middle);
    if (c === 0) return middle;
    if (c < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

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
