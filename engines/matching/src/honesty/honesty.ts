/** An introduction with the places its supply held when it was proposed; null: it was not in that order at all, picked by hand. */
export interface Introduced {
  readonly month: string;
  /** In the engine's own list for the need, whoever proposed it. */
  readonly rank: number | null;
  readonly baselineRank: number | null;
  /** Proposed by an assignment of many needs at once, which shows a person three at most. */
  readonly assigned: boolean;
}

export interface HonestyCount {
  readonly introductions: number;
  /** How many of them were among the engine's first three, and among a plain keyword search's first three. */
  readonly engine: number;
  readonly baseline: number;
}

export interface MonthHonesty extends HonestyCount {
  readonly month: string;
  /** Those of an assignment by themselves: a part of the whole. */
  readonly assigned: HonestyCount;
}

const FIRST = 3;

/**
 * The engine's own honesty: by month, how many introductions were among its first three beside a plain keyword search over
 * the same supplies on the same day. Both orders are kept when candidates are proposed, so neither can learn from what was
 * chosen later; who came by an assignment counts by his place in the need's own list, not by having been given. Months in
 * order; the sum over months is the whole.
 */
export function measureHonesty(introductions: readonly Introduced[]): MonthHonesty[] {
  return [...Map.groupBy(introductions, (i) => i.month)]
    .map(([month, list]) => ({ month, ...count(list), assigned: count(list.filter((i) => i.assigned)) }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

function count(list: readonly Introduced[]): HonestyCount {
  const among = (rank: number | null): boolean => rank !== null && rank <= FIRST;
  return {
    introductions: list.length,
    engine: list.filter((i) => among(i.rank)).length,
    baseline: list.filter((i) => among(i.baselineRank)).length,
  };
}
