import type { CompiledIndicator } from "@bihuan/indicators";

/** Counts and money of the parts make those of the whole; a rate or a number of days is the same for everybody. */
export const adds = ({ indicator: { unit }, parts }: Pick<CompiledIndicator, "indicator" | "parts">): boolean =>
  (unit === "count" || unit === "fen") && parts === undefined;

/** A whole number by weights: each gets its floor, what is left goes one by one to the largest remainders, of equal ones to the earlier. */
export function shareOut(total: number, weights: readonly number[]): number[] | undefined {
  if (!Number.isSafeInteger(total) || total < 0 || weights.some((w) => !Number.isSafeInteger(w) || w < 0)) return undefined;
  const exact = weights.map(BigInt);
  const all = exact.reduce((a, b) => a + b, 0n);
  if (all === 0n) return undefined;
  const parts = exact.map((w, i) => ({ i, floor: (BigInt(total) * w) / all, rest: (BigInt(total) * w) % all }));
  let left = BigInt(total) - parts.reduce((a, p) => a + p.floor, 0n);
  for (const p of parts.toSorted((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n) break;
    p.floor++;
    left--;
  }
  return parts.map((p) => Number(p.floor));
}

/** What stands below a target that moved from one value to another: the old proportion, what the unit keeps among it. */
export function followTarget(
  target: number | null,
  old: { readonly kept: number; readonly adds: boolean; readonly shares: ReadonlyMap<number, number> },
): { kept: number; shares: Map<number, number> } {
  if (target === null) return { kept: 0, shares: new Map() };
  if (!old.adds) return { kept: 0, shares: new Map([...old.shares.keys()].map((unit) => [unit, target])) };
  const [kept = target, ...parts] = shareOut(target, [old.kept, ...old.shares.values()]) ?? [];
  return { kept, shares: new Map([...old.shares.keys()].map((unit, i) => [unit, parts[i] ?? 0])) };
}
