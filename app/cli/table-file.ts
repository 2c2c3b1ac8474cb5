import { existsSync } from "node:fs";
import { isKnownBy } from "../../platform/sheets/heading.ts";
import { ANY_LENGTH, openBook } from "../../platform/sheets/open.ts";
import type { Book, Row } from "../../platform/sheets/rows.ts";
import { fileSource } from "../../platform/sheets/source.ts";
import { brokenIn, likeliest, readTables, sheetSums, type SheetTable } from "../../platform/sheets/tables.ts";
import { Unreadable } from "../../platform/sheets/unreadable.ts";
import { refuse, say } from "./command.ts";

/** The table of a file that is meant, every sheet and what is left out told as on the screen; else the exit code. */
export const tableOfFile = (file: string, known: readonly string[]): Promise<SheetTable | number> =>
  withBook(file, async (book) => {
    const sheets = await readTables(book, isKnownBy(known), undefined, undefined, true);
    const at = likeliest(sheets, known);
    for (const [i, sheet] of sheets.entries()) say(`${sheet.name || "table"}: ${sheetSums(sheet).en}${i === at ? "" : "; not used"}`);
    const table = sheets[at];
    if (!table?.heading) return refuse(`${file}: no headings found`, 1);
    for (const told of table.told) say(told.en);
    for (const row of table.leftOut) say(`row ${row.at} left out: ${row.text}`);
    return table;
  });

/** Every row of a file's first sheet, for tables whose columns go by their place. */
export const rowsOfFile = (file: string): Promise<Row[] | number> =>
  withBook(file, async (book) => {
    const rows: Row[] = [];
    for await (const batch of book.rows(0)) rows.push(...batch);
    const broken = brokenIn(rows);
    if (broken > 0) return refuse(`${file}: ${broken} cells hold characters that could not be read; it was cut, or mixes two encodings`, 1);
    return rows;
  });

async function withBook<T>(file: string, work: (book: Book) => Promise<T>): Promise<T | number> {
  if (!existsSync(file)) return refuse(`no such file: ${file}`);
  try {
    const book = await openBook(fileSource(file), ANY_LENGTH);
    try {
      return await work(book);
    } finally {
      book.close();
    }
  } catch (error) {
    if (error instanceof Unreadable) return refuse(`${file}: ${error.message}`, 1);
    throw error;
  }
}
