import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";

/** A row of `deputy` (by its alias) that holds on a day. */
export const deputyOn = (alias: string, today: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(`${alias}.from_on`)} <= ${today} and ${sql.ref(`${alias}.to_on`)} >= ${today}
    and (${sql.ref(`${alias}.ended_on`)} is null or ${sql.ref(`${alias}.ended_on`)} > ${today})`;

/** What an act in another's post adds to its event: for whom it was done. */
export const forWhom = (actor: Actor): { for?: number } => (actor.deputyFor ? { for: actor.deputyFor.personId } : {});

/** Whether this actor may act on a case at all: whoever was given some cases acts on those and on what hangs on them. */
export const isGiven = (actor: Actor, caseId: number | null, parentId: number | null = null): boolean => {
  const given = actor.deputyFor?.caseIds;
  return !given || [caseId, parentId].some((id) => id !== null && given.includes(id));
};

/** Whether somebody acted in another's post in one of these cases: for a check by a second person he is none. */
export async function hasStoodIn(db: Db, actor: Actor, caseIds: readonly (number | null)[]): Promise<boolean> {
  const ids = caseIds.filter((id) => id !== null);
  if (ids.length === 0) return false;
  const { rows } =
    await sql`select from case_event where case_id = any (${ids}::bigint[]) and actor_id = ${actor.id} and data ? 'for' limit 1`.execute(
      db,
    );
  return rows.length > 0;
}
