import { rowOf } from "./cut.ts";
import { nothingBeside, type Area, type Beside, type Book, type Row } from "./rows.ts";
import { Unreadable } from "./unreadable.ts";
import { unfoldWhole, type Zip, type ZipEntry } from "./zip.ts";

const MOST_BYTES = 64 * 2 ** 20;
const MOST_SPAN = 1000;
const MOST_CELLS = 500_000;

/** The tables of a Word document, each a sheet: cells across by gridSpan, down by vMerge as merged ones, a table within a cell as text of that cell. */
export async function openDocx(zip: Zip, document: ZipEntry): Promise<Book> {
  const tables = readTables((await unfoldWhole(zip, document, MOST_BYTES)).toString("utf8"));
  if (tables.length === 0) throw new Unreadable("no-table");
  return {
    format: "docx",
    sheets: tables.map((_, i) => ({ name: `表 ${i + 1}`, state: "visible" })),
    async *rows(sheet) {
      yield tables[sheet]?.rows ?? [];
    },
    beside: (sheet) => tables[sheet]?.beside ?? nothingBeside(),
    progress: () => 1,
    close: () => zip.source.close(),
  };
}

interface Table {
  readonly rows: Row[];
  readonly beside: Beside;
}
interface Cell {
  text: string;
  span: number;
  /** "on": it belongs to the one above. */
  down: "restart" | "on" | undefined;
}

function readTables(xml: string): Table[] {
  const tables: Table[] = [];
  let depth = 0;
  let cells = 0;
  let rows: Cell[][] = [];
  let row: Cell[] = [];
  let cell: Cell | undefined;
  let from = -1;
  for (const { name, closing, attributes, index, end } of tagsOf(xml)) {
    if (name === "tbl") {
      depth += closing ? -1 : 1;
      if (closing && depth === 0) {
        const table = tableOf(rows);
        if (table.rows.length > 0) tables.push(table);
      }
      if (!closing && depth === 1) rows = [];
    } else if (depth === 1 && name === "tr") {
      if (closing) rows.push(row);
      row = [];
    } else if (depth === 1 && name === "tc") {
      if (closing && cell) row.push(cell);
      if (!closing && ++cells > MOST_CELLS) throw new Unreadable("too-large");
      cell = closing ? undefined : { text: "", span: 1, down: undefined };
    } else if (!cell) continue;
    else if (depth === 1 && name === "gridSpan") cell.span = Math.max(1, Math.min(MOST_SPAN, Number(valueIn(attributes)) || 1));
    else if (depth === 1 && name === "vMerge") cell.down = valueIn(attributes) === "restart" ? "restart" : "on";
    else if (name === "t") {
      if (closing && from >= 0) cell.text += plain(xml.slice(from, index));
      from = closing || attributes.endsWith("/") ? -1 : end;
    } else if (name === "tab") cell.text += " ";
    else if (name === "br" || (name === "p" && closing)) cell.text += "\n";
  }
  return tables;
}

function tableOf(rows: readonly (readonly Cell[])[]): Table {
  const merges: Area[] = [];
  const out: Row[] = [];
  /** By first column: the merged cell that a row below may go on with. */
  let above = new Map<number, { top: number; right: number; bottom: number }>();
  for (const [i, cells] of rows.entries()) {
    const at = i + 1;
    const texts: string[] = [];
    const here: typeof above = new Map();
    let column = 1;
    for (const { text, span, down } of cells) {
      const right = column + span - 1;
      const going = down === "on" ? above.get(column) : undefined;
      if (going) going.bottom = at;
      else texts[column - 1] = text.trim();
      if (down !== undefined) here.set(column, going ?? { top: at, right, bottom: at });
      else if (span > 1) merges.push({ top: at, left: column, bottom: at, right });
      column = right + 1;
    }
    for (const [left, area] of above) if (here.get(left) !== area) settle(left, area);
    above = here;
    const read = rowOf(
      at,
      Array.from(texts, (text) => text ?? ""),
    );
    if (read) out.push(read);
  }
  for (const [left, area] of above) settle(left, area);
  return { rows: out, beside: { ...nothingBeside(), merges } };

  function settle(left: number, { top, right, bottom }: { top: number; right: number; bottom: number }): void {
    if (bottom > top || right > left) merges.push({ top, left, bottom, right });
  }
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: string;
  readonly index: number;
  readonly end: number;
}

/** Elements of the document's own vocabulary, in one pass. */
function* tagsOf(xml: string): Generator<Tag> {
  for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", at + 1)) {
    const closing = xml[at + 1] === "/";
    const start = at + (closing ? 2 : 1);
    if (!xml.startsWith("w:", start)) continue;
    const end = xml.indexOf(">", start);
    if (end < 0) return;
    const head = xml.slice(start + 2, end);
    const name = /^[A-Za-z]{1,40}/.exec(head)?.[0] ?? "";
    yield { name, closing, attributes: head.slice(name.length), index: at, end: end + 1 };
    at = end;
  }
}

const valueIn = (attributes: string): string | undefined => /w:val="([^"]{0,20})"/.exec(attributes)?.[1];

const SIGNS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const plain = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal?: string, hex?: string, sign?: string) => {
    if (sign !== undefined) return SIGNS[sign.toLowerCase()] as string;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
