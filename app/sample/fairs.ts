import { sql } from "kysely";
import { askTalk, answerReview, handExpertLink, handPartyLink, openExpert } from "../../features/fairs/by-link.ts";
import { layOut } from "../../features/fairs/checks.ts";
import { enterParties } from "../../features/fairs/door-desk.ts";
import { chooseTimetable, lookAtTimetable, startTimetable } from "../../features/fairs/plan-desk.ts";
import { takeHall } from "../../features/fairs/index.ts";
import { listPitches, writePitches } from "../../features/fairs/pitch-desk.ts";
import { answerQuestion } from "../../features/fairs/question-desk.ts";
import { findUnit } from "../../features/units/index.ts";
import { assignReviews } from "../../features/fairs/review-desk.ts";
import {
  servedExperts,
  servedFairs,
  servedGuests,
  servedParties,
  servedProjects,
  servedQuestions,
  servedTalks,
  servedTemplates,
  servedZones,
} from "../../features/fairs/server.ts";
import { rowsOf } from "../../platform/db/rows.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

const tokenIn = (url: string): string => url.slice(url.indexOf("#") + 1);
/** Invented projects: what, which kind, whose, which field; the last is not selected. */
const PROJECTS: readonly (readonly [title: string, kind: string, owner: string, field: string])[] = [
  ["柑橘采摘小推车", "promote", "示例农机厂", "农机"],
  ["丘陵轻型播种机", "promote", "示例农机厂", "农机"],
  ["泡菜盐水回收", "transfer", "示例食品公司", "食品"],
  ["桑叶粉干燥工艺", "transfer", "示例大学", "食品"],
  ["镇级污水站远程巡检", "promote", "示例环保公司", "环保"],
  ["养殖场除臭菌剂", "transfer", "示例大学", "环保"],
  ["车间粉尘收集难题", "problem", "示例家具厂", "环保"],
  ["红薯贮藏烂损难题", "problem", "示例合作社", "食品"],
  ["老旧冲床改造", "promote", "示例机床厂", "机械"],
  ["铸件裂纹检测", "transfer", "示例研究所", "机械"],
  ["冷链车温度记录难题", "problem", "示例物流公司", "机械"],
  ["智能水杯", "promote", "示例科贸公司", "机械"],
];
const FIELDS = ["农机", "食品", "环保", "机械"];

/** One fair of twelve projects: called, reviewed by link, shown and confirmed; its talks are placed and frozen, one firm has too few hours for all it asked. */
export async function playFairs(services: Services, cast: Cast): Promise<void> {
  const on = (day: string) => personOn(services, day, cast.people.adviser);
  const second = (day: string) => personOn(services, day, cast.people.reviewer);
  /** Whoever holds a link, on his own phone. */
  const holder = (day: string) => ({ ...on(day).context, actor: undefined, address: "198.51.100.9" });
  const hands = { party: servedParties, talk: servedTalks };
  const call = on("2026-09-03");
  const template = await call.create(servedTemplates, { name: "1+4+2+N（示例）", source: "示例方案，非正式文件" });
  for (const part of [
    { kind: "opening", title: "开幕式", howMany: 1, dayNo: 1, fromTime: "08:30", toTime: "09:00" },
    { kind: "promotion", title: "专场推介", howMany: 4, dayNo: 1, fromTime: "14:00", toTime: "14:30" },
    { kind: "zone", title: "专区", howMany: 2, dayNo: 1 },
  ])
    await call.child(servedTemplates, template, "parts", part);
  const common = { place: "雁江示例会展中心", hours: "09:00-11:00", slotMinutes: 30, reviewsEach: 2, spreadMost: 25, publicityDays: 5 };
  const fairId = await call.create(servedFairs, {
    ...{ title: "雁江区科技成果洽谈会（示例）", fromOn: "2026-12-10", toOn: "2026-12-10", source: "示例方案，非正式文件" },
    ...common,
  });
  await layOut(servedFairs, servedZones, call.context, { fairId, templateId: template });
  for (const [name, points] of [
    ["创新性", 40],
    ["能不能落地", 60],
  ] as const)
    await call.child(servedFairs, fairId, "criteria", { name, points });
  const zones = await services.database.read(call.context.actor.scope, (db) =>
    rowsOf<{ id: number; name: string }>(db, sql`select id, name from fair_zone where fair_id = ${fairId} order by id`),
  );
  for (const z of zones) await call.edit(servedZones, z.id, { name: z.name, fairId, tables: 2, lead: "李静（示例）" });
  const ids: number[] = [];
  for (const [at, [title, kind, owner, field]] of PROJECTS.entries())
    ids.push(
      await call.create(servedProjects, {
        ...{ fairId, title: `${title}（示例）`, kind, owner, field, zoneId: zones[at % 2]?.id, contactName: "联系人（示例）" },
        summary: `${title}：示例简介，内容、单位均为虚构。`,
      }),
    );
  const experts: number[] = [];
  for (const [at, field] of [...FIELDS, ...FIELDS].entries())
    experts.push(
      await call.create(servedExperts, {
        ...{ fairId, name: `专家${at + 1}（示例）`, employer: at === 3 ? "示例机床厂" : `示例院校${at + 1}`, field, most: 6 },
      }),
    );
  const review = on("2026-10-20");
  await review.act(servedFairs, fairId, "close_call");
  await assignReviews(review.context, fairId);
  for (const [at, id] of experts.entries()) {
    const token = tokenIn((await handExpertLink(review.context, id)).url);
    const { criteria, reviews } = await openExpert(holder("2026-10-25"), token);
    for (const [n, r] of reviews.entries())
      await answerReview(holder("2026-10-25"), {
        ...{
          token,
          reviewId: r.id,
          recuse: false,
          opinion: r.title.startsWith("智能水杯") ? "市面已有同类产品（示例）" : "可以对接（示例）",
        },
        points: Object.fromEntries(
          criteria.map((c) => [String(c.id), Math.round(c.points * (r.title.startsWith("智能水杯") ? 0.4 : 0.75 + ((at + n) % 4) * 0.05))]),
        ),
      });
  }
  const decide = on("2026-11-05");
  for (const [at, id] of ids.entries())
    await decide.act(servedProjects, id, at === 11 ? "pass_over" : "choose", at === 11 ? "与市面产品雷同（示例）" : "专家意见一致（示例）");
  await decide.act(servedFairs, fairId, "publish");
  await second("2026-11-11").act(servedFairs, fairId, "confirm");

  const ask = on("2026-11-12");
  const teams = await services.database.read(ask.context.actor.scope, (db) =>
    rowsOf<{ id: number }>(db, sql`select id from fair_party where fair_id = ${fairId} and side = 'project' order by id`),
  );
  const firms: number[] = [];
  for (const n of [1, 2, 3, 4])
    firms.push(
      await ask.create(servedParties, {
        ...{ fairId, name: `示例采购企业${n}`, side: "firm", contactName: "采购（示例）", contactPhone: "19900300000" },
        ...(n === 4 ? { hours: "1 09:00-09:30" } : {}),
      }),
    );
  for (const [n, firm] of firms.entries())
    for (const k of [0, 1, 2])
      await ask.create(servedTalks, {
        fairId,
        fromId: firm,
        withId: teams[(n * 2 + k) % teams.length]?.id,
        about: "想了解报价和样机（示例）",
        weight: "2",
      });
  const token = tokenIn((await handPartyLink(ask.context, firms[0] as number)).url);
  await askTalk(hands, holder("2026-11-13"), {
    ...{
      token,
      withId: teams[9]?.id as number,
      about: "检测服务怎么收费（示例）",
      weight: 3,
      online: false,
      requestKey: "sample-fair-ask",
    },
  });
  const plan = on("2026-11-16");
  const { run } = await startTimetable(plan.context, { fairId, effort: "quick", name: "第 1 稿" });
  const planId = await ended(plan.context, run);
  await chooseTimetable(servedFairs, plan.context, { fairId, version: await plan.versionOf(servedFairs, fairId), planId });
  await plan.act(servedFairs, fairId, "propose");
  await second("2026-11-17").act(servedFairs, fairId, "freeze");

  // A session of pitches that is streamed: its order, and one question from those who watch.
  const hall = on("2026-11-18");
  await hall.child(servedFairs, fairId, "sessions", {
    ...{ kind: "pitch", title: "农机路演（示例）", onDay: "2026-12-10", fromTime: "14:30", toTime: "15:00", place: "二号厅" },
    ...{ stream: "https://live.example/yanjiang", takesQuestions: true, panel: "王评（示例）、陈评（示例）" },
  });
  const { actor } = hall.context;
  const [session] = (await services.database.read(actor.scope, (db) => listPitches(db, fairId))).sessions;
  const version = await hall.versionOf(servedFairs, fairId);
  await services.database.write(actor.scope, (tx) =>
    writePitches(servedFairs, hall.context, tx, {
      ...{ fairId, version, sessionId: session?.id ?? 0 },
      pitches: [0, 1].map((n) => ({ projectId: ids[n] as number, speaker: "主讲（示例）", minutes: 8, questionMinutes: 4 })),
    }),
  );
  const region = (await services.database.read(actor.scope, (db) => findUnit(db, actor.scope.unitId)))?.region_code?.slice(0, 6) ?? "";
  await takeHall(
    services,
    { region, fairId, sessionId: session?.id ?? 0 },
    "zh",
    new URLSearchParams({ act: "ask", key: "sample-question", text: "播种机一台多少钱，山地能用吗？" }),
  );
  const [question] = await services.database.read(actor.scope, (db) =>
    rowsOf<{ id: number }>(db, sql`select id from fair_question where fair_id = ${fairId}`),
  );
  await services.database.write(actor.scope, (tx) =>
    answerQuestion(servedQuestions, hall.context, tx, {
      ...{ id: question?.id ?? 0, version: 1, shownAs: null, requestKey: "sample-fair-answer" },
      answer: "丘陵山地机型，报价当天在一号专区面谈（示例）。",
    }),
  );

  // Who may come through the door: the parties' contacts, and some visitors.
  const door = on("2026-11-24");
  await services.database.write(door.context.actor.scope, (tx) => enterParties(door.context, tx, fairId));
  for (const n of [1, 2, 3])
    await door.create(servedGuests, { fairId, name: `观众${n}（示例）`, employer: "雁江示例企业", kind: "visitor" });
}

async function ended(by: Parameters<typeof lookAtTimetable>[0], run: string): Promise<number> {
  for (;;) {
    const now = lookAtTimetable(by, run);
    if (now.state === "done") return now.planId;
    if (now.state !== "running") throw new Error(`the sample's fair: ${JSON.stringify(now)}`);
    await new Promise((again) => setTimeout(again, 25));
  }
}
