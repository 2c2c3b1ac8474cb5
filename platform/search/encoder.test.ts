import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { orderByMeaning } from "@bihuan/matching";
import { EncoderRefused, openEncoder } from "./encoder.ts";
import { lookupModel } from "../testing/onnx.ts";

const folder = mkdtempSync(join(tmpdir(), "bihuan-encoder-"));
after(() => rmSync(folder, { recursive: true }));
/** Fruit lies along the first axis, batteries along the second; marks and padding nowhere. */
const TOKENS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "柑", "橘", "果", "锂", "电"];
const ROWS = [
  [9, 9],
  [0, 0],
  [0, 0],
  [0, 0],
  [1, 0],
  [0.9, 0.1],
  [0.8, 0],
  [0, 1],
  [0.1, 0.9],
];
const put = (model: Uint8Array | string, vocabulary = TOKENS.join("\n")): void => {
  writeFileSync(join(folder, "model.onnx"), model);
  writeFileSync(join(folder, "vocab.txt"), vocabulary);
};

test("a model of a few bytes is run by the real runtime: the mean of its tokens, length 1, padding left out", async () => {
  put(lookupModel(ROWS));
  const encoder = await openEncoder(folder);
  assert.equal(encoder.width, 2);
  const [fruit, battery, none] = await encoder.encode(["柑橘", "锂电锂电锂电", "龘"]);
  const near = (vector: Float32Array | undefined, expected: readonly number[]): void =>
    expected.forEach((value, d) => assert.ok(Math.abs((vector?.[d] ?? NaN) - value) < 1e-6, `${String(vector)} beside ${expected.join()}`));
  near(fruit, [1.9 / Math.hypot(1.9, 0.1), 0.1 / Math.hypot(1.9, 0.1)]);
  near(battery, [0.1 / Math.hypot(0.1, 1.9), 1.9 / Math.hypot(0.1, 1.9)]);
  near(none, [0, 0]);
  const alone = await encoder.encode(["柑橘"]);
  near(alone[0], [...(fruit ?? [])]);
  assert.deepEqual(await orderByMeaning(encoder, "果", ["锂电", "柑橘", "柑锂"], (t) => t), ["柑橘", "柑锂", "锂电"]);
  const many = await encoder.encode(Array.from({ length: 30 }, (_, i) => "柑橘果锂电".slice(0, (i % 5) + 1)));
  assert.deepEqual(many[1], fruit, "batches and padding change nothing");
  await encoder.close();
});

test("what is no encoder is refused in words: folder, files, vocabulary, model, its inputs and its output", async () => {
  const refused = async (says: RegExp, at = folder): Promise<void> => {
    await assert.rejects(openEncoder(at), (error) => error instanceof EncoderRefused && says.test(error.message));
  };
  await refused(/no readable model\.onnx/, join(folder, "absent"));
  put(lookupModel(ROWS), "a\nb");
  await refused(/lacks \[CLS\]/);
  put("not a model");
  await refused(/cannot be read/);
  put(lookupModel(ROWS).slice(0, 90));
  await refused(/cannot be read/);
  put(lookupModel(ROWS, { input: "pixel_values" }));
  await refused(/takes pixel_values/);
  put(lookupModel(ROWS.slice(0, 2)));
  await refused(/does not run/);
});
