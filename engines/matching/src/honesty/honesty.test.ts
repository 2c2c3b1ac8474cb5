import assert from "node:assert/strict";
import { test } from "node:test";
import { measureHonesty, PlainSearch } from "../index.ts";

function ranked(texts: readonly string[], query: string): number[] {
  const plain = new PlainSearch([query]);
  for (const [i, text] of texts.entries()) plain.add(i + 1, text);
  return plain.rank(query);
}

test("the plain search: a rare word before a common one, the shorter of equals first, ties to the smaller id", () => {
  assert.deepEqual(ranked(["柑橘保鲜", "柑橘种植", "柑橘采收", "水稻"], "柑橘保鲜"), [1, 2, 3]);
  assert.deepEqual(ranked(["柑橘种植以及很长的一段说明文字", "柑橘"], "柑橘"), [2, 1]);
  assert.deepEqual(ranked(["ＬＥＤ 灯具", "led", "leds"], "LED"), [2, 1], "a run of letters is one word");
  assert.deepEqual(ranked(["橘", "柑橘"], "橘"), [1], "a character by itself is no part of a pair");
  assert.deepEqual(ranked([], "柑橘"), []);
  assert.deepEqual(ranked(["水稻"], "？"), []);
});

test("BM25's own balance of repetition and length", () => {
  // Lengths 1 and 3, mean 2: 2.2 / (1 + 0.75) = 1.26 against 4.4 / (2 + 1.65) = 1.21; with one more repetition 6.6 / (3 + 1.65) = 1.42 wins.
  assert.deepEqual(ranked(["柑橘", "柑橘，柑橘种"], "柑橘"), [1, 2]);
  assert.deepEqual(ranked(["柑橘", "柑橘，柑橘，柑橘"], "柑橘"), [2, 1]);
});

test("months: whoever was picked by hand is in nobody's first three, and counts; who was assigned counts by his own place", () => {
  const chosen = { assigned: false };
  const months = measureHonesty([
    { month: "2026-11", rank: 1, baselineRank: 4, ...chosen },
    { month: "2026-11", rank: null, baselineRank: 2, ...chosen },
    { month: "2026-10", rank: 3, baselineRank: null, ...chosen },
    { month: "2026-10", rank: 4, baselineRank: 3, ...chosen },
    { month: "2026-10", rank: 9, baselineRank: 1, assigned: true },
    { month: "2026-10", rank: 2, baselineRank: 5, assigned: true },
  ]);
  assert.deepEqual(months, [
    { month: "2026-10", introductions: 4, engine: 2, baseline: 2, assigned: { introductions: 2, engine: 1, baseline: 1 } },
    { month: "2026-11", introductions: 2, engine: 1, baseline: 1, assigned: { introductions: 0, engine: 0, baseline: 0 } },
  ]);
});
