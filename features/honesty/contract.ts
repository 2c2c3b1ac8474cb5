import { z } from "zod";
import { availableActionSchema, caseSchema, eventSchema } from "../../platform/casework/present.ts";
import { turnSchema } from "../../platform/casework/turn.ts";
import { endpoint, idSchema, labelSchema, monthSchema, requestKeySchema } from "../../platform/http/contract.ts";

const signs = z.object({
  since: z.string(),
  scanned: z.number(),
  /** When the last look was; null before the first. */
  at: z.string().nullable(),
  suspects: z.array(
    z.object({
      demandId: z.number(),
      title: z.string(),
      openedOn: z.string(),
      adviserName: z.string().nullable(),
      signs: z.array(labelSchema),
    }),
  ),
});

const honestyCount = z.object({ introductions: z.number(), engine: z.number(), baseline: z.number() });

/** Signs of mass production, marks and their appeal, and the engine judged by what people chose. */
export const honestyContract = {
  /** Recent demands of the scope in which the last looks found signs of mass production, in words; nothing is marked. */
  listSigns: endpoint("grey.mark").route({ method: "GET", path: "/matching/signs" }).output(signs),
  /** The look the hourly round takes, at once. */
  scanSigns: endpoint("grey.mark").route({ method: "POST", path: "/matching/signs/scan" }).output(signs),
  markGrey: endpoint("grey.mark")
    .route({ method: "POST", path: "/matching/signs/mark" })
    .input(z.object({ demandIds: z.array(idSchema).min(1).max(5000) }))
    .output(z.object({ marked: z.number() })),
  getGrey: endpoint("demand.read")
    .route({ method: "GET", path: "/matching/grey/{id}" })
    .input(z.object({ id: z.coerce.number().pipe(idSchema) }))
    .output(
      z.object({
        case: caseSchema,
        turn: turnSchema,
        demand: z.object({ id: z.number(), title: z.string() }),
        signs: z.array(labelSchema),
        withdrawn: z.number(),
        events: z.array(eventSchema),
        actions: z.array(availableActionSchema),
      }),
    ),
  /** appeal, accept; grant or uphold by somebody else. */
  actOnGrey: endpoint("grey.act")
    .route({ method: "POST", path: "/matching/grey/{id}/act" })
    .input(
      z.object({
        id: idSchema,
        action: z.string().max(40),
        requestKey: requestKeySchema,
        expectedSeq: z.number().int().optional(),
        reason: z.string().max(300).optional(),
        note: z.string().max(2000).optional(),
      }),
    )
    .output(z.object({ state: z.string() })),
  /** By month: introductions among the engine's first three beside a plain keyword search's (BM25 of its own), with the rows behind. */
  honesty: endpoint("match.honesty")
    .route({ method: "GET", path: "/matching/honesty" })
    .input(z.object({ from: monthSchema, to: monthSchema }))
    .output(
      z.object({
        /** `assigned`: those whom a month's assignment proposed, a part of the whole, by their place in the need's own list. */
        months: z.array(z.object({ month: z.string(), ...honestyCount.shape, assigned: honestyCount })),
        rows: z.array(
          z.object({
            introductionId: z.number(),
            month: z.string(),
            demandId: z.number(),
            title: z.string(),
            supplyName: z.string(),
            rank: z.number().nullable(),
            baselineRank: z.number().nullable(),
            /** Picked by a person beside the candidates: a miss. */
            byHand: z.boolean(),
            assigned: z.boolean(),
            outcome: z.string(),
          }),
        ),
        /** Introductions made before the order was kept, and those assigned before it was: not counted. */
        unknown: z.number(),
        assignedUnknown: z.number(),
      }),
    ),
};
