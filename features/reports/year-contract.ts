import { z } from "zod";
import { endpoint, idSchema, labelSchema, requestKeySchema } from "../../platform/http/contract.ts";
import { sectionSchema } from "./contract.ts";

const fault = z.object({ chapter: z.string(), text: z.string(), zh: z.string(), en: z.string(), isDoubt: z.boolean() });
const text = z.object({
  title: z.string(),
  unitId: z.number(),
  from: z.string(),
  to: z.string(),
  sections: z.array(sectionSchema),
  faults: z.array(fault),
});

export const yearContract = {
  /** Figures that a text may name, with what they were last year: the list one chooses from. */
  listFigures: endpoint("report_template.read")
    .route({ method: "POST", path: "/reports/figures" })
    .input(z.object({ year: z.number().int().min(2000).max(2100) }))
    .output(z.array(z.object({ code: z.string(), name: labelSchema, definition: labelSchema, value: z.string() }))),
  /** A template written out for the own unit and a year. */
  tryTemplate: endpoint("report_template.read")
    .route({ method: "POST", path: "/reports/templates/try" })
    .input(z.object({ id: idSchema, year: z.number().int().min(2000).max(2100) }))
    .output(text),
  /** A new template of the paragraphs that the rooms offer. */
  startFromRooms: endpoint("report_template.edit")
    .route({ method: "POST", path: "/reports/templates/start" })
    .input(z.object({ name: z.string().trim().min(2).max(80), requestKey: requestKeySchema }))
    .output(z.object({ id: z.number(), parts: z.number() })),
  /** A year report as it stands: live until it is frozen; each figure beside last year's, and beside what was frozen then. */
  readYear: endpoint("year_report.read")
    .route({ method: "POST", path: "/reports/years/read" })
    .input(z.object({ id: idSchema }))
    .output(
      text.extend({
        reportId: z.number().nullable(),
        asOf: z.number().nullable(),
        lastReportId: z.number().nullable(),
        /** What seals the ledger it was frozen at. */
        seal: z.object({ n: z.number(), at: z.string(), digest: z.string() }).nullable(),
        compare: z.array(
          z.object({
            code: z.string(),
            name: labelSchema,
            frozen: z.string().nullable(),
            now: z.string(),
            before: z.string(),
            beforeFrozen: z.string().nullable(),
          }),
        ),
      }),
    ),
};
export type YearText = z.infer<typeof text>;
