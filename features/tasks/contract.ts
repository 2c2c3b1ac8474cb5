import { z } from "zod";
import { outsideSchema } from "./outside-contract.ts";
import { daySchema, endpoint, idSchema, labelSchema, requestKeySchema } from "../../platform/http/contract.ts";

const text = (most: number) => z.string().trim().min(1).max(most);
const one = z.object({ id: idSchema });

const readSchema = z.object({
  matter: z.string(),
  leads: z.string(),
  /** The unit of that name within one's scope, where there is exactly one. */
  leadUnitId: z.number().nullable(),
  leadUnitName: z.string().nullable(),
  with: z.array(z.string()),
  person: z.string().nullable(),
  untilOn: z.string().nullable(),
  dayWords: z.string().nullable(),
  /** Stands among the decisions already. */
  taken: z.boolean(),
});
export type ReadRow = z.infer<typeof readSchema>;

export const tasksContract = {
  /** The sentences of a meeting's minutes that give somebody something to do, with unit and day, for confirmation. */
  readMinutes: endpoint("meeting.edit").route({ method: "POST", path: "/meetings/read" }).input(one).output(z.array(readSchema)),
  takeDecisions: endpoint("meeting.edit")
    .route({ method: "POST", path: "/meetings/take" })
    .input(
      z.object({
        id: idSchema,
        version: z.number().int(),
        rows: z
          .array(
            z.object({
              matter: text(200),
              leadUnitId: idSchema.nullable(),
              person: z.string().max(40).nullable(),
              untilOn: daySchema.nullable(),
              with: z.array(z.string().max(80)).max(20),
            }),
          )
          .min(1)
          .max(60),
      }),
    )
    .output(z.object({ taken: z.number() })),
  /** By the head of the leading unit where the giver set no day. */
  setDay: endpoint("task.act")
    .route({ method: "POST", path: "/tasks/day" })
    .input(z.object({ id: idSchema, untilOn: daySchema }))
    .output(z.object({ ok: z.literal(true) })),
  /** Before the day, with the new one and why. */
  askDelay: endpoint("task.act")
    .route({ method: "POST", path: "/tasks/delay" })
    .input(z.object({ id: idSchema, newOn: daySchema, reason: text(500), requestKey: requestKeySchema }))
    .output(z.object({ state: z.string() })),
  /** Tasks of one's own unit whose feedback is due within a week: one's own, or, to the head, all of the unit. */
  listAwaited: endpoint("task.read")
    .route({ method: "POST", path: "/tasks/feedback" })
    .output(
      z.array(
        z.object({
          id: z.number(),
          title: z.string(),
          carriedBy: z.string().nullable(),
          rhythm: z.string(),
          lastOn: z.string().nullable(),
          feedbackOn: z.string(),
          late: z.number(),
        }),
      ),
    ),
  /** A link by which the outside body reports. */
  handOutsideLink: endpoint("task.act")
    .route({ method: "POST", path: "/tasks/outside-link" })
    .input(one)
    .output(z.object({ url: z.string(), code: z.string(), expiresAt: z.string(), party: z.string(), sentTo: z.string().nullable() })),
  /** The part of a co-operating unit: a task of its own, with its own day and proof. */
  addPart: endpoint("task.edit")
    .route({ method: "POST", path: "/tasks/part" })
    .input(z.object({ id: idSchema, title: text(200), leadUnitId: idSchema, untilOn: daySchema.nullable(), requestKey: requestKeySchema }))
    .output(one),
};

export const courseSchema = z.object({
  delays: z.array(
    z.object({
      oldOn: z.string(),
      newOn: z.string(),
      reason: z.string(),
      askedOn: z.string(),
      answer: z.enum(["granted", "denied"]).nullable(),
      answeredOn: z.string().nullable(),
    }),
  ),
  parts: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      unitName: z.string(),
      state: z.string(),
      stateLabel: labelSchema,
      untilOn: z.string().nullable(),
    }),
  ),
  feedback: z.object({ name: z.string(), nextOn: z.string().nullable(), lastOn: z.string().nullable(), isLate: z.boolean() }).nullable(),
  /** What the outside body wrote by its link. */
  outside: z.array(outsideSchema),
  outsideBody: z.string().nullable(),
  /** What the form beneath the chain may be. */
  state: z.string(),
  untilOn: z.string().nullable(),
  isOver: z.boolean(),
});
export type Course = z.infer<typeof courseSchema>;
