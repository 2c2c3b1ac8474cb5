import { likeliest, readTables, type SheetTable } from "../../../platform/ui/tables.ts";
import { HEADINGS } from "../table.ts";

export interface ChosenFile {
  readonly file: File;
  readonly sheets: readonly SheetTable[];
  readonly sheet: number;
}

/** A chosen file, read by the server: any workbook, old ones too, or a table of texts in any usual encoding. */
export async function readWorkbook(file: File, heading?: { readonly sheet: number; readonly heading: number }): Promise<ChosenFile> {
  const sheets = await readTables(file, HEADINGS, heading);
  return { file, sheets, sheet: heading?.sheet ?? likeliest(sheets, HEADINGS) };
}

/** A sheet as tab-separated lines, its headings the first; of two lines of headings the lower counts. */
export function linesOfSheet(table: SheetTable | undefined): string {
  if (!table?.heading) return "";
  return [table.columns.map((c) => c.split(" / ").at(-1) ?? ""), ...table.rows.map((r) => r.cells)].map(line).join("\n");
}

const line = (cells: readonly string[]): string => cells.map((c) => c.replace(/[\t\r\n]+/g, " ")).join("\t");
