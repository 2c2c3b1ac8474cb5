import { encodingOf } from "./csv.ts";
import { rowOf } from "./cut.ts";
import { nothingBeside, type Area, type Beside, type Book, type Row } from "./rows.ts";
import type { Source } from "./source.ts";
import { Unreadable } from "./unreadable.ts";

const MOST_BYTES = 64 * 2 ** 20;
const MOST_SPAN = 1000;
const MOST_CELLS = 2_000_000;

/** Tables of a page saved under a spreadsheet's name, as offices' systems export them: each table a sheet, spans as merged cells. */
export function openHtml(source: Source): Book {
  if (source.size > MOST_BYTES) throw new Unreadable("too-large");
  const { encoding, from } = encodingOf(source);
  const bytes = source.read(0, source.size).subarray(from);
  const said = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(bytes.toString("latin1", 0, 4096))?.[1];
  const text = new TextDecoder(encoding === "gb18030" && said && !/^(gb|utf)/i.test(said) ? known(said) : encoding).decode(bytes);
  const tables = readTables(text);
  if (tables.length === 0) throw new Unreadable("unknown");
  return {
    format: "html",
    sheets: tables.map((_, i) => ({ name: `表 ${i + 1}`, state: "visible" })),
    async *rows(sheet) {
      yield tables[sheet]?.rows ?? [];
    },
    beside: (sheet) => tables[sheet]?.beside ?? nothingBeside(),
    progress: () => 1,
    close: () => source.close(),
  };
}

function known(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return "gb18030";
  }
}

interface Table {
  readonly rows: Row[];
  readonly beside: Beside;
}

/** Tags in one pass; a table within a cell is text of that cell. */
function readTables(text: string): Table[] {
  const tables: Table[] = [];
  let [depth, at, column, cellAt, cells] = [0, 0, 0, 0, 0];
  let row: string[] | undefined;
  let cell: string | undefined;
  let merges: Area[] = [];
  let rows: Row[] = [];
  let hidden = false;
  const taken = new Map<number, number>();
  const endCell = (): void => {
    if (cell !== undefined && row) row[cellAt - 1] = words(cell);
    cell = undefined;
  };
  const endRow = (): void => {
    endCell();
    const read =
      row &&
      rowOf(
        at,
        Array.from(row, (c) => c ?? ""),
      );
    if (read) rows.push({ ...read, hidden });
    row = undefined;
  };
  let last = 0;
  for (const tag of tagsOf(text)) {
    if (cell !== undefined) cell += text.slice(last, tag.index);
    last = tag.end;
    const { name, closing } = tag;
    if (name === "table") {
      depth += closing ? -1 : 1;
      if (closing ? depth > 0 : depth > 1) continue;
      if (closing || depth === 1) {
        if (closing) {
          endRow();
          if (rows.length > 0)
            tables.push({ rows, beside: { ...nothingBeside(), merges, hiddenRows: rows.filter((r) => r.hidden).length } });
        }
        [at, rows, merges] = [0, [], []];
        taken.clear();
      }
    } else if (depth !== 1) {
      if (cell !== undefined && depth > 1 && (name === "td" || name === "br")) cell += " ";
    } else if (name === "tr") {
      endRow();
      if (closing) continue;
      hidden = /display\s{0,9}:\s{0,9}none/i.test(tag.attributes);
      row = [];
      at++;
      column = 0;
    } else if (name === "td" || name === "th") {
      endCell();
      if (closing) continue;
      if (!row) {
        row = [];
        at++;
        column = 0;
      }
      column++;
      while ((taken.get(column) ?? 0) >= at) column++;
      if (++cells > MOST_CELLS) throw new Unreadable("too-large");
      const span = (word: string): number =>
        Math.max(1, Math.min(MOST_SPAN, Number(new RegExp(`${word}\\s*=\\s*["']?(\\d+)`, "i").exec(tag.attributes)?.[1] ?? 1)));
      const [down, across] = [span("rowspan"), span("colspan")];
      cell = "";
      cellAt = column;
      if (down > 1 || across > 1) merges.push({ top: at, left: column, bottom: at + down - 1, right: column + across - 1 });
      column += across - 1;
      for (let c = cellAt; down > 1 && c <= column; c++) taken.set(c, at + down - 1);
    } else if (cell !== undefined && (name === "br" || name === "p" || name === "div")) cell += "\n";
  }
  return tables;
}

interface Tag {
  readonly index: number;
  readonly end: number;
  /** Undefined for a comment. */
  readonly name: string | undefined;
  readonly closing: boolean;
  readonly attributes: string;
}

/** Tags and comments of a page, in one pass whatever it is: a quote or a comment without end is none. */
function* tagsOf(text: string): Generator<Tag> {
  // What was not found once stands nowhere behind.
  const gone = new Set<string>();
  const find = (what: string, from: number): number => {
    const at = gone.has(what) ? -1 : text.indexOf(what, from);
    if (at < 0) gone.add(what);
    return at;
  };
  for (let at = find("<", 0); at >= 0;) {
    const comment = text.startsWith("<!--", at) ? find("-->", at + 4) : -1;
    if (comment >= 0) yield { index: at, end: comment + 3, name: undefined, closing: false, attributes: "" };
    const head = comment < 0 ? /^<(\/?)([a-z][\w:-]{0,60})/i.exec(text.slice(at, at + 64)) : null;
    let end = comment >= 0 ? comment + 3 : at + 1;
    if (head) {
      let close = at + head[0].length;
      for (; close < text.length && text[close] !== ">"; close++) {
        const quote = text[close];
        if (quote === '"' || quote === "'") close = Math.max(close, find(quote, close + 1));
      }
      if (close < text.length) {
        end = close + 1;
        const attributes = text.slice(at + head[0].length, close);
        yield { index: at, end, name: head[2]?.toLowerCase(), closing: head[1] === "/", attributes };
      } else end = text.length;
    }
    at = find("<", end);
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ensp: " ", emsp: " " };

const words = (text: string): string =>
  text
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,6}));?/gi, (all, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? all;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    })
    .replace(/[ \t\r\f\u00a0]+/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line, i) => i === 0 || line !== "")
    .join("\n")
    .trim();
