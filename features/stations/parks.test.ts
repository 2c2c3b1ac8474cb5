import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { creditCodeCheck } from "@bihuan/kit";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { afterWorkingDays } from "@bihuan/kit";
import { pastedTable } from "../../platform/sheets/pasted.ts";
import { BLANK, compareQuarters, inWords, isReason, questionsOf, readSheet, SHEET_HEADINGS, type Snapshot } from "./quarters.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const codeOf = (n: number): string => {
  const body = `915100${String(n).padStart(3, "0")}MA0123`.padEnd(17, "4");
  return body + creditCodeCheck(body);
};
const setDay = (day: string): void => {
  world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`);
};
const of = (more: Partial<Snapshot>): Snapshot => ({ ...BLANK, ...more });

async function addFile(id: number, kind: string): Promise<void> {
  const actor = world.actor("甲一县", ["adviser"]);
  await world.installation.services.database.write(actor.scope, (tx) =>
    tx
      .insertInto("stored_file")
      .values({
        sha256: Buffer.alloc(32, id),
        name: "材料（示例）.pdf",
        media_type: "application/pdf",
        bytes: 9,
        case_id: id,
        kind,
        uploaded_by: actor.id,
      })
      .execute(),
  );
}

test("rules: what is asked before a figure is stored, what is no reason, what two quarters tell, a pasted sheet", () => {
  const last = of({ outputFen: 300_000_000, taxFen: 10_000_000, employees: 50 });
  const asked = (now: Partial<Snapshot>) => Object.keys(questionsOf(last, "2026-06", of(now), "2026-09"));
  assert.deepEqual(asked({ outputFen: 310_000_000, employees: 48 }), []);
  assert.deepEqual(asked({ outputFen: 3_000_000_000_000 }), ["outputFen"], "yuan for 万元");
  assert.deepEqual(asked({ outputFen: 900_000_000 }), ["outputFen"], "three quarters cumulated");
  assert.deepEqual(asked({ employees: 900 }), ["employees"]);
  assert.deepEqual(
    questionsOf(last, "2026-06", of({ outputFen: 900_000_000 }), "2026-12"),
    {},
    "another quarter lies between: nothing is told",
  );
  assert.deepEqual(["核实无误", "数据属实。", "已核对无误", "", "新生产线 8 月投产"].map(isReason), [false, false, false, false, true]);
  const side = (companyId: number, name: string, values: Partial<Snapshot>) => ({ companyId, name, code: "", values: of(values) });
  const compared = compareQuarters(
    [side(1, "甲公司", { outputFen: 100_000_000 }), side(2, "乙公司", { outputFen: 50_000_000 }), side(4, "丁公司", {})],
    [
      side(1, "甲新公司", { outputFen: 120_000_000 }),
      side(3, "丙公司", { outputFen: 70_000_000 }),
      side(4, "丁公司", { outputFen: 1_000_000 }),
    ],
  );
  assert.deepEqual(compared.figures[0], {
    key: "outputFen",
    both: 1,
    bothBefore: 100_000_000,
    bothNow: 120_000_000,
    allBefore: 150_000_000,
    allNow: 191_000_000,
  });
  assert.deepEqual(
    inWords(compared, "2026-06", "2026-09").map((s) => s.zh),
    [
      "产值：两季都有数的 1 家，2026年第二季度 100 万元，2026年第三季度 120 万元，增加 20 万元（+20.0%）；全部企业分别为 150 和 191 万元。",
      "新有数据 1 家：丙公司。",
      "不再有数据 1 家：乙公司。",
      "甲公司 更名为 甲新公司，仍为同一家。",
    ],
  );
  const pasted = `丙县园区企业季报表（示例）\n企业名称\t信用代码\t产值（万元）\t从业人员\t入库税金\t用电\n甲公司\t${codeOf(1)}\t1,234.5\t面议\t—\t3\n外面的\t\t1\t1\n合计\t\t1,235.5\t1`;
  const sheet = readSheet(pastedTable(pasted, SHEET_HEADINGS), [{ id: 7, name: "旧名", code: codeOf(1) }]);
  assert.deepEqual(sheet.rows, [{ companyId: 7, values: { outputFen: 1_234_500_000, employees: null, taxFen: null } }]);
  assert.deepEqual(sheet.unmatched, ["用电"], "what is not understood is told, not dropped");
  assert.deepEqual(
    sheet.faults.map((f) => f.zh),
    ["第 3 行 从业人员：看不懂“面议”", "第 4 行：本园没有这家企业"],
  );
  assert.equal(afterWorkingDays("2026-11-27", 5), "2026-12-04", "over a weekend");
  assert.equal(
    afterWorkingDays("2026-09-29", 5, [{ fromOn: "2026-10-01", toOn: "2026-10-07" }]),
    "2026-10-13",
    "over the October days off",
  );
});

test("a quarter is filled from the last: only changes are typed, jumps need a reason, a renamed or moved company stays one", async () => {
  setDay("2026-07-05");
  const adviser = world.client("甲一县", ["adviser"]);
  const reviewer = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:9001" });
  const park = await adviser.park.create({ values: { name: "柑橘产业园（示例）" }, requestKey: nextKey() });
  const other = await adviser.park.create({ values: { name: "食品产业园（示例）" }, requestKey: nextKey() });
  const enter = async (n: number, name: string, parkId = park.id) =>
    (
      await adviser.company.create({
        values: { name, code: codeOf(n), parkId, standing: "producing", enteredOn: "2025-01-10", highTech: n === 1 },
        requestKey: nextKey(),
      })
    ).id;
  const [one, two] = [await enter(1, "甲公司（示例）"), await enter(2, "乙公司（示例）", other.id)];
  const three = await enter(3, "丙公司（示例）");
  assert.equal(await refusalOf(enter(1, "甲公司又一次（示例）")), "invalid", "a credit code stands once");

  const quarter = (q: string) => ({ title: `柑橘产业园 ${q}（示例）`, parkId: park.id, quarter: q, scope: "working" });
  assert.equal(await refusalOf(adviser.park_quarter.create({ values: quarter("2026-09"), requestKey: nextKey() })), "invalid", "not ended");
  const q2 = await adviser.park_quarter.create({ values: quarter("2026-06"), requestKey: nextKey() });
  const version = async (id: number) => (await adviser.park_quarter.get({ id })).version;
  const save = async (id: number, rows: Parameters<typeof adviser.parks.saveQuarter>[0]["rows"], rest = false) =>
    adviser.parks.saveQuarter({ id, version: await version(id), rows, rest });
  assert.equal(await refusalOf(save(q2.id, [])), "not-asked");
  await adviser.park_quarter.act({ id: q2.id, action: "ask", requestKey: nextKey() });
  await save(q2.id, [{ companyId: one, values: { outputFen: 300_000_000, employees: 50 } }]);
  assert.equal(
    await refusalOf(adviser.park_quarter.act({ id: q2.id, action: "receive", requestKey: nextKey() })),
    "gate-unmet",
    "a company is missing",
  );
  await save(q2.id, [{ companyId: three, values: { outputFen: 80_000_000, taxFen: 0 } }]);
  assert.equal(await refusalOf(save(q2.id, [{ companyId: two, values: { outputFen: 1 } }])), "questions", "a company of another park");
  await adviser.park_quarter.act({ id: q2.id, action: "receive", requestKey: nextKey() });
  await reviewer.park_quarter.act({ id: q2.id, action: "check", requestKey: nextKey() });
  assert.equal(
    await refusalOf(save(q2.id, [{ companyId: one, values: { outputFen: 1 } }])),
    "not-from-this-state",
    "what is checked stands",
  );

  // In August the first is renamed, the second moves in.
  setDay("2026-08-15");
  const edit = async (id: number, more: object) => {
    const page = await adviser.company.get({ id });
    const { contactPhone: _, ...values } = page.values as Record<string, unknown>;
    await adviser.company.edit({ id, version: page.version, values: { ...values, ...more } });
  };
  await edit(one, { name: "甲科技公司（示例）" });
  await edit(two, { parkId: park.id });
  setDay("2026-10-08");
  const q3 = await adviser.park_quarter.create({ values: quarter("2026-09"), requestKey: nextKey() });
  await adviser.park_quarter.act({ id: q3.id, action: "ask", requestKey: nextKey() });
  const desk = async () => (await adviser.park_quarter.get({ id: q3.id })).sections["desk"] as import("./quarter-desk.ts").QuarterRow[];
  assert.deepEqual(
    (await desk()).map((r) => [r.name, r.nameBefore, r.parkBefore, r.lastQuarter, r.last?.outputFen ?? null, r.now]),
    [
      ["甲科技公司（示例）", "甲公司（示例）", null, "2026-06", 300_000_000, null],
      ["乙公司（示例）", null, "食品产业园（示例）", null, null, null],
      ["丙公司（示例）", null, null, "2026-06", 80_000_000, null],
    ],
  );
  assert.equal(await refusalOf(save(q3.id, [{ companyId: one, values: { outputFen: 3_100_000_000_000 } }])), "questions", "元 for 万元");
  assert.equal(
    await refusalOf(save(q3.id, [{ companyId: one, values: { outputFen: 3_300_000_000 }, why: "核实无误" }])),
    "questions",
    "no reason",
  );
  await save(
    q3.id,
    [
      { companyId: one, values: { outputFen: 310_000_000 } },
      { companyId: two, values: { outputFen: 20_000_000 } },
    ],
    true,
  );
  assert.deepEqual(
    (await desk()).map((r) => [r.now?.outputFen, r.now?.employees, r.carried]),
    [
      [310_000_000, 50, false],
      [20_000_000, null, false],
      [80_000_000, null, true],
    ],
    "one figure typed, the others of its row taken over; the untouched company taken over as unchanged",
  );
  const stale = await version(q3.id);
  await save(q3.id, []);
  assert.equal(await refusalOf(adviser.parks.saveQuarter({ id: q3.id, version: stale, rows: [], rest: false })), "stale");
  const sides = await adviser.parks.compareQuarters({ parkId: park.id, scope: "working", before: "2026-06", now: "2026-09" });
  const words = inWords(compareQuarters(sides.before, sides.now), "2026-06", "2026-09").map((w) => w.zh);
  assert.equal(
    words[0],
    "产值：两季都有数的 2 家，2026年第二季度 380 万元，2026年第三季度 390 万元，增加 10 万元（+2.6%）；全部企业分别为 380 和 410 万元。",
  );
  assert.ok(
    words.some((w) => w === "甲公司（示例） 更名为 甲科技公司（示例），仍为同一家。"),
    words.join(),
  );
  const twin = world.client("乙一县", ["adviser"]);
  await twin.company.create({
    values: { name: "甲公司（示例）", code: codeOf(1), standing: "registered_only", enteredOn: "2026-09-01" },
    requestKey: nextKey(),
  });
  const was = (await adviser.company.get({ id: one })).sections["was"] as { was: { name: string }[]; elsewhere: { unitName: string }[] };
  assert.deepEqual(
    was.was.map((w) => w.name),
    ["甲公司（示例）", "甲科技公司（示例）"],
  );
  assert.deepEqual(
    was.elsewhere.map((e) => e.unitName),
    ["乙一县科协（示例）"],
    "the same company in another county is told, by its unit alone",
  );
  assert.deepEqual(
    (await twin.parks.compareQuarters({ parkId: park.id, scope: "working", before: "2026-06", now: "2026-09" })).now,
    [],
    "another county sees no figure",
  );
});

test("an application: what is missing is listed before it is submitted and opens to rows; visit, publicity, objection by another person", async () => {
  setDay("2026-10-12");
  const adviser = world.client("甲一县", ["adviser"]);
  const city = world.client("甲市", ["reviewer"]);
  const province = world.client("示例省", ["reviewer"]);
  const second = world.as({ ...world.actor("示例省", ["reviewer"]), id: "person:9002" });
  const source = "示例条件，请换成贵省文件";
  const condition = async (values: object) =>
    (await province.park_condition.create({ values: { source, fromOn: "2026-01-01", ...values }, requestKey: nextKey() })).id;
  assert.equal(await refusalOf(condition({ name: "少了算什么（示例）", kind: "computed" })), "invalid");
  await condition({ name: "在园企业不少于 2 家（示例）", kind: "computed", measure: "firms", least: 2 });
  await condition({ name: "工作站不少于 1 个（示例）", kind: "computed", measure: "stations", least: 1 });
  const plan = await condition({ name: "有建设方案（示例）", kind: "file" });
  const onSite = await condition({ name: "有办公场所（示例）", kind: "visit" });
  await province.station_rule.create({
    values: { name: "公示（示例）", measure: "publicity_days", value: 5, source, fromOn: "2026-01-01" },
    requestKey: nextKey(),
  });
  const parkId = (await adviser.park.list({ filter: {}, limit: 20 })).rows.find((r) => r.name.startsWith("柑橘"))?.id as number;
  const { id } = await adviser.park_application.create({ values: { title: "柑橘产业园申报（示例）", parkId }, requestKey: nextKey() });
  const look = async (client = adviser) => {
    const page = await client.park_application.get({ id });
    return page.sections["desk"] as {
      standings: import("./parks-desk.ts").Standing[];
      publicityEnds: string | null;
      objections: { id: number }[];
      visits: unknown[];
    };
  };
  const states = async () => (await look()).standings.map((s) => s.state);
  assert.deepEqual(
    await states(),
    ["met", "unmet", "unmet", "later"],
    "three companies are counted, no station, no file, the place is seen later",
  );
  assert.deepEqual((await look()).standings[0]?.rows.map((r) => r.title).length, 3, "a computed condition opens to its rows");
  assert.equal(await refusalOf(adviser.park_application.act({ id, action: "submit", requestKey: nextKey() })), "gate-unmet");

  // A station at a company of the park; one whose agreement has ended does not count.
  const { database } = world.installation.services;
  const station = await adviser.station.create({
    values: {
      name: "柑橘工作站（示例）",
      kind: "expert",
      hostName: "甲科技公司",
      hostCode: codeOf(1),
      agreementFrom: "2026-01-01",
      agreementTo: "2026-09-30",
    },
    requestKey: nextKey(),
  });
  await world.owner(
    async (owner) => void (await owner.query("update station set established_on = '2026-02-01' where id = $1", [station.id])),
  );
  assert.equal((await states())[1], "unmet", "its agreement has ended");
  await world.owner(
    async (owner) => void (await owner.query("update station set agreement_to = '2027-09-30' where id = $1", [station.id])),
  );
  assert.equal((await states())[1], "met");
  const version = async () => (await adviser.park_application.get({ id })).version;
  await adviser.park_application.putChild({
    id,
    version: await version(),
    child: "answers",
    values: { conditionId: plan, proof: "建设方案 第 3—12 页" },
  });
  assert.equal((await states())[2], "unmet", "named, but no file is there");
  await addFile(id, "proof");
  await adviser.park_application.act({ id, action: "submit", requestKey: nextKey() });

  assert.equal(await refusalOf(province.park_application.act({ id, action: "accept", requestKey: nextKey() })), "not-your-unit");
  await city.park_application.act({ id, action: "accept", requestKey: nextKey() });
  assert.equal(
    await refusalOf(city.park_application.act({ id, action: "report", requestKey: nextKey() })),
    "gate-unmet",
    "not visited yet",
  );
  const visit = {
    id,
    key: "visit-key-1",
    visitedOn: "2026-10-12",
    place: "园区办公楼",
    team: "某某、某某",
    finding: "现场看了两家企业。",
    findings: [{ conditionId: onSite, met: true, words: "三间办公室" }],
  };
  assert.equal(await refusalOf(adviser.parks.reportVisit(visit)), "not-your-unit", "an applicant does not visit himself");
  const first = await city.parks.reportVisit(visit);
  assert.deepEqual(await city.parks.reportVisit(visit), first, "sent again after a lost connection it is the same report");
  assert.equal(await refusalOf(city.parks.reportVisit({ ...visit, key: "visit-key-2", visitedOn: "2026-12-30" })), "invalid");
  assert.deepEqual(await states(), ["met", "met", "met", "met"]);
  await city.park_application.act({ id, action: "report", requestKey: nextKey() });
  await province.park_application.act({ id, action: "refuse", reason: "材料不足", requestKey: nextKey() });
  await adviser.park_application.act({ id, action: "appeal", reason: "材料已经齐全", requestKey: nextKey() });
  assert.equal(
    await refusalOf(province.park_application.act({ id, action: "publish", requestKey: nextKey() })),
    "same-person",
    "reconsidered by another",
  );
  await second.park_application.act({ id, action: "publish", requestKey: nextKey() });
  assert.equal((await look()).publicityEnds, "2026-10-20");
  // A holiday that a superior has entered is no day of publicity either.
  const off = await world.client("示例省", ["adviser"]).day_off.create({
    values: { name: "示例假日", fromOn: "2026-10-15", toOn: "2026-10-15", source },
    requestKey: nextKey(),
  });
  assert.equal((await look()).publicityEnds, "2026-10-21");
  await world.owner(async (owner) => void (await owner.query("delete from day_off where id = $1", [off.id])));
  assert.equal(await refusalOf(province.park_application.act({ id, action: "recognise", requestKey: nextKey() })), "gate-unmet");
  const objection = await province.parks.enterObjection({ id, sender: "某某（示例）", says: "一家企业已经停产（示例）" });
  assert.equal(await refusalOf(city.parks.replyObjection({ objectionId: objection.id, reply: "答复（示例）" })), "not-your-unit");
  for (const involved of [province, second])
    assert.equal(await refusalOf(involved.parks.replyObjection({ objectionId: objection.id, reply: "已经查过（示例）" })), "same-person");
  setDay("2026-10-20");
  assert.equal(
    await refusalOf(province.park_application.act({ id, action: "recognise", requestKey: nextKey() })),
    "gate-unmet",
    "an objection waits",
  );
  const third = world.as({ ...world.actor("示例省", ["reviewer"]), id: "person:9003" });
  await third.parks.replyObjection({ objectionId: objection.id, reply: "已实地核查，企业在产（示例）" });
  await province.park_application.act({ id, action: "recognise", requestKey: nextKey() });
  const facts = await database.read(world.actor("示例省", ["reviewer"]).scope, (db) =>
    db.selectFrom("ledger_fact").select(["kind", "measures"]).where("subject", "=", `park_application:${id}`).execute(),
  );
  assert.deepEqual(facts, [{ kind: "park.recognised", measures: { parks: 1 } }]);
});

test("attraction: each step by its evidence, agreements apart by kind, a project counts once; an indicator over it passes the lint", async () => {
  const adviser = world.client("甲一县", ["adviser"]);
  const leader = world.client("示例省", ["leader"]);
  const parkId = (await adviser.park.list({ filter: {}, limit: 20 })).rows.find((r) => r.name.startsWith("柑橘"))?.id as number;
  const companyId = (await adviser.company.list({ filter: {}, limit: 20 })).rows[0]?.id as number;
  const values = { name: "鲜果加工（示例）", investor: "某集团（示例）", parkId };
  const { id } = await adviser.attraction.create({ values, requestKey: nextKey() });
  const act = (action: string) => adviser.attraction.act({ id, action, requestKey: nextKey() });
  const edit = async (more: object) =>
    adviser.attraction.edit({ id, version: (await adviser.attraction.get({ id })).version, values: { ...values, ...more } });
  assert.equal(await refusalOf(act("sign")), "gate-unmet");
  assert.equal(await refusalOf(edit({ signedOn: "2027-01-01" })), "invalid", "not after today");
  assert.equal(await refusalOf(edit({ signedOn: "2026-09-01", landedOn: "2026-08-01" })), "invalid", "lands before it is signed");
  const signed = { kind: "contract", amountFen: "2.5亿元", signedOn: "2026-09-01" };
  await edit(signed);
  await addFile(id, "agreement");
  await act("sign");
  for (const [event, onDay] of [
    ["柑橘节（示例）", "2026-09-01"],
    ["投资推介会（示例）", "2026-10-01"],
  ] as const)
    await adviser.attraction.putChild({
      id,
      version: (await adviser.attraction.get({ id })).version,
      child: "events",
      values: { event, onDay },
    });
  await edit({ ...signed, companyId, landedOn: "2026-09-20" });
  await act("land");
  await edit({ ...signed, companyId, landedOn: "2026-09-20", producingOn: "2026-10-15" });
  await addFile(id, "production");
  await act("produce");
  const page = (await adviser.park.get({ id: parkId })).sections["park"] as import("./parks-desk.ts").ParkPage;
  assert.deepEqual(page.funnel, [
    { kind: "contract", talked: 1, signed: 1, landed: 1, producing: 1, ended: 0, amountFen: 25_000_000_000, inPlaceFen: 0, days: 19 },
  ]);
  assert.deepEqual(
    page.quarters.map((q) => [q.quarter, q.companies, q.outputFen]),
    [
      ["2026-06", 2, 380_000_000],
      ["2026-09", 3, 410_000_000],
    ],
  );
  const { code } = await leader.indicators.defineIndicator({
    code: "attracted",
    name: { zh: "招引项目投产数（示例）", en: "projects producing" },
    definition: { zh: "有投产证明的招引项目，一个项目算一次", en: "projects with proof of production, each once" },
    expression: "count(attraction.producing)",
    unit: "count",
    better: "higher",
  });
  const card = await leader.indicators.scorecard({ from: "2026-01", to: "2026-12" });
  assert.equal(Number(card.values.find((v) => v.code === code)?.value), 1);
});

test("20,000 pasted companies are read with their faults named by cell, nothing stored; one more is refused", async () => {
  const adviser = world.client("甲二县", ["adviser"]);
  await adviser.park.create({ values: { name: "大园区（示例）" }, requestKey: nextKey() });
  const bigCode = (i: number): string => `91510000MA${String(1_000_000 + i)}${creditCodeCheck(`91510000MA${String(1_000_000 + i)}`)}`;
  const rows = (n: number) => [
    ["企业名称", "统一社会信用代码", "园区", "情况", "入园日期"],
    ...Array.from({ length: n }, (_, i) => [
      `企业${i}（示例）`,
      i === 7 ? "91510000MA000" : bigCode(i),
      "大园区（示例）",
      "在产",
      "2025-01-10",
    ]),
  ];
  const told = await adviser.company.previewImport({ rows: rows(20_000) });
  assert.deepEqual([told.total, told.good, told.faultRows], [20_000, 19_999, 1]);
  assert.deepEqual(
    told.faults.map((f) => [f.field.zh, f.value]),
    [["统一社会信用代码", "91510000MA000"]],
  );
  assert.equal((await adviser.company.list({ filter: {}, limit: 1 })).total, 0);
  assert.notEqual(await refusalOf(adviser.company.previewImport({ rows: rows(20_001) })), "ok");
});
