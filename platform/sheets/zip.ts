import { Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import type { Source } from "./source.ts";
import { Unreadable } from "./unreadable.ts";

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly at: number;
  readonly encrypted: boolean;
  /** Its record in the directory, as it stands. */
  readonly record: Buffer;
}
export interface Zip {
  readonly source: Source;
  readonly entries: readonly ZipEntry[];
  /** Where the directory begins. */
  readonly directoryAt: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const RECORD = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 20_000;
const MOST_DIRECTORY = 16 * 2 ** 20;
const SLICE = 128 * 1024;

/** More than this times its packed size is no table: what spreadsheets write packs twenty to eighty times. */
const MOST_RATIO = 250;
const RATIO_FROM = 16 * 2 ** 20;

const big = (b: Buffer, at: number): number => {
  const n = Number(b.readBigUInt64LE(at));
  if (!Number.isSafeInteger(n)) throw new Unreadable("broken");
  return n;
};

/** The directory at the end says what there is; of names that come twice the last counts. */
export function openZip(source: Source): Zip {
  const tailAt = Math.max(0, source.size - 65_557);
  const tail = source.read(tailAt, source.size - tailAt);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end--;
  if (end < 0) throw new Unreadable("broken");
  let count = tail.readUInt16LE(end + 10);
  let size = tail.readUInt32LE(end + 12);
  let at = tail.readUInt32LE(end + 16);
  if ((count === 0xffff || size === 0xffffffff || at === 0xffffffff) && end >= 20 && tail.readUInt32LE(end - 20) === LOCATOR_64) {
    const record = source.read(big(tail, end - 12), 56);
    if (record.length < 56 || record.readUInt32LE(0) !== END_64) throw new Unreadable("broken");
    count = big(record, 32);
    size = big(record, 40);
    at = big(record, 48);
  }
  if (count > MOST_ENTRIES || size > MOST_DIRECTORY) throw new Unreadable("bomb");
  if (at + size > source.size) throw new Unreadable("broken");
  return { source, entries: readDirectory(source.read(at, size), count), directoryAt: at };
}

function readDirectory(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0, i = 0; i < count; i++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== RECORD) throw new Unreadable("broken");
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw new Unreadable("broken");
    const record = directory.subarray(at, next);
    let [packed, size, local] = [record.readUInt32LE(20), record.readUInt32LE(24), record.readUInt32LE(42)];
    if (size === 0xffffffff || packed === 0xffffffff || local === 0xffffffff) {
      let x = extraOf(record.subarray(46 + nameLength, 46 + nameLength + extraLength), 1);
      const take = (): number => {
        if (!x || x.length < 8) throw new Unreadable("broken");
        const n = big(x, 0);
        x = x.subarray(8);
        return n;
      };
      if (size === 0xffffffff) size = take();
      if (packed === 0xffffffff) packed = take();
      if (local === 0xffffffff) local = take();
    }
    entries.push({
      name: record.toString("utf8", 46, 46 + nameLength),
      method: record.readUInt16LE(10),
      crc: record.readUInt32LE(16),
      packed,
      size,
      at: local,
      encrypted: (record.readUInt16LE(8) & 1) === 1,
      record,
    });
    at = next;
  }
  return entries;
}

function extraOf(extra: Buffer, id: number): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  return undefined;
}

const plainName = (name: string): string => name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();

/** Names are compared as Windows does: some writers turn strokes and capitals. */
export const entryOf = (zip: Zip, name: string): ZipEntry | undefined => zip.entries.findLast((e) => plainName(e.name) === plainName(name));

/** Where an entry's packed bytes begin. */
export function dataAt({ source }: Zip, entry: ZipEntry): number {
  const head = source.read(entry.at, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) throw new Unreadable("broken");
  const at = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (at + entry.packed > source.size) throw new Unreadable("broken");
  return at;
}

/** An entry's bytes in pieces; what unfolds beyond all proportion, or not to what its check says, is refused. */
export async function* unfold(zip: Zip, entry: ZipEntry, most: number): AsyncGenerator<Buffer, void, undefined> {
  if (entry.encrypted) throw new Unreadable("password");
  if (entry.method !== 0 && entry.method !== 8) throw new Unreadable("broken");
  if (entry.size > most) throw new Unreadable("bomb");
  const at = dataAt(zip, entry);
  const packed = function* () {
    for (let from = 0; from < entry.packed; from += SLICE) yield zip.source.read(at + from, Math.min(SLICE, entry.packed - from));
  };
  let out = 0;
  let crc = 0;
  const inflate = entry.method === 8 ? createInflateRaw({ chunkSize: SLICE }) : undefined;
  const feed = inflate && Readable.from(packed(), { objectMode: true });
  feed?.on("error", (error) => inflate?.destroy(error));
  try {
    for await (const piece of inflate ? feed!.pipe(inflate) : packed()) {
      const bytes = piece as Buffer;
      out += bytes.length;
      if (out > most || (out > RATIO_FROM && out > entry.packed * MOST_RATIO)) throw new Unreadable("bomb");
      crc = crc32(bytes, crc);
      yield bytes;
    }
  } catch (error) {
    throw error instanceof Unreadable || !(error as { code?: string }).code?.startsWith("Z_") ? error : new Unreadable("broken");
  } finally {
    feed?.destroy();
    inflate?.destroy();
  }
  if (crc !== entry.crc) throw new Unreadable("broken");
}

/** A small part whole. */
export async function unfoldWhole(zip: Zip, entry: ZipEntry, most = 64 * 2 ** 20): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of unfold(zip, entry, most)) pieces.push(piece);
  return Buffer.concat(pieces);
}
