import type { Label } from "../http/contract.ts";
import { findHeading, isKnownBy, leftOutAs, SAMPLE_ROWS, type LeftOut } from "./heading.ts";
import { KIND, wordsOf, type Area, type Beside, type Book, type Kind, type Row, type SheetName, type Value } from "./rows.ts";

/** A sheet as an import takes it: what its columns are called, its rows as texts, and everything that is told before anything is stored. */
export interface SheetTable extends SheetName {
  /** Rows with anything in them, the heading's and those above included: what `rows` and `leftOut` leave is theirs. */
  readonly rowsRead: number;
  readonly heading: { readonly top: number; readonly bottom: number; readonly ask: boolean } | null;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly at: number; readonly cells: readonly string[] }[];
  readonly leftOut: readonly { readonly at: number; readonly as: LeftOut; readonly text: string }[];
  readonly above: number;
  /** Too long to be handed over whole: `rows` are the first of it, and it comes in beside the server's answers. */
  readonly large: boolean;
  /** Of a large one: labels merged downwards, which its rows are filled from when they are read again. */
  readonly labels: readonly Area[];
  /** Of amounts, where the sheet says one above its headings. */
  readonly unit: string | null;
  /** Of a workbook that counts days from 1904. */
  readonly since1904?: boolean | undefined;
  readonly told: readonly Label[];
}

const MOST_TABLE_ROWS = 100_000;
/** Of a large sheet so many rows are shown. */
const SHOWN_ROWS = 1000;

/** `most`: a sheet with more rows is large, and only its first rows are held; at the console there is room for `all`. */
export async function readTables(
  book: Book,
  isKnown?: (text: string) => boolean,
  chosen?: { sheet: number; heading: number },
  most?: number,
  all = false,
): Promise<SheetTable[]> {
  const tables: SheetTable[] = [];
  for (const [i, sheet] of book.sheets.entries()) {
    const rows: Row[] = [];
    let rowsRead = 0;
    let broken = 0;
    for await (const batch of book.rows(i)) {
      broken += brokenIn(batch);
      rowsRead += batch.length;
      if (most !== undefined && rowsRead > most) rows.length = Math.min(rows.length, SHOWN_ROWS);
      else if (all || rows.length < MOST_TABLE_ROWS + SAMPLE_ROWS) for (const row of batch) rows.push(row);
      if (most !== undefined && rows.length < SHOWN_ROWS && rows.length < rowsRead) rows.push(...batch.slice(0, SHOWN_ROWS - rows.length));
    }
    const large = most !== undefined && rowsRead > most;
    const table = tableOf(
      sheet,
      rows,
      { rowsRead, large, broken },
      book.beside(i),
      isKnown,
      chosen?.sheet === i ? chosen.heading : undefined,
    );
    tables.push(book.since1904 ? { ...table, since1904: true } : table);
  }
  return tables;
}

/** Cells with a character whose bytes meant none: whatever reads a file's text in which encoding, what it could not read stands there by this sign. */
export function brokenIn(rows: readonly Row[]): number {
  let n = 0;
  for (const { values } of rows) for (const v of values) if (typeof v === "string" && v.includes("\ufffd")) n++;
  return n;
}

/** A sheet's rows as a table; `chosen` is a row of headings said by hand. */
export function tableOf(
  sheet: SheetName,
  rows: readonly Row[],
  { rowsRead, large, broken = brokenIn(rows) }: { rowsRead: number; large: boolean; broken?: number },
  beside: Beside,
  isKnown?: (text: string) => boolean,
  chosen?: number,
): SheetTable {
  const found = chosen === undefined ? findHeading(rows, beside.merges, isKnown) : byHand(rows, chosen);
  if (!found)
    return { ...sheet, rowsRead, heading: null, columns: [], rows: [], leftOut: [], above: 0, large, labels: [], unit: null, told: [] };
  const labels = labelsBelow(beside.merges, found.bottom);
  const fill = new LabelFill(labels);
  const leftOut: SheetTable["leftOut"][number][] = [];
  const body: SheetTable["rows"][number][] = [];
  const odd = { error: 0, uncalculated: 0, lost: 0 };
  let above = 0;
  const unit = unitAbove(rows, found.top);
  for (const row of rows) {
    if (row.at <= found.bottom) {
      above++;
      continue;
    }
    fill.take(row);
    const as = leftOutAs(row, found);
    if (as) {
      leftOut.push({ at: row.at, as, text: textOfRow(row) });
      continue;
    }
    for (const kind of row.kinds) {
      if (kind === KIND.error) odd.error++;
      else if (kind === KIND.uncalculated) odd.uncalculated++;
      else if (kind === KIND.lost) odd.lost++;
    }
    body.push({ at: row.at, cells: cellsOf(row, found.columns.length) });
  }
  return {
    ...sheet,
    rowsRead,
    heading: { top: found.top, bottom: found.bottom, ask: found.ask },
    columns: found.columns,
    rows: body,
    leftOut,
    above,
    large,
    labels: large ? labels : [],
    unit: unit ?? null,
    told: [
      ...(broken > 0
        ? [
            told(
              `${broken} 格里有读不出的字（显示为 \ufffd）：文件可能在传送时被截断，或混了两种文字编码。请和原件核对，最好用 Excel 或 WPS 另存为 .xlsx 再导入`,
              `${broken} cells hold characters that could not be read (\ufffd): the file may have been cut on its way or mixes two encodings. Compare it with the original, best save it anew as .xlsx`,
            ),
          ]
        : []),
      ...(fill.count > 0
        ? [told(`合并单元格的内容已填到它盖住的 ${fill.count} 格`, `${fill.count} cells under merged ones were filled`)]
        : []),
      ...(odd.error > 0 ? [told(`${odd.error} 格是错误值（如 #N/A），不当作空白`, `${odd.error} cells hold an error such as #N/A`)] : []),
      ...(odd.uncalculated > 0
        ? [told(`${odd.uncalculated} 格是没有算过的公式`, `${odd.uncalculated} cells hold formulas never calculated`)]
        : []),
      ...(odd.lost > 0
        ? [
            told(
              `${odd.lost} 格数字太长（或缩写成 5.1E+17 一类），末几位已经丢失，请改成文本再填`,
              `${odd.lost} cells are numbers too long for a sheet (or cut to 5.1E+17): their last digits are lost`,
            ),
          ]
        : []),
      ...(beside.hiddenRows > 0
        ? [
            told(
              `有 ${beside.hiddenRows} 行是隐藏的或被筛选掉的，也读了`,
              `${beside.hiddenRows} rows are hidden or filtered out; they were read too`,
            ),
          ]
        : []),
      ...(beside.hiddenColumns > 0
        ? [told(`有 ${beside.hiddenColumns} 列是隐藏的，也读了`, `${beside.hiddenColumns} columns are hidden; they were read too`)]
        : []),
      ...(beside.outside
        ? [
            told(
              "这个文件里有引用别的文件的公式：读的是存盘时的数，没有去打开别的文件",
              "This file has formulas that refer to other files: what was saved is read, no other file is opened",
            ),
          ]
        : []),
      ...(unit
        ? [
            told(
              `表上写着“单位：${unit}”，没有写明单位的金额按它读`,
              `The sheet says its unit is ${unit}; amounts without one are read by it`,
            ),
          ]
        : []),
      ...(rowsRead > rows.length && !large
        ? [
            told(
              `只读了前 ${MOST_TABLE_ROWS} 行，请分成几个文件`,
              `Only the first ${MOST_TABLE_ROWS} rows were read; cut the file into several`,
            ),
          ]
        : []),
    ],
  };
}

/** What of a sheet's rows is data, in the same words wherever a file comes in. */
export function sheetSums({
  heading,
  rowsRead,
  rows,
  leftOut,
  above,
}: Pick<SheetTable, "heading" | "rowsRead" | "rows" | "leftOut" | "above">): Label {
  if (heading !== null)
    return told(
      `共 ${rowsRead} 行：数据 ${rows.length} 行，表头和标题 ${above} 行，合计、注释等不导入 ${leftOut.length} 行`,
      `${rowsRead} rows: ${rows.length} of data, ${above} of titles and headings, ${leftOut.length} totals and notes that are left out`,
    );
  return rowsRead === 0
    ? told("空表，不读", "empty, not read")
    : told(`共 ${rowsRead} 行，找不到列名，不读`, `${rowsRead} rows, no headings found, not read`);
}

const told = (zh: string, en: string): Label => ({ zh, en });

function byHand(rows: readonly Row[], at: number): ReturnType<typeof findHeading> {
  const row = rows.find((r) => r.at === at);
  if (!row) return undefined;
  return { top: at, bottom: at, body: at + 1, columns: row.values.map((v) => wordsOf(v).replace(/\s+/g, " ").trim()), ask: false };
}

function cellOf(row: Row, column: number): string {
  const value = row.values[column] ?? null;
  switch (row.kinds[column]) {
    case KIND.uncalculated:
      return "#未计算";
    case KIND.lost:
      return `#末位丢失 ${wordsOf(value)}`;
    default:
      return wordsOf(value).trim();
  }
}

export function cellsOf(row: Row, width: number): string[] {
  const cells: string[] = [];
  for (let c = 0; c < width; c++) cells.push(cellOf(row, c));
  return cells;
}
export const textOfRow = (row: Row): string => row.values.map(wordsOf).filter(Boolean).join(" ").slice(0, 60);

const labelsBelow = (merges: readonly Area[], bottom: number): Area[] =>
  merges.filter((m) => m.bottom > m.top && m.top > bottom && m.right === m.left).sort((a, b) => a.top - b.top);

/** A label that stands merged over several rows belongs to each; a figure is one figure. Takes the rows as they come. */
export class LabelFill {
  readonly #labels: readonly Area[];
  readonly #open = new Map<number, { bottom: number; value: Value; kind: Kind }>();
  #next = 0;
  /** Cells filled. */
  count = 0;

  /** `labels` by their first row. */
  constructor(labels: readonly Area[]) {
    this.#labels = labels;
  }

  take(row: Row): void {
    for (const [column, label] of this.#open) {
      if (row.at > label.bottom) this.#open.delete(column);
      else if ((row.values[column] ?? null) === null) {
        while (row.values.length <= column) {
          row.values.push(null);
          row.kinds.push(KIND.blank);
        }
        row.values[column] = label.value;
        row.kinds[column] = label.kind;
        this.count++;
      }
    }
    for (let m = this.#labels[this.#next]; m && m.top <= row.at; m = this.#labels[++this.#next]) {
      const [value, kind] = [row.values[m.left - 1] ?? null, row.kinds[m.left - 1]];
      if (m.top === row.at && value !== null && (kind === KIND.text || kind === KIND.day))
        this.#open.set(m.left - 1, { bottom: m.bottom, value, kind });
    }
  }
}

/** 单位：万元 above the headings; other units than money's are nobody's business here. */
function unitAbove(rows: readonly Row[], top: number): string | undefined {
  for (const row of rows) {
    if (row.at >= top) return undefined;
    for (const v of row.values) {
      const unit = /单位[:：]\s*(万元|亿元|千元|百万元)/.exec(wordsOf(v))?.[1];
      if (unit) return unit;
    }
  }
  return undefined;
}

/** The sheet meant where nobody says: the visible one whose headings are understood best, then the longest. */
export function likeliest(sheets: readonly Pick<SheetTable, "heading" | "state" | "columns" | "rows">[], known: readonly string[]): number {
  const isKnown = isKnownBy(known);
  const score = (t: (typeof sheets)[number]): number =>
    t.heading === null || t.state !== "visible" ? -1 : t.columns.filter((c) => c.split(" / ").some(isKnown)).length * 1e6 + t.rows.length;
  return sheets.reduce((best, t, i) => (score(t) > score(sheets[best] as (typeof sheets)[number]) ? i : best), 0);
}

/** A table as lines of cells, its headings the first; of two lines of headings the lower counts. */
export const linesOfTable = ({ columns, rows }: Pick<SheetTable, "columns" | "rows">): string[][] => [
  columns.map((c) => c.split(" / ").at(-1) ?? ""),
  ...rows.map((r) => [...r.cells]),
];
