import { rowOf, separatorOf, Splitter } from "./cut.ts";
import { isKnownBy } from "./heading.ts";
import { nothingBeside, type Row } from "./rows.ts";
import { cellsOf, tableOf, type SheetTable } from "./tables.ts";

/** The rows of what was copied from a sheet, tabs between its cells, or typed line by line; counted as a file's are. */
export function pastedRows(text: string): Row[] {
  const plain = text.replace(/^\ufeff/, "");
  const { separator, said } = plain.includes("\t") ? { separator: "\t", said: false } : separatorOf(plain);
  return new Splitter(separator, false).push(plain, true).flatMap((cells, i) => (said && i === 0 ? [] : (rowOf(i + 1, cells) ?? [])));
}

/** The same as a table, by the finder every file goes through: runs in the browser, where it is pasted. */
export function pastedTable(text: string, known: readonly string[], heading?: number): SheetTable {
  const rows = pastedRows(text);
  return tableOf({ name: "", state: "visible" }, rows, { rowsRead: rows.length, large: false }, nothingBeside(), isKnownBy(known), heading);
}

/** Rows copied without their headings, under those of the list they were pasted on. */
export function pastedUnder(text: string, columns: readonly string[]): Pick<SheetTable, "columns" | "rows"> {
  return { columns, rows: pastedRows(text).map((row) => ({ at: row.at, cells: cellsOf(row, columns.length) })) };
}
