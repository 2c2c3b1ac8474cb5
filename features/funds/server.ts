import { catalogueOf } from "@bihuan/indicators";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { createRecord, type Hand } from "../../platform/records/hand.ts";
import { serveRecords, type Served } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { allotments, objections } from "./allotments.ts";
import { fundsContract, type PaymentView } from "./contract.ts";
import { transfers } from "./transfers.ts";
import { isMovable, keepShownSums, move, refuseOtherSums } from "./pots.ts";
import { chooseDraft, listDrafts, makersOf, readDraft, saveDraft, type KeptPot } from "./drafts.ts";
import { fundsFacts } from "./facts.ts";
import { funds } from "./funds.ts";
import { allot, moneyOf, pastePayments } from "./money.ts";
import { isWriting, todayOf, writeNotices } from "./notices.ts";
import { addNamed, dropNamed, findNamed } from "./named.ts";
import { namedView } from "./named-view.ts";
import { findFund, freezeFigures, pasteRecipients, plansOf } from "./plan.ts";

const facts = catalogueOf(fundsFacts);
const isTrue = async (db: Db, condition: ReturnType<typeof sql>): Promise<boolean> =>
  (await sql<{ is: boolean }>`select ${condition} as is`.execute(db)).rows[0]?.is === true;

export const servedFunds = serveRecords(funds, {
  gates: {
    frozen: ({ row }) => row.frozenOn !== null,
    chosen: ({ row }) => row.chosenDraft !== null,
    dated: ({ row, today }) => row.publicUntil !== null && row.publicUntil >= today && row.objectTo !== null,
    over: ({ row, today }) => row.publicUntil !== null && today > row.publicUntil,
    // What was granted is taken up by another showing; until then the table stands as it was objected to.
    answered: async ({ db, record }) =>
      !(await isTrue(
        db,
        sql`exists (select from fund_objection o where o.fund_id = ${record.id} and (o.closed_on is null or (o.state = 'changed' and
          (select max(at) from case_event e where e.case_id = o.id) > (select max(at) from case_event e where e.case_id = ${record.id} and e.action = 'show'))))`,
      )),
    settled: async ({ db, record }) =>
      !(await isTrue(
        db,
        sql`exists (select from fund_allotment a where a.fund_id = ${record.id} and a.closed_on is null
          union all select from fund_award a where a.fund_id = ${record.id} and a.closed_on is null)`,
      )),
  },
  on: {
    show: (s) => keepShownSums(s.db, s.record.id),
    child: (s) => refuseOtherSums(s.db, s.record.id),
    decide: (s) => allot(s, s.db, s.record),
  },
  sections: {
    workings: ({ db, record, actor }) => namedView(db, record, record.state === "draft" && actor.permissions.has("fund.edit")),
    money: ({ db, record }) => moneyOf(db, record, isWriting(record.id)),
  },
});

type DoneAllotment = Done<(typeof allotments)["register"]>;
const used = async (s: DoneAllotment): Promise<void> =>
  void (await s.fact("fund.used", { measures: { usedFen: s.row.usedFen, paidFen: s.row.paidFen } }));

export const servedAllotments = serveRecords(allotments, {
  facts,
  gates: {
    paid_whole: ({ row }) => row.paidFen === row.amountFen,
    used: async ({ row, children }) => (await children("uses")) > 0 && row.usedFen <= row.amountFen,
    told: ({ row }) => (row.report ?? "").trim() !== "",
    accounted: ({ row }) => row.usedFen + row.recoveredFen === row.amountFen,
    back_whole: ({ row }) => row.usedFen + row.recoveredFen === row.amountFen,
  },
  on: {
    pay: async (s) => void (await s.fact("fund.paid", { measures: { amountFen: s.row.paidFen } })),
    accept: used,
    came_back: used,
  },
  sections: {
    money: async ({ db, record }): Promise<{ payments: PaymentView[]; hasNotice: boolean; parts: Record<string, number> }> => {
      const one = await db
        .selectFrom("fund_allotment")
        .select([sql<boolean>`notice is not null`.as("hasNotice"), "parts"])
        .where("id", "=", record.id)
        .executeTakeFirstOrThrow();
      const { rows } = await sql<PaymentView>`select kind, on_day as "onDay", amount_fen as "amountFen", voucher from fund_payment
        where allotment_id = ${record.id} order by on_day, id`.execute(db);
      return { payments: rows, hasNotice: one.hasNotice, parts: one.parts as Record<string, number> };
    },
  },
});

export const servedTransfers = serveRecords(transfers, {
  gates: { movable: ({ db, row }) => isMovable(db, row) },
  on: {
    create: async (s) => {
      const fund = await findFund(s.db, servedFunds, s.row.fundId);
      if (fund.unitId !== s.record.unitId)
        refuseRequest("not-your-unit", { zh: "资金由下达单位调剂", en: "The unit that gives the money moves it" });
    },
    approve: (s) => move(s.db, s.row),
  },
});

type DoneObjection = Done<(typeof objections)["register"]>;
interface Shown {
  readonly id: number;
  readonly title: string;
  readonly basis: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly state: string;
  readonly publicUntil: string | null;
  readonly objectTo: string | null;
  readonly totalFen: number;
  readonly pots: KeptPot[];
}
const onShow = async (db: Db): Promise<Shown[]> =>
  (
    await sql<Shown>`select id, title, basis, unit_id as "unitId", unit_name as "unitName", state, public_until as "publicUntil",
      object_to as "objectTo", total_fen as "totalFen", pots from funds_on_show()`.execute(db)
  ).rows;

async function shownNow(db: Db, id: number, today: string): Promise<Shown> {
  const fund = (await onShow(db)).find((f) => f.id === id);
  return fund && fund.state === "shown" && fund.publicUntil !== null && today <= fund.publicUntil
    ? fund
    : refuseRequest("not-on-show", {
        zh: "这笔资金没有在公示，或公示期已过，不再收异议",
        en: "This fund is not on show, or its showing is over",
      });
}

/** An answer is given by somebody who reckoned none of its drafts; it stands with the objection. */
async function answer(s: DoneObjection): Promise<void> {
  if ((await makersOf(s.db, s.row.fundId)).has(s.actor.id))
    refuseRequest("same-person", {
      zh: "测算的人不答复对测算的异议：请另一位审核人或负责人答复",
      en: "Whoever reckoned the table does not answer objections to it",
    });
  const last = await s.db
    .selectFrom("case_event")
    .select("reason")
    .where("case_id", "=", s.record.id)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  await s.set({ answer: last.reason });
}

export const servedObjections: Served<(typeof objections)["register"], NonNullable<(typeof objections)["process"]>> = serveRecords(
  objections,
  {
    on: {
      create: async (s) => {
        const fund = await shownNow(s.db, s.row.fundId, s.today);
        await s.set({ fundTitle: fund.title, answerUnitId: fund.unitId });
        await s.db
          .updateTable("work_case")
          .set({ owner_unit_id: fund.unitId, owner_person_id: null })
          .where("id", "=", s.record.id)
          .execute();
      },
      keep: answer,
      change: answer,
      return: answer,
    },
  },
);

const api = implement(fundsContract).$context<Context>().use(wall);
const hand: Hand = servedFunds;

export const fundsRouter = api.router({
  getPlan: api.getPlan.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const fund = await findFund(db, hand, input.id);
      const text = (key: string): string | null => (fund.values[key] as string | null) ?? null;
      return {
        title: fund.title,
        version: fund.version,
        state: fund.state ?? "",
        frozenOn: text("frozenOn"),
        asOf: fund.values["asOf"] as number | null,
        periodFrom: String(fund.values["periodFrom"]),
        periodTo: String(fund.values["periodTo"]),
        chosen: fund.values["chosenDraft"] as number | null,
        canEdit: fund.state === "draft" && actor.permissions.has("fund.edit"),
        pots: (await plansOf(db, hand, input.id)) as never,
        drafts: await listDrafts(db, input.id),
      };
    }),
  ),
  findNamed: api.findNamed.handler(({ input, context }) =>
    context.services.database.read(context.actor.scope, async (tx) => findNamed(hand, context, tx, input) as never),
  ),
  addNamed: api.addNamed.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => addNamed(hand, context, tx, input)),
  ),
  dropNamed: api.dropNamed.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      await dropNamed(hand, context, tx, { id: input.id, namedId: input.namedId });
      return { ok: true as const };
    }),
  ),
  freezeFigures: api.freezeFigures.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => freezeFigures(hand, context, tx, input.id, todayOf(context.services))),
  ),
  pasteRecipients: api.pasteRecipients.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => ({ ...(await pasteRecipients(hand, context, tx, input)) }) as never),
  ),
  saveDraft: api.saveDraft.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => saveDraft(hand, context, tx, input)),
  ),
  chooseDraft: api.chooseDraft.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      await chooseDraft(hand, context, tx, input);
      return { ok: true as const };
    }),
  ),
  getDraft: api.getDraft.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      await findFund(db, hand, input.id);
      const { no, pots, same } = await readDraft(db, input.id, input.no);
      return {
        no,
        same,
        pots: pots.map((p) => p.plan) as never,
        amounts: pots.map((p) => ({ no: p.plan.rule.no, amounts: { ...p.amounts } })),
      };
    }),
  ),
  listOnShow: api.listOnShow.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, async (db) => {
      const today = todayOf(services);
      const shown = (await onShow(db)).map((f) => {
        const named = f.pots.some(({ plan }) => plan.recipients.some((r) => r.kind !== undefined));
        const sums = new Map<number, { name: string; fen: number }>();
        for (const { plan, amounts } of f.pots)
          for (const r of plan.recipients) {
            const fen = amounts[String(r.unitId)] ?? 0;
            // Of awards those who get one are shown; who did not is nobody's business.
            if (named && fen === 0) continue;
            sums.set(r.unitId, { name: r.name, fen: (sums.get(r.unitId)?.fen ?? 0) + fen });
          }
        return {
          id: f.id,
          title: f.title,
          basis: f.basis,
          unitName: f.unitName,
          takesObjections: f.state === "shown" && f.publicUntil !== null && today <= f.publicUntil,
          named,
          publicUntil: f.publicUntil,
          objectTo: f.objectTo,
          totalFen: Number(f.totalFen),
          rows: [...sums].map(([unitId, { name, fen }]) => ({
            unitId,
            name,
            amountFen: fen,
            isOwn: !named && actor.scope.unitPath.includes(unitId),
          })),
          pots: f.pots.map(({ plan }) => ({ name: plan.rule.name, factors: plan.factors.map(({ name, weight }) => ({ name, weight })) })),
        };
      });
      // What one may still say something about comes first, one's own before others'.
      const before = (f: (typeof shown)[number]): number => (f.takesObjections ? 2 : 0) + (f.rows.some((r) => r.isOwn) ? 1 : 0);
      return shown.toSorted((a, b) => before(b) - before(a));
    }),
  ),
  object: api.object.handler(({ input: { id, claim, reason, objector, requestKey }, context }) =>
    context.services.database.write(context.actor.scope, async (tx) => {
      // Said before the row is made: of a fund that is not on show nobody learns whether it is there.
      await shownNow(tx, id, todayOf(context.services));
      return createRecord(servedObjections, context, tx, { values: { claim, reason, objector: objector || null, fundId: id }, requestKey });
    }),
  ),
  writeNotices: api.writeNotices.handler(async ({ input, context: { actor, services } }) => {
    const total = await services.database.read(actor.scope, async (db) => {
      const fund = await findFund(db, hand, input.id);
      if (fund.unitId !== actor.scope.unitId || (fund.state !== "decided" && fund.state !== "closed"))
        refuseRequest("not-decided", {
          zh: "决定并下达后才出通知，由下达单位出",
          en: "Notices follow the decision, by the unit that gives the money",
        });
      return (await moneyOf(db, fund, true)).count;
    });
    // Goes on behind the answer; what it could not write is said in the log and written at the next press.
    writeNotices(services, actor, input.id).catch((error: unknown) => console.error(error));
    return { total };
  }),
  pastePayments: api.pastePayments.handler(({ input, context }) =>
    context.services.database.write(
      context.actor.scope,
      async (tx) => ({ ...(await pastePayments(context, tx, await findFund(tx, hand, input.id), input)) }) as never,
    ),
  ),
});
