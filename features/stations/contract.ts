import { z } from "zod";
import { daySchema, endpoint, idSchema } from "../../platform/http/contract.ts";
import { FIGURES } from "./quarters.ts";

const figure = z.number().int().min(0).nullable();
const snapshot = z.object(
  Object.fromEntries(FIGURES.map((f) => [f.key, figure])) as Record<(typeof FIGURES)[number]["key"], typeof figure>,
);
const text = z.string().trim();
const side = z.object({ companyId: z.number(), name: z.string(), code: z.string(), values: snapshot });
const quarter = z.string().regex(/^20\d{2}-(03|06|09|12)$/);

/** What the room does beside its declared records. */
export const parksContract = {
  saveQuarter: endpoint("park_quarter.edit")
    .route({ method: "POST", path: "/stations/quarters/save" })
    .input(
      z.object({
        id: idSchema,
        version: z.number().int(),
        rows: z.array(z.object({ companyId: idSchema, values: snapshot.partial(), why: text.max(200).optional() })).max(5000),
        rest: z.boolean(),
      }),
    )
    .output(z.object({ version: z.number(), stored: z.number() })),
  /** Two quarters of a park side by side. */
  compareQuarters: endpoint("park_quarter.read")
    .route({ method: "POST", path: "/stations/quarters/compare" })
    .input(z.object({ parkId: idSchema, scope: z.enum(["registered", "working"]), before: quarter, now: quarter }))
    .output(z.object({ before: z.array(side), now: z.array(side) })),
  /** The report of a visit; its own key makes a second sending after a lost connection the same report. */
  reportVisit: endpoint("park_application.act")
    .route({ method: "POST", path: "/stations/applications/visit" })
    .input(
      z.object({
        id: idSchema,
        key: text.min(8).max(60),
        visitedOn: daySchema,
        place: text.min(2).max(200),
        team: text.min(2).max(200),
        finding: text.min(5).max(4000),
        findings: z.array(z.object({ conditionId: idSchema, met: z.boolean(), words: text.max(400).optional() })).max(100),
      }),
    )
    .output(z.object({ id: z.number() })),
  enterObjection: endpoint("park_application.act")
    .route({ method: "POST", path: "/stations/applications/objection" })
    .input(z.object({ id: idSchema, sender: text.min(2).max(100), says: text.min(5).max(2000) }))
    .output(z.object({ id: z.number() })),
  replyObjection: endpoint("park_application.act")
    .route({ method: "POST", path: "/stations/applications/reply" })
    .input(z.object({ objectionId: idSchema, reply: text.min(5).max(2000) }))
    .output(z.object({ ok: z.boolean() })),
};
