import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mintActor } from "../../platform/access/scope.ts";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf, tokenOf } from "../../tests/served.ts";
import { plan as planWork, review } from "./plan-work.ts";
import { conflictOf, fairFaults, freeTimesOf, laidOut, momentOf, scoresOf, sessionFaults, spansOf, talkFaults } from "./rules.ts";
import { buildTimetable, hitsOf, refusalWords, whyWords, type Gathered } from "./timetable.ts";

const body = (name: string, more: object = {}) => ({
  name,
  former: [],
  parents: [],
  people: ["张联系"],
  person: "李专家",
  avoids: [],
  ...more,
});

test("an expert stays away from his own unit by any name it bore, its parents and branches, and whom he named", () => {
  const zh = (p: object, e: object) => conflictOf(body("示例机械厂", p), body("示例大学", e))?.zh;
  assert.equal(zh({}, {}), undefined);
  assert.match(zh({ name: "示例大学" }, {}) ?? "", /本单位/);
  assert.match(zh({ former: ["示例大学"] }, {}) ?? "", /改名前后/, "the project's unit was called so");
  assert.match(zh({}, { former: ["示例机械厂"] }) ?? "", /改名前后/, "the expert's unit was called so");
  assert.match(zh({ name: "示例大学化学学院" }, {}) ?? "", /上下级/);
  assert.match(zh({ parents: ["示例大学"] }, {}) ?? "", /上级或所属/);
  assert.match(zh({}, { parents: ["示例机械厂"] }) ?? "", /上级或所属/);
  assert.match(zh({}, { avoids: ["示例机械厂"] }) ?? "", /声明回避/);
  assert.match(zh({}, { avoids: ["张联系"] }) ?? "", /声明回避/);
  assert.match(zh({ people: ["李专家"] }, {}) ?? "", /本人/);
  // The engine gives nobody a project of his own, however few hands there are.
  const project = (id: number, name: string) => ({ ...body(name), id, title: "示例项目", field: "机械", missing: 1, had: [] });
  const expert = (id: number, name: string, left = 5) => ({ ...body(name), id, field: "机械", left });
  const done = review({
    projects: [project(1, "甲示例厂"), project(2, "乙示例厂")],
    experts: [expert(7, "甲示例厂"), expert(8, "丙示例院", 1)],
  });
  assert.deepEqual(done.given.map((g) => [g.project, g.expert]).sort(), [
    [1, 8],
    [2, 7],
  ]);
  assert.deepEqual(review({ projects: [project(1, "甲示例厂")], experts: [expert(7, "甲示例厂")] }).short, [1]);
});

test("what people type: hours by the day of the fair, moments, sessions, templates, scores", () => {
  assert.deepEqual(freeTimesOf("1 09:00-12:00；第2天"), [
    { day: 0, from: 540, to: 720 },
    { day: 1, from: 0, to: 1440 },
  ]);
  assert.deepEqual(freeTimesOf(null), []);
  assert.deepEqual(freeTimesOf("09:00-10:00"), [{ day: null, from: 540, to: 600 }], "every day");
  for (const bad of ["上午", "0 09:00-10:00", "1 上午", "1 12:00-09:00", "1 9点"]) assert.equal(freeTimesOf(bad), undefined, bad);
  assert.deepEqual(momentOf("1 09:20"), { day: 0, from: 560 });
  for (const bad of ["09:20", "1 25:00", "", "一 09:20"]) assert.equal(momentOf(bad), undefined, bad);
  assert.equal(spansOf("14:00-17:00 09:00-12:00"), undefined, "in order");
  const fair = { fromOn: "2026-12-10", toOn: "2026-12-11", hours: "09:00-12:00 14:00-17:00", slotMinutes: 30 };
  assert.deepEqual(fairFaults(fair), {});
  assert.deepEqual(Object.keys(fairFaults({ ...fair, toOn: "2026-12-01", hours: "早上" })), ["toOn", "hours"]);
  assert.deepEqual(Object.keys(fairFaults({ ...fair, slotMinutes: 200 })), ["slotMinutes"]);
  assert.deepEqual(Object.keys(fairFaults({ ...fair, hours: "00:00-23:59", slotMinutes: 5 })), ["slotMinutes"]);
  assert.deepEqual(Object.keys(sessionFaults({ fromTime: "09:00", toTime: "08:00", viewers: 5, viewersSource: null })), [
    "toTime",
    "viewersSource",
  ]);
  assert.deepEqual(Object.keys(talkFaults({ fromId: 3, withId: 3, fixedAt: "下午" })), ["withId", "fixedAt"], "nobody with himself");
  const out = laidOut(
    [
      { kind: "opening", title: "开幕式", howMany: 1, dayNo: 1, fromTime: "09:00", toTime: "10:00" },
      { kind: "promotion", title: "专场推介", howMany: 4, dayNo: 9, fromTime: "14:00", toTime: "15:00" },
      { kind: "zone", title: "专区", howMany: 22, dayNo: 1, fromTime: null, toTime: null },
    ],
    ["2026-12-10", "2026-12-11"],
  );
  assert.equal(out.sessions.length, 5);
  assert.deepEqual([out.sessions[4]?.title, out.sessions[4]?.onDay, out.zones.length], ["专场推介 4", "2026-12-11", 22]);
  assert.deepEqual(scoresOf([80, 71]), { score: 76, spread: 9 });
  assert.deepEqual(scoresOf([80]), { score: 80, spread: null }, "of one alone there is no spread");
});

const party = (id: string, zone: string | null = null, hours: string | null = null) => ({ id, name: `参会方${id}`, zone, hours });
const talk = (id: string, from: string, other: string, more: Partial<Gathered["talks"][number]> = {}) => ({
  ...{ id, from, with: other, about: "示例", weight: 1, mutual: false, online: false, fixedAt: null, stands: null },
  ...more,
});
const hall = (more: Partial<Gathered> = {}): Gathered => ({
  ...{ days: ["2026-12-10"], hours: "09:00-10:30", slotMinutes: 30, openFrom: "2026-12-01", zones: [{ id: "1", name: "一区", tables: 1 }] },
  ...{ parties: [], talks: [] },
  ...more,
});
const worked = (g: Gathered) => {
  const input = buildTimetable(g);
  const done = planWork({ question: input.question, iterations: 2000, seed: 1, from: null, shared: new SharedArrayBuffer(8) });
  return { input, done };
};

test("halls by hand: 3 × 3 at three tables are optimal, one table is a line; left out in words; fixed ones that collide are named", () => {
  const parties = ["a", "b", "c"].map((id) => party(id)).concat(["x", "y", "z"].map((id) => party(id, "1")));
  const talks = ["a", "b", "c"].flatMap((a) => ["x", "y", "z"].map((x) => talk(`${a}${x}`, a, x)));
  const full = worked(hall({ parties, talks, zones: [{ id: "1", name: "一区", tables: 3 }] }));
  assert.ok(full.done.ok);
  assert.deepEqual([full.done.placed.length, full.done.answer.bound, full.done.answer.proved], [9, 9, true]);
  const line = worked(hall({ parties, talks }));
  assert.ok(line.done.ok);
  assert.deepEqual([line.done.placed.length, line.done.answer.bound], [3, 3]);
  assert.deepEqual(line.done.answer.more, [{ zone: "1", talks: 3 }], "one more table brings three talks");
  assert.ok(line.done.answer.left.every((l) => /一区的桌子|排满|错开/.test(whyWords(line.input, l).zh)));
  // Two who must be at one hour with the same firm.
  const clash = worked(
    hall({ parties, talks: [talk("1", "a", "x", { fixedAt: "1 09:30" }), talk("2", "a", "y", { fixedAt: "1 09:30" })] }),
  );
  assert.ok(!clash.done.ok);
  assert.match(refusalWords(clash.input, clash.done.faults).zh, /09:30.*参会方a — 参会方x；参会方a — 参会方y/);
  // Three fixed for one hour at the zone's single table: each is named with the zone, and nothing is planned.
  const crowd = worked(
    hall({ parties, talks: ["a", "b", "c"].map((a, i) => talk(a, a, ["x", "y", "z"][i] as string, { fixedAt: "1 10:00" })) }),
  );
  assert.ok(!crowd.done.ok);
  const words = refusalWords(crowd.input, crowd.done.faults).zh;
  assert.match(words, /10:00/);
  for (const name of ["一区", "参会方a — 参会方x", "参会方b — 参会方y", "参会方c — 参会方z"]) assert.ok(words.includes(name), words);
  // Nothing to place them by: told with each, and not silently left away.
  const odd = buildTimetable(
    hall({
      parties: [party("a"), party("b"), party("x", "1", "2 09:00-10:00")],
      talks: [talk("1", "a", "b"), talk("2", "a", "x", { fixedAt: "1 09:10" }), talk("3", "a", "gone")],
    }),
  );
  assert.deepEqual(
    odd.unplaced.map((u) => u.id),
    ["1", "2", "3"],
  );
});

test("201 requests for one firm: its hours are full, as many as it has are placed, and the page says so", () => {
  const others = Array.from({ length: 201 }, (_, i) => party(`p${i}`, "1"));
  const { input, done } = worked(
    hall({
      parties: [party("firm"), ...others],
      talks: others.map((o, i) => talk(`t${i}`, o.id, "firm")),
      zones: [{ id: "1", name: "一区", tables: 50 }],
    }),
  );
  assert.ok(done.ok);
  assert.equal(done.placed.length, 3);
  assert.deepEqual(new Set(done.answer.left.map((l) => whyWords(input, l).zh)), new Set(["参会方firm的时段都排满了"]));
  assert.match(input.notes[0]?.zh ?? "", /参会方firm有 201 个预约，能来的时段只有 3 场/);
});

test("100,000 requests: as many as the tables hold are placed, which is the bound; whoever waits is told why", () => {
  const [firms, projects] = [250, 400].map((n, side) =>
    Array.from({ length: n }, (_, i) => party(`${side === 0 ? "f" : "p"}${i}`, side === 0 ? null : "1")),
  );
  const { input, done } = worked(
    hall({
      parties: [...(firms ?? []), ...(projects ?? [])],
      talks: Array.from({ length: 100_000 }, (_, i) => talk(`t${i}`, `f${Math.floor(i / 400)}`, `p${i % 400}`)),
      zones: [{ id: "1", name: "一区", tables: 100 }],
    }),
  );
  assert.ok(done.ok);
  assert.deepEqual([done.placed.length, done.answer.bound, done.answer.left.length], [300, 300, 99_700]);
  assert.match(whyWords(input, done.answer.left[0] as (typeof done.answer.left)[number]).zh, /一区的桌子|排满/);
});

test("changes after a plan name whom they hit: fewer tables, a moved day, a party away", () => {
  const parties = [party("a"), party("b"), party("x", "1"), party("y", "1")];
  const g = hall({
    parties,
    talks: [talk("1", "a", "x", { fixedAt: "1 09:00" }), talk("2", "b", "y", { fixedAt: "1 09:00" })],
    zones: [{ id: "1", name: "一区", tables: 2 }],
  });
  const { input, done } = worked(g);
  assert.ok(done.ok);
  const after = (more: Partial<Gathered>) => hitsOf({ input, placed: done.placed }, buildTimetable({ ...g, ...more }));
  assert.deepEqual(after({}), []);
  assert.deepEqual(
    after({ zones: [{ id: "1", name: "一区", tables: 1 }] }).map((h) => [h.talk, h.why.zh]),
    [["2", "一区那一场只有 1 张桌子"]],
  );
  assert.deepEqual(
    after({ days: ["2026-12-11"] }).map((h) => [h.talk, h.why.zh]),
    [
      ["1", "2026-12-10 09:00 已不在洽谈时段里"],
      ["2", "2026-12-10 09:00 已不在洽谈时段里"],
    ],
    "the fair is a day later: whoever was told an hour is named",
  );
  assert.match(after({ parties: parties.map((p) => (p.id === "a" ? { ...p, hours: "2" } : p)) })[0]?.why.zh ?? "", /参会方a/);
  assert.match(after({ parties: parties.filter((p) => p.id !== "a") })[0]?.why.zh ?? "", /退出/);
  // What is held stands in hours that are over; nothing new is placed there.
  const stands = { onDay: "2026-12-10", fromTime: "09:00" };
  const past = worked({ ...g, openFrom: "2026-12-11", talks: [talk("1", "a", "x", { stands }), talk("3", "b", "y")] });
  assert.ok(past.done.ok);
  assert.deepEqual(
    past.done.placed.map((p) => [p.meeting, p.slot]),
    [["1", 0]],
  );
});

let world: World;
before(async () => {
  world = await makeWorld();
  await world.owner(async (owner) => {
    await owner.query("INSERT INTO region (code, name, level) VALUES ('990100', '甲市（示例）', 2) ON CONFLICT DO NOTHING");
    await owner.query("UPDATE unit SET region_code = '990100' WHERE id = $1", [world.units["甲市"]?.id]);
  });
});
after(() => world[Symbol.asyncDispose]());
const setDay = (day: string) => void (world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`));

async function someoneElse(): Promise<Client> {
  let id = 0;
  await world.owner(async (owner) => {
    const unit = world.units["甲市"];
    const { rows } = await owner.query<{ id: string }>(
      "INSERT INTO person (name, unit_id, unit_path) VALUES ('第二人（示例）', $1, $2) RETURNING id",
      [unit?.id, unit?.path],
    );
    id = Number(rows[0]?.id);
  });
  return world.as(
    mintActor(
      { personId: id, name: "第二人（示例）", unitPath: world.units["甲市"]?.path ?? [], roles: ["reviewer"] },
      world.installation.services.house.permissions,
    ),
  );
}

test("a fair from the call to what landed", async () => {
  setDay("2026-11-02");
  const city = world.client("甲市", ["adviser"]);
  const second = await someoneElse();
  const phone = world.visitor("10.9.8.7");
  const put = async (records: { create(input: never): Promise<{ id: number }> }, values: object) =>
    (await records.create({ values, requestKey: nextKey() } as never)).id;

  // Last year's fair and this one by a template that is data.
  const common = {
    place: "示例会展中心",
    hours: "09:00-11:00",
    slotMinutes: 30,
    reviewsEach: 2,
    spreadMost: 20,
    publicityDays: 5,
    source: "示例方案，非正式文件",
  };
  const last = await put(city.fair, { title: "第一届洽谈会（示例）", fromOn: "2026-11-03", toOn: "2026-11-03", ...common });
  const oldProject = {
    kind: "transfer",
    title: "泡菜废水回用装置",
    owner: "示例食品厂",
    field: "食品",
    summary: "把泡菜废水里的盐收回来再用，每吨水省三成盐。",
    contactName: "王工（示例）",
  };
  await put(city.fair_project, { fairId: last, ...oldProject });
  const fairId = await put(city.fair, {
    title: "第二届洽谈会（示例）",
    fromOn: "2026-12-10",
    toOn: "2026-12-10",
    previousId: last,
    ...common,
  });
  const template = await put(city.fair_template, { name: "1+4+22+N（示例）", source: "示例方案" });
  const parts = [
    { kind: "opening", title: "开幕式", howMany: 1, dayNo: 1, fromTime: "08:30", toTime: "09:00" },
    { kind: "promotion", title: "专场推介", howMany: 4, dayNo: 1, fromTime: "14:00", toTime: "15:00" },
    { kind: "zone", title: "专区", howMany: 22, dayNo: 1, fromTime: null, toTime: null },
  ];
  for (const [i, values] of parts.entries()) await city.fair_template.putChild({ id: template, version: i + 1, child: "parts", values });
  assert.deepEqual(await city.fairs.applyTemplate({ fairId, templateId: template }), { sessions: 5, zones: 22 });
  assert.deepEqual(await city.fairs.applyTemplate({ fairId, templateId: template }), { sessions: 0, zones: 0 }, "again adds nothing");
  const zone = (await city.fair_zone.list({ filter: { fairId }, limit: 100 } as never)).rows.find((z) => z["name"] === "专区 1");
  assert.ok(zone);
  await city.fair_zone.edit({ id: zone.id, version: 1, values: { name: "专区 1", fairId, tables: 2 } });

  // Two sessions in one hall at one hour are refused.
  let version = (await city.fair.get({ id: fairId })).version;
  const hallOf = { kind: "salon", onDay: "2026-12-10", fromTime: "15:00", toTime: "16:00", place: "一号厅" };
  version = (await city.fair.putChild({ id: fairId, version, child: "sessions", values: { title: "沙龙一", ...hallOf } })).version;
  assert.equal(
    await refusalOf(city.fair.putChild({ id: fairId, version, child: "sessions", values: { title: "沙龙二", ...hallOf } })),
    "place-taken",
  );

  // Three kinds; one repeats the last fair's.
  const project = (more: object) =>
    put(city.fair_project, {
      fairId,
      zoneId: zone.id,
      kind: "promote",
      field: "机械",
      owner: "示例机械厂",
      summary: "示例简介，讲清楚做什么。",
      contactName: "赵工（示例）",
      ...more,
    });
  const one = await project({ title: "轻型播种机（示例）" });
  const again = await project({ ...oldProject });
  const problem = await project({ title: "车间除尘难题（示例）", kind: "problem", owner: "示例改名后的厂", ownerFormer: "示例老厂" });
  assert.ok((await city.fair_project.get({ id: again })).values["likeId"], "told as the last fair's");
  assert.equal((await city.fair_project.get({ id: one })).values["likeId"], null);

  // Experts: none of the own unit, under no name.
  const expert = (name: string, employer: string, more: object = {}) =>
    put(city.fair_expert, { fairId, name, employer, field: "机械", most: 5, ...more });
  const own = await expert("甲专家（示例）", "示例机械厂");
  const former = await expert("乙专家（示例）", "示例老厂");
  const free = await expert("丙专家（示例）", "示例大学");
  assert.equal(await refusalOf(city.fairs.assignReviews({ fairId })), "not-now");
  const act = async (who: Client, action: string, more: object = {}) =>
    who.fair.act({ id: fairId, action, requestKey: nextKey(), ...more });
  assert.equal(await refusalOf(act(city, "close_call")), "gate-unmet");
  for (const [name, points] of [
    ["创新性", 50],
    ["可落地", 50],
  ] as const)
    version = (await city.fair.putChild({ id: fairId, version, child: "criteria", values: { name, points } })).version;
  await act(city, "close_call");
  assert.equal(await refusalOf(project({ title: "来晚了的项目（示例）" })), "invalid");
  assert.equal(await refusalOf(city.fairs.addReviewer({ projectId: one, expertId: own })), "conflict");
  assert.equal(await refusalOf(city.fairs.addReviewer({ projectId: problem, expertId: former })), "conflict", "of the unit's former name");
  const given = await city.fairs.assignReviews({ fairId });
  assert.deepEqual([given.given, given.short], [6, []]);
  const panel = async (id: number) =>
    (await city.fair_project.get({ id })).sections["review"] as {
      reviews: { expert: string; total: number | null }[];
      kept: { name: string }[];
    };
  assert.deepEqual((await panel(one)).reviews.map((r) => r.expert).sort(), ["丙专家（示例）", "乙专家（示例）"].sort());
  assert.deepEqual(
    (await panel(one)).kept.map((k) => k.name),
    ["甲专家（示例）"],
  );

  // By their links they score or recuse, once; nobody sees another's score.
  const links = new Map<number, string>();
  links.set(own, tokenOf((await city.fairs.handExpertLink({ id: own })).url));
  const { links: slips } = await city.fairs.handExpertLinks({ fairId });
  assert.deepEqual(slips.map((l) => l.id).sort(), [former, free].sort(), "whoever holds a link keeps it");
  for (const l of slips) links.set(l.id, tokenOf(l.url));
  assert.deepEqual((await city.fairs.handExpertLinks({ fairId })).links, [], "nobody's link is made twice");
  const seen = async (id: number) => phone.publicFairs.openExpert({ token: links.get(id) as string });
  const criteria = (await seen(free)).criteria;
  const score = async (id: number, title: string, points: number[], more: object = {}) => {
    const reviewId = (await seen(id)).reviews.find((r) => r.title === title)?.id ?? 0;
    return phone.publicFairs.answerReview({
      token: links.get(id) as string,
      reviewId,
      points: Object.fromEntries(criteria.map((c, i) => [c.id, points[i] as number])),
      opinion: "示例意见",
      recuse: false,
      ...more,
    });
  };
  const beyond = await score(free, "轻型播种机（示例）", [60, 99]).catch(
    (e: unknown) => (e as { data?: { fields?: Record<string, { zh: string }> } }).data?.fields,
  );
  assert.deepEqual(
    Object.entries(beyond ?? {}).map(([at, why]) => [at, (why as { zh: string }).zh]),
    criteria.map((c) => [`c${c.id}`, `填 0 到 ${c.points} 的整数`]),
    "beyond the points: every one that is wrong is said where it stands",
  );
  await score(free, "轻型播种机（示例）", [45, 40]);
  assert.equal(await refusalOf(score(free, "轻型播种机（示例）", [1, 1])), "answered");
  assert.ok((await seen(former)).reviews.every((r) => r.total === null));
  assert.equal(
    await refusalOf(city.fair_project.act({ id: one, action: "choose", requestKey: nextKey(), reason: "好" })),
    "gate-unmet",
    "the blind second score is missing",
  );
  await score(former, "轻型播种机（示例）", [20, 20]);
  const chosen = (id: number, reason: string) => city.fair_project.act({ id, action: "choose", requestKey: nextKey(), reason });
  const scored = await city.fair_project.get({ id: one });
  assert.deepEqual([scored.values["score"], scored.values["spread"]], [63, 45]);
  // Far apart: one more is asked, and there is nobody left who may.
  assert.deepEqual(
    (await city.fairs.assignReviews({ fairId })).short.map((s) => s.id),
    [one],
  );
  // A recusal with its reason; in his place nobody is left, and it is named.
  assert.equal(await refusalOf(score(own, oldProject.title, [], { recuse: true, opinion: "" })), "invalid");
  for (const id of [own, former, free])
    for (const r of (await seen(id)).reviews.filter((x) => x.total === null && !x.recused)) await score(id, r.title, [30, 30]);
  await chosen(one, "分歧大，会商后同意（示例）");
  assert.equal(await refusalOf(chosen(again, "好")), "gate-unmet", "it repeats the last fair's and does not say what is new");
  await city.fair_project.act({ id: again, action: "pass_over", requestKey: nextKey(), reason: "与上届重复" });
  assert.equal(await refusalOf(act(city, "publish")), "gate-unmet", "one is not decided on");
  await chosen(problem, "需求明确（示例）");

  // Shown to the public, confirmed by a second person once the days are over.
  await act(city, "publish");
  const shown = await phone.publicFairs.readPublicity({ region: "990100" });
  assert.deepEqual(
    shown.fairs.map((f) => f.projects.map((p) => p.title)),
    [["车间除尘难题（示例）", "轻型播种机（示例）"]],
  );
  assert.equal(await refusalOf(act(second, "confirm")), "gate-unmet");
  setDay("2026-11-08");
  assert.equal(await refusalOf(act(world.client("甲市", ["adviser", "reviewer"]), "confirm")), "same-person");
  await act(second, "confirm");
  const counts = await city.fairs.countProjects({ fairId });
  assert.deepEqual(counts, [
    {
      zoneId: zone.id,
      zone: "专区 1",
      kinds: { promote: { collected: 1, selected: 1 }, transfer: { collected: 1, selected: 0 }, problem: { collected: 1, selected: 1 } },
    },
  ]);
  const rows = await city.fair_project.list({ filter: { fairId, kind: ["promote"], state: ["selected"] }, limit: 100 } as never);
  assert.equal(rows.rows.length, counts[0]?.kinds.promote.selected, "the number opens to its rows");

  // Parties ask from both sides.
  const teams = (await city.fair_party.list({ filter: { fairId }, limit: 100 } as never)).rows;
  const [team, other] = ["轻型播种机（示例）", "车间除尘难题（示例）"].map((name) => teams.find((t) => t["name"] === name)?.id as number);
  assert.ok(team && other);
  const firm = await put(city.fair_party, { fairId, name: "示例买家甲", side: "firm", contactName: "周总（示例）" });
  const late = await put(city.fair_party, {
    fairId,
    name: "示例买家乙",
    side: "firm",
    contactName: "吴总（示例）",
    contactPhone: "19900300001",
  });
  const ask = (fromId: number, withId: number, more: object = {}) =>
    put(city.fair_talk, { fairId, fromId, withId, about: "示例合作", weight: "2", ...more });
  assert.equal(await refusalOf(ask(firm, firm)), "invalid", "nobody with himself");
  const first = await ask(firm, team);
  assert.equal(await refusalOf(ask(firm, team)), "invalid", "the same pair twice");
  assert.equal(await refusalOf(ask(team, firm)), "invalid", "nor the other way round");
  const token = tokenOf((await city.fairs.handPartyLink({ id: team })).url);
  const { links: sheet, more } = await city.fairs.handPartyLinks({ fairId });
  assert.ok(!more && sheet.length > 0 && sheet.every((l) => l.id !== team), "whoever holds a link keeps it");
  assert.equal((await phone.publicFairs.openParty({ token: tokenOf(sheet[0]?.url ?? "") })).name, sheet[0]?.name);
  assert.deepEqual((await city.fairs.handPartyLinks({ fairId })).links, [], "nobody's link is made twice");
  const page = await phone.publicFairs.openParty({ token });
  assert.deepEqual(
    page.others.map((o) => o.name),
    ["示例买家乙"],
    "who has asked is no choice any more",
  );
  assert.deepEqual(
    await phone.publicFairs.askTalk({ token, withId: firm, about: "也想谈", weight: 3, online: false, requestKey: nextKey() }),
    { id: first, mutual: true },
  );
  await phone.publicFairs.askTalk({ token, withId: late, about: "想谈代理", weight: 1, online: false, requestKey: nextKey() });
  await ask(late, other);
  assert.equal(await refusalOf(phone.publicFairs.tellHours({ token, halves: [] })), "invalid");
  await phone.publicFairs.tellHours({ token, halves: page.halves.map((h) => h.value) });

  // The timetable beside the server, chosen by version, proposed, frozen by a second person.
  const timetable = async (name: string, effort: "keep" | "quick" = "quick") => {
    const { run } = await city.fairs.startTimetable({ fairId, effort, name });
    for (let i = 0; i < 400; i++) {
      const now = await city.fairs.lookAtTimetable({ run });
      if (now.state === "done") return now.planId;
      assert.equal(now.state, "running", JSON.stringify(now));
      await new Promise((done) => setTimeout(done, 50));
    }
    return assert.fail("the timetable does not end");
  };
  const planId = await timetable("第一稿");
  const plan = await city.fairs.getTimetable({ id: planId });
  assert.deepEqual([plan.placed.length, plan.answer.bound, plan.answer.proved], [3, 3, true]);
  const choose = async (id: number) =>
    city.fairs.chooseTimetable({ fairId, version: (await city.fairs.listTimetables({ fairId })).version, planId: id });
  await choose(planId);
  assert.equal((await city.fair.get({ id: fairId })).names[`fair_plan:${planId}`], "第一稿");
  assert.equal(await refusalOf(city.fairs.chooseTimetable({ fairId, version: 1, planId })), "stale");
  assert.equal(await refusalOf(world.client("甲一县", ["adviser"]).fairs.getTimetable({ id: planId })), "NOT_FOUND");
  // Tables lowered: whoever is hit is shown, and it is not proposed.
  const zoneVersion = (await city.fair_zone.get({ id: zone.id })).version;
  await city.fair_zone.edit({ id: zone.id, version: zoneVersion, values: { name: "专区 1", fairId, tables: 0 } });
  assert.equal((await city.fairs.listTimetables({ fairId })).hits.length, 3);
  assert.equal(await refusalOf(act(city, "propose")), "gate-unmet");
  await city.fair_zone.edit({ id: zone.id, version: zoneVersion + 1, values: { name: "专区 1", fairId, tables: 2 } });
  await act(city, "propose");
  assert.equal(await refusalOf(act(world.client("甲市", ["adviser", "reviewer"]), "freeze")), "same-person");
  await act(second, "freeze");
  const programme = (await phone.publicFairs.openParty({ token })).talks;
  assert.equal(programme.length, 2);
  assert.ok(programme.every((t) => t.onDay === "2026-12-10" && t.zone === "专区 1" && t.tableNo !== null));
  const mine = programme.find((t) => t.partner === "示例买家甲");

  // The fair moves by a day: all are hit, planned anew everybody keeps his hour.
  version = (await city.fair.get({ id: fairId })).version;
  const values = { title: "第二届洽谈会（示例）", fromOn: "2026-12-11", toOn: "2026-12-11", previousId: last, ...common };
  await city.fair.edit({ id: fairId, version, values });
  assert.equal((await city.fairs.listTimetables({ fairId })).hits.length, 3);
  await act(city, "reopen", { reason: "场馆占用，改期一天（示例）" });
  await choose(await timetable("改期", "keep"));
  await act(city, "propose");
  await act(second, "freeze");
  const moved = (await phone.publicFairs.openParty({ token })).talks.find((t) => t.partner === "示例买家甲");
  assert.deepEqual([moved?.onDay, moved?.fromTime], ["2026-12-11", mine?.fromTime]);

  // A firm drops out: its partners alone are told, nobody else's hour changes.
  const before = (await city.fair_talk.get({ id: first })).values;
  const out = await city.fairs.dropOut({ id: late, reason: "临时有事（示例）", requestKey: nextKey() });
  assert.deepEqual(out.tell.map((t) => t.name).sort(), ["车间除尘难题（示例）", "轻型播种机（示例）"]);
  const kept = (await city.fair_talk.get({ id: first })).values;
  assert.deepEqual([kept["onDay"], kept["fromTime"], kept["tableNo"]], [before["onDay"], before["fromTime"], before["tableNo"]]);

  // What came of it: not before its day; landed only as a party says by its own link.
  const tell = (answer: "interest" | "land" | "end", more: object = {}) =>
    phone.publicFairs.tellTalk({ token, talkId: first, answer, words: "", ...more });
  assert.equal(await refusalOf(tell("interest")), "gate-unmet");
  setDay("2026-12-11");
  await tell("interest");
  assert.equal(await refusalOf(city.fair_talk.act({ id: first, action: "land", requestKey: nextKey() })), "not-your-role");
  assert.equal(await refusalOf(tell("end")), "invalid", "with its cause");
  setDay("2027-01-20");
  await tell("land");
  const facts: { kind: string; basis: string; project: string }[] = [];
  await world.owner(async (owner) => {
    const { rows: told } = await owner.query(
      "SELECT kind, dimensions->>'basis' AS basis, dimensions->>'project' AS project FROM ledger_fact WHERE kind LIKE 'fair.%' ORDER BY id",
    );
    facts.push(...told);
  });
  assert.deepEqual(facts, [
    { kind: "fair.intended", basis: "self", project: "promote" },
    { kind: "fair.landed", basis: "self", project: "promote" },
  ]);
  await act(city, "finish");

  // Followed up: every selected project landed, goes on, or has its cause; the silent ones are named.
  const follow = (outcome?: "silent" | "caused") => city.fairs.readFollow({ fairId, ...(outcome ? { outcome } : {}) });
  assert.deepEqual((await follow()).counts, { landed: 1, going: 0, caused: 0, silent: 1 });
  const [silent] = (await follow("silent")).rows;
  assert.equal(silent?.id, problem);
  const say = (who: Client, seen: number) =>
    who.fairs.sayCause({ projectId: problem, version: seen, cause: "unasked", words: "来谈的企业临时退出（示例）" });
  assert.equal(await refusalOf(say(world.client("甲一县", ["adviser"]), 0)), "NOT_FOUND");
  assert.equal(await refusalOf(say(world.client("示例省", ["adviser"]), 0)), "not-your-unit");
  await say(city, 0);
  assert.equal(await refusalOf(say(city, 0)), "stale");
  const after = await follow("caused");
  assert.deepEqual([after.counts.silent, after.causes, after.rows[0]?.saidBy], [0, [{ cause: "unasked", n: 1 }], "甲市"]);

  // What came of the talk becomes an agreement: parties and day are known, kind and amount are entered once.
  const known = await city.fairs.startAgreement({ talkId: first });
  assert.deepEqual(known, { title: "轻型播种机（示例）", partyA: "示例买家甲", partyB: "示例机械厂", signedOn: "2027-01-20" });
  const { title: _, ...parties } = known;
  const agree = (more: object = {}) =>
    city.fairs.makeAgreement({
      talkId: first,
      values: { ...parties, type: "contract", amountFen: "12.5 万元", ...more },
      requestKey: nextKey(),
    });
  assert.equal(await refusalOf(agree({ amountFen: "很多" })), "invalid");
  const agreement = await agree();
  assert.deepEqual(await agree(), agreement, "once");
  const view = await city.projects.getAgreement({ id: agreement.id });
  assert.deepEqual(
    [view.case.title, view.case.state, view.amountFen, view.partyB, view.demandId],
    ["轻型播种机（示例）", "draft", 12_500_000, "示例机械厂", null],
  );
  assert.equal(((await city.fair_talk.get({ id: first })).sections["talk"] as { agreementId: number }).agreementId, agreement.id);
});
