import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type pg from "pg";
import { SAMPLE_SIGN_INS } from "../app/sample.ts";
import { sampleCreditCode } from "../app/sample/cast.ts";
import { isLikeSize, spreadOf } from "../features/indicators/rules.ts";
import { openClient } from "../platform/db/connections.ts";
import { pdfOf } from "../platform/testing/evidence.ts";
import { ELSEWHERE, nextKey, refusalOf, serveInstallation, tokenOf, type Served, type Visitor } from "./served.ts";

/** An office lives in it: first pages by role, entering once, links, notices and deputies, over the wire. */
let served: Served;
let owner: pg.Client;
const people = new Map<string, Visitor>();
before(async () => {
  served = await serveInstallation({ sample: true });
  owner = openClient(served.installation.owner);
  await owner.connect();
  for (const { username } of SAMPLE_SIGN_INS) people.set(username, await served.signIn(username));
});
after(async () => {
  await owner.end();
  await served[Symbol.asyncDispose]();
});
const as = (username: string) => people.get(username)?.api as Visitor["api"];

test("a county leader sees five figures with target, last year and a line; targets are set as an office writes them, with their paper", async () => {
  const first = await as("lingdao").indicators.homeFigures();
  assert.deepEqual(
    first.figures.map((f) => f.code),
    ["confirmed_demands", "days_to_introduction", "agreement_amount", "amount_in_place", "coverage_adult"],
  );
  const card = await as("lingdao").indicators.scorecard({ from: "2026-01", to: "2026-11" });
  const before = await as("lingdao").indicators.scorecard({ from: "2025-01", to: "2025-11" });
  for (const f of first.figures) {
    const now = card.values.find((v) => v.code === f.code);
    assert.deepEqual([f.value, f.numerator], [now?.value, now?.numerator], `${f.code} is the figure of the indicators' page`);
    assert.equal(f.lastYear, before.values.find((v) => v.code === f.code)?.value, `${f.code} last year`);
    assert.equal(f.line.at(-1), f.value, "the line ends where the figure stands");
    assert.deepEqual([f.line.length, f.lastLine.length], [11, 12]);
    assert.equal(f.target, null);
  }
  assert.ok(first.steps[0]?.n === first.figures[0]?.value);
  const set = async (targets: Record<string, string>) => {
    const { indicators } = as("lingdao");
    const version = (await indicators.homeFigures()).targetsVersion;
    return indicators.setTargets({ year: 2026, version, source: "示例文件第 1 号", targets });
  };
  assert.equal(await refusalOf(set({ coverage_adult: "一半多" })), "invalid");
  assert.equal(await refusalOf(set({ confirmed_demands: "7.5" })), "invalid");
  assert.equal((await as("lingdao").indicators.homeFigures()).figures[0]?.target, null, "of a refused page nothing is kept");
  const typed = { confirmed_demands: "７０ 件", days_to_introduction: "5天", agreement_amount: "1200 万", coverage_adult: "60%" };
  assert.equal((await set(typed)).changed, 4);
  assert.equal((await set(typed)).changed, 0, "the same again is no change");
  const targets = (await as("lingdao").indicators.homeFigures()).figures.map((f) => f.target);
  assert.deepEqual(targets, [70, 5, 1_200_000_000, null, 0.6]);
  assert.equal((await set({ confirmed_demands: "" })).changed, 1, "blank takes it back");
  assert.equal((await as("lingdao").indicators.homeFigures()).figures[0]?.target, null);
  assert.equal(await refusalOf(as("baomu").indicators.setTargets({ year: 2026, version: 0, source: "x", targets: {} })), "FORBIDDEN");
  assert.equal((await as("shiji").indicators.homeFigures()).figures[1]?.target, 10, "a county's target is not its city's");
  const { rows } = await owner.query(
    "select source, set_by from indicator_target where code = 'confirmed_demands' and source = '示例文件第 1 号' order by id",
  );
  assert.equal(rows.length, 2, "every target set stays");
});

test("of fewer than five units nothing is told, and like size is half to twice", () => {
  assert.equal(spreadOf([1, 2, 3, 4]), undefined);
  // Nearest rank: of 5, the second, third and fourth.
  assert.deepEqual(spreadOf([9, 1, 5, 3, 7]), { n: 5, q1: 3, median: 5, q3: 7 });
  assert.deepEqual(spreadOf([1, 2, 3, 4, 123_456, 9, 7, 8]), { n: 8, q1: 2, median: 4, q3: 8 });
  assert.equal(spreadOf(Array.from({ length: 5 }, () => 123_456))?.median, 120_000, "nobody's exact figure");
  assert.deepEqual(
    [isLikeSize(10, 5), isLikeSize(10, 20), isLikeSize(10, 4), isLikeSize(10, 21), isLikeSize(0, 0)],
    [true, true, false, false, false],
  );
});

test("a county's coverage never stands on its province's card: which are measured is said by name", async () => {
  const year = { from: "2026-01", to: "2026-11" };
  const county = (await as("lingdao").indicators.scorecard(year)).values.find((v) => v.code === "coverage_adult");
  assert.ok(county?.value, "the county itself is measured");
  for (const username of ["shengji", "shiji"]) {
    const card = (await as(username).indicators.scorecard(year)).values.find((v) => v.code === "coverage_adult");
    assert.deepEqual([card?.value, card?.numerator, card?.denominator], [null, null, null], username);
    assert.match(card?.missing[0]?.zh ?? "", /^已测算 1\/\d+ 个县（市、区）：雁江区科学技术协会 \d+(\.\d)?%$/);
    const home = (await as(username).indicators.homeFigures()).figures.find((f) => f.code === "coverage_adult");
    assert.deepEqual([home?.value, home?.line.length], [null, 0]);
    assert.equal(home?.missing[0]?.zh, card?.missing[0]?.zh);
  }
  const cities = await as("shengji").indicators.byUnit({ ...year, codes: ["coverage_adult"] });
  assert.ok(cities.rows.every((r) => r.values[0]?.value === null));
  const counties = await as("shiji").indicators.byUnit({ ...year, codes: ["coverage_adult"] });
  assert.deepEqual(
    counties.rows.filter((r) => r.values[0]?.value).map((r) => r.unitName),
    ["雁江区科学技术协会"],
    "in the list of counties it stands with its county",
  );
  // Every county of the city measured: then the sum is the city's.
  const path = (await owner.query<{ path: number[] }>("select path from unit where region_code = '512000' and kind = 'association'"))
    .rows[0]?.path;
  await owner.query(
    `insert into ledger_fact (kind, occurred_on, unit_id, unit_path, region_code, subject, measures, dimensions, evidence, actor_id)
     select 'place.coverage', '2026-11-01', u.id, u.path, u.region_code, 'place:0', '{"covered": 1, "people": 2}', '{"speed": "adult"}',
       '[{"type":"source","ref":"示例","label":"示例"}]', 'system'
     from unit u where cardinality(u.path) = 4 and u.path[3] = $1 and u.kind = 'association' and u.region_code <> '512002'`,
    [path?.at(-1)],
  );
  const whole = (await as("shiji").indicators.scorecard(year)).values.find((v) => v.code === "coverage_adult");
  assert.ok(whole?.value !== null && (whole?.denominator ?? 0) > (county.denominator ?? 0));
});

test("totals never add intentions, unspecified ones or published totals to contracts", async () => {
  const of = async (who: string, year: string) => {
    const { values } = await as(who).indicators.scorecard({ from: `${year}-01`, to: `${year}-12` });
    return (code: string) => values.find((v) => v.code === code)?.value;
  };
  const neijiang = await of("neijiang", "2023");
  assert.deepEqual([neijiang("agreements"), neijiang("intentions"), neijiang("agreement_amount")], [0, 16, 0]);
  const henan = await of("henan", "2021");
  assert.deepEqual([henan("agreements"), henan("agreement_amount")], [0, 0]);
  assert.deepEqual([henan("reported_agreements"), henan("reported_amount")], [29, 944_200_000_000]);
  const own = await of("lingdao", "2026");
  assert.equal(own("agreement_amount"), (own("contract_amount") ?? 0) + (own("registered_amount") ?? 0));
});

test("city and province see counties by exception: late ones, longest first, and those where nothing began; officers see whom to give what", async () => {
  const county = await as("lingdao").work.workbench();
  assert.equal(county.quiet, null);
  assert.ok(county.late.length > 0, "a county leader sees his late cases by name");
  for (const username of ["shiji", "shengji"]) {
    const bench = await as(username).work.workbench();
    assert.deepEqual(
      bench.overdueBelow.map((u) => u.unitName),
      ["雁江区科学技术协会"],
      "counties, whatever lies between",
    );
    assert.ok(bench.quiet && bench.quiet.quiet.length === bench.quiet.counties - 1 && !bench.quiet.quiet.includes("雁江区科学技术协会"));
    assert.equal(
      (await as(username).work.listOverdue({ unitId: bench.overdueBelow[0]?.unitId as number })).items.length,
      bench.overdueBelow[0]?.overdue,
    );
  }
  const { people: without } = await as("xitong").people.listAccountless();
  assert.ok(
    without.some((p) => p.name === "周田（示例）"),
    "who holds a post and cannot sign in",
  );
  assert.equal(await refusalOf(as("anquan").people.listAccountless()), "FORBIDDEN");
  const person = without[0]?.personId as number;
  const mine = (await owner.query<{ id: number }>("select id from person where name = '陈小桔（示例）'")).rows[0]?.id;
  // Whoever runs this at night has signed in at night himself.
  const oddOnes = async () => (await as("anquan").people.listOddSignIns()).filter((o) => o.personId === Number(mine));
  const nights = (await oddOnes()).find((o) => o.why === "night")?.times ?? 0;
  await owner.query(
    `insert into audit_entry (actor_id, unit_id, act, subject, detail, at)
     select 'system', 1, act, 'person:' || $1, '{"address": "203.0.113.9"}', at::timestamptz from (values
       ('signin.in', '2026-11-02 09:00+08'), ('signin.locked', '2026-11-20 10:00+08'),
       ('signin.failed', '2026-11-20 09:01+08'), ('signin.failed', '2026-11-20 09:02+08'), ('signin.failed', '2026-11-20 09:03+08'),
       ('signin.failed', '2026-11-22 09:03+08'), ('signin.in', '2026-11-21 02:00+08')) v (act, at)`,
    [mine],
  );
  const odd = await oddOnes();
  assert.deepEqual(
    odd.map((o) => [o.why, o.times]).toSorted(),
    [
      ["failed", 3],
      ["locked", 1],
      ["night", nights + 1],
    ],
    "one failure is no sign",
  );
  assert.ok(!JSON.stringify(odd).includes("203.0"), "no address leaves the door's book");
  assert.equal((await as("shenji").people.listOddSignIns()).length, (await as("anquan").people.listOddSignIns()).length);
  assert.equal(await refusalOf(as("lingdao").people.listOddSignIns()), "FORBIDDEN");
  assert.ok(person > 0);
});

let n = 0;
const need = () => ({
  title: `办公室需求${++n}：柠檬 分选 糖度`,
  demanderName: `安岳某柠檬合作社${n}（示例）`,
  demanderKind: "cooperative",
  contactName: "唐田（示例）",
  phone: "19900212046",
  source: "phone",
  presentState: `第 ${n} 条线人工分选，糖度靠抽样。`,
  budgetFen: "120 万元",
  wantedBy: "2027-03-31",
});
const register = async (values: Record<string, unknown>) =>
  (await as("baomu").services.createDemand({ values, requestKey: nextKey(), duplicateReason: "示例" })).id;
const anyone = () => served.visit(ELSEWHERE).api.confirmation;

test("a link dies with its state and says so; asked anew, the older one points to the newer; of a closed case there is nothing to answer", async () => {
  const id = await register(need());
  const ask = async () => tokenOf((await as("baomu").services.askConfirmation({ id, requestKey: nextKey() })).url);
  const first = await ask();
  await as("baomu").services.actOnDemand({ id, action: "recall", requestKey: nextKey() });
  const said = await anyone()
    .openConfirmation({ token: first })
    .then(
      () => "",
      (e: { data?: { code: string; message: { zh: string } } }) => `${e.data?.code} ${e.data?.message.zh}`,
    );
  assert.match(said, /^link-edited .*正在修改，改好会重新发给您/);
  assert.equal(
    await refusalOf(anyone().answerConfirmation({ token: first, answer: "confirm", corrections: {}, consent: true })),
    "link-edited",
    "and cannot be answered",
  );
  assert.equal((await as("baomu").work.listLinks({ caseId: id })).links[0]?.state, "edited");
  const second = await ask();
  assert.equal(await refusalOf(anyone().openConfirmation({ token: first })), "link-revoked");
  await anyone().openConfirmation({ token: second });
  await as("baomu").services.actOnDemand({ id, action: "recall", requestKey: nextKey() });
  await as("baomu").services.actOnDemand({ id, action: "close", reason: "withdrawn", requestKey: nextKey() });
  assert.equal(await refusalOf(anyone().openConfirmation({ token: second })), "link-edited", "it died when it was taken back");
  const third = await register(need());
  const late = tokenOf((await as("baomu").services.askConfirmation({ id: third, requestKey: nextKey() })).url);
  await owner.query("update work_case set opened_on = '2025-10-01' where id = $1", [third]);
  await anyone().answerConfirmation({ token: late, answer: "decline", corrections: {}, consent: false });
  assert.equal(await refusalOf(anyone().openConfirmation({ token: late })), "link-used");
});

test("the demander sees and corrects everything he confirms, budget and date included, in his own spelling", async () => {
  const id = await register(need());
  const token = tokenOf((await as("baomu").services.askConfirmation({ id, requestKey: nextKey() })).url);
  const shown = await anyone().openConfirmation({ token });
  assert.deepEqual([shown.values.budgetFen, shown.values.wantedBy], ["120 万元", "2027年3月31日"]);
  const answer = (corrections: Record<string, string>) =>
    anyone().answerConfirmation({ token, answer: "confirm", corrections, consent: true });
  assert.equal(
    await refusalOf(answer({ ...shown.values, wantedBy: "明年春天" })),
    "invalid",
    "told beside the field, and the link stays good",
  );
  await answer({ ...shown.values, budgetFen: "80万", wantedBy: "2027.5.1" });
  const d = await as("baomu").services.getDemand({ id });
  assert.deepEqual([d.values.budgetFen, d.values.wantedBy, d.case.state], [80_000_000, "2027-05-01", "awaiting_review"]);
  const changed = (await as("baomu").services.demandHistory({ id })).map((h) => h.field);
  assert.deepEqual(changed.toSorted(), ["budgetFen", "wantedBy"], "what he left as it stood is no change");
  await as("shenhe").services.reviewDemand({
    id,
    requestKey: nextKey(),
    verdict: "return",
    remarks: { limits: "请写明场地条件", budgetFen: "含税吗" },
  });
  assert.deepEqual((await as("baomu").services.getDemand({ id })).remarks, { limits: "请写明场地条件", budgetFen: "含税吗" });
});

test("a known demander completes by name or code, his contact masked; nobody else's is told", async () => {
  const values = need();
  const id = await register({ ...values, creditCode: sampleCreditCode(77) });
  for (const words of [values.demanderName.slice(0, 7), sampleCreditCode(77).slice(0, 18)]) {
    const found = (await as("baomu").services.findKnownDemanders({ words })).find((k) => k.name === values.demanderName);
    assert.deepEqual([found?.contact, found?.needId, found?.kind], ["唐** 199****2046", id, "cooperative"], words);
  }
  assert.deepEqual(await as("baomu").services.findKnownDemanders({ words: "安" }), [], "one letter is no name");
  assert.deepEqual(await as("baomu").services.findKnownDemanders({ words: "%_" }), []);
  assert.deepEqual(await as("xuehui").services.findKnownDemanders({ words: values.demanderName }), []);
});

test("talks take day, who, two lines and files; choosing one says why not the others; the notice shows only what still seeks", async () => {
  const id = await register({ ...need(), title: "办公室：柑橘 黄龙病 智能识别", presentState: "果园发病，靠人工辨认。" });
  const token = tokenOf((await as("baomu").services.askConfirmation({ id, requestKey: nextKey() })).url);
  await anyone().answerConfirmation({ token, answer: "confirm", corrections: {}, consent: true });
  await as("shenhe").services.reviewDemand({
    id,
    requestKey: nextKey(),
    verdict: "pass",
    level: "full",
    publicSummary: "柠檬分选",
    directedToUnitIds: [],
  });
  const isListed = async () =>
    (await as("henan").services.listPublications({ limit: 100, filter: {} })).rows.some((r) => r.demandId === id);
  assert.ok(await isListed());
  const { candidates } = await as("baomu").services.proposeCandidates({ id, requestKey: nextKey() });
  const first = candidates.find((c) => c.status === "proposed");
  assert.ok(first && candidates.length > 1);
  const { introductionId } = await as("baomu").services.chooseCandidate({
    id,
    supplyId: first.supplyId,
    message: "请协助",
    reason: "做过分选",
    others: "路远，先请近的",
    requestKey: nextKey(),
  });
  const kept = (await as("baomu").services.getDemand({ id })).candidates;
  assert.ok(
    kept.filter((c) => c.supplyId !== first.supplyId).every((c) => c.status === "rejected" && c.decisionReason === "路远，先请近的"),
  );
  const answerer = (
    await owner.query<{ a: string }>(
      'select u.username as a from work_case c join person p on p.id = c.owner_person_id join signin."user" u on u.id = p.account_id where c.id = $1',
      [introductionId],
    )
  ).rows[0]?.a;
  await as(answerer ?? "").services.answerIntroduction({ id: introductionId, answer: "accept", requestKey: nextKey() });
  assert.ok(!(await isListed()), "introduced, it seeks no more");
  const form = new FormData();
  form.set("file", new File([pdfOf("示例")], "洽谈纪要.pdf"));
  const sent = await people.get("baomu")?.fetch(`/api/files?caseId=${id}`, { method: "POST", body: form, headers: { "x-bihuan": "1" } });
  const { id: fileId } = (await sent?.json()) as { id: number };
  const talk = { id, who: "唐田与吴智（示例）", words: "看了样果，下周到厂里试。", fileIds: [fileId, 999_999] };
  const today = (await as("baomu").services.getDemand({ id })).case.openedOn;
  assert.equal(await refusalOf(as("baomu").services.recordTalk({ ...talk, on: "2030-01-01", requestKey: nextKey() })), "invalid");
  await as("baomu").services.recordTalk({ ...talk, on: today, requestKey: nextKey() });
  const page = await as("baomu").services.getDemand({ id });
  assert.deepEqual(page.talks, [{ on: today, who: talk.who, words: talk.words, files: [{ id: fileId, name: "洽谈纪要.pdf" }] }]);
  assert.equal(page.events.at(-1)?.note, "唐田与吴智（示例）：看了样果，下周到厂里试。");
  await as("baomu").services.actOnDemand({ id, action: "rematch", reason: "没谈成", requestKey: nextKey() });
  assert.ok(await isListed(), "matched anew, it seeks again");
});

test("a figure shows its year, the last one, its target, and how the same figure lies among units of its level: no name, no rank", async () => {
  const year = { from: "2026-01", to: "2026-11" };
  const { indicators } = as("lingdao");
  const version = (await indicators.homeFigures()).targetsVersion;
  await indicators.setTargets({ year: 2026, version, source: "示例文件第 2 号", targets: { confirmed_demands: "80" } });
  const course = await indicators.figureCourse({ ...year, code: "confirmed_demands" });
  const card = (await indicators.scorecard(year)).values.find((v) => v.code === "confirmed_demands");
  assert.deepEqual([course.own, course.line.at(-1), course.line.length, course.lastLine.length], [card?.value, card?.value, 11, 12]);
  assert.deepEqual([course.target, course.targetSource], [80, "示例文件第 2 号"]);
  assert.equal(course.peers, null, "where fewer than five others have begun, nothing is compared");
  // Six other counties of the province with 1, 2, … 6 confirmed needs.
  const { rows } = await owner.query<{ id: number }>(
    `insert into ledger_fact (kind, occurred_on, unit_id, unit_path, region_code, subject, measures, dimensions, keys, evidence, actor_id)
      select 'demand.confirmed', '2026-05-04', u.id, u.path, u.region_code, 'peer-' || u.id || '-' || g, '{"days": 1}', '{"source": "phone", "basis": "self"}',
        jsonb_build_object('demander', 1000000 + g), '[{"type":"source","ref":"示例","label":"示例"}]', 'x'
      from (select u.*, row_number() over (order by u.id) as n from unit u, unit me where me.name = '雁江区科学技术协会' and u.kind = 'association' and u.valid_to is null
        and cardinality(u.path) = cardinality(me.path) and u.path[2] = me.path[2] and u.id <> me.id
        and not exists (select from ledger_fact f where f.unit_id = u.id)) u, generate_series(1, u.n) g where u.n <= 6 returning unit_id as id`,
  );
  assert.equal(rows.length, 21);
  const { peers } = await indicators.figureCourse({ ...year, code: "confirmed_demands" });
  const values: number[] = [];
  const others = await owner.query<{ id: number }>(
    "select distinct u.id from ledger_fact f join unit u on u.id = f.unit_id and f.kind = 'demand.confirmed', unit me where me.name = '雁江区科学技术协会' and cardinality(u.path) = cardinality(me.path) and u.path[2] = me.path[2] and u.id <> me.id",
  );
  for (const { id } of others.rows) {
    const { values: of } = await as("shengji").indicators.scorecard({ ...year, unitId: id });
    values.push(of.find((v) => v.code === "confirmed_demands")?.value ?? Number.NaN);
  }
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.ceil(share * values.length) - 1];
  assert.deepEqual(peers, { basis: "same-level", n: values.length, q1: at(0.25), median: at(0.5), q3: at(0.75) });
  assert.ok(values.length >= 6);
  // The page of figures shows the same of each, asked once for all.
  const both = await indicators.figureCourses({ ...year, codes: ["confirmed_demands", "agreements", "no_such_figure"] });
  assert.deepEqual(both.figures.map((f) => f.code).toSorted(), ["agreements", "confirmed_demands"]);
  const { year: _, ...alone } = await indicators.figureCourse({ ...year, code: "confirmed_demands" });
  assert.deepEqual(
    both.figures.find((f) => f.code === "confirmed_demands"),
    alone,
  );
  // Whoever words a figure himself could add to it what is known of each neighbour, and read off whose it is.
  const { rows: own } = await owner.query<{ code: string }>(
    `insert into indicator (code, version, name_zh, name_en, definition_zh, definition_en, expression, unit, better, active_from, created_by, unit_id, unit_path, in_force, decided_by, decided_at)
     select 'u' || u.id || '_probe', 1, i.name_zh, i.name_en, i.definition_zh, i.definition_en, i.expression || ' * 1000', i.unit, i.better, i.active_from, i.created_by, u.id, u.path, true, i.decided_by, i.decided_at
     from indicator i, unit u where i.code = 'confirmed_demands' and i.in_force and u.name = '雁江区科学技术协会' order by i.version desc limit 1 returning code`,
  );
  const probe = await indicators.figureCourse({ ...year, code: own[0]?.code ?? "" });
  assert.equal(probe.own, (card?.value ?? 0) * 1000, "it is a figure of the unit");
  assert.equal(probe.peers, null);
  await owner.query("delete from indicator where code = $1", [own[0]?.code]);
  assert.equal(await refusalOf(indicators.figureCourse({ ...year, code: "no_such_figure" })), "NOT_FOUND");
  assert.equal(
    await refusalOf(indicators.figureCourse({ ...year, code: "confirmed_demands", unitId: others.rows[0]?.id ?? 0 })),
    "NOT_FOUND",
  );
});
