import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { heldOn, nearestFirst } from "../../platform/records/nearest.ts";
import { overRates, type Cost, type OverRate, type Rate } from "./rules.ts";

/** What a budget exceeds of the rates that hold for a unit on a day, the nearest unit's first. */
export async function aboveRates(
  db: Db,
  unitPath: readonly number[],
  onDay: string,
  costs: readonly Cost[],
  whole?: { people: number | null; days: number },
): Promise<OverRate[]> {
  const rates = await rowsOf<Rate>(
    db,
    sql`select distinct on (item, coalesce(grade, '')) name, item, grade, per, fen, strict, source from fee_rate where ${heldOn(unitPath, onDay)}
      order by item, coalesce(grade, ''), ${nearestFirst()}`,
  );
  return overRates(costs, rates, whole);
}
