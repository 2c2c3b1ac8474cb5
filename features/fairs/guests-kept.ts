import { addDays, chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { isListed, type DueRound } from "../../platform/jobs/due-rounds.ts";
import { readParameter } from "../../platform/parameters/parameters.ts";
import { ERASED, KEEP_DAYS } from "./guest.ts";

const AT_ONCE = 100;
/** The last day on which a fair's guests are kept, as its unit says it now. */
const keptUntil = async (db: Db, fair: { unitPath: readonly number[]; toOn: string }, today: string): Promise<string> =>
  addDays(fair.toOn, await readParameter(db, fair.unitPath, KEEP_DAYS, today));

/** A fair's guests, and who objected to its list, go by their names, employers and telephones so many days after its last day; that somebody came in stays. What is erased stays erased. */
export const guestsRound: DueRound = {
  name: "fair_guest.erase",
  label: { zh: "洽谈会入场的人的姓名、单位、电话满保留期清除", en: "Names of a fair's guests are erased when their time of keeping ends" },
  async find(db, nowMillis, delayMillis) {
    const day = chinaDay(nowMillis + delayMillis);
    const fairs = await rowsOf<{ id: number; title: string; unitId: number; unitPath: number[]; toOn: string }>(
      db,
      sql`select f.id, f.title, f.unit_id as "unitId", f.unit_path as "unitPath", f.to_on as "toOn" from fair f
        where f.to_on < ${addDays(day, -KEEP_DAYS.least)}::date and (exists (select from fair_guest g where g.fair_id = f.id and g.erased_on is null)
          or exists (select from fair_objection o where o.fair_id = f.id and o.erased_on is null))
          and not ${isListed("fair_guest.erase", "fair", "f.id")} order by f.to_on, f.id limit ${AT_ONCE}`,
    );
    const items = [];
    for (const f of fairs) {
      const until = await keptUntil(db, f, day);
      if (until < day)
        items.push({
          ...{ subject: `fair:${f.id}`, title: f.title, unitId: f.unitId, unitPath: f.unitPath },
          notBefore: Date.parse(`${addDays(until, 1)}T00:00:00+08:00`),
        });
    }
    return items;
  },
  async act(tx, services, actor, id) {
    const today = chinaDay(services.now());
    const [fair] = await rowsOf<{ unitPath: number[]; toOn: string }>(
      tx,
      sql`select unit_path as "unitPath", to_on as "toOn" from fair where id = ${id}`,
    );
    if (!fair || (await keptUntil(tx, fair, today)) >= today) return undefined;
    const gone = await rowsOf(
      tx,
      sql`update fair_guest set name = ${ERASED}, employer = ${ERASED}, phone = null, erased_on = ${today}::date, version = version + 1
        where fair_id = ${id} and erased_on is null returning id`,
    );
    const objected = await rowsOf(
      tx,
      sql`update fair_objection set name = ${ERASED}, phone = null, erased_on = ${today}::date, version = version + 1
        where fair_id = ${id} and erased_on is null returning id`,
    );
    if (gone.length + objected.length === 0) return undefined;
    await audit(tx, actor, {
      act: "fair_guest.erase",
      subject: `fair:${id}`,
      detail: { guests: gone.length, objections: objected.length },
    });
    return {};
  },
};

export const isErased = async (db: Db, guestId: number): Promise<boolean> =>
  (await rowsOf(db, sql`select 1 from fair_guest where id = ${guestId} and erased_on is not null`)).length > 0;
