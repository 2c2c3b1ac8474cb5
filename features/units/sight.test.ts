import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const day = (more: number): string =>
  new Date(world.installation.clock.millis + 8 * 3_600_000 + more * 86_400_000).toISOString().slice(0, 10);
const faultsOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "was not refused",
    (e: unknown) => Object.keys((e as { data?: { fields?: object } }).data?.fields ?? {}).join(),
  );

test("a superior counts whom a county visits, reads them by a grant until its day, every look is seen by both, and what was taken back is closed", async () => {
  // The walls reckon by the database's own day.
  world.installation.clock.millis = Date.now();
  const county = world.client("甲一县", ["adviser"]);
  const leader = world.client("甲一县", ["leader"]);
  const city = world.client("甲市", ["leader", "adviser"]);
  const person = await county.care_person.create({
    values: { name: "罗桔（示例）", employer: "示例农技站", circle: "veteran", standing: "here", phone: "19900001111" },
    requestKey: nextKey(),
  });
  const plan = await county.care_plan.create({
    values: {
      name: "春节慰问（示例）",
      occasion: "spring",
      fromOn: day(0),
      toOn: day(30),
      criteria: "老科技工作者",
      source: "示例",
      budgetFen: 100_000,
    },
    requestKey: nextKey(),
  });
  const visit = await county.care_visit.create({
    values: {
      ...{
        title: "春节走访罗桔（示例）",
        planId: plan.id,
        personId: person.id,
        nominatedBy: "示例农技站",
        way: "visit",
        plannedFen: 50_000,
      },
      ...{ consentNamed: "unasked", consentPictured: "no" },
    },
    requestKey: nextKey(),
  });
  const { version, values: standing } = await county.care_person.get({ id: person.id });
  const { lastVisitOn: _, ...values } = standing as Record<string, unknown>;
  await county.care_person.edit({ id: person.id, version, values: { ...values, phone: "19900001111", employer: "示例植保站" } as never });

  const closed = async (client: typeof city, what: string): Promise<void> => {
    const page = await client.care_person.list({ filter: {}, limit: 10 });
    assert.deepEqual([page.rows.length, page.total], [0, 0], what);
    assert.equal((await client.care_visit.list({ filter: { state: ["nominated"] }, limit: 10 })).total, 0, what);
    assert.equal(await refusalOf(client.care_person.get({ id: person.id })), "NOT_FOUND", what);
    assert.equal(await refusalOf(client.care_person.look({ id: person.id, field: "phone" })), "NOT_FOUND", what);
    assert.equal(await refusalOf(client.care_visit.get({ id: visit.id })), "NOT_FOUND", what);
    assert.deepEqual((await client.care_person.group({ filter: {}, by: "circle" })).groups, [], what);
    assert.deepEqual(await client.care_person.find({ words: "罗" }), [], what);
  };
  await closed(city, "no grant");
  const { beneath } = await city.sight.listSight();
  assert.deepEqual(
    beneath.map((b) => [b.unitName, b.kind, b.untilOn, b.registers.map((r) => [r.name, r.n, r.states.map((s) => s.label.zh)])]),
    [
      [
        "甲一县科协（示例）",
        "care",
        null,
        [
          ["care_visit", 1, ["已推荐"]],
          ["care_plan", 1, ["拟定"]],
          ["care_person", 1, []],
        ],
      ],
    ],
  );
  assert.doesNotMatch(JSON.stringify(beneath), /罗桔/);
  // Neither cases, their course, files nor the history of fields tell of them, whatever statement asks.
  const seen = async (unit: string) =>
    world.installation.services.database.read(world.actor(unit, ["leader"]).scope, async (db) => {
      const { rows } = await sql<Record<string, number>>`select
        (select count(*) from care_person) + (select count(*) from care_plan) + (select count(*) from care_visit) as rows,
        (select count(*) from work_case where process like 'care%') as cases, (select count(*) from case_event e join work_case c on c.id = e.case_id) as events,
        (select count(*) from field_history where register like 'care%') as history`.execute(db);
      return Object.values(rows[0] as Record<string, number>).map(Number);
    });
  assert.deepEqual(await seen("甲市"), [0, 0, 0, 0]);
  assert.deepEqual(await seen("甲一县"), [3, 2, 2, 1]);

  // Granted by the county's leader, to a unit above, with day and reason.
  const [cityId, otherId] = [world.units["甲市"]?.id ?? 0, world.units["乙市"]?.id ?? 0];
  const grant = { kind: "care", toUnitId: cityId, untilOn: day(30), reason: "市里核对慰问名单" };
  assert.equal(await refusalOf(county.sight.grantSight(grant)), "FORBIDDEN");
  assert.equal(await faultsOf(leader.sight.grantSight({ ...grant, toUnitId: otherId })), "toUnitId");
  assert.equal(await faultsOf(leader.sight.grantSight({ ...grant, toUnitId: world.units["甲一县"]?.id ?? 0 })), "toUnitId");
  assert.equal(await faultsOf(leader.sight.grantSight({ ...grant, untilOn: day(-1), reason: "查" })), "untilOn,reason");
  assert.equal(await faultsOf(leader.sight.grantSight({ ...grant, toPersonId: 999_999 })), "toPersonId");
  assert.equal(await refusalOf(leader.sight.grantSight({ ...grant, kind: "nothing" })), "NOT_FOUND");
  const { id } = await leader.sight.grantSight(grant);
  assert.equal(await refusalOf(leader.sight.grantSight(grant)), "granted-already");

  const page = await city.care_person.list({ filter: {}, limit: 10 });
  assert.deepEqual(
    page.rows.map((r) => r.name),
    ["罗桔（示例）"],
  );
  const read = await city.care_visit.get({ id: visit.id });
  assert.equal(read.title, "春节走访罗桔（示例）");
  assert.equal((await city.care_person.look({ id: person.id, field: "phone" })).value, "19900001111");
  // A grant is for reading: the steps, the edits, everything that leaves stay the county's.
  assert.equal(await refusalOf(city.care_visit.act({ id: visit.id, action: "approve", requestKey: nextKey() })), "NOT_FOUND");
  assert.equal(await refusalOf(city.care_person.edit({ id: person.id, version: version + 1, values: values as never })), "NOT_FOUND");
  assert.deepEqual(await seen("甲市"), [0, 0, 0, 0], "no statement but a look that is written down");
  await closed(world.client("示例省", ["leader", "adviser"]), "the province was granted nothing");
  await closed(world.client("乙市", ["leader", "adviser"]), "a neighbour");

  // Both sides see what is granted, and the county every look.
  const [mine] = (await leader.sight.listSight()).grants;
  const [theirs] = (await city.sight.listSight()).grants;
  assert.deepEqual([mine?.isOwn, mine?.standing, mine?.looks], [true, "holds", 3]);
  assert.deepEqual([theirs?.isOwn, theirs?.reason, theirs?.untilOn], [false, grant.reason, grant.untilOn]);
  assert.equal((await city.sight.listSight()).beneath[0]?.untilOn, grant.untilOn);
  assert.deepEqual((await leader.sight.listSightLooks({ id })).map((l) => [l.who, l.register.zh, l.recordId]).reverse(), [
    ["甲市某人（示例）", "慰问名册", null],
    ["甲市某人（示例）", "慰问走访", visit.id],
    ["甲市某人（示例）", "慰问名册", person.id],
  ]);
  const looks = await world.installation.services.database.read(world.actor("甲市", ["auditor"]).scope, (db) =>
    db.selectFrom("audit_entry").select("subject").where("act", "=", "sight.look").execute(),
  );
  assert.equal(looks.length, 3, "and in the audit trail");

  assert.equal(await refusalOf(city.sight.takeBackSight({ id, reason: "不是我的" })), "NOT_FOUND");
  assert.equal(await faultsOf(leader.sight.takeBackSight({ id, reason: "" })), "reason");
  await leader.sight.takeBackSight({ id, reason: "已核对完" });
  assert.equal(await refusalOf(leader.sight.takeBackSight({ id, reason: "已核对完" })), "over-already");
  await closed(city, "taken back");

  // To one person there; it ends by its day without anybody's doing.
  const other = world.as({
    ...world.actor("甲市", ["leader"]),
    scope: { ...world.actor("甲市", ["leader"]).scope, personId: person.id + 900 } as never,
  });
  const cityPerson = world.actor("甲市", ["leader"]).personId as number;
  await world.owner(async (owner) => {
    await owner.query("insert into post (person_id, unit_id, role, title, from_on) values ($1, $2, 'leader', '示例', '2026-01-01')", [
      cityPerson,
      cityId,
    ]);
  });
  const { id: named } = await leader.sight.grantSight({ ...grant, toPersonId: cityPerson });
  await closed(other, "another person of the same unit");
  assert.equal((await city.care_person.list({ filter: {}, limit: 10 })).total, 1);
  assert.equal(
    (
      await world.installation.services.database.read(world.actor("甲市", []).scope, (db) =>
        db.selectFrom("notice").select("subject").execute(),
      )
    ).length,
    1,
  );
  await world.owner(async (owner) => {
    await owner.query("update sight_grant set from_on = $2, until_on = $2 where id = $1", [named, day(-1)]);
  });
  await closed(city, "its day has passed");
  assert.equal((await leader.sight.listSight()).grants[0]?.standing, "over");
});

test("a closed county takes what it holds along to its successor, and is not closed past what is open there", async () => {
  world.installation.clock.millis = Date.now();
  const county = world.client("甲二县", ["adviser"]);
  const leader = world.client("甲市", ["leader"]);
  const made = await county.care_person.create({
    values: { name: "何青（示例）", employer: "示例校", circle: "front", standing: "here" },
    requestKey: nextKey(),
  });
  const plan = await county.care_plan.create({
    values: { name: "日常慰问（示例）", occasion: "usual", fromOn: day(0), toOn: day(9), criteria: "一线", source: "示例", budgetFen: 0 },
    requestKey: nextKey(),
  });
  const [from, to] = [world.units["甲二县"]?.id ?? 0, world.units["甲一县"]?.id ?? 0];
  assert.equal(await refusalOf(leader.work.mergeUnit({ unitId: from })), "still-open");
  await leader.work.mergeUnit({ unitId: from, successorId: to });
  const next = world.client("甲一县", ["adviser"]);
  assert.equal((await next.care_person.get({ id: made.id })).unitName, "甲一县科协（示例）");
  assert.equal((await next.care_plan.get({ id: plan.id })).unitName, "甲一县科协（示例）");
});

test("whom to call about a need is the county's; a superior's adviser reads it by a grant, the one on record is reached all the same", async () => {
  world.installation.clock.millis = Date.now();
  const county = world.client("乙一县", ["adviser"]);
  const city = world.client("乙市", ["adviser", "reviewer"]);
  const { id } = await county.services.createDemand({
    values: {
      ...{ title: "示例需求", demanderName: "某合作社（示例）", demanderKind: "cooperative", contactName: "联系人（示例）" },
      ...{ phone: "19900209999", source: "phone" },
    },
    requestKey: nextKey(),
  });
  const page = await city.services.getDemand({ id });
  assert.equal(page.contactOpen, false);
  assert.equal(await refusalOf(city.services.lookContact({ id })), "NOT_FOUND");
  const gate = (p: typeof page) => p.actions.flatMap((a) => a.unmet.map((u) => JSON.stringify(u)));
  assert.deepEqual(gate(page), gate(await county.services.getDemand({ id })), "that a contact is on record is no secret");
  const leader = world.client("乙一县", ["leader"]);
  const { id: grant } = await leader.sight.grantSight({
    ...{ kind: "contacts", toUnitId: world.units["乙市"]?.id ?? 0, untilOn: day(5), reason: "市里代为回访" },
  });
  assert.equal((await city.services.getDemand({ id })).contactOpen, true);
  assert.equal((await city.services.lookContact({ id })).phone, "19900209999");
  assert.deepEqual(
    (await leader.sight.listSightLooks({ id: grant })).map((l) => [l.register.zh, l.recordId, l.href]),
    [["需求联系人", id, `/services/demands/${id}`]],
  );
});
