import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { highlight } from "../index.ts";

const marked = (text: string, terms: string[]): string =>
  highlight(text, terms)
    .map((p) => (p.hit ? `[${p.text}]` : p.text))
    .join("");

test("terms are marked in the reader's own spelling, overlapping ones as one", () => {
  assert.equal(marked("防爆鋰電池的研發", ["锂电", "电池"]), "防爆[鋰電池]的研發");
  assert.equal(marked("ＬＥＤ灯", ["led"]), "[ＬＥＤ]灯");
  assert.equal(marked("面积 5㎡", ["m2"]), "面积 5[㎡]");
  assert.equal(marked("无", ["有", ""]), "无");
});

test("pieces joined are the text, whatever it holds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.array(fc.string({ maxLength: 2 })), (text, terms) => {
      assert.equal(
        highlight(text, terms)
          .map((p) => p.text)
          .join(""),
        text,
      );
    }),
    { numRuns: 50 },
  );
});
