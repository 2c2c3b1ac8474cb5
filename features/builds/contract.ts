import { z } from "zod";
import { availableActionSchema, caseSchema, eventSchema } from "../../platform/casework/present.ts";
import { turnSchema } from "../../platform/casework/turn.ts";
import { daySchema, endpoint, idSchema, listInputSchema, pageOf, requestKeySchema } from "../../platform/http/contract.ts";
import { PLACE_KINDS, type PlaceKind } from "../places/rules.ts";

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

/** What is to be built. */
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
};
