import { GRADES, PARTS } from "@bihuan/matching";
import { z } from "zod";
import { availableActionSchema, caseSchema, eventSchema } from "../../platform/casework/present.ts";
import { turnSchema } from "../../platform/casework/turn.ts";
import {
  daySchema,
  endpoint,
  idSchema,
  labelSchema,
  listInputSchema,
  pageOf,
  requestKeySchema,
  versionSchema,
} from "../../platform/http/contract.ts";
import { BASES } from "./basis.ts";

const values = z.record(z.string(), z.unknown());

export const demandRowSchema = z.object({
  id: z.number(),
  title: z.string(),
  state: z.string(),
  demanderName: z.string(),
  demanderKind: z.string(),
  creditCode: z.string().nullable(),
  source: z.string(),
  budgetFen: z.number().nullable(),
  wantedBy: z.string().nullable(),
  industryCode: z.string().nullable(),
  unitName: z.string(),
  adviserName: z.string().nullable(),
  openedOn: z.string(),
  dueOn: z.string().nullable(),
});

export const candidateSchema = z.object({
  supplyId: z.number(),
  name: z.string(),
  organisation: z.string(),
  summary: z.string(),
  unitName: z.string(),
  /** In the engine's own list; null: assigned by a month before that place was kept. */
  rank: z.number().nullable(),
  grade: z.enum(GRADES),
  /** By a month's assignment. */
  assigned: z.boolean(),
  status: z.enum(["proposed", "chosen", "rejected", "excluded"]),
  /** What what-if weighs anew; null where the need asks nothing. */
  parts: z.array(
    z.object({
      part: z.enum(PARTS),
      score: z.number().nullable(),
      label: labelSchema,
      subject: z.number().optional(),
      thin: z.literal(true).optional(),
      against: z.literal(true).optional(),
    }),
  ),
  /** What must be asked before it is chosen. */
  doubt: labelSchema.nullable(),
  decisionReason: z.string().nullable(),
  introductionId: z.number().nullable(),
  introductionState: z.string().nullable(),
});

export const barredSchema = z.object({ supplyId: z.number(), name: z.string(), code: z.string(), reason: labelSchema });

const handedLink = z.object({ url: z.string(), code: z.string(), expiresAt: z.string(), party: z.string(), sentTo: z.string().nullable() });
export type HandedLink = z.infer<typeof handedLink>;

const act = z.object({
  id: idSchema,
  requestKey: requestKeySchema,
  expectedSeq: z.number().int().optional(),
  reason: z.string().max(60).optional(),
  note: z.string().max(2000).optional(),
});

const publication = z.object({
  demandId: z.number(),
  title: z.string(),
  body: z.string(),
  place: z.string(),
  level: z.string(),
  publishedOn: z.string(),
  industryCode: z.string().nullable(),
});

const supply = z.object({
  id: z.number(),
  name: z.string(),
  kind: z.string(),
  organisation: z.string(),
  summary: z.string(),
  fieldCode: z.string().nullable(),
  industryCode: z.string().nullable(),
  unitName: z.string(),
});

export const servicesContract = {
  listDemands: endpoint("demand.read")
    .route({ method: "POST", path: "/demands/list" })
    .input(listInputSchema)
    .output(pageOf(demandRowSchema)),
  getDemand: endpoint("demand.read")
    .route({ method: "GET", path: "/demands/{id}" })
    .input(z.object({ id: z.coerce.number().pipe(idSchema) }))
    .output(
      z.object({
        case: caseSchema,
        turn: turnSchema,
        version: z.number(),
        values,
        demanderConfirmed: z.boolean(),
        level: z.string().nullable(),
        publicSummary: z.string().nullable(),
        remarks: z.record(z.string(), z.string()),
        events: z.array(eventSchema),
        actions: z.array(availableActionSchema),
        candidates: z.array(candidateSchema),
        /** Who fitted but might not be proposed at the last matching; told to those who match. */
        barred: z.array(barredSchema),
        /** Words of the need's subject that nobody here spoke of at the last matching. */
        untouched: z.array(z.string()),
        related: z.array(caseSchema),
        quality: z.array(z.object({ question: z.string(), label: labelSchema, answered: z.boolean(), hint: labelSchema })),
        contactOpen: z.boolean(),
        talks: z.array(
          z.object({ on: z.string(), who: z.string(), words: z.string(), files: z.array(z.object({ id: z.number(), name: z.string() })) }),
        ),
        grey: z.object({ id: z.number(), state: z.string(), signs: z.array(labelSchema) }).nullable(),
        duplicate: z.object({ id: z.number(), title: z.string(), reason: z.string() }).nullable(),
        facts: z.array(z.object({ id: z.number(), kind: z.string(), label: labelSchema, occurredOn: z.string() })),
      }),
    ),
  /** Demanders known to the own units by a part of the name or code: to be entered once. */
  findKnownDemanders: endpoint("demand.create")
    .route({ method: "POST", path: "/demanders/known" })
    .input(z.object({ words: z.string().max(100) }))
    .output(
      z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          kind: z.string(),
          creditCode: z.string().nullable(),
          /** Masked; the whole is looked up with the last need, which leaves a trace. */
          contact: z.string().nullable(),
          needId: z.number(),
          needTitle: z.string(),
          needOpenedOn: z.string(),
        }),
      ),
    ),
  /** 记录洽谈: a day, who was there, two lines, files that lie with the need. */
  recordTalk: endpoint("demand.act")
    .route({ method: "POST", path: "/demands/{id}/talk" })
    .input(
      z.object({
        id: idSchema,
        requestKey: requestKeySchema,
        expectedSeq: z.number().int().optional(),
        on: daySchema,
        who: z.string().trim().min(1).max(100),
        words: z.string().trim().min(1).max(300),
        fileIds: z.array(idSchema).max(20).default([]),
      }),
    )
    .output(z.object({ state: z.string() })),
  createDemand: endpoint("demand.create")
    .route({ method: "POST", path: "/demands" })
    .input(
      z.object({
        values,
        requestKey: requestKeySchema,
        unitId: idSchema.optional(),
        /** Why it is registered although a very similar one exists. */
        duplicateReason: z.string().trim().min(1).max(300).optional(),
      }),
    )
    .output(z.object({ id: z.number() })),
  editDemand: endpoint("demand.edit")
    .route({ method: "POST", path: "/demands/{id}/edit" })
    .input(z.object({ id: idSchema, version: versionSchema, values }))
    .output(z.object({ id: z.number() })),
  /** The field of science of a stored need, as it was proposed and taken; its history keeps what stood before. */
  takeField: endpoint("demand.edit")
    .route({ method: "POST", path: "/demands/{id}/field" })
    .input(z.object({ id: idSchema, version: versionSchema, code: z.string().trim().min(1).max(20) }))
    .output(z.object({ id: z.number() })),
  lookContact: endpoint("demand.contact")
    .route({ method: "POST", path: "/demands/{id}/contact" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ contactName: z.string(), phone: z.string(), email: z.string().nullable() })),
  demandHistory: endpoint("demand.read")
    .route({ method: "GET", path: "/demands/{id}/history" })
    .input(z.object({ id: z.coerce.number().pipe(idSchema) }))
    .output(z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown(), actorName: z.string(), at: z.string() }))),
  askConfirmation: endpoint("demand.edit")
    .route({ method: "POST", path: "/demands/{id}/ask-confirmation" })
    .input(act.extend({ onPaper: z.boolean().optional() }))
    .output(handedLink),
  /** recall, talk, propose, rematch, perform, close, break: whatever the process's table allows a person to do without more input. */
  actOnDemand: endpoint("demand.act")
    .route({ method: "POST", path: "/demands/{id}/act" })
    .input(act.extend({ action: z.string().max(40) }))
    .output(z.object({ state: z.string() })),
  reviewDemand: endpoint("demand.review")
    .route({ method: "POST", path: "/demands/{id}/review" })
    .input(
      z.discriminatedUnion("verdict", [
        act.extend({
          verdict: z.literal("pass"),
          level: z.enum(["summary", "full", "directed"]),
          publicSummary: z.string().min(1).max(500),
          directedToUnitIds: z.array(idSchema).max(50).default([]),
        }),
        act.extend({ verdict: z.literal("return"), remarks: z.record(z.string(), z.string().min(1).max(300)) }),
      ]),
    )
    .output(z.object({ state: z.string() })),
  getIntroduction: endpoint("introduction.answer")
    .route({ method: "GET", path: "/introductions/{id}" })
    .input(z.object({ id: z.coerce.number().pipe(idSchema) }))
    .output(
      z.object({
        case: caseSchema,
        turn: turnSchema,
        demand: z.object({ id: z.number(), title: z.string(), body: z.string(), place: z.string() }),
        supply: z.object({ id: z.number(), name: z.string(), organisation: z.string(), summary: z.string() }),
        message: z.string(),
        reasons: z.array(labelSchema),
        grade: z.enum(GRADES),
        agreedOn: z.string().nullable(),
        side: z.enum(["demand", "supply", "both"]),
        contacts: z
          .object({
            demander: z.object({ name: z.string(), phone: z.string() }),
            supplier: z.object({ name: z.string(), phone: z.string() }),
          })
          .nullable(),
        events: z.array(eventSchema),
        actions: z.array(availableActionSchema),
      }),
    ),
  answerIntroduction: endpoint("introduction.answer")
    .route({ method: "POST", path: "/introductions/{id}/answer" })
    .input(act.extend({ answer: z.enum(["accept", "decline", "withdraw"]) }))
    .output(z.object({ state: z.string() })),
  listPublications: endpoint("staff")
    .route({ method: "POST", path: "/publications/list" })
    .input(listInputSchema)
    .output(pageOf(publication.partial({ level: true, industryCode: true }))),
  getPublication: endpoint("staff")
    .route({ method: "GET", path: "/publications/{id}" })
    .input(z.object({ id: idSchema }))
    .output(publication),
  listSupplies: endpoint("supply.read").route({ method: "POST", path: "/supplies/list" }).input(listInputSchema).output(pageOf(supply)),
  createSupply: endpoint("supply.create")
    .route({ method: "POST", path: "/supplies" })
    .input(z.object({ values }))
    .output(z.object({ id: z.number() })),
  /** One supply with its standing in words: what keeps it from being proposed, how much it has in hand. */
  getSupply: endpoint("supply.read")
    .route({ method: "GET", path: "/supplies/{id}" })
    .input(z.object({ id: z.coerce.number().pipe(idSchema) }))
    .output(
      z.object({
        id: z.number(),
        name: z.string(),
        version: z.number(),
        values,
        unitName: z.string(),
        adviserName: z.string().nullable(),
        /** Names of its codes, null where it has none. */
        fieldName: z.string().nullable(),
        industryName: z.string().nullable(),
        load: z.number(),
        capacity: z.number(),
        ended: z.number(),
        effects: z.number(),
        standing: z.array(labelSchema),
        withdrawnOn: z.string().nullable(),
        can: z.object({ edit: z.boolean(), introduce: z.boolean() }),
        /** Needs of the asker's scope that look for a supplier. */
        needs: z.array(z.object({ id: z.number(), title: z.string() })),
      }),
    ),
  editSupply: endpoint("supply.create")
    .route({ method: "POST", path: "/supplies/{id}" })
    .input(z.object({ id: idSchema, version: versionSchema, values }))
    .output(z.object({ id: z.number() })),
  lookSupplyContact: endpoint("supply.create")
    .route({ method: "POST", path: "/supplies/{id}/contact" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ contactName: z.string(), phone: z.string(), email: z.string().nullable() })),
  /** Hides it at once, everywhere; undone on the same day only, for a consent withdrawn is asked for anew. */
  withdrawSupply: endpoint("supply.create")
    .route({ method: "POST", path: "/supplies/{id}/withdraw" })
    .input(z.object({ id: idSchema, undo: z.boolean().optional() }))
    .output(z.object({ ok: z.boolean() })),
};

/** How often the first guess is right: of 1,000 papers of 67 disciplines 69 to 88 %, 51 to 73 %, 39 to 52 % (docs/matching-quality.md). */
export const FIELD_SURENESS = ["mostly", "perhaps", "hint"] as const;

/** Code tables, for the pickers of every form. */
export const codesContract = {
  /** Fields of science and industries by code, name or pinyin; nothing typed lists the top. */
  searchCodes: endpoint("staff")
    .route({ method: "GET", path: "/matching/codes" })
    .input(z.object({ table: z.enum(["field", "industry"]), text: z.string().max(60) }))
    .output(z.array(z.object({ code: z.string(), name: z.string() }))),
  /** Fields of science a text may belong to, by the coded records nearest to it; a proposal with its confidence, never stored by itself. */
  guessField: endpoint("staff")
    .route({ method: "POST", path: "/matching/codes/guess" })
    .input(z.object({ text: z.string().max(20_000) }))
    .output(z.array(z.object({ code: z.string(), name: z.string(), sure: z.enum(FIELD_SURENESS) }))),
};

/** Call backs: what a confirmation is worth, verified by a second person. */
export const verificationContract = {
  getVerification: endpoint("confirmation.verify")
    .route({ method: "GET", path: "/verifications/{id}" })
    .input(z.object({ id: z.coerce.number().pipe(idSchema) }))
    .output(
      z.object({
        case: caseSchema,
        turn: turnSchema,
        cause: z.enum(["proxy", "drawn", "staff", "milestone"]),
        purpose: z.string(),
        party: z.string(),
        basis: z.enum(BASES).nullable(),
        outcome: z.enum(["same", "differs", "unreached"]).nullable(),
        differences: z.string().nullable(),
        answeredOn: z.string().nullable(),
        subject: z.string(),
        subjectTitle: z.string(),
        adviserName: z.string().nullable(),
        documents: z.array(z.object({ id: z.number(), name: z.string(), opened: z.boolean(), inPlaceFen: z.number().nullable() })),
        events: z.array(eventSchema),
        actions: z.array(availableActionSchema),
      }),
    ),
  lookVerificationPhone: endpoint("confirmation.verify")
    .route({ method: "POST", path: "/verifications/{id}/phone" })
    .input(z.object({ id: idSchema }))
    .output(z.object({ phone: z.string() })),
  answerVerification: endpoint("confirmation.verify")
    .route({ method: "POST", path: "/verifications/{id}/answer" })
    .input(
      z.object({
        id: idSchema,
        requestKey: requestKeySchema,
        outcome: z.enum(["same", "differs", "unreached", "again"]),
        differences: z.string().max(1000).optional(),
      }),
    )
    .output(z.object({ state: z.string() })),
};

/** What the holder of a demander's link sees and answers; the token is the permission. */
export const confirmationContract = {
  openConfirmation: endpoint("link")
    .route({ method: "POST", path: "/link/demand/open" })
    .input(z.object({ token: z.string().min(1).max(600) }))
    .output(
      z.object({
        title: z.string(),
        demanderName: z.string(),
        contactName: z.string(),
        adviserName: z.string(),
        unitName: z.string(),
        openedOn: z.string(),
        here: z.enum(["self", "proxy", "staff"]),
        values: z.record(z.string(), z.string()),
        fields: z.array(
          z.object({
            key: z.string(),
            label: labelSchema,
            type: z.enum(["text", "longText", "money", "day"]),
            maxLength: z.number(),
          }),
        ),
      }),
    ),
  answerConfirmation: endpoint("link")
    .route({ method: "POST", path: "/link/demand/answer" })
    .input(
      z.object({
        token: z.string().min(1).max(600),
        answer: z.enum(["confirm", "decline"]),
        corrections: z.record(z.string(), z.string().max(2000)).default({}),
        words: z.string().max(500).optional(),
        consent: z.boolean(),
      }),
    )
    .output(z.object({ state: z.string() })),
};
