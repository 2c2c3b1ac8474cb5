import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const CODE = "91510000MA01234567".slice(0, 17);

async function addFile(id: number, kind: string): Promise<void> {
  const { services } = world.installation;
  const actor = world.actor("甲一县", ["adviser"]);
  await services.database.write(actor.scope, (tx) =>
    tx
      .insertInto("stored_file")
      .values({
        sha256: Buffer.alloc(32, id),
        name: "协议（示例）.pdf",
        media_type: "application/pdf",
        bytes: 9,
        case_id: id,
        kind,
        uploaded_by: actor.id,
      })
      .execute(),
  );
}

test("a station from its draft to the province's naming, its warnings, its renewal and its end", async () => {
  const adviser = world.client("甲一县", ["adviser"]);
  // Two persons of the county: whoever submits does not check.
  const reviewer = world.client("甲一县", ["reviewer"]);
  const province = world.client("示例省", ["reviewer"]);
  const { creditCodeCheck } = await import("@bihuan/kit");
  const hostCode = CODE + creditCodeCheck(CODE);
  const values = {
    name: "柑橘专家工作站（示例）",
    kind: "expert",
    hostName: "示例柑橘公司",
    hostCode,
    agreementFrom: "2025-12-01",
    agreementTo: "2027-01-31",
  };
  const { id } = await adviser.station.create({ values, requestKey: nextKey() });
  let page = await adviser.station.get({ id });
  assert.equal(page.case?.state, "draft");
  assert.equal(page.turn?.isMine, true);
  const submit = page.actions.find((a) => a.action === "submit");
  assert.deepEqual(
    submit?.unmet.map((u) => u.at),
    ["files", "experts"],
    "what is missing says where it is mended",
  );

  const same = await adviser.station.listSame({ values: { hostCode } });
  assert.deepEqual(
    same.map((s) => s.id),
    [id],
  );
  assert.deepEqual(
    await adviser.station.listSame({ values: { hostCode, name: "又一个站（示例）" } }),
    [],
    "a host's second station is no repetition",
  );

  await province.station_rule.create({
    values: { name: "专家工作站数上限（示例）", measure: "stations_expert", value: 1, source: "示例文件〔2026〕1号", fromOn: "2026-01-01" },
    requestKey: nextKey(),
  });
  const expert = await adviser.expert.create({
    values: { name: "张某（示例）", employer: "示例大学", academy: "none", outsideStations: 1 },
    requestKey: nextKey(),
  });
  let { version } = page;
  const entered = await adviser.station.putChild({ id, version, child: "experts", values: { expertId: expert.id, fromOn: "2025-12-01" } });
  assert.equal(
    await refusalOf(
      adviser.station.putChild({ id, version, child: "projects", values: { name: "旧版本上加的项目", fromOn: "2026-01-01" } }),
    ),
    "stale",
    "child rows carry the version they saw",
  );
  ({ version } = entered);
  assert.ok(
    (await adviser.station.get({ id })).actions
      .find((a) => a.action === "submit")
      ?.unmet.some((u) => u.at === "files" && /协议/.test(u.label.zh)),
    "no station without its agreement's file",
  );
  assert.equal(await refusalOf(adviser.station.act({ id, action: "submit", requestKey: nextKey() })), "gate-unmet");
  await addFile(id, "agreement");
  page = await adviser.station.get({ id });
  assert.equal(page.names[`expert:${expert.id}`], "张某（示例）");
  assert.deepEqual(
    page.actions.find((a) => a.action === "submit")?.unmet.map((u) => u.at),
    ["experts"],
    "one station elsewhere and this one are above the limit of one",
  );
  const listed = await adviser.expert.list({ filter: {}, limit: 20 });
  assert.deepEqual(
    listed.rows.map((r) => [(r as { stations?: number }).stations, (r as { limit?: number }).limit]),
    [[2, 1]],
  );
  const seen = await adviser.expert.get({ id: expert.id });
  await adviser.expert.edit({
    id: expert.id,
    version: seen.version,
    values: { name: "张某（示例）", employer: "示例大学", academy: "none", outsideStations: 0 },
  });

  await adviser.station.act({ id, action: "submit", requestKey: nextKey() });
  assert.equal(
    await refusalOf(adviser.station.edit({ id, version, values })),
    "not-from-this-state",
    "what is being checked does not change",
  );
  assert.equal(
    await refusalOf(province.station.act({ id, action: "pass", requestKey: nextKey() })),
    "not-your-unit",
    "the province does not pass the county's check",
  );
  assert.equal(await refusalOf(reviewer.station.act({ id, action: "pass", requestKey: nextKey() })), "same-person");
  const other = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:999" });
  await other.station.act({ id, action: "pass", requestKey: nextKey() });
  assert.equal(
    await refusalOf(other.station.act({ id, action: "establish", requestKey: nextKey() })),
    "not-your-unit",
    "nor the county the province's",
  );
  await province.station.act({ id, action: "establish", requestKey: nextKey() });
  page = await province.station.get({ id });
  assert.equal(page.case?.state, "in_force");
  assert.equal(page.values["establishedOn"], "2026-11-23");
  assert.deepEqual(
    page.warnings.map((w) => [w.key, w.days]),
    [["agreement", -69]],
  );

  world.installation.clock.millis = Date.parse("2028-03-01T02:00:00Z");
  assert.deepEqual(
    (await adviser.station.listWarnings({ most: 10 })).map((r) => [r.id, r.warnings.map((w) => [w.key, w.days])]),
    [
      [
        id,
        [
          ["agreement", 395],
          ["project", 99],
          ["report", 7],
        ],
      ],
    ],
  );
  page = await adviser.station.get({ id });
  await adviser.station.putChild({
    id,
    version: page.version,
    child: "projects",
    values: { name: "智能灌溉联合项目", fromOn: "2027-06-01", toOn: "2028-02-01", amountFen: "12.5万元" },
  });
  page = await adviser.station.get({ id });
  assert.deepEqual(
    page.warnings.map((w) => w.key),
    ["agreement", "report"],
    "a project ends its warning by itself",
  );

  // The city reviews its stations of a year together, by its own grades; figures come from the registers, a second person closes.
  const city = world.client("甲市", ["reviewer"]);
  const head = world.as({ ...world.actor("甲市", ["leader"]), id: "person:997" });
  const scale = { name: "2027 年度年审（示例）", year: 2027, reportsUntil: "2028-01-31", publicityDays: 5, source: "示例文件〔2028〕1号" };
  const make = (more: object) => city.station_review.create({ values: { ...scale, ...more } as never, requestKey: nextKey() });
  assert.equal(await refusalOf(make({ grades: "优秀" })), "invalid", "one grade is no scale");
  assert.equal(await refusalOf(make({ grades: "优秀、合格", failing: "不合格" })), "invalid", "failing by a grade that is not there");
  const { id: empty } = await make({ name: "2024 年度年审（示例）", year: 2024, grades: "优秀、合格" });
  assert.equal(
    await refusalOf(city.station_review.act({ id: empty, action: "begin", requestKey: nextKey() })),
    "gate-unmet",
    "nobody was there",
  );
  const { id: review } = await make({ grades: "优秀、合格、不合格", failing: "不合格" });
  await city.station_review.act({ id: review, action: "begin", requestKey: nextKey() });
  const desk = async () =>
    (await city.station_review.get({ id: review })).sections["desk"] as {
      rows: { stationId: number; filedOn: string | null; projects: number; fault: string | null }[];
      publicityEnds: string | null;
    };
  assert.deepEqual(
    (await desk()).rows.map((r) => [r.stationId, r.filedOn, r.projects, r.fault]),
    [[id, null, 1, "no-grade"]],
  );
  const row = async (more: object) => {
    const at = await city.station_review.get({ id: review });
    const [first] = at.children["rows"] as { id: number }[];
    return city.station_review.putChild({
      ...{ id: review, version: at.version, child: "rows", childId: first?.id as number, values: { stationId: id, ...more } as never },
    });
  };
  const publish = () => city.station_review.act({ id: review, action: "publish", requestKey: nextKey() });
  assert.equal(await refusalOf(publish()), "gate-unmet");
  assert.equal(await refusalOf(row({ grade: "合格", excused: "不满一年" })), "invalid", "a grade or an excuse");
  for (const [more, fault] of [
    [{ grade: "良好" }, "other-grade"],
    [{ grade: "不合格" }, "no-grounds"],
  ] as const) {
    await row(more);
    assert.equal((await desk()).rows[0]?.fault, fault);
    assert.equal(await refusalOf(publish()), "gate-unmet");
  }
  await row({ grade: "不合格", grounds: "没有年报（示例）" });
  await publish();
  const close = (who: typeof city) => who.station_review.act({ id: review, action: "close", requestKey: nextKey() });
  assert.equal(await refusalOf(close(head)), "gate-unmet", "five working days");
  world.installation.clock.millis = Date.parse(`${(await desk()).publicityEnds}T02:00:00Z`);
  assert.equal(await refusalOf(close(city)), "same-person", "who publishes does not close");
  await close(head);
  page = await adviser.station.get({ id });
  assert.equal(page.case?.state, "correcting", "a failing grade asks for correction in the same act");
  assert.deepEqual(
    (page.sections["reviews"] as { grade: string }[]).map((r) => r.grade),
    ["不合格"],
  );
  const reviewed = await world.installation.services.database.read(world.actor("甲市", ["reviewer"]).scope, (db) =>
    db.selectFrom("ledger_fact").select(["dimensions", "keys"]).where("kind", "=", "station.reviewed").execute(),
  );
  assert.deepEqual(reviewed, [{ dimensions: { outcome: "to_correct" }, keys: { station: id } }]);
  const { database } = world.installation.services;
  await province.station.act({ id, action: "withdraw", reason: "ended", requestKey: nextKey() });
  const facts = await database.read(world.actor("示例省", ["reviewer"]).scope, (db) =>
    db.selectFrom("ledger_fact").select("measures").where("subject", "=", `station:${id}`).orderBy("id").execute(),
  );
  assert.deepEqual(
    facts.map((f) => f.measures),
    [{ stations: 1 }, { stations: -1 }],
  );
  assert.equal((await world.client("乙一县", ["adviser"]).station.list({ filter: {}, limit: 20 })).total, 0, "another county sees nothing");
});
