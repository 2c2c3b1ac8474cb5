import assert from "node:assert/strict";
import { test } from "node:test";
import { creditCodeCheck } from "@bihuan/kit";
import { unzipSync } from "fflate";
import { recordFact } from "../../platform/ledger/ledger.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { clerk, second, versionOf, VALUES, world } from "../../tests/funds-world.ts";

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
    version: await versionOf(api, id),
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
  const paste = async (rows: string[][]) =>
    api.funds.pasteRecipients({ id, version: await versionOf(api, id), potNo: 1, table: [["姓名", "服务场次"], ...rows] });
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
