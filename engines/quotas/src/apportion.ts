import { findLevel, ok, refuse, type Result } from "@bihuan/kit";

export type Method = "hamilton" | "sainte-lague" | "dhondt";

/** A unit that seats are shared to, with what it weighs (members, enterprises, people) as a whole number. */
export interface Party {
  readonly id: string;
  readonly weight: number;
  readonly floor?: number;
  readonly ceiling?: number;
}

export interface Apportioned {
  readonly seats: readonly { readonly id: string; readonly seats: number; readonly ideal: string; readonly held?: "floor" | "ceiling" }[];
  /** Units that could exchange the last seat: their claims are equal, the rule for ties (larger weight, then smaller id) decided. */
  readonly ties: readonly (readonly string[])[];
}

export type ApportionRefusal =
  | { readonly code: "bad-number"; readonly id: string }
  | { readonly code: "twice"; readonly id: string }
  | { readonly code: "floors-above-seats"; readonly floors: number; readonly seats: number }
  | { readonly code: "ceilings-below-seats"; readonly ceilings: number; readonly seats: number }
  | { readonly code: "no-weight" };

/**
 * Seats by weight within floors and ceilings. Hamilton: whole quotas, then the largest remainders (it keeps everybody within one seat of his quota and has the
 * paradoxes of 1880). Sainte-Laguë and D'Hondt: seat by seat to the largest quotient weight / (2n + 1) or weight / (n + 1), beginning at the floors; they have
 * no such paradox and may leave the quota. Exact whole numbers throughout; ties are listed.
 */
export function apportion(parties: readonly Party[], seats: number, method: Method): Result<Apportioned, ApportionRefusal> {
  const seen = new Set<string>();
  for (const p of parties) {
    if (seen.has(p.id)) return refuse({ code: "twice", id: p.id });
    seen.add(p.id);
    const numbers = [p.weight, p.floor ?? 0, p.ceiling ?? 0];
    if (!numbers.every((n) => Number.isSafeInteger(n) && n >= 0) || (p.ceiling !== undefined && p.ceiling < (p.floor ?? 0)))
      return refuse({ code: "bad-number", id: p.id });
  }
  const floors = parties.reduce((n, p) => n + (p.floor ?? 0), 0);
  if (floors > seats) return refuse({ code: "floors-above-seats", floors, seats });
  // Without weight one stays at one's floor, whatever the ceiling.
  const most = parties.map((p) => (p.weight > 0 ? (p.ceiling ?? seats) : (p.floor ?? 0)));
  const ceilings = most.reduce((a, b) => a + b, 0);
  if (ceilings < seats)
    return parties.some((p) => p.weight > 0) ? refuse({ code: "ceilings-below-seats", ceilings, seats }) : refuse({ code: "no-weight" });
  const total = parties.reduce((n, p) => n + BigInt(p.weight), 0n);
  const given = parties.map((p) => p.floor ?? 0);
  const ties: string[][] = [];
  const remainder = new Map<number, bigint>();
  /** Claim of a party for its next seat, as a fraction; larger goes first. */
  const claim = (i: number): readonly [bigint, bigint] => {
    const { weight } = parties[i] as Party;
    const n = BigInt(given[i] as number);
    if (method === "dhondt") return [BigInt(weight), n + 1n];
    if (method === "sainte-lague") return [BigInt(weight), 2n * n + 1n];
    // The remainder of the quota that bounds leave.
    return [remainder.get(i) ?? -1n, 1n];
  };
  const before = (i: number, j: number): number => {
    const [a, b] = claim(i);
    const [c, d] = claim(j);
    const difference = a * d - c * b;
    return difference > 0n ? -1 : difference < 0n ? 1 : 0;
  };
  const order = (i: number, j: number): number =>
    before(i, j) ||
    (parties[j] as Party).weight - (parties[i] as Party).weight ||
    ((parties[i] as Party).id < (parties[j] as Party).id ? -1 : 1);
  if (method === "hamilton")
    for (const q of shareQuotas(parties, most, seats)) {
      given[q.i] = q.whole;
      remainder.set(q.i, q.rest);
    }
  let left = seats - given.reduce((a, b) => a + b, 0);
  for (; left > 0; left--) {
    const open = [...parties.keys()]
      .filter((i) => (given[i] as number) < (most[i] as number) && (parties[i] as Party).weight > 0)
      .sort(order);
    const first = open[0] as number;
    const equal = open.filter((i) => before(first, i) === 0);
    if (left < equal.length) {
      const tie = equal.map((i) => (parties[i] as Party).id);
      if (!ties.some((t) => t.join() === tie.join())) ties.push(tie);
    }
    (given[first] as number)++;
    // A remainder is served once.
    remainder.delete(first);
  }
  return ok({
    seats: parties.map((p, i) => ({
      id: p.id,
      seats: given[i] as number,
      ideal: total === 0n ? "0.00" : hundredths(BigInt(p.weight) * BigInt(seats), total),
      ...(p.floor !== undefined && given[i] === p.floor && isHeldUp(p, seats, total)
        ? { held: "floor" as const }
        : given[i] === p.ceiling
          ? { held: "ceiling" as const }
          : {}),
    })),
    ties,
  });
}

/** Whole seats and remainders of the quotas within bounds, all of one denominator; who stands at a bound has no remainder. */
function shareQuotas(parties: readonly Party[], most: readonly number[], seats: number): { i: number; whole: number; rest: bigint }[] {
  const claims = parties.map((p, i) => ({ weight: BigInt(p.weight), floor: BigInt(p.floor ?? 0), cap: BigInt(most[i] as number) }));
  const level = findLevel(claims, BigInt(seats));
  return (level?.amounts ?? []).map(({ num, den }, i) => ({ i, whole: Number(num / den), rest: level?.held[i] ? -1n : num % den }));
}

const isHeldUp = (p: Party, seats: number, total: bigint): boolean =>
  total === 0n || BigInt(p.weight) * BigInt(seats) < BigInt(p.floor ?? 0) * total;

function hundredths(num: bigint, den: bigint): string {
  const text = ((200n * num + den) / (2n * den)).toString().padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** What-if: units that would lose a seat if there was one more in all, and those that would gain one; Hamilton's paradox is a loss. */
export function oneSeatMore(
  parties: readonly Party[],
  seats: number,
  method: Method,
): Result<{ gain: string[]; lose: string[] }, ApportionRefusal> {
  const now = apportion(parties, seats, method);
  if (!now.ok) return now;
  const then = apportion(parties, seats + 1, method);
  if (!then.ok) return then;
  const by = (sign: 1 | -1): string[] =>
    now.value.seats.flatMap((s, i) => (Math.sign((then.value.seats[i]?.seats ?? 0) - s.seats) === sign ? [s.id] : []));
  return ok({ gain: by(1), lose: by(-1) });
}
