import { z } from "zod";
import { daySchema, endpoint, idSchema, labelSchema } from "../../platform/http/contract.ts";

const named = z.object({ id: z.number(), name: z.string() });

/** Rules of sight: what a superior may read of sensitive registers, granted by the unit that holds them. */
export const sightContract = {
  listSight: endpoint("sight.read")
    .route({ method: "GET", path: "/sight" })
    .output(
      z.object({
        unitName: z.string(),
        can: z.object({ grant: z.boolean() }),
        kinds: z.array(z.object({ kind: z.string(), label: labelSchema })),
        /** Units above the own, the nearest first, with who holds a post there. */
        superiors: z.array(named.extend({ people: z.array(named) })),
        /** Of the own unit, and of those beneath it: newest first. */
        grants: z.array(
          z.object({
            id: z.number(),
            kind: z.string(),
            unitName: z.string(),
            toName: z.string(),
            toPersonName: z.string().nullable(),
            fromOn: z.string(),
            untilOn: z.string(),
            reason: z.string(),
            byName: z.string(),
            at: z.string(),
            standing: z.enum(["holds", "over", "taken"]),
            endedAt: z.string().nullable(),
            endReason: z.string().nullable(),
            isOwn: z.boolean(),
            looks: z.number(),
          }),
        ),
        /** How many records each unit beneath holds, by register and state: all that a superior sees without a grant. */
        beneath: z.array(
          z.object({
            unitName: z.string(),
            kind: z.string(),
            /** The last day of what the asker may read by a grant; null without one. */
            untilOn: z.string().nullable(),
            registers: z.array(
              z.object({
                name: z.string(),
                label: labelSchema,
                path: z.string(),
                n: z.number(),
                states: z.array(z.object({ label: labelSchema, n: z.number() })),
              }),
            ),
          }),
        ),
      }),
    ),
  grantSight: endpoint("sight.grant")
    .route({ method: "POST", path: "/sight" })
    .input(
      z.object({
        kind: z.string().max(60),
        toUnitId: idSchema,
        toPersonId: idSchema.nullish(),
        untilOn: daySchema,
        reason: z.string().trim().max(300),
      }),
    )
    .output(z.object({ id: z.number() })),
  takeBackSight: endpoint("sight.grant")
    .route({ method: "POST", path: "/sight/{id}/take-back" })
    .input(z.object({ id: idSchema, reason: z.string().trim().max(300) }))
    .output(z.object({ ok: z.literal(true) })),
  listSightLooks: endpoint("sight.read")
    .route({ method: "GET", path: "/sight/{id}/looks" })
    .input(z.object({ id: idSchema }))
    .output(
      z.array(
        z.object({
          id: z.number(),
          at: z.string(),
          who: z.string(),
          register: labelSchema,
          recordId: z.number().nullable(),
          href: z.string().nullable(),
        }),
      ),
    ),
};
