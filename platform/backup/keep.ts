/** How many of the newest days, weeks and months keep their last backup. */
export interface KeepRule {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}
export const KEEP: KeepRule = { daily: 7, weekly: 4, monthly: 12 };

const DAY = 86_400_000;
const BEIJING = 8 * 3_600_000;

/**
 * Which of the backups made at these instants are kept: the last of each of the newest days, weeks and months that have one, by Beijing's
 * calendar; a week begins on Monday. The newest is always kept, and periods without a backup do not use up the number.
 */
export function keptOf(instants: readonly number[], rule: KeepRule = KEEP): Set<number> {
  const newestFirst = [...instants].sort((a, b) => b - a);
  const kept = new Set(newestFirst.slice(0, 1));
  const keepLastOf = (most: number, periodOf: (millis: number) => string | number): void => {
    const seen = new Set<string | number>();
    for (const at of newestFirst) {
      const period = periodOf(at + BEIJING);
      if (seen.has(period)) continue;
      if (seen.size === most) return;
      seen.add(period);
      kept.add(at);
    }
  };
  keepLastOf(rule.daily, (at) => Math.floor(at / DAY));
  // 1 January 1970 was a Thursday.
  keepLastOf(rule.weekly, (at) => Math.floor((Math.floor(at / DAY) + 3) / 7));
  keepLastOf(rule.monthly, (at) => new Date(at).toISOString().slice(0, 7));
  return kept;
}
