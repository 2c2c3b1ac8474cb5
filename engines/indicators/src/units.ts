import type { Catalogue, Label } from "./catalogue.ts";
import type { Indicator } from "./indicator.ts";
import { printExpression, type Node } from "./trees.ts";

/** What an expression is measured in: powers of units (元 is fen 1, 元/人 is fen 1 and count −1), and whether it stands or flows. Undefined: a bare number, which fits anything. */
interface Measured {
  readonly powers: Readonly<Record<string, number>>;
  readonly stands: boolean | undefined;
}

const NAMES: Readonly<Record<string, Label>> = {
  fen: { zh: "金额", en: "money" },
  count: { zh: "个数", en: "a number of things" },
  days: { zh: "天数", en: "days" },
  score: { zh: "分值", en: "a score" },
  person: { zh: "人口", en: "people" },
};
const named = (key: string): Label => NAMES[key] ?? { zh: key, en: key };

/**
 * What cannot be added or taken for its unit: money and persons, what stands (存量) and what flows (流量), a count declared as money. Asked when a definition is
 * put in force; what stands in force already is read without it.
 */
export function unitFaults(tree: Node, unit: Indicator["unit"], catalogue: Catalogue): Label[] {
  const faults: Label[] = [];
  const whole = measure(tree, catalogue, faults);
  const declared = { fen: "fen", count: "count", days: "days", ratio: undefined }[unit];
  const fits = (m: Measured): boolean =>
    show(m) === declared ||
    show(m) === `${declared}·person^-1` ||
    (declared === "fen" && isMoneyEach(m)) ||
    (declared === "count" && isThings(show(m)));
  if (faults.length === 0 && declared !== undefined && whole && !fits(whole))
    faults.push({
      zh: `算出来的是${tell(whole).zh}，单位却写作${named(declared).zh}`,
      en: `It reckons ${tell(whole).en}, its unit says ${named(declared).en}`,
    });
  return faults;
}

/** In what a tree is measured: money, a number, days, or a rate of whatever kind. */
export function unitOf(tree: Node, catalogue: Catalogue): Indicator["unit"] {
  const whole = measure(tree, catalogue, []);
  // 元/人 is written as money, 件/万人 as a number.
  const found = (["fen", "count", "days"] as const).find((u) => whole && (show(whole) === u || show(whole) === `${u}·person^-1`));
  return found ?? (whole && isMoneyEach(whole) ? "fen" : whole && isThings(show(whole)) ? "count" : "ratio");
}
/** 元/件, 元/吨: written as money, never as a percentage. */
const isMoneyEach = ({ powers: { fen, ...others } }: Measured): boolean => {
  const [of, ...more] = Object.entries(others);
  return fen === 1 && of !== undefined && more.length === 0 && of[1] === -1 && isThings(of[0]);
};
/** Persons, points, tons: one unit that is neither money nor days, told as a number. */
const isThings = (shown: string): boolean => shown !== "" && !/[·^]|^(?:fen|days)$/.test(shown);

/** What a tree counts: `fen`, `count`, `days`, `person`, or their product; null for a bare number. */
export function countedIn(tree: Node, catalogue: Catalogue): string | null {
  const whole = measure(tree, catalogue, []);
  return whole ? show(whole) : null;
}

function measure(tree: Node, catalogue: Catalogue, faults: Label[]): Measured | undefined {
  const walk = (node: Node): Measured | undefined => {
    if (node.type === "number") return undefined;
    if (node.type === "source") return node.source.unit === undefined ? undefined : { powers: { [node.source.unit]: 1 }, stands: true };
    // What another indicator adds up is its own definition's to answer for.
    if (node.type === "named") return measure(node.tree, catalogue, []);
    if (node.type === "aggregate") {
      const { fn, kind, of } = node.aggregate;
      const measure = fn === "sum" || fn === "balance" ? catalogue.get(kind)?.measures[of as string]?.unit : undefined;
      const key = measure ?? (fn === "median" && of === "days" ? "days" : "count");
      return { powers: { [key]: 1 }, stands: fn === "balance" };
    }
    const [left, right] = [walk(node.left), walk(node.right)];
    if (node.operator === "+" || node.operator === "-") {
      if (left && right) {
        if (show(left) !== show(right)) faults.push(apart(node, tell(left), tell(right)));
        else if (left.stands !== undefined && right.stands !== undefined && left.stands !== right.stands)
          faults.push(apart(node, standing(left), standing(right)));
      }
      return left ?? right;
    }
    const sign = node.operator === "/" ? -1 : 1;
    const powers: Record<string, number> = { ...left?.powers };
    for (const [key, n] of Object.entries(right?.powers ?? {})) powers[key] = (powers[key] ?? 0) + sign * n;
    return left || right ? { powers: Object.fromEntries(Object.entries(powers).filter(([, n]) => n !== 0)), stands: undefined } : undefined;
  };
  return walk(tree);
}

const show = (m: Measured): string =>
  Object.entries(m.powers)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, n]) => (n === 1 ? key : `${key}^${n}`))
    .join("·");

const tell = (m: Measured): Label => {
  const part = (sign: number, language: "zh" | "en"): string =>
    Object.entries(m.powers)
      .filter(([, n]) => n * sign > 0)
      .map(([key]) => named(key)[language])
      .join("×");
  const of = (language: "zh" | "en", one: string): string => {
    const [above, below] = [part(1, language), part(-1, language)];
    return below === "" ? above || one : `${above || "1"}÷${below}`;
  };
  return { zh: of("zh", "比率"), en: of("en", "a rate") };
};
const standing = (m: Measured): Label => (m.stands ? { zh: "期末存量", en: "what stands" } : { zh: "期内流量", en: "what flows" });
const apart = (node: Node, a: Label, b: Label): Label => ({
  zh: `${a.zh}和${b.zh}不能相加减：${printExpression(node)}`,
  en: `${a.en} and ${b.en} are not added: ${printExpression(node)}`,
});
