import { addDays, chinaDay, isPhone } from "@bihuan/kit";
import { inScope } from "../../platform/access/in-scope.ts";
import { mintLinkActor, mintSystemActor, type Actor } from "../../platform/access/scope.ts";
import { auditLook } from "../../platform/audit/audit.ts";
import { listEvents, openCase, takeStep } from "../../platform/casework/casework.ts";
import { actionViews, eventViews } from "../../platform/casework/present.ts";
import type { Db } from "../../platform/db/database.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { instant, notFound, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import { handLink, holderOf } from "../services/index.ts";
import { chinaMinute, isOpenAt, readHours } from "./hours.ts";
import { bookingProcess } from "./process.ts";

type Signed = Context & { actor: Actor };
/** Visits can be asked for this many days ahead; name and phone are erased this long after the visit. */
const DAYS_AHEAD = 60;
const ERASE_DAYS = 30;

const named = (db: Db) =>
  db
    .selectFrom("work_case as c")
    .innerJoin("booking as b", "b.id", "c.id")
    .innerJoin("place as p", "p.id", "b.place_id")
    .selectAll("c")
    .select(["b.place_id", "b.visit_on", "b.visit_at", "b.people", "b.contact_name", "b.phone", "p.name as place_name", "p.operators"]);
type Booking = NonNullable<Awaited<ReturnType<ReturnType<typeof named>["executeTakeFirst"]>>>;
const getBooking = async (db: Db, id: number): Promise<Booking> =>
  (await named(db).where("c.id", "=", id).executeTakeFirst()) ?? notFound();

const gatesOf = (b: Booking, nowMillis: number) => ({ day_reached: b.visit_on <= chinaDay(nowMillis) });

/** What the public may know of a place it books. */
export async function bookablePlace(services: Services, id: number) {
  const p = await services.database.asRoot(services.rootUnitId, (db) =>
    db
      .selectFrom("place")
      .select(["id", "name", "address", "hours", "phone", "operators", "unit_id", "unit_path"])
      .where("id", "=", id)
      .where("bookable", "=", true)
      .where("standing", "=", "point")
      .where("closed_on", "is", null)
      .executeTakeFirst(),
  );
  return p ?? notFound();
}

/** A request by anyone: name and phone for the call back, nothing else. The answer carries the one link that cancels it. */
export async function requestVisit(
  { services }: Context,
  input: { placeId: number; visitOn: string; visitAt: string; people: number; contactName: string; phone: string; requestKey: string },
) {
  const place = await bookablePlace(services, input.placeId);
  const today = chinaDay(services.now());
  const fields: Record<string, { zh: string; en: string }> = {};
  if (input.visitOn <= today || input.visitOn > addDays(today, DAYS_AHEAD))
    fields.visitOn = { zh: `可约明天起 ${DAYS_AHEAD} 天内`, en: `From tomorrow, within ${DAYS_AHEAD} days` };
  if (!isPhone(input.phone)) fields.phone = { zh: "电话号码不对", en: "Not a phone number" };
  const hours = place.hours === null ? undefined : readHours(place.hours);
  if (hours?.ok && !fields.visitOn && !isOpenAt(hours.value, chinaMinute(Date.parse(`${input.visitOn}T${input.visitAt}:00+08:00`))))
    fields.visitAt = { zh: `那时不开放，开放时间：${place.hours}`, en: `Closed at that time; hours: ${place.hours}` };
  if (Object.keys(fields).length > 0) refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields });
  const visitor = mintLinkActor({ id: 0, party: "visitor", unitPath: place.unit_path });
  return services.database.write(visitor.scope, async (tx) => {
    const opened = stepped(
      await openCase(
        tx,
        bookingProcess,
        { title: `${place.name} ${input.visitOn}`, unitId: place.unit_id, unitPath: place.unit_path, adviserPersonId: null },
        {
          action: "request",
          actor: visitor,
          at: new Date(services.now()).toISOString(),
          requestKey: input.requestKey,
          owner: { unitId: place.unit_id },
        },
      ),
      bookingProcess,
    );
    if (!opened.repeated)
      await tx
        .insertInto("booking")
        .values({
          id: opened.case.id,
          place_id: place.id,
          visit_on: input.visitOn,
          visit_at: input.visitAt,
          people: input.people,
          contact_name: input.contactName,
          phone: input.phone,
        })
        .execute();
    const link = await handLink(services, tx, visitor, {
      caseId: opened.case.id,
      purpose: "booking.cancel",
      party: "visitor",
      unitId: place.unit_id,
      page: "booking",
    });
    return { url: link.url, code: link.code };
  });
}

export async function openBookingLink({ services }: Context, token: string) {
  const { link, actor } = await holderOf(services, token, "booking.cancel");
  return services.database.read(actor.scope, async (db) => {
    const b = await getBooking(db, link.caseId);
    const reason = (await eventViews(db, bookingProcess, b.id)).findLast((e) => e.action === "refuse")?.reason ?? null;
    return {
      reason,
      placeName: b.place_name,
      visitOn: b.visit_on,
      visitAt: b.visit_at,
      people: b.people,
      state: b.state,
      canCancel: b.closed_on === null,
    };
  });
}

/** Cancelling uses the link up. */
export async function cancelBooking({ services }: Context, token: string) {
  const { link, actor } = await holderOf(services, token, "booking.cancel");
  return services.database.write(actor.scope, async (tx) => {
    const used = await services.links.use(tx, token, "cancel", services.now());
    if (!used.ok) return refuseRequest("link-used", { zh: "这个链接已经用过了", en: "This link was used already" });
    const moved = stepped(
      await takeStep(tx, bookingProcess, link.caseId, { action: "cancel", actor, at: new Date(services.now()).toISOString() }),
      bookingProcess,
    );
    return { state: moved.case.state };
  });
}

const mask = (phone: string | null): string | null => phone && phone.replace(/^(.{3}).*(.{2})$/, "$1****$2");

export async function listBookings(db: Db, actor: Actor, nowMillis: number) {
  const rows = await named(db)
    .where("c.process", "=", "booking")
    .where(inScope("c", actor.scope))
    .where("b.visit_on", ">=", addDays(chinaDay(nowMillis), -ERASE_DAYS))
    .orderBy("b.visit_on")
    .orderBy("b.visit_at")
    .limit(500)
    .execute();
  return Promise.all(
    rows.map(async (b) => ({
      id: b.id,
      placeId: b.place_id,
      placeName: b.place_name,
      operators: b.operators,
      visitOn: b.visit_on,
      visitAt: b.visit_at,
      people: b.people,
      contactName: b.contact_name,
      phone: mask(b.phone),
      state: b.state,
      actions: actionViews(bookingProcess, await listEvents(db, b.id), actor, gatesOf(b, nowMillis)).filter(
        (a) => a.action !== "hand-over",
      ),
    })),
  );
}

/** The phone in full; who looked is recorded. */
export async function lookAtBooking({ actor, services }: Signed, id: number) {
  return services.database.write(actor.scope, async (tx) => {
    const b = await getBooking(tx, id);
    await auditLook(tx, actor, `booking:${id}`, ["phone"]);
    return { phone: b.phone };
  });
}

export async function actOnBooking(
  context: Signed,
  input: { id: number; action: "confirm" | "refuse" | "visit" | "miss"; requestKey: string; reason?: string | undefined },
) {
  const { actor, services } = context;
  return services.database.write(actor.scope, async (tx) => {
    const b = await getBooking(tx, input.id);
    const moved = stepped(
      await takeStep(tx, bookingProcess, b.id, {
        action: input.action,
        actor,
        at: instant(context),
        requestKey: input.requestKey,
        gates: gatesOf(b, services.now()),
        ...(input.reason === undefined ? {} : { reason: input.reason }),
      }),
      bookingProcess,
    );
    return { state: moved.case.state };
  });
}

/** Name and phone go 30 days after the visit. Returns how many were erased. */
export async function eraseVisitors(services: Services): Promise<number> {
  const system = mintSystemActor(services.rootUnitId);
  const today = chinaDay(services.now());
  return services.database.write(system.scope, async (tx) => {
    const done = await tx
      .updateTable("booking")
      .set({ contact_name: null, phone: null, erased_on: today })
      .where("visit_on", "<", addDays(today, -ERASE_DAYS))
      .where("erased_on", "is", null)
      .executeTakeFirst();
    return Number(done.numUpdatedRows);
  });
}
