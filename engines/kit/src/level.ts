import { compare, type Exact } from "./exact.ts";

/** One claimant: its weight in the sharing, and what it may receive at least and at most (undefined: no limit). */
export interface Claim {
  readonly weight: bigint;
  readonly floor: bigint;
  readonly cap: bigint | undefined;
}

export interface Level {
  /** Amount per weight of everybody whom no bound holds. */
  readonly level: Exact;
  /** What each claimant receives, exactly; all with the level's denominator. */
  readonly amounts: readonly Exact[];
  readonly held: readonly ("floor" | "cap" | undefined)[];
}

/**
 * The level rule: amount = clamp(level × weight, floor, cap) with one level, so that the amounts sum to the pool.
 *
 * Exact by a sweep over the 2n break points (floor/weight where a claimant begins to rise, cap/weight where it stops): O(n log n) comparisons of
 * integers. Cutting to caps first and lifting to floors afterwards gives another, wrong table when both bind (DESIGN.md of `allocation`). A claimant of weight 0
 * stays at its floor. The caller has seen to Σ floors ≤ pool ≤ Σ of what can be taken; undefined where it has not.
 */
export function findLevel(claims: readonly Claim[], pool: bigint): Level | undefined {
  let held = claims.reduce((sum, c) => sum + c.floor, 0n);
  if (held > pool) return undefined;
  const events = claims
    .flatMap((c, i) =>
      c.weight === 0n
        ? []
        : [
            { at: { num: c.floor, den: c.weight }, i, rises: true },
            ...(c.cap === undefined ? [] : [{ at: { num: c.cap, den: c.weight }, i, rises: false }]),
          ],
    )
    .sort((a, b) => compare(a.at, b.at) || Number(b.rises) - Number(a.rises));
  let active = 0n;
  let level: Exact | undefined = held === pool ? { num: 0n, den: 1n } : undefined;
  for (const event of level ? [] : events) {
    if (held * event.at.den + active * event.at.num >= pool * event.at.den) {
      level = active === 0n ? event.at : { num: pool - held, den: active };
      break;
    }
    const claim = claims[event.i] as Claim;
    if (event.rises) {
      held -= claim.floor;
      active += claim.weight;
    } else {
      held += claim.cap as bigint;
      active -= claim.weight;
    }
  }
  if (level === undefined && active > 0n) level = { num: pool - held, den: active };
  if (level === undefined) {
    if (held !== pool) return undefined;
    level = events.at(-1)?.at ?? { num: 0n, den: 1n };
  }
  const { num, den } = level;
  const outcomes = claims.map((c) => {
    const free = c.weight * num;
    if (free < c.floor * den) return { amount: { num: c.floor * den, den }, held: "floor" as const };
    if (c.cap !== undefined && free > c.cap * den) return { amount: { num: c.cap * den, den }, held: "cap" as const };
    return { amount: { num: free, den }, held: undefined };
  });
  return { level, amounts: outcomes.map((o) => o.amount), held: outcomes.map((o) => o.held) };
}
