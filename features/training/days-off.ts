import { addDays, afterWorkingDays, type CalendarSpan } from "@bihuan/kit";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";

/** The holidays that a unit and its superiors keep, and the weekends worked for them. */
export const daysOffOf = (db: Db, unitPath: readonly number[]): Promise<CalendarSpan[]> =>
  rowsOf(
    db,
    sql`select from_on as "fromOn", to_on as "toOn", coalesce(worked, false) as worked from day_off where unit_id = any (${[...unitPath]}::int[])`,
  );

/** The first day on which a publicity of so many working days is over; days off that are entered count as none of them. */
export async function publicityEnds(db: Db, publishedOn: string | null, days: number, unitPath: readonly number[]): Promise<string | null> {
  return publishedOn === null ? null : addDays(afterWorkingDays(publishedOn, days, await daysOffOf(db, unitPath)), 1);
}
