import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import {
  aggregateOver,
  catalogueOf,
  compileIndicator,
  evaluate,
  growthOf,
  parseExpression,
  printExpression,
  readIndicator,
  readSentence,
  tellExpression,
  unitOf,
  type Beside,
  type CompiledIndicator,
  type Indicator,
  type PlainFact,
  type Source,
} from "./index.ts";

const label = { zh: "卖出", en: "sold" };
const catalogue = catalogueOf([
  {
    kind: "apple.sold",
    label,
    measures: { fen: { label: { zh: "金额", en: "amount" }, unit: "fen", bounds: [0, 1e12] } },
    dimensions: {},
    distinct: ["buyer"],
    distributions: ["days"],
    evidence: "optional",
  },
]);
const indicator = (code: string, expression: string, unit: Indicator["unit"] = "count", zh = code): Indicator => ({
  ...{ code, version: 3, name: { zh, en: zh }, definition: label, expression, unit, better: "higher" },
});
const besides = (indicators: readonly Indicator[], sources: readonly Source[] = []): Beside => ({
  indicators: new Map(indicators.map((i) => [i.code, i])),
  sources: new Map(sources.map((s) => [s.key, s])),
});
const sales = indicator("sales", "count(apple.sold)", "count", "卖出件数");
const money = indicator("money", "sum(apple.sold, fen)", "fen", "卖出金额");
const mean = indicator("mean", "ratio(indicator(money), indicator(sales))", "fen", "每件金额");
const spent: Source = { key: "series(12)", label: { zh: "统计数据“支出”最近一期", en: "the latest “spending” of a survey" }, unit: "fen" };
const shops: Source = {
  key: "register(shop)",
  label: { zh: "登记册“商店”的条数", en: "how many “shops” a register holds" },
  unit: "count",
};
const beside = besides([sales, money, mean], [spent, shops]);

const made = (i: Indicator, among: Beside = beside): CompiledIndicator => {
  const c = compileIndicator(i, catalogue, among);
  assert.ok(c.ok, JSON.stringify(c));
  return c.value;
};
const told = (i: Indicator, among: Beside = beside): string => {
  const c = compileIndicator(i, catalogue, among);
  return c.ok ? "" : c.error.map((e) => (e.code === "expression" ? `${e.fault.at} ${e.fault.message.zh}` : e.code === "units" ? e.message.zh : e.code)).join("; "); // prettier-ignore
};
const fact = (day: string, fen: number): PlainFact => ({ kind: "apple.sold", day, unitPath: [1], dimensions: {}, keys: { buyer: fen % 3, days: 1 }, measures: { fen } }); // prettier-ignore
const period = { from: "2026-01", to: "2026-12" };

test("another indicator is a term: its value, its facts and its version go in, and nothing of it is missing as 0", () => {
  // 300 and 500 fen in two sales: 400 each; the double of it 800. A year before one sale of 200: growth of the mean (400 − 200) ÷ 200 = 1.
  const facts = [fact("2026-03-01", 300), fact("2026-05-01", 500), fact("2025-05-01", 200)];
  const of = (i: Indicator, some = facts) => evaluate(made(i), (a) => aggregateOver(some, a, period, 1));
  const twice = of(indicator("twice", "indicator(mean) * 2", "ratio"));
  assert.equal(twice.value, 800);
  assert.deepEqual(twice.inputs.map((i) => i.answer.value), [800, 2]); // prettier-ignore
  assert.deepEqual(
    twice.terms.map((t) => [printExpression(t.node), t.node.type === "named" && t.node.version, t.value]),
    [["indicator(mean)", 3, 400]],
  );
  assert.deepEqual(
    made(indicator("twice", "indicator(mean) * 2", "ratio")).named.map((n) => n.code),
    ["mean", "money", "sales"],
    "whoever cites it cites all it rests on",
  );
  assert.equal(of(indicator("grown", "growth(indicator(mean))", "ratio")).value, 1);
  assert.equal(of(indicator("was", "before(12, indicator(mean))", "ratio")).value, 200);
  const none = of(indicator("twice", "indicator(mean) * 2", "ratio"), []);
  assert.deepEqual([none.value, none.missing.map((m) => m.zh)], [null, ["「每件金额」分母为 0，本期无此项"]]);
});

test("a circle is refused with the names it goes round by; so are what is not there and what is nested too deep", () => {
  assert.equal(told(indicator("sales", "indicator(sales) + 1", "count", "卖出件数")), "10 口径绕成一圈：「卖出件数」→「卖出件数」，算不出来，请去掉其中一处"); // prettier-ignore
  assert.equal(
    told(indicator("money", "sum(apple.sold, fen) + indicator(mean)", "fen", "卖出金额")),
    "33 口径绕成一圈：「卖出金额」→「每件金额」→「卖出金额」，算不出来，请去掉其中一处",
  );
  assert.equal(told(indicator("x", "indicator(meen)")), "10 没有“meen”这个指标，是不是“mean”？");
  assert.match(told(indicator("x", "window(12, indicator(sales))")), /^11 不认识“indicator”/);
  assert.match(told(indicator("x", "before(100, indicator(y))"), besides([indicator("y", "before(21, count(apple.sold))")])), /最多往前 120 个月/); // prettier-ignore
  const chain = (n: number, of: (at: number) => string): Indicator[] => Array.from({ length: n }, (_, k) => indicator(`d${k}`, k === 0 ? "count(apple.sold)" : of(k - 1))); // prettier-ignore
  const deep = chain(12, (k) => `indicator(d${k}) + 1`);
  assert.match(told(deep[11] as Indicator, besides(deep)), /指标套指标最多 8 层/);
  assert.equal(told(deep[7] as Indicator, besides(deep)), "");
  // Each doubles: seven deep would unfold to thousands of parts.
  const wide = chain(8, (k) => Array.from({ length: 9 }, () => `indicator(d${k})`).join(" + "));
  assert.match(told(wide[7] as Indicator, besides(wide)), /超过 1000 项/);
});

test("units and kinds are asked through the names; what has changed since is missing with the reason and breaks nothing else", () => {
  assert.match(told(indicator("x", "indicator(money) + indicator(sales)", "fen")), /金额和个数不能相加减/);
  assert.match(told(indicator("x", "indicator(money)", "count")), /算出来的是金额，单位却写作个数/);
  assert.match(told(indicator("x", "register(shop) + indicator(sales)", "count")), /期末存量和期内流量不能相加减/);
  assert.match(told(indicator("x", "series(12) + count(apple.sold)", "fen")), /金额和个数不能相加减/);
  assert.equal(told(indicator("x", "ratio(indicator(money), series(12))", "ratio")), "");
  assert.match(told(indicator("x", "series(13)")), /没有编号“13”的统计数据/);
  assert.match(told(indicator("x", "register(shops)")), /没有“shops”这本登记册，是不是“shop”？/);
  // What is counted in a unit of its own is a number of these, and no percentage.
  const tons = besides([], [{ key: "series(9)", label: { zh: "统计数据“粮食”最近一期", en: "grain" }, unit: "吨" }]);
  const grain = parseExpression("series(9)", catalogue, tons);
  assert.ok(grain.ok);
  assert.equal(unitOf(grain.value, catalogue), "count");
  assert.equal(told(indicator("x", "series(9)"), tons), "");
  assert.match(told(indicator("x", "series(9) + count(apple.sold)"), tons), /吨和个数不能相加减/);
  const x = indicator("x", "indicator(money) + sum(apple.sold, fen)", "fen");
  assert.equal(told(x), "");
  const since = readIndicator(x, catalogue, besides([{ ...money, expression: "count(apple.sold)", unit: "count" }]));
  assert.ok(since.ok);
  const v = evaluate(since.value, () => ({ value: 1, n: 1 }));
  assert.deepEqual([v.value, v.missing[0]?.zh.startsWith("个数和金额不能相加减")], [null, true]);
});

test("a source is answered by whoever has it; where nobody has, it is missing", () => {
  const c = made(indicator("x", "ratio(indicator(money), series(12))", "ratio"));
  const facts = [fact("2026-03-01", 300)];
  const of = (value: number | null) =>
    evaluate(
      c,
      (a) => aggregateOver(facts, a, period, 1),
      () => ({ value, words: { zh: "没有这个地区的数", en: "none of this region" } }),
    );
  assert.deepEqual([of(600).value, of(600).numerator, of(600).denominator], [0.5, 300, 600]);
  assert.deepEqual([of(null).value, of(null).missing[0]?.zh], [null, "没有这个地区的数"]);
  assert.equal(evaluate(c, () => ({ value: 1, n: 1 })).value, null, "not asked is not 0");
});

test("whatever names others is what is had by writing them out, over any facts; its sentence and its spelling are read back", () => {
  const random = seededRandom(1516);
  const all = [sales, money, mean];
  const leaf = (): string =>
    random.pick([...all.map((i) => `indicator(${i.code})`), "count(apple.sold)", "sum(apple.sold, fen)", "before(12, indicator(mean))", "series(12)", "before(3, register(shop))", "7"]); // prettier-ignore
  const draw = (depth: number): string =>
    depth === 0 || random.next() < 0.2 ? leaf() : `(${draw(depth - 1)} ${random.pick(["+", "-", "*", "/"])} ${draw(depth - 1)})`;
  const shift = (text: string, back: number): string => text.replace(/(count|sum)\([^)]*\)/g, (a) => `before(${back}, ${a})`);
  const written = (text: string): string =>
    text
      .replaceAll("before(12, indicator(mean))", shift("(sum(apple.sold, fen) / count(apple.sold))", 12))
      .replaceAll("indicator(mean)", "(indicator(money) / indicator(sales))")
      .replaceAll("indicator(money)", "sum(apple.sold, fen)")
      .replaceAll("indicator(sales)", "count(apple.sold)");
  const word = (key: string) => ({ zh: key, en: key });
  for (let n = 0; n < 1500; n++) {
    const text = draw(3);
    const facts = Array.from({ length: random.below(6) }, () => fact(`202${random.pick([5, 6])}-0${1 + random.below(9)}-11`, random.below(900))); // prettier-ignore
    const source = ({ source: { key } }: { source: Source }) => ({ value: key === "series(12)" ? 50 : null, words: label });
    const of = (expression: string) => {
      const read = readIndicator(indicator("x", expression, "ratio"), catalogue, beside);
      assert.ok(read.ok);
      const { broken: _, ...whole } = read.value;
      return evaluate(whole, (a) => aggregateOver(facts, a, period, 1), source);
    };
    const [named, plain] = [of(text), of(written(text))];
    assert.deepEqual(named.value, plain.value, text);
    // What is another's alone shows that one's parts there.
    if (text.startsWith("(")) assert.deepEqual([named.numerator, named.denominator], [plain.numerator, plain.denominator], text);
    const drawn = parseExpression(text, catalogue, beside);
    assert.ok(drawn.ok);
    const tree = (random.next() < 0.2 ? growthOf(drawn.value) : undefined) ?? drawn.value;
    assert.deepEqual(parseExpression(printExpression(tree), catalogue, beside), { ok: true, value: tree });
    for (const language of ["zh", "en"] as const) {
      const sentence = tellExpression(tree, catalogue, language, word);
      assert.deepEqual(readSentence(sentence, catalogue, language, word, beside), { ok: true, value: tree }, sentence);
    }
  }
  const unread = readSentence("指标“卖出全额” ÷ 2", catalogue, "zh", word, beside);
  assert.match(unread.ok ? "" : unread.error.message.zh, /没有这个指标：“卖出全额” ÷ 2”；可写：卖出金额/);
});
