import { z } from "zod";
import { endpoint, idSchema, versionSchema } from "../../platform/http/contract.ts";

const unit = z.object({ id: z.number(), name: z.string(), kind: z.string() });

const values = z.record(z.string(), z.unknown());

export const unitsContract = {
  /** By name or pinyin initials, for pickers: the tree's names are public within the platform. */
  searchUnits: endpoint("staff")
    .route({ method: "POST", path: "/units/search" })
    .input(z.object({ words: z.string().trim().min(1).max(40) }))
    .output(z.array(unit)),
  /** A unit, the way to it, what stands beneath; without id the asker's own. */
  browseUnits: endpoint("staff")
    .route({ method: "POST", path: "/units/browse" })
    .input(z.object({ id: idSchema.optional() }))
    .output(
      z.object({
        unit: unit.extend({
          version: z.number(),
          regionCode: z.string().nullable(),
          validFrom: z.string(),
          validTo: z.string().nullable(),
          creditCode: z.string().nullable(),
          successor: unit.nullable(),
          /** Oldest first; `until` is the first day of the next name. */
          formerNames: z.array(z.object({ name: z.string(), until: z.string() })),
          /** In force and within one's scope: units may be added beneath it; `below` one's own: it may be renamed, moved, closed. */
          standing: z.enum(["own", "below", "elsewhere"]),
        }),
        path: z.array(unit),
        below: z.array(unit.extend({ regionCode: z.string().nullable(), validTo: z.string().nullable(), hasChildren: z.boolean() })),
        /** Who holds a post here; empty outside one's scope. */
        posts: z.array(z.object({ personName: z.string(), role: z.string(), title: z.string(), since: z.string() })),
        /** Departments beneath that miss one of their two posts; empty outside one's scope. */
        vacancies: z.array(z.object({ id: z.number(), name: z.string(), hasLeader: z.boolean(), hasAdviser: z.boolean() })),
      }),
    ),
  addUnit: endpoint("unit.edit")
    .route({ method: "POST", path: "/units/{parentId}/units" })
    .input(z.object({ parentId: idSchema, values }))
    .output(z.object({ id: z.number() })),
  renameUnit: endpoint("unit.edit")
    .route({ method: "POST", path: "/units/{unitId}/rename" })
    .input(z.object({ unitId: idSchema, version: versionSchema, values }))
    .output(z.object({ ok: z.literal(true) })),
};
