import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import fc from "fast-check";
import {
  aggregateOver,
  catalogueOf,
  compileIndicator,
  evaluate,
  lintIndicator,
  parseExpression,
  printExpression,
  readIndicator,
  type Answer,
  type FactKind,
  type Indicator,
  type Node,
  type PlainFact,
} from "./index.ts";

const label = { zh: "词", en: "word" };
const sale: FactKind = {
  kind: "apple.sold",
  label,
  measures: { fen: { label, unit: "fen", bounds: [0, 1e12] }, pieces: { label, unit: "count", bounds: [0, 1000] } },
  dimensions: { colour: { label, values: { red: label, green: label } } },
  distinct: ["buyer"],
  distributions: ["days"],
  evidence: "optional",
};
const lived: FactKind = {
  ...sale,
  kind: "people.counted",
  measures: { people: { label, unit: "person", bounds: [0, 1e9] } },
  population: { measure: "people", where: [{ dimension: "colour", values: ["red"] }] },
};
const catalogue = catalogueOf([sale, { ...sale, kind: "pear.sold" }, lived]);
const indicator = (expression: string): Indicator => ({
  code: "x",
  version: 1,
  name: label,
  definition: label,
  expression,
  unit: "count",
  better: "higher",
});

const valid = [
  "count(apple.sold)",
  "sum(apple.sold, fen)",
  "balance(apple.sold, fen)",
  "distinct(apple.sold, buyer)",
  "median(apple.sold, days)",
  'count(apple.sold where colour = "red")',
  'count(apple.sold where colour in ("red", "green"))',
  "ratio(count(pear.sold), count(apple.sold))",
  "count(apple.sold) / 2 + 1 - 3 * (4 + 5)",
  "  count( apple.sold )  ",
  "window(12, count(apple.sold))",
  "before(12, sum(apple.sold, fen))",
  'before(3, window(6, distinct(apple.sold, buyer where colour = "red")))',
  "growth(count(apple.sold) + count(pear.sold))",
  "growth(count(pear.sold) / count(apple.sold))",
  "growth(window(12, sum(apple.sold, fen)))",
  "percapita(sum(apple.sold, fen))",
  "percapita(10000, count(apple.sold) + count(pear.sold))",
  "growth(percapita(window(12, sum(apple.sold, fen))))",
];
const invalid: [string, number, RegExp][] = [
  ["count(plum.sold)", 6, /no kind of fact/],
  ["sum(apple.sold)", 4, /needs a name/],
  ["sum(apple.sold, buyer)", 16, /no “buyer” for sum/],
  ["count(apple.sold, fen)", 18, /no “fen” for count/],
  ['count(apple.sold where size = "red")', 23, /no dimension/],
  ['count(apple.sold where colour = "blue")', 32, /no value/],
  ["count(apple.sold", 16, /expected/],
  ["balance(apple.sold, buyer)", 20, /no “buyer” for balance/],
  ["1 +", 3, /not one of count/],
  ["count(apple.sold) count(apple.sold)", 18, /unexpected/],
  ["drop table", 0, /not one of count/],
  ["count(apple.sold) & 1", 17, /cannot read/],
  ["", 0, /not one of count/],
  ["window(0, count(apple.sold))", 7, /from 1 to 120/],
  ["window(1.5, count(apple.sold))", 7, /from 1 to 120/],
  ["window(12, balance(apple.sold, fen))", 11, /no window/],
  ["window(3, window(3, count(apple.sold)))", 10, /not one of count/],
  ["before(121, count(apple.sold))", 7, /from 1 to 120/],
  ["growth(5)", 0, /changes in time/],
  ["percapita(0, count(apple.sold))", 10, /from 1 to/],
  ["percapita(2.5, count(apple.sold))", 10, /from 1 to/],
  ["growth(before(120, count(apple.sold)))", 0, /at most 120 months back/],
];

test("a name that is not there is told with its place, what was expected and the nearest that is", () => {
  const told = (source: string): [number, string] | undefined => {
    const read = parseExpression(source, catalogue);
    return read.ok ? undefined : [read.error.at, read.error.message.zh];
  };
  assert.deepEqual(told("count(aple.sold)"), [6, "没有“aple.sold”这种事实，是不是“apple.sold”？"]);
  assert.deepEqual(told("cuont(apple.sold)"), [0, "不认识“cuont”，应为 count、sum、balance、distinct、median 之一"]);
  assert.deepEqual(told("coun(apple.sold)"), [0, "不认识“coun”，应为 count、sum、balance、distinct、median 之一，是不是“count”？"]);
  assert.deepEqual(told("sum(apple.sold, peices)"), [16, "词没有可求和的“peices”，是不是“pieces”？"]);
  assert.deepEqual(told('count(apple.sold where color = "red")'), [23, "词没有“color”这一维，是不是“colour”？"]);
  assert.deepEqual(told('count(apple.sold where colour = "gren")'), [32, "词没有“gren”，是不是“green”？"]);
  assert.deepEqual(told("count(train.left)"), [6, "没有“train.left”这种事实"]);
});

test("valid expressions parse, and print to what parses to the same tree", () => {
  for (const source of valid) {
    const tree = parseExpression(source, catalogue);
    assert.ok(tree.ok, source);
    const again = parseExpression(printExpression(tree.value), catalogue);
    assert.ok(again.ok && printExpression(again.value) === printExpression(tree.value), source);
  }
});

test("invalid expressions are refused at their place, in both languages", () => {
  for (const [source, position, message] of invalid) {
    const tree = parseExpression(source, catalogue);
    assert.ok(!tree.ok, source);
    assert.equal(tree.error.at, position, source);
    assert.match(tree.error.message.en, message, source);
    assert.ok(tree.error.message.zh.length > 0);
  }
});

test("random trees survive print and parse", () => {
  const leaf = fc.oneof(
    fc.nat(999).map((value): Node => ({ type: "number", value })),
    fc.constantFrom("count", "sum").map((fn): Node => ({
      type: "aggregate",
      aggregate: { fn: fn as "count", kind: "apple.sold", ...(fn === "sum" ? { of: "fen" } : {}), where: [] },
    })),
    fc
      .record({ months: fc.integer({ min: 1, max: 120 }), back: fc.integer({ min: 1, max: 120 }) }, { requiredKeys: [] })
      .filter((over) => Object.keys(over).length > 0)
      .map((over): Node => ({ type: "aggregate", aggregate: { fn: "count", kind: "apple.sold", where: [], over: { ...over } } })),
  );
  const { node } = fc.letrec<{ node: Node }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc
        .tuple(fc.constantFrom("+", "-", "*", "/"), tie("node"), tie("node"))
        .map(([operator, left, right]) => ({ type: "binary", operator: operator as "+", left, right })),
    ),
  }));
  fc.assert(
    fc.property(node, (tree) => {
      const back = parseExpression(printExpression(tree), catalogue);
      assert.deepEqual(back.ok && back.value, tree);
    }),
  );
});

test("what a ratio is made of is written in its own units", () => {
  const parts = (expression: string) => {
    const read = readIndicator(indicator(expression), catalogue);
    return read.ok && read.value.parts;
  };
  assert.deepEqual(parts("ratio(sum(apple.sold, fen), balance(apple.sold, fen))"), { numerator: "fen", denominator: "fen" });
  assert.deepEqual(parts("ratio(sum(apple.sold, fen), count(apple.sold))"), { numerator: "fen", denominator: "count" });
  assert.equal(parts("sum(apple.sold, fen)"), undefined);
});

test("a ratio keeps numerator and denominator; zero and missing are null with a reason, never 0", () => {
  const compiled = compileIndicator({ ...indicator("ratio(count(pear.sold), count(apple.sold))"), unit: "ratio" }, catalogue);
  assert.ok(compiled.ok);
  const of = (pears: number, apples: number) =>
    evaluate(compiled.value, (a): Answer => ({ value: a.kind === "pear.sold" ? pears : apples, n: 1 }));
  assert.deepEqual([of(1, 4).value, of(1, 4).numerator, of(1, 4).denominator], [0.25, 1, 4]);
  assert.equal(of(3, 0).value, null);
  assert.match(of(3, 0).missing[0]?.en ?? "", /denominator is 0/);
  const median = compileIndicator({ ...indicator("median(apple.sold, days) + 1"), unit: "days" }, catalogue);
  assert.ok(median.ok);
  const missing = evaluate(median.value, () => ({ value: null, n: 0 }));
  assert.equal(missing.value, null);
  assert.equal(missing.missing.length, 1);
});

test("the reference aggregate on facts counted by hand", () => {
  const fact = (kind: string, day: string, unit: number, colour: string, buyer: number, days: number, fen: number): PlainFact => ({
    kind,
    day,
    unitPath: [1, unit],
    dimensions: { colour },
    keys: { buyer, days },
    measures: { fen },
  });
  const facts = [
    fact("apple.sold", "2026-01-31", 2, "red", 7, 3, 100),
    fact("apple.sold", "2026-02-01", 2, "green", 7, 9, 250),
    fact("apple.sold", "2026-02-28", 3, "red", 8, 4, 50),
    fact("pear.sold", "2026-02-02", 2, "red", 9, 1, 1),
  ];
  const period = { from: "2026-01", to: "2026-02" };
  const ask = (
    fn: "count" | "sum" | "distinct" | "median",
    of?: string,
    where: { dimension: string; values: string[] }[] = [],
    unit = 1,
    p = period,
  ) => aggregateOver(facts, { fn, kind: "apple.sold", where, ...(of ? { of } : {}) }, p, unit).value;
  assert.equal(ask("count"), 3);
  assert.equal(ask("count", undefined, [], 2), 2);
  assert.equal(ask("count", undefined, [], 1, { from: "2026-02", to: "2026-02" }), 2);
  assert.equal(ask("sum", "fen", [{ dimension: "colour", values: ["red"] }]), 150);
  assert.equal(ask("distinct", "buyer"), 2);
  assert.equal(ask("median", "days"), 4);
  assert.equal(ask("median", "days", [], 2), 6);
  assert.equal(ask("median", "days", [], 9), null);
});

test("windows and growth by hand: other months than the period's, and nothing where there was nothing before", () => {
  const fact = (day: string, buyer: number, fen: number): PlainFact => ({
    ...{ kind: "apple.sold", day, unitPath: [1], dimensions: { colour: "red" } },
    ...{ keys: { buyer, days: 1 }, measures: { fen } },
  });
  // 2025: 100 in January, 60 in March, 40 in December. 2026: 90 in January, 130 in February.
  const facts = [fact("2025-01-31", 1, 100), fact("2025-03-01", 2, 60), fact("2025-12-31", 1, 40), fact("2026-01-01", 1, 90), fact("2026-02-28", 3, 130)]; // prettier-ignore
  const ask = (expression: string, unit: Indicator["unit"], from: string, to: string) => {
    const made = compileIndicator({ ...indicator(expression), unit }, catalogue);
    assert.ok(made.ok, expression);
    return evaluate(made.value, (a) => aggregateOver(facts, a, { from, to }, 1));
  };
  // January and February 2026: 220; the same months of 2025: 100; (220 − 100) ÷ 100 = 1.2.
  const growth = ask("growth(sum(apple.sold, fen))", "ratio", "2026-01", "2026-02");
  assert.deepEqual([growth.value, growth.numerator, growth.denominator], [1.2, 120, 100]);
  // Of February alone there was nothing a year before: no growth, and it is said; never 0.
  const none = ask("growth(sum(apple.sold, fen))", "ratio", "2026-02", "2026-02");
  assert.equal(none.value, null);
  assert.match(none.missing[0]?.zh ?? "", /上年同期为 0/);
  // Twelve months to January 2026 are February 2025 to January 2026: 60 + 40 + 90; to February: 60 + 40 + 90 + 130.
  assert.equal(ask("window(12, sum(apple.sold, fen))", "fen", "2026-01", "2026-01").value, 190);
  assert.equal(ask("window(12, sum(apple.sold, fen))", "fen", "2026-01", "2026-02").value, 320);
  // Two months to January are over the turn of the year; one buyer in both.
  assert.equal(ask("window(2, distinct(apple.sold, buyer))", "count", "2026-01", "2026-01").value, 1);
  // Three months to March 2026, twelve months before: January to March 2025.
  assert.equal(ask("before(12, window(3, sum(apple.sold, fen)))", "fen", "2026-03", "2026-03").value, 160);
  // What stands: 200 at the end of 2025, 420 in February 2026, 100 a year before that.
  assert.equal(ask("before(12, balance(apple.sold, fen))", "fen", "2026-02", "2026-02").value, 100);
  assert.equal(ask("growth(balance(apple.sold, fen))", "ratio", "2026-02", "2026-02").value, 3.2);
  // A rate of rates: 220 ÷ 2 = 110 a sale against 100 ÷ 1 = 100: a tenth more.
  assert.ok(
    Math.abs((ask("growth(sum(apple.sold, fen) / count(apple.sold))", "ratio", "2026-01", "2026-02").value as number) - 0.1) < 1e-12,
  );
  assert.equal(printExpression(growthTree()), "((count(apple.sold) - before(12, count(apple.sold))) / before(12, count(apple.sold)))");
  function growthTree(): Node {
    const tree = parseExpression("growth(count(apple.sold))", catalogue);
    assert.ok(tree.ok);
    return tree.value;
  }
});

test("the lint refuses show and offers an honest replacement; honest names pass (canary both ways)", () => {
  const named = (zh: string, en = "x") =>
    lintIndicator({ name: { zh, en }, definition: { zh: "", en: "" }, expression: "count(apple.sold)" });
  for (const bad of [
    "领导批示数",
    "信息采用篇数",
    "会议次数",
    "活动照片数",
    "注册用户数",
    "登录次数",
    "签到率",
    "浏览量",
    "点赞数",
    "转发数",
    "在线时长",
    "学习时长",
    "安装量",
  ]) {
    const [finding] = named(bad);
    assert.ok(finding, bad);
    assert.ok(finding.rule.zh.length > 10 && finding.instead.zh.length > 5, bad);
  }
  for (const bad of ["number of meetings", "page views", "likes", "log-ins", "online time", "press items"])
    assert.ok(named("x", bad).length > 0, bad);
  for (const good of ["经确认的需求方", "首次引荐天数", "签约率", "产业技术发展大会", "到位金额", "确认见效"])
    assert.deepEqual(named(good), [], good);
  const refused = compileIndicator({ ...indicator("count(apple.sold)"), name: { zh: "点赞数", en: "x" } }, catalogue);
  assert.ok(!refused.ok && refused.error[0]?.code === "banned");
});

test("answers do not depend on the order of facts", () => {
  const random = seededRandom(5);
  const facts: PlainFact[] = Array.from({ length: 200 }, () => ({
    kind: "apple.sold",
    day: `2026-0${1 + random.below(6)}-15`,
    unitPath: [1, 2 + random.below(3)],
    dimensions: { colour: random.pick(["red", "green"]) },
    keys: { buyer: random.below(20), days: random.below(40) },
    measures: { fen: random.below(1000) },
  }));
  const ask = (list: PlainFact[]) =>
    (["count", "sum", "distinct", "median"] as const).map(
      (fn) =>
        aggregateOver(
          list,
          { fn, kind: "apple.sold", where: [], ...(fn === "count" ? {} : { of: { sum: "fen", distinct: "buyer", median: "days" }[fn] }) },
          { from: "2026-02", to: "2026-05" },
          1,
        ).value,
    );
  assert.deepEqual(ask(random.shuffle(facts)), ask(facts));
});

test("by head of the population: units are checked, what nobody stated is missing and never 0", () => {
  const made = (expression: string, unit: Indicator["unit"]) => compileIndicator({ ...indicator(expression), unit }, catalogue);
  const yuan = made("percapita(sum(apple.sold, fen))", "fen");
  assert.ok(yuan.ok && yuan.value.people?.of === "people");
  assert.ok(made("percapita(10000, count(apple.sold))", "count").ok);
  const told = (r: ReturnType<typeof made>) => (r.ok ? "" : r.error.map((e) => (e.code === "units" ? e.message.zh : e.code)).join());
  assert.match(told(made("percapita(sum(apple.sold, fen)) + sum(apple.sold, fen)", "fen")), /金额÷人口和金额不能相加减/);
  assert.match(told(made("balance(people.counted, people) + count(apple.sold)", "count")), /人口和个数不能相加减/);
  assert.match(told(made("percapita(sum(apple.sold, fen))", "days")), /算出来的是金额÷人口，单位却写作天数/);
  // 1,000 fen of 4 people: 250 each, 2.5 million for each 10,000. By the naive count over plain facts, whatever the colour that is no population.
  const at = { unitPath: [1], day: "2026-03-01", dimensions: { colour: "red" }, keys: {} };
  const facts: PlainFact[] = [
    { ...at, kind: "apple.sold", measures: { fen: 1000 } },
    { ...at, kind: "people.counted", measures: { people: 4 } },
    { ...at, kind: "people.counted", dimensions: { colour: "green" }, measures: { people: 90 } },
  ];
  const period = { from: "2026-01", to: "2026-12" };
  const of = (some: PlainFact[]) => evaluate(yuan.value, (a) => aggregateOver(some, a, period, 1));
  assert.deepEqual([of(facts).value, of(facts).numerator, of(facts).denominator], [250, 1000, 4]);
  const none = of(facts.slice(0, 1));
  assert.deepEqual([none.value, none.missing.map((m) => m.zh)], [null, ["还没有人口数，算不出按人口平均"]]);
  assert.equal(of(facts.slice(1)).value, 0, "nothing sold among people who are known is a true 0");
  assert.throws(() => catalogueOf([lived, { ...lived, kind: "people.counted.again" }]), /second source/);
  assert.ok(!parseExpression("percapita(count(apple.sold))", catalogueOf([sale])).ok);
});

test("money and things, what stands and what flows are not added, and the unit is what is reckoned", () => {
  const faults = (expression: string, unit: Indicator["unit"]): string[] => {
    const made = compileIndicator({ ...indicator(expression), unit }, catalogue);
    return made.ok ? [] : made.error.map((e) => (e.code === "units" ? e.message.zh : e.code));
  };
  assert.match(faults("sum(apple.sold, fen) + count(apple.sold)", "fen")[0] ?? "", /金额和个数不能相加减/);
  assert.match(faults("balance(apple.sold, fen) - sum(apple.sold, fen)", "fen")[0] ?? "", /期末存量和期内流量不能相加减/);
  assert.match(faults("count(apple.sold)", "fen")[0] ?? "", /算出来的是个数，单位却写作金额/);
  assert.match(faults("ratio(sum(apple.sold, fen), median(apple.sold, days))", "fen")[0] ?? "", /金额÷天数/);
  // Money by the piece is money, and is read as money where it was defined as a rate.
  assert.deepEqual(faults("ratio(sum(apple.sold, fen), count(apple.sold))", "fen"), []);
  const each = compileIndicator({ ...indicator("ratio(sum(apple.sold, fen), count(apple.sold))"), unit: "ratio" }, catalogue);
  assert.equal(each.ok && each.value.indicator.unit, "fen");
  assert.deepEqual(faults("ratio(sum(apple.sold, fen), balance(apple.sold, pieces))", "ratio"), [], "a rate per head");
  assert.deepEqual(faults("sum(apple.sold, fen) * 2 + 100", "fen"), []);
  assert.deepEqual(faults("count(apple.sold) + distinct(apple.sold, buyer) + sum(pear.sold, pieces)", "count"), []);
  assert.deepEqual(faults("median(apple.sold, days)", "days"), []);
  assert.deepEqual(faults("growth(sum(apple.sold, fen))", "ratio"), []);
  assert.match(faults("growth(sum(apple.sold, fen))", "fen")[0] ?? "", /算出来的是比率，单位却写作金额/);
  assert.match(faults("growth(count(apple.sold) + sum(apple.sold, fen))", "ratio")[0] ?? "", /不能相加减/);
  assert.match(faults("balance(apple.sold, fen) + window(12, sum(apple.sold, fen))", "fen")[0] ?? "", /期末存量和期内流量/);
  // What is in force already is read, whatever the checks have learnt since.
  assert.ok(readIndicator(indicator("sum(apple.sold, fen) + count(apple.sold)"), catalogue).ok);
  assert.ok(!readIndicator(indicator("sum(apple.sold"), catalogue).ok);
});
