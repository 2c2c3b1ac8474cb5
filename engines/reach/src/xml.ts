import { ok, refuse, type Result } from "@bihuan/kit";
import { Gunzip } from "fflate";
import { checkPosition, INFLATED_LIMIT, Refused, type OsmRefusal, type OsmSink } from "./osm.ts";
import { toUnits } from "./sphere.ts";

/**
 * OpenStreetMap XML, plain or gzipped, nodes, ways and, for a sink that asks, relations; the rest is passed over. Holds one element (≤ 1 MiB) at a
 * time. A document type is refused (entities multiply), and so is a gzip that swells more than 200-fold beyond 32 MiB.
 * Deleted objects (`visible="false"`, `action="delete"`) are not there.
 */
export async function readXml(source: Uint8Array | AsyncIterable<Uint8Array>, sink: OsmSink): Promise<Result<number, OsmRefusal>> {
  try {
    const elements = new ElementReader(sink);
    const feed = new Unpacked((bytes) => elements.push(bytes));
    if (source instanceof Uint8Array) feed.push(source);
    else for await (const chunk of source) feed.push(chunk);
    feed.finish();
    return ok(elements.finish());
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal);
    throw error;
  }
}

/** Passes plain bytes on and inflates gzip, which its first two bytes betray. */
class Unpacked {
  readonly #to: (bytes: Uint8Array) => void;
  #gunzip: Gunzip | undefined;
  #begun = false;
  #packed = 0;
  #inflated = 0;

  constructor(to: (bytes: Uint8Array) => void) {
    this.#to = to;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    if (!this.#begun && chunk[0] === 0x1f) this.#gunzip = new Gunzip((bytes) => this.#count(bytes));
    this.#begun = true;
    if (this.#gunzip === undefined) return this.#to(chunk);
    for (let at = 0; at < chunk.length; at += 16_384) {
      const piece = chunk.subarray(at, at + 16_384);
      this.#packed += piece.length;
      this.#inflate(piece, false);
    }
  }

  finish(): void {
    if (this.#gunzip !== undefined) this.#inflate(new Uint8Array(0), true);
  }

  #inflate(piece: Uint8Array, last: boolean): void {
    try {
      this.#gunzip?.push(piece, last);
    } catch (error) {
      throw error instanceof Refused ? error : new Refused(last ? "truncated" : "malformed", `gzip: ${String(error)}`);
    }
  }

  #count(bytes: Uint8Array): void {
    this.#inflated += bytes.length;
    if (this.#inflated > INFLATED_LIMIT && this.#inflated > 200 * this.#packed)
      throw new Refused("too-large", "the gzip swells more than 200-fold");
    this.#to(bytes);
  }
}

const LONGEST_ELEMENT = 1_048_576;
const [LT, GT, QUOTE, APOSTROPHE, DASH, BANG] = [60, 62, 34, 39, 45, 33] as const;

class ElementReader {
  readonly #sink: OsmSink;
  readonly #tags: (string | undefined)[];
  #refs = new Float64Array(2048);
  #held: Uint8Array = new Uint8Array(0);
  #count = 0;
  #way: number | undefined;
  #relation: { id: number; ways: number[]; roles: string[] } | undefined;
  #refCount = 0;
  #state: "before" | "inside" | "after" = "before";

  constructor(sink: OsmSink) {
    this.#sink = sink;
    this.#tags = sink.keys.map(() => undefined);
  }

  push(chunk: Uint8Array): void {
    let bytes = chunk;
    if (this.#held.length > 0) {
      bytes = new Uint8Array(this.#held.length + chunk.length);
      bytes.set(this.#held);
      bytes.set(chunk, this.#held.length);
    }
    let at = 0;
    for (;;) {
      const open = bytes.indexOf(LT, at);
      if (open < 0) {
        at = bytes.length;
        break;
      }
      if (this.#state === "before" && this.#count === 0 && open - at > 64) throw new Refused("malformed", "not an OSM XML file");
      const end = closing(bytes, open);
      if (end < 0) {
        at = open;
        break;
      }
      this.#element(bytes, open + 1, end);
      at = end + 1;
    }
    this.#held = bytes.slice(at);
    if (this.#held.length > LONGEST_ELEMENT) throw new Refused("too-large", "an XML element of more than 1 MiB");
  }

  finish(): number {
    if (this.#state === "before") throw new Refused("malformed", "not an OSM XML file: no <osm>");
    if (this.#state === "inside") throw new Refused("truncated", "the file ends before </osm>");
    return this.#count;
  }

  #element(bytes: Uint8Array, from: number, to: number): void {
    const c = bytes[from];
    if (c === 63) return;
    if (c === BANG) {
      if (bytes[from + 1] === DASH) return;
      throw new Refused("unsupported", "a document type or CDATA section");
    }
    if (to - from > LONGEST_ELEMENT) throw new Refused("too-large", "an XML element of more than 1 MiB");
    let nameEnd = from;
    while (nameEnd < to && (bytes[nameEnd] as number) > 32 && (nameEnd === from || bytes[nameEnd] !== 47)) nameEnd++;
    const name = latin(bytes, from, nameEnd);
    if (name === "osm") this.#state = bytes[to - 1] === 47 ? "after" : "inside";
    else if (name === "/osm") this.#state = "after";
    else if (this.#state !== "inside") throw new Refused("malformed", `<${name.slice(0, 20)}> outside <osm>`);
    else if (name === "node") this.#node(attributesOf(latin(bytes, nameEnd, to)));
    else if (name === "way") {
      const a = attributesOf(latin(bytes, nameEnd, to));
      this.#way = isDeleted(a) || bytes[to - 1] === 47 ? undefined : idOf(a, "id");
      this.#refCount = 0;
      this.#tags.fill(undefined);
    } else if (name === "/way") this.#endWay();
    else if (name === "relation" && this.#sink.relation) {
      const a = attributesOf(latin(bytes, nameEnd, to));
      this.#relation = isDeleted(a) || bytes[to - 1] === 47 ? undefined : { id: idOf(a, "id"), ways: [], roles: [] };
      this.#tags.fill(undefined);
    } else if (name === "/relation") this.#endRelation();
    else if (this.#relation !== undefined && name === "member") {
      const a = attributesOf(latin(bytes, nameEnd, to));
      if (a.get("type") !== "way") return;
      this.#relation.ways.push(idOf(a, "ref"));
      this.#relation.roles.push(a.get("role") ?? "");
    } else if (this.#way !== undefined && name === "nd") this.#reference(idOf(attributesOf(latin(bytes, nameEnd, to)), "ref"));
    else if ((this.#way !== undefined || this.#relation !== undefined) && name === "tag") {
      const a = attributesOf(latin(bytes, nameEnd, to));
      const slot = this.#sink.keys.indexOf(a.get("k") ?? "");
      if (slot >= 0) this.#tags[slot] = a.get("v");
    }
  }

  #node(a: Map<string, string>): void {
    if (isDeleted(a)) return;
    const id = idOf(a, "id");
    const lat = toUnits(degreesOf(a, "lat"));
    const lon = toUnits(degreesOf(a, "lon"));
    checkPosition(id, lat, lon);
    this.#sink.node(id, lat, lon);
    this.#count++;
  }

  #reference(id: number): void {
    if (this.#refCount === this.#refs.length) {
      const longer = new Float64Array(2 * this.#refCount);
      longer.set(this.#refs);
      this.#refs = longer;
    }
    this.#refs[this.#refCount++] = id;
  }

  #endWay(): void {
    if (this.#way === undefined) return;
    if (this.#sink.wants(this.#tags)) this.#sink.way(this.#way, this.#refs, this.#refCount, this.#tags);
    this.#count++;
    this.#way = undefined;
  }

  #endRelation(): void {
    const relation = this.#relation;
    this.#relation = undefined;
    if (relation && this.#sink.wants(this.#tags)) this.#sink.relation?.(relation.id, relation.ways, relation.roles, this.#tags);
  }
}

/** Where the element that opens at `open` closes, −1 if that is not in these bytes. */
function closing(bytes: Uint8Array, open: number): number {
  if (bytes[open + 1] === BANG && bytes[open + 2] === DASH) {
    for (let i = open + 6; i < bytes.length; i++) if (bytes[i] === GT && bytes[i - 1] === DASH && bytes[i - 2] === DASH) return i;
    return -1;
  }
  let quote = 0;
  for (let i = open + 1; i < bytes.length; i++) {
    const c = bytes[i] as number;
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === GT) return i;
    else if (c === QUOTE || c === APOSTROPHE) quote = c;
  }
  return -1;
}

/** Bytes as characters: all keys and values a rule asks for are ASCII, others only need to stay different from them. */
function latin(bytes: Uint8Array, from: number, to: number): string {
  let out = "";
  for (let i = from; i < to; i += 8192) out += String.fromCharCode(...bytes.subarray(i, Math.min(to, i + 8192)));
  return out;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function attributesOf(text: string): Map<string, string> {
  const out = new Map<string, string>();
  for (const m of text.matchAll(/(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = m[2] ?? m[3] ?? "";
    out.set(m[1] as string, value.includes("&") ? value.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole) : value);
  }
  return out;
}

const isDeleted = (a: Map<string, string>): boolean => a.get("visible") === "false" || a.get("action") === "delete";

function idOf(a: Map<string, string>, key: string): number {
  const text = a.get(key) ?? "";
  if (!/^-?\d{1,15}$/.test(text)) throw new Refused("malformed", `${key}="${text.slice(0, 20)}" is not an id`);
  return Number(text);
}

function degreesOf(a: Map<string, string>, key: string): number {
  const text = a.get(key) ?? "";
  if (!/^[-+]?\d+(\.\d*)?([eE][-+]?\d+)?$/.test(text))
    throw new Refused("malformed", `${key}="${text.slice(0, 20)}" is not a number of degrees`);
  return Number(text);
}
