import assert from "node:assert/strict";
import { test } from "node:test";
import type { FormDefinition, Question } from "../../platform/forms/form.ts";
import { conditionInWords } from "./condition.ts";

const question = (name: string, label: string, more: Partial<Question> = {}): Question => ({
  ...{ is: "question", kind: "integer", name, label: { "": label } },
  ...more,
});
const form: FormDefinition = {
  ...{ title: "", languages: [], language: "" },
  items: [question("has", "有没有场地", { kind: "one", list: "yn" }), question("n", "人数"), question("note", "说明", { kind: "text" })],
  lists: { yn: ["yes", "no"].map((name) => ({ name, label: { "": name === "yes" ? "有" : "没有" }, columns: {} })) },
};

test("a condition is told in the words of its questions and choices; what has no words stands as it was written", () => {
  for (const [expression, zh] of [
    ["${has} = 'yes'", "“有没有场地”选“有”"],
    ["selected(${has}, 'no')", "“有没有场地”选“没有”"],
    ["not(selected(${has}, 'no')) and ${n} > 3", "“有没有场地”不选“没有”，并且“人数”大于3"],
    ["(${has} != 'yes' or ${n} <= 0) and ${note} != ''", "（“有没有场地”不选“有”，或者“人数”不大于0），并且“说明”填了"],
    ["${n} >= ${has}", "“人数”不小于“有没有场地”"],
    [". >= -40 and . <= ${n}", "本题的数不小于-40，并且本题的数不大于“人数”"],
    ["string-length(${note}) > 2", "string-length(“说明”) > 2"],
    ["not(${n} > 2)", "not(“人数” > 2)"],
  ] as const)
    assert.equal(conditionInWords(expression, form, "zh"), zh);
  assert.equal(conditionInWords("${has} = 'yes' and ${n} >= 2", form, "en"), "“有没有场地” is “有” and “人数” is at least 2");
});
