import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { wall, type Context } from "../../platform/http/server.ts";
import { actOnBooking, bookingPage, listBookings, lookAtBooking } from "./bookings.ts";
import { bookingsContract, visitContract } from "./contract.ts";
import { bookablePlace, cancelBooking, openBookingLink, requestVisit } from "./visits.ts";

const api = implement(bookingsContract).$context<Context>().use(wall);

export const bookingsRouter = api.router({
  listBookings: api.listBookings.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => ({ ...(await listBookings(db, actor.scope, input, services.now())), can: {} })),
  ),
  getBooking: api.getBooking.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => bookingPage(db, actor, input.id, services.now())),
  ),
  lookAtBooking: api.lookAtBooking.handler(({ input, context }) => lookAtBooking(context, input.id)),
  actOnBooking: api.actOnBooking.handler(({ input, context }) => actOnBooking(context, input)),
});

const visits = implement(visitContract).$context<Context>().use(wall);

export const visitRouter = visits.router({
  getBookable: visits.getBookable.handler(async ({ input, context: { services } }) => {
    const { name, address, hours, phone, operators } = await bookablePlace(services, input.id);
    return { name, address, hours, phone, operators, today: chinaDay(services.now()) };
  }),
  requestVisit: visits.requestVisit.handler(({ input, context }) => requestVisit(context, input)),
  openBookingLink: visits.openBookingLink.handler(({ input, context }) => openBookingLink(context, input.token)),
  cancelBooking: visits.cancelBooking.handler(({ input, context }) => cancelBooking(context, input.token)),
});
