import { addDays } from "@bihuan/kit";
import { sql } from "kysely";
import { inScope } from "../../platform/access/in-scope.ts";
import type { Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { daysOffOf } from "../training/index.ts";
import { standingAt, vacanciesOn, type Answers, type Closure, type Post, type Standing, type Vacancy } from "./rules.ts";

export interface Moment {
  readonly today: string;
  /** Of the week, from Monday 00:00 on. */
  readonly minute: number;
}
interface Row {
  readonly id: number;
  readonly state: string;
  readonly hours: string;
  readonly unitPath: readonly number[];
}

/** Staff and closures of some centres at once. */
async function partsOf(db: Db, ids: readonly number[]) {
  const { rows: staff } = await sql<
    Post & { centreId: number }
  >`select centre_id as "centreId", post, name, instead, from_on as "fromOn", to_on as "toOn"
    from centre_staff where centre_id = any (${[...ids]}::bigint[]) order by from_on, id`.execute(db);
  const { rows: closures } = await sql<
    Closure & { centreId: number }
  >`select centre_id as "centreId", from_on as "fromOn", to_on as "toOn", reason, instead
    from centre_closure where centre_id = any (${[...ids]}::bigint[]) order by from_on, id`.execute(db);
  const of = <T extends { centreId: number }>(rows: readonly T[]) => Map.groupBy(rows, (r) => r.centreId);
  return { staff: of(staff), closures: of(closures) };
}

/** How centres stand at a moment; a holiday is entered once for all units beneath. */
export async function standingsOf(
  db: Db,
  rows: readonly Row[],
  at: Moment,
): Promise<Map<number, { standing: Standing; vacancies: Vacancy[]; ahead: Closure[] }>> {
  const { staff, closures } = await partsOf(
    db,
    rows.map((r) => r.id),
  );
  const off = new Map<string, boolean>();
  for (const r of rows) {
    const key = r.unitPath.join();
    if (!off.has(key))
      off.set(
        key,
        (await daysOffOf(db, r.unitPath)).some((d) => d.fromOn <= at.today && at.today <= d.toOn),
      );
  }
  return new Map(
    rows.map((r) => {
      const shut = closures.get(r.id) ?? [];
      return [
        r.id,
        {
          standing: standingAt(r, shut, { ...at, isDayOff: off.get(r.unitPath.join()) === true }),
          vacancies: r.state === "closed" ? [] : vacanciesOn(staff.get(r.id) ?? [], at.today),
          ahead: shut.filter((c) => c.toOn >= at.today),
        },
      ];
    }),
  );
}

/** Open needs by their unit, each with the centre it belongs to. */
const openNeeds = (scope: Scope) => sql`(select c.unit_id, c.unit_path, count(*)::int as n from work_case c
  where c.process = 'demand' and c.closed_on is null and ${inScope("c", scope)} group by 1, 2)`;

export async function listStanding(db: Db, scope: Scope, at: Moment) {
  const { rows } = await sql<
    Row & { name: string; unitName: string }
  >`select r.id, r.name, r.state, r.hours, r.unit_path as "unitPath", u.name as "unitName"
    from service_centre r join unit u on u.id = r.unit_id where ${inScope("r", scope)} and r.state <> 'closed' order by u.path, r.id limit 2000`.execute(
    db,
  );
  const standings = await standingsOf(db, rows, at);
  const { rows: needs } = await sql<{
    centreId: number | null;
    unitName: string;
    n: number;
  }>`select k.id as "centreId", u.name as "unitName", o.n
    from ${openNeeds(scope)} o join unit u on u.id = o.unit_id left join lateral centre_of(o.unit_path) k on true order by u.path`.execute(
    db,
  );
  return {
    rows: rows.map((r) => ({
      id: r.id,
      name: r.name,
      unitName: r.unitName,
      hours: r.hours,
      standing: standings.get(r.id)?.standing as Standing,
      vacancies: standings.get(r.id)?.vacancies ?? [],
      needs: needs.filter((n) => n.centreId === r.id).reduce((sum, n) => sum + n.n, 0),
    })),
    without: needs.filter((n) => n.centreId === null).map((n) => ({ unitName: n.unitName, needs: n.n })),
  };
}

/** Open needs of the whole subtree that belong to a centre; `elsewhere` of them another would take if this one were gone. */
export async function needsOf(db: Db, centre: { readonly id: number; readonly unitId: number; readonly unitPath: readonly number[] }) {
  const { rows } = await sql<{ n: number; left: number }>`
    select coalesce(sum(o.n), 0)::int as n, coalesce(sum(o.n) filter (where not exists (select from service_centre c
        where c.unit_id = any (o.unit_path) and c.takes_needs and c.state in ('open', 'paused') and c.id <> ${centre.id})
        and (select k.id from centre_of(${centre.unitPath.slice(0, -1)}::int[]) k) is null), 0)::int as left
    from (select c.unit_path, count(*)::int as n from work_case c
      where c.process = 'demand' and c.closed_on is null and c.unit_path[${sql.lit(centre.unitPath.length)}] = ${centre.unitId} group by 1) o
    cross join lateral centre_of(o.unit_path) k where k.id = ${centre.id}`.execute(db);
  return rows[0] ?? { n: 0, left: 0 };
}

/**
 * What the ledger says of the needs that came while the centre ran and was the nearest: how many, how many were confirmed and
 * introduced, and after how many days. By the day of receipt, so that a new centre is not credited with what came before it.
 */
export async function answersOf(
  db: Db,
  centre: { readonly id: number; readonly unitId: number; readonly unitPath: readonly number[]; readonly runsSince: string | null },
  today: string,
): Promise<Answers & { since: string }> {
  const since = [centre.runsSince ?? today, addDays(today, -365)].toSorted().at(-1) as string;
  const depth = centre.unitPath.length;
  const valid = (f: string) =>
    sql`not ${sql.ref(`${f}.void`)} and not exists (select from ledger_fact l where l.supersedes = ${sql.ref(`${f}.id`)})`;
  const first = (kind: string) =>
    sql`left join lateral (select min(x.occurred_on) as on_day from ledger_fact x where x.subject = f.subject and x.kind = ${kind} and ${valid("x")})`;
  const { rows } = await sql<Answers>`
    select count(*)::int as orders, count(i.on_day)::int as introduced, count(c.on_day)::int as confirmed,
      percentile_cont(0.5) within group (order by i.on_day - f.occurred_on) as "introducedDays",
      percentile_cont(0.5) within group (order by c.on_day - f.occurred_on) as "confirmedDays"
    from ledger_fact f ${first("demand.introduced")} i on true ${first("demand.confirmed")} c on true
    where f.kind = 'demand.received' and f.occurred_on between ${since}::date and ${today}::date and f.unit_path[${sql.lit(depth)}] = ${centre.unitId} and ${valid("f")}
      and not exists (select from service_centre k where k.unit_id = any (f.unit_path[${sql.lit(depth + 1)}:]) and k.takes_needs
        and k.runs_since <= f.occurred_on and (k.closed_on is null or k.closed_on > f.occurred_on))`.execute(db);
  return { ...(rows[0] as Answers), since };
}

/** For the list: the longest vacancy in days, and until when it is closed. */
export async function listedOf(db: Db, ids: readonly number[], today: string) {
  const { staff, closures } = await partsOf(db, ids);
  return new Map(
    ids.map((id) => [
      id,
      {
        vacantDays: vacanciesOn(staff.get(id) ?? [], today)[0]?.days ?? null,
        closedUntil: (closures.get(id) ?? []).find((c) => c.fromOn <= today && today <= c.toOn)?.toOn ?? null,
      },
    ]),
  );
}
