import assert from "node:assert/strict";
import { searchHostOf } from "../app/search.ts";
import { after, before, test } from "node:test";
import { creditCodeCheck } from "@bihuan/kit";
import { DEFAULT_WEIGHTS } from "@bihuan/matching";
import type pg from "pg";
import { lookForSigns } from "../features/honesty/index.ts";
import { openClient } from "../platform/db/connections.ts";
import { publishNeed, SAMPLE_NEEDS } from "./published-needs.ts";
import { ELSEWHERE, nextKey, refusalOf, serveInstallation, tokenOf, type Api, type Served } from "./served.ts";

/** Matching over the wire: weights in versions, limits, a month's assignment. */
let served: Served;
let adviser: Api;
let leader: Api;
let reviewer: Api;
const ids: number[] = [];
const query = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> => {
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const { rows } = await owner.query<T>(text, values);
  await owner.end();
  return rows;
};

before(async () => {
  served = await serveInstallation({ sample: true });
  await (await searchHostOf(served.installation.services)).index.settled();
  [adviser, leader, reviewer] = [
    (await served.signIn("baomu")).api,
    (await served.signIn("lingdao")).api,
    (await served.signIn("shenhe")).api,
  ];
  for (const need of SAMPLE_NEEDS) ids.push(await publishNeed(served, adviser, reviewer, need));
});
after(() => served[Symbol.asyncDispose]());

test("weights are versions: a leader's new one is in force below, others may only try", async () => {
  const id = ids[0] as number;
  const shipped = await adviser.matching.getWeights({ demandId: id });
  assert.deepEqual([shipped.version, shipped.weights, shipped.can.activate], [0, DEFAULT_WEIGHTS, false]);
  assert.deepEqual(shipped.outcomes, { effective: 1, without: 0 }, "the story of the sample");
  const weights = { ...DEFAULT_WEIGHTS, words: 0, questions: 0, field: 0, industry: 1, region: 100 };
  assert.equal(await refusalOf(adviser.matching.activateWeights({ version: 0, weights, note: "试" })), "FORBIDDEN");
  assert.equal(
    await refusalOf(leader.matching.activateWeights({ version: 0, weights: { ...weights, industry: 0 }, note: "试" })),
    "invalid",
  );
  const { version } = await leader.matching.activateWeights({ version: 0, weights, note: "就近优先" });
  const now = await adviser.matching.getWeights({ demandId: id });
  assert.deepEqual([now.version, now.weights.region, now.versions[0]?.note], [version, 100, "就近优先"]);
  const { candidates } = await adviser.services.proposeCandidates({ id, requestKey: nextKey() });
  assert.ok(candidates.length > 0);
  const henan = (await served.signIn("henan")).api;
  assert.equal(await refusalOf(henan.matching.getWeights({ demandId: id })), "NOT_FOUND");
  await leader.matching.activateWeights({ version, weights: DEFAULT_WEIGHTS, note: "恢复" });
});

test("a limit takes a candidate out with its reason", async () => {
  const id = ids[0] as number;
  const { candidates } = await adviser.services.proposeCandidates({ id, requestKey: nextKey() });
  const [first, second, third] = candidates as [(typeof candidates)[0], (typeof candidates)[0], (typeof candidates)[0]];
  await query('update supply set refusals = \'{"demanderKinds": ["cooperative"]}\' where id = $1', [first.supplyId]);
  await query("update supply set valid_to = '2026-11-01' where id = $1", [second.supplyId]);
  await query("update demand set competitors = $2 where id = $1", [id, third.organisation]);
  const again = await adviser.services.proposeCandidates({ id, requestKey: nextKey() });
  const codes = new Map(again.barred.map((e) => [e.supplyId, e.code]));
  assert.deepEqual(
    [codes.get(first.supplyId), codes.get(second.supplyId), codes.get(third.supplyId)],
    ["refused", "expired", "competitor"],
  );
  assert.ok(!again.candidates.some((c) => c.status === "proposed" && codes.has(c.supplyId)));
  assert.deepEqual((await adviser.services.getDemand({ id })).barred, again.barred, "the page opened again tells them too");
  assert.deepEqual((await reviewer.services.getDemand({ id })).barred, [], "who does not match is not told");
  await query("update supply set refusals = '{}', valid_to = null");
  await query("update demand set competitors = null");
});

const offer = {
  name: "玉米赤霉病防控团队（示例）",
  kind: "team",
  organisation: "某植保站（示例）",
  summary: "玉米赤霉病监测与防控，籽粒毒素快速检测",
  capacity: 3,
  contactName: "联系人（示例）",
  phone: "19900288888",
  consentOn: "2026-11-01",
};

test("a supplier's wishes are entered in its form, kept with their history, and bar it in words", async () => {
  const bad = { ...offer, validTo: "2026-10-01", awayFrom: "2026-12-01", awayTo: "2026-11-30", capacity: 101 };
  const refused = (await adviser.services.createSupply({ values: bad }).catch((e: unknown) => e)) as { data: { fields: object } };
  assert.deepEqual(Object.keys(refused.data.fields).sort(), ["awayTo", "capacity", "validTo"]);
  const { id } = await adviser.services.createSupply({ values: { ...offer, readiness: "7", serves: "city" } });
  const stored = await adviser.services.getSupply({ id });
  assert.deepEqual([stored.values["readiness"], stored.values["serves"], stored.load, stored.standing], ["7", "city", 0, []]);
  const need = await publishNeed(served, adviser, reviewer, {
    title: "玉米赤霉病监测（示例）",
    presentState: "玉米籽粒赤霉病与毒素靠送检。",
  });
  const reason = async (change: Record<string, unknown>): Promise<string> => {
    await adviser.services.editSupply({ id, version: (await adviser.services.getSupply({ id })).version, values: { ...offer, ...change } });
    const { barred, candidates } = await adviser.services.proposeCandidates({ id: need, requestKey: nextKey() });
    const found = barred.find((e) => e.supplyId === id)?.reason.zh;
    if (found === undefined) assert.ok(candidates.some((c) => c.supplyId === id && c.status === "proposed"));
    return found ?? "";
  };
  assert.equal(await reason({}), "");
  assert.match(await reason({ refusedKinds: ["cooperative"] }), /^本人谢绝/);
  assert.match(await reason({ awayTo: "2026-12-31" }), /^本人谢绝：2026-12-31 之前/);
  assert.match(await reason({ validTo: "2026-11-22" }), /^已到期/);
  // Named otherwise than the demander, known by the code.
  const code = "91510000MA6CA0001" + creditCodeCheck("91510000MA6CA0001");
  await query("update demander set credit_code = $2 where id = (select demander_id from demand where id = $1)", [need, code]);
  assert.match(await reason({ creditCode: code }), /信用代码相同.*须回避/);
  await query("update demander set credit_code = null where credit_code = $1", [code]);
  assert.match(await reason({ capacity: 0 }), /^已满 0\/0/);
  assert.deepEqual(
    (await adviser.services.getSupply({ id })).standing.map((l) => l.zh.slice(0, 2)),
    ["已满"],
  );
  const add = (): Promise<unknown> => adviser.services.addCandidate({ id: need, supplyId: id, requestKey: nextKey() });
  assert.equal(await refusalOf(add()), "barred");
  await adviser.services.editSupply({ id, version: (await adviser.services.getSupply({ id })).version, values: offer });
  await adviser.services.rejectCandidate({ id: need, supplyId: id, reason: "先放一放" }).catch(() => {});
  await add();
  const henan = (await served.signIn("henan")).api;
  assert.equal((await henan.services.getSupply({ id })).can.edit, false);
  assert.notEqual(await refusalOf(henan.services.lookSupplyContact({ id })), "ok");
  const [kept] = await query<{ n: number }>("select count(*)::int as n from field_history where register = 'supply' and record_id = $1", [
    id,
  ]);
  assert.ok((kept?.n ?? 0) >= 6);
  await adviser.services.withdrawSupply({ id });
  assert.equal(await refusalOf(henan.services.getSupply({ id })), "NOT_FOUND");
  assert.equal(await refusalOf(add()), "NOT_FOUND");
  const left = (await adviser.search.search({ text: offer.summary, kinds: ["supply"] })).hits.map((h) => h.id);
  assert.ok(!left.includes(id), "withdrawn, it is found no more");
});

test("a supplier found by searching joins a need's candidates last, with the same parts", async () => {
  const id = ids[3] as number;
  const { candidates } = await adviser.services.proposeCandidates({ id, requestKey: nextKey() });
  const [other] = await query<{ id: number }>("select id::int from supply where id <> all($1) and withdrawn_on is null order by id desc", [
    candidates.map((c) => c.supplyId),
  ]);
  await adviser.services.addCandidate({ id, supplyId: other?.id as number, requestKey: nextKey() });
  const after = (await adviser.services.getDemand({ id })).candidates.filter((c) => c.status === "proposed");
  assert.equal(after.at(-1)?.supplyId, other?.id);
  assert.equal(after.at(-1)?.parts.length, 8);
  await adviser.services.proposeCandidates({ id, requestKey: nextKey() });
});

test("everybody at the limit: each need says so, the full are listed, and a higher limit tried gives them again", async () => {
  const settings = { month: "2026-11", perNeed: 3, without: [], limits: [] };
  await query("update supply set capacity = 0");
  const plan = await leader.matching.planAssignment(settings);
  assert.ok(plan.needs.length > 0 && plan.needs.every((n) => n.given.length === 0 && n.shortage !== null && (n.barred["full"] ?? 0) > 0));
  const first = plan.experts[0];
  assert.ok(first);
  const tried = await leader.matching.planAssignment({ ...settings, limits: [{ supplyId: first.supplyId, limit: 2 }] });
  assert.ok(tried.needs.some((n) => n.given.some((g) => g.supplyId === first.supplyId)));
  const { barred, candidates } = await adviser.services.proposeCandidates({ id: ids[0] as number, requestKey: nextKey() });
  assert.ok(barred.length > 0 && barred.every((e) => e.reason.zh.startsWith("已满")));
  assert.ok(candidates.every((c) => c.status !== "proposed"));
  await query("update supply set capacity = 3");
});

test("a month's needs are assigned at once: limits kept, reasons given, what-if leaves no trace, what was seen is what is kept", async () => {
  const settings = { month: "2026-11", perNeed: 3, without: [], limits: [] };
  assert.equal(await refusalOf(adviser.matching.planAssignment(settings)), "FORBIDDEN");
  const plan = await leader.matching.planAssignment(settings);
  for (const id of ids)
    assert.ok(
      plan.needs.some((n) => n.demandId === id && n.given.length > 0),
      `need ${id} has somebody`,
    );
  for (const e of plan.experts) assert.ok(e.taken + e.given <= e.limit, e.name);
  for (const n of plan.needs) assert.ok(n.given.length === 3 || n.shortage !== null, n.title);
  const busiest = plan.experts[0] as (typeof plan.experts)[0];
  const without = await leader.matching.planAssignment({ ...settings, without: [busiest.supplyId] });
  assert.ok(without.needs.every((n) => n.given.every((g) => g.supplyId !== busiest.supplyId)));
  const limited = await leader.matching.planAssignment({ ...settings, limits: [{ supplyId: busiest.supplyId, limit: busiest.taken + 1 }] });
  assert.equal(limited.experts.find((e) => e.supplyId === busiest.supplyId)?.given, 1);
  assert.ok(
    limited.needs.some((n) => n.gaveUp.some((g) => g.zh.includes(busiest.name.slice(0, 4)) && g.zh.includes("已到上限"))),
    "who gave him up is told why",
  );
  const none = await leader.matching.planAssignment({ ...settings, limits: plan.experts.map((e) => ({ supplyId: e.supplyId, limit: 0 })) });
  assert.ok(none.needs.every((n) => n.given.length === 0 || n.shortage === null || n.given.length < 3));
  assert.equal((await query<{ n: number }>("select count(*)::int as n from assignment_run"))[0]?.n, 0, "trying keeps nothing");
  const seen = plan.needs.map((n) => ({ demandId: n.demandId, supplyIds: n.given.map((g) => g.supplyId) }));
  assert.equal(await refusalOf(leader.matching.acceptAssignment({ ...settings, seen: seen.slice(1) })), "stale");
  const openOf = async (id: number) =>
    (await adviser.services.getDemand({ id })).candidates.filter((c) => c.status === "proposed").map((c) => c.supplyId);
  await adviser.services.proposeCandidates({ id: ids[0] as number, requestKey: nextKey() });
  const undecided = await openOf(ids[0] as number);
  assert.ok(undecided.length > 3, "more than an assignment gives");
  const { proposals } = await leader.matching.acceptAssignment({ ...settings, seen });
  const stillOpen = new Set(await openOf(ids[0] as number));
  assert.ok(
    undecided.every((id) => stillOpen.has(id)),
    "whom the adviser has not decided on stays before him",
  );
  assert.equal(
    proposals,
    seen.reduce((s, n) => s + n.supplyIds.length, 0),
  );
  const d = await adviser.services.getDemand({ id: ids[1] as number });
  assert.equal(d.case.state, "matching");
  assert.deepEqual(
    d.candidates
      .filter((c) => c.status === "proposed" && c.assigned)
      .map((c) => c.supplyId)
      .sort(),
    [...(seen.find((n) => n.demandId === ids[1])?.supplyIds ?? [])].sort(),
  );
  assert.equal((await leader.matching.listAssignments())[0]?.month, "2026-11");
});

const base = {
  demanderKind: "enterprise",
  contactName: "联系人（示例）",
  phone: "19900266666",
  source: "phone",
};

test("a need that equals or nearly equals an old one is refused with the old one shown; a reason lets it pass and stays with it", async () => {
  const values = {
    ...base,
    title: "喷涂漆渣絮凝难题（示例）",
    demanderName: "雁江某涂装厂（示例）",
    presentState: "喷涂过程漆渣多，每天加药絮凝效果不好，废水十五天更换一次。",
    target: "三个月更换一次废水，药剂费用减半。",
  };
  const { id } = await adviser.services.createDemand({ values, requestKey: nextKey() });
  const again = {
    ...values,
    demanderName: "雁江另一涂装厂（示例）",
    presentState: "喷涂过程漆渣多，每天加药絮凝效果不好，废水 20 天更换一次。",
  };
  const refused = await adviser.services.createDemand({ values: again, requestKey: nextKey() }).catch((e: unknown) => e);
  const { data } = refused as { data: { code: string; data: { similar: { id: number }[] } } };
  assert.deepEqual([data.code, data.data.similar.map((s) => s.id)], ["duplicate", [id]]);
  assert.equal(
    (await query<{ n: number }>("select count(*)::int as n from work_case where title = $1", [values.title]))[0]?.n,
    1,
    "nothing was saved",
  );
  const saved = await adviser.services.createDemand({ values: again, requestKey: nextKey(), duplicateReason: "另一家厂，另一条线" });
  const d = await adviser.services.getDemand({ id: saved.id });
  assert.deepEqual(d.duplicate, { id, title: values.title, reason: "另一家厂，另一条线" });
  await adviser.services.createDemand({
    values: { ...values, title: "漆渣减量化设备选型（示例）", presentState: "拟建新线", target: "" },
    requestKey: nextKey(),
  });
});

test("each introduction keeps the place both orders gave it, and the report of own honesty counts them", async () => {
  const id = ids[2] as number;
  const before = await leader.matching.honesty({ from: "2026-11", to: "2026-11" });
  const d = await adviser.services.getDemand({ id });
  const first = d.candidates.find((c) => c.status === "proposed" && c.rank === 1);
  assert.ok(first);
  const { introductionId } = await adviser.services.chooseCandidate({
    id,
    supplyId: first.supplyId,
    message: "请协助",
    reason: "最相合",
    requestKey: nextKey(),
  });
  assert.equal(await refusalOf(adviser.matching.honesty({ from: "2026-11", to: "2026-11" })), "FORBIDDEN");
  const after = await leader.matching.honesty({ from: "2026-11", to: "2026-11" });
  const [b, a] = [before.months[0] ?? { introductions: 0, engine: 0 }, after.months[0]];
  assert.deepEqual([a?.introductions, a?.engine], [b.introductions + 1, b.engine + 1]);
  const row = after.rows.find((r) => r.introductionId === introductionId);
  assert.ok(row?.rank === 1 && !row.byHand && (row.baselineRank === null || row.baselineRank >= 1));
  assert.equal(
    after.rows.length,
    after.months.reduce((s, m) => s + m.introductions, 0),
    "every counted one is shown",
  );
});

test("a supplier found by hand counts as missed by the engine, though the list was empty; the plain search is asked by itself", async () => {
  const id = await publishNeed(served, adviser, reviewer, {
    title: "竹编机器人（示例）",
    presentState: "竹篾剖分靠手工，求竹篾剖分装备。",
  });
  const made = await adviser.services.createSupply({ values: { ...offer, name: "竹篾团队（示例）", summary: "竹篾剖分装备与竹编机器人" } });
  const before = await leader.matching.honesty({ from: "2026-11", to: "2026-11" });
  await adviser.services.addCandidate({ id, supplyId: made.id, requestKey: nextKey() });
  const { introductionId } = await adviser.services.chooseCandidate({
    id,
    supplyId: made.id,
    message: "请协助",
    reason: "供给页上找到",
    requestKey: nextKey(),
  });
  const after = await leader.matching.honesty({ from: "2026-11", to: "2026-11" });
  const row = after.rows.find((r) => r.introductionId === introductionId);
  assert.deepEqual([row?.rank, row?.byHand, row?.baselineRank], [null, true, 1]);
  const [b, a] = [before.months[0], after.months[0]];
  assert.deepEqual(
    [a?.introductions, a?.engine, a?.baseline, after.unknown],
    [(b?.introductions ?? 0) + 1, b?.engine ?? 0, (b?.baseline ?? 0) + 1, before.unknown],
  );
});

test("a supplier among the candidates who is added once more keeps the engine's place", async () => {
  const id = ids[1] as number;
  const { candidates } = await adviser.services.proposeCandidates({ id, requestKey: nextKey() });
  const first = candidates.find((c) => c.status === "proposed");
  assert.ok(first);
  await adviser.services.addCandidate({ id, supplyId: first.supplyId, requestKey: nextKey() });
  const kept = (await adviser.services.getDemand({ id })).candidates.find((c) => c.supplyId === first.supplyId);
  assert.equal(kept?.rank, first.rank);
});

test("whom a month's assignment gives counts by his place in the need's own list, apart; without that place in neither", async () => {
  const id = await publishNeed(served, adviser, reviewer, {
    title: "甘薯脱毒苗繁育（示例）",
    presentState: "甘薯脱毒苗繁育靠外购，求甘薯脱毒苗繁育与贮藏技术。",
  });
  for (const n of [1, 2, 3, 4, 5])
    await adviser.services.createSupply({
      values: { ...offer, name: `甘薯团队${n}（示例）`, summary: "甘薯脱毒苗繁育与贮藏技术。".slice(0, 14 - n) },
    });
  const { candidates: own } = await adviser.services.proposeCandidates({ id, requestKey: nextKey() });
  const top = own.filter((c) => c.status === "proposed").map((c) => c.supplyId);
  assert.ok(top.length >= 5);
  const settings = { month: "2026-11", perNeed: 1, without: top.slice(0, 3), limits: [] };
  const plan = await leader.matching.planAssignment(settings);
  const given = plan.needs.find((n) => n.demandId === id)?.given[0];
  assert.ok(given);
  const seen = plan.needs.map((n) => ({ demandId: n.demandId, supplyIds: n.given.map((g) => g.supplyId) }));
  await leader.matching.acceptAssignment({ ...settings, seen });
  const place = top.indexOf(given.supplyId) + 1;
  assert.ok(place > 3, "the only one given is not among the first three of the need's own list");
  assert.equal((await adviser.services.getDemand({ id })).candidates.find((c) => c.supplyId === given.supplyId)?.rank, place);
  const before = await leader.matching.honesty({ from: "2026-11", to: "2026-11" });
  const choice = { id, supplyId: given.supplyId, message: "请协助", reason: "分派所给", requestKey: nextKey() };
  const { introductionId } = await adviser.services.chooseCandidate(choice);
  const after = await leader.matching.honesty({ from: "2026-11", to: "2026-11" });
  const row = after.rows.find((r) => r.introductionId === introductionId);
  assert.deepEqual([row?.rank, row?.assigned], [place, true]);
  const [b, a] = [before.months[0], after.months[0]];
  assert.deepEqual(
    [a?.introductions, a?.engine, a?.assigned.introductions, a?.assigned.engine],
    [(b?.introductions ?? 0) + 1, b?.engine, (b?.assigned.introductions ?? 0) + 1, b?.assigned.engine],
  );
  await query("update introduction set rank = null where id = $1", [introductionId]);
  const old = await leader.matching.honesty({ from: "2026-11", to: "2026-11" });
  assert.deepEqual([old.months[0]?.introductions, old.assignedUnknown, old.unknown], [b?.introductions, 1, before.unknown]);
});

test("signs of mass production: found, marked, out of every figure, appealed, answered by another, counted again", async () => {
  const figures = async (): Promise<Record<string, number | null>> => {
    const { values } = await leader.indicators.scorecard({ from: "2026-01", to: "2026-12" });
    return Object.fromEntries(values.map((v) => [v.code, v.value]));
  };
  const plain = await figures();
  const phrases =
    "希望寻求高校和科研院所的技术支持，期待与有实力的专家团队深入合作，共同推动产业高质量发展，实现互利共赢的良好局面。价格面议，地区全国。";
  const subjects = [
    "变压器绝缘油老化检测",
    "茶叶揉捻机械改造",
    "生猪舍氨气治理",
    "数控刀具磨损监测",
    "桥梁拉索断丝检查",
    "中药饮片水分控制",
    "光伏板积尘清洗",
  ];
  const robots: number[] = [];
  for (const [i, title] of subjects.entries()) {
    const { id } = await adviser.services.createDemand({
      requestKey: nextKey(),
      duplicateReason: "示例",
      values: {
        ...base,
        demanderName: `批量登记${i}（示例）`,
        title,
        presentState: `${title}中遇到困难第${"甲乙丙丁戊己庚"[i]}类，${title}设备陈旧。${phrases}`,
      },
    });
    robots.push(id);
  }
  const link = await adviser.services.askConfirmation({ id: robots[0] as number, requestKey: nextKey() });
  await served
    .visit(ELSEWHERE)
    .api.confirmation.answerConfirmation({ token: tokenOf(link.url), answer: "confirm", corrections: {}, consent: true });
  const counted = await figures();
  assert.equal(counted["confirmed_demands"], (plain["confirmed_demands"] ?? 0) + 1);

  assert.equal(await refusalOf(adviser.matching.scanSigns()), "FORBIDDEN");
  const { services } = served.installation;
  assert.deepEqual(await reviewer.matching.listSigns().then((r) => [r.at, r.suspects]), [null, []]);
  assert.ok((await lookForSigns(services)) > 0, "the round looks at every place with new demands");
  assert.equal(await lookForSigns(services), 0, "and at none twice");
  const { suspects, scanned } = await reviewer.matching.listSigns();
  assert.ok(scanned >= robots.length);
  assert.deepEqual((await reviewer.matching.scanSigns()).suspects, suspects, "a look at once finds the same");
  assert.deepEqual(
    suspects.map((s) => s.demandId).sort((a, b) => a - b),
    robots,
    "all of them and nobody else",
  );
  assert.match(suspects[0]?.signs.map((s) => s.zh).join() ?? "", /套话/);
  assert.equal((await reviewer.matching.markGrey({ demandIds: [ids[0] as number] })).marked, 0, "nobody is marked by hand");
  assert.equal((await reviewer.matching.markGrey({ demandIds: robots })).marked, robots.length);
  assert.deepEqual(await figures(), plain, "grey counts nowhere");
  assert.equal((await reviewer.matching.scanSigns()).suspects.length, 0, "marked once is not found again");

  const id = robots[0] as number;
  await reviewer.services.reviewDemand({
    id,
    requestKey: nextKey(),
    verdict: "pass",
    level: "full",
    publicSummary: "示例",
    directedToUnitIds: [],
  });
  assert.deepEqual(await figures(), plain, "what is accomplished while grey does not count either");
  const d = await adviser.services.getDemand({ id });
  const mark = d.grey?.id as number;
  assert.ok((d.grey?.signs.length ?? 0) >= 2 && d.facts.length === 0);
  assert.ok(
    (await adviser.work.workbench({ most: 2000 })).mine.some((c) => c.id === mark && c.process === "grey"),
    "it waits on the author's bench",
  );
  const act = (who: Api, action: string) =>
    who.matching.actOnGrey({ id: mark, action, reason: "确有其事，附走访记录", requestKey: nextKey() });
  assert.equal(await refusalOf(act(leader, "grant")), "not-from-this-state", "no answer before an appeal");
  await act(adviser, "appeal");
  assert.notEqual(await refusalOf(act(reviewer, "grant")), "FORBIDDEN", "who marked does not answer");
  assert.deepEqual(await figures(), plain);
  assert.equal((await act(leader, "grant")).state, "lifted");
  const restored = await figures();
  assert.equal(restored["confirmed_demands"], counted["confirmed_demands"], "with its own days and figures");
  const facts = (await adviser.services.getDemand({ id })).facts.map((f) => f.kind);
  assert.deepEqual(facts, ["demand.received", "demand.confirmed", "demand.published"], "what was accomplished while grey counts now");
  const [truth] = await query<{ n: number }>(
    `select count(*)::int as n from ledger_fact f where kind = 'demand.confirmed' and not void and occurred_on >= '2026-01-01'
       and unit_path @> array[(select id from unit where region_code = '512002' and kind = 'association')]
       and not exists (select from ledger_fact l where l.supersedes = f.id)`,
  );
  assert.equal(restored["confirmed_demands"], truth?.n, "the figure equals the facts in force");
});
