import { parseCsv } from "../csv.ts";

/** A chosen file as tab-separated lines: the first sheet of a workbook, or a text file. Read in the browser, bounded by it. */
export async function readWorkbook(file: File): Promise<string> {
  if (!/\.xlsx$/i.test(file.name)) {
    const text = await file.text();
    return text.includes("\t") ? text : parseCsv(text).map(line).join("\n");
  }
  const { readSheet } = await import("read-excel-file/browser");
  const rows = (await readSheet(file)) as unknown[][];
  return rows.map((row) => line(row.map(cell))).join("\n");
}

const line = (cells: readonly string[]): string => cells.map((c) => c.replace(/[\t\r\n]+/g, " ")).join("\t");

const cell = (value: unknown): string =>
  value === null || value === undefined ? "" : value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
