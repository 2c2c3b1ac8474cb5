import { z } from "zod";
import { daySchema, endpoint, idSchema, labelSchema } from "../../platform/http/contract.ts";
import { RESULTS } from "./rules.ts";

const token = z.object({ token: z.string().max(60) });
const text = z.string().trim();
const ok = z.object({ ok: z.literal(true) });
/** What was sent, by its number: files are added to it. */
const sent = z.object({ id: z.number() });
export const SENT_KINDS = ["review", "correction", "papers"] as const;
/** A value as it is typed, by the key of its field. */
const typed = z.record(z.string().max(40), z.string().max(200));

/** A society's link, and what staff makes of what it sends. */
export const ownContract = {
  handSocietyLink: endpoint("society.edit")
    .route({ method: "POST", path: "/societies/own/link" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ url: z.string(), code: z.string(), expiresAt: z.string(), party: z.string(), sentTo: z.string().nullable() })),
  /** Takes over what was sent: corrections into the fields, a review with the result that the registry gave. */
  takeSent: endpoint("society.edit")
    .route({ method: "POST", path: "/societies/own/take" })
    .input(z.object({ sentId: idSchema, version: z.number().int(), result: z.enum(RESULTS).optional() }))
    .output(z.object({ version: z.number() })),
  declineSent: endpoint("society.edit")
    .route({ method: "POST", path: "/societies/own/decline" })
    .input(z.object({ sentId: idSchema, words: text.min(2).max(200) }))
    .output(ok),
};

/** What a society without account sees of itself, and sends. */
export const ownLinkContract = {
  openSociety: endpoint("link")
    .route({ method: "POST", path: "/societies/link/open" })
    .input(token)
    .output(
      z.object({
        name: z.string(),
        unitName: z.string(),
        fields: z.array(z.object({ key: z.string(), label: labelSchema, shown: z.string(), open: z.boolean() })),
        reviews: z.array(z.object({ year: z.number(), result: labelSchema })),
        termTo: daySchema,
        termDays: z.number(),
        review: z.object({ year: z.number(), dueOn: daySchema }).nullable(),
        step: z.object({ label: labelSchema, dueOn: daySchema.nullable() }).nullable(),
        sent: z.array(
          z.object({
            id: z.number(),
            kind: z.enum(SENT_KINDS),
            says: z.string().nullable(),
            files: z.array(z.object({ name: z.string(), bytes: z.number() })),
            year: z.number().nullable(),
            sentOn: daySchema,
            outcome: z.enum(["taken", "declined"]).nullable(),
            words: z.string().nullable(),
          }),
        ),
        here: z.enum(["self", "proxy", "staff"]),
      }),
    ),
  sendReview: endpoint("link")
    .route({ method: "POST", path: "/societies/link/review" })
    .input(token.extend({ year: z.number().int().min(1950).max(2100), says: text.min(2).max(2000) }))
    .output(sent),
  sendCorrection: endpoint("link")
    .route({ method: "POST", path: "/societies/link/correction" })
    .input(token.extend({ fields: typed }))
    .output(sent),
  /** Other papers, such as those of a change of term: what they are; the files follow. */
  sendPapers: endpoint("link")
    .route({ method: "POST", path: "/societies/link/papers" })
    .input(token.extend({ says: text.min(2).max(200) }))
    .output(sent),
};
