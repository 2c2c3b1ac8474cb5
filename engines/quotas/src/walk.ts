import type { Random } from "@bihuan/kit";

interface Rows {
  readonly kinds: readonly unknown[];
  readonly rows: readonly { readonly kinds: readonly number[] }[];
}
type Range = readonly [low: number, high: number];

/**
 * A panel within all ranges by steps of one person: a row out of its range is taken, and whoever mends most of all rows moves, those first whose fairest number asks for
 * it. Rows that stay out weigh more and more, and who has just moved rests (breakout, Morris 1993). Finds what there is plenty of, in about a millisecond; says nothing where
 * it finds nothing.
 */
export class Walk {
  readonly #pool: Rows;
  /** Rows of each kind, one after another, and where each begins. */
  readonly #first: Int32Array;
  readonly #rows: Int32Array;
  readonly #random: Random;

  constructor(pool: Rows, random: Random) {
    this.#pool = pool;
    this.#random = random;
    const rowsOf: number[][] = pool.kinds.map(() => []);
    pool.rows.forEach((r, i) => r.kinds.forEach((k) => rowsOf[k]?.push(i)));
    this.#rows = Int32Array.from(rowsOf.flat());
    this.#first = new Int32Array(pool.kinds.length + 1);
    for (const [k, rows] of rowsOf.entries()) this.#first[k + 1] = (this.#first[k] as number) + rows.length;
  }

  /** `prices`: what one more of each kind costs besides, below the price of a row; otherwise who is far from his fairest number goes first. */
  find(
    kinds: readonly Range[],
    rows: readonly Range[],
    wished: readonly number[],
    steps: number,
    prices?: readonly number[],
  ): number[] | undefined {
    const first = this.#first;
    const low = Float64Array.from(kinds, (k) => k[0]);
    const high = Float64Array.from(kinds, (k) => k[1]);
    const x = Float64Array.from(wished, (w, k) => Math.min(high[k] as number, Math.max(low[k] as number, Math.round(w))));
    const sums = Float64Array.from(this.#pool.rows, (r) => r.kinds.reduce((sum, k) => sum + (x[k] as number), 0));
    const weights = new Float64Array(rows.length).fill(1);
    const change = new Float64Array(rows.length);
    const rests = new Int32Array(kinds.length);
    const movable = this.#pool.rows.map((r) => r.kinds.filter((k) => (low[k] as number) < (high[k] as number)));
    const off = (r: number, s: number): number => Math.max(0, (rows[r] as Range)[0] - s, s - (rows[r] as Range)[1]);
    const out: number[] = [];
    for (let step = 1; step <= steps; step++) {
      out.length = 0;
      for (let r = 0; r < rows.length; r++) if (off(r, sums[r] as number) > 0) out.push(r);
      if (out.length === 0) return [...x];
      const row = out[this.#random.below(out.length)] as number;
      const by = (sums[row] as number) < (rows[row] as Range)[0] ? 1 : -1;
      for (let r = 0; r < rows.length; r++)
        change[r] = (weights[r] as number) * (off(r, (sums[r] as number) + by) - off(r, sums[r] as number));
      let best = -1;
      let least = Infinity;
      const list = movable[row] as readonly number[];
      for (let i = 0; i < list.length; i++) {
        const k = list[i] as number;
        const now = x[k] as number;
        if ((rests[k] as number) > step || (by > 0 ? now >= (high[k] as number) : now <= (low[k] as number))) continue;
        let cost = by * (prices ? (prices[k] as number) : -0.4 * Math.max(-1, Math.min(1, (wished[k] as number) - now)));
        for (let at = first[k] as number; at < (first[k + 1] as number); at++) cost += change[this.#rows[at] as number] as number;
        if (cost < least) [best, least] = [k, cost];
      }
      if (least > -0.5) for (const r of out) weights[r] = (weights[r] as number) + 1;
      if (best < 0) continue;
      x[best] = (x[best] as number) + by;
      rests[best] = step + 3 + this.#random.below(8);
      for (let at = first[best] as number; at < (first[best + 1] as number); at++) {
        const r = this.#rows[at] as number;
        sums[r] = (sums[r] as number) + by;
      }
    }
    return undefined;
  }
}
