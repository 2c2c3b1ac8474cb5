import { wholeOf } from "../sheets/zip-write.ts";
import { writeXlsx, type Cell, type Column } from "../sheets/write-xlsx.ts";
import type { CellStyle } from "../sheets/write-styles.ts";
import { showValue, type Field, type Values } from "./fields.ts";

/** Days, months, codes and numbers stand as they are kept, so that they sort and come back; blank is blank, never 0. */
function wordsOf(field: Field, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (field.type === "money") return (Number(value) / 100).toFixed(2);
  return ["day", "month", "code", "integer"].includes(field.type) ? String(value) : showValue(field, value, "zh-CN");
}

const headingOf = (field: Field): string => (field.type === "money" ? `${field.label.zh}（元）` : field.label.zh);

/** In CSV, a cell that a spreadsheet would run as a formula is led by an apostrophe, which reading takes off. */
const defused = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\r\n`;

type Batches = Iterable<readonly Values[]> | AsyncIterable<readonly Values[]>;

/** UTF-8 with a byte-order mark, so that Excel reads it; RFC 4180 quoting. */
export async function* csvOf(fields: readonly Field[], batches: Batches): AsyncGenerator<Buffer> {
  yield Buffer.from(`\ufeff${lineOf(fields.map(headingOf))}`);
  for await (const rows of batches) yield Buffer.from(rows.map((r) => lineOf(fields.map((f) => defused(wordsOf(f, r[f.key]))))).join(""));
}

export interface Sheet {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly rows: readonly Values[];
}

const STYLES: Partial<Record<Field["type"], CellStyle>> = { money: "money", integer: "number", day: "day" };

export const columnOf = (field: Field): Column => ({
  heading: headingOf(field),
  style: STYLES[field.type] ?? "text",
  width: Math.round((field.width ?? 140) / 8),
});

/** Amounts and numbers stay numbers, days are dates, everything else is text. */
export function exportedCell(field: Field, value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (field.type === "money") return Number(value) / 100;
  return field.type === "integer" ? Number(value) : wordsOf(field, value);
}

/** A list as it is read, with as many rows as there are. */
export const workbookOf = (title: string, fields: readonly Field[], batches: Batches): AsyncGenerator<Buffer> =>
  writeXlsx([{ name: title, columns: fields.map(columnOf), rows: cells(fields, batches) }]);

async function* cells(fields: readonly Field[], batches: Batches): AsyncGenerator<Cell[][]> {
  for await (const rows of batches) yield rows.map((r) => fields.map((f) => exportedCell(f, r[f.key])));
}

export const writeWorkbook = (title: string, fields: readonly Field[], rows: readonly Values[]): Promise<Buffer> =>
  writeSheets([{ name: title, fields, rows }]);

/** One workbook of several sheets. */
export const writeSheets = (sheets: readonly Sheet[]): Promise<Buffer> =>
  wholeOf(writeXlsx(sheets.map(({ name, fields, rows }) => ({ name, columns: fields.map(columnOf), rows: cells(fields, [rows]) }))));
