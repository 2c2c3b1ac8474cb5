import { answerOffer, answerOrder, orderLecture } from "../../features/outreach/by-link.ts";
import { placeOrder } from "../../features/outreach/desk.ts";
import { servedClosedDoors } from "../../features/outreach/closed-desk.ts";
import { servedMonths } from "../../features/outreach/month-desk.ts";
import { servedLectures, servedOrders } from "../../features/outreach/server.ts";
import { servedActivities, servedPartners, servedProofs, servedTeams, servedVolunteers } from "../../features/outreach/service.ts";
import { answerSite, handSiteLink } from "../../features/outreach/service-links.ts";
import { servedTeachers } from "../../features/training/server.ts";
import type { Services } from "../../platform/http/server.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

const tokenIn = (url: string): string => url.slice(url.indexOf("#") + 1);

/** A menu, a lecture that a school ordered, an expert accepted and the school confirmed; one that is coming, one that waits. */
export async function playLectures(services: Services, cast: Cast): Promise<void> {
  const on = (day: string) => personOn(services, day, cast.people.adviser);
  /** Whoever holds a link, on his own phone. */
  const holder = (day: string) => ({ ...on(day).context, actor: undefined, address: "198.51.100.7" });
  const spring = on("2026-09-02");
  const teacher = (name: string, employer: string, topics: string) => spring.create(servedTeachers, { name, employer, topics });
  const geologist = await teacher("林岩（示例）", "示例省地质学会", "地震和地质灾害");
  const retired = await teacher("许秉文（示例）", "老科技工作者宣讲团（示例）", "天文、航天");
  const doctor = await teacher("何青（示例）", "示例市人民医院", "急救");
  const lecture = async (values: Record<string, unknown>, teachers: readonly number[]) => {
    const id = await spring.create(servedLectures, { offered: true, ...values });
    for (const teacherId of teachers) await spring.child(servedLectures, id, "teachers", { teacherId, mostAYear: 20 });
    return id;
  };
  const quake = await lecture(
    { title: "身边的地震知识（示例）", audience: "youth", ages: "小学四年级以上", minutes: 60, equipment: "投影、音响" },
    [geologist],
  );
  const stars = await lecture({ title: "从嫦娥到天问（示例）", audience: "youth", ages: "初中", minutes: 90, equipment: "投影" }, [
    retired,
  ]);
  const aid = await lecture({ title: "家庭急救三件事（示例）", audience: "elderly", minutes: 60 }, [doctor, retired]);
  const order = async (day: string, values: Record<string, string | number>) => {
    const { url } = await orderLecture(servedOrders, holder(day), {
      region: "512002",
      values,
      requestKey: `sample-order-${day}-${values["school"]}`,
    });
    const read = await services.database.read(on(day).context.actor.scope, (db) =>
      db.selectFrom("lecture_order").select(["id", "version", "unit_id"]).orderBy("id", "desc").executeTakeFirstOrThrow(),
    );
    return { ...read, token: tokenIn(url) };
  };
  const school = {
    kind: "school",
    address: "资阳市雁江区示例镇（示例）",
    half: "morning",
    contactName: "张老师（示例）",
    contactPhone: "19900300000",
  };
  const give = async (day: string, o: { id: number; version: number }, teacherId: number, onDay: string, toTime: string) => {
    const offer = await placeOrder(servedOrders, on(day).context, {
      ...{ id: o.id, version: o.version, teacherId, onDay, fromTime: "09:30", toTime },
      requestKey: `sample-place-${o.id}`,
    });
    await answerOffer(servedOrders, holder(day), { token: tokenIn(offer.url), answer: "accept", reason: "" });
  };
  const first = await order("2026-10-08", {
    ...school,
    school: "示例镇中心小学",
    lectureId: quake,
    audience: "youth",
    grade: "五、六年级",
    expected: 220,
    firstOn: "2026-10-19",
    lastOn: "2026-10-30",
  });
  await give("2026-10-09", first, geologist, "2026-10-20", "10:30");
  await answerOrder(servedOrders, holder("2026-10-21"), {
    token: first.token,
    answer: "confirm",
    present: 212,
    words: "孩子们会做避险动作了（示例）",
  });
  const coming = await order("2026-11-16", {
    ...school,
    school: "雁江示例中学",
    lectureId: stars,
    audience: "youth",
    grade: "初二",
    expected: 400,
    firstOn: "2026-11-30",
    lastOn: "2026-12-11",
  });
  await give("2026-11-18", coming, retired, "2026-12-02", "11:00");
  await order("2026-11-25", {
    ...school,
    school: "示例社区老年学校",
    kind: "neighbourhood",
    lectureId: aid,
    audience: "elderly",
    expected: 60,
    firstOn: "2026-12-02",
    lastOn: "2026-12-18",
    half: "any",
  });
}

/** A team of retired scientists, an open day that was held and confirmed with its hours and a proof, one that the public can book. */
export async function playActivities(services: Services, cast: Cast): Promise<void> {
  const on = (day: string) => personOn(services, day, cast.people.adviser);
  const spring = on("2026-03-02");
  const team = await spring.create(servedTeams, { name: "雁江银发科普队（示例）", kind: "veterans", leaderName: "许秉文（示例）" });
  const volunteer = (name: string, skills: string) =>
    spring.create(servedVolunteers, { name, teamId: team, skills, joinedOn: "2026-03-02", consentOn: "2026-03-01" });
  const members = [await volunteer("周明（示例）", "柑橘栽培"), await volunteer("钱惠（示例）", "营养健康")];
  const garden = await spring.create(servedPartners, {
    name: "雁江示例植物园",
    kind: "venue",
    offers: "温室参观、植物辨认（示例）",
    titleHeld: "市级科普教育基地（示例）",
  });
  await on("2026-03-10").act(servedPartners, garden, "join");
  const activity = async (day: string, title: string, onDay: string, more: Record<string, unknown>) => {
    const id = await on(day).create(servedActivities, {
      title,
      kind: "open_day",
      firstOn: onDay,
      lastOn: onDay,
      place: "雁江示例植物园",
      takesBookings: true,
      ...more,
    });
    const row = (child: string, values: Record<string, unknown>) => on(day).child(servedActivities, id, child, values);
    await row("sessions", { onDay, fromTime: "09:00", toTime: "11:30", topic: "温室里的植物（示例）" });
    await row("hosts", { name: "雁江区科协（示例）", role: "host" });
    await row("hosts", { name: "雁江示例植物园", role: "help", partnerId: garden, hours: 5 });
    for (const volunteerId of members)
      await row("shifts", { volunteerId, onDay, fromTime: "08:30", toTime: "11:30", duty: "讲解（示例）" });
    await on(day).act(servedActivities, id, "open");
    return id;
  };
  const held = await activity("2026-09-01", "全国科普月开放日（示例）", "2026-09-19", { seats: 80 });
  const after = on("2026-09-20");
  await after.child(servedActivities, held, "people", { audience: "youth", people: 63, source: "list" });
  await after.child(servedActivities, held, "people", { audience: "elderly", people: 21, source: "list" });
  await after.write(async (tx) => {
    await tx.updateTable("activity_shift").set({ came: true }).where("activity_id", "=", held).execute();
  });
  await after.act(servedActivities, held, "hold");
  const site = await handSiteLink({ ...after.context, address: "203.0.113.9" }, held);
  await answerSite(
    { ...on("2026-09-21").context, actor: undefined, address: "198.51.100.7" },
    { token: tokenIn(site.url), answer: "confirm", words: "" },
  );
  const proof = await on("2026-10-08").create(servedProofs, {
    ...{ holder: "周明（示例）", volunteerId: members[0], fromOn: "2026-01-01", toOn: "2026-09-30" },
    ...{ responsible: "李明核（示例）", issuerPhone: "028-26000000" },
  });
  await on("2026-10-08").act(servedProofs, proof, "show");
  await personOn(services, "2026-10-16", cast.people.reviewer).act(servedProofs, proof, "issue");
  const month = { theme: "示例主题", source: "示例通知", fromOn: "2026-09-01", toOn: "2026-09-30" };
  await on("2026-08-20").create(servedMonths, { ...month, title: "2026 年科普月活动计划（示例）", stage: "plan", dueBy: "2026-08-31" });
  await on("2026-10-09").create(servedMonths, {
    ...{ ...month, title: "2026 年科普月情况反馈（示例）", stage: "feedback", dueBy: "2026-10-15" },
    measures: "开放日放在周末，讲解由退休科技工作者承担（示例）。",
  });
  await on("2026-11-16").create(servedClosedDoors, {
    ...{ placeName: "雁江示例植物园", partnerId: garden, onDay: "2026-11-14", atTime: "10:20" },
    found: "温室锁着，门口没有通知（示例）",
  });
  await activity("2026-11-20", "冬季科普开放日（示例）", "2026-12-19", {
    seats: 30,
    summary: "温室参观、植物辨认，适合全家（示例）。",
    contactPhone: "028-26000000",
  });
}
