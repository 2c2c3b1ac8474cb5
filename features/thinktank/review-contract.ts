import { z } from "zod";
import { daySchema, endpoint, idSchema } from "../../platform/http/contract.ts";

const token = z.object({ token: z.string().max(60) });
const text = z.string().trim();
export const markSchema = z.array(z.object({ criterionId: idSchema, points: z.number().int().min(0).max(100) })).max(30);

/** Public: what a certificate's code stands for, to be compared with the paper. */
export const certificateContract = {
  checkStudy: endpoint("public")
    .route({ method: "POST", path: "/thinktank/certificates/check" })
    .input(z.object({ code: z.string().max(40) }))
    .output(
      z.object({
        certificate: z.string(),
        number: z.string().nullable(),
        title: z.string(),
        hostName: z.string(),
        leader: z.string(),
        acceptedOn: daySchema,
        unitName: z.string(),
      }),
    ),
};

/** What a reviewer without account sees and writes of the one project he was drawn for; nobody else's scores. */
export const reviewContract = {
  openReview: endpoint("link")
    .route({ method: "POST", path: "/thinktank/link/open" })
    .input(token)
    .output(
      z.object({
        reviewer: z.string(),
        call: z.string(),
        unitName: z.string(),
        title: z.string(),
        field: z.string(),
        hostName: z.string(),
        people: z.array(z.string()),
        abstract: z.string().nullable(),
        /** The sealed application, to be opened by the same link. */
        files: z.array(z.object({ id: z.number(), name: z.string(), bytes: z.number() })),
        criteria: z.array(z.object({ id: z.number(), name: z.string(), points: z.number() })),
        answered: z.boolean(),
        here: z.enum(["self", "proxy", "staff"]),
      }),
    ),
  writeReview: endpoint("link")
    .route({ method: "POST", path: "/thinktank/link/review" })
    .input(token.extend({ opinion: text.max(2000), marks: markSchema }))
    .output(z.object({ ok: z.literal(true) })),
  declineByLink: endpoint("link")
    .route({ method: "POST", path: "/thinktank/link/decline" })
    .input(token.extend({ reason: text.max(200) }))
    .output(z.object({ ok: z.literal(true) })),
};
