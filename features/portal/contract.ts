import { z } from "zod";
import { endpoint } from "../../platform/http/contract.ts";

export const portalContract = {
  /** Which page a token or a printed code belongs to; says nothing else. */
  whichLink: endpoint("link")
    .route({ method: "POST", path: "/link/which" })
    .input(z.object({ token: z.string().min(1).max(600) }))
    .output(
      z.object({
        page: z.enum([
          "demand",
          "agreement",
          "effect",
          "booking",
          "lecture",
          "offer",
          "site",
          "partner",
          "visit",
          "trip",
          "fair-expert",
          "fair-file",
          "fair-party",
          "fair-door",
          "task",
          "proposal",
          "nominate",
          "judging",
          "society",
          "review",
        ]),
      }),
    ),
  giveFeedback: endpoint("public")
    .route({ method: "POST", path: "/feedback" })
    .input(
      z.object({
        words: z.string().trim().min(1).max(2000),
        contact: z.string().max(60).optional(),
        page: z.string().max(200).optional(),
        /** The region of the page it was written on: its association hears of it, else the root. */
        region: z
          .string()
          .regex(/^[1-9]\d{5}(\d{3})?$/)
          .optional(),
      }),
    )
    .output(z.object({ ok: z.boolean() })),
  listFeedback: endpoint("audit.read")
    .route({ method: "GET", path: "/feedback" })
    .output(z.array(z.object({ id: z.number(), words: z.string(), contact: z.string().nullable(), givenAt: z.string() }))),
};
