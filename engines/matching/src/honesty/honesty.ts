/** An introduction with the places its supply held when it was chosen; null: it was not in that order at all, picked by hand. */
export interface Introduced {
  readonly month: string;
  readonly rank: number | null;
  readonly baselineRank: number | null;
}

export interface MonthHonesty {
  readonly month: string;
  readonly introductions: number;
  /** How many of them were among the engine's first three, and among a plain keyword search's first three. */
  readonly engine: number;
  readonly baseline: number;
}

const FIRST = 3;

/**
 * The engine's own honesty: by month, how many introductions were among its first three beside a plain keyword search over
 * the same supplies on the same day. Both orders are kept when candidates are proposed, so neither can learn from what was
 * chosen later. Months in order; the sum over months is the whole.
 */
export function measureHonesty(introductions: readonly Introduced[]): MonthHonesty[] {
  const among = (rank: number | null): boolean => rank !== null && rank <= FIRST;
  return [...Map.groupBy(introductions, (i) => i.month)]
    .map(([month, list]) => ({
      month,
      introductions: list.length,
      engine: list.filter((i) => among(i.rank)).length,
      baseline: list.filter((i) => among(i.baselineRank)).length,
    }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}
