import { ok, refuse, type Result } from "@bihuan/kit";
import { NOTHING_BESIDE, type Beside } from "./beside.ts";
import { populationIn, type Aggregate, type Answer, type Catalogue, type Label } from "./catalogue.ts";
import { lintIndicator, type LintFinding } from "./lint.ts";
import { parseExpression, type ExpressionFault } from "./parse.ts";
import { aggregateKey, aggregatesOf, namedOf, printExpression, sourcesOf, termsOf, type Node } from "./trees.ts";
import { countedIn, unitFaults, unitOf } from "./units.ts";

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
  /** Those of the indicators it names, too. */
  readonly aggregates: readonly Aggregate[];
  /** Every indicator it rests on, however deep. */
  readonly named: readonly Extract<Node, { type: "named" }>[];
  /** What it takes that no fact tells. */
  readonly sources: readonly Extract<Node, { type: "source" }>[];
  /** In force, and no longer to be reckoned since what it names has changed: missing, with these words. */
  readonly broken?: Label;
  /** The population it is divided by, where it is per head. */
  readonly people?: Aggregate;
  /** Of a plain sum of money, or of a rate of one: the sum, whose facts are its pieces, and what each is called. */
  readonly pieces?: { readonly of: Aggregate; readonly label: Label };
  /** What numerator and denominator of a rate count: `fen`, `count`, `days`, `person`, or their product; null for a bare number. */
  readonly parts?: { readonly numerator: string | null; readonly denominator: string | null };
}

export type IndicatorRefusal =
  | { readonly code: "expression"; readonly fault: ExpressionFault }
  | { readonly code: "units"; readonly message: Label }
  | { readonly code: "banned"; readonly finding: LintFinding };

/** Checks name, definition, expression and units of what is to be put in force; an indicator that measures show is refused with the rule. */
export function compileIndicator(
  indicator: Indicator,
  catalogue: Catalogue,
  beside: Beside = NOTHING_BESIDE,
): Result<CompiledIndicator, readonly IndicatorRefusal[]> {
  const banned = lintIndicator(indicator).map((finding) => ({ code: "banned" as const, finding }));
  const tree = parseExpression(indicator.expression, catalogue, withItself(indicator, beside), [indicator]);
  if (!tree.ok) return refuse([...banned, { code: "expression", fault: tree.error }]);
  const units = unitFaults(tree.value, indicator.unit, catalogue).map((message) => ({ code: "units" as const, message }));
  if (banned.length + units.length > 0) return refuse([...banned, ...units]);
  return ok(madeOf(indicator, tree.value, catalogue));
}

/** Whoever names it names what it is to be, not what it was. */
const withItself = (indicator: Indicator, { indicators, sources }: Beside): Beside => ({
  indicators: new Map([...indicators, [indicator.code, indicator]]),
  sources,
});

const madeOf = (defined: Indicator, tree: Node, catalogue: Catalogue): CompiledIndicator => {
  // Money by the piece that was defined as a rate, before it could be as money, is money.
  const indicator = defined.unit === "ratio" && unitOf(tree, catalogue) === "fen" ? { ...defined, unit: "fen" as const } : defined;
  const people = populationIn(catalogue);
  const key = people && aggregateKey(people);
  const aggregates = aggregatesOf(tree);
  return {
    ...{ indicator, tree, aggregates, named: onceEach(namedOf(tree)), sources: onceEach(sourcesOf(tree)) },
    ...(people && divisorsOf(tree).some((a) => aggregateKey(a) === key) ? { people } : {}),
    ...piecesOf(isRatio(tree) ? tree.left : tree, catalogue),
    ...(isRatio(tree) ? { parts: { numerator: countedIn(tree.left, catalogue), denominator: countedIn(tree.right, catalogue) } } : {}),
  };
};
function piecesOf(node: Node, catalogue: Catalogue): Pick<CompiledIndicator, "pieces"> {
  if (node.type === "named") return piecesOf(node.tree, catalogue);
  if (node.type !== "aggregate" || node.aggregate.fn !== "sum") return {};
  const kind = catalogue.get(node.aggregate.kind);
  const isMoney = kind?.measures[node.aggregate.of as string]?.unit === "fen";
  return kind && isMoney ? { pieces: { of: node.aggregate, label: kind.label } } : {};
}
const onceEach = <N extends Node>(nodes: readonly N[]): N[] => [...new Map(nodes.map((n) => [printExpression(n), n])).values()];
const isRatio = (tree: Node): tree is Node & { type: "binary" } => tree.type === "binary" && tree.operator === "/";
const divisorsOf = (node: Node): Aggregate[] =>
  node.type === "named"
    ? divisorsOf(node.tree)
    : node.type === "binary"
      ? [...(node.operator === "/" ? aggregatesOf(node.right) : divisorsOf(node.right)), ...divisorsOf(node.left)]
      : [];

/** Whether it may name more than kinds of facts: told by its wording alone. */
export const namesOthers = ({ expression }: Pick<Indicator, "expression">): boolean =>
  /\b(?:indicator|series|register)\s*\(/.test(expression);

/**
 * Reads what is in force already: a lint that has learnt since breaks no figure that stands. What it names may have become something else since: then it adds
 * up unlike things, goes in a circle or leads nowhere, and is `broken`.
 */
export function readIndicator(
  indicator: Indicator,
  catalogue: Catalogue,
  beside: Beside = NOTHING_BESIDE,
): Result<CompiledIndicator, ExpressionFault> {
  const tree = parseExpression(indicator.expression, catalogue, withItself(indicator, beside), [indicator]);
  if (!namesOthers(indicator)) return tree.ok ? ok(madeOf(indicator, tree.value, catalogue)) : refuse(tree.error);
  const broken = tree.ok ? unitFaults(tree.value, indicator.unit, catalogue)[0] : tree.error.message;
  const made = madeOf(indicator, tree.ok ? tree.value : { type: "number", value: 0 }, catalogue);
  return ok(broken ? { ...made, broken } : made);
}

export interface Value {
  /** null: missing, with the reason in `missing`; never 0 in its place. */
  readonly value: number | null;
  /** Both null unless the expression is a ratio. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly inputs: readonly { readonly aggregate: Aggregate; readonly answer: Answer }[];
  /** The indicators and sources the expression names, with what they were. */
  readonly terms: readonly Term[];
  readonly missing: readonly Label[];
  readonly code: string;
  readonly version: number;
}

export interface Term {
  readonly node: Extract<Node, { type: "named" | "source" }>;
  readonly value: number | null;
  /** Of a source: of when its figure is, or why there is none. */
  readonly words?: Label;
}
/** What a source says: null with the reason; `words` tell of when it is (2024 年). */
export interface SourceAnswer {
  readonly value: number | null;
  readonly words: Label;
}
export type SourceOf = (source: Extract<Node, { type: "source" }>) => SourceAnswer;
const NOT_ASKED: SourceOf = ({ source }) => ({
  value: null,
  words: { zh: `${source.label.zh}没有分到这里的数`, en: `${source.label.en} is not known here` },
});

/** Computes an indicator from its aggregates' answers and its sources' and says what went in. */
export function evaluate(compiled: CompiledIndicator, answer: (a: Aggregate) => Answer, source: SourceOf = NOT_ASKED): Value {
  const answers = new Map(compiled.aggregates.map((a) => [aggregateKey(a), answer(a)]));
  const missing: Label[] = [];
  const run = (node: Node): number | null => {
    if (node.type === "number") return node.value;
    if (node.type === "source") {
      const found = source(node);
      if (found.value === null) missing.push(found.words);
      return found.value;
    }
    if (node.type === "named") {
      const known = missing.length;
      const value = run(node.tree);
      for (const [i, why] of missing.splice(known).entries())
        missing[known + i] = { zh: `「${node.name.zh}」${why.zh}`, en: `“${node.name.en}”: ${why.en}` };
      return value;
    }
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
  if (compiled.broken) missing.push(compiled.broken);
  const value = compiled.broken ? null : run(top);
  return {
    value,
    terms: termsOf(top).map((node) => (node.type === "source" ? { node, ...source(node) } : { node, value: run(node) })),
    numerator: isRatio(top) && !compiled.broken ? run(top.left) : null,
    denominator: isRatio(top) && !compiled.broken ? run(top.right) : null,
    inputs: compiled.aggregates.map((a) => ({ aggregate: a, answer: answers.get(aggregateKey(a)) as Answer })),
    missing: missing.filter((m, i) => missing.findIndex((n) => n.zh === m.zh) === i),
    code: compiled.indicator.code,
    version: compiled.indicator.version,
  };
}
