import { z } from "zod";
import { caseSchema } from "../../platform/casework/present.ts";
import { endpoint, idSchema, labelSchema, requestKeySchema } from "../../platform/http/contract.ts";
import { toldSchema } from "../../platform/records/contract.ts";

const item = caseSchema.extend({
  processLabel: z.object({ zh: z.string(), en: z.string() }),
  stateLabel: z.object({ zh: z.string(), en: z.string() }),
  tone: z.string(),
  /** What to do about it, as a verb. */
  todo: labelSchema,
  /** Whose move it is, by name. */
  who: labelSchema,
  /** Whose case it is to hand over. */
  carrierId: z.number().nullable(),
  isReturned: z.boolean(),
  /** Became so since yesterday, by somebody else's act. */
  isNew: z.boolean(),
  /** It waits for a party without account. */
  isOutside: z.boolean(),
  nudges: z.number(),
  nudgedOn: z.string().nullable(),
  /** The first due of so many of its kind and step about one parent: how many, and the list of them alone. */
  many: z.object({ about: z.string(), count: z.number(), overdue: z.number(), href: z.string() }).nullable(),
});
const colleague = z.object({ id: z.number(), name: z.string(), title: z.string(), unitName: z.string(), open: z.number() });

/** Some picked cases; with `look` the answer says what would happen to each, and nothing has. */
const picked = z.object({ caseIds: z.array(idSchema).min(1).max(500), look: z.boolean(), requestKey: requestKeySchema });

const moving = z.object({ cases: z.number(), posts: z.number(), demanders: z.number(), supplies: z.number() });

export const workContract = {
  /** 等我办: my move, my unit's move for my role, and what I carry while others move. */
  workbench: endpoint("work.read")
    .route({ method: "GET", path: "/work" })
    /** Of each list the earliest due. */
    .input(z.object({ most: z.coerce.number().int().min(1).max(2000).default(50) }).default({ most: 50 }))
    .output(
      z.object({
        mine: z.array(item),
        /** My move too, but not due within a month: shown folded, not counted. */
        later: z.array(item),
        waiting: z.array(item),
        /** For a leader: the longest overdue of the subtree, by name. */
        late: z.array(item),
        /** Beneath, for reviewers and leaders: whose move it is has no account or post any more. */
        stranded: z.array(item),
        /** Longest overdue first, which is no order of merit. */
        overdueBelow: z.array(z.object({ unitId: z.number(), unitName: z.string(), overdue: z.number(), since: z.string() })),
        /** For a city's or province's leader: counties where no need was registered for so many days, by name. */
        quiet: z.object({ days: z.number(), counties: z.number(), quiet: z.array(z.string()) }).nullable(),
        counts: z.object({ mine: z.number(), overdue: z.number(), later: z.number(), waiting: z.number() }),
      }),
    ),
  /** Posts that cases wait for and nobody who can sign in holds, there or above; told to those who give posts, without the cases. */
  listVacancies: endpoint("post.give")
    .route({ method: "GET", path: "/work/vacancies" })
    .output(z.array(z.object({ unitId: z.number(), unitName: z.string(), role: z.string(), roleLabel: labelSchema, waiting: z.number() }))),
  /** The overdue cases of one unit of the own subtree and of what lies beneath it, longest first. */
  listOverdue: endpoint("work.read")
    .route({ method: "GET", path: "/work/overdue/{unitId}" })
    .input(z.object({ unitId: idSchema }))
    .output(z.object({ unitName: z.string(), items: z.array(item) })),
  /** From whom: whoever carries open cases, in office or gone. To whom: advisers in office. */
  listColleagues: endpoint("work.hand-over")
    .route({ method: "GET", path: "/work/colleagues" })
    .output(z.object({ from: z.array(colleague), to: z.array(colleague) })),
  /** Each open case of a person to one adviser in office, by unit, field and load, exact; nobody above `share` open cases unless he is already. */
  suggestSuccessors: endpoint("work.hand-over")
    .route({ method: "GET", path: "/work/successors" })
    .input(z.object({ from: z.coerce.number().pipe(idSchema) }))
    .output(
      z.object({
        share: z.number(),
        cases: z.array(
          z.object({
            id: z.number(),
            title: z.string(),
            to: z.object({ id: z.number(), name: z.string() }).nullable(),
            reasons: z.array(labelSchema),
          }),
        ),
      }),
    ),
  handOver: endpoint("work.hand-over")
    .route({ method: "POST", path: "/work/hand-over" })
    .input(z.object({ from: idSchema, to: idSchema, caseIds: z.array(idSchema).max(1000).optional() }))
    .output(z.object({ moved: z.number() })),
  /** Picked cases to one adviser, each from whoever carries it. */
  handOverMany: endpoint("work.hand-over")
    .route({ method: "POST", path: "/work/hand-over-many" })
    .input(picked.extend({ to: idSchema }))
    .output(z.array(toldSchema)),
  /** The friendly reminder for picked cases, under the same limits as for one. */
  remindMany: endpoint("work.read").route({ method: "POST", path: "/work/remind-many" }).input(picked).output(z.array(toldSchema)),
  /** What closing a unit would carry to its successor. */
  previewClosing: endpoint("unit.close")
    .route({ method: "GET", path: "/units/{unitId}/closing" })
    .input(z.object({ unitId: idSchema }))
    .output(moving.extend({ unit: z.object({ id: z.number(), name: z.string(), kind: z.string() }) })),
  mergeUnit: endpoint("unit.close")
    .route({ method: "POST", path: "/units/{unitId}/close" })
    .input(z.object({ unitId: idSchema, successorId: idSchema.optional(), on: z.string().optional() }))
    .output(moving),
  /** To another superior: a new unit there takes over everything open, the old one closes with it as successor. */
  moveUnit: endpoint("unit.close")
    .route({ method: "POST", path: "/units/{unitId}/move" })
    .input(z.object({ unitId: idSchema, parentId: idSchema, regionCode: z.string().max(9).optional() }))
    .output(moving.extend({ id: z.number() })),
  /** What the clock is about to end or erase in the own subtree, and what it has: the newest batches. */
  listRounds: endpoint("round.read")
    .route({ method: "GET", path: "/work/rounds" })
    .output(
      z.object({
        delayHours: z.number(),
        can: z.object({ change: z.boolean() }),
        batches: z.array(
          z.object({
            round: z.string(),
            label: labelSchema,
            listedAt: z.string(),
            dueAt: z.string(),
            canUndo: z.boolean(),
            counts: z.object({
              waiting: z.number(),
              held: z.number(),
              done: z.number(),
              undone: z.number(),
              dropped: z.number(),
            }),
            items: z.array(z.object({ subject: z.string(), title: z.string(), unitName: z.string(), state: z.string() })),
          }),
        ),
      }),
    ),
  /** Holds, releases or undoes what of a batch lies in the own subtree. */
  changeRound: endpoint("round.change")
    .route({ method: "POST", path: "/work/rounds" })
    .input(z.object({ round: z.string().max(40), listedAt: z.iso.datetime(), act: z.enum(["hold", "release", "undo"]) }))
    .output(z.object({ changed: z.number() })),
  /** The one-time links of a case, what became of them and of their messages. */
  listLinks: endpoint("work.read")
    .route({ method: "GET", path: "/work/links" })
    .input(z.object({ caseId: idSchema }))
    .output(
      z.object({
        channels: z.array(z.enum(["mail", "text"])),
        links: z.array(
          z.object({
            id: z.number(),
            party: z.string(),
            createdAt: z.string(),
            expiresAt: z.string(),
            state: z.enum(["open", "used", "replaced", "edited", "closed", "expired"]),
            messages: z.array(
              z.object({
                channel: z.enum(["mail", "text"]),
                state: z.enum(["queued", "sent", "failed", "lapsed"]),
                fault: z.string().nullable(),
                attempts: z.number(),
              }),
            ),
          }),
        ),
      }),
    ),
  /** Sends a link just handed over; without an address by text message to the contact on record. */
  sendLink: endpoint("link.send")
    .route({ method: "POST", path: "/work/links/send" })
    .input(z.object({ token: z.string().min(20).max(40), email: z.email().max(120).optional() }))
    .output(z.object({ ok: z.literal(true) })),
  listViews: endpoint("signed-in")
    .route({ method: "GET", path: "/views" })
    .input(z.object({ list: z.string().max(40) }))
    .output(z.array(z.object({ id: z.number(), name: z.string(), query: z.string(), shared: z.boolean(), by: z.string().nullable() }))),
  saveView: endpoint("signed-in")
    .route({ method: "POST", path: "/views" })
    .input(
      z.object({
        list: z.string().max(40),
        name: z.string().min(1).max(40),
        query: z.string().max(1000),
        shared: z.boolean().default(false),
      }),
    )
    .output(z.object({ id: z.number() })),
  deleteView: endpoint("signed-in")
    .route({ method: "POST", path: "/views/{id}/delete" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ ok: z.boolean() })),
  /** What was typed and not sent, kept for its writer in the post it was typed in. */
  keepDraft: endpoint("signed-in")
    .route({ method: "POST", path: "/drafts" })
    .input(z.object({ key: z.string().min(1).max(100), body: z.string().max(60_000) }))
    .output(z.object({ at: z.string() })),
  getDraft: endpoint("signed-in")
    .route({ method: "POST", path: "/drafts/get" })
    .input(z.object({ key: z.string().min(1).max(100) }))
    .output(z.object({ body: z.string(), at: z.string() }).nullable()),
  dropDraft: endpoint("signed-in")
    .route({ method: "POST", path: "/drafts/drop" })
    .input(z.object({ key: z.string().min(1).max(100) }))
    .output(z.object({ ok: z.boolean() })),
  auditTrail: endpoint("audit.read")
    .route({ method: "GET", path: "/audit" })
    .input(z.object({ before: z.coerce.number().optional(), act: z.string().max(60).optional() }))
    .output(
      z.array(
        z.object({
          id: z.number(),
          at: z.string(),
          actorId: z.string(),
          actorName: z.string(),
          act: z.string(),
          actWords: z.object({ zh: z.string(), en: z.string() }),
          subject: z.string().nullable(),
          subjectWords: z.object({ zh: z.string(), en: z.string() }).nullable(),
          detail: z.unknown(),
        }),
      ),
    ),
};
