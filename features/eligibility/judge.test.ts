import assert from "node:assert/strict";
import { test } from "node:test";
import { judge, type FirmFact, type Term, type Verdict } from "./judge.ts";
import { readNeed, readSubject, SUBJECTS, type ComparisonKey, type SubjectKey } from "./subjects.ts";

const DAY = "2026-11-20";
const fact = (subject: SubjectKey, value: string, onDay = "2025-12-31", untilOn: string | null = null): FirmFact => ({
  subject,
  value,
  onDay,
  untilOn,
  source: "示例",
});
let group = 0;
const term = (subject: SubjectKey, comparison: ComparisonKey, value: string): Omit<Term, "group" | "how"> => ({
  subject,
  comparison,
  value,
  address: "第一条",
  clause: "示例",
});
const grouped =
  (how: Term["how"]) =>
  (...terms: readonly Omit<Term, "group" | "how">[]): Term[] => {
    group++;
    return terms.map((t) => ({ ...t, group, how }));
  };
const [all, any, none] = [grouped("all"), grouped("any"), grouped("none")];

/** Invented policies 示例, in words beside what they are made of. */
const POLICIES: readonly (readonly [words: string, terms: Term[]])[] = [
  ["高新技术企业", all(term("highTech", "is", "是"))],
  ["上年营业收入 2000 万元以上", all(term("turnover", "atLeast", "2000 万元"))],
  ["研发费用占营业收入不低于 3%", all(term("rdShare", "atLeast", "3%"))],
  ["高新技术企业或科技型中小企业", any(term("highTech", "is", "是"), term("techSme", "is", "是"))],
  ["制造业（C），不在严重失信名单", [...all(term("industry", "oneOf", "C")), ...none(term("dishonest", "is", "是"))]],
  ["小微企业，成立 5 年以内", all(term("size", "oneOf", "微型、小型"), term("years", "below", "5"))],
  ["职工 100 人以上，或发明专利 10 件以上", any(term("staff", "atLeast", "100"), term("patents", "atLeast", "10"))],
  ["雁江区（512002），停产歇业的除外", [...all(term("place", "oneOf", "512002")), ...none(term("stopped", "is", "是"))]],
  ["专精特新，且营业收入超过 1 亿元", all(term("specialised", "is", "是"), term("turnover", "over", "1 亿元"))],
  ["成立于 2020 年以后，农副食品或食品（C13、C14）", all(term("founded", "atLeast", "2020-01-01"), term("industry", "oneOf", "C13、C14"))],
];

/** Expected by hand, one letter for each policy in order: A applies, N does not, o is open. */
const FIRMS: readonly (readonly [words: string, facts: FirmFact[], expected: string])[] = [
  ["nothing is known", [], "oooooooooo"],
  [
    "high-tech in force, turnover 30 million, research 1 million (3.33 %)",
    [fact("highTech", "是", "2024-11-01", "2027-10-31"), fact("turnover", "3000 万元"), fact("rdSpend", "100 万元")],
    "AAAAoooo" + "N" + "o",
  ],
  [
    "its title has run out; turnover just under",
    [fact("highTech", "是", "2023-11-01", "2026-10-31"), fact("turnover", "1999.99 万元")],
    "oNoooooo" + "N" + "o",
  ],
  [
    "no high-tech, small technology firm, research exactly 3 %",
    [fact("highTech", "否"), fact("techSme", "是", "2026-03-01", "2026-12-31"), fact("turnover", "1 亿元"), fact("rdSpend", "300 万元")],
    "NAAAooooNo",
  ],
  ["research a fen less than 3 %", [fact("turnover", "1 亿元"), fact("rdSpend", "2999999.99元")], "oANoooooNo"],
  [
    "research of one year, turnover of another: no share",
    [fact("turnover", "5000 万元", "2024-12-31"), fact("rdSpend", "500 万元", "2025-12-31")],
    "oAoooooo" + "N" + "o",
  ],
  [
    "maker of food, honest, founded 2022, small",
    [fact("industry", "C14"), fact("dishonest", "否"), fact("founded", "2022-05-01"), fact("size", "小型")],
    "ooooAAoooA",
  ],
  [
    "the same, dishonest",
    [fact("industry", "C14"), fact("dishonest", "是"), fact("founded", "2022-05-01"), fact("size", "小型")],
    "ooooNAoooA",
  ],
  ["a service firm: what is not known decides nothing", [fact("industry", "I65"), fact("founded", "2022-05-01")], "ooooNoooo" + "N"],
  ["founded five years ago to the day; medium", [fact("founded", "2021-11-20"), fact("size", "小型")], "oooooNoooo"],
  ["founded five years ago but a day", [fact("founded", "2021-11-21"), fact("size", "微型")], "oooooAoooo"],
  ["large: the years do not matter", [fact("size", "大型")], "oooooNoooo"],
  ["99 staff, ten patents", [fact("staff", "99"), fact("patents", "10")], "ooooooAooo"],
  ["99 staff, nine patents", [fact("staff", "99"), fact("patents", "9")], "ooooooNooo"],
  ["99 staff, patents not known", [fact("staff", "99")], "oooooooooo"],
  ["a town of the district, at work", [fact("place", "512002101"), fact("stopped", "否")], "oooooooAoo"],
  ["another district: stopped or not", [fact("place", "512021")], "oooooooNoo"],
  ["the district, stopped", [fact("place", "512002"), fact("stopped", "是")], "oooooooNoo"],
  ["exactly 100 million is not more than that", [fact("specialised", "是"), fact("turnover", "1 亿元")], "oAooooooNo"],
  ["a fen more", [fact("specialised", "是"), fact("turnover", "100000000.01元")], "oAooooooAo"],
  ["known only from tomorrow on", [fact("highTech", "是", "2026-11-21")], "oooooooooo"],
  [
    "a newer fact stands for the older",
    [
      fact("highTech", "是", "2020-01-01"),
      fact("highTech", "否", "2026-01-01"),
      fact("turnover", "3 亿元", "2023-12-31"),
      fact("turnover", "100 万元"),
    ],
    "NNooooooNo",
  ],
  ["a turnover of nothing gives no share", [fact("turnover", "0 元"), fact("rdSpend", "10 万元")], "oNooooooNo"],
];
const LETTER: Readonly<Record<Verdict, string>> = { applies: "A", not: "N", open: "o" };

for (const [words, facts, expected] of FIRMS)
  test(`${words}: ${expected}`, () => {
    assert.equal(POLICIES.map(([, terms]) => LETTER[judge(terms, facts, DAY).verdict]).join(""), expected);
  });

test("what is open says what to ask, and only what would decide", () => {
  const both = POLICIES[5]?.[1] as Term[];
  assert.deepEqual(judge(both, [], DAY).missing, ["size", "founded"]);
  assert.deepEqual(judge(both, [fact("size", "小型")], DAY).missing, ["founded"]);
  assert.deepEqual(judge(both, [fact("size", "大型")], DAY).missing, [], "it is decided");
  assert.deepEqual(judge(POLICIES[2]?.[1] as Term[], [], DAY).missing, ["rdSpend"]);
  assert.deepEqual(judge(POLICIES[2]?.[1] as Term[], [fact("rdSpend", "1 万元")], DAY).missing, ["turnover"]);
  assert.equal(
    judge(POLICIES[0]?.[1] as Term[], [fact("highTech", "是", "2020-01-01", "2023-01-01")], DAY).reasons[0]?.lapsedOn,
    "2023-01-01",
  );
});

test("in every world that fits what is known a verdict holds, and what is open could still be either", () => {
  // Terms over yes-or-no subjects, each once: then three-valued logic must agree with trying all worlds.
  const subjects: SubjectKey[] = ["highTech", "techSme", "specialised", "dishonest", "stopped"];
  const hows = ["all", "any", "none"] as const;
  let seed = 7;
  const next = (n: number): number => (seed = (seed * 48271) % 2147483647) % n;
  for (let round = 0; round < 3000; round++) {
    const howOf = [1, 2, 3].map(() => hows[next(3)] as Term["how"]);
    const terms = subjects.map((subject): Term => {
      const g = 1 + next(3);
      return { ...term(subject, "is", next(2) === 0 ? "是" : "否"), group: g, how: howOf[g - 1] as Term["how"] };
    });
    const known = subjects.filter(() => next(2) === 0).map((s) => fact(s, next(2) === 0 ? "是" : "否"));
    const unknown = subjects.filter((s) => !known.some((k) => k.subject === s));
    const seen = new Set<Verdict>();
    for (let world = 0; world < 2 ** unknown.length; world++)
      seen.add(judge(terms, [...known, ...unknown.map((s, i) => fact(s, (world >> i) & 1 ? "是" : "否"))], DAY).verdict);
    const { verdict, missing } = judge(terms, known, DAY);
    assert.equal(verdict, seen.size === 2 ? "open" : [...seen][0], JSON.stringify({ terms, known }));
    assert.equal(missing.length > 0, verdict === "open");
  }
});

test("values are read as people write them, and a comparison that does not fit its subject is refused in words", () => {
  const read = (s: SubjectKey, text: string): unknown => {
    const r = readSubject(s, text);
    return "fault" in r ? r.fault.zh : r.value;
  };
  assert.equal(read("turnover", "１２００ 万元"), 1_200_000_000);
  assert.equal(read("rdShare", "3.5％"), 3500);
  assert.equal(read("founded", "2020年3月5日"), "2020-03-05");
  assert.equal(read("size", "小"), "小型");
  assert.equal(read("industry", "c35"), "C35");
  assert.equal(read("dishonest", "没有"), false);
  assert.equal(read("staff", "三十人"), "写整数，如 35");
  assert.equal(read("staff", "-3"), "写整数，如 35");
  const refused = readNeed("highTech", "atLeast", "是");
  assert.ok("fault" in refused && refused.fault.zh.includes("只能用：是"));
  assert.deepEqual(readNeed("industry", "oneOf", "C13、C14，C15"), { values: ["C13", "C14", "C15"] });
  for (const key of Object.keys(SUBJECTS) as SubjectKey[]) assert.ok("fault" in readSubject(key, ""), key);
});
