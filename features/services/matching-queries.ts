import { sql, type SqlBool } from "kysely";
import { actorIdOf } from "../../platform/access/actor-names.ts";
import { inScope } from "../../platform/access/in-scope.ts";
import { type Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";

/** Digits of a code at which two fields, and letters at which two industries, are near at all. */
const NEAR = { field: 2, industry: 1 };

/**
 * Supplies as the matching engine takes them, read across all units: their load is the introductions asked or agreed whose
 * need is still under way. Nothing but counts leaves. For one need: those its search found, and those whose codes lie near.
 */
export const listSuppliesForMatching = (db: Db, only?: { ids: readonly number[]; fieldCode: string | null; industryCode: string | null }) =>
  db
    .selectFrom("supply as s")
    .leftJoin(
      (eb) =>
        eb
          .selectFrom("introduction as i")
          .innerJoin("work_case as c", "c.id", "i.id")
          .innerJoin("work_case as d", "d.id", "i.demand_id")
          .select([
            "i.supply_id",
            sql<number>`count(*) filter (where c.state = 'asked' or (c.state = 'agreed' and d.state in ('introduced', 'in_talks')))`.as(
              "load",
            ),
            sql<number>`count(*) filter (where c.state = 'agreed' and d.closed_on is not null)`.as("ended"),
            sql<number>`count(*) filter (where c.state = 'agreed' and d.state = 'effective')`.as("effects"),
          ])
          .groupBy("i.supply_id")
          .as("past"),
      (j) => j.onRef("past.supply_id", "=", "s.id"),
    )
    .select([
      "s.id",
      "s.name",
      "s.organisation",
      "s.summary",
      "s.field_code",
      "s.industry_code",
      "s.region_code",
      "s.readiness",
      "s.capacity",
      "s.valid_to",
      "s.refusals",
      "past.load",
      "past.ended",
      "past.effects",
    ])
    .where("s.withdrawn_on", "is", null)
    .$if(only !== undefined, (q) =>
      q.where(
        sql<SqlBool>`(s.id = any(${only?.ids ?? []}::bigint[])
          or left(s.field_code, ${NEAR.field}) = ${only?.fieldCode?.slice(0, NEAR.field) ?? null}
          or left(s.industry_code, ${NEAR.industry}) = ${only?.industryCode?.slice(0, NEAR.industry) ?? null})`,
      ),
    )
    .orderBy("s.id")
    .execute();
/** The words of all supplies on offer, in pages of 1,000. */
export async function* readSupplyTexts(db: Db) {
  for (let after = 0, more = true; more;) {
    const page = await db
      .selectFrom("supply")
      .select(["id", "name", "organisation", "summary"])
      .where("withdrawn_on", "is", null)
      .where("id", ">", after)
      .orderBy("id")
      .limit(1000)
      .execute();
    yield page;
    after = page.at(-1)?.id ?? after;
    more = page.length === 1000;
  }
}
export type SupplyForMatching = Awaited<ReturnType<typeof listSuppliesForMatching>>[number];

/** The weights in force for records of a unit: the latest version of the nearest unit above it. */
export const findWeights = (db: Db, unitPath: readonly number[]) =>
  db
    .selectFrom("match_weights")
    .selectAll()
    .where("unit_id", "in", [...unitPath])
    .orderBy(sql`array_length(unit_path, 1)`, "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();

/** Agreed introductions of the scope whose need has come to an effect, and to an end without one. */
export const countOutcomes = (db: Db, scope: Scope) =>
  db
    .selectFrom("introduction as i")
    .innerJoin("work_case as c", "c.id", "i.id")
    .innerJoin("work_case as d", "d.id", "i.demand_id")
    .select([
      sql<number>`count(*) filter (where d.state = 'effective')`.as("effective"),
      sql<number>`count(*) filter (where d.state = 'ended')`.as("without"),
    ])
    .where("c.state", "=", "agreed")
    .where("d.grey_reason", "is", null)
    .where(inScope("d", scope))
    .executeTakeFirstOrThrow();

/** All versions a unit lives under or made, newest first. */
export const listWeights = (db: Db, unitPath: readonly number[]) =>
  db
    .selectFrom("match_weights as w")
    .innerJoin("unit as u", "u.id", "w.unit_id")
    .leftJoin("person as p", (j) => j.onRef("w.activated_by", "=", actorIdOf("p.id")))
    .select([
      "w.id",
      "w.weights",
      "w.note",
      "w.activated_by as actorId",
      "w.activated_at as at",
      "u.name as unitName",
      "p.name as actorName",
    ])
    .where("w.unit_id", "in", [...unitPath])
    .orderBy("w.id", "desc")
    .limit(50)
    .execute();

/** Published needs of a month that still look for a supplier, inside the scope. */
export const listNeedsOfMonth = (db: Db, scope: Scope, month: string) =>
  db
    .selectFrom("demand as d")
    .innerJoin("work_case as c", "c.id", "d.id")
    .select("d.id")
    .where("c.process", "=", "demand")
    .where("c.state", "in", ["published", "matching"])
    .where("c.grey_reason", "is", null)
    .where(inScope("c", scope))
    .where("d.published_on", ">=", `${month}-01`)
    .where("d.published_on", "<", sql<string>`(${`${month}-01`}::date + interval '1 month')::date`)
    .orderBy("d.id")
    .limit(2000)
    .execute();

/** Places already promised by accepted assignments that nobody has decided on yet, by supply; the needs named are left out. */
export const listPromises = (db: Db, exceptDemands: readonly number[]) =>
  db
    .selectFrom("candidate")
    .select(["supply_id as supplyId", sql<number>`count(*)`.as("n")])
    .where("run_id", "is not", null)
    .where("status", "=", "proposed")
    .where("demand_id", "not in", [0, ...exceptDemands])
    .groupBy("supply_id")
    .execute();

/** Pairs a person has decided already: they stay as they are. */
export const listDecided = (db: Db, demandIds: readonly number[]) =>
  db
    .selectFrom("candidate")
    .select(["demand_id as demandId", "supply_id as supplyId"])
    .where("demand_id", "in", [0, ...demandIds])
    .where("status", "in", ["chosen", "rejected"])
    .execute();

export const listRuns = (db: Db, scope: Scope) =>
  db
    .selectFrom("assignment_run as r")
    .innerJoin("unit as u", "u.id", "r.unit_id")
    .leftJoin("person as p", (j) => j.onRef("r.accepted_by", "=", actorIdOf("p.id")))
    .select([
      "r.id",
      "r.month",
      "r.accepted_at as at",
      "r.accepted_by as actorId",
      "p.name as actorName",
      "u.name as unitName",
      sql<number>`jsonb_array_length(r.report)`.as("needs"),
    ])
    .where(inScope("r", scope))
    .orderBy("r.id", "desc")
    .limit(20)
    .execute();

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
