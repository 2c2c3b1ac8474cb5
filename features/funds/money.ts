import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import type { Asked } from "../../platform/records/hand.ts";
import { giveOut } from "../../platform/records/give-out.ts";
import type { Found } from "../../platform/records/rows.ts";
import { readValue } from "../../platform/register/fields.ts";
import { allotments } from "./allotments.ts";
import { awards } from "./awards.ts";
import type { MoneyView } from "./contract.ts";
import { readDraft } from "./drafts.ts";
import { isNamed, listNamed } from "./named.ts";
import { readPayments, type LineFault } from "./paste.ts";

/**
 * What was decided becomes money that each recipient sees as its own: one case a unit, at the recipient, paid and checked by the giver. Firms and persons
 * have no desk here: their awards stay with the giver.
 */
export async function allot({ actor, services }: Asked, tx: Db, fund: Found): Promise<void> {
  const no = Number(fund.values["chosenDraft"]);
  const { pots, same } = await readDraft(tx, fund.id, no);
  if (!same)
    return refuseRequest("not-the-same", {
      zh: `第 ${no} 稿重算的结果与存下的不同，不能下达`,
      en: `Draft ${no} does not reckon to the same table`,
    });
  const parts = new Map<string, Record<string, number>>();
  for (const pot of pots)
    for (const [unit, fen] of Object.entries(pot.amounts)) if (fen > 0) parts.set(unit, { ...parts.get(unit), [pot.plan.rule.name]: fen });
  const named = isNamed(fund) ? new Map((await listNamed(tx, fund.id)).map((n) => [String(n.id), n])) : undefined;
  const by = { action: "allot", actor, at: new Date(services.now()).toISOString() };
  const giver = { id: fund.unitId, path: fund.unitPath };
  const shared = (of: Record<string, number>) => ({
    values: { amountFen: Object.values(of).reduce((a, b) => a + b, 0), basis: fund.values["basis"], draftNo: no },
    more: { fund_id: fund.id, parts: JSON.stringify(of) },
  });
  if (named) {
    const given = [...parts].map(([to, of]) => {
      const { name: title, beside, code, list, recordId } = named.get(to) as NonNullable<ReturnType<typeof named.get>>;
      const { values, more } = shared(of);
      return {
        title,
        unit: giver,
        values: { title, beside, code, fundTitle: fund.title, ...values },
        more: { ...more, list, record_id: recordId },
      };
    });
    await giveOut(tx, awards, by, given);
    return;
  }
  const { rows } = await sql<typeof giver>`select id, path from unit where id = any (${[...parts.keys()].map(Number)}::int[])`.execute(tx);
  const units = new Map(rows.map((u) => [u.id, u]));
  const given = [...parts].map(([to, of]) => {
    const { values, more } = shared(of);
    const { title } = fund;
    return {
      ...{ title, unit: units.get(Number(to)) as typeof giver, ownerUnitId: giver.id },
      values: { title, account: fund.values["account"], giverUnitId: giver.id, ...values },
      more,
    };
  });
  await giveOut(tx, allotments, by, given);
}

interface Award {
  readonly id: number;
  readonly name: string;
  readonly regionCode: string | null;
  readonly also: readonly string[];
  readonly amountFen: number;
  readonly state: string;
  readonly paidOn: string | null;
}
/** An award is paid whole, once, by one voucher; several may stand under one. */
async function payAwards(
  tx: Db,
  fund: Found,
  input: { kind: "paid" | "recovered"; table: readonly (readonly string[])[] },
  day: (text: string) => string | undefined,
): Promise<{ taken: number; faults: readonly LineFault[] }> {
  if (input.kind === "recovered") refuseRequest("nothing-back", { zh: "奖励不收回余额", en: "Of an award nothing comes back" });
  const { rows: all } =
    await sql<Award>`select id, title || coalesce('（' || beside || '）', '') as name, code as "regionCode", array[title] as also,
    amount_fen as "amountFen", state, paid_on as "paidOn" from fund_award where fund_id = ${fund.id}`.execute(tx);
  const read = readPayments(input.table, all, day);
  const faults: LineFault[] = [...read.faults];
  const paid = new Set<number>();
  for (const r of read.rows) {
    const one = all.find((a) => a.id === r.unitId) as Award;
    const say = (zh: string, en: string): void =>
      void faults.push({ line: r.line, words: { zh: `${one.name}${zh}`, en: `${one.name}: ${en}` } });
    if (one.state !== "due" || one.paidOn !== null || paid.has(one.id)) say("已经发放或已取消", "paid already, or called off");
    else if (r.amountFen !== one.amountFen)
      say(
        `应一次发放 ${one.amountFen / 100} 元，表中 ${r.amountFen / 100} 元`,
        `${one.amountFen / 100} are due in one payment, the table says ${r.amountFen / 100}`,
      );
    paid.add(one.id);
  }
  if (faults.length > 0) return { taken: 0, faults };
  for (const r of read.rows)
    await sql`update fund_award set paid_on = ${r.onDay}, voucher = ${r.voucher} where id = ${r.unitId} and paid_on is null`.execute(tx);
  return { taken: read.rows.length, faults };
}

const unitsOf = async (db: Db, fundId: number) =>
  (
    await sql<{ id: number; name: string; regionCode: string | null; allotmentId: number; giver: number; state: string; leftFen: number }>`
      select u.id, u.name, u.region_code as "regionCode", a.id as "allotmentId", a.giver_unit_id as giver, a.state,
        a.amount_fen - a.paid_fen as "leftFen" from fund_allotment a join unit u on u.id = a.unit_id where a.fund_id = ${fundId}`.execute(
      db,
    )
  ).rows;

/** Payments as the giver's ledger has them, each with its voucher; all of the table or nothing. */
export async function pastePayments(
  { actor }: Asked,
  tx: Db,
  fund: Found,
  input: { kind: "paid" | "recovered"; table: readonly (readonly string[])[] },
): Promise<{ taken: number; faults: readonly LineFault[] }> {
  if (actor.scope.unitId !== fund.unitId)
    return refuseRequest("not-your-unit", { zh: "拨付和收回由下达单位登记", en: "The unit that gives the money enters payments" });
  const day = (text: string): string | undefined => {
    const read = readValue({ key: "d", label: { zh: "", en: "" }, type: "day" }, text);
    return read.ok && typeof read.value === "string" ? read.value : undefined;
  };
  // Two ledgers pasted at once are two after each other: what the first paid is not due any more.
  await sql`select from fund where id = ${fund.id} for update`.execute(tx);
  if (isNamed(fund)) {
    const done = await payAwards(tx, fund, input, day);
    if (done.faults.length === 0)
      await audit(tx, actor, { act: "fund.pay", subject: `fund:${fund.id}`, detail: { kind: input.kind, payments: done.taken } });
    return done;
  }
  const units = await unitsOf(tx, fund.id);
  const read = readPayments(input.table, units, day);
  const faults: LineFault[] = [...read.faults];
  const due = new Map<number, number>();
  for (const r of read.rows) due.set(r.unitId, (due.get(r.unitId) ?? 0) + r.amountFen);
  for (const [unitId, sum] of due) {
    const unit = units.find((u) => u.id === unitId) as (typeof units)[number];
    const line = input.table.findIndex((cells) => cells.some((c) => c.trim() === unit.name)) + 1;
    if (input.kind === "paid" && sum > unit.leftFen)
      faults.push({
        line,
        words: {
          zh: `${unit.name}多付：还应拨 ${unit.leftFen / 100} 元，表中 ${sum / 100} 元`,
          en: `${unit.name}: ${unit.leftFen / 100} are due, the table says ${sum / 100}`,
        },
      });
    if (input.kind === "recovered" && unit.state !== "recovering")
      faults.push({ line, words: { zh: `${unit.name}没有在收回`, en: `${unit.name} does not pay back` } });
    if (input.kind === "paid" && unit.state !== "allotted")
      faults.push({ line, words: { zh: `${unit.name}已经拨付完毕`, en: `${unit.name} is paid already` } });
  }
  if (faults.length > 0) return { taken: 0, faults };
  for (const r of read.rows) {
    const unit = units.find((u) => u.id === r.unitId) as (typeof units)[number];
    await sql`insert into fund_payment (allotment_id, kind, on_day, amount_fen, voucher, actor_id)
      values (${unit.allotmentId}, ${input.kind}, ${r.onDay}, ${r.amountFen}, ${r.voucher}, ${actor.id})`
      .execute(tx)
      .catch((error: unknown) => {
        if ((error as { code?: string }).code === "23505")
          return refuseRequest("voucher-twice", {
            zh: `${unit.name}的凭证 ${r.voucher} 已经登记过`,
            en: `Voucher ${r.voucher} of ${unit.name} is entered already`,
          });
        throw error;
      });
  }
  await audit(tx, actor, { act: "fund.pay", subject: `fund:${fund.id}`, detail: { kind: input.kind, payments: read.rows.length } });
  return { taken: read.rows.length, faults: [] };
}

export async function moneyOf(db: Db, fund: Pick<Found, "id" | "values">, writing: boolean): Promise<MoneyView> {
  const fundId = fund.id;
  const { rows } = await sql<Omit<MoneyView, "writing" | "objections" | "named">>`
    select coalesce(sum(amount_fen), 0) as "totalFen", coalesce(sum(paid_fen), 0) as "paidFen", coalesce(sum(used_fen), 0) as "usedFen",
      coalesce(sum(recovered_fen), 0) as "recoveredFen", count(*) filter (where closed_on is not null)::int as settled, count(*)::int as count,
      count(*) filter (where written)::int as notices from (
        select amount_fen, paid_fen, used_fen, recovered_fen, closed_on, notice is not null as written from fund_allotment where fund_id = ${fundId}
        union all select amount_fen, case when paid_on is null then 0 else amount_fen end, 0, 0, closed_on, true from fund_award
          where fund_id = ${fundId} and state <> 'withdrawn') a`.execute(db);
  const objections = await sql<MoneyView["objections"][number]>`
    select o.id, o.claim, coalesce(o.objector, u.name) as "unitName", o.state, o.answer from fund_objection o join unit u on u.id = o.unit_id where o.fund_id = ${fundId} order by o.id`.execute(
    db,
  );
  const sums = rows[0] as Omit<MoneyView, "writing" | "objections" | "named">;
  return {
    ...sums,
    totalFen: Number(sums.totalFen),
    paidFen: Number(sums.paidFen),
    usedFen: Number(sums.usedFen),
    recoveredFen: Number(sums.recoveredFen),
    writing,
    named: isNamed(fund),
    objections: objections.rows,
  };
}
