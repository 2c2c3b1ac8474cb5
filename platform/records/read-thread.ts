import { answer } from "../threads/thread.ts";
import { toPieces } from "../threads/pieces.ts";
import { readSheet, type Sheet, type TypedTable } from "./read-table.ts";

export interface SheetCalls {
  read: [input: Sheet, output: Omit<TypedTable, "rows"> & { readonly pieces: string[] }];
}

answer<SheetCalls>({
  read(sheet) {
    const { rows, ...table } = readSheet(sheet);
    return { ...table, pieces: toPieces(rows) };
  },
});
