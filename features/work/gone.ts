import { sql } from "kysely";
import { depthOf, type Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { HOLDER_DEPTH } from "../../platform/db/holders.ts";
import { isGone, isGoneAmongMany } from "./vacancies.ts";

/** By unit, day and the stamps beneath; what was used longest ago goes first. */
const KEPT = new Map<string, readonly number[]>();
const MOST = 1000;

/**
 * Persons of the subtree who hold no post on the day or cannot sign in. Found anew when the staff of a county beneath has changed
 * (`staff_stamp`), read with every question; inside a transaction that has written nothing is kept.
 */
export async function listGone(db: Db, { scope }: Actor, today: string): Promise<readonly number[]> {
  const depth = depthOf(scope);
  const isBeneath = sql<boolean>`unit_path[${sql.lit(depth)}] = ${scope.unitId}`;
  const find = async (gone: typeof isGone): Promise<number[]> =>
    (await sql<{ id: number }>`select p.id from person p where ${isBeneath} and ${gone(today)}`.execute(db)).rows.map((r) => r.id);
  // A county's persons are few.
  if (depth >= HOLDER_DEPTH) return find(isGone);
  const { rows } = await sql<{ stamps: string | null; settled: boolean }>`
    select md5(string_agg(concat_ws(' ', unit_id, stamp), ';' order by unit_id)) as stamps, pg_current_xact_id_if_assigned() is null as settled
    from staff_stamp where ${isBeneath}`.execute(db);
  const key = `${scope.unitId} ${today} ${rows[0]?.stamps}`;
  const found = rows[0]?.settled ? KEPT.get(key) : undefined;
  const ids = found ?? (await find(isGoneAmongMany));
  if (!rows[0]?.settled) return ids;
  KEPT.delete(key);
  KEPT.set(key, ids);
  for (const [oldest] of KEPT) {
    if (KEPT.size <= MOST) break;
    KEPT.delete(oldest);
  }
  return ids;
}
