import { ok, refuse, type Result } from "@bihuan/kit";
import { Unzlib } from "fflate";
import { checkPosition, INFLATED_LIMIT, Refused, type OsmRefusal, type OsmSink } from "./osm.ts";
import { Cursor, utf8 } from "./protobuf.ts";

/**
 * OpenStreetMap PBF (https://wiki.openstreetmap.org/wiki/PBF_Format), nodes and ways; relations are passed over.
 * Streaming: holds one blob (≤ 32 MiB, inflated ≤ 32 MiB). Any granularity and offset, any order, dense or plain nodes.
 * zlib and uncompressed blobs; lzma, bzip2, lz4 and zstd are refused by name.
 */

/** Inflates zlib data of exactly `size` bytes; throws on anything else. Hosts with a native zlib pass theirs (2–3 × faster). */
export type Inflate = (data: Uint8Array, size: number) => Uint8Array;

export interface PbfOptions {
  readonly inflate?: Inflate;
}

/** Portable inflation, stopped at the declared size: a bomb costs no more than an honest blob. */
export const inflatePortable: Inflate = (data, size) => {
  const out = new Uint8Array(size);
  let filled = 0;
  const stream = new Unzlib((chunk) => {
    if (filled + chunk.length > size) throw new Refused("malformed", "a blob is longer than it declares");
    out.set(chunk, filled);
    filled += chunk.length;
  });
  for (let at = 0; at < data.length; at += 65_536) stream.push(data.subarray(at, at + 65_536), at + 65_536 >= data.length);
  if (filled !== size) throw new Refused("malformed", "a blob is shorter than it declares");
  return out;
};

/** Reads a whole file held in memory or arriving in pieces of any size. Answers the number of data blobs read. */
export async function readPbf(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  sink: OsmSink,
  options: PbfOptions = {},
): Promise<Result<number, OsmRefusal>> {
  try {
    const reader = new BlobReader(sink, options.inflate ?? inflatePortable);
    if (source instanceof Uint8Array) reader.push(source);
    else for await (const chunk of source) reader.push(chunk);
    return ok(reader.finish());
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal);
    throw error;
  }
}

/** Cuts the stream into blobs. Layout: 4-byte big-endian length, BlobHeader, Blob, repeated. */
class BlobReader {
  readonly #sink: OsmSink;
  readonly #inflate: Inflate;
  readonly #refs = { list: new Float64Array(2048) };
  #held: Uint8Array = new Uint8Array(0);
  #blobs = 0;
  #headed = false;

  constructor(sink: OsmSink, inflate: Inflate) {
    this.#sink = sink;
    this.#inflate = inflate;
  }

  push(chunk: Uint8Array): void {
    let bytes = chunk;
    if (this.#held.length > 0) {
      bytes = new Uint8Array(this.#held.length + chunk.length);
      bytes.set(this.#held);
      bytes.set(chunk, this.#held.length);
    }
    let at = 0;
    for (let used = this.#one(bytes, at); used > 0; used = this.#one(bytes, at)) at += used;
    this.#held = bytes.subarray(at);
  }

  finish(): number {
    if (this.#held.length > 0) throw new Refused("truncated", `the file ends inside blob ${this.#blobs + 1}`);
    if (!this.#headed) throw new Refused("truncated", "the file holds no OSMHeader blob");
    return this.#blobs;
  }

  /** Reads the blob at `at` if all of it is there; answers the bytes used, 0 when more are needed. */
  #one(bytes: Uint8Array, at: number): number {
    if (bytes.length - at < 4) return 0;
    const headerSize =
      (((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number)) >>>
      0;
    if (headerSize === 0 || headerSize > 65_536) throw new Refused("malformed", `not an OSM PBF file: blob header of ${headerSize} bytes`);
    if (bytes.length - at < 4 + headerSize) return 0;
    const header = new Cursor(bytes, at + 4, at + 4 + headerSize);
    let type = "";
    let size = -1;
    for (let tag = header.tag(); tag !== 0; tag = header.tag()) {
      if (tag === 10) type = utf8(header.take());
      else if (tag === 24) size = header.unsigned();
      else header.skip(tag);
    }
    if (size < 0) throw new Refused("malformed", "a blob header without a size");
    if (size > INFLATED_LIMIT) throw new Refused("too-large", `blob of ${size} bytes; 32 MiB is the limit`);
    const start = at + 4 + headerSize;
    if (bytes.length < start + size) return 0;
    if (type === "OSMHeader" || type === "OSMData") {
      const data = this.#open(new Cursor(bytes, start, start + size));
      if (type === "OSMHeader") checkFeatures(new Cursor(data));
      else if (!this.#headed) throw new Refused("malformed", "data before the OSMHeader blob");
      else readBlock(data, this.#sink, this.#refs);
      this.#headed = true;
      if (type === "OSMData") this.#blobs++;
    }
    return 4 + headerSize + size;
  }

  #open(blob: Cursor): Uint8Array {
    const names: Record<number, string> = { 34: "lzma", 42: "bzip2", 50: "lz4", 58: "zstd" };
    let raw: Uint8Array | undefined;
    let packed: Uint8Array | undefined;
    let size = -1;
    for (let tag = blob.tag(); tag !== 0; tag = blob.tag()) {
      const name = names[tag];
      if (name !== undefined) throw new Refused("unsupported", `${name} compression; write the file with zlib`);
      if (tag === 10) raw = blob.take();
      else if (tag === 16) size = blob.unsigned();
      else if (tag === 26) packed = blob.take();
      else blob.skip(tag);
    }
    if (raw !== undefined) return raw;
    if (packed === undefined || size < 0) throw new Refused("malformed", "a blob without data");
    if (size > INFLATED_LIMIT) throw new Refused("too-large", `blob inflates to ${size} bytes; 32 MiB is the limit`);
    try {
      const out = this.#inflate(packed, size);
      if (out.length !== size) throw new Refused("malformed", "a blob is not as long as it declares");
      return out;
    } catch (error) {
      // The inflaters throw their own kinds of error for broken data; to the caller the file is malformed either way.
      throw error instanceof Refused ? error : new Refused("malformed", `blob ${this.#blobs + 1}: ${String(error)}`);
    }
  }
}

function checkFeatures(header: Cursor): void {
  for (let tag = header.tag(); tag !== 0; tag = header.tag()) {
    if (tag !== 34) header.skip(tag);
    else {
      const feature = utf8(header.take());
      if (feature !== "OsmSchema-V0.6" && feature !== "DenseNodes") throw new Refused("unsupported", `the file requires “${feature}”`);
    }
  }
}

interface Block {
  readonly strings: readonly Uint8Array[];
  /** String index → place in sink.keys, −1 for others. */
  readonly keyOf: Int8Array;
  readonly granularity: number;
  readonly latOffset: number;
  readonly lonOffset: number;
}

function readBlock(data: Uint8Array, sink: OsmSink, refs: { list: Float64Array }): void {
  const groups: Cursor[] = [];
  const strings: Uint8Array[] = [];
  let granularity = 100;
  let latOffset = 0;
  let lonOffset = 0;
  const cursor = new Cursor(data);
  for (let tag = cursor.tag(); tag !== 0; tag = cursor.tag()) {
    if (tag === 10) {
      const table = cursor.message();
      for (let t = table.tag(); t !== 0; t = table.tag()) t === 10 ? strings.push(table.take()) : table.skip(t);
    } else if (tag === 18) groups.push(cursor.message());
    else if (tag === 136) granularity = cursor.int64();
    else if (tag === 152) latOffset = cursor.int64();
    else if (tag === 160) lonOffset = cursor.int64();
    else cursor.skip(tag);
  }
  const longest = Math.max(...sink.keys.map((k) => k.length));
  const keyOf = Int8Array.from(strings, (s) => (s.length > longest ? -1 : sink.keys.indexOf(utf8(s))));
  const block: Block = { strings, keyOf, granularity, latOffset, lonOffset };
  for (const group of groups) {
    for (let tag = group.tag(); tag !== 0; tag = group.tag()) {
      if (tag === 10) readNode(group.message(), block, sink);
      else if (tag === 18) readDense(group.message(), block, sink);
      else if (tag === 26) readWay(group.message(), block, sink, refs);
      else group.skip(tag);
    }
  }
}

/** Nanodegrees → whole 1e-7 degrees, halves up. */
const position = (offset: number, granularity: number, value: number): number => Math.floor((offset + granularity * value) / 100 + 0.5);

function readNode(node: Cursor, block: Block, sink: OsmSink): void {
  let id = 0;
  let lat = NaN;
  let lon = NaN;
  for (let tag = node.tag(); tag !== 0; tag = node.tag()) {
    if (tag === 8) id = node.signed();
    else if (tag === 64) lat = position(block.latOffset, block.granularity, node.signed());
    else if (tag === 72) lon = position(block.lonOffset, block.granularity, node.signed());
    else node.skip(tag);
  }
  checkPosition(id, lat, lon);
  sink.node(id, lat, lon);
}

function readDense(dense: Cursor, block: Block, sink: OsmSink): void {
  const empty = new Cursor(dense.bytes, 0, 0);
  let ids = empty;
  let lats = empty;
  let lons = empty;
  for (let tag = dense.tag(); tag !== 0; tag = dense.tag()) {
    if (tag === 10) ids = dense.message();
    else if (tag === 66) lats = dense.message();
    else if (tag === 74) lons = dense.message();
    else dense.skip(tag);
  }
  const { granularity, latOffset, lonOffset } = block;
  let [id, lat, lon] = [0, 0, 0];
  while (ids.at < ids.end) {
    id += ids.signed();
    lat += lats.signed();
    lon += lons.signed();
    const y = position(latOffset, granularity, lat);
    const x = position(lonOffset, granularity, lon);
    checkPosition(id, y, x);
    sink.node(id, y, x);
  }
  if (lats.at < lats.end || lons.at < lons.end) throw new Refused("malformed", "more positions than nodes");
}

const tags: (string | undefined)[] = [];

function readWay(way: Cursor, block: Block, sink: OsmSink, refs: { list: Float64Array }): void {
  let id = 0;
  const empty = new Cursor(way.bytes, 0, 0);
  let keys = empty;
  let values = empty;
  let list = empty;
  for (let tag = way.tag(); tag !== 0; tag = way.tag()) {
    if (tag === 8) id = way.int64();
    else if (tag === 18) keys = way.message();
    else if (tag === 26) values = way.message();
    else if (tag === 66) list = way.message();
    else way.skip(tag);
  }
  tags.length = 0;
  for (let k = 0; k < sink.keys.length; k++) tags.push(undefined);
  while (keys.at < keys.end) {
    const slot = block.keyOf[keys.unsigned()];
    const value = block.strings[values.unsigned()];
    if (slot === undefined || value === undefined) throw new Refused("malformed", `way ${id}: a tag outside the string table`);
    if (slot >= 0) tags[slot] = utf8(value);
  }
  if (!sink.wants(tags)) return;
  let count = 0;
  let ref = 0;
  while (list.at < list.end) {
    ref += list.signed();
    if (count === refs.list.length) {
      const longer = new Float64Array(2 * count);
      longer.set(refs.list);
      refs.list = longer;
    }
    refs.list[count++] = ref;
  }
  sink.way(id, refs.list, count, tags);
}
