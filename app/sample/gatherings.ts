import { Readable } from "node:stream";
import { servedAccounts, servedCampaigns, servedFigures } from "../../features/events/server.ts";
import { addPeople, listRoster, markPresent, issueCertificates } from "../../features/training/desk.ts";
import { servedCourses, servedDaysOff, servedQuestions, servedRates, servedTeachers } from "../../features/training/server.ts";
import { mintActor, type Actor } from "../../platform/access/scope.ts";
import { writeOfficialDocument } from "../../platform/documents/gbt9704.ts";
import type { Context, Services } from "../../platform/http/server.ts";
import { putChild } from "../../platform/records/children.ts";
import { actOnRecord, createRecord, editRecord, type Hand } from "../../platform/records/hand.ts";
import { findRecord } from "../../platform/records/rows.ts";
import type { Values } from "../../platform/register/fields.ts";
import { rolePermissions } from "../permissions.ts";
import type { Cast, CastMember } from "./cast.ts";

/** One person on one day, doing what the screens do. */
export function personOn(services: Services, day: string, who: CastMember) {
  const context: Context & { actor: Actor } = {
    actor: mintActor({ personId: who.personId, name: who.name, unitPath: who.unitPath, roles: [who.role] }, rolePermissions),
    requestId: "sample",
    address: "sample",
    services: { ...services, now: () => Date.parse(`${day}T02:00:00Z`) },
  };
  const { actor } = context;
  const write = <T>(work: Parameters<typeof services.database.write<T>>[1]) => services.database.write(actor.scope, work);
  const versionOf = (hand: Hand, id: number) =>
    services.database.read(actor.scope, async (db) => (await findRecord(db, hand.records, id)).version);
  return {
    context,
    write,
    versionOf,
    create: async (hand: Hand, values: Values) =>
      (
        await write((tx) =>
          createRecord(hand, context, tx, {
            values,
            requestKey: `sample-${hand.records.name}-${Object.values(values).join("")}`.slice(0, 80),
          }),
        )
      ).id,
    edit: async (hand: Hand, id: number, values: Values) => {
      const version = await versionOf(hand, id);
      await write((tx) => editRecord(hand, context, tx, { id, version, values }));
    },
    put: (hand: Hand, input: Parameters<typeof putChild>[3]) => write((tx) => putChild(hand, context, tx, input)),
    child: async (hand: Hand, id: number, child: string, values: Values) => {
      const version = await versionOf(hand, id);
      return (await write((tx) => putChild(hand, context, tx, { id, version, child, values }))).id;
    },
    act: (hand: Hand, id: number, action: string, reason?: string) =>
      write((tx) =>
        actOnRecord(hand, context, tx, { id, action, requestKey: `sample-${hand.records.name}-${id}-${action}-${day}`, reason }),
      ),
    file: async (id: number, kind: string, title: string) => {
      const bytes = await writeOfficialDocument({
        title,
        blocks: [{ type: "paragraph", text: "本文件为示例，内容、人员均为虚构。" }],
        signature: "示例单位",
        date: day,
      });
      const received = await services.files.receive(Readable.toWeb(Readable.from([bytes])) as ReadableStream<Uint8Array>, `${title}.docx`);
      if (!received.ok) throw new Error(received.error);
      await write((tx) => services.files.attach(tx, actor, { case_id: id, kind }, `${title}.docx`, received.value));
    },
  };
}

/** A course that was held, with a question answered since, and one that takes enrolment. */
export async function playGatherings(services: Services, cast: Cast): Promise<void> {
  const on = (day: string) => personOn(services, day, cast.people.adviser);
  const autumn = on("2026-09-10");
  const teacher = await autumn.create(servedTeachers, {
    name: "黄某（示例）",
    employer: "示例大学",
    title: "教授",
    topics: "科技成果转化",
  });
  await autumn.create(servedDaysOff, { name: "国庆节", fromOn: "2026-10-01", toOn: "2026-10-07", source: "示例放假安排，以正式通知为准" });
  await autumn.create(servedDaysOff, {
    ...{ name: "国庆节调休", fromOn: "2026-10-10", toOn: "2026-10-10", worked: true, source: "示例放假安排，以正式通知为准" },
  });
  // Invented rates: whoever works with the system enters those of his own document.
  for (const [name, item, grade, per, fen] of [
    ["讲课费副高（示例）", "lecture", "副高", "hour", 50_000],
    ["讲课费正高（示例）", "lecture", "正高", "hour", 100_000],
    ["伙食费（示例）", "meals", null, "person_day", 13_000],
    ["培训综合定额（示例）", "total", null, "person_day", 40_000],
  ] as const)
    await personOn(services, "2026-01-05", cast.people.reviewer).create(servedRates, {
      ...{ name, item, per, fen, strict: false, source: "示例标准，请换成本单位执行的文件", fromOn: "2026-01-01" },
      ...(grade === null ? {} : { grade }),
    });
  const held = await autumn.create(servedCourses, {
    title: "科技服务保姆业务培训班（示例）",
    firstOn: "2026-10-20",
    lastOn: "2026-10-21",
    subject: "怎样问清一条需求，怎样写进协议。",
    audience: "县、镇科技服务保姆",
    seats: 40,
    certificateFrom: 2,
    level: "初级",
    budgetFen: 1_200_000,
  });
  const session = (course: number, onDay: string, topic: string) =>
    on("2026-09-10").child(servedCourses, course, "sessions", {
      onDay,
      fromTime: "09:00",
      toTime: "11:30",
      topic,
      place: "雁江区科协会议室（示例）",
      teacherId: teacher,
      teachingHours: 3,
    });
  const sessions = [await session(held, "2026-10-20", "问清一条需求"), await session(held, "2026-10-21", "协议怎么写")];
  const opened = on("2026-09-28");
  await opened.act(servedCourses, held, "open");
  const chosen = await services.database.read(opened.context.actor.scope, (db) =>
    listRoster(db, opened.context.actor, held, "", undefined),
  );
  const version = await opened.versionOf(servedCourses, held);
  await opened.write((tx) =>
    addPeople(servedCourses, opened.context, tx, { courseId: held, version, personIds: chosen.slice(0, 6).map((p) => p.id) }),
  );
  await opened.child(servedCourses, held, "people", { name: "马某（示例）", employer: "示例镇农技协", standing: "confirmed" });
  const people = (
    await services.database.read(opened.context.actor.scope, (db) =>
      db.selectFrom("course_person").select("id").where("course_id", "=", held).orderBy("id").execute(),
    )
  ).map((p) => p.id);
  for (const [i, sessionId] of sessions.entries()) {
    const day = on(`2026-10-2${i}`);
    const came = i === 0 ? people : people.slice(1);
    await day.write((tx) => markPresent(servedCourses, day.context, tx, { courseId: held, sessionId, people: came, present: true }));
  }
  const after = on("2026-10-22");
  await after.file(held, "sheet", "签到表（示例）");
  await after.act(servedCourses, held, "hold");
  await after.write((tx) => issueCertificates(servedCourses, after.context, tx, held));
  const question = { question: "对方不肯签意向协议，还算不算引荐？（示例）", courseId: held };
  const asked = await after.create(servedQuestions, question);
  const answered = on("2026-10-26");
  await answered.edit(servedQuestions, asked, {
    ...question,
    answer: "引荐以双方同意为准，协议另计（示例答复）。",
    answeredBy: "黄某（示例）",
  });
  await answered.act(servedQuestions, asked, "answer");
  const next = await on("2026-11-10").create(servedCourses, {
    title: "农技协骨干培训班（示例）",
    firstOn: "2026-12-15",
    lastOn: "2026-12-15",
    subject: "柑橘保鲜新技术。",
    seats: 30,
    selfEnrol: true,
  });
  await session(next, "2026-12-15", "柑橘保鲜");
  // The lecture is above its rate, which is told; the meals are not.
  for (const cost of [
    { item: "lecture", grade: "正高", days: 3, fen: 450_000 },
    { item: "meals", people: 30, days: 1, fen: 330_000 },
  ])
    await on("2026-11-10").child(servedCourses, next, "costs", cost);
  await on("2026-11-12").act(servedCourses, next, "open");

  // One work on two platforms: one figure with its picture's file and a second person's check, one without a source.
  for (const [name, platform, lookedOn] of [
    ["雁江科普（示例）", "平台甲（示例）", "2026-11-10"],
    ["雁江科协视频号（示例）", "平台乙（示例）", "2026-06-30"],
  ])
    await on("2026-11-10").create(servedAccounts, {
      ...{ name, platform, owner: "陈小桔（示例）", publishers: "陈小桔、李明核（示例）", lookDays: 30, lookedOn },
      ...{ found: "名称、头像和最近发的内容都对（示例）" },
    });
  const campaignId = await on("2026-03-02").create(servedCampaigns, {
    title: "科学家精神歌曲展播（示例）",
    firstOn: "2026-03-10",
    lastOn: "2026-12-20",
  });
  await on("2026-03-10").act(servedCampaigns, campaignId, "start");
  const figure = {
    work: "田野之歌（示例）",
    campaignId,
    metric: "播放",
    cumulated: true,
    publishedOn: "2026-03-12",
    readOn: "2026-09-30",
    readBy: "陈小桔",
  };
  const sourced = await on("2026-09-30").create(servedFigures, { ...figure, platform: "平台甲（示例）", value: 1_286_403 });
  await on("2026-09-30").file(sourced, "export", "平台后台导出（示例）");
  await personOn(services, "2026-10-09", cast.people.reviewer).act(servedFigures, sourced, "count");
  await on("2026-09-30").create(servedFigures, { ...figure, platform: "平台乙（示例）", value: 502_117 });
}
