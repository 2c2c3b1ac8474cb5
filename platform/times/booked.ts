import { sql } from "kysely";
import type { Db } from "../db/database.ts";

/** When somebody is taken, by whatever record of whatever unit. */
export interface Booked {
  readonly who: string;
  readonly onDay: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly subject: string;
  readonly what: string;
  readonly unitName: string;
}

/** Over days, both included; of days that end before they begin there are none. */
export const bookedTimes = async (db: Db, whose: readonly string[], from: string, to: string): Promise<Booked[]> =>
  to < from
    ? []
    : (
        await sql<Booked>`select who, on_day as "onDay", from_time as "fromTime", to_time as "toTime", subject, what, unit_name as "unitName"
      from booked_times(${[...whose]}::text[], ${from}::date, ${to}::date)`.execute(db)
      ).rows;

/** The database has refused a second booking of the same person at the same time. */
export const isBookedTwice = (error: unknown): boolean =>
  (error as { code?: string; constraint?: string }).code === "23P01" && (error as { constraint?: string }).constraint === "booked_once";
