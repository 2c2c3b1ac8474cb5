import { compare, exact, over, showExact, type Exact } from "@bihuan/kit";
import { itemsOf, type Rule } from "@bihuan/scoring";
import type { KeptSheet } from "./rules.ts";

/** The rule by which an item of a kept sheet measures units of a class. */
export function ruleIn(kept: KeptSheet, no: string, unitClass: string | null): Rule | undefined {
  const item = itemsOf(kept.sheet).find((i) => i.key === no);
  return (unitClass === null ? undefined : item?.byClass?.[unitClass]) ?? item?.rule;
}

/** Rules whose points depend on what the others of the class have. */
export const comparesUnits = (rule: Rule | undefined): boolean => rule?.kind === "to-best" || rule?.kind === "rank";

const SIGNS = { ">=": "≥", ">": "＞", "<=": "≤", "<": "＜" } as const;

/** What an item asks for, in a few signs, and how far a value has come to it in whole percent; null where only the whole group says. */
export function aimOf(
  rule: Rule | undefined,
  unit: string,
  value: Exact | undefined,
): { readonly aim: string; readonly reached: number | null } {
  const towards = (target: string | number, aim: string, lower = false) => ({
    aim,
    reached: value === undefined ? null : percentOf(value, exact(target), lower),
  });
  switch (rule?.kind) {
    case "threshold":
      return towards(rule.target, `${SIGNS[rule.relation]}${rule.target}${unit}`, rule.relation.startsWith("<"));
    case "proportional":
      return towards(rule.target, `${rule.lower ? "≤" : "≥"}${rule.target}${unit}`, rule.lower);
    case "bands": {
      const best = rule.bands.at(-1);
      return best ? towards(best.from, `≥${best.from}${unit}`) : { aim: "", reached: null };
    }
    case "conditions":
      return towards(rule.of, `${rule.of}项`);
    case "graded":
      return towards(100, "100%");
    case "deduction":
      return towards(0, `0${unit}`, true);
    default:
      return { aim: "", reached: null };
  }
}

function percentOf(value: Exact, target: Exact, lower: boolean): number {
  const isThere = lower ? compare(value, target) <= 0 : compare(value, target) >= 0;
  if (isThere) return 100;
  const ratio = lower ? over(target, value) : over(value, target);
  return ratio === undefined || ratio.num <= 0n ? 0 : Math.min(99, Math.floor(Number(showExact(ratio, 4)) * 100));
}
