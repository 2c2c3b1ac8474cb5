import assert from "node:assert/strict";
import { searchHostOf } from "../app/search.ts";
import { after, before, test } from "node:test";
import { drawSample } from "../features/services/draw.ts";
import { drawCallbacks } from "../features/services/index.ts";
import { compileIndicator } from "@bihuan/indicators";
import { house } from "../app/rooms.ts";
import { STANDARD_INDICATORS } from "../features/indicators/index.ts";
import { kindsCalledFor, kindsWithBasis } from "../features/indicators/rests.ts";
import { Devices, networkOf } from "../platform/links/origin.ts";
import { pdfOf } from "../platform/testing/evidence.ts";
import { ELSEWHERE, nextKey, readDocuments, refusalOf, serveInstallation, tokenOf, type Served, type Visitor } from "./served.ts";

/**
 * One adviser plays everybody: demander, supplier, supplier's adviser, both parties of a contract of 9 million yuan. Each step ends
 * refused, or stands as confirmed in the party's stead, and no figure that says 经确认 moves.
 */
let served: Served;
let adviser: Visitor;
let reviewer: Visitor;
let leader: Visitor;
before(async () => {
  served = await serveInstallation({ sample: true });
  await (await searchHostOf(served.installation.services)).index.settled();
  [adviser, reviewer, leader] = [await served.signIn("baomu"), await served.signIn("shenhe"), await served.signIn("lingdao")];
  // The browsers are known to the house from their first page on.
  for (const v of [adviser, reviewer, leader]) await v.fetch("/api/me");
});
after(() => served[Symbol.asyncDispose]());

const YEAR = { from: "2026-01", to: "2026-12" };
const CONFIRMED = [
  "confirmed_demanders",
  "confirmed_demands",
  "introduction_rate",
  "contract_rate",
  "contract_amount",
  "registered_amount",
  "amount_in_place",
  "agreements",
  "agreement_amount",
  "effect_confirmed",
];
const figures = async (): Promise<Record<string, (number | null)[]>> =>
  Object.fromEntries(
    (await leader.api.indicators.scorecard(YEAR)).values
      .filter((v) => CONFIRMED.includes(v.code))
      .map((v) => [v.code, [v.value, v.numerator, v.denominator]]),
  );
const proxies = async (): Promise<number> =>
  (await leader.api.indicators.scorecard(YEAR)).values.find((v) => v.code === "proxy_confirmed")?.value ?? -1;
const onBench = async (who: Visitor, process: string, title: string) =>
  (await who.api.work.workbench({ most: 2000 })).mine.filter((c) => c.process === process && c.title === title);
const upload = async (who: Visitor, caseId: number, name: string, bytes: Uint8Array<ArrayBuffer>) => {
  const form = new FormData();
  form.set("file", new File([bytes], name));
  const response = await who.fetch(`/api/files?caseId=${caseId}`, { method: "POST", headers: { "x-bihuan": "1" }, body: form });
  return { status: response.status, ...((await response.json()) as { code?: string }) };
};
const need = (title: string) => ({
  title,
  demanderName: "凭空捏造的公司（示例）",
  demanderKind: "enterprise",
  contactName: "无此人（示例）",
  phone: "19900277777",
  source: "phone",
  presentState: "示例：没有这件事。",
});
const confirm = { answer: "confirm", corrections: {}, consent: true } as const;
const TITLE = "一个人编出来的需求";
let before0: Record<string, (number | null)[]>;
let demandId = 0;
let agreementId = 0;

test("his own answer to the demander's link is refused in words, and the reviewer is told", async () => {
  before0 = await figures();
  ({ id: demandId } = await adviser.api.services.createDemand({ values: need(TITLE), requestKey: nextKey() }));
  const link = await adviser.api.services.askConfirmation({ id: demandId, requestKey: nextKey() });
  const token = tokenOf(link.url);
  assert.equal((await adviser.api.confirmation.openConfirmation({ token })).here, "staff", "told beforehand");
  for (let i = 0; i < 2; i++)
    assert.equal(await refusalOf(adviser.api.confirmation.answerConfirmation({ token, ...confirm })), "staff-answer");
  assert.equal((await adviser.api.services.getDemand({ id: demandId })).case.state, "awaiting_confirmation");
  const told = await onBench(reviewer, "verification", TITLE);
  assert.equal(told.length, 1, "one call back, however often he tries");
  const page = await reviewer.api.verification.getVerification({ id: told[0]?.id as number });
  assert.deepEqual([page.cause, page.adviserName], ["staff", "陈小桔（示例）"]);
  const auditor = await served.signIn("shenji");
  assert.ok((await auditor.api.work.auditTrail({ act: "link.staff-answer" })).length >= 2, "and it stays in the audit trail");
  assert.deepEqual(await figures(), before0);
});

test("signed out, from the same network, it counts as in the party's stead, apart from the confirmed", async () => {
  const { url } = await adviser.api.services.askConfirmation({ id: demandId, requestKey: nextKey() });
  const stranger = served.visit();
  assert.equal((await stranger.api.confirmation.openConfirmation({ token: tokenOf(url) })).here, "proxy", "told beforehand");
  const apart = await proxies();
  await stranger.api.confirmation.answerConfirmation({ token: tokenOf(url), ...confirm });
  assert.equal(await proxies(), apart + 1, "shown, counted apart");
  assert.deepEqual(await figures(), before0);
  const call = (await onBench(reviewer, "verification", TITLE)).at(-1)?.id as number;
  assert.equal(
    await refusalOf(adviser.api.verification.answerVerification({ id: call, requestKey: nextKey(), outcome: "same" })),
    "FORBIDDEN",
    "nor does he call himself back",
  );
});

test("from another network, but in his own browser, neither", async () => {
  const { id } = await adviser.api.services.createDemand({ values: need("换个网络再来"), requestKey: nextKey() });
  const { url } = await adviser.api.services.askConfirmation({ id, requestKey: nextKey() });
  const elsewhere = served.visit(ELSEWHERE);
  // He carries his laptop home: signed in there once, signed out since.
  const cookie = `bihuan_device=${served.installation.services.links.devices.make()}`;
  const opened = await elsewhere.fetch("/api/rpc/confirmation/openConfirmation", {
    method: "POST",
    headers: { "x-bihuan": "1", "content-type": "application/json", cookie },
    body: JSON.stringify({ json: { token: tokenOf(url) } }),
  });
  assert.equal(((await opened.json()) as { json: { here: string } }).json.here, "proxy");
  const phone = served.visit(ELSEWHERE);
  assert.equal(
    (await phone.api.confirmation.openConfirmation({ token: tokenOf(url) })).here,
    "self",
    "the party's own phone is nobody's of the staff",
  );
});

test("he invents a supply and would answer for it: nobody answers his own question, and somebody who can sign in does", async () => {
  const [published] = (await adviser.api.services.listDemands({ filter: { state: ["published"] }, limit: 1 })).rows;
  assert.ok(published);
  const { id: supplyId } = await adviser.api.services.createSupply({
    values: {
      kind: "team",
      name: "凭空捏造的团队（示例）",
      organisation: "无此单位（示例）",
      summary: "铸件 表面 缺陷 自动检测 机器视觉",
      fieldCode: "520",
      contactName: "无此人（示例）",
      phone: "19900277778",
      consentOn: "2026-11-01",
      capacity: 3,
    },
  });
  await adviser.api.services.addCandidate({ id: published.id, supplyId, requestKey: nextKey() });
  const { introductionId } = await adviser.api.services.chooseCandidate({
    id: published.id,
    supplyId,
    message: "示例",
    reason: "示例",
    requestKey: nextKey(),
  });
  assert.equal(
    await refusalOf(adviser.api.services.answerIntroduction({ id: introductionId, answer: "accept", requestKey: nextKey() })),
    "same-person",
  );
  const waits = (await reviewer.api.work.workbench({ most: 2000 })).mine.find((c) => c.id === introductionId);
  assert.ok(waits, "the office has one adviser who can sign in: its reviewer answers");
  assert.equal(
    (await reviewer.api.services.getIntroduction({ id: introductionId })).actions.find((a) => a.action === "decline")?.allowed,
    true,
  );
  await reviewer.api.services.answerIntroduction({
    id: introductionId,
    answer: "decline",
    reason: "not_fitting",
    requestKey: nextKey(),
  });
  assert.deepEqual(await figures(), before0);
});

test("a contract of 9 million yuan: five bytes are no document; both links answered from his desk; no force without a second reader and the leader", async () => {
  const [row] = (await adviser.api.agreement.list({ filter: {}, limit: 1 })).rows;
  assert.ok(row);
  const introduced = (await adviser.api.services.listDemands({ filter: { state: ["introduced", "in_talks"] }, limit: 5 })).rows[0];
  if (!introduced) {
    // The sample's own introduction waits with the society: it agrees, as it might in good faith.
    const society = await served.signIn("xuehui");
    const waiting = (await society.api.work.workbench({ most: 2000 })).mine.find((c) => c.process === "introduction");
    const provincial = waiting ? society : await served.signIn("shengji");
    const found = waiting ?? (await provincial.api.work.workbench({ most: 2000 })).mine.find((c) => c.process === "introduction");
    assert.ok(found, "somebody who can sign in has it on the bench");
    await provincial.api.services.answerIntroduction({ id: found.id, answer: "accept", requestKey: nextKey() });
  }
  const talks = (await adviser.api.services.listDemands({ filter: { state: ["introduced", "in_talks"] }, limit: 5 })).rows[0];
  assert.ok(talks);
  const base = await figures();
  const values = { type: "contract", partyA: "甲（示例）", partyB: "乙（示例）", amountFen: "900 万元", signedOn: "2026-11-20" };
  ({ id: agreementId } = await adviser.api.projects.createAgreement({ demandId: talks.id, values, requestKey: nextKey() }));
  assert.equal((await upload(adviser, agreementId, "合同.pdf", new Uint8Array([37, 80, 68, 70, 45]))).code, "unreadable");
  assert.equal((await upload(adviser, agreementId, "合同.pdf", pdfOf("示例"))).status, 200);
  const { links } = await adviser.api.projects.submitAgreement({ id: agreementId, requestKey: nextKey() });
  for (const link of links) {
    assert.equal(await refusalOf(adviser.api.parties.answerAgreementLink({ token: tokenOf(link.url), answer: "confirm" })), "staff-answer");
    await served.visit().api.parties.answerAgreementLink({ token: tokenOf(link.url), answer: "confirm" });
  }
  const view = await adviser.api.projects.getAgreement({ id: agreementId });
  assert.deepEqual([view.case.state, view.demanderBasis, view.supplierBasis], ["awaiting_check", "proxy", "proxy"]);
  assert.equal(
    await refusalOf(adviser.api.projects.checkAgreement({ id: agreementId, requestKey: nextKey(), verdict: "pass" })),
    "FORBIDDEN",
  );
  assert.deepEqual(await figures(), base, "nothing has moved");
  await readDocuments(reviewer, agreementId);
  const check = (who: Visitor) => who.api.projects.checkAgreement({ id: agreementId, requestKey: nextKey(), verdict: "pass" });
  assert.equal((await check(reviewer)).state, "awaiting_leader", "so large an amount is the leader's, too");
  assert.ok((await leader.api.work.workbench({ most: 2000 })).mine.some((c) => c.id === agreementId));
  assert.equal(await refusalOf(check(reviewer)), "not-your-role");
  await readDocuments(leader, agreementId);
  assert.equal((await check(leader)).state, "in_force");
  assert.deepEqual(await figures(), base, "in force, but confirmed in the parties' stead: counted apart until somebody has called");
  const amount = (await leader.api.indicators.scorecard(YEAR)).values.find((v) => v.code === "contract_amount");
  assert.equal(amount?.rests?.proxy, 1, "and the figure says so");
});

test("the reviewer rings back: the same, and it counts; another word, and it counts no more, for all to see", async () => {
  const title = (await adviser.api.projects.getAgreement({ id: agreementId })).case.title;
  const base = (await figures()).contract_amount?.[0] ?? 0;
  const calls = await onBench(reviewer, "verification", title);
  const [one, two] = calls.map((c) => c.id).slice(-2) as [number, number];
  assert.equal(
    await refusalOf(reviewer.api.verification.answerVerification({ id: one, requestKey: nextKey(), outcome: "differs" })),
    "invalid",
    "what differs is written down",
  );
  const answer = (id: number, outcome: "same" | "differs" | "again", differences?: string) =>
    reviewer.api.verification.answerVerification({ id, requestKey: nextKey(), outcome, ...(differences ? { differences } : {}) });
  assert.equal((await answer(one, "again")).state, "waiting");
  await answer(one, "same");
  assert.equal((await figures()).contract_amount?.[0], base, "one party of two");
  await answer(two, "same");
  assert.equal((await figures()).contract_amount?.[0], base + 900_000_000);
  const own = (await onBench(reviewer, "verification", TITLE)).map((c) => c.id);
  const confirmed = (await figures()).confirmed_demands?.[0] ?? 0;
  for (const id of own) {
    const page = await reviewer.api.verification.getVerification({ id });
    if (page.cause === "proxy") await answer(id, "differs", "公司不存在（示例）");
  }
  assert.equal((await figures()).confirmed_demands?.[0], confirmed, "untrue: never counted");
  const shown = (await leader.api.indicators.scorecard(YEAR)).values.find((v) => v.code === "confirmed_demands");
  assert.deepEqual([shown?.rests?.failed, shown?.rests?.calls.differs], [1, 1], "and stands beside the figure");
  const { rests } = await leader.api.indicators.factsBehind({ ...YEAR, aggregate: shown?.inputs[0]?.aggregate as never });
  assert.deepEqual(rests, shown?.rests, "one click from it, the same");
  const differing = (await leader.api.indicators.scorecard(YEAR)).values.find((v) => v.code === "callbacks_differing");
  assert.equal(differing?.numerator, 1);
});

test("each month a share of the parties' own confirmations is drawn; the seed is kept, and draws the same again", async () => {
  const { services, clock } = served.installation;
  clock.millis = Date.parse("2026-12-02T02:00:00Z");
  assert.ok((await drawCallbacks(services)) >= 1);
  assert.equal(await drawCallbacks(services), 0, "once a month");
  const [draw] = await services.database.asRoot(services.rootUnitId, (db) => db.selectFrom("callback_draw").selectAll().execute());
  assert.ok(draw && draw.drawn_from.length >= draw.drawn.length && draw.drawn.length >= 1);
  assert.deepEqual(drawSample([...draw.drawn_from].reverse(), Number(draw.share), draw.seed), draw.drawn);
  const drawn = (await reviewer.api.work.workbench({ most: 2000 })).mine.filter((c) => c.process === "verification");
  assert.ok(drawn.length >= draw.drawn.length, "they wait on the reviewer's bench");
  clock.millis = Date.parse("2026-11-23T02:00:00Z");
});

test("draws, networks and devices, by hand", () => {
  const ids = Array.from({ length: 200 }, (_, i) => i + 1);
  assert.equal(drawSample(ids, 0.1, 7).length, 20);
  assert.notDeepEqual(drawSample(ids, 0.1, 7), drawSample(ids, 0.1, 8));
  assert.deepEqual([drawSample(ids, 0.001, 7).length, drawSample([], 0.1, 7).length, drawSample(ids, 1, 7).length], [1, 0, 200]);
  assert.equal(networkOf("::ffff:10.1.2.3"), networkOf("10.1.2.3"));
  assert.equal(networkOf("2001:db8:1:2:aaaa::1"), networkOf("2001:0db8:1:2::9"));
  assert.notEqual(networkOf("2001:db8:1:2::1"), networkOf("2001:db8:1:3::1"));
  const devices = new Devices("one secret");
  const cookie = devices.make();
  assert.ok(devices.read(cookie));
  assert.equal(devices.read(`x${cookie}`), undefined);
  assert.equal(new Devices("another").read(cookie), undefined);
  assert.deepEqual(kindsWithBasis(house.facts).sort(), kindsCalledFor().sort(), "every kind that rests on confirmations says how");
});

test("no standard figure counts what a party has not confirmed, but the one that says so", () => {
  const confirmed = ["self", "called", "unstated"];
  let seen = 0;
  for (const indicator of STANDARD_INDICATORS) {
    const compiled = compileIndicator(indicator, house.facts);
    assert.ok(compiled.ok, indicator.code);
    for (const a of compiled.value.aggregates.filter((x) => kindsWithBasis(house.facts).includes(x.kind))) {
      seen += 1;
      // All intentions, also those nobody confirmed, are the whole of which the landed are a part: they lower the rate.
      if (indicator.code === "fair_landed_rate" && a.kind === "fair.intended") continue;
      const basis = a.where.find((w) => w.dimension === "basis")?.values;
      assert.deepEqual(basis, indicator.code === "proxy_confirmed" ? ["proxy"] : confirmed, indicator.code);
    }
  }
  assert.ok(seen >= 14, `${seen} aggregates seen`);
});
