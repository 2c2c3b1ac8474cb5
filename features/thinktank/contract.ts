import { z } from "zod";
import { daySchema, endpoint, idSchema } from "../../platform/http/contract.ts";

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
