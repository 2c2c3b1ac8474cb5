import { LEAST, mergeClasses } from "@bihuan/ballots";
import { seededRandom } from "@bihuan/kit";

/** Names of a station's list, one a line; twice the same line is one. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((l) => l.trim())
      .filter((l) => l !== ""),
  ),
];

/** Who is invited: a simple random sample of the list in its order; the same seed, station and list draw the same names. */
export const drawSample = (names: readonly string[], n: number, seed: number, stationId: number): string[] =>
  seededRandom((seed ^ Math.imul(stationId, 0x9e3779b1)) | 0)
    .shuffle(names)
    .slice(0, n);

export interface Row {
  readonly key: string;
  readonly size: number;
  readonly counts: readonly number[];
}
export interface Shown {
  readonly keys: readonly string[];
  readonly size: number;
  /** Null is hidden. */
  readonly counts: readonly (number | null)[];
}

/**
 * A table of groups × answers as it may be shown beside each group's size. Groups of fewer than five are put together with the next; a cell of one to four is hidden,
 * and with it others of its group, so that the size does not give it back: hidden cells of a group are at least two and stand for at least five persons. A sum over
 * groups may be told for answers without a hidden cell alone. Empty where fewer than five answered at all.
 */
export function hideSmall(rows: readonly Row[], least = LEAST): Shown[] {
  const filled = rows.filter((r) => r.size > 0);
  const parts = mergeClasses(filled, least);
  if (!parts) return [];
  const merged = parts.map((keys) => {
    const own = filled.filter((r) => keys.includes(r.key));
    const width = own[0]?.counts.length ?? 0;
    return {
      keys,
      size: sum(own.map((r) => r.size)),
      counts: Array.from({ length: width }, (_, j) => sum(own.map((r) => r.counts[j] ?? 0))),
    };
  });
  const hidden = merged.map((r) => r.counts.map((n) => n > 0 && n < least));
  const lines = merged.map((r, i) => r.counts.map((_, j): [number, number] => [i, j]));
  for (let again = true; again;) {
    again = false;
    for (const line of lines) {
      const away = line.filter(([i, j]) => hidden[i]?.[j]);
      const stand = sum(away.map(([i, j]) => merged[i]?.counts[j] ?? 0));
      if (away.length === 0 || (away.length > 1 && stand >= least)) continue;
      // The smallest that still stands goes too; an empty one only where nothing else is left.
      const [next] = line
        .filter(([i, j]) => !hidden[i]?.[j])
        .toSorted(([a, b], [c, d]) => weight(merged[a]?.counts[b]) - weight(merged[c]?.counts[d]));
      if (!next) continue;
      (hidden[next[0]] as boolean[])[next[1]] = true;
      again = true;
    }
  }
  return merged.map((r, i) => ({ keys: r.keys, size: r.size, counts: r.counts.map((n, j) => (hidden[i]?.[j] ? null : n)) }));
}

const weight = (n: number | undefined): number => (n ? n : Number.MAX_SAFE_INTEGER);
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

export interface Station {
  readonly id: number;
  readonly population: number;
  readonly answered: number;
}
/** The weight of one answer: how many science workers of its station it stands for. A station without answers has none and is said to be left out. */
export const weightsOf = (stations: readonly Station[]): ReadonlyMap<number, number> =>
  new Map(stations.filter((s) => s.answered > 0).map((s) => [s.id, s.population / s.answered]));

/** The share of a choice with each answer weighted, in whole points; undefined where fewer than ten answered. */
export function weightedShare(counts: ReadonlyMap<number, number>, stations: readonly Station[]): number | undefined {
  if (sum(stations.map((s) => s.answered)) < 2 * LEAST) return undefined;
  const weights = weightsOf(stations);
  const all = sum(stations.filter((s) => weights.has(s.id)).map((s) => s.population));
  const chosen = sum([...counts].map(([id, n]) => n * (weights.get(id) ?? 0)));
  return Math.round((100 * chosen) / all);
}

/** Figures that a group answered with, each with how many answered so. */
export interface Measured {
  readonly key: string;
  readonly values: readonly { readonly value: number; readonly n: number }[];
}
export interface Mean {
  readonly keys: readonly string[];
  readonly size: number;
  /** Null is hidden. */
  readonly mean: number | null;
}
/** One answer that makes more than half of a sum would be read from its mean. */
const isOneAnswers = (values: Measured["values"]): boolean => {
  const sizes = values.map((v) => ({ size: Math.abs(v.value), n: v.n })).filter((v) => v.size > 0);
  const all = sum(sizes.map((v) => v.size * v.n));
  return sizes.length > 0 && Math.max(...sizes.map((v) => v.size)) * 2 > all;
};
const meanOf = (values: Measured["values"]): number => sum(values.map((v) => v.value * v.n)) / sum(values.map((v) => v.n));
/** To a tenth: what a mean of some dozens of answers can bear. */
const tenth = (n: number): number => Math.round(n * 10) / 10;

/**
 * The mean of a figure by group, as it may be shown: groups in which fewer than five answered it are put together with the next, and a mean that a single answer
 * makes by more than half is hidden. `all` is over every group, and hidden with any of them, which it would give back. Empty where fewer than five answered at all.
 */
export function meansOf(groups: readonly Measured[], least = LEAST): { rows: Mean[]; all: number | null } {
  const filled = groups.filter((g) => g.values.length > 0).map((g) => ({ ...g, size: sum(g.values.map((v) => v.n)) }));
  const parts = filled.length === 0 ? undefined : mergeClasses(filled, least);
  if (!parts) return { rows: [], all: null };
  const rows = parts.map((keys): Mean => {
    const own = filled.filter((g) => keys.includes(g.key));
    const values = own.flatMap((g) => g.values);
    return { keys, size: sum(own.map((g) => g.size)), mean: isOneAnswers(values) ? null : tenth(meanOf(values)) };
  });
  return { rows, all: rows.some((r) => r.mean === null) ? null : tenth(meanOf(filled.flatMap((g) => g.values))) };
}

/** A mean with each answer weighted by the people its station stands for; undefined where fewer than ten answered. */
export function weightedMean(
  values: ReadonlyMap<number, Measured["values"]>,
  stations: readonly Pick<Station, "id" | "population">[],
): number | undefined {
  const answered = stations.flatMap((s) => {
    const own = values.get(s.id) ?? [];
    return own.length === 0 ? [] : [{ population: s.population, mean: meanOf(own), n: sum(own.map((v) => v.n)) }];
  });
  const people = sum(answered.map((s) => s.population));
  if (sum(answered.map((s) => s.n)) < 2 * LEAST || people === 0) return undefined;
  return tenth(sum(answered.map((s) => s.population * s.mean)) / people);
}
