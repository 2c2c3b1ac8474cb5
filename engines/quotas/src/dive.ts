import type { Lp } from "./simplex.ts";

/** Numbers nearer than this to a bound or a whole number are taken for it. */
export const NEAR = 1e-7;

export interface Dive {
  /** Values of the whole variables, in their order; undefined where none were found. */
  readonly values: readonly number[] | undefined;
  /** Its aim; −∞ where none was found. */
  readonly value: number;
  /** No whole answer has more; the answer's own value where it is proved best, −∞ where there is none at all. */
  readonly bound: number;
  /** Where there is none: variables whose bounds alone forbid it. */
  readonly blamed: ReadonlySet<number>;
}

/**
 * The largest aim in whole numbers: the relaxation is solved, a broken number rounded to its nearer side and then to the other, and so on (depth first, the relaxation's bound
 * cuts). The programme stays where it stood, so that a dive costs few steps. `grain`: the aim is a multiple of it wherever all is whole. `first`: any answer will do.
 */
export function dive(
  lp: Lp,
  whole: readonly number[],
  { nodes, first = false, grain = 0 }: { readonly nodes: number; readonly first?: boolean; readonly grain?: number },
): Dive {
  let left = nodes;
  let values: number[] | undefined;
  let value = -Infinity;
  let open = -Infinity;
  const blamed = new Set<number>();
  const descend = (): void => {
    const done = lp.solve();
    if (done !== "optimal") {
      if (done !== "infeasible") open = Infinity;
      else for (const v of lp.blamed()) blamed.add(v);
      return;
    }
    const bound = grain > 0 ? Math.floor(lp.objective / grain + 1e-6) * grain : lp.objective;
    if (bound <= value + 1e-9) return;
    if (--left < 0 || (first && values)) {
      open = Math.max(open, bound);
      return;
    }
    let split = -1;
    let nearest = Infinity;
    for (const v of whole) {
      const x = lp.value[v] as number;
      const off = Math.abs(x - Math.round(x));
      if (off > NEAR && off < nearest) [split, nearest] = [v, off];
    }
    if (split < 0) {
      values = whole.map((v) => Math.round(lp.value[v] as number));
      value = grain > 0 ? Math.round(lp.objective / grain) * grain : bound;
      return;
    }
    const [low, high, x] = [lp.low[split] as number, lp.high[split] as number, lp.value[split] as number];
    const down = Math.floor(x);
    const sides = [
      [low, down],
      [down + 1, high],
    ] as const;
    for (const [a, b] of x - down < 0.5 ? sides : sides.toReversed()) {
      lp.setBounds(split, a, b);
      descend();
    }
    lp.setBounds(split, low, high);
  };
  descend();
  return { values, value, bound: Math.max(value, open), blamed };
}
