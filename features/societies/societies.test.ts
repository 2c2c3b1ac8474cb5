import assert from "node:assert/strict";
import { pdfOf } from "../../platform/testing/evidence.ts";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { filesByLink } from "../../tests/link-files.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { paperText } from "../../tests/paper-text.ts";
import { nextKey, refusalOf, tokenOf } from "../../tests/served.ts";
import { comparedWith } from "./candidates.ts";
import type { Sent } from "./own-link.ts";
import type { CharterStanding } from "./server.ts";
import { bandOf, nameFaults, nextReview, sayRule, stepsOf, workingDays } from "./rules.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const setDay = (day: string): void => {
  world.installation.clock.millis = Date.parse(`${day}T02:00:00Z`);
};

test("steps by hand: months before the end, days before the congress, working days after it over a holiday; no rule, no day", () => {
  const rules = { plan_months: 6, request_months: 2, notice_days: 10, filing_working_days: 3 };
  const isWorkingDay = workingDays([{ fromOn: "2027-05-01", toOn: "2027-05-04" }]);
  const steps = stepsOf({ endsOn: "2027-06-30", congressOn: "2027-04-29" }, rules, isWorkingDay);
  assert.deepEqual(
    steps.map((s) => [s.step, s.dueOn]),
    [
      ["plan", "2026-12-30"],
      ["audit", null],
      ["request", "2027-04-30"],
      ["notice", "2027-04-19"],
      ["congress", "2027-06-30"],
      ["filing", "2027-05-06"],
    ],
    "Friday 30 April, then 5 and 6 May: the holiday and the weekend count as no working days",
  );
  const swapped = workingDays([
    { fromOn: "2027-05-01", toOn: "2027-05-04" },
    { fromOn: "2027-05-08", toOn: "2027-05-08", worked: true },
  ]);
  assert.equal(
    stepsOf({ endsOn: "2027-06-30", congressOn: "2027-05-06" }, rules, swapped)[5]?.dueOn,
    "2027-05-10",
    "Friday 7, the Saturday that is worked for the holiday, Monday 10 May",
  );
  assert.equal(steps[0]?.how.zh, "任期届满 2027年6月30日之前 6 个月 = 2026年12月30日");
  assert.match(steps[1]?.how.zh ?? "", /没有登记/);
  assert.match(stepsOf({ endsOn: "2027-06-30", congressOn: null }, rules, isWorkingDay)[5]?.how.zh ?? "", /先填大会日期/);
});

test("candidates beside the charter: beyond, soon within the term, not to be compared, exempted by a paper", () => {
  const age = { what: "age", post: null, value: 70, article: "章程第二十八条" };
  const terms = { what: "terms", post: "president", value: 2, article: "章程第二十九条" };
  const who = { name: "甲", post: "president", born: "1960-01", again: false, terms: null, exempted: null };
  const kinds = (more: object, newTo: string | null = "2031-12-17") =>
    comparedWith([{ ...who, ...more }], [age, terms], "2026-12-18", newTo).map((f) => f.kind);
  assert.deepEqual(kinds({ born: "1970-05" }), []);
  assert.deepEqual(kinds({}), ["soon"], "66 years old, 71 as the term ends");
  assert.deepEqual(kinds({}, "2030-12-17"), [], "70 is not above 70");
  assert.deepEqual(kinds({ born: "1956-12" }, null), [], "70 in this month");
  assert.deepEqual(kinds({ born: "1955-12" }, null), ["beyond"]);
  assert.deepEqual(kinds({ born: "1955-12", exempted: "示例批复" }, null), ["soon"]);
  assert.deepEqual(kinds({ born: null }), ["unknown"]);
  assert.deepEqual(kinds({ born: "1970-05", again: true, terms: 2 }), ["beyond"], "a third of two");
  assert.deepEqual(kinds({ born: "1970-05", again: true, terms: 1 }), ["soon"], "the last one");
  assert.deepEqual(kinds({ born: "1970-05", again: true }), ["unknown"]);
  assert.deepEqual(kinds({ born: "1970-05", again: true, terms: 4, post: "council" }), [], "limits of another post");
  assert.equal(
    comparedWith([{ ...who, born: "1955-12" }], [age], "2026-12-18", null)[0]?.says.zh,
    "甲（会长（理事长））：选举时 71 周岁，超过 70 周岁（章程第二十八条）",
  );
});

test("reviews: the next year that is missing; founded late in a year is free of it; bands", () => {
  const rules = { review_day: 331, review_free_after: 630 };
  assert.deepEqual(
    [sayRule("review_free_after", 630), sayRule("notice_days", 30), sayRule("audit_months", 2), sayRule("filing_working_days", 5)].map(
      (w) => w.zh,
    ),
    ["6月30日", "30天", "2个月", "5个工作日"],
  );
  assert.deepEqual(nextReview({ foundedOn: "2010-05-01", reviewedUntil: "2024-12-31" }, rules), { year: 2025, dueOn: "2026-03-31" });
  assert.deepEqual(nextReview({ foundedOn: "2025-07-01", reviewedUntil: null }, rules), { year: 2026, dueOn: "2027-03-31" });
  assert.deepEqual(nextReview({ foundedOn: "2025-06-30", reviewedUntil: null }, rules), { year: 2025, dueOn: "2026-03-31" });
  assert.equal(nextReview({ foundedOn: "2010-05-01", reviewedUntil: null }, {}), null, "no rule");
  assert.deepEqual(
    ["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01", "2027-03-01", "2027-05-30", "2027-05-31"].map((d) => bandOf(d, "2026-12-01")),
    [0, 30, 30, 90, 90, 180, undefined],
  );
  assert.deepEqual(Object.keys(nameFaults({ name: "示例省农学会果树专业委员会", legalPerson: "张某 教授" })), ["name", "legalPerson"]);
  assert.deepEqual(nameFaults({ name: "示例省农学会", legalPerson: "张某（示例）" }), {});
});

test("a society's terms and reviews are listed before they are due; its change of term goes through six steps and leaves the new term behind", async () => {
  setDay("2026-12-01");
  const adviser = world.client("甲一县", ["adviser"]);
  const reviewer = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:999" });
  const province = world.client("示例省", ["reviewer"]);
  const rule = (measure: string, value: number) =>
    province.society_rule.create({
      values: { name: `示例规定 ${measure}`, measure, value, source: "示例，以你们的文件为准", fromOn: "2020-01-01" },
      requestKey: nextKey(),
    });
  const values = {
    ...{
      name: "甲一县柑橘学会（示例）",
      creditCode: "91510000MA0000001Q",
      level: "county",
      superior: "甲一县科协（示例）",
      foundedOn: "2012-03-01",
    },
    ...{ legalPerson: "张某（示例）", termNumber: 3, termFrom: "2021-12-20", termTo: "2026-12-19", partyBody: "joint" },
  };
  const make = (more: object) => adviser.society.create({ values: { ...values, ...more }, requestKey: nextKey() });
  const { creditCodeCheck } = await import("@bihuan/kit");
  const codeOf = (n: number): string => {
    const body = `91510000MA${String(1_000_000 + n)}`;
    return body + creditCodeCheck(body);
  };
  assert.equal(await refusalOf(make({ creditCode: codeOf(1), termTo: "2019-2023年" })), "invalid", "a span is no day");
  assert.equal(await refusalOf(make({ creditCode: codeOf(1), name: "甲一县农学会果树分会" })), "invalid", "a branch is no society");
  assert.equal(await refusalOf(make({ creditCode: codeOf(1), partyBody: "due" })), "invalid", "why it has none");
  const { id } = await make({ creditCode: codeOf(1) });
  const second = await make({ creditCode: codeOf(2), name: "甲一县蚕学会（示例）", termTo: "2027-05-20" });
  const late = await make({ creditCode: codeOf(3), name: "甲一县茶学会（示例）", termTo: "2026-06-30", legalPerson: "茶某（示例）" });
  const child = async (record: number, name: string, v: Record<string, unknown>) =>
    adviser.society.putChild({ id: record, version: (await adviser.society.get({ id: record })).version, child: name, values: v });
  assert.equal(await refusalOf(child(id, "reviews", { result: "passed" })), "invalid", "a review without its year");
  await child(id, "reviews", { year: 2025, result: "passed" });
  assert.equal(await refusalOf(child(id, "reviews", { year: 2025, result: "failed" })), "invalid", "one a year");
  await child(second.id, "reviews", { year: 2024, result: "basic" });
  assert.equal(await refusalOf(child(id, "officials", { name: "李某", post: "会长", isOfficial: true })), "invalid", "without approval");
  const standing = (await adviser.society.get({ id: second.id })).sections["standing"] as import("./server.ts").SocietyStanding;
  assert.deepEqual(
    standing.others.map((o) => o.id),
    [id],
    "one legal person of two societies is told",
  );
  assert.equal(standing.toCorrect, 2024);

  const before = await adviser.societies.listDue();
  assert.equal(before.hasReviewRule, false);
  assert.deepEqual(
    before.rows.map((r) => [r.id, r.what, r.days, r.band]),
    [
      [late.id, "term", -154, 0],
      [id, "term", 18, 30],
      [second.id, "term", 170, 180],
    ],
  );
  await rule("review_day", 331);
  await rule("plan_months", 6);
  await rule("filing_working_days", 30);
  const reviews = (await adviser.societies.listDue()).rows.filter((r) => r.what === "review");
  assert.deepEqual(
    reviews.map((r) => [r.id, r.note?.zh, r.band]),
    [
      [late.id, "2012 年度", 0],
      [second.id, "2025 年度", 0],
      [id, "2026 年度", 180],
    ],
    "the province's rule holds beneath",
  );
  assert.deepEqual((await world.client("乙一县", ["adviser"]).societies.listDue()).rows, [], "another county's are not there");
  assert.equal((await world.client("示例省", ["reviewer"]).societies.listDue()).societies, 3, "one list for the superior");

  // The guided case.
  const change = await adviser.term_change.create({
    values: { name: "柑橘学会第四届换届（示例）", societyId: id, endsOn: "2026-12-19" },
    requestKey: nextKey(),
  });
  const page = () => adviser.term_change.get({ id: change.id });
  assert.equal((await page()).values["stepDueOn"], "2026-06-19", "six months before");
  const act = (action: string, who = adviser) => who.term_change.act({ id: change.id, action, requestKey: nextKey() });
  const ready = async (...steps: string[]) => {
    for (const row of (await page()).children["papers"] ?? []) {
      if (!steps.includes(String(row["step"]))) continue;
      const { id: childId, ...rest } = row;
      await adviser.term_change.putChild({
        ...{ id: change.id, version: (await page()).version, child: "papers", childId: Number(childId) },
        values: { ...rest, standing: "ready", onDay: "2026-12-01" },
      });
    }
  };
  assert.equal(await refusalOf(act("planned")), "gate-unmet", "its papers are not ready");
  await ready("plan", "audit", "request", "notice", "congress");
  await act("planned");
  await act("audited");
  assert.equal(await refusalOf(act("requested")), "gate-unmet", "no day of the congress");
  const edit = async (more: object) =>
    adviser.term_change.edit({
      id: change.id,
      version: (await page()).version,
      values: { name: "柑橘学会第四届换届（示例）", societyId: id, endsOn: "2026-12-19", ...more },
    });
  const candidate = async (more: object) =>
    adviser.term_change.putChild({
      ...{ id: change.id, version: (await page()).version, child: "candidates" },
      values: { name: "刘某（示例）", post: "president", employer: "示例公司", again: false, isOfficial: false, ...more },
    });
  assert.equal(await refusalOf(candidate({ name: "刘某，会长" })), "invalid", "an office within a name");
  assert.equal(await refusalOf(candidate({ isOfficial: true })), "invalid", "an official without approval");
  await candidate({});
  await edit({ congressOn: "2026-12-18", newNumber: 4 });
  const paper = (address: string, of: number) =>
    paperText(world.installation.services, world.actor("甲一县", ["adviser"]), `papers/${address}`, of);
  assert.match(
    (await paper("term_change/:id/request", change.id)) ?? "",
    /甲一县柑橘学会（示例）关于.*2026年12月19日届满.*2026年12月18日召开.*候选人名单.*刘某（示例）.*会长/s,
  );
  assert.match((await paper("term_change/:id/candidates", change.id)) ?? "", /刘某（示例）.*示例公司/s);
  assert.match((await paper("society/:id/correction", second.id)) ?? "", /2024 年度检查整改.*基本合格/s);
  assert.equal(await paper("society/:id/correction", id), undefined, "nothing to correct");
  await edit({ congressOn: "2026-12-18" });
  const charter = async () => (await page()).sections["charter"] as CharterStanding;
  assert.deepEqual([(await charter()).limits, (await charter()).findings], [0, []], "nothing on record, nothing compared");
  await adviser.society.putChild({
    ...{ id, version: (await adviser.society.get({ id })).version, child: "limits" },
    values: { what: "age", value: 70, article: "章程第二十八条（示例）", fromOn: "2021-12-20" },
  });
  assert.equal(await refusalOf(act("requested")), "gate-unmet", "his age is not known");
  const candidateId = ((await page()).children["candidates"]?.[0] as { id: number }).id;
  const change70 = async (more: object) =>
    adviser.term_change.putChild({
      ...{ id: change.id, version: (await page()).version, child: "candidates", childId: candidateId },
      values: { name: "刘某（示例）", post: "president", employer: "示例公司", again: false, isOfficial: false, ...more },
    });
  await change70({ born: "1955-11" });
  assert.equal(await refusalOf(act("requested")), "gate-unmet", "71 at the election");
  await change70({ born: "1955-11", exempted: "示例批复〔2026〕9号" });
  assert.match((await charter()).findings[0]?.says.zh ?? "", /71 周岁.*已批准/);
  await act("requested");
  await act("noticed");
  assert.equal((await page()).values["stepDueOn"], "2026-12-19");
  assert.equal((await adviser.societies.listDue()).rows.find((r) => r.id === id && r.what === "term")?.changeId, change.id);
  assert.equal(await refusalOf(act("held")), "gate-unmet", "the congress is to come");
  setDay("2026-12-18");
  await edit({ congressOn: "2026-12-18", newNumber: 4, newTo: "2031-12-17", newLegalPerson: "刘某（示例）" });
  await act("held");
  assert.equal((await page()).values["stepDueOn"], "2027-01-29", "thirty working days after Friday 18 December");
  await ready("filing");
  assert.equal(await refusalOf(act("file")), "not-your-role");
  await act("file", reviewer);
  const society = (await adviser.society.get({ id })).values;
  assert.deepEqual(
    [society["termNumber"], society["termFrom"], society["termTo"], society["legalPerson"]],
    [4, "2026-12-18", "2031-12-17", "刘某（示例）"],
  );
  const facts = await world.installation.services.database.read(world.actor("示例省", ["reviewer"]).scope, (db) =>
    db.selectFrom("ledger_fact").select(["measures", "dimensions", "keys"]).where("kind", "=", "society.term").execute(),
  );
  assert.deepEqual(facts, [{ measures: { days: 0 }, dimensions: { timely: "in_time" }, keys: { society: id } }]);

  // A delay needs its paper, else it is late.
  const other = await adviser.term_change.create({
    values: { name: "茶学会换届（示例）", societyId: late.id, endsOn: "2026-06-30", delayedTo: "2026-12-31" },
    requestKey: nextKey(),
  });
  const dueOf = async () => (await adviser.societies.listDue()).rows.find((r) => r.id === late.id && r.what === "term");
  assert.equal((await dueOf())?.dueOn, "2026-06-30", "typed, but without consent");
  const actor = world.actor("甲一县", ["adviser"]);
  await world.installation.services.database.write(actor.scope, (tx) =>
    tx
      .insertInto("stored_file")
      .values({
        sha256: Buffer.alloc(32, 9),
        name: "同意延期（示例）.pdf",
        media_type: "application/pdf",
        bytes: 9,
        case_id: other.id,
        kind: "consent",
        uploaded_by: actor.id,
      })
      .execute(),
  );
  assert.deepEqual([(await dueOf())?.dueOn, (await dueOf())?.note?.zh], ["2026-12-31", "原 2026年6月30日，经同意延期"]);
});

test("a society sees its own record by its link and sends a review and corrections, which staff takes over or declines with words", async () => {
  setDay("2027-03-01");
  const adviser = world.client("甲一县", ["adviser"]);
  const { creditCodeCheck } = await import("@bihuan/kit");
  const body = "91510000MA1000901";
  const { id } = await adviser.society.create({
    values: {
      ...{ name: "甲一县蜂业学会（示例）", creditCode: body + creditCodeCheck(body), level: "county", superior: "甲一县科协（示例）" },
      ...{ foundedOn: "2012-03-01", legalPerson: "王某（示例）", contactPhone: "13800005678", council: 15, membersPersonal: 80 },
      ...{ termNumber: 3, termFrom: "2023-01-10", termTo: "2028-01-09", partyBody: "joint" },
    },
    requestKey: nextKey(),
  });
  await world.client("示例省", ["reviewer"]).society_rule.create({
    values: { name: "年检次年三月底前（示例）", measure: "review_day", value: 331, source: "示例", fromOn: "2026-12-31" },
    requestKey: nextKey(),
  });
  const own = world.visitor("203.0.113.61").publicSocieties;
  const token = tokenOf((await adviser.societies.handSocietyLink({ id })).url);
  const opened = await own.openSociety({ token });
  assert.deepEqual([opened.name, opened.termDays, opened.review], ["甲一县蜂业学会（示例）", 314, { year: 2012, dueOn: "2013-03-31" }]);
  assert.equal(JSON.stringify(opened).includes("5678"), false, "no telephone on a page that a link opens");
  assert.deepEqual(
    opened.fields.filter((f) => f.open).map((f) => f.key),
    ["seat", "secretary", "council", "standingCouncil", "membersPersonal", "membersUnits"],
  );
  assert.equal(await refusalOf(own.sendCorrection({ token, fields: { legalPerson: "别人" } })), "invalid", "that wants papers");
  assert.equal(await refusalOf(own.sendCorrection({ token, fields: { council: "约二十" } })), "invalid");
  assert.equal(await refusalOf(own.sendReview({ token, year: 2028, says: "还没有到" })), "invalid");
  await own.sendCorrection({ token, fields: { council: "17", seat: "示例路 1 号" } });
  await own.sendReview({ token, year: 2026, says: "全年办学术活动 4 次（示例）。" });
  const last = await own.sendCorrection({ token, fields: { membersUnits: "3" } });

  // Papers: hung on what was sent, looked at as staff's are, seen by staff; no other society's, none after it is settled.
  const files = filesByLink(world);
  const papers = await own.sendPapers({ token, says: "换届请示和候选人名单（示例）" });
  assert.deepEqual(await files.send(token, "请示.pdf", pdfOf("请示"), papers.id), [200, undefined]);
  assert.deepEqual(
    await files.send(token, "又是请示.pdf", pdfOf("请示"), papers.id),
    [200, undefined],
    "the same content is there already",
  );
  assert.deepEqual(await files.send(token, "名册.pdf", pdfOf("名册"), last.id), [200, undefined]);
  assert.deepEqual(await files.send(token, "假.pdf", "不是 PDF", papers.id), [422, "type-not-allowed"]);
  assert.deepEqual(await files.send(token, "名册.exe", "MZ", papers.id), [422, "type-not-allowed"]);
  assert.deepEqual(await files.send(token, "不知道附在哪里.pdf", pdfOf("无"), papers.id + 999), [404, "NOT_FOUND"]);
  assert.deepEqual(
    (await own.openSociety({ token })).sent.slice(0, 2).map((x) => [x.kind, x.files.map((f) => f.name)]),
    [
      ["papers", ["请示.pdf"]],
      ["correction", ["名册.pdf"]],
    ],
  );
  assert.deepEqual(
    (await adviser.society.get({ id })).files.map((f) => [f.name, f.kind]),
    [
      ["请示.pdf", "sent"],
      ["名册.pdf", "sent"],
    ],
  );

  const page = () => adviser.society.get({ id });
  const { values, warnings, version } = await page();
  assert.equal(values["council"], 15, "nothing changes before staff takes it over");
  assert.deepEqual(
    warnings.map((w) => w.key),
    ["sent"],
  );
  const sent = async () => (await page()).sections["sent"] as Sent[];
  const [whole, third, review, first] = (await sent()) as [Sent, Sent, Sent, Sent];
  assert.deepEqual([whole.says, whole.files.map((f) => f.name)], ["换届请示和候选人名单（示例）", ["请示.pdf"]]);
  assert.deepEqual(await adviser.societies.takeSent({ sentId: whole.id, version }), { version }, "papers change no field");
  assert.deepEqual(await files.send(token, "补.pdf", pdfOf("补"), whole.id), [422, "done"]);
  assert.deepEqual(
    first.changes.map((c) => [c.key, c.to]),
    [
      ["seat", "示例路 1 号"],
      ["council", "17"],
    ],
  );
  assert.equal(await refusalOf(adviser.societies.takeSent({ sentId: first.id, version: version - 1 })), "stale");
  const taken = await adviser.societies.takeSent({ sentId: first.id, version });
  assert.deepEqual([(await page()).values["council"], (await page()).values["seat"]], [17, "示例路 1 号"]);
  const { rows } = await world.installation.services.database.read(world.actor("甲一县", ["adviser"]).scope, (db) =>
    sql<{ phone: string }>`select contact_phone as phone from society where id = ${id}`.execute(db),
  );
  assert.equal(rows[0]?.phone, "13800005678", "what was not sent stays");
  assert.equal(await refusalOf(adviser.societies.takeSent({ sentId: first.id, version: taken.version })), "done");
  assert.equal(
    await refusalOf(adviser.societies.takeSent({ sentId: review.id, version: taken.version })),
    "invalid",
    "the registry's result is missing",
  );
  await adviser.societies.takeSent({ sentId: review.id, version: taken.version, result: "passed" });
  assert.deepEqual(
    (await page()).children["reviews"]?.map((r) => [r["year"], r["result"], r["filedOn"]]),
    [[2026, "passed", "2027-03-01"]],
  );
  await adviser.societies.declineSent({ sentId: third.id, words: "请附会员名册（示例）" });
  assert.deepEqual((await page()).warnings, [], "all settled");
  assert.deepEqual(
    (await own.openSociety({ token })).sent.map((x) => [x.kind, x.outcome, x.words]),
    [
      ["papers", "taken", null],
      ["correction", "declined", "请附会员名册（示例）"],
      ["review", "taken", null],
      ["correction", "taken", null],
    ],
  );
  assert.equal(
    await refusalOf(world.client("乙一县", ["adviser"]).societies.declineSent({ sentId: third.id, words: "不是我的" })),
    "NOT_FOUND",
  );
  await adviser.society.act({ id, action: "dissolve", reason: "会员大会决定（示例）", requestKey: nextKey() });
  assert.match(await refusalOf(own.openSociety({ token })), /^link-/, "the link ends with the society");
});
