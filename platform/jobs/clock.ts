import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { mintSystemActor } from "../access/scope.ts";
import { audit } from "../audit/audit.ts";
import type { Config } from "../config/config.ts";
import type { Database } from "../db/database.ts";
import { StartRefused } from "../config/refused.ts";

export class ClockRefused extends StartRefused {}

const DAY = 86_400_000;
const SKEW_MILLIS = 600_000;
const shown = (millis: number): string => `${new Date(millis + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ")} (UTC+8)`;

/**
 * A start by a clock that cannot be right ends cases and erases names by that clock. So one that lies before the newest entry, far after it, or beside
 * the database's own is refused, unless BIHUAN_CLOCK says the day in so many words: that word is worth one day.
 */
export async function refuseWrongClock(
  database: Database,
  config: Pick<Config, "BIHUAN_CLOCK" | "BIHUAN_CLOCK_DAYS">,
  rootUnitId: number,
  now: number,
): Promise<void> {
  if (rootUnitId === 0) return;
  const system = mintSystemActor(rootUnitId);
  const { rows } = await database.read(system.scope, (db) =>
    sql<{ newest: string | null; database: string }>`
      select greatest((select max(at) from audit_entry), (select recorded_at from ledger_fact order by id desc limit 1)) as newest, clock_timestamp() as database`.execute(
      db,
    ),
  );
  const { newest: text, database: there } = rows[0] as { newest: string | null; database: string };
  const newest = text === null ? undefined : Date.parse(text);
  const fault = faultOf(now, Date.parse(there), newest, config.BIHUAN_CLOCK_DAYS);
  if (!fault) return;
  const today = chinaDay(now);
  if (config.BIHUAN_CLOCK !== today)
    throw new ClockRefused(
      `${fault.zh}。按错误的时钟，事项会被过期终止、记录会被清除，所以没有启动。请先校准时钟；确实无误，则以 BIHUAN_CLOCK=${today} 启动一次。\n` +
        `${fault.en}. By a wrong clock cases would end and records be erased, so nothing was started. Set the clock right; if it is right, start once with BIHUAN_CLOCK=${today}.`,
    );
  await database.write(system.scope, (tx) =>
    audit(tx, system, { act: "clock.accept", detail: { now: new Date(now).toISOString(), newest: text } }),
  );
}

function faultOf(now: number, there: number, newest: number | undefined, days: number): { zh: string; en: string } | undefined {
  if (Math.abs(now - there) > SKEW_MILLIS)
    return {
      zh: `本机时钟为 ${shown(now)}，数据库的时钟为 ${shown(there)}，两者不符`,
      en: `This machine's clock says ${shown(now)}, the database's ${shown(there)}`,
    };
  if (newest === undefined) return undefined;
  if (now < newest - SKEW_MILLIS)
    return {
      zh: `时钟为 ${shown(now)}，早于最新一条记录 ${shown(newest)}`,
      en: `The clock says ${shown(now)}, before the newest entry of ${shown(newest)}`,
    };
  if (now > newest + days * DAY)
    return {
      zh: `时钟为 ${shown(now)}，比最新一条记录 ${shown(newest)} 晚了 ${Math.floor((now - newest) / DAY)} 天（上限 ${days} 天，由 BIHUAN_CLOCK_DAYS 设定）`,
      en: `The clock says ${shown(now)}, ${Math.floor((now - newest) / DAY)} days after the newest entry of ${shown(newest)} (BIHUAN_CLOCK_DAYS allows ${days})`,
    };
  return undefined;
}
