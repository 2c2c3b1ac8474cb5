import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openClient } from "../platform/db/connections.ts";
import { writeOfficialDocument } from "../platform/documents/gbt9704.ts";
import { ELSEWHERE, nextKey, readDocuments, refusalOf, serveInstallation, tokenOf, type Served, type Visitor } from "./served.ts";

/** The main job over the wire: a need by phone to a figure that clicks back, and every way it must be refused. */
let served: Served;
const who: Record<"adviser" | "reviewer" | "society" | "leader" | "henan" | "neijiang" | "auditor" | "anyone", Visitor> = {} as never;

before(async () => {
  served = await serveInstallation({ sample: true });
  const names = {
    adviser: "baomu",
    reviewer: "shenhe",
    society: "xuehui",
    leader: "lingdao",
    henan: "henan",
    neijiang: "neijiang",
    auditor: "shenji",
  } as const;
  for (const [key, name] of Object.entries(names)) who[key as "adviser"] = await served.signIn(name);
  who.anyone = served.visit(ELSEWHERE);
});
after(() => served[Symbol.asyncDispose]());

const YEAR = { from: "2026-01", to: "2026-12" };
const at = (instant: string): void => {
  served.installation.clock.millis = Date.parse(instant);
};
const NEED = {
  title: "柑橘分选线糖度在线检测",
  demanderName: "雁江某果业合作社（示例）",
  demanderKind: "cooperative",
  contactName: "联系人（示例）",
  phone: "１９９００２９９９９９",
  source: "phone",
  presentState: "分选线每小时 5 吨，糖度靠抽样，退货约 6%。",
  target: "逐果测糖，误差 0.5 度以内，退货低于 2%。",
  tried: "",
  limits: "",
  budgetFen: "30 万元",
};
const figures = async (
  visitor: Visitor,
): Promise<Record<string, { value: number | null; numerator: number | null; denominator: number | null }>> => {
  const { values } = await visitor.api.indicators.scorecard(YEAR);
  return Object.fromEntries(values.map((v) => [v.code, { value: v.value, numerator: v.numerator, denominator: v.denominator }]));
};

async function uploadTo(visitor: Visitor, caseId: number, name: string, bytes: Uint8Array): Promise<Response> {
  const form = new FormData();
  form.set("file", new File([new Uint8Array(bytes)], name));
  return visitor.fetch(`/api/files?caseId=${caseId}`, { method: "POST", headers: { "x-bihuan": "1" }, body: form });
}

let demandId = 0;
let supplyId = 0;
let introductionId = 0;
let agreementId = 0;

test("the sample brings a template of its city's own, and the year report is written by the program from it", async () => {
  const { api } = await served.signIn("shiji");
  const [report] = (await api.year_report.list({ filter: {}, limit: 5 })).rows;
  assert.ok(report, "a report is begun");
  const text = await api.year.readYear({ id: report.id });
  assert.deepEqual(
    text.faults.filter((f) => !f.isDoubt),
    [],
    "every figure of the template exists",
  );
  const said = text.sections.flatMap((s) => s.sentences.map((runs) => runs.map((r) => r.text).join("")));
  assert.ok(said.length > 10, `${said.length} sentences`);
  assert.match(said[0] ?? "", /^2026年，资阳市科学技术协会把企业需求一件一件办到底：经确认的需求\d+ 件/);
  assert.ok(
    text.sections.some((s) => (s.tables ?? []).some((t) => t.rows.length > 1)) && text.sections.some((s) => (s.charts ?? []).length > 0),
    "with a table of its counties and a chart",
  );
});

test("a need is taken, confirmed once by its person, and counts only then", async () => {
  at("2026-11-23T02:00:00Z");
  const before = await figures(who.adviser);
  const requestKey = nextKey();
  const [first, second] = await Promise.all([
    who.adviser.api.services.createDemand({ values: NEED, requestKey }),
    who.adviser.api.services.createDemand({ values: NEED, requestKey }),
  ]);
  assert.equal(first.id, second.id, "a double click is one demand");
  demandId = first.id;
  const old = await who.adviser.api.services.askConfirmation({ id: demandId, requestKey: nextKey() });
  const link = await who.adviser.api.services.askConfirmation({ id: demandId, requestKey: nextKey() });
  assert.match(link.code, /^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
  assert.equal(
    await refusalOf(who.anyone.api.confirmation.openConfirmation({ token: tokenOf(old.url) })),
    "link-revoked",
    "the older link died with the newer",
  );
  const shown = await who.anyone.api.confirmation.openConfirmation({ token: tokenOf(link.url) });
  assert.equal(shown.demanderName, NEED.demanderName);
  assert.equal((await figures(who.adviser)).confirmed_demands?.value, before.confirmed_demands?.value, "not confirmed, not counted");
  assert.equal(
    (
      await who.anyone.api.confirmation.answerConfirmation({
        token: link.code.toLowerCase(),
        answer: "confirm",
        corrections: { target: "逐果测糖，误差 0.4 度以内。" },
        consent: true,
      })
    ).state,
    "awaiting_review",
  );
  assert.equal(
    await refusalOf(
      who.anyone.api.confirmation.answerConfirmation({ token: tokenOf(link.url), answer: "confirm", corrections: {}, consent: true }),
    ),
    "link-used",
  );
  const after = await figures(who.adviser);
  assert.equal(after.confirmed_demands?.value, (before.confirmed_demands?.value ?? 0) + 1);
  assert.equal(after.confirmed_demanders?.value, (before.confirmed_demanders?.value ?? 0) + 1);
  const d = await who.adviser.api.services.getDemand({ id: demandId });
  assert.equal(d.values.target, "逐果测糖，误差 0.4 度以内。");
  assert.equal(d.values.budgetFen, 30_000_000);
  const history = await who.adviser.api.services.demandHistory({ id: demandId });
  assert.ok(
    history.some((h) => h.field === "target" && String(h.before).includes("0.5") && String(h.after).includes("0.4")),
    "before, after, who",
  );
  assert.deepEqual(await who.adviser.api.services.lookContact({ id: demandId }), {
    contactName: "联系人（示例）",
    phone: "19900299999",
    email: null,
  });
  const trail = await who.auditor.api.work.auditTrail({ act: "sensitive.look" });
  assert.ok(
    trail.some((t) => t.subject === `demand:${demandId}`),
    "looking at a phone number leaves a trace",
  );
});

test("an expired link says so; an invented one says nothing", async () => {
  const { id } = await who.adviser.api.services.createDemand({ values: { ...NEED, title: "会过期的需求" }, requestKey: nextKey() });
  const link = await who.adviser.api.services.askConfirmation({ id, requestKey: nextKey() });
  at("2027-01-23T02:00:00Z");
  assert.equal(await refusalOf(who.anyone.api.confirmation.openConfirmation({ token: tokenOf(link.url) })), "link-expired");
  at("2026-11-23T02:10:00Z");
  assert.equal(await refusalOf(who.anyone.api.confirmation.openConfirmation({ token: "0000000000ZZZZZZZZZZ" })), "link-unknown");
});

test("two reviewers at once: one passes it, the other hears so", async () => {
  const seq = (await who.reviewer.api.services.getDemand({ id: demandId })).case.seq;
  const pass = (): Promise<unknown> =>
    who.reviewer.api.services.reviewDemand({
      id: demandId,
      requestKey: nextKey(),
      expectedSeq: seq,
      verdict: "pass",
      level: "full",
      publicSummary: "果品分选线测糖",
      directedToUnitIds: [],
    });
  assert.equal(
    await refusalOf(
      who.adviser.api.services.reviewDemand({
        id: demandId,
        requestKey: nextKey(),
        verdict: "pass",
        level: "full",
        publicSummary: "自己审自己",
        directedToUnitIds: [],
      }),
    ),
    "FORBIDDEN",
  );
  const outcomes = await Promise.allSettled([pass(), pass()]);
  assert.deepEqual(outcomes.map((o) => o.status).sort(), ["fulfilled", "rejected"]);
  const d = await who.adviser.api.services.getDemand({ id: demandId });
  assert.equal(d.events.filter((e) => e.action === "pass").length, 1);
  const { rows } = await who.henan.api.services.listPublications({ filter: {}, search: "分选线", limit: 20 });
  assert.equal(rows.length, 1, "published for other provinces too");
  assert.doesNotMatch(JSON.stringify(rows), /19900299999|联系人/, "without the contact");
});

test("candidates carry reasons, the rejected keep theirs, contacts open only when both agree", async () => {
  const proposed = await who.adviser.api.services.proposeCandidates({ id: demandId, requestKey: nextKey() });
  assert.ok(proposed.candidates.length >= 2);
  for (const c of proposed.candidates)
    assert.ok(
      c.parts.some((p) => p.score && p.label.zh),
      c.name,
    );
  const chosen = proposed.candidates.find((c) => c.unitName.startsWith("四川省智慧农业学会"));
  const other = proposed.candidates.find((c) => c.supplyId !== chosen?.supplyId);
  assert.ok(chosen && other, "the society offers one of them");
  supplyId = chosen.supplyId;
  await who.adviser.api.services.rejectCandidate({ id: demandId, supplyId: other.supplyId, reason: "距离远" });
  ({ introductionId } = await who.adviser.api.services.chooseCandidate({
    id: demandId,
    supplyId,
    message: "请协助对接",
    reason: "做过同类项目",
    requestKey: nextKey(),
  }));
  const d = await who.adviser.api.services.getDemand({ id: demandId });
  assert.equal(d.candidates.find((c) => c.supplyId === other.supplyId)?.decisionReason, "距离远");
  assert.equal((await who.society.api.services.getIntroduction({ id: introductionId })).contacts, null);
  assert.equal((await who.adviser.api.services.getIntroduction({ id: introductionId })).contacts, null);
  assert.ok(
    (await who.society.api.work.workbench({ most: 2000 })).mine.some((c) => c.id === introductionId),
    "it waits on the supplier's adviser's bench",
  );
  const whole = await who.adviser.api.work.workbench();
  const cut = await who.adviser.api.work.workbench({ most: 1 });
  assert.ok(whole.mine.length > 1 && whole.waiting.length > 1);
  assert.deepEqual([cut.mine.map((c) => c.id), cut.waiting.length], [[whole.mine[0]?.id], 1], "the earliest due");
  assert.deepEqual(cut.counts, whole.counts, "what is not listed counts");
  assert.equal(
    await refusalOf(who.adviser.api.services.answerIntroduction({ id: introductionId, answer: "accept", requestKey: nextKey() })),
    "same-person",
    "nobody agrees in the other side's name",
  );
  const before = await figures(who.adviser);
  await who.society.api.services.answerIntroduction({ id: introductionId, answer: "accept", requestKey: nextKey() });
  for (const side of [who.adviser, who.society])
    assert.equal((await side.api.services.getIntroduction({ id: introductionId })).contacts?.demander.phone, "19900299999");
  const after = await figures(who.adviser);
  assert.equal(after.introduction_rate?.numerator, (before.introduction_rate?.numerator ?? 0) + 1);
  assert.equal(after.introduction_rate?.denominator, before.introduction_rate?.denominator);
});

test("signed is impossible without evidence and both sides' confirmation", async () => {
  const { api } = who.adviser;
  const before = await figures(who.leader);
  assert.equal(await refusalOf(api.services.actOnDemand({ id: demandId, action: "sign", requestKey: nextKey() })), "not-from-this-state");
  const values = {
    type: "registered",
    partyA: NEED.demanderName,
    partyB: "四川省智慧农业学会（示例）",
    amountFen: "28.55 万元",
    signedOn: "2026-11-20",
  };
  assert.equal(
    await refusalOf(api.projects.createAgreement({ demandId, values: { ...values, amountFen: "285500.555" }, requestKey: nextKey() })),
    "invalid",
    "three decimals",
  );
  assert.equal(
    await refusalOf(api.projects.createAgreement({ demandId, values: { ...values, signedOn: "2027-05-01" }, requestKey: nextKey() })),
    "invalid",
    "signed in the future",
  );
  const created = await api.projects.createAgreement({ demandId, values: { ...values, type: "contract" }, requestKey: nextKey() });
  agreementId = created.id;
  assert.equal(await refusalOf(api.projects.submitAgreement({ id: agreementId, requestKey: nextKey() })), "gate-unmet", "no document yet");
  const docx = await writeOfficialDocument({
    title: "合同（示例）",
    blocks: [{ type: "paragraph", text: "示例" }],
    signature: "示例",
    date: "2026年11月20日",
  });
  assert.equal((await uploadTo(who.adviser, agreementId, "合同（示例）.docx", docx)).status, 200);
  await api.projects.editAgreement({ id: agreementId, version: (await api.projects.getAgreement({ id: agreementId })).version, values });
  assert.equal(
    await refusalOf(api.projects.submitAgreement({ id: agreementId, requestKey: nextKey() })),
    "gate-unmet",
    "a registered contract needs its number",
  );
  await api.projects.editAgreement({
    id: agreementId,
    version: (await api.projects.getAgreement({ id: agreementId })).version,
    values: { ...values, registrationNumber: "示例-2026-0001" },
  });
  const { links } = await api.projects.submitAgreement({ id: agreementId, requestKey: nextKey() });
  assert.equal(links.length, 2);
  const [one, two] = links as unknown as [{ url: string }, { url: string }];
  await who.anyone.api.parties.answerAgreementLink({ token: tokenOf(one.url), answer: "confirm" });
  assert.equal((await api.services.getDemand({ id: demandId })).case.state, "introduced", "one side is not both");
  assert.equal((await who.anyone.api.parties.answerAgreementLink({ token: tokenOf(two.url), answer: "confirm" })).state, "awaiting_check");
  assert.equal(
    (await api.services.getDemand({ id: demandId })).case.state,
    "introduced",
    "and both are not force: nobody else has read it",
  );
  const check = (visitor: Visitor) => visitor.api.projects.checkAgreement({ id: agreementId, requestKey: nextKey(), verdict: "pass" });
  assert.equal(await refusalOf(check(who.adviser)), "FORBIDDEN", "its author does not check it");
  assert.ok(
    (await who.reviewer.api.work.workbench({ most: 2000 })).mine.some((c) => c.id === agreementId),
    "it waits on the reviewer's bench",
  );
  assert.equal(await refusalOf(check(who.reviewer)), "gate-unmet", "unread");
  await readDocuments(who.reviewer, agreementId);
  assert.equal((await check(who.reviewer)).state, "in_force");
  assert.equal((await api.services.getDemand({ id: demandId })).case.state, "signed");
  const after = await figures(who.leader);
  assert.equal((after.registered_amount?.value ?? 0) - (before.registered_amount?.value ?? 0), 28_550_000);
  assert.equal(after.contract_amount?.value, before.contract_amount?.value, "kinds are counted apart");
  assert.equal(after.contract_rate?.numerator, (before.contract_rate?.numerator ?? 0) + 1);
});

test("milestones, look-backs by somebody else, effect by the demander's link", async () => {
  const { api } = who.adviser;
  const { id: milestone } = await api.projects.addMilestone({ id: agreementId, title: "安装验收", dueOn: "2027-02-01" });
  const view = await api.projects.getAgreement({ id: agreementId });
  await api.projects.reachMilestone({ id: milestone, doneOn: "2026-11-22", inPlace: "10 万元", fileId: view.files[0]?.id as number });
  const inPlace = async () => (await figures(who.leader)).amount_in_place?.value ?? 0;
  const entered = await inPlace();
  const call = (await who.reviewer.api.work.workbench({ most: 2000 })).mine.find(
    (c) => c.process === "verification" && c.title === NEED.title,
  );
  assert.ok(call, "an amount entered by one person waits for a second");
  const same = { id: call.id, requestKey: nextKey(), outcome: "same" } as const;
  await who.reviewer.api.verification.answerVerification(same);
  assert.equal((await inPlace()) - entered, 10_000_000, "and counts once he, who has read its document, says so");
  assert.deepEqual(
    view.lookbacks.map((l) => [l.months, l.dueOn]),
    [
      [6, "2027-05-23"],
      [12, "2027-11-23"],
    ],
  );
  const lookback = view.lookbacks[0]?.id as number;
  at("2027-05-24T02:00:00Z");
  assert.equal(
    await refusalOf(
      who.adviser.api.projects.visitLookback({
        id: lookback,
        requestKey: nextKey(),
        visitedOn: "2027-05-24",
        finding: "in_use",
        text: "在用",
      }),
    ),
    "gate-unmet",
    "not by the adviser of the case",
  );
  const given = await who.reviewer.api.projects.visitLookback({
    id: lookback,
    requestKey: nextKey(),
    visitedOn: "2027-05-24",
    finding: "in_use",
    text: "产线在用，退货约 1.8%（合作社自报）",
  });
  await who.anyone.api.parties.answerEffectLink({ token: tokenOf(given.url), effect: true, satisfaction: 4 });
  assert.equal((await api.services.getDemand({ id: demandId })).case.state, "effective");
  assert.equal(
    await refusalOf(api.services.actOnDemand({ id: demandId, action: "perform", requestKey: nextKey() })),
    "final",
    "a closed case takes no act",
  );
  at("2026-11-23T03:00:00Z");
});

test("a figure opens to its facts, a fact to its record and evidence", async () => {
  const { values } = await who.leader.api.indicators.scorecard(YEAR);
  const amount = values.find((v) => v.code === "registered_amount");
  assert.ok(amount);
  const { facts, total } = await who.leader.api.indicators.factsBehind({ ...YEAR, aggregate: amount.inputs[0]?.aggregate as never });
  assert.equal(total, facts.length);
  assert.equal(
    facts.reduce((sum, f) => sum + (f.measures.amountFen ?? 0), 0),
    amount.value,
    "the rows sum to the figure",
  );
  const fact = facts.find((f) => [`demand:${demandId}`, `agreement:${agreementId}`].includes(f.subject));
  assert.ok(fact, "the story's agreement is among them");
  const file = fact.evidence.find((e) => e.type === "file");
  assert.ok(file);
  const response = await who.leader.fetch(`/api/files/${file.ref}`);
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-disposition") ?? "", /^attachment/);
});

test("a frozen report stays reproducible while corrections show as such; its .docx opens in LibreOffice", async (t) => {
  const { id } = await who.leader.api.reports.freezeReport({ template: "services", ...YEAR });
  const frozen = await who.leader.api.reports.getReport({ id });
  const { values } = await who.leader.api.indicators.scorecard(YEAR);
  const amount = values.find((v) => v.code === "registered_amount");
  const { facts } = await who.leader.api.indicators.factsBehind({ ...YEAR, aggregate: amount?.inputs[0]?.aggregate as never });
  assert.equal(
    await refusalOf(who.leader.api.indicators.correctFact({ id: facts[0]?.id as number, reason: "补正", void: true })),
    "FORBIDDEN",
    "who answers for the figures does not correct them",
  );
  const { id: correction } = await who.reviewer.api.indicators.correctFact({
    id: facts[0]?.id as number,
    reason: "补正：登记金额更正",
    void: false,
    measures: { ...facts[0]?.measures, amountFen: 27_000_000 },
  });
  await who.leader.api.indicators.decideCorrection({ id: correction, action: "confirm", requestKey: nextKey() });
  assert.equal((await figures(who.leader)).registered_amount?.value, 27_000_000, "the figure follows the correction");
  const again = await who.leader.api.reports.getReport({ id });
  assert.deepEqual(again.sections, frozen.sections, "the frozen sentences stand");
  assert.ok(
    again.changes.some((c) => c.code === "registered_amount" && c.then !== c.now),
    "and the correction shows beside them",
  );
  const chain = await who.leader.api.indicators.getFact({ id: facts[0]?.id as number });
  assert.equal(chain.chain.length, 2);
  assert.equal(chain.fact.measures.amountFen, 28_550_000, "the old fact still says what it said");
  const old = await who.leader.api.indicators.scorecard({ ...YEAR, asOf: frozen.asOf });
  assert.equal(old.values.find((v) => v.code === "registered_amount")?.value, 28_550_000);
  const response = await who.leader.fetch(`/api/reports/${id}/docx`);
  assert.equal(response.status, 200);
  if (!existsSync("/usr/bin/soffice")) return t.skip("LibreOffice is not installed");
  const folder = mkdtempSync(join(tmpdir(), "bihuan-docx-"));
  writeFileSync(join(folder, "report.docx"), Buffer.from(await response.arrayBuffer()));
  execFileSync(
    "soffice",
    [
      "--headless",
      `-env:UserInstallation=file://${folder}/profile`,
      "--convert-to",
      "pdf",
      "--outdir",
      folder,
      join(folder, "report.docx"),
    ],
    { stdio: "ignore", timeout: 120_000 },
  );
  execFileSync("pdftotext", [join(folder, "report.pdf")]);
  const text = readFileSync(join(folder, "report.txt"), "utf8").replace(/\s/g, "");
  for (const section of frozen.sections)
    for (const run of section.sentences.flat())
      if (run.figure) assert.ok(text.includes(run.text.replace(/\s/g, "")), `${run.text} is on paper`);
  rmSync(folder, { recursive: true });
});

test("Henan 2021 entered as facts gives its sentences again", async () => {
  const report = await who.henan.api.reports.draftReport({ template: "services", from: "2021-01", to: "2021-12" });
  const text = report.sections
    .flatMap((s) => s.sentences)
    .map((runs) => runs.map((r) => r.text).join(""))
    .join("\n");
  for (const words of ["8 场", "29 项", "94.42 亿元"]) assert.ok(text.includes(words), `${words} in: ${text}`);
});

test("Neijiang's shape: 74 advisers, 13,721 orders, 159 fair projects, 16 intentions, all people invented", async () => {
  const { values } = await who.neijiang.api.indicators.scorecard({ from: "2023-01", to: "2023-12" });
  const of = (code: string): number | null | undefined => values.find((v) => v.code === code)?.value;
  assert.deepEqual([of("orders"), of("fair_projects")], [13_721, 159]);
  const intention = values.find((v) => v.code === "intentions");
  assert.equal(intention?.value, 16);
  const owner = openClient(served.installation.owner);
  await owner.connect();
  const count = async (text: string): Promise<number> => (await owner.query<{ n: number }>(text)).rows[0]?.n ?? -1;
  const people = "from person p where (select id from unit where region_code = '511000' and kind = 'association') = any (p.unit_path)";
  assert.equal(
    await count(
      `select count(distinct p.id)::int as n from post join person p on p.id = post.person_id where post.role = 'adviser' and p.id in (select p.id ${people})`,
    ),
    74,
  );
  assert.equal(await count(`select count(*)::int as n ${people} and p.name not like '%示例%'`), 0);
  assert.equal(await count("select count(*)::int as n from person where not sample"), 0);
  await owner.end();
});

test("hand-over moves every open case and nothing else", async () => {
  const system = await served.signIn("xitong");
  const zhou = (await system.api.people.listPeople({ filter: {}, search: "周田", limit: 1 })).rows[0]?.id ?? 0;
  const before = await who.leader.api.work.listColleagues();
  assert.ok(!before.to.some((c) => c.id === zhou), "without an account he could not go on with anything");
  await system.api.people.createAccount({ id: zhou, username: "zhoutian" });
  const colleagues = await who.leader.api.work.listColleagues();
  const from = colleagues.from.find((c) => c.name.startsWith("陈小桔"));
  const to = colleagues.to.find((c) => c.name.startsWith("周田"));
  assert.ok(from && to && from.open > 0);
  const { moved } = await who.leader.api.work.handOver({ from: from.id, to: to.id });
  assert.equal(moved, from.open);
  const after = await who.leader.api.work.listColleagues();
  assert.equal(
    after.from.find((c) => c.id === from.id),
    undefined,
  );
  assert.equal(after.to.find((c) => c.id === to.id)?.open, to.open + from.open);
});
