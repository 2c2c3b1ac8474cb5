import type { Refusals, Supply } from "@bihuan/matching";
import { sql, type SqlBool } from "kysely";
import type { Db } from "../../platform/db/database.ts";

/** Digits of a code at which two fields, and letters at which two industries, are near at all. */
const NEAR = { field: 2, industry: 1 };

/**
 * Supplies as the matching engine takes them, read across all units: their load is the introductions asked or agreed whose
 * need is still under way. Nothing but counts leaves. For one need: those its search found, and those whose codes lie near.
 */
export async function listSuppliesForMatching(
  db: Db,
  only?: { ids: readonly number[]; fieldCode: string | null; industryCode: string | null },
) {
  return withPersonsLoad(db, await readSupplies(db, only));
}

/** Whoever stands twice among the suppliers carries what both entries carry: promised by one, he is no freer by the other. */
async function withPersonsLoad<S extends { readonly id: number; readonly load: number | null }>(
  db: Db,
  supplies: readonly S[],
): Promise<S[]> {
  const { rows } = await sql<{ id: number; load: number }>`select m.id, (
      select count(*)::int from introduction i join work_case c on c.id = i.id join work_case d on d.id = i.demand_id
      where i.supply_id in (select one.id from same_person('supply', m.id) one where one.list = 'supply') and ${UNDER_WAY}) as load
    from (select gone_id as id from person_merge where gone_list = 'supply' and outcome = 'agreed' and parted_at is null
      union select kept_id from person_merge where kept_list = 'supply' and outcome = 'agreed' and parted_at is null) m`.execute(db);
  if (rows.length === 0) return [...supplies];
  const loads = new Map(rows.map((r) => [r.id, r.load]));
  return supplies.map((s) => ({ ...s, load: loads.get(s.id) ?? s.load }));
}

const UNDER_WAY = sql`(c.state = 'asked' or (c.state = 'agreed' and d.state in ('introduced', 'in_talks')))`;
const readSupplies = (db: Db, only?: { ids: readonly number[]; fieldCode: string | null; industryCode: string | null }) =>
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
            sql<number>`count(*) filter (where ${UNDER_WAY})`.as("load"),
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
      "s.credit_code",
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
export type SupplyForMatching = Awaited<ReturnType<typeof listSuppliesForMatching>>[number];

/** A stored supply as the engine takes it. */
export const supplyOf = (s: SupplyForMatching): Supply => ({
  id: s.id,
  name: s.name,
  organisation: s.organisation,
  creditCode: s.credit_code,
  summary: s.summary,
  fieldCode: s.field_code,
  industryCode: s.industry_code,
  regionCode: s.region_code,
  readiness: s.readiness,
  load: s.load ?? 0,
  capacity: s.capacity,
  validTo: s.valid_to,
  refusals: s.refusals as Refusals,
  ended: s.ended ?? 0,
  effects: s.effects ?? 0,
});
