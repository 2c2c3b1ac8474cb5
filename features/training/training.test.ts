import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { paperNumber, readPaperNumber } from "@bihuan/kit";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { paperText } from "../../tests/paper-text.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { earned, nameFault, overRates, onDaysOff, sessionFaults } from "./rules.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const setDay = (day: string): void => {
  world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`);
};
const unmetOf = (page: { actions: { action: string; unmet: { at: string | null }[] }[] }, action: string) =>
  page.actions.find((a) => a.action === action)?.unmet.map((u) => u.at);

async function addSheet(id: number): Promise<void> {
  const actor = world.actor("甲一县", ["adviser"]);
  await world.installation.services.database.write(actor.scope, (tx) =>
    tx
      .insertInto("stored_file")
      .values({
        sha256: Buffer.alloc(32, 7),
        name: "签到表（示例）.pdf",
        media_type: "application/pdf",
        bytes: 9,
        case_id: id,
        kind: "sheet",
        uploaded_by: actor.id,
      })
      .execute(),
  );
}

test("rules: times, names, days off, certificates", () => {
  assert.deepEqual(sessionFaults({ fromTime: "09:00", toTime: "11:30" }), {});
  assert.deepEqual(Object.keys(sessionFaults({ fromTime: "9点", toTime: "24:00" })), ["fromTime", "toTime"]);
  assert.deepEqual(Object.keys(sessionFaults({ fromTime: "22:00", toTime: "01:00" })), ["toTime"], "over midnight");
  assert.deepEqual(
    ["张某", "欧阳某某", "John Smith", "张某（示例）"].map((n) => Object.keys(nameFault(n)).length),
    [0, 0, 0, 0],
  );
  assert.deepEqual(
    ["张 三", "张三（替）", "替李四"].map((n) => Object.keys(nameFault(n)).length),
    [1, 1, 1],
  );
  assert.deepEqual(
    onDaysOff(
      [
        { id: 1, onDay: "2026-12-31" },
        { id: 2, onDay: "2027-01-02" },
      ],
      [{ name: "元旦", fromOn: "2027-01-01", toOn: "2027-01-03" }],
    ).map((x) => x.session.id),
    [2],
    "a timetable across the change of year",
  );
  assert.deepEqual(
    earned(
      new Map([
        [1, 2],
        [2, 1],
      ]),
      2,
    ),
    [1],
  );
  assert.deepEqual(earned(new Map([[1, 2]]), null), []);
  const number = paperNumber("PX", "2026", new Uint8Array(10).fill(255));
  assert.equal(number, "PX2026ZZZZZZZZZZ");
  assert.equal(readPaperNumber(" px2026-zzzzz zzzzO"), "PX2026ZZZZZZZZZ0");
});

test("a course from its plan to its certificates, with what stands in the way each time", async () => {
  setDay("2026-12-01");
  const adviser = world.client("甲一县", ["adviser"]);
  const other = world.client("乙一县", ["adviser"]);
  const province = world.client("示例省", ["adviser", "reviewer"]);
  const teacher = await province.teacher.create({ values: { name: "王某（示例）", employer: "示例大学" }, requestKey: nextKey() });
  await province.day_off.create({
    values: { name: "元旦", fromOn: "2027-01-01", toOn: "2027-01-03", source: "示例放假通知" },
    requestKey: nextKey(),
  });
  const values = { title: "保姆业务培训班（示例）", firstOn: "2026-12-31", lastOn: "2027-01-02", certificateFrom: 1, seats: 3 };
  assert.equal(await refusalOf(adviser.course.create({ values: { ...values, lastOn: "2026-12-30" }, requestKey: nextKey() })), "invalid");
  const { id } = await adviser.course.create({ values, requestKey: nextKey() });
  const version = async () => (await adviser.course.get({ id })).version;
  const session = async (onDay: string, more: object = {}) =>
    adviser.course.putChild({
      id,
      version: await version(),
      child: "sessions",
      values: { onDay, fromTime: "09:00", toTime: "11:30", topic: "匹配（示例）", place: "示例会议室", teacherId: teacher.id, ...more },
    });
  assert.deepEqual(unmetOf(await adviser.course.get({ id }), "open"), ["sessions"], "no timetable");
  assert.equal(await refusalOf(session("2026-12-31", { toTime: "25:00" })), "invalid");
  const first = await session("2026-12-31");
  const late = await session("2027-01-02");
  assert.deepEqual(unmetOf(await adviser.course.get({ id }), "open"), ["sessions"], "a session on a holiday that the province announced");

  // Another county has the same teacher at the same hour: neither sees the other's course, both hear of it.
  const rival = await other.course.create({
    values: { title: "乙县的班（示例）", firstOn: "2026-12-31", lastOn: "2026-12-31" },
    requestKey: nextKey(),
  });
  await other.course.putChild({
    id: rival.id,
    version: (await other.course.get({ id: rival.id })).version,
    child: "sessions",
    values: { onDay: "2026-12-31", fromTime: "11:00", toTime: "12:00", topic: "别的课", place: "乙县", teacherId: teacher.id },
  });
  let page = await adviser.course.get({ id });
  assert.deepEqual(unmetOf(page, "open"), ["desk", "sessions"]);
  const desk = () => page.sections["desk"] as import("./desk.ts").Desk;
  assert.deepEqual(
    desk().clashes.map((c) => [c.kind, c.title, c.unitName]),
    [["teacher", "乙县的班（示例）", "乙一县科协（示例）"]],
  );
  assert.equal(await refusalOf(adviser.course.get({ id: rival.id })), "NOT_FOUND");
  await other.course.act({ id: rival.id, action: "cancel", reason: "时间冲突", requestKey: nextKey() });
  await adviser.course.edit({ id, version: await version(), values: { ...values, overHoliday: true, selfEnrol: true } });
  await adviser.course.act({ id, action: "open", requestKey: nextKey() });

  // From the roster, typed, and by oneself from beneath.
  const roster = await adviser.training.listRoster({ courseId: id, words: "" });
  assert.deepEqual(roster.map((p) => p.unitName).sort(), ["甲一县科协（示例）", "甲一镇科协（示例）"], "the subtree and nobody else");
  const added = await adviser.training.addPeople({ courseId: id, version: await version(), personIds: [roster[0]?.id ?? 0] });
  assert.equal(added.added, 1);
  assert.equal(
    await refusalOf(
      adviser.course.putChild({
        id,
        version: await version(),
        child: "people",
        values: { name: "张三（替）", employer: "甲", standing: "named" },
      }),
    ),
    "invalid",
  );
  await adviser.course.putChild({
    id,
    version: await version(),
    child: "people",
    values: { name: "李某", employer: "示例公司", standing: "confirmed" },
  });
  const town = world.client("甲一镇", ["adviser"]);
  assert.deepEqual(
    (await town.training.listToEnrol()).map((c) => [c.id, c.taken, c.enrolled]),
    [[id, 2, false]],
  );
  assert.deepEqual(await other.training.listToEnrol(), []);
  assert.equal(await refusalOf(other.training.enrol({ courseId: id })), "not-open");
  await town.training.enrol({ courseId: id });
  await town.training.enrol({ courseId: id });
  assert.equal(
    await refusalOf(world.client("甲一县", ["leader"]).training.addPeople({ courseId: id, version: 1, personIds: [1] })),
    "FORBIDDEN",
  );
  assert.equal(
    await refusalOf(
      world
        .as({ ...world.actor("甲一县", ["adviser"]), scope: { ...world.actor("甲一县", ["adviser"]).scope, personId: 2 } })
        .training.enrol({ courseId: id }),
    ),
    "full",
  );

  page = await adviser.course.get({ id });
  assert.deepEqual(unmetOf(page, "hold"), ["sessions", "desk", "files"]);
  const codes = await adviser.training.listCodes({ courseId: id });
  assert.deepEqual(await adviser.training.listCodes({ courseId: id }), codes, "a code stays what it is");
  assert.deepEqual(await other.training.listCodes({ courseId: id }), [], "another unit's course has none");
  await world.owner(async (client) => {
    const { rows } = await client.query("select code, encode(sealed, 'escape') as sealed from course_person where course_id = $1", [id]);
    assert.ok(rows.length > 0 && rows.every((r) => r.code === null && !codes.some((c) => r.sealed.includes(c.code))), "none lies in plain");
  });
  const [one, two, three] = desk().people.map((p) => ({ ...p, code: codes.find((c) => c.id === p.id)?.code ?? "" }));
  assert.ok(one && two && three);
  setDay("2026-12-31");
  const code = await adviser.training.openCode({ code: one.code });
  assert.deepEqual(
    code.sessions.map((s) => s.id),
    [first.id],
    "today's sessions alone",
  );
  await adviser.training.markByCode({ code: one.code, sessionId: first.id });
  assert.equal(await refusalOf(adviser.training.markByCode({ code: one.code, sessionId: late.id })), "not-today");
  assert.equal(await refusalOf(other.training.openCode({ code: one.code })), "NOT_FOUND", "the organiser's own account decides");
  await adviser.training.markPresent({ courseId: id, sessionId: first.id, people: [one.id, two.id], present: true });
  await adviser.training.markPresent({ courseId: id, sessionId: first.id, people: [two.id], present: false });
  assert.equal(await refusalOf(adviser.training.issueCertificates({ courseId: id })), "not-from-this-state");

  setDay("2027-01-02");
  await addSheet(id);
  await adviser.course.act({ id, action: "hold", requestKey: nextKey() });
  const { services } = world.installation;
  const facts = await services.database.read(world.actor("示例省", ["reviewer"]).scope, (db) =>
    db.selectFrom("ledger_fact").select(["kind", "measures"]).where("subject", "=", `course:${id}`).execute(),
  );
  assert.deepEqual(facts, [{ kind: "course.held", measures: { sessions: 2, named: 3, present: 1 } }]);

  assert.deepEqual(await adviser.training.issueCertificates({ courseId: id }), { issued: 1 });
  assert.deepEqual(await adviser.training.issueCertificates({ courseId: id }), { issued: 0 }, "once each");
  page = await adviser.course.get({ id });
  const [certificate] = desk().certificates;
  assert.ok(certificate);
  const seen = await world.client("乙一县", []).training.checkCertificate({ number: certificate.number.toLowerCase() });
  assert.equal(seen.title, values.title);
  assert.equal(seen.version, 1);
  assert.match(seen.initials, /^[A-Z]+$/);
  assert.ok(!JSON.stringify(seen).includes(one.name), "not the name");
  const correct = { number: certificate.number, version: 1, name: "张某某", reason: "姓名写错" };
  assert.deepEqual(await adviser.training.correctCertificate(correct), { version: 2 });
  assert.equal(await refusalOf(adviser.training.correctCertificate(correct)), "stale");
  assert.equal(await refusalOf(other.training.correctCertificate({ ...correct, version: 2 })), "NOT_FOUND");
  assert.equal((await adviser.training.checkCertificate({ number: certificate.number })).initials, "ZMM");
  assert.equal(await refusalOf(adviser.training.checkCertificate({ number: "PX2026AAAAAAAAAA" })), "unknown-number");

  // By the participant's own link: words once, questions that must be answered before the course is closed.
  const visitor = world.client("乙一县", []);
  assert.equal((await visitor.training.openCourse({ code: three.code })).title, values.title);
  await visitor.training.tellCourse({ code: three.code, useful: "案例", missing: "时间短" });
  assert.equal(await refusalOf(visitor.training.tellCourse({ code: three.code, useful: "再说一次" })), "told");
  const requestKey = nextKey();
  await visitor.training.askCourse({ code: three.code, question: "续签怎么办？", requestKey });
  await visitor.training.askCourse({ code: three.code, question: "续签怎么办？", requestKey });
  assert.equal(await refusalOf(visitor.training.openCourse({ code: "x".repeat(22) })), "NOT_FOUND");
  page = await adviser.course.get({ id });
  assert.deepEqual(desk().words, [{ useful: "案例", missing: "时间短" }]);
  assert.deepEqual(unmetOf(page, "close"), ["desk"]);
  const [question] = desk().questions;
  assert.ok(question && desk().questions.length === 1, "the same request is one question");
  assert.equal(await refusalOf(adviser.course_question.act({ id: question.id, action: "answer", requestKey: nextKey() })), "gate-unmet");
  await adviser.course_question.edit({
    id: question.id,
    version: (await adviser.course_question.get({ id: question.id })).version,
    values: { question: question.question, courseId: id, answer: "到期前九十天起办理（示例答复）。" },
  });
  await adviser.course_question.act({ id: question.id, action: "answer", requestKey: nextKey() });
  const { searched } = services.house;
  assert.ok(
    searched.some((r) => r.kind === "course_question"),
    "questions and answers are found by the search",
  );
  await adviser.course.act({ id, action: "close", requestKey: nextKey() });
  assert.equal(await refusalOf(visitor.training.askCourse({ code: three.code, question: "还能问吗？", requestKey: nextKey() })), "closed");
});

test("quotas by unit hold however somebody comes in; notice, hotel and fees come out of one roster", async () => {
  setDay("2026-12-01");
  const adviser = world.client("甲一县", ["adviser"]);
  const teacher = await adviser.teacher.create({ values: { name: "李某（示例）", employer: "示例大学" }, requestKey: nextKey() });
  const { id } = await adviser.course.create({
    values: { title: "柑橘技术班（示例）", firstOn: "2026-12-10", lastOn: "2026-12-11", seats: 3, selfEnrol: true, subject: "保鲜技术" },
    requestKey: nextKey(),
  });
  const put = async (child: string, values: object) =>
    adviser.course.putChild({ id, version: (await adviser.course.get({ id })).version, child, values: values as never });
  const session = { onDay: "2026-12-10", fromTime: "09:00", toTime: "11:30", topic: "采后保鲜", place: "县农技站", teacherId: teacher.id };
  await put("sessions", { ...session, teachingHours: 3, feeFen: 150_000 });
  await adviser.course.act({ id, action: "open", requestKey: nextKey() });
  const person = (name: string, employer: string, more: object = {}) => put("people", { name, employer, standing: "confirmed", ...more });
  await put("quotas", { employer: "示例公司", places: 1 });
  await person("张某", "示例公司", { lodging: true, diet: "素食" });
  assert.equal(await refusalOf(person("王某", "示例公司")), "no-quota", "typed");
  assert.equal(await refusalOf(person("王某", "另一公司")), "no-quota", "a unit without places sends nobody");
  const town = world.client("甲一镇", ["adviser"]);
  assert.equal(await refusalOf(town.training.enrol({ courseId: id })), "no-quota", "by oneself");
  await put("quotas", { employer: "甲一镇科协（示例）", places: 1 });
  await town.training.enrol({ courseId: id });
  await put("quotas", { employer: "另一公司", places: 5 });
  await person("刘某", "另一公司");
  assert.equal(await refusalOf(person("何某", "另一公司")), "full", "nor are there more than its seats");
  const { services } = world.installation;
  const actor = world.actor("甲一县", ["adviser"]);
  const paper = (key: string, who = actor) => paperText(services, who, `papers/course/:id/${key}`, id);
  assert.match((await paper("notice")) ?? "", /2026年12月10日（周四）.*名额分配表.*示例公司.*合计7.*回执/s);
  assert.match((await paper("hotel")) ?? "", /住宿 1 人.*张某.*素食/s);
  assert.match((await paper("fees")) ?? "", /李某（示例）.*1,?500.*合计/s);
  assert.equal(await paper("fees", world.actor("乙一县", ["adviser"])), undefined, "not to another county");
  assert.deepEqual(
    (await adviser.course.get({ id })).papers.map((p) => p.key),
    ["notice", "hotel", "fees"],
    "its page offers what can be written",
  );
});

test("fees and budget beside the rates of their day: by grade, told or stopped, with the source", async () => {
  const rate = { name: "讲课费", item: "lecture", per: "hour", fen: 50_000, strict: true, source: "示例" };
  const cost = { item: "lecture", grade: "副高", people: 1, days: 4, fen: 200_000 };
  const rates = [
    { ...rate, grade: "副高" },
    { ...rate, grade: "正高", fen: 100_000 },
  ];
  assert.deepEqual(overRates([cost], rates), [], "500 an hour for four hours");
  assert.match(
    overRates([{ ...cost, fen: 200_001 }], rates)[0]?.says.zh ?? "",
    /^讲课费（副高） 2,000\.01 元，超过标准 2,000 元，多 0\.01 元（讲课费，每学时 500 元；依据：示例）$/,
  );
  assert.deepEqual(overRates([{ ...cost, grade: "教授（正高）", fen: 400_000 }], rates), []);
  assert.deepEqual(overRates([{ ...cost, grade: null, fen: 9_999_999 }], rates), [], "of a grade that no rate names nothing is known");
  assert.equal(overRates([{ ...cost, days: null }], rates)[0]?.strict, true, "what cannot be compared is not within");

  setDay("2029-02-01");
  const province = world.client("示例省", ["adviser", "reviewer"]);
  const adviser = world.client("甲二县", ["adviser"]);
  const teacher = await province.teacher.create({
    values: { name: "赵某（示例）", employer: "示例学院", title: "副教授（副高）" },
    requestKey: nextKey(),
  });
  await province.fee_rate.create({
    values: {
      name: "讲课费副高（示例）",
      item: "lecture",
      grade: "副高",
      per: "hour",
      fen: "500元",
      strict: true,
      source: "示例〔2029〕1号",
      fromOn: "2029-01-01",
    },
    requestKey: nextKey(),
  });
  const { id } = await adviser.course.create({
    values: { title: "费用标准的班（示例）", firstOn: "2029-03-05", lastOn: "2029-03-05", seats: 30 },
    requestKey: nextKey(),
  });
  const put = async (fee: string, childId?: number) =>
    adviser.course.putChild({
      ...{ id, version: (await adviser.course.get({ id })).version, child: "sessions" },
      ...(childId === undefined ? {} : { childId }),
      values: {
        ...{ onDay: "2029-03-05", fromTime: "09:00", toTime: "12:00", topic: "示例", place: "示例会议室" },
        ...{ teacherId: teacher.id, teachingHours: 4, feeFen: fee },
      },
    });
  const session = await put("2500元");
  assert.deepEqual(unmetOf(await adviser.course.get({ id }), "open"), ["rates"]);
  await put("2000元", session.id);
  assert.deepEqual(unmetOf(await adviser.course.get({ id }), "open"), []);
});
