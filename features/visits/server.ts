import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { wall, type Context } from "../../platform/http/server.ts";
import { visitContract } from "./contract.ts";
import { bookablePlace, cancelBooking, openBookingLink, requestVisit } from "./visits.ts";

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
