import { z } from "zod";
import { daySchema, endpoint, idSchema, labelSchema, requestKeySchema } from "../../platform/http/contract.ts";

const readSchema = z.object({
  matter: z.string(),
  leads: z.string(),
  leadUnitId: z.number().nullable(),
  with: z.array(z.string()),
  person: z.string().nullable(),
  untilOn: z.string().nullable(),
  dayWords: z.string().nullable(),
  /** A task of the plan bears these words already. */
  taken: z.boolean(),
});
export type ReadTask = z.infer<typeof readSchema>;

export const plansContract = {
  /** The sentences of a pasted paragraph that say who leads what until when, for confirmation; and the units that may lead. */
  readTasks: endpoint("action_plan.edit")
    .route({ method: "POST", path: "/tasks/plans/read" })
    .input(z.object({ id: idSchema, text: z.string().trim().min(1).max(20_000) }))
    .output(z.object({ rows: z.array(readSchema), units: z.array(z.object({ id: z.number(), name: z.string() })) })),
  /** Gives the confirmed rows out as tasks, the parts of co-operating units among them: all or none. */
  giveTasks: endpoint("action_plan.edit")
    .route({ method: "POST", path: "/tasks/plans/give" })
    .input(
      z.object({
        id: idSchema,
        requestKey: requestKeySchema,
        rows: z
          .array(
            z.object({
              matter: z.string().trim().min(2).max(200),
              leadUnitId: idSchema,
              person: z.string().max(40).nullable(),
              untilOn: daySchema,
              with: z.array(z.string().trim().min(1).max(80)).max(20),
            }),
          )
          .min(1)
          .max(60),
      }),
    )
    .output(z.object({ given: z.number() })),
};

export const cascadeSchema = z.object({
  units: z.array(
    z.object({
      unitName: z.string(),
      /** 1 right beneath, 2 beneath that. */
      depth: z.number(),
      planId: z.number().nullable(),
      state: z.string().nullable(),
      stateLabel: labelSchema.nullable(),
      number: z.string().nullable(),
      issuedOn: z.string().nullable(),
      isLate: z.boolean(),
    }),
  ),
  issued: z.number(),
  policyId: z.number().nullable(),
  basisId: z.number().nullable(),
});
export type Cascade = z.infer<typeof cascadeSchema>;

export const planTasksSchema = z.array(
  z.object({
    id: z.number(),
    title: z.string(),
    unitName: z.string(),
    person: z.string().nullable(),
    withUnits: z.string(),
    stateLabel: labelSchema,
    untilOn: z.string().nullable(),
    isLate: z.boolean(),
  }),
);
export type PlanTasks = z.infer<typeof planTasksSchema>;
