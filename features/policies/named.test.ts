import assert from "node:assert/strict";
import { test } from "node:test";
import { namedIn } from "./named.ts";

test("a question that is the name of a document, with or without an article, is read by rule", () => {
  for (const [question, family, address] of [
    ["科学技术普及法 第三条", "科学技术普及法", "第三条"],
    ["宪法 第一条", "宪法", "第一条"],
    ["《中华人民共和国宪法》第1条", "宪法", "第一条"],
    ["中华人民共和国民法典的第一千零一十条第二款", "民法典", "第一千零一十条"],
    ["刑法第一百三十三条之一", "刑法", "第一百三十三条之一"],
    ["科学技术普及法", "科学技术普及法", null],
  ] as const)
    assert.deepEqual(namedIn(question), { family, address }, question);
  for (const question of ["第三条", "", " ", "法", "字".repeat(101)]) assert.equal(namedIn(question), undefined, question);
});
