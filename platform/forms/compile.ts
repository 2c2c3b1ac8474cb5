import type { Label } from "../http/contract.ts";
import { ExpressionFault, parseExpression, type Expr, type Step } from "./expression.ts";
import { LIMITS, type FormDefinition, type Item, type Question } from "./form.ts";
import { compilePattern } from "./pattern.ts";
import { spotNamed, spotsByName, spotsOf, type Spot } from "./tree.ts";

export interface Form {
  readonly definition: FormDefinition;
  readonly root: Spot;
  readonly byName: ReadonlyMap<string, readonly Spot[]>;
  /** Expressions by their words; the same words are read once. */
  readonly expressions: ReadonlyMap<string, Expr>;
}
export interface FormFault {
  readonly item: Item;
  readonly feature: string;
  readonly cause: Label;
}

const QUESTION_WORDS = ["relevant", "required", "constraint", "calculation", "readOnly", "filter"] as const;
const VALUE_WORDS: readonly string[] = ["relevant", "calculation"];

/** Reads every expression once and says which cannot hold: a word nobody knows, a question that does not exist, an answer reckoned out of itself. */
export function compileForm(definition: FormDefinition): { readonly form: Form; readonly faults: readonly FormFault[] } {
  const root = spotsOf(definition.items);
  const byName = spotsByName(root);
  const expressions = new Map<string, Expr>();
  const faults: FormFault[] = [];
  /** What a spot's answer hangs on. */
  const hangsOn = new Map<Spot, Set<Spot>>();
  let items = 0;

  const walk = (spot: Spot): void => {
    for (const child of spot.children.values()) {
      const item = child.item as Item;
      if (++items > LIMITS.items) throw new RangeError(`more than ${LIMITS.items} items`);
      hangsOn.set(child, new Set(spot.item ? [spot] : []));
      for (const [feature, words] of wordsOf(item)) read(child, item, feature, words);
      for (const words of [item.label, ...(item.is === "question" ? [item.hint ?? {}] : [])])
        for (const text of Object.values(words))
          for (const name of namesIn(text)) if (!byName.has(name)) faults.push({ item, feature: `\${${name}}`, cause: unknownName(name) });
      if (item.is === "question" && item.list !== undefined && !definition.lists[item.list])
        faults.push({
          item,
          feature: item.list,
          cause: { zh: `没有叫“${item.list}”的选项表`, en: `There is no list of choices called ${item.list}` },
        });
      walk(child);
    }
  };
  const read = (spot: Spot, item: Item, feature: string, words: string): void => {
    try {
      const expr = expressions.get(words) ?? parseExpression(words);
      expressions.set(words, expr);
      const columns = item.is === "question" && feature === "filter" ? columnsOf(definition, item) : undefined;
      for (const target of reaches(expr, spot, byName, columns))
        if (VALUE_WORDS.includes(feature) || feature === "count") hangsOn.get(spot)?.add(target);
    } catch (error) {
      if (!(error instanceof ExpressionFault)) throw error;
      faults.push({ item, feature, cause: error.label });
    }
  };
  walk(root);
  for (const spot of circlesIn(hangsOn))
    faults.push({
      item: spot.item as Item,
      feature: "calculation",
      cause: { zh: "这一题的值绕了一圈又取决于它自己", en: "The answer hangs on itself by way of others" },
    });
  return { form: { definition, root, byName, expressions }, faults };
}

function* wordsOf(item: Item): Generator<[string, string]> {
  if (item.is === "group") {
    if (item.relevant) yield ["relevant", item.relevant];
    if (item.repeat?.count) yield ["count", item.repeat.count];
    return;
  }
  for (const key of QUESTION_WORDS) if (item[key]) yield [key, item[key]];
}

/** `${name}` within words that are shown. */
export const namesIn = (text: string): string[] => [...text.matchAll(/\$\{([^{}]{1,100})\}/g)].map((m) => (m[1] as string).trim());

const unknownName = (name: string): Label => ({ zh: `没有叫“${name}”的题`, en: `There is no question called ${name}` });

const columnsOf = (definition: FormDefinition, question: Question): ReadonlySet<string> =>
  new Set(["name", "label", ...(definition.lists[question.list ?? ""] ?? []).flatMap((c) => Object.keys(c.columns))]);

/** The spots an expression reads; throws where a step leads nowhere. */
function reaches(expr: Expr, from: Spot, byName: ReadonlyMap<string, readonly Spot[]>, columns: ReadonlySet<string> | undefined): Spot[] {
  if (expr.is === "binary") return [...reaches(expr.left, from, byName, columns), ...reaches(expr.right, from, byName, columns)];
  if (expr.is === "minus") return reaches(expr.of, from, byName, columns);
  if (expr.is === "call") {
    const [, pattern] = expr.args;
    if (expr.name === "regex" && pattern?.is === "text") compilePattern(pattern.value);
    return expr.args.flatMap((a) => reaches(a, from, byName, columns));
  }
  if (expr.is !== "path") return [];
  const [step] = expr.steps;
  if (columns && expr.from === "here" && expr.steps.length === 1 && step?.to === "child") {
    if (columns.has(step.name)) return [];
    throw new ExpressionFault(
      `选项表里没有“${step.name}”一列；如果是文字，要加引号`,
      `The list of choices has no column ${step.name}; a text needs quotation marks`,
    );
  }
  let at: Spot | undefined = from;
  let steps = expr.steps;
  if (expr.from === "root") {
    while (at?.parent) at = at.parent;
    steps = steps.slice(1);
  } else if (typeof expr.from === "object") {
    at = spotNamed(byName, expr.from.name, from);
    if (!at) throw faultOf(expr.from.name);
  }
  const inside: Spot[] = [];
  for (const s of steps) {
    at = stepTo(at, s);
    for (const where of s.where) inside.push(...reaches(where, at, byName, undefined));
  }
  return [...(at && at !== from && at.item ? [at] : []), ...inside];
}

function stepTo(at: Spot | undefined, step: Step): Spot {
  const next = step.to === "self" ? at : step.to === "parent" ? at?.parent : at?.children.get(step.name);
  if (!next) throw faultOf(step.name || "..");
  return next;
}
const faultOf = (name: string): ExpressionFault => {
  const { zh, en } = unknownName(name);
  return new ExpressionFault(zh, en);
};

/** Spots that lie on a circle. A group does not hang on its questions; they hang on it. */
function circlesIn(edges: ReadonlyMap<Spot, ReadonlySet<Spot>>): Spot[] {
  const state = new Map<Spot, "open" | "done">();
  const found = new Set<Spot>();
  for (const start of edges.keys()) {
    if (state.has(start)) continue;
    state.set(start, "open");
    const stack = [{ spot: start, next: [...(edges.get(start) ?? [])] }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = top.next.pop();
      if (!to) {
        state.set(top.spot, "done");
        stack.pop();
      } else if (state.get(to) === "open") found.add(to);
      else if (!state.has(to)) {
        state.set(to, "open");
        stack.push({ spot: to, next: [...(edges.get(to) ?? [])] });
      }
    }
  }
  return [...found];
}
