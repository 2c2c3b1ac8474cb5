import { isUtf8 } from "node:buffer";
import { rowOf, separatorOf, Splitter } from "./cut.ts";
import { nothingBeside, type Book, type Row } from "./rows.ts";
import type { Source } from "./source.ts";
import { Unreadable } from "./unreadable.ts";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

const SLICE = 128 * 1024;
const SAMPLE = 64 * 1024;

/** By its mark, by what its zeros say, else UTF-8 where every byte fits, else GB18030, as Chinese Excel and WPS save. */
export function encodingOf(source: Source): { encoding: Encoding; from: number } {
  const head = source.read(0, SAMPLE);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", from: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", from: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", from: 2 };
  let [even, odd] = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) i % 2 === 0 ? even++ : odd++;
  if (even + odd > 0) {
    if (odd > head.length / 8 && even * 8 < odd) return { encoding: "utf-16le", from: 0 };
    if (even > head.length / 8 && odd * 8 < even) return { encoding: "utf-16be", from: 0 };
    throw new Unreadable("unknown");
  }
  return { encoding: isUtf8Whole(source) ? "utf-8" : "gb18030", from: 0 };
}

function isUtf8Whole(source: Source): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let at = 0; at < source.size; at += SLICE) {
      const piece = source.read(at, SLICE);
      // Whole pieces are told by the quick check; the decoder keeps what is cut.
      if (source.size <= SLICE) {
        if (isUtf8(piece)) return true;
        break;
      }
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    if (source.size > SLICE) return true;
  } catch {
    // Damaged, or no UTF-8 at all.
  }
  return isDamagedUtf8(source);
}

/**
 * UTF-8 that was cut within a character, or has some bytes damaged: its characters of three bytes stand in orderly rows, which GB18030 hardly ever makes by chance.
 * Read as GB18030 all of it would be other characters without a word; read as UTF-8 what is damaged shows, and is told.
 */
function isDamagedUtf8(source: Source): boolean {
  let [whole, broken, left, length] = [0, 0, 0, 0];
  for (let at = 0; at < source.size; at += SLICE)
    for (const byte of source.read(at, SLICE)) {
      if (left > 0 && byte >= 0x80 && byte < 0xc0) {
        if (--left === 0 && length > 2) whole++;
        continue;
      }
      if (left > 0) broken++;
      length = byte < 0x80 ? 1 : byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
      left = Math.max(0, length - 1);
      if (length === 0) broken++;
    }
  return whole > 0 && whole >= 4 * broken;
}

export function openCsv(source: Source): Book {
  const { encoding, from } = encodingOf(source);
  const head = decoderOf(encoding).decode(source.read(from, SAMPLE), { stream: true });
  const { separator, said } = separatorOf(head);
  let done = 0;
  async function* rows(): AsyncGenerator<readonly Row[]> {
    const decoder = decoderOf(encoding);
    const split = new Splitter(separator);
    let at = 0;
    for (let byte = from; byte < source.size || byte === from; byte += SLICE) {
      const isLast = byte + SLICE >= source.size;
      const text = decoder.decode(source.read(byte, SLICE), { stream: !isLast });
      done = Math.min(1, (byte + SLICE) / source.size);
      const batch: Row[] = [];
      for (const cells of split.push(text, isLast)) {
        at++;
        if (said && at === 1) continue;
        const row = rowOf(at, cells);
        if (row) batch.push(row);
      }
      if (batch.length > 0) yield batch;
    }
  }
  return {
    format: "csv",
    sheets: [{ name: "", state: "visible" }],
    rows,
    beside: () => nothingBeside(),
    progress: () => done,
    close: () => source.close(),
  };
}

const decoderOf = (encoding: Encoding): TextDecoder => new TextDecoder(encoding, { fatal: false });
