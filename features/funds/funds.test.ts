import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { creditCodeCheck } from "@bihuan/kit";
import { unzipSync } from "fflate";
import { sql } from "kysely";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { ownerDb } from "../../platform/db/database.ts";
import { saveIndicators, STANDARD_INDICATORS } from "../indicators/index.ts";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { fundFile, isWriting } from "./notices.ts";

let world: World;
before(async () => {
  world = await makeWorld();
  // What the factors count: needs confirmed in the counties, 12, 6 and 2.
  const { services } = world.installation;
  await world.owner((client) => saveIndicators(ownerDb(client), world.units["全国"]?.path ?? [], STANDARD_INDICATORS, "2026-01-01"));
  for (const [name, n] of [
    ["甲一县", 12],
    ["甲二县", 6],
    ["乙一县", 2],
  ] as const) {
    const unit = world.units[name] as { id: number; path: number[] };
    const actor = world.actor(name, ["adviser"]);
    await services.database.write(actor.scope, async (tx) => {
      for (let i = 0; i < n; i++)
        await recordFact(tx, services.house.facts, actor, {
          kind: "demand.confirmed",
          occurredOn: "2026-05-10",
          unitId: unit.id,
          unitPath: unit.path,
          regionCode: null,
          subject: `demand:${unit.id * 100 + i}`,
          dimensions: { basis: "self", source: "visit" },
          keys: { demander: unit.id * 100 + i },
          evidence: [{ type: "source", ref: "示例", label: "示例" }],
        });
    });
  }
});
after(() => world[Symbol.asyncDispose]());

const unitId = (name: string): number => world.units[name]?.id as number;
const clerk = () => world.client("示例省", ["adviser"]);
const second = (role: string, n: number) => world.as({ ...world.actor("示例省", [role]), id: `person:${900 + n}` });
const VALUES = {
  title: "服务工作资金（示例）",
  year: 2027,
  basis: "示例财教〔2026〕18号",
  recipients: "county",
  periodFrom: "2026-01",
  periodTo: "2026-10",
  publicUntil: "2026-12-04",
  objectTo: "计划财务部，电话 028-0000 0000（示例）",
  account: "2060702 科普活动",
  useRule: "不得用于人员经费和接待",
  noticeNo: "示例科协〔2026〕31号",
};

/** A fund of 900,000.00 with two factors, up to frozen figures. */
async function begun(values: object = {}, pot: object = {}) {
  const api = clerk();
  const { id } = await api.fund.create({ values: { ...VALUES, ...values }, requestKey: nextKey() });
  const put = async (child: string, row: object) => {
    const { version } = await api.fund.get({ id });
    await api.fund.putChild({ id, version, child, values: row as never });
  };
  await put("pots", { no: 1, name: "服务工作", method: "factors", totalFen: 90_000_000, floorFen: 10_000_000, rest: "refuse", ...pot });
  await put("factors", {
    potNo: 1,
    no: 1,
    name: "需求",
    weight: "60",
    source: "indicator",
    sourceWords: "经确认的需求",
    missing: "refuse",
  });
  await put("factors", {
    potNo: 1,
    no: 2,
    name: "学会数",
    weight: "40",
    source: "reported",
    sourceWords: "2026 年学会统计表（示例）",
    missing: "refuse",
  });
  return { api, id, put };
}
const PASTED = [
  ["单位", "系数", "上年（元）", "学会数"],
  ["甲一县科协", "1", "300000", "３"],
  ["甲二县", "1.1", "", "1"],
  ["乙一县", "1", "120000", "０"],
  ["合计", "", "", "4"],
];

test("a rule that contradicts itself, an unknown indicator and a wrong table are refused in words, and nothing is taken", async () => {
  const { api, id, put } = await begun();
  assert.equal(await refusalOf(put("pots", { no: 2, name: "奖补", method: "award", totalFen: 100 })), "invalid", "an award needs its sum");
  assert.equal(await refusalOf(put("pots", { no: 2, name: "奖补", method: "factors", totalFen: 100, topPercent: "160" })), "invalid");
  await put("factors", { potNo: 1, no: 3, name: "错", weight: "0", source: "indicator", sourceWords: "确认的需求", missing: "zero" });
  assert.equal(await refusalOf(api.funds.freezeFigures({ id })), "unknown-indicator");
  const page = await api.fund.get({ id });
  const wrong = (page.children["factors"] ?? []).at(-1)?.id as number;
  await api.fund.dropChild({ id, version: page.version, child: "factors", childId: wrong });
  assert.equal(await refusalOf(api.funds.pasteRecipients({ id, potNo: 1, table: PASTED })), "not-frozen");
  const frozen = await api.funds.freezeFigures({ id });
  assert.deepEqual(frozen, { units: 3, missing: [{ factor: "学会数", units: 3 }] });
  assert.equal(await refusalOf(api.funds.saveDraft({ id, trials: {}, requestKey: nextKey() })), "no-table", "what is missing is not 0");
  const bad = await api.funds.pasteRecipients({
    id,
    potNo: 1,
    table: [
      ["单位", "系数", "学会数", "得分"],
      ["甲一", "1", "3", ""],
      ["甲二县", "-1", "1,2x", ""],
      ["甲二县", "1", "2", ""],
    ],
  });
  assert.deepEqual([bad.taken, bad.faults.map((f) => f.line)], [0, [1, 2, 3, 3, 4]]);
  assert.match(bad.faults[1]?.words.zh ?? "", /是不是甲一县/);
});

test("from frozen figures to settled money: draft, showing, objection, decision by others, notices, payments, report, recovery", async () => {
  const { api, id } = await begun();
  await api.funds.freezeFigures({ id });
  assert.deepEqual(await api.funds.pasteRecipients({ id, potNo: 1, table: PASTED }), { taken: 3, faults: [] });
  const plan = await api.funds.getPlan({ id });
  assert.deepEqual(
    plan.pots[0]?.recipients.map((r) => [
      r.name.slice(0, 3),
      r.figures["1"]?.value,
      r.figures["2"]?.value,
      r.figures["1"]?.code,
      r.lastFen,
    ]),
    [
      ["甲一县", "12", "3", "confirmed_demands", 30_000_000],
      ["甲二县", "6", "1", "confirmed_demands", null],
      ["乙一县", "2", "0", "confirmed_demands", 12_000_000],
    ],
  );
  // By hand: shares .6·12/20+.4·3/4 = .66; (.6·6/20+.4·1/4)·1.1 = .308; .6·2/20 = .06; sum 1.028. The third would get 52,529.18 and is held at its floor of
  // 100,000.00; the others share 800,000.00 as 66 : 30.8, which is 545,454.5454… and 254,545.4545…; the fen goes to the larger remainder.
  assert.deepEqual(await api.funds.saveDraft({ id, trials: {}, remark: "按办法", requestKey: nextKey() }), { no: 1 });
  const one = await api.funds.getDraft({ id, no: 1 });
  assert.deepEqual(one.amounts[0]?.amounts, {
    [unitId("甲一县")]: 54_545_455,
    [unitId("甲二县")]: 25_454_545,
    [unitId("乙一县")]: 10_000_000,
  });
  assert.equal(one.same, true);
  assert.equal(
    await refusalOf(api.funds.saveDraft({ id, trials: { "1": { floorFen: 40_000_000 } }, requestKey: nextKey() })),
    "no-table",
    "floors beyond the sum",
  );
  const again = nextKey();
  assert.deepEqual(await api.funds.saveDraft({ id, trials: { "1": { weights: { "1": "70", "2": "30" } } }, requestKey: again }), { no: 2 });
  assert.deepEqual(await api.funds.saveDraft({ id, trials: {}, requestKey: again }), { no: 2 }, "the same press twice is one draft");
  assert.equal(await refusalOf(api.fund.act({ id, action: "show", requestKey: nextKey() })), "gate-unmet");
  await api.funds.chooseDraft({ id, no: 1 });

  // Nobody beneath sees a draft; what is on show all see.
  const county = world.client("乙一县", ["adviser"]);
  assert.deepEqual(await county.funds.listOnShow(), []);
  assert.equal(await refusalOf(county.fund.get({ id })), "NOT_FOUND");
  await api.fund.act({ id, action: "show", requestKey: nextKey() });
  assert.equal(await refusalOf(api.funds.saveDraft({ id, trials: {}, requestKey: nextKey() })), "not-from-this-state");
  const [shown] = await county.funds.listOnShow();
  assert.deepEqual(
    shown?.rows.map((r) => [r.amountFen, r.isOwn]),
    [
      [54_545_455, false],
      [25_454_545, false],
      [10_000_000, true],
    ],
  );
  const objecting = { claim: "学会数应为 1", reason: "2026年10月新登记一家（示例）" };
  const objection = await county.funds.object({ ...objecting, id, requestKey: nextKey() });
  assert.equal(await refusalOf(county.funds.object({ ...objecting, id: id + 1000, requestKey: nextKey() })), "not-on-show");
  assert.equal(
    await refusalOf(county.fund_objection.create({ values: { ...objecting, fundId: id }, requestKey: nextKey() })),
    "made-elsewhere",
  );
  assert.equal(await refusalOf(second("reviewer", 1).fund.act({ id, action: "check", requestKey: nextKey() })), "gate-unmet");
  const reckoner = world.client("示例省", ["adviser", "reviewer"]);
  assert.equal(
    await refusalOf(reckoner.fund_objection.act({ id: objection.id, action: "keep", reason: "已核", requestKey: nextKey() })),
    "same-person",
    "whoever reckoned does not answer",
  );
  assert.equal(
    await refusalOf(
      world.client("乙一县", ["reviewer"]).fund_objection.act({ id: objection.id, action: "keep", reason: "已核", requestKey: nextKey() }),
    ),
    "not-your-unit",
  );
  await second("reviewer", 1).fund_objection.act({
    id: objection.id,
    action: "change",
    reason: "登记证已核，改为 1 家",
    requestKey: nextKey(),
  });
  assert.equal((await county.fund_objection.get({ id: objection.id })).values["answer"], "登记证已核，改为 1 家");
  await second("reviewer", 1).fund.act({ id, action: "back", reason: "采纳异议", requestKey: nextKey() });
  await api.funds.pasteRecipients({
    id,
    potNo: 1,
    table: [
      ["单位", "学会数"],
      ["乙一县", "1"],
    ],
  });
  const { no } = await api.funds.saveDraft({ id, trials: {}, remark: "采纳乙一县异议", requestKey: nextKey() });
  await api.funds.chooseDraft({ id, no });
  await api.fund.act({ id, action: "show", requestKey: nextKey() });

  // The showing ends; whoever showed it neither checks nor decides, and two more persons do.
  const { services } = world.installation;
  const now = services.now;
  services.now = () => Date.parse("2026-12-05T10:00:00+08:00");
  try {
    assert.equal(await refusalOf(reckoner.fund.act({ id, action: "check", requestKey: nextKey() })), "same-person");
    await second("reviewer", 1).fund.act({ id, action: "check", requestKey: nextKey() });
    const both = world.as({ ...world.actor("示例省", ["leader"]), id: "person:901" });
    assert.equal(await refusalOf(both.fund.act({ id, action: "decide", requestKey: nextKey() })), "same-person");
    await second("leader", 2).fund.act({ id, action: "decide", requestKey: nextKey() });
    const own = (await county.fund_allotment.list({ filter: {}, limit: 20 })).rows;
    assert.equal(own.length, 1, "a county lists its own money alone");
    const allotmentId = own[0]?.id as number;
    assert.equal((await api.fund_allotment.list({ filter: {}, limit: 20 })).rows.length, 3);
    assert.equal(await refusalOf(api.fund_allotment.create({ values: {}, requestKey: nextKey() })), "made-elsewhere");

    // Notices: written behind the answer, one a unit, all in one file.
    const actor = world.actor("示例省", ["adviser"]);
    assert.deepEqual(await api.funds.writeNotices({ id }), { total: 3 });
    while (isWriting(id)) await new Promise((done) => setTimeout(done, 20));
    const zip = await fundFile(services, actor, { file: `${id}.zip` });
    const files = unzipSync(zip?.bytes as Uint8Array);
    assert.deepEqual(Object.keys(files), ["1-甲一县科协（示例）.docx", "2-甲二县科协（示例）.docx", "3-乙一县科协（示例）.docx"]);
    const text = new TextDecoder().decode(unzipSync(files["3-乙一县科协（示例）.docx"] as Uint8Array)["word/document.xml"]);
    const amount = own[0]?.amountFen as number;
    const words = (fen: number) => (fen / 100).toLocaleString("en", { minimumFractionDigits: 2 });
    assert.ok(text.includes(words(amount)) && text.includes("示例财教〔2026〕18号") && text.includes("不得用于人员经费和接待"));
    assert.ok(await fundFile(services, world.actor("乙一县", ["adviser"]), { file: `${allotmentId}.docx` }), "its own notice");
    assert.equal(await fundFile(services, world.actor("甲一县", ["adviser"]), { file: `${allotmentId}.docx` }), undefined);
    assert.equal(await fundFile(services, world.actor("甲一县", ["adviser"]), { file: `${id}.zip` }), undefined);

    // Payments with vouchers, by the giver alone.
    const pay = (rows: string[][], who = api) =>
      who.funds.pastePayments({ id, kind: "paid", table: [["单位", "日期", "金额（元）", "凭证号"], ...rows] });
    assert.equal(await refusalOf(county.funds.pastePayments({ id, kind: "paid", table: [["单位"]] })), "NOT_FOUND");
    assert.match((await pay([["乙一县", "2026-12-08", words(amount + 1), "0007"]])).faults[0]?.words.zh ?? "", /多付/);
    assert.match((await pay([["丙县", "2026-12-08", "1", "0007"]])).faults[0]?.words.zh ?? "", /没有给“丙县”下达过/);
    assert.equal((await pay([["乙一县", "2026-12-08", words(amount - 100), "0007"]])).taken, 1);
    assert.equal(await refusalOf(api.fund_allotment.act({ id: allotmentId, action: "pay", requestKey: nextKey() })), "gate-unmet");
    assert.equal(await refusalOf(pay([["乙一县", "2026-12-08", "1.00", "0007"]])), "voucher-twice");
    assert.equal((await pay([["乙一县", "2026年12月9日", "1.00", "0008"]])).taken, 1);
    assert.equal(await refusalOf(county.fund_allotment.act({ id: allotmentId, action: "pay", requestKey: nextKey() })), "not-your-unit");
    await api.fund_allotment.act({ id: allotmentId, action: "pay", requestKey: nextKey() });

    // The recipient reports; part of it comes back.
    let { version } = await county.fund_allotment.get({ id: allotmentId });
    assert.equal(await refusalOf(county.fund_allotment.act({ id: allotmentId, action: "report", requestKey: nextKey() })), "gate-unmet");
    const spent = { onDay: "2026-12-20", what: "冬季技术服务 6 场（示例）", evidence: "记账凭证 12-31 号（示例）" };
    const use = { id: allotmentId, version, child: "uses", values: { ...spent, amountFen: amount - 2_000_000 } };
    assert.equal(
      await refusalOf(api.fund_allotment.putChild(use)),
      "not-your-unit",
      "the giver writes nothing into the recipient's account",
    );
    assert.equal(await refusalOf(api.fund_allotment.edit({ id: allotmentId, version, values: { report: "代填" } })), "not-your-unit");
    assert.equal((await api.fund_allotment.get({ id: allotmentId })).can.edit, false);
    ({ version } = await county.fund_allotment.putChild(use));
    await county.fund_allotment.edit({ id: allotmentId, version, values: { report: "办 6 场，结余 20,000.00 元（示例）" } });
    await county.fund_allotment.act({ id: allotmentId, action: "report", requestKey: nextKey() });
    assert.equal(
      await refusalOf(second("reviewer", 1).fund_allotment.act({ id: allotmentId, action: "accept", requestKey: nextKey() })),
      "gate-unmet",
    );
    await second("reviewer", 1).fund_allotment.act({ id: allotmentId, action: "recover", reason: "unused", requestKey: nextKey() });
    const back = await api.funds.pastePayments({
      id,
      kind: "recovered",
      table: [
        ["单位", "日期", "金额", "凭证号"],
        ["乙一县", "2026-12-30", "2万", "S-1"],
      ],
    });
    assert.equal(back.taken, 1);
    await api.fund_allotment.act({ id: allotmentId, action: "came_back", requestKey: nextKey() });
    const page = await api.fund.get({ id });
    assert.deepEqual(
      [(page.sections["money"] as { recoveredFen: number }).recoveredFen, (page.sections["money"] as { settled: number }).settled],
      [2_000_000, 1],
    );
    assert.equal(await refusalOf(api.fund.act({ id, action: "close", requestKey: nextKey() })), "gate-unmet", "two are not settled");
    const facts = await services.database.read(
      actor.scope,
      async (db) =>
        (
          await sql<{
            kind: string;
            measures: unknown;
          }>`select kind, measures from ledger_fact where kind like 'fund.%' order by id`.execute(db)
        ).rows,
    );
    assert.deepEqual(facts, [
      { kind: "fund.paid", measures: { amountFen: amount } },
      { kind: "fund.used", measures: { usedFen: amount - 2_000_000, paidFen: amount } },
    ]);

    // Next year's fund knows what each had, and whom it must not reward again.
    const next = await begun(
      { title: "下一年（示例）", year: 2028, publicUntil: null },
      { name: "服务工作", exceptYears: 2, downPercent: "20", upPercent: "20" },
    );
    await next.api.funds.freezeFigures({ id: next.id });
    const later = await next.api.funds.getPlan({ id: next.id });
    assert.deepEqual(
      later.pots[0]?.recipients.map((r) => [r.lastFen !== null, r.excluded]),
      Array(3).fill([true, "2027年已奖补"]),
    );
  } finally {
    services.now = now;
  }
});

test("a transfer between pots that were on show: proposed, approved by another, both sums exact, tables reckoned before are not chosen", async () => {
  const { api, id, put } = await begun({ title: "两块资金（示例）", publicUntil: "2026-12-04" }, { totalFen: 60_000_001, floorFen: null });
  await put("pots", { no: 2, name: "奖补", method: "award", totalFen: 30_000_000, awardFen: 5_000_000 });
  await api.funds.freezeFigures({ id });
  await api.funds.pasteRecipients({ id, potNo: 1, table: PASTED });
  const keep = async () => (await api.funds.saveDraft({ id, trials: {}, requestKey: nextKey() })).no;
  await api.funds.chooseDraft({ id, no: await keep() });
  await api.fund.act({ id, action: "show", requestKey: nextKey() });
  const values = { title: "奖补结余转入服务工作", fundId: id, fromNo: 2, toNo: 1, amountFen: 12_345_678, reason: "奖补名额用不完（示例）" };
  const propose = async (more: object = {}) =>
    (await api.fund_transfer.create({ values: { ...values, ...more }, requestKey: nextKey() })).id;
  const approve = (of: number, who = second("leader", 2)) =>
    who.fund_transfer.act({ id: of, action: "approve", reason: "会议纪要第 3 号（示例）", requestKey: nextKey() });
  const transfer = await propose();
  assert.equal(await refusalOf(approve(transfer)), "gate-unmet", "a table on show is not moved beneath its readers");
  await second("reviewer", 1).fund.act({ id, action: "back", reason: "奖补有结余", requestKey: nextKey() });

  const pots = async () => ((await api.fund.get({ id })).children["pots"] ?? []).map((p) => [p["no"], p["totalFen"]]);
  const page = await api.fund.get({ id });
  const pot = (page.children["pots"] ?? [])[0] as { id: number };
  const more = { no: 1, name: "服务工作", method: "factors", totalFen: 60_000_002, rest: "refuse" };
  assert.equal(
    await refusalOf(api.fund.putChild({ id, version: page.version, child: "pots", childId: pot.id, values: more as never })),
    "shown-sums",
  );
  assert.equal(await refusalOf(api.fund.dropChild({ id, version: page.version, child: "pots", childId: pot.id })), "shown-sums");
  const proposer = world.client("示例省", ["adviser", "leader"]);
  assert.equal(await refusalOf(approve(transfer, proposer)), "same-person");
  assert.equal(await refusalOf(propose({ toNo: 2 })), "invalid", "to itself");
  assert.equal(await refusalOf(world.client("乙市", ["adviser"]).fund_transfer.create({ values, requestKey: nextKey() })), "NOT_FOUND");
  assert.equal(await refusalOf(approve(await propose({ title: "转得太多", amountFen: 30_000_000 }))), "gate-unmet", "the whole pot");
  await approve(transfer);
  assert.deepEqual(await pots(), [
    [1, 72_345_679],
    [2, 17_654_322],
  ]);
  const after = await api.fund.get({ id });
  assert.deepEqual([after.values["totalFen"], after.values["chosenDraft"]], [90_000_001, null], "the whole stays, no table is chosen");
  assert.equal(await refusalOf(api.funds.chooseDraft({ id, no: 1 })), "other-sums");
  const no = await keep();
  await api.funds.chooseDraft({ id, no });
  const [first, award] = (await api.funds.getDraft({ id, no })).amounts;
  const sum = (of: Record<string, number> | undefined) => Object.values(of ?? {}).reduce((a, b) => a + b, 0);
  // All of the first pot; of the second three units at 50,000.00, the rest stays in the reserve.
  assert.deepEqual([sum(first?.amounts), sum(award?.amounts)], [72_345_679, 15_000_000]);
  await api.fund.act({ id, action: "show", requestKey: nextKey() });
});

test("183 notices: decided in one act, written behind the answer, taken up where they stopped, one file", async () => {
  const city = world.units["乙市"] as { id: number; path: number[] };
  await world.owner(async (client) => {
    await client.query(
      "INSERT INTO unit (name, kind, parent_id, path) SELECT '示例' || n || '县科协', 'association', $1, '{}' FROM generate_series(1, 182) n",
      [city.id],
    );
  });
  const api = world.client("乙市", ["adviser"]);
  const { id } = await api.fund.create({ values: { ...VALUES, title: "183 县（示例）", recipients: "county" }, requestKey: nextKey() });
  const put = async (child: string, row: object) => {
    const { version } = await api.fund.get({ id });
    await api.fund.putChild({ id, version, child, values: row as never });
  };
  await put("pots", { no: 1, name: "奖补", method: "award", totalFen: 1_000_000_000, awardFen: 5_000_000 });
  await put("factors", { potNo: 1, no: 1, name: "需求", weight: "100", source: "indicator", sourceWords: "经确认的需求", missing: "zero" });
  assert.equal((await api.funds.freezeFigures({ id })).units, 183);
  await api.funds.saveDraft({ id, trials: {}, requestKey: nextKey() });
  await api.funds.chooseDraft({ id, no: 1 });
  await api.fund.act({ id, action: "show", requestKey: nextKey() });
  const { services } = world.installation;
  const now = services.now;
  services.now = () => Date.parse("2026-12-05T10:00:00+08:00");
  const by = (role: string, n: number) => world.as({ ...world.actor("乙市", [role]), id: `person:${800 + n}` });
  await by("reviewer", 1).fund.act({ id, action: "check", requestKey: nextKey() });
  await by("leader", 2)
    .fund.act({ id, action: "decide", requestKey: nextKey() })
    .finally(() => (services.now = now));
  const actor = world.actor("乙市", ["adviser"]);
  assert.deepEqual(await api.funds.writeNotices({ id }), { total: 183 });
  const seen: number[] = [];
  while (isWriting(id)) {
    seen.push(((await api.fund.get({ id })).sections["money"] as { notices: number }).notices);
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.ok(
    seen.some((n) => n > 0 && n < 183),
    `progress is told while it is written: ${seen.join(" ")}`,
  );
  // A server that stopped half way: what is there stays, the rest is written.
  await services.database.write(actor.scope, (tx) =>
    sql`update fund_allotment set notice = null where fund_id = ${id} and id % 2 = 0`.execute(tx),
  );
  await api.funds.writeNotices({ id });
  while (isWriting(id)) await new Promise((done) => setTimeout(done, 50));
  const zip = await fundFile(services, actor, { file: `${id}.zip` });
  const names = Object.keys(unzipSync(zip?.bytes as Uint8Array));
  assert.equal(names.length, 183);
  assert.equal(new Set(names.map((n) => n.replace(/^\d+-/, ""))).size, 183);
});

test("awards to firms: chosen by credit code, a condition of frozen facts, an objection by letter answered by another, decided, paid whole by voucher, not again", async () => {
  const codeOf = (n: number): string => `91510000MA6CA000${n}${creditCodeCheck(`91510000MA6CA000${n}`)}`;
  const [own, other, shy] = [codeOf(1), codeOf(2), codeOf(3)];
  const county = world.units["甲一县"] as { id: number; path: number[] };
  const { services } = world.installation;
  const seen = world.actor("甲一县", ["adviser"]);
  const demander: Record<string, number> = {};
  await world.owner(async (client) => {
    for (const [n, code] of [own, other].entries()) {
      const { rows } = await client.query<{ id: string }>(
        "INSERT INTO demander (kind, name, credit_code, unit_id, unit_path) VALUES ('enterprise', $1, $2, $3, $4) RETURNING id",
        [`示例${n + 1}号公司（示例）`, code, county.id, county.path],
      );
      demander[code] = Number(rows[0]?.id);
    }
  });
  await services.database.write(seen.scope, async (tx) => {
    for (const [code, n] of [
      [own, 3],
      [other, 1],
    ] as const)
      for (let i = 0; i < n; i++)
        await recordFact(tx, services.house.facts, seen, {
          kind: "demand.confirmed",
          occurredOn: "2026-06-10",
          unitId: county.id,
          unitPath: county.path,
          regionCode: null,
          subject: `demand:${90_000 + (demander[code] as number) * 10 + i}`,
          dimensions: { basis: "self", source: "visit" },
          keys: { demander: demander[code] as number },
          evidence: [{ type: "source", ref: "示例", label: "示例" }],
        });
  });
  // The third firm stands in another room's register alone; it reports a figure and has no facts.
  await world
    .client("甲一县", ["adviser"])
    .firm.create({ values: { name: "示例3号公司（示例）", code: shy, notes: null }, requestKey: nextKey() });

  const begin = async (title: string, year: number) => {
    const api = clerk();
    const values = { ...VALUES, title, year, recipients: "firm", publicUntil: "2026-12-04" };
    const { id } = await api.fund.create({ values, requestKey: nextKey() });
    const put = async (child: string, row: object) => {
      const { version } = await api.fund.get({ id });
      await api.fund.putChild({ id, version, child, values: row as never });
    };
    await put("pots", { no: 1, name: "科技服务成效奖", method: "award", totalFen: 10_000_000, awardFen: 3_000_000, exceptYears: 2 });
    const factor = { potNo: 1, missing: "ineligible", weight: "50" };
    await put("factors", { ...factor, no: 1, name: "确认的需求", source: "indicator", sourceWords: "经确认的需求", least: "2" });
    await put("factors", {
      ...factor,
      no: 2,
      name: "研发费用占比",
      source: "reported",
      sourceWords: "2025 年审计报告（示例）",
      least: "3.5",
    });
    return { api, id, put };
  };
  const { api, id } = await begin("企业奖补（示例）", 2027);
  assert.deepEqual(
    (await api.funds.findNamed({ id, words: "示例" })).map((f) => [f.name.slice(0, 5), f.code, f.isIn]),
    [
      ["示例1号公", own, false],
      ["示例2号公", other, false],
      ["示例3号公", shy, false],
    ],
  );
  assert.equal(await refusalOf(api.funds.addNamed({ id, code: codeOf(9) })), "not-in-registers");
  for (const code of [own, other, shy]) await api.funds.addNamed({ id, code });
  assert.equal(await refusalOf(api.funds.addNamed({ id, code: own })), "listed");
  assert.equal(await refusalOf(world.client("甲市", ["adviser"]).funds.addNamed({ id, code: own })), "NOT_FOUND");
  assert.deepEqual(await api.funds.freezeFigures({ id }), { units: 3, missing: [{ factor: "研发费用占比", units: 3 }] });
  await api.funds.pasteRecipients({
    id,
    potNo: 1,
    table: [
      ["企业名称", "研发费用占比"],
      [own, "3.5"],
      ["示例2号公司（示例）", "9"],
      ["示例3号公司（示例）", "12"],
    ],
  });
  const { pots } = await api.funds.getPlan({ id });
  assert.deepEqual(
    pots[0]?.recipients.map((r) => [r.kind, r.figures["1"]?.value, r.figures["2"]?.value]),
    [
      ["firm", "3", "3.5"],
      ["firm", "1", "9"],
      ["firm", "0", "12"],
    ],
  );
  await api.funds.saveDraft({ id, trials: {}, requestKey: nextKey() });
  await api.funds.chooseDraft({ id, no: 1 });
  const list = async () =>
    (await api.fund.get({ id })).sections["workings"] as { rows: { name: string; amountFen: number | null; why: string | null }[] };
  assert.deepEqual(
    (await list()).rows.map((r) => [r.amountFen, r.why]),
    [
      [3_000_000, null],
      [null, "确认的需求1，不到2"],
      [null, "确认的需求0，不到2"],
    ],
  );
  await api.fund.act({ id, action: "show", requestKey: nextKey() });
  const [shown] = (await world.client("甲一县", ["adviser"]).funds.listOnShow()).filter((f) => f.id === id);
  assert.deepEqual([shown?.named, shown?.rows.map((r) => r.isOwn)], [true, [false]]);

  // What came by letter is entered by the office, and answered by somebody else.
  const objection = await api.funds.object({
    id,
    claim: "应列入",
    reason: "第二份需求已确认（示例）",
    objector: "示例2号公司（示例）",
    requestKey: nextKey(),
  });
  const writer = world.client("示例省", ["adviser", "reviewer"]);
  assert.equal(
    await refusalOf(writer.fund_objection.act({ id: objection.id, action: "keep", reason: "已核", requestKey: nextKey() })),
    "same-person",
  );
  await second("reviewer", 1).fund_objection.act({ id: objection.id, action: "keep", reason: "冻结后才确认的不计", requestKey: nextKey() });
  assert.equal(
    ((await api.fund.get({ id })).sections["money"] as { objections: { unitName: string }[] }).objections[0]?.unitName,
    "示例2号公司（示例）",
  );

  const now = services.now;
  services.now = () => Date.parse("2026-12-05T10:00:00+08:00");
  try {
    await second("reviewer", 1).fund.act({ id, action: "check", requestKey: nextKey() });
    await second("leader", 2).fund.act({ id, action: "decide", requestKey: nextKey() });
    const [award, ...more] = (await api.fund_award.list({ filter: {}, limit: 20 })).rows;
    assert.deepEqual([award?.title, award?.code, award?.amountFen, more], ["示例1号公司（示例）", own, 3_000_000, []]);
    const awardId = award?.id as number;
    const text = async (key: string) => {
      const paper = await services.house.papers[key]?.(services, world.actor("示例省", ["adviser"]), {
        id: String(key.includes("award") ? awardId : id),
      });
      return new TextDecoder().decode(unzipSync(paper?.bytes as Uint8Array)["word/document.xml"]).replace(/<[^>]*>/g, "");
    };
    assert.match(await text("papers/fund/:id/list"), /奖补名单.*奖补企业1家，共30,000\.00元.*\w{18}30,000\.00合计/);
    assert.match(await text("papers/fund_award/:id/notice"), /示例财教〔2026〕18号.*科技服务成效奖30,000\.00/);

    const pay = (name: string, sum: string, kind: "paid" | "recovered" = "paid") =>
      api.funds.pastePayments({
        id,
        kind,
        table: [
          ["企业名称", "日期", "金额（元）", "凭证号"],
          [name, "2026-12-08", sum, "0101"],
        ],
      });
    assert.match((await pay("示例2号公司（示例）", "30000")).faults[0]?.words.zh ?? "", /没有给“示例2号公司.*下达过/);
    assert.match((await pay(own, "29,999.99")).faults[0]?.words.zh ?? "", /应一次发放 30000 元/);
    assert.equal(await refusalOf(pay(own, "1", "recovered")), "nothing-back");
    assert.equal(await refusalOf(api.fund_award.act({ id: awardId, action: "pay", requestKey: nextKey() })), "gate-unmet");
    assert.equal((await pay(own, "3万")).taken, 1);
    assert.match((await pay(own, "3万")).faults[0]?.words.zh ?? "", /已经发放/);
    await api.fund_award.act({ id: awardId, action: "pay", requestKey: nextKey() });
    const money = (await api.fund.get({ id })).sections["money"] as { totalFen: number; paidFen: number; settled: number; count: number };
    assert.deepEqual([money.totalFen, money.paidFen, money.settled, money.count], [3_000_000, 3_000_000, 1, 1]);
    await api.fund.act({ id, action: "close", requestKey: nextKey() });

    // The year after next it is not again, whatever it has.
    const next = await begin("企业奖补（示例）", 2029);
    for (const code of [own, other]) await next.api.funds.addNamed({ id: next.id, code });
    await next.api.funds.freezeFigures({ id: next.id });
    assert.deepEqual(
      (await next.api.funds.getPlan({ id: next.id })).pots[0]?.recipients.map((r) => r.excluded),
      ["2027年已奖补", null],
    );
  } finally {
    services.now = now;
  }
});

test("awards to persons: chosen from the registers of talents, one person once; no fact names a person, so conditions are reported figures", async () => {
  const api = clerk();
  const put = async (id: number, child: string, row: object) => {
    const { version } = await api.fund.get({ id });
    await api.fund.putChild({ id, version, child, values: row as never });
  };
  const expert = async (name: string, employer: string) =>
    (await world.client("甲一县", ["adviser"]).expert.create({ values: { name, employer }, requestKey: nextKey() })).id;
  const [one, again, namesake] = [
    await expert("沈田（示例）", "示例农科所"),
    await expert("沈田（示例）", "示例大学"),
    await expert("沈田（示例）", "示例医院"),
  ];
  const unit = world.units["示例省"] as { id: number; path: number[] };
  await world.owner(async (client) => {
    await client.query(
      `INSERT INTO person_merge (kept_list, kept_id, gone_list, gone_id, evidence, reason, set_by, set_at, outcome, decided_by, decided_at, unit_path)
       VALUES ('expert', $1, 'expert', $2, '[]', '已核（示例）', 'person:1', now(), 'agreed', 'person:2', now(), $3)`,
      [one, again, unit.path],
    );
  });
  const begin = async (year: number) => {
    const { id } = await api.fund.create({
      values: { ...VALUES, title: "科普人物奖（示例）", year, recipients: "person" },
      requestKey: nextKey(),
    });
    await put(id, "pots", { no: 1, name: "科普人物奖", method: "award", totalFen: 100_000, awardFen: 50_000, exceptYears: 3 });
    await put(id, "factors", {
      potNo: 1,
      no: 1,
      name: "服务场次",
      weight: "100",
      source: "reported",
      sourceWords: "场次登记表（示例）",
      missing: "ineligible",
      least: "5",
    });
    return id;
  };
  const id = await begin(2027);
  const found = await api.funds.findNamed({ id, words: "沈田" });
  assert.deepEqual(
    found.map((f) => [f.recordId, f.beside]),
    [
      [one, "示例农科所、示例大学"],
      [namesake, "示例医院"],
    ],
  );
  await api.funds.addNamed({ id, list: "expert", recordId: again });
  assert.equal(await refusalOf(api.funds.addNamed({ id, list: "expert", recordId: one })), "listed", "another entry of the same person");
  await api.funds.addNamed({ id, list: "expert", recordId: namesake });
  await put(id, "factors", {
    potNo: 1,
    no: 2,
    name: "需求",
    weight: "0",
    source: "indicator",
    sourceWords: "经确认的需求",
    missing: "zero",
  });
  assert.equal(await refusalOf(api.funds.freezeFigures({ id })), "names-nobody");
  const page = await api.fund.get({ id });
  await api.fund.dropChild({ id, version: page.version, child: "factors", childId: (page.children["factors"] ?? []).at(-1)?.id as number });
  await api.funds.freezeFigures({ id });
  const paste = (rows: string[][]) => api.funds.pasteRecipients({ id, potNo: 1, table: [["姓名", "服务场次"], ...rows] });
  assert.match(
    (await paste([["沈田（示例）", "8"]])).faults[0]?.words.zh ?? "",
    /没有这个单位/,
    "namesakes are told apart by the employer",
  );
  assert.deepEqual(
    (
      await paste([
        ["沈田（示例）（示例大学）", "8"],
        ["沈田（示例）（示例医院）", "4"],
      ])
    ).faults,
    [],
  );
  await api.funds.saveDraft({ id, trials: {}, requestKey: nextKey() });
  const { amounts, same } = await api.funds.getDraft({ id, no: 1 });
  assert.deepEqual([Object.values(amounts[0]?.amounts ?? {}).filter((fen) => fen > 0), same], [[50_000], true]);
  await api.funds.chooseDraft({ id, no: 1 });
  await api.fund.act({ id, action: "show", requestKey: nextKey() });
  const { services } = world.installation;
  const now = services.now;
  services.now = () => Date.parse("2026-12-05T10:00:00+08:00");
  try {
    await second("reviewer", 1).fund.act({ id, action: "check", requestKey: nextKey() });
    await second("leader", 2).fund.act({ id, action: "decide", requestKey: nextKey() });
    const later = await begin(2029);
    await api.funds.addNamed({ id: later, list: "expert", recordId: one });
    await api.funds.freezeFigures({ id: later });
    assert.equal(
      (await api.funds.getPlan({ id: later })).pots[0]?.recipients[0]?.excluded,
      "2027年已奖补",
      "by whatever entry he is named",
    );
  } finally {
    services.now = now;
  }
});
