import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { renderCentre, renderCentreList } from "./public.ts";
import { isMobile, readPosition, rosterOf, standingAt, vacanciesOn, weekHours } from "./rules.ts";
import type { CentreDesk } from "./server.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());
const setTime = (at: string): void => {
  world.installation.clock.millis = Date.parse(`${at}:00+08:00`);
};

test("positions, telephones, vacancies and the door by hand", () => {
  assert.deepEqual(readPosition("30.1220，104.6270"), { lat: 301_220_000, lon: 1_046_270_000 });
  for (const bad of ["104.6270, 30.1220", "30.1", "30, 104, 5", "东经104"]) assert.ok("fault" in readPosition(bad), bad);
  for (const own of ["13800001234", "+86 138 0000 1234", "１３８００００１２３４"]) assert.ok(isMobile(own), own);
  for (const office of ["028-26110000", "12396", "400-138-0000"]) assert.ok(!isMobile(office), office);
  const post = (name: string | null, fromOn: string, toOn: string | null, instead: string | null = null) => ({
    post: "受理",
    name,
    fromOn,
    toOn,
    instead,
  });
  const today = "2026-11-29";
  assert.deepEqual(vacanciesOn([post("甲", "2020-01-01", "2026-10-14")], today), [
    { post: "受理", since: "2026-10-14", days: 46, instead: null },
  ]);
  assert.deepEqual(vacanciesOn([post("甲", "2020-01-01", "2026-10-14"), post("乙", "2026-01-01", null)], today), [], "one of two is there");
  assert.equal(vacanciesOn([post("甲", "2020-01-01", "2026-10-14"), post(null, "2026-11-01", null, "丙")], today)[0]?.days, 28);
  assert.deepEqual(vacanciesOn([post("丁", "2026-12-01", null)], today), [], "a post that is to come is not vacant");
  assert.equal(weekHours("周一至周五 9:00-12:00、14:00-17:00；周六 9:00-12:00"), 33);
  const centre = { state: "open", hours: "周一至周五 9:00-17:00" };
  const closure = { fromOn: "2026-11-30", toOn: "2026-12-02", reason: "搬迁", instead: "区科协" };
  const at = (day: string, minute: number, isDayOff = false) => standingAt(centre, [closure], { today: day, minute, isDayOff }).why;
  assert.deepEqual(
    [at("2026-11-27", 4 * 1440 + 600), at("2026-11-28", 5 * 1440 + 600), at("2026-11-30", 600), at("2026-12-03", 3 * 1440 + 600, true)],
    ["open", "hours", "closure", "dayOff"],
  );
  assert.equal(standingAt({ ...centre, state: "paused" }, [], { today, minute: 600, isDayOff: false }).why, "paused");
});

const values = {
  ...{ name: "甲一县科技服务中心（示例）", kind: "centre", takesNeeds: true, address: "甲一县示例路1号", position: "30.1220, 104.6270" },
  ...{ phone: "028-26110000", hours: "周一至周五 9:00-17:00", services: ["need", "expert"] },
};

test("the roster names open hours without anybody; closed days, holidays and closures need nobody", () => {
  const centre = {
    hours: "周一至周五 9:00-12:00、14:00-17:00；周六 9:00-12:00",
    closures: [{ fromOn: "2026-09-03", toOn: "2026-09-03", reason: "检修", instead: null }],
    isOff: (day: string) => day === "2026-09-04",
  };
  const days = ["2026-09-01", "2026-09-02", "2026-09-03", "2026-09-04", "2026-09-05", "2026-09-06"];
  const duties = [
    { onDay: "2026-09-01", part: "day" as const, name: "王某" },
    { onDay: "2026-09-02", part: "morning" as const, name: "李某" },
    { onDay: "2026-09-06", part: "day" as const, name: "加班某" },
  ];
  assert.deepEqual(
    rosterOf(centre, duties, days).map((r) => [r.day, r.duties.map((d) => d.name), r.without]),
    [
      ["2026-09-01", ["王某"], []],
      ["2026-09-02", ["李某"], ["afternoon"]],
      ["2026-09-05", [], ["morning"]],
      ["2026-09-06", ["加班某"], []],
    ],
  );
});

test("a centre opens with somebody there and its sign; needs belong to the nearest; what is vacant or closed is seen, by staff and public", async () => {
  setTime("2026-09-01T10:00");
  const adviser = world.client("甲一县", ["adviser"]);
  const leader = world.client("甲一县", ["leader"]);
  const city = world.client("甲市", ["adviser"]);
  const create = (who: typeof adviser, more: object = {}) =>
    who.service_centre.create({ values: { ...values, ...more }, requestKey: nextKey() });
  for (const [field, bad] of [
    ["hours", "随时来"],
    ["hours", "周一至周五 17:00-9:00"],
    ["position", "104.6270, 30.1220"],
    ["phone", "13800001234"],
  ] as const)
    assert.equal(await refusalOf(create(adviser, { [field]: bad })), "invalid", bad);
  const { id } = await create(adviser);
  const page = () => adviser.service_centre.get({ id });
  const desk = async () => (await page()).sections["desk"] as CentreDesk;
  const listed = async () =>
    new Map((await adviser.service_centre.list({ limit: 5, filter: {} })).rows.map((r) => [r.id, r as unknown as Record<string, unknown>]));
  const act = (who: typeof adviser, action: string, reason?: string, of = id) =>
    who.service_centre.act({ id: of, action, requestKey: nextKey(), ...(reason ? { reason } : {}) });
  const child = async (name: string, v: Record<string, unknown>, of = id, who = adviser) =>
    who.service_centre.putChild({ id: of, version: (await who.service_centre.get({ id: of })).version, child: name, values: v });
  const sign = async (of: number, unit = "甲一县") => {
    const actor = world.actor(unit, ["adviser"]);
    await world.installation.services.database.write(actor.scope, (tx) =>
      tx
        .insertInto("stored_file")
        .values({
          ...{ sha256: Buffer.alloc(32, of % 250), name: "挂牌（示例）.png", media_type: "image/png", bytes: 9 },
          ...{ case_id: of, kind: "sign", uploaded_by: actor.id },
        })
        .execute(),
    );
  };
  assert.equal(await refusalOf(act(leader, "open")), "gate-unmet", "nobody is there");
  assert.equal(
    await refusalOf(child("staff", { post: "受理", kind: "temporary", name: "临某（示例）", fromOn: "2026-09-01" })),
    "invalid",
    "a temporary worker without a last day",
  );
  await child("staff", { post: "负责人", kind: "full", name: "王某（示例）", fromOn: "2026-08-01" });
  await child("staff", { post: "驻点专家", kind: "stationed", name: null, fromOn: "2026-10-14", instead: "王某（示例）" });
  assert.equal(await refusalOf(act(leader, "open")), "gate-unmet", "no sign");
  await sign(id);
  assert.equal(await refusalOf(act(adviser, "open")), "not-your-role");
  // The roster of days: 2026-09-01 is a Tuesday; what is open without anybody is named.
  assert.deepEqual((await desk()).roster, [], "a centre that does not run needs none");

  const need = async (who: typeof adviser, title: string) =>
    (
      await who.services.createDemand({
        values: {
          ...{ title, demanderName: `${title}厂（示例）`, demanderKind: "enterprise", contactName: "联系人（示例）" },
          ...{ phone: "19900270001", source: "visit" },
        },
        requestKey: nextKey(),
      })
    ).id;
  const before = await need(adviser, "柑橘分级");
  assert.equal((await adviser.centres.findOfNeed({ id: before })).centre, null, "none runs yet");
  assert.deepEqual(
    (await adviser.centres.listStanding()).without.map((w) => w.needs),
    [1],
  );
  await act(leader, "open");

  setTime("2026-09-10T10:00");
  const duty = { onDay: "2026-09-10", part: "morning", name: "王某（示例）" };
  await child("duty", duty);
  assert.equal(await refusalOf(child("duty", duty)), "invalid", "the same entry twice");
  assert.deepEqual(
    (await desk()).roster.slice(0, 2).map((r) => [r.day, r.duties.length, r.without]),
    [
      ["2026-09-10", 1, ["afternoon"]],
      ["2026-09-11", 0, ["morning", "afternoon"]],
    ],
  );
  const first = await need(adviser, "果蝇防治");
  const second = await need(adviser, "库房保鲜");
  const town = await need(world.client("甲一镇", ["adviser"]), "墒情监测");
  assert.deepEqual((await adviser.centres.findOfNeed({ id: town })).centre?.name, values.name, "of the unit above");
  const { services } = world.installation;
  const confirmed = async (kind: "demand.confirmed" | "demand.introduced", need: number, day: string) => {
    const actor = world.actor("甲一县", ["adviser"]);
    const unit = world.units["甲一县"] as { id: number; path: number[] };
    await services.database.write(actor.scope, (tx) =>
      recordFact(tx, services.house.facts, actor, {
        ...{ kind, occurredOn: day, unitId: unit.id, unitPath: unit.path, regionCode: null, subject: `demand:${need}` },
        ...{ keys: { demander: 1 }, evidence: [{ type: "case", ref: `demand:${need}`, label: "示例" }] },
      }),
    );
  };
  await confirmed("demand.confirmed", first, "2026-09-12");
  await confirmed("demand.confirmed", second, "2026-09-16");
  await confirmed("demand.introduced", first, "2026-09-20");
  setTime("2026-11-30T10:00");
  const now = await desk();
  assert.equal(now.needs, 4);
  const { since, ...answers } = now.answers as NonNullable<CentreDesk["answers"]>;
  assert.equal(since, "2026-09-01");
  // The need of the morning of its opening came on its first day; medians of {2, 6} and {10}.
  assert.deepEqual(answers, { orders: 4, introduced: 1, introducedDays: 10, confirmed: 2, confirmedDays: 4 });
  assert.equal(now.weekHours, 40);
  assert.deepEqual(
    now.vacancies.map((v) => [v.post, v.days, v.instead]),
    [["驻点专家", 47, "王某（示例）"]],
  );
  assert.equal((await listed()).get(id)?.["vacantDays"], 47);

  // A second one that takes needs is refused, before and after its opening; a city's takes what no county's does.
  const other = await create(adviser, {
    name: "甲一县城西服务点（示例）",
    kind: "point",
    address: "甲一县城西",
    position: "30.1300, 104.6270",
  });
  await child("staff", { post: "受理", kind: "part", name: "李某（示例）", fromOn: "2026-09-01" }, other.id);
  await sign(other.id);
  assert.equal(await refusalOf(act(leader, "open", undefined, other.id)), "gate-unmet");
  const edit = async (more: object) =>
    adviser.service_centre.edit({
      id: other.id,
      version: (await adviser.service_centre.get({ id: other.id })).version,
      values: { ...values, name: "甲一县城西服务点（示例）", kind: "point", address: "甲一县城西", position: "30.1300, 104.6270", ...more },
    });
  await edit({ takesNeeds: false });
  await act(leader, "open", undefined, other.id);
  assert.equal(await refusalOf(edit({ takesNeeds: true })), "invalid");
  assert.equal(((await adviser.service_centre.get({ id: other.id })).sections["desk"] as CentreDesk).answers, null);
  assert.equal(await refusalOf(act(leader, "close", "撤并")), "gate-unmet", "its open needs would have no place");
  const above = await create(city, { name: "甲市服务中心（示例）", address: "甲市示例路2号", position: null });
  await child("staff", { post: "负责人", kind: "full", name: "赵某（示例）", fromOn: "2026-08-01" }, above.id, city);
  await sign(above.id, "甲市");
  await world.client("甲市", ["leader"]).service_centre.act({ id: above.id, action: "open", requestKey: nextKey() });
  assert.equal((await adviser.centres.findOfNeed({ id: first })).centre?.id, id, "the nearest stays");
  assert.equal(((await city.service_centre.get({ id: above.id })).sections["desk"] as CentreDesk).needs, 0);

  // Closed for three days: staff, list and public see it, and where to go.
  await child("closures", { fromOn: "2026-11-30", toOn: "2026-12-02", reason: "线路检修", instead: "城西服务点" });
  const standing = (await city.centres.listStanding()).rows.find((r) => r.id === id);
  assert.deepEqual([standing?.standing.why, standing?.vacancies.length, standing?.needs], ["closure", 1, 4]);
  assert.equal((await listed()).get(id)?.["closedUntil"], "2026-12-02");
  assert.deepEqual((await world.client("乙一县", ["adviser"]).centres.listStanding()).rows, [], "another city's are not there");
  const shut = await renderCentre(services, id, "zh");
  assert.match(shut.body, /停办到2026年12月2日[\s\S]*线路检修[\s\S]*城西服务点[\s\S]*现在开门的[\s\S]*城西服务点[\s\S]*约 0\.9 公里/);
  assert.match(shut.body, /驻点专家：空缺 · 有人顶班/);
  assert.doesNotMatch(shut.body, /王某|<script/, "who holds a post is not public");
  assert.match((await renderCentre(services, other.id, "en")).body, /Open now[\s\S]*028-26110000/);
  assert.equal((await renderCentre(services, 999_999, "zh")).status, 404);
  assert.match(await renderCentreList(services, "999999", "zh"), /还没有公开/);

  // Given up: its needs are the city's, its page is gone.
  await act(leader, "pause", "搬迁");
  assert.match((await renderCentre(services, id, "zh")).body, /暂停服务/);
  await act(leader, "close", "撤并到市中心");
  assert.equal((await adviser.centres.findOfNeed({ id: first })).centre?.name, "甲市服务中心（示例）");
  assert.equal((await renderCentre(services, id, "zh")).status, 404);
  const facts = await services.database.read(world.actor("甲市", ["leader"]).scope, (db) =>
    db.selectFrom("ledger_fact").select(["subject", "dimensions"]).where("kind", "=", "centre.opened").orderBy("id").execute(),
  );
  assert.deepEqual(
    facts.map((f) => [f.subject, f.dimensions]),
    [
      [`service_centre:${id}`, { kind: "centre" }],
      [`service_centre:${other.id}`, { kind: "point" }],
      [`service_centre:${above.id}`, { kind: "centre" }],
    ],
  );
});
