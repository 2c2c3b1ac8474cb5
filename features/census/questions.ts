import { say, type Choice, type FormDefinition, type Item, type Question } from "../../platform/forms/form.ts";
import type { Label } from "../../platform/http/contract.ts";

/** A question as it is typed in a round. */
export interface QuestionRow {
  readonly id: number;
  readonly label: string;
  readonly kind: "text" | "integer" | "decimal" | "day" | "one" | "many" | "note";
  readonly choices: string | null;
  readonly definition: string | null;
  readonly required: boolean | null;
  readonly relevant: string | null;
  readonly constraint: string | null;
  readonly why: string | null;
}

/** A question is named by its words, so that `${会员数} > 0` may be written, and last year's answer is found under the same words. */
export const nameOf = (label: string): string => {
  const plain = label.replace(/[（(][^（()）]{0,60}[)）]/g, "").replace(/[^\p{L}\p{N}_]/gu, "");
  return /^\p{L}/u.test(plain) ? plain.slice(0, 60) : `q${plain.slice(0, 60)}`;
};

/** Choices stand one a line, or apart by 、 or ；. */
export const choicesIn = (text: string | null): string[] => [
  ...new Set(
    (text ?? "")
      .split(/[\n、；;]/)
      .map((c) => c.trim())
      .filter((c) => c !== ""),
  ),
];

/** The form that a round's typed questions make. */
export function formOfRows(title: string, rows: readonly QuestionRow[]): FormDefinition {
  const lists: Record<string, Choice[]> = {};
  const items = rows.map((r): Question => {
    const name = nameOf(r.label);
    const chosen = r.kind === "one" || r.kind === "many";
    if (chosen) lists[name] = choicesIn(r.choices).map((c) => ({ name: c.replace(/\s/g, ""), label: { "": c }, columns: {} }));
    return {
      is: "question",
      name,
      kind: r.kind,
      label: { "": r.label },
      ...(r.definition ? { hint: { "": r.definition } } : {}),
      ...(r.required ? { required: "true()" } : {}),
      ...(r.relevant ? { relevant: r.relevant } : {}),
      ...(r.constraint ? { constraint: r.constraint } : {}),
      ...(chosen ? { list: name } : {}),
      row: r.id,
    };
  });
  return { title, languages: [], language: "", items, lists };
}

/** Two questions of one name, a choice without choices: what a form typed by hand gets wrong. */
export function rowFault(row: Pick<QuestionRow, "kind" | "choices">): Readonly<Record<string, Label>> {
  const needs = row.kind === "one" || row.kind === "many";
  if (needs && choicesIn(row.choices).length < 2)
    return { choices: { zh: "写出至少两个选项，一行一个", en: "At least two choices, one a line" } };
  return {};
}

/** Every question of a form, with where it stands. */
export function questionsIn(form: FormDefinition): { path: string; question: Question; within: string }[] {
  const walk = (items: readonly Item[], path: string, within: string): { path: string; question: Question; within: string }[] =>
    items.flatMap((i) => {
      const at = path === "" ? i.name : `${path}/${i.name}`;
      return i.is === "question" ? [{ path: at, question: i, within }] : walk(i.items, at, say(i.label, form.language) || within);
    });
  return walk(form.items, "", "");
}
