import { sql } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import { type Actor, type Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";

/** Demands of the scope registered since a day, never marked before, oldest first, as the engine looks at them. */
export const listSubmissions = (db: Db, scope: Scope, since: string) =>
  db
    .selectFrom("work_case as c")
    .innerJoin("demand as d", "d.id", "c.id")
    .innerJoin("case_event as e", (j) => j.onRef("e.case_id", "=", "c.id").on("e.seq", "=", 1))
    .leftJoin("person as p", "p.id", "c.adviser_person_id")
    .select([
      "c.id",
      "c.title",
      "c.opened_on as openedOn",
      "d.source",
      "d.raw_text",
      "d.present_state",
      "d.target",
      "d.tried",
      "d.limits",
      "e.actor_id as author",
      "e.at",
      "p.name as adviserName",
      (eb) => eb.exists(eb.selectFrom("grey_mark").select("id").whereRef("demand_id", "=", "c.id")).as("marked"),
    ])
    .where("c.process", "=", "demand")
    .where("c.opened_on", ">=", since)
    .where(inScope("c", scope))
    .orderBy("c.id", "desc")
    .limit(5000)
    .execute();

export const findGreyMark = (db: Db, id: number) =>
  db
    .selectFrom("work_case as c")
    .innerJoin("grey_mark as g", "g.id", "c.id")
    .innerJoin("work_case as d", "d.id", "g.demand_id")
    .innerJoin("unit as u", "u.id", "c.unit_id")
    .leftJoin("person as p", "p.id", "c.adviser_person_id")
    .leftJoin("person as o", "o.id", "c.owner_person_id")
    .selectAll("c")
    .select([
      "g.demand_id",
      "g.signs",
      "d.title as demand_title",
      "d.grey_reason as demand_grey",
      "u.name as unit_name",
      "p.name as adviser_name",
      "o.name as owner_name",
    ])
    .where("c.id", "=", id)
    .executeTakeFirst();

/** The mark that makes a demand grey now, or the last one answered. */
export const findLastMark = (db: Db, demandId: number) =>
  db
    .selectFrom("grey_mark as g")
    .innerJoin("work_case as c", "c.id", "g.id")
    .select(["g.id", "g.signs", "c.state"])
    .where("g.demand_id", "=", demandId)
    .orderBy("g.id", "desc")
    .limit(1)
    .executeTakeFirst();

/** Withdraws every fact in force of a demand and of the cases opened under it; returns how many. */
export async function withdrawFacts(tx: Db, actor: Actor, demandId: number, reason: string): Promise<number> {
  const done = await sql`
    WITH RECURSIVE below AS (
      SELECT id, process FROM work_case WHERE id = ${demandId}
      UNION ALL SELECT c.id, c.process FROM work_case c JOIN below ON c.parent_id = below.id)
    INSERT INTO ledger_fact (kind, occurred_on, unit_id, unit_path, region_code, subject, evidence, actor_id, supersedes, void, reason)
    SELECT f.kind, f.occurred_on, f.unit_id, f.unit_path, f.region_code, f.subject, f.evidence, ${actor.id}, f.id, true, ${reason}
    FROM ledger_fact f
    WHERE f.subject IN (SELECT process || ':' || id FROM below) AND NOT f.void
      AND NOT EXISTS (SELECT FROM ledger_fact l WHERE l.supersedes = f.id)
    ORDER BY f.id`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}

/** Records anew, with their own days and figures, the facts withdrawn for this reason; the appeal joins their evidence. */
export async function restoreFacts(tx: Db, actor: Actor, reason: string, greyId: number): Promise<number> {
  const appeal = JSON.stringify([{ type: "case", ref: `grey:${greyId}`, label: "申诉成立，恢复计数" }]);
  const done = await sql`
    INSERT INTO ledger_fact (kind, occurred_on, unit_id, unit_path, region_code, subject, measures, dimensions, keys, evidence, actor_id)
    SELECT f.kind, f.occurred_on, f.unit_id, f.unit_path, f.region_code, f.subject, f.measures, f.dimensions, f.keys,
      f.evidence || ${appeal}::jsonb, ${actor.id}
    FROM ledger_fact v JOIN ledger_fact f ON f.id = v.supersedes
    WHERE v.void AND v.reason = ${reason} ORDER BY f.id`.execute(tx);
  return Number(done.numAffectedRows ?? 0n);
}
