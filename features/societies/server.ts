import { catalogueOf } from "@bihuan/indicators";
import { chinaDay, daysBetween } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { rowsOf } from "../../platform/db/rows.ts";
import { wall, type Context } from "../../platform/http/server.ts";
import { findRecord, updateRow } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done, Seen } from "../../platform/records/special.ts";
import { recordFieldChanges } from "../../platform/register/history.ts";
import { comparedWith, type Candidate, type Limit } from "./candidates.ts";
import { societiesContract } from "./contract.ts";
import { listDue, rulesOf, workingDaysOf } from "./due.ts";
import { societyFacts } from "./facts.ts";
import { ownRouter, sentOf } from "./own-link.ts";
import { nextReview, stepsOf, type Due, type Step } from "./rules.ts";
import { societies, societyRules } from "./societies.ts";
import { termChanges } from "./terms.ts";

type Change = (typeof termChanges)["register"];
type Society = (typeof societies)["register"];

const dueSteps = async ({ db, row, record, today }: Seen<Change>): Promise<Due[]> =>
  stepsOf(
    { endsOn: row.delayedTo ?? row.endsOn, congressOn: row.congressOn },
    await rulesOf(db, record.unitPath, today),
    await workingDaysOf(db, record.unitPath),
  );

/** Candidates beside the limits that the society's charter sets on the day of the election. */
async function charterOf({ db, row, record }: Seen<Change>) {
  const onDay = row.congressOn ?? row.delayedTo ?? row.endsOn;
  const limits = await rowsOf<Limit>(
    db,
    sql`select what, post, value, article from society_limit where society_id = ${row.societyId} and from_on <= ${onDay}::date
      and (to_on is null or to_on >= ${onDay}::date) order by id`,
  );
  const candidates = await rowsOf<Candidate>(
    db,
    sql`select name, post, born, again, terms, exempted from term_candidate where change_id = ${record.id} order by id`,
  );
  return { limits: limits.length, candidates: candidates.length, onDay, findings: comparedWith(candidates, limits, onDay, row.newTo) };
}
export type CharterStanding = Awaited<ReturnType<typeof charterOf>>;

/** The day of the step at which it stands: kept on the record, so that lists and reminders have it, and on its case. */
async function keepDue(s: Done<Change>): Promise<void> {
  const now = await findRecord(s.db, termChanges, s.record.id);
  const steps = await dueSteps({ ...s, row: now.values as never, record: now });
  const dueOn = steps.find((x) => x.step === now.state)?.dueOn ?? null;
  await s.set({ stepDueOn: dueOn });
  if (dueOn !== null) await s.db.updateTable("work_case").set({ due_on: dueOn }).where("id", "=", s.record.id).execute();
}

/** Papers such a change usually has, to be changed as the own rules ask. */
const USUAL: readonly (readonly [Step, string])[] = [
  ["plan", "换届工作方案"],
  ["plan", "报业务主管单位的请示"],
  ["audit", "财务审计报告"],
  ["request", "召开会员大会的请示"],
  ["request", "候选人名单"],
  ["request", "章程修改说明"],
  ["notice", "会议通知"],
  ["congress", "大会纪要和选举结果"],
  ["filing", "换届备案表"],
  ["filing", "法定代表人和章程变更登记"],
];

/** The society stands as the congress left it; its history has what stood before. */
async function takeNewTerm(s: Done<Change>): Promise<void> {
  const society = await findRecord(s.db, societies, s.row.societyId, true);
  const { newNumber, newTo, congressOn, newLegalPerson } = s.row;
  const values = {
    termNumber: newNumber,
    termFrom: congressOn,
    termTo: newTo,
    ...(newLegalPerson === null ? {} : { legalPerson: newLegalPerson }),
  };
  await recordFieldChanges(s.db, s.actor, societies.register, { id: society.id, unit_path: society.unitPath }, society.values, values);
  await updateRow(s.db, societies.register, society.id, values);
  await sql`update society set version = version + 1 where id = ${society.id}`.execute(s.db);
  const days = Math.max(0, daysBetween(s.row.endsOn, congressOn ?? s.today));
  const timely = days === 0 ? "in_time" : s.row.delayedTo !== null && (congressOn ?? s.today) <= s.row.delayedTo ? "delayed" : "late";
  await s.fact("society.term", { measures: { days }, dimensions: { timely }, keys: { society: society.id } });
}

export const servedTermChanges = serveRecords(termChanges, {
  facts: catalogueOf(societyFacts),
  gates: {
    papers: async ({ db, record }) =>
      (
        await sql`select from term_paper where change_id = ${record.id} and step = ${record.state} and standing not in ('ready', 'not_needed') limit 1`.execute(
          db,
        )
      ).rows.length === 0,
    dated: ({ row }) => row.congressOn !== null,
    within_charter: async (s) => (await charterOf(s)).findings.every((f) => f.kind === "soon"),
    consented: async ({ row, files }) => row.delayedTo === null || (await files("consent")) > 0,
    elected: ({ row, today }) => row.congressOn !== null && row.congressOn <= today && row.newNumber !== null && row.newTo !== null,
  },
  on: {
    create: async (s) => {
      for (const [step, title] of USUAL)
        await s.db.insertInto("term_paper").values({ change_id: s.record.id, step, title, standing: "todo" }).execute();
      await keepDue(s);
    },
    edit: keepDue,
    planned: keepDue,
    audited: keepDue,
    requested: keepDue,
    noticed: keepDue,
    held: keepDue,
    file: async (s) => {
      await s.set({ stepDueOn: null });
      await takeNewTerm(s);
    },
  },
  sections: {
    steps: async (s) => ({ steps: await dueSteps(s), standing: s.record.state, today: s.today }),
    charter: charterOf,
  },
});

export const servedSocieties = serveRecords(societies, {
  gates: { corrected: async ({ files }) => (await files("correction")) > 0, closed: async ({ files }) => (await files("closing")) > 0 },
  sections: { standing: (s) => standingOf(s), sent: ({ db, record }) => sentOf(db, record.id) },
});

/** What its page says of days and doubts: the next review, changes of term, whose name also stands elsewhere, a review that asks for corrections. */
async function standingOf({ db, row, record, today }: Seen<Society>) {
  const { rows: others } = await sql<{
    id: number;
    name: string;
  }>`select id, name from society where legal_person = ${row.legalPerson} and id <> ${record.id}
    and state in ('active', 'correcting') order by id limit 5`.execute(db);
  const { rows: changes } = await sql<{
    id: number;
    name: string;
    state: string;
  }>`select id, name, state from term_change where society_id = ${record.id} order by id desc limit 10`.execute(db);
  const { rows: bad } = await sql<{
    year: number;
  }>`select year from society_review where society_id = ${record.id} and result in ('basic', 'failed', 'absent')
    and year = (select max(year) from society_review where society_id = ${record.id})`.execute(db);
  return {
    review: nextReview({ foundedOn: row.foundedOn, reviewedUntil: row.reviewedUntil }, await rulesOf(db, record.unitPath, today)),
    termDays: daysBetween(today, row.termTo),
    others,
    changes,
    toCorrect: bad[0]?.year ?? null,
  };
}
export type SocietyStanding = Awaited<ReturnType<typeof standingOf>>;

export const servedOwn = ownRouter(servedSocieties);

export const servedSocietyRules = serveRecords(societyRules);

const api = implement(societiesContract).$context<Context>().use(wall);
export const societiesRouter = api.router({
  listDue: api.listDue.handler(({ context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => listDue(db, actor.scope, chinaDay(services.now()))),
  ),
});
