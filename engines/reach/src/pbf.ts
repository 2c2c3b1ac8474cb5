import { ok, refuse, type Result } from "@bihuan/kit";
import { Unzlib } from "fflate";
import { INFLATED_LIMIT, Refused, type OsmRefusal, type OsmSink } from "./osm.ts";
import { BlockReader } from "./pbf-block.ts";
import { Cursor, utf8 } from "./protobuf.ts";

/**
 * OpenStreetMap PBF (https://wiki.openstreetmap.org/wiki/PBF_Format), nodes, ways and, for a sink that asks, relations.
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

/** A large blob that swells more than 16-fold is a bomb: those of Porto and Columbus swell 2.5-fold at most. */
const BOMB_SIZE = 1024 * 1024;
const BOMB_RATIO = 16;

/** Cuts the stream into blobs. Layout: 4-byte big-endian length, BlobHeader, Blob, repeated. */
class BlobReader {
  readonly #block: BlockReader;
  readonly #inflate: Inflate;
  /** Bytes of an unfinished blob; grows by doubling, so that small pieces of a large blob are copied twice at most. */
  #held: Uint8Array = new Uint8Array(0);
  #heldCount = 0;
  #blobs = 0;
  #headed = false;

  constructor(sink: OsmSink, inflate: Inflate) {
    this.#block = new BlockReader(sink);
    this.#inflate = inflate;
  }

  push(chunk: Uint8Array): void {
    let bytes = chunk;
    if (this.#heldCount > 0) {
      if (this.#heldCount + chunk.length > this.#held.length) {
        const longer = new Uint8Array(Math.max(2 * this.#held.length, this.#heldCount + chunk.length));
        longer.set(this.#held.subarray(0, this.#heldCount));
        this.#held = longer;
      }
      this.#held.set(chunk, this.#heldCount);
      bytes = this.#held.subarray(0, this.#heldCount + chunk.length);
    }
    let at = 0;
    for (let used = this.#one(bytes, at); used > 0; used = this.#one(bytes, at)) at += used;
    if (at === 0 && this.#heldCount > 0) this.#heldCount = bytes.length;
    else {
      this.#held = bytes.slice(at);
      this.#heldCount = this.#held.length;
    }
  }

  finish(): number {
    if (this.#heldCount > 0) throw new Refused("truncated", `the file ends inside blob ${this.#blobs + 1}`);
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
      else this.#block.read(data);
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
    if (size > BOMB_SIZE && size > BOMB_RATIO * packed.length)
      throw new Refused("too-large", `blob of ${packed.length} bytes swells to ${size}`);
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

const FEATURES = ["OsmSchema-V0.6", "DenseNodes", "LocationsOnWays"];

function checkFeatures(header: Cursor): void {
  for (let tag = header.tag(); tag !== 0; tag = header.tag()) {
    if (tag !== 34) header.skip(tag);
    else {
      const feature = utf8(header.take());
      if (!FEATURES.includes(feature)) throw new Refused("unsupported", `the file requires “${feature}”`);
    }
  }
}
