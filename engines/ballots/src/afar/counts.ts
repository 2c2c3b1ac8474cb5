import type { Opened } from "./election.ts";
import { keysOf, Point } from "./group.ts";

/**
 * Counts out of a sum's point. The sum is n₁w₁ + … + nₘwₘ with few ballots, so the counts of half the weights stand in a table (baby steps) and those of the other half are
 * tried (giant steps): with four grades and nobody abstaining three numbers are free, two in the table and one tried.
 */
export class Counter {
  readonly #opened: Opened;
  readonly #weights: readonly bigint[];
  readonly #half: number;
  readonly #most: number;
  readonly #table = new Map<number, readonly number[]>();

  constructor(opened: Opened, most: number) {
    this.#opened = opened;
    this.#most = most;
    // Where every ballot has a grade, the first count is what the others leave.
    this.#weights = opened.election.abstain ? opened.values.slice(1) : opened.values.slice(1).map((v) => v - 1n);
    this.#half = Math.ceil(this.#weights.length / 2);
    const entries = [...sums(this.#weights.slice(0, this.#half).map(pointOf), most)];
    keysOf(entries.map((e) => e.point)).forEach((key, i) => this.#table.set(key, entries[i]?.counts as readonly number[]));
  }

  /** Counts per grade, best first, or undefined where no counts of so many ballots give this sum. */
  count(sum: Point, ballots: number): number[] | undefined {
    if (ballots > this.#most) return undefined;
    const { abstain } = this.#opened.election;
    const element = abstain ? sum : sum.subtract(Point.BASE.multiplyUnsafe(BigInt(ballots)));
    const tried = sums(this.#weights.slice(this.#half).map(pointOf), ballots);
    for (const steps of chunks(tried, 512)) {
      for (const [i, key] of keysOf(steps.map((s) => element.subtract(s.point))).entries()) {
        const first = this.#table.get(key);
        if (!first) continue;
        const found = [...first, ...(steps[i]?.counts ?? [])];
        const all = abstain ? found : [ballots - found.reduce((a, b) => a + b, 0), ...found];
        if (all.every((n) => n >= 0) && this.#is(sum, all) && all.reduce((a, b) => a + b, 0) <= ballots) return all;
      }
    }
    return undefined;
  }

  #is(sum: Point, counts: readonly number[]): boolean {
    const values = this.#opened.values.slice(this.#opened.election.abstain ? 1 : 0);
    const total = counts.reduce((t, n, i) => t + BigInt(n) * (values[i] as bigint), 0n);
    return Point.BASE.multiplyUnsafe(total).equals(sum);
  }
}

const pointOf = (weight: bigint): Point => Point.BASE.multiplyUnsafe(weight);

/** All sums of the points with counts of `most` together, each one addition from another. */
function* sums(points: readonly Point[], most: number): Generator<{ readonly counts: readonly number[]; readonly point: Point }> {
  const [first, ...rest] = points;
  if (!first) return yield { counts: [], point: Point.ZERO };
  for (const tail of sums(rest, most)) {
    const used = tail.counts.reduce((a, b) => a + b, 0);
    let point = tail.point;
    for (let n = 0; n <= most - used; n++, point = point.add(first)) yield { counts: [n, ...tail.counts], point };
  }
}

function* chunks<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const item of items) {
    chunk.push(item);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}
