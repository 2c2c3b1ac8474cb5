import assert from "node:assert/strict";
import { test } from "node:test";
import { faultsOf, readDecisions, readDue } from "./reading.ts";

test("days as offices write them, and words that set none", () => {
  const cases: readonly [string, string | null][] = [
    ["2026年12月20日前完成", "2026-12-20"],
    ["12月20日前", "2026-12-20"],
    ["1月15日前报送", "2027-01-15"],
    ["月底前", "2026-11-30"],
    ["下月底前", "2026-12-31"],
    ["2月底前", "2027-02-28"],
    ["年底前", "2026-12-31"],
    ["７天内", "2026-12-05"],
    ["2月30日前", null],
    ["尽快落实", null],
    ["长期坚持", null],
    ["5个工作日内", null],
  ];
  for (const [words, day] of cases) assert.equal(readDue(words, "2026-11-28").day, day, words);
  assert.equal(readDue("尽快落实", "2026-11-28").words, "尽快", "the word that sets no day is shown");
});

test("sentences of minutes become decisions, others do not", () => {
  const read = readDecisions(
    `会议听取了关于柑橘产业服务的汇报。会议议定：
一、开展柑橘企业需求摸底，由雁江区科协牵头，区农技协、柑橘协会配合，12月20日前完成；
二、梳理院士工作站年审材料（牵头单位：安岳县科协，责任人：李某，年底前）。
会议强调，要改进作风。
三、由资阳市科协负责修订督办办法，尽快落实。`,
    "2026-11-28",
  );
  assert.deepEqual(
    read.map((r) => [r.matter, r.leads, r.with, r.person, r.untilOn, r.dayWords]),
    [
      ["开展柑橘企业需求摸底", "雁江区科协", ["区农技协", "柑橘协会"], null, "2026-12-20", "12月20日"],
      ["梳理院士工作站年审材料", "安岳县科协", [], "李某", "2026-12-31", "年底"],
      ["修订督办办法", "资阳市科协", [], null, null, "尽快"],
    ],
  );
});

test("a decision without owner, without day, before its meeting, or part of none is told by its number", () => {
  const row = { no: 1, leadUnitId: 5, untilOn: "2026-12-01", leadSetsDay: null, partOf: null };
  assert.deepEqual(faultsOf([row, { ...row, no: 2, untilOn: null, leadSetsDay: true }, { ...row, no: 3, partOf: 1 }], "2026-11-28"), []);
  assert.deepEqual(
    faultsOf(
      [
        { ...row, leadUnitId: null },
        { ...row, no: 2, untilOn: null },
        { ...row, no: 3, untilOn: "2026-11-01" },
        { ...row, no: 4, partOf: 9 },
      ],
      "2026-11-28",
    ).map((f) => [f.no, f.fault]),
    [
      [1, "no-lead"],
      [2, "no-day"],
      [3, "too-early"],
      [4, "no-such-part"],
    ],
  );
});
