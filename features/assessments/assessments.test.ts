import assert from "node:assert/strict";
import { test } from "node:test";
import type { Client } from "../../tests/records-world.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import type { ComposedTable } from "./composite-server.ts";
import { drawSample } from "./round-server.ts";
import { as, county, facts, leader, organiser, roundOpen, ROWS, scorer, standardInForce, world } from "../../tests/assessments-world.ts";

const cards: Record<string, number> = {};
let standardId: number;
let roundId: number;
test("from given out to final: self, first look, blind scores, a third, returns, sample, showing, objection, appeal by another, decided", async () => {
  const api = organiser();
  standardId = await standardInForce(ROWS);
  roundId = await roundOpen(standardId, "2026 年度考核（示例）", { samplePercent: 30, sampleSeed: "双色球 2026137 期 07 11 23" });
  const round = (client: Client, action: string) => client.assessment_round.act({ id: roundId, action, requestKey: nextKey() });
  const matrix = await api.assessments.getMatrix({ id: roundId, column: "self" });
  assert.deepEqual(
    [matrix.items.length, matrix.rows.map((r) => r.name.slice(0, 3)).join(), matrix.rows[0]?.place],
    [6, "甲一县,甲二县,乙一县", null],
  );
  for (const r of matrix.rows) cards[r.name.slice(0, 3)] = r.id;
  // A card lies at its own unit from the first moment and is due on the round's day, also once that is moved.
  const dueOn = async () => (await as("县经办", "甲一县", "adviser").assessment.get({ id: cards["甲一县"] as number })).case?.dueOn;
  assert.equal(await dueOn(), "2026-12-20");
  const begunRound = await api.assessment_round.get({ id: roundId });
  const { sampleHash: _, asOf: _a, ...entered } = begunRound.values;
  await api.assessment_round.edit({ id: roundId, version: begunRound.version, values: { ...entered, selfUntil: "2026-12-15" } as never });
  assert.equal(await dueOn(), "2026-12-15");
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
  const both = (await card(b, "甲一县")).items.find((i) => i.no === "3.1.1");
  assert.deepEqual([both?.needs, both?.scoredWhy?.zh], [1, "两人都已评分，不能再改"]);
  assert.equal((await card(c, "甲一县")).items.find((i) => i.no === "3.1.1")?.scoredWhy, null, "the third is asked");
  assert.equal(await refusalOf(act(a, "甲一县", "settle")), "gate-unmet");
  await put(c, "甲一县", "3.1.1", "score", { value: "80" });
  // By hand: 100 and 60 are 40 apart, more than 20; the third, 80, lies equally far from both and stands: 80 % of 20 = 16.
  assert.equal((await card(c, "甲一县")).items.find((i) => i.no === "3.1.1")?.score?.points, "16");
  for (const name of ["甲二县", "乙一县"]) for (const s of [a, b]) await put(s, name, "3.1.1", "score", { value: "80" });
  assert.equal((await card(c, "甲二县")).items.find((i) => i.no === "3.1.1")?.scoredWhy?.zh, "这一项两人已评定，不需要第三人");
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
  assert.equal(await refusalOf(answer(b, "keep", "维持")), "gate-unmet");
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

test("several assessments composed into one: weights that sum to 100, decided by another person, places for the deciding unit alone", async () => {
  const api = organiser();
  const other = await roundOpen(standardId, "2026 年补考核（示例）");
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
