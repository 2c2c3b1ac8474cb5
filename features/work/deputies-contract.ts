import { z } from "zod";
import { daySchema, endpoint, idSchema } from "../../platform/http/contract.ts";

const person = z.object({ id: z.number(), name: z.string(), title: z.string(), unitId: z.number(), unitName: z.string() });

export const deputiesContract = {
  /** 代办: who may be away, who may stand in for them, and what stands or is to come. */
  listDeputies: endpoint("work.hand-over")
    .route({ method: "GET", path: "/work/deputies" })
    .output(
      z.object({
        /** Oneself; for a reviewer or leader everybody in office beneath. */
        away: z.array(person),
        standing: z.array(
          z.object({
            id: z.number(),
            personId: z.number(),
            name: z.string(),
            deputyName: z.string(),
            unitName: z.string(),
            fromOn: z.string(),
            toOn: z.string(),
            /** null: everything. */
            cases: z.number().nullable(),
            can: z.object({ end: z.boolean() }),
          }),
        ),
      }),
    ),
  /** Who may stand in for somebody, and his open cases to choose from. */
  chooseDeputy: endpoint("work.hand-over")
    .route({ method: "GET", path: "/work/deputies/for/{personId}/{unitId}" })
    .input(z.object({ personId: idSchema, unitId: idSchema }))
    .output(z.object({ deputies: z.array(person), cases: z.array(z.object({ id: z.number(), title: z.string() })) })),
  appointDeputy: endpoint("work.hand-over")
    .route({ method: "POST", path: "/work/deputies" })
    .input(
      z.object({
        personId: idSchema,
        unitId: idSchema,
        deputyId: idSchema,
        fromOn: daySchema,
        toOn: daySchema,
        caseIds: z.array(idSchema).min(1).max(1000).optional(),
      }),
    )
    .output(z.object({ id: z.number() })),
  endDeputy: endpoint("work.hand-over")
    .route({ method: "POST", path: "/work/deputies/{id}/end" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ ok: z.literal(true) })),
};
