import { z } from "zod";
import { endpoint, idSchema } from "../../platform/http/contract.ts";

const unit = z.object({ id: z.number(), name: z.string(), kind: z.string() });

export const unitsContract = {
  /** By name or pinyin initials, for pickers: the tree's names are public within the platform. */
  searchUnits: endpoint("signed-in")
    .route({ method: "POST", path: "/units/search" })
    .input(z.object({ words: z.string().trim().min(1).max(40) }))
    .output(z.array(unit)),
  /** A unit, the way to it, what stands beneath; without id the asker's own. */
  browseUnits: endpoint("signed-in")
    .route({ method: "POST", path: "/units/browse" })
    .input(z.object({ id: idSchema.optional() }))
    .output(
      z.object({
        unit: unit.extend({
          regionCode: z.string().nullable(),
          validFrom: z.string(),
          validTo: z.string().nullable(),
          successor: unit.nullable(),
        }),
        path: z.array(unit),
        below: z.array(unit.extend({ regionCode: z.string().nullable(), validTo: z.string().nullable(), hasChildren: z.boolean() })),
        /** Who holds a post here; empty outside one's scope. */
        posts: z.array(z.object({ personName: z.string(), role: z.string(), title: z.string(), since: z.string() })),
        /** Departments beneath that miss one of their two posts; empty outside one's scope. */
        vacancies: z.array(z.object({ id: z.number(), name: z.string(), hasLeader: z.boolean(), hasAdviser: z.boolean() })),
      }),
    ),
};
