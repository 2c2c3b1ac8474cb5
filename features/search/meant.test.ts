import assert from "node:assert/strict";
import { test } from "node:test";
import { inOtherWords, withReadings } from "./meant.ts";
import type { Hits } from "./order.ts";

const words = (text: string): string[] => inOtherWords(text).map((r) => r.text);

test("dates, ü and words of the same meaning are asked for in their other spelling, nothing else is", () => {
  assert.ok(words("2024-03-15").includes("2024年3月15日"));
  assert.ok(words("2024/3/5的会").includes("2024年3月5日的会"));
  assert.ok(words("2024年3月5日纪要").includes("2024-03-05纪要"));
  assert.ok(words("2019年3月项目").includes("2019-03项目"));
  for (const month of ["2019-03", "2019/3", "2019.03"]) assert.ok(words(`${month}的项目`).includes("2019年3月的项目"), month);
  for (const sum of ["350,000元", "三十五万元"]) assert.ok(words(sum).includes("35万元"), sum);
  assert.ok(words("lyujianjun").includes("lvjianjun"));
  assert.ok(words("土豆脱毒").includes("马铃薯脱毒"));
  assert.deepEqual(
    words("农机无人驾驶"),
    ["农业机械自动驾驶", "农业机械无人驾驶", "农机自动驾驶"],
    "all words said otherwise, then each by itself",
  );
  assert.deepEqual(words("土豆病害").slice(0, 3), ["马铃薯晚疫病", "马铃薯病害", "土豆晚疫病"]);
  assert.ok(words("晚疫病").includes("马铃薯病害") && !words("晚疫病").includes("早疫病"), "two diseases are not one");
  assert.ok(!words("无人驾驶航空器").some((other) => other.includes("自动")));
  for (const text of ["病害", "苹果病害", "轴承异响", "1.5.2版", "polyurethane", "analyu", ""]) assert.deepEqual(words(text), [], text);
});

test("what a whole name finds stands first, what other words find joins where it holds more of the question", () => {
  const hit = (id: number, grade: 1 | 2 | 3 | 4): Hits[number] => ({ kind: "d", id, grade, share: grade / 4, score: grade, terms: [] });
  const direct = [hit(1, 4), hit(2, 2)];
  const by = (by: "name" | "synonym") => ({ text: "x", word: "x", by });
  const named = withReadings(direct, [{ reading: by("name"), hits: [hit(3, 4), hit(4, 3)] }]);
  assert.deepEqual(
    named.first.map((h) => h.id),
    [3],
  );
  const other = withReadings(direct, [{ reading: by("synonym"), hits: [hit(2, 3), hit(5, 2)] }]);
  assert.deepEqual(
    other.hits.map((h) => [h.id, h.grade]),
    [
      [1, 4],
      [2, 3],
    ],
  );
  assert.equal(withReadings(direct, [{ reading: by("synonym"), hits: [hit(5, 2)] }]).read.length, 0, "what brought nothing is not told");
});
