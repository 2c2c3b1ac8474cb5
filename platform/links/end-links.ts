import type { ProcessDef } from "@bihuan/casework";
import { sql } from "kysely";
import type { Db } from "../db/database.ts";

/**
 * After a step: links of parties who have nothing to answer in the new state die with the old one, and their waiting messages with them.
 * Whoever began the case himself keeps his, to read what became of it.
 */
export async function endLinks(tx: Db, process: ProcessDef, c: { id: number; state: string; closed_on: string | null }, at: string) {
  const answering = Object.values(process.actions).flatMap((a) => (a.from.length === 0 || a.from.includes(c.state) ? a.by : []));
  await tx
    .updateTable("one_time_link")
    .set({ revoked_at: at, revoked_because: c.closed_on === null ? "edited" : "closed" })
    .where("case_id", "=", c.id)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .where(sql<boolean>`party <> all (${[...new Set(answering)]}::text[])`)
    .execute();
}
