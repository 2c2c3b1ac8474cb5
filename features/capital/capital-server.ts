import { catalogueOf } from "@bihuan/indicators";
import { chinaDay } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import type { Asked } from "../../platform/records/hand.ts";
import { findRecord, refuseFields } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { findings } from "./accounts.ts";
import { accountFaults } from "./accounts-rules.ts";
import { contractsOf, findingsOf, methodAllowed, milestonesOf, projectDesk } from "./capital-desk.ts";
import { paymentFaults } from "./capital-rules.ts";
import { meetings, projects } from "./capital.ts";
import { baselineContract } from "./contract.ts";
import { capitalFacts } from "./facts.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { publicityEnds } from "../training/index.ts";
import { contracts, tenders, thresholds } from "./tenders.ts";

/** Working days in which candidates are shown. */
const CANDIDATE_DAYS = 5;

const facts = catalogueOf(capitalFacts);

export const servedProjects = serveRecords(projects, {
  facts,
  gates: {
    estimate: async ({ db, record, children }) =>
      (await children("budget")) > 0 &&
      (await rowsOf(db, sql`select from capital_approval where project_id = ${record.id} and kind = 'estimate'`)).length > 0,
    reached: async ({ db, record }) => {
      const all = await milestonesOf(db, record.id);
      return all.length > 0 && all.every((m) => m.actualTo !== null);
    },
    settled: async ({ db, record }) => (await contractsOf(db, sql`project_id = ${record.id}`)).every((c) => c.money.leftFen === 0),
    audited: async ({ db, record }) =>
      (await contractsOf(db, sql`project_id = ${record.id}`)).every((c) => c.account.auditedFen !== null) &&
      (await findingsOf(db, record.id)).every((f) => f.state === "closed"),
    acceptance: async ({ files }) => (await files("acceptance")) > 0,
  },
  on: {
    open: async (s) => {
      const late = s.row.openingOn !== null && s.today > s.row.openingOn;
      await s.fact("capital.opened", { measures: { projects: 1 }, dimensions: { kept: late ? "late" : "kept" } });
    },
    child: async ({ db, record, today }) => {
      const all = await milestonesOf(db, record.id);
      const unknown = all.flatMap((m) => m.after.filter((name) => !all.some((x) => x.name === name)));
      if (unknown.length > 0) refuseFields({ after: { zh: `没有里程碑“${unknown[0] ?? ""}”`, en: `No milestone “${unknown[0] ?? ""}”` } });
      if (all.some((m) => m.actualTo !== null && m.actualTo > today))
        refuseFields({ actualTo: { zh: "实际完成不能晚于今天", en: "Not after today" } });
    },
  },
  sections: { desk: ({ db, row, record, today }) => projectDesk(db, record.id, row.openingOn, record.unitPath, today) },
});

export const servedMeetings = serveRecords(meetings, {
  computed: async (db, ids) =>
    new Map(
      (
        await rowsOf<{ id: number; opinions: number; unanswered: number }>(
          db,
          sql`select m.id, count(o.id)::int as opinions, (count(o.id) - count(o.answer))::int as unanswered from capital_meeting m
            left join meeting_opinion o on o.meeting_id = m.id where m.id = any (${[...ids]}::bigint[]) group by m.id`,
        )
      ).map(({ id, ...n }) => [id, n]),
    ),
});
export const servedThresholds = serveRecords(thresholds);

type Tender = (typeof tenders)["register"];
/** Who wins and for how much is nobody's to write before the bids are opened. */
async function keepSealed(s: Done<Tender>): Promise<void> {
  const early = { zh: "开标以后才能填", en: "Only once the bids are opened" };
  if (!["plan", "notice", "failed"].includes(s.record.state ?? "")) return;
  const faults = { ...(s.row.winner === null ? {} : { winner: early }), ...(s.row.awardFen === null ? {} : { awardFen: early }) };
  if (Object.keys(faults).length > 0) refuseFields(faults);
}
const unaward = (s: Done<Tender>) => s.set({ winner: null, awardFen: null });

export const servedTenders = serveRecords(tenders, {
  gates: {
    day: ({ row, today }) => row.bidsOn !== null && row.bidsOn <= today,
    method: async ({ db, row, record, today, files }) => methodAllowed(db, row, record.unitPath, today, await files("approval")),
    bidders: ({ row }) => row.bidsOn !== null && row.bidders !== null && (row.bidders >= 3 || !["open", "invited"].includes(row.method)),
    winner: ({ row }) => row.winner !== null && row.awardFen !== null && (row.ceilingFen === null || row.awardFen <= row.ceilingFen),
    publicity_over: async ({ db, row, record, today }) => {
      const until = await publicityEnds(db, row.publishedOn, CANDIDATE_DAYS, record.unitPath);
      return until !== null && today >= until;
    },
    contract: async ({ db, record }) => (await rowsOf(db, sql`select from capital_contract where tender_id = ${record.id}`)).length > 0,
  },
  on: {
    create: keepSealed,
    edit: keepSealed,
    open: (s) => s.set({ bidsOn: s.today }),
    fail: unaward,
    uphold: unaward,
    publish: (s) => s.set({ publishedOn: s.today }),
    again: (s) => s.set({ round: (s.row.round ?? 1) + 1, publishedOn: null }),
  },
  sections: { desk: async ({ db, row, record }) => ({ until: await publicityEnds(db, row.publishedOn, CANDIDATE_DAYS, record.unitPath) }) },
});

/** What is paid stays within what is due, without the retention, after the signing; the final account is whole: asked whenever any of them changes. */
async function moneyHolds(s: Done<typeof contracts.register>): Promise<void> {
  const [c] = await contractsOf(s.db, sql`id = ${s.record.id}`);
  const faults = c ? { ...paymentFaults(c, c.changes, c.payments, c.audited), ...accountFaults(c.steps, c.money.totalFen, s.today) } : {};
  if (Object.keys(faults).length > 0) refuseFields(faults);
}
export const servedContracts = serveRecords(contracts, {
  on: { child: moneyHolds, edit: moneyHolds },
  computed: async (db, ids) =>
    new Map(
      (await contractsOf(db, sql`id = any (${[...ids]}::bigint[])`)).map((c) => [
        c.id,
        { changesFen: c.money.changesFen, paidFen: c.money.paidFen, leftFen: c.money.leftFen, auditedFen: c.account.auditedFen },
      ]),
    ),
  sections: {
    money: async ({ db, record }) => {
      const [c] = await contractsOf(db, sql`id = ${record.id}`);
      return c && { money: c.money, account: c.account };
    },
  },
});

type Finding = (typeof findings)["register"];
/** A finding is due when its answer is; its contract is one of its project. */
async function keepFinding(s: Done<Finding>): Promise<void> {
  const { contractId, projectId, untilOn } = s.row;
  if (
    contractId !== null &&
    (await rowsOf(s.db, sql`select from capital_contract where id = ${contractId} and project_id = ${projectId}`)).length === 0
  )
    refuseFields({ contractId: { zh: "这份合同不属于这个项目", en: "That contract is not of this project" } });
  if (s.record.state === "open") await s.db.updateTable("work_case").set({ due_on: untilOn }).where("id", "=", s.record.id).execute();
}
export const servedFindings = serveRecords(findings, {
  gates: { answer: ({ row }) => row.answer !== null, proof: async ({ files }) => (await files("proof")) > 0 },
  on: { create: keepFinding, edit: keepFinding, back: keepFinding },
});

/** The plan as it is now, kept under a name. */
export async function fixBaseline(
  { actor, services }: Asked,
  tx: Db,
  input: { id: number; name: string; reason: string },
): Promise<{ id: number }> {
  const project = await findRecord(tx, projects as never, input.id, true);
  const all = await milestonesOf(tx, input.id);
  if (all.length === 0)
    refuseRequest("no-milestones", { zh: "还没有里程碑，没有计划可以定稿", en: "No milestones: there is no plan to fix" });
  const there = await rowsOf(tx, sql`select from capital_baseline where project_id = ${input.id} and name = ${input.name}`);
  if (there.length > 0) refuseRequest("same-name", { zh: "已经有这个名称的基线", en: "A baseline of this name is there" });
  const { id } = await tx
    .insertInto("capital_baseline")
    .values({ project_id: input.id, name: input.name, reason: input.reason, fixed_on: chinaDay(services.now()), actor_id: actor.id })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("capital_baseline_row")
    .values(all.map((m) => ({ baseline_id: id, name: m.name, plan_from: m.planFrom, plan_to: m.planTo })))
    .execute();
  await audit(tx, actor, { act: "capital_project.edit", subject: `capital_project:${project.id}`, detail: { baseline: input.name } });
  return { id };
}

const api = implement(baselineContract).$context<Context>().use(wall);
export const capitalRouter = api.router({
  fixBaseline: api.fixBaseline.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => fixBaseline(context, tx, input)),
  ),
});
