/** Fewest voters that anything published may be about. */
export const LEAST = 5;

/**
 * Classes merged until each part has at least five returned valid ballots, by an order written before opening and by sizes alone, never by looking at votes: a merging
 * that depended on them would tell them. Undefined where all together are fewer than five: nothing is published but that it took place.
 */
export function mergeClasses(sizes: readonly { readonly key: string; readonly size: number }[], least = LEAST): string[][] | undefined {
  const parts = sizes.map((s) => ({ keys: [s.key], size: s.size }));
  for (;;) {
    const small = parts.findIndex((p) => p.size < least);
    if (small === -1) return parts.map((p) => p.keys);
    if (parts.length === 1) return undefined;
    // Towards the next in the written order; the last joins the one before it.
    const into = small + 1 < parts.length ? small + 1 : small - 1;
    const [a, b] = [parts[Math.min(small, into)] as (typeof parts)[number], parts[Math.max(small, into)] as (typeof parts)[number]];
    parts.splice(Math.min(small, into), 2, { keys: [...a.keys, ...b.keys], size: a.size + b.size });
  }
}

/** How much of a part may be told: 10 and more counts; 5 to 9 whole points and thirds; below nothing. */
export const detailOf = (size: number): "counts" | "coarse" | "nothing" => (size >= 10 ? "counts" : size >= LEAST ? "coarse" : "nothing");

/**
 * Whether the sums of these published sets of classes determine the sum of a set of one to four voters: the test of the plan of publications, before opening and again
 * with the returned sizes. A set is given by its class keys; equal sets count once. Answers the first such set found and from which publications, or undefined.
 *
 * Every rational combination of the published sets that is itself a set of classes is found by elimination; its size must be 0 or at least five. Exact on integers;
 * a set of fewer than five voters has at most four classes, so that all of them are soon tried.
 */
export function leak(
  published: readonly (readonly string[])[],
  sizes: readonly { readonly key: string; readonly size: number }[],
  least = LEAST,
): { readonly classes: readonly string[]; readonly voters: number } | undefined {
  // An empty class cannot be told from nothing.
  const filled = sizes.filter((s) => s.size > 0);
  const keys = filled.map((s) => s.key);
  const rows = published.map((set) => keys.map((k) => (set.includes(k) ? 1n : 0n)));
  const basis = echelon(rows, keys.length);
  for (const few of setsUnder(least, filled)) {
    const target = keys.map((_, i) => (few.includes(i) ? 1n : 0n));
    if (isSpanned(basis, target))
      return { classes: few.map((i) => keys[i] as string), voters: few.reduce((n, i) => n + (filled[i]?.size ?? 0), 0) };
  }
  return undefined;
}

/** All sets of classes with fewer than so many voters, by their places. */
function setsUnder(least: number, classes: readonly { readonly size: number }[], from = 0): number[][] {
  return classes
    .slice(from)
    .flatMap(({ size }, i) =>
      size < least ? [[from + i], ...setsUnder(least - size, classes, from + i + 1).map((rest) => [from + i, ...rest])] : [],
    );
}

interface Pivot {
  readonly at: number;
  readonly row: readonly bigint[];
}

function echelon(rows: readonly (readonly bigint[])[], width: number): Pivot[] {
  const basis: Pivot[] = [];
  for (const row of rows) {
    const left = reduce(row, basis);
    const at = left.findIndex((x) => x !== 0n);
    if (at >= 0 && at < width) basis.push({ at, row: left });
  }
  return basis;
}

/** The row less multiples of the basis, over whole numbers: scaled, which changes nothing about being in the span. */
function reduce(row: readonly bigint[], basis: readonly Pivot[]): bigint[] {
  let left = [...row];
  for (const { at, row: pivot } of basis) {
    const factor = left[at] as bigint;
    if (factor === 0n) continue;
    const own = pivot[at] as bigint;
    left = left.map((x, i) => x * own - factor * (pivot[i] as bigint));
  }
  return left;
}

const isSpanned = (basis: readonly Pivot[], target: readonly bigint[]): boolean => reduce(target, basis).every((x) => x === 0n);
