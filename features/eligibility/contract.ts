import { z } from "zod";
import { daySchema, endpoint, idSchema } from "../../platform/http/contract.ts";

const reason = z.object({
  /** Met: of what is excepted, that it is not so. */
  holds: z.boolean().nullable(),
  how: z.enum(["all", "any", "none"]),
  subject: z.string(),
  comparison: z.string(),
  value: z.string(),
  has: z.object({ value: z.string(), onDay: z.string(), source: z.string() }).nullable(),
  lapsedOn: z.string().nullable(),
  address: z.string(),
  clause: z.string(),
});
const judged = z.object({
  verdict: z.enum(["applies", "not", "open"]),
  missing: z.array(z.string()),
  reasons: z.array(reason),
});
const offer = z.object({
  benefitId: z.number(),
  title: z.string(),
  gives: z.string(),
  amountFen: z.number().nullable(),
  deadline: z.string().nullable(),
  papers: z.string().nullable(),
  policyId: z.number(),
  policyTitle: z.string(),
  /** Its text has been changed since it was checked: to be looked at again before anybody relies on it. */
  changed: z.boolean(),
});

export const eligibilityContract = {
  /** What applies to a firm on a day, what does not and by which clause, what must be asked first. */
  listOffersFor: endpoint("firm.read")
    .route({ method: "POST", path: "/eligibility/offers" })
    .input(z.object({ firmId: idSchema, day: daySchema.optional() }))
    .output(z.object({ day: z.string(), offers: z.array(offer.extend(judged.shape)) })),
  /** Beside a need: what applies to its firm, what is open, and apart from both what is near by its words alone. */
  concernsNeed: endpoint("firm.read")
    .route({ method: "POST", path: "/eligibility/need" })
    .input(z.object({ demandId: idSchema }))
    .output(
      z.object({
        firm: z.object({ id: z.number(), name: z.string() }).nullable(),
        applies: z.array(offer),
        open: z.array(offer),
        /** The index is whole; while it is being made not everything near is found. */
        complete: z.boolean(),
        near: z.array(z.object({ policyId: z.number(), address: z.string(), title: z.string(), words: z.array(z.string()) })),
      }),
    ),
  /** The firms of one's own area that a checked benefit is for today. */
  listFirmsFor: endpoint("benefit.read")
    .route({ method: "POST", path: "/eligibility/firms-for" })
    .input(z.object({ benefitId: idSchema }))
    .output(
      z.object({
        judged: z.number(),
        firms: z.array(
          z.object({
            id: z.number(),
            name: z.string(),
            unitName: z.string(),
            verdict: z.enum(["applies", "open"]),
            missing: z.array(z.string()),
          }),
        ),
      }),
    ),
};
export type OfferFor = z.infer<typeof offer> & z.infer<typeof judged>;
