import type { Pool } from "./pool.ts";
import { Lp } from "./simplex.ts";

/** Numbers nearer than this to a bound or a whole number are taken for it. */
export const NEAR = 1e-7;

export interface Best {
  /** How many of each kind; undefined where no panel was found. */
  readonly panel: readonly number[] | undefined;
  /** No panel within the bounds has more; the panel's own value when it is proved best. */
  readonly bound: number;
}

/**
 * Panels within bounds of each kind and each row, largest in a weighted sum: the relaxation is solved, a broken number rounded to its nearer side and then to the other, and
 * so on (depth first, the bound of the relaxation cuts). The programme stays where it stood, so that a dive costs few steps.
 */
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
    const lp = this.#lp;
    lp.setAim(weights.map((w, k) => [this.#kinds[k] as number, w] as const));
    const state = { left: nodes, panel: undefined as number[] | undefined, value: -Infinity, open: -Infinity };
    this.#dive(state, first);
    const isAll = state.left > 0 || state.open === -Infinity;
    return { panel: state.panel, bound: isAll && !first ? state.value : Math.max(state.value, state.open) };
  }

  #dive(state: { left: number; panel: number[] | undefined; value: number; open: number }, first: boolean): void {
    const lp = this.#lp;
    const done = lp.solve();
    if (done !== "optimal") {
      if (done !== "infeasible") state.open = Infinity;
      return;
    }
    const bound = lp.objective;
    if (bound <= state.value + 1e-9) return;
    if (--state.left < 0 || (first && state.panel)) {
      state.open = Math.max(state.open, bound);
      return;
    }
    let split = -1;
    let nearest = Infinity;
    for (const [k, v] of this.#kinds.entries()) {
      const x = lp.value[v] as number;
      const off = Math.abs(x - Math.round(x));
      if (off > NEAR && off < nearest) [split, nearest] = [k, off];
    }
    if (split < 0) {
      state.panel = this.#kinds.map((v) => Math.round(lp.value[v] as number));
      state.value = bound;
      return;
    }
    const variable = this.#kinds[split] as number;
    const [low, high, x] = [lp.low[variable] as number, lp.high[variable] as number, lp.value[variable] as number];
    const down = Math.floor(x);
    const sides =
      x - down < 0.5
        ? ([
            [low, down],
            [down + 1, high],
          ] as const)
        : ([
            [down + 1, high],
            [low, down],
          ] as const);
    for (const [a, b] of sides) {
      lp.setBounds(variable, a, b);
      this.#dive(state, first);
    }
    lp.setBounds(variable, low, high);
  }
}
