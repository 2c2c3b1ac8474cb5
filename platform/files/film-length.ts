import type { Readable } from "node:stream";

/** A table of contents is some megabytes even of a long film. */
const MOST_TABLE = 64 * 1024 * 1024;
/** What stands before a WebM's first picture. */
const HEAD = 256 * 1024;

/**
 * How long a film runs, in milliseconds, as its container says (ISO/IEC 14496-12 mvhd; Matroska's Duration); undefined where it does not say.
 * The film itself is passed over, never held.
 */
export async function filmLength(film: Readable): Promise<number | undefined> {
  let held = Buffer.alloc(0);
  let passing = 0;
  let isMatroska: boolean | undefined;
  for await (const piece of film) {
    let chunk = piece as Buffer;
    const passed = Math.min(passing, chunk.length);
    passing -= passed;
    chunk = chunk.subarray(passed);
    if (chunk.length === 0) continue;
    held = Buffer.concat([held, chunk]);
    if (held.length < 16) continue;
    isMatroska ??= held.readUInt32BE(0) === 0x1a45dfa3;
    if (isMatroska) {
      if (held.length >= HEAD) break;
      continue;
    }
    for (;;) {
      if (held.length < 16) break;
      const short = held.readUInt32BE(0);
      const size = short === 1 ? Number(held.readBigUInt64BE(8)) : short;
      const isTable = held.toString("latin1", 4, 8) === "moov";
      // A size of nought reaches to the file's end: what is no table then hides none behind it.
      if (size < 8 || (isTable && size > MOST_TABLE)) return undefined;
      if (isTable && held.length < size) break;
      if (isTable) return ofTable(held.subarray(short === 1 ? 16 : 8, size));
      if (held.length < size) {
        passing = size - held.length;
        held = Buffer.alloc(0);
        break;
      }
      held = held.subarray(size);
    }
  }
  return isMatroska ? ofMatroska(held) : undefined;
}

function ofTable(table: Buffer): number | undefined {
  const at = table.indexOf("mvhd", 0, "latin1");
  if (at < 4 || at + 36 > table.length) return undefined;
  const isLong = table[at + 4] === 1;
  const scale = table.readUInt32BE(at + (isLong ? 24 : 16));
  const length = isLong ? Number(table.readBigUInt64BE(at + 28)) : table.readUInt32BE(at + 20);
  return scale > 0 && length > 0 ? Math.round((length * 1000) / scale) : undefined;
}

function ofMatroska(head: Buffer): number | undefined {
  const at = head.indexOf(Buffer.from([0x44, 0x89]));
  const bytes = (head[at + 2] ?? 0) & 0x7f;
  if (at < 0 || (bytes !== 4 && bytes !== 8) || at + 3 + bytes > head.length) return undefined;
  const ticks = bytes === 4 ? head.readFloatBE(at + 3) : head.readDoubleBE(at + 3);
  const unit = head.indexOf(Buffer.from([0x2a, 0xd7, 0xb1]));
  const width = (head[unit + 3] ?? 0) & 0x7f;
  const nanos = unit >= 0 && width >= 1 && width <= 6 && unit + 4 + width <= head.length ? head.readUIntBE(unit + 4, width) : 1_000_000;
  return ticks > 0 && Number.isFinite(ticks) ? Math.round((ticks * nanos) / 1_000_000) : undefined;
}
