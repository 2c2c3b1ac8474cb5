import { openBook } from "./open.ts";
import type { Beside, Row, SheetName } from "./rows.ts";
import { bytesSource } from "./source.ts";

export interface WholeSheet extends SheetName {
  readonly rows: readonly Row[];
  readonly beside: Beside;
}

/** Every sheet at once: for files known to be small. */
export async function readBook(file: Buffer): Promise<WholeSheet[]> {
  const book = await openBook(bytesSource(file));
  const sheets: WholeSheet[] = [];
  try {
    for (const [i, sheet] of book.sheets.entries()) {
      const rows: Row[] = [];
      for await (const batch of book.rows(i)) rows.push(...batch);
      sheets.push({ ...sheet, rows, beside: book.beside(i) });
    }
  } finally {
    book.close();
  }
  return sheets;
}
