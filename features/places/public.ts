import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Services } from "../../platform/http/server.ts";
import { readHours, type Week } from "./hours.ts";

/** What anybody may know of a place; contact is the place's own, never a person's. */
export interface PublicPlace {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly town: string | null;
  readonly address: string | null;
  readonly hours: string | null;
  readonly week: Week | undefined;
  readonly free: boolean | null;
  readonly barrierFree: boolean | null;
  readonly operators: readonly string[];
  readonly phone: string | null;
  readonly bookable: boolean;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly sample: boolean;
}

/** Open to people, and where it is said to be: a doubtful position is shown once somebody has checked it. */
export const isPublicOn = (today: string) =>
  sql<boolean>`p.standing = 'point' and p.quality <> 'doubtful' and p.condition is distinct from 'closed' and (p.opened_on is null or p.opened_on <= ${today}::date) and (p.closed_on is null or p.closed_on > ${today}::date)`;

/** Regions of the units that have places, with their number. */
export const listPublicRegions = (services: Services): Promise<{ code: string; name: string; places: number }[]> =>
  services.database.asRoot(services.rootUnitId, (db) =>
    db
      .selectFrom("place as p")
      .innerJoin("unit as u", "u.id", "p.unit_id")
      .innerJoin("region as r", "r.code", "u.region_code")
      .select(["r.code", "r.name", (eb) => eb.fn.countAll<number>().as("places")])
      .where(isPublicOn(chinaDay(services.now())))
      .groupBy(["r.code", "r.name"])
      .orderBy("r.code")
      .execute(),
  );

/** A region's places, by town and name. */
export async function listPublicPlaces(services: Services, regionCode: string): Promise<PublicPlace[]> {
  const rows = await services.database.asRoot(services.rootUnitId, (db) =>
    db
      .selectFrom("place as p")
      .innerJoin("unit as u", "u.id", "p.unit_id")
      .leftJoin("region as t", "t.code", "p.town_code")
      .select(["p.id", "p.name", "p.kind", "t.name as town", "p.address", "p.hours", "p.free", "p.barrier_free as barrierFree"])
      .select(["p.operators", "p.phone", "p.bookable", "p.lat", "p.lon", "p.sample"])
      .where("u.region_code", "=", regionCode)
      .where(isPublicOn(chinaDay(services.now())))
      .orderBy("t.code")
      .orderBy("p.name")
      .limit(2000)
      .execute(),
  );
  return rows.map((r) => {
    const week = r.hours === null ? undefined : readHours(r.hours);
    return {
      ...r,
      lat: r.lat === null ? null : r.lat / 1e7,
      lon: r.lon === null ? null : r.lon / 1e7,
      week: week?.ok ? week.value : undefined,
    };
  });
}
