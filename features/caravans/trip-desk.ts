import { dayNumber } from "@bihuan/kit";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { actOnRecord, type Asked, type Hand } from "../../platform/records/hand.ts";
import { refuseFields } from "../../platform/records/rows.ts";
import { kmFaults, renewalOf, type Leg } from "./rules.ts";
import { rulesOf } from "./plan-load.ts";

interface Logged extends Leg {
  readonly id: number;
  readonly caravanId: number;
  readonly requestId: number | null;
}

/** After a leg was written down: the odometer only rises, the vehicle knows its reading, the school is asked. */
export async function follow(requests: Hand, asked: Asked, tx: Db, leg: Logged): Promise<void> {
  // One leg of a vehicle after the other, else two at once would each find the other absent.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`caravan ${leg.caravanId}`}, 440))`.execute(tx);
  const rows = await rowsOf<Leg & { id: number; requestId: number | null }>(
    tx,
    sql`select id, on_day as "onDay", arrive, leave, km_from as "kmFrom", km_to as "kmTo", request_id as "requestId" from caravan_trip
      where caravan_id = ${leg.caravanId} order by on_day, arrive, id`,
  );
  const at = rows.findIndex((r) => r.id === leg.id);
  const faults = kmFaults(leg, rows[at - 1], rows[at + 1]);
  if (Object.keys(faults).length > 0) refuseFields(faults);
  if (leg.requestId !== null && rows.some((r) => r.id !== leg.id && r.requestId === leg.requestId))
    refuseFields({ requestId: { zh: "这所学校这次到校已经记过", en: "This visit is logged already" } });
  const read = await tx
    .updateTable("caravan")
    .set({ km: Math.max(...rows.map((r) => r.kmTo)) })
    .where("id", "=", leg.caravanId)
    .executeTakeFirst();
  if (read.numUpdatedRows === 0n)
    refuseFields({ caravanId: { zh: "这辆车不是本单位或下级登记的", en: "The vehicle is not of this unit or one beneath" } });
  if (leg.requestId === null) return;
  const visit = await tx
    .selectFrom("caravan_request")
    .select(["state", "on_day", "caravan_id"])
    .where("id", "=", leg.requestId)
    .executeTakeFirst();
  if (!visit) return refuseFields({ requestId: { zh: "没有这所学校的申请", en: "There is no such request" } });
  if (visit.on_day !== leg.onDay)
    refuseFields({
      onDay: { zh: `这所学校排在 ${visit.on_day ?? "（未排）"}`, en: `That school is planned for ${visit.on_day ?? "no day"}` },
    });
  // A vehicle that came in another's place is logged as the one that was there.
  if (visit.state === "offered" || visit.state === "agreed")
    await actOnRecord(requests, asked, tx, { id: leg.requestId, action: "visit", requestKey: `trip-${leg.id}` });
}

/** A school is one however often it is visited: it bears the number of its first request. */
export const schoolKey = async (db: Db, unitId: number, school: string): Promise<number> =>
  (await rowsOf<{ id: number }>(db, sql`select min(id) as id from caravan_request where unit_id = ${unitId} and school = ${school}`))[0]
    ?.id ?? 0;
/** A vehicle's day as one number. */
export const tripKey = (caravanId: number, day: string): number => caravanId * 100_000 + dayNumber(day);

export interface VehicleYear {
  readonly id: number;
  readonly plate: string;
  readonly model: string;
  readonly registeredOn: string;
  readonly km: number | null;
  readonly dueOn: string | null;
  readonly dueBy: readonly ("years" | "km")[];
  readonly months: readonly {
    readonly month: number;
    readonly days: number;
    readonly km: number;
    readonly visits: number;
    readonly schools: number;
    readonly pupils: number;
  }[];
}

/** A year of the fleet: days and kilometres off the log, visits, schools and pupils of what schools have confirmed. */
export async function yearOf(db: Db, unitPath: readonly number[], year: number, today: string) {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const rules = await rulesOf(db, unitPath, today);
  const vehicles = await rowsOf<Omit<VehicleYear, "months" | "dueOn" | "dueBy">>(
    db,
    sql`select id, plate, model, registered_on as "registeredOn", km from caravan order by plate limit 500`,
  );
  const logged = await rowsOf<{ id: number; month: number; days: number; km: number }>(
    db,
    sql`select caravan_id as id, extract(month from on_day)::int as month, count(distinct on_day)::int as days, sum(km_to - km_from)::int as km
      from caravan_trip where on_day between ${from}::date and ${to}::date group by 1, 2`,
  );
  const told = await rowsOf<{ id: number; month: number; visits: number; schools: number; pupils: number }>(
    db,
    sql`select caravan_id as id, extract(month from on_day)::int as month, count(*)::int as visits, count(distinct (unit_id, school))::int as schools,
        sum(present)::int as pupils
      from caravan_request where state = 'confirmed' and on_day between ${from}::date and ${to}::date group by 1, 2`,
  );
  const total = await rowsOf<{ visits: number; schools: number; pupils: number; counties: number; vehicles: number; waiting: number }>(
    db,
    sql`select count(*) filter (where state = 'confirmed')::int as visits, count(distinct (unit_id, school)) filter (where state = 'confirmed')::int as schools,
        coalesce(sum(present) filter (where state = 'confirmed'), 0)::int as pupils, count(distinct unit_id) filter (where state = 'confirmed')::int as counties,
        count(distinct caravan_id) filter (where state = 'confirmed')::int as vehicles,
        count(*) filter (where state = 'visited' or (state = 'agreed' and on_day < ${today}::date))::int as waiting
      from caravan_request where on_day between ${from}::date and ${to}::date`,
  );
  return {
    year,
    total: total[0] ?? { visits: 0, schools: 0, pupils: 0, counties: 0, vehicles: 0, waiting: 0 },
    duty: { days: rules.duty_days ?? null, km: rules.duty_km ?? null },
    renewal: { years: rules.renew_years ?? null, km: rules.renew_km ?? null },
    vehicles: vehicles.map((v) => {
      const { dueOn, by } = renewalOf(v, rules, today);
      return {
        ...v,
        dueOn,
        dueBy: by,
        months: Array.from({ length: 12 }, (_, i) => {
          const month = i + 1;
          const log = logged.find((x) => x.id === v.id && x.month === month);
          const said = told.find((x) => x.id === v.id && x.month === month);
          return {
            ...{ month, days: log?.days ?? 0, km: log?.km ?? 0 },
            ...{ visits: said?.visits ?? 0, schools: said?.schools ?? 0, pupils: said?.pupils ?? 0 },
          };
        }),
      };
    }),
  };
}
