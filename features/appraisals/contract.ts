import { z } from "zod";
import { daySchema, endpoint, idSchema, labelSchema } from "../../platform/http/contract.ts";

const classKey = z.string().regex(/^[A-Z]$/);
const grade = z.number().int().min(0).max(8);
/** A name written in: "+" and the name. */
const written = z.templateLiteral(["+", z.string().max(20)]);
const cell = z.union([grade, z.enum(["blank", "void"]), written]);
const linkToken = z.string().regex(/^[\w-]{20,40}$/);

const voter = z.object({ id: z.number(), class: z.string(), name: z.string(), present: z.boolean() });
const difference = z.object({ class: z.string(), sheet: z.number(), person: z.string().nullable(), first: z.string(), second: z.string() });

export const appraisalsContract = {
  /** Three schemes shipped as examples, entered under one's own unit. */
  enterExamples: endpoint("appraisal_scheme.edit")
    .route({ method: "POST", path: "/appraisals/examples" })
    .output(z.object({ entered: z.number() })),
  listVoters: endpoint("appraisal.read")
    .route({ method: "POST", path: "/appraisals/voters" })
    .input(z.object({ id: idSchema }))
    .output(z.array(voter)),
  /** A list as typed: a name and a class's letter to a line. */
  enterVoters: endpoint("appraisal.edit")
    .route({ method: "POST", path: "/appraisals/voters/enter" })
    .input(z.object({ id: idSchema, list: z.string().max(40_000) }))
    .output(z.object({ entered: z.number() })),
  checkIn: endpoint("appraisal.edit")
    .route({ method: "POST", path: "/appraisals/voters/check-in" })
    .input(z.object({ id: idSchema, voterIds: z.array(idSchema).max(5000), present: z.boolean() }))
    .output(z.object({ present: z.number() })),
  dropVoter: endpoint("appraisal.edit")
    .route({ method: "POST", path: "/appraisals/voters/drop" })
    .input(z.object({ id: idSchema, voterId: idSchema }))
    .output(z.object({ ok: z.boolean() })),
  /** Freezes what is voted on; tellers' keys and codes are told once and kept nowhere. */
  deal: endpoint("appraisal.edit")
    .route({ method: "POST", path: "/appraisals/deal" })
    .input(
      z.object({
        id: idSchema,
        classes: z
          .array(
            z.object({
              key: classKey,
              codes: z.number().int().min(0).max(2000),
              sheets: z.number().int().min(0).max(2000),
              /** The whole class votes from afar. */
              afar: z.boolean().optional(),
            }),
          )
          .max(26),
      }),
    )
    .output(
      z.object({
        keys: z.array(z.string()),
        codes: z.array(z.object({ class: z.string(), codes: z.array(z.string()) })),
        parts: z.array(z.array(z.string())),
        /** Of the vote from afar: compared by tellers and voters. */
        fingerprint: z.string().nullable(),
      }),
    ),
  /** A link for each of three tellers, whose devices make the key of a vote from afar; told once. */
  inviteTellers: endpoint("appraisal.edit")
    .route({ method: "POST", path: "/appraisals/afar/tellers" })
    .input(z.object({ id: idSchema }))
    .output(z.array(z.object({ no: z.number(), name: z.string(), token: z.string() }))),
  /** A link for each voter from afar, told once; by it he has one token signed until the vote opens. */
  giveVoterLinks: endpoint("appraisal.edit")
    .route({ method: "POST", path: "/appraisals/afar/links" })
    .input(z.object({ id: idSchema }))
    .output(z.array(z.object({ name: z.string(), class: z.string(), link: z.string() }))),
  /** A second round among the tied; a new vote of the same kind. */
  secondRound: endpoint("appraisal.edit")
    .route({ method: "POST", path: "/appraisals/second-round" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ id: z.number() })),
  /** How many came by code so far, over all classes and no finer. */
  received: endpoint("appraisal.read")
    .route({ method: "POST", path: "/appraisals/received" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ received: z.number().nullable(), codes: z.number() })),
  /** The same for the wall of the hall, with where the vote stands and the code of the trial while one may try. */
  lookHall: endpoint("appraisal.read")
    .route({ method: "POST", path: "/appraisals/hall" })
    .input(z.object({ id: idSchema }))
    .output(
      z.object({
        title: z.string(),
        state: z.string(),
        trial: z.string().nullable(),
        received: z.number().nullable(),
        codes: z.number(),
        sheets: z.number(),
      }),
    ),
  /** A pile of one class as one teller keyed it. */
  keyPile: endpoint("appraisal.edit", { megabytes: 4 })
    .route({ method: "POST", path: "/appraisals/pile" })
    .input(
      z.object({
        id: idSchema,
        class: classKey,
        teller: z.union([z.literal(1), z.literal(2)]),
        sheets: z.array(z.array(cell).max(320)).max(2000),
      }),
    )
    .output(z.object({ sheets: z.number(), void: z.array(z.object({ sheet: z.number(), why: labelSchema })) })),
  /** Opens, compares and counts; differences are told and nothing is counted. */
  count: endpoint("appraisal.edit")
    .route({ method: "POST", path: "/appraisals/count" })
    .input(
      z.object({
        id: idSchema,
        /** None where nobody voted in the hall. */
        keys: z.array(z.string().max(100)).max(2),
        returned: z.array(z.object({ class: classKey, sheets: z.number().int().min(0).max(2000) })).max(26),
      }),
    )
    .output(z.object({ counted: z.boolean(), differences: z.array(difference), missing: z.array(z.string()) })),
  /** A new link to each person's own page; earlier ones end. */
  givePages: endpoint("appraisal.edit")
    .route({ method: "POST", path: "/appraisals/pages" })
    .input(z.object({ id: idSchema }))
    .output(z.array(z.object({ name: z.string(), post: z.string(), token: z.string() }))),
  listStatements: endpoint("appraisal.read")
    .route({ method: "POST", path: "/appraisals/statements" })
    .input(z.object({ id: idSchema }))
    .output(
      z.array(
        z.object({ no: z.number(), name: z.string(), versions: z.number(), text: z.string().nullable(), onDay: daySchema.nullable() }),
      ),
    ),
  writeNote: endpoint("appraisal_note.read")
    .route({ method: "POST", path: "/appraisals/note/write" })
    /** `seen`: when the note that was open had been written; null where there was none. */
    .input(z.object({ personId: idSchema, seen: z.string().nullable(), text: z.string().trim().min(2).max(2000) }))
    .output(z.object({ ok: z.literal(true) })),
  /** The note itself; who looked and what for is written in the same transaction. */
  lookNote: endpoint("appraisal_note.read")
    .route({ method: "POST", path: "/appraisals/note/look" })
    .input(z.object({ personId: idSchema, purpose: z.string().trim().min(2).max(200) }))
    .output(z.object({ text: z.string() })),
  listImprovements: endpoint("appraisal.read")
    .route({ method: "POST", path: "/appraisals/improvements" })
    .input(z.object({ id: idSchema }))
    .output(
      z.object({
        persons: z.array(z.object({ id: z.number(), name: z.string() })),
        rows: z.array(
          z.object({
            id: z.number(),
            name: z.string(),
            item: z.string(),
            untilOn: daySchema,
            doneOn: daySchema.nullable(),
            isLate: z.boolean(),
          }),
        ),
      }),
    ),
  putImprovement: endpoint("appraisal.edit")
    .route({ method: "POST", path: "/appraisals/improvements/put" })
    .input(z.object({ id: idSchema, personId: idSchema, item: z.string().min(2).max(200), untilOn: daySchema }))
    .output(z.object({ id: z.number() })),
  doneImprovement: endpoint("appraisal.edit")
    .route({ method: "POST", path: "/appraisals/improvements/done" })
    .input(z.object({ id: idSchema, improvementId: idSchema }))
    .output(z.object({ ok: z.boolean() })),
};

const rule = z.object({
  kind: z.enum(["at_most", "at_least", "not_all_equal", "complete", "readable", "line"]),
  grades: z.array(z.number()),
  n: z.number(),
});
const ballot = z.object({
  title: z.string(),
  unitName: z.string(),
  class: z.string(),
  persons: z.array(z.object({ name: z.string(), post: z.string() })),
  aspects: z.array(z.string()),
  grades: z.array(z.string()),
  /** The page says them in words and judges by them before anything is sent; so does the server. */
  rules: z.array(rule),
  /** Places for names written in. */
  slots: z.number(),
  /** A trial: names are invented, nothing is kept. */
  trial: z.boolean(),
});
const electionKey = z.string().regex(/^[0-9a-f]{32}$/);
const bytes = (most: number) =>
  z
    .string()
    .regex(/^(?:[0-9a-f]{2})+$/)
    .max(2 * most);

/**
 * The voter's own endpoints: no session is looked for, no cookie is set, nothing is logged, no address is kept (app/http.ts). The code is drawn from an envelope; whose it
 * is nobody knows.
 */
export const ballotsContract = {
  openBallot: endpoint("public")
    .route({ method: "POST", path: "/ballots/open" })
    .input(z.object({ code: z.string().max(40) }))
    .output(ballot),
  castBallot: endpoint("public")
    .route({ method: "POST", path: "/ballots/cast" })
    .input(
      z.object({
        code: z.string().max(40),
        cells: z.array(z.union([grade, z.literal("blank"), written])).max(320),
        /** Blanks that give every ballot one length (`paddingOf`). */
        pad: z.string().max(30_000).optional(),
      }),
    )
    .output(z.object({ ok: z.boolean() })),
  /** A vote from afar by its name: nobody is asked who he is. */
  lookAfar: endpoint("public")
    .route({ method: "POST", path: "/ballots/afar" })
    .input(z.object({ key: electionKey }))
    .output(
      z.object({
        state: z.enum(["waiting", "tokens", "open", "counting", "published"]),
        title: z.string(),
        unitName: z.string(),
        persons: z.array(z.object({ name: z.string(), post: z.string() })),
        aspects: z.array(z.string()),
        grades: z.array(z.string()),
        rules: z.array(rule),
        classes: z.array(z.object({ key: z.string(), label: z.string() })),
        /** JSON of `Election` in `@bihuan/ballots`. */
        election: z.string().nullable(),
      }),
    ),
  /** Before the vote opens: whose link it is, and one blinded request signed. */
  whoAfar: endpoint("public")
    .route({ method: "POST", path: "/ballots/afar/who" })
    .input(z.object({ key: electionKey, link: linkToken }))
    .output(z.object({ name: z.string(), class: z.string(), asked: z.boolean() })),
  signToken: endpoint("public")
    .route({ method: "POST", path: "/ballots/afar/token" })
    .input(z.object({ key: electionKey, link: linkToken, blinded: bytes(1024) }))
    .output(z.object({ signed: z.string() })),
  castAfar: endpoint("public", { megabytes: 1 })
    .route({ method: "POST", path: "/ballots/afar/cast" })
    .input(z.object({ key: electionKey, ballot: bytes(120_000), token: bytes(1100) }))
    .output(z.object({ ok: z.boolean() })),
  afarFile: endpoint("public")
    .route({ method: "POST", path: "/ballots/afar/file" })
    .input(z.object({ key: electionKey }))
    .output(z.object({ file: z.string().nullable() })),
};

/** A teller's own device. What it sends opens nothing by itself. */
export const afarTellerContract = {
  look: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/afar-teller/look" })
    .input(z.object({ token: linkToken }))
    .output(
      z.object({
        no: z.number(),
        name: z.string(),
        key: z.string(),
        state: z.string(),
        title: z.string(),
        unitName: z.string(),
        threshold: z.number(),
        election: z.string().nullable(),
        tellers: z.array(z.object({ offer: z.string().nullable(), dealt: z.string().nullable(), ready: z.boolean(), shared: z.boolean() })),
      }),
    ),
  tell: endpoint("link", { crowd: true, megabytes: 1 })
    .route({ method: "POST", path: "/afar-teller/tell" })
    .input(z.object({ token: linkToken, what: z.enum(["offer", "dealt", "ready", "share"]), value: z.json() }))
    .output(z.object({ ok: z.boolean() })),
  /** After the bell: every ballot that came in, for the device's own program to read. */
  board: endpoint("link", { crowd: true })
    .route({ method: "POST", path: "/afar-teller/board" })
    .input(z.object({ token: linkToken }))
    .output(z.object({ entries: z.array(z.object({ ballot: z.string(), token: z.string() })) })),
};

const ownResult = z.object({
  /** Of an election. */
  outcome: z.enum(["elected", "tied", "short", "outrun"]).nullable(),
  score: z.string().nullable(),
  band: z.string().nullable(),
  top: z.string().nullable(),
  line: z.boolean(),
  grades: z.array(z.string()),
  counts: z.array(z.number()).nullable(),
  parts: z.array(z.object({ name: z.string(), score: z.string().nullable(), top: z.string() })),
});
export const ownAppraisalContract = {
  look: endpoint("link")
    .route({ method: "POST", path: "/own-appraisal/look" })
    .input(z.object({ token: linkToken }))
    .output(
      z.object({
        name: z.string(),
        title: z.string(),
        unitName: z.string(),
        meetingOn: daySchema,
        mayWrite: z.boolean(),
        statementsUntil: daySchema.nullable(),
        least: z.number().nullable(),
        most: z.number().nullable(),
        statements: z.array(z.object({ version: z.number(), text: z.string(), onDay: daySchema })),
        improvements: z.array(z.object({ item: z.string(), untilOn: daySchema, doneOn: daySchema.nullable(), isLate: z.boolean() })),
        /** Null before it is published, and where too few voted. */
        result: ownResult.nullable(),
        published: z.boolean(),
      }),
    ),
  handIn: endpoint("link")
    .route({ method: "POST", path: "/own-appraisal/hand-in" })
    .input(z.object({ token: linkToken, text: z.string().min(1).max(20_000) }))
    .output(z.object({ version: z.number() })),
};
