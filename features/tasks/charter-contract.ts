import { z } from "zod";
import { daySchema, endpoint, idSchema, labelSchema, requestKeySchema } from "../../platform/http/contract.ts";

const one = z.object({ id: idSchema });
const side = z.object({ address: z.string() }).nullable();

export const charterContract = {
  /** The whole text, cut into its articles; those of a draft that stood before give way. */
  pasteCharter: endpoint("charter.edit")
    .route({ method: "POST", path: "/charters/text" })
    .input(z.object({ id: idSchema, version: z.number().int(), text: z.string().min(1).max(200_000) }))
    .output(z.object({ articles: z.number() })),
  /** What is not the same as in the version before. */
  compareCharter: endpoint("charter.read")
    .route({ method: "POST", path: "/charters/compare" })
    .input(one)
    .output(
      z.object({
        same: z.number(),
        rows: z.array(
          z.object({
            relation: z.string(),
            left: side,
            right: side,
            stretches: z.array(z.object({ sign: z.enum(["=", "-", "+"]), text: z.string() })),
          }),
        ),
      }),
    ),
  /** Each post's list of a year beside that of the year before: signed, not signed, not there. */
  dutyYear: endpoint("duty_list.read")
    .route({ method: "POST", path: "/tasks/duties/year" })
    .input(z.object({ year: z.number().int().min(2001).max(2100) }))
    .output(
      z.object({
        posts: z.number(),
        signed: z.number(),
        rows: z.array(
          z.object({
            id: z.number().nullable(),
            before: z.number().nullable(),
            post: z.string(),
            holder: z.string(),
            unitName: z.string(),
            signedOn: daySchema.nullable(),
            items: z.number(),
            done: z.number(),
            late: z.number(),
            integrity: z.number(),
            mayRenew: z.boolean(),
          }),
        ),
      }),
    ),
  /** The same post's list for the next year, each duty a year later, to be read over and signed. */
  renewDuties: endpoint("duty_list.edit")
    .route({ method: "POST", path: "/tasks/duties/renew" })
    .input(z.object({ id: idSchema, requestKey: requestKeySchema }))
    .output(one),
};

export const charterSectionSchema = z.object({
  versions: z.array(z.object({ id: z.number(), edition: z.string(), fromOn: daySchema, toOn: daySchema.nullable(), state: z.string() })),
  rules: z.array(z.object({ body: labelSchema, matter: labelSchema, rule: labelSchema, missing: z.boolean() })),
  clashes: z.array(z.object({ id: z.number(), document: z.string(), body: labelSchema, matter: labelSchema })),
  hasEarlier: z.boolean(),
});
export type CharterSection = z.infer<typeof charterSectionSchema>;
