import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { judge, type FirmFact, type Term, type Verdict } from "./judge.ts";
import { readNeed, type ComparisonKey, type SubjectKey } from "./subjects.ts";

/**
 * 50 invented firms by 20 invented policies (示例), a verdict each, in `case-file.tsv`: 适 applies, 否 does not, 缺 something is not known. The file was drawn up from
 * the sentences below, each written once more as a plain yes-or-no over a firm of which everything is known: 缺 wherever what is not known could still turn it.
 */
const DAY = "2026-11-20";

interface Firm {
  place: string;
  industry: string;
  size: string;
  founded: string;
  staff: number;
  researchers: number;
  /** In 万元. */
  turnover: number;
  rdSpend: number;
  patents: number;
  highTech: boolean;
  techSme: boolean;
  specialised: boolean;
  dishonest: boolean;
  stopped: boolean;
}
type Asked = readonly [subject: SubjectKey, comparison: ComparisonKey, value: string];
type Group = readonly [how: Term["how"], ...asked: Asked[]];
const honest: Group = ["none", ["dishonest", "is", "是"], ["stopped", "is", "是"]];
const years = (f: Firm, n: number): boolean => f.founded <= `${Number(DAY.slice(0, 4)) - n}${DAY.slice(4)}`;
const share = (f: Firm): number => (f.turnover === 0 ? NaN : (100 * f.rdSpend) / f.turnover);
const fair = (f: Firm): boolean => !f.dishonest && !f.stopped;
const small = (f: Firm): boolean => f.size === "微型" || f.size === "小型";

const POLICIES: readonly (readonly [words: string, groups: readonly Group[], holds: (f: Firm) => boolean])[] = [
  ["高新技术企业认定奖补", [["all", ["highTech", "is", "是"]], honest], (f) => f.highTech && fair(f)],
  ["科技型中小企业入库补助", [["all", ["techSme", "is", "是"], ["staff", "atMost", "500"]]], (f) => f.techSme && f.staff <= 500],
  ["研发投入 3% 以上的补助", [["all", ["rdShare", "atLeast", "3%"]], honest], (f) => share(f) >= 3 && fair(f)],
  ["研发投入超过 5% 的加计补助", [["all", ["rdShare", "over", "5%"], ["staff", "atLeast", "20"]]], (f) => share(f) > 5 && f.staff >= 20],
  [
    "规模以上工业",
    [["all", ["turnover", "atLeast", "2000 万元"], ["industry", "oneOf", "B、C、D"]]],
    (f) => f.turnover >= 2000 && /^[BCD]/.test(f.industry),
  ],
  ["小微企业租金减免", [["all", ["size", "oneOf", "微型、小型"]], honest], (f) => small(f) && fair(f)],
  ["初创三年以内的小微企业", [["all", ["size", "oneOf", "微型、小型"], ["years", "below", "3"]]], (f) => small(f) && !years(f, 3)],
  [
    "专精特新，十人以上的研发队伍",
    [["all", ["specialised", "is", "是"], ["researchers", "atLeast", "10"]]],
    (f) => f.specialised && f.researchers >= 10,
  ],
  [
    "高新或专精特新",
    [["any", ["highTech", "is", "是"], ["specialised", "is", "是"]], honest],
    (f) => (f.highTech || f.specialised) && fair(f),
  ],
  [
    "职工百人以上或发明专利十件以上",
    [["any", ["staff", "atLeast", "100"], ["patents", "atLeast", "10"]]],
    (f) => f.staff >= 100 || f.patents >= 10,
  ],
  [
    "雁江区食品加工",
    [["all", ["place", "oneOf", "512002"], ["industry", "oneOf", "C13、C14、C15"]]],
    (f) => f.place.startsWith("512002") && /^C1[345]/.test(f.industry),
  ],
  [
    "本市农业企业",
    [
      ["all", ["place", "oneOf", "5120"], ["industry", "oneOf", "A"]],
      ["none", ["dishonest", "is", "是"]],
    ],
    (f) => f.place.startsWith("5120") && f.industry.startsWith("A") && !f.dishonest,
  ],
  [
    "软件和信息服务业",
    [["all", ["industry", "oneOf", "I"], ["staff", "atLeast", "20"]]],
    (f) => f.industry.startsWith("I") && f.staff >= 20,
  ],
  ["成立满五年的中型企业", [["all", ["years", "atLeast", "5"], ["size", "oneOf", "中型"]]], (f) => years(f, 5) && f.size === "中型"],
  [
    "营业收入一亿元以内的制造业",
    [["all", ["turnover", "atMost", "1 亿元"], ["industry", "oneOf", "C"]]],
    (f) => f.turnover <= 10_000 && f.industry.startsWith("C"),
  ],
  [
    "2020 年以后成立",
    [
      ["all", ["founded", "atLeast", "2020-01-01"]],
      ["none", ["stopped", "is", "是"]],
    ],
    (f) => f.founded >= "2020-01-01" && !f.stopped,
  ],
  ["发明专利五件以上的小企业", [["all", ["patents", "atLeast", "5"], ["size", "oneOf", "微型、小型"]]], (f) => f.patents >= 5 && small(f)],
  [
    "三类称号都没有的企业入门辅导",
    [["none", ["highTech", "is", "是"], ["techSme", "is", "是"], ["specialised", "is", "是"]]],
    (f) => !f.highTech && !f.techSme && !f.specialised,
  ],
  [
    "研发人员三十人以上或研发费用千万元以上",
    [["any", ["researchers", "atLeast", "30"], ["rdSpend", "atLeast", "1000 万元"]]],
    (f) => f.researchers >= 30 || f.rdSpend >= 1000,
  ],
  [
    "停产企业转产帮扶",
    [
      ["all", ["stopped", "is", "是"]],
      ["none", ["dishonest", "is", "是"]],
    ],
    (f) => f.stopped && !f.dishonest,
  ],
];

const termsOf = (groups: readonly Group[]): Term[] =>
  groups.flatMap(([how, ...asked], i) =>
    asked.map(([subject, comparison, value]) => ({ group: i, how, subject, comparison, value, address: "第一条", clause: "示例" })),
  );

/** Values on either side of every threshold above: whatever is not known may be any of them. */
const MAY_BE: { readonly [K in keyof Firm]: readonly Firm[K][] } = {
  place: ["512002", "512021", "510100"],
  industry: ["C14", "C35", "A01", "I65", "B06", "F51"],
  size: ["微型", "中型", "大型"],
  founded: ["2010-01-01", "2020-06-01", "2022-01-01", "2025-01-01"],
  staff: [0, 19, 20, 99, 100, 500, 501],
  researchers: [9, 10, 29, 30],
  turnover: [0, 1, 400, 500, 1999, 2000, 10_000, 10_001, 1_000_000],
  rdSpend: [0, 1, 16, 40, 999, 1000, 100_000],
  patents: [0, 4, 5, 9, 10],
  highTech: [false, true],
  techSme: [false, true],
  specialised: [false, true],
  dishonest: [false, true],
  stopped: [false, true],
};
const NUMBERS = new Set(["staff", "researchers", "turnover", "rdSpend", "patents"]);
const YES_NO = new Set(["highTech", "techSme", "specialised", "dishonest", "stopped"]);

/** `subject=value` apart by blanks; a turnover and research spending in 万元. */
function knownOf(text: string): Partial<Firm> {
  return Object.fromEntries(
    text.split(" ").map((pair) => {
      const [key = "", value = ""] = pair.split("=");
      assert.ok(key in MAY_BE, `unknown subject: ${key}`);
      return [key, NUMBERS.has(key) ? Number(value) : YES_NO.has(key) ? value === "是" : value];
    }),
  );
}

const factsOf = (known: Partial<Firm>): FirmFact[] =>
  Object.entries(known).map(([subject, value]) => ({
    subject: subject as SubjectKey,
    value:
      typeof value === "boolean"
        ? value
          ? "是"
          : "否"
        : subject === "turnover" || subject === "rdSpend"
          ? `${value} 万元`
          : String(value),
    onDay: "2025-12-31",
    untilOn: null,
    source: "示例",
  }));

/** By trying: every firm that what is known could be. Subjects that the policy does not name are left out. */
function tried(groups: readonly Group[], holds: (f: Firm) => boolean, known: Partial<Firm>): Verdict {
  const follows: Partial<Record<SubjectKey, readonly (keyof Firm)[]>> = { years: ["founded"], rdShare: ["rdSpend", "turnover"] };
  const named = groups.flatMap(([, ...asked]) => asked.flatMap(([s]) => follows[s] ?? [s as keyof Firm]));
  const open = [...new Set(named)].filter((key) => known[key] === undefined);
  const seen = new Set<boolean>();
  const go = (at: number, firm: Partial<Firm>): void => {
    const key = open[at];
    if (key === undefined) seen.add(holds(firm as Firm));
    else for (const value of MAY_BE[key]) go(at + 1, { ...firm, [key]: value });
  };
  go(0, known);
  return seen.size === 2 ? "open" : seen.has(true) ? "applies" : "not";
}

const LETTER: Readonly<Record<Verdict, string>> = { applies: "适", not: "否", open: "缺" };
const rows = readFileSync(new URL("case-file.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split("\t") as [name: string, facts: string, verdicts: string]);

test("50 firms by 20 policies: the verdicts of the file, by the conditions and by trying every firm there could be", () => {
  assert.deepEqual([rows.length, POLICIES.length], [50, 20]);
  for (const [, groups] of POLICIES)
    for (const [, ...asked] of groups) for (const [s, c, value] of asked) assert.ok("values" in readNeed(s, c, value), `${s} ${value}`);
  const counts = { 适: 0, 否: 0, 缺: 0 } as Record<string, number>;
  for (const [name, facts, verdicts] of rows) {
    const known = knownOf(facts);
    assert.ok(name.includes("示例"), name);
    assert.equal([...verdicts].length, POLICIES.length, name);
    POLICIES.forEach(([words, groups, holds], p) => {
      const expected = [...verdicts][p] as string;
      counts[expected] = (counts[expected] ?? 0) + 1;
      assert.equal(LETTER[tried(groups, holds, known)], expected, `${name}: ${words}, by trying`);
      assert.equal(LETTER[judge(termsOf(groups), factsOf(known), DAY).verdict], expected, `${name}: ${words}, by the conditions`);
    });
  }
  assert.ok(
    Object.values(counts).every((n) => n >= 100),
    `each kind of answer is asked often: ${JSON.stringify(counts)}`,
  );
});
