import { compare, exact, over, plus, times, type Decimal, type Exact } from "@bihuan/kit";

/** One assessment within a composed one: its weight in percent, the points of its whole sheet, and each unit's total. */
export interface Part {
  readonly weight: Decimal;
  readonly most: Decimal;
  readonly totals: ReadonlyMap<string, Decimal>;
}
export interface Composed {
  readonly unit: string;
  /** What each part brings: weight × total ÷ most; undefined where the unit has no total there. */
  readonly parts: readonly (Exact | undefined)[];
  /** Out of 100; undefined while a part is missing and the rule leaves it open. */
  readonly total: Exact | undefined;
  readonly grade: string | undefined;
}

/**
 * Σ weight × total ÷ most over the parts, out of 100, exactly. A unit without a total in a part has nothing there, or stays open, as the rule says.
 * Weights sum to 100; throws where they do not.
 */
export function compose(
  parts: readonly Part[],
  grades: readonly { readonly key: string; readonly from: Decimal }[],
  missing: "zero" | "undecided",
): Composed[] {
  const weights = parts.map((p) => exact(p.weight)).reduce(plus, exact(0));
  if (compare(weights, exact(100)) !== 0) throw new Error("the weights of the parts do not sum to 100");
  const units = [...new Set(parts.flatMap((p) => [...p.totals.keys()]))];
  return units.map((unit) => {
    const brought = parts.map((p) => {
      const total = p.totals.get(unit);
      return total === undefined ? undefined : times(exact(p.weight), over(exact(total), exact(p.most)) as Exact);
    });
    const isOpen = missing === "undecided" && brought.includes(undefined);
    const total = isOpen ? undefined : brought.flatMap((b) => b ?? []).reduce(plus, exact(0));
    return { unit, parts: brought, total, grade: total && grades.find((g) => compare(total, exact(g.from)) >= 0)?.key };
  });
}
