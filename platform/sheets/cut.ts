import { visible } from "@bihuan/kit";
import { KIND, type Kind, type Row } from "./rows.ts";
import { Unreadable } from "./unreadable.ts";

const MOST_CELL = 100_000;
const MOST_COLUMNS = 16_384;

/** What stands between cells: said by `sep=`, else the sign that cuts most of the first lines into the same number of cells. */
export function separatorOf(text: string): { separator: string; said: boolean } {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (said) return { separator: said, said: true };
  let best = { separator: ",", score: 0 };
  for (const separator of [",", "\t", ";", "，", "|"]) {
    const counts: number[] = [];
    const split = new Splitter(separator, false);
    for (const row of split.push(text.slice(0, 20_000))) if (counts.push(row.length - 1) >= 40) break;
    // How many of the lines have the usual number of cells, and how many cells that is; a Chinese comma is words' own before it is a table's.
    const groups = Map.groupBy(
      counts.filter((n) => n > 0),
      (n) => n,
    );
    const [cells, usual] = [...groups].reduce(([n, most], [m, same]) => (same.length > most ? [m, same.length] : [n, most]), [0, 0]);
    const score = (usual / counts.length) * (1 + Math.log(cells + 1)) * (separator === "，" ? 0.2 : 1);
    if (score > best.score * 1.001) best = { separator, score };
  }
  return { separator: best.separator, said: false };
}

/** RFC 4180 as the text comes: quoted cells may hold separators, doubled quotes and line breaks; a quote within a cell is a quote. */
export class Splitter {
  readonly #separator: string;
  readonly #bounded: boolean;
  #rest = "";
  /** `bounded`: cells and rows longer than any sheet's are refused; what was pasted is bounded by itself. */
  constructor(separator: string, bounded = true) {
    this.#separator = separator;
    this.#bounded = bounded;
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
        if (end >= 0 && this.#isStray(all, at, end)) end = -1;
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
      if ((row.push(cell) > MOST_COLUMNS || cell.length > MOST_CELL) && this.#bounded) throw new Unreadable("too-large");
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
    // Cut just behind a separator: the row goes on.
    if (row.length > 0 && !last) return this.#keep(all, from, rows);
    if (row.length > 0) rows.push(row);
    this.#rest = "";
    return rows;
  }

  /**
   * A quote within a cell or in another row's closes nothing: between tabs wherever a cell goes on behind it, between commas where it does so
   * lines further down.
   */
  #isStray(all: string, at: number, end: number): boolean {
    const next = all[end + 1] ?? "\n";
    const closes = next === this.#separator || next === "\r" || next === "\n";
    const cell = all.slice(at, end);
    if (this.#separator === "\t") return !closes || (cell.includes("\t") && /[\r\n]/.test(cell));
    return !closes && /[\r\n]/.test(cell);
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
  const text = visible(cell).trim();
  const kept = /^=?"([^"]*)"$/.exec(text);
  if (kept) return (kept[1] as string).trim();
  return /^'[=+\-@\d]/.test(text) ? text.slice(1) : text;
}

/** A row of texts; error signs and numbers that were cut to a power of ten (5.12E+17) are told as such wherever they come from. */
export function rowOf(at: number, cells: readonly string[]): Row | undefined {
  const values = cells.map((c) => plainCell(c) || null);
  while (values.length > 0 && values.at(-1) === null) values.pop();
  if (values.length === 0) return undefined;
  return { at, hidden: false, values, kinds: values.map(kindOf) };
}

const kindOf = (cell: string | null): Kind =>
  cell === null ? KIND.blank : ERROR.test(cell) ? KIND.error : CUT.test(cell) ? KIND.lost : KIND.text;
/** As a sheet shows a number of twelve digits or more where nobody made its column text. */
const CUT = /^\d(?:\.\d{1,14})?E\+[12]\d$/i;

const ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;
