import assert from "node:assert/strict";
import { readFileSync, globSync } from "node:fs";
import { test } from "node:test";
import { pinyin } from "pinyin-pro";
import { initialsOf } from "./initials.ts";

test("the first letters of the menu's words are those of a dictionary, but for characters of two readings", () => {
  const words = globSync("features/*/web/index.ts").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/zh: "([^"]{1,40})"/g)].map((found) => String(found[1])),
  );
  assert.ok(words.length > 100, `${words.length} words`);
  const dictionary = (word: string) =>
    pinyin(word, { pattern: "first", toneType: "none", type: "array" })
      .join("")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, "");
  // 给 of 供给 is read ji, gei by itself.
  const others = words.filter((word) => initialsOf(word) !== dictionary(word));
  assert.ok(others.length <= words.length * 0.03, others.join("、"));
});

test("letters and digits stay, other signs go", () => {
  assert.equal(initialsOf("15 分钟科普圈（试）"), "15fzkpqs");
});
