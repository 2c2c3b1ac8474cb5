import { z } from "zod";
import { endpoint, idSchema, labelSchema } from "../../platform/http/contract.ts";

const yearSchema = z.number().int().min(2000).max(2100);
const codeSchema = z.string().min(1).max(60);
const text = z.string().max(40);
const unitOf = z.enum(["count", "fen", "days", "ratio"]);

const goalSchema = z.object({
  code: z.string(),
  name: labelSchema,
  definition: labelSchema,
  unit: unitOf,
  better: z.enum(["higher", "lower", "neither"]),
  target: z.number(),
  source: z.string(),
  /** Named by the superior; without a name the unit set it itself. */
  givenBy: z.string().nullable(),
  /** What the ledger gives of the year so far. */
  value: z.number().nullable(),
  /** Among how many units it is shared out, and what the unit keeps. */
  split: z.object({ units: z.number(), kept: z.number() }).nullable(),
});

export const goalsContract = {
  /** The one list of a unit's year: every target with the value computed beside it. */
  list: endpoint("indicator.read")
    .route({ method: "POST", path: "/indicators/goals" })
    .input(z.object({ year: yearSchema, unitId: idSchema.optional() }))
    .output(
      z.object({
        unit: z.object({ id: z.number(), name: z.string() }),
        yearShare: z.number(),
        goals: z.array(goalSchema),
        /** Indicators without a target of that year. */
        others: z.array(z.object({ code: z.string(), name: labelSchema })),
        can: z.object({ split: z.boolean() }),
      }),
    ),
  one: endpoint("indicator.read")
    .route({ method: "POST", path: "/indicators/goals/one" })
    .input(z.object({ year: yearSchema, code: codeSchema, unitId: idSchema.optional() }))
    .output(
      z.object({
        unit: z.object({ id: z.number(), name: z.string() }),
        indicator: z.object({ code: z.string(), name: labelSchema, definition: labelSchema, unit: unitOf }),
        adds: z.boolean(),
        target: z.number().nullable(),
        source: z.string(),
        givenBy: z.string().nullable(),
        value: z.number().nullable(),
        kept: z.number(),
        isSplit: z.boolean(),
        version: z.number(),
        units: z.array(
          z.object({
            id: z.number(),
            name: z.string(),
            share: z.number().nullable(),
            value: z.number().nullable(),
            lastYear: z.number().nullable(),
            /** Shares its part out further, and among how many. */
            below: z.number(),
          }),
        ),
        history: z.array(
          z.object({
            unitName: z.string(),
            from: z.number().nullable(),
            to: z.number().nullable(),
            /** Not said by anybody: what a superior changed went down in the old proportion. */
            followed: z.boolean(),
            reason: z.string().nullable(),
            source: z.string(),
            by: z.string(),
            at: z.string(),
          }),
        ),
        can: z.object({ split: z.boolean(), setTotal: z.boolean() }),
      }),
    ),
  /** Target and shares in one step, or nothing: what does not add up is refused. Empty shares are none; an empty total takes all back. */
  split: endpoint("indicator.define")
    .route({ method: "POST", path: "/indicators/goals/split" })
    .input(
      z.object({
        year: yearSchema,
        code: codeSchema,
        version: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
        total: text,
        kept: text,
        shares: z.array(z.object({ unitId: idSchema, text })).max(400),
        source: z.string().trim().min(1).max(200),
        reason: z.string().trim().max(500),
      }),
    )
    .output(z.object({ changed: z.number() })),
};
