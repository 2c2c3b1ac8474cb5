import { z } from "zod";
import { daySchema, endpoint, idSchema, versionSchema } from "../../platform/http/contract.ts";

const purpose = z.string().trim().min(2).max(200);

export const careContract = {
  /** People of the roster to whom nobody came for so many months, by the parameter of their unit; never visited first. */
  listUnvisited: endpoint("care_person.read")
    .route({ method: "POST", path: "/care/unvisited" })
    .output(
      z.object({
        months: z.number(),
        people: z.number(),
        rows: z.array(
          z.object({
            id: z.number(),
            name: z.string(),
            employer: z.string(),
            unitName: z.string(),
            lastVisitOn: daySchema.nullable(),
            months: z.number().nullable(),
            planned: z.boolean(),
            /** The last day he declined a visit with thanks. */
            declinedOn: daySchema.nullable(),
          }),
        ),
      }),
    ),
  writeReason: endpoint("care_reason.read")
    .route({ method: "POST", path: "/care/reason/write" })
    .input(z.object({ id: idSchema, version: versionSchema, text: z.string().trim().min(2).max(1000) }))
    .output(z.object({ ok: z.literal(true) })),
  /** The reason itself; who looked and what for is written in the same transaction. */
  lookReason: endpoint("care_reason.read")
    .route({ method: "POST", path: "/care/reason/look" })
    .input(z.object({ id: idSchema, purpose }))
    .output(z.object({ text: z.string() })),
  eraseReason: endpoint("care_reason.read")
    .route({ method: "POST", path: "/care/reason/erase" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ ok: z.literal(true) })),
};
