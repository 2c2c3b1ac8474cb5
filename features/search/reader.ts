import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { manifestPath } from "../../platform/search/folder.ts";

/** The name under which the index of a folder is told of changes. A folder that was copied elsewhere is another index. */
interface Kept {
  readonly name: string;
  readonly place: string;
}

const fileOf = (folder: string): string => join(folder, "reader.json");
const placeOf = (folder: string): string => `${hostname()}:${realpathSync(folder)}`;

function keptName(folder: string): string | undefined {
  if (!existsSync(fileOf(folder))) return undefined;
  const kept = JSON.parse(readFileSync(fileOf(folder), "utf8")) as Kept;
  return kept.place === placeOf(folder) ? kept.name : undefined;
}

/** The folder's reader, where it is registered. */
export async function readerOf(db: Db, folder: string): Promise<number | undefined> {
  const name = keptName(folder);
  if (name === undefined) return undefined;
  return (await sql<{ id: number }>`select id from search_reader where name = ${name}`.execute(db)).rows[0]?.id;
}

/** From this transaction's commit on every change is noted for the folder's index, and every change before it can be read. */
export async function registerReader(tx: Db, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const kept: Kept = { name: randomUUID(), place: placeOf(folder) };
  await sql`lock table search_change in share row exclusive mode`.execute(tx);
  const { rows } = await sql<{ id: number }>`insert into search_reader (name) values (${kept.name}) returning id`.execute(tx);
  writeFileSync(fileOf(folder), JSON.stringify(kept), { mode: 0o600 });
  return (rows[0] as { id: number }).id;
}

/** The next opening finds nothing and builds from the database. */
export const forgetIndex = (folder: string): void => rmSync(manifestPath(folder), { force: true });

/** What the folder's index has to take in: changes, or everything. Asked every few seconds, it says that the reader lives. */
export async function whatWaits(db: Db, folder: string): Promise<"nothing" | "changes" | "everything"> {
  const reader = await readerOf(db, folder);
  if (reader === undefined) return "everything";
  await sql`update search_reader set seen_at = now() where id = ${reader} and seen_at < now() - interval '1 hour'`.execute(db);
  const { rows } = await sql<{ wait: boolean }>`select exists (select from search_change where reader = ${reader}) as wait`.execute(db);
  return rows[0]?.wait ? "changes" : "nothing";
}

/** Of indexes that have been away for a week nothing is kept any more. */
export const forgetReaders = (db: Db): Promise<unknown> =>
  sql`delete from search_reader where seen_at < now() - interval '7 days'`.execute(db);
