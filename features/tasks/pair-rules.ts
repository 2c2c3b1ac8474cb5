import { addDays, daysBetween } from "@bihuan/kit";

/** The day of the next contact: as agreed at the last, else by the rhythm, else as long after it as the first was set from the beginning; it always exists. */
export function nextContact(
  pair: { readonly fromOn: string; readonly firstOn: string },
  last: { readonly onDay: string; readonly nextOn: string | null } | undefined,
  everyDays: number | undefined,
): string {
  if (!last) return pair.firstOn;
  if (last.nextOn !== null) return last.nextOn;
  return addDays(last.onDay, everyDays ?? Math.max(1, daysBetween(pair.fromOn, pair.firstOn)));
}

export interface Owned {
  readonly id: number;
  readonly code: string | null;
}

/** Firms without an owner, and codes with more than one. */
export function gapsAndDoubles<F extends { readonly code: string }, P extends Owned>(firms: readonly F[], active: readonly P[]) {
  const byCode = Map.groupBy(
    active.filter((p) => p.code !== null),
    (p) => p.code as string,
  );
  const seen = new Set<string>();
  const once = firms.filter((f) => !seen.has(f.code) && seen.add(f.code));
  return {
    firms: once.length,
    gaps: once.filter((f) => !byCode.has(f.code)),
    doubles: [...byCode].filter(([, owners]) => owners.length > 1).map(([code, owners]) => ({ code, owners })),
  };
}
