import { z } from "zod";
import { endpoint, idSchema, labelSchema } from "../../platform/http/contract.ts";

const one = z.object({ id: idSchema });
export const tableJobSchema = z.object({
  id: z.number(),
  kind: z.enum(["import", "export"]),
  /** The register or list, as it is called. */
  what: labelSchema,
  name: z.string(),
  state: z.enum(["waiting", "running", "done", "cancelled", "failed"]),
  stage: z.enum(["check", "store", "write"]),
  /** From 0 to 1. */
  share: z.number(),
  read: z.number(),
  stored: z.number(),
  doubtful: z.number(),
  left: z.number(),
  /** Rows of the sheet that are no records, and why rows were left out. */
  sums: z.object({
    above: z.number(),
    notes: z.number(),
    blank: z.number(),
    faulty: z.number(),
    same: z.number(),
    refused: z.number(),
    filled: z.number(),
  }),
  refused: z.array(z.object({ row: z.number(), fault: labelSchema })),
  words: labelSchema.nullable(),
  /** Where there is a file to fetch. */
  file: z.object({ name: z.string(), bytes: z.number() }).nullable(),
  /** Where its batch can be seen and taken back. */
  batchAt: z.string().nullable(),
  isStopping: z.boolean(),
  askedAt: z.string(),
  begunAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});

const columnSchema = z.object({ heading: z.string().trim().max(60), key: z.string().max(60).nullable() });

export const tablesContract = {
  /** Forms in which one's own unit or a superior wants a list, of lists that the asker may read. */
  listForms: endpoint("staff")
    .route({ method: "GET", path: "/tables/forms" })
    .output(
      z.array(
        z.object({
          id: z.number(),
          list: z.string(),
          label: labelSchema,
          title: z.string(),
          columns: z.array(columnSchema),
          foot: z.string(),
          unitName: z.string(),
          own: z.boolean(),
        }),
      ),
    ),
  listFormLists: endpoint("form.make")
    .route({ method: "GET", path: "/tables/forms/lists" })
    .output(
      z.array(z.object({ name: z.string(), label: labelSchema, fields: z.array(z.object({ key: z.string(), label: labelSchema })) })),
    ),
  makeForm: endpoint("form.make")
    .route({ method: "POST", path: "/tables/forms/new" })
    .input(
      z.object({
        list: z.string().max(60),
        title: z.string().trim().min(2).max(100),
        columns: z.array(columnSchema).min(1).max(60),
        foot: z.string().max(500),
      }),
    )
    .output(one),
  endForm: endpoint("form.make")
    .route({ method: "POST", path: "/tables/forms/end" })
    .input(one)
    .output(z.object({ ok: z.boolean() })),
  /** One's own imports and exports beside the server's answers, the newest first: whoever may read a list, operators too, may have asked for it as a file. */
  listTableJobs: endpoint("signed-in")
    .route({ method: "GET", path: "/tables/jobs" })
    .output(z.object({ jobs: z.array(tableJobSchema), now: z.string(), keepDays: z.number() })),
  cancelTableJob: endpoint("signed-in")
    .route({ method: "POST", path: "/tables/jobs/cancel" })
    .input(one)
    .output(z.object({ ok: z.boolean() })),
  /** Brings in the file that was sent and looked at, by the fields assigned to its columns. */
  startImport: endpoint("staff")
    .route({ method: "POST", path: "/tables/jobs/import" })
    .input(
      one.extend({
        sheet: z.number().int().min(0).max(500),
        fields: z.array(z.string().max(60).nullable()).max(16_384),
        /** Of fields that no column holds: what the form would be given, the same for every row. */
        same: z.record(z.string().max(60), z.unknown()).optional(),
        /** Whether rows without faults are stored though others have some. */
        partial: z.boolean(),
      }),
    )
    .output(one),
};
