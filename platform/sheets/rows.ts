/** What a cell holds. A number whose last digits the sheet has lost, an error, a formula nobody calculated are told apart from blank. */
export const KIND = { blank: 0, text: 1, number: 2, day: 3, boolean: 4, error: 5, uncalculated: 6, lost: 7 } as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

/** Days and times are texts (2021-03-05, 08:30:00), errors their sign (#N/A). */
export type Value = string | number | boolean | null;

export interface Row {
  /** As the sheet counts, from 1. */
  readonly at: number;
  readonly hidden: boolean;
  readonly values: Value[];
  readonly kinds: Kind[];
}

/** Rows and columns from 1, both ends within. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What a sheet says beside its rows; known when they are read. */
export interface Beside {
  readonly merges: Area[];
  /** Rows that somebody hid or a filter left out. */
  hiddenRows: number;
  filtered: boolean;
  hiddenColumns: number;
  /** Its workbook refers to other files, which nobody opens. */
  readonly outside: boolean;
}

export interface SheetName {
  readonly name: string;
  readonly state: "visible" | "hidden" | "veryHidden";
}

/** A file of tables, whatever its format: its sheets, and the rows of each in batches, however many there are. */
export interface Book {
  readonly format: "xlsx" | "csv" | "html" | "docx" | "xls" | "xlsb" | "ods" | "xml";
  readonly sheets: readonly SheetName[];
  /** Days are counted from 1904, not 1900: what a number without a format means where a day is asked. */
  readonly since1904?: boolean;
  rows(sheet: number): AsyncIterable<readonly Row[]>;
  /** Whole once `rows` came to its end. */
  beside(sheet: number): Beside;
  /** How far the reading of the sheet is, from 0 to 1. */
  progress(): number;
  close(): void;
}

export const nothingBeside = (outside = false): Beside => ({ merges: [], hiddenRows: 0, filtered: false, hiddenColumns: 0, outside });

export function columnName(column: number): string {
  let name = "";
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

export function readArea(text: string): Area | undefined {
  const m = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(text);
  if (!m) return undefined;
  const column = (letters: string): number => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);
  const [left, top] = [column(m[1] as string), Number(m[2])];
  return { top, left, bottom: Number(m[4] ?? top), right: m[3] === undefined ? left : column(m[3]) };
}

/** A cell in words, as its owner sees it: numbers with the fifteen digits a sheet keeps. */
export function wordsOf(value: Value): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "是" : "否";
  return typeof value === "number" ? String(Number.isInteger(value) ? value : Number(value.toPrecision(15))) : value;
}
