import type { Nominee, QuotaPlan } from "./plan.ts";
import { poolOf, type Pool } from "./pool.ts";
import { Lp } from "./simplex.ts";

export interface Marginals {
  readonly status: "found";
  readonly pool: Pool;
  /** Of each kind: the chance of each of its people. */
  readonly chances: readonly number[];
  readonly of: ReadonlyMap<string, number>;
  /** Rising levels at which the chances of some kinds can no longer be lifted. */
  readonly levels: readonly number[];
  /** Whoever has no chance at all, whatever is drawn: bounds exclude him. */
  readonly never: readonly string[];
}
export type MarginalsAnswer = Marginals | { readonly status: "no-panel" };

/**
 * The fairest chances (LEXIMIN: the smallest chance as large as can be, then the next smallest, and so on; Flanigan, Gölz, Gupta, Hennig and Procaccia 2021) of the
 * relaxation, in which a panel may hold parts of people. No lottery over real panels is fairer; `lottery` finds one that has these chances, or says by how much it misses.
 *
 * Stage by stage: every chance is a common level and something above it. The level is made largest; whose something would cost level at the optimum (by the dual
 * solution) is fixed there, and the rest rises on. At least one is fixed in each stage.
 */
export function marginals(plan: QuotaPlan, nominees: readonly Nominee[]): MarginalsAnswer {
  const pool = poolOf(plan, nominees);
  const chances = leximin(pool);
  if (!chances) return { status: "no-panel" };
  const of = new Map<string, number>();
  for (const id of pool.fixedIn) of.set(id, 1);
  for (const id of pool.fixedOut) of.set(id, 0);
  pool.kinds.forEach((k, i) => k.members.forEach((id) => of.set(id, chances.values[i] as number)));
  return {
    status: "found",
    pool,
    chances: chances.values,
    of,
    levels: chances.levels,
    never: pool.kinds.flatMap((k, i) => ((chances.values[i] as number) < 1e-9 ? k.members : [])),
  };
}

function leximin(pool: Pool): { values: number[]; levels: number[] } | undefined {
  // A floor above its own ceiling: no programme needs to find that out.
  if (pool.rows.some((r) => r.least > r.most)) return undefined;
  const lp = new Lp();
  const rows = pool.rows.map((r) => lp.addRow(r.least, r.most));
  const sizes = pool.kinds.map((k) => k.members.length);
  const rowsOf: number[][] = pool.kinds.map(() => []);
  pool.rows.forEach((r, i) => r.kinds.forEach((k) => rowsOf[k]?.push(rows[i] as number)));
  const above = pool.kinds.map((_, k) =>
    lp.addColumn(
      0,
      1,
      (rowsOf[k] as number[]).map((r) => [r, sizes[k] as number] as const),
    ),
  );
  const caps = new Map<number, number>();
  const open = new Set(pool.kinds.keys());
  /** Levels under each kind, so far. */
  const under: number[][] = pool.kinds.map(() => []);
  const chance = (k: number): number =>
    (under[k] as number[]).reduce((sum, z) => sum + (lp.value[z] as number), lp.value[above[k] as number] as number);
  const levels: number[] = [];
  if (open.size === 0) return lp.solve() === "optimal" ? { values: [], levels } : undefined;
  while (open.size > 0) {
    const weights = new Map<number, number>();
    for (const k of open) {
      for (const r of rowsOf[k] as number[]) weights.set(r, (weights.get(r) ?? 0) + (sizes[k] as number));
      const cap = caps.get(k);
      if (cap !== undefined) weights.set(cap, 1);
    }
    const level = lp.addColumn(0, 1, [...weights]);
    for (const k of open) under[k]?.push(level);
    lp.setAim([[level, 1]]);
    for (;;) {
      if (lp.solve() !== "optimal") return undefined;
      // Nobody is drawn more than once; few kinds come so far that this needs a row.
      const beyond = [...open].filter((k) => !caps.has(k) && chance(k) > 1 + 1e-9);
      if (beyond.length === 0) break;
      for (const k of beyond)
        caps.set(
          k,
          lp.addRow(
            -Infinity,
            1,
            [...(under[k] as number[]), above[k] as number].map((v) => [v, 1] as const),
          ),
        );
    }
    const gains = [...open].map((k) => [k, lp.gainOf(above[k] as number)] as const);
    const done = gains.filter(([, g]) => g < -1e-9);
    // By rounding alone could all be zero; then the lowest is fixed.
    const fixed = done.length > 0 ? done.map(([k]) => k) : [[...open].reduce((a, b) => (chance(b) < chance(a) ? b : a))];
    const at = (lp.value[level] as number) + (levels.at(-1) ?? 0);
    levels.push(at);
    lp.setBounds(level, lp.value[level] as number, lp.value[level] as number);
    for (const k of fixed) {
      open.delete(k);
      lp.setBounds(above[k] as number, lp.value[above[k] as number] as number, lp.value[above[k] as number] as number);
    }
  }
  return {
    values: pool.kinds.map((_, k) => Math.min(1, Math.max(0, chance(k)))),
    levels: levels.filter((z, i) => i === 0 || z > (levels[i - 1] as number) + 1e-9),
  };
}
