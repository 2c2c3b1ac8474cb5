import { requestVisit, answerVisit, handTripLink, logTrip } from "../../features/caravans/by-link.ts";
import { choosePlan, lookAtPlan, startPlan } from "../../features/caravans/plan-desk.ts";
import {
  servedCaravanRules,
  servedCaravans,
  servedDrivers,
  servedLodgings,
  servedRequests,
  servedTours,
  servedTrips,
  servedWays,
} from "../../features/caravans/server.ts";
import type { Services } from "../../platform/http/server.ts";
import { findRecord } from "../../platform/records/rows.ts";
import type { Cast } from "./cast.ts";
import { personOn } from "./gatherings.ts";

const tokenIn = (url: string): string => url.slice(url.indexOf("#") + 1);
const RULES: readonly (readonly [measure: string, value: number, name: string])[] = [
  ["renew_years", 10, "使用满 10 年可申请更新（示例）"],
  ["renew_km", 100_000, "行驶满 10 万公里可申请更新（示例）"],
  ["duty_days", 120, "每年出车不少于 120 天（示例）"],
  ["duty_km", 10_000, "或每年行驶不少于 1 万公里（示例）"],
  ["visit_minutes", 120, "每次到校两小时，含布展撤展（示例）"],
  ["factor_main", 130, "干线公路按直线的 1.3 倍（示例估算）"],
  ["factor_county", 150, "县乡公路按直线的 1.5 倍（示例估算）"],
  ["factor_mountain", 190, "山区公路按直线的 1.9 倍（示例估算）"],
  ["speed_main", 55, "干线公路车速（示例估算）"],
  ["speed_county", 35, "县乡公路车速（示例估算）"],
  ["speed_mountain", 25, "山区公路车速（示例估算）"],
  ["cost_km", 150, "每公里费用（示例估算）"],
];
/** Invented schools around a real town: what they are called, where they lie, how many pupils. */
const SCHOOLS: readonly (readonly [school: string, position: string, pupils: number])[] = [
  ["示例一小（大篷车）", "30.155, 104.590", 420],
  ["示例二小（大篷车）", "30.070, 104.720", 310],
  ["示例三小（大篷车）", "30.020, 104.610", 180],
  ["示例四小（大篷车）", "30.210, 104.700", 260],
  ["示例五小（大篷车）", "30.240, 104.540", 150],
  ["示例六小（大篷车）", "29.960, 104.780", 90],
  ["示例七小（大篷车）", "30.180, 104.830", 220],
];

/** Two vehicles, a tour that was driven in November and is confirmed but for one school, and schools that wait for December's. */
export async function playCaravans(services: Services, cast: Cast): Promise<void> {
  const on = (day: string) => personOn(services, day, cast.people.adviser);
  const second = (day: string) => personOn(services, day, cast.people.reviewer);
  /** Whoever holds a link, on his own phone. */
  const holder = (day: string) => ({ ...on(day).context, actor: undefined, address: "198.51.100.7" });
  for (const [measure, value, name] of RULES)
    await second("2026-09-01").create(servedCaravanRules, { name, measure, value, source: "示例依据，非正式文件", fromOn: "2026-01-01" });
  const start = on("2026-09-02");
  const garage = { homeName: "雁江示例科技馆", homePosition: "30.120, 104.650", driveMinutes: 300, nightsInARow: 4, inUse: true };
  const bus = await start.create(servedCaravans, {
    plate: "川M示001",
    model: "four",
    registeredOn: "2018-05-10",
    insuranceTo: "2027-05-09",
    ...garage,
  });
  const old = await start.create(servedCaravans, {
    plate: "川M示002",
    model: "two",
    registeredOn: "2016-11-20",
    insuranceTo: "2026-12-15",
    ...garage,
  });
  for (const [caravan, name, condition] of [
    [bus, "球幕影院", "good"],
    [bus, "静电球", "good"],
    [old, "静电球", "good"],
    [old, "机器人", "in_repair"],
  ] as const)
    await start.child(servedCaravans, caravan, "exhibits", {
      name,
      condition,
      sinceOn: "2026-09-01",
      repair: condition === "good" ? null : "电机待换（示例）",
    });
  await start.create(servedDrivers, { name: "王开（示例）", caravanId: bus, licence: "B1", licenceTo: "2031-03-01" });
  await start.create(servedDrivers, { name: "李达（示例）", caravanId: old, licence: "B1", licenceTo: "2026-12-09" });
  await start.create(servedLodgings, { name: "示例镇招待所", position: "30.000, 104.760", beds: 1, costFen: 18_000 });
  await start.create(servedWays, {
    ...{ fromName: garage.homeName, toName: "示例三小（大篷车）", minutes: 55, km: 24, bothWays: true, passable: true },
    source: "王开（示例），2026 年 9 月",
  });
  const tourOf = async (day: string, title: string, fromOn: string, toOn: string) => {
    const by = on(day);
    const values = { title, fromOn, toOn, duty: "07:30-18:30", hours: "08:30-11:30 14:00-16:45", weekends: false };
    const tourId = await by.create(servedTours, values);
    const { run } = await startPlan(servedTours, by.context, { tourId, effort: "quick", fair: false, name: "第 1 稿" });
    const planId = await ended(by.context, run);
    const version = await services.database.read(
      by.context.actor.scope,
      async (db) => (await findRecord(db, servedTours.records, tourId)).version,
    );
    await choosePlan(servedTours, by.context, { tourId, version, planId });
    return tourId;
  };
  const ask = async (day: string, at: number, firstOn: string, lastOn: string, more: Record<string, string> = {}) => {
    const [school, position, pupils] = SCHOOLS[at] as (typeof SCHOOLS)[number];
    const { url } = await requestVisit(servedRequests, holder(day), {
      region: "512002",
      requestKey: `sample-caravan-${school}-${firstOn}`,
      values: {
        ...{
          school,
          position,
          pupils,
          firstOn,
          lastOn,
          half: "any",
          address: `雁江区${school}（示例）`,
          ground: "操场 40×20 米，已硬化（示例）",
        },
        ...{ power: "v220", contactName: "周老师（示例）", contactPhone: "19900300000", ...more },
      },
    });
    return tokenIn(url);
  };

  const asked = new Map<string, string>();
  for (const at of [0, 1, 2])
    asked.set((SCHOOLS[at] as (typeof SCHOOLS)[number])[0], await ask("2026-10-20", at, "2026-11-09", "2026-11-13"));
  const done = await tourOf("2026-11-02", "雁江区 11 月巡展（示例）", "2026-11-09", "2026-11-13");
  await on("2026-11-02").act(servedTours, done, "propose");
  await second("2026-11-03").act(servedTours, done, "freeze");
  const token = tokenIn((await handTripLink(on("2026-11-04").context, done)).url);
  const visits = await services.database.read(on("2026-11-04").context.actor.scope, (db) =>
    db
      .selectFrom("caravan_request")
      .select(["id", "school", "pupils", "on_day as onDay", "from_time as fromTime", "to_time as toTime", "caravan_id as caravanId"])
      .where("tour_id", "=", done)
      .orderBy("on_day")
      .orderBy("from_time")
      .$castTo<{ id: number; school: string; pupils: number; onDay: string; fromTime: string; toTime: string; caravanId: number }>()
      .execute(),
  );
  const km = new Map<number, number>();
  for (const [n, v] of visits.entries()) {
    const kmFrom = km.get(v.caravanId) ?? (v.caravanId === bus ? 61_200 : 99_900);
    const kmTo = kmFrom + 26 + n * 7;
    km.set(v.caravanId, kmTo);
    await logTrip(servedTrips, holder(v.onDay), {
      token,
      requestKey: `sample-trip-${v.id}`,
      values: {
        ...{ caravanId: v.caravanId, requestId: v.id, onDay: v.onDay, arrive: v.fromTime, leave: v.toTime, kmFrom, kmTo, pupils: v.pupils },
        driver: v.caravanId === bus ? "王开（示例）" : "李达（示例）",
        ...(n === 1 ? { faults: "静电球底座松动（示例）" } : {}),
      },
    });
    if (n === visits.length - 1) continue;
    await answerVisit(servedRequests, holder("2026-11-16"), {
      token: asked.get(v.school) ?? "",
      answer: "confirm",
      present: v.pupils - 7,
      words: "学生排队看球幕，希望明年再来（示例）",
    });
  }
  for (const at of [3, 4, 5, 6]) await ask("2026-11-20", at, "2026-12-07", "2026-12-18", at === 5 ? { kit: "机器人" } : {});
  await tourOf("2026-11-26", "雁江区 12 月巡展（示例）", "2026-12-07", "2026-12-11");
}

async function ended(by: Parameters<typeof lookAtPlan>[0], run: string): Promise<number> {
  for (;;) {
    const now = lookAtPlan(by, run);
    if (now.state === "done") return now.planId;
    if (now.state !== "running") throw new Error(`the sample's tour: ${JSON.stringify(now)}`);
    await new Promise((again) => setTimeout(again, 25));
  }
}
