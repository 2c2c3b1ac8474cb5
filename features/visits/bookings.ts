import { addDays, chinaDay } from "@bihuan/kit";
import type { Db } from "../../platform/db/database.ts";
import { isListed, type DueRound } from "../../platform/jobs/due-rounds.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import { isClosedOn } from "../places/index.ts";
import { bookings } from "./register.ts";

/** Name and phone are erased this long after the visit. */
const ERASE_DAYS = 30;

/** What a booking's page and its row tell of the place. */
async function placesOf(db: Db, ids: readonly number[]) {
  const rows = await db
    .selectFrom("booking as b")
    .innerJoin("place as p", "p.id", "b.place_id")
    .select(["b.id", "b.place_id as placeId", "b.contact_name as contactName", "b.visit_on as visitOn", "p.operators"])
    .select(["p.condition", "p.closed_on as closedOn"])
    .where("b.id", "in", [...ids, 0])
    .execute();
  return new Map(rows.map(({ id, ...r }) => [id, { ...r, isClosed: isClosedOn(r, r.visitOn) }]));
}

export const servedBookings = serveRecords(bookings, {
  gates: { day_reached: ({ row, today }) => row.visitOn <= today },
  computed: async (db, ids) =>
    new Map(
      [...(await placesOf(db, ids))].map(([id, p]) => [
        id,
        // Out of use on the visit's day, or out of use without a day.
        { operators: p.operators.join("、"), placeCondition: p.isClosed ? "closed" : p.condition === "closed" ? null : p.condition },
      ]),
    ),
  sections: {
    visitor: async ({ db, record }) => {
      const p = (await placesOf(db, [record.id])).get(record.id);
      return {
        placeId: p?.placeId,
        contactName: p?.contactName ?? null,
        /** The place is out of use on the day of the visit; since when, where that is known. */
        placeClosed: p?.isClosed ? { on: p.closedOn } : null,
      };
    },
  },
});

/** Name and phone go 30 days after the visit; three days before that they are listed, and can be held. What is erased stays erased. */
export const erasureRound: DueRound = {
  name: "booking.erase",
  label: { zh: "预约人姓名、电话满 30 日清除", en: "Visitors' names and phones are erased after 30 days" },
  async find(db, nowMillis, delayMillis) {
    const rows = await db
      .selectFrom("booking as b")
      .innerJoin("work_case as c", "c.id", "b.id")
      .select(["b.id", "c.title", "c.unit_id", "c.unit_path", "b.visit_on"])
      .where("b.visit_on", "<", addDays(chinaDay(nowMillis + delayMillis), -ERASE_DAYS))
      .where("b.erased_on", "is", null)
      .where((eb) => eb.not(isListed("booking.erase", "booking", "b.id")))
      .orderBy("b.id")
      .limit(2000)
      .execute();
    return rows.map((r) => ({
      subject: `booking:${r.id}`,
      title: r.title,
      unitId: r.unit_id,
      unitPath: r.unit_path,
      notBefore: Date.parse(`${addDays(r.visit_on, ERASE_DAYS + 1)}T00:00:00+08:00`),
    }));
  },
  async act(tx, services, _actor, id) {
    const today = chinaDay(services.now());
    const done = await tx
      .updateTable("booking")
      .set({ contact_name: null, phone: null, erased_on: today })
      .where("id", "=", id)
      .where("visit_on", "<", addDays(today, -ERASE_DAYS))
      .where("erased_on", "is", null)
      .executeTakeFirst();
    return done.numUpdatedRows > 0n ? {} : undefined;
  },
};
