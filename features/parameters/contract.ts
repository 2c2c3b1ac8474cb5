import { z } from "zod";
import { endpoint, idSchema, labelSchema } from "../../platform/http/contract.ts";

const change = z.object({
  id: z.number(),
  value: z.number(),
  fromOn: z.string(),
  toOn: z.string().nullable(),
  source: z.string(),
  unitName: z.string(),
  byName: z.string(),
  at: z.string(),
});

export const parametersContract = {
  /** Thresholds and shares as they hold for the asker's unit, what waits for a second person, and what was before. */
  listParameters: endpoint("parameter.read")
    .route({ method: "GET", path: "/parameters" })
    .output(
      z.object({
        unitName: z.string(),
        can: z.object({ change: z.boolean() }),
        parameters: z.array(
          z.object({
            name: z.string(),
            label: labelSchema,
            what: labelSchema,
            kind: z.enum(["share", "money", "days", "count"]),
            least: z.number(),
            most: z.number(),
            value: z.number(),
            /** null: as it came with the software. */
            holds: z.object({ unitName: z.string(), fromOn: z.string(), toOn: z.string().nullable(), source: z.string() }).nullable(),
            waiting: change.extend({ isMine: z.boolean() }).nullable(),
            history: z.array(change.extend({ outcome: z.enum(["agreed", "refused"]), decidedName: z.string() })),
          }),
        ),
      }),
    ),
  proposeParameter: endpoint("parameter.change")
    .route({ method: "POST", path: "/parameters/propose" })
    .input(z.object({ name: z.string().max(60), values: z.record(z.string(), z.unknown()) }))
    .output(z.object({ id: z.number() })),
  /** A second person agrees, or either of the two sets it aside. */
  decideParameter: endpoint("parameter.change")
    .route({ method: "POST", path: "/parameters/decide" })
    .input(z.object({ id: idSchema, outcome: z.enum(["agreed", "refused"]) }))
    .output(z.object({ ok: z.literal(true) })),
};
