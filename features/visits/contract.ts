import { z } from "zod";
import { daySchema, endpoint, idSchema, labelSchema, requestKeySchema } from "../../platform/http/contract.ts";

const pathId = z.object({ id: z.coerce.number().pipe(idSchema) });
const token = z.string().min(1).max(600);

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
