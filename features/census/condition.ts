import { parseExpression, type Expr, type Operator } from "../../platform/forms/expression.ts";
import { say, type FormDefinition, type Question } from "../../platform/forms/form.ts";
import { questionsIn } from "./questions.ts";

type Word = "zh" | "en";
const BETWEEN: Partial<Record<Operator, Readonly<Record<Word, string>>>> = {
  and: { zh: "，并且", en: " and " },
  or: { zh: "，或者", en: " or " },
  "=": { zh: "等于", en: " is " },
  "!=": { zh: "不等于", en: " is not " },
  "<": { zh: "小于", en: " is less than " },
  "<=": { zh: "不大于", en: " is at most " },
  ">": { zh: "大于", en: " is more than " },
  ">=": { zh: "不小于", en: " is at least " },
  "+": { zh: "加", en: " plus " },
  "-": { zh: "减", en: " less " },
};
const CHOSEN = {
  yes: { zh: (c: string) => `选“${c}”`, en: (c: string) => ` is “${c}”` },
  no: { zh: (c: string) => `不选“${c}”`, en: (c: string) => ` is not “${c}”` },
};
/** `.` in a constraint: the answer that is checked. */
const isSelf = (e: Expr): boolean =>
  e.is === "path" && e.from === "here" && e.steps.length === 1 && e.steps[0]?.to === "self" && e.steps[0].where.length === 0;
const SELF = { zh: "本题的数", en: "the answer" };
const FILLED = { yes: { zh: "填了", en: " is answered" }, no: { zh: "没填", en: " is blank" } };

/**
 * A condition as whoever fills in paper reads it: `selected(${has}, 'yes') and ${n} > 3` is “有没有场地”选“有”，并且“人数”大于3.
 * One beyond these words stands as its author wrote it, with the words of its questions.
 */
export function conditionInWords(expression: string, definition: FormDefinition, word: Word): string {
  const questions = new Map(questionsIn(definition).map(({ question }) => [question.name, question]));
  const labelOf = (q: Question): string => `“${say(q.label, definition.language) || q.name}”`;
  try {
    return told(parseExpression(expression), false);
  } catch {
    return [...questions.values()].reduce((t, q) => t.replaceAll(`\${${q.name}}`, labelOf(q)), expression);
  }

  function told(e: Expr, within: boolean, isNot = false): string {
    if (e.is === "number") return String(e.value);
    if (e.is === "text") return `“${e.value}”`;
    if (isSelf(e)) return SELF[word];
    if (e.is === "minus" && e.of.is === "number") return `-${e.of.value}`;
    if (e.is === "path") return labelOf(questionOf(e));
    if (e.is === "call" && e.name === "selected" && e.args.length === 2) return chosen(e.args[0] as Expr, e.args[1] as Expr, !isNot);
    if (e.is === "call" && e.name === "not" && e.args.length === 1) return told(e.args[0] as Expr, within, !isNot);
    const between = e.is === "binary" ? BETWEEN[e.operator] : undefined;
    if (e.is !== "binary" || !between) throw new Error("no words");
    const isEqual = e.operator === "=" || e.operator === "!=";
    if (isEqual && e.right.is === "text") return chosen(e.left, e.right, (e.operator === "=") !== isNot);
    if (isNot) throw new Error("no words");
    const isJoined = e.operator === "and" || e.operator === "or";
    const both = `${told(e.left, isJoined)}${between[word]}${told(e.right, isJoined)}`;
    return within && e.operator === "or" ? `（${both}）` : both;
  }
  function chosen(of: Expr, choice: Expr, is: boolean): string {
    if (of.is !== "path" || choice.is !== "text") throw new Error("no words");
    const q = questionOf(of);
    if (choice.value === "") return `${labelOf(q)}${FILLED[is ? "no" : "yes"][word]}`;
    const found = (definition.lists[q.list ?? ""] ?? []).find((c) => c.name === choice.value);
    return `${labelOf(q)}${CHOSEN[is ? "yes" : "no"][word](found ? say(found.label, definition.language) || found.name : choice.value)}`;
  }
  function questionOf(e: Expr): Question {
    const q = e.is === "path" && typeof e.from === "object" && e.steps.length === 0 ? questions.get(e.from.name) : undefined;
    if (!q) throw new Error("no words");
    return q;
  }
}
