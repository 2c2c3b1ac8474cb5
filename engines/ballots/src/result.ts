import { compare, exact, over, plus, times, type Decimal, type Exact } from "@bihuan/kit";

export type Base = "valid" | "returned" | "present" | "due";

/** Votes of one class on one person, with the numbers a share may be of. */
export interface ClassVotes {
  readonly weight: Decimal;
  readonly votes: readonly number[];
  readonly valid: number;
  readonly returned: number;
  readonly present: number;
  readonly due: number;
}

const NOTHING: Exact = { num: 0n, den: 1n };

/**
 * Score of one person: Σ votes × value over the base, by class, weighed. Exact; undefined where a weighed class has nobody in its base: its weight is never given
 * away in silence. The weights sum to 100.
 */
export function score(classes: readonly ClassVotes[], values: readonly Decimal[], base: Base): Exact | undefined {
  let sum = NOTHING;
  let weights = NOTHING;
  for (const c of classes) {
    weights = plus(weights, exact(c.weight));
    const points = c.votes.reduce((s, n, g) => plus(s, times(exact(n), exact(values[g] as Decimal))), NOTHING);
    const mean = over(points, exact(c[base]));
    if (!mean) return undefined;
    sum = plus(sum, times(mean, exact(c.weight)));
  }
  return compare(weights, exact(100)) === 0 ? over(sum, exact(100)) : undefined;
}

/** Share of some grades, e.g. 优秀率: votes over the base, both numbers kept. */
export const shareOf = (
  votes: readonly number[],
  grades: readonly number[],
  base: number,
): { readonly votes: number; readonly of: number } => ({
  votes: grades.reduce((n, g) => n + (votes[g] ?? 0), 0),
  of: base,
});

/** Half, two thirds, four fifths: more than, or at least, a fraction of the base. */
export interface Threshold {
  readonly num: number;
  readonly den: number;
  readonly strict: boolean;
}

export const reaches = (votes: number, base: number, t: Threshold): boolean =>
  t.strict ? votes * t.den > base * t.num : votes * t.den >= base * t.num;

/** Whether a meeting may vote at all: present of due, by the charter's fraction. */
export const hasQuorum = (present: number, due: number, t: Threshold): boolean => due > 0 && reaches(present, due, t);

/** So many must stand at least: more than the seats by a share, rounded up. */
export const leastCandidates = (seats: number, morePercent: number): number => seats + Math.ceil((seats * morePercent) / 100 - 1e-9);

export interface Elected {
  readonly elected: readonly string[];
  /** Candidates with equal votes of whom not all fit: a second round among them. */
  readonly tied: readonly string[];
  readonly seatsLeft: number;
  /** Reached no threshold. */
  readonly short: readonly string[];
}

/** An election: most votes first, each with the threshold of the base reached; a tie on the last seat goes to a second round, never to the order of the list. */
export function elect(
  candidates: readonly { readonly id: string; readonly votes: number }[],
  seats: number,
  base: number,
  threshold: Threshold,
): Elected {
  // Of a base of nobody, no votes would be enough.
  const able = candidates
    .filter((c) => c.votes > 0 && reaches(c.votes, base, threshold))
    .sort((a, b) => b.votes - a.votes || (a.id < b.id ? -1 : 1));
  const short = candidates.filter((c) => !able.includes(c)).map((c) => c.id);
  if (able.length <= seats) return { elected: able.map((c) => c.id), tied: [], seatsLeft: seats - able.length, short };
  const line = able[seats]?.votes as number;
  const sure = able.filter((c) => c.votes > line);
  const last = able[seats - 1]?.votes as number;
  if (seats > 0 && last > line) return { elected: able.slice(0, seats).map((c) => c.id), tied: [], seatsLeft: 0, short };
  return {
    elected: sure.map((c) => c.id),
    tied: able.filter((c) => c.votes === line).map((c) => c.id),
    seatsLeft: seats - sure.length,
    short,
  };
}
