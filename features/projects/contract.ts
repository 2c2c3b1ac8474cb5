import { z } from "zod";
import { availableActionSchema, caseSchema, eventSchema } from "../../platform/casework/present.ts";
import { turnSchema } from "../../platform/casework/turn.ts";
import { daySchema, endpoint, idSchema, requestKeySchema, versionSchema } from "../../platform/http/contract.ts";

const pathId = z.object({ id: z.coerce.number().pipe(idSchema) });
const act = z.object({
  id: idSchema,
  requestKey: requestKeySchema,
  expectedSeq: z.number().int().optional(),
  reason: z.string().max(60).optional(),
  note: z.string().max(2000).optional(),
});
const handedLink = z.object({ url: z.string(), code: z.string(), expiresAt: z.string(), party: z.string(), sentTo: z.string().nullable() });
const file = z.object({ id: z.number(), name: z.string(), bytes: z.number(), mediaType: z.string(), uploadedAt: z.string() });
/** What an answer given here would count as. */
const here = z.enum(["self", "proxy", "staff"]);
const BASES = ["failed", "proxy", "called", "self"] as const;
const token = z.string().min(1).max(600);
const type = z.enum(["intention", "contract", "registered"]);

export const agreementViewSchema = z.object({
  case: caseSchema,
  turn: turnSchema,
  version: z.number(),
  demandId: z.number().nullable(),
  type,
  partyA: z.string(),
  partyB: z.string(),
  amountFen: z.number(),
  registrationNumber: z.string().nullable(),
  signedOn: z.string(),
  demanderConfirmedAt: z.string().nullable(),
  supplierConfirmedAt: z.string().nullable(),
  /** What each side's confirmation is worth. */
  demanderBasis: z.enum(BASES).nullable(),
  supplierBasis: z.enum(BASES).nullable(),
  inForceOn: z.string().nullable(),
  factId: z.number().nullable(),
  files: z.array(file),
  events: z.array(eventSchema),
  actions: z.array(availableActionSchema),
  milestones: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      dueOn: z.string(),
      doneOn: z.string().nullable(),
      inPlaceFen: z.number().nullable(),
      fileId: z.number().nullable(),
    }),
  ),
  lookbacks: z.array(caseSchema.extend({ months: z.number(), finding: z.string().nullable(), satisfaction: z.number().nullable() })),
});

export const projectsContract = {
  getAgreement: endpoint("agreement.read").route({ method: "GET", path: "/agreements/{id}" }).input(pathId).output(agreementViewSchema),
  /** What is known before an agreement is written: its need's title, both parties. */
  startAgreement: endpoint("agreement.edit")
    .route({ method: "GET", path: "/agreements/start/{demandId}" })
    .input(z.object({ demandId: z.coerce.number().pipe(idSchema) }))
    .output(z.object({ title: z.string(), partyA: z.string(), partyB: z.string().nullable() })),
  createAgreement: endpoint("agreement.edit")
    .route({ method: "POST", path: "/agreements" })
    .input(
      z.object({
        demandId: idSchema,
        introductionId: idSchema.optional(),
        values: z.record(z.string(), z.unknown()),
        requestKey: requestKeySchema,
      }),
    )
    .output(z.object({ id: z.number() })),
  editAgreement: endpoint("agreement.edit")
    .route({ method: "POST", path: "/agreements/{id}/edit" })
    .input(z.object({ id: idSchema, version: versionSchema, values: z.record(z.string(), z.unknown()) }))
    .output(z.object({ id: z.number() })),
  submitAgreement: endpoint("agreement.edit")
    .route({ method: "POST", path: "/agreements/{id}/submit" })
    .input(act.extend({ onPaper: z.boolean().optional() }))
    .output(z.object({ links: z.array(handedLink) })),
  /** Somebody else than its author has read the document; above an amount the leader, too. */
  checkAgreement: endpoint("agreement.check")
    .route({ method: "POST", path: "/agreements/{id}/check" })
    .input(
      z.object({ id: idSchema, requestKey: requestKeySchema, verdict: z.enum(["pass", "return"]), note: z.string().max(500).optional() }),
    )
    .output(z.object({ state: z.string() })),
  actOnAgreement: endpoint("agreement.edit")
    .route({ method: "POST", path: "/agreements/{id}/act" })
    .input(act.extend({ action: z.enum(["recall", "fulfil", "end"]) }))
    .output(z.object({ state: z.string() })),
  addMilestone: endpoint("agreement.edit")
    .route({ method: "POST", path: "/agreements/{id}/milestones" })
    .input(z.object({ id: idSchema, title: z.string().min(1).max(100), dueOn: daySchema }))
    .output(z.object({ id: z.number() })),
  reachMilestone: endpoint("agreement.edit")
    .route({ method: "POST", path: "/milestones/{id}/reach" })
    .input(z.object({ id: idSchema, doneOn: daySchema, inPlace: z.string().max(40), fileId: idSchema }))
    .output(z.object({ factId: z.number() })),
  getLookback: endpoint("lookback.read")
    .route({ method: "GET", path: "/lookbacks/{id}" })
    .input(pathId)
    .output(
      z.object({
        case: caseSchema,
        turn: turnSchema,
        /** One of the two: what is looked back at. */
        agreementId: z.number().nullable(),
        innovationId: z.number().nullable(),
        since: z.string().nullable(),
        months: z.number(),
        finding: z.string().nullable(),
        findingsText: z.string().nullable(),
        visitedOn: z.string().nullable(),
        effect: z.boolean().nullable(),
        satisfaction: z.number().nullable(),
        partyA: z.string(),
        partyB: z.string(),
        files: z.array(file),
        events: z.array(eventSchema),
        actions: z.array(availableActionSchema),
      }),
    ),
  concludeLookback: endpoint("lookback.visit")
    .route({ method: "POST", path: "/lookbacks/{id}/conclude" })
    .input(
      z.object({
        id: idSchema,
        requestKey: requestKeySchema,
        visitedOn: daySchema,
        finding: z.enum(["in_use", "partly", "not_in_use"]),
        text: z.string().min(1).max(2000),
        effect: z.boolean(),
      }),
    )
    .output(z.object({ state: z.string() })),
  visitLookback: endpoint("lookback.visit")
    .route({ method: "POST", path: "/lookbacks/{id}/visit" })
    .input(
      z.object({
        id: idSchema,
        requestKey: requestKeySchema,
        visitedOn: daySchema,
        finding: z.enum(["in_use", "partly", "not_in_use"]),
        text: z.string().min(1).max(2000),
        onPaper: z.boolean().optional(),
      }),
    )
    .output(handedLink),
  renewLookbackLink: endpoint("lookback.visit")
    .route({ method: "POST", path: "/lookbacks/{id}/renew" })
    .input(z.object({ id: idSchema, requestKey: requestKeySchema, onPaper: z.boolean().optional() }))
    .output(handedLink),
};

export const partyContract = {
  openAgreementLink: endpoint("link")
    .route({ method: "POST", path: "/link/agreement/open" })
    .input(z.object({ token }))
    .output(
      z.object({
        title: z.string(),
        here,
        party: z.string(),
        type,
        partyA: z.string(),
        partyB: z.string(),
        amountFen: z.number(),
        signedOn: z.string(),
        registrationNumber: z.string().nullable(),
        files: z.array(z.string()),
        unitName: z.string(),
      }),
    ),
  answerAgreementLink: endpoint("link")
    .route({ method: "POST", path: "/link/agreement/answer" })
    .input(z.object({ token, answer: z.enum(["confirm", "dispute"]), words: z.string().max(500).optional() }))
    .output(z.object({ state: z.string() })),
  openEffectLink: endpoint("link")
    .route({ method: "POST", path: "/link/effect/open" })
    .input(z.object({ token }))
    .output(
      z.object({
        title: z.string(),
        here,
        partyA: z.string(),
        partyB: z.string(),
        months: z.number(),
        signedOn: z.string(),
        unitName: z.string(),
      }),
    ),
  answerEffectLink: endpoint("link")
    .route({ method: "POST", path: "/link/effect/answer" })
    .input(z.object({ token, effect: z.boolean(), satisfaction: z.number().int().min(1).max(5), words: z.string().max(500).optional() }))
    .output(z.object({ state: z.string() })),
};
