import { z } from "zod";
import { daySchema, endpoint, idSchema, labelSchema, requestKeySchema } from "../../platform/http/contract.ts";

const one = z.object({ id: idSchema });
const shownOne = one.extend({ shown: z.string().max(40) });
const token = z.object({ token: z.string().max(60) });
const handed = z.object({ url: z.string(), code: z.string(), expiresAt: z.string(), party: z.string(), sentTo: z.string().nullable() });
const ok = z.object({ ok: z.literal(true) });
const servedSchema = z.object({ title: z.string(), onDay: daySchema, minutes: z.number() });

/** What the office does with activities and partners beside their declared records. */
export const serviceContract = {
  /** The site's link: it says whether what was reported is so. */
  handSiteLink: endpoint("activity.act").route({ method: "POST", path: "/outreach/activities/link" }).input(one).output(handed),
  /** Takes part in an activity that another unit has entered: one record, seen by both, counted once. */
  joinActivity: endpoint("activity.edit")
    .route({ method: "POST", path: "/outreach/activities/join" })
    .input(shownOne.extend({ role: z.enum(["host", "carry", "help", "support"]) }))
    .output(one),
  /** What whoever may join sees of it beforehand. */
  seeActivity: endpoint("activity.edit")
    .route({ method: "POST", path: "/outreach/activities/see" })
    .input(shownOne)
    .output(
      z.object({ title: z.string(), firstOn: daySchema, lastOn: daySchema, place: z.string(), unitName: z.string(), joined: z.boolean() }),
    ),
  /** The place at which a partner's open days are found and booked. */
  openPartnerPlace: endpoint("partner.act")
    .route({ method: "POST", path: "/outreach/partners/place" })
    .input(one.extend({ hours: z.string().trim().min(1).max(200), fromOn: daySchema }))
    .output(z.object({ placeId: z.number() })),
  handPartnerLink: endpoint("partner.act").route({ method: "POST", path: "/outreach/partners/link" }).input(one).output(handed),
};

/** What is open to whoever has no account: the site's word, a partner's own record, the check of a proof. */
export const publicServiceContract = {
  openSite: endpoint("link")
    .route({ method: "POST", path: "/outreach/link/site" })
    .input(token)
    .output(
      z.object({
        title: z.string(),
        place: z.string(),
        firstOn: daySchema,
        lastOn: daySchema,
        unitName: z.string(),
        state: z.string(),
        people: z.array(z.object({ audience: z.string(), people: z.number() })),
        shifts: z.array(z.object({ name: z.string(), onDay: daySchema, fromTime: z.string(), toTime: z.string(), came: z.boolean() })),
        here: z.enum(["self", "proxy", "staff"]),
      }),
    ),
  answerSite: endpoint("link")
    .route({ method: "POST", path: "/outreach/link/site/answer" })
    .input(token.extend({ answer: z.enum(["confirm", "return"]), words: z.string().trim().max(300).default("") }))
    .output(ok),
  openPartner: endpoint("link")
    .route({ method: "POST", path: "/outreach/link/partner" })
    .input(token)
    .output(
      z.object({
        name: z.string(),
        unitName: z.string(),
        stateLabel: labelSchema,
        titleHeld: z.string().nullable(),
        titleTo: daySchema.nullable(),
        taken: z.array(z.object({ title: z.string(), onDay: daySchema, hours: z.number().nullable(), confirmed: z.boolean() })),
        proofs: z.array(z.object({ fromOn: daySchema, toOn: daySchema, stateLabel: labelSchema, number: z.string().nullable() })),
        closed: z.array(
          z.object({
            ...{ id: z.number(), onDay: daySchema, atTime: z.string(), found: z.string() },
            ...{ partnerSays: z.string().nullable(), open: z.boolean(), stateLabel: labelSchema },
          }),
        ),
      }),
    ),
  answerClosed: endpoint("link")
    .route({ method: "POST", path: "/outreach/link/partner/closed" })
    .input(token.extend({ id: idSchema, words: z.string().trim().min(2).max(1000) }))
    .output(ok),
  askProof: endpoint("link")
    .route({ method: "POST", path: "/outreach/link/partner/proof" })
    .input(token.extend({ fromOn: daySchema, toOn: daySchema, requestKey: requestKeySchema }))
    .output(ok),
  checkProof: endpoint("public")
    .route({ method: "POST", path: "/outreach/proofs/check" })
    .input(z.object({ number: z.string().max(40) }))
    .output(
      z.object({
        number: z.string(),
        /** Of a person the initials, of a body the name. */
        holder: z.string(),
        fromOn: daySchema,
        toOn: daySchema,
        minutes: z.number(),
        lines: z.array(servedSchema),
        unitName: z.string(),
        responsible: z.string(),
        issuerPhone: z.string(),
        issuedOn: daySchema,
        withdrawn: z.boolean(),
      }),
    ),
};
