/** Times in words. */
const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] as number;

export const ms = (value: number): string => `${value.toFixed(value < 1 ? 3 : value < 10 ? 2 : 0)} ms`;

export function spread(taken: readonly number[]): string {
  const sorted = taken.toSorted((a, b) => a - b);
  return `p50 ${ms(quantile(sorted, 0.5))}, p95 ${ms(quantile(sorted, 0.95))}, most ${ms(sorted.at(-1) as number)}`;
}

/** Milliseconds of n runs after twenty to warm up. */
export async function times(n: number, work: (i: number) => unknown): Promise<number[]> {
  const taken: number[] = [];
  for (let i = -20; i < n; i++) {
    const began = performance.now();
    await work(i + 20);
    if (i >= 0) taken.push(performance.now() - began);
  }
  return taken;
}
