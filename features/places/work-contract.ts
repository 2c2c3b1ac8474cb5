import { z } from "zod";
import { availableActionSchema, caseSchema, eventSchema } from "../../platform/casework/present.ts";
import { turnSchema } from "../../platform/casework/turn.ts";
import { daySchema, endpoint, idSchema, labelSchema, listInputSchema, pageOf, requestKeySchema } from "../../platform/http/contract.ts";
import { PLACE_KINDS, type PlaceKind } from "./kinds.ts";

const pathId = z.object({ id: z.coerce.number().pipe(idSchema) });
const lat = z.number().min(-90).max(90);
const lon = z.number().min(-180).max(180);
const kind = z.enum(Object.keys(PLACE_KINDS) as [PlaceKind, ...PlaceKind[]]);
const act = z.object({ id: idSchema, requestKey: requestKeySchema, reason: z.string().max(60).optional() });
const target = z.object({
  id: z.number(),
  title: z.string(),
  state: z.string(),
  kind: z.string(),
  year: z.number(),
  townName: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  startedOn: z.string().nullable(),
  acceptedOn: z.string().nullable(),
  placeId: z.number().nullable(),
  factId: z.number().nullable(),
});
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
const token = z.string().min(10).max(60);

/** What is to be built, and who wants to visit. */
export const buildsContract = {
  listTargets: endpoint("place.read").route({ method: "POST", path: "/builds/list" }).input(listInputSchema).output(pageOf(target)),
  /** The states of a year's targets, or of all years': they add up to all of them. */
  sumTargets: endpoint("place.read")
    .route({ method: "GET", path: "/builds/sums" })
    .input(z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }))
    .output(z.object({ planned: z.number(), under_way: z.number(), accepted: z.number(), dropped: z.number(), all: z.number() })),
  getTarget: endpoint("place.read")
    .route({ method: "GET", path: "/builds/{id}" })
    .input(pathId)
    .output(
      target.extend({
        case: caseSchema,
        turn: turnSchema,
        files: z.array(z.object({ id: z.number(), name: z.string(), bytes: z.number(), mediaType: z.string(), uploadedAt: z.string() })),
        events: z.array(eventSchema),
        actions: z.array(availableActionSchema),
      }),
    ),
  planTargets: endpoint("build.edit")
    .route({ method: "POST", path: "/builds" })
    .input(
      z.object({
        year: z.number().int().min(2000).max(2100),
        requestKey: requestKeySchema.max(60),
        targets: z
          .array(z.object({ title: z.string().trim().min(1).max(100), kind, lat: lat.optional(), lon: lon.optional() }))
          .min(1)
          .max(200),
      }),
    )
    /** `left`: asked for, but an open target stands on the spot already: that one's number, state and year. */
    .output(
      z.object({
        ids: z.array(z.number()),
        left: z.array(z.object({ title: z.string(), id: z.number(), state: z.string(), year: z.number() })),
      }),
    ),
  pinTarget: endpoint("build.edit")
    .route({ method: "POST", path: "/builds/{id}/pin" })
    .input(z.object({ id: idSchema, lat, lon }))
    .output(z.object({ id: z.number() })),
  actOnTarget: endpoint("build.edit")
    .route({ method: "POST", path: "/builds/{id}/act" })
    .input(act.extend({ action: z.enum(["start", "drop"]) }))
    .output(z.object({ state: z.string() })),
  acceptTarget: endpoint("build.accept")
    .route({ method: "POST", path: "/builds/{id}/accept" })
    .input(z.object({ id: idSchema, acceptedOn: daySchema, fileId: idSchema, requestKey: requestKeySchema }))
    .output(z.object({ placeId: z.number().nullable(), factId: z.number().nullable() })),
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

/** What an operator does for the places its unit runs. */
export const venuesContract = {
  listVenues: endpoint("venue.report")
    .route({ method: "GET", path: "/venues" })
    .output(
      z.array(
        z.object({
          id: z.number(),
          version: z.number(),
          name: z.string(),
          address: z.string().nullable(),
          operators: z.array(z.string()),
          bookable: z.boolean(),
          /** Bookings nobody has answered yet. */
          waiting: z.number(),
          isClosed: z.boolean(),
          values: z.object({ hours: z.string().nullable(), phone: z.string().nullable(), condition: z.string().nullable() }),
        }),
      ),
    ),
  reportVenue: endpoint("venue.report")
    .route({ method: "POST", path: "/venues/{id}" })
    .input(z.object({ id: idSchema, version: z.number().int(), values: z.record(z.string(), z.unknown()) }))
    .output(z.object({ version: z.number() })),
  /** The staff names who may answer for a place of its register. */
  setOperators: endpoint("place.edit")
    .route({ method: "POST", path: "/places/{id}/operators" })
    .input(z.object({ id: idSchema, version: z.number().int(), unitIds: z.array(idSchema).max(10) }))
    .output(z.object({ version: z.number() })),
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
