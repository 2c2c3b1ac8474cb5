import { z } from "zod";
import { daySchema, endpoint, requestKeySchema } from "../../platform/http/contract.ts";

const token = z.object({ token: z.string().max(60) });
export const outsideSchema = z.object({
  onDay: z.string(),
  done: z.string(),
  proof: z.string().nullable(),
  finished: z.boolean(),
  basis: z.enum(["self", "proxy"]),
  at: z.string(),
});

/** What a co-operating body without account sees and writes of the one task it helps with. */
export const outsideContract = {
  openOutside: endpoint("link")
    .route({ method: "POST", path: "/tasks/link/open" })
    .input(token)
    .output(
      z.object({
        title: z.string(),
        ask: z.string().nullable(),
        body: z.string(),
        unitName: z.string(),
        untilOn: z.string().nullable(),
        today: z.string(),
        written: z.array(outsideSchema),
        files: z.array(z.object({ name: z.string(), bytes: z.number() })),
        here: z.enum(["self", "proxy", "staff"]),
      }),
    ),
  writeOutside: endpoint("link")
    .route({ method: "POST", path: "/tasks/link/write" })
    .input(
      token.extend({
        onDay: daySchema,
        done: z.string().trim().max(500),
        proof: z.string().trim().max(200).default(""),
        finished: z.boolean(),
        requestKey: requestKeySchema,
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
};
