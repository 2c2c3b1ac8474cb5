import assert from "node:assert/strict";
import { test } from "node:test";
import { judge, type FirmFact, type Term, type Verdict } from "./judge.ts";
import { readNeed, readSubject, type ComparisonKey, type SubjectKey } from "./subjects.ts";

/**
 * Policies as offices word them and firms as they tell of themselves (示例), none of them among the cases by which the judgement was written. The verdicts are by
 * hand: 适 applies, 否 does not, 缺 cannot be said yet.
 */
const DAY = "2026-11-20";
type Clause = readonly [group: number, how: Term["how"], subject: SubjectKey, comparison: ComparisonKey, value: string];
const POLICIES: readonly (readonly [clause: string, ...terms: Clause[]])[] = [
  ["注册地在资阳市的企业", [1, "all", "place", "oneOf", "512000"]],
  ["注册成立不超过5年的小型、微型企业", [1, "all", "years", "atMost", "5"], [1, "all", "size", "oneOf", "小型、微型"]],
  ["成立超过3年，上年度营业收入4亿元以下", [1, "all", "years", "over", "3"], [1, "all", "turnover", "atMost", "4 亿元"]],
  [
    "研发费用不低于营业收入的6%，或者研发人员不少于20人",
    [1, "any", "rdShare", "atLeast", "6%"],
    [1, "any", "researchers", "atLeast", "20"],
  ],
  [
    "四川省内高新技术企业；停产、列入失信名单的除外",
    [1, "all", "place", "oneOf", "510000"],
    [1, "all", "highTech", "is", "是"],
    [2, "none", "stopped", "is", "是"],
    [2, "none", "dishonest", "is", "是"],
  ],
  ["从事农副食品加工、酒饮料制造的企业", [1, "all", "industry", "oneOf", "C13、C15"]],
  ["未被认定为高新技术企业和专精特新企业的可以申报", [1, "none", "highTech", "is", "是"], [1, "none", "specialised", "is", "是"]],
  ["2023年1月1日以后成立，职工不满50人", [1, "all", "founded", "atLeast", "2023-01-01"], [1, "all", "staff", "below", "50"]],
  [
    "大型企业，或职工300人以上且不在雁江区的",
    [1, "any", "size", "oneOf", "大型"],
    [1, "any", "staff", "atLeast", "300"],
    [2, "none", "place", "oneOf", "512002"],
  ],
];
const fact = (subject: SubjectKey, value: string, onDay = "2025-12-31", untilOn: string | null = null): FirmFact => ({
  ...{ subject, value, onDay, untilOn },
  source: "企业填报（示例）",
});
const FIRMS: readonly (readonly [name: string, verdicts: string, ...facts: FirmFact[]])[] = [
  // 5 years and a day are more than five; four of five hundred million is 4 亿 and no more; of the exceptions one holds.
  [
    "甲酒业（示例）",
    "适否适否否适否否否",
    ...[fact("place", "512002"), fact("industry", "C1512"), fact("size", "小型"), fact("founded", "2021-11-19"), fact("staff", "80")],
    ...[
      fact("turnover", "4 亿元"),
      fact("rdSpend", "2399 万元"),
      fact("researchers", "19"),
      fact("highTech", "是", "2024-12-01", "2027-11-30"),
    ],
    ...[fact("stopped", "是"), fact("dishonest", "否"), fact("specialised", "否")],
  ],
  // Five years to the day; a title that ran out yesterday says neither yes nor no.
  [
    "乙机械（示例）",
    "适适适适缺否缺否否",
    ...[fact("place", "512021"), fact("industry", "C34"), fact("size", "微型"), fact("founded", "2021-11-20"), fact("staff", "49")],
    ...[
      fact("turnover", "1000 万元"),
      fact("rdSpend", "60 万元"),
      fact("highTech", "是", "2023-11-20", "2026-11-19"),
      fact("stopped", "否"),
    ],
    ...[fact("dishonest", "否"), fact("specialised", "否")],
  ],
  // Three years to the day are not more than three; a city of another number that begins alike.
  [
    "丙科技（示例）",
    "否适否适否否适适否",
    ...[fact("place", "510704"), fact("industry", "I65"), fact("size", "微型"), fact("founded", "2023-11-20"), fact("staff", "12")],
    ...[fact("turnover", "300 万元"), fact("researchers", "20"), fact("highTech", "否"), fact("specialised", "否")],
  ],
  // Another province; the share is of two years and not known, nor are the researchers.
  [
    "丁食品（示例）",
    "否否适缺否适否否适",
    ...[fact("place", "410105"), fact("industry", "C1391"), fact("size", "大型"), fact("founded", "2001-05-08"), fact("staff", "900")],
    ...[
      fact("turnover", "3.9 亿元", "2025-12-31"),
      fact("rdSpend", "9000 万元", "2024-12-31"),
      fact("specialised", "是", "2025-06-01", "2028-05-31"),
    ],
  ],
  // Hardly anything is known.
  ["戊合作社（示例）", "适缺缺缺缺缺缺缺否", fact("place", "512002005")],
  ["己公司（示例）", "缺否缺缺缺缺缺否缺", fact("size", "中型"), fact("staff", "300")],
  // A newer word stands for the older, one from tomorrow for none.
  [
    "庚药业（示例）",
    "适否适适适否否否否",
    ...[fact("place", "511000", "2020-01-01"), fact("place", "512002", "2024-01-01"), fact("place", "410105", "2026-11-21")],
    ...[fact("industry", "C27"), fact("size", "中型"), fact("founded", "2015-02-28"), fact("staff", "299"), fact("turnover", "3 亿元")],
    ...[fact("rdSpend", "1800 万元"), fact("highTech", "是", "2025-10-01"), fact("stopped", "否"), fact("dishonest", "否")],
  ],
];
const LETTER: Readonly<Record<Verdict, string>> = { applies: "适", not: "否", open: "缺" };

test("policies and firms never tried before: each verdict is that of the hand", () => {
  const terms = POLICIES.map(([clause, ...all]) =>
    all.map(([group, how, subject, comparison, value]): Term => {
      const need = readNeed(subject, comparison, value);
      assert.ok("values" in need, `${clause}: ${value}`);
      return { group, how, subject, comparison, value, address: "第一条", clause };
    }),
  );
  for (const [name, verdicts, ...facts] of FIRMS)
    for (const [p, of] of terms.entries())
      assert.equal(LETTER[judge(of, facts, DAY).verdict], [...verdicts][p], `${name}: ${POLICIES[p]?.[0]}`);
});

test("what firms tell is read as it is written, or said to be no such thing", () => {
  const read = (subject: SubjectKey, text: string) => {
    const found = readSubject(subject, text);
    return "value" in found ? found.value : "?";
  };
  assert.deepEqual(
    [
      read("turnover", "1.2亿元"),
      read("turnover", "3,500万元"),
      read("founded", "2020-3-5"),
      read("size", "小型"),
      read("size", "小微"),
      read("highTech", "有"),
    ],
    [12_000_000_000, 3_500_000_000, "2020-03-05", "小型", "?", true],
  );
  for (const [subject, text] of [
    ["staff", "三十来人"],
    ["staff", "-3"],
    ["rdShare", "六成"],
    ["founded", "2020-02-30"],
    ["industry", "食品"],
  ] as const)
    assert.equal(read(subject, text), "?", text);
});
