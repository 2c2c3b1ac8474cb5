import { sql } from "kysely";
import type { Db } from "../db/database.ts";
import { HOLDER_DEPTH, holderPaths } from "../db/holders.ts";
import type { Progress } from "./verify.ts";

/** Unit → its path, of every unit that has facts. */
export type UnitPaths = Map<number, readonly number[]>;
type Report = (zh: string, en: string) => void;

/** Cells of one county told by name; of more, their number. */
const TOLD = 20;

/**
 * Counts every cell of the roll-ups again from the facts and compares. County by county, each in one statement: what it reads stood at one
 * instant, and its memory is a county's. Returns how many cells were compared.
 */
export async function recountRollups(db: Db, units: UnitPaths, progress: Progress, report: Report): Promise<number> {
  const known = await db.selectFrom("ledger_unit").select(["unit_id", "unit_path"]).execute();
  for (const { unit_id, unit_path } of known) if (!units.has(unit_id)) units.set(unit_id, unit_path);
  const holders = new Map<number, readonly number[]>();
  const counties = new Map<number, Map<number, readonly number[]>>();
  for (const path of units.values())
    for (const held of holderPaths(path)) {
      const county = held[Math.min(held.length, HOLDER_DEPTH) - 1] as number;
      holders.set(held.at(-1) as number, held);
      counties.set(county, (counties.get(county) ?? new Map<number, readonly number[]>()).set(held.at(-1) as number, held));
    }
  for (const { unit_id, unit_path } of known)
    if (holders.has(unit_id) && String(holders.get(unit_id)) !== String(unit_path))
      report(`汇总持有单位 ${unit_id} 的上级被改动过`, `The superiors of the holder ${unit_id} were changed`);
  let [cells, done] = [0, 0];
  for (const [county, held] of counties) {
    cells += await compareCounty(db, county, held, report);
    progress(++done, counties.size, { zh: "重算汇总", en: "roll-ups counted again" });
  }
  await nameStrangers(db, [...holders.keys()], report);
  return cells;
}

async function compareCounty(db: Db, county: number, holders: ReadonlyMap<number, readonly number[]>, report: Report): Promise<number> {
  const ids = [...holders.keys()];
  const paths = [...holders.values()].map((path) => path.join(","));
  const depth = holders.get(county)?.length ?? HOLDER_DEPTH;
  // A county's towns count at it too; whoever stands above a county counts for itself alone.
  const isMember = depth >= HOLDER_DEPTH ? sql`u.unit_path[${sql.lit(depth)}] = ${county}` : sql`u.unit_id = ${county}`;
  const holding = sql`
    holding as materialized (
      select distinct on (m.unit_id, h.holder) m.unit_id, h.holder from (
        select u.unit_id, u.unit_path from ledger_unit u where ${isMember}
        union select k.id, string_to_array(k.path, ',')::int[] from unnest(${ids}::int[], ${paths}::text[]) k (id, path)) m,
        lateral (values (m.unit_id), (${county}::int)) h (holder)),
    inforce as materialized (
      select f.unit_id, s.id as series, date_trunc('month', f.occurred_on::timestamp)::date as month, f.measures, f.keys
      from ledger_fact f left join ledger_series s on s.kind = f.kind and s.dimensions = f.dimensions
      where f.unit_id in (select unit_id from holding) and not f.void and not exists (select from ledger_fact l where l.supersedes = f.id))`;
  const totals = await sql<{
    unit: number;
    series: number | null;
    measure: string;
    month: string;
    counted: number;
    kept: number;
    all: number;
  }>`
    with ${holding},
    counted as (
      select h.holder as unit_id, coalesce(i.series, 0) as series, m.measure, i.month, sum(m.amount) as total
      from inforce i join holding h using (unit_id),
        lateral (select '' as measure, 1::numeric as amount union all select key, value::numeric from jsonb_each_text(i.measures)) m
      group by 1, 2, 3, 4),
    kept as (
      select r.unit_id, r.series, r.measure, r.month, r.total, array_to_string(r.unit_path, ',') is distinct from k.path as moved
      from ledger_rollup r join unnest(${ids}::int[], ${paths}::text[]) k (id, path) on k.id = r.unit_id),
    both_sides as (
      select unit_id as unit, series, measure, month::text, coalesce(c.total, 0) as counted, coalesce(k.total, 0) as kept, coalesce(k.moved, false) as moved
      from counted c full join kept k using (unit_id, series, measure, month)),
    n as (select count(*) as all from both_sides)
    select b.unit, b.series, b.measure, b.month, b.counted, b.kept, n.all from n left join (
      select * from both_sides where counted <> kept or moved order by unit, month, series limit ${TOLD}) b on true`.execute(db);
  for (const r of totals.rows)
    if (r.unit !== null)
      report(
        `单位 ${r.unit} ${r.month.slice(0, 7)} 的汇总（序列 ${r.series}${r.measure && `，${r.measure}`}）为 ${r.kept}，按事实应为 ${r.counted}`,
        `The roll-up of unit ${r.unit} in ${r.month.slice(0, 7)} (series ${r.series}${r.measure && `, ${r.measure}`}) is ${r.kept}; its facts say ${r.counted}`,
      );
  const values = await sql<{ unit: number; series: number; key: string; month: string; value: number; counted: number; kept: number }>`
    with ${holding},
    counted as (
      select h.holder as unit_id, coalesce(i.series, 0) as series, e.key, c.months, c.month, e.value::int8 as value, count(*) as n
      from inforce i join holding h using (unit_id), lateral jsonb_each_text(i.keys) e,
        lateral (values (1, i.month), (12, date_trunc('year', i.month::timestamp)::date)) c (months, month)
      group by 1, 2, 3, 4, 5, 6),
    kept as (
      select r.unit_id, r.series, r.key, r.months::int as months, r.month, v.value, sum(v.n) as n,
        bool_or(array_to_string(r.unit_path, ',') is distinct from k.path) as moved
      from ledger_histogram r join unnest(${ids}::int[], ${paths}::text[]) k (id, path) on k.id = r.unit_id, unnest(r.value, r.n) v (value, n)
      group by 1, 2, 3, 4, 5, 6)
    select unit_id as unit, series, key, month::text, value, coalesce(c.n, 0) as counted, coalesce(k.n, 0) as kept
    from counted c full join kept k using (unit_id, series, key, months, month, value)
    where coalesce(c.n, 0) <> coalesce(k.n, 0) or k.moved order by 1, 4, 2 limit ${TOLD}`.execute(db);
  for (const r of values.rows)
    report(
      `单位 ${r.unit} ${r.month.slice(0, 7)} 的分布（序列 ${r.series}，${r.key} = ${r.value}）为 ${r.kept}，按事实应为 ${r.counted}`,
      `The distribution of unit ${r.unit} in ${r.month.slice(0, 7)} (series ${r.series}, ${r.key} = ${r.value}) is ${r.kept}; its facts say ${r.counted}`,
    );
  return totals.rows[0]?.all ?? 0;
}

/** Roll-ups of units that have no facts at all. */
async function nameStrangers(db: Db, holders: readonly number[], report: Report): Promise<void> {
  const { rows } = await sql<{ unit: number }>`
    select distinct r.unit_id as unit from (
      select unit_id from ledger_rollup where total <> 0 union all select unit_id from ledger_histogram where exists (select from unnest(n) x where x <> 0)) r
    where r.unit_id <> all (${[...holders]}::int[])
      and not exists (select from ledger_fact f where f.unit_id = r.unit_id)
      and not exists (select from ledger_unit u join ledger_fact f on f.unit_id = u.unit_id where u.unit_path[4] = r.unit_id)
    order by 1 limit ${TOLD}`.execute(db);
  for (const { unit } of rows) report(`单位 ${unit} 有汇总而没有任何事实`, `Unit ${unit} has roll-ups and no facts`);
}

/** Ids of facts read by one statement. */
const IDS_AT_ONCE = 200_000;

/** `kind/measure` → total of the facts in force at a position of the ledger, in slices of ids. */
export async function totalsOfFacts(db: Db, through: number, progress: Progress): Promise<Map<string, number>> {
  const totals = new Map<string, number>();
  for (let from = 0; from < through; from += IDS_AT_ONCE) {
    const { rows } = await sql<{ name: string; total: number }>`
      select f.kind || '/' || m.measure as name, sum(m.amount) as total from ledger_fact f,
        lateral (select '' as measure, 1::numeric as amount union all select key, value::numeric from jsonb_each_text(f.measures)) m
      where f.id > ${from} and f.id <= ${Math.min(through, from + IDS_AT_ONCE)} and not f.void
        and not exists (select from ledger_fact l where l.supersedes = f.id and l.id <= ${through})
      group by 1`.execute(db);
    for (const r of rows) totals.set(r.name, (totals.get(r.name) ?? 0) + r.total);
    progress(Math.min(through, from + IDS_AT_ONCE), through, { zh: "重算总数", en: "totals counted again" });
  }
  return totals;
}
