import { sql } from "kysely";
import type { Actor } from "../access/scope.ts";
import type { Db } from "../db/database.ts";
import { HAND_OVER, HAND_OVER_ROLE } from "./process.ts";

/**
 * Carries a unit's open cases to the unit that takes over; each case's history says so, closed cases stay where they ended.
 * Cases of other units that were shared with the old one, or wait for it, follow too. Returns how many open cases moved.
 */
export async function transferCases(
  tx: Db,
  actor: Actor,
  from: number,
  to: { id: number; path: readonly number[] },
  at: string,
): Promise<number> {
  const path = [...to.path];
  const { rows } = await sql<{ id: number; seq: number; state: string }>`
    update work_case set unit_id = ${to.id}, unit_path = ${path}::int[], seq = seq + 1
    where unit_id = ${from} and closed_on is null returning id, seq, state`.execute(tx);
  if (rows.length > 0)
    await tx
      .insertInto("case_event")
      .values(
        rows.map((c) => ({
          case_id: c.id,
          seq: c.seq,
          action: HAND_OVER,
          to_state: c.state,
          at,
          actor_id: actor.id,
          role: HAND_OVER_ROLE,
          data: JSON.stringify({ fromUnit: from, toUnit: to.id }),
        })),
      )
      .execute();
  await sql`update work_case set owner_unit_id = ${to.id} where owner_unit_id = ${from} and closed_on is null`.execute(tx);
  await sql`update work_case set shared_path = shared_path || ${path}::int[] where shared_path @> ${[from]}::int[] and closed_on is null`.execute(
    tx,
  );
  return rows.length;
}

/** Gives one open case to another unit of the subtree; the step that does it says so in the case's history. */
export const moveCase = (tx: Db, caseId: number, to: { id: number; path: readonly number[] }) =>
  tx
    .updateTable("work_case")
    .set({ unit_id: to.id, unit_path: [...to.path] })
    .where("id", "=", caseId)
    .execute();
