import { randomBytes } from "node:crypto";
import { catalogueOf } from "@bihuan/indicators";
import { chinaDay, paperNumber, readPaperNumber } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { audit } from "../../platform/audit/audit.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest, wall, type Context } from "../../platform/http/server.ts";
import { answerAsOf } from "../../platform/records/as-of.ts";
import { refuseGuarded } from "../../platform/records/guarded.ts";
import { findRecord, refuseFields } from "../../platform/records/rows.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Done } from "../../platform/records/special.ts";
import { refusedIn } from "../../platform/register/guard.ts";
import { baseDesk, conditionsOn, ledElsewhere } from "./base-desk.ts";
import { baseConditions, bases } from "./bases.ts";
import { calls, reviewers } from "./calls.ts";
import { studiesContract } from "./contract.ts";
import { thinktankFacts } from "./facts.ts";
import { drawReviewers } from "./rules.ts";
import { certificateContract, reviewContract } from "./review-contract.ts";
import { declineByLink, handReviewLink, openByLink, storeDecline, storeReview, writeByLink } from "./review-link.ts";
import { likenessOf } from "./likeness-desk.ts";
import { studies } from "./studies.ts";
import { publicityEnds } from "../training/index.ts";
import { faultsOf, moneyOf, poolOf, rankOf, reviewsOf, toReview, yearOf } from "./study-desk.ts";

const facts = catalogueOf(thinktankFacts);

const one = async <T>(db: Db, query: ReturnType<typeof sql>): Promise<T> => (await query.execute(db)).rows[0] as T;
const none = async (db: Db, query: ReturnType<typeof sql>): Promise<boolean> => (await query.execute(db)).rows.length === 0;

/** Of a call that is not seen from here nothing is known: its publicity does not end. */
const publicityDays = async (db: Db, callId: number): Promise<number> =>
  (await one<{ days: number } | undefined>(db, sql`select publicity_days as days from study_call where id = ${callId}`))?.days ?? 10_000;

/** The next number of a unit and year, none twice, none missing. */
async function nextNumber(s: Done<typeof studies.register>, column: "number" | "certificate", letters: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(823051, ${s.record.unitId})`.execute(s.db);
  const prefix = `${letters}${s.today.slice(0, 4)}-`;
  const { n } = await one<{ n: number }>(
    s.db,
    sql`select count(*)::int + 1 as n from study where unit_id = ${s.record.unitId} and ${sql.ref(column)} like ${`${prefix}%`}`,
  );
  return prefix + String(n).padStart(3, "0");
}

/** What is paid stays within the contract and after its day; what is used and returned within what is paid. */
async function moneyHolds(s: Done<typeof studies.register>): Promise<void> {
  const years = await moneyOf(s.db, s.record.id);
  const sum = (key: "paid" | "used" | "returned") => years.reduce((n, y) => n + y[key], 0);
  const words = (zh: string, en: string) => refuseFields({ fen: { zh, en } });
  const yuan = (fen: number) => (fen / 100).toLocaleString("zh-CN");
  if (sum("paid") > (s.row.sumFen ?? 0))
    words(
      `拨付合计 ${yuan(sum("paid"))} 元，超过合同经费 ${yuan(s.row.sumFen ?? 0)} 元`,
      `Paid ${yuan(sum("paid"))} yuan exceeds the contract's ${yuan(s.row.sumFen ?? 0)}`,
    );
  if (sum("used") + sum("returned") > sum("paid"))
    words(
      `支出加退回 ${yuan(sum("used") + sum("returned"))} 元，超过已拨付 ${yuan(sum("paid"))} 元`,
      `Used and returned exceed the ${yuan(sum("paid"))} yuan paid`,
    );
  if (
    !(await none(
      s.db,
      sql`select from study_money where study_id = ${s.record.id} and kind = 'paid' and (${s.row.contractOn}::date is null or on_day < ${s.row.contractOn}::date)`,
    ))
  )
    refuseFields({ onDay: { zh: "合同签订以前不能拨付", en: "Nothing is paid before the contract is signed" } });
}

export const servedStudies = serveRecords(studies, {
  facts,
  gates: {
    form: async ({ db, record, today }) => (await faultsOf(db, record.id, today)).length === 0,
    sealed: async ({ files }) => (await files("application")) > 0,
    scored: async ({ db, record, row, today }) => {
      const { reviews, missing } = await reviewsOf(db, record.id, row.callId, today);
      return missing === 0 && reviews.every((r) => r.declineReason !== null || r.receivedOn !== null);
    },
    minutes: async ({ files }) => (await files("minutes")) > 0,
    publicity_over: async ({ db, row, record, today }) => {
      const ends = await publicityEnds(db, row.publishedOn, await publicityDays(db, row.callId), record.unitPath);
      return ends !== null && today >= ends;
    },
    replied: ({ db, record }) => none(db, sql`select from study_objection where study_id = ${record.id} and reply is null`),
    contract: async ({ row, files, children }) =>
      row.fromOn !== null &&
      row.toOn !== null &&
      row.sumFen !== null &&
      row.contractNo !== null &&
      row.contractOn !== null &&
      (await children("deliverables")) > 0 &&
      (await files("contract")) > 0,
    midterm_in: async ({ db, record }) =>
      !(await none(db, sql`select from study_deliverable where study_id = ${record.id} and kind = 'midterm' and handed_on is not null`)),
    delivered: ({ db, record }) => none(db, sql`select from study_deliverable where study_id = ${record.id} and handed_on is null`),
    report: async ({ row, files }) => (row.findings ?? "").length >= 20 && (await files("report")) > 0,
    accounts: async ({ db, record, files }) => {
      const years = await moneyOf(db, record.id);
      return (await files("accounts")) > 0 && years.reduce((n, y) => n + y.paid - y.used - y.returned, 0) === 0;
    },
    asked: async ({ db, row, record }) =>
      row.extended !== true &&
      !(await none(
        db,
        sql`select from study_change where study_id = ${record.id} and kind = 'time' and decision = 'granted' and asked_on <= ${row.toOn}::date and until_on > ${row.toOn}::date`,
      )),
  },
  on: {
    submit: (s) => s.set({ submittedOn: s.row.submittedOn ?? s.today }),
    publish: (s) => s.set({ publishedOn: s.today }),
    sign: async (s) => s.set({ number: await nextNumber(s, "number", "KT") }),
    extend: async (s) => {
      const { until } = await one<{ until: string }>(
        s.db,
        sql`select until_on as until from study_change where study_id = ${s.record.id} and kind = 'time' and decision = 'granted' order by id desc limit 1`,
      );
      await s.set({ toOn: until, extended: true });
    },
    accept: async (s) => {
      await s.set({
        acceptedOn: s.today,
        certificate: await nextNumber(s, "certificate", "JT"),
        certificateCode: paperNumber("HY", s.today.slice(0, 4), randomBytes(10)),
      });
      const { late } = await one<{ late: boolean }>(
        s.db,
        sql`select coalesce(max(handed_on), ${s.today}::date) > ${s.row.toOn}::date as late from study_deliverable where study_id = ${s.record.id}`,
      );
      await s.fact("study.accepted", {
        measures: { studies: 1 },
        dimensions: { kept: s.row.extended === true ? "extended" : late ? "late" : "kept", kind: s.row.kind },
      });
    },
    child: moneyHolds,
    edit: moneyHolds,
  },
  sections: {
    desk: async ({ db, row, record, today }) => {
      return {
        faults: record.state === "draft" || record.state === "form_check" ? await faultsOf(db, record.id, today) : [],
        ...(await reviewsOf(db, record.id, row.callId, today)),
        money: await moneyOf(db, record.id),
        publicityEnds: await publicityEnds(db, row.publishedOn, await publicityDays(db, row.callId), record.unitPath),
      };
    },
  },
});

export const servedCalls = serveRecords(calls, {
  sections: {
    ranking: async ({ db, record }) => ({ rows: await rankOf(db, record.id), reviewing: (await toReview(db, record.id)).length }),
  },
});
export const servedReviewers = serveRecords(reviewers);
export const servedBaseConditions = serveRecords(baseConditions);

/** While a base is applied for its gate says so; one that stands is not given a leader who leads another. */
async function leadsOne(s: Done<typeof bases.register>): Promise<void> {
  if (s.record.state === "draft") return;
  const [other] = await ledElsewhere(s.db, s.record.id, s.row.leader);
  if (other)
    refuseFields({
      leader: {
        zh: `${s.row.leader}已是“${other.name}”的负责人，一人不能负责两个基地`,
        en: `${s.row.leader} leads “${other.name}” already; nobody leads two`,
      },
    });
}

export const servedBases = serveRecords(bases, {
  facts,
  gates: {
    sealed: async ({ files }) => (await files("application")) > 0,
    leads_one: async ({ db, record, row }) => (await ledElsewhere(db, record.id, row.leader)).length === 0,
    conditions: async ({ db, record, today }) => (await conditionsOn(db, record.id, record.unitPath, today)).every((c) => c.met),
    publicity_over: async ({ db, row, record, today }) => {
      const ends = await publicityEnds(db, row.publishedOn, 5, record.unitPath);
      return ends !== null && today >= ends;
    },
    agreement: async ({ row, files, today }) =>
      row.agreementFrom !== null && row.agreementTo !== null && row.agreementTo >= today && (await files("agreement")) > 0,
    reviewed: async ({ db, record, today }) =>
      !(await none(
        db,
        sql`select from base_review where base_id = ${record.id} and year >= ${Number(today.slice(0, 4)) - 1} and grade in ('excellent', 'passed')`,
      )),
  },
  on: {
    edit: leadsOne,
    publish: (s) => s.set({ publishedOn: s.today }),
    // The first year is reckoned from the day it began.
    found: (s) => s.set({ foundedOn: s.today, lastReviewOn: s.row.lastReviewOn ?? s.today }),
    recognise: async (s) => {
      await s.set({ recognisedOn: s.today });
      await s.fact("research_base.recognised", { measures: { bases: 1 } });
    },
    child: async (s) => {
      const { day } = await one<{ day: string | null }>(
        s.db,
        sql`select max(decided_on) as day from base_review where base_id = ${s.record.id}`,
      );
      if (day !== null && day !== s.row.lastReviewOn) await s.set({ lastReviewOn: day });
    },
  },
  sections: { desk: ({ db, record, today }) => baseDesk(db, record.id, record.unitPath, today) },
});

const api = implement(studiesContract)
  .$context<Context>()
  .use(wall)
  .use(async ({ context, next }, input) => {
    const refusal = refusedIn(studies.register.guard, input);
    return refusal ? refuseGuarded(context, "study", refusal) : next();
  });

export const studiesRouter = api.router({
  drawReviewers: api.drawReviewers.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      const today = chinaDay(services.now());
      // Two who draw at once wait for one another: the second finds nobody missing.
      await sql`select pg_advisory_xact_lock(823052, ${input.callId})`.execute(tx);
      await findRecord(tx, calls as never, input.callId);
      const waiting = await toReview(tx, input.callId);
      const pool = await poolOf(tx, input.callId);
      const { seed } = await one<{ seed: number }>(tx, sql`select (random() * 2147483647)::int as seed`);
      const result = drawReviewers(waiting, pool, today, seed);
      if (result.drawn.length > 0) {
        const draw = await tx
          .insertInto("study_draw")
          .values({ call_id: input.callId, seed, drawn_on: today, actor_id: actor.id })
          .returning("id")
          .executeTakeFirstOrThrow();
        await tx
          .insertInto("study_review")
          .values(result.drawn.map((d) => ({ study_id: d.study, reviewer_id: d.reviewer, draw_id: draw.id })))
          .execute();
      }
      await audit(tx, actor, { act: "study.draw", subject: `study_call:${input.callId}`, detail: { seed, drawn: result.drawn.length } });
      const titles = new Map(waiting.map((s) => [s.id, s.title]));
      return {
        drawn: result.drawn.length,
        kept: result.excluded.length,
        short: result.short.map((s) => ({ id: s.study, title: titles.get(s.study) ?? "", missing: s.missing })),
      };
    }),
  ),
  declineReview: api.declineReview.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      await storeDecline(tx, actor, input.reviewId, input.reason, chinaDay(services.now()));
      return { ok: true };
    }),
  ),
  enterReview: api.enterReview.handler(({ input, context: { actor, services } }) =>
    services.database.write(actor.scope, async (tx) => {
      if (input.receivedOn > chinaDay(services.now())) refuseRequest("invalid", { zh: "日期不能晚于今天", en: "Not after today" });
      await storeReview(tx, actor, input);
      return { ok: true };
    }),
  ),
  handReviewLink: api.handReviewLink.handler(({ input, context }) => handReviewLink(context, input.reviewId)),
  likenessOfStudy: api.likenessOfStudy.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => likenessOf(db, input.id)),
  ),
  yearOfStudies: api.yearOfStudies.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => yearOf(db, input.year, chinaDay(services.now()))),
  ),
  basesAsOf: api.basesAsOf.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => answerAsOf(db, actor.scope, bases as never, input, services.now())),
  ),
});

const open = implement(certificateContract).$context<Context>().use(wall);
export const certificateRouter = open.router({
  checkStudy: open.checkStudy.handler(({ input, context: { services } }) =>
    services.database.plumbing(async (db) => {
      const { rows } = await sql<{
        certificate: string;
        number: string | null;
        title: string;
        hostName: string;
        leader: string;
        acceptedOn: string;
        unitName: string;
      }>`select certificate, number, title, host_name as "hostName", leader, accepted_on as "acceptedOn", unit_name as "unitName"
        from study_of_certificate(${readPaperNumber(input.code)})`.execute(db);
      return rows[0] ?? refuseRequest("unknown-number", { zh: "没有这个核验码的结题证明", en: "There is no certificate of this code" });
    }),
  ),
});

const door = implement(reviewContract).$context<Context>().use(wall);
export const reviewRouter = door.router({
  openReview: door.openReview.handler(({ input, context }) => openByLink(context, input.token)),
  writeReview: door.writeReview.handler(({ input, context }) => writeByLink(context, input)),
  declineByLink: door.declineByLink.handler(({ input, context }) => declineByLink(context, input)),
});
