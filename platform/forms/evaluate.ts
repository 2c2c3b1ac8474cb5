import { ExpressionFault, type Expr, type Step } from "./expression.ts";
import { call } from "./functions.ts";
import { LIMITS } from "./form.ts";
import { nodesOf, spotNamed, type Node, type Spot } from "./tree.ts";
import { toBoolean, toNumber, toText, type Value } from "./values.ts";

/** What an expression sees: where it stands, the day, and what each question's answer is. */
export interface View {
  readonly here: Node;
  /** Who asked first: `current()` in a condition on others. */
  readonly current: Node;
  readonly position?: number;
  readonly size?: number;
  /** The choice that a filter looks at: bare names are its columns. */
  readonly row?: Readonly<Record<string, string>>;
  readonly run: RunView;
}
export interface RunView {
  readonly today: string;
  readonly now: string;
  textOf(node: Node): string;
  named(name: string): ReadonlyMap<string, readonly Spot[]>;
  /** The words of a choice of the question of that name. */
  choiceName(question: string, value: string, from: Node): string;
  pattern(source: string): (text: string) => boolean;
  /** Counts steps and stops a form that would go on for ever. */
  step(): void;
}

export function evaluate(expr: Expr, view: View): Value {
  view.run.step();
  const { textOf } = view.run;
  switch (expr.is) {
    case "number":
    case "text":
      return expr.value;
    case "minus":
      return -toNumber(evaluate(expr.of, view), textOf);
    case "path":
      return follow(expr, view);
    case "call":
      return call(expr.name, expr.args, view, evaluate);
    case "binary": {
      const left = evaluate(expr.left, view);
      if (expr.operator === "or") return toBoolean(left, textOf) || toBoolean(evaluate(expr.right, view), textOf);
      if (expr.operator === "and") return toBoolean(left, textOf) && toBoolean(evaluate(expr.right, view), textOf);
      const right = evaluate(expr.right, view);
      if (expr.operator === "=" || expr.operator === "!=") return isEqual(left, right, view) === (expr.operator === "=");
      const [a, b] = [toNumber(left, textOf), toNumber(right, textOf)];
      switch (expr.operator) {
        case "<":
          return a < b;
        case "<=":
          return a <= b;
        case ">":
          return a > b;
        case ">=":
          return a >= b;
        case "+":
          return a + b;
        case "-":
          return a - b;
        case "*":
          return a * b;
        case "div":
          return a / b;
        case "mod":
          return a % b;
      }
    }
  }
}

/** Two sets are equal where one member of each is; numbers by value, so that 1 equals 1.0. */
function isEqual(left: Value, right: Value, view: View): boolean {
  const { textOf } = view.run;
  if (Array.isArray(left) && left.length > 1) return left.some((n: Node) => isEqual(textOf(n), right, view));
  if (Array.isArray(right) && right.length > 1) return right.some((n: Node) => isEqual(left, textOf(n), view));
  if (typeof left === "boolean" || typeof right === "boolean") return toBoolean(left, textOf) === toBoolean(right, textOf);
  if (typeof left === "number" || typeof right === "number") return toNumber(left, textOf) === toNumber(right, textOf);
  return toText(left, textOf) === toText(right, textOf);
}

function follow(expr: Expr & { is: "path" }, view: View): Value {
  const { from, steps } = expr;
  if (view.row && from === "here" && steps.length === 1 && steps[0]?.to === "child") return view.row[steps[0].name] ?? "";
  let nodes: readonly Node[];
  let rest = steps;
  if (from === "here") nodes = [view.here];
  else if (from === "current") nodes = [view.current];
  else if (from === "root") {
    nodes = [view.here.root()];
    // The first name is the form's own, whatever it is called.
    rest = steps.slice(1);
  } else {
    const spot = spotNamed(view.run.named(from.name), from.name, view.here.spot);
    nodes = spot ? nodesOf(view.here, spot) : [];
  }
  for (const step of rest) nodes = take(nodes, step, view);
  return nodes;
}

function take(nodes: readonly Node[], step: Step, view: View): readonly Node[] {
  let found =
    step.to === "self"
      ? nodes
      : step.to === "parent"
        ? [...new Set(nodes.flatMap((n) => (n.parent ? [n.parent] : [])))]
        : nodes.flatMap((n) => n.children(step.name));
  if (found.length > LIMITS.nodes) throw new ExpressionFault("公式涉及的内容太多", "The expression reaches for too much");
  for (const where of step.where) {
    const size = found.length;
    found = found.filter((here, i) => {
      const v = evaluate(where, { ...view, here, position: i + 1, size });
      return typeof v === "number" ? v === i + 1 : toBoolean(v, view.run.textOf);
    });
  }
  return found;
}
