import { addDays, type Day } from "@bihuan/kit";
import { sql, type SqlBool } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import { depthOf, type Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { HOLDER_DEPTH } from "../../platform/db/holders.ts";

const QUIET_DAYS = 90;
const NAMED = 60;

/** Counties, seen from above; the units right beneath, seen from a county: those with something overdue, longest first, which is no rank. */
export const listOverdueBelow = (db: Db, actor: Actor, today: Day) =>
  db
    .selectFrom("work_case as c")
    .innerJoin("unit as u", (j) =>
      j.on("u.id", "=", sql<number>`c.unit_path[${sql.lit(Math.max(depthOf(actor.scope) + 1, HOLDER_DEPTH))}]`),
    )
    .select(["u.id as unitId", "u.name as unitName", sql<number>`count(*)`.as("overdue"), sql<string>`min(c.due_on)`.as("since")])
    .where("c.closed_on", "is", null)
    .where("c.due_on", "<", today)
    .where(inScope("c", actor.scope))
    .groupBy(["u.id", "u.name"])
    .orderBy("since")
    .limit(NAMED)
    .execute();

/** Counties of a city's or province's leader where no need was registered for a quarter of a year, in the order of their codes. */
export async function listQuiet(db: Db, actor: Actor, today: Day): Promise<{ days: number; counties: number; quiet: string[] } | null> {
  const depth = depthOf(actor.scope);
  if (depth >= HOLDER_DEPTH || !actor.roles.includes("leader")) return null;
  const since = addDays(today, -QUIET_DAYS);
  const rows = await db
    .selectFrom("unit as u")
    .select([
      "u.name",
      sql<boolean>`not exists (select from work_case c where c.process = 'demand' and c.unit_path[${sql.lit(HOLDER_DEPTH)}] = u.id and c.opened_on >= ${since})`.as(
        "quiet",
      ),
    ])
    .where(sql<SqlBool>`cardinality(u.path) = ${sql.lit(HOLDER_DEPTH)} and u.path[${sql.lit(depth)}] = ${actor.scope.unitId}`)
    .where("u.kind", "=", "association")
    .where("u.valid_to", "is", null)
    .orderBy("u.region_code")
    .execute();
  return { days: QUIET_DAYS, counties: rows.length, quiet: rows.filter((r) => r.quiet).map((r) => r.name) };
}
