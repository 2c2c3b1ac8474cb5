import { GRADES, PARTS } from "@bihuan/matching";
import { z } from "zod";
import { availableActionSchema, caseSchema, eventSchema } from "../../platform/casework/present.ts";
import { turnSchema } from "../../platform/casework/turn.ts";
import { endpoint, idSchema, labelSchema, monthSchema, requestKeySchema, versionSchema } from "../../platform/http/contract.ts";

export const weightsSchema = z.object(
  Object.fromEntries(PARTS.map((part) => [part, z.number()])) as Record<(typeof PARTS)[number], z.ZodNumber>,
);

const assignmentSettings = z.object({
  month: monthSchema,
  /** How many experts a need may get. */
  perNeed: z.number().int().min(1).max(3).default(3),
  /** What-if: experts left out, and limits other than their own. */
  without: z.array(idSchema).max(200).default([]),
  limits: z
    .array(z.object({ supplyId: idSchema, limit: z.number().int().min(0).max(100) }))
    .max(200)
    .default([]),
});
export type AssignmentSettings = z.infer<typeof assignmentSettings>;

export const assignedNeedSchema = z.object({
  demandId: z.number(),
  title: z.string(),
  unitName: z.string(),
  given: z.array(z.object({ supplyId: z.number(), name: z.string(), grade: z.enum(GRADES), reasons: z.array(labelSchema) })),
  shortage: labelSchema.nullable(),
  gaveUp: z.array(labelSchema),
  /** How many were barred from it by a conflict, a refusal, a rule or a limit, by kind. */
  barred: z.record(z.string(), z.number()),
});

const plan = z.object({
  needs: z.array(assignedNeedSchema),
  experts: z.array(
    z.object({ supplyId: z.number(), name: z.string(), organisation: z.string(), taken: z.number(), limit: z.number(), given: z.number() }),
  ),
  /** Needs with 0, 1, 2, 3 experts. */
  byCount: z.array(z.number()),
  weightsVersion: z.number(),
});

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

/** Matching beyond one need's page: weights, assignment, signs of mass production, the engine's own honesty. */
export const matchingContract = {
  /** The weights in force for a need, and the versions before them. */
  getWeights: endpoint("demand.read")
    .route({ method: "GET", path: "/matching/weights" })
    .input(z.object({ demandId: z.coerce.number().pipe(idSchema) }))
    .output(
      z.object({
        version: z.number(),
        weights: weightsSchema,
        /** Of the scope: introductions whose need came to an effect, and to an end without one. */
        outcomes: z.object({ effective: z.number(), without: z.number() }),
        can: z.object({ activate: z.boolean() }),
        versions: z.array(
          z.object({
            id: z.number(),
            weights: weightsSchema,
            note: z.string(),
            at: z.string(),
            actorName: z.string(),
            unitName: z.string(),
          }),
        ),
      }),
    ),
  /** A new version for the actor's unit and what lies below; the old ones stay. */
  activateWeights: endpoint("match.weights")
    .route({ method: "POST", path: "/matching/weights" })
    .input(z.object({ version: versionSchema, weights: weightsSchema, note: z.string().trim().min(1).max(300) }))
    .output(z.object({ version: z.number() })),
  /** Fields of science and industries by code, name or pinyin; nothing typed lists the top. */
  searchCodes: endpoint("staff")
    .route({ method: "GET", path: "/matching/codes" })
    .input(z.object({ table: z.enum(["field", "industry"]), text: z.string().max(60) }))
    .output(z.array(z.object({ code: z.string(), name: z.string() }))),
  /** The best assignment of a month's needs under the settings; nothing is kept. */
  planAssignment: endpoint("match.assign")
    .route({ method: "POST", path: "/matching/assignment/plan" })
    .input(assignmentSettings)
    .output(plan),
  /** Keeps a plan as proposals on the needs' pages; refused when it is no longer what was seen. */
  acceptAssignment: endpoint("match.assign")
    .route({ method: "POST", path: "/matching/assignment" })
    .input(assignmentSettings.extend({ seen: z.array(z.object({ demandId: idSchema, supplyIds: z.array(idSchema) })).max(2000) }))
    .output(z.object({ runId: z.number(), proposals: z.number() })),
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
  listAssignments: endpoint("match.assign")
    .route({ method: "GET", path: "/matching/assignments" })
    .output(
      z.array(
        z.object({ id: z.number(), month: z.string(), at: z.string(), actorName: z.string(), unitName: z.string(), needs: z.number() }),
      ),
    ),
};
