import { compare, exact, floorOf, minus, over, plus, times, type Exact } from "@bihuan/kit";
import { isItem, itemsOf, type Group, type Item, type Sheet } from "./rule.ts";
import { scoreClass } from "./score-group.ts";
import { itemScorer, type ItemScore, type Score, type Value } from "./score-item.ts";
import { figure, type Words } from "./words.ts";

export interface UnitValues {
  readonly unit: string;
  /** Units are ranked within their class alone. */
  readonly class: string;
  /** By item key; an absent one is missing. */
  readonly values: Readonly<Record<string, Value>>;
}

export interface GroupScore {
  readonly key: string;
  readonly points: Exact;
  readonly most: Exact;
  /** Points of what applies, where an approved 不适用 scales the rest up. */
  readonly scaledFrom?: Exact;
}

export interface SheetScore {
  readonly unit: string;
  readonly items: readonly ItemScore[];
  readonly groups: readonly GroupScore[];
  readonly total: Exact;
  /** undecided: an item is; whoever closes the sheet sees which. */
  readonly verdict: "passed" | "not-passed" | "undecided";
  readonly grade: string | undefined;
  readonly why: Words;
  readonly undecided: readonly string[];
  readonly vetoed: readonly string[];
}

const NOTHING: Exact = { num: 0n, den: 1n };
const sum = (values: readonly Exact[]): Exact => values.reduce(plus, NOTHING);

/**
 * Scores every unit by one sheet, exactly; rounding happens once an item where the sheet says so, else only on show. A veto changes the verdict or caps
 * the grade, never the points; a deduction of one item never touches another; missing is 0 only where the item says so.
 */
export const scoreUnits = (sheet: Sheet, units: readonly UnitValues[]): SheetScore[] => keepScores(sheet)(units);

interface Kept {
  readonly of: UnitValues;
  readonly score: SheetScore;
}
const needsClass = ({ rule }: Item): boolean => rule.kind === "to-best" || rule.kind === "rank";

/**
 * A scorer that remembers: whoever hands it the same object for a unit as the last time says that nothing of it has changed, and gets the same score back
 * without its being reckoned again, unless a rule that compares units moves with another of its class. Equal to scoring everything anew.
 */
export function keepScores(sheet: Sheet): (units: readonly UnitValues[]) => SheetScore[] {
  const sum = sheetSum(sheet);
  let kept = new Map<string, Kept>();
  let classes = new Map<string, { readonly units: readonly UnitValues[]; readonly rules: ClassRules; readonly compared: Compared }>();
  return (units) => {
    const was = { kept, classes };
    kept = new Map();
    classes = new Map(
      [...Map.groupBy(units, (u) => u.class)].map(([name, members]) => {
        const before = was.classes.get(name);
        const rules = before?.rules ?? classRules(sheet, sum.items, name);
        const isSame = before?.units.length === members.length && members.every((u, i) => u === before.units[i]);
        return [name, { units: members, rules, compared: isSame ? before.compared : rules.compare(members) }] as const;
      }),
    );
    return units.map((u) => {
      const { rules, compared } = classes.get(u.class) as { rules: ClassRules; compared: Compared };
      const before = was.kept.get(u.unit);
      const isSame = before?.of === u;
      if (isSame && (compared.size === 0 || compared === was.classes.get(u.class)?.compared)) {
        kept.set(u.unit, before);
        return before.score;
      }
      const score = sum.add(u.unit, rules.scoreItems(u, compared, isSame ? before.score.items : undefined));
      kept.set(u.unit, { of: u, score });
      return score;
    });
  };
}

/** By item that compares units, then by unit. */
type Compared = ReadonlyMap<string, ReadonlyMap<string, Score>>;
interface ClassRules {
  /** In the sheet's order; of `before` whatever compares nobody is taken as it was. */
  readonly scoreItems: (u: UnitValues, compared: Compared, before?: readonly ItemScore[]) => ItemScore[];
  readonly compare: (members: readonly UnitValues[]) => Compared;
}
/** What a class is measured by: items that look at one unit, and those that compare its members. */
function classRules(sheet: Sheet, items: readonly Item[], name: string): ClassRules {
  const own = items.map((item) => {
    const rule = item.byClass?.[name];
    return rule ? { ...item, rule } : item;
  });
  const scorers = own.map((i) => (needsClass(i) ? undefined : itemScorer(i)));
  const valueOf = (u: UnitValues, key: string): Value => u.values[key] ?? MISSING;
  return {
    scoreItems: (u, compared, before) =>
      own.map(({ key }, i) => {
        const score = scorers[i];
        return score ? (before?.[i] ?? rounded(score(valueOf(u, key)), sheet.roundItems)) : (compared.get(key)?.get(u.unit) as ItemScore);
      }),
    compare: (members) =>
      new Map(
        own.filter(needsClass).map((item) => {
          const scored = scoreClass(
            item,
            members.map((u) => ({ unit: u.unit, value: valueOf(u, item.key) })),
          );
          return [item.key, new Map([...scored].map(([unit, s]) => [unit, rounded(s, sheet.roundItems)]))];
        }),
      ),
  };
}
const MISSING: Value = { state: "missing" };

/** A sheet's points, vetoes and grades, read once. */
function sheetSum(sheet: Sheet): { items: readonly Item[]; add: (unit: string, scores: ItemScore[]) => SheetScore } {
  const items = itemsOf(sheet);
  const grades = sheet.grades.map((g) => ({ key: g.key, from: exact(g.from) }));
  const bonusCap = sheet.bonusCap === undefined ? undefined : exact(sheet.bonusCap);
  const at = new Map(items.map((item, i) => [item, i]));
  const vetoes = items.filter((i) => i.veto);
  const extra = sheet.extra ?? [];
  const most = new Map<Group, Exact>();
  const read = (group: Group): void => {
    most.set(group, exact(group.points));
    for (const child of group.children) if (!isItem(child)) read(child);
  };
  sheet.groups.forEach(read);
  return { items, add };

  function add(unit: string, scores: ItemScore[]): SheetScore {
    const groups: GroupScore[] = [];
    const of = (item: Item): ItemScore => scores[at.get(item) as number] as ItemScore;
    const walk = (group: Group): Exact => {
      let points = NOTHING;
      let away = NOTHING;
      for (const child of group.children) {
        if (!isItem(child)) {
          points = plus(points, walk(child));
          continue;
        }
        const score = of(child);
        if (score.state === "not-applicable" && child.notApplicable === "rescale") away = plus(away, score.most);
        else points = plus(points, score.points);
      }
      const all = most.get(group) as Exact;
      const left = minus(all, away);
      // 76 of 92 points with 8 not applicable: 76/92 × 100.
      const scaled = away.num === 0n ? points : left.num <= 0n ? NOTHING : times(points, over(all, left) as Exact);
      groups.push({ key: group.key, points: scaled, most: all, ...(away.num === 0n ? {} : { scaledFrom: left }) });
      return scaled;
    };
    const sheetPoints = sum(sheet.groups.map(walk));
    const extras = extra.map((item) => ({ item, score: of(item) }));
    const bonus = sum(extras.filter((e) => e.item.rule.kind === "bonus").map((e) => e.score.points));
    const taken = sum(extras.filter((e) => e.item.rule.kind === "deduction").map((e) => minus(e.score.most, e.score.points)));
    const capped = bonusCap !== undefined && compare(bonus, bonusCap) > 0 ? bonusCap : bonus;
    const after = minus(plus(sheetPoints, capped), taken);
    const total = after.num < 0n ? NOTHING : after;

    const undecided = items.filter((i) => of(i).state === "undecided");
    const vetoed = vetoes.filter((i) => ["earned", "unreported"].includes(of(i).state) && compare(of(i).points, of(i).most) < 0);
    const caps = vetoed.flatMap((i) =>
      i.veto?.effect === "grade-cap" ? [grades.findIndex((g) => g.key === (i.veto as { grade: string }).grade)] : [],
    );
    const reached = Math.max(
      grades.findIndex((g) => compare(total, g.from) >= 0),
      ...caps,
    );
    const fails = vetoed.filter((i) => i.veto?.effect === "fails");
    const verdict = undecided.length > 0 ? "undecided" : fails.length > 0 ? "not-passed" : "passed";
    const grade = verdict === "undecided" ? undefined : grades[reached]?.key;
    return {
      unit,
      items: scores,
      groups,
      total,
      verdict,
      grade,
      undecided: undecided.map((i) => i.key),
      vetoed: vetoed.map((i) => i.key),
      get why() {
        return explain(total, verdict, grade, undecided, vetoed);
      },
    };
  }
}

function explain(
  total: Exact,
  verdict: SheetScore["verdict"],
  grade: string | undefined,
  undecided: readonly Item[],
  vetoed: readonly Item[],
): Words {
  const NAMED = 3;
  const names = (items: readonly Item[]): string =>
    items
      .slice(0, NAMED)
      .map((i) => `“${i.name}”`)
      .join("、") + (items.length > NAMED ? `等${items.length}项` : "");
  const points = figure(total, 2);
  if (verdict === "undecided")
    return { zh: `现计${points}分，${names(undecided)}尚未定分，不能结束`, en: `${points} points so far; undecided: ${names(undecided)}` };
  if (verdict === "not-passed")
    return {
      zh: `总分${points}分；${names(vetoed)}为一票否决项且未达标，不通过`,
      en: `${points} points; not passed, since ${names(vetoed)} must be met`,
    };
  if (vetoed.length > 0)
    return {
      zh: `总分${points}分；${names(vetoed)}未达标，等次最高为“${grade}”`,
      en: `${points} points; at most "${grade}", since ${names(vetoed)} is not met`,
    };
  return { zh: `总分${points}分，等次为“${grade}”`, en: `${points} points, grade "${grade}"` };
}

function rounded(score: Score, places: number | undefined): Score {
  if (places === undefined) return score;
  const scale = 10n ** BigInt(places);
  const doubled = { num: 2n * score.points.num * scale + score.points.den, den: 2n * score.points.den };
  return score.with({ num: floorOf(doubled), den: scale });
}

/**
 * What-if: for each item, how many more of its own points the unit would need for the next better grade, where the item can still give them. "Which item
 * would change the grade", nearest first; empty at the best grade and where nothing alone suffices.
 */
export function whatWouldLift(sheet: Sheet, score: SheetScore): { key: string; needs: Exact; grade: string }[] {
  const at = sheet.grades.findIndex((g) => compare(score.total, exact(g.from)) >= 0);
  const better = sheet.grades[at - 1];
  if (!better) return [];
  const needs = minus(exact(better.from), score.total);
  return score.items
    .filter((i) => i.state !== "not-applicable" && compare(minus(i.most, i.points), needs) >= 0)
    .map((i) => ({ key: i.key, needs, grade: better.key, open: minus(i.most, i.points) }))
    .sort((a, b) => compare(b.open, a.open) || (a.key < b.key ? -1 : 1))
    .map(({ key, needs: n, grade }) => ({ key, needs: n, grade }));
}

/** Units whose grade or total differs between two sheets or two states of the data: the difference list of a dry run. */
export function compareScores(
  before: readonly SheetScore[],
  after: readonly SheetScore[],
): { unit: string; by: Exact; from: string | undefined; to: string | undefined }[] {
  const old = new Map(before.map((s) => [s.unit, s]));
  return after.flatMap((s) => {
    const was = old.get(s.unit);
    if (!was || (compare(was.total, s.total) === 0 && was.grade === s.grade)) return [];
    return [{ unit: s.unit, by: minus(s.total, was.total), from: was.grade, to: s.grade }];
  });
}
