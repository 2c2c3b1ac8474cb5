import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { paperText } from "../../tests/paper-text.ts";
import { nextKey, refusalOf, shownIn } from "../../tests/served.ts";
import { academicYearFile } from "./academic-file.ts";
import { nameFindings } from "./name-rules.ts";
import { dueOf, eventFaults, standingIn, tableOf, type Counted } from "./academic-rules.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const setDay = (day: string): void => {
  world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`);
};

test("due days: calendar and working, before and after, holidays left out", () => {
  const duty = { id: 1, name: "备案", office: "民政", source: "示例" } as const;
  const at = { firstOn: "2026-10-12", lastOn: "2026-10-13" };
  const holiday = [{ fromOn: "2026-10-01", toOn: "2026-10-07" }];
  assert.equal(dueOf({ ...duty, side: "before", days: 15, dayKind: "calendar" }, at, holiday).dueOn, "2026-09-27");
  const working = dueOf({ ...duty, side: "before", days: 3, dayKind: "working" }, at, holiday);
  assert.equal(working.dueOn, "2026-09-30", "8 and 9 October, then before the holiday");
  assert.match(working.how.zh, /之前 3 个工作日 = 2026年9月30日/);
  assert.equal(dueOf({ ...duty, side: "after", days: 20, dayKind: "calendar" }, at, holiday).dueOn, "2026-11-02");
  assert.equal(dueOf({ ...duty, side: "after", days: 0, dayKind: "working" }, at, holiday).dueOn, "2026-10-13");
});

test("a year's table: once per level, once per role, what nobody said is no nought", () => {
  const e: Counted = {
    id: 1,
    title: "x",
    level: "city",
    firstOn: "2026-03-01",
    standing: "held",
    roles: ["host", "carry"],
    onSite: 80,
    online: null,
    papers: null,
  };
  const [row] = tableOf([e, e, { ...e, id: 2, roles: ["host"], onSite: null }, { ...e, id: 3, standing: "planned" }]);
  assert.deepEqual(row?.held, [1, 2]);
  assert.deepEqual(row?.planned, [3]);
  assert.deepEqual(row?.roles.host, [1, 2]);
  assert.deepEqual(row?.roles.carry, [1]);
  assert.deepEqual([row?.onSite, row?.online], [80, null]);
  const rule = { firstOn: "2026-01-01", lastOn: "2026-10-31", plannedTo: "2026-12-31" };
  assert.equal(standingIn(rule, { lastOn: "2026-10-31", state: "summarised" }), "held");
  assert.equal(standingIn(rule, { lastOn: "2026-10-31", state: "held" }), undefined, "not before its summary");
  assert.equal(standingIn(rule, { lastOn: "2026-11-01", state: "plan" }), "planned");
  assert.equal(standingIn({ ...rule, plannedTo: null }, { lastOn: "2026-11-01", state: "plan" }), undefined);
  const v = { firstOn: "2026-01-02", lastOn: "2026-01-01", mode: "site", online: 3, kind: "international", level: "city" };
  assert.deepEqual(Object.keys(eventFaults(v)).sort(), ["lastOn", "level", "online"]);
});

test("a joint event: shown to the second host, one record, filed in time, counted once at every level and in every role", async () => {
  setDay("2026-06-01");
  const province = world.client("示例省", ["reviewer"]);
  const adviser = world.client("甲一县", ["adviser"]);
  const other = world.client("乙一县", ["adviser"]);
  const reviewer = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:999" });
  const rule = {
    office: "业务主管单位（示例）",
    kind: "any",
    joint: false,
    source: "示例，以你们的文件为准",
    fromOn: "2026-01-01",
    dayKind: "calendar",
  };
  const dutyOf = async (name: string, more: object) =>
    (await province.academic_duty.create({ values: { ...rule, name, ...more }, requestKey: nextKey() })).id;
  const filed = await dutyOf("活动备案（示例）", { side: "before", days: 15 });
  const jointly = await dutyOf("联合举办报告（示例）", { side: "before", days: 30, joint: true });
  const summary = await dutyOf("活动总结（示例）", { side: "after", days: 20 });
  await dutyOf("国际会议报批（示例）", { side: "before", days: 180, kind: "international" });
  await dutyOf("已废止的规定（示例）", { side: "before", days: 90, toOn: "2026-03-31" });
  assert.equal(
    await refusalOf(
      adviser.academic_duty.create({ values: { ...rule, name: "县里自定", side: "before", days: 1 }, requestKey: nextKey() }),
    ),
    "FORBIDDEN",
  );

  const values = {
    title: "两岸乡村科普论坛（示例）",
    kind: "forum",
    level: "province",
    firstOn: "2026-07-20",
    lastOn: "2026-07-21",
    place: "示例会堂",
    mode: "both",
  };
  assert.equal(
    await refusalOf(adviser.academic_event.create({ values: { ...values, kind: "international" }, requestKey: nextKey() })),
    "invalid",
    "its level is international",
  );
  const few = { ...values, kind: "international", level: "international", countries: 2 };
  assert.equal(
    await refusalOf(adviser.academic_event.create({ values: few, requestKey: nextKey() })),
    "invalid",
    "two countries make none",
  );
  const { id } = await adviser.academic_event.create({ values, requestKey: nextKey() });
  const filing = await paperText(world.installation.services, world.actor("甲一县", ["adviser"]), "papers/academic_event/:id/filing", id);
  assert.match(filing ?? "", /两岸乡村科普论坛（示例）报备表.*2026年7月20日.*2026年7月21日.*示例会堂/s);
  const page = () => adviser.academic_event.get({ id });
  const typed = async () => {
    const { reportedAs: _, ...asked } = (await page()).values;
    return asked;
  };
  const act = (action: string, more: object = {}) => adviser.academic_event.act({ id, action, requestKey: nextKey(), ...more });
  const child = async (name: string, v: Record<string, unknown>) =>
    adviser.academic_event.putChild({ id, version: (await page()).version, child: name, values: v });
  const filings = async () =>
    ((await page()).sections["desk"] as { id: number; dueOn: string; sentOn: string | null }[]).map((f) => [f.id, f.dueOn, f.sentOn]);
  assert.deepEqual(
    (await page()).children["roles"]?.map((r) => [r["name"], r["role"]]),
    [["甲一县科协（示例）", "host"]],
    "who enters it stands among its hosts",
  );
  assert.deepEqual(await filings(), [
    [filed, "2026-07-05", null],
    [summary, "2026-08-10", null],
  ]);
  assert.equal((await page()).values["dueOn"] ?? (await page()).case?.dueOn, "2026-07-05", "the next filing is the day of the case");

  // The second host, under another title and a day later.
  const [same] = await other.academic_event.listSame({ values: { ...values, title: "第二届两岸乡村科普论坛", firstOn: "2026-07-21" } });
  const shown = shownIn(same?.href, `/academic/join/${id}`);
  assert.deepEqual(await other.academic_event.listSame({ values: { ...values, title: "蚕桑学会年会", place: "别处" } }), []);
  assert.equal(await refusalOf(other.academic_event.get({ id })), "NOT_FOUND", "not before it has joined");
  assert.equal(await refusalOf(other.events.seeEvent({ id, shown: "" })), "NOT_FOUND", "a number alone opens nothing");
  const stranger = world.client("甲二县", ["adviser"]).events;
  assert.equal(
    await refusalOf(stranger.joinEvent({ id, shown, role: "carry" })),
    "NOT_FOUND",
    "what one unit was shown opens nothing to another",
  );
  assert.equal((await other.events.seeEvent({ id, shown })).joined, false);
  for (let i = 0; i < 2; i++) await other.events.joinEvent({ id, shown, role: "carry" });
  assert.equal((await other.academic_event.get({ id })).children["roles"]?.length, 2, "once, however often");
  assert.equal((await other.academic_event.list({ filter: {}, limit: 10 })).total, 1, "in its list, too");
  assert.deepEqual(
    (await other.academic_event.listSame({ values })).map((r) => r.id),
    [id],
    "its own now",
  );
  assert.equal(await refusalOf(child("roles", { name: "乙一县科协（示例）", role: "carry" })), "invalid", "each body once in a role");
  assert.deepEqual(await filings(), [
    [jointly, "2026-06-20", null],
    [filed, "2026-07-05", null],
    [summary, "2026-08-10", null],
  ]);

  assert.equal(await refusalOf(act("report")), "gate-unmet");
  await child("filings", { dutyId: jointly, sentOn: "2026-06-10", answer: "filed" });
  await child("filings", { dutyId: filed, sentOn: "2026-06-30", answer: "filed", number: "示备〔2026〕3号" });
  await act("report");
  const calendar = await world.client("乙二县" in world.units ? "乙二县" : "甲二县", ["adviser"]).events.listCalendar({ year: 2026 });
  assert.deepEqual(
    calendar.map((e) => [e.id, e.mine]),
    [[id, false]],
    "every unit's calendar has it",
  );

  // Another day is reported again.
  setDay("2026-07-22");
  const all = await typed();
  await adviser.academic_event.edit({ id, version: (await page()).version, values: { ...all, title: "两岸乡村科普大会（示例）" } });
  await child("sessions", { onDay: "2026-07-20", fromTime: "09:00", toTime: "11:30", topic: "开幕和报告（示例）" });
  assert.equal(
    await refusalOf(child("sessions", { onDay: "2026-07-20", fromTime: "9点多", toTime: "11:30", topic: "x（示例）" })),
    "invalid",
  );
  assert.equal(await refusalOf(act("hold")), "gate-unmet");
  await act("revise", { reason: "更名" });
  await act("report");
  assert.equal(await refusalOf(act("hold")), "gate-unmet", "attendance is missing");
  await adviser.academic_event.edit({
    id,
    version: (await page()).version,
    values: { ...(await typed()), onSite: 120, online: 340, papers: 26 },
  });
  assert.equal(await refusalOf(child("agreements", { agreementId: 999_999 })), "invalid");
  await act("hold");
  assert.equal(
    await refusalOf(reviewer.academic_event.act({ id, action: "summarise", requestKey: nextKey() })),
    "gate-unmet",
    "no summary, no sheet",
  );
  await world.installation.services.database.write(world.actor("甲一县", ["adviser"]).scope, async (tx) => {
    for (const kind of ["summary", "sheet"])
      await tx
        .insertInto("stored_file")
        .values({
          sha256: Buffer.alloc(32, kind.length),
          name: `${kind}（示例）.pdf`,
          media_type: "application/pdf",
          bytes: 9,
          case_id: id,
          kind,
          uploaded_by: "person:1",
        })
        .execute();
  });
  assert.equal(
    await refusalOf(reviewer.academic_event.act({ id, action: "summarise", requestKey: nextKey() })),
    "gate-unmet",
    "the summary is not filed",
  );
  await child("filings", { dutyId: summary, sentOn: "2026-07-22", answer: "none" });
  assert.equal(
    await refusalOf(world.client("甲一县", ["reviewer"]).academic_event.act({ id, action: "summarise", requestKey: nextKey() })),
    "same-person",
  );
  await reviewer.academic_event.act({ id, action: "summarise", requestKey: nextKey() });

  const facts = await world.installation.services.database.read(world.actor("示例省", ["reviewer"]).scope, (db) =>
    db
      .selectFrom("ledger_fact")
      .select(["kind", "measures", "dimensions"])
      .where("subject", "=", `academic_event:${id}`)
      .orderBy("id")
      .execute(),
  );
  assert.deepEqual(
    facts.map((f) => [f.kind, (f.dimensions as { role?: string }).role ?? null]),
    [
      ["academic.held", null],
      ["academic.role", "carry"],
      ["academic.role", "host"],
    ],
  );
  assert.deepEqual(facts[0]?.measures, { onSite: 120, online: 340, papers: 26 });

  // Once at every level, each with the roles of its own area.
  for (const [unit, roles] of [
    ["示例省", ["carry", "host"]],
    ["甲市", ["host"]],
    ["乙市", ["carry"]],
    ["乙一县", ["carry"]],
  ] as const) {
    const { events, rule: none } = await world.client(unit, ["leader"]).events.yearOf({ year: 2026 });
    assert.equal(none, null);
    assert.deepEqual(
      events.map((e) => [e.id, e.roles]),
      [[id, roles]],
      unit,
    );
  }
  assert.deepEqual((await world.client("甲二县", ["leader"]).events.yearOf({ year: 2026 })).events, []);
  await province.academic_count_rule.create({
    values: { name: "统计年度（示例）", year: 2026, firstOn: "2026-01-01", lastOn: "2026-06-30", plannedTo: "2026-12-31", source: "示例" },
    requestKey: nextKey(),
  });
  const { events, rule: inForce } = await adviser.events.yearOf({ year: 2026 });
  assert.deepEqual([inForce?.name, events[0]?.standing], ["统计年度（示例）", "planned"], "the superior's rule holds beneath");
  const paper = (key: string) =>
    paperText(world.installation.services, world.actor("甲市", ["adviser"]), `papers/academic_event/:id/${key}`, id);
  assert.match((await paper("summary")) ?? "", /总结.*到场 120 人，线上 340 人，两者不相加；交流论文 26 篇.*主办/s);
  assert.equal(await paper("filing"), undefined, "it is held");
});

test("names: words that rules do not leave free, the right to them, the longer of two words; the year's table as a file", async () => {
  const rule = { name: "不得随意冠名（示例）", words: "国际、全球、 峰会、高峰", unless: "agreed", source: "示例文件" };
  const has = { international: false, agreed: false };
  assert.deepEqual(nameFindings("柑橘产业论坛", [rule], has), []);
  const told = nameFindings("全球柑橘高峰论坛", [rule], has);
  assert.deepEqual(
    told.map((f) => [f.met, f.says.zh]),
    [
      [false, "名称里有“全球”：不得随意冠名（示例）（除非有批准文件；依据：示例文件）"],
      [false, "名称里有“高峰”：不得随意冠名（示例）（除非有批准文件；依据：示例文件）"],
    ],
  );
  assert.equal(nameFindings("全 球柑橘论坛", [rule], { ...has, agreed: true })[0]?.met, true, "spaces hide nothing");
  assert.equal(nameFindings("柑橘高峰会", [{ ...rule, words: "峰会、高峰会" }], has).length, 1);
  assert.equal(nameFindings("国际论坛", [{ ...rule, unless: "never" }], { international: true, agreed: true })[0]?.met, false);
  assert.equal(nameFindings("国际论坛", [{ ...rule, unless: "international" }], { international: true, agreed: false })[0]?.met, true);

  setDay("2028-03-01");
  const province = world.client("示例省", ["reviewer"]);
  const adviser = world.client("甲二县", ["adviser"]);
  await province.event_name_rule.create({
    values: {
      name: "论坛不得随意冠名（示例）",
      words: "国际、峰会",
      kind: "forum",
      unless: "agreed",
      source: "示例〔2028〕1号",
      fromOn: "2028-01-01",
    },
    requestKey: nextKey(),
  });
  const rate = (values: object) =>
    province.fee_rate.create({
      values: { source: "示例〔2028〕2号", fromOn: "2028-01-01", per: "person_day", ...values } as never,
      requestKey: nextKey(),
    });
  await rate({ name: "会议住宿（示例）", item: "lodging", fen: "300元", strict: false });
  await rate({ name: "会议综合定额（示例）", item: "total", fen: "450元", strict: true });
  assert.equal(await refusalOf(rate({ name: "综合定额每次", item: "total", per: "once", fen: "1元", strict: true })), "invalid");
  await province.academic_duty.create({
    values: {
      ...{ name: "冠名报批（示例）", office: "示例", kind: "any", joint: false, side: "before", days: 1 },
      ...{ dayKind: "calendar", source: "示例", fromOn: "2028-01-01" },
    },
    requestKey: nextKey(),
  });
  const { id } = await adviser.academic_event.create({
    values: {
      ...{ title: "柑橘产业国际峰会（示例）", kind: "forum", level: "county", firstOn: "2028-05-10", lastOn: "2028-05-11" },
      ...{ place: "示例会堂", mode: "site", planSize: 40 },
    },
    requestKey: nextKey(),
  });
  const page = () => adviser.academic_event.get({ id });
  const child = async (name: string, values: object, childId?: number) =>
    adviser.academic_event.putChild({
      ...{ id, version: (await page()).version, child: name, values: values as never },
      ...(childId === undefined ? {} : { childId }),
    });
  const unmet = async () => (await page()).actions.find((a) => a.action === "report")?.unmet.map((u) => u.at);
  const over = async () => ((await page()).sections["budget"] as { over: { strict: boolean; says: { zh: string } }[] }).over;
  assert.deepEqual(await unmet(), ["name", "desk"]);
  const lodging = await child("costs", { item: "lodging", people: 40, days: 2, fen: "3万元" });
  assert.deepEqual(
    (await over()).map((o) => [o.strict, o.says.zh]),
    [[false, "住宿 30,000 元，超过标准 24,000 元，多 6,000 元（会议住宿（示例），每人每天 300 元；依据：示例〔2028〕2号）"]],
    "told, not stopped",
  );
  assert.deepEqual(await unmet(), ["name", "desk"]);
  const venue = await child("costs", { item: "venue", fen: "7000元" });
  assert.match((await over()).at(-1)?.says.zh ?? "", /综合定额 37,000 元，超过标准 36,000 元/);
  assert.deepEqual(await unmet(), ["name", "rates", "desk"], "what the rule says is strict stops");
  await child("costs", { item: "venue", fen: "6000元" }, venue.id);
  await child("costs", { item: "lodging", fen: "2万元" }, lodging.id);
  assert.match((await over())[0]?.says.zh ?? "", /没有填人数或天数/);
  for (const f of (await page()).sections["desk"] as { id: number; side: string }[])
    if (f.side === "before") await child("filings", { dutyId: f.id, sentOn: "2028-03-01", answer: "agreed", number: "示例批复" });
  assert.deepEqual(await unmet(), [], "with its approval the name stands");
  await adviser.academic_event.act({ id, action: "report", requestKey: nextKey() });

  const { services } = world.installation;
  const sheet = await services.database.read(world.actor("示例省", ["leader"]).scope, (db) =>
    academicYearFile.page(db, world.actor("示例省", ["leader"]).scope, { filter: { year: "2026" }, limit: 100 }, services.now()),
  );
  const [sum, ...levels] = sheet.rows.toReversed();
  assert.ok(levels.length > 0 && sum?.["level"] === "合计");
  for (const key of ["held", "host", "onSite", "online"])
    assert.equal(sum?.[key], levels.every((r) => r[key] === null) ? null : levels.reduce((n, r) => n + Number(r[key] ?? 0), 0), key);
});
