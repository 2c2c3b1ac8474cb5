import assert from "node:assert/strict";
import { test } from "node:test";
import { panelStrings } from "../strings.ts";
import { beyondLimits } from "./upload-limits.ts";

test("a film of 2 GB and an eleventh file do not begin to travel, and the words name the limit", () => {
  const limits = { maxBytes: 50 * 1_048_576, maxFiles: 10 };
  assert.equal(beyondLimits(2 * 1_073_741_824, 0, limits), "tooBig");
  assert.equal(beyondLimits(limits.maxBytes + 1, 9, limits), "tooBig");
  assert.equal(beyondLimits(limits.maxBytes, 9, limits), undefined);
  assert.equal(beyondLimits(1, 10, limits), "tooMany");
  assert.match(panelStrings.zh.tooBig("50 MB"), /50 MB/);
  assert.match(panelStrings.zh.tooMany(10), /10/);
});
