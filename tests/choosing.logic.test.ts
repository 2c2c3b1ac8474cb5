import assert from "node:assert/strict";
import { test } from "node:test";
import { compileIndicator } from "@bihuan/indicators";
import { house } from "../app/rooms.ts";
import { groupFigures } from "../features/indicators/groups.ts";
import { expressionOf, LOOKS, sentenceOf, unitChosen, waysOf, type Kind, type Term } from "../features/indicators/choosing.ts";

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
}));

test("whatever can be chosen is a sound expression, its unit told, its sentence free of identifiers", () => {
  assert.ok(kinds.length > 10);
  const below: Term = { kind: "demand.confirmed", how: "count", where: {} };
  for (const kind of kinds)
    for (const { how } of waysOf(kind))
      for (const [dividedBy, look] of [undefined, below].flatMap((d) => LOOKS.map((l) => [d, l] as const))) {
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
            expression: expressionOf(counted, dividedBy, look),
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
        assert.doesNotMatch(sentence.zh, /[a-z]_|[a-z]{3,}\(|[a-z]\.[a-z]|[a-z][A-Z]/, sentence.zh);
      }
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
});

test("figures stand under what they are about; every kind of fact has its group", () => {
  const figures = kinds.map((k) => ({ inputs: [{ aggregate: { kind: k.kind } }] }));
  const groups = groupFigures(figures);
  assert.equal(groups.flatMap((g) => g.figures).length, figures.length);
  assert.ok(groups.length >= 4);
});
