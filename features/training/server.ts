import { catalogueOf } from "@bihuan/indicators";
import { chinaDay, daysBetween, readPaperNumber } from "@bihuan/kit";
import { implement } from "@orpc/server";
import { sql } from "kysely";
import { vaultOf } from "../../platform/sensitive/sealed.ts";
import { mintLinkActor, type Actor } from "../../platform/access/scope.ts";
import { notFound, refuseRequest, wall, type Context, type Services } from "../../platform/http/server.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import { createRecord } from "../../platform/records/hand.ts";
import { serveRecords } from "../../platform/records/serve.ts";
import type { Seen } from "../../platform/records/special.ts";
import { trainingContract } from "./contract.ts";
import { courses } from "./courses.ts";
import {
  addPeople,
  clashesOf,
  correctCertificate,
  deskOf,
  holidaysOf,
  issueCertificates,
  listCodes,
  listRoster,
  markPresent,
  mustFit,
  openCode,
} from "./desk.ts";
import { trainingFacts } from "./facts.ts";
import { daysOff, feeRates, questions, teachers } from "./registers.ts";
import { aboveRates } from "./rates.ts";
import type { Cost } from "./rules.ts";

const facts = catalogueOf(trainingFacts);

export const servedCourses = serveRecords(courses, {
  facts,
  gates: {
    timetable: async ({ db, row, record, children }) =>
      (await children("sessions")) > 0 &&
      (await count(
        db,
        sql`course_session where course_id = ${record.id} and on_day not between ${row.firstOn}::date and ${row.lastOn}::date`,
      )) === 0,
    teachers_free: async ({ db, record }) => !(await clashesOf(db, record.id)).some((c) => c.kind === "teacher"),
    no_holiday: async ({ db, row, record }) => row.overHoliday === true || (await holidaysOf(db, record.id)).length === 0,
    within_rates: async (s) => (await budgetOf(s)).over.every((o) => !o.strict),
    over: async ({ db, record, today }) =>
      (await count(db, sql`course_session where course_id = ${record.id} and on_day > ${today}::date`)) === 0,
    present: async ({ db, record }) => (await count(db, sql`course_presence where course_id = ${record.id}`)) > 0,
    sheet: async ({ files }) => (await files("sheet")) > 0,
    answered: async ({ db, record }) => (await count(db, sql`course_question where course_id = ${record.id} and state = 'asked'`)) === 0,
  },
  on: {
    child: (s) => mustFit(s.db, s.record.id, s.row.seats),
    hold: async (s) => {
      const n = (of: ReturnType<typeof sql>) => count(s.db, of);
      await s.fact("course.held", {
        measures: {
          sessions: await n(sql`course_session where course_id = ${s.record.id}`),
          named: await n(sql`course_person where course_id = ${s.record.id} and standing <> 'replaced'`),
          present: await n(sql`(select distinct person_row from course_presence where course_id = ${s.record.id}) p`),
        },
      });
    },
  },
  sections: { desk: ({ db, record }) => deskOf(db, record.id), budget: budgetOf },
});

/** The course's budget and its teachers' fees beside the rates of its first day. */
async function budgetOf({ db, row, record }: Seen<(typeof courses)["register"]>) {
  const costs = await rowsOf<Cost>(
    db,
    sql`select item, grade, people, days, fen from course_cost where course_id = ${record.id} order by id`,
  );
  const fees = await rowsOf<Cost>(
    db,
    sql`select 'lecture' as item, t.title as grade, 1 as people, s.teaching_hours as days, s.fee_fen as fen from course_session s
      join teacher t on t.id = s.teacher_id where s.course_id = ${record.id} and s.fee_fen > 0 order by s.id`,
  );
  const whole = { people: row.seats, days: daysBetween(row.firstOn, row.lastOn) + 1 };
  const over = [
    ...(await aboveRates(db, record.unitPath, row.firstOn, costs, whole)),
    // What the rate for all together covers holds no fees of teachers.
    ...(await aboveRates(db, record.unitPath, row.firstOn, fees)),
  ];
  return { sumFen: [...costs, ...fees].reduce((n, c) => n + c.fen, 0), over };
}

export const servedTeachers = serveRecords(teachers);
export const servedDaysOff = serveRecords(daysOff);
export const servedRates = serveRecords(feeRates);
export const servedQuestions = serveRecords(questions, {
  facts,
  gates: { written: ({ row }) => row.answer !== null },
  on: {
    create: (s) => s.set({ askedOn: s.today }),
    answer: async (s) => void (await s.fact("course.answered", { measures: { days: daysBetween(s.row.askedOn ?? s.today, s.today) } })),
  },
});

const count = async (db: Parameters<typeof deskOf>[0], from: ReturnType<typeof sql>): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from ${from}`.execute(db)).rows[0]?.n ?? 0;

const api = implement(trainingContract).$context<Context>().use(wall);

export const trainingRouter = api.router({
  listRoster: api.listRoster.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => listRoster(db, actor, input.courseId, input.words, input.role)),
  ),
  addPeople: api.addPeople.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => addPeople(servedCourses, context, tx, input)),
  ),
  listToEnrol: api.listToEnrol.handler(({ context: { actor, services } }) =>
    services.database.read(
      actor.scope,
      async (db) =>
        (
          await sql<{
            id: number;
            title: string;
            unitName: string;
            subject: string | null;
            firstOn: string;
            lastOn: string;
            seats: number | null;
            taken: number;
            enrolled: boolean;
          }>`select id, title, unit_name as "unitName", subject, first_on as "firstOn", last_on as "lastOn", seats, taken, enrolled
            from courses_to_enrol() order by first_on, id`.execute(db)
        ).rows,
    ),
  ),
  enrol: api.enrol.handler(async ({ input, context: { actor, services } }) => {
    const { rows } = await services.database.write(actor.scope, (tx) =>
      sql<{ answer: string }>`select enrol_in_course(${input.courseId}) as answer`.execute(tx),
    );
    if (rows[0]?.answer === "full") refuseRequest("full", { zh: "名额已满", en: "No seats left" });
    if (rows[0]?.answer === "no-quota")
      refuseRequest("no-quota", {
        zh: "您单位的名额已满，或没有分配名额，请联系主办单位",
        en: "Your unit has no place left; ask the organiser",
      });
    if (rows[0]?.answer !== "enrolled") refuseRequest("not-open", { zh: "这个班现在不接受报名", en: "This course takes no enrolment now" });
    return { ok: true };
  }),
  markPresent: api.markPresent.handler(async ({ input, context }) => {
    await context.services.database.write(context.actor.scope, (tx) => markPresent(servedCourses, context, tx, input));
    return { ok: true };
  }),
  listCodes: api.listCodes.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => listCodes(context, tx, input.courseId)),
  ),
  openCode: api.openCode.handler(({ input, context: { actor, services } }) =>
    services.database.read(actor.scope, (db) => openCode(db, services, input.code, chinaDay(services.now()))),
  ),
  markByCode: api.markByCode.handler(async ({ input, context }) => {
    await context.services.database.write(context.actor.scope, async (tx) => {
      const found = await openCode(tx, context.services, input.code, chinaDay(context.services.now()));
      if (!found.sessions.some((s) => s.id === input.sessionId))
        refuseRequest("not-today", { zh: "这节课不在今天", en: "That session is not today" });
      await markPresent(
        servedCourses,
        context,
        tx,
        { courseId: found.courseId, sessionId: input.sessionId, people: [found.personRow], present: true },
        "code",
      );
    });
    return { ok: true };
  }),
  issueCertificates: api.issueCertificates.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => issueCertificates(servedCourses, context, tx, input.courseId)),
  ),
  correctCertificate: api.correctCertificate.handler(({ input, context }) =>
    context.services.database.write(context.actor.scope, (tx) => correctCertificate(context, tx, input)),
  ),
  checkCertificate: api.checkCertificate.handler(({ input, context: { services } }) =>
    services.database.plumbing(async (db) => {
      const { rows } = await sql<{
        number: string;
        version: number;
        initials: string;
        title: string;
        level: string | null;
        firstOn: string;
        lastOn: string;
        issuedOn: string;
        unitName: string;
      }>`select number, version, initials, title, level, first_on as "firstOn", last_on as "lastOn", issued_on as "issuedOn", unit_name as "unitName"
        from certificate_of_number(${readPaperNumber(input.number)})`.execute(db);
      return rows[0] ?? refuseRequest("unknown-number", { zh: "没有这个编号的证书", en: "There is no certificate of this number" });
    }),
  ),
  openCourse: api.openCourse.handler(async ({ input, context: { services } }) => {
    const { title, name, firstOn, lastOn, state, told } = await holderOf(services, input.code);
    return { title, name, firstOn, lastOn, told, takesWords: takesWords(state) };
  }),
  tellCourse: api.tellCourse.handler(async ({ input, context: { services } }) => {
    const { actor, rowId } = await holderOf(services, input.code);
    const { rows } = await services.database.write(actor.scope, (tx) =>
      sql<{ told: boolean }>`select tell_course(${rowId}, ${input.useful}, ${input.missing || null}) as told`.execute(tx),
    );
    if (!rows[0]?.told)
      refuseRequest("told", {
        zh: "已经收到过您的意见，或者这个班已经办结",
        en: "Your words were received already, or the course is closed",
      });
    return { ok: true };
  }),
  askCourse: api.askCourse.handler(async ({ input, context: { services } }) => {
    const { actor, courseId, state } = await holderOf(services, input.code);
    if (!takesWords(state))
      refuseRequest("closed", { zh: "这个班已经办结，不再收问题", en: "The course is closed and takes no questions" });
    const values = { question: input.question, courseId };
    await services.database.write(actor.scope, (tx) =>
      createRecord(servedQuestions, { actor, services }, tx, { values, requestKey: input.requestKey }),
    );
    return { ok: true };
  }),
});

const takesWords = (state: string): boolean => state === "open" || state === "held";

/** Whoever holds a participant's code acts for him, and for this course alone. */
async function holderOf(services: Services, code: string) {
  const hashes = (await vaultOf(services)).lookups(code);
  const found = await services.database.plumbing(
    async (db) =>
      (
        await sql<{
          rowId: number;
          courseId: number;
          title: string;
          name: string;
          firstOn: string;
          lastOn: string;
          state: string;
          told: boolean;
          unitPath: number[];
        }>`select row_id as "rowId", course_id as "courseId", title, name, first_on as "firstOn", last_on as "lastOn", state, told, unit_path as "unitPath"
          from course_of_code(${hashes}, ${code})`.execute(db)
      ).rows[0],
  );
  if (!found) return notFound();
  const link = mintLinkActor({ id: found.rowId, party: "participant", unitPath: found.unitPath });
  const actor: Actor = { ...link, id: `participant:${found.rowId}` };
  return { ...found, actor };
}
