/** Minutes of a week, Monday 0:00 = 0. */
export const MINUTES_OF_WEEK = 10_080;

/** Open from `from` until just before `to`, minutes of the week; a span that ends before it begins runs over Sunday midnight. */
export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/** Whether a place is open at a minute of the week. Unknown hours (undefined) count as open, and the answer says how many are unknown. */
export function isOpen(spans: readonly OpenSpan[] | undefined, minuteOfWeek: number): boolean {
  if (spans === undefined) return true;
  const at = ((minuteOfWeek % MINUTES_OF_WEEK) + MINUTES_OF_WEEK) % MINUTES_OF_WEEK;
  return spans.some(({ from, to }) => (from <= to ? from <= at && at < to : at >= from || at < to));
}
