import { z } from "zod";
import { endpoint, idSchema, labelSchema } from "../../platform/http/contract.ts";

const text = z.string().trim();
const code = text.min(1).max(60);

export const capitalContract = {
  /** Labels scanned in a count, in bundles; what was sent before is not counted twice. */
  seePieces: endpoint("stock_count.edit")
    .route({ method: "POST", path: "/capital/counts/see" })
    .input(z.object({ countId: idSchema, codes: z.array(code).min(1).max(500) }))
    .output(z.object({ seen: z.number(), unknown: z.array(z.string()) })),
  /** Pieces that go out on a loan, and those of it that come back, by their labels. */
  lendPieces: endpoint("specimen_loan.edit")
    .route({ method: "POST", path: "/capital/loans/out" })
    .input(z.object({ loanId: idSchema, codes: z.array(code).min(1).max(500) }))
    .output(z.object({ moved: z.number() })),
  returnPieces: endpoint("specimen_loan.edit")
    .route({ method: "POST", path: "/capital/loans/back" })
    .input(z.object({ loanId: idSchema, codes: z.array(code).min(1).max(500) }))
    .output(z.object({ moved: z.number() })),
  /** The specimen of a label. */
  findPiece: endpoint("specimen.read")
    .route({ method: "POST", path: "/capital/specimens/find" })
    .input(z.object({ code }))
    .output(z.object({ id: z.number().nullable() })),
  listLabels: endpoint("specimen.read")
    .route({ method: "POST", path: "/capital/specimens/labels" })
    .input(z.object({ batchId: idSchema }))
    .output(
      z.array(
        z.object({
          id: z.number(),
          code: z.string(),
          name: z.string(),
          scientificName: z.string(),
          appendix: z.string(),
          pieces: z.number(),
          state: z.string(),
          place: z.string().nullable(),
          basis: z.string(),
          papers: z.object({ state: z.string(), says: z.array(labelSchema) }),
        }),
      ),
    ),
};

export const baselineContract = {
  /** Fixes the plan as it is now under a name, with its reason; it is never changed. */
  fixBaseline: endpoint("capital_project.edit")
    .route({ method: "POST", path: "/capital/projects/baseline" })
    .input(z.object({ id: idSchema, name: text.min(1).max(60), reason: text.min(2).max(200) }))
    .output(z.object({ id: z.number() })),
};
