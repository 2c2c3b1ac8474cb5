import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { graphBuilder, prepareNetwork, roadMapBuilder, W2 } from "@bihuan/reach";
import type { TourQuestion } from "@bihuan/tours";
import { ownerDb } from "../../platform/db/database.ts";
import type { ListFile } from "../../platform/rooms/room.ts";
import { filesByLink } from "../../tests/link-files.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { saveNetwork } from "../circle/index.ts";
import { nextKey, refusalOf, tokenOf } from "../../tests/served.ts";
import { carOf } from "./driven.ts";
import { judge, moveVisit } from "./judge.ts";
import { plan as planWork } from "./plan-work.ts";
import { buildInput, spotsOf, type Gathered } from "./question.ts";
import { kmFaults, legFaults, renewalOf, requestFaults, spansOf, spotOf, tourFaults } from "./rules.ts";

const RULES = {
  ...{
    visit_minutes: 120,
    factor_main: 130,
    factor_county: 150,
    factor_mountain: 190,
    speed_main: 60,
    speed_county: 40,
    speed_mountain: 25,
  },
  ...{ renew_years: 10, renew_km: 100_000, duty_days: 120, duty_km: 10_000, cost_km: 150 },
};

type VehicleRow = Gathered["vehicles"][number];
type RequestRow = Gathered["requests"][number];
const van = (id: number, more: Partial<VehicleRow> = {}): VehicleRow => ({
  ...{ id, plate: `川A0000${id}`, model: "four", homeName: "车库", homePosition: "30.10, 104.60", driveMinutes: 300, nightsInARow: 3 },
  ...{
    insuranceTo: "2027-12-31",
    kits: ["球幕"],
    drivers: [{ name: "王师傅（示例）", licenceTo: "2030-01-01" }],
    takenOn: [],
    yearDays: 0,
    yearKm: 0,
  },
  ...more,
});
const school = (id: number, position: string | null, more: Partial<RequestRow> = {}): RequestRow => ({
  ...{
    id,
    school: `示例小学${id}`,
    county: "甲一县",
    position,
    road: null,
    pupils: 100,
    firstOn: "2026-12-01",
    lastOn: "2026-12-31",
    half: "any",
  },
  ...{ weekdays: null, kit: null, minutes: null, must: null, stands: null },
  ...more,
});
/** A week from Monday 7 to Friday 11 December 2026. */
const week = (more: Partial<Gathered> = {}): Gathered => ({
  ...{ fromOn: "2026-12-07", toOn: "2026-12-11", duty: "07:30-18:30", hours: "08:30-11:30 14:00-16:45", weekends: false, extraDays: null },
  ...{ openFrom: "2026-12-01", daysOff: [], rules: RULES, vehicles: [van(1)], requests: [], lodgings: [], roads: null, ways: [] },
  ...more,
});
const worked = (g: Gathered) => {
  const input = buildInput(g);
  const done = planWork({ question: input.question, iterations: 300, seed: 1, fair: false, from: null, shared: new SharedArrayBuffer(8) });
  assert.ok(done.ok);
  return { input, ...done, judged: judge(input.question, done.routes) };
};

test("what people type: positions in either order, spans of hours, days by order, odometers", () => {
  assert.deepEqual(spotOf("30.1284, 104.6275"), { lat: 30.1284, lon: 104.6275 });
  assert.deepEqual(spotOf("104.6275，30.1284"), { lat: 30.1284, lon: 104.6275 }, "exchanged, as many maps copy it");
  for (const bad of ["", "0, 0", "30.12", "雁江区", "30.1284 104.6275 1", "-30.1, 104.6", "60.1, 104.6"])
    assert.equal(spotOf(bad), undefined, bad);
  assert.deepEqual(spansOf("08:30-11:30 14:00-16:45"), [
    { from: 510, to: 690 },
    { from: 840, to: 1005 },
  ]);
  for (const bad of ["8点", "14:00-16:45 08:30-11:30", "11:30-08:30", "08:30", ""]) assert.equal(spansOf(bad), undefined, bad);
  const tour = { fromOn: "2026-12-07", toOn: "2026-12-11", duty: "07:30-18:30", hours: "08:30-11:30", extraDays: null };
  assert.deepEqual(tourFaults(tour), {});
  assert.deepEqual(Object.keys(tourFaults({ ...tour, toOn: "2026-12-01", duty: "早八点", hours: "x", extraDays: "周六" })), [
    "toOn",
    "duty",
    "hours",
    "extraDays",
  ]);
  assert.deepEqual(Object.keys(requestFaults({ position: "0,0", firstOn: "2026-12-02", lastOn: "2026-12-01" })), ["position", "lastOn"]);
  const leg = { onDay: "2026-12-07", arrive: "09:00", leave: "11:00", kmFrom: 500, kmTo: 520 };
  assert.deepEqual(legFaults(leg), {});
  assert.deepEqual(Object.keys(legFaults({ ...leg, arrive: "9点", leave: "8:00", kmTo: 400 })), ["arrive", "leave", "kmTo"]);
  assert.deepEqual(Object.keys(legFaults({ ...leg, kmTo: 5_000 })), ["kmTo"]);
  assert.deepEqual(Object.keys(kmFaults(leg, { kmTo: 510, onDay: "2026-12-06" }, undefined)), ["kmFrom"]);
  assert.deepEqual(Object.keys(kmFaults(leg, { kmTo: 500, onDay: "2026-12-06" }, { kmFrom: 515, onDay: "2026-12-08" })), ["kmTo"]);
  assert.deepEqual(renewalOf({ registeredOn: "2016-02-29", km: 100_000 }, RULES, "2026-02-28"), {
    dueOn: "2026-02-28",
    by: ["years", "km"],
  });
  assert.deepEqual(renewalOf({ registeredOn: "2016-02-29", km: 9 }, {}, "2030-01-01"), { dueOn: null, by: [] }, "no rule, no due day");
});

test("a vehicle that fails away from home stood there on its past night: no breach; one that is planned so is one", () => {
  const day = { from: 480, to: 1080 };
  const question: TourQuestion = {
    ...{ days: 3, places: 3, minutes: [0, 60, 60, 60, 0, 10, 60, 10, 0], metres: [0, 60, 60, 60, 0, 10, 60, 10, 0] },
    vehicles: [{ id: "v", home: 0, kits: [], duty: [day, null, null], driveMinutesPerDay: 400, nightsInARow: 4 }],
    stops: [{ id: "s", place: 1, serviceMinutes: 60, windows: [[day], [day], [day]], weight: 1, county: "甲" }],
    lodgings: [{ place: 2, beds: 1, costFen: 0 }],
    ...{ cost: { perKmFen: 100, perNightFen: 0 }, fixed: [{ stop: "s", vehicle: "v", day: 0 }], firstOpenDay: 1 },
  };
  const routes = [{ vehicle: "v", day: 0, stops: ["s"], lodging: 0 }];
  assert.deepEqual(judge(question, routes).breaches, []);
  assert.deepEqual(
    judge({ ...question, firstOpenDay: 0 }, routes).breaches.map((b) => b.code),
    ["home", "off-duty"],
  );
});

test("a week by hand: Wednesday's school, a licence that ends, no position, an island, a working Saturday; the judge agrees with the engine", () => {
  const { input, judged, answer } = worked(
    week({
      vehicles: [van(1), van(2, { drivers: [{ name: "李师傅（示例）", licenceTo: "2026-12-08" }] }), van(3, { drivers: [] })],
      requests: [
        school(11, "30.15, 104.62", { weekdays: ["3"] }),
        school(12, "30.16, 104.63", { kit: "球幕" }),
        school(13, "30.16, 104.64", { kit: "机器人" }),
        school(14, null),
        school(15, "30.2, 104.7", { school: "岛上小学" }),
        // In the sea, south of the strait.
        school(16, "21.00, 120.00"),
        school(17, "30.12, 104.66", { minutes: 400 }),
      ],
      ways: [
        { fromName: "车库", toName: "岛上小学", minutes: 60, km: null, bothWays: true, passable: false },
        { fromName: "车库", toName: "示例小学12", minutes: 5, km: 4, bothWays: false, passable: true },
        { fromName: "示例小学12", toName: "车库", minutes: 55, km: 4, bothWays: false, passable: true },
      ],
    }),
  );
  assert.deepEqual(
    input.unplaced.map((u) => u.id),
    ["14"],
  );
  assert.ok(
    input.notes.some((n) => n.zh.includes("川A00002 从 2026-12-09 起")) &&
      input.notes.some((n) => n.zh.includes("川A00003 没有登记驾驶员")),
  );
  assert.ok(
    input.notes.some((n) => n.zh.includes("相差十倍以上")),
    "5 minutes there, 55 back",
  );
  assert.deepEqual(
    answer.left.map((l) => [l.stop, l.reason.code]),
    [
      ["13", "kit-on-no-vehicle"],
      ["15", "too-far-in-a-day"],
      ["16", "too-far-in-a-day"],
      ["17", "closed-all-days"],
    ],
  );
  assert.deepEqual(judged.breaches, []);
  assert.equal(judged.served, 2);
  const wednesday = judged.days.find((d) => d.visits.some((v) => v.stop === "11"));
  assert.equal(input.days[wednesday?.day ?? 0], "2026-12-09");

  // 12–13 December is a weekend; the Saturday is worked by order.
  const sat = worked(
    week({
      fromOn: "2026-12-11",
      toOn: "2026-12-13",
      extraDays: "2026-12-12",
      daysOff: [{ fromOn: "2026-12-11", toOn: "2026-12-11" }],
      requests: [school(11, "30.15, 104.62")],
    }),
  );
  assert.deepEqual(
    sat.judged.days.filter((d) => d.visits.length > 0).map((d) => sat.input.days[d.day]),
    ["2026-12-12"],
  );
});

test("2,000 schools: as many as the days hold are visited without a breach, each of the others has its reason", () => {
  const spot = (i: number): string => `${(30 + (i % 45) * 0.01).toFixed(2)}, ${(104.5 + Math.floor(i / 45) * 0.01).toFixed(2)}`;
  const { judged, answer } = worked(
    week({ vehicles: [van(1), van(2)], requests: Array.from({ length: 2000 }, (_, i) => school(i, spot(i))) }),
  );
  assert.deepEqual([judged.served, judged.breaches, answer.left.length], [20, [], 1980], "two vehicles, five days, two visits each");
  assert.ok(answer.left.every((l) => l.reason.code === "crowded-out"));
});

test("must-visits that cannot all be made are named, and nobody besides; moving a visit by hand shows every breach", () => {
  const oneDay = { fromOn: "2026-12-07", toOn: "2026-12-07" };
  const { answer } = worked(
    week({
      ...oneDay,
      requests: [
        school(1, "30.12, 104.61", { must: true, half: "morning" }),
        school(2, "30.13, 104.62", { must: true, half: "morning" }),
        school(3, "30.13, 104.61", { must: true, half: "afternoon" }),
      ],
    }),
  );
  assert.deepEqual([...answer.collide].sort(), ["1", "2"]);
  const { input, routes, judged } = worked(
    week({ requests: [school(1, "30.12, 104.61"), school(2, "30.13, 104.62", { firstOn: "2026-12-09", lastOn: "2026-12-09" })] }),
  );
  assert.deepEqual(judged.breaches, []);
  const moved = moveVisit(input.question, routes, "2", { vehicle: "1", day: 0 });
  assert.deepEqual(judge(input.question, moved).breaches, [{ code: "window", vehicle: "1", day: 0, stop: "2" }]);
  const out = judge(input.question, moveVisit(input.question, routes, "2", null));
  assert.deepEqual([out.served, out.breaches.length], [1, 0]);
});

test("ways on a road network go before estimates, what people drove before both; what it does not know is estimated, and the plan says how many", () => {
  const g = week({
    requests: [school(1, "30.12, 104.61"), school(2, "30.13, 104.62"), school(3, null)],
    lodgings: [{ name: "招待所", position: "30.2, 104.7", beds: 2, costFen: 100 }],
    roads: { name: "路网（示例）", file: "reach/x.roads" },
    ways: [{ fromName: "示例小学1", toName: "示例小学2", minutes: 77, km: 9, bothWays: false, passable: true }],
  });
  const plain = buildInput(g);
  assert.equal(plain.roads, undefined, "no way came from the network, and none is said to");
  assert.deepEqual(
    spotsOf(g),
    plain.places.map(({ lat, lon }) => ({ lat, lon })),
    "the order of the places",
  );
  // Places: garage, lodging, two schools; the second school stands off the roads.
  const seconds = [0, 61, 600, -1, 120, 0, 300, -1, 660, 299, 0, -1, -1, -1, -1, 0];
  const input = buildInput(g, { seconds, metres: seconds.map((s) => s * 10), off: [3] });
  const { minutes, metres } = input.question;
  assert.deepEqual(
    [minutes[1], minutes[2], minutes[4], minutes[8], metres[2]],
    [2, 10, 2, 11, 6000],
    "each direction for itself, rounded up",
  );
  assert.equal(minutes[3], plain.question.minutes[3], "off the roads: the estimate");
  assert.equal(minutes[2 * 4 + 3], 77, "what somebody drove");
  assert.deepEqual(input.roads, { name: "路网（示例）", estimated: 6 });
  assert.ok(input.notes.some((n) => n.zh.startsWith("示例小学2附近两公里没有")));
  const slow = carOf({ drive_primary: 30, drive_time: 120 });
  assert.deepEqual([slow.speeds.primary, slow.speeds.primary_link, slow.speeds.secondary, slow.timePercent], [30, 30, 60, 120]);
});

/** One white point. */
const JPEG =
  "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==";

let world: World;
before(async () => {
  world = await makeWorld();
  await world.owner(async (owner) => {
    await owner.query("INSERT INTO region (code, name, level) VALUES ('990101', '甲一县（示例）', 3) ON CONFLICT DO NOTHING");
    await owner.query("UPDATE unit SET region_code = '990101' WHERE id = $1", [world.units["甲一县"]?.id]);
  });
});
after(() => world[Symbol.asyncDispose]());
const setDay = (day: string): void => {
  world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`);
};

type Api = ReturnType<World["client"]>;
async function finished(api: Api, run: string): Promise<number> {
  for (let n = 0; n < 600; n++) {
    const now = await api.caravans.lookAtPlan({ run });
    if (now.state === "done") return now.planId;
    assert.equal(now.state, "running", JSON.stringify(now));
    await new Promise((done) => setTimeout(done, 50));
  }
  return assert.fail("the plan does not end");
}

/** The city's only road: north, east, south again, and on to the other schools. Answers its file. */
async function loadRoads(): Promise<string> {
  const line = [
    [30.05, 104.5],
    [30.1, 104.6],
    [30.175, 104.6],
    [30.175, 104.65],
    [30.15, 104.65],
    [30.18, 104.7],
  ] as const;
  const builders = [roadMapBuilder(), graphBuilder(W2)] as const;
  for (const { sink } of builders) {
    line.forEach(([lat, lon], i) => sink.node(i + 1, Math.round(lat * 1e7), Math.round(lon * 1e7)));
    sink.way(
      1,
      Float64Array.from(line.keys(), (i) => i + 1),
      line.length,
      sink.keys.map((key) => (key === "highway" ? "secondary" : undefined)),
    );
  }
  const [roads, walk] = [builders[0].build(), builders[1].build()];
  let file = "";
  await world.owner(async (owner) => {
    const unit = world.units["甲市"];
    assert.ok(unit);
    await saveNetwork(ownerDb(owner), world.installation.services.files, unit, "甲市路网（示例）", prepareNetwork(walk, W2), { roads });
    file = `reach/${(await owner.query("SELECT roads FROM walking_network")).rows[0].roads}`;
  });
  return file;
}

test("from a school's request over plan, freezing and a driver's log to what counts; rain moves few; the school's word alone is a fact", async () => {
  setDay("2026-12-01");
  const city = world.client("甲市", ["adviser"]);
  const county = world.client("甲一县", ["adviser"]);
  const phone = world.visitor("10.9.8.7");

  // Nothing is planned out of nothing: rules, vehicles and schools are asked for by name.
  const tour = await city.caravan_tour.create({
    values: {
      title: "甲市 12 月巡展（示例）",
      fromOn: "2026-12-07",
      toOn: "2026-12-11",
      duty: "07:30-18:30",
      hours: "08:30-11:30 14:00-16:45",
      weekends: false,
    },
    requestKey: nextKey(),
  });
  const start = (fair = false) => city.caravans.startPlan({ tourId: tour.id, effort: "quick", fair, name: "第一稿" });
  assert.equal(await refusalOf(start()), "no-estimates");
  for (const [measure, value] of Object.entries(RULES))
    await world.client("甲市", ["reviewer"]).caravan_rule.create({
      values: { name: `${measure}（示例）`, measure, value, source: "本单位估算（示例）", fromOn: "2026-01-01" },
      requestKey: nextKey(),
    });
  assert.equal(await refusalOf(start()), "no-vehicles");
  const bus = await city.caravan.create({
    values: {
      ...{ plate: "川A12345", model: "four", registeredOn: "2017-03-01", homeName: "甲市科技馆", homePosition: "30.10, 104.60" },
      ...{ driveMinutes: 300, nightsInARow: 3, insuranceTo: "2027-05-01", inUse: true },
    },
    requestKey: nextKey(),
  });
  await city.caravan.putChild({
    id: bus.id,
    version: 1,
    child: "exhibits",
    values: { name: "球幕", condition: "good", sinceOn: "2026-01-01" },
  });
  await city.caravan_driver.create({
    values: { name: "王师傅（示例）", caravanId: bus.id, licence: "B1", licenceTo: "2030-01-01" },
    requestKey: nextKey(),
  });
  assert.equal(await refusalOf(start()), "no-requests");

  // A school asks by link; who has no telephone or asks for a day that is over hears so; nobody makes itself a must.
  assert.deepEqual((await phone.publicCaravans.readDoor({ region: "990101" })).kits, ["球幕"]);
  const values = {
    ...{
      school: "示例镇中心小学",
      address: "示例镇（示例）",
      position: "30.15, 104.65",
      pupils: "320",
      firstOn: "2026-12-07",
      lastOn: "2026-12-18",
    },
    ...{ half: "any", contactName: "张老师（示例）", contactPhone: "19900300000" },
  };
  const ask = (more: object, requestKey = nextKey()) =>
    phone.publicCaravans.requestVisit({ region: "990101", values: JSON.parse(JSON.stringify({ ...values, ...more })), requestKey });
  assert.equal(await refusalOf(ask({ contactPhone: "" })), "invalid");
  assert.equal(await refusalOf(ask({ position: "0, 0" })), "invalid");
  assert.equal(await refusalOf(ask({ position: "30.05, 124.63" })), "invalid", "in the sea, a thousand kilometres from any vehicle");
  assert.equal(await refusalOf(ask({ firstOn: "2026-11-01", lastOn: "2026-11-05" })), "invalid");
  const links = [
    await ask({ must: "true" as never }),
    await ask({ school: "示例村小", position: "30.18, 104.70", pupils: "60" }),
    await ask({ school: "示例中学", position: "30.05, 104.50", pupils: "700" }),
  ].map((l) => tokenOf(l.url));
  await ask({ school: "不知在哪的小学", position: undefined as never });

  const planId = await finished(city, (await start()).run);
  const plan = await city.caravans.getPlan({ id: planId });
  assert.equal(judge(plan.input.question, plan.routes).served, 3);
  assert.equal(plan.input.unplaced[0]?.school, "不知在哪的小学");
  assert.equal(
    plan.input.question.stops.some((s) => s.must === true),
    false,
  );
  // Once a road network is loaded the ways are driven on it, at the program's speeds, then at the office's; without its file estimates stand, and the plan says so.
  const plannedAnew = async () => (await city.caravans.getPlan({ id: await finished(city, (await start()).run) })).input;
  const roads = await loadRoads();
  const onRoads = await plannedAnew();
  assert.deepEqual(onRoads.roads, { name: "甲市路网（示例）", estimated: 0 });
  const garageTo = (input: typeof onRoads, name: string): number =>
    input.question.minutes[input.places.findIndex((p) => p.name === name)] as number;
  // 0.1° north and south, 0.05° east: 15.9 km at 60 km/h.
  const km = 0.1 * 111.195 + 0.05 * 111.195 * Math.cos((30.175 * Math.PI) / 180);
  assert.ok(
    Math.abs(garageTo(onRoads, "示例镇中心小学") - km) <= 1,
    `round by the one road there is, at 60 km/h: ${garageTo(onRoads, "示例镇中心小学")} minutes`,
  );
  await world.client("甲市", ["reviewer"]).caravan_rule.create({
    values: { name: "县道车速（示例）", measure: "drive_secondary", value: 20, source: "本单位估算（示例）", fromOn: "2026-01-01" },
    requestKey: nextKey(),
  });
  const slower = garageTo(await plannedAnew(), "示例镇中心小学") / garageTo(onRoads, "示例镇中心小学");
  assert.ok(slower > 2.7 && slower < 3.2, `three times as long: ${slower}`);
  rmSync(join(world.installation.services.dataFolder, roads));
  const without = await plannedAnew();
  assert.equal(without.roads, undefined);
  assert.ok(without.notes.some((n) => n.zh.includes("道路文件用不了")));
  await world.owner(async (owner) => void (await owner.query("DELETE FROM walking_network")));
  // Two who plan at once: each keeps a plan of his own, the second to choose hears of the first.
  const other = await city.caravans.savePlan({
    planId,
    routes: plan.routes.slice(1).map((r) => ({ ...r, stops: [...r.stops] })),
    name: "手工",
  });
  const heads = await city.caravans.listPlans({ tourId: tour.id });
  assert.deepEqual([heads.plans[0]?.id, heads.plans.at(-1)?.id], [other.planId, planId]);
  await city.caravans.choosePlan({ tourId: tour.id, version: heads.version, planId });
  assert.equal(await refusalOf(city.caravans.choosePlan({ tourId: tour.id, version: heads.version, planId: other.planId })), "stale");
  assert.equal(
    (await city.caravan_tour.get({ id: tour.id })).names[`caravan_plan:${planId}`],
    plan.name,
    "the tour's page calls its plan by name",
  );
  assert.equal(await refusalOf(county.caravans.getPlan({ id: planId })), "NOT_FOUND", "a county sees no plan of the city");

  const act = (api: Api, action: string, more: object = {}) =>
    api.caravan_tour.act({ id: tour.id, action, requestKey: nextKey(), ...more });
  await act(city, "propose");
  assert.equal(await refusalOf(start()), "frozen");
  assert.equal(await refusalOf(act(world.client("甲市", ["adviser", "reviewer"]), "freeze")), "same-person");
  await world.owner(
    async (owner) =>
      void (await owner.query("INSERT INTO person (name, unit_id, unit_path) VALUES ('第二人（示例）', $1, $2)", [
        world.units["甲市"]?.id,
        world.units["甲市"]?.path,
      ])),
  );
  const reviewer = await someoneElse();
  await act(reviewer, "freeze");

  // The school agrees by its link; its day and the plate stand there.
  const seen = await phone.publicCaravans.openVisit({ token: links[0] as string });
  assert.deepEqual([seen.state, seen.plate, seen.canAgree], ["offered", "川A12345", true]);
  await phone.publicCaravans.answerVisit({ token: links[0] as string, answer: "agree", words: "" });

  // Another tour cannot take the vehicle at that hour, whoever plans it.
  await assert.rejects(
    world.owner(async (owner) => {
      await owner.query("SELECT book_time($1, $2, $3, $4, 0, 'caravan_request:999999', 'x', $5)", [
        `caravan:${bus.id}`,
        seen.onDay,
        seen.fromTime,
        seen.toTime,
        world.units["甲市"]?.id,
      ]);
    }),
  );

  // Rain on the first day that has visits: those are moved or lost, and whoever moved is asked anew.
  const first = [...plan.routes].filter((r) => r.stops.length > 0).sort((a, b) => a.day - b.day)[0];
  await act(city, "reopen", { reason: "暴雨，停课一天（示例）" });
  const again = await city.caravans.replanTour({
    tourId: tour.id,
    weather: { kind: "day", day: first?.day ?? 0 },
    movedAtMost: 3,
    name: "雨天",
  });
  const rainy = await city.caravans.getPlan({ id: again.planId });
  assert.equal(judge(rainy.input.question, rainy.routes).served, 3);
  assert.equal(again.moved, first?.stops.length, "nobody else moves");
  assert.equal(
    rainy.routes.some((r) => r.day === first?.day && r.stops.length > 0),
    false,
  );
  const now = await city.caravans.listPlans({ tourId: tour.id });
  await city.caravans.choosePlan({ tourId: tour.id, version: now.version, planId: again.planId });
  await act(city, "propose");
  await act(reviewer, "freeze");

  // A driver's day on the phone. The same leg twice is one; kilometres never run backwards; another tour's school is refused.
  const drivers = tokenOf((await city.caravans.handTripLink({ id: tour.id })).url);
  const day = await phone.publicCaravans.openTrip({ token: drivers });
  const [one, two, three] = day.visits;
  assert.ok(one && two && three);
  setDay(one.onDay);
  const leg = {
    caravanId: bus.id,
    requestId: one.id,
    onDay: one.onDay,
    arrive: "09:00",
    leave: "11:10",
    kmFrom: 52_000,
    kmTo: 52_031,
    pupils: 310,
    driver: "王师傅（示例）",
  };
  const log = (more: object, requestKey = nextKey()) =>
    phone.publicCaravans.logTrip({ token: drivers, requestKey, values: { ...leg, ...more } });
  const key = nextKey();
  const sent = await log({}, key);
  assert.deepEqual(await log({}, key), sent, "sent again after a lost connection");
  // Photos go to the leg they are of: small ones, once each, and to no leg of another tour.
  const photo = (record: number, padding: number, name = "a.jpg") =>
    filesByLink(world).send(drivers, name, new Uint8Array(Buffer.concat([Buffer.from(JPEG, "base64"), Buffer.alloc(padding)])), record);
  assert.deepEqual(await photo(sent.id + 1000, 1), [404, "NOT_FOUND"]);
  assert.deepEqual(await photo(sent.id, 1, "a.pdf"), [422, "type-not-allowed"]);
  assert.deepEqual(await photo(sent.id, 450_000), [422, "too-large"]);
  for (const padding of [1, 2, 2, 3]) assert.deepEqual(await photo(sent.id, padding), [200, undefined]);
  assert.deepEqual(await photo(sent.id, 4), [422, "too-many-files"]);
  assert.deepEqual(
    (await city.caravan_trip.get({ id: sent.id })).files.map((f) => f.kind),
    ["photo", "photo", "photo"],
  );
  assert.equal(await refusalOf(log({ arrive: "13:00", leave: "15:00" })), "invalid", "this visit is logged already");
  const next = { requestId: two.id, onDay: two.onDay };
  assert.equal(await refusalOf(log({ ...next, arrive: "15:00", leave: "16:30", kmFrom: 51_000, kmTo: 51_040 })), "invalid", "backwards");
  assert.equal(await refusalOf(log({ ...next, requestId: 999_999 })), "invalid");
  setDay(two.onDay);
  await log({ ...next, arrive: "15:00", leave: "16:30", kmFrom: 52_031, kmTo: 52_080, faults: "左后轮慢漏气（示例）" });
  assert.equal((await city.caravan.get({ id: bus.id })).values["km"], 52_080);

  // Only what schools confirm counts. The third school was not visited and says so.
  const facts = async () => {
    const found: { id: number; keys: Record<string, number>; measures: Record<string, number> }[] = [];
    await world.owner(async (owner) => {
      const { rows } = await owner.query("SELECT id, keys, measures FROM ledger_fact WHERE kind = 'caravan.visited' ORDER BY id");
      found.push(...rows);
    });
    return found;
  };
  assert.equal((await facts()).length, 0, "a driver's log is no fact");
  setDay("2026-12-12");
  const tokenFor = new Map<string, string>();
  for (const token of links) tokenFor.set((await phone.publicCaravans.openVisit({ token })).school, token);
  const say = (school: string, answer: "confirm" | "miss", more: object) =>
    phone.publicCaravans.answerVisit({ token: tokenFor.get(school) as string, answer, words: "", ...more });
  assert.equal(await refusalOf(say(one.school, "confirm", {})), "invalid", "with how many");
  await say(one.school, "confirm", { present: 305, words: "孩子们喜欢（示例）" });
  await say(two.school, "confirm", { present: 58 });
  assert.equal(await refusalOf(say(two.school, "confirm", { present: 58 })), "link-used");
  assert.equal((await phone.publicCaravans.openVisit({ token: tokenFor.get(three.school) as string })).state, "offered");
  const told = await facts();
  assert.deepEqual(
    told.map((f) => f.measures["pupils"]),
    [305, 58],
  );
  assert.equal(new Set(told.map((f) => f.keys["school"])).size, 2);
  const columns = world.installation.services.house.lists.get("caravan_feedback") as ListFile;
  const { scope } = world.actor("甲市", ["adviser"]);
  const { rows: feedback } = await world.installation.services.database.read(scope, (db) =>
    columns.page(db, scope, { filter: { year: 2026 }, limit: 20 }, 0),
  );
  assert.deepEqual([feedback.length, feedback[0]?.["onDay"], feedback[0]?.["model"] !== undefined], [2, one.onDay, true]);
  // Two visits of one day stand in the order of their requests.
  const textOf = (school: string) => feedback.map((f) => String(f["text"])).find((t) => t.startsWith(`到${school}，`)) ?? "";
  assert.match(textOf(one.school), /学校确认305名学生参加；学校反馈：孩子们喜欢（示例）$/);
  assert.match(textOf(two.school), /学校确认58名学生参加；车辆和展品故障：左后轮慢漏气（示例）$/);
  const year = await city.caravans.readYear({ year: 2026 });
  assert.deepEqual(year.total, { visits: 2, schools: 2, pupils: 363, counties: 1, vehicles: 1, waiting: 0 });
  const [row] = year.vehicles;
  assert.deepEqual([row?.dueOn, row?.dueBy, row?.months[11]?.km, row?.months[11]?.pupils], ["2027-03-01", [], 80, 363]);
});

/** Another reviewer of the city than the one person of the world. */
async function someoneElse(): Promise<Api> {
  const { mintActor } = await import("../../platform/access/scope.ts");
  let id = 0;
  await world.owner(async (owner) => {
    id = Number((await owner.query<{ id: string }>("SELECT id FROM person WHERE name = '第二人（示例）'")).rows[0]?.id);
  });
  return world.as(
    mintActor(
      { personId: id, name: "第二人（示例）", unitPath: world.units["甲市"]?.path ?? [], roles: ["reviewer"] },
      world.installation.services.house.permissions,
    ),
  ) as Api;
}
