/** How a target of the parent relates to those of its parts: added (sessions, money), the same for each (a rate), or the largest (coverage). */
export type Mode = "sum" | "each" | "max";

/**
 * A whole-number target shared by weights, largest remainder, ties by the larger weight, then the smaller code: 25 venues by 3 : 3 : 1 are 11, 11, 3.
 * Weights are whole numbers not below 0 of which one is positive; else undefined.
 */
export function decompose(target: number, parts: readonly { code: string; weight: number }[]): Map<string, number> | undefined {
  const sum = parts.reduce((s, p) => s + BigInt(p.weight), 0n);
  if (sum <= 0n || !Number.isSafeInteger(target) || target < 0) return undefined;
  const rows = parts.map((p) => ({
    ...p,
    whole: (BigInt(target) * BigInt(p.weight)) / sum,
    rest: (BigInt(target) * BigInt(p.weight)) % sum,
  }));
  let left = BigInt(target) - rows.reduce((s, r) => s + r.whole, 0n);
  const order = [...rows].sort((a, b) =>
    a.rest === b.rest ? b.weight - a.weight || (a.code < b.code ? -1 : 1) : a.rest > b.rest ? -1 : 1,
  );
  const shares = new Map(rows.map((r) => [r.code, Number(r.whole)]));
  for (const r of order) {
    if (left === 0n) break;
    shares.set(r.code, (shares.get(r.code) as number) + 1);
    left--;
  }
  return shares;
}

/** What is wrong with a decomposition by its mode: the difference to the parent, 0 where it holds. */
export function imbalance(target: number, parts: readonly number[], mode: Mode): number {
  if (mode === "sum") return parts.reduce((a, b) => a + b, 0) - target;
  if (mode === "each") return parts.find((p) => p !== target) === undefined ? 0 : (parts.find((p) => p !== target) as number) - target;
  return (parts.length === 0 ? 0 : Math.max(...parts)) - target;
}
