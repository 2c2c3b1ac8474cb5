import { z } from "zod";
import { daySchema, endpoint, idSchema, labelSchema, requestKeySchema, versionSchema } from "../../platform/http/contract.ts";
import { asOfInput, asOfOutput } from "../../platform/records/as-of-contract.ts";
import { METHODS, type MethodName } from "./rules.ts";

const one = z.object({ id: idSchema });
const ids = z.array(idSchema).max(5000);
const names = z.array(z.string());
const method = z.enum(Object.keys(METHODS) as [MethodName, ...MethodName[]]);
const amount = z.union([z.object({ people: z.number() }), z.object({ percent: z.number() })]);
const bound = z.object({
  ...{ key: z.string(), name: z.string(), kind: z.enum(["hard", "by-law", "soft"]), source: z.string().optional() },
  of: z.array(z.object({ attribute: z.string(), values: z.array(z.string()).readonly() })),
  ...{ least: amount.optional(), most: amount.optional() },
});

const handed = z.object({ url: z.string(), code: z.string(), expiresAt: z.string(), party: z.string(), sentTo: z.string().nullable() });

/** A congress's election, or a unit's. */
const voted = one.extend({ of: z.enum(["congress_election", "congress_delegation"]) });

/** What the office does with a congress beside its declared records. */
export const congressContract = {
  whatIf: endpoint("congress.read")
    .route({ method: "POST", path: "/congress/seats" })
    .input(one.extend({ seats: z.number().int().min(1).max(5000).optional() }))
    .output(
      z.object({
        ...{ state: z.string(), version: z.number(), method: z.string(), seats: z.number() },
        units: z.array(z.object({ id: z.number(), name: z.string(), weight: z.number(), seats: z.number().nullable() })),
        methods: z.array(
          z.object({
            ...{ method, refusal: labelSchema.nullable(), ties: names, gain: names, lose: names },
            seats: z.array(
              z.object({ id: z.number(), seats: z.number(), ideal: z.string(), held: z.enum(["floor", "ceiling"]).nullable() }),
            ),
          }),
        ),
      }),
    ),
  shareSeats: endpoint("congress.edit")
    .route({ method: "POST", path: "/congress/seats/share" })
    .input(one.extend({ version: versionSchema, method }))
    .output(z.object({ version: z.number() })),
  readChoice: endpoint("congress.read")
    .route({ method: "POST", path: "/congress/choice" })
    .input(one)
    .output(
      z.object({
        ...{ id: z.number(), title: z.string(), seats: z.number(), state: z.string(), version: z.number(), ageOn: daySchema },
        bounds: z.array(bound),
        people: z.array(
          z.object({
            ...{ id: z.number(), name: z.string(), unitName: z.string(), employer: z.string(), state: z.string() },
            attributes: z.record(z.string(), z.string()),
            ...{ quality: z.number(), age: z.number(), birthday: z.boolean(), rank: z.number().nullable() },
            ...{ fault: labelSchema.nullable(), isTwice: z.boolean() },
          }),
        ),
      }),
    ),
  compose: endpoint("congress.read")
    .route({ method: "POST", path: "/congress/choice/compose" })
    .input(one.extend({ fixedIn: ids, fixedOut: ids }))
    .output(
      z.object({
        status: z.enum(["chosen", "no-answer", "conflict"]),
        chosen: z.array(z.object({ id: z.number(), reason: z.enum(["fixed", "floor", "quality"]), floors: names })),
        ...{ quality: z.number(), bound: z.number().nullable(), isBest: z.boolean() },
        missed: z.array(z.object({ name: z.string(), by: z.number() })),
        conflict: z.object({ bounds: names, changes: z.array(labelSchema), words: labelSchema }).nullable(),
      }),
    ),
  saveChoice: endpoint("congress_nominee.act")
    .route({ method: "POST", path: "/congress/choice/save" })
    .input(one.extend({ chosen: ids, seen: ids }))
    .output(z.object({ changed: z.number() })),
  listAlternates: endpoint("congress_nominee.read")
    .route({ method: "POST", path: "/congress/alternates" })
    .input(one)
    .output(z.array(z.object({ id: z.number(), name: z.string(), unitName: z.string(), rank: z.number().nullable() }))),
  replaceBy: endpoint("congress_nominee.act")
    .route({ method: "POST", path: "/congress/replace" })
    .input(z.object({ leaverId: idSchema, successorId: idSchema, requestKey: requestKeySchema }))
    .output(z.object({ ok: z.literal(true) })),
  handProposalLink: endpoint("congress_proposal.act").route({ method: "POST", path: "/congress/proposals/link" }).input(one).output(handed),
  handUnitLink: endpoint("congress_delegation.act").route({ method: "POST", path: "/congress/units/link" }).input(one).output(handed),
  /** Persons and talents whom the asker may open, to begin an entry from; whoever withdrew his consent is nowhere. */
  findPeople: endpoint("congress_nominee.edit")
    .route({ method: "POST", path: "/congress/units/people" })
    .input(z.object({ words: z.string().trim().max(40) }))
    .output(
      z.array(
        z.object({ ...{ list: z.string(), id: z.number(), name: z.string(), employer: z.string(), titles: z.string(), lists: names } }),
      ),
    ),
  nominateFrom: endpoint("congress_nominee.edit")
    .route({ method: "POST", path: "/congress/units/nominate" })
    .input(
      z.object({
        ...{ list: z.string().max(40), entryId: idSchema, values: z.record(z.string().max(60), z.unknown()), requestKey: requestKeySchema },
      }),
    )
    .output(z.object({ id: z.number() })),
  /** The vote by codes and paper, prepared among the appraisals. */
  holdVote: endpoint("congress_election.edit")
    .route({ method: "POST", path: "/congress/vote" })
    .input(voted.extend({ schemeId: idSchema, meetingOn: daySchema, keepYears: z.number().int().min(1).max(100) }))
    .output(one),
  /** Its published count, laid down here. */
  takeVote: endpoint("congress_election.edit")
    .route({ method: "POST", path: "/congress/vote/take" })
    .input(voted)
    .output(z.object({ ok: z.literal(true) })),
  rosterAsOf: endpoint("congress_nominee.read")
    .route({ method: "POST", path: "/congress/roster/as-of" })
    .input(asOfInput)
    .output(asOfOutput),
};

const token = z.object({ token: z.string().max(60) });
const text = z.string().nullable();
const done = z.object({ ok: z.literal(true) });

/** Anybody reads the list while it is shown; a delegate without account reads the answer to his proposal and says what he thinks of it. */
export const publicCongressContract = {
  /** The list while it is shown to the public, by strokes of the names: who, from which unit, what post. Nothing before or after. */
  openPublicList: endpoint("public", { crowd: true })
    .route({ method: "POST", path: "/congress/public-list" })
    .input(one)
    .output(
      z.object({
        ...{ title: z.string(), unitName: z.string(), objectTo: z.string(), fromOn: daySchema, endsOn: daySchema.nullable() },
        names: z.array(z.object({ name: z.string(), from: z.string(), employer: z.string(), post: z.string().nullable() })),
      }),
    ),
  /** A unit without account: what it is asked for, whom it has named; its sheet goes and comes by `/api/link/sheet`. */
  openNomination: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/congress/link/nomination" })
    .input(token)
    .output(
      z.object({
        ...{ title: z.string(), name: z.string(), issuerName: z.string(), state: z.string(), stateLabel: labelSchema },
        ...{ seats: z.number(), untilOn: daySchema, ageOn: daySchema, asks: z.string() },
        ...{ electedOn: daySchema.nullable(), electionBody: text, due: z.number().nullable(), present: z.number().nullable() },
        people: z.array(
          z.object({
            ...{ id: z.number(), name: z.string(), employer: z.string(), rank: z.number().nullable(), votesFor: z.number().nullable() },
          }),
        ),
        here: z.enum(["self", "proxy", "staff"]),
      }),
    ),
  dropNominee: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/congress/link/nomination/drop" })
    .input(token.extend({ id: idSchema }))
    .output(done),
  handInNomination: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/congress/link/nomination/hand-in" })
    .input(
      token.extend({
        ...{ requestKey: requestKeySchema, electedOn: daySchema, electionBody: z.string().trim().min(1).max(80) },
        ...{ due: z.number().int().min(1).max(1_000_000), present: z.number().int().min(0).max(1_000_000) },
      }),
    )
    .output(done),
  takeBackNomination: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/congress/link/nomination/take-back" })
    .input(token.extend({ requestKey: requestKeySchema }))
    .output(done),
  openProposal: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/congress/link/proposal" })
    .input(token)
    .output(
      z.object({
        ...{ title: z.string(), unitName: z.string(), delegate: z.string(), state: z.string(), stateLabel: labelSchema },
        ...{ leadOffice: text, replyBy: daySchema.nullable(), answerCode: text, answer: text, letterNo: text, replies: z.number() },
        ...{ canSay: z.boolean(), here: z.enum(["self", "proxy", "staff"]) },
      }),
    ),
  tellProposal: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/congress/link/proposal/tell" })
    .input(token.extend({ satisfied: z.boolean(), words: z.string().trim().max(500).default("") }))
    .output(z.object({ ok: z.literal(true), day: daySchema })),
};
