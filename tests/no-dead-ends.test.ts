import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import type pg from "pg";
import { nextAct } from "@bihuan/casework";
import { house } from "../app/rooms.ts";
import { SAMPLE_SIGN_INS } from "../app/sample.ts";
import { openClient } from "../platform/db/connections.ts";
import { pdfOf } from "../platform/testing/evidence.ts";
import { behind } from "./bench-lines.ts";
import { ELSEWHERE, nextKey, readDocuments, refusalOf, serveInstallation, tokenOf, type Served, type Visitor } from "./served.ts";

/**
 * Whatever waits has somebody who can sign in and act. A random world is made through the real endpoints, then people leave and accounts
 * go; for every open case somebody is found: a party with a live way in, or a person on whose bench it lies and whose page offers an act,
 * or a superior who hands it over, or the officer who is told which post to give.
 */
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
let n = 0;
const need = () => ({
  title: `随机需求${++n}：柑橘 黄龙病 智能识别`,
  demanderName: `随机合作社${n}（示例）`,
  demanderKind: "cooperative",
  contactName: "联系人（示例）",
  phone: "19900200000",
  source: "phone",
  presentState: `第 ${n} 片果园发病，靠人工辨认。`,
});

test("what others did is told to whoever carries the case; a reminder once a day; a name behind @ is told", async () => {
  const { id } = await as("baomu").services.createDemand({ values: need(), requestKey: nextKey(), duplicateReason: "示例" });
  const { url } = await as("baomu").services.askConfirmation({ id, requestKey: nextKey() });
  await served.visit(ELSEWHERE).api.confirmation.answerConfirmation({
    token: tokenOf(url),
    answer: "confirm",
    corrections: { presentState: "果园发病，请先看东边一片。" },
    consent: true,
  });
  const newest = (await as("baomu").notices.listNotices())[0];
  assert.deepEqual([newest?.words.zh, newest?.subject, newest?.isNew], ["需求方已确认，改了 1 处", `demand:${id}`, true]);
  const told = await as("baomu").notices.nudge({ caseId: id });
  assert.deepEqual(told, { told: ["李明核（示例）"], times: 1 });
  assert.equal(await refusalOf(as("lingdao").notices.nudge({ caseId: id })), "nudged", "once a day, whoever asks");
  assert.equal(await refusalOf(as("shenhe").notices.nudge({ caseId: id })), "your-move");
  const mine = (await as("shenhe").notices.listNotices()).find((x) => x.kind === "nudge");
  assert.deepEqual([mine?.title, mine?.byName], [`随机需求${n}：柑橘 黄龙病 智能识别`, "陈小桔（示例）"]);
  const said = await as("baomu").notices.remark({ subject: `demand:${id}`, text: "@李明核请看东边一片的照片" });
  assert.deepEqual(said.told, ["李明核（示例）"]);
  assert.equal((await as("shenhe").notices.listRemarks({ subject: `demand:${id}` })).length, 1);
  assert.equal(await refusalOf(as("shengji").notices.remark({ subject: "audit_entry:1", text: "x" })), "NOT_FOUND");
  const before = ((await (await people.get("shenhe")?.fetch("/api/me"))?.json()) as { unread: number }).unread;
  assert.ok(before >= 2, String(before));
  assert.equal((await as("shenhe").notices.seeNotices({})).unread, 0);
  const row = (await as("shenhe").work.workbench({ most: 2000 })).mine.find((c) => c.id === id);
  assert.deepEqual([row?.todo.zh, row?.isNew, row?.nudges], ["去审核", true, 1]);
  const waiting = (await as("baomu").work.workbench({ most: 2000 })).waiting.find((c) => c.id === id);
  assert.match(waiting?.who.zh ?? "", /雁江.*李明核/, "whose move it is, by name");
  await as("shenhe").services.reviewDemand({ id, requestKey: nextKey(), verdict: "return", remarks: { target: "请写明目标" } });
  const back = (await as("baomu").work.workbench({ most: 2000 })).mine.find((c) => c.id === id);
  assert.deepEqual([back?.todo.zh, back?.isReturned], ["去补正", true]);

  const resubmit = () => as("baomu").services.actOnDemand({ id, action: "resubmit", requestKey: nextKey() });
  assert.equal((await resubmit()).state, "awaiting_review", "the demander's own words stand: straight back to the reviewer");
  await as("shenhe").services.reviewDemand({ id, requestKey: nextKey(), verdict: "return", remarks: { target: "请写明目标" } });
  const d = await as("baomu").services.getDemand({ id });
  const contact = await as("baomu").services.lookContact({ id });
  await as("baomu").services.editDemand({ id, version: d.version, values: { ...d.values, ...contact, target: "漏检率低于 1%（示例）" } });
  assert.equal(await refusalOf(resubmit()), "gate-unmet", "what he confirmed was changed: he is asked again");
  assert.ok(
    (await as("lingdao").work.workbench({ most: 2000 })).late.every((c) => c.overdueDays !== null && c.who.zh !== ""),
    "a leader sees what is late, and whose",
  );
});

test("once a need is signed, other intentions are withdrawn with a word, the undecided keep why, and its notice is taken down", async () => {
  const api = as("baomu");
  const { id } = await api.services.createDemand({ values: need(), requestKey: nextKey(), duplicateReason: "示例" });
  const { url } = await api.services.askConfirmation({ id, requestKey: nextKey() });
  await served
    .visit(ELSEWHERE)
    .api.confirmation.answerConfirmation({ token: tokenOf(url), answer: "confirm", corrections: {}, consent: true });
  await as("shenhe").services.reviewDemand({ id, requestKey: nextKey(), verdict: "pass", level: "full", publicSummary: "示例" });
  const { candidates } = await api.services.proposeCandidates({ id, requestKey: nextKey() });
  assert.ok(candidates.length >= 3, `${candidates.length} candidates`);
  const ask = async (supplyId: number) =>
    (await api.services.chooseCandidate({ id, supplyId, message: "示例", reason: "示例", requestKey: nextKey() })).introductionId;
  const [one, two] = [await ask(candidates[0]?.supplyId as number), await ask(candidates[1]?.supplyId as number)];
  const answererOf = async (introductionId: number) => {
    for (const visitor of people.values()) {
      const page = await visitor.api.services.getIntroduction({ id: introductionId }).catch(() => undefined);
      if (page?.actions.some((a) => a.action === "accept" && a.allowed)) return visitor;
    }
    throw new Error("nobody can answer");
  };
  const other = await answererOf(two);
  await (await answererOf(one)).api.services.answerIntroduction({ id: one, answer: "accept", requestKey: nextKey() });
  const start = await api.projects.startAgreement({ demandId: id });
  assert.deepEqual([start.title, start.partyA], [`随机需求${n}：柑橘 黄龙病 智能识别`, `随机合作社${n}（示例）`]);
  assert.ok(start.partyB, "the supplier is known");
  const { partyA, partyB } = start;
  const values = { type: "contract", partyA, partyB, amountFen: "12 万元", signedOn: "2026-11-20" };
  const { id: agreementId } = await api.projects.createAgreement({ demandId: id, values, requestKey: nextKey() });
  const form = new FormData();
  form.set("file", new File([pdfOf("示例签约")], "合同.pdf"));
  await people.get("baomu")?.fetch(`/api/files?caseId=${agreementId}`, { method: "POST", headers: { "x-bihuan": "1" }, body: form });
  const { links } = await api.projects.submitAgreement({ id: agreementId, requestKey: nextKey() });
  for (const link of links) await served.visit(ELSEWHERE).api.parties.answerAgreementLink({ token: tokenOf(link.url), answer: "confirm" });
  await readDocuments(people.get("shenhe") as Visitor, agreementId);
  await as("shenhe").projects.checkAgreement({ id: agreementId, requestKey: nextKey(), verdict: "pass" });
  const d = await api.services.getDemand({ id });
  assert.equal(d.case.state, "signed");
  assert.equal(d.candidates.find((c) => c.introductionId === two)?.introductionState, "withdrawn");
  assert.ok(d.candidates.every((c) => c.status !== "proposed"));
  assert.equal(d.candidates[2]?.decisionReason, "需求已与另一方签约");
  const word = (await other.api.notices.listNotices()).find(
    (x) => x.subject === `introduction:${two}` && x.words.zh.includes("已与另一方签约"),
  );
  assert.ok(word, "the other side hears why");
  assert.ok(!(await api.services.listPublications({ filter: {}, limit: 200 })).rows.some((p) => p.demandId === id), "it seeks no more");
});

test("with one holder of each role every brief of the county is walked to its end, by whoever's bench it lies on", async () => {
  const { rows } = await owner.query<{ id: number }>(
    `select id::int from work_case where process = 'brief' and closed_on is null and state <> 'draft'
     and unit_path @> (select path from unit where name = '雁江区科学技术协会' limit 1)`,
  );
  assert.ok(rows.length > 0, "the sample has one under way");
  for (const { id } of rows) {
    const walked: string[] = [];
    for (let at = "", step = 0; !walked.includes("issued"); step++) {
      assert.ok(step < 8, `brief ${id}: ${walked.join(", ")}`);
      const found = await (async () => {
        for (const [name, { api }] of people) {
          const mine = await api.work.workbench({ most: 2000 }).catch(() => undefined);
          if (!mine || !(await behind(api, [...mine.mine, ...mine.later])).some((c) => c.id === id)) continue;
          const page = await api.brief.get({ id });
          assert.equal(page.turn?.isMine, true, name);
          const next = page.actions.find((a) => a.allowed && !a.ends);
          if (next) return { api, next, turn: page.turn };
        }
        return undefined;
      })();
      assert.ok(found, `brief ${id} in ${at}: it lies on no bench with an act that leads on`);
      at = (await found.api.brief.act({ id, action: found.next.action, requestKey: nextKey() })).state;
      walked.push(at);
    }
  }
});

/** One step further with a case, by whoever may; which one is drawn. */
async function wander(random: ReturnType<typeof seededRandom>): Promise<void> {
  const { id } = await as("baomu").services.createDemand({ values: need(), requestKey: nextKey(), duplicateReason: "示例" });
  const stop = () => random.below(5) === 0;
  if (stop()) return;
  const { url } = await as("baomu").services.askConfirmation({ id, requestKey: nextKey() });
  if (stop()) return;
  await served
    .visit(ELSEWHERE)
    .api.confirmation.answerConfirmation({ token: tokenOf(url), answer: "confirm", corrections: {}, consent: true });
  if (stop()) return;
  const pass = random.below(4) > 0;
  await as("shenhe").services.reviewDemand(
    pass
      ? { id, requestKey: nextKey(), verdict: "pass", level: "full", publicSummary: "示例" }
      : { id, requestKey: nextKey(), verdict: "return", remarks: { target: "请写明" } },
  );
  if (!pass || stop()) return;
  const { candidates } = await as("baomu").services.proposeCandidates({ id, requestKey: nextKey() });
  if (candidates.length === 0 || stop()) return;
  const chosen = random.pick(candidates);
  const { introductionId } = await as("baomu").services.chooseCandidate({
    id,
    supplyId: chosen.supplyId,
    message: "示例",
    reason: "示例",
    requestKey: nextKey(),
  });
  if (random.below(2) === 0) return;
  for (const visitor of people.values()) {
    const page = await visitor.api.services.getIntroduction({ id: introductionId }).catch(() => undefined);
    if (!page?.actions.some((a) => a.action === "accept" && a.allowed)) continue;
    await visitor.api.services.answerIntroduction({ id: introductionId, answer: "accept", requestKey: nextKey() });
    break;
  }
  const state = (await as("baomu").services.getDemand({ id })).case.state;
  if (state !== "introduced" || stop()) return;
  const values = { type: "contract", partyA: "甲（示例）", partyB: "乙（示例）", amountFen: "12 万元", signedOn: "2026-11-20" };
  const { id: agreementId } = await as("baomu").projects.createAgreement({ demandId: id, values, requestKey: nextKey() });
  if (stop()) return;
  const form = new FormData();
  form.set("file", new File([pdfOf(`示例${n}`)], "合同.pdf"));
  await people.get("baomu")?.fetch(`/api/files?caseId=${agreementId}`, { method: "POST", headers: { "x-bihuan": "1" }, body: form });
  const { links } = await as("baomu").projects.submitAgreement({ id: agreementId, requestKey: nextKey() });
  if (stop()) return;
  for (const link of links) await served.visit(ELSEWHERE).api.parties.answerAgreementLink({ token: tokenOf(link.url), answer: "confirm" });
  if (stop()) return;
  await readDocuments(people.get("shenhe") as Visitor, agreementId);
  await as("shenhe").projects.checkAgreement({ id: agreementId, requestKey: nextKey(), verdict: "pass" });
}

interface Open {
  id: number;
  process: string;
  state: string;
  owner_role: string;
  unit_id: number;
  owner_unit_id: number | null;
}

interface Act {
  action: string;
  allowed: boolean;
  unmet: readonly { label: { zh: string }; at: string | null }[];
}
/** It may be done now, or what is missing is mended at a place the page leads to, or comes with the day. */
const canBeDone = (a: Act): boolean =>
  a.allowed || (a.unmet.length > 0 && a.unmet.every((u) => u.at !== null || u.label.zh === "未到回访时间"));

/** Where the next act is closed to whoever did an earlier one, it is that act which somebody must find: to send back is no way on. */
const nextApart = (c: Open): string | undefined => {
  const def = house.processes[c.process];
  const next = def && nextAct(def, c.state);
  return next?.separateFrom && Object.keys(def?.actions ?? {}).find((name) => def?.actions[name] === next);
};

/** Acts the page of a case offers a visitor; none where he may not open it. */
async function offered(visitor: Visitor, c: Open): Promise<string[]> {
  const { api } = visitor;
  const id = c.id;
  const pages: Record<string, () => Promise<{ actions: readonly Act[] }>> = {
    demand: () => api.services.getDemand({ id }),
    introduction: () => api.services.getIntroduction({ id }),
    grey: () => api.matching.getGrey({ id }),
    verification: () => api.verification.getVerification({ id }),
    agreement: () => api.projects.getAgreement({ id }),
    lookback: () => api.projects.getLookback({ id }),
    correction: () => api.indicators.getCorrection({ id }),
  };
  const declared = (api as unknown as Record<string, { get?: (x: { id: number }) => Promise<{ actions: Act[] }> }>)[c.process];
  try {
    const page = await (pages[c.process]?.() ?? declared?.get?.({ id }));
    const must = nextApart(c);
    return page?.actions.filter((a) => canBeDone(a) && (must === undefined || a.action === must)).map((a) => a.action) ?? [];
  } catch {
    return [];
  }
}

async function deadEnds(): Promise<{ ends: string[]; how: Map<string, number> }> {
  const { rows } = await owner.query<Open>(
    "select id::int, process, state, unit_id, owner_role, owner_unit_id from work_case where closed_on is null and unit_path @> (select path from unit where name = '雁江区科学技术协会' limit 1) order by id",
  );
  interface Bench {
    readonly own: ReadonlySet<number>;
    readonly outside: ReadonlySet<number>;
    readonly stranded: ReadonlySet<number>;
  }
  const signedIn: [string, Visitor, Bench][] = [];
  const idsOf = (of: readonly { id: number }[]) => new Set(of.map((x) => x.id));
  for (const [name, visitor] of people) {
    const me = await visitor.fetch("/api/me");
    if (me.status !== 200) continue;
    const bench = await visitor.api.work.workbench({ most: 2000 }).catch(() => undefined);
    if (!bench) continue;
    const [own, waiting] = [await behind(visitor.api, [...bench.mine, ...bench.later]), await behind(visitor.api, bench.waiting)];
    signedIn.push([
      name,
      visitor,
      { own: idsOf(own), outside: idsOf(waiting.filter((x) => x.isOutside)), stranded: idsOf(bench.stranded) },
    ]);
  }
  const vacancies = await (await served.signIn("anquan")).api.work.listVacancies();
  const how = new Map<string, number>();
  const ends: string[] = [];
  for (const c of rows) {
    const found = await (async () => {
      for (const [, visitor, bench] of signedIn) {
        if (bench.own.has(c.id) && (await offered(visitor, c)).length > 0) return "on a bench, and its page offers an act";
        if (bench.outside.has(c.id) && (await offered(visitor, c)).length > 0)
          return "a party answers by link, and the link can be sent again";
        if (!bench.stranded.has(c.id)) continue;
        if ((await offered(visitor, c)).length > 0) return "a superior answers";
        const to = (await visitor.api.work.listColleagues()).to.map((p) => p.id);
        const able = await owner.query("select from person where id = any ($1) and account_id is not null", [to]);
        if ((able.rowCount ?? 0) > 0) return "a superior hands it over";
      }
      return vacancies.some((v) => v.unitId === (c.owner_unit_id ?? c.unit_id) && [c.owner_role, "adviser"].includes(v.role))
        ? "the officer is told which post to give"
        : undefined;
    })();
    if (found) how.set(found, (how.get(found) ?? 0) + 1);
    else ends.push(`${c.process}:${c.id} in ${c.state}, waits for ${c.owner_role} of ${String(c.owner_unit_id)}`);
  }
  return { ends, how };
}

test("in a random world every waiting case has somebody who can sign in and act, also after people have left", async (t) => {
  const random = seededRandom(20261128);
  for (let i = 0; i < 24; i++) await wander(random);
  const first = await deadEnds();
  assert.deepEqual(first.ends, []);
  // Who has left is asked no more: a session may live on for a moment.
  const leave = async (name: string) => {
    const sample = { "李明核（示例）": "shenhe", "吴智（示例）": "xuehui", "陈小桔（示例）": "baomu" }[name] ?? "";
    assert.ok(people.delete(sample), name);
    return owner.query("update person set account_id = null where name = $1", [name]);
  };
  const all = [...first.how];
  for (const name of ["李明核（示例）", "吴智（示例）"]) {
    assert.equal((await leave(name)).rowCount, 1, name);
    const then = await deadEnds();
    assert.deepEqual(then.ends, [], `after ${name} has left`);
    all.push(...then.how);
  }
  assert.equal((await leave("陈小桔（示例）")).rowCount, 1);
  const alone = await deadEnds();
  assert.deepEqual(alone.ends, [], "without its one adviser");
  all.push(...alone.how);
  t.diagnostic(JSON.stringify(all));
  for (const way of ["on a bench", "a party answers", "a superior answers", "the officer is told"])
    assert.ok(
      all.some(([found]) => found.startsWith(way)),
      `${way}: never seen, so nothing was shown of it`,
    );
});
