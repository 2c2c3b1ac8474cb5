import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import { openCase } from "../../platform/casework/casework.ts";
import { moveCase } from "../../platform/casework/transfer.ts";
import type { Db } from "../../platform/db/database.ts";
import { stepped } from "../../platform/http/refusals.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import type { Asked } from "../../platform/records/hand.ts";
import { insertRow, type Found } from "../../platform/records/rows.ts";
import { readValue } from "../../platform/register/fields.ts";
import { getUnit } from "../units/index.ts";
import { allotments } from "./allotments.ts";
import type { MoneyView } from "./contract.ts";
import { readDraft } from "./drafts.ts";
import { readPayments, type LineFault } from "./paste.ts";

/** What was decided becomes money that each recipient sees as its own: one case a unit, at the recipient, paid and checked by the giver. */
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
  const process = allotments.process as NonNullable<typeof allotments.process>;
  const at = new Date(services.now()).toISOString();
  for (const [unitId, of] of parts) {
    const unit = await getUnit(tx, Number(unitId));
    const opened = stepped(
      await openCase(
        tx,
        process,
        { title: fund.title, unitId: fund.unitId, unitPath: fund.unitPath, adviserPersonId: null },
        { action: "allot", actor, at, requestKey: `fund:${fund.id}:${no}:${unitId}`, owner: { unitId: fund.unitId } },
      ),
      process,
    );
    await insertRow(
      tx,
      allotments.register,
      {
        title: fund.title,
        amountFen: Object.values(of).reduce((a, b) => a + b, 0),
        basis: fund.values["basis"],
        account: fund.values["account"],
        giverUnitId: fund.unitId,
        draftNo: no,
      },
      { id: opened.case.id, fund_id: fund.id, parts: JSON.stringify(of) },
    );
    await moveCase(tx, opened.case.id, unit);
  }
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
  const units = await unitsOf(tx, fund.id);
  const day = (text: string): string | undefined => {
    const read = readValue({ key: "d", label: { zh: "", en: "" }, type: "day" }, text);
    return read.ok && typeof read.value === "string" ? read.value : undefined;
  };
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

export async function moneyOf(db: Db, fundId: number, writing: boolean): Promise<MoneyView> {
  const { rows } = await sql<Omit<MoneyView, "writing" | "objections">>`
    select coalesce(sum(amount_fen), 0) as "totalFen", coalesce(sum(paid_fen), 0) as "paidFen", coalesce(sum(used_fen), 0) as "usedFen",
      coalesce(sum(recovered_fen), 0) as "recoveredFen", count(*) filter (where closed_on is not null)::int as settled, count(*)::int as count,
      count(notice)::int as notices from fund_allotment where fund_id = ${fundId}`.execute(db);
  const objections = await sql<MoneyView["objections"][number]>`
    select o.id, o.claim, u.name as "unitName", o.state, o.answer from fund_objection o join unit u on u.id = o.unit_id where o.fund_id = ${fundId} order by o.id`.execute(
    db,
  );
  const sums = rows[0] as Omit<MoneyView, "writing" | "objections">;
  return {
    ...sums,
    totalFen: Number(sums.totalFen),
    paidFen: Number(sums.paidFen),
    usedFen: Number(sums.usedFen),
    recoveredFen: Number(sums.recoveredFen),
    writing,
    objections: objections.rows,
  };
}
