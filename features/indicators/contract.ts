import { FUNCTIONS, MOST_MONTHS } from "@bihuan/indicators";
import { z } from "zod";
import { availableActionSchema, caseSchema, eventSchema } from "../../platform/casework/present.ts";
import { turnSchema } from "../../platform/casework/turn.ts";
import { daySchema, endpoint, idSchema, labelSchema, monthSchema, requestKeySchema } from "../../platform/http/contract.ts";

const monthsSchema = z.number().int().min(1).max(MOST_MONTHS);
const aggregate = z.object({
  fn: z.enum(FUNCTIONS),
  kind: z.string(),
  of: z.string().optional(),
  where: z.array(z.object({ dimension: z.string(), values: z.array(z.string()) })),
  /** Over other months than the period's. */
  over: z.object({ months: monthsSchema.optional(), back: monthsSchema.optional() }).optional(),
});
/** How many facts of a figure's kind rest on what, and how the call backs went. */
const rests = z.object({
  self: z.number(),
  called: z.number(),
  proxy: z.number(),
  failed: z.number(),
  unstated: z.number(),
  calls: z.object({ same: z.number(), differs: z.number(), unreached: z.number() }),
});
const unitSchema = z.enum(["count", "fen", "days", "ratio"]);
const partUnits = z.object({ numerator: z.string().nullable(), denominator: z.string().nullable() }).nullable();
export const valueSchema = z.object({
  code: z.string(),
  version: z.number(),
  name: labelSchema,
  definition: labelSchema,
  expression: z.string(),
  unit: unitSchema,
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** What the two are written in; null unless a ratio. */
  parts: partUnits,
  missing: z.array(labelSchema),
  /** Facts it is reckoned from were brought about by one person, without a second person's or a party's word. */
  alone: z.boolean(),
  inputs: z.array(z.object({ aggregate, value: z.number().nullable(), n: z.number(), words: labelSchema })),
  /** The other indicators (`code`) and sources its expression names, what each was, and where it opens. */
  terms: z.array(
    z.object({
      code: z.string().nullable(),
      href: z.string().nullable(),
      words: labelSchema,
      /** Of when a source's figure is, or why there is none. */
      when: labelSchema.nullable(),
      unit: unitSchema,
      value: z.number().nullable(),
    }),
  ),
  /** Every indicator it rests on, by the version it was reckoned by. */
  cites: z.array(z.object({ code: z.string(), version: z.number() })),
});
const asked = z.object({
  unitId: idSchema.optional(),
  from: monthSchema,
  to: monthSchema,
  asOf: z.number().int().nonnegative().optional(),
});
const evidence = z.object({ type: z.enum(["file", "link", "case", "source"]), ref: z.string(), label: z.string() });
export const factSchema = z.object({
  id: z.number(),
  kind: z.string(),
  label: labelSchema,
  occurredOn: z.string(),
  recordedAt: z.string(),
  unitId: z.number(),
  unitName: z.string(),
  subject: z.string(),
  title: z.string().nullable(),
  /** Its record's case, where it is one. */
  caseId: z.number().nullable(),
  measures: z.record(z.string(), z.number()),
  dimensions: z.record(z.string(), z.string()),
  keys: z.record(z.string(), z.number()),
  words: labelSchema,
  evidence: z.array(evidence),
  supersedes: z.number().nullable(),
  supersededBy: z.number().nullable(),
  void: z.boolean(),
  reason: z.string().nullable(),
  actorName: z.string(),
});

const homeFigure = z.object({
  code: z.string(),
  name: labelSchema,
  definition: labelSchema,
  unit: unitSchema,
  better: z.enum(["higher", "lower", "neither"]),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  missing: z.array(labelSchema),
  target: z.number().nullable(),
  targetSource: z.string().nullable(),
  /** The same months of last year. */
  lastYear: z.number().nullable(),
  /** From January to the end of each month: this year to now, last year whole. */
  line: z.array(z.number().nullable()),
  lastLine: z.array(z.number().nullable()),
});

const courseSchema = z.object({
  code: z.string(),
  better: z.enum(["higher", "lower", "neither"]),
  target: z.number().nullable(),
  targetSource: z.string().nullable(),
  line: z.array(z.number().nullable()),
  lastLine: z.array(z.number().nullable()),
  own: z.number().nullable(),
  /** null where fewer than five units could be compared, and for what is no standard figure. */
  peers: z
    .object({
      basis: z.enum(["like-size", "same-level"]),
      n: z.number(),
      q1: z.number(),
      median: z.number(),
      q3: z.number(),
    })
    .nullable(),
});

const codeSchema = z.string().regex(/^[a-z][a-z0-9_]{2,40}$/);
export const indicatorsContract = {
  /** The first page of a leader: five figures of the own unit, and the way from need to effect. */
  homeFigures: endpoint("indicator.read")
    .route({ method: "GET", path: "/indicators/home" })
    .output(
      z.object({
        unitName: z.string(),
        today: z.string(),
        year: z.number(),
        month: z.number(),
        /** How much of the year is over. */
        yearShare: z.number(),
        can: z.object({ setTargets: z.boolean() }),
        /** Of the year's targets, for the form that changes them. */
        targetsVersion: z.number(),
        figures: z.array(homeFigure),
        steps: z.array(z.object({ label: labelSchema, n: z.number() })),
      }),
    ),
  /** Targets of the own unit, as written: 70, 5 天, 1200 万, 60%; empty takes one back. */
  setTargets: endpoint("indicator.define")
    .route({ method: "POST", path: "/indicators/targets" })
    .input(
      z.object({
        year: z.number().int().min(2000).max(2100),
        /** The newest target that the form saw. */
        version: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
        source: z.string().trim().min(1).max(200),
        targets: z.record(z.string().max(60), z.string().max(40)),
      }),
    )
    .output(z.object({ changed: z.number() })),
  scorecard: endpoint("indicator.read")
    .route({ method: "POST", path: "/indicators/scorecard" })
    .input(asked)
    .output(
      z.object({
        unit: z.object({ id: z.number(), name: z.string() }),
        position: z.number(),
        values: z.array(valueSchema.extend({ rests: rests.nullable() })),
      }),
    ),
  byUnit: endpoint("indicator.read")
    .route({ method: "POST", path: "/indicators/by-unit" })
    .input(asked.extend({ codes: z.array(z.string()).max(20).optional() }))
    .output(
      z.object({
        columns: z.array(z.object({ code: z.string(), name: labelSchema, unit: z.string(), parts: partUnits })),
        rows: z.array(
          z.object({
            unitId: z.number(),
            unitName: z.string(),
            values: z.array(
              z.object({ value: z.number().nullable(), numerator: z.number().nullable(), denominator: z.number().nullable() }),
            ),
          }),
        ),
      }),
    ),
  months: endpoint("indicator.read")
    .route({ method: "POST", path: "/indicators/months" })
    .input(asked.extend({ codes: z.array(z.string()).max(6) }))
    .output(
      z.object({
        months: z.array(z.string()),
        series: z.array(z.object({ code: z.string(), name: labelSchema, values: z.array(z.number().nullable()) })),
      }),
    ),
  /** One figure over its year: month by month beside last year, its target, and how the same figure lies among units of like size, without names. */
  figureCourse: endpoint("indicator.read")
    .route({ method: "POST", path: "/indicators/course" })
    .input(asked.extend({ code: z.string().max(60) }))
    .output(courseSchema.extend({ year: z.number() })),
  /** The same of each of these: what the page of figures shows beside the values. */
  figureCourses: endpoint("indicator.read")
    .route({ method: "POST", path: "/indicators/courses" })
    .input(asked.extend({ codes: z.array(z.string().max(60)).max(200) }))
    .output(z.object({ year: z.number(), figures: z.array(courseSchema) })),
  factsBehind: endpoint("indicator.read")
    .route({ method: "POST", path: "/indicators/facts" })
    .input(asked.extend({ aggregate, cursor: z.number().int().optional() }))
    .output(
      z.object({ facts: z.array(factSchema), next: z.number().nullable(), total: z.number(), rests: rests.nullable(), alone: z.boolean() }),
    ),
  getFact: endpoint("indicator.read")
    .route({ method: "GET", path: "/facts/{id}" })
    .input(z.object({ id: z.coerce.number().pipe(idSchema) }))
    .output(z.object({ fact: factSchema, chain: z.array(factSchema), waiting: z.array(z.number()) })),
  correctFact: endpoint("fact.correct")
    .route({ method: "POST", path: "/facts/{id}/correct" })
    .input(
      z.object({
        id: idSchema,
        reason: z.string().min(4).max(500),
        void: z.boolean(),
        measures: z.record(z.string(), z.number().int()).optional(),
        occurredOn: daySchema.optional(),
        /** A new document of the fact's case, or for a fact without one a published source: a higher value needs it. */
        fileId: idSchema.optional(),
        source: z.string().max(300).optional(),
        requestKey: requestKeySchema.optional(),
      }),
    )
    .output(z.object({ id: z.number() })),
  getCorrection: endpoint("indicator.read")
    .route({ method: "GET", path: "/corrections/{id}" })
    .input(z.object({ id: z.coerce.number().pipe(idSchema) }))
    .output(
      z.object({
        case: caseSchema,
        turn: turnSchema,
        fact: factSchema,
        void: z.boolean(),
        measures: z.record(z.string(), z.number()),
        occurredOn: z.string(),
        reason: z.string(),
        evidence: z.array(evidence),
        newFactId: z.number().nullable(),
        events: z.array(eventSchema),
        actions: z.array(availableActionSchema),
      }),
    ),
  /** By another than the proposer. */
  decideCorrection: endpoint("fact.confirm")
    .route({ method: "POST", path: "/corrections/{id}/decide" })
    .input(
      z.object({
        id: idSchema,
        action: z.enum(["confirm", "refuse", "withdraw"]),
        requestKey: requestKeySchema,
        reason: z.string().max(500).optional(),
      }),
    )
    .output(z.object({ factId: z.number().nullable() })),
  /** What expressions may be built from: kinds of facts with their measures, dimensions and keys. */
  listKinds: endpoint("indicator.define")
    .route({ method: "GET", path: "/indicators/kinds" })
    .output(
      z.array(
        z.object({
          kind: z.string(),
          label: labelSchema,
          measures: z.array(z.object({ key: z.string(), label: labelSchema, unit: z.enum(["fen", "count", "days", "score", "person"]) })),
          dimensions: z.array(
            z.object({ key: z.string(), label: labelSchema, values: z.array(z.object({ value: z.string(), label: labelSchema })) }),
          ),
          distinct: z.array(z.string()),
          distributions: z.array(z.string()),
          population: z
            .object({ measure: z.string(), where: z.array(z.object({ dimension: z.string(), values: z.array(z.string()) })) })
            .optional(),
        }),
      ),
    ),
  /** What expressions may name beside them. */
  listTerms: endpoint("indicator.define")
    .route({ method: "GET", path: "/indicators/terms" })
    .output(
      z.object({
        indicators: z.array(
          z.object({ code: z.string(), version: z.number(), name: labelSchema, expression: z.string(), unit: unitSchema }),
        ),
        sources: z.array(z.object({ key: z.string(), label: labelSchema, unit: z.string().nullable() })),
      }),
    ),
  tryIndicator: endpoint("indicator.define")
    .route({ method: "POST", path: "/indicators/try" })
    .input(
      z.object({
        /** Of what is to be a new version: it may not come to name itself. */
        code: codeSchema.optional(),
        name: labelSchema,
        definition: labelSchema,
        expression: z.string().max(1000),
        unit: unitSchema,
        from: monthSchema,
        to: monthSchema,
      }),
    )
    .output(
      z.object({
        faults: z.array(z.object({ message: labelSchema, at: z.number().nullable(), instead: labelSchema.nullable() })),
        value: valueSchema.nullable(),
      }),
    ),
  defineIndicator: endpoint("indicator.define")
    .route({ method: "POST", path: "/indicators" })
    .input(
      z.object({
        code: codeSchema,
        name: labelSchema,
        definition: labelSchema,
        expression: z.string().max(1000),
        unit: unitSchema,
        better: z.enum(["higher", "lower", "neither"]),
      }),
    )
    .output(z.object({ code: z.string(), version: z.number(), waits: z.boolean() })),
  /** Changes of the standard that wait for a second person of the root. */
  listProposals: endpoint("indicator.decide")
    .route({ method: "GET", path: "/indicators/proposals" })
    .output(
      z.array(
        z.object({
          code: z.string(),
          version: z.number(),
          name: labelSchema,
          definition: labelSchema,
          expression: z.string(),
          standing: labelSchema.extend({ expression: z.string() }).nullable(),
          proposedBy: z.string(),
          proposedAt: z.string(),
          isOwn: z.boolean(),
        }),
      ),
    ),
  decideIndicator: endpoint("indicator.decide")
    .route({ method: "POST", path: "/indicators/proposals/decide" })
    .input(z.object({ code: z.string().max(60), version: z.number().int().positive().max(100_000), accept: z.boolean() }))
    .output(z.object({ ok: z.boolean() })),
};
