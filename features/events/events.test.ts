import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { lintIndicator } from "@bihuan/indicators";
import { paperText } from "../../tests/paper-text.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { readingFaults } from "./rules.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

async function addPicture(id: number, byte: number): Promise<void> {
  const actor = world.actor("甲一县", ["adviser"]);
  await world.installation.services.database.write(actor.scope, (tx) =>
    tx
      .insertInto("stored_file")
      .values({
        sha256: Buffer.alloc(32, byte),
        name: "截图（示例）.png",
        media_type: "image/png",
        bytes: 9,
        case_id: id,
        kind: "picture",
        uploaded_by: actor.id,
      })
      .execute(),
  );
}

test("what is no reading", () => {
  const good = {
    work: "甲",
    platform: "抖音",
    metric: "播放",
    value: 1,
    cumulated: true,
    publishedOn: "2026-01-02",
    readOn: "2026-01-03",
    readBy: "某人",
    address: "https://example.org/v/1",
  };
  const faults = (more: object) => Object.keys(readingFaults({ ...good, ...more }, "2026-02-01"));
  assert.deepEqual(faults({}), []);
  assert.deepEqual(faults({ readOn: "2026-01-01" }), ["readOn"], "older than the work");
  assert.deepEqual(faults({ readOn: "2026-02-02" }), ["readOn"]);
  assert.deepEqual(faults({ metric: "观看人次" }), ["metric"]);
  assert.deepEqual(faults({ value: -1 }), ["value"]);
});

test("no synonym of what platforms count is taken for an indicator", () => {
  for (const word of ["曝光量", "触达人群", "传播力指数", "热度", "完播率", "涨粉数", "播放量"])
    assert.equal(
      lintIndicator({ name: { zh: word, en: "x" }, definition: { zh: "期内合计", en: "x" }, expression: "count(demand.confirmed)" }).length,
      1,
      word,
    );
});

test("a figure is cited with its source and a second person's check, or not at all", async () => {
  const adviser = world.client("甲一县", ["adviser"]);
  const reviewer = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:999" });
  const { id: campaignId } = await adviser.campaign.create({
    values: { title: "红色科学家宣传（示例）", firstOn: "2026-03-01", lastOn: "2026-12-31" },
    requestKey: nextKey(),
  });
  const values = {
    work: "短片一（示例）",
    campaignId,
    platform: "抖音",
    metric: "播放",
    value: "18000000",
    readOn: "2026-06-30",
    readBy: "陈某",
  };
  for (const value of ["10w+", "近1800万", "1.2亿"])
    assert.equal(await refusalOf(adviser.media_figure.create({ values: { ...values, value }, requestKey: nextKey() })), "invalid", value);
  const { id } = await adviser.media_figure.create({ values, requestKey: nextKey() });
  let page = await adviser.media_figure.get({ id });
  assert.equal(page.sections["citation"], null, "not to be cited yet");
  assert.equal(await refusalOf(reviewer.media_figure.act({ id, action: "count", requestKey: nextKey() })), "gate-unmet", "no source");
  await addPicture(id, 1);
  assert.equal(
    await refusalOf(world.client("甲一县", ["reviewer"]).media_figure.act({ id, action: "count", requestKey: nextKey() })),
    "same-person",
  );
  await adviser.campaign.act({ id: campaignId, action: "start", requestKey: nextKey() });
  assert.equal(await refusalOf(adviser.campaign.act({ id: campaignId, action: "close", requestKey: nextKey() })), "gate-unmet");
  const statement = () =>
    paperText(world.installation.services, world.actor("甲一县", ["adviser"]), "papers/media_figure/:id/statement", id);
  assert.equal(await statement(), undefined, "nothing is stated of what nobody checked");
  await reviewer.media_figure.act({ id, action: "count", requestKey: nextKey() });
  assert.match(
    (await statement()) ?? "",
    /媒体数据说明.*短片一（示例）.*抖音.*播放.*18,?000,?000（累计）.*2026年6月30日.*陈某.*截图（示例）\.png.*不是人数；不同平台的数字不相加/s,
  );
  page = await adviser.media_figure.get({ id });
  assert.equal(
    (page.sections["citation"] as { zh: string }).zh,
    "截至2026年6月30日，抖音显示“短片一（示例）”播放 18,000,000（陈某读数，见截图）。",
  );
  assert.equal(await refusalOf(adviser.media_figure.edit({ id, version: page.version, values })), "not-from-this-state");

  // The same picture for another day.
  const later = await adviser.media_figure.create({ values: { ...values, readOn: "2026-07-31" }, requestKey: nextKey() });
  await addPicture(later.id, 1);
  assert.equal(await refusalOf(reviewer.media_figure.act({ id: later.id, action: "count", requestKey: nextKey() })), "gate-unmet");
  await adviser.media_figure.act({ id: later.id, action: "cancel", reason: "截图不是这一天的", requestKey: nextKey() });
  await adviser.campaign.act({ id: campaignId, action: "close", requestKey: nextKey() });

  const { database, house } = world.installation.services;
  const facts = await database.read(world.actor("示例省", ["reviewer"]).scope, (db) =>
    db.selectFrom("ledger_fact").select("id").where("subject", "like", "media_figure:%").execute(),
  );
  assert.deepEqual(facts, [], "nothing of it is counted anywhere");
  assert.ok(![...house.facts.keys()].some((kind) => kind.startsWith("media")), "no indicator can be written on it");
  assert.equal(await refusalOf(world.client("乙一县", ["adviser"]).media_figure.get({ id })), "NOT_FOUND");
});

test("an account has who answers for it and a day of the next look; nobody counts its followers", async () => {
  world.installation.clock.millis = Date.parse("2026-11-20T02:00:00Z");
  const adviser = world.client("甲一县", ["adviser"]);
  const values = { name: "雁江科普（示例）", platform: "平台甲（示例）", owner: "陈某（示例）", lookDays: 30 };
  const create = (more: object) => adviser.media_account.create({ values: { ...values, ...more } as never, requestKey: nextKey() });
  for (const wrong of [{ lookDays: 0 }, { lookedOn: "2026-12-01" }, { owner: "" }]) assert.equal(await refusalOf(create(wrong)), "invalid");
  const { id } = await create({});
  const next = async () => (await adviser.media_account.get({ id })).values["nextLookOn"];
  assert.equal(await next(), "2026-11-20", "never looked at: now");
  const edit = async (more: object) =>
    adviser.media_account.edit({ id, version: (await adviser.media_account.get({ id })).version, values: { ...values, ...more } as never });
  await edit({ lookedOn: "2026-11-20", found: "正常" });
  assert.equal(await next(), "2026-12-20");
  world.installation.clock.millis = Date.parse("2026-12-28T02:00:00Z");
  assert.deepEqual(
    (await adviser.media_account.listWarnings({ most: 5 })).map((w) => w.warnings.map((x) => x.days)),
    [[8]],
  );
  await edit({ lookedOn: "2026-11-20", closedOn: "2026-12-28" });
  assert.deepEqual([await next(), await adviser.media_account.listWarnings({ most: 5 })], [null, []]);
});
