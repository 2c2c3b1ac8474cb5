import { likeliest, readTables, type SheetTable } from "../../../platform/ui/tables.ts";
import { HEADINGS } from "../table.ts";

export interface ChosenFile {
  /** None where it was pasted. */
  readonly file: File | undefined;
  readonly sheets: readonly SheetTable[];
  readonly sheet: number;
}

/** A chosen file, read by the server: any workbook, old ones too, or a table of texts in any usual encoding. */
export async function readWorkbook(file: File, heading?: { readonly sheet: number; readonly heading: number }): Promise<ChosenFile> {
  const sheets = await readTables(file, HEADINGS, heading);
  return { file, sheets, sheet: heading?.sheet ?? likeliest(sheets, HEADINGS) };
}
