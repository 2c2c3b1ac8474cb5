import { sql, type SqlBool } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import { type Actor, type Scope } from "../../platform/access/scope.ts";
import { namedCases } from "../../platform/casework/named.ts";
import type { Db } from "../../platform/db/database.ts";
import { COUNTY_DEPTH } from "../services/index.ts";

/** One look takes in a county with all below; a city, a province or the country has its own demands apart from its counties'. */
export interface ScanPlace {
  unitId: number;
  unitPath: number[];
  newestId: number;
}
const COUNTY = sql.lit(COUNTY_DEPTH);

/** Demands of a place registered since a day, newest first, as the engine looks at them. */
export const listSubmissions = (db: Db, placeId: number, since: string) =>
  db
    .selectFrom("work_case as c")
    .innerJoin("demand as d", "d.id", "c.id")
    .innerJoin("case_event as e", (j) => j.onRef("e.case_id", "=", "c.id").on("e.seq", "=", 1))
    .select([
      "c.id",
      "c.title",
      "d.source",
      "d.raw_text",
      "d.present_state",
      "d.target",
      "d.tried",
      "d.limits",
      "e.actor_id as author",
      "e.at",
    ])
    .where("c.process", "=", "demand")
    .where("c.opened_on", ">=", since)
    .where(sql<SqlBool>`(c.unit_path[${COUNTY}] = ${placeId} or (c.unit_path[${COUNTY}] is null and c.unit_id = ${placeId}))`)
    .orderBy("c.id", "desc")
    .limit(5000)
    .execute();

/** Places of the scope whose newest demand of the window came after the last look at them; all with demands where asked. */
export async function listPlacesToScan(db: Db, since: string, { all = false } = {}): Promise<ScanPlace[]> {
  const { rows } = await sql<ScanPlace>`
    select p.id as "unitId", p.path as "unitPath", newest as "newestId" from (
      select coalesce(c.unit_path[${COUNTY}], c.unit_id) as place, max(c.id) as newest from work_case c
      where c.process = 'demand' and c.opened_on >= ${since} group by 1) n
    join unit p on p.id = n.place left join sign_scan s on s.unit_id = p.id
    where ${all} or s.newest_id is null or s.newest_id < n.newest order by p.id`.execute(db);
  return rows;
}

/** Puts what a look found in the place of what stood there. */
export async function keepFindings(
  tx: Db,
  place: ScanPlace,
  found: { scanned: number; suspects: readonly { id: number; signs: readonly unknown[] }[]; at: string },
): Promise<void> {
  const row = { unit_path: place.unitPath, scanned: found.scanned, newest_id: place.newestId, at: found.at };
  await tx
    .insertInto("sign_scan")
    .values({ unit_id: place.unitId, ...row })
    .onConflict((oc) => oc.column("unit_id").doUpdateSet(row))
    .execute();
  await sql`delete from demand_sign using work_case c where c.id = demand_id
    and (c.unit_path[${COUNTY}] = ${place.unitId} or (c.unit_path[${COUNTY}] is null and c.unit_id = ${place.unitId}))`.execute(tx);
  for (let i = 0; i < found.suspects.length; i += 500)
    await tx
      .insertInto("demand_sign")
      .values(found.suspects.slice(i, i + 500).map((s) => ({ demand_id: s.id, signs: JSON.stringify(s.signs) })))
      .execute();
}

export const listFindings = (db: Db, scope: Scope) =>
  db
    .selectFrom("demand_sign as s")
    .innerJoin("work_case as c", "c.id", "s.demand_id")
    .leftJoin("person as p", "p.id", "c.adviser_person_id")
    .select(["s.demand_id as demandId", "c.title", "c.opened_on as openedOn", "p.name as adviserName", "s.signs"])
    .where(inScope("c", scope))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("grey_mark as g").select("g.id").whereRef("g.demand_id", "=", "s.demand_id"))),
    )
    .orderBy("s.demand_id")
    .limit(5000)
    .execute();

/** When a place of the scope was last looked at, and how many demands the last looks took in; of a town, its county's. */
export const findLastScan = (db: Db, scope: Scope) =>
  db
    .selectFrom("sign_scan")
    .select([sql<string | null>`max(at)`.as("at"), sql<number>`coalesce(sum(scanned), 0)::int`.as("scanned")])
    .where(inScope("sign_scan", scope))
    .executeTakeFirst();

export const findGreyMark = (db: Db, id: number) =>
  namedCases(db)
    .innerJoin("grey_mark as g", "g.id", "c.id")
    .innerJoin("work_case as d", "d.id", "g.demand_id")
    .select(["g.demand_id", "g.signs", "d.title as demand_title", "d.grey_reason as demand_grey"])
    .where("c.id", "=", id)
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

/** Records anew, with their own days and figures, the facts withdrawn for this reason; the appeal joins their evidence, and what they rested on they rest on again. */
export async function restoreFacts(tx: Db, actor: Actor, reason: string, greyId: number): Promise<number> {
  const appeal = JSON.stringify([{ type: "case", ref: `grey:${greyId}`, label: "申诉成立，恢复计数" }]);
  const { rows: withdrawn } = await sql<{ id: number }>`
    SELECT f.id FROM ledger_fact v JOIN ledger_fact f ON f.id = v.supersedes
    WHERE v.void AND v.reason = ${reason} ORDER BY f.id`.execute(tx);
  for (const { id } of withdrawn)
    await sql`
      WITH RECURSIVE anew AS (
        INSERT INTO ledger_fact (kind, occurred_on, unit_id, unit_path, region_code, subject, measures, dimensions, keys, evidence, actor_id)
        SELECT kind, occurred_on, unit_id, unit_path, region_code, subject, measures, dimensions, keys, evidence || ${appeal}::jsonb, ${actor.id}
        FROM ledger_fact WHERE id = ${id} RETURNING id),
      back AS (SELECT id, supersedes FROM ledger_fact WHERE id = ${id} UNION ALL SELECT f.id, f.supersedes FROM ledger_fact f JOIN back ON f.id = back.supersedes)
      INSERT INTO confirmation_fact (confirmation_id, fact_id)
      SELECT x.confirmation_id, anew.id FROM anew, back JOIN confirmation_fact x ON x.fact_id = back.id`.execute(tx);
  return withdrawn.length;
}

/** Introductions asked in the scope's demands by the month they were asked in, with the places both orders gave them. */
export const listIntroductionsWithRank = (db: Db, scope: Scope, period: { from: string; to: string }) =>
  db
    .selectFrom("introduction as i")
    .innerJoin("work_case as c", "c.id", "i.id")
    .innerJoin("work_case as d", "d.id", "i.demand_id")
    .innerJoin("supply as s", "s.id", "i.supply_id")
    .select([
      "i.id as introductionId",
      sql<string>`to_char(c.opened_on, 'YYYY-MM')`.as("month"),
      "i.demand_id as demandId",
      "d.title",
      "s.name as supplyName",
      "i.rank",
      "i.baseline_rank as baselineRank",
      "i.by_hand as byHand",
      "i.run_id as runId",
      sql<string>`case when c.state <> 'agreed' then c.state else d.state end`.as("outcome"),
    ])
    .where("c.opened_on", ">=", `${period.from}-01`)
    .where("c.opened_on", "<", sql<string>`(${`${period.to}-01`}::date + interval '1 month')::date`)
    .where("d.grey_reason", "is", null)
    .where(inScope("d", scope))
    .orderBy("c.opened_on", "desc")
    .orderBy("i.id", "desc")
    .execute();
