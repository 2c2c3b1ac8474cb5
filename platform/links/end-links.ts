import type { ProcessDef } from "@bihuan/casework";
import { sql } from "kysely";
import type { Db } from "../db/database.ts";

/**
 * After a step: links of parties who have nothing to answer in the new state die with the old one, and their waiting messages with them.
 * Whoever began the case himself keeps his, to read what became of it.
 */
export async function endLinks(
  tx: Db,
  process: ProcessDef,
  cases: readonly { readonly id: number; readonly state: string }[],
  at: string,
): Promise<void> {
  for (const [state, moved] of Map.groupBy(cases, (c) => c.state)) {
    const answering = Object.values(process.actions).flatMap((a) => (a.from.length === 0 || a.from.includes(state) ? a.by : []));
    await tx
      .updateTable("one_time_link")
      .set({ revoked_at: at, revoked_because: process.states[state]?.final ? "closed" : "edited" })
      .where(sql<boolean>`case_id = any (${moved.map((c) => c.id)}::bigint[])`)
      .where("used_at", "is", null)
      .where("revoked_at", "is", null)
      .where(sql<boolean>`party <> all (${[...new Set(answering)]}::text[])`)
      .execute();
  }
}
