import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";
import type { Source } from "./source.ts";
import { Unreadable } from "./unreadable.ts";

/** Packed for speed: the next step would take twice the time for a tenth of the size. */
const LEVEL = 2;
/** 1980-01-01: the same rows give the same file, whenever it is written. */
const DATE = 0x0021;
const MOST = 0xfffffffe;
const SLICE = 2 ** 20;

/** A zip as a stream: sizes stand behind each part and in the directory at the end. */
export class ZipWriter {
  #at = 0;
  readonly #directory: Buffer[] = [];

  /** A part as it stands in another zip, header and all; `record` is its line in that one's directory. */
  *copy(source: Source, from: number, to: number, record: Buffer): Generator<Buffer> {
    const line = Buffer.from(record);
    line.writeUInt32LE(this.#at, 42);
    this.#directory.push(line);
    this.#at += to - from;
    for (let at = from; at < to; at += SLICE) yield source.read(at, Math.min(SLICE, to - at));
  }

  async *add(name: string, pieces: Iterable<string> | AsyncIterable<string | Buffer>): AsyncGenerator<Buffer> {
    const title = Buffer.from(name);
    const local = Buffer.alloc(30 + title.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(0x0808, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(DATE, 12);
    local.writeUInt16LE(title.length, 26);
    title.copy(local, 30);
    let [crc, size, packed] = [0, 0, 0];
    const counted = async function* () {
      for await (const piece of pieces) {
        const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
        crc = crc32(bytes, crc);
        size += bytes.length;
        yield bytes;
      }
    };
    const at = this.#at;
    yield local;
    const deflate = createDeflateRaw({ level: LEVEL, memLevel: 9, chunkSize: 64 * 1024 });
    const source = Readable.from(counted(), { objectMode: true, highWaterMark: 2 });
    source.on("error", (error) => deflate.destroy(error));
    try {
      for await (const piece of source.pipe(deflate)) {
        packed += (piece as Buffer).length;
        yield piece as Buffer;
      }
    } finally {
      source.destroy();
      deflate.destroy();
    }
    const sums = Buffer.alloc(16);
    sums.writeUInt32LE(0x08074b50, 0);
    sums.writeUInt32LE(crc, 4);
    this.#at += local.length + packed + 16;
    if (size > MOST || this.#at > MOST) throw new Unreadable("too-large");
    sums.writeUInt32LE(packed, 8);
    sums.writeUInt32LE(size, 12);
    yield sums;
    const line = Buffer.alloc(46 + title.length);
    line.writeUInt32LE(0x02014b50, 0);
    line.writeUInt16LE(20, 4);
    local.copy(line, 6, 4, 14);
    sums.copy(line, 16, 4, 16);
    line.writeUInt16LE(title.length, 28);
    line.writeUInt32LE(at, 42);
    title.copy(line, 46);
    this.#directory.push(line);
  }

  end(): Buffer {
    const directory = Buffer.concat(this.#directory);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#directory.length, 8);
    end.writeUInt16LE(this.#directory.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.#at, 16);
    return Buffer.concat([directory, end]);
  }
}

export async function wholeOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
