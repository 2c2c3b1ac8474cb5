import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import type { Label } from "../http/contract.ts";
import type { Services } from "../http/server.ts";
import type { Cells, Told } from "../records/read-table.ts";
import type { SheetOut } from "../sheets/write-xlsx.ts";
import type { OpenLink } from "./links.ts";

/** A fault at its place in the sheet that was sent: row and column from 1, column 0 where the sheet has none. */
export interface SheetFault {
  readonly row: number;
  readonly column: number;
  readonly text: Label;
}

export type SheetTaken = { readonly stored: number; readonly changed: number } | { readonly faults: readonly SheetFault[] };

export interface ByLink {
  readonly actor: Actor;
  readonly services: Services;
  readonly link: OpenLink;
}

/** A workbook that the holder of a link fetches, fills in and sends back: all of it comes in, or it goes back with what is wrong written in. */
export interface LinkSheet {
  readonly mostBytes: number;
  /** Headings it knows. */
  readonly known: readonly string[];
  /** With what is there already; the name without its ending. */
  readonly write: (db: Db, by: ByLink) => Promise<{ readonly name: string; readonly sheets: readonly SheetOut[] }>;
  /** `rows`: headings first; `at`: the sheet's own number of each row below them. Refuses in words what no row is to blame for. */
  readonly take: (tx: Db, by: ByLink, table: { readonly rows: Cells } & Pick<Told, "at" | "since1904">) => Promise<SheetTaken>;
}
