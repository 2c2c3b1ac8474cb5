import { z } from "zod";
import { daySchema, endpoint, idSchema, requestKeySchema, versionSchema } from "../../platform/http/contract.ts";
import { PLACE_KINDS, type PlaceKind } from "../places/rules.ts";

const lat = z.number().min(-90).max(90);
const lon = z.number().min(-180).max(180);
const kind = z.enum(Object.keys(PLACE_KINDS) as [PlaceKind, ...PlaceKind[]]);

/** What the build list does beside what every declared list does. */
export const buildsContract = {
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
    .input(z.object({ id: idSchema, version: versionSchema, lat, lon }))
    .output(z.object({ id: z.number() })),
  acceptTarget: endpoint("build.accept")
    .route({ method: "POST", path: "/builds/{id}/accept" })
    .input(z.object({ id: idSchema, acceptedOn: daySchema, fileId: idSchema, requestKey: requestKeySchema }))
    .output(z.object({ placeId: z.number().nullable(), factId: z.number().nullable() })),
};
