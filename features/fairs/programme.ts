import { sql } from "kysely";
import { rowsOf } from "../../platform/db/rows.ts";
import { ICALENDAR, writeICalendar } from "../../platform/documents/icalendar.ts";
import type { MakePaper } from "../../platform/rooms/room.ts";
import { talksOf } from "./by-link.ts";

/** A party's talks for a telephone's calendar. */
export const programmeCalendar: MakePaper = async (services, actor, asked) => {
  if (!actor.permissions.has("fair_party.read")) return undefined;
  const id = /^\d{1,12}$/.test(asked["id"] ?? "") ? Number(asked["id"]) : 0;
  return services.database.read(actor.scope, async (db) => {
    const [party] = await rowsOf<{ name: string; place: string }>(
      db,
      sql`select p.name, f.place from fair_party p join fair f on f.id = p.fair_id where p.id = ${id}`,
    );
    if (!party) return undefined;
    const text = writeICalendar(
      "Fairs",
      (await talksOf(db, id)).flatMap(({ onDay, fromTime, toTime, ...t }) =>
        onDay === null || fromTime === null || toTime === null || t.state === "not_held"
          ? []
          : [
              {
                ...{ uid: `fair-talk-${t.id}`, onDay, fromTime, toTime, title: `${t.partner} ${t.about}` },
                place: t.zone === null ? party.place : `${party.place} ${t.zone}${t.tableNo === null ? "" : ` · ${t.tableNo} 号桌`}`,
              },
            ],
      ),
      services.now(),
    );
    return { name: `${party.name}.ics`, type: ICALENDAR, bytes: Buffer.from(text) };
  });
};
