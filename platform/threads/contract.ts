import { z } from "zod";
import { labelSchema } from "../http/contract.ts";

/** Where a search stands that keeps one plan at its end. */
export const planRunSchema = z.discriminatedUnion("state", [
  /** `told` counts what the search tells of: better plans found, talks placed. */
  z.object({ state: z.literal("running"), seconds: z.number(), told: z.number() }),
  z.object({ state: z.literal("done"), planId: z.number() }),
  z.object({ state: z.literal("refused"), message: labelSchema }),
  z.object({ state: z.literal("cancelled") }),
  z.object({ state: z.literal("failed") }),
]);
