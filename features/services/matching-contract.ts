import { PARTS } from "@bihuan/matching";
import { z } from "zod";
import { endpoint, idSchema } from "../../platform/http/contract.ts";

export const weightsSchema = z.object(
  Object.fromEntries(PARTS.map((part) => [part, z.number()])) as Record<(typeof PARTS)[number], z.ZodNumber>,
);

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
    .input(z.object({ weights: weightsSchema, note: z.string().trim().min(1).max(300) }))
    .output(z.object({ version: z.number() })),
};
