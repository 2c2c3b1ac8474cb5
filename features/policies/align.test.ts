import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { alignArticles } from "./align.ts";
import { bestAssignment, type Candidate } from "./assignment.ts";
import { diffWords } from "./diff.ts";

const characters = (text: string): string[] => [...text];

test("the one-to-one choice is worth as much as the best of all choices, tried out", () => {
  const best = (all: readonly Candidate[], usedLeft = 0, usedRight = 0): number =>
    all.reduce((most, c, i) => {
      if (usedLeft & (1 << c.left) || usedRight & (1 << c.right)) return most;
      return Math.max(most, c.worth + best(all.slice(i + 1), usedLeft | (1 << c.left), usedRight | (1 << c.right)));
    }, 0);
  const candidate = fc.record({ left: fc.nat(4), right: fc.nat(4), worth: fc.integer({ min: 1, max: 50 }) });
  fc.assert(
    fc.property(fc.uniqueArray(candidate, { maxLength: 12, selector: (c) => `${c.left} ${c.right}` }), (all) => {
      const chosen = bestAssignment(all);
      assert.equal(new Set(chosen.map((c) => c.left)).size, chosen.length);
      assert.equal(new Set(chosen.map((c) => c.right)).size, chosen.length);
      assert.equal(
        chosen.reduce((sum, c) => sum + c.worth, 0),
        best(all),
      );
    }),
    { numRuns: 400 },
  );
});

test("differences give back both texts", () => {
  const words = fc.array(fc.constantFrom("科普", "工作", "应当", "的", "。", "国家", "\n"), { maxLength: 40 }).map((w) => w.join(""));
  fc.assert(
    fc.property(words, words, (older, newer) => {
      const stretches = diffWords(older, newer, characters);
      assert.equal(
        stretches
          .filter((s) => s.sign !== "+")
          .map((s) => s.text)
          .join(""),
        older,
      );
      assert.equal(
        stretches
          .filter((s) => s.sign !== "-")
          .map((s) => s.text)
          .join(""),
        newer,
      );
      if (older === newer) assert.ok(stretches.every((s) => s.sign === "="));
    }),
    { numRuns: 500 },
  );
});

test("texts with nothing in common are one replacement, in time that does not explode", () => {
  const older = Array.from({ length: 30_000 }, (_, i) => String.fromCharCode(0x4e00 + (i % 3000))).join("");
  const newer = Array.from({ length: 30_000 }, (_, i) => String.fromCharCode(0x6000 + (i % 3000))).join("");
  const stretches = diffWords(older, newer, characters);
  assert.ok(stretches.length < 50 && stretches[0]?.sign === "-");
});

/** Invented articles: the words of each are its own. */
const A = "柑橘种植户应当建立果园档案，记载施肥与用药。";
const B = "县级科学技术协会每年组织一次果园培训。";
const C = "冷库开放时间由运营单位公布，节假日照常。";
const D = "检测机构出具的报告保存五年以上，供查阅。";
const E = "违者由农业部门责令改正，并记入信用记录。";
const list = (...bodies: string[]) => bodies.map((body, i) => ({ address: `第${i + 1}条`, body }));
const relations = (older: string[], newer: string[]) =>
  alignArticles(list(...older), list(...newer)).map((r) => [r.relation, r.left, r.right]);

test("renumbered, changed, inserted, removed and moved articles are told apart", () => {
  assert.deepEqual(relations([A, B, C], [A, D, B, C]), [
    ["same", 0, 0],
    ["added", null, 1],
    ["same", 1, 2],
    ["same", 2, 3],
  ]);
  assert.deepEqual(relations([A, B, C, E], [A, C, `${E}情节严重的，公告。`]), [
    ["same", 0, 0],
    ["removed", 1, null],
    ["same", 2, 1],
    ["changed", 3, 2],
  ]);
  assert.deepEqual(relations([A, B, C, D], [D, A, B, C]), [
    ["moved", 3, 0],
    ["same", 0, 1],
    ["same", 1, 2],
    ["same", 2, 3],
  ]);
});

test("an article split in two and two merged into one are seen as such", () => {
  const split = relations([`${A}\n${B}`, C, D], [A, B, C, D]);
  assert.deepEqual(split.map(([relation]) => relation).toSorted(), ["changed", "same", "same", "split"]);
  const merged = relations([A, B, C, D], [`${A}\n${B}`, C, D]);
  assert.deepEqual(merged.map(([relation]) => relation).toSorted(), ["changed", "merged", "same", "same"]);
});

test("every article of both texts stands in a row; a text against itself is all the same; empty texts align", () => {
  const body = fc.constantFrom(A, B, C, D, E, A + B, C + D, "");
  fc.assert(
    fc.property(fc.array(body, { maxLength: 8 }), fc.array(body, { maxLength: 8 }), (older, newer) => {
      const rows = alignArticles(list(...older), list(...newer));
      assert.deepEqual([...new Set(rows.flatMap((r) => (r.left === null ? [] : [r.left])))].length, older.length);
      assert.deepEqual([...new Set(rows.flatMap((r) => (r.right === null ? [] : [r.right])))].length, newer.length);
      assert.ok(alignArticles(list(...older), list(...older)).every((r) => r.relation === "same"));
    }),
    { numRuns: 200 },
  );
});
