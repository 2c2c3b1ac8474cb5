import { buildBare, lpText, STEPS, type Effort, type Solve } from "./model.ts";
import { Panels } from "./panels.ts";
import { leastOf, mostOf, type Bound, type Nominee, type QuotaPlan } from "./plan.ts";
import { isProved, Programme } from "./programme.ts";
import { poolOf, type Pool } from "./pool.ts";

/** Bounds that cannot all hold; leaving out any one of them, the rest can. With the least changes that mend it. */
export interface Conflict {
  readonly bounds: readonly string[];
  readonly changes: Changes;
  /** Nominees lacking to fill the seats at all, or people fixed in beyond them. */
  readonly short?: number;
}
export type Changes = readonly { readonly key: string; readonly from: number; readonly to: number; readonly side: "least" | "most" }[];

export async function explainConflict(plan: QuotaPlan, nominees: readonly Nominee[], solve: Solve, steps: number): Promise<Conflict> {
  const bounds = await collisionOf(plan, nominees, solve, steps);
  return { bounds, changes: (await changesFor(plan, nominees, solve, steps)()) ?? [] };
}

/**
 * A set of hard bounds that collide, none of which is idle: each is left out in turn (deletion filter). What the last impossible programme did not blame is left out
 * unasked, so few are asked; the port is asked only where the own search does not come to an end.
 */
async function collisionOf(plan: QuotaPlan, nominees: readonly Nominee[], solve: Solve, steps: number): Promise<string[]> {
  const pool = poolOf(plan, nominees);
  const against = pool.rows.find((r) => r.least > r.most);
  if (against) return [against.key];
  const panels = new Panels(pool);
  const kinds = pool.kinds.map((k) => [0, k.members.length] as const);
  const none = pool.kinds.map(() => 0);
  /** Rows that forbid every panel; undefined where there is one. */
  const blamed = async (kept: ReadonlySet<number>): Promise<readonly number[] | undefined> => {
    panels.limit(
      kinds,
      pool.rows.map((r, i) => (i === 0 || kept.has(i) ? [r.least, r.most] : [-Infinity, Infinity])),
    );
    const own = panels.best(none, steps, true);
    if (own.panel) return undefined;
    if (own.bound === -Infinity) return own.blamed;
    // The pool's first row is the seats, so its rows stand one behind the bare plan's bounds.
    const without = new Set(pool.rows.keys().flatMap((r) => (kept.has(r) ? [] : [r - 1])));
    const asked = await solve(lpText(buildBare(plan, nominees), () => 0, without));
    return asked.status === "infeasible" ? [...kept] : undefined;
  };
  let kept = new Set(pool.rows.keys().drop(1));
  for (const row of [0, ...kept]) {
    if (row > 0 && !kept.has(row)) continue;
    const rest = new Set([...kept].filter((r) => r !== row));
    const still = await blamed(rest);
    // Without this one too nothing can be: of the rest, those that the proof used.
    if (still) kept = new Set(still.filter((r) => rest.has(r)));
  }
  return [...kept].sort((a, b) => a - b).map((r) => (pool.rows[r] as Pool["rows"][number]).key);
}

/**
 * Changes of bounds under which the seats can be filled: the cheapest, then for each bound that it touches the cheapest without touching that one. `costs` are what one
 * person more or less costs at a bound (1 unless given, 1,000 for bounds by law); a bound of cost 0 stays. Soft bounds give way for nothing. Empty changes: nothing stands in
 * the way. No answer at all: no change of the bounds that may change is enough.
 */
export async function relax(
  plan: QuotaPlan,
  nominees: readonly Nominee[],
  solve: Solve,
  costs: ReadonlyMap<string, number> = new Map(),
  { steps = STEPS }: Effort = {},
): Promise<Changes[]> {
  const cheapest = changesFor(plan, nominees, solve, steps, costs);
  const first = await cheapest();
  if (!first) return [];
  const found = new Map([[JSON.stringify(first), first]]);
  for (const key of new Set(first.map((c) => c.key))) {
    const other = await cheapest(key);
    if (other) found.set(JSON.stringify(other), other);
  }
  return [...found.values()];
}

/** Asks for the cheapest changes, all bounds or one of them left as it is. */
function changesFor(
  plan: QuotaPlan,
  nominees: readonly Nominee[],
  solve: Solve,
  steps: number,
  costs: ReadonlyMap<string, number> = new Map(),
): (kept?: string) => Promise<Changes | undefined> {
  const model = buildBare(plan, nominees);
  const costOf = (b: Bound): number => costs.get(b.key) ?? (b.kind === "by-law" ? 1000 : 1);
  const programme = new Programme(model, costOf);
  return async (kept) => {
    const own = programme.search(steps, (i) => model.plan.bounds[i]?.key === kept);
    if (own.values && isProved(own)) return changesOf(model.plan, own.values);
    if (own.bound === -Infinity) return undefined;
    const answer = await solve(lpText(model, (b) => (b.key === kept ? 0 : costOf(b))));
    return answer.status === "optimal" || answer.status === "feasible" ? changesOf(model.plan, answer.values) : undefined;
  };
}

/** What a solution of the softened programme changes. */
const changesOf = (plan: QuotaPlan, values: ReadonlyMap<string, number>): Changes =>
  plan.bounds.flatMap((b, i) => {
    const of = (side: "least" | "most", from: number | undefined, by: number): Changes =>
      from === undefined || by === 0 ? [] : [{ key: b.key, from, to: from + by, side }];
    return [
      ...of("least", b.least && leastOf(b.least, plan.seats), -Math.round(values.get(`u${i}`) ?? 0)),
      ...of("most", b.most && mostOf(b.most, plan.seats), Math.round(values.get(`o${i}`) ?? 0)),
    ];
  });
