import assert from "node:assert/strict";
import { test } from "node:test";
import {
  compileIndicator,
  FUNCTIONS,
  growthOf,
  parseExpression,
  perHead,
  printExpression,
  readSentence,
  tellExpression,
  type Aggregate,
  type Beside,
  type Indicator,
  type Node,
} from "@bihuan/indicators";
import { seededRandom } from "@bihuan/kit";
import { house } from "../app/rooms.ts";
import { keyWord } from "../features/indicators/words.ts";
import { groupFigures } from "../features/indicators/groups.ts";
import {
  expressionOf,
  kindsBeside,
  looksFor,
  sentenceOf,
  unitChosen,
  waysOf,
  type Kind,
  type Term,
} from "../features/indicators/choosing.ts";

const kinds: Kind[] = [...house.facts.values()].map((k) => ({
  kind: k.kind,
  label: k.label,
  measures: Object.entries(k.measures).map(([key, m]) => ({ key, label: m.label, unit: m.unit })),
  dimensions: Object.entries(k.dimensions).map(([key, d]) => ({
    key,
    label: d.label,
    values: Object.entries(d.values).map(([value, label]) => ({ value, label })),
  })),
  distinct: k.distinct,
  distributions: k.distributions,
  ...(k.population && { population: k.population }),
}));

test("whatever can be chosen is a sound expression, its unit told, its sentence free of identifiers", () => {
  assert.ok(kinds.length > 10);
  const below: Term = { kind: "demand.confirmed", how: "count", where: {} };
  for (const kind of kinds)
    for (const { how } of waysOf(kind))
      for (const [dividedBy, look] of [undefined, below].flatMap((d) =>
        looksFor(kinds, { kind: kind.kind, how, where: {} }, d).map((l) => [d, l] as const),
      )) {
        const where = Object.fromEntries(kind.dimensions.map((d) => [d.key, d.values.slice(0, 2).map((v) => v.value)]));
        const counted = { kind: kind.kind, how, where };
        const sentence = sentenceOf(kinds, counted, dividedBy, look);
        const unit = unitChosen(kinds, counted, dividedBy, look);
        const name = { zh: "示例", en: "sample" };
        const done = compileIndicator(
          {
            code: "trial",
            version: 1,
            better: "neither",
            name,
            definition: name,
            expression: expressionOf(kinds, counted, dividedBy, look),
            unit,
          },
          house.facts,
        );
        // Unlike units do not divide; that is told in words by the same check.
        if (!done.ok)
          assert.ok(
            done.error.every((f) => f.code === "units"),
            `${kind.kind} ${how}: ${JSON.stringify(done.error)}`,
          );
        assert.doesNotMatch(sentence.zh.replace(/Excel|App/g, ""), /[a-z]{3}/, sentence.zh);
      }
});

test("every key and distribution of a fact has its words", () => {
  const bare = [...house.facts.values()].flatMap((k) =>
    [...k.distinct, ...k.distributions]
      .filter((key) => keyWord(key).zh === key)
      .map((key) => `${k.kind}: ${key} has no words in features/indicators/words.ts`),
  );
  assert.deepEqual(bare, []);
});

test("the sentence of what was chosen", () => {
  const counted: Term = { kind: "agreement.signed", how: "count", where: { type: ["contract", "registered"] } };
  const sentence = sentenceOf(kinds, counted, { kind: "demand.introduced", how: "count", where: {} }).zh;
  assert.match(sentence, /^期内「.+」的件数（.+：合同、登记技术合同） ÷ 「.+」的件数$/);
  assert.match(
    sentenceOf(kinds, counted, undefined, "growth").zh,
    /^期内「.+」的件数（.+），比上年同月份增长多少（增减 ÷ 上年同期；上年同期为 0 的不算）$/,
  );
  assert.match(sentenceOf(kinds, counted, undefined, "year").zh, /^截至期末 12 个月内「.+」的件数/);
  // By head: money for each, things for each ten thousand; not of what is divided already, nor of days.
  const money: Term = { kind: "agreement.signed", how: "sum amountFen", where: {} };
  assert.match(sentenceOf(kinds, money, undefined, "heads").zh, /^期内「.+」的金额合计，按人口平均每人$/);
  assert.match(sentenceOf(kinds, counted, undefined, "heads").zh, /^期内「.+」的件数（.+），按人口平均每 10000 人$/);
  assert.ok(looksFor(kinds, money, undefined).includes("heads"));
  assert.ok(!looksFor(kinds, money, counted).includes("heads"));
  assert.ok(
    !looksFor(
      kinds.filter((k) => !k.population),
      money,
      undefined,
    ).includes("heads"),
  );
});

test("another indicator is chosen as a kind of fact is; what it has months of its own for is not offered", () => {
  const named = (code: string, zh: string, expression: string, unit: Indicator["unit"]): Indicator => ({
    ...{ code, version: 1, name: { zh, en: code }, definition: { zh, en: code }, expression, unit, better: "higher" },
  });
  const beside: Beside = {
    sources: new Map(),
    indicators: new Map([
      ["money", named("money", "签约金额", "sum(agreement.signed, amountFen)", "fen")],
      ["rate", named("rate", "签约率", "ratio(count(agreement.signed), count(demand.introduced))", "ratio")],
    ]),
  };
  const all = [...kinds, ...kindsBeside(beside, house.facts)];
  const money: Term = { kind: "indicator(money)", how: "count", where: {} };
  const rate: Term = { kind: "indicator(rate)", how: "count", where: {} };
  assert.deepEqual(looksFor(all, money, undefined), ["period", "growth", "heads"]);
  assert.deepEqual(looksFor(all, rate, undefined), ["period", "growth"]);
  assert.equal(expressionOf(all, money, rate), "ratio(indicator(money), indicator(rate))");
  assert.equal(sentenceOf(all, money, rate).zh, "期内指标“签约金额” ÷ 指标“签约率”");
  assert.equal(sentenceOf(all, money, undefined, "heads").zh, "期内指标“签约金额”，按人口平均每人");
  assert.equal(expressionOf(all, money, undefined, "growth"), "growth(indicator(money))");
  assert.deepEqual([unitChosen(all, money, undefined), unitChosen(all, money, rate)], ["fen", "ratio"]);
  const pieces: Term = { kind: "agreement.signed", how: "count", where: {} };
  assert.deepEqual([unitChosen(all, money, pieces), unitChosen(all, money, money)], ["fen", "ratio"], "money by the piece is money");
  for (const [one, two, look] of [
    [money, rate, "period"],
    [money, undefined, "growth"],
    [money, undefined, "heads"],
  ] as const) {
    // prettier-ignore
    const read = readSentence(sentenceOf(all, one, two, look).zh, house.facts, "zh", keyWord, beside);
    const parsed = parseExpression(expressionOf(all, one, two, look), house.facts, beside);
    assert.deepEqual(read, parsed);
    assert.ok(read.ok);
  }
});

test("figures stand under what they are about; what no group names stands under 其他, and none is lost", () => {
  const figures = kinds.map((k) => ({ inputs: [{ aggregate: { kind: k.kind } }] }));
  const groups = groupFigures(figures);
  assert.equal(groups.flatMap((g) => g.figures).length, figures.length);
  assert.ok(groups.length >= 4);
});

/** A tree of the house's facts, drawn: aggregates of every kind under conditions and over months, numbers, the four operators, growth at the top. */
function drawTree(random: ReturnType<typeof seededRandom>): Node {
  const all = [...house.facts.values()];
  const aggregate = (): Node => {
    const kind = random.pick(all);
    const named = (fn: Aggregate["fn"]): readonly string[] =>
      fn === "sum" || fn === "balance"
        ? Object.keys(kind.measures)
        : fn === "distinct"
          ? kind.distinct
          : fn === "median"
            ? kind.distributions
            : [];
    const fn = random.pick(FUNCTIONS.filter((f) => f === "count" || named(f).length > 0));
    const where = Object.entries(kind.dimensions)
      .filter(() => random.next() < 0.5)
      .map(([dimension, d]) => ({ dimension, values: random.shuffle(Object.keys(d.values)).slice(0, 1 + Math.floor(random.next() * 3)) }));
    const over = {
      ...(fn !== "balance" && random.next() < 0.3 ? { months: 1 + Math.floor(random.next() * 120) } : {}),
      ...(random.next() < 0.3 ? { back: random.next() < 0.5 ? 12 : 1 + Math.floor(random.next() * 108) } : {}),
    };
    return {
      type: "aggregate",
      aggregate: {
        fn,
        kind: kind.kind,
        ...(fn === "count" ? {} : { of: random.pick(named(fn)) }),
        where,
        ...(Object.keys(over).length > 0 ? { over } : {}),
      },
    };
  };
  const tree = (depth: number): Node => {
    if (depth === 0 || random.next() < 0.3)
      return random.next() < 0.15 ? { type: "number", value: Math.round(random.next() * 1e5) / 100 } : aggregate();
    return { type: "binary", operator: random.pick(["+", "-", "*", "/"] as const), left: tree(depth - 1), right: tree(depth - 1) };
  };
  const plain = tree(3);
  const made = (random.next() < 0.2 ? perHead(plain, random.pick([1, 10, 10_000]), house.facts) : undefined) ?? plain;
  return (random.next() < 0.2 ? growthOf(made) : undefined) ?? made;
}

test("the sentence of a tree is read back into the tree, whatever the tree, in both languages; so is the expression", () => {
  const random = seededRandom(15);
  for (let n = 0; n < 2000; n++) {
    const tree = drawTree(random);
    for (const language of ["zh", "en"] as const) {
      const sentence = tellExpression(tree, house.facts, language, keyWord);
      // Long nests of years and conditions pass the length that is taken from people.
      if (sentence.length > 2000) continue;
      const read = readSentence(sentence, house.facts, language, keyWord);
      assert.ok(read.ok, `${sentence}\n${read.ok ? "" : JSON.stringify(read.error)}`);
      assert.deepEqual(read.value, tree, sentence);
      if (language === "zh") assert.doesNotMatch(sentence.replace(/Excel|App/g, ""), /[a-z]{3}/, sentence);
    }
    const printed = parseExpression(printExpression(tree), house.facts);
    assert.ok(printed.ok && printExpression(printed.value) === printExpression(tree));
  }
});

test("a sentence that is not understood says where and what could stand there", () => {
  const fault = (words: string) => {
    const read = readSentence(words, house.facts, "zh", keyWord);
    return read.ok ? "read" : `${read.error.at} ${read.error.message.zh}`;
  };
  assert.match(fault("期内「确认需要」的件数"), /^3 没有这种事实：“确认需要」的件数”；可写：(确认需求|.*、确认需求)/);
  assert.match(fault("「签订协议」的金额平均"), /^7 「签订协议」不能这样算：“金额平均”；可写：/);
  assert.match(fault("「签订协议」的件数（颜色：红）"), /没有这一项可分/);
  assert.match(fault("「签订协议」的件数 ÷"), /看不懂/);
  assert.match(fault("「签订协议」的件数 另外"), /多出内容/);
  assert.match(fault("「签订协议」的件数，按人口平均每 0 人"), /每多少人应为 1 到/);
  assert.equal(fault("期内「签订协议」的件数，按人口平均每 10000 人，比上年同月份增长多少"), "read");
  assert.match(fault("3，比上年同月份增长多少"), /增长要有随时间变的数/);
  assert.equal(fault("期内「签订协议」的件数 除以 「首次引荐」的件数。"), "read");
});
