import type { Label } from "../http/contract.ts";
import { readHeading, readTyped, readValues, type Field, type Register, type Values } from "../register/fields.ts";

/** A table of texts as it was pasted or read, its first row the headings. */
export type Cells = readonly (readonly string[])[];

/** A register's fields as data, and those a form asks for: what a thread can be sent. */
export interface Sheet {
  readonly register: Register;
  readonly asked: readonly Field[];
  readonly rows: Cells;
}
/** A row as the form would hold it (`typed`), and as the register reads it or what is wrong with it. */
export interface TypedRow {
  readonly row: number;
  readonly typed: Values;
  readonly values: Values | null;
  readonly faults: Readonly<Record<string, Label>>;
}
export interface TypedTable {
  readonly headings: readonly { readonly heading: string; readonly key: string | null }[];
  readonly rows: readonly TypedRow[];
}

/** Reads every row as the form would; rows are counted as the sheet shows them, blank ones left out. */
export function readSheet({ register, asked, rows: [headings = [], ...rows] }: Sheet): TypedTable {
  const columns = headings.map((heading) => ({ heading, field: readHeading(asked, heading) }));
  return {
    headings: columns.map(({ heading, field }) => ({ heading, key: field?.key ?? null })),
    rows: rows.flatMap((cells, i): TypedRow[] => {
      if (cells.every((c) => c.trim() === "")) return [];
      const typed = Object.fromEntries(
        columns.flatMap(({ field }, at) => (field ? [[field.key, readTyped(field, (cells[at] ?? "").trim())] as const] : [])),
      );
      const read = readValues(register, typed);
      return [{ row: i + 2, typed, values: read.ok ? read.value : null, faults: read.ok ? {} : read.error }];
    }),
  };
}
