import { z } from "zod";
import { markSchema } from "./review-contract.ts";
import { daySchema, endpoint, idSchema } from "../../platform/http/contract.ts";
import { asOfInput, asOfOutput } from "../../platform/records/as-of-contract.ts";

const text = z.string().trim();
export const thinktankContract = {
  /** A leader names who may see and enter what became of a brief, or ends it. */
  nameSeer: endpoint("brief.name")
    .route({ method: "POST", path: "/thinktank/briefs/seers" })
    .input(z.object({ id: idSchema, personId: idSchema }))
    .output(z.object({ ok: z.boolean() })),
  endSeer: endpoint("brief.name")
    .route({ method: "POST", path: "/thinktank/briefs/seers/end" })
    .input(z.object({ seerId: idSchema }))
    .output(z.object({ ok: z.boolean() })),
  /** Persons of the brief's unit, by words: who may be named. */
  listToName: endpoint("brief.name")
    .route({ method: "POST", path: "/thinktank/briefs/to-name" })
    .input(z.object({ id: idSchema, words: text.max(40) }))
    .output(z.array(z.object({ id: z.number(), name: z.string(), unitName: z.string() }))),
  /** What became of a brief, for those named; the look is written down. */
  lookAtAdoption: endpoint("brief.read")
    .route({ method: "POST", path: "/thinktank/briefs/adoption" })
    .input(z.object({ id: idSchema }))
    .output(
      z.object({
        adoptions: z.array(z.object({ id: z.number(), form: z.string(), body: z.string(), adoptedOn: z.string(), keptAt: z.string() })),
        looks: z.array(z.object({ who: z.string(), at: z.string() })),
      }),
    ),
  enterAdoption: endpoint("brief.read")
    .route({ method: "POST", path: "/thinktank/briefs/adoption/enter" })
    .input(
      z.object({
        id: idSchema,
        form: z.enum(["adopted", "passed_on", "read"]),
        body: text.min(2).max(200),
        adoptedOn: daySchema,
        keptAt: text.min(2).max(200),
      }),
    )
    .output(z.object({ ok: z.boolean() })),
};

export const studiesContract = {
  /** Draws whoever a call's projects under review still lack, all at once and without conflicts. */
  drawReviewers: endpoint("study.draw")
    .route({ method: "POST", path: "/thinktank/calls/draw" })
    .input(z.object({ callId: idSchema }))
    .output(
      z.object({
        drawn: z.number(),
        /** Pairs that a conflict kept apart. */
        kept: z.number(),
        short: z.array(z.object({ id: z.number(), title: z.string(), missing: z.number() })),
      }),
    ),
  declineReview: endpoint("study.draw")
    .route({ method: "POST", path: "/thinktank/studies/decline" })
    .input(z.object({ reviewId: idSchema, reason: text.min(2).max(200) }))
    .output(z.object({ ok: z.boolean() })),
  /** The scores and words of a review as they came; entered once. */
  enterReview: endpoint("study.draw")
    .route({ method: "POST", path: "/thinktank/studies/review" })
    .input(
      z.object({
        reviewId: idSchema,
        receivedOn: daySchema,
        opinion: text.min(2).max(2000),
        marks: markSchema,
      }),
    )
    .output(z.object({ ok: z.boolean() })),
  /** A link by which the reviewer enters his scores himself. */
  handReviewLink: endpoint("study.draw")
    .route({ method: "POST", path: "/thinktank/studies/review-link" })
    .input(z.object({ reviewId: idSchema }))
    .output(z.object({ url: z.string(), code: z.string(), expiresAt: z.string(), party: z.string(), sentTo: z.string().nullable() })),
  /** How much of an application stands word for word in other projects and their deposited papers. */
  likenessOfStudy: endpoint("study.read")
    .route({ method: "POST", path: "/thinktank/studies/likeness" })
    .input(z.object({ id: idSchema }))
    .output(
      z.object({
        studies: z.number(),
        files: z.number(),
        found: z.array(
          z.object({
            id: z.number(),
            title: z.string(),
            leader: z.string(),
            year: z.number().nullable(),
            file: z.string().nullable(),
            percent: z.number(),
            passages: z.array(z.string()),
          }),
        ),
      }),
    ),
  /** A year's projects with their deliverables, for one timeline. */
  yearOfStudies: endpoint("study.read")
    .route({ method: "POST", path: "/thinktank/studies/year" })
    .input(z.object({ year: z.number().int().min(2000).max(2100) }))
    .output(
      z.array(
        z.object({
          id: z.number(),
          title: z.string(),
          leader: z.string(),
          state: z.string(),
          fromOn: z.string().nullable(),
          toOn: z.string().nullable(),
          acceptedOn: z.string().nullable(),
          deliverables: z.array(
            z.object({
              kind: z.string(),
              title: z.string().nullable(),
              dueOn: z.string(),
              handedOn: z.string().nullable(),
              lateDays: z.number(),
            }),
          ),
        }),
      ),
    ),
  basesAsOf: endpoint("research_base.read").route({ method: "POST", path: "/thinktank/bases/as-of" }).input(asOfInput).output(asOfOutput),
};
