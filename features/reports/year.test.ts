import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { loadHenan } from "../../app/sample/henan.ts";
import { ownerDb } from "../../platform/db/database.ts";
import { saveIndicators, STANDARD_INDICATORS } from "../indicators/index.ts";
import { makeWorld, type World } from "../../tests/records-world.ts";
import { daysOf } from "../../tests/on-days.ts";
import { nextKey, refusalOf } from "../../tests/served.ts";
import { paperText } from "../../tests/paper-text.ts";
import { readSpoken, roundingFaults } from "./rounding.ts";
import type { SpokenText } from "./speech-server.ts";
import { drawn, faultsOf, finder, namesIn, paragraphOf } from "./year-rules.ts";
import { writeYearFile } from "./year-server.ts";

let world: World;
before(async () => {
  world = await makeWorld();
  await world.owner(async (client) => {
    const { id, path } = world.units["示例省"] as { id: number; path: number[] };
    await saveIndicators(ownerDb(client), path.slice(0, 1), STANDARD_INDICATORS, "2000-01-01");
    await loadHenan(ownerDb(client), { units: { henan: { id, path } } } as never);
  });
});
after(() => world[Symbol.asyncDispose]());

const count = (code: string, zh: string, value: number | null) => ({
  ...{ code, version: 1, name: { zh, en: code }, unit: "count" as const, value, numerator: null, denominator: null },
});

test("rules: figures by name, what is written wrong, what is left out, how a chart draws", () => {
  const find = finder([count("conferences", "大会", 8), count("agreements", "合同", 0)]);
  assert.deepEqual(namesIn("在 {年} 年 {单位} 举办 { 大会 }，{合同}。"), ["大会", "合同"]);
  const part = { chapter: "甲", kind: "sentence" as const, by: null, text: "举办{大会}。", needs: null };
  const words = (parts: (typeof part)[]) => faultsOf(parts, find, 2021).map((f) => [f.isDoubt, f.zh.slice(0, 10)]);
  assert.deepEqual(words([part]), []);
  assert.deepEqual(words([{ ...part, text: "举办{大汇}。" }]), [[false, "没有叫“大汇”的指标"]]);
  assert.deepEqual(words([{ ...part, text: "举办{大会。" }]), [[false, "花括号没有配对"]]);
  assert.deepEqual(words([{ ...part, text: "2020年举办{大会}，2021年。" }]), [[true, "写着 2020 年，"]], "last year's year left in");
  assert.deepEqual(words([part, { ...part, chapter: "乙" }]), [[true, "“大会”在“甲”里已"]], "one thing in two chapters");
  const given = { year: 2021, unitName: "示例省科协" };
  const figureOf = (name: string) => (name === "大会" ? count("conferences", "大会", 8) : count("agreements", "合同", 0));
  const text = (t: string, needs: string | null = null) =>
    paragraphOf({ text: t, needs }, figureOf, given)
      ?.map((r) => r.text)
      .join("");
  assert.equal(text("{年}年，{单位}举办{大会}。"), "2021年，示例省科协举办8 场。");
  assert.equal(text("合同{合同}。", "合同"), undefined, "left out while it is nought");
  assert.deepEqual(drawn({ ...count("x", "x", 944_200_000_000), unit: "fen" }), { value: 944_200, unit: "万元" });
  assert.deepEqual(drawn({ ...count("x", "x", null), unit: "ratio" }), { value: null, unit: "%" });
});

test("rules: rounding words against the figure they stand beside", () => {
  const people = count("reported_caravan_pupils", "学生", 19_876);
  const money = { ...count("reported_amount", "金额", 942_000_000_000), unit: "fen" as const };
  const rate = { ...count("rate", "比例", 0.524), unit: "ratio" as const, numerator: 11, denominator: 21 };
  const told = (before: string, figure: typeof people | typeof money | typeof rate, after = "。") =>
    roundingFaults([{ text: before }, { text: "x", figure }, { text: after }]).map((f) => [f.isDoubt, f.zh]);
  assert.deepEqual(told("惠及学生近2万名（", people, "）。"), []);
  assert.match(told("惠及学生逾2万名（", people, "）。")[0]?.[1] as string, /“逾2万名”说的是已超过，实际是 19876 名：写“近”/);
  assert.equal(told("惠及学生两万余名（", people, "）。")[0]?.[0], false);
  assert.deepEqual(told("惠及学生1.9万余名（", people, "）。"), []);
  assert.match(told("惠及学生近1.9万名（", people, "）。")[0]?.[1] as string, /还没到/);
  assert.deepEqual(
    told("惠及学生近3万名（", people, "）。").map((f) => f[0]),
    [true],
    "a tenth off misleads",
  );
  assert.deepEqual(told("金额超94亿元（", money, "）。"), []);
  assert.equal(told("金额逾94.2亿元（", money, "）。")[0]?.[0], false, "not above: equal");
  assert.deepEqual(told("占比约50%（", rate, "）。"), []);
  assert.match(told("占比逾52.4%（", rate, "）。")[0]?.[1] as string, /52.4%/);
  assert.match(told("惠及学生逾", people)[0]?.[1] as string, /“逾”后面印的是准确数 19876 名/);
  assert.deepEqual(
    told("完成数超过", people).map((f) => f[0]),
    [true],
    "it may be compared with",
  );
  assert.deepEqual(told("近三年、近5年共", people), [], "spans of time");
  assert.match(told("举办活动近百场。惠及学生", people)[0]?.[1] as string, /“近百场”旁边没有/);
  assert.deepEqual(
    [readSpoken("两万三千"), readSpoken("一亿二千万"), readSpoken("百"), readSpoken("1.2万")],
    [23_000, 120_000_000, 100, 12_000],
  );
});

test("every room's offered paragraph names figures that exist", () => {
  const codes = new Set(world.installation.services.house.sentences.flatMap((s) => [...namesIn(s.text), ...(s.needs ? [s.needs] : [])]));
  assert.ok(codes.size > 25, `${codes.size} figures offered`);
});

test("Henan 2021 from an own template to print: every figure out of facts, frozen beside the ledger that goes on, as a document with native tables and charts", async () => {
  const { on } = daysOf(world);
  on("2022-01-10");
  const writer = world.client("示例省", ["leader"]);
  const checker = world.as({ ...world.actor("示例省", ["leader"]), id: "person:9401" });
  const started = await writer.year.startFromRooms({ name: "年度报告（示例）", requestKey: "start-1-key" });
  assert.equal(
    (await writer.year.startFromRooms({ name: "年度报告（示例）", requestKey: "start-1-key" })).id,
    started.id,
    "sent twice is one",
  );
  const template = await writer.report_template.get({ id: started.id });
  const parts = template.children["parts"] as { id: number; text: string }[];
  assert.equal(parts.length, world.installation.services.house.sentences.length, "every offered figure exists");
  assert.ok(!parts.some((p) => /\{[a-z_]+\}/.test(p.text)), "staff reads names, no codes");

  // The office writes itself: a paragraph, a table, a chart; what it misspells is told before the report goes out.
  const own = { position: 5, chapter: "总述", kind: "sentence", text: "{年}年，举办产业技术发展大会{产业技术发展大会}。" };
  const figures = await writer.year.listFigures({ year: 2021 });
  const nameOf = (code: string) => figures.find((f) => f.code === code)?.name.zh as string;
  const put = async (values: object, childId?: number) =>
    writer.report_template.putChild({
      ...{
        id: started.id,
        version: (await writer.report_template.get({ id: started.id })).version,
        child: "parts",
        values: values as never,
      },
      ...(childId === undefined ? {} : { childId }),
    });
  const wrong = await put({ ...own, text: "举办{大汇}。" });
  assert.equal(await refusalOf(put({ ...own, kind: "chart", by: "years", text: "没有数字" })), "invalid");
  await put({ ...own, position: 6, kind: "chart", by: "years", text: `{${nameOf("conferences")}}{${nameOf("reported_tenders")}}` });
  await put({ ...own, position: 7, kind: "table", by: "years", text: `{${nameOf("conferences")}}{${nameOf("reported_amount")}}` });
  assert.equal((await writer.year.tryTemplate({ id: started.id, year: 2021 })).faults.filter((f) => !f.isDoubt).length, 1);
  const { id } = await writer.year_report.create({
    values: { title: "示例省科协 2021 年工作报告（示例）", year: 2021, templateId: started.id },
    requestKey: nextKey(),
  });
  const act = (client: typeof writer, action: string) => client.year_report.act({ id, action, requestKey: nextKey() });
  assert.equal(await refusalOf(act(writer, "submit")), "gate-unmet", "a figure nobody knows");
  await put({ ...own, text: `{年}年，举办产业技术发展大会{${nameOf("conferences")}}。` }, wrong.id);
  const { version } = await writer.year_report.get({ id });
  await writer.year_report.putChild({ id, version, child: "notes", values: { chapter: "存在问题", text: "明细尚未逐条入账（示例）。" } });

  const live = await writer.year.readYear({ id });
  const said = live.sections.flatMap((s) => s.sentences.map((runs) => runs.map((r) => r.text).join("")));
  for (const figure of [
    "8 场",
    "29 项",
    "94.42 亿元",
    "40 次",
    "6 个",
    "118 所",
    "100000 名",
    "30 次",
    "20 项",
    "400 件",
    "6 批",
    "5 家",
    "7 家",
    "8 项",
  ])
    assert.ok(
      said.some((s) => s.includes(figure)),
      `${figure} is said`,
    );
  assert.ok(said.includes("2021年，举办产业技术发展大会8 场。") && said.includes("明细尚未逐条入账（示例）。"));
  // Each opens to its facts.
  const card = await writer.indicators.scorecard({ from: "2021-01", to: "2021-12" });
  for (const run of live.sections.flatMap((s) => s.sentences.flat()).filter((r) => r.figure)) {
    const value = card.values.find((v) => v.code === run.figure?.code);
    const input = value?.inputs[0];
    assert.ok(input && input.n > 0, `${run.figure?.code} opens to facts`);
  }
  const chapter = async (values: object, childId?: number) =>
    writer.year_report.putChild({
      ...{ id, version: (await writer.year_report.get({ id })).version, child: "chapters", values: values as never },
      ...(childId === undefined ? {} : { childId }),
    });
  const part = { chapter: "问题和不足", owner: "办公室（示例）", dueOn: "2022-01-10" };
  const { id: chapterId } = await chapter(part);
  assert.equal((await writer.year_report.get({ id })).case?.dueOn, "2022-01-10", "the workbench reminds of the next chapter");
  assert.equal(await refusalOf(act(writer, "submit")), "gate-unmet", "a chapter is not in");
  assert.equal(await refusalOf(chapter({ ...part, handedOn: "2099-01-01" }, chapterId)), "invalid");
  await chapter({ ...part, handedOn: "2022-01-09" }, chapterId);
  await act(writer, "submit");
  assert.equal(await refusalOf(act(writer, "freeze")), "same-person", "not by who sent it");
  await act(checker, "freeze");
  const frozen = await writer.year.readYear({ id });
  assert.ok(frozen.reportId !== null && frozen.asOf !== null);
  assert.match(frozen.seal?.digest ?? "", /^[0-9a-f]{64}$/, "sealed at once, not within the hour");

  // The ledger goes on: the report does not, and both stand side by side.
  await world.owner(async (client) => {
    const { id: unit, path } = world.units["示例省"] as { id: number; path: number[] };
    await client.query(
      'insert into ledger_fact (kind, occurred_on, unit_id, unit_path, subject, evidence, actor_id) values (\'conference.held\', \'2021-11-01\', $1, $2, \'source:late\', \'[{"type":"source","ref":"x","label":"x"}]\', \'system\')',
      [unit, path],
    );
  });
  const later = await writer.year.readYear({ id });
  const row = later.compare.find((c) => c.code === "conferences");
  assert.deepEqual([row?.frozen, row?.now, row?.before], ["8 场", "9 场", "0 场"]);
  assert.deepEqual(later.sections, frozen.sections);
  assert.deepEqual(
    (await writer.reports.getReport({ id: frozen.reportId as number })).changes.map((c) => [c.then, c.now]),
    [["8 场", "9 场"]],
  );

  const { services } = world.installation;
  const paper = await writeYearFile(services, world.actor("示例省", ["leader"]), { id: String(id) });
  const files = unzipSync(paper?.bytes as Uint8Array);
  const body = strFromU8(files["word/document.xml"] as Uint8Array);
  assert.ok(body.includes(`台账封存第${frozen.seal?.n}号，摘要${frozen.seal?.digest}`), "the digest is printed");
  const alone = "所依据的事实，有的由一人登记，未要求第二人核对";
  assert.ok(!body.includes(alone), "two persons stand behind each figure of it");
  const kinds = new Map([...services.house.facts].map(([name, kind]) => [name, { ...kind, alone: name === "conference.held" }]));
  const one = { ...services, house: { ...services.house, facts: kinds } } as typeof services;
  const of = await writeYearFile(one, world.actor("示例省", ["leader"]), { id: String(id) });
  assert.match(
    strFromU8(unzipSync(of?.bytes as Uint8Array)["word/document.xml"] as Uint8Array),
    new RegExp(`其中“[^”]*大会[^”]*”.*${alone}`),
  );
  assert.ok(body.includes("94.42 亿元") && /<w:tbl>/.test(body) && /<c:chart /.test(body) && !body.includes("\u2063"));
  const chart = strFromU8(files["word/charts/chart1.xml"] as Uint8Array);
  assert.match(chart, /<c:barChart>/);
  assert.match(chart, /<c:v>8<\/c:v>/);
  assert.match(strFromU8(files["[Content_Types].xml"] as Uint8Array), /drawingml\.chart\+xml/);
  await act(writer, "print");

  // A speech out of the frozen text: chosen sentences, the last first; the ledger that went on changes nothing of it.
  const chapterAt = frozen.sections.findIndex((c) => c.heading === "总述") + 1;
  const speech = { title: "在年会上的讲话（示例）", kind: "speech", occasion: "年会（示例）", onDay: "2022-02-01" };
  const { id: speechId } = await writer.year_text.create({ values: { ...speech, ofReport: id }, requestKey: nextKey() });
  const line = async (values: object) =>
    writer.year_text.putChild({
      ...{ id: speechId, version: (await writer.year_text.get({ id: speechId })).version, child: "lines", values: values as never },
    });
  assert.equal(await refusalOf(line({ position: 1 })), "invalid", "nothing is said");
  assert.equal(await refusalOf(line({ position: 1, sentence: "99.1" })), "invalid", "no such sentence");
  await line({ position: 20, sentence: `${chapterAt}.1` });
  await line({ position: 10, words: "各位代表：去年我们办了 3 件事。" });
  const spokenText = (await writer.year_text.get({ id: speechId })).sections["desk"] as SpokenText;
  assert.deepEqual(
    spokenText.paragraphs.map((runs) => runs.map((r) => r.text).join("")),
    ["各位代表：去年我们办了 3 件事。", "2021年，举办产业技术发展大会8 场。"],
  );
  assert.deepEqual(spokenText.numbers, ["3"], "a number of one's own leads nowhere and is told");
  assert.equal(spokenText.source?.asOf, frozen.asOf);
  assert.ok(
    spokenText.paragraphs[1]?.some((r) => "figure" in r && r.figure.code === "conferences"),
    "it still opens",
  );
  const said2 = await paperText(services, world.actor("示例省", ["leader"]), "papers/year_text/:id/text", speechId);
  assert.match(said2 ?? "", /在年会上的讲话（示例）.*各位代表.*产业技术发展大会8 场。.*数字核对表（不念）.*8 场/s);

  // The next year begins from the same template and shows what was frozen.
  on("2023-01-09");
  const next = await writer.year_report.create({
    values: { title: "示例省科协 2022 年工作报告（示例）", year: 2022, templateId: started.id },
    requestKey: nextKey(),
  });
  const second = await writer.year.readYear({ id: next.id });
  const beside = second.compare.find((c) => c.code === "conferences");
  assert.deepEqual([second.lastReportId, beside?.now, beside?.before, beside?.beforeFrozen], [frozen.reportId, "0 场", "9 场", "8 场"]);
  assert.equal(
    await refusalOf(
      writer.year_report.create({ values: { title: "明年（示例）", year: 2024, templateId: started.id }, requestKey: nextKey() }),
    ),
    "invalid",
    "a year that has not come",
  );
  const early = await writer.year_text.create({
    values: { ...speech, title: "讲话提纲（示例）", ofReport: next.id },
    requestKey: nextKey(),
  });
  assert.equal(
    await refusalOf(writer.year_text.putChild({ id: early.id, version: 1, child: "lines", values: { position: 1, sentence: "1.1" } })),
    "invalid",
    "nothing is cut from a draft",
  );
  // A rounding word that the figures contradict holds the report back, with the exact value.
  const notes = async (text: string, childId?: number) =>
    writer.year_report.putChild({
      ...{ id: next.id, version: (await writer.year_report.get({ id: next.id })).version, child: "notes" },
      values: { chapter: "总述", text },
      ...(childId === undefined ? {} : { childId }),
    });
  const note = await notes(`去年以来举办大会逾10场（{${nameOf("conferences")}}）。`);
  const sendNext = () => writer.year_report.act({ id: next.id, action: "submit", requestKey: nextKey() });
  assert.equal(await refusalOf(sendNext()), "wrong");
  await notes(`举办大会{${nameOf("conferences")}}。`, note.id);
  await sendNext();
  const stranger = world.client("乙市", ["leader"]);
  assert.equal(await refusalOf(stranger.year.readYear({ id })), "NOT_FOUND");
});
