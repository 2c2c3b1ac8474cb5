import assert from "node:assert/strict";
import { pdfOf } from "../../platform/testing/evidence.ts";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { filesByLink } from "../../tests/link-files.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf, tokenOf } from "../../tests/served.ts";
import { writeMinutes, writeNotice } from "./minutes-file.ts";
import { remindSuperiors } from "./reminders.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const MINUTES = `会议听取了柑橘产业服务的汇报。会议议定：
一、开展柑橘企业需求摸底，由甲一县科协牵头，甲二县科协、示例农业农村局配合，12月20日前完成；
二、修订督办办法，由甲市科协负责，尽快落实。`;

/** The sheet of a meeting in a city up to its signature. */
async function heldMeeting() {
  const clerk = world.client("甲市", ["adviser"]);
  const { id } = await clerk.meeting.create({
    values: {
      title: "第11次主席办公会（示例）",
      kind: "chairs",
      heldOn: "2026-11-20",
      chair: "王某（示例）",
      issue: "第11期",
      minutes: MINUTES,
    },
    requestKey: nextKey(),
  });
  const invited = await clerk.meeting.putChild({
    ...{
      id,
      version: (await clerk.meeting.get({ id })).version,
      child: "attendance",
      values: { name: "王某（示例）", post: "主席", how: "invited" },
    },
  });
  const actor = world.actor("甲市", ["adviser"]);
  const notice = await writeNotice(world.installation.services, actor, { id: String(id) });
  assert.ok(notice && (notice.bytes as Uint8Array).byteLength > 4000, "a notice while it is to come");
  await clerk.meeting.act({ id, action: "hold", requestKey: nextKey() });
  assert.equal(await writeNotice(world.installation.services, actor, { id: String(id) }), undefined, "and none afterwards");
  const unsent = (await clerk.meeting.get({ id })).actions.find((a) => a.action === "send")?.unmet.map((u) => u.at) ?? [];
  assert.ok(unsent.includes("attendance"), "of everybody invited it is said how he came");
  const [first] = (await clerk.meeting.get({ id })).children["attendance"] as { id: number }[];
  await clerk.meeting.dropChild({
    id,
    version: (await clerk.meeting.get({ id })).version,
    child: "attendance",
    childId: first?.id as number,
  });
  assert.ok(invited.version > 0);
  let { version } = await clerk.meeting.get({ id });
  for (const values of [
    { name: "王某（示例）", post: "主席", how: "present" },
    { name: "李某（示例）", post: "副主席", how: "leave", reason: "出差" },
  ])
    ({ version } = await clerk.meeting.putChild({ id, version, child: "attendance", values }));
  return { clerk, id, version };
}
const unitId = (name: string) => world.units[name]?.id as number;
const signer = () => world.as({ ...world.actor("甲市", ["reviewer"]), id: "person:901" });

test("minutes become decisions, and no meeting is signed while one has no owner or no day", async () => {
  const { clerk, id, version } = await heldMeeting();
  const read = await clerk.tasks.readMinutes({ id });
  assert.deepEqual(
    read.map((r) => [r.leadUnitId, r.untilOn, r.dayWords]),
    [
      [unitId("甲一县"), "2026-12-20", "12月20日"],
      [unitId("甲市"), null, "尽快"],
    ],
  );
  await clerk.tasks.takeDecisions({
    id,
    version,
    rows: read.map(({ matter, leadUnitId, person, untilOn, with: w }) => ({ matter, leadUnitId, person, untilOn, with: w })),
  });
  assert.ok((await clerk.tasks.readMinutes({ id })).every((r) => r.taken));
  let page = await clerk.meeting.get({ id });
  const rows = page.children["decisions"] as unknown as {
    id: number;
    no: number;
    partOf: number | null;
    leadUnitId: number;
    outsideBody: string | null;
  }[];
  assert.deepEqual(
    rows.map((r) => [r.no, r.partOf, r.leadUnitId, r.outsideBody]),
    [
      [1, null, unitId("甲一县"), "示例农业农村局"],
      [2, 1, unitId("甲二县"), null],
      [3, null, unitId("甲市"), null],
    ],
  );
  assert.deepEqual(page.sections["check"], [{ no: 3, fault: "no-day" }]);
  assert.equal(await refusalOf(clerk.meeting.act({ id, action: "send", requestKey: nextKey() })), "gate-unmet", "尽快 is no day");
  await clerk.meeting.putChild({
    id,
    version: page.version,
    child: "decisions",
    childId: rows[2]?.id as number,
    values: { no: 3, matter: "修订督办办法", leadUnitId: unitId("甲市"), leadSetsDay: true },
  });
  await clerk.meeting.act({ id, action: "send", requestKey: nextKey() });
  assert.equal(
    await refusalOf(world.client("甲市", ["reviewer"]).meeting.act({ id, action: "close", requestKey: nextKey() })),
    "same-person",
    "whoever sends the minutes does not sign them",
  );
  await signer().meeting.act({ id, action: "close", requestKey: nextKey() });
  page = await clerk.meeting.get({ id });
  const given = page.children["decisions"] as unknown as { taskId: number }[];
  assert.ok(given.every((d) => d.taskId > 0));
  const file = await writeMinutes(world.installation.services, world.actor("甲市", ["adviser"]), { id: String(id) });
  assert.ok(file && (file.bytes as Uint8Array).byteLength > 5000);

  const county = world.client("甲一县", ["adviser"]);
  const [lead, part, own] = given.map((d) => d.taskId) as [number, number, number];
  assert.deepEqual(
    (await county.task.list({ filter: {}, limit: 20 })).rows.map((r) => r.id),
    [lead],
    "a unit lists what it leads",
  );
  let task = await county.task.get({ id: lead });
  assert.equal(task.case?.state, "issued");
  assert.equal(task.turn?.isMine, true);
  assert.equal(task.names[`unit:${unitId("甲市")}`], "甲市科协（示例）");
  assert.equal(await refusalOf(clerk.task.act({ id: lead, action: "receive", requestKey: nextKey() })), "not-your-unit");
  await county.task.act({ id: lead, action: "receive", requestKey: nextKey() });
  task = await county.task.get({ id: lead });
  assert.equal(task.case?.dueOn, "2026-12-20", "the day that was decided is the day of the workbench");
  assert.deepEqual(
    (task.sections["course"] as { parts: { id: number }[] }).parts.map((p) => p.id),
    [part],
    "who leads sees the parts of others",
  );

  // The body without account writes how it gets on by its own link; nobody else writes there, and nothing of it is changed.
  assert.equal(await refusalOf(clerk.tasks.handOutsideLink({ id: lead })), "not-your-unit");
  assert.equal(await refusalOf(world.client("甲二县", ["adviser"]).tasks.handOutsideLink({ id: part })), "invalid", "no outside body");
  const link = tokenOf((await county.tasks.handOutsideLink({ id: lead })).url);
  const body = world.visitor("203.0.113.9").publicTasks;
  const opened = await body.openOutside({ token: link });
  assert.deepEqual(
    [opened.body, opened.untilOn, opened.unitName, opened.written],
    ["示例农业农村局", "2026-12-20", "甲一县科协（示例）", []],
  );
  const report = { token: link, onDay: opened.today, done: "已提供企业名单", finished: false, requestKey: nextKey() };
  assert.equal(await refusalOf(body.writeOutside({ ...report, done: "" })), "invalid");
  assert.equal(await refusalOf(body.writeOutside({ ...report, onDay: "2099-01-01" })), "invalid");
  assert.equal(await refusalOf(county.task.act({ id: lead, action: "outside_report", requestKey: nextKey() })), "not-your-role");
  await body.writeOutside(report);
  await body.writeOutside(report);
  await body.writeOutside({ ...report, done: "名单已核对", finished: true, requestKey: nextKey() });
  const { outside } = (await county.task.get({ id: lead })).sections["course"] as {
    outside: { done: string; finished: boolean; basis: string }[];
  };
  assert.deepEqual(
    outside.map((o) => [o.done, o.finished, o.basis]),
    [
      ["已提供企业名单", false, "self"],
      ["名单已核对", true, "self"],
    ],
    "sent twice, written once",
  );
  assert.equal((await county.task.get({ id: lead })).case?.dueOn, "2026-12-20", "what it writes moves no day");

  // It sends what proves it by the same link, which is proof of the task; another link takes none.
  const files = filesByLink(world);
  assert.deepEqual(await files.send("nobody", "名单.pdf", pdfOf("名单")), [422, "link-unknown"]);
  const unmet = async () => (await county.task.get({ id: lead })).actions.find((a) => a.action === "submit")?.unmet.map((u) => u.at);
  assert.deepEqual(await unmet(), ["files", "course"]);
  assert.deepEqual(await files.send(link, "名单.pdf", pdfOf("名单")), [200, undefined]);
  assert.deepEqual(await unmet(), ["course"]);
  assert.deepEqual(
    (await body.openOutside({ token: link })).files.map((f) => f.name),
    ["名单.pdf"],
  );
  assert.deepEqual(
    (await county.task.get({ id: lead })).files.map((f) => f.kind),
    ["outside"],
  );

  // The city's own decision waits for its day.
  const city = world.client("甲市", ["adviser"]);
  assert.equal(await refusalOf(city.task.act({ id: own, action: "receive", requestKey: nextKey() })), "gate-unmet");
  assert.equal(await refusalOf(city.tasks.setDay({ id: own, untilOn: "2027-01-10" })), "not-your-role");
  await world.client("甲市", ["leader"]).tasks.setDay({ id: own, untilOn: "2027-01-10" });
  await city.task.act({ id: own, action: "receive", requestKey: nextKey() });

  // Reporting done asks for proof and for the parts.
  assert.deepEqual(await unmet(), ["course"]);
  const other = world.client("甲二县", ["adviser"]);
  await other.task.act({ id: part, action: "receive", requestKey: nextKey() });
  const finish = async (who: typeof county, taskId: number) => {
    const { version: seen } = await who.task.get({ id: taskId });
    await who.task.putChild({
      id: taskId,
      version: seen,
      child: "progress",
      values: { onDay: "2026-11-23", done: "完成并报送", proof: "示例报〔2026〕7号" },
    });
    await who.task.act({ id: taskId, action: "submit", requestKey: nextKey() });
  };
  await finish(other, part);
  assert.equal(
    await refusalOf(world.client("甲一县", ["reviewer"]).task.act({ id: part, action: "close", requestKey: nextKey() })),
    "not-your-unit",
    "who leads does not sign for the giver",
  );
  assert.deepEqual(await unmet(), ["course"], "reported is not done");
  await signer().task.act({ id: part, action: "close", requestKey: nextKey() });
  assert.deepEqual(await unmet(), []);
  await finish(county, lead);
  assert.equal(await refusalOf(body.openOutside({ token: link })), "link-edited", "reported done: nothing to write");
  await world.client("甲市", ["leader"]).task_rule.create({
    values: { name: "督办办法（示例）", measure: "leader_closes", value: 1, source: "示例办〔2026〕3号", fromOn: "2026-01-01" },
    requestKey: nextKey(),
  });
  assert.equal(
    await refusalOf(signer().task.act({ id: lead, action: "close", requestKey: nextKey() })),
    "not-your-role",
    "the rule says who signs",
  );
  await world.client("甲市", ["leader"]).task.act({ id: lead, action: "close", requestKey: nextKey() });
  const { database } = world.installation.services;
  const facts = await database.read(world.actor("甲市", ["leader"]).scope, (db) =>
    db.selectFrom("ledger_fact").select(["dimensions", "measures"]).where("kind", "=", "task.closed").orderBy("id").execute(),
  );
  assert.deepEqual(
    facts.map((f) => [f.dimensions, f.measures]),
    [
      [{ origin: "meeting", kept: "kept" }, { delays: 0 }],
      [{ origin: "meeting", kept: "kept" }, { delays: 0 }],
    ],
  );
  assert.equal((await world.client("乙一县", ["adviser"]).task.list({ filter: {}, limit: 20 })).total, 0);
});

test("a task from an indicator's gap: not to a superior, delay before the day only, the chain kept, parts stay open, revoked by the giver", async () => {
  const city = world.client("甲市", ["adviser"]);
  const values = {
    title: "签约率低于上年（示例）",
    weight: "urgent",
    origin: "indicator",
    originRef: "签约率 12% → 8%",
    untilOn: "2026-12-01",
  };
  for (const above of ["示例省", "乙一县"]) {
    const { id: wrong } = await city.task.create({ values: { ...values, leadUnitId: unitId(above) }, requestKey: nextKey() });
    assert.equal(
      await refusalOf(city.task.act({ id: wrong, action: "issue", requestKey: nextKey() })),
      "gate-unmet",
      `nobody gives orders to ${above}`,
    );
  }
  const { id } = await city.task.create({ values: { ...values, leadUnitId: unitId("甲一县") }, requestKey: nextKey() });
  await city.task.act({ id, action: "issue", requestKey: nextKey() });
  const tally = await world.installation.services.database.read(
    world.actor("甲一县", ["adviser"]).scope,
    async (db) =>
      (
        await sql<{
          n: number;
        }>`select sum(n) as n from case_tally where process = 'task' and state = 'issued' and unit_id = ${unitId("甲一县")}`.execute(db)
      ).rows[0]?.n,
  );
  assert.equal(tally, 1, "it is counted where it went");
  const county = world.client("甲一县", ["adviser"]);
  await county.task.act({ id, action: "receive", requestKey: nextKey() });
  const page = await county.task.get({ id });
  assert.equal(
    await refusalOf(
      county.task.edit({ id, version: page.version, values: { ...values, leadUnitId: unitId("甲一县"), untilOn: "2027-12-01" } }),
    ),
    "not-from-this-state",
    "no day is moved by editing",
  );
  assert.equal(
    await refusalOf(county.task.act({ id, action: "ask_delay", requestKey: nextKey() })),
    "gate-unmet",
    "a delay has its new day",
  );
  assert.equal(await refusalOf(county.tasks.askDelay({ id, newOn: "2026-12-01", reason: "等数据", requestKey: nextKey() })), "invalid");
  await county.tasks.askDelay({ id, newOn: "2026-12-15", reason: "等税务数据", requestKey: nextKey() });
  await signer().task.act({ id, action: "grant", requestKey: nextKey() });
  const after1 = await county.task.get({ id });
  assert.deepEqual([after1.values["untilOn"], after1.case?.dueOn], ["2026-12-15", "2026-12-15"]);
  const { id: part } = await county.tasks.addPart({
    id,
    title: "镇里补报（示例）",
    leadUnitId: unitId("甲一镇"),
    untilOn: null,
    requestKey: nextKey(),
  });
  await county.tasks.askDelay({ id, newOn: "2027-02-01", reason: "仍在等", requestKey: nextKey() });
  await signer().task.act({ id, action: "deny", reason: "数据已到", requestKey: nextKey() });
  const course = (await county.task.get({ id })).sections["course"] as { delays: unknown[] };
  assert.deepEqual(
    (course.delays as { oldOn: string; newOn: string; answer: string }[]).map((d) => [d.oldOn, d.newOn, d.answer]),
    [
      ["2026-12-01", "2026-12-15", "granted"],
      ["2026-12-15", "2027-02-01", "denied"],
    ],
  );
  world.installation.clock.millis = Date.parse("2026-12-20T02:00:00Z");
  assert.equal(await refusalOf(county.tasks.askDelay({ id, newOn: "2027-02-01", reason: "忘了", requestKey: nextKey() })), "too-late");
  assert.deepEqual(
    (await county.task.listWarnings({ most: 10 })).filter((w) => w.id === id).map((w) => w.warnings.map((x) => x.days)),
    [[5]],
  );
  assert.equal(
    await refusalOf(world.client("甲一县", ["leader"]).task.act({ id, action: "revoke", reason: "不办了", requestKey: nextKey() })),
    "not-your-unit",
  );
  await signer().task.act({ id, action: "revoke", reason: "并入年度工作", requestKey: nextKey() });
  assert.equal((await county.task.get({ id: part })).case?.state, "issued", "the end of a task never ends its parts");
});

test("feedback in a rhythm that is data: chosen or by origin, its next day always there, listed to who carries it and his head alone", async () => {
  world.installation.clock.millis = Date.parse("2026-11-24T02:00:00Z");
  const head = world.client("甲市", ["leader"]);
  const rhythm = { kind: "weeks", every: 1, onDay: 5, source: "示例办〔2026〕5号", fromOn: "2026-01-01" };
  const enter = (values: object) => head.feedback_rhythm.create({ values: values as never, requestKey: nextKey() });
  for (const wrong of [{ onDay: 8 }, { kind: "days" }, { kind: "months", onDay: null }, { every: 0 }, { toOn: "2025-01-01" }])
    assert.equal(await refusalOf(enter({ name: "周报", ...rhythm, ...wrong })), "invalid", JSON.stringify(wrong));
  const { id: weekly } = await enter({ name: "周报（示例）", ...rhythm });
  await enter({ name: "会议事项双周报（示例）", ...rhythm, every: 2, origin: "indicator" });
  const values = { title: "冬季科技服务安排（示例）", weight: "normal", untilOn: "2027-03-01", leadUnitId: unitId("甲一县") };
  const give = async (more: object) => {
    const { id } = await world.client("甲市", ["adviser"]).task.create({ values: { ...values, ...more } as never, requestKey: nextKey() });
    await world.client("甲市", ["adviser"]).task.act({ id, action: "issue", requestKey: nextKey() });
    return id;
  };
  const chosen = await give({ origin: "oral", rhythmId: weekly });
  const byOrigin = await give({ title: "补齐差距（示例）", origin: "indicator" });
  const free = await give({ title: "不要反馈（示例）", origin: "oral" });
  const county = world.client("甲一县", ["adviser"]);
  for (const id of [chosen, byOrigin, free]) await county.task.act({ id, action: "receive", requestKey: nextKey() });
  const dayOf = async (id: number) => (await county.task.get({ id })).values["feedbackOn"];
  assert.deepEqual([await dayOf(chosen), await dayOf(byOrigin), await dayOf(free)], ["2026-11-27", "2026-12-04", null]);
  const write = async (onDay: string) =>
    county.task.putChild({
      ...{ id: chosen, version: (await county.task.get({ id: chosen })).version, child: "progress" },
      values: { onDay, done: "已联系三家（示例）" },
    });
  assert.equal(await refusalOf(write("2026-12-30")), "invalid", "a day to come puts nothing off");
  await write("2026-11-24");
  assert.equal(await dayOf(chosen), "2026-11-27");
  world.installation.clock.millis = Date.parse("2026-11-30T02:00:00Z");
  const listed = async (unit: string, role: string) =>
    (await world.client(unit, [role]).tasks.listAwaited()).map((t) => [t.id, t.late, t.lastOn]);
  const both = [
    [chosen, 3, "2026-11-24"],
    [byOrigin, -4, null],
  ];
  assert.deepEqual(await listed("甲一县", "leader"), both, "the head sees his unit's");
  assert.deepEqual(await listed("甲一县", "adviser"), both, "and who carries them his own");
  for (const [unit, role] of [
    ["甲市", "leader"],
    ["示例省", "leader"],
    ["甲二县", "leader"],
  ] as const)
    assert.deepEqual(await listed(unit, role), [], `${unit} ${role} sees no list of who is late`);
  const beside = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:902", personId: 902 });
  assert.deepEqual(await beside.tasks.listAwaited(), [], "nor does a colleague");
  await write("2026-11-30");
  assert.equal(await dayOf(chosen), "2026-12-04");
  await county.tasks.askDelay({ id: chosen, newOn: "2027-04-01", reason: "等数据", requestKey: nextKey() });
  world.installation.clock.millis = Date.parse("2026-12-07T02:00:00Z");
  assert.equal((await listed("甲一县", "leader")).length, 2, "a delay that is asked for does not still it");
  await world.owner(async (client) => {
    await assert.rejects(client.query("UPDATE task SET feedback_on = NULL WHERE id = $1", [byOrigin]), /task_has_feedback_day/);
  });
});

test("overdue is told to the head of the leading unit alone, once a day, with a number and no names", async () => {
  const { services } = world.installation;
  const told: { to: string; text: string }[] = [];
  const messages = {
    channels: ["mail" as const],
    enqueue: async (_tx: unknown, m: { to: string; text: string; onceKey?: string }) => {
      if (told.some((t) => t.to === m.to)) return undefined;
      told.push(m);
      return told.length;
    },
  };
  await services.database.asRoot(services.rootUnitId, (db) => db.selectFrom("unit").select("id").executeTakeFirst());
  await world.owner(async (client) => {
    for (const [name, role] of [
      ["甲一镇", "leader"],
      ["甲一县", "leader"],
      ["甲市", "leader"],
      ["乙一县", "leader"],
    ])
      await client.query(
        "WITH p AS (UPDATE person SET email = $2 WHERE unit_id = $1 RETURNING id) INSERT INTO post (person_id, unit_id, role, title, from_on) SELECT id, $1, $3, '负责人', '2020-01-01' FROM p",
        [unitId(name as string), `${unitId(name as string)}@example.invalid`, role],
      );
  });
  world.installation.clock.millis = Date.parse("2027-01-20T02:00:00Z");
  await remindSuperiors({ ...services, messages } as never);
  await remindSuperiors({ ...services, messages } as never);
  assert.deepEqual(
    told.map((t) => t.to).toSorted(),
    ["甲一县", "甲一镇", "甲市"].map((n) => `${unitId(n)}@example.invalid`).toSorted(),
    "each head hears of his own unit's; another's head of nothing",
  );
  assert.ok(told.every((t) => /1 件|2 件/.test(t.text) && !/示例/.test(t.text)));
  assert.ok(told.some((t) => t.to === `${unitId("甲一县")}@example.invalid` && /没有反馈/.test(t.text)));
});
