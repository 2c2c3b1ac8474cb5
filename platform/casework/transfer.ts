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
  await sql`insert into case_tally (process, unit_id, unit_path, state, n)
    select process, ${to.id}::int, ${path}::int[], state, count(*) from work_case where unit_id = ${from} and closed_on is null group by process, state
    on conflict (process, unit_id, state) do update set n = case_tally.n + excluded.n`.execute(tx);
  await sql`update case_tally t set n = t.n - k.n
    from (select process, state, count(*)::int as n from work_case where unit_id = ${from} and closed_on is null group by process, state) k
    where t.unit_id = ${from} and t.process = k.process and t.state = k.state`.execute(tx);
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
