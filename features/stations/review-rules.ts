import { plainName } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";

/** From how many points of a hundred a grade is proposed. */
export interface GradeLine {
  readonly grade: string;
  readonly value: number;
}

/** The mean of the experts' totals in tenths of a point of a hundred, rounded half up, and the grade that the lines propose of the exact mean; null without scores. */
export function scoredAs(
  totals: readonly number[],
  full: number,
  lines: readonly GradeLine[],
): { tenths: number; proposed: string | null } | null {
  if (totals.length === 0 || full === 0) return null;
  const sum = totals.reduce((a, b) => a + b, 0);
  const of = totals.length * full;
  const met = lines.filter((l) => sum * 100 >= l.value * of).toSorted((a, b) => b.value - a.value);
  return { tenths: Math.floor((sum * 2000 + of) / (2 * of)), proposed: met[0]?.grade ?? null };
}

export interface Acquainted {
  /** Works or worked in a station of this host. */
  readonly stands: boolean;
  readonly employer: string | null;
  readonly hostName: string;
}
/** Why an expert may not score a station, or nothing. */
export const conflictOf = (a: Acquainted): Label | undefined =>
  a.stands
    ? { zh: "在这家单位的工作站工作（过）", en: "works or worked in a station of this host" }
    : a.employer !== null && plainName(a.employer) === plainName(a.hostName)
      ? { zh: `同单位：${a.employer}`, en: `same employer: ${a.employer}` }
      : undefined;

export interface Found {
  readonly grade: string | null;
  readonly grounds: string | null;
  readonly excused: string | null;
  /** Experts who scored it; how many it needs, 0 where nothing is scored. */
  readonly scores: number;
  readonly needed: number;
  readonly proposed: string | null;
}
/** What is still wrong with the verdict on a station. A grade beside the proposed one, or one that asks for correction, needs its grounds. */
export function faultOf(r: Found, grades: readonly string[], failing: readonly string[]) {
  if (r.excused !== null) return null;
  if (r.scores < r.needed) return "unscored";
  if (r.grade === null) return "no-grade";
  if (!grades.includes(r.grade)) return "other-grade";
  if ((r.grounds ?? "").trim() !== "") return null;
  return failing.includes(r.grade) ? "no-grounds" : r.proposed !== null && r.proposed !== r.grade ? "differs" : null;
}
