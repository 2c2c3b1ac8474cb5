import { z } from "zod";
import type { FormDefinition } from "../../platform/forms/form.ts";
import { daySchema, endpoint, idSchema, labelSchema, monthSchema, requestKeySchema, versionSchema } from "../../platform/http/contract.ts";

const code = z.string().min(10).max(40);
const one = z.object({ id: idSchema });
const definitionSchema = z.custom<FormDefinition>((v) => typeof v === "object" && v !== null);
/** Texts, groups and rounds of groups; read whole by the form. */
const answersSchema = z.record(z.string().max(100), z.unknown());
const toldSchema = z.object({
  weight: z.enum(["fault", "left"]),
  feature: z.string(),
  sheet: z.string(),
  row: z.number(),
  cause: labelSchema,
});
const burdenSchema = z.object({
  unitId: z.number(),
  unitName: z.string(),
  rounds: z.number(),
  fields: z.number(),
  seconds: z.number(),
  answered: z.number(),
});
const saidSchema = z.object({ label: z.string(), value: z.string() });
const returnSchema = z.object({ path: z.string(), reason: z.string() });
const differingSchema = z.object({
  label: z.string(),
  sum: z.string().nullable(),
  said: z.array(z.object({ unitName: z.string(), value: z.string() })),
});
const changeSchema = z.object({ path: z.string(), label: z.string(), from: z.string(), to: z.string(), jump: labelSchema.nullable() });

export const censusContract = {
  /** A survey workbook as the form of a round: what it does not do is told with sheet, row and cause. */
  putForm: endpoint("census_round.edit", { megabytes: 6 })
    .route({ method: "POST", path: "/census/form" })
    .input(z.object({ id: idSchema, version: versionSchema, name: z.string().min(1).max(200), base64: z.string().max(6_000_000) }))
    .output(z.object({ ok: z.boolean(), told: z.array(toldSchema) })),
  dropForm: endpoint("census_round.edit")
    .route({ method: "POST", path: "/census/form/drop" })
    .input(one.extend({ version: versionSchema }))
    .output(z.object({ ok: z.boolean() })),
  /** The form, what is wrong with it, what is held elsewhere, and what those who will be asked were asked this month. */
  lookForm: endpoint("census_round.read")
    .route({ method: "GET", path: "/census/form" })
    .input(one)
    .output(
      z.object({
        name: z.string().nullable(),
        definition: definitionSchema,
        told: z.array(toldSchema),
        faults: z.array(z.object({ label: z.string(), cause: labelSchema })),
        held: z.array(
          z.object({ label: z.string(), where: labelSchema, clearable: z.boolean(), why: z.string().nullable(), open: z.boolean() }),
        ),
        units: z.number(),
        withoutAccount: z.number(),
        month: z.string(),
        burden: z.array(burdenSchema),
      }),
    ),
  progress: endpoint("census_round.read")
    .route({ method: "GET", path: "/census/progress" })
    .input(one)
    .output(
      z.object({
        coverage: z.record(z.string(), z.number()),
        medianSeconds: z.number().nullable(),
        rows: z.array(
          z.object({
            id: z.number(),
            unitName: z.string(),
            heir: z.string().nullable(),
            state: z.string(),
            repliedOn: z.string().nullable(),
            unchanged: z.boolean().nullable(),
            fields: z.number(),
            seconds: z.number(),
            reason: z.string().nullable(),
          }),
        ),
      }),
    ),
  /** The links of those who have not answered, to be handed on. */
  listLinks: endpoint("census_round.edit")
    .route({ method: "GET", path: "/census/links" })
    .input(one)
    .output(z.array(z.object({ id: z.number(), unitName: z.string(), code: z.string(), canSignIn: z.boolean(), untilOn: daySchema }))),
  /** What stands on the paper form of each unit that has to answer still: its own entry, what it said last, what went back. */
  listPapers: endpoint("census_round.read")
    .route({ method: "GET", path: "/census/papers" })
    .input(one)
    .output(
      z.array(
        z.object({
          id: z.number(),
          unitName: z.string(),
          untilOn: daySchema,
          known: z.array(saidSchema),
          answers: answersSchema.nullable(),
          /** Answered before and returned in part. */
          sent: z.boolean(),
          repliedOn: z.string().nullable(),
          units: z.array(z.string()),
          differing: z.array(differingSchema),
          returns: z.array(returnSchema),
          /** Nothing is missing: unchanged is an answer. */
          whole: z.boolean(),
        }),
      ),
    ),
  /** The superior's table: a line for each unit, numbers as numbers, blank where nothing was said. */
  exportTable: endpoint("census_round.read")
    .route({ method: "POST", path: "/census/table" })
    .input(one)
    .output(z.object({ name: z.string(), base64: z.string() })),
  lookReply: endpoint("census_reply.read")
    .route({ method: "GET", path: "/census/reply" })
    .input(one)
    .output(
      z.object({
        lines: z.array(z.object({ path: z.string(), label: z.string(), value: z.string(), said: z.string() })),
        changes: z.array(changeSchema),
        returns: z.array(z.object({ path: z.string(), reason: z.string(), answered: z.boolean() })),
        sendings: z.array(
          z.object({ at: z.string(), way: z.string(), filledBy: z.string(), seconds: z.number(), note: z.string().nullable() }),
        ),
        code: z.string().nullable(),
      }),
    ),
  returnReply: endpoint("census_reply.act")
    .route({ method: "POST", path: "/census/reply/return" })
    .input(
      z.object({
        id: idSchema,
        items: z
          .array(z.object({ path: z.string().min(1).max(500), reason: z.string().trim().min(2).max(200) }))
          .min(1)
          .max(200),
        requestKey: requestKeySchema,
      }),
    )
    .output(z.object({ ok: z.boolean() })),
  burden: endpoint("census_round.read")
    .route({ method: "GET", path: "/census/burden" })
    .input(z.object({ month: monthSchema }))
    .output(z.array(burdenSchema)),
  openReply: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/census/link" })
    .input(z.object({ code }))
    .output(
      z.object({
        title: z.string(),
        purpose: z.string(),
        issuerName: z.string(),
        untilOn: z.string(),
        state: z.string(),
        definition: definitionSchema,
        answers: answersSchema.nullable(),
        earlier: z
          .object({
            answers: answersSchema,
            repliedOn: z.string(),
            units: z.array(z.string()),
            differing: z.array(differingSchema),
          })
          .nullable(),
        returns: z.array(returnSchema),
        known: z.array(saidSchema),
        today: z.string(),
      }),
    ),
  submitReply: endpoint("link", { megabytes: 4, crowd: true })
    .route({ method: "POST", path: "/census/link/reply" })
    .input(
      z.object({
        code,
        requestKey: requestKeySchema,
        way: z.enum(["typed", "unchanged", "paper"]),
        answers: answersSchema,
        filledBy: z.string().trim().min(1).max(40),
        seconds: z.number().min(0).max(1_000_000),
        note: z.string().trim().max(500).nullable(),
      }),
    )
    .output(z.object({ repeated: z.boolean() })),
};
