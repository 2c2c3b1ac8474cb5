import { z } from "zod";
import { availableActionSchema, eventSchema } from "../../platform/casework/present.ts";
import { daySchema, endpoint, idSchema, labelSchema, listInputSchema, pageOf, requestKeySchema } from "../../platform/http/contract.ts";

const pathId = z.object({ id: z.coerce.number().pipe(idSchema) });
const act = z.object({ id: idSchema, requestKey: requestKeySchema, reason: z.string().max(60).optional() });
const booking = z.object({
  id: z.number(),
  placeId: z.number(),
  placeName: z.string(),
  visitOn: z.string(),
  visitAt: z.string(),
  people: z.number(),
  contactName: z.string().nullable(),
  state: z.string(),
});
const token = z.string().min(1).max(600);

/** Who wants to visit. */
export const bookingsContract = {
  /** Of the own subtree's places and of those the own unit operates; without days named from thirty days back. */
  listBookings: endpoint("booking.manage")
    .route({ method: "POST", path: "/bookings/list" })
    .input(listInputSchema)
    .output(pageOf(booking.extend({ operators: z.string(), placeCondition: z.string().nullable() }))),
  getBooking: endpoint("booking.manage")
    .route({ method: "GET", path: "/bookings/{id}" })
    .input(pathId)
    .output(
      booking.extend({
        operators: z.array(z.string()),
        /** The place is out of use on the day of the visit; since when, where that is known. */
        placeClosed: z.object({ on: z.string().nullable() }).nullable(),
        phone: z.string().nullable(),
        /** With the organisation that answered, where it is an operator. */
        events: z.array(eventSchema.extend({ unit: z.string().nullable() })),
        seq: z.number(),
        actions: z.array(availableActionSchema),
      }),
    ),
  lookAtBooking: endpoint("booking.manage")
    .route({ method: "POST", path: "/bookings/{id}/look" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ phone: z.string().nullable() })),
  actOnBooking: endpoint("booking.manage")
    .route({ method: "POST", path: "/bookings/{id}/act" })
    .input(
      act.extend({ action: z.enum(["confirm", "refuse", "visit", "miss"]), seq: z.number().int(), note: z.string().max(4000).optional() }),
    )
    .output(z.object({ state: z.string() })),
};

/** The public's side of a booking; calls are limited by address. */
export const visitContract = {
  getBookable: endpoint("public")
    .route({ method: "GET", path: "/visit/places/{id}" })
    .input(pathId)
    .output(
      z.object({
        name: z.string(),
        address: z.string().nullable(),
        hours: z.string().nullable(),
        phone: z.string().nullable(),
        operators: z.array(z.string()),
        /** By the server's clock. */
        today: daySchema,
      }),
    ),
  requestVisit: endpoint("public")
    .route({ method: "POST", path: "/visit/request" })
    .input(
      z.object({
        placeId: idSchema,
        // Held to what can be booked by `visitFaults`, which answers by field in the visitor's words.
        visitOn: z.string().max(20),
        visitAt: z.string().max(20),
        people: z.number().int(),
        contactName: z.string().max(200),
        phone: z.string().max(200),
        requestKey: requestKeySchema,
      }),
    )
    .output(z.object({ url: z.string(), code: z.string() })),
  openBookingLink: endpoint("link")
    .route({ method: "POST", path: "/link/booking/open" })
    .input(z.object({ token }))
    .output(
      z.object({
        placeName: z.string(),
        visitOn: z.string(),
        visitAt: z.string(),
        people: z.number(),
        state: z.string(),
        /** Why it could not be arranged. */
        reason: labelSchema.nullable(),
        canCancel: z.boolean(),
      }),
    ),
  cancelBooking: endpoint("link")
    .route({ method: "POST", path: "/link/booking/cancel" })
    .input(z.object({ token }))
    .output(z.object({ state: z.string() })),
};
