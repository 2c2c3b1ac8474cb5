import { sql } from "kysely";
import { actorIdOf } from "../../platform/access/actor-names.ts";
import { inScope } from "../../platform/access/in-scope.ts";
import { type Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";

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
    .select(["demand_id as demandId", "supply_id as supplyId", "status"])
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
