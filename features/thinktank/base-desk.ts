import { addDays, addMonths } from "@bihuan/kit";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { heldOn } from "../../platform/records/nearest.ts";
import { belowSince } from "./rules.ts";

interface Ground {
  readonly subject: string;
  readonly title: string;
  readonly day: string;
}
/** Projects that ran in a span, and briefs delivered in it; only that a brief exists, nothing of what became of it. */
const studiesIn = (db: Db, id: number, from: string, to: string) =>
  rowsOf<Ground & { state: string }>(
    db,
    sql`select 'study:' || id as subject, title, from_on as day, state from study where base_id = ${id} and from_on <= ${to}::date
      and coalesce(accepted_on, to_on) >= ${from}::date and contract_on is not null order by from_on, id`,
  );
const briefsIn = (db: Db, id: number, from: string, to: string) =>
  rowsOf<Ground>(
    db,
    sql`select 'brief:' || id as subject, title, issued_on as day from brief where base_id = ${id} and issued_on between ${from}::date and ${to}::date
      order by issued_on, id`,
  );

export interface BaseStanding {
  readonly name: string;
  readonly source: string;
  readonly least: number;
  readonly count: number;
  readonly met: boolean;
  /** Since when it fell short without a break. */
  readonly since: string | null;
}

/** Every condition in force on a day, counted of that day. */
export async function conditionsOn(db: Db, id: number, unitPath: readonly number[], day: string): Promise<BaseStanding[]> {
  const all = await rowsOf<{ name: string; source: string; measure: string; least: number; months: number | null }>(
    db,
    sql`select name, source, measure, least, months from base_condition where ${heldOn(unitPath, day)} order by id`,
  );
  const staff = await rowsOf<{ title: string; degree: string | null; fromOn: string; toOn: string | null }>(
    db,
    sql`select title, degree, from_on as "fromOn", to_on as "toOn" from base_staff where base_id = ${id}`,
  );
  const out: BaseStanding[] = [];
  for (const { measure, months, ...c } of all) {
    if (measure === "staff" || measure === "staff_senior") {
      const counted = staff.filter((m) =>
        measure === "staff"
          ? m.title !== "other" || m.degree === "doctor" || m.degree === "master"
          : m.title === "senior" || m.title === "vice" || m.degree === "doctor",
      );
      const { count, since } = belowSince(counted, c.least, day, (d) => addDays(d, 1));
      out.push({ ...c, count, since, met: count >= c.least });
    } else {
      const from = months === null ? "2000-01-01" : addDays(addMonths(day, -months), 1);
      const count = (await (measure === "studies" ? studiesIn : briefsIn)(db, id, from, day)).length;
      out.push({ ...c, count, since: null, met: count >= c.least });
    }
  }
  return out;
}

/** The page of a base: its conditions today, what each year's review rests on, and what does not go together. */
export async function baseDesk(db: Db, id: number, unitPath: readonly number[], today: string) {
  const [first] = await rowsOf<{ year: number | null }>(
    db,
    sql`select least(extract(year from (select founded_on from research_base where id = ${id}))::int, (select min(year) from base_review where base_id = ${id})) as year`,
  );
  const now = Number(today.slice(0, 4));
  const years = [];
  for (let year = now; year >= Math.max(first?.year ?? now, now - 5); year--) {
    const [from, to] = [`${year}-01-01`, `${year}-12-31`];
    years.push({
      year,
      studies: await studiesIn(db, id, from, to),
      briefs: await briefsIn(db, id, from, to),
      standings: await conditionsOn(db, id, unitPath, year === now ? today : to),
    });
  }
  return {
    day: today,
    standings: await conditionsOn(db, id, unitPath, today),
    years,
    /** Staff that another open base lists too. */
    elsewhere: await rowsOf<{ name: string; base: string; subject: string }>(
      db,
      sql`select distinct m.name, b.name as base, 'research_base:' || b.id as subject from base_staff m join base_staff o on o.name = m.name and o.base_id <> m.base_id
        join research_base b on b.id = o.base_id where m.base_id = ${id} and b.closed_on is null and (m.to_on is null or m.to_on >= ${today}::date)
        and (o.to_on is null or o.to_on >= ${today}::date) order by 1, 2`,
    ),
  };
}
export type BaseDesk = Awaited<ReturnType<typeof baseDesk>>;

/** Open bases that the same person leads. */
export const ledElsewhere = (db: Db, id: number, leader: string) =>
  rowsOf<{ name: string }>(
    db,
    sql`select name from research_base where id <> ${id} and closed_on is null and replace(leader, ' ', '') = ${leader.replaceAll(" ", "")} order by id limit 1`,
  );
