import { z } from "zod";
import { endpoint, idSchema, labelSchema, requestKeySchema, versionSchema } from "../../platform/http/contract.ts";

const one = z.object({ id: idSchema });
const fen = z.number().int().nonnegative();
const decimal = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/);
const figure = z.object({
  value: z.string().nullable(),
  from: z.enum(["indicator", "reported"]),
  code: z.string().optional(),
  version: z.number().optional(),
  numerator: z.number().nullish(),
  denominator: z.number().nullish(),
  n: z.number().optional(),
});
const potSchema = z.object({
  rule: z.object({
    no: z.number(),
    name: z.string(),
    method: z.enum(["factors", "award"]),
    totalFen: fen,
    reserveFen: fen.nullable(),
    stepFen: fen.nullable(),
    floorFen: fen.nullable(),
    capFen: fen.nullable(),
    downPercent: z.string().nullable(),
    upPercent: z.string().nullable(),
    sumOver: z.enum(["eligible", "all"]).nullable(),
    rest: z.enum(["refuse", "reserve"]).nullable(),
    topPercent: z.string().nullable(),
    topFactor: z.number().nullable(),
    topRound: z.enum(["up", "down", "half-up"]).nullable(),
    topTies: z.enum(["in", "out"]).nullable(),
    awardFen: fen.nullable(),
    quota: z.number().nullable(),
    exceptYears: z.number().nullable(),
  }),
  factors: z.array(
    z.object({
      no: z.number(),
      name: z.string(),
      weight: z.string(),
      least: z.string().nullish(),
      missing: z.enum(["refuse", "zero", "ineligible"]),
      allZero: z.enum(["refuse", "spread"]).nullable(),
    }),
  ),
  recipients: z.array(
    z.object({
      unitId: z.number(),
      kind: z.enum(["firm", "person"]).optional(),
      code: z.string(),
      name: z.string(),
      coefficient: z.string().nullable(),
      fixedFen: fen.nullable(),
      lastFen: fen.nullable(),
      excluded: z.string().nullable(),
      figures: z.record(z.string(), figure),
    }),
  ),
});
const trial = z.object({
  weights: z.record(z.string(), decimal).optional(),
  totalFen: fen.optional(),
  floorFen: fen.nullable().optional(),
  downPercent: decimal.nullable().optional(),
  upPercent: decimal.nullable().optional(),
  topPercent: decimal.nullable().optional(),
});
const table = z
  .array(z.array(z.string().max(200)).max(60))
  .min(1)
  .max(4000);
const faults = z.array(z.object({ line: z.number(), words: labelSchema }));
const named = z.object({
  name: z.string(),
  beside: z.string().nullable(),
  code: z.string().optional(),
  list: z.string().optional(),
  recordId: z.number().optional(),
});
const amounts = z.array(z.object({ no: z.number(), amounts: z.record(z.string(), fen) }));

export const fundsContract = {
  /** All that a fund's tables follow from, and the drafts that were kept. */
  getPlan: endpoint("fund.read")
    .route({ method: "POST", path: "/funds/plan" })
    .input(one)
    .output(
      z.object({
        title: z.string(),
        version: z.number(),
        state: z.string(),
        frozenOn: z.string().nullable(),
        asOf: z.number().nullable(),
        periodFrom: z.string(),
        periodTo: z.string(),
        chosen: z.number().nullable(),
        canEdit: z.boolean(),
        pots: z.array(potSchema),
        drafts: z.array(z.object({ no: z.number(), remark: z.string().nullable(), who: z.string(), at: z.string(), digest: z.string() })),
      }),
    ),
  /** Firms of the registers by name or credit code, or persons by name and employer, for whoever chooses whom a fund may award. */
  findNamed: endpoint("fund.edit")
    .route({ method: "POST", path: "/funds/named/find" })
    .input(one.extend({ words: z.string().trim().min(1).max(60) }))
    .output(z.array(named.extend({ register: labelSchema, isIn: z.boolean() }))),
  addNamed: endpoint("fund.edit")
    .route({ method: "POST", path: "/funds/named/add" })
    .input(one.extend({ code: z.string().max(18).optional(), list: z.string().max(40).optional(), recordId: idSchema.optional() }))
    .output(one),
  dropNamed: endpoint("fund.edit")
    .route({ method: "POST", path: "/funds/named/drop" })
    .input(one.extend({ namedId: idSchema }))
    .output(z.object({ ok: z.literal(true) })),
  /** Freezes the factors' figures at the ledger's present position; what is reported is kept. */
  freezeFigures: endpoint("fund.edit")
    .route({ method: "POST", path: "/funds/freeze" })
    .input(one)
    .output(z.object({ units: z.number(), missing: z.array(z.object({ factor: z.string(), units: z.number() })) })),
  /** A table pasted from a sheet: coefficients, fixed sums, last year, who takes no part, reported figures. All of it or nothing. */
  pasteRecipients: endpoint("fund.edit", { megabytes: 2 })
    .route({ method: "POST", path: "/funds/recipients" })
    .input(one.extend({ version: versionSchema, potNo: z.number().int(), table }))
    .output(z.object({ taken: z.number(), faults })),
  saveDraft: endpoint("fund.edit")
    .route({ method: "POST", path: "/funds/drafts" })
    .input(
      one.extend({ trials: z.record(z.string(), trial), remark: z.string().trim().max(200).default(""), requestKey: requestKeySchema }),
    )
    .output(z.object({ no: z.number() })),
  chooseDraft: endpoint("fund.edit")
    .route({ method: "POST", path: "/funds/drafts/choose" })
    .input(one.extend({ no: z.number().int() }))
    .output(z.object({ ok: z.literal(true) })),
  /** A kept draft; `same` says that reckoning it anew gives the same table. */
  getDraft: endpoint("fund.read")
    .route({ method: "POST", path: "/funds/drafts/get" })
    .input(one.extend({ no: z.number().int() }))
    .output(z.object({ no: z.number(), pots: z.array(potSchema), amounts, same: z.boolean() })),
  /** Tables on show to whom they concern. */
  listOnShow: endpoint("fund_objection.read")
    .route({ method: "POST", path: "/funds/on-show" })
    .output(
      z.array(
        z.object({
          id: z.number(),
          title: z.string(),
          basis: z.string(),
          unitName: z.string(),
          takesObjections: z.boolean(),
          /** Firms or persons are awarded; nobody of them has a desk here. */
          named: z.boolean(),
          publicUntil: z.string().nullable(),
          objectTo: z.string().nullable(),
          totalFen: fen,
          rows: z.array(z.object({ unitId: z.number(), name: z.string(), amountFen: fen, isOwn: z.boolean() })),
          pots: z.array(z.object({ name: z.string(), factors: z.array(z.object({ name: z.string(), weight: z.string() })) })),
        }),
      ),
    ),
  /** What a recipient holds against a table on show. */
  object: endpoint("fund_objection.edit")
    .route({ method: "POST", path: "/funds/object" })
    .input(
      one.extend({
        claim: z.string().trim().min(2).max(200),
        reason: z.string().trim().min(2).max(1000),
        /** Who objects, where the office enters what came by letter or telephone. */
        objector: z.string().trim().max(60).default(""),
        requestKey: requestKeySchema,
      }),
    )
    .output(one),
  writeNotices: endpoint("fund.edit")
    .route({ method: "POST", path: "/funds/notices" })
    .input(one)
    .output(z.object({ total: z.number() })),
  /** A table pasted from the payments' ledger: 单位、日期、金额、凭证号. */
  pastePayments: endpoint("fund.edit", { megabytes: 2 })
    .route({ method: "POST", path: "/funds/payments" })
    .input(one.extend({ kind: z.enum(["paid", "recovered"]), table }))
    .output(z.object({ taken: z.number(), faults })),
};

/** What the money section of a fund shows. */
export interface MoneyView {
  readonly totalFen: number;
  readonly paidFen: number;
  readonly usedFen: number;
  readonly recoveredFen: number;
  readonly settled: number;
  readonly count: number;
  readonly notices: number;
  readonly writing: boolean;
  /** Firms or persons are awarded: each award has its notice on its own page. */
  readonly named: boolean;
  readonly objections: readonly { id: number; claim: string; unitName: string; state: string; answer: string | null }[];
}
/** Whom a fund may award, and what the chosen draft gives each; of a fund for units there is no such list. */
export interface NamedView {
  readonly canEdit: boolean;
  readonly rows: readonly {
    readonly id: number;
    readonly name: string;
    readonly beside: string | null;
    readonly code: string | null;
    /** By the chosen draft; null where none is chosen or it gives nothing. */
    readonly amountFen: number | null;
    readonly why: string | null;
  }[];
}
export interface PaymentView {
  readonly kind: "paid" | "recovered";
  readonly onDay: string;
  readonly amountFen: number;
  readonly voucher: string;
}
