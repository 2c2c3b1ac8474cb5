import { showDay } from "../../platform/register/fields.ts";
import { chinaDay } from "@bihuan/kit";
import { mintLinkActor } from "../../platform/access/scope.ts";
import { openCase, takeStep } from "../../platform/casework/casework.ts";
import { eventViews } from "../../platform/casework/present.ts";
import type { Label } from "../../platform/http/contract.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { notFound, refuseRequest, type Context, type Services } from "../../platform/http/server.ts";
import { findRecord, insertRow } from "../../platform/records/rows.ts";
import { answererOf, handLink, holderOf } from "../services/index.ts";
import { isClosedOn } from "../places/index.ts";
import { bookingProcess } from "./process.ts";
import { servedBookings } from "./bookings.ts";
import { bookings } from "./register.ts";
import { phoneIn, visitFaults, type VisitFaults } from "./rules.ts";

/** What the public may know of a place it books; one that takes none any more says so. */
export async function bookablePlace(services: Services, id: number) {
  const p = await services.database.asRoot(services.rootUnitId, (db) =>
    db
      .selectFrom("place")
      .select(["id", "name", "address", "hours", "phone", "operators", "unit_id", "unit_path", "operator_unit_ids"])
      .select(["condition", "opened_on", "closed_on as closedOn"])
      .where("id", "=", id)
      .where("bookable", "=", true)
      .where("standing", "=", "point")
      .executeTakeFirst(),
  );
  if (!p) return notFound();
  const today = chinaDay(services.now());
  if (isClosedOn(p, today) || p.condition === "closed")
    refuseRequest("place-closed", {
      zh: `“${p.name}”已停用，不再接受预约。已经约好的，用预约时的链接查看是否取消；附近其他科普点见“附近的科普点”`,
      en: `“${p.name}” is out of use and takes no bookings. Visits agreed before are shown by their links; other places stand on the page of places nearby`,
    });
  return p;
}

/** A day on which the place is not open yet or no more. */
function dayFault(place: { condition: string | null; opened_on: string | null; closedOn: string | null }, day: string): VisitFaults {
  if (isClosedOn(place, day))
    return {
      visitOn: {
        zh: `这里 ${showDay(place.closedOn ?? day, "zh-CN")} 起停用，请约在此前`,
        en: `Out of use from ${place.closedOn ?? day}; choose an earlier day`,
      },
    };
  if (place.opened_on !== null && day < place.opened_on)
    return { visitOn: { zh: `这里 ${showDay(place.opened_on, "zh-CN")} 起开放`, en: `Open from ${place.opened_on}` } };
  return {};
}

/** A request by anyone: name and phone for the call back, nothing else. The answer carries the one link that cancels it. */
export async function requestVisit(
  { services }: Pick<Context, "services">,
  input: { placeId: number; visitOn: string; visitAt: string; people: number; contactName: string; phone: string; requestKey: string },
) {
  const place = await bookablePlace(services, input.placeId);
  const fields: VisitFaults = {
    ...dayFault(place, input.visitOn),
    ...visitFaults({ ...input, people: String(input.people) }, chinaDay(services.now()), place.hours),
  };
  if (Object.keys(fields).length > 0)
    refuseRequest("invalid", { zh: "有几项需要更正", en: "Some fields need correction" }, { fields: fields as Record<string, Label> });
  const { visitOn, visitAt, people } = input;
  const title = `${place.name} ${visitOn}`;
  const visitor = mintLinkActor({ id: 0, party: "visitor", unitPath: place.unit_path });
  return services.database.write(visitor.scope, async (tx) => {
    const opened = stepped(
      await openCase(
        tx,
        bookingProcess,
        {
          title,
          unitId: place.unit_id,
          unitPath: place.unit_path,
          sharedPath: place.operator_unit_ids,
          adviserPersonId: null,
        },
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
      await insertRow(
        tx,
        bookings.register,
        { title, visitOn, visitAt, people, contactName: input.contactName.trim(), phone: phoneIn(input.phone) },
        { id: opened.case.id, place_id: place.id },
      );
    const link = await handLink({ services, address: "" }, tx, visitor, {
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
    const b = await findRecord(db, servedBookings.records, link.caseId);
    const place = await db
      .selectFrom("place as p")
      .innerJoin("booking as b", "b.place_id", "p.id")
      .select("p.name")
      .where("b.id", "=", b.id)
      .executeTakeFirst();
    const { visitOn, visitAt, people } = b.values as { visitOn: string; visitAt: string; people: number };
    const reason = (await eventViews(db, bookingProcess, b.id)).findLast((e) => e.action === "refuse")?.reason ?? null;
    return {
      reason,
      placeName: place?.name ?? b.title,
      visitOn,
      visitAt,
      people,
      state: b.state ?? "",
      canCancel: bookingProcess.states[b.state ?? ""]?.final === false,
    };
  });
}

/** Cancelling uses the link up. */
export async function cancelBooking({ actor: staff, services }: Context, token: string) {
  const { link, actor } = await answererOf({ actor: staff, services }, token, "booking.cancel");
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
