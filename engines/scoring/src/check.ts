import { compare, exact, plus, readDecimal, showExact, type Decimal, type Exact } from "@bihuan/kit";
import { isItem, itemsOf, type Group, type Item, type Sheet } from "./rule.ts";

/** A fault of the sheet itself, with the key of the node; in words for whoever enters it. */
export interface SheetFault {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
}

/**
 * Tests a sheet before it is put in force: points of children = points of the parent, 100 or the sheet's own sum at the top as written, bands in order
 * without holes, steps that never pay more than the item has, grades from 0 on. Real sheets contradict themselves; a sheet with a fault scores nobody.
 */
export function checkSheet(sheet: Sheet): SheetFault[] {
  const faults: SheetFault[] = [];
  const say = (key: string, zh: string, en: string): void => void faults.push({ key, zh, en });
  const seen = new Set<string>();
  const once = (key: string): void => {
    if (seen.has(key)) say(key, `编号“${key}”出现两次`, `The key "${key}" stands twice`);
    seen.add(key);
  };
  const sums = (group: Group): void => {
    once(group.key);
    if (group.children.length === 0) return say(group.key, `“${group.name}”下面没有内容`, `"${group.name}" has no children`);
    const sum = total(group.children.map((c) => c.points));
    const own = readDecimal(group.points) ? exact(group.points) : undefined;
    if (sum && own && compare(sum, own) !== 0)
      say(
        group.key,
        `“${group.name}”为 ${group.points} 分，下级合计 ${showExact(sum, 2)} 分`,
        `"${group.name}" has ${group.points} points, its children sum to ${showExact(sum, 2)}`,
      );
    for (const child of group.children) if (!isItem(child)) sums(child);
  };
  sheet.groups.forEach(sums);
  for (const item of itemsOf(sheet)) {
    once(item.key);
    for (const rule of [item.rule, ...Object.values(item.byClass ?? {})])
      faultsOfItem({ ...item, rule }).forEach((f) => say(item.key, `“${item.name}”${f.zh}`, `"${item.name}" ${f.en}`));
  }
  const grades = sheet.grades.map((g) => (readDecimal(g.from) ? exact(g.from) : undefined));
  if (grades.length === 0 || grades.includes(undefined) || (grades.at(-1) as Exact).num !== 0n || !falls(grades as Exact[]))
    say(
      "grades",
      "等次须从高到低，最低一档从 0 分起，分数线不留空档",
      "Grades go from high to low and the last begins at 0, without holes",
    );
  return faults;
}

function faultsOfItem(item: Item): { zh: string; en: string }[] {
  const faults: { zh: string; en: string }[] = [];
  const say = (zh: string, en: string): void => void faults.push({ zh, en });
  const { rule } = item;
  const all = [item.points, ...decimalsOf(item)];
  const wrong = all.find((d) => !readDecimal(d));
  if (wrong !== undefined) return [{ zh: `：“${wrong}”不是数`, en: `: "${wrong}" is no number` }];
  const points = exact(item.points);
  if (points.num < 0n) say("的分值为负", "has negative points");
  const above = (p: Decimal): boolean => compare(exact(p), points) > 0;
  switch (rule.kind) {
    case "proportional":
      if (exact(rule.target).num <= 0n) say("的目标值须大于 0", "needs a target above 0");
      break;
    case "bands": {
      const from = rule.bands.map((b) => exact(b.from));
      if (rule.bands.length === 0 || !rises(from)) say("的分档须从低到高，不重叠", "needs bands from low to high that do not overlap");
      if (rule.bands.some((b) => (b.points === undefined) === (b.share === undefined)))
        say("的每一档须写明得分或百分比之一", "needs points or a share in each band");
      if (
        rule.bands.some(
          (b) => (b.points !== undefined && above(b.points)) || (b.share !== undefined && compare(exact(b.share), exact(100)) > 0),
        )
      )
        say(`的某一档超过本项 ${item.points} 分`, `pays more than its ${item.points} points in a band`);
      break;
    }
    case "conditions":
      if (rule.steps.some(([met, p]) => met > rule.of || above(p))) say("的条件数或得分超出", "has a step beyond its conditions or points");
      break;
    case "rank":
      if (rule.steps.length === 0 || !rises(rule.steps.map((s) => exact(s.upTo))))
        say("的名次须从前到后", "needs places from first to last");
      if (rule.steps.some((s) => above(s.points)))
        say(`的某一名次超过本项 ${item.points} 分`, `pays more than its ${item.points} points for a place`);
      break;
    case "graded":
      if (rule.grades.length < 2 || rule.grades.some((g) => compare(exact(g.share), exact(100)) > 0))
        say("的等级不足两级或超过 100 %", "has fewer than two grades or one above 100 %");
      break;
    case "deduction":
    case "bonus":
      if (exact(rule.each).num <= 0n) say("的每次分值须大于 0", "needs more than 0 for each");
      break;
    case "threshold":
    case "to-best":
  }
  return faults;
}

function decimalsOf({ rule }: Item): Decimal[] {
  switch (rule.kind) {
    case "threshold":
      return [rule.target];
    case "proportional":
      return [rule.target, ...(rule.start === undefined ? [] : [rule.start])];
    case "bands":
      return rule.bands.flatMap((b) => [
        b.from,
        ...(b.points === undefined ? [] : [b.points]),
        ...(b.share === undefined ? [] : [b.share]),
      ]);
    case "conditions":
      return rule.steps.map(([, p]) => p);
    case "rank":
      return rule.steps.flatMap((s) => [s.upTo, s.points]);
    case "graded":
      return rule.grades.map((g) => g.share);
    case "deduction":
    case "bonus":
      return [rule.each];
    case "to-best":
      return [];
  }
}

function total(points: readonly Decimal[]): Exact | undefined {
  return points.every((p) => readDecimal(p)) ? points.map(exact).reduce(plus, { num: 0n, den: 1n }) : undefined;
}

const falls = (values: readonly Exact[]): boolean => values.every((v, i) => i === 0 || compare(values[i - 1] as Exact, v) > 0);
const rises = (values: readonly Exact[]): boolean => values.every((v, i) => i === 0 || compare(values[i - 1] as Exact, v) < 0);
