import { z } from "zod";
import { daySchema, endpoint, labelSchema } from "../../platform/http/contract.ts";

const dueSchema = z.object({
  id: z.number(),
  name: z.string(),
  unitName: z.string(),
  what: z.enum(["term", "review"]),
  dueOn: daySchema,
  days: z.number(),
  /** 0: overdue; else within so many days. */
  band: z.number(),
  /** What stands beside it: a change under way, a delay with consent, the year that is missing. */
  note: labelSchema.nullable(),
  changeId: z.number().nullable(),
});

export const societiesContract = {
  /** Terms and yearly reviews that are overdue or come within 30, 90 and 180 days. */
  listDue: endpoint("society.read")
    .route({ method: "POST", path: "/societies/due" })
    .output(z.object({ rows: z.array(dueSchema), hasReviewRule: z.boolean(), societies: z.number() })),
};
