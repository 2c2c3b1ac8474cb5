import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { strFromU8, unzipSync } from "fflate";
import { after, before, test } from "node:test";
import { makeWorld, type Client, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { mintActor, type Actor } from "../../platform/access/scope.ts";
import { pdfOf } from "../../platform/testing/evidence.ts";
import { readPdf } from "../../platform/testing/read-pdf.ts";
import { ownerDb } from "../../platform/db/database.ts";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { saveIndicators, STANDARD_INDICATORS } from "../indicators/index.ts";
import type { ComposedTable } from "./composite-server.ts";
import { dossierOf, dossierPdfOf } from "./dossier.ts";
import { drawSample } from "./round-server.ts";

let world: World;
const people: Record<string, number> = {};
const county = (name: string) => world.units[name] as { id: number; path: number[] };

before(async () => {
  world = await makeWorld();
  await world.owner(async (client) => {
    await saveIndicators(ownerDb(client), county("全国").path, STANDARD_INDICATORS, "2026-01-01");
    for (const [name, unit] of [
      ["组织人", "示例省"],
      ["评甲", "示例省"],
      ["评乙", "示例省"],
      ["评丙", "示例省"],
      ["复核人", "示例省"],
      ["负责人", "示例省"],
      ["另一负责人", "示例省"],
      ["从甲二县来的", "示例省"],
      ["市审核", "甲市"],
      ["乙市审核", "乙市"],
      ["县经办", "甲一县"],
      ["县二经办", "甲二县"],
      ["乙县经办", "乙一县"],
    ] as const) {
      const { id, path } = county(unit);
      const { rows } = await client.query<{ id: string }>(
        "INSERT INTO person (name, unit_id, unit_path) VALUES ($1, $2, $3) RETURNING id",
        [`${name}（示例）`, id, path],
      );
      people[name] = Number(rows[0]?.id);
    }
    await client.query(
      "INSERT INTO post (person_id, unit_id, role, title, from_on, to_on) VALUES ($1, $2, 'adviser', '示例', '2020-01-01', '2024-01-01')",
      [people["从甲二县来的"], county("甲二县").id],
    );
  });
  await facts("甲一县", 9, "2026-03-10");
  await facts("甲二县", 4, "2026-03-10");
});
after(() => world[Symbol.asyncDispose]());

async function facts(name: string, n: number, day: string): Promise<void> {
  const { services } = world.installation;
  const unit = county(name);
  const actor = world.actor(name, ["adviser"]);
  await services.database.write(actor.scope, async (tx) => {
    for (let i = 0; i < n; i++)
      await recordFact(tx, services.house.facts, actor, {
        kind: "demand.confirmed",
        occurredOn: day,
        unitId: unit.id,
        unitPath: unit.path,
        regionCode: null,
        subject: `demand:${unit.id * 1000 + i}`,
        dimensions: { basis: "self", source: "visit" },
        keys: { demander: unit.id * 1000 + i },
        evidence: [{ type: "source", ref: "示例", label: "示例" }],
      });
  });
}
const actorOf = (name: string, unit: string, roles: readonly string[]): Actor =>
  mintActor({ personId: people[name] as number, name, unitPath: county(unit).path, roles }, world.installation.services.house.permissions);
const as = (name: string, unit: string, ...roles: string[]): Client => world.as(actorOf(name, unit, roles));
const versionOf = async (api: ReturnType<typeof organiser>, id: number) => (await api.standard.get({ id })).version;
const organiser = () => as("组织人", "示例省", "adviser");
const scorer = (name: string) => as(name, "示例省", "reviewer");
const leader = (name = "负责人") => as(name, "示例省", "leader");

// In the shape of public sheets (示例): groups written once, points with 分, rules in words.
const COLUMNS = ["编号", "考核项目", "条目", "考核内容", "考核标准", "分值", "指标", "考核方法", "备注", "自评分", "审核分"];
const ROWS: readonly (readonly string[])[] = [
  ["1.1.1", "一、服务（40分）", "需求（40分）", "经确认的需求", "按比例得分，目标 ９ 件", "30分", "经确认的需求", "", "", "", ""],
  ["1.1.2", "", "", "引荐有台账以外的凭据", "有得分，没有不得分", "10", "", "", "", "", ""],
  ["2.1.1", "二、保障（40分）", "经费", "人均科普经费", "≥2元/人", "25", "", "预算批复", "一票否决", "", ""],
  ["2.1.2", "", "", "科普活动室开放天数", "250天以上得15分；200—249天得10分；150—199天得5分", "15", "", "开放日志", "合理缺项", "", ""],
  ["3.1.1", "三、质量（20分）", "质量", "工作有特色、群众受益", "优100%；良80%；一般60%；差0%", "20", "", "", "", "", ""],
  ["3.1.2", "", "", "省级表彰", "每获得一项加2分", "5", "", "表彰文件", "", "", ""],
  ["", "", "", "合计", "", "105", "", "", "", "", ""],
];
const tableOf = (rows: readonly (readonly string[])[]) => ({
  columns: [...COLUMNS],
  rows: rows.map((cells, i) => ({ at: i + 2, cells: [...cells] })),
});
const HEAD = {
  title: "示例标准 2026 版",
  year: 2026,
  level: "county",
  basis: "示例，条文为虚构",
  periodFrom: "2026-01",
  periodTo: "2026-10",
  total: "100",
  grades: "优秀90；良好80；合格60；不合格0",
  bonusCap: "5",
  apartLimit: "20",
  third: "nearest-two",
};

let standardId: number;
test("a standard out of a table as offices have it: read, told, confirmed, its faults named; put in force by another person", async () => {
  const api = organiser();
  standardId = (await api.standard.create({ values: HEAD, requestKey: nextKey() })).id;
  const read = await api.assessments.readStandard({ id: standardId, table: tableOf(ROWS) });
  assert.deepEqual(read.faults, []);
  assert.deepEqual(
    read.items.map((i) => [i.no, i.aspect.slice(0, 4), i.points, i.meant]),
    [
      ["1.1.1", "一、服务", "30", "按比例得分，目标9件"],
      ["1.1.2", "一、服务", "10", "有得满分，没有不得分"],
      ["2.1.1", "二、保障", "25", "≥2元/人，否则不得分"],
      ["2.1.2", "二、保障", "15", "≥250天得15分；≥200天得10分；≥150天得5分"],
      ["3.1.1", "三、质量", "20", "优100%；良80%；一般60%；差0%"],
      ["3.1.2", "三、质量", "5", "每项加2分"],
    ],
  );
  assert.deepEqual(read.ignored, ["自评分", "审核分"]);
  // Another table is refused with every line named, and nothing is taken.
  const wrong = await api.assessments.importStandard({
    id: standardId,
    version: await versionOf(api, standardId),
    table: tableOf([
      ["1.1.1", "一", "", "某项", "≥2", "三"],
      ["1.1.1", "", "", "又一项", "≥2", "5"],
    ]),
    confirmed: true,
  });
  assert.deepEqual([wrong.taken, wrong.faults.map((f) => f.line)], [0, [2, 3]]);
  // A sheet that contradicts itself is taken as it is and cannot be put in force: the check says why.
  const bad = ROWS.map((r, i) =>
    i === 3
      ? [...r.slice(0, 4), "950以上得15分；901—950得8分", "14", ...r.slice(6)]
      : i === 1
        ? [...r.slice(0, 3), "领导批示件数", ...r.slice(4)]
        : r,
  );
  assert.equal(
    (
      await api.assessments.importStandard({
        id: standardId,
        version: await versionOf(api, standardId),
        table: tableOf(bad),
        confirmed: true,
      })
    ).taken,
    6,
  );
  const checkOf = async (): Promise<{ no: string; zh: string; isLint?: true }[]> =>
    ((await api.standard.get({ id: standardId })).sections["check"] as { faults: { no: string; zh: string }[] }).faults;
  const faults = await checkOf();
  assert.match(faults.find((f) => f.no === "2.1.2")?.zh ?? "", /950同时落在两档里/);
  assert.match(faults.find((f) => f.isLint)?.zh ?? "", /“批示”不得作为考核依据.*以原文为准.*改用/);
  const act = async (client: Client, action: string, reason?: string) =>
    client.standard.act({ id: standardId, action, requestKey: nextKey(), ...(reason ? { reason } : {}) });
  assert.equal(await refusalOf(act(api, "propose")), "gate-unmet");
  await api.assessments.importStandard({
    id: standardId,
    version: await versionOf(api, standardId),
    table: tableOf(ROWS),
    confirmed: true,
  });
  assert.deepEqual(await checkOf(), []);
  // By hand, on the ledger alone: 30 × 9/9 = 30 and 30 × 4/9 = 13.33; everything else unreported.
  const dry = await api.assessments.dryRun({ id: standardId });
  assert.deepEqual(
    dry.units.map((u) => [u.name.slice(0, 3), u.total, u.was]),
    [
      ["甲一县", "30.00", null],
      ["甲二县", "13.33", null],
      ["乙一县", "0.00", null],
    ],
  );
  await act(api, "propose");
  assert.equal(await refusalOf(act(as("组织人", "示例省", "leader"), "activate")), "same-person");
  await act(leader(), "activate");
  // A second of the same year and level waits until this one is retired.
  const other = (await api.standard.create({ values: { ...HEAD, title: "示例标准 2026 另一版" }, requestKey: nextKey() })).id;
  await api.assessments.importStandard({ id: other, version: await versionOf(api, other), table: tableOf(ROWS), confirmed: true });
  await api.standard.act({ id: other, action: "propose", requestKey: nextKey() });
  assert.equal(await refusalOf(leader().standard.act({ id: other, action: "activate", requestKey: nextKey() })), "gate-unmet");
  assert.equal((await api.assessments.dryRun({ id: other })).before, "示例标准 2026 版");
});

test("weights of 99 and a group that says another sum are refused in words", async () => {
  const api = organiser();
  const id = (await api.standard.create({ values: { ...HEAD, title: "九十九分" }, requestKey: nextKey() })).id;
  await api.assessments.importStandard({
    id,
    version: await versionOf(api, id),
    table: tableOf(ROWS.map((r, i) => (i === 1 ? [...r.slice(0, 5), "9", ...r.slice(6)] : r))),
    confirmed: true,
  });
  const check = (await api.standard.get({ id })).sections["check"] as { faults: { zh: string }[] };
  assert.ok(
    check.faults.some((f) => /“需求（40分）”为 40 分，下级合计 39\.00 分/.test(f.zh)),
    JSON.stringify(check.faults),
  );
});

const cards: Record<string, number> = {};
let roundId: number;
test("from given out to final: self, first look, blind scores, a third, returns, sample, showing, objection, appeal by another, decided", async () => {
  const api = organiser();
  roundId = (
    await api.assessment_round.create({
      values: {
        title: "2026 年度考核（示例）",
        standardId,
        selfUntil: "2026-12-15",
        samplePercent: 30,
        sampleSeed: "双色球 2026137 期 07 11 23",
        publicUntil: null,
        objectTo: null,
      },
      requestKey: nextKey(),
    })
  ).id;
  const round = (client: Client, action: string) => client.assessment_round.act({ id: roundId, action, requestKey: nextKey() });
  await round(api, "open");
  const matrix = await api.assessments.getMatrix({ id: roundId, column: "self" });
  assert.deepEqual(
    [matrix.items.length, matrix.rows.map((r) => r.name.slice(0, 3)).join(), matrix.rows[0]?.place],
    [6, "甲一县,甲二县,乙一县", null],
  );
  for (const r of matrix.rows) cards[r.name.slice(0, 3)] = r.id;
  const card = (client: Client, name: string) => client.assessments.getCard({ id: cards[name] as number });
  const seenIn = async (client: Client, id: number, item: string, col: string): Promise<number | null> =>
    client.assessments.getCard({ id }).then(
      (c) => c.items.find((i) => i.no === item)?.entries.findLast((e) => e.col === col)?.id ?? null,
      () => null,
    );
  const put = async (client: Client, name: string, item: string, col: string, more: object = {}) => {
    const id = cards[name] as number;
    return client.assessments.putEntry({ id, item, col: col as "self", seen: await seenIn(client, id, item, col), ...more } as never);
  };
  const act = (client: Client, name: string, action: string) =>
    client.assessment.act({ id: cards[name] as number, action, requestKey: nextKey() });

  // The county: what the ledger gives stands there; what is missing is a list of words.
  const clerk = as("县经办", "甲一县", "adviser");
  const begun = await card(clerk, "甲一县");
  assert.deepEqual(
    [begun.self?.total, begun.items[0]?.auto?.value, begun.items[0]?.auto?.n, begun.items[0]?.self?.standing],
    ["30", "9", 9, "met"],
  );
  assert.equal(await refusalOf(card(clerk, "甲二县")), "NOT_FOUND");
  assert.equal(await refusalOf(act(clerk, "甲一县", "submit")), "gate-unmet");
  assert.equal(await refusalOf(put(clerk, "甲一县", "2.1.1", "self", {})), "value-needed");
  assert.equal(await refusalOf(put(clerk, "甲一县", "2.1.2", "self", { state: "missing" })), "words-needed");
  assert.equal(await refusalOf(put(clerk, "甲一县", "3.1.1", "self", { value: "120" })), "above-100");
  assert.equal(await refusalOf(put(clerk, "甲一县", "3.1.1", "score", { value: "100" })), "not-your-column");
  const fill = async (client: Client, name: string, values: Record<string, object>) => {
    for (const [item, v] of Object.entries(values)) await put(client, name, item, "self", v);
  };
  const given = {
    "1.1.2": { value: "1" },
    "2.1.1": { value: "1.9996" },
    "2.1.2": { value: "263" },
    "3.1.1": { value: "100" },
    "3.1.2": { state: "missing", words: "今年没有" },
  };
  await fill(clerk, "甲一县", given);
  const filled = await card(clerk, "甲一县");
  assert.match(filled.items.find((i) => i.no === "2.1.1")?.self?.why.zh ?? "", /1\.9996元\/人，未达到不低于2元\/人/);
  assert.match(filled.items.find((i) => i.no === "2.1.1")?.self?.toRaise?.zh ?? "", /还差0\.0004元\/人/);
  assert.deepEqual(
    [filled.items.find((i) => i.no === "2.1.2")?.self?.standing, filled.items.find((i) => i.no === "2.1.2")?.self?.toRaise?.zh],
    ["proof", "数已够，缺证明：开放日志"],
  );
  await act(clerk, "甲一县", "submit");
  assert.equal(
    await refusalOf(put(clerk, "甲一县", "2.1.1", "self", { value: "3" })),
    "not-your-column",
    "what was handed in is not changed",
  );
  const clerk2 = as("县二经办", "甲二县", "adviser");
  await fill(clerk2, "甲二县", { ...given, "2.1.1": { value: "2" } });
  await act(clerk2, "甲二县", "submit");
  const clerk3 = as("乙县经办", "乙一县", "adviser");
  await fill(clerk3, "乙一县", {
    ...given,
    "2.1.1": { value: "2.5" },
    "2.1.2": { state: "not-applicable", words: "山区无活动室，经批准" },
  });
  await act(clerk3, "乙一县", "submit");

  // The city: an opinion beside, an item back with its reason; the other city does not see it.
  const city = as("市审核", "甲市", "reviewer");
  assert.equal(await refusalOf(card(as("乙市审核", "乙市", "reviewer"), "甲一县")), "NOT_FOUND");
  assert.equal(await refusalOf(act(city, "甲一县", "return_first")), "gate-unmet");
  await put(city, "甲一县", "2.1.1", "return", { words: "预算批复口径不对，按常住人口重算" });
  assert.equal(await refusalOf(act(city, "甲一县", "pass")), "gate-unmet");
  await act(city, "甲一县", "return_first");
  assert.equal((await card(clerk, "甲一县")).items.find((i) => i.no === "2.1.1")?.returned, "预算批复口径不对，按常住人口重算");
  assert.equal(await refusalOf(act(clerk, "甲一县", "submit")), "gate-unmet");
  await put(clerk, "甲一县", "2.1.1", "self", { value: "2.01", words: "按常住人口" });
  assert.equal(
    await refusalOf(put(clerk, "甲一县", "2.1.1", "self", { value: "3", seen: null })),
    "stale",
    "of two clerks the second is told",
  );
  await act(clerk, "甲一县", "submit");
  await put(city, "甲一县", "3.1.1", "first", { words: "情况属实" });
  for (const name of ["甲一县", "甲二县"]) await act(city, name, "pass");
  await act(as("乙市审核", "乙市", "reviewer"), "乙一县", "pass");

  // Nobody scores a unit he served, nor its sister.
  const former = scorer("从甲二县来的");
  for (const name of ["甲二县", "甲一县"])
    assert.equal(await refusalOf(put(former, name, "1.1.2", "score", { value: "1" })), "not-your-column", name);
  assert.equal((await card(former, "甲一县")).bound, true);

  // What the ledger gives is scored in one go.
  assert.deepEqual(await scorer("评甲").assessments.scoreAutomatic({ id: roundId }), { items: 3, units: 3 });
  // Two blind scorers: neither sees the other's nor the unit's own; a third where they are apart.
  const [a, b, c] = [scorer("评甲"), scorer("评乙"), scorer("评丙")];
  await put(a, "甲一县", "3.1.1", "score", { value: "100" });
  const blind = (await card(b, "甲一县")).items.find((i) => i.no === "3.1.1");
  assert.deepEqual([blind?.scorers, blind?.entries.map((e) => e.col).join(), blind?.self], [1, "first", null]);
  assert.equal(
    (await card(clerk, "甲一县")).items.find((i) => i.no === "3.1.1")?.entries.some((e) => e.col === "score"),
    false,
  );
  await put(b, "甲一县", "3.1.1", "score", { value: "60" });
  assert.equal(await refusalOf(put(b, "甲一县", "3.1.1", "score", { value: "100" })), "scored-blind");
  assert.equal((await card(b, "甲一县")).items.find((i) => i.no === "3.1.1")?.needs, 1);
  assert.equal(await refusalOf(act(a, "甲一县", "settle")), "gate-unmet");
  await put(c, "甲一县", "3.1.1", "score", { value: "80" });
  // By hand: 100 and 60 are 40 apart, more than 20; the third, 80, lies equally far from both and stands: 80 % of 20 = 16.
  assert.equal((await card(c, "甲一县")).items.find((i) => i.no === "3.1.1")?.score?.points, "16");
  for (const name of ["甲二县", "乙一县"]) for (const s of [a, b]) await put(s, name, "3.1.1", "score", { value: "80" });
  assert.equal(await refusalOf(put(c, "甲二县", "3.1.1", "score", { value: "0" })), "settled-already");
  for (const [name, money, room] of [
    ["甲一县", "2.01", { value: "263" }],
    ["甲二县", "1.5", { value: "210" }],
    ["乙一县", "2.5", { state: "not-applicable", words: "同意" }],
  ] as const) {
    await put(b, name, "1.1.2", "score", { value: "1" });
    await put(b, name, "2.1.1", "score", { value: money });
    await put(b, name, "2.1.2", "score", room);
    await put(b, name, "3.1.2", "score", { state: "missing", words: "没有文件" });
  }
  // An item back from the province goes to the county, and only that item is mended.
  await put(b, "甲一县", "2.1.2", "return", { words: "日志缺 8 月" });
  await act(b, "甲一县", "return");
  assert.equal(await refusalOf(put(clerk, "甲一县", "1.1.2", "self", { value: "0" })), "not-returned");
  await put(clerk, "甲一县", "2.1.2", "self", { value: "240", words: "扣除 8 月" });
  await act(clerk, "甲一县", "resend");
  await put(b, "甲一县", "2.1.2", "score", { value: "240" });
  for (const name of ["甲一县", "甲二县", "乙一县"]) await act(b, name, "settle");

  // The sample: the same list and seed give the same units; what was looked at stands beside.
  await round(api, "sample");
  const sampled = (await api.assessments.getMatrix({ id: roundId, column: "score" })).rows.filter((r) => r.sampled);
  const { drawn } = drawSample(
    ["甲一县", "甲二县", "乙一县"].map((n) => county(n).id),
    30,
    "双色球 2026137 期 07 11 23",
  );
  assert.deepEqual([sampled.length, drawn.size], [1, 1]);
  const name = sampled[0]?.name.slice(0, 3) as string;
  assert.equal(county(name).id, [...drawn][0]);
  await put(c, name, "1.1.2", "sample", { value: "1", words: "电话核对属实" });

  const { version, values } = await api.assessment_round.get({ id: roundId });
  assert.equal(await refusalOf(round(api, "show")), "gate-unmet", "no days of showing");
  const today = new Date(world.installation.services.now()).toISOString().slice(0, 10);
  await api.assessment_round.edit({
    id: roundId,
    version,
    values: {
      title: values.title,
      standardId,
      selfUntil: values.selfUntil,
      samplePercent: 30,
      sampleSeed: values.sampleSeed,
      publicUntil: today,
      objectTo: "考核办（示例）",
      ranking: null,
    } as never,
  });
  await round(api, "show");
  // By hand. 甲一县: 30 + 10 + 25 + 10 (240 days) + 16 = 91. 甲二县: 30×4/9 = 13.33 + 10 + 0 (1.5) + 10 + 16 = 49.33, vetoed. 乙一县: 0 + 10 + 25, of 25 scaled to 40: 40, + 16 = 66.
  const final = async (n: string) => (await card(organiser(), n)).final;
  assert.deepEqual([(await final("甲一县"))?.total, (await final("甲一县"))?.grade], ["91", "优秀"]);
  assert.deepEqual(
    [(await final("甲二县"))?.total, (await final("甲二县"))?.why.zh],
    ["49.33", "总分49.33分；“人均科普经费”为一票否决项且未达标，不通过"],
  );
  assert.deepEqual([(await final("乙一县"))?.total, (await final("乙一县"))?.grade], ["66", "合格"]);
  // A late fact changes no score on show.
  await facts("甲二县", 20, "2026-04-02");
  assert.equal((await final("甲二县"))?.total, "49.33");

  // Objection by the unit itself; answered by nobody who scored; kept, appealed, granted by another leader.
  const object = (client: Client, n: string, item: string) =>
    client.assessments.object({ id: cards[n] as number, item, claim: "按 2.1 元/人计", reason: "追加预算未计入", requestKey: nextKey() });
  assert.equal(await refusalOf(object(api, "甲二县", "2.1.1")), "not-your-unit");
  const objection = (await object(clerk2, "甲二县", "2.1.1")).id;
  assert.equal(await refusalOf(object(clerk2, "甲二县", "2.1.1")), "objected-already");
  const answer = (client: Client, action: string, reason?: string) =>
    client.assessment_objection.act({ id: objection, action, requestKey: nextKey(), ...(reason ? { reason } : {}) });
  assert.equal(await refusalOf(answer(b, "keep", "维持")), "same-person");
  assert.equal(await refusalOf(answer(leader(), "change", "改")), "gate-unmet");
  await answer(leader(), "keep", "追加预算没有批复号");
  await answer(clerk2, "appeal", "批复号已补");
  assert.equal(await refusalOf(answer(leader(), "uphold", "维持")), "same-person");
  await leader("另一负责人").assessments.correct({ id: objection, value: "2.1", words: "补来批复，计入" });
  await answer(leader("另一负责人"), "grant", "已补批复");
  assert.deepEqual([(await final("甲二县"))?.total, (await final("甲二县"))?.grade], ["74.33", "合格"]);
  const columns = (await card(clerk2, "甲二县")).items.find((i) => i.no === "2.1.1")?.entries.map((e) => [e.col, e.value]);
  assert.deepEqual(
    columns,
    [
      ["self", "2"],
      ["score", "1.5"],
      ["appeal", "2.1"],
    ],
    "no column writes over another",
  );

  // Decided after the showing, by persons who neither showed nor checked.
  assert.equal(await refusalOf(round(as("复核人", "示例省", "reviewer"), "check")), "gate-unmet");
  const later = world.installation.services.now;
  world.installation.services.now = () => later() + 2 * 86_400_000;
  await round(as("复核人", "示例省", "reviewer"), "check");
  assert.equal(await refusalOf(round(as("复核人", "示例省", "leader"), "decide")), "same-person");
  await round(leader(), "decide");
  world.installation.services.now = later;
  const done = await card(clerk2, "甲二县");
  assert.deepEqual([done.state, done.final?.total], ["final", "74.33"]);
});

test("a file proves several items and years, is named by its content, and two counties with the same are told to whom it concerns", async () => {
  const { services } = world.installation;
  const clerk = as("县经办", "甲一县", "adviser");
  const api = organiser();
  const id = (
    await api.assessment_round.create({
      values: { title: "2026 年补考核（示例）", standardId, selfUntil: "2026-12-20", samplePercent: 0 } as never,
      requestKey: nextKey(),
    })
  ).id;
  await api.assessment_round.act({ id, action: "open", requestKey: nextKey() });
  const rows = (await api.assessments.getMatrix({ id, column: "self" })).rows;
  const [one, two] = [rows[0]?.id as number, rows[1]?.id as number];
  const upload = async (who: Actor, caseId: number, name: string, text: string): Promise<number> => {
    const received = await services.files.receive(new Blob([pdfOf(text)]).stream(), name);
    assert.ok(received.ok, JSON.stringify(received));
    return services.database.write(who.scope, (tx) =>
      services.files.attach(tx, who, { case_id: caseId, subject: null, kind: "proof" }, name, received.value),
    );
  };
  const file = await upload(actorOf("县经办", "甲一县", ["adviser"]), one, "开放日志.pdf", "a");
  assert.deepEqual(
    (await clerk.assessments.offerEvidence({ id: one, item: "2.1.2" })).map((o) => [o.name, o.from.zh]),
    [["开放日志.pdf", "已传到本次考核"]],
  );
  await clerk.assessments.attachEvidence({ id: one, item: "2.1.2", fileId: file, kind: "开放日志" });
  await clerk.assessments.attachEvidence({ id: one, item: "1.1.2", fileId: file, kind: "凭据" });
  assert.deepEqual(await clerk.assessments.offerEvidence({ id: one, item: "2.1.2" }), []);
  const same = await upload(actorOf("县二经办", "甲二县", ["adviser"]), two, "别的名字.pdf", "a");
  const clerk2 = as("县二经办", "甲二县", "adviser");
  assert.deepEqual(
    (await clerk2.assessments.attachEvidence({ id: two, item: "2.1.2", fileId: same, kind: "开放日志" })).elsewhere,
    [],
    "another county's are not seen",
  );
  const seen = (await api.assessments.getCard({ id: two })).items.find((i) => i.no === "2.1.2")?.files[0];
  assert.deepEqual([seen?.elsewhere.map((n) => n.slice(0, 3)), seen?.sha256.length], [["甲一县"], 64]);
  const own = (await clerk.assessments.getCard({ id: one })).items.find((i) => i.no === "2.1.2")?.files[0];
  await clerk.assessments.dropEvidence({ id: one, evidenceId: own?.id as number });
  assert.equal((await clerk.assessments.offerEvidence({ id: one, item: "2.1.2" })).length, 1, "what was taken away is offered again");
  // The same for the next year: it is there already.
  const next = (
    await api.assessment_round.create({
      values: { title: "再一次（示例）", standardId, selfUntil: "2026-12-21", samplePercent: 0 } as never,
      requestKey: nextKey(),
    })
  ).id;
  await api.assessment_round.act({ id: next, action: "open", requestKey: nextKey() });
  const again = (await api.assessments.getMatrix({ id: next, column: "self" })).rows[0]?.id as number;
  assert.deepEqual(
    (await clerk.assessments.offerEvidence({ id: again, item: "1.1.2" })).map((o) => o.from.zh),
    ["以前用过"],
  );
  // The dossier: a file that proves two items is filed once; the index names what is there and what is missing.
  await clerk.assessments.attachEvidence({ id: one, item: "2.1.2", fileId: file, kind: "开放日志" });
  const dossier = await dossierOf(services, actorOf("县经办", "甲一县", ["adviser"]), { id: String(one) });
  const zipped = unzipSync(new Uint8Array(await buffer((dossier as { bytes: Readable }).bytes)));
  const names = Object.keys(zipped).filter((n) => !n.startsWith("0-"));
  assert.deepEqual(names, ["1-一、服务（40分）/1.1.2-引荐有台账以外的凭据/1-凭据-开放日志.pdf"]);
  const list = strFromU8(zipped["0-校验清单.txt"] as Uint8Array)
    .trim()
    .split("\n");
  assert.deepEqual(
    list,
    names.map(
      (n) =>
        `${createHash("sha256")
          .update(zipped[n] as Uint8Array)
          .digest("hex")}  ${n}`,
    ),
  );
  const index = readPdf(Buffer.from(zipped["0-卷内目录.pdf"] as Uint8Array));
  assert.match(index.text, /1\.1\.2、2\.1\.2/);
  assert.match(index.text, /缺的证明/);
  // One PDF: the same index and digests, the pieces inside under their numbers.
  const paper = await dossierPdfOf(services, actorOf("县经办", "甲一县", ["adviser"]), { id: String(one) });
  const inside = readPdf(await buffer((paper as { bytes: Readable }).bytes));
  assert.equal(inside.text, index.text);
  assert.deepEqual(
    inside.files.map((f) => [f.name, createHash("sha256").update(f.bytes).digest("hex")]),
    list.map((l) => [l.split("/").at(-1), l.slice(0, 64)]),
  );
  assert.ok(inside.files.every((f) => inside.text.replaceAll("\n", "").includes(createHash("sha256").update(f.bytes).digest("hex"))));
  await assert.rejects(dossierOf(services, actorOf("县二经办", "甲二县", ["adviser"]), { id: String(one) }), { code: "NOT_FOUND" });
});

test("several assessments composed into one: weights that sum to 100, decided by another person, places for the deciding unit alone", async () => {
  const api = organiser();
  const other = (await api.assessment_round.list({})).rows.find((r) => r.title === "2026 年补考核（示例）")?.id as number;
  const id = (
    await api.composite_assessment.create({
      values: {
        title: "2026 年综合考核（示例）",
        year: 2026,
        basis: "示例",
        grades: "优秀90；良好70；不合格0",
        missing: "undecided",
        ranking: true,
      },
      requestKey: nextKey(),
    })
  ).id;
  const put = async (round: number, weight: string) => {
    const { version } = await api.composite_assessment.get({ id });
    return api.composite_assessment.putChild({ id, version, child: "parts", values: { roundId: round, weight } as never });
  };
  const act = (who: Client, action: string) => who.composite_assessment.act({ id, action, requestKey: nextKey() });
  await put(roundId, "60");
  assert.equal(await refusalOf(act(api, "propose")), "gate-unmet", "60 is not 100");
  await put(other, "40");
  assert.equal(await refusalOf(act(api, "propose")), "gate-unmet", "the second is not decided");
  await world.owner(async (client) => {
    await client.query("update assessment set total = '90' where round_id = $1", [other]);
    await client.query("update assessment_round set state = 'decided' where id = $1", [other]);
  });
  await act(api, "propose");
  assert.equal(await refusalOf(act(as("组织人", "示例省", "leader"), "decide")), "same-person");
  await act(leader(), "decide");
  const table = (await api.composite_assessment.get({ id })).sections["table"] as ComposedTable & { ranking: boolean };
  // 甲二县: 60 × 74.33 ÷ 100 + 40 × 90 ÷ 100 = 44.598 + 36 = 80.598.
  const row = table.rows.find((r) => r.name.startsWith("甲二县"));
  assert.deepEqual([row?.parts.map((p) => p?.brings), row?.total, row?.grade, table.ranking], [["44.60", "36.00"], "80.60", "良好", true]);
  assert.equal(row?.parts[0]?.cardId, cards["甲二县"], "each part opens to its own scorecard");
  // The county reads its own row and how it came about, at its own scorecard; not the register of its superior.
  const county2 = as("县二经办", "甲二县", "adviser");
  const own = (await county2.assessments.getCard({ id: cards["甲二县"] as number })).composites;
  assert.deepEqual(
    own.map((c) => [c.title, c.total, c.grade, c.parts.map((p) => p.brings)]),
    [["2026 年综合考核（示例）", "80.60", "良好", ["44.60", "36.00"]]],
  );
  assert.equal(await refusalOf(county2.composite_assessment.get({ id })), "NOT_FOUND");
});

test("what compares units is not scored of one alone: open on the county's card until the round is shown, then as the whole class gives it", async () => {
  const api = organiser();
  const rows = [
    ["1.1.1", "一、服务（70分）", "一", "服务场次", "与最高单位之比得分", "30", "", "", "", "", ""],
    ["1.1.2", "", "", "服务人次", "前1名得40分；前2名得20分", "40", "", "", "", "", ""],
    ["2.1.1", "二、保障（30分）", "二", "人均科普经费", "≥2元/人", "30", "", "", "", "", ""],
  ];
  const standard = (
    await api.standard.create({ values: { ...HEAD, title: "示例标准 2025 版", year: 2025, bonusCap: null }, requestKey: nextKey() })
  ).id;
  assert.deepEqual(
    (await api.assessments.importStandard({ id: standard, version: await versionOf(api, standard), table: tableOf(rows), confirmed: true }))
      .faults,
    [],
  );
  await api.standard.act({ id: standard, action: "propose", requestKey: nextKey() });
  await leader().standard.act({ id: standard, action: "activate", requestKey: nextKey() });
  const today = new Date(world.installation.services.now()).toISOString().slice(0, 10);
  const values = {
    title: "2025 年比较考核（示例）",
    standardId: standard,
    selfUntil: "2026-12-15",
    samplePercent: 0,
    publicUntil: today,
    objectTo: "考核办（示例）",
  };
  const { id } = await api.assessment_round.create({ values, requestKey: nextKey() });
  const act = (who: Client, what: "assessment_round" | "assessment", of: number, action: string) =>
    who[what].act({ id: of, action, requestKey: nextKey() });
  await act(api, "assessment_round", id, "open");
  const given = new Map((await api.assessments.getMatrix({ id, column: "self" })).rows.map((r) => [r.name.slice(0, 3), r.id]));
  const b = scorer("评乙");
  const told = async (who: Client, name: string) =>
    (await who.assessments.getCard({ id: given.get(name) as number })).items.map((i) => [
      i.self?.standing,
      i.self?.points,
      i.self?.why.zh,
      i.final?.points,
    ]);
  for (const [name, clerk, city, unit, of] of [
    ["甲一县", "县经办", "市审核", "甲市", ["8", "100", "2"]],
    ["甲二县", "县二经办", "市审核", "甲市", ["4", "300", "3"]],
    ["乙一县", "乙县经办", "乙市审核", "乙市", ["6", "200", "1"]],
  ] as const) {
    const own = as(clerk, name, "adviser");
    const card = given.get(name) as number;
    for (const [k, value] of of.entries())
      await own.assessments.putEntry({ id: card, item: rows[k]?.[0] as string, col: "self", seen: null, words: "", value });
    const items = await told(own, name);
    assert.deepEqual(items.slice(0, 2), Array(2).fill(["open", "0", "按同类比较，整体公布后得出", undefined]), name);
    assert.equal(items[2]?.[0], name === "乙一县" ? "unmet" : "met");
    await act(own, "assessment", card, "submit");
    await act(as(city, unit, "reviewer"), "assessment", card, "pass");
    for (const [k, value] of of.entries())
      await b.assessments.putEntry({ id: card, item: rows[k]?.[0] as string, col: "score", seen: null, words: "", value });
    await act(b, "assessment", card, "settle");
  }
  // Whoever scores sees all of them beside each other. By hand: 30 × 4/8 = 15, first of three 40, 30 for the third item.
  assert.deepEqual(
    (await api.assessments.getMatrix({ id, column: "score" })).rows.map((r) => r.total),
    ["60", "85", "42.5"],
  );
  await act(api, "assessment_round", id, "show");
  const clerk2 = as("县二经办", "甲二县", "adviser");
  assert.deepEqual(
    (await told(clerk2, "甲二县")).map((i) => i[3]),
    ["15", "40", "30"],
  );
});
