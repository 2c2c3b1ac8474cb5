import { compare, type Decimal, type Exact, type Fen, floorOf, readDecimal } from "@bihuan/kit";
import type { Table } from "./allocate.ts";

/**
 * Floor and cap that follow from last year's amount, e.g. −20 % and +20 %, rounded inward to the fen; undefined for a unit that is new, and where a
 * percentage is none.
 */
export function boundsOfLastYear(
  lastFen: Fen | undefined,
  downPercent: Decimal,
  upPercent: Decimal,
): { floorFen: Fen; capFen: Fen } | undefined {
  const [down, up] = [readDecimal(downPercent), readDecimal(upPercent)];
  if (lastFen === undefined || !down || !up) return undefined;
  const times = (percent: { digits: bigint; places: number }, sign: bigint): Exact => {
    const hundred = 100n * 10n ** BigInt(percent.places);
    return { num: BigInt(lastFen) * (hundred + sign * percent.digits), den: hundred };
  };
  const low = times(down, -1n);
  return { floorFen: Math.max(0, Number(-floorOf({ num: -low.num, den: low.den }))), capFen: Number(floorOf(times(up, 1n))) };
}

/**
 * Who is among the best p % by a score: n·p/100 places, rounded as the rule says; on the line all of equal score are in or out. Scores are compared as
 * they are, never as printed. A unit without a score is not in.
 */
export function topShare(
  scores: readonly { code: string; score: Decimal | null }[],
  percent: Decimal,
  rule: { round: "up" | "down" | "half-up"; ties: "in" | "out" },
): string[] {
  return topPlaces(scores, placesOf(scores.length, percent, rule.round), rule.ties);
}

/** n·p/100 places, rounded as the rule says; 0 where the percentage is none. */
export function placesOf(n: number, percent: Decimal, round: "up" | "down" | "half-up"): number {
  const p = readDecimal(percent);
  if (!p) return 0;
  const hundred = 100n * 10n ** BigInt(p.places);
  const product = BigInt(n) * p.digits;
  return Number(
    round === "up" ? (product + hundred - 1n) / hundred : round === "down" ? product / hundred : (2n * product + hundred) / (2n * hundred),
  );
}

/** Who holds one of so many places by a score; ties on the line, and units without a score, as above. */
export function topPlaces(scores: readonly { code: string; score: Decimal | null }[], places: number, ties: "in" | "out"): string[] {
  const scored = scores
    .flatMap((s) => {
      const read = s.score === null ? undefined : readDecimal(s.score);
      return read ? [{ code: s.code, at: { num: read.digits, den: 10n ** BigInt(read.places) } }] : [];
    })
    .sort((a, b) => compare(b.at, a.at));
  if (places <= 0) return [];
  if (places >= scored.length) return scored.map((s) => s.code);
  const line = (scored[places - 1] as (typeof scored)[number]).at;
  const isTied = compare((scored[places] as (typeof scored)[number]).at, line) === 0;
  return scored.filter((s) => compare(s.at, line) > 0 || (compare(s.at, line) === 0 && (!isTied || ties === "in"))).map((s) => s.code);
}

/**
 * The certificate that no other table is fairer: everybody whom no bound holds has exactly the level per share, who is held by a cap has less than the
 * level would give, who is held by a floor more. Then nobody can be raised without lowering one that has less per share (leximin of amount / share).
 * Recomputed from what the table shows, not from how it was found.
 */
export const isFairest = (table: Table): boolean =>
  table.rows.every((row) => {
    if (!row.eligible) return row.amountFen === 0;
    const variable: Exact = { num: row.exactFen.num - BigInt(row.fixedFen) * row.exactFen.den, den: row.exactFen.den };
    const free: Exact = { num: table.level.num * row.share.num, den: table.level.den * row.share.den };
    const difference = compare(variable, free);
    return row.held === "cap" ? difference < 0 : row.held === "floor" ? difference > 0 : difference === 0;
  });
