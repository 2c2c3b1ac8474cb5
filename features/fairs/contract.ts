import { z } from "zod";
import { planRunSchema } from "../../platform/threads/contract.ts";
import { daySchema, endpoint, idSchema, labelSchema, requestKeySchema, versionSchema } from "../../platform/http/contract.ts";
import type { readDay } from "./day-desk.ts";
import type { handLinks } from "./by-link.ts";
import type { readDuty } from "./duty-desk.ts";
import type { readDoor } from "./door-desk.ts";
import type { listPitches } from "./pitch-desk.ts";
import type { turnDoor } from "./door-link.ts";
import type { Answer } from "./plan-work.ts";
import type { readFollow } from "./follow-desk.ts";
import { CAUSES, FOLLOW_CAUSES, OUTCOMES, type FollowCause, type Outcome } from "./rules.ts";
import type { Placed, TimetableInput } from "./timetable.ts";

const one = z.object({ id: idSchema });
const ofFair = z.object({ fairId: idSchema });
const token = z.object({ token: z.string().max(60) });
const handed = z.object({ url: z.string(), code: z.string(), expiresAt: z.string(), party: z.string(), sentTo: z.string().nullable() });
const ok = z.object({ ok: z.literal(true) });
const words = z.string().trim().max(500).default("");
const run = z.object({ run: z.string().max(40) });
const hits = z.array(z.object({ talk: z.string(), why: labelSchema }));
const talk = z.object({
  ...{ id: z.number(), partner: z.string(), about: z.string(), weight: z.number(), state: z.string() },
  ...{ mine: z.boolean(), mutual: z.boolean(), online: z.boolean() },
  ...{
    onDay: daySchema.nullable(),
    fromTime: z.string().nullable(),
    toTime: z.string().nullable(),
    zone: z.string().nullable(),
    tableNo: z.number().nullable(),
  },
});
/** One who was let in, as a door's device tells it; each is read by itself. */
export const entrySchema = z.object({
  ...{
    key: z.string().min(8).max(60),
    at: z.iso.datetime(),
    door: z.string().trim().min(1).max(40),
    way: z.enum(["badge", "name", "walk_in"]),
  },
  ...{ badge: z.string().max(300).optional(), guestId: z.number().int().positive().optional() },
  walkIn: z.object({ name: z.string().trim().min(1).max(40), employer: z.string().trim().min(1).max(100) }).optional(),
  roster: z.object({ at: z.string().max(40), signature: z.string().max(64) }).optional(),
});
export type DoorEntry = z.infer<typeof entrySchema>;
const count = z.object({ collected: z.number(), selected: z.number() });

/** What the office does with fairs beside their declared records. */
export const fairsContract = {
  applyTemplate: endpoint("fair.edit")
    .route({ method: "POST", path: "/fairs/template" })
    .input(ofFair.extend({ templateId: idSchema }))
    .output(z.object({ sessions: z.number(), zones: z.number() })),
  listTemplates: endpoint("fair.read")
    .route({ method: "POST", path: "/fairs/templates/list" })
    .output(z.array(z.object({ id: z.number(), name: z.string() }))),
  countProjects: endpoint("fair.read")
    .route({ method: "POST", path: "/fairs/counts" })
    .input(ofFair)
    .output(
      z.array(
        z.object({
          zoneId: z.number().nullable(),
          zone: z.string().nullable(),
          kinds: z.object({ promote: count, transfer: count, problem: count }),
        }),
      ),
    ),
  assignReviews: endpoint("fair.edit")
    .route({ method: "POST", path: "/fairs/reviews/assign" })
    .input(ofFair)
    .output(z.object({ given: z.number(), short: z.array(z.object({ id: z.number(), title: z.string() })) })),
  addReviewer: endpoint("fair_project.edit")
    .route({ method: "POST", path: "/fairs/reviews/add" })
    .input(z.object({ projectId: idSchema, expertId: idSchema }))
    .output(ok),
  startTimetable: endpoint("fair.edit")
    .route({ method: "POST", path: "/fairs/plans/start" })
    .input(ofFair.extend({ effort: z.enum(["keep", "quick", "thorough"]), name: z.string().trim().min(1).max(60) }))
    .output(run),
  lookAtTimetable: endpoint("fair.edit").route({ method: "POST", path: "/fairs/plans/look" }).input(run).output(planRunSchema),
  cancelTimetable: endpoint("fair.edit")
    .route({ method: "POST", path: "/fairs/plans/cancel" })
    .input(run)
    .output(z.object({ cancelled: z.boolean() })),
  listTimetables: endpoint("fair.read")
    .route({ method: "POST", path: "/fairs/plans/list" })
    .input(ofFair)
    .output(
      z.object({
        ...{ title: z.string(), state: z.string(), version: z.number(), planId: z.number().nullable(), canEdit: z.boolean() },
        plans: z.array(
          z.object({
            ...{ id: z.number(), name: z.string(), madeBy: z.string(), madeAt: z.string(), placed: z.number(), of: z.number() },
            ...{ bound: z.number(), gaps: z.number(), proved: z.boolean() },
          }),
        ),
        hits,
      }),
    ),
  getTimetable: endpoint("fair.read")
    .route({ method: "POST", path: "/fairs/plans/get" })
    .input(one)
    .output(
      z.object({
        ...{ id: z.number(), fairId: z.number(), name: z.string(), madeBy: z.string(), madeAt: z.string() },
        ...{ input: z.custom<TimetableInput>(), placed: z.custom<readonly Placed[]>(), answer: z.custom<Answer>() },
      }),
    ),
  chooseTimetable: endpoint("fair.edit")
    .route({ method: "POST", path: "/fairs/plans/choose" })
    .input(ofFair.extend({ version: versionSchema, planId: idSchema }))
    .output(z.object({ version: z.number() })),
  /** Whoever is to be told of a party that dropped out comes back by name. */
  dropOut: endpoint("fair_party.edit")
    .route({ method: "POST", path: "/fairs/parties/out" })
    .input(one.extend({ reason: z.string().trim().min(1).max(500), requestKey: requestKeySchema }))
    .output(
      z.object({
        tell: z.array(
          z.object({
            talk: z.number(),
            partner: z.number(),
            name: z.string(),
            onDay: daySchema.nullable(),
            fromTime: z.string().nullable(),
          }),
        ),
        planId: z.number().nullable(),
        gained: z.number(),
      }),
    ),
  readProgramme: endpoint("fair_party.read")
    .route({ method: "POST", path: "/fairs/parties/programme" })
    .input(one)
    .output(z.object({ name: z.string(), fairTitle: z.string(), place: z.string(), talks: z.array(talk) })),
  handExpertLink: endpoint("fair_expert.act").route({ method: "POST", path: "/fairs/experts/link" }).input(one).output(handed),
  handPartyLink: endpoint("fair_party.act").route({ method: "POST", path: "/fairs/parties/link" }).input(one).output(handed),
  handPartyLinks: endpoint("fair_party.act")
    .route({ method: "POST", path: "/fairs/parties/links" })
    .input(ofFair)
    .output(z.custom<Awaited<ReturnType<typeof handLinks>>>()),
  handExpertLinks: endpoint("fair_expert.act")
    .route({ method: "POST", path: "/fairs/experts/links" })
    .input(ofFair)
    .output(z.custom<Awaited<ReturnType<typeof handLinks>>>()),
  readDuty: endpoint("fair.read")
    .route({ method: "POST", path: "/fairs/duty/read" })
    .input(ofFair)
    .output(z.custom<Awaited<ReturnType<typeof readDuty>>>()),
  listAdvisers: endpoint("fair.edit")
    .route({ method: "POST", path: "/fairs/duty/advisers" })
    .input(ofFair)
    .output(z.array(z.object({ personId: z.number(), name: z.string(), unitName: z.string() }))),
  addAdvisers: endpoint("fair.edit")
    .route({ method: "POST", path: "/fairs/duty/advisers/add" })
    .input(ofFair.extend({ personIds: z.array(idSchema).min(1).max(500) }))
    .output(z.object({ added: z.number() })),
  setAdviser: endpoint("fair.edit")
    .route({ method: "POST", path: "/fairs/duty/advisers/set" })
    .input(ofFair.extend({ personId: idSchema, version: versionSchema, hours: z.string().trim().max(200).nullable(), comes: z.boolean() }))
    .output(z.object({ lost: z.number() })),
  planDuty: endpoint("fair.edit")
    .route({ method: "POST", path: "/fairs/duty/plan" })
    .input(ofFair.extend({ people: z.number().int().min(1).max(5) }))
    .output(z.object({ given: z.number(), missing: z.number(), spread: z.number() })),
  /** `instead` is who was seen to stand there: of two at once the second is told. */
  swapDuty: endpoint("fair.edit")
    .route({ method: "POST", path: "/fairs/duty/change" })
    .input(one.extend({ personId: idSchema, instead: idSchema }))
    .output(ok),
  readDay: endpoint("fair_talk.read")
    .route({ method: "POST", path: "/fairs/day/read" })
    .input(ofFair)
    .output(z.custom<Awaited<ReturnType<typeof readDay>>>()),
  talkNow: endpoint("fair_talk.edit")
    .route({ method: "POST", path: "/fairs/day/talk" })
    .input(
      ofFair.extend({
        ...{ zoneId: idSchema, fromId: idSchema, withId: idSchema, about: z.string().trim().min(1).max(120) },
        requestKey: requestKeySchema,
      }),
    )
    .output(z.object({ id: z.number(), tableNo: z.number() })),
  listParties: endpoint("fair_party.read")
    .route({ method: "POST", path: "/fairs/day/parties" })
    .input(ofFair.extend({ words: z.string().trim().max(40) }))
    .output(z.array(z.object({ id: z.number(), name: z.string(), side: z.string() }))),
  /** Whoever may enter needs makes one of what came of a talk. */
  makeNeed: endpoint("demand.create")
    .route({ method: "POST", path: "/fairs/talks/need" })
    .input(z.object({ talkId: idSchema, duplicateReason: z.string().trim().min(1).max(300).optional() }))
    .output(z.object({ id: z.number() })),
  readDoor: endpoint("fair_guest.read")
    .route({ method: "POST", path: "/fairs/entry/read" })
    .input(ofFair)
    .output(z.custom<Awaited<ReturnType<typeof readDoor>>>()),
  handDoorLink: endpoint("fair_guest.edit").route({ method: "POST", path: "/fairs/entry/link" }).input(one).output(handed),
  listBadges: endpoint("fair_guest.edit")
    .route({ method: "POST", path: "/fairs/entry/badges" })
    .input(ofFair.extend({ after: z.number().int().min(0), guestId: idSchema.optional() }))
    .output(
      z.object({
        title: z.string(),
        badges: z.array(z.object({ id: z.number(), name: z.string(), employer: z.string(), kind: z.string(), text: z.string() })),
        more: z.boolean(),
      }),
    ),
  enterParties: endpoint("fair_guest.edit")
    .route({ method: "POST", path: "/fairs/entry/parties" })
    .input(ofFair)
    .output(z.object({ entered: z.number(), waiting: z.number() })),
  actOnGuest: endpoint("fair_guest.edit")
    .route({ method: "POST", path: "/fairs/entry/change" })
    .input(one.extend({ version: versionSchema, change: z.enum(["revoke", "restore", "admit", "reissue"]), reason: words }))
    .output(ok),
  /** The answer is written and shown in one step, under the name of who gives it. */
  answerQuestion: endpoint("fair_question.act")
    .route({ method: "POST", path: "/fairs/questions/answer" })
    .input(
      one.extend({
        ...{ version: versionSchema, answer: z.string().trim().min(1).max(2000), shownAs: z.string().trim().max(300).nullable() },
        requestKey: requestKeySchema,
      }),
    )
    .output(ok),
  listPitches: endpoint("fair.read")
    .route({ method: "POST", path: "/fairs/pitches/list" })
    .input(ofFair)
    .output(z.custom<Awaited<ReturnType<typeof listPitches>>>()),
  writePitches: endpoint("fair.edit")
    .route({ method: "POST", path: "/fairs/pitches/write" })
    .input(
      ofFair.extend({
        ...{ version: versionSchema, sessionId: idSchema },
        pitches: z
          .array(
            z.object({
              ...{ projectId: idSchema, speaker: z.string().trim().min(1).max(40) },
              ...{ minutes: z.number().int().min(1).max(240), questionMinutes: z.number().int().min(0).max(240) },
            }),
          )
          .max(100),
      }),
    )
    .output(z.object({ version: z.number() })),
  readFollow: endpoint("fair_project.read")
    .route({ method: "POST", path: "/fairs/follow/read" })
    .input(
      ofFair.extend({
        outcome: z.enum(Object.keys(OUTCOMES) as [Outcome, ...Outcome[]]).optional(),
        after: z.number().int().min(0).default(0),
      }),
    )
    .output(z.custom<Awaited<ReturnType<typeof readFollow>>>()),
  /** `version` of what was said before; 0 where nothing was. */
  sayCause: endpoint("fair_project.edit")
    .route({ method: "POST", path: "/fairs/follow/cause" })
    .input(
      z.object({
        ...{ projectId: idSchema, version: versionSchema, words: z.string().trim().max(300).default("") },
        cause: z.enum(Object.keys(FOLLOW_CAUSES) as [FollowCause, ...FollowCause[]]),
      }),
    )
    .output(z.object({ version: z.number() })),
  startAgreement: endpoint("agreement.edit")
    .route({ method: "POST", path: "/fairs/talks/agreement/start" })
    .input(z.object({ talkId: idSchema }))
    .output(z.object({ title: z.string(), partyA: z.string(), partyB: z.string(), signedOn: daySchema })),
  /** Whoever may enter agreements makes one of what came of a talk, in one entry. */
  makeAgreement: endpoint("agreement.edit")
    .route({ method: "POST", path: "/fairs/talks/agreement" })
    .input(z.object({ talkId: idSchema, values: z.record(z.string(), z.unknown()), requestKey: requestKeySchema }))
    .output(one),
  readDoorAddress: endpoint("fair.read")
    .route({ method: "POST", path: "/fairs/door/address" })
    .output(z.object({ path: z.string().nullable() })),
};

/** What is open to whoever has no account: the list in publicity, an expert's reviews, a party's talks. */
export const publicFairsContract = {
  openEntry: endpoint("link")
    .route({ method: "POST", path: "/fairs/link/entry" })
    .input(z.object({ token: z.string().max(60) }))
    .output(
      z.object({
        ...{ no: z.number(), title: z.string(), owner: z.string(), fairTitle: z.string(), takes: z.boolean() },
        files: z.array(z.object({ name: z.string(), bytes: z.number() })),
      }),
    ),
  readPublicity: endpoint("public")
    .route({ method: "POST", path: "/fairs/publicity" })
    .input(z.object({ region: z.string().regex(/^[1-9]\d{5}$/) }))
    .output(
      z.object({
        unitName: z.string(),
        fairs: z.array(
          z.object({
            ...{ title: z.string(), since: daySchema, days: z.number() },
            projects: z.array(z.object({ title: z.string(), owner: z.string(), kind: z.string(), zone: z.string().nullable() })),
          }),
        ),
      }),
    ),
  openExpert: endpoint("link")
    .route({ method: "POST", path: "/fairs/link/expert" })
    .input(token)
    .output(
      z.object({
        ...{ name: z.string(), title: z.string(), unitName: z.string() },
        criteria: z.array(z.object({ id: z.number(), name: z.string(), points: z.number() })),
        reviews: z.array(
          z.object({
            ...{ id: z.number(), title: z.string(), kind: z.string(), owner: z.string(), summary: z.string() },
            ...{ total: z.number().nullable(), recused: z.boolean() },
          }),
        ),
      }),
    ),
  answerReview: endpoint("link")
    .route({ method: "POST", path: "/fairs/link/expert/answer" })
    .input(
      token.extend({
        reviewId: idSchema,
        points: z.record(z.string().max(20), z.number().int()).optional(),
        opinion: words,
        recuse: z.boolean(),
      }),
    )
    .output(ok),
  openParty: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/fairs/link/party" })
    .input(token)
    .output(
      z.object({
        ...{
          name: z.string(),
          unitName: z.string(),
          fairTitle: z.string(),
          place: z.string(),
          today: daySchema,
          comes: z.boolean(),
          open: z.boolean(),
        },
        halves: z.array(z.object({ day: daySchema, value: z.string(), words: z.string(), chosen: z.boolean() })),
        others: z.array(z.object({ id: z.number(), name: z.string(), offers: z.string().nullable(), zone: z.string().nullable() })),
        talks: z.array(talk.extend({ stateLabel: labelSchema, canTell: z.boolean(), canWithdraw: z.boolean() })),
        here: z.enum(["self", "proxy", "staff"]),
      }),
    ),
  turnDoor: endpoint("link", { megabytes: 1, crowd: true })
    .route({ method: "POST", path: "/fairs/link/door" })
    .input(
      token.extend({
        ...{
          device: z.string().min(1).max(40),
          have: z.string().max(80).optional(),
          seen: z.number().int().min(0).default(0),
          entries: z.array(z.unknown()).max(100),
        },
      }),
    )
    .output(z.custom<Awaited<ReturnType<typeof turnDoor>>>()),
  openBadge: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/fairs/link/badge" })
    .input(z.object({ text: z.string().max(300) }))
    .output(
      z.object({
        ...{ name: z.string(), employer: z.string(), standing: z.string(), title: z.string(), place: z.string() },
        ...{ fromOn: daySchema, toOn: daySchema },
      }),
    ),
  tellHours: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/fairs/link/party/hours" })
    .input(token.extend({ halves: z.array(z.string().max(30)).max(60) }))
    .output(ok),
  askTalk: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/fairs/link/party/ask" })
    .input(
      token.extend({
        ...{ withId: idSchema, about: z.string().trim().min(1).max(120), weight: z.number().int().min(1).max(3), online: z.boolean() },
        requestKey: requestKeySchema,
      }),
    )
    .output(z.object({ id: z.number(), mutual: z.boolean() })),
  tellTalk: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/fairs/link/party/tell" })
    .input(
      token.extend({
        ...{ talkId: idSchema, answer: z.enum(["interest", "no_interest", "miss", "withdraw", "land", "end"]), words },
        cause: z.enum(Object.keys(CAUSES) as [keyof typeof CAUSES, ...(keyof typeof CAUSES)[]]).optional(),
      }),
    )
    .output(ok),
};
