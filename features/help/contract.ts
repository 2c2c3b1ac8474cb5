import { z } from "zod";
import { endpoint, labelSchema } from "../../platform/http/contract.ts";

const word = z.object({ word: labelSchema, means: labelSchema, also: z.array(z.string()) });

export const helpContract = {
  /** Every room's help, in the order of the rooms. */
  listHelp: endpoint("signed-in")
    .route({ method: "GET", path: "/help" })
    .output(
      z.array(
        z.object({
          room: z.string(),
          title: labelSchema,
          purpose: labelSchema,
          who: z.array(z.object({ who: labelSchema, does: labelSchema })),
          task: labelSchema,
          steps: z.array(labelSchema),
          words: z.array(word),
          picture: z.string().nullable(),
        }),
      ),
    ),
  /** Hard words with their sentences, for the `?` beside them. */
  listWords: endpoint("signed-in")
    .route({ method: "GET", path: "/help/words" })
    .output(z.array(word.extend({ room: z.string() }))),
  /** The first day's steps were gone through or skipped. */
  endTour: endpoint("signed-in")
    .route({ method: "POST", path: "/help/tour/end" })
    .output(z.object({ ok: z.literal(true) })),
};
