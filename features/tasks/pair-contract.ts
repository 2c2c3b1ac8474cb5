import { z } from "zod";
import { daySchema, endpoint, idSchema, labelSchema, requestKeySchema } from "../../platform/http/contract.ts";

const linked = z.object({
  subject: z.string(),
  title: z.string(),
  kind: labelSchema,
  note: labelSchema.nullable(),
  day: z.string().nullable(),
});
export type Linked = z.infer<typeof linked>;
const owner = z.object({ id: z.number(), targetName: z.string(), leaderName: z.string(), unitName: z.string() });

export const pairContract = {
  /** What the other rooms know of whoever is looked after: needs, agreements, visits, whatever bears its credit code. */
  about: endpoint("pair.read")
    .route({ method: "POST", path: "/tasks/pairs/about" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ rows: z.array(linked), isCut: z.boolean() })),
  /** Firms nobody takes care of, firms with two owners, owners who left, how many each takes care of. */
  owners: endpoint("pair.read")
    .route({ method: "POST", path: "/tasks/pairs/owners" })
    .output(
      z.object({
        firms: z.number(),
        gaps: z.array(z.object({ code: z.string(), name: z.string(), unitName: z.string(), subject: z.string() })),
        gapCount: z.number(),
        doubles: z.array(z.object({ code: z.string(), owners: z.array(owner) })),
        left: z.array(owner),
        late: z.array(owner.extend({ nextOn: z.string(), days: z.number() })),
        each: z.array(
          z.object({ leaderName: z.string(), unitName: z.string(), rank: labelSchema, pairs: z.number(), by: z.number().nullable() }),
        ),
      }),
    ),
  /** The successor takes over target and open problems; the old pair stays as it was. */
  handPair: endpoint("pair.act")
    .route({ method: "POST", path: "/tasks/pairs/hand" })
    .input(
      z.object({
        id: idSchema,
        leaderName: z.string().trim().min(2).max(40),
        leaderPost: z.string().trim().max(60).nullable(),
        rank: z.enum(["county", "section", "subsection", "staff"]),
        firstOn: daySchema,
        note: z.string().trim().min(2).max(400),
        requestKey: requestKeySchema,
      }),
    )
    .output(z.object({ id: z.number(), problems: z.number() })),
};
