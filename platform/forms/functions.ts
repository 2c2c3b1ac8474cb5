import type { Expr } from "./expression.ts";
import type { View } from "./evaluate.ts";
import { nodesOf, spotNamed, type Node } from "./tree.ts";
import { dayOf, firstOf, formatMoment, membersOf, numberOfText, toBoolean, toNumber, toText, wordsIn, type Value } from "./values.ts";

type Evaluate = (expr: Expr, view: View) => Value;

/** Runs a function whose name and number of arguments the parser has checked. */
export function call(name: string, args: readonly Expr[], view: View, evaluate: Evaluate): Value {
  const { run } = view;
  const value = (i: number): Value => evaluate(args[i] as Expr, view);
  const text = (i: number): string => toText(value(i), run.textOf);
  const number = (i: number): number => toNumber(value(i), run.textOf);
  const truth = (i: number): boolean => toBoolean(value(i), run.textOf);
  /** Every member of every argument. */
  const numbers = (): number[] =>
    args
      .flatMap((_, i) => membersOf(value(i), run.textOf))
      .filter((t) => t !== "")
      .map(numberOfText);
  switch (name) {
    case "true":
      return true;
    case "false":
      return false;
    case "not":
      return !truth(0);
    case "boolean":
      return truth(0);
    case "string":
      return text(0);
    case "number":
      return number(0);
    case "if":
      return truth(0) ? value(1) : value(2);
    case "coalesce":
      return text(0) || text(1);
    case "once":
      return run.textOf(view.here) || text(0);
    case "selected":
      return wordsIn(text(0)).includes(text(1).trim());
    case "selected-at":
      return wordsIn(text(0))[Math.floor(number(1))] ?? "";
    case "count-selected":
      return wordsIn(text(0)).length;
    case "choice-name":
    case "jr:choice-name":
      return run.choiceName(
        text(1)
          .replace(/^\$\{|\}$/g, "")
          .split("/")
          .at(-1) ?? "",
        text(0),
        view.here,
      );
    case "count":
      return membersOf(value(0), run.textOf).length;
    case "count-non-empty":
      return membersOf(value(0), run.textOf).filter((t) => t !== "").length;
    case "sum":
      return numbers().reduce((a, b) => a + b, 0);
    case "min":
      return numbers().reduce((a, b) => (Number.isNaN(a) || b < a ? b : a), Number.NaN);
    case "max":
      return numbers().reduce((a, b) => (Number.isNaN(a) || b > a ? b : a), Number.NaN);
    case "position":
      return args.length === 0 ? (view.position ?? view.here.position) : roundOf(firstOf(value(0)));
    case "last":
      return view.size ?? 1;
    case "indexed-repeat":
      return indexed(args, view, number(2));
    case "regex":
      return run.pattern(text(1))(text(0));
    case "today":
      return run.today;
    case "now":
      return run.now;
    case "date":
      return dayOf(value(0), run.textOf);
    case "date-time":
      return text(0);
    case "decimal-date-time":
      return number(0);
    case "decimal-time":
      return number(0) % 1;
    case "format-date":
    case "format-date-time":
      return formatMoment(text(0), text(1));
    case "concat":
      return args.flatMap((_, i) => membersOf(value(i), run.textOf)).join("");
    case "join":
      return args
        .slice(1)
        .flatMap((_, i) => membersOf(value(i + 1), run.textOf))
        .join(text(0));
    default:
      return ofNumbers(name, number, args.length) ?? ofText(name, text, number, args.length);
  }
}

/** A question within a repeat stands in its repeat's round. */
function roundOf(node: Node | undefined): number {
  let at = node;
  while (at?.parent && !(at.spot.item?.is === "group" && at.spot.item.repeat)) at = at.parent;
  return at?.position ?? Number.NaN;
}

/** indexed-repeat(${answer}, ${repeat}, n): the answer in the nth round. */
function indexed(args: readonly Expr[], view: View, n: number): Value {
  const [answer, repeat] = args;
  if (answer?.is !== "path" || repeat?.is !== "path" || typeof answer.from === "string" || typeof repeat.from === "string") return "";
  const outer = spotNamed(view.run.named(repeat.from.name), repeat.from.name, view.here.spot);
  const inner = spotNamed(view.run.named(answer.from.name), answer.from.name, outer ?? view.here.spot);
  const round = outer && nodesOf(view.here.root(), outer).find((r) => r.position === n);
  return round && inner ? nodesOf(round, inner).slice(0, 1) : "";
}

function ofNumbers(name: string, number: (i: number) => number, given: number): number | undefined {
  switch (name) {
    case "round": {
      const places = given > 1 ? 10 ** Math.max(-12, Math.min(12, Math.trunc(number(1)) || 0)) : 1;
      return Math.round(number(0) * places) / places;
    }
    case "abs":
      return Math.abs(number(0));
    case "int":
      return Math.trunc(number(0));
    case "floor":
      return Math.floor(number(0));
    case "ceiling":
      return Math.ceil(number(0));
    case "mod":
      return number(0) % number(1);
    case "pow":
      return number(0) ** number(1);
    case "sqrt":
      return Math.sqrt(number(0));
    default:
      return undefined;
  }
}

function ofText(name: string, text: (i: number) => string, number: (i: number) => number, given: number): Value {
  const t = text(0);
  switch (name) {
    case "string-length":
      return [...t].length;
    case "contains":
      return t.includes(text(1));
    case "starts-with":
      return t.startsWith(text(1));
    case "ends-with":
      return t.endsWith(text(1));
    case "substring-before":
      return t.includes(text(1)) ? t.slice(0, t.indexOf(text(1))) : "";
    case "substring-after":
      return t.includes(text(1)) ? t.slice(t.indexOf(text(1)) + text(1).length) : "";
    case "normalize-space":
      return wordsIn(t).join(" ");
    case "translate": {
      const [from, to] = [[...text(1)], [...text(2)]];
      return [...t].map((c) => (from.includes(c) ? (to[from.indexOf(c)] ?? "") : c)).join("");
    }
    case "substr":
      return [...t].slice(number(1), given > 2 ? number(2) : undefined).join("");
    // XPath's own counts from 1 and takes a length.
    case "substring":
      return [...t].slice(number(1) - 1, given > 2 ? number(1) - 1 + number(2) : undefined).join("");
    default:
      return "";
  }
}
