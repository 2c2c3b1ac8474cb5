import { ICALENDAR, writeICalendar } from "../../platform/documents/icalendar.ts";
import { sql } from "kysely";
import { rowsOf } from "../../platform/db/rows.ts";
import type { MakePaper } from "../../platform/rooms/room.ts";

/** The visits of a frozen tour for a telephone's calendar. */
export const tourCalendar: MakePaper = async (services, actor, asked) => {
  if (!actor.permissions.has("caravan_tour.read")) return undefined;
  const id = /^\d{1,12}$/.test(asked["id"] ?? "") ? Number(asked["id"]) : 0;
  return services.database.read(actor.scope, async (db) => {
    const tour = await db.selectFrom("caravan_tour").select("title").where("id", "=", id).executeTakeFirst();
    if (!tour) return undefined;
    const visits = await rowsOf<{
      id: number;
      onDay: string;
      fromTime: string;
      toTime: string;
      school: string;
      plate: string;
      address: string;
      contactName: string;
      pupils: number;
    }>(
      db,
      sql`select r.id, r.on_day as "onDay", r.from_time as "fromTime", r.to_time as "toTime", r.school, c.plate, r.address, r.contact_name as "contactName", r.pupils
        from caravan_request r join caravan c on c.id = r.caravan_id where r.tour_id = ${id} and r.state not in ('cancelled', 'not_held') order by r.on_day, r.from_time, r.id`,
    );
    const text = writeICalendar(
      "Caravans",
      visits.map(({ id: request, school, plate, address, contactName, pupils, ...when }) => ({
        ...when,
        uid: `caravan-request-${request}`,
        title: `${plate} ${school}`,
        place: address,
        notes: `${contactName} · ${pupils} 人`,
      })),
      services.now(),
    );
    return { name: `${tour.title}.ics`, type: ICALENDAR, bytes: Buffer.from(text) };
  });
};
