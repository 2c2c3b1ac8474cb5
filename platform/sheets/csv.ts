import { isUtf8 } from "node:buffer";
import { KIND, nothingBeside, type Book, type Kind, type Row } from "./rows.ts";
import type { Source } from "./source.ts";
import { Unreadable } from "./unreadable.ts";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

const SLICE = 128 * 1024;
const MOST_CELL = 100_000;
const MOST_COLUMNS = 16_384;
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
      if (source.size <= SLICE) return isUtf8(piece);
      decoder.decode(piece, { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** What stands between cells: said by `sep=`, else the sign that cuts the first lines into the same number of cells most often. */
export function separatorOf(text: string): { separator: string; said: boolean } {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (said) return { separator: said, said: true };
  let best = { separator: ",", score: 0 };
  for (const separator of [",", "\t", ";", "，", "|"]) {
    const counts: number[] = [];
    const split = new Splitter(separator);
    for (const row of split.push(text.slice(0, 20_000))) if (counts.push(row.length - 1) >= 40) break;
    const cut = counts.filter((n) => n > 0);
    if (cut.length === 0) continue;
    const usual = Math.max(...[...Map.groupBy(cut, (n) => n).values()].map((same) => same.length));
    const score = usual * (1 - (0.1 * counts.filter((n) => n === 0).length) / counts.length) + Math.min(0.5, cut.length / 100);
    if (score > best.score * 1.001) best = { separator, score };
  }
  return { separator: best.separator, said: false };
}

/** RFC 4180 as the text comes: quoted cells may hold separators, doubled quotes and line breaks; a quote within a cell is a quote. */
export class Splitter {
  readonly #separator: string;
  #rest = "";
  constructor(separator: string) {
    this.#separator = separator;
  }

  push(text: string, last = false): string[][] {
    const all = this.#rest + text;
    const rows: string[][] = [];
    let row: string[] = [];
    let from = 0;
    let at = 0;
    const { length } = all;
    while (at < length) {
      let cell: string;
      if (all[at] === '"') {
        let end = at + 1;
        for (;;) {
          end = all.indexOf('"', end);
          if (end < 0 || (end + 1 >= length && !last)) {
            if (!last) return this.#keep(all, from, rows);
            // A quote nobody closed is a sign of its own: the line ends where it ends.
            end = -1;
            break;
          }
          if (all[end + 1] !== '"') break;
          end += 2;
        }
        if (end < 0) {
          const stop = lineEnd(all, at);
          const cut = all.slice(at, stop).split(this.#separator);
          row.push(...cut.slice(0, -1));
          cell = cut.at(-1) ?? "";
          at = stop;
        } else {
          cell = all.slice(at + 1, end).replaceAll('""', '"');
          at = end + 1;
          // What stands behind the closing quote belongs to the cell.
          const stop = cellEnd(all, at, this.#separator);
          cell += all.slice(at, stop);
          at = stop;
        }
      } else {
        const stop = cellEnd(all, at, this.#separator);
        cell = all.slice(at, stop);
        at = stop;
      }
      if (cell.length > MOST_CELL || row.push(cell) > MOST_COLUMNS) throw new Unreadable("too-large");
      if (at >= length) {
        if (!last) return this.#keep(all, from, rows);
        break;
      }
      if (all[at] === this.#separator) {
        at++;
        if (at === length && last) row.push("");
        continue;
      }
      if (all[at] === "\r") {
        if (at + 1 === length && !last) return this.#keep(all, from, rows);
        if (all[at + 1] === "\n") at++;
      }
      at++;
      rows.push(row);
      row = [];
      from = at;
    }
    if (row.length > 0) rows.push(row);
    this.#rest = "";
    return rows;
  }

  #keep(all: string, from: number, rows: string[][]): string[][] {
    this.#rest = all.slice(from);
    if (this.#rest.length > 8 * 2 ** 20) throw new Unreadable("broken");
    return rows;
  }
}

function cellEnd(text: string, at: number, separator: string): number {
  const sign = separator.charCodeAt(0);
  for (let i = at; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === sign || c === 10 || c === 13) return i;
  }
  return text.length;
}

const lineEnd = (text: string, at: number): number => cellEnd(text, at, "\n");

/** What people do so that Excel keeps a long number: a tab or an apostrophe before it, or ="…"; a formula's sign defused by an apostrophe. */
export function plainCell(cell: string): string {
  const text = cell.trim();
  const kept = /^=?"([^"]*)"$/.exec(text);
  if (kept) return (kept[1] as string).trim();
  return /^'[=+\-@\d]/.test(text) ? text.slice(1) : text;
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
    beside: nothingBeside,
    progress: () => done,
    close: () => source.close(),
  };
}

const decoderOf = (encoding: Encoding): TextDecoder => new TextDecoder(encoding, { fatal: false });

/** A row of texts; error signs are told as errors wherever they come from. */
export function rowOf(at: number, cells: readonly string[]): Row | undefined {
  const values = cells.map((c) => plainCell(c) || null);
  while (values.length > 0 && values.at(-1) === null) values.pop();
  if (values.length === 0) return undefined;
  return { at, hidden: false, values, kinds: values.map((v): Kind => (v === null ? KIND.blank : ERROR.test(v) ? KIND.error : KIND.text)) };
}

const ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;
