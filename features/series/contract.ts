import { z } from "zod";
import { daySchema, endpoint, idSchema, labelSchema } from "../../platform/http/contract.ts";

const text = z.string().trim();
const roleSchema = z.union([
  z.object({ as: z.enum(["region", "period", "series"]) }),
  z.object({ as: z.literal("value"), seriesId: idSchema.optional(), period: text.max(20).optional() }),
]);
export const givenSchema = z.object({
  name: text.min(1).max(200).optional(),
  columns: z.array(z.string().max(500)).min(1).max(300),
  rows: z.array(z.array(z.string().max(2000)).max(300)).max(20_000),
  at: z.array(z.number().int()).max(20_000).optional(),
  unit: z.string().max(20).optional(),
  /** Proposed where nothing is said. */
  roles: z.array(roleSchema.nullable()).max(300).optional(),
  seriesId: idSchema.optional(),
  period: text.max(20).optional(),
  /** Names of the table that mean a division, said by hand. */
  regions: z.record(z.string().max(100), z.string().max(12)).optional(),
});
const figuresSchema = z.object({
  cells: z.number(),
  fresh: z.number(),
  known: z.number(),
  twice: z.number(),
  blank: z.number(),
  none: z.number(),
  elsewhere: z.number(),
  faulty: z.number(),
  differ: z.number(),
});
const faultSchema = z.object({ row: z.number(), column: z.number(), value: z.string(), fault: labelSchema });
const choiceSchema = z.object({
  id: z.number(),
  name: z.string(),
  measureUnit: z.string(),
  cadence: z.enum(["year", "half", "quarter", "month"]),
  isSurveyed: z.boolean(),
});

export const seriesContract = {
  /** What of a table would be stored, and what stands in its way; sums that add up to its cells. */
  previewFigures: endpoint("series.edit")
    .route({ method: "POST", path: "/series/figures/preview" })
    .input(givenSchema)
    .output(
      z.object({
        roles: z.array(roleSchema.nullable()),
        choices: z.array(choiceSchema),
        sums: figuresSchema,
        regionsUnknown: z.array(z.string()),
        faults: z.array(faultSchema),
        /** Figures that stand here with another value: revisions, if they are meant. */
        differing: z.array(
          z.object({ row: z.number(), series: z.string(), region: z.string(), period: z.string(), was: z.string(), now: z.string() }),
        ),
        told: z.array(labelSchema),
      }),
    ),
  bringFigures: endpoint("series.edit")
    .route({ method: "POST", path: "/series/figures" })
    .input(
      givenSchema.extend({
        source: text.min(2).max(200),
        publishedOn: daySchema.optional(),
        /** Why figures that stand here differ: they are stored as revisions. Without it they are left out. */
        revision: text.min(2).max(200).optional(),
        /** Cells with faults are left out, chosen before. */
        partial: z.boolean().optional(),
      }),
    )
    .output(z.object({ batch: z.number().nullable(), stored: z.number(), revised: z.number(), left: z.number(), sums: figuresSchema })),
  listBatches: endpoint("series.edit")
    .route({ method: "POST", path: "/series/figures/batches" })
    .input(z.object({}))
    .output(
      z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          madeAt: z.string(),
          stored: z.number(),
          left: z.number(),
          undoneAt: z.string().nullable(),
        }),
      ),
    ),
  /** Nothing of a batch counts any more; refused once a later revision rests on it. */
  undoBatch: endpoint("series.edit")
    .route({ method: "POST", path: "/series/figures/undo" })
    .input(z.object({ batch: idSchema }))
    .output(z.object({ figures: z.number() })),
  /** The line of a division, re-stated to those in force, with its breaks and every revision. */
  course: endpoint("series.read")
    .route({ method: "POST", path: "/series/course" })
    .input(z.object({ id: idSchema, region: z.string().max(12).optional() }))
    .output(
      z.object({
        measureUnit: z.string(),
        regions: z.array(z.object({ code: z.string(), name: z.string(), note: labelSchema.nullable() })),
        region: z.string().nullable(),
        points: z.array(
          z.object({
            period: z.string(),
            words: labelSchema,
            value: z.string().nullable(),
            parts: z.array(z.object({ region: z.string(), name: z.string(), value: z.string() })),
            gap: labelSchema.nullable(),
            definition: z.string(),
          }),
        ),
        breaks: z.array(z.object({ period: z.string(), kind: z.string(), words: z.string(), definition: z.string().nullable() })),
        marks: z.array(z.object({ period: z.string(), words: labelSchema })),
        revisions: z.array(
          z.object({
            period: z.string(),
            region: z.string(),
            revision: z.number(),
            value: z.string(),
            source: z.string(),
            publishedOn: z.string().nullable(),
            reason: z.string().nullable(),
            at: z.string(),
            counts: z.boolean(),
          }),
        ),
      }),
    ),
};
