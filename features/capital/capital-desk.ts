import { sql } from "kysely";
import type { Label } from "../../platform/http/contract.ts";
import type { Db } from "../../platform/db/database.ts";
import { accountOf, type Step } from "./accounts-rules.ts";
import { forecast, moneyOf, splitOf, threats, type Change, type Milestone, type Payment, type Tender } from "./capital-rules.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { heldOn, nearestFirst } from "../../platform/records/nearest.ts";
import { findings } from "./accounts.ts";
import { tenders } from "./tenders.ts";

interface Contract {
  readonly id: number;
  readonly title: string;
  readonly party: string;
  readonly fen: number;
  readonly retentionPermille: number | null;
  readonly signedOn: string;
  readonly defectsUntil: string | null;
  readonly guaranteeUntil: string | null;
}
/** Contracts with their changes and payments, and what they come to. */
export async function contractsOf(db: Db, where: ReturnType<typeof sql>) {
  const all = await rowsOf<Contract>(
    db,
    sql`select id, title, party, fen, retention_permille as "retentionPermille", signed_on as "signedOn", defects_until as "defectsUntil",
      guarantee_until as "guaranteeUntil" from capital_contract where ${where} order by signed_on, id limit 1000`,
  );
  const ids = all.map((c) => c.id);
  const changes = await rowsOf<Change & { of: number }>(
    db,
    sql`select contract_id as of, direction, fen, contractor_on as "contractorOn", supervisor_on as "supervisorOn", adviser_on as "adviserOn", owner_on as "ownerOn"
      from contract_change where contract_id = any (${ids}::bigint[])`,
  );
  const payments = await rowsOf<Payment & { of: number }>(
    db,
    sql`select contract_id as of, kind, fen, paid_on as "paidOn" from contract_payment where contract_id = any (${ids}::bigint[])`,
  );
  const steps = await rowsOf<Step & { of: number }>(
    db,
    sql`select contract_id as of, step, fen, on_day as "onDay", reason from contract_settlement where contract_id = any (${ids}::bigint[])`,
  );
  return all.map((c) => {
    const [its, paid] = [changes.filter((x) => x.of === c.id), payments.filter((x) => x.of === c.id)];
    const checked = steps.filter((x) => x.of === c.id);
    const audited = checked.find((x) => x.step === "audited");
    return {
      ...c,
      changes: its,
      payments: paid,
      steps: checked,
      account: accountOf(checked),
      money: moneyOf(c, its, paid, audited),
      audited,
    };
  });
}

export const milestonesOf = async (db: Db, projectId: number): Promise<(Milestone & { actualFrom: string | null })[]> =>
  (
    await rowsOf<Omit<Milestone, "after"> & { after: string | null; actualFrom: string | null }>(
      db,
      sql`select name, plan_from as "planFrom", plan_to as "planTo", after, forecast_to as "forecastTo", actual_from as "actualFrom", actual_to as "actualTo"
        from capital_milestone where project_id = ${projectId} order by plan_from, id`,
    )
  ).map((m) => ({ ...m, after: (m.after ?? "").split(/[;；]/).flatMap((x) => (x.trim() === "" ? [] : [x.trim()])) }));

const thresholdsOn = (db: Db, unitPath: readonly number[], day: string) =>
  rowsOf<{ part: string; fen: number; source: string }>(
    db,
    sql`select distinct on (part) part, fen, source from tender_threshold where ${heldOn(unitPath, day)} order by part, ${nearestFirst()}`,
  );

/** Whether a tender's method may be taken: below the threshold, competed for, or with reason and approval. */
export async function methodAllowed(
  db: Db,
  t: { part: string; method: string; estimateFen: number; methodReason: string | null },
  unitPath: readonly number[],
  day: string,
  approvals: number,
): Promise<boolean> {
  if (t.method === "open" || t.method === "invited") return true;
  const limit = (await thresholdsOn(db, unitPath, day)).find((x) => x.part === t.part);
  const compulsory = limit !== undefined && t.estimateFen >= limit.fen;
  return (!compulsory && t.method !== "single") || (t.methodReason !== null && approvals > 0);
}

export const findingsOf = (db: Db, projectId: number) =>
  rowsOf<{ id: number; title: string; fen: number | null; who: string; untilOn: string; state: string; answer: string | null }>(
    db,
    sql`select id, title, fen, who, until_on as "untilOn", state, answer from audit_finding where project_id = ${projectId} order by until_on, id`,
  );

/** Final accounts of a project: each step's sum over the contracts that have it, and over how many. */
function accountsOf(contracts: readonly { readonly account: ReturnType<typeof accountOf> }[]) {
  const over = (key: "submittedFen" | "reviewedFen" | "auditedFen" | "cutFen") => {
    const there = contracts.flatMap((c) => c.account[key] ?? []);
    return { fen: there.reduce((n, x) => n + x, 0), contracts: there.length };
  };
  return { submitted: over("submittedFen"), reviewed: over("reviewedFen"), audited: over("auditedFen"), cut: over("cutFen") };
}

/** The page of a project: plan, forecast and baselines; money in one row; meetings and tenders counted; what threatens the opening. */
export async function projectDesk(db: Db, id: number, openingOn: string | null, unitPath: readonly number[], today: string) {
  const milestones = await milestonesOf(db, id);
  const contracts = await contractsOf(db, sql`project_id = ${id}`);
  const all = await rowsOf<
    Tender & { state: string; winner: string | null; awardFen: number | null; dueOn: string | null; round: number | null }
  >(
    db,
    sql`select id, title, part, method, estimate_fen as "estimateFen", state, winner, award_fen as "awardFen", due_on as "dueOn", round
      from capital_tender where project_id = ${id} order by id`,
  );
  const states: Readonly<Record<string, { label: { zh: string }; final: boolean }>> = tenders.process?.states ?? {};
  const findingStates: Readonly<Record<string, { label: Label }>> = findings.process?.states ?? {};
  const risks = await rowsOf<Parameters<typeof threats>[2][number]>(
    db,
    sql`select says, days, who, next_on as "nextOn", closed_on as "closedOn" from capital_risk where project_id = ${id} order by id`,
  );
  const [sums] = await rowsOf<{ budgetFen: number; meetings: number; unanswered: number }>(
    db,
    sql`select (select coalesce(sum(fen), 0) from capital_budget where project_id = ${id})::bigint as "budgetFen",
      (select count(*)::int from capital_meeting where project_id = ${id}) as meetings,
      (select count(*)::int from meeting_opinion o join capital_meeting m on m.id = o.meeting_id where m.project_id = ${id} and o.answer is null) as unanswered`,
  );
  const total = (key: "fen" | "changesFen" | "unsignedFen" | "totalFen" | "dueFen" | "paidFen" | "leftFen" | "retainedFen") =>
    contracts.reduce((n, c) => n + c.money[key], 0);
  const baselines = await rowsOf<{ id: number; name: string; reason: string; fixedOn: string }>(
    db,
    sql`select id, name, reason, fixed_on as "fixedOn" from capital_baseline where project_id = ${id} order by id`,
  );
  const baselineRows = await rowsOf<{ of: number; name: string; planFrom: string; planTo: string }>(
    db,
    sql`select r.baseline_id as of, r.name, r.plan_from as "planFrom", r.plan_to as "planTo" from capital_baseline_row r join capital_baseline b on b.id = r.baseline_id
      where b.project_id = ${id} order by r.id`,
  );
  return {
    today,
    milestones,
    forecast: forecast(milestones, today),
    baselines: baselines.map((b) => ({ ...b, rows: baselineRows.filter((r) => r.of === b.id) })),
    money: {
      budgetFen: sums?.budgetFen ?? 0,
      ...{
        fen: total("fen"),
        changesFen: total("changesFen"),
        unsignedFen: total("unsignedFen"),
        totalFen: total("totalFen"),
        dueFen: total("dueFen"),
      },
      ...{ paidFen: total("paidFen"), leftFen: total("leftFen"), retainedFen: total("retainedFen") },
    },
    contracts: contracts.map(({ changes: _, payments: _p, steps: _s, audited: _a, ...c }) => c),
    accounts: accountsOf(contracts),
    findings: (await findingsOf(db, id)).map((f) => ({ ...f, stateLabel: findingStates[f.state]?.label ?? { zh: f.state, en: f.state } })),
    meetings: sums?.meetings ?? 0,
    unanswered: sums?.unanswered ?? 0,
    tenders: all,
    split: splitOf(
      all.filter((t) => t.state !== "ended"),
      await thresholdsOn(db, unitPath, today),
    ),
    threats: threats(
      openingOn,
      milestones,
      risks,
      all.flatMap((t) => (states[t.state]?.final === true ? [] : [{ ...t, stateWord: states[t.state]?.label.zh ?? t.state }])),
      contracts.map((c) => ({ ...c, leftFen: c.money.leftFen, unsignedFen: c.money.unsignedFen })),
      today,
    ),
  };
}
export type ProjectDesk = Awaited<ReturnType<typeof projectDesk>>;
