import type { Actor } from "../access/scope.ts";
import type { ReceivedTable } from "../files/files.ts";
import type { Services } from "../http/server.ts";
import { isKnownBy } from "../sheets/heading.ts";
import { ANY_LENGTH, openBook } from "../sheets/open.ts";
import type { Book } from "../sheets/rows.ts";
import { fileSource } from "../sheets/source.ts";
import { readTables, type SheetTable } from "../sheets/tables.ts";
import { Unreadable } from "../sheets/unreadable.ts";
import { addJob, lookedAt, MOST_AT_ONCE, type ImportAsked } from "./jobs.ts";

export interface Look {
  readonly name: string;
  /** Headings the asker understands. */
  readonly known: readonly string[];
  /** A row of headings chosen by hand. */
  readonly chosen?: { readonly sheet: number; readonly heading: number } | undefined;
  /** A register that takes tables of any length, if the asker may bring something into it. */
  readonly register?: string | undefined;
  readonly mostAtOnce?: number;
}
export interface Looked {
  readonly format: Book["format"];
  readonly sheets: readonly SheetTable[];
  /** A file with a long sheet, kept until it is said to come in. */
  readonly job?: number;
}

/** A file of tables as every import takes it, on the screen and at the console: each sheet with its headings, rows and what is told of it. */
export async function lookAtTable(asked: { actor: Actor; services: Services }, file: ReceivedTable, look: Look): Promise<Looked> {
  const { name, register } = look;
  const mayKeep = register !== undefined && asked.services.house.records.has(register) && asked.actor.permissions.has(`${register}.edit`);
  const { format, sheets } = await read(file.path, look, mayKeep ? (look.mostAtOnce ?? MOST_AT_ONCE) : undefined);
  if (!mayKeep || !sheets.some((s) => s.large)) return { format, sheets };
  const job: ImportAsked = { sheets: sheets.map(lookedAt), sheet: 0, fields: [], partial: false };
  const kept = await file.keep();
  const id = await asked.services.database.write(asked.actor.scope, (tx) =>
    addJob(tx, asked, { kind: "import", register, name, state: "kept", stage: "check", file: kept, asked: job }),
  );
  return { format, sheets, job: id };
}

async function read(path: string, { name, known, chosen }: Look, most: number | undefined) {
  const book = await openBook(fileSource(path), most === undefined ? undefined : ANY_LENGTH);
  try {
    // A workbook by its name whose bytes are words was cut or changed on its way.
    if (book.format === "csv" && /\.xlsx$/i.test(name)) throw new Unreadable("broken");
    return { format: book.format, sheets: await readTables(book, isKnownBy(known), chosen, most) };
  } finally {
    book.close();
  }
}
