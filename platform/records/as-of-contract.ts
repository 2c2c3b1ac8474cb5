import { z } from "zod";
import { daySchema } from "../http/contract.ts";

/** What an endpoint `asOf` of a room is asked and answers: the register as it stood at the end of a day. */
export const asOfInput = z.object({ day: daySchema, cursor: z.string().max(20).optional() });
export const asOfOutput = z.object({
  rows: z.array(z.looseObject({ id: z.number(), state: z.string(), sinceOn: z.string(), unitName: z.string() })),
  next: z.string().nullable(),
  /** How many stood in each state on that day. */
  tally: z.record(z.string(), z.number()),
});
export type AsOf = z.infer<typeof asOfOutput>;
