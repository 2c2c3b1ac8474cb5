import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { orderByMeaning, poolMean, readVocabulary, tokenNumbers } from "../index.ts";

const TOKENS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "柑", "橘", "，", "un", "##aff", "##able", "led", "resume", "5", "##g"];
const read = readVocabulary(TOKENS.join("\n"));
assert.ok(read.ok);
const vocabulary = read.value;
const tokens = (text: string, most = 64): string =>
  tokenNumbers(text, vocabulary, most)
    .map((n) => TOKENS[n])
    .join(" ");

test("tokens as BERT's: characters, signs, longest pieces from the left, unknown words whole", () => {
  assert.equal(tokens("柑橘，unaffable"), "[CLS] 柑 橘 ， un ##aff ##able [SEP]");
  assert.equal(tokens("LED\u00a0Résumé"), "[CLS] led resume [SEP]", "lower case, no accents, any space");
  assert.equal(tokens("5G柑"), "[CLS] 5 ##g 柑 [SEP]");
  assert.equal(tokens("unknown 龘"), "[CLS] [UNK] [UNK] [SEP]");
  assert.equal(tokens(""), "[CLS] [SEP]");
  assert.equal(tokens("柑橘柑橘柑橘", 4), "[CLS] 柑 橘 [SEP]", "cut, the end kept");
  assert.equal(tokens("u".repeat(101)), "[CLS] [UNK] [SEP]");
});

test("a vocabulary without a special token is refused and says which", () => {
  assert.deepEqual(readVocabulary("a\nb"), { ok: false, error: { missing: "[CLS]" } });
  const cased = readVocabulary([...TOKENS, "LED"].join("\r\n"));
  assert.ok(cased.ok && !cased.value.isLower);
});

test("whatever the text, begin and end frame at most so many tokens", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.integer({ min: 2, max: 20 }), (text, most) => {
      const numbers = tokenNumbers(text, vocabulary, most);
      assert.ok(numbers.length <= most && numbers[0] === vocabulary.begin && numbers.at(-1) === vocabulary.end);
    }),
  );
});

test("the mean leaves padding out and has length 1", () => {
  const states = Float32Array.from([3, 0, 0, 4, 9, 9, 0, 2, 9, 9, 9, 9]);
  const [a, b] = poolMean(states, [2, 1], 2);
  assert.deepEqual(
    [...(a ?? [])].map((v) => Math.round(v * 10) / 10),
    [0.6, 0.8],
  );
  assert.deepEqual([...(b ?? [])], [0, 1]);
});

test("the order of meaning is by angle, ties as they came", async () => {
  const vectors: Record<string, number[]> = { question: [1, 0], far: [0, 1], near: [0.8, 0.6], same: [0.8, 0.6] };
  const encoder = { encode: (texts: readonly string[]) => Promise.resolve(texts.map((t) => Float32Array.from(vectors[t] as number[]))) };
  assert.deepEqual(await orderByMeaning(encoder, "question", ["far", "near", "same"], (t) => t), ["near", "same", "far"]);
});
