import { z } from "zod";
import { endpoint, idSchema, labelSchema, monthSchema } from "../../platform/http/contract.ts";

const figure = z.object({
  code: z.string(),
  version: z.number(),
  name: labelSchema,
  unit: z.enum(["count", "fen", "days", "ratio"]),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  cites: z.array(z.object({ code: z.string(), version: z.number() })).optional(),
});
export const sectionSchema = z.object({
  heading: z.string(),
  sentences: z.array(z.array(z.object({ text: z.string(), figure: figure.optional() }))),
  tables: z
    .array(
      z.object({
        title: z.string(),
        header: z.array(z.string()),
        rows: z.array(
          z.object({
            label: z.string(),
            cells: z.array(z.object({ text: z.string(), code: z.string(), unitId: z.number(), from: z.string(), to: z.string() })),
          }),
        ),
      }),
    )
    .optional(),
  charts: z
    .array(
      z.object({
        title: z.string(),
        unit: z.string(),
        categories: z.array(z.string()),
        series: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()) })),
      }),
    )
    .optional(),
  pictures: z.array(z.object({ fileId: z.number(), caption: z.string() })).optional(),
});
export type SectionView = z.infer<typeof sectionSchema>;
const report = z.object({
  id: z.number().nullable(),
  template: z.string(),
  title: z.string(),
  unitId: z.number(),
  unitName: z.string(),
  from: z.string(),
  to: z.string(),
  asOf: z.number(),
  /** What seals the ledger it was frozen at; null: a draft, or not sealed yet. */
  seal: z.object({ n: z.number(), at: z.string(), digest: z.string() }).nullable(),
  frozenAt: z.string().nullable(),
  frozenBy: z.string().nullable(),
  sections: z.array(sectionSchema),
  changes: z.array(z.object({ code: z.string(), name: labelSchema, then: z.string(), now: z.string() })),
});
export const reportsContract = {
  listReports: endpoint("report.read")
    .route({ method: "GET", path: "/reports" })
    .output(
      z.object({
        templates: z.array(z.object({ name: z.string(), title: labelSchema })),
        reports: z.array(
          z.object({ id: z.number(), title: z.string(), unitName: z.string(), from: z.string(), to: z.string(), frozenAt: z.string() }),
        ),
      }),
    ),
  draftReport: endpoint("report.read")
    .route({ method: "POST", path: "/reports/draft" })
    .input(z.object({ template: z.string(), from: monthSchema, to: monthSchema, unitId: idSchema.optional() }))
    .output(report),
  freezeReport: endpoint("report.freeze")
    .route({ method: "POST", path: "/reports" })
    .input(z.object({ template: z.string(), from: monthSchema, to: monthSchema, unitId: idSchema.optional() }))
    .output(z.object({ id: z.number() })),
  getReport: endpoint("report.read")
    .route({ method: "GET", path: "/reports/{id}" })
    .input(z.object({ id: z.coerce.number().pipe(idSchema) }))
    .output(report),
};
export type ReportView = z.infer<typeof report>;
