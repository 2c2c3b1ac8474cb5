import type { Exact } from "@bihuan/kit";

/**
 * Whole steps by the largest remainder: everybody gets the whole steps of the exact amount, what is left goes step by step to the largest remainders;
 * ties by the larger exact amount, then by the smaller code. The amounts have one denominator and sum to a whole number of steps.
 */
export function toWholeSteps(amounts: readonly Exact[], codes: readonly string[], step: bigint): bigint[] {
  const parts = amounts.map((a, i) => {
    const size = a.den * step;
    return { i, steps: a.num / size, rest: a.num % size, num: a.num, size };
  });
  const size = parts[0]?.size ?? 1n;
  let left = parts.reduce((sum, p) => sum + p.rest, 0n) / size;
  const steps = parts.map((p) => p.steps);
  const order = parts
    .filter((p) => p.rest > 0n)
    .sort((a, b) => descending(a.rest, b.rest) || descending(a.num, b.num) || ((codes[a.i] as string) < (codes[b.i] as string) ? -1 : 1));
  for (const p of order) {
    if (left === 0n) break;
    steps[p.i] = (steps[p.i] as bigint) + 1n;
    left--;
  }
  return steps.map((s) => s * step);
}

const descending = (a: bigint, b: bigint): number => (a > b ? -1 : a < b ? 1 : 0);
