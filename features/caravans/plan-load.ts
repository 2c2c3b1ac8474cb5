import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import { heldOn, nearestFirst } from "../../platform/records/nearest.ts";
import { findRecord } from "../../platform/records/rows.ts";
import { bookedTimes } from "../../platform/times/booked.ts";
import { findRoads } from "../circle/index.ts";
import { daysOffOf } from "../training/index.ts";
import type { Gathered } from "./question.ts";
import { MEASURES, missingFor, type Measure, type Rules } from "./rules.ts";
import { tours } from "./tours.ts";

const MOST_SCHOOLS = 300;

/** Of every measure the value in force for a unit on a day. */
export async function rulesOf(db: Db, unitPath: readonly number[], day: string): Promise<Rules> {
  const rows = await rowsOf<{ measure: Measure; value: number }>(
    db,
    sql`select distinct on (measure) measure, value from caravan_rule where ${heldOn(unitPath, day)} order by measure, ${nearestFirst()}`,
  );
  return Object.fromEntries(rows.map((r) => [r.measure, r.value]));
}

/** Everything that a tour's plan is asked of, as it stands now, within the unit that makes it. */
export async function gather(db: Db, tourId: number, today: string): Promise<Gathered> {
  const tour = await findRecord(db, tours, tourId);
  const v = tour.values as unknown as Pick<Gathered, "fromOn" | "toOn" | "duty" | "hours" | "weekends" | "extraDays">;
  const under = sql`${tour.unitId} = any (x.unit_path)`;
  const rules = await rulesOf(db, tour.unitPath, today);
  const missing = missingFor(rules);
  if (missing.length > 0) {
    const named = missing.map((m) => MEASURES.find((o) => o.value === m)?.label ?? { zh: m, en: m });
    refuseRequest("no-estimates", {
      zh: `先在“年限、里程和估算”里登记：${named.map((n) => n.zh).join("；")}`,
      en: `First enter under Limits and estimates: ${named.map((n) => n.en).join("; ")}`,
    });
  }
  const year = v.fromOn.slice(0, 4);
  const vehicles = await rowsOf<Omit<Gathered["vehicles"][number], "takenOn">>(
    db,
    sql`select x.id, x.plate, x.model, x.home_name as "homeName", x.home_position as "homePosition", x.drive_minutes as "driveMinutes",
      x.nights_in_a_row as "nightsInARow", x.insurance_to as "insuranceTo",
      array(select e.name from caravan_exhibit e where e.caravan_id = x.id and e.condition = 'good' order by e.id) as kits,
      coalesce((select jsonb_agg(jsonb_build_object('name', d.name, 'licenceTo', d.licence_to) order by d.licence_to desc, d.id)
        from caravan_driver d where d.caravan_id = x.id), '[]'::jsonb) as drivers,
      (select count(distinct t.on_day)::int from caravan_trip t where t.caravan_id = x.id and t.on_day >= ${`${year}-01-01`}::date) as "yearDays",
      (select coalesce(sum(t.km_to - t.km_from), 0)::int from caravan_trip t where t.caravan_id = x.id and t.on_day >= ${`${year}-01-01`}::date) as "yearKm"
      from caravan x where ${under} and x.in_use order by x.id`,
  );
  if (vehicles.length === 0)
    refuseRequest("no-vehicles", { zh: "没有在用的大篷车，先登记车辆", en: "There is no vehicle in use; enter one first" });
  const requests = await rowsOf<Gathered["requests"][number]>(
    db,
    sql`select x.id, x.school, u.name as county, x.position, x.road, x.pupils, x.first_on as "firstOn", x.last_on as "lastOn", x.half, x.weekdays, x.kit,
      x.minutes, x.must, case when x.tour_id = ${tourId} then jsonb_build_object('vehicle', x.caravan_id, 'onDay', x.on_day,
        'held', x.state in ('visited', 'confirmed', 'unconfirmed')) end as stands
      from caravan_request x join unit u on u.id = x.unit_id
      where ${under} and ((x.state = 'asked' and x.first_on <= ${v.toOn}::date and x.last_on >= ${v.fromOn}::date)
        or (x.tour_id = ${tourId} and x.state in ('offered', 'agreed', 'visited', 'confirmed', 'unconfirmed')))
      order by x.id limit ${MOST_SCHOOLS + 1}`,
  );
  if (requests.length === 0)
    refuseRequest("no-requests", { zh: "这段时间没有待排的学校申请", en: "No school waits for a visit in these days" });
  if (requests.length > MOST_SCHOOLS)
    refuseRequest("too-many", {
      zh: `这段时间待排的学校超过 ${MOST_SCHOOLS} 所，请分县或分段排`,
      en: `More than ${MOST_SCHOOLS} schools wait; plan by county or by part`,
    });
  const booked = await bookedTimes(
    db,
    vehicles.map((c) => `caravan:${c.id}`),
    v.fromOn,
    v.toOn,
  );
  const own = new Set(requests.filter((r) => r.stands).map((r) => `caravan_request:${r.id}`));
  const { fromOn, toOn, duty, hours, weekends, extraDays } = v;
  return {
    ...{ fromOn, toOn, duty, hours, weekends, extraDays, rules, requests },
    roads: (await findRoads(db, tour)) ?? null,
    openFrom: today,
    daysOff: await daysOffOf(db, tour.unitPath),
    vehicles: vehicles.map((c) => ({
      ...c,
      takenOn: booked.filter((b) => b.who === `caravan:${c.id}` && !own.has(b.subject)).map((b) => b.onDay),
    })),
    lodgings: await rowsOf(
      db,
      sql`select x.name, x.position, x.beds, x.cost_fen as "costFen" from caravan_lodging x where ${under} order by x.id`,
    ),
    ways: await rowsOf(
      db,
      sql`select from_name as "fromName", to_name as "toName", minutes, km, both_ways as "bothWays", passable from caravan_way x
        where ${under} or unit_id = any (${[...tour.unitPath]}::int[]) order by id`,
    ),
  };
}
