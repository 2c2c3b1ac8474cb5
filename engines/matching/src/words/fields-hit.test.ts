import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fieldFinder, SearchIndex, type Field } from "../index.ts";
import { toyDocument, toyLanguage } from "../testing/toy.ts";

const TEXTS: Partial<Record<Field, string>> = {
  title: "柑橘果園监测",
  keywords: "ＧＢ19001、5G基站",
  body: "果园的柑橘，15GHz天线",
  context: "水稻育种",
  asked: "黄龙病怎么监测",
  names: "张伟",
};
const told = (query: string): string[] =>
  fieldFinder(query, toyLanguage.syllables)(TEXTS).map(({ field, words }) => `${field}:${words.join("+")}`);

test("each field names the words that stand in it, in its own spelling, joined where they touch", () => {
  assert.deepEqual(told("柑橘果园监测"), ["title:柑橘果園监测", "body:果园+柑橘", "asked:监测"]);
  assert.deepEqual(told("gb-19001"), ["keywords:ＧＢ19001"]);
  assert.deepEqual(told("5g"), ["keywords:5G"], "15GHz holds no 5G");
  assert.deepEqual(told("水稻"), ["context:水稻"]);
  assert.deepEqual(told("zhangwei"), ["names:zhangwei"]);
  assert.deepEqual(told("柑"), ["title:柑", "body:柑"], "a character by itself");
});

test("grammar, a lone uncommon character of a longer word, other words and nothing are no reason", () => {
  for (const query of ["怎么样", "柑子", "桥梁", "", "？！"]) assert.deepEqual(told(query), [], query);
});

test("a word that holds a character of grammar is told where the hits told it", () => {
  const find = (told: string[]) => fieldFinder("科学普及的学会", () => [], told)({ title: "科学普及学会", body: "普及学会的工作" });
  assert.deepEqual(find([]), [{ field: "title", words: ["科学普"] }]);
  assert.deepEqual(find(["普及", "学会"]), [
    { field: "title", words: ["科学普及学会"] },
    { field: "body", words: ["普及学会"] },
  ]);
});

test("a hit of the index has a field, and a record with a field is a hit", () => {
  const text = fc.array(fc.constantFrom(..."锂电池热失控农业发展银行"), { minLength: 1, maxLength: 8 }).map((c) => c.join(""));
  fc.assert(
    fc.property(text, text, text, (query, title, body) => {
      const index = new SearchIndex(toyLanguage);
      index.add(toyDocument(1, "", { fields: { title, body } }));
      const isHit = index.search(query, { filter: { sight: "all" }, limit: 1 }).hits.length > 0;
      assert.equal(fieldFinder(query)({ title, body }).length > 0, isHit);
    }),
    { numRuns: 300 },
  );
});
