import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { heldOn, nearestFirst } from "../../platform/records/nearest.ts";
import type { GradeLine } from "./review-rules.ts";

/** Open stations of each expert on a day, all his entries together, those he reports elsewhere among them, against the rule of the nearest superior in force that day; null where none limits. */
export async function countStations(
  db: Db,
  expertIds: readonly number[],
  today: string,
): Promise<Map<number, { stations: number; limit: number | null }>> {
  const { rows } = await sql<{ id: number; stations: number; limit: number | null }>`
    select e.id, coalesce(e.outside_stations, 0) + (
        select count(distinct x.station_id) from station_expert x join station s on s.id = x.station_id
        where x.expert_id in (select one.id from same_person('expert', e.id) one where one.list = 'expert') and x.from_on <= ${today}::date and (x.to_on is null or x.to_on >= ${today}::date) and s.closed_on is null) as stations,
      (select r.value from station_rule r where r.from_on <= ${today}::date and (r.to_on is null or r.to_on >= ${today}::date)
        and r.unit_id = any (e.unit_path) and r.measure = case when e.academy is null or e.academy = 'none' then 'stations_expert'
          when e.retired_on <= ${today}::date then 'stations_retired' else 'stations_working' end
        order by cardinality(r.unit_path) desc, r.from_on desc limit 1) as limit
    from expert e where e.id = any (${[...expertIds]}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, stations, limit }) => [id, { stations, limit }]));
}

/** Whether every expert of a station stands within his limit. */
export async function areWithinLimits(db: Db, stationId: number, today: string): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`select expert_id as id from station_expert where station_id = ${stationId}
    and (to_on is null or to_on >= ${today}::date)`.execute(db);
  const counts = await countStations(
    db,
    rows.map((r) => r.id),
    today,
  );
  return [...counts.values()].every(({ stations, limit }) => limit === null || stations <= limit);
}

/** The value of a rule in force for a unit: that of the nearest superior. */
export async function ruleOf(db: Db, measure: string, unitPath: readonly number[], today: string): Promise<number | undefined> {
  const { rows } = await sql<{
    value: number;
  }>`select value from station_rule where measure = ${measure} and ${heldOn(unitPath, today)} order by ${nearestFirst()} limit 1`.execute(
    db,
  );
  return rows[0]?.value;
}

/** Points from which grades are proposed, those of the nearest superior that sets any. */
export const gradeLines = (db: Db, unitPath: readonly number[], day: string): Promise<GradeLine[]> =>
  rowsOf<GradeLine>(
    db,
    sql`select distinct on (grade) grade, value from (select *, rank() over (order by cardinality(unit_path) desc) as nearness from station_rule
        where measure = 'grade_points' and ${heldOn(unitPath, day)}) r where nearness = 1 order by grade, from_on desc, id desc`,
  );
