import type { Decimal } from "@bihuan/kit";

/** Relations as sheets write them: 以上, 不低于 and 以下 include the number; 超过 and 不足 do not. */
export type Relation = ">=" | ">" | "<=" | "<";

/** How an item's points follow from its value. Figures are data of the sheet with a source, never constants of the program. */
export type Rule =
  /** All points or none. */
  | { readonly kind: "threshold"; readonly relation: Relation; readonly target: Decimal }
  /** points × min(value / target, 1); below `start` nothing. With `lower` less is better: points × min(target / value, 1). */
  | { readonly kind: "proportional"; readonly target: Decimal; readonly start?: Decimal; readonly lower?: boolean }
  /** The best unit of the group has all points, the others value / best: a late correction of one moves the others. */
  | { readonly kind: "to-best" }
  /** Half-open bands [from, next from): the first begins where it begins, below it nothing. `share` in percent of the item's points, or `points`. */
  | { readonly kind: "bands"; readonly bands: readonly Band[] }
  /** Points by how many of n conditions are met: [[3, 5], [2, 4]]; between two steps the lower one counts. The value is the number met. */
  | { readonly kind: "conditions"; readonly of: number; readonly steps: readonly (readonly [met: number, points: Decimal])[] }
  /** Starts at all points, `each` is taken per piece of the value, until nothing is left: it never eats the points of another item. */
  | { readonly kind: "deduction"; readonly each: Decimal }
  /** `each` per piece on top of the sheet, at most the item's points. */
  | { readonly kind: "bonus"; readonly each: Decimal }
  /** Grades whose share of the points (percent) two scorers give; the value comes from `settleTwoScores`. */
  | { readonly kind: "graded"; readonly grades: readonly { readonly key: string; readonly share: Decimal }[] }
  /** By place within the unit's class. */
  | RankRule;

export interface Band {
  readonly from: Decimal;
  readonly points?: Decimal;
  readonly share?: Decimal;
}

export interface RankRule {
  readonly kind: "rank";
  /** Best first; `upTo` is a place, or percent of the group where the rule says so. Who comes after the last step has nothing. */
  readonly steps: readonly { readonly upTo: Decimal; readonly points: Decimal }[];
  readonly places: "place" | "percent";
  /** 1-2-2-4 or 1-2-2-3: printed beside the sheet, since either is found unfair by somebody. */
  readonly ties: "shared" | "dense";
  readonly round: "up" | "down" | "half-up";
  readonly lower?: boolean;
  /** A smaller group is not ranked: undecided, and said. */
  readonly leastGroup: number;
  /** A unit without value: out of the group's number, or behind everybody. */
  readonly without: "out" | "last";
}

/** What happens to a unit that reported nothing: 缺项不得分, or the item stays open and blocks the closing. */
export type MissingRule = "zero" | "undecided";
/** What an approved 不适用 does: nothing, all points, or the other items of its parent are scaled up (合理缺项). */
export type NotApplicableRule = "nothing" | "full" | "rescale";

export interface Item {
  readonly key: string;
  readonly name: string;
  readonly points: Decimal;
  readonly rule: Rule;
  /** Classes of units (山区县, 民族地区) that the sheet measures by a rule of their own. */
  readonly byClass?: Readonly<Record<string, Rule>>;
  readonly missing: MissingRule;
  readonly notApplicable: NotApplicableRule;
  /** 一票否决: an item without all its points makes the verdict "not passed" or caps the grade; the points stay as they are. */
  readonly veto?: { readonly effect: "fails" } | { readonly effect: "grade-cap"; readonly grade: string };
  /** Unit of the value in words (元/人, 场) and how many places are shown. */
  readonly unit?: string;
  readonly places?: number;
}

/** Aspect → criterion → item; the points of the children of one node sum to its own. */
export interface Group {
  readonly key: string;
  readonly name: string;
  readonly points: Decimal;
  readonly children: readonly (Group | Item)[];
}

export interface Sheet {
  readonly name: string;
  readonly version: string;
  readonly groups: readonly Group[];
  /** On top of the sheet: bonus and deductions from the whole. */
  readonly extra?: readonly Item[];
  /** At most what bonuses bring together. */
  readonly bonusCap?: Decimal;
  /** Highest first; `from` in points. Bands cover everything from 0 up. */
  readonly grades: readonly { readonly key: string; readonly from: Decimal }[];
  /** Places to which each item is rounded half up, or undefined: exact until shown. */
  readonly roundItems?: number;
}

export const isItem = (node: Group | Item): node is Item => "rule" in node;

export function itemsOf(sheet: Sheet): Item[] {
  const walk = (node: Group | Item): Item[] => (isItem(node) ? [node] : node.children.flatMap(walk));
  return [...sheet.groups.flatMap(walk), ...(sheet.extra ?? [])];
}
