import { fillForm } from "../../platform/forms/fill.ts";
import type { Answers, FormDefinition } from "../../platform/forms/form.ts";
import { compiledOf } from "./form-desk.ts";
import { questionsIn } from "./questions.ts";
import { linesOf } from "./rules.ts";

export interface Part {
  readonly unitName: string;
  readonly answers: Answers;
}
/** A question that the units before a merger answered differently: what each said, and their sum where it begins with one. */
export interface Differing {
  readonly label: string;
  readonly sum: string | null;
  readonly said: { readonly unitName: string; readonly value: string }[];
}

type Value = string | Answers | readonly Answers[];

/**
 * What several units said, as one: what all said stays, whole numbers that all gave are added, rounds of a repeat stand after each other; anything else begins blank,
 * for rates do not add up and no word of one is the other's.
 */
export function mergedAnswers(form: FormDefinition, parts: readonly Answers[]): Answers {
  const kinds = new Map(questionsIn(form).map((q) => [q.path, q.question.kind]));
  const merge = (all: readonly Answers[], within: string): Answers =>
    Object.fromEntries(
      [...new Set(all.flatMap((a) => Object.keys(a)))].flatMap((name): [string, Value][] => {
        const path = within === "" ? name : `${within}/${name}`;
        const values = all.map((a) => a[name] as Value | undefined);
        if (values.some(Array.isArray)) return [[name, values.flatMap((v) => (v ?? []) as readonly Answers[])]];
        if (values.some((v) => typeof v === "object"))
          return [
            [
              name,
              merge(
                values.map((v) => (v ?? {}) as Answers),
                path,
              ),
            ],
          ];
        const texts = values.map((v) => (v ?? "") as string);
        if (texts.every((t) => t === texts[0])) return [[name, texts[0] as string]];
        return kinds.get(path) === "integer" && texts.every((t) => /^-?\d{1,18}$/.test(t))
          ? [[name, String(texts.reduce((sum, t) => sum + BigInt(t), 0n))]]
          : [];
      }),
    );
  return merge(parts, "");
}

/** The questions that are asked once and were answered differently. */
export function differingIn(
  form: FormDefinition,
  parts: readonly Part[],
  merged: Answers,
  at: { today: string; now: string },
): Differing[] {
  const linesFrom = (answers: Answers) => linesOf(fillForm(compiledOf(form), answers, at).rows, form.language);
  const sums = new Map(linesFrom(merged).map((l) => [l.path, l.value]));
  const said = parts.map((p) => ({ unitName: p.unitName, lines: new Map(linesFrom(p.answers).map((l) => [l.path, l])) }));
  return questionsIn(form).flatMap(({ path, question, within }): Differing[] => {
    const values = said.map((s) => ({ unitName: s.unitName, value: s.lines.get(path)?.said ?? "" }));
    const first = values.find((v) => v.value !== "");
    if (!first || values.every((v) => v.value === first.value)) return [];
    const label = said.flatMap((s) => s.lines.get(path)?.label ?? [])[0] ?? [within, question.name].filter(Boolean).join(" · ");
    return [{ label, sum: sums.get(path) || null, said: values }];
  });
}
