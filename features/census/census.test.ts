import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { changesOf, heldElsewhere, isReason, type Holder } from "./rules.ts";
import { choicesIn, formOfRows, nameOf, type QuestionRow } from "./questions.ts";

let world: World;
before(async () => {
  world = await makeWorld();
  await world.owner(async (db) => {
    for (const [name, parent] of [
      ["甲市果树学会（示例）", "甲市"],
      ["甲一县橘农技协（示例）", "甲一县"],
      ["甲一县鱼农技协（示例）", "甲一县"],
      ["乙市学会（示例）", "乙市"],
    ] as const)
      await db.query("INSERT INTO unit (name, kind, parent_id, path) VALUES ($1, $2, $3, '{}')", [
        name,
        name.includes("农技协") ? "rural_association" : "society",
        world.units[parent]?.id,
      ]);
  });
});
after(() => world[Symbol.asyncDispose]());
const setDay = (day: string): void => {
  world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`);
};
const row = (more: Partial<QuestionRow> & { label: string }): QuestionRow => ({
  id: 1,
  kind: "integer",
  choices: null,
  definition: null,
  required: null,
  relevant: null,
  constraint: null,
  why: null,
  ...more,
});
const holder = (label: string, fields: string[], ofUnits = false): Holder => ({ name: label, label, fields, ofUnits });

test("rules: once-only names where something is held; names, choices, jumps, reasons", () => {
  assert.deepEqual(["会员数（人）", "2026年收入", "有没有 党组织？"].map(nameOf), ["会员数", "q2026年收入", "有没有党组织"]);
  assert.deepEqual(choicesIn("是\n否；不清楚、是"), ["是", "否", "不清楚"]);
  const form = formOfRows("示例", [
    row({ label: "统一社会信用代码", kind: "text" }),
    row({ label: "授课人职称", kind: "text" }),
    row({ label: "负责人手机", kind: "text" }),
    row({ label: "会员数（人）" }),
    row({ label: "党员数" }),
  ]);
  const holders = [holder("单位", ["统一社会信用代码"], true), holder("授课人", ["职称", "单位电话"]), holder("专家", ["单位电话"])];
  const before = [
    { title: "去年摸底", unitName: "示例省科协", askedOn: "2026-03-01", definition: formOfRows("去年", [row({ label: "会员数" })]) },
  ];
  const held = heldElsewhere(form, holders, before, new Map([["授课人职称", "与职称证书核对，年底前要用"]]));
  assert.deepEqual(
    held.map((h) => [h.label, h.clearable, h.why !== null]),
    [
      ["统一社会信用代码", false, false],
      ["授课人职称", true, true],
      ["会员数（人）", true, false],
    ],
  );
  assert.match(held[0]?.where.zh ?? "", /名册“单位”/);
  assert.match(held[2]?.where.zh ?? "", /2026年3月1日 示例省科协《去年摸底》问过/);
  assert.deepEqual(["", "工作需要", "与职称证书核对"].map(isReason), [false, false, true]);
  const line = (value: string) => [{ path: "n", label: "会员数", value, said: value }];
  assert.deepEqual(
    [
      ["120", "125"],
      ["120", "1250"],
      ["12", "120"],
      ["500", "0"],
      ["3", "1"],
    ].map(([a, b]) => changesOf(line(a ?? ""), line(b ?? ""))[0]?.jump !== null),
    [false, true, true, true, false],
  );
});

const title = "农技协摸底（示例）";
const roundValues = (more: object = {}) => ({
  title,
  purpose: "年底汇总农技协情况，只用于内部工作（示例）",
  kinds: ["rural_association"],
  untilOn: "2026-12-20",
  ...more,
});

test("a round: written, checked for what is held, asked, answered by link, returned item by item, accepted, closed; unchanged is one click the year after", async () => {
  setDay("2026-12-01");
  const county = world.client("甲一县", ["adviser"]);
  const city = world.client("甲市", ["adviser", "leader"]);
  const { id } = await county.census_round.create({ values: roundValues(), requestKey: nextKey() });
  const version = async () => (await county.census_round.get({ id })).version;
  const ask = async (values: object) =>
    county.census_round.putChild({ id, version: await version(), child: "questions", values: values as never });
  const act = async (action: string, more: object = {}) => county.census_round.act({ id, action, requestKey: nextKey(), ...more });
  assert.equal(await refusalOf(act("ask")), "gate-unmet", "no question yet");
  await ask({ label: "会员数（人）", kind: "integer", required: true, constraint: ". >= 0", definition: "年末在册的个人会员" });
  await ask({ label: "有党组织吗", kind: "one", choices: "有\n没有", required: true });
  await ask({ label: "党员数", kind: "integer", relevant: "${有党组织吗} = '有'", constraint: ". <= ${会员数}", required: true });
  const bad = await ask({ label: "统一社会信用代码", kind: "text" });
  const looked = await county.census.lookForm({ id });
  assert.deepEqual([looked.units, looked.withoutAccount, looked.faults.length], [2, 2, 0]);
  assert.deepEqual(
    looked.held.map((h) => [h.label, h.open]),
    [["统一社会信用代码", true]],
  );
  assert.equal(await refusalOf(act("ask")), "held");
  await county.census_round.dropChild({ id, version: await version(), child: "questions", childId: bad.id });
  const wrong = await ask({ label: "坏题", kind: "integer", relevant: "${没有这题} = 1" });
  assert.equal(await refusalOf(act("ask")), "gate-unmet", "an expression that does not hold");
  await county.census_round.dropChild({ id, version: await version(), child: "questions", childId: wrong.id });
  assert.equal(await refusalOf(ask({ label: "单选", kind: "one", choices: "只有一个" })), "invalid");
  await act("ask");

  const links = await county.census.listLinks({ id });
  assert.deepEqual(
    links.map((l) => l.unitName),
    ["甲一县橘农技协（示例）", "甲一县鱼农技协（示例）"],
  );
  const [orange, fish] = links as [(typeof links)[0], (typeof links)[0]];
  const link = world.client("全国", []);
  const page = await link.census.openReply({ code: orange.code });
  assert.deepEqual([page.title, page.issuerName, page.earlier], [title, "甲一县科协（示例）", null]);
  assert.deepEqual(
    page.known.map((k) => k.label),
    ["单位名称", "上级单位"],
    "known already, not asked",
  );
  const send = (code: string, answers: Record<string, unknown>, more: object = {}) =>
    link.census.submitReply({
      code,
      requestKey: nextKey(),
      way: "typed",
      answers,
      filledBy: "填报人（示例）",
      seconds: 95,
      note: null,
      ...more,
    });
  assert.equal(await refusalOf(link.census.openReply({ code: "nosuchcode123" })), "NOT_FOUND");
  assert.equal(await refusalOf(send(orange.code, { 会员数: "约500", 有党组织吗: "有", 党员数: "3" })), "invalid");
  assert.equal(
    await refusalOf(send(orange.code, { 会员数: "50", 有党组织吗: "有" })),
    "invalid",
    "asked where the answer before it opens it",
  );
  assert.equal(await refusalOf(send(orange.code, { 会员数: "50", 有党组织吗: "有", 党员数: "51" })), "invalid", "a constraint");
  assert.equal(await refusalOf(send(orange.code, { 会员数: "50", 有党组织吗: "有", 党员数: "-5" })), "invalid", "a quantity below 0");
  assert.equal(
    await refusalOf(send(orange.code, { 会员数: "50", 有党组织吗: "没有" }, { way: "unchanged" })),
    "changed",
    "nothing to be unchanged from",
  );
  const key = nextKey();
  assert.deepEqual(await send(orange.code, { 会员数: "５0", 有党组织吗: "有", 党员数: "3" }, { requestKey: key }), { repeated: false });
  assert.deepEqual(
    await send(orange.code, { 会员数: "50", 有党组织吗: "有", 党员数: "3" }, { requestKey: key }),
    { repeated: true },
    "idempotent",
  );
  assert.equal(await refusalOf(send(orange.code, { 会员数: "60", 有党组织吗: "没有" })), "not-open");

  // Looked at by whoever asked; the city sees and does not move it.
  const reply = await county.census.lookReply({ id: orange.id });
  assert.deepEqual(
    reply.lines.map((l) => [l.path, l.said]),
    [
      ["会员数", "50"],
      ["有党组织吗", "有"],
      ["党员数", "3"],
    ],
  );
  assert.deepEqual((await county.census_reply.get({ id: orange.id })).events.at(-1)?.who, "填报人（示例）", "whoever sent it signed it");
  assert.equal(await refusalOf(city.census_reply.act({ id: orange.id, action: "accept", requestKey: nextKey() })), "not-your-unit");
  assert.equal(await refusalOf(world.client("乙一县", ["adviser"]).census.lookReply({ id: orange.id })), "NOT_FOUND");
  assert.equal(
    await refusalOf(county.census_reply.act({ id: orange.id, action: "return", requestKey: nextKey() })),
    "gate-unmet",
    "no item, no return",
  );
  await county.census.returnReply({ id: orange.id, items: [{ path: "党员数", reason: "与党建台账不一致" }], requestKey: nextKey() });
  assert.deepEqual(
    (await link.census.openReply({ code: orange.code })).returns.map((r) => r.reason),
    ["与党建台账不一致"],
  );
  const sheets = await county.census.listPapers({ id });
  assert.deepEqual(
    sheets.map((p) => [p.unitName, p.sent, p.answers?.["党员数"] ?? null, p.returns, p.known.map((k) => k.value)]),
    [
      ["甲一县橘农技协（示例）", true, "3", [{ path: "党员数", reason: "与党建台账不一致" }], ["甲一县科协（示例）"]],
      ["甲一县鱼农技协（示例）", false, null, [], ["甲一县科协（示例）"]],
    ],
    "a sheet of paper for each: what was sent and came back, or nothing yet",
  );
  assert.equal(await refusalOf(world.client("乙一县", ["adviser"]).census.listPapers({ id })), "NOT_FOUND");
  assert.equal(
    await refusalOf(send(orange.code, { 会员数: "50", 有党组织吗: "有", 党员数: "3" })),
    "questions",
    "a returned answer as it was, without a word",
  );
  await send(orange.code, { 会员数: "50", 有党组织吗: "有", 党员数: "4" });
  await county.census_reply.act({ id: orange.id, action: "accept", requestKey: nextKey() });
  assert.equal(await refusalOf(act("close")), "gate-unmet", "one is silent and the day is not over");
  assert.deepEqual(
    (await county.census.burden({ month: "2026-12" })).map((b) => [b.unitName, b.rounds, b.fields, b.seconds, b.answered]),
    [
      ["甲一县橘农技协（示例）", 1, 2, 190, 1],
      ["甲一县鱼农技协（示例）", 1, 2, 0, 0],
    ],
    "fields and time measured, by unit and month",
  );
  setDay("2026-12-21");
  await act("close");
  const closed = await county.census.progress({ id });
  assert.deepEqual(
    [closed.coverage["asked"], closed.coverage["accepted"], closed.coverage["excused"], closed.rows.map((r) => r.reason)],
    [2, 1, 1, [null, "late"]],
  );
  assert.equal(await refusalOf(send(fish.code, { 会员数: "8", 有党组织吗: "没有" })), "not-open", "late is late");
  const table = await county.census.exportTable({ id });
  assert.ok(table.base64.length > 1000 && table.name.endsWith(".xlsx"));

  // A year on: the same questions, the city's own round is told of the county's.
  setDay("2027-11-01");
  const next = await county.census_round.create({
    values: roundValues({ title: "第二年（示例）", untilOn: "2027-12-20", earlierId: id }),
    requestKey: nextKey(),
  });
  const put = async (values: object) =>
    county.census_round.putChild({
      id: next.id,
      version: (await county.census_round.get({ id: next.id })).version,
      child: "questions",
      values: values as never,
    });
  await put({ label: "会员数（人）", kind: "integer", required: true });
  await put({ label: "有党组织吗", kind: "one", choices: "有\n没有", required: true });
  await put({ label: "党员数", kind: "integer", relevant: "${有党组织吗} = '有'", required: true });
  await county.census_round.act({ id: next.id, action: "ask", requestKey: nextKey() });
  const second = await county.census.listLinks({ id: next.id });
  const again = second.find((l) => l.unitName.includes("橘")) as (typeof second)[0];
  const begun = await link.census.openReply({ code: again.code });
  assert.deepEqual(begun.earlier?.answers, { 会员数: "50", 有党组织吗: "有", 党员数: "4" });
  assert.deepEqual(
    (await county.census.listPapers({ id: next.id })).map((p) => [p.answers, p.sent, p.whole]),
    [
      [begun.earlier?.answers, false, true],
      [null, false, false],
    ],
    "paper begins with what the link begins with",
  );
  assert.equal(
    await refusalOf(send(again.code, { 会员数: "5000", 有党组织吗: "有", 党员数: "4" })),
    "questions",
    "a hundred times last year",
  );
  await send(again.code, begun.earlier?.answers as Record<string, unknown>, { way: "unchanged", seconds: 4 });
  const twice = await county.census.progress({ id: next.id });
  assert.deepEqual([twice.coverage["unchanged"], twice.coverage["silent"]], [1, 1]);
  const silent = twice.rows.filter((r) => r.state === "asked").map((r) => r.id);
  const told = await county.work.remindMany({ caseIds: silent, look: false, requestKey: nextKey() });
  assert.deepEqual(
    [told.map((t) => t.id), told.every((t) => t.does !== null || t.refusal !== null)],
    [silent, true],
    "one press reaches every silent unit, or says why not",
  );
  assert.deepEqual(
    twice.rows.map((r) => r.fields),
    [0, 2],
    "what begins with last year's answer costs no field",
  );
  const cityRound = await city.census_round.create({
    values: roundValues({ title: "市里再问（示例）", untilOn: "2027-12-30" }),
    requestKey: nextKey(),
  });
  await city.census_round.putChild({
    id: cityRound.id,
    version: 1,
    child: "questions",
    values: { label: "会员数", kind: "integer" } as never,
  });
  assert.match((await city.census.lookForm({ id: cityRound.id })).held[0]?.where.zh ?? "", /甲一县科协（示例）《第二年（示例）》问过/);
  assert.equal(await refusalOf(city.census_round.act({ id: cityRound.id, action: "ask", requestKey: nextKey() })), "held");
});

test("a workbook as the form: told what it does not do; a cancelled round leaves nobody waiting", async () => {
  setDay("2026-12-01");
  const city = world.client("甲市", ["adviser"]);
  const { id } = await city.census_round.create({ values: roundValues({ kinds: ["society"] }), requestKey: nextKey() });
  const version = async () => (await city.census_round.get({ id })).version;
  const put = async (text: string, seen?: number) =>
    city.census.putForm({ id, version: seen ?? (await version()), name: "表.md", base64: Buffer.from(text).toString("base64") });
  const bad = await put("| survey |\n| | type | name | label |\n| | text | a b | A |");
  assert.deepEqual([bad.ok, bad.told[0]?.row], [false, 3]);
  const good = await put(
    "| survey |\n| | 题型 | 题名 | 题目 | 必答 |\n| | 整数 | n | 专职人员 | 是 |\n| | 多项开始 | s | 分会 | |\n| | 文字 | t | 分会叫什么 | |\n| | 多项结束 | | | |\n| | image | p | 照片 | |",
  );
  assert.deepEqual([good.ok, good.told.map((t) => t.weight)], [true, ["left"]]);
  assert.equal(await refusalOf(put("| survey |\n| | 题型 | 题名 | 题目 |\n| | 整数 | m | 别的 |", (await version()) - 1)), "stale");
  await city.census_round.act({ id, action: "ask", requestKey: nextKey() });
  const [link] = await city.census.listLinks({ id });
  const holder = world.client("全国", []);
  await holder.census.submitReply({
    code: link?.code ?? "",
    requestKey: nextKey(),
    way: "paper",
    answers: { n: "3", s: [{ t: "柑橘分会（示例）" }, { t: "柚子分会（示例）" }] },
    filledBy: "某人",
    seconds: 10,
    note: null,
  });
  assert.deepEqual(
    (await city.census.lookReply({ id: link?.id ?? 0 })).lines.map((l) => l.label),
    ["专职人员", "分会 1 · 分会叫什么", "分会 2 · 分会叫什么"],
  );
  assert.equal(
    await refusalOf(city.census.dropForm({ id, version: await version() })),
    "not-from-this-state",
    "what units were asked stands",
  );
  await city.census_round.act({ id, action: "cancel", reason: "并入明年（示例）", requestKey: nextKey() });
  assert.deepEqual(
    (await city.census.progress({ id })).rows.map((r) => r.state),
    ["accepted"],
  );
});
