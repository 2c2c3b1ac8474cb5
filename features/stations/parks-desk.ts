import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { publicityEnds as endOfPublicity } from "../training/index.ts";
import { ruleOf } from "./limits.ts";

/** A condition as it stands for an application: met, unmet with what is lacking, or to be seen on site. */
export interface Standing {
  readonly id: number;
  readonly name: string;
  readonly kind: "computed" | "file" | "statement" | "visit";
  readonly source: string;
  readonly state: "met" | "unmet" | "later";
  readonly least: number | null;
  /** The rows that a computed condition counts. */
  readonly rows: readonly { subject: string; title: string }[];
  readonly says: string | null;
  readonly proof: string | null;
  readonly found: string | null;
}

/** What lies in a park on a day: a station whose agreement has ended is none, a company that left is none. */
async function countedIn(db: Db, measure: string, at: { parkId: number; unitId: number; day: string; months: number | null }) {
  const { parkId, unitId, day, months } = at;
  const firms = sql`select c.* from company c join lateral (select park_id from company_was w where w.company_id = c.id and w.from_on <= ${day}::date
      order by w.from_on desc, w.id desc limit 1) w on w.park_id = ${parkId}
    where (c.left_on is null or c.left_on > ${day}::date) and c.standing not in ('registered_only', 'moved_out', 'deregistered')`;
  const stations = sql`select s.* from station s where s.host_code in (select code from (${firms}) f) and ${unitId} = any (s.unit_path)
    and s.established_on <= ${day}::date and s.agreement_to >= ${day}::date and (s.closed_on is null or s.closed_on > ${day}::date)`;
  const rowsOf: Record<string, ReturnType<typeof sql>> = {
    firms: sql`select 'company:' || id as subject, name as title from (${firms}) f order by id`,
    high_tech: sql`select 'company:' || id as subject, name as title from (${firms}) f where high_tech order by id`,
    stations: sql`select 'station:' || id as subject, name as title from (${stations}) s order by id`,
    experts: sql`select distinct 'expert:' || e.id as subject, e.name as title from (${stations}) s join station_expert x on x.station_id = s.id
      join expert e on e.id = x.expert_id where x.from_on <= ${day}::date and (x.to_on is null or x.to_on >= ${day}::date) order by 1`,
    results: sql`select 'station:' || s.id as subject, r.name || '（' || s.name || '）' as title from (${stations}) s join station_result r on r.station_id = s.id
      where r.used_on <= ${day}::date ${months === null ? sql`` : sql`and r.used_on > ${day}::date - make_interval(months => ${months}::int)`} order by r.id`,
  };
  const query = rowsOf[measure];
  return query ? ((await query.execute(db)).rows as { subject: string; title: string }[]) : [];
}

/** Every condition in force for the applicant on the day, and how it stands; listed before the submission, not after. */
export async function standingsOf(
  db: Db,
  at: { id: number; parkId: number; unitPath: readonly number[]; day: string; proofs: number },
): Promise<Standing[]> {
  const { rows } = await sql<Omit<Standing, "rows" | "state"> & { measure: string | null; months: number | null; met: boolean | null }>`
    select c.id, c.name, c.kind, c.source, c.least, c.measure, c.months, a.says, a.proof, f.met, f.words as found
    from park_condition c left join park_answer a on a.condition_id = c.id and a.application_id = ${at.id}
    left join lateral (select f.met, coalesce(f.words, '') || ' ' || v.visited_on::text as words from park_finding f join park_visit v on v.id = f.visit_id
      where f.condition_id = c.id and v.application_id = ${at.id} order by v.visited_on desc, v.id desc limit 1) f on true
    where c.unit_id = any (${[...at.unitPath]}::int[]) and c.from_on <= ${at.day}::date and (c.to_on is null or c.to_on >= ${at.day}::date)
    order by c.id`.execute(db);
  const unitId = at.unitPath.at(-1) ?? 0;
  const all: Standing[] = [];
  for (const { measure, months, met, ...c } of rows) {
    const counted = c.kind === "computed" ? await countedIn(db, measure ?? "", { parkId: at.parkId, unitId, day: at.day, months }) : [];
    const holds = {
      computed: counted.length >= (c.least ?? 0),
      file: (c.proof ?? "") !== "" && at.proofs > 0,
      statement: (c.says ?? "").length >= 10,
      visit: met === true,
    }[c.kind];
    all.push({ ...c, rows: counted, state: holds ? "met" : c.kind === "visit" && met === null ? "later" : "unmet" });
  }
  return all;
}

/** The first day on which publicity is over; null where it has not begun. Where no rule sets its length it is over the day after. */
export async function publicityEnds(
  db: Db,
  publishedOn: string | null,
  unitPath: readonly number[],
  today: string,
): Promise<string | null> {
  return endOfPublicity(db, publishedOn, (await ruleOf(db, "publicity_days", unitPath, today)) ?? 0, unitPath);
}

export async function visitsOf(db: Db, id: number) {
  const { rows } = await sql<{ id: number; visitedOn: string; place: string; team: string; finding: string }>`
    select id, visited_on as "visitedOn", place, team, finding from park_visit where application_id = ${id} order by id`.execute(db);
  return rows;
}
export async function objectionsOf(db: Db, id: number) {
  const { rows } = await sql<{
    id: number;
    receivedOn: string;
    sender: string;
    says: string;
    reply: string | null;
    repliedOn: string | null;
  }>`
    select id, received_on as "receivedOn", sender, says, reply, replied_on as "repliedOn" from park_objection where application_id = ${id} order by id`.execute(
    db,
  );
  return rows;
}

/** A park's page: who is in it, what its quarters add up to, and how far its projects have come. Sums only, from three companies on. */
export async function parkOf(db: Db, id: number) {
  const one = async <T>(query: ReturnType<typeof sql>) => (await query.execute(db)).rows as T[];
  return {
    companies: await one<{ standing: string; n: number }>(
      sql`select standing, count(*)::int as n from company where park_id = ${id} group by 1 order by 2 desc`,
    ),
    quarters: await one<{
      id: number;
      quarter: string;
      scope: string;
      state: string;
      companies: number;
      outputFen: number;
      taxFen: number;
      employees: number;
    }>(
      sql`select q.id, q.quarter, q.scope, q.state, count(k.id)::int as companies, coalesce(sum(k.output_fen), 0)::bigint as "outputFen",
          coalesce(sum(k.tax_fen), 0)::bigint as "taxFen", coalesce(sum(k.employees), 0)::int as employees
        from park_quarter q left join company_quarter k on k.quarter_id = q.id where q.park_id = ${id} group by q.id order by q.quarter, q.scope`,
    ),
    funnel: await one<{
      kind: string | null;
      talked: number;
      signed: number;
      landed: number;
      producing: number;
      ended: number;
      amountFen: number;
      inPlaceFen: number;
      days: number | null;
    }>(
      sql`select kind, count(*)::int as talked, count(signed_on)::int as signed, count(landed_on)::int as landed, count(producing_on)::int as producing,
          count(*) filter (where state = 'ended')::int as ended, coalesce(sum(amount_fen) filter (where signed_on is not null), 0)::bigint as "amountFen",
          coalesce(sum(in_place_fen), 0)::bigint as "inPlaceFen",
          (percentile_cont(0.5) within group (order by landed_on - signed_on))::int as days
        from attraction where park_id = ${id} group by 1 order by 1`,
    ),
  };
}
export type ParkPage = Awaited<ReturnType<typeof parkOf>>;
