import { MOST_MONTHS, populationIn, type Aggregate, type Catalogue, type Label } from "./catalogue.ts";
import type { Source } from "./beside.ts";

/** What an expression is: numbers, aggregates, other indicators and sources, and arithmetic over them. */
export type Node =
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "aggregate"; readonly aggregate: Aggregate }
  /** Another indicator, unfolded: whatever answers its aggregates answers it. `back` is already in its tree. */
  | {
      readonly type: "named";
      readonly code: string;
      readonly version: number;
      readonly name: Label;
      readonly tree: Node;
      readonly back?: number;
    }
  | { readonly type: "source"; readonly source: Source; readonly back?: number }
  | { readonly type: "binary"; readonly operator: "+" | "-" | "*" | "/"; readonly left: Node; readonly right: Node };

/** The canonical spelling: parsing it gives the same tree. */
export function printExpression(node: Node): string {
  if (node.type === "number") return String(node.value);
  if (node.type === "named" || node.type === "source") {
    const plain = node.type === "named" ? `indicator(${node.code})` : node.source.key;
    return node.back === undefined ? plain : `before(${node.back}, ${plain})`;
  }
  if (node.type === "binary") return `(${printExpression(node.left)} ${node.operator} ${printExpression(node.right)})`;
  const { fn, kind, of, where, over = {} } = node.aggregate;
  const conditions = where.map(({ dimension, values }) => `${dimension} in (${values.map((v) => `"${v}"`).join(", ")})`);
  const plain = `${fn}(${kind}${of === undefined ? "" : `, ${of}`}${conditions.length > 0 ? ` where ${conditions.join(" and ")}` : ""})`;
  const windowed = over.months === undefined ? plain : `window(${over.months}, ${plain})`;
  return over.back === undefined ? windowed : `before(${over.back}, ${windowed})`;
}

/** The same tree so many months before. */
export function shifted(node: Node, back: number): Node {
  if (node.type === "number") return node;
  if (node.type === "source") return { ...node, back: (node.back ?? 0) + back };
  if (node.type === "named") return { ...node, tree: shifted(node.tree, back), back: (node.back ?? 0) + back };
  if (node.type === "binary") return { ...node, left: shifted(node.left, back), right: shifted(node.right, back) };
  const { over } = node.aggregate;
  return { type: "aggregate", aggregate: { ...node.aggregate, over: { ...over, back: (over?.back ?? 0) + back } } };
}

/** The growth of a tree against the same months a year before; undefined where nothing in it changes in time or ten years do not reach. */
export function growthOf(now: Node): Node | undefined {
  if (aggregatesOf(now).length + sourcesOf(now).length === 0) return undefined;
  const before = shifted(now, 12);
  if (furthestBack(before) > MOST_MONTHS) return undefined;
  return { type: "binary", operator: "/", left: { type: "binary", operator: "-", left: now, right: before }, right: before };
}

/** What a tree is the growth of, where it is one. */
export function growthWithin(node: Node): Node | undefined {
  if (node.type !== "binary" || node.operator !== "/" || node.left.type !== "binary" || node.left.operator !== "-") return undefined;
  const grown = growthOf(node.left.left);
  return grown && printExpression(grown) === printExpression(node) ? node.left.left : undefined;
}

/** A tree for each of the people that live there, or each so many; undefined where the catalogue knows no population. */
export function perHead(of: Node, each: number, catalogue: Catalogue): Node | undefined {
  const aggregate = populationIn(catalogue);
  if (!aggregate) return undefined;
  const people: Node = { type: "aggregate", aggregate };
  return {
    type: "binary",
    operator: "/",
    left: of,
    right: each === 1 ? people : { type: "binary", operator: "/", left: people, right: { type: "number", value: each } },
  };
}

/** What a tree is per head of, where it is so: neither a growth nor made of people itself. */
export function perHeadWithin(node: Node, catalogue: Catalogue): { readonly of: Node; readonly each: number } | undefined {
  if (node.type !== "binary" || node.operator !== "/") return undefined;
  const { left, right } = node;
  const each = right.type === "binary" && right.operator === "/" && right.right.type === "number" ? right.right.value : 1;
  const made = perHead(left, each, catalogue);
  const people = populationIn(catalogue);
  if (!made || printExpression(made) !== printExpression(node) || growthWithin(left)) return undefined;
  return aggregatesOf(left).some((a) => a.kind === people?.kind) ? undefined : { of: left, each };
}

/** The aggregates an expression needs, each once, in order of appearance. */
export function aggregatesOf(node: Node): Aggregate[] {
  if (node.type === "number" || node.type === "source") return [];
  if (node.type === "named") return aggregatesOf(node.tree);
  if (node.type === "aggregate") return [node.aggregate];
  const all = [...aggregatesOf(node.left), ...aggregatesOf(node.right)];
  return all.filter((a, i) => all.findIndex((b) => aggregateKey(b) === aggregateKey(a)) === i);
}

type Of<T extends Node["type"]> = Extract<Node, { type: T }>;
/** Those named in the expression itself, each once. */
export function termsOf(node: Node): (Of<"named"> | Of<"source">)[] {
  if (node.type === "named" || node.type === "source") return [node];
  if (node.type !== "binary") return [];
  const all = [...termsOf(node.left), ...termsOf(node.right)];
  return all.filter((a, i) => all.findIndex((b) => printExpression(b) === printExpression(a)) === i);
}
/** The other indicators it rests on, those within them too. */
export const namedOf = (node: Node): Of<"named">[] => termsOf(node).flatMap((t) => (t.type === "named" ? [t, ...namedOf(t.tree)] : []));
/** The sources it rests on, those of other indicators too. */
export const sourcesOf = (node: Node): Of<"source">[] => termsOf(node).flatMap((t) => (t.type === "source" ? [t] : sourcesOf(t.tree)));

/** How many months before the period it reaches. */
export const furthestBack = (node: Node): number =>
  Math.max(0, ...aggregatesOf(node).map((a) => a.over?.back ?? 0), ...sourcesOf(node).map((s) => s.back ?? 0));
export const sizeOf = (node: Node): number =>
  node.type === "binary" ? 1 + sizeOf(node.left) + sizeOf(node.right) : node.type === "named" ? 1 + sizeOf(node.tree) : 1;

const KEYS = new WeakMap<Aggregate, string>();
/** Its text; made once for an object. */
export function aggregateKey(a: Aggregate): string {
  const key = KEYS.get(a) ?? printExpression({ type: "aggregate", aggregate: a });
  KEYS.set(a, key);
  return key;
}
