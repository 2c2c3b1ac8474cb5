import type { Label } from "../../platform/http/contract.ts";
import { restate } from "../units/index.ts";
import { WHOLE } from "./regions.ts";
import { periodsBetween, periodWords, sumOf, type Period } from "./rules.ts";

export interface Figure {
  readonly region: string;
  readonly period: Period;
  readonly value: string;
}
export interface Standing {
  readonly name: string;
  readonly closed: boolean;
  readonly successors: readonly string[];
}
export interface Point {
  readonly period: Period;
  /** null: not known, and `gap` says why where there is a reason. */
  readonly value: string | null;
  readonly parts: readonly { readonly region: string; readonly name: string; readonly value: string }[];
  readonly gap: Label | null;
}
export interface Line {
  readonly points: readonly Point[];
  /** Where the figures come of other divisions than before. */
  readonly marks: readonly { readonly period: Period; readonly words: Label }[];
}

/** Which division in force each code counts under; one that was split, or has no successor, stays itself. */
export function heirsOf(codes: Iterable<string>, regions: ReadonlyMap<string, Standing>): Map<string, string> {
  return new Map(
    [...new Set(codes)].map((code) => {
      const found = code === WHOLE ? undefined : restate(code, regions);
      return [code, found?.ok ? found.value : code];
    }),
  );
}

/**
 * The line of a division in force, those that became it counted under it. As long as a part still has figures it must have one in each period: a sum that
 * lacks a part is no figure. What does not add up (a rate) is carried over from a single predecessor alone.
 */
export function lineOf(
  figures: readonly Figure[],
  of: string,
  { regions, adds }: { regions: ReadonlyMap<string, Standing>; adds: boolean },
): Line {
  const heirs = heirsOf(
    figures.map((f) => f.region),
    regions,
  );
  const own = figures.filter((f) => heirs.get(f.region) === of);
  if (own.length === 0) return { points: [], marks: [] };
  const periods = own.map((f) => f.period).toSorted();
  const nameOf = (code: string): string => (code === WHOLE ? "全国" : (regions.get(code)?.name ?? code));
  const codes = [...new Set(own.map((f) => f.region))].toSorted((a, b) => Number(a === of) - Number(b === of) || (a < b ? -1 : 1));
  const last = new Map(codes.map((c) => [c, own.filter((f) => f.region === c).reduce((l, f) => (f.period > l ? f.period : l), "")]));
  const at = new Map(own.map((f) => [`${f.region} ${f.period}`, f.value]));
  // The heir itself is a part where it stood beside those it took in; one that began after them is not.
  const isBeside = own.some((f) => f.region === of && codes.some((c) => c !== of && at.has(`${c} ${f.period}`)));
  const first = new Map(codes.map((c) => [c, own.filter((f) => f.region === c).reduce((l, f) => (f.period < l ? f.period : l), "~")]));
  const leadsTo = (c: string, to: string): boolean => {
    const next = c === of ? undefined : regions.get(c)?.successors[0];
    return next !== undefined && (next === to || leadsTo(next, to));
  };
  // Before a division began, those that became it stand for it.
  const isStoodFor = (c: string, period: Period): boolean => {
    const begun = first.get(c) as string;
    return begun > period && codes.some((d) => (last.get(d) as string) < begun && leadsTo(d, c));
  };
  const points = periodsBetween(periods[0] as Period, periods.at(-1) as Period).map((period): Point => {
    const parts = codes.flatMap((region) => {
      const value = at.get(`${region} ${period}`);
      return value === undefined ? [] : [{ region, name: nameOf(region), value }];
    });
    const isPart = (c: string): boolean => (c === of ? isBeside || (first.get(c) as string) < period : (last.get(c) as string) > period);
    const missing = codes.filter((c) => !parts.some((p) => p.region === c) && isPart(c) && !isStoodFor(c, period));
    const gap = gapOf(period, parts, missing.map(nameOf), adds);
    return { period, value: gap || parts.length === 0 ? null : sumOf(parts.map((p) => p.value)), parts, gap };
  });
  const named = (p: Point): string => p.parts.map((x) => x.name).join("、");
  const full = points.filter((p) => p.parts.length > 0);
  const marks = full.flatMap((p, i) => {
    const before = full[i - 1];
    if (!before || named(before) === named(p) || p.gap || before.gap) return [];
    const when = periodWords(p.period);
    return [
      {
        period: p.period,
        words: {
          zh: `${when.zh}起按${named(p)}统计，以前的数由${named(before)}折算`,
          en: `from ${when.en} of ${named(p)}; figures before are those of ${named(before)}`,
        },
      },
    ];
  });
  return { points, marks };
}

function gapOf(period: Period, parts: Point["parts"], missing: readonly string[], adds: boolean): Label | null {
  const when = periodWords(period);
  if (parts.length > 0 && missing.length > 0)
    return { zh: `${when.zh}缺${missing.join("、")}的数，不能合计`, en: `${when.en}: without ${missing.join(", ")} there is no sum` };
  if (parts.length > 1 && !adds)
    return {
      zh: `${when.zh}分属${parts.map((p) => p.name).join("、")}，比率、均值不能相加`,
      en: `${when.en}: of ${parts.map((p) => p.name).join(", ")}; rates and means do not add up`,
    };
  return null;
}
