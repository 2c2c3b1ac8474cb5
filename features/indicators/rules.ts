/** The five figures of a leader's first page, in this order; one that is not in force is left out. */
export const HOME_FIGURES = ["confirmed_demands", "days_to_introduction", "agreement_amount", "amount_in_place", "coverage_adult"] as const;

/** From need to effect: what of a rate or count is shown as a step. */
export const HOME_STEPS = [
  { code: "confirmed_demands", of: "value", label: { zh: "需求方确认", en: "confirmed" } },
  { code: "introduction_rate", of: "numerator", label: { zh: "首次引荐", en: "introduced" } },
  { code: "contract_rate", of: "numerator", label: { zh: "签合同", en: "contracted" } },
  { code: "effect_confirmed", of: "value", label: { zh: "确认见效", en: "effect confirmed" } },
] as const;

export type Standing = "reached" | "on-way" | "behind";

/** Where a figure stands against its target when so much of the year is over; undefined where one is unknown. */
export function standingOf(
  f: { value: number | null; target: number | null; better: "higher" | "lower" | "neither"; unit: string },
  yearShare: number,
): Standing | undefined {
  if (f.value === null || f.target === null) return undefined;
  if (f.better === "lower") return f.value <= f.target ? "reached" : "behind";
  if (f.value >= f.target) return "reached";
  // A share or what stands does not grow with the year; a count and an amount do.
  const due = f.unit === "ratio" ? f.target * 0.9 : f.target * yearShare;
  return f.value >= due ? "on-way" : "behind";
}

/** A unit's own figures bear its number before their code; the root's are the standard. */
export const isOwnCode = (code: string): boolean => /^u\d+_/.test(code);

/** How the values of others lie: never whose they are. */
export interface Spread {
  readonly n: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

/** Of fewer than so many, single ones could be told. */
export const FEWEST_PEERS = 5;

/**
 * Quarter, middle, three quarters (nearest rank), told to two digits: neither the ends, which are one unit's each, nor anybody's exact figure. Undefined
 * for too few.
 */
export function spreadOf(values: readonly number[]): Spread | undefined {
  const n = values.length;
  if (n < FEWEST_PEERS) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => Number((sorted[Math.ceil(share * n) - 1] as number).toPrecision(2));
  return { n, q1: at(0.25), median: at(0.5), q3: at(0.75) };
}

/** Half to twice as much to do is like size; with nothing to do nobody is. */
export const isLikeSize = (own: number, other: number): boolean => own > 0 && other >= own / 2 && other <= own * 2;
