import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { keyOf } from "../../platform/files/files.ts";
import { addDays, ageOn, creditCodeCheck, seededRandom } from "@bihuan/kit";
import { daysOf } from "../../tests/on-days.ts";
import { paperText } from "../../tests/paper-text.ts";
import { filesByLink } from "../../tests/link-files.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf, tokenOf } from "../../tests/served.ts";
import { belowSince, conflictOf, differBy, drawReviewers, type Pool, type ToReview } from "./rules.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const codeOf = (n: number): string => {
  const body = `91510000MA0${String(n).padStart(6, "0")}`;
  return body + creditCodeCheck(body);
};

test("rules: age on a day, titles one character apart, since when staff are too few", () => {
  assert.equal(ageOn("1991-03", "2026-03-02"), 35);
  assert.equal(ageOn("1991-04", "2026-03-02"), 34);
  assert.equal(differBy("柑橘产业研究", "柑桔产业研究"), 1);
  const staff = [
    { fromOn: "2025-01-01", toOn: null },
    { fromOn: "2025-01-01", toOn: "2026-02-28" },
    { fromOn: "2025-06-01", toOn: "2026-05-31" },
  ];
  const next = (d: string) => addDays(d, 1);
  assert.deepEqual(belowSince(staff, 3, "2026-04-01", next), { count: 2, since: "2026-03-01" });
  assert.deepEqual(belowSince(staff, 3, "2026-02-28", next), { count: 3, since: null });
  assert.deepEqual(belowSince(staff, 3, "2026-06-09", next), { count: 1, since: "2026-03-01" }, "the first day of the whole stretch");
});

const study = (id: number, more: Partial<ToReview> = {}): ToReview => ({
  id,
  field: "农业",
  hostName: `单位${id}`,
  people: [`负责人${id}`],
  employers: [],
  missing: 3,
  had: [],
  ...more,
});
const expert = (id: number, more: Partial<Pool> = {}): Pool => ({
  id,
  name: `专家${id}`,
  employer: `大学${id}`,
  field: "农业",
  left: 4,
  conflicts: [],
  ...more,
});

test("rules: a draw gives no reviewer a project he must not see, none beyond his room, as many as can be, and the same seed the same", () => {
  const day = "2026-03-01";
  assert.equal(conflictOf(study(1), expert(1, { name: "负责人 1" }), day)?.zh, "本人是课题组成员", "a space in a name is none");
  assert.equal(conflictOf(study(1), expert(1, { employer: "单位１" }), day)?.zh, "同单位：单位１", "nor is a full-width digit");
  const wed = { withName: "负责人1", kind: "coauthor", fromOn: "2020-01-01", toOn: "2024-01-01" };
  assert.equal(conflictOf(study(1), expert(1, { conflicts: [wed] }), day), undefined, "its years are over");
  assert.equal(conflictOf(study(1), expert(1, { conflicts: [{ ...wed, toOn: null }] }), day)?.zh, "合作成果：负责人1");
  for (let seed = 1; seed <= 60; seed++) {
    const r = seededRandom(seed);
    const studies = Array.from({ length: 8 }, (_, i) => study(i + 1, { missing: 1 + r.below(3), field: r.pick(["农业", "医疗", "材料"]) }));
    const pool = Array.from({ length: 4 + r.below(8) }, (_, i) =>
      expert(100 + i, { left: r.below(5), employer: r.below(3) === 0 ? `单位${1 + r.below(8)}` : "别处", field: r.pick(["农业", "医疗"]) }),
    );
    const { drawn, short, excluded } = drawReviewers(studies, pool, day, seed);
    assert.deepEqual(drawReviewers(studies, pool, day, seed), { drawn, short, excluded });
    const kept = new Set(excluded.map((e) => `${e.study}-${e.reviewer}`));
    assert.ok(drawn.every((d) => !kept.has(`${d.study}-${d.reviewer}`)));
    assert.equal(new Set(drawn.map((d) => `${d.study}-${d.reviewer}`)).size, drawn.length);
    for (const e of pool) assert.ok(drawn.filter((d) => d.reviewer === e.id).length <= e.left);
    // Nobody with room and without conflict stands idle while a project lacks one.
    for (const s of short)
      for (const e of pool)
        if (!kept.has(`${s.study}-${e.id}`) && !drawn.some((d) => d.study === s.study && d.reviewer === e.id))
          assert.equal(drawn.filter((d) => d.reviewer === e.id).length, e.left, `seed ${seed}: project ${s.study} could have ${e.id}`);
  }
  const fair = drawReviewers(
    [study(1), study(2)],
    [1, 2, 3, 4, 5, 6].map((n) => expert(n)),
    day,
    7,
  );
  assert.equal(new Set(fair.drawn.map((d) => d.reviewer)).size, 6, "work is shared evenly");
});

async function callOf(): Promise<number> {
  const reviewer = world.client("甲一县", ["reviewer"]);
  const values = {
    title: "2026 年咨询课题征集（示例）",
    year: 2026,
    opensOn: "2026-03-02",
    closesOn: "2026-03-20",
    publicityDays: 5,
    reviewersEach: 2,
    perHost: 2,
    source: "示例通知",
  };
  const { id } = await reviewer.study_call.create({ values, requestKey: nextKey() });
  const add = async (child: string, row: object) =>
    reviewer.study_call.putChild({ id, version: (await reviewer.study_call.get({ id })).version, child, values: { ...row } });
  await add("topics", { title: "丘区柑橘产业数字化研究", kind: "key", locked: true });
  await add("kinds", { kind: "key", sumFen: 5_000_000, mostMonths: 8, leastTitle: "vice" });
  await add("kinds", { kind: "youth", mostAge: 35 });
  await add("criteria", { name: "选题价值", points: 40 });
  await add("criteria", { name: "研究方案", points: 60 });
  return id;
}

test("a consulting project from its application to its certificate: the form check, the draw, money within the contract, the timeline", async () => {
  const { on, file } = daysOf(world);
  on("2026-03-10");
  const adviser = world.client("甲一县", ["adviser"]);
  const second = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:9001" });
  const leader = world.as({ ...world.actor("甲一县", ["leader"]), id: "person:9002" });
  const callId = await callOf();
  const base = {
    title: "丘区柑桔产业数字化研究",
    callId,
    kind: "key",
    field: "农业",
    leader: "周 衡（示例）",
    leaderTitle: "middle",
    hostName: "示例农学院",
    hostCode: codeOf(1),
    fromOn: "2026-04-10",
    toOn: "2026-12-31",
    sumFen: 500,
  };
  const { id } = await adviser.study.create({ values: base, requestKey: nextKey() });
  const desk = async (of = id) =>
    (await adviser.study.get({ id: of })).sections["desk"] as {
      faults: { says: { zh: string } }[];
      reviews: { id: number; name: string }[];
    };
  assert.deepEqual(
    (await desk()).faults.map((f) => f.says.zh),
    [
      "题目不得改动：通知里是“丘区柑橘产业数字化研究”",
      "负责人职称是中级，要求副高以上",
      "研究期超过 8 个月",
      "经费应为 50,000 元，现填 5 元（是不是单位填错了）",
    ],
  );
  await file("甲一县", id, "application");
  const { services } = world.installation;
  const sealed = async (kind: string, words: string): Promise<number> => {
    const actor = world.actor("甲一县", ["adviser"]);
    const sha256 = createHash("sha256").update(words).digest();
    await services.files.keep(keyOf(sha256), Buffer.from(words));
    const received = { sha256, bytes: Buffer.byteLength(words), mediaType: "application/pdf" };
    const place = { case_id: id, subject: null, kind };
    return services.database.write(actor.scope, (tx) => services.files.attach(tx, actor, place, `${kind}.pdf`, received));
  };
  const act = (client: typeof adviser, action: string, of = id, reason?: string) =>
    client.study.act({ id: of, action, requestKey: nextKey(), ...(reason === undefined ? {} : { reason }) });
  const edit = async (values: object, of = id) =>
    adviser.study.edit({ id: of, version: (await adviser.study.get({ id: of })).version, values: { ...base, ...values } });
  const put = async (child: string, values: object, childId?: number, of = id) =>
    adviser.study.putChild({
      id: of,
      version: (await adviser.study.get({ id: of })).version,
      child,
      values: { ...values },
      ...(childId === undefined ? {} : { childId }),
    });
  assert.equal(await refusalOf(act(adviser, "submit")), "gate-unmet");
  const good = { ...base, title: "丘区柑橘产业数字化研究", leaderTitle: "vice", toOn: "2026-11-30", sumFen: 5_000_000 };
  await edit(good);
  await put("members", { name: "马某（示例）", employer: "示例大学" });
  assert.deepEqual((await desk()).faults, []);
  await act(adviser, "submit");
  await act(second, "pass_form");

  // Reviewers: one of the host, one of a member's house, one co-author, two free.
  const pool = world.client("甲一县", ["reviewer"]);
  const one = async (name: string, employer: string) =>
    (await pool.study_reviewer.create({ values: { name, employer, field: "农业", most: 3, standing: "active" }, requestKey: nextKey() }))
      .id;
  await one("同事（示例）", "示例农学院");
  await one("同校（示例）", "示例大学");
  const wed = await one("合著（示例）", "某院（示例）");
  await pool.study_reviewer.putChild({
    id: wed,
    version: 1,
    child: "conflicts",
    values: { withName: "周衡（示例）", kind: "coauthor", fromOn: "2024-01-01", toOn: "2028-01-01" },
  });
  await one("甲（示例）", "甲院（示例）");
  assert.equal(await refusalOf(adviser.thinktank.drawReviewers({ callId })), "FORBIDDEN", "who enters applications draws nobody");
  const first = await pool.thinktank.drawReviewers({ callId });
  assert.deepEqual(
    [first.drawn, first.kept, first.short.map((x) => x.missing)],
    [1, 3, [1]],
    "one is drawn, three are kept apart, one is still missing",
  );
  assert.equal(await refusalOf(act(second, "shortlist")), "gate-unmet");
  await one("乙（示例）", "乙院（示例）");
  assert.equal((await pool.thinktank.drawReviewers({ callId })).drawn, 1);
  assert.equal((await pool.thinktank.drawReviewers({ callId })).drawn, 0, "drawn again, nobody is missing");
  const reviews = (await desk()).reviews;
  assert.deepEqual(reviews.map((r) => r.name).sort(), ["乙（示例）", "甲（示例）"].sort());
  const criteria = ((await adviser.study.get({ id })).sections["desk"] as { criteria: { id: number }[] }).criteria;
  const enter = (reviewId: number, points: number[]) =>
    pool.thinktank.enterReview({
      reviewId,
      receivedOn: "2026-03-10",
      opinion: "同意（示例）",
      marks: criteria.map((c, i) => ({ criterionId: c.id, points: points[i] ?? 0 })),
    });
  assert.equal(await refusalOf(enter(reviews[0]?.id ?? 0, [41, 50])), "invalid", "more than the criterion holds");
  await enter(reviews[0]?.id ?? 0, [36, 50]);
  assert.equal(await refusalOf(enter(reviews[0]?.id ?? 0, [40, 60])), "done", "a score is not changed");
  await pool.thinktank.declineReview({ reviewId: reviews[1]?.id ?? 0, reason: "出差" });
  assert.equal((await pool.thinktank.drawReviewers({ callId })).short.length, 1, "who declined is not drawn for it again");
  await one("丙（示例）", "丙院（示例）");
  await pool.thinktank.drawReviewers({ callId });
  // The third writes by his link: his project alone, within the points, once.
  const last = (await desk()).reviews.at(-1)?.id ?? 0;
  assert.equal(await refusalOf(adviser.thinktank.handReviewLink({ reviewId: last })), "FORBIDDEN");
  const link = tokenOf((await pool.thinktank.handReviewLink({ reviewId: last })).url);
  const expert = world.visitor("203.0.113.44").publicStudies;
  const opened = await expert.openReview({ token: link });
  assert.deepEqual(
    [opened.title, opened.reviewer, opened.people, opened.criteria.map((c) => c.points), opened.answered],
    ["丘区柑橘产业数字化研究", "丙（示例）", ["周 衡（示例）", "马某（示例）"], [40, 60], false],
  );
  assert.ok(!JSON.stringify(opened).includes("同意（示例）"), "nothing of the others");
  // The application opens by the same link until the review is handed in; nothing else of the project does.
  const files = filesByLink(world);
  const [application, minutes] = [await sealed("application", "申报书全文（示例）"), await sealed("minutes", "会议（示例）")];
  assert.deepEqual(
    (await expert.openReview({ token: link })).files.map((f) => f.name),
    ["application（示例）.pdf", "application.pdf"],
  );
  assert.deepEqual(await files.read(link, application), [200, "申报书全文（示例）"]);
  assert.deepEqual(await files.read(link, minutes), [404, "NOT_FOUND"]);
  assert.deepEqual(await files.read("nobody", application), [422, "link-unknown"]);
  const byLink = (points: number[], opinion = "可行（示例）") =>
    expert.writeReview({ token: link, opinion, marks: criteria.map((c, i) => ({ criterionId: c.id, points: points[i] ?? 0 })) });
  assert.equal(await refusalOf(byLink([41, 40])), "invalid", "more than the criterion holds");
  assert.equal(await refusalOf(byLink([30, 40], "")), "invalid");
  assert.notEqual(await refusalOf(byLink([30, 40], "秘密★5年")), "ok", "a mark of secrets is stored nowhere");
  await byLink([30, 40]);
  assert.equal(await refusalOf(byLink([35, 45])), "done", "a score is not changed");
  assert.equal((await expert.openReview({ token: link })).answered, true);
  assert.deepEqual(await files.read(link, application), [422, "done"]);
  const { rows } = (await pool.study_call.get({ id: callId })).sections["ranking"] as { rows: { total: number; terms: object }[] };
  assert.deepEqual([rows[0]?.total, rows[0]?.terms], [78, { 选题价值: 33, 研究方案: 45 }], "the sum with each of its terms");

  await act(second, "shortlist");
  await file("甲一县", id, "minutes");
  on("2026-09-28");
  const off = { name: "国庆节", fromOn: "2026-10-01", toOn: "2026-10-07", source: "示例放假安排" };
  await pool.day_off.create({ values: off, requestKey: nextKey() });
  await act(leader, "publish");
  on("2026-10-12");
  assert.equal(await refusalOf(act(second, "award")), "gate-unmet", "the October days off are no working days");
  on("2026-10-13");
  await act(second, "award");
  await edit({ ...good, contractNo: "示例-1", contractOn: "2026-10-14" });
  await put("deliverables", { kind: "midterm", dueOn: "2026-10-30" });
  await put("deliverables", { kind: "report", dueOn: "2026-11-25" });
  await file("甲一县", id, "contract");
  on("2026-10-14");
  await act(adviser, "sign");
  assert.equal((await adviser.study.get({ id })).values["number"], "KT2026-001");
  const paper = (key: string) => paperText(world.installation.services, world.actor("甲一县", ["adviser"]), `papers/study/:id/${key}`, id);
  assert.match(
    (await paper("award")) ?? "",
    /关于丘区柑橘产业数字化研究立项的通知.*示例农学院：.*列为.{1,6}课题，编号KT2026-001，研究期2026年4月10日至.*经费5 万元。.*应交成果.*2026年10月30日.*2026年11月25日/s,
  );
  assert.equal(await paper("certificate"), undefined, "nothing was accepted");

  // Money: by year, within the contract, not before it.
  assert.equal(await refusalOf(put("money", { year: 2026, kind: "paid", fen: 5_000_001, onDay: "2026-10-20", voucher: "1" })), "invalid");
  assert.equal(
    await refusalOf(put("money", { year: 2026, kind: "paid", fen: 100, onDay: "2026-10-13", voucher: "1" })),
    "invalid",
    "before its day",
  );
  await put("money", { year: 2026, kind: "paid", fen: 5_000_000, onDay: "2026-10-20", voucher: "1" });
  assert.equal(await refusalOf(put("money", { year: 2026, kind: "used", fen: 5_000_001, onDay: "2026-11-20", voucher: "2" })), "invalid");
  assert.equal(
    await refusalOf(edit({ ...good, sumFen: 4_000_000, contractNo: "示例-1", contractOn: "2026-10-14" })),
    "invalid",
    "nor is the contract cut below what is paid",
  );

  on("2026-11-10");
  const timeline = await adviser.thinktank.yearOfStudies({ year: 2026 });
  assert.deepEqual(
    timeline[0]?.deliverables.map((d) => [d.kind, d.lateDays]),
    [
      ["midterm", 11],
      ["report", 0],
    ],
  );
  assert.equal(await refusalOf(act(adviser, "report_midterm")), "gate-unmet");
  const rowsNow = async () => (await adviser.study.get({ id })).children["deliverables"] as { id: number }[];
  await put("deliverables", { kind: "midterm", dueOn: "2026-10-30", handedOn: "2026-11-10" }, (await rowsNow())[0]?.id);
  await act(adviser, "report_midterm");
  await act(second, "pass_midterm");
  assert.equal(await refusalOf(act(adviser, "extend")), "gate-unmet", "not asked for");
  await put("changes", {
    kind: "time",
    askedOn: "2026-11-11",
    says: "田间试验推迟（示例）",
    untilOn: "2026-12-15",
    decision: "granted",
    decidedOn: "2026-11-12",
  });
  await act(adviser, "extend");
  assert.equal((await adviser.study.get({ id })).values["toOn"], "2026-12-15");
  assert.equal(await refusalOf(act(adviser, "extend")), "gate-unmet", "once");

  on("2026-12-01");
  await put("deliverables", { kind: "report", dueOn: "2026-11-25", handedOn: "2026-12-01" }, (await rowsNow())[1]?.id);
  await put("money", { year: 2026, kind: "used", fen: 4_800_000, onDay: "2026-11-28", voucher: "2" });
  await file("甲一县", id, "report");
  await file("甲一县", id, "accounts");
  await edit({
    ...good,
    toOn: "2026-12-15",
    contractNo: "示例-1",
    contractOn: "2026-10-14",
    findings: "现状：采后损耗高。问题：冷库布点远。对策：按镇布点，先试两处（示例）。",
  });
  assert.equal(await refusalOf(act(adviser, "hand_in")), "gate-unmet", "2,000 yuan are neither used nor returned");
  await put("money", { year: 2026, kind: "returned", fen: 200_000, onDay: "2026-11-30", voucher: "3" });
  await act(adviser, "hand_in");
  await act(second, "accept");
  const page = await adviser.study.get({ id });
  assert.deepEqual([page.case?.state, page.values["certificate"], page.values["acceptedOn"]], ["accepted", "JT2026-001", "2026-12-01"]);
  assert.match(
    (await paper("certificate")) ?? "",
    /课题结题证明.*证明编号：JT2026-001.*示例农学院承担的课题“丘区柑橘产业数字化研究”（编号KT2026-001），于2026年12月1日通过结题评审.*成员：/s,
  );
  assert.equal(await paper("award"), undefined, "it is over");
  // Anybody who holds the certificate checks it by its code, which nobody can guess from its number.
  const code = String(page.values["certificateCode"]);
  assert.match((await paper("certificate")) ?? "", new RegExp(`核验码：${code}`));
  const anybody = world.visitor("203.0.113.45").publicStudies;
  const checked = await anybody.checkStudy({ code: code.toLowerCase().replace(/(.{6})/, "$1 ") });
  assert.deepEqual(
    [checked.certificate, checked.title, checked.hostName, checked.acceptedOn],
    ["JT2026-001", "丘区柑橘产业数字化研究", "示例农学院", "2026-12-01"],
  );
  assert.equal(await refusalOf(anybody.checkStudy({ code: "JT2026-001" })), "unknown-number");
  const marked = { ...base, title: "秘密★1年" };
  assert.equal(
    await refusalOf(adviser.study.create({ values: marked, requestKey: nextKey() })),
    "guarded",
    "what bears a mark of secrecy is no project either",
  );
  assert.equal(
    (await world.client("乙一县", ["adviser"]).study.list({ filter: {}, limit: 20 })).rows.length,
    0,
    "another county sees none",
  );
});

test("bases: conditions of any day, nobody leads two, the review's grounds open, the register as it stood on a day", async () => {
  const { on, file } = daysOf(world);
  on("2024-11-04");
  const adviser = world.client("甲一县", ["adviser"]);
  const reviewer = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:9003" });
  await world.client("示例省", ["reviewer"]).base_condition.create({
    values: { name: "核心成员不少于 3 人（示例）", measure: "staff", least: 3, source: "示例", fromOn: "2024-01-01" },
    requestKey: nextKey(),
  });
  const values = (n: number) => ({
    name: `示例基地${n}`,
    hostName: `示例大学${n}`,
    hostCode: codeOf(10 + n),
    leader: `负责人${n}`,
    field: "农业",
    batch: "首批",
    agreementFrom: "2024-11-01",
    agreementTo: "2027-10-31",
  });
  const { id } = await adviser.research_base.create({ values: values(1), requestKey: nextKey() });
  const put = async (child: string, row: object, childId?: number) =>
    adviser.research_base.putChild({
      id,
      version: (await adviser.research_base.get({ id })).version,
      child,
      values: { ...row },
      ...(childId === undefined ? {} : { childId }),
    });
  const act = (client: typeof adviser, action: string, of = id, reason?: string) =>
    client.research_base.act({ id: of, action, requestKey: nextKey(), ...(reason === undefined ? {} : { reason }) });
  await put("staff", { name: "甲", title: "vice", fromOn: "2024-01-01" });
  await put("staff", { name: "乙", title: "middle", fromOn: "2024-01-01" });
  await file("甲一县", id, "application");
  await file("甲一县", id, "agreement");
  await act(adviser, "submit");
  await act(reviewer, "pass");
  assert.equal(await refusalOf(act(reviewer, "publish")), "gate-unmet", "two of three");
  const third = (await put("staff", { name: "丙", title: "other", degree: "master", fromOn: "2024-06-01" })).id;
  await act(reviewer, "publish");
  assert.equal(await refusalOf(act(reviewer, "found")), "gate-unmet");
  on("2024-11-12");
  await act(reviewer, "found");
  const other = (await adviser.research_base.create({ values: values(3), requestKey: nextKey() })).id;

  await adviser.research_base.edit({ id: other, version: 1, values: { ...values(3), leader: "负责人 1" } });
  await file("甲一县", other, "application");
  assert.equal(await refusalOf(act(adviser, "submit", other)), "gate-unmet", "nobody leads two, however the name is spaced");
  await adviser.research_base.edit({ id: other, version: 2, values: values(3) });
  const stands = (await adviser.research_base.get({ id })).version;
  const twice = { ...values(1), leader: "负责人3" };
  assert.equal(
    await refusalOf(adviser.research_base.edit({ id, version: stands, values: twice })),
    "invalid",
    "nor is a standing base given such a leader",
  );

  // Its staff falls below on a day; that is said with the day.
  on("2026-04-01");
  await put("staff", { name: "丙", title: "other", degree: "master", fromOn: "2024-06-01", toOn: "2026-02-28" }, third);
  const desk = async () =>
    (await adviser.research_base.get({ id })).sections["desk"] as {
      standings: { met: boolean; since: string }[];
      years: { year: number; studies: { title: string }[]; briefs: unknown[] }[];
    };
  assert.deepEqual(
    (await desk()).standings.map((c) => [c.met, c.since]),
    [[false, "2026-03-01"]],
  );
  assert.deepEqual(
    (await adviser.research_base.get({ id })).warnings.map((w) => w.key),
    ["review"],
    "no review for a year",
  );
  await put("reviews", { year: 2025, grade: "passed", ground: "见依据（示例）", decidedOn: "2026-03-20", decidedBy: "主席办公会（示例）" });
  assert.equal((await adviser.research_base.get({ id })).values["lastReviewOn"], "2026-03-20");
  const yearly = await paperText(world.installation.services, world.actor("甲一县", ["adviser"]), "papers/research_base/:id/year", id);
  assert.match(
    yearly ?? "",
    /示例基地1 \d{4} 年度工作报告.*示例大学1.*负责人1.*2024年11月1日至2027年10月31日.*条件对照.*核心成员不少于 3 人（示例）.*报送专报 \d+ 份/s,
  );
  await act(adviser, "assess");
  assert.equal(await refusalOf(act(reviewer, "recognise")), "gate-unmet", "its staff are too few");
  await put("staff", { name: "丁", title: "senior", fromOn: "2026-04-01" });
  on("2026-04-10");
  await act(reviewer, "recognise");
  await adviser.research_base.edit({
    id,
    version: (await adviser.research_base.get({ id })).version,
    values: { ...values(1), leader: "新负责人" },
  });

  // Any day comes out of events and history; a later change does not change it.
  const asOf = async (day: string) => {
    const page = await adviser.thinktank.basesAsOf({ day });
    return [page.tally, page.rows.map((r) => [r.id, r.state, r.sinceOn, r["leader"]])];
  };
  assert.deepEqual(await asOf("2024-11-03"), [{}, []]);
  assert.deepEqual(await asOf("2024-11-11"), [{ published: 1 }, [[id, "published", "2024-11-04", "负责人1"]]]);
  assert.deepEqual(await asOf("2025-12-31"), [
    { preparing: 1, draft: 1 },
    [
      [id, "preparing", "2024-11-12", "负责人1"],
      [other, "draft", "2024-11-12", "负责人3"],
    ],
  ]);
  assert.deepEqual(await asOf("2026-04-10"), [
    { recognised: 1, draft: 1 },
    [
      [id, "recognised", "2026-04-10", "新负责人"],
      [other, "draft", "2024-11-12", "负责人3"],
    ],
  ]);
  assert.equal(await refusalOf(adviser.thinktank.basesAsOf({ day: "2030-01-01" })), "invalid");
  const page = await world.installation.services.database.read(world.actor("示例省", ["leader"]).scope, (db) =>
    (
      world.installation.services.house.lists.get("research_base_as_of") as { page: (...a: unknown[]) => Promise<{ rows: unknown[] }> }
    ).page(
      db,
      world.actor("示例省", ["leader"]).scope,
      { filter: { day: "2025-12-31" }, limit: 100 },
      Date.parse("2026-04-10T10:00:00+08:00"),
    ),
  );
  assert.equal(page.rows.length, 2, "the same as a file, for the province too");
});
