import { z } from "zod";
import { endpoint, idSchema, labelSchema } from "../../platform/http/contract.ts";

const text = z.string().trim();
const token = z.object({ token: z.string().max(60) });
const marks = z.array(z.object({ criterionId: idSchema, points: z.number().int().min(0).max(100) })).max(30);
const ok = z.object({ ok: z.literal(true) });

/** Scores of experts in a yearly review, as the reviewing unit hands links and enters what came on paper. */
export const reviewsContract = {
  handJudgeLink: endpoint("station_review.edit")
    .route({ method: "POST", path: "/stations/reviews/judge-link" })
    .input(z.object({ judgeId: idSchema }))
    .output(z.object({ url: z.string(), code: z.string(), expiresAt: z.string(), party: z.string(), sentTo: z.string().nullable() })),
  enterScore: endpoint("station_review.edit")
    .route({ method: "POST", path: "/stations/reviews/score" })
    .input(z.object({ judgeId: idSchema, stationId: idSchema, opinion: text.min(2).max(2000), marks }))
    .output(ok),
  enterStandingBack: endpoint("station_review.edit")
    .route({ method: "POST", path: "/stations/reviews/stand-back" })
    .input(z.object({ judgeId: idSchema, stationId: idSchema, reason: text.min(2).max(200) }))
    .output(ok),
  /** Every station without grade takes the one that the scores propose. */
  takeProposed: endpoint("station_review.edit")
    .route({ method: "POST", path: "/stations/reviews/take-proposed" })
    .input(z.object({ id: idSchema, version: z.number().int() }))
    .output(z.object({ version: z.number(), taken: z.number() })),
};

/** What an expert without account sees and writes: stations and his own scores, nobody else's. */
export const judgingContract = {
  openJudging: endpoint("link")
    .route({ method: "POST", path: "/stations/link/judging" })
    .input(token)
    .output(
      z.object({
        judge: z.string(),
        review: z.string(),
        unitName: z.string(),
        open: z.boolean(),
        criteria: z.array(z.object({ id: z.number(), name: z.string(), points: z.number() })),
        stations: z.array(
          z.object({
            id: z.number(),
            name: z.string(),
            hostName: z.string(),
            field: z.string().nullable(),
            unitName: z.string(),
            changes: z.string().nullable(),
            projects: z.array(z.string()),
            results: z.array(z.string()),
            /** Why he may not score it. */
            kept: labelSchema.nullable(),
            /** What he sent; without points where he stood back. */
            said: z.object({ points: z.number().nullable() }).nullable(),
          }),
        ),
        here: z.enum(["self", "proxy", "staff"]),
      }),
    ),
  writeScore: endpoint("link")
    .route({ method: "POST", path: "/stations/link/score" })
    .input(token.extend({ stationId: idSchema, opinion: text.min(2).max(2000), marks }))
    .output(ok),
  standBack: endpoint("link")
    .route({ method: "POST", path: "/stations/link/stand-back" })
    .input(token.extend({ stationId: idSchema, reason: text.min(2).max(200) }))
    .output(ok),
};
