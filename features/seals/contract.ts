import { z } from "zod";
import { endpoint, idSchema, labelSchema } from "../../platform/http/contract.ts";
import { proofSchema } from "../../platform/ledger/proof-file.ts";

const seal = z.object({ n: z.number(), at: z.string(), digest: z.string() });

export const sealsContract = {
  /** The newest seals, and what the last nightly recount found. */
  listSeals: endpoint("seal.read")
    .route({ method: "GET", path: "/seals" })
    .output(
      z.object({
        seals: z.array(seal),
        /** Why there are none, where the keys are gone. */
        trouble: labelSchema.nullable(),
        check: z
          .object({
            at: z.string(),
            seals: z.number(),
            facts: z.number(),
            events: z.number(),
            audits: z.number(),
            cells: z.number(),
            faults: z.array(labelSchema),
          })
          .nullable(),
      }),
    ),
  /** A file that proves, without this server, that a fact of the own scope stands in the ledger. */
  proveFact: endpoint("seal.read")
    .route({ method: "GET", path: "/facts/{id}/proof" })
    .input(z.object({ id: z.coerce.number().pipe(idSchema) }))
    .output(z.object({ proof: proofSchema, seal })),
  /** A file that proves that a later seal keeps everything of an earlier one. */
  proveSeals: endpoint("seal.read")
    .route({ method: "GET", path: "/seals/{earlier}/proof" })
    .input(z.object({ earlier: z.coerce.number().pipe(idSchema), later: z.coerce.number().pipe(idSchema) }))
    .output(z.object({ proof: proofSchema })),
};
