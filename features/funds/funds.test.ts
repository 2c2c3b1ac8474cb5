import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { unzipSync } from "fflate";
import { sql } from "kysely";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { clerk, second, unitId, versionOf, VALUES, world } from "../../tests/funds-world.ts";
import { fundFile, isWriting } from "./notices.ts";

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

/** Acts that meet: each has come as far as what is locked before any goes on. */
async function atOnce<T>(lock: string, acts: readonly (() => Promise<T>)[]): Promise<T[]> {
  let going: Promise<T>[] = [];
  await world.owner(async (client) => {
    await client.query(`begin; ${lock}`);
    going = acts.map((act) => act());
    const waiting = "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    for (let i = 0; i < 500 && (await client.query(waiting)).rows[0].n < acts.length; i++) await pause(20);
    await client.query("commit");
  });
  return Promise.all(going);
}

test("a rule that contradicts itself, an unknown indicator and a wrong table are refused in words, and nothing is taken", async () => {
  const { api, id, put } = await begun();
  assert.equal(await refusalOf(put("pots", { no: 2, name: "奖补", method: "award", totalFen: 100 })), "invalid", "an award needs its sum");
  assert.equal(await refusalOf(put("pots", { no: 2, name: "奖补", method: "factors", totalFen: 100, topPercent: "160" })), "invalid");
  await put("factors", { potNo: 1, no: 3, name: "错", weight: "0", source: "indicator", sourceWords: "确认的需求", missing: "zero" });
  assert.equal(await refusalOf(api.funds.freezeFigures({ id })), "unknown-indicator");
  const page = await api.fund.get({ id });
  const wrong = (page.children["factors"] ?? []).at(-1)?.id as number;
  await api.fund.dropChild({ id, version: page.version, child: "factors", childId: wrong });
  assert.equal(
    await refusalOf(api.funds.pasteRecipients({ id, version: await versionOf(api, id), potNo: 1, table: PASTED })),
    "not-frozen",
  );
  const frozen = await api.funds.freezeFigures({ id });
  assert.deepEqual(frozen, { units: 3, missing: [{ factor: "学会数", units: 3 }] });
  assert.equal(await refusalOf(api.funds.saveDraft({ id, trials: {}, requestKey: nextKey() })), "no-table", "what is missing is not 0");
  const bad = await api.funds.pasteRecipients({
    id,
    version: await versionOf(api, id),
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
  assert.deepEqual(await api.funds.pasteRecipients({ id, version: await versionOf(api, id), potNo: 1, table: PASTED }), {
    taken: 3,
    faults: [],
  });
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
    version: await versionOf(api, id),
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
    // Pasted twice at once, under two vouchers: what the first paid is not due any more.
    const twice = await atOnce(
      "lock table fund_payment in exclusive mode",
      ["0007", "0009"].map((v) => () => pay([["乙一县", "2026-12-08", words(amount - 100), v]])),
    );
    assert.deepEqual(twice.map((t) => t.taken).sort(), [0, 1]);
    const voucher = twice[0]?.taken === 1 ? "0007" : "0009";
    assert.equal(await refusalOf(api.fund_allotment.act({ id: allotmentId, action: "pay", requestKey: nextKey() })), "gate-unmet");
    assert.equal(await refusalOf(pay([["乙一县", "2026-12-08", "1.00", voucher]])), "voucher-twice");
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
  await api.funds.pasteRecipients({ id, version: await versionOf(api, id), potNo: 1, table: PASTED });
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
  // Two that the pot holds one by one, but not both: approved at once, one is.
  const rivals = [await propose({ title: "再转一笔", amountFen: 10_000_000 }), await propose({ title: "又转一笔", amountFen: 10_000_000 })];
  const outcomes = await atOnce(
    "lock table fund_pot in exclusive mode; lock table fund in exclusive mode",
    rivals.map(
      (of) => () =>
        approve(of).then(
          () => "moved",
          (error: { data?: { code?: string } }) => error.data?.code ?? String(error),
        ),
    ),
  );
  assert.deepEqual(outcomes.sort(), ["moved", "not-movable"]);
  await approve(await propose({ title: "转回来", fromNo: 1, toNo: 2, amountFen: 10_000_000 }));
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
