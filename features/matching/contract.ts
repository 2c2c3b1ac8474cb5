import { GRADES, PARTS } from "@bihuan/matching";
import { z } from "zod";
import { endpoint, idSchema, labelSchema, monthSchema, requestKeySchema, versionSchema } from "../../platform/http/contract.ts";
import { barredSchema, candidateSchema } from "../services/contract.ts";

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
  /** Somebody was chosen for it before; runs of earlier days do not say. */
  isDecided: z.boolean().optional(),
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

/** The candidates of one need. */
export const candidatesContract = {
  proposeCandidates: endpoint("demand.match")
    .route({ method: "POST", path: "/demands/{id}/candidates" })
    .input(z.object({ id: idSchema, requestKey: requestKeySchema }))
    .output(
      z.object({
        candidates: z.array(candidateSchema),
        barred: z.array(barredSchema),
      }),
    ),
  rejectCandidate: endpoint("demand.match")
    .route({ method: "POST", path: "/demands/{id}/candidates/reject" })
    .input(z.object({ id: idSchema, supplyId: idSchema, reason: z.string().min(1).max(300) }))
    .output(z.object({ ok: z.boolean() })),
  chooseCandidate: endpoint("demand.match")
    .route({ method: "POST", path: "/demands/{id}/candidates/choose" })
    .input(
      z.object({
        id: idSchema,
        supplyId: idSchema,
        message: z.string().min(1).max(1000),
        reason: z.string().min(1).max(300),
        /** Why not the others; left out, they stay open until they are decided or the need is signed. */
        others: z.string().trim().min(1).max(300).optional(),
        requestKey: requestKeySchema,
      }),
    )
    .output(z.object({ introductionId: z.number() })),
  /** A supply the adviser found by searching joins the candidates of a need, with the same parts; a limit refuses it in words. */
  addCandidate: endpoint("demand.match")
    .route({ method: "POST", path: "/demands/{id}/candidates/add" })
    .input(z.object({ id: idSchema, supplyId: idSchema, requestKey: requestKeySchema }))
    .output(z.object({ ok: z.boolean() })),
};

/** Matching beyond one need's page: weights and assignment. */
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
  listAssignments: endpoint("match.assign")
    .route({ method: "GET", path: "/matching/assignments" })
    .output(
      z.array(
        z.object({ id: z.number(), month: z.string(), at: z.string(), actorName: z.string(), unitName: z.string(), needs: z.number() }),
      ),
    ),
};
