import { dive } from "./dive.ts";
import type { Pool } from "./pool.ts";
import { Lp } from "./simplex.ts";

export interface Best {
  /** How many of each kind; undefined where no panel was found. */
  readonly panel: readonly number[] | undefined;
  /** No panel within the bounds has more; the panel's own value when it is proved best. */
  readonly bound: number;
  /** Where there is no panel at all: rows that alone forbid it. */
  readonly blamed: readonly number[];
}

/** Panels within bounds of each kind and each row, largest in a weighted sum. */
export class Panels {
  readonly pool: Pool;
  readonly #lp = new Lp();
  readonly #kinds: readonly number[];
  readonly #rows: readonly number[];

  constructor(pool: Pool) {
    this.pool = pool;
    const lp = this.#lp;
    this.#rows = pool.rows.map((r) => lp.addRow(r.least, r.most));
    const rowsOf: number[][] = pool.kinds.map(() => []);
    pool.rows.forEach((r, i) => r.kinds.forEach((k) => rowsOf[k]?.push(this.#rows[i] as number)));
    this.#kinds = pool.kinds.map((k, i) =>
      lp.addColumn(
        0,
        k.members.length,
        (rowsOf[i] as number[]).map((r) => [r, 1] as const),
      ),
    );
  }

  limit(kinds: readonly (readonly [low: number, high: number])[], rows: readonly (readonly [low: number, high: number])[]): void {
    kinds.forEach(([low, high], k) => this.#lp.setBounds(this.#kinds[k] as number, low, high));
    rows.forEach(([low, high], r) => this.#lp.setBounds(this.#rows[r] as number, low, high));
  }

  best(weights: readonly number[], nodes: number, first = false): Best {
    this.#lp.setAim(weights.map((w, k) => [this.#kinds[k] as number, w] as const));
    const { values, bound, blamed } = dive(this.#lp, this.#kinds, { nodes, first });
    return { panel: values, bound, blamed: this.#rows.flatMap((r, i) => (blamed.has(r) ? [i] : [])) };
  }
}
