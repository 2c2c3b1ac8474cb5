import type { Label } from "../http/contract.ts";
import { serialDay } from "../register/serial-day.ts";
import { readTyped } from "../register/cells.ts";
import { readHeading, readValues, type Field, type Register, type Values } from "../register/fields.ts";

/** A table of texts as it was pasted or read, its first row the headings. */
export type Cells = readonly (readonly string[])[];

/** What is known of a table beside its cells. */
export interface Told {
  /** The sheet's own number of each row below the headings, where it came from a file. */
  readonly at?: readonly number[] | undefined;
  /** Fields assigned to columns by hand, null for a column that is not used; undefined proposes. */
  readonly fields?: readonly (string | null)[] | undefined;
  /** Of fields that no column holds: what the form would be given, the same for every row. */
  readonly same?: Values | undefined;
  /** 万元 where the sheet says so above its headings. */
  readonly unit?: string | undefined;
  /** Its workbook counts days from 1904. */
  readonly since1904?: boolean | undefined;
}

/** A register's fields as data, and those a form asks for: what a thread can be sent. */
export interface Sheet extends Told {
  readonly register: Register;
  readonly asked: readonly Field[];
  readonly rows: Cells;
}
/** A row as the form would hold it (`typed`), and as the register reads it or what is wrong with it; `doubts` are cells that cost no row, `serials` days that came as numbers. */
export interface TypedRow {
  readonly row: number;
  readonly typed: Values;
  readonly values: Values | null;
  readonly faults: Readonly<Record<string, Label>>;
  readonly doubts: Readonly<Record<string, Label>>;
  readonly serials: Readonly<Record<string, Label>>;
}
export interface TypedTable {
  readonly headings: readonly { readonly heading: string; readonly key: string | null }[];
  readonly rows: readonly TypedRow[];
}

/** Reads every row as the form would; rows are counted as the sheet shows them, blank ones left out. */
export function readSheet({ register, asked, rows: [headings = [], ...rows], at, fields, same = {}, unit, since1904 }: Sheet): TypedTable {
  const used = new Set<string>();
  const columns = headings.map((heading, i) => {
    const said = fields?.[i];
    const field = said === undefined ? proposed(asked, heading) : asked.find((f) => f.key === said);
    // Of two columns of one name the first is meant.
    if (!field || used.has(field.key)) return { heading, field: undefined, unit: undefined };
    used.add(field.key);
    return { heading, field, unit: field.type === "money" ? (unitOf(heading) ?? unit) : undefined };
  });
  const rest = Object.fromEntries(asked.flatMap((f) => (used.has(f.key) || !(f.key in same) ? [] : [[f.key, same[f.key]]])));
  return {
    headings: columns.map(({ heading, field }) => ({ heading, key: field?.key ?? null })),
    rows: rows.flatMap((cells, i): TypedRow[] => {
      if (cells.every((c) => c.trim() === "")) return [];
      const typed: Values = { ...rest };
      const empty: Record<string, Label> = {};
      const serials: Record<string, Label> = {};
      for (const [c, { field, unit: of }] of columns.entries()) {
        if (!field) continue;
        const cell = (cells[c] ?? "").trim();
        const fault = noValue(cell);
        if (fault) empty[field.key] = fault;
        const serial = field.type === "day" ? serialDay(cell, since1904) : undefined;
        if (serial) serials[field.key] = serial.said;
        typed[field.key] = fault ? null : (serial?.day ?? readTyped(field, of && /^-?[\d,.]+$/.test(cell) ? `${cell}${of}` : cell));
      }
      return [{ row: at?.[i] ?? i + 2, ...judged(register, asked, typed, empty), serials }];
    }),
  };
}

/** A heading of two lines is known by its last word, then by its first. */
function proposed(asked: readonly Field[], heading: string): Field | undefined {
  const parts = heading.split(" / ");
  return readHeading(asked, heading) ?? readHeading(asked, parts.at(-1) ?? "") ?? readHeading(asked, parts[0] ?? "");
}

const unitOf = (heading: string): string | undefined => /[(（：:]\s{0,8}(?:单位[:：])?\s{0,8}(亿元|百万元|万元|千元)/.exec(heading)?.[1];

/** An optional cell that is not understood costs no row: it stays blank and is told. */
function judged(
  register: Register,
  asked: readonly Field[],
  typed: Values,
  empty: Readonly<Record<string, Label>>,
): Omit<TypedRow, "row" | "serials"> {
  const read = readValues(register, typed);
  const wrong = { ...(read.ok ? {} : read.error), ...empty };
  const isOptional = (key: string): boolean => asked.some((f) => f.key === key && !f.required);
  const keys = Object.keys(wrong);
  if (keys.length === 0) return { typed, values: read.ok ? read.value : null, faults: {}, doubts: {} };
  if (!keys.every(isOptional)) return { typed, values: null, faults: wrong, doubts: {} };
  const without = { ...typed, ...Object.fromEntries(keys.map((k) => [k, null])) };
  const again = readValues(register, without);
  return again.ok
    ? { typed: without, values: again.value, faults: {}, doubts: wrong }
    : { typed, values: null, faults: { ...wrong, ...again.error }, doubts: {} };
}

/** What a spreadsheet shows where there is no value (`#N/A`), and what reading says of a formula nobody calculated and a number that lost its end. */
function noValue(cell: string): Label | undefined {
  if (!cell.startsWith("#")) return undefined;
  if (cell.startsWith("#未计算"))
    return {
      zh: "这一格是没有算过的公式，请在 Excel 或 WPS 中打开并保存一次",
      en: "A formula nobody calculated; open and save the file in Excel or WPS",
    };
  if (cell.startsWith("#末位丢失"))
    return {
      zh: "数字太长，末几位已经丢失，请把这一列设为文本后重填",
      en: "The number was too long and its last digits are lost; make the column text and fill it in again",
    };
  return /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/.test(cell)
    ? { zh: `表中是错误值 ${cell}，请填上实际内容`, en: `The cell holds the error ${cell}; fill in what is meant` }
    : undefined;
}
