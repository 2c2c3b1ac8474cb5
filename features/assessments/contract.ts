import { z } from "zod";
import { endpoint, idSchema, labelSchema, requestKeySchema, versionSchema } from "../../platform/http/contract.ts";

const one = z.object({ id: idSchema });
const table = z.object({
  columns: z.array(z.string().max(200)).min(1).max(60),
  rows: z.array(z.object({ at: z.number().int(), cells: z.array(z.string().max(2000)).max(60) })).max(500),
});
const itemNo = z.string().min(1).max(24);
/** A value as people enter it, after full-width digits are made plain. */
export const FIGURE = /^\d{1,12}(\.\d{1,6})?$/;
const decimal = z.string().regex(FIGURE);
const standing = z.enum(["met", "near", "proof", "unmet", "open"]);
const entry = z.object({
  id: z.number(),
  col: z.enum(["auto", "self", "first", "score", "sample", "appeal", "return"]),
  state: z.enum(["value", "missing", "not-applicable"]).nullable(),
  value: z.string().nullable(),
  words: z.string().nullable(),
  who: z.string(),
  at: z.string(),
});
const scored = z.object({ points: z.string(), most: z.string(), why: labelSchema, toRaise: labelSchema.nullable(), standing });
const cardItem = z.object({
  no: z.string(),
  aspect: z.string(),
  criterion: z.string(),
  name: z.string(),
  points: z.string(),
  meant: z.string(),
  wording: z.string().nullable(),
  source: z.enum(["indicator", "reported", "scorers"]),
  grades: z.array(z.object({ key: z.string(), share: z.string() })).nullable(),
  unit: z.string().nullable(),
  /** What counts now, what is asked for, and how far the one has come to the other in percent. */
  now: z.string().nullable(),
  aim: z.string(),
  reached: z.number().nullable(),
  evidence: z.string().nullable(),
  lead: z.string().nullable(),
  dueOn: z.string().nullable(),
  auto: z.object({ code: z.string(), value: z.string().nullable(), n: z.number() }).nullable(),
  entries: z.array(entry),
  files: z.array(
    z.object({
      id: z.number(),
      fileId: z.number(),
      name: z.string(),
      kind: z.string(),
      sha256: z.string(),
      who: z.string(),
      at: z.string(),
      elsewhere: z.array(z.string()),
    }),
  ),
  scorers: z.number(),
  needs: z.number(),
  /** Why this person scores it no more, though others may. */
  scoredWhy: labelSchema.nullable(),
  returned: z.string().nullable(),
  self: scored.nullable(),
  score: scored.nullable(),
  final: scored.nullable(),
});
const totals = z.object({ total: z.string(), grade: z.string().nullable(), why: labelSchema });

export const assessmentsContract = {
  /** What a table of a standard is read as; nothing is stored. */
  readStandard: endpoint("standard.edit", { megabytes: 2 })
    .route({ method: "POST", path: "/assessments/standards/read" })
    .input(one.extend({ table }))
    .output(
      z.object({
        items: z.array(
          z.object({
            line: z.number(),
            no: z.string(),
            aspect: z.string(),
            criterion: z.string(),
            name: z.string(),
            points: z.string(),
            wording: z.string().nullable(),
            meant: z.string().nullable(),
            why: labelSchema.nullable(),
          }),
        ),
        faults: z.array(z.object({ line: z.number(), words: labelSchema })),
        ignored: z.array(z.string()),
        skipped: z.array(z.object({ line: z.number(), text: z.string() })),
      }),
    ),
  /** The same table taken in place of the draft's items, once what was read has been confirmed. */
  importStandard: endpoint("standard.edit", { megabytes: 2 })
    .route({ method: "POST", path: "/assessments/standards/import" })
    .input(one.extend({ version: versionSchema, table, confirmed: z.literal(true) }))
    .output(z.object({ taken: z.number(), faults: z.array(z.object({ line: z.number(), words: labelSchema })) })),
  /** Every unit scored by the draft on what the ledger says, beside the standard it follows. */
  dryRun: endpoint("standard.read")
    .route({ method: "POST", path: "/assessments/standards/dry-run" })
    .input(one)
    .output(
      z.object({
        before: z.string().nullable(),
        units: z.array(z.object({ unitId: z.number(), name: z.string(), total: z.string(), was: z.string().nullable(), open: z.number() })),
      }),
    ),
  getMatrix: endpoint("assessment_round.read")
    .route({ method: "POST", path: "/assessments/matrix" })
    .input(one.extend({ column: z.enum(["self", "score", "final"]) }))
    .output(
      z.object({
        title: z.string(),
        state: z.string(),
        sampleHash: z.string().nullable(),
        ranking: z.boolean(),
        /** Other rounds of the same unit, to be compared with. */
        others: z.array(z.object({ id: z.number(), title: z.string() })),
        items: z.array(z.object({ no: z.string(), aspect: z.string(), criterion: z.string(), name: z.string(), points: z.string() })),
        rows: z.array(
          z.object({
            id: z.number(),
            unitId: z.number(),
            name: z.string(),
            state: z.string(),
            class: z.string().nullable(),
            sampled: z.boolean(),
            total: z.string(),
            grade: z.string().nullable(),
            place: z.number().nullable(),
            scored: z.number(),
            cells: z.array(z.object({ standing, points: z.string() })),
          }),
        ),
      }),
    ),
  getCard: endpoint("assessment.read")
    .route({ method: "POST", path: "/assessments/card" })
    .input(one)
    .output(
      z.object({
        id: z.number(),
        title: z.string(),
        state: z.string(),
        unitId: z.number(),
        unitName: z.string(),
        round: z.object({
          title: z.string(),
          state: z.string(),
          unitName: z.string(),
          basis: z.string(),
          periodFrom: z.string(),
          periodTo: z.string(),
          selfUntil: z.string(),
          publicUntil: z.string().nullable(),
          objectTo: z.string().nullable(),
          daysLeft: z.number().nullable(),
        }),
        class: z.string().nullable(),
        sampled: z.boolean(),
        asOf: z.number().nullable(),
        items: z.array(cardItem),
        self: totals.nullable(),
        score: totals.nullable(),
        final: totals.nullable(),
        /** Its own rows in decided composite assessments. */
        composites: z.array(
          z.object({
            id: z.number(),
            title: z.string(),
            year: z.number(),
            basis: z.string(),
            unitName: z.string(),
            total: z.string().nullable(),
            grade: z.string().nullable(),
            parts: z.array(
              z.object({
                title: z.string(),
                weight: z.string(),
                cardId: z.number().nullable(),
                total: z.string().nullable(),
                brings: z.string().nullable(),
              }),
            ),
          }),
        ),
        lift: z.array(z.object({ no: z.string(), needs: z.string(), grade: z.string() })),
        can: z.object({
          self: z.boolean(),
          first: z.boolean(),
          score: z.boolean(),
          sample: z.boolean(),
          appeal: z.boolean(),
          object: z.boolean(),
        }),
        bound: z.boolean(),
      }),
    ),
  /** As reported and re-stated, where others were merged into the unit within the period; null where none was. */
  getReadings: endpoint("assessment.read")
    .route({ method: "POST", path: "/assessments/card/readings" })
    .input(one)
    .output(
      z
        .object({
          formers: z.array(z.object({ name: z.string(), on: z.string() })),
          items: z.array(
            z.object({
              no: z.string(),
              name: z.string(),
              unit: z.string().nullable(),
              reported: z.string().nullable(),
              restated: z.string().nullable(),
              /** Why it cannot be re-stated. */
              why: labelSchema.nullable(),
              reportedPoints: z.string().nullable(),
              restatedPoints: z.string().nullable(),
            }),
          ),
          reportedTotal: z.string(),
          restatedTotal: z.string(),
        })
        .nullable(),
    ),
  /** One value, opinion or return at one item, in the column that is the caller's now; nothing is written over. */
  putEntry: endpoint("assessment.edit")
    .route({ method: "POST", path: "/assessments/entries" })
    .input(
      one.extend({
        item: itemNo,
        col: z.enum(["self", "first", "score", "sample", "return"]),
        /** The newest entry of the column that was open; null where there was none. */
        seen: z.number().int().nullable(),
        state: z.enum(["value", "missing", "not-applicable"]).optional(),
        value: decimal.optional(),
        words: z.string().trim().max(1000).default(""),
      }),
    )
    .output(one),
  /** The corrected value that an objection or appeal was granted. */
  correct: endpoint("assessment_objection.act")
    .route({ method: "POST", path: "/assessments/correct" })
    .input(one.extend({ value: decimal, words: z.string().trim().min(2).max(1000) }))
    .output(one),
  /** Scores every item whose value and evidence the ledger gives, in units that wait for it. */
  scoreAutomatic: endpoint("assessment.act")
    .route({ method: "POST", path: "/assessments/automatic" })
    .input(one)
    .output(z.object({ items: z.number(), units: z.number() })),
  /** Files that could prove an item: those of the records behind its figure, those the unit gave for it or its kind before. */
  offerEvidence: endpoint("assessment.read")
    .route({ method: "POST", path: "/assessments/evidence/offered" })
    .input(one.extend({ item: itemNo }))
    .output(z.array(z.object({ fileId: z.number(), name: z.string(), from: labelSchema, at: z.string(), sha256: z.string() }))),
  attachEvidence: endpoint("assessment.edit")
    .route({ method: "POST", path: "/assessments/evidence" })
    .input(one.extend({ item: itemNo, fileId: idSchema, kind: z.string().trim().min(1).max(60) }))
    .output(z.object({ id: z.number(), elsewhere: z.array(z.string()) })),
  dropEvidence: endpoint("assessment.edit")
    .route({ method: "POST", path: "/assessments/evidence/drop" })
    .input(one.extend({ evidenceId: idSchema }))
    .output(z.object({ ok: z.literal(true) })),
  object: endpoint("assessment_objection.edit")
    .route({ method: "POST", path: "/assessments/object" })
    .input(
      one.extend({
        item: itemNo,
        claim: z.string().trim().min(2).max(200),
        reason: z.string().trim().min(2).max(1000),
        requestKey: requestKeySchema,
      }),
    )
    .output(one),
};
