import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import { rowsOf } from "../db/rows.ts";
import type { Services } from "../http/server.ts";
import { keyOf } from "./files.ts";

/** Erases the files of a case that is listed for erasing, in the transaction that erases the rest of it; their contents go with `dropErased`. */
export async function eraseFiles(tx: Db, caseId: number): Promise<number> {
  const [done] = await rowsOf<{ n: number }>(tx, sql`select erase_files(${caseId}) as n`);
  return done?.n ?? 0;
}

/** Drops contents that no row refers to since the erasing was committed; what a crash left over is dropped in the next round. */
export async function dropErased({ database, files, rootUnitId }: Services): Promise<void> {
  const gone = await database.asRoot(rootUnitId, (db) => rowsOf<{ sha256: Buffer }>(db, sql`select files_to_drop() as sha256`));
  for (const { sha256 } of gone) {
    await files.drop(keyOf(sha256));
    await database.asRoot(rootUnitId, (db) => sql`select file_dropped(${sha256})`.execute(db));
  }
}
