import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { nextKey, refusalOf, tokenOf } from "../../tests/served.ts";
import { paperText } from "../../tests/paper-text.ts";
import { conflictOf, faultOf, scoredAs } from "./review-rules.ts";
import type { ReviewDesk } from "./review-server.ts";
import type { SubsidyStanding } from "./subsidies.ts";

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world[Symbol.asyncDispose]());

const CODE = "91510000MA01234567".slice(0, 17);

async function addFile(id: number, kind: string): Promise<void> {
  const { services } = world.installation;
  const actor = world.actor("甲一县", ["adviser"]);
  await services.database.write(actor.scope, (tx) =>
    tx
      .insertInto("stored_file")
      .values({
        sha256: Buffer.alloc(32, id),
        name: "协议（示例）.pdf",
        media_type: "application/pdf",
        bytes: 9,
        case_id: id,
        kind,
        uploaded_by: actor.id,
      })
      .execute(),
  );
}

test("a station from its draft to the province's naming, its warnings, its renewal and its end", async () => {
  const adviser = world.client("甲一县", ["adviser"]);
  // Two persons of the county: whoever submits does not check.
  const reviewer = world.client("甲一县", ["reviewer"]);
  const province = world.client("示例省", ["reviewer"]);
  const { creditCodeCheck } = await import("@bihuan/kit");
  const hostCode = CODE + creditCodeCheck(CODE);
  const values = {
    name: "柑橘专家工作站（示例）",
    kind: "expert",
    hostName: "示例柑橘公司",
    hostCode,
    agreementFrom: "2025-12-01",
    agreementTo: "2027-01-31",
  };
  const { id } = await adviser.station.create({ values, requestKey: nextKey() });
  let page = await adviser.station.get({ id });
  assert.equal(page.case?.state, "draft");
  assert.equal(page.turn?.isMine, true);
  const submit = page.actions.find((a) => a.action === "submit");
  assert.deepEqual(
    submit?.unmet.map((u) => u.at),
    ["files", "experts"],
    "what is missing says where it is mended",
  );

  const same = await adviser.station.listSame({ values: { hostCode } });
  assert.deepEqual(
    same.map((s) => s.id),
    [id],
  );
  assert.deepEqual(
    await adviser.station.listSame({ values: { hostCode, name: "又一个站（示例）" } }),
    [],
    "a host's second station is no repetition",
  );

  await province.station_rule.create({
    values: { name: "专家工作站数上限（示例）", measure: "stations_expert", value: 1, source: "示例文件〔2026〕1号", fromOn: "2026-01-01" },
    requestKey: nextKey(),
  });
  const expert = await adviser.expert.create({
    values: { name: "张某（示例）", employer: "示例大学", academy: "none", outsideStations: 1 },
    requestKey: nextKey(),
  });
  let { version } = page;
  const entered = await adviser.station.putChild({ id, version, child: "experts", values: { expertId: expert.id, fromOn: "2025-12-01" } });
  assert.equal(
    await refusalOf(
      adviser.station.putChild({ id, version, child: "projects", values: { name: "旧版本上加的项目", fromOn: "2026-01-01" } }),
    ),
    "stale",
    "child rows carry the version they saw",
  );
  ({ version } = entered);
  assert.ok(
    (await adviser.station.get({ id })).actions
      .find((a) => a.action === "submit")
      ?.unmet.some((u) => u.at === "files" && /协议/.test(u.label.zh)),
    "no station without its agreement's file",
  );
  assert.equal(await refusalOf(adviser.station.act({ id, action: "submit", requestKey: nextKey() })), "gate-unmet");
  await addFile(id, "agreement");
  page = await adviser.station.get({ id });
  assert.equal(page.names[`expert:${expert.id}`], "张某（示例）");
  assert.deepEqual(
    page.actions.find((a) => a.action === "submit")?.unmet.map((u) => u.at),
    ["experts"],
    "one station elsewhere and this one are above the limit of one",
  );
  const listed = await adviser.expert.list({ filter: {}, limit: 20 });
  assert.deepEqual(
    listed.rows.map((r) => [(r as { stations?: number }).stations, (r as { limit?: number }).limit]),
    [[2, 1]],
  );
  const seen = await adviser.expert.get({ id: expert.id });
  await adviser.expert.edit({
    id: expert.id,
    version: seen.version,
    values: { name: "张某（示例）", employer: "示例大学", academy: "none", outsideStations: 0 },
  });

  await adviser.station.act({ id, action: "submit", requestKey: nextKey() });
  assert.equal(
    await refusalOf(adviser.station.edit({ id, version, values })),
    "not-from-this-state",
    "what is being checked does not change",
  );
  assert.equal(
    await refusalOf(province.station.act({ id, action: "pass", requestKey: nextKey() })),
    "not-your-unit",
    "the province does not pass the county's check",
  );
  assert.equal(await refusalOf(reviewer.station.act({ id, action: "pass", requestKey: nextKey() })), "same-person");
  const other = world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:999" });
  await other.station.act({ id, action: "pass", requestKey: nextKey() });
  assert.equal(
    await refusalOf(other.station.act({ id, action: "establish", requestKey: nextKey() })),
    "not-your-unit",
    "nor the county the province's",
  );
  await province.station.act({ id, action: "establish", requestKey: nextKey() });
  page = await province.station.get({ id });
  assert.equal(page.case?.state, "in_force");
  assert.equal(page.values["establishedOn"], "2026-11-23");
  assert.deepEqual(
    page.warnings.map((w) => [w.key, w.days]),
    [["agreement", -69]],
  );

  world.installation.clock.millis = Date.parse("2028-03-01T02:00:00Z");
  assert.deepEqual(
    (await adviser.station.listWarnings({ most: 10 })).map((r) => [r.id, r.warnings.map((w) => [w.key, w.days])]),
    [
      [
        id,
        [
          ["agreement", 395],
          ["project", 99],
          ["report", 7],
        ],
      ],
    ],
  );
  page = await adviser.station.get({ id });
  await adviser.station.putChild({
    id,
    version: page.version,
    child: "projects",
    values: { name: "智能灌溉联合项目", fromOn: "2027-06-01", toOn: "2028-02-01", amountFen: "12.5万元" },
  });
  page = await adviser.station.get({ id });
  assert.deepEqual(
    page.warnings.map((w) => w.key),
    ["agreement", "report"],
    "a project ends its warning by itself",
  );

  // The city reviews its stations of a year together, by its own grades; figures come from the registers, a second person closes.
  const city = world.client("甲市", ["reviewer"]);
  const head = world.as({ ...world.actor("甲市", ["leader"]), id: "person:997" });
  const scale = { name: "2027 年度年审（示例）", year: 2027, reportsUntil: "2028-01-31", publicityDays: 5, source: "示例文件〔2028〕1号" };
  const make = (more: object) => city.station_review.create({ values: { ...scale, ...more } as never, requestKey: nextKey() });
  assert.equal(await refusalOf(make({ grades: "优秀" })), "invalid", "one grade is no scale");
  assert.equal(await refusalOf(make({ grades: "优秀、合格", failing: "不合格" })), "invalid", "failing by a grade that is not there");
  const { id: empty } = await make({ name: "2024 年度年审（示例）", year: 2024, grades: "优秀、合格" });
  assert.equal(
    await refusalOf(city.station_review.act({ id: empty, action: "begin", requestKey: nextKey() })),
    "gate-unmet",
    "nobody was there",
  );
  const { id: review } = await make({ grades: "优秀、合格、不合格", failing: "不合格" });
  await city.station_review.act({ id: review, action: "begin", requestKey: nextKey() });
  const desk = async () =>
    (await city.station_review.get({ id: review })).sections["desk"] as {
      rows: { stationId: number; filedOn: string | null; projects: number; fault: string | null }[];
      publicityEnds: string | null;
    };
  assert.deepEqual(
    (await desk()).rows.map((r) => [r.stationId, r.filedOn, r.projects, r.fault]),
    [[id, null, 1, "no-grade"]],
  );
  const row = async (more: object) => {
    const at = await city.station_review.get({ id: review });
    const [first] = at.children["rows"] as { id: number }[];
    return city.station_review.putChild({
      ...{ id: review, version: at.version, child: "rows", childId: first?.id as number, values: { stationId: id, ...more } as never },
    });
  };
  const publish = () => city.station_review.act({ id: review, action: "publish", requestKey: nextKey() });
  assert.equal(await refusalOf(publish()), "gate-unmet");
  assert.equal(await refusalOf(row({ grade: "合格", excused: "不满一年" })), "invalid", "a grade or an excuse");
  for (const [more, fault] of [
    [{ grade: "良好" }, "other-grade"],
    [{ grade: "不合格" }, "no-grounds"],
  ] as const) {
    await row(more);
    assert.equal((await desk()).rows[0]?.fault, fault);
    assert.equal(await refusalOf(publish()), "gate-unmet");
  }
  await row({ grade: "不合格", grounds: "没有年报（示例）" });
  await publish();
  const close = (who: typeof city) => who.station_review.act({ id: review, action: "close", requestKey: nextKey() });
  assert.equal(await refusalOf(close(head)), "gate-unmet", "five working days");
  world.installation.clock.millis = Date.parse(`${(await desk()).publicityEnds}T02:00:00Z`);
  assert.equal(await refusalOf(close(city)), "same-person", "who publishes does not close");
  await close(head);
  page = await adviser.station.get({ id });
  assert.equal(page.case?.state, "correcting", "a failing grade asks for correction in the same act");
  assert.deepEqual(
    (page.sections["reviews"] as { grade: string }[]).map((r) => r.grade),
    ["不合格"],
  );
  const reviewed = await world.installation.services.database.read(world.actor("甲市", ["reviewer"]).scope, (db) =>
    db.selectFrom("ledger_fact").select(["dimensions", "keys"]).where("kind", "=", "station.reviewed").execute(),
  );
  assert.deepEqual(reviewed, [{ dimensions: { outcome: "to_correct" }, keys: { station: id } }]);
  const { database } = world.installation.services;
  await province.station.act({ id, action: "withdraw", reason: "ended", requestKey: nextKey() });
  const facts = await database.read(world.actor("示例省", ["reviewer"]).scope, (db) =>
    db.selectFrom("ledger_fact").select("measures").where("subject", "=", `station:${id}`).orderBy("id").execute(),
  );
  assert.deepEqual(
    facts.map((f) => f.measures),
    [{ stations: 1 }, { stations: -1 }],
  );
  assert.equal((await world.client("乙一县", ["adviser"]).station.list({ filter: {}, limit: 20 })).total, 0, "another county sees nothing");
});

test("review rules: the grade proposed of the exact mean, who may not score, what a verdict lacks", () => {
  const lines = [
    { grade: "合格", value: 60 },
    { grade: "优秀", value: 85 },
  ];
  assert.equal(scoredAs([], 100, lines), null);
  assert.equal(scoredAs([50], 0, lines), null);
  // (84 + 85 + 86) / 3 = 85 exactly; (84 + 85 + 85) / 3 = 84.67, shown as 84.7 and still below.
  assert.deepEqual(scoredAs([84, 85, 86], 100, lines), { tenths: 850, proposed: "优秀" });
  assert.deepEqual(scoredAs([84, 85, 85], 100, lines), { tenths: 847, proposed: "合格" });
  // 47.9 of 80 = 59.875 of 100: shown as 59.9, and 60 is not reached.
  assert.deepEqual(scoredAs([48, 48, 48, 48, 48, 48, 48, 48, 48, 47], 80, lines), { tenths: 599, proposed: null });
  assert.equal(conflictOf({ stands: false, employer: "示例 大学", hostName: "示例大学" })?.zh, "同单位：示例 大学");
  assert.equal(conflictOf({ stands: false, employer: null, hostName: "示例大学" }), undefined);
  const said = { grade: "优秀", grounds: null, excused: null, scores: 2, needed: 2, proposed: "合格" };
  const fault = (more: object) => faultOf({ ...said, ...more }, ["优秀", "合格"], ["合格"]);
  assert.equal(fault({}), "differs");
  assert.equal(fault({ grounds: "材料后补（示例）" }), null);
  assert.equal(fault({ scores: 1 }), "unscored");
  assert.equal(fault({ grade: "合格" }), "no-grounds");
  assert.equal(fault({ excused: "不满一年", scores: 0 }), null);
});

/** A station in force in 甲一县, entered as the county does; `n` makes its host's code. */
async function standing(n: number, expertId: number, hostName: string): Promise<number> {
  const { creditCodeCheck } = await import("@bihuan/kit");
  const body = `91510000MA0${String(n).padStart(6, "0")}`;
  const adviser = world.client("甲一县", ["adviser"]);
  const { id } = await adviser.station.create({
    values: {
      name: `示例工作站${n}`,
      kind: "expert",
      hostName,
      hostCode: body + creditCodeCheck(body),
      agreementFrom: "2027-01-01",
      agreementTo: "2031-12-31",
    },
    requestKey: nextKey(),
  });
  await adviser.station.putChild({ id, version: 1, child: "experts", values: { expertId, fromOn: "2027-01-01" } });
  await addFile(id, "agreement");
  await adviser.station.act({ id, action: "submit", requestKey: nextKey() });
  await world.as({ ...world.actor("甲一县", ["reviewer"]), id: "person:999" }).station.act({ id, action: "pass", requestKey: nextKey() });
  await world.client("示例省", ["reviewer"]).station.act({ id, action: "establish", requestKey: nextKey() });
  return id;
}

test("experts score a review's stations blind to each other; the grade is proposed by dated rules and who has to do with a station is refused", async () => {
  world.installation.clock.millis = Date.parse("2029-02-01T02:00:00Z");
  const county = world.client("甲一县", ["adviser"]);
  const city = world.client("甲市", ["reviewer"]);
  const expert = async (name: string, employer: string) =>
    (await county.expert.create({ values: { name, employer, academy: "none" }, requestKey: nextKey() })).id;
  const [inside, second, third] = [
    await expert("站内某（示例）", "某院（示例）"),
    await expert("乙某（示例）", "某大学（示例）"),
    await expert("丙某（示例）", "示例果业公司"),
  ];
  const [first, other] = [await standing(701, inside, "示例茶业公司"), await standing(702, second, "示例果业公司")];
  const line = (grade: string | undefined, value: number, source = "示例文件〔2029〕1号") =>
    city.station_rule.create({
      values: {
        name: `${grade ?? "无名"} ${value} 分起`,
        measure: "grade_points",
        value,
        source,
        fromOn: "2029-01-01",
        ...(grade ? { grade } : {}),
      },
      requestKey: nextKey(),
    });
  assert.equal(await refusalOf(line(undefined, 80)), "invalid", "points of no grade");
  assert.equal(await refusalOf(line("优秀", 101)), "invalid");
  await line("优秀", 85);
  await line("合格", 60);
  const { id: review } = await city.station_review.create({
    values: {
      name: "2028 年度年审（示例）",
      year: 2029,
      reportsUntil: "2029-03-01",
      grades: "优秀、合格、不合格",
      failing: "不合格",
      publicityDays: 0,
      judgesEach: 2,
      source: "示例文件〔2029〕1号",
    },
    requestKey: nextKey(),
  });
  const put = async (child: string, values: object, childId?: number) =>
    city.station_review.putChild({
      ...{ id: review, version: (await city.station_review.get({ id: review })).version, child, values: values as never },
      ...(childId === undefined ? {} : { childId }),
    });
  const quality = (await put("criteria", { name: "成效", points: 60 })).id;
  const running = (await put("criteria", { name: "运行管理", points: 40 })).id;
  await city.station_review.act({ id: review, action: "begin", requestKey: nextKey() });
  const judges = [];
  for (const expertId of [inside, second, third]) judges.push((await put("judges", { expertId })).id);
  const [byInside, bySecond, byThird] = judges as [number, number, number];
  const marks = (a: number, b: number) => [
    { criterionId: quality, points: a },
    { criterionId: running, points: b },
  ];
  const desk = async () => (await city.station_review.get({ id: review })).sections["desk"] as ReviewDesk;
  const enter = (judgeId: number, stationId: number, given = marks(50, 36)) =>
    city.station_reviews.enterScore({ judgeId, stationId, opinion: "同意（示例）", marks: given });

  // By link: own scores alone, the stations he has to do with named and refused.
  const judging = world.visitor("203.0.113.7").publicJudging;
  const token = tokenOf((await city.station_reviews.handJudgeLink({ judgeId: bySecond })).url);
  const opened = await judging.openJudging({ token });
  const kept = (of: typeof opened) => of.stations.filter((s) => s.kept !== null).map((s) => [s.id, s.kept?.zh]);
  assert.deepEqual(kept(opened), [[other, "在这家单位的工作站工作（过）"]]);
  assert.ok(opened.stations.some((s) => s.id === first));
  assert.equal(await refusalOf(judging.writeScore({ token, stationId: other, opinion: "很好", marks: marks(60, 40) })), "conflict");
  assert.equal(await refusalOf(judging.writeScore({ token, stationId: first, opinion: "很好", marks: marks(61, 40) })), "invalid");
  assert.equal(await refusalOf(judging.writeScore({ token, stationId: first, opinion: "很好", marks: marks(50, 36).slice(1) })), "invalid");
  await judging.writeScore({ token, stationId: first, opinion: "成效明显（示例）", marks: marks(52, 34) });
  assert.equal(await refusalOf(judging.writeScore({ token, stationId: first, opinion: "再来", marks: marks(1, 1) })), "done");
  assert.equal(await refusalOf(enter(byInside, first)), "conflict", "nor does staff enter what he must not score");
  assert.equal(await refusalOf(enter(byThird, other)), "conflict", "the host's own people neither");
  const thirds = tokenOf((await city.station_reviews.handJudgeLink({ judgeId: byThird })).url);
  assert.deepEqual(
    (await judging.openJudging({ token: thirds })).stations.map((s) => s.said).filter((s) => s !== null),
    [],
    "nobody else's scores",
  );
  await enter(byInside, other);
  assert.equal((await desk()).rows.find((r) => r.stationId === first)?.fault, "unscored", "one of two");
  await judging.writeScore({ token: thirds, stationId: first, opinion: "较好（示例）", marks: marks(50, 34) });
  assert.equal(await refusalOf(put("criteria", { name: "成效", points: 50 }, quality)), "invalid", "scored criteria stay");
  assert.equal(await refusalOf(put("criteria", { name: "满意度", points: 10 })), "invalid", "and none comes beside them");
  const scored = (await desk()).rows.find((r) => r.stationId === first);
  assert.deepEqual([scored?.scores, scored?.tenths, scored?.proposed, scored?.fault], [2, 850, "优秀", "no-grade"], "(86 + 84) / 2 = 85");

  for (const r of (await desk()).rows.filter((x) => x.stationId !== first))
    await put("rows", { stationId: r.stationId, excused: "示例免评" }, r.rowId);
  const { version } = await city.station_review.get({ id: review });
  assert.deepEqual(await city.station_reviews.takeProposed({ id: review, version }), { version: version + 1, taken: 1 });
  assert.equal(await refusalOf(city.station_reviews.takeProposed({ id: review, version })), "stale");
  const grade = async (more: object) => put("rows", { stationId: first, ...more }, scored?.rowId);
  assert.equal((await desk()).rows.find((r) => r.stationId === first)?.grade, "优秀");
  await grade({ grade: "合格" });
  assert.equal(
    await refusalOf(city.station_review.act({ id: review, action: "publish", requestKey: nextKey() })),
    "gate-unmet",
    "no grounds",
  );
  await grade({ grade: "合格", grounds: "到站天数不够（示例）" });
  const sheet = await paperText(world.installation.services, world.actor("甲市", ["reviewer"]), "papers/station_review/:id/scores", review);
  assert.match(sheet ?? "", /成效（60分）、运行管理（40分）.*86、84.*85\.0.*优秀.*合格/s);
  await city.station_review.act({ id: review, action: "publish", requestKey: nextKey() });
  assert.equal(await refusalOf(judging.standBack({ token: thirds, stationId: other, reason: "回避" })), "link-edited", "its time is over");
});

test("subsidies are paid by instalment within what is agreed, with voucher, and not while the yearly report is missing", async () => {
  world.installation.clock.millis = Date.parse("2030-01-10T02:00:00Z");
  const county = world.client("甲一县", ["adviser"]);
  const expert = await county.expert.create({ values: { name: "丁某（示例）", employer: "某院", academy: "none" }, requestKey: nextKey() });
  const id = await standing(703, expert.id, "示例菌业公司");
  const page = () => county.station.get({ id });
  const put = async (values: object, childId?: number, child = "subsidies") =>
    county.station.putChild({
      ...{ id, version: (await page()).version, child, values: values as never },
      ...(childId === undefined ? {} : { childId }),
    });
  const one = { name: "第一期", source: "示例补助文件", fen: "10万元", dueOn: "2030-02-01" };
  const two = { ...one, name: "第二期", dueOn: "2031-02-01" };
  const paid = (fen: string, voucher: string, on = "2030-01-10") => ({ paidFen: fen, paidOn: on, voucher });
  const first = (await put(one)).id;
  const second = (await put(two)).id;
  assert.deepEqual(
    (await page()).warnings.map((w) => [w.key, w.days]),
    [["subsidy", -22]],
    "the next one, thirty days ahead",
  );
  assert.equal(await refusalOf(put({ ...one, ...paid("10.01万元", "证1") }, first)), "invalid", "above what is agreed");
  assert.equal(await refusalOf(put({ ...one, paidFen: "1万元", paidOn: "2030-01-10" }, first)), "invalid", "without a voucher");
  assert.equal(await refusalOf(put({ ...one, ...paid("10万元", "证1", "2030-01-11") }, first)), "invalid", "tomorrow");
  await put({ ...one, ...paid("10万元", "证1") }, first);
  const values = async () => (await page()).values;
  assert.deepEqual([(await values())["subsidyPaidFen"], (await values())["subsidyDueOn"]], [10_000_000, "2031-02-01"]);
  assert.equal(await refusalOf(put({ ...two, ...paid("5万元", "证1") }, second)), "invalid", "one voucher pays once");

  world.installation.clock.millis = Date.parse("2031-06-01T02:00:00Z");
  assert.equal(await refusalOf(put({ ...two, ...paid("10万元", "证2") }, second)), "withheld", "its report is missing");
  assert.ok(((await page()).sections["subsidy"] as SubsidyStanding)?.withheld);
  await put({ year: 2030, filedOn: "2031-06-01", changes: "没有变化（示例）" }, undefined, "reports");
  await put({ ...two, ...paid("10万元", "证2") }, second);
  assert.equal((await values())["subsidyDueOn"], null);
  const text = await paperText(world.installation.services, world.actor("甲一县", ["adviser"]), "papers/station/:id/subsidies", id);
  assert.match(text ?? "", /约定.*20.*第二期.*证2/s);
});
