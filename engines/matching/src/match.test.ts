import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { buildIndex, DEFAULT_WEIGHTS, proposeCandidates, sharedWords, termsOf, type Demand, type Supply } from "./index.ts";

const supply = (id: number, over: Partial<Supply> = {}): Supply => ({
  id,
  name: `专家${id}`,
  organisation: `单位${id}`,
  summary: "",
  fieldCode: null,
  industryCode: null,
  regionCode: null,
  load: 0,
  capacity: 3,
  ...over,
});
const demand = (over: Partial<Demand> = {}): Demand => ({
  text: "",
  fieldCode: null,
  industryCode: null,
  regionCode: null,
  organisation: "",
  ...over,
});

test("the expert whose words fit comes first, with the shared words as reason", () => {
  const index = buildIndex([
    supply(1, { summary: "果蔬冷链保鲜与贮藏" }),
    supply(2, { summary: "锂电池热失控与防爆" }),
    supply(3, { summary: "桥梁检测" }),
  ]);
  const { candidates } = proposeCandidates(index, demand({ text: "防爆锂电池的热失控怎样抑制" }));
  assert.deepEqual(
    candidates.map((c) => c.supplyId),
    [2],
  );
  assert.ok(candidates[0]?.reasons.some((r) => r.zh.startsWith("词语相合") && r.zh.includes("锂电池") && r.zh.includes("热失控")));
});

test("own organisation and full load are excluded with their reason, not silently", () => {
  const index = buildIndex([
    supply(1, { summary: "水稻育种", organisation: "甲厂" }),
    supply(2, { summary: "水稻育种", load: 3 }),
    supply(3, { summary: "水稻育种" }),
  ]);
  const { candidates, excluded } = proposeCandidates(index, demand({ text: "水稻育种", organisation: "甲厂" }));
  assert.deepEqual(
    candidates.map((c) => c.supplyId),
    [3],
  );
  assert.deepEqual(
    excluded.map((e) => [e.supplyId, e.reason.zh.includes("回避"), e.reason.zh.includes("上限")]),
    [
      [1, true, false],
      [2, false, true],
    ],
  );
});

test("field of science alone makes a candidate, and nearer codes score higher", () => {
  const index = buildIndex([
    supply(1, { fieldCode: "2101020" }),
    supply(2, { fieldCode: "2101050" }),
    supply(3, { fieldCode: "210" }),
    supply(4, { fieldCode: "510" }),
  ]);
  const { candidates } = proposeCandidates(index, demand({ text: "无", fieldCode: "2101020" }));
  assert.deepEqual(
    candidates.map((c) => c.supplyId),
    [1, 2, 3],
  );
  const scores = candidates.map((c) => c.score);
  assert.ok((scores[0] as number) > (scores[1] as number) && (scores[1] as number) > (scores[2] as number));
});

test("score is the weighted mean of the shown parts, in [0, 1], sorted, ties by id", () => {
  const word = fc.constantFrom("电池", "水稻", "桥梁", "保鲜", "检测", "防爆");
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.array(word, { maxLength: 4 }), fc.integer({ min: 0, max: 4 })), { maxLength: 12 }),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      (rows, asked) => {
        const index = buildIndex(rows.map(([words, load], i) => supply(i + 1, { summary: words.join("，"), load })));
        const { candidates, excluded } = proposeCandidates(index, demand({ text: asked.join("，") }), 100);
        for (const [i, c] of candidates.entries()) {
          const mean =
            c.parts.reduce((s, p) => s + p.score * DEFAULT_WEIGHTS[p.part], 0) / Object.values(DEFAULT_WEIGHTS).reduce((a, b) => a + b, 0);
          assert.ok(Math.abs(mean - c.score) < 1e-12 && c.score >= 0 && c.score <= 1);
          const next = candidates[i + 1];
          if (next) assert.ok(c.score > next.score || (c.score === next.score && c.supplyId < next.supplyId));
        }
        const expected = rows.flatMap(([words], i) => (words.some((w) => asked.includes(w)) ? [i + 1] : []));
        assert.deepEqual(
          [...candidates.map((c) => c.supplyId), ...excluded.map((e) => e.supplyId)].sort((a, b) => a - b),
          expected,
        );
      },
    ),
  );
});

test("terms leave grammar out; shared words join overlapping bigrams", () => {
  assert.deepEqual(termsOf("电池的研发 GB19001 3.5"), ["电池", "研发", "gb19001", "3.5"]);
  assert.deepEqual(sharedWords("防爆锂离子电池的研发", "锂离子电池回收"), ["锂离子电池"]);
  assert.deepEqual(sharedWords("的是", "的是"), []);
});
