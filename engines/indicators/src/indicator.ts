import { ok, refuse, type Result } from "@bihuan/kit";
import { populationIn, type Aggregate, type Answer, type Catalogue, type Label } from "./catalogue.ts";
import { lintIndicator, type LintFinding } from "./lint.ts";
import { aggregateKey, aggregatesOf, parseExpression, type ExpressionFault, type Node } from "./parse.ts";
import { countedIn, unitFaults } from "./units.ts";

export interface Indicator {
  readonly code: string;
  /** From 1; a changed rule is a new version. */
  readonly version: number;
  readonly name: Label;
  /** 口径 */
  readonly definition: Label;
  readonly expression: string;
  readonly unit: "count" | "fen" | "days" | "ratio";
  readonly better: "higher" | "lower" | "neither";
}

export interface CompiledIndicator {
  readonly indicator: Indicator;
  readonly tree: Node;
  readonly aggregates: readonly Aggregate[];
  /** The population it is divided by, where it is per head. */
  readonly people?: Aggregate;
  /** What numerator and denominator of a rate count: `fen`, `count`, `days`, `person`, or their product; null for a bare number. */
  readonly parts?: { readonly numerator: string | null; readonly denominator: string | null };
}

export type IndicatorRefusal =
  | { readonly code: "expression"; readonly fault: ExpressionFault }
  | { readonly code: "units"; readonly message: Label }
  | { readonly code: "banned"; readonly finding: LintFinding };

/** Checks name, definition, expression and units of what is to be put in force; an indicator that measures show is refused with the rule. */
export function compileIndicator(indicator: Indicator, catalogue: Catalogue): Result<CompiledIndicator, readonly IndicatorRefusal[]> {
  const banned = lintIndicator(indicator).map((finding) => ({ code: "banned" as const, finding }));
  const tree = parseExpression(indicator.expression, catalogue);
  if (!tree.ok) return refuse([...banned, { code: "expression", fault: tree.error }]);
  const units = unitFaults(tree.value, indicator.unit, catalogue).map((message) => ({ code: "units" as const, message }));
  if (banned.length + units.length > 0) return refuse([...banned, ...units]);
  return ok(madeOf(indicator, tree.value, catalogue));
}

const madeOf = (indicator: Indicator, tree: Node, catalogue: Catalogue): CompiledIndicator => {
  const people = populationIn(catalogue);
  const key = people && aggregateKey(people);
  const aggregates = aggregatesOf(tree);
  return {
    ...{ indicator, tree, aggregates },
    ...(people && divisorsOf(tree).some((a) => aggregateKey(a) === key) ? { people } : {}),
    ...(isRatio(tree) ? { parts: { numerator: countedIn(tree.left, catalogue), denominator: countedIn(tree.right, catalogue) } } : {}),
  };
};
const isRatio = (tree: Node): tree is Node & { type: "binary" } => tree.type === "binary" && tree.operator === "/";
const divisorsOf = (node: Node): Aggregate[] =>
  node.type === "binary" ? [...(node.operator === "/" ? aggregatesOf(node.right) : divisorsOf(node.right)), ...divisorsOf(node.left)] : [];

/** Reads what is in force already: a lint that has learnt since breaks no figure that stands. */
export function readIndicator(indicator: Indicator, catalogue: Catalogue): Result<CompiledIndicator, ExpressionFault> {
  const tree = parseExpression(indicator.expression, catalogue);
  return tree.ok ? ok(madeOf(indicator, tree.value, catalogue)) : refuse(tree.error);
}

export interface Value {
  /** null: missing, with the reason in `missing`; never 0 in its place. */
  readonly value: number | null;
  /** Both null unless the expression is a ratio. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly inputs: readonly { readonly aggregate: Aggregate; readonly answer: Answer }[];
  readonly missing: readonly Label[];
  readonly code: string;
  readonly version: number;
}

/** Computes an indicator from its aggregates' answers and says what went in. */
export function evaluate(compiled: CompiledIndicator, answer: (a: Aggregate) => Answer): Value {
  const answers = new Map(compiled.aggregates.map((a) => [aggregateKey(a), answer(a)]));
  const missing: Label[] = [];
  const run = (node: Node): number | null => {
    if (node.type === "number") return node.value;
    if (node.type === "aggregate") {
      const found = answers.get(aggregateKey(node.aggregate)) as Answer;
      if (found.value === null) missing.push({ zh: "本期没有可取中位数的事实", en: "No facts to take a median of" });
      return found.value;
    }
    const left = run(node.left);
    const right = run(node.right);
    if (left === null || right === null) return null;
    if (node.operator === "+") return left + right;
    if (node.operator === "-") return left - right;
    if (node.operator === "*") return left * right;
    if (right === 0) {
      const earlier = aggregatesOf(node.right);
      const people = compiled.people && aggregateKey(compiled.people);
      missing.push(
        earlier.some((a) => aggregateKey(a) === people)
          ? { zh: "还没有人口数，算不出按人口平均", en: "No population is stated: no figure per head" }
          : earlier.length > 0 && earlier.every((a) => a.over?.back !== undefined)
            ? { zh: "上年同期为 0，算不出增长", en: "It was 0 in the same months before: no growth to tell" }
            : { zh: "分母为 0，本期无此项", en: "The denominator is 0: no figure in this period" },
      );
      return null;
    }
    return left / right;
  };
  const top = compiled.tree;
  const value = run(top);
  return {
    value,
    numerator: isRatio(top) ? run(top.left) : null,
    denominator: isRatio(top) ? run(top.right) : null,
    inputs: compiled.aggregates.map((a) => ({ aggregate: a, answer: answers.get(aggregateKey(a)) as Answer })),
    missing: missing.filter((m, i) => missing.findIndex((n) => n.zh === m.zh) === i),
    code: compiled.indicator.code,
    version: compiled.indicator.version,
  };
}
