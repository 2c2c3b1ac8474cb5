import type { Label } from "./sides.ts";

export const PARTS = ["words", "questions", "field", "industry", "region", "readiness", "outcomes", "load"] as const;
export type Part = (typeof PARTS)[number];
export type Weights = Readonly<Record<Part, number>>;

export const PART_LABELS: Readonly<Record<Part, Label>> = {
  words: { zh: "词语", en: "Words" },
  questions: { zh: "五问", en: "Five questions" },
  field: { zh: "学科", en: "Field of science" },
  industry: { zh: "行业", en: "Industry" },
  region: { zh: "地区", en: "Region" },
  readiness: { zh: "成熟度", en: "Readiness" },
  outcomes: { zh: "已确认成效", en: "Confirmed outcomes" },
  load: { zh: "在办量", en: "Load" },
};

/**
 * Set by judgement: no outcomes were there to fit them to. How far the first three hang on each is in docs/matching-quality.md.
 * Distance is no fault: the point of the service is to reach beyond the county, so region weighs little.
 */
export const DEFAULT_WEIGHTS: Weights = {
  words: 40,
  questions: 10,
  field: 16,
  industry: 12,
  region: 4,
  readiness: 6,
  outcomes: 6,
  load: 6,
};

/** Introductions that led to an effect, and as many that did not, before weights can be fitted: ten events a variable (Peduzzi et al. 1996). */
export const OUTCOMES_NEEDED = 10 * PARTS.length;

/** What is wrong with a set of weights, undefined when it may be used: whole numbers 0–100, words or field above 0. */
export function findWeightsFault(weights: Weights): Label | undefined {
  for (const part of PARTS) {
    const w = weights[part];
    if (!Number.isInteger(w) || w < 0 || w > 100)
      return {
        zh: `“${PART_LABELS[part].zh}”的权重应为 0 到 100 的整数`,
        en: `The weight of “${PART_LABELS[part].en}” is a whole number from 0 to 100`,
      };
  }
  if (weights.words + weights.questions + weights.field + weights.industry === 0)
    return { zh: "词语、五问、学科、行业的权重不能全为 0", en: "Words, questions, field and industry cannot all weigh 0" };
  return undefined;
}

/** One part's share of a fit; `score` in [0, 1], null where the need asks nothing, so that the part weighs nothing. */
export interface PartScore {
  readonly part: Part;
  readonly score: number | null;
  readonly label: Label;
  /** Of the part `words`: the share of the need's subject that is met, in [0, 1]; absent where its title names none. */
  readonly subject?: number | undefined;
  /** Of the part `words`: it meets nothing of the subject and shares no more than general words and one other. */
  readonly thin?: true | undefined;
  /** Of the part `questions`: it offers what was tried and failed, or what is forbidden. */
  readonly against?: true | undefined;
}

/** The weighted mean of the parts the need asks about, in [0, 1]; 0 when it asks nothing. */
export function scoreOf(parts: readonly PartScore[], weights: Weights): number {
  let sum = 0;
  let whole = 0;
  for (const p of parts) {
    if (p.score === null) continue;
    sum += p.score * weights[p.part];
    whole += weights[p.part];
  }
  return whole === 0 ? 0 : sum / whole;
}

export const GRADES = ["high", "good", "some", "low"] as const;
export type Grade = (typeof GRADES)[number];

export const GRADE_LABELS: Readonly<Record<Grade, Label>> = {
  high: { zh: "高度相合", en: "Strong match" },
  good: { zh: "较为相合", en: "Good match" },
  some: { zh: "部分相合", en: "Partial match" },
  low: { zh: "仅供参考", en: "For reference" },
};

/** What speaks of the matter itself: whoever is idle, near and proven, and can do something else, is no match. */
const OF_THE_MATTER: ReadonlySet<Part> = new Set(["words", "questions", "field", "industry", "readiness"]);

/** What people are shown instead of a score: a number would claim a precision that words and codes do not have. Of the parts that speak of the matter alone. */
export function gradeOf(parts: readonly PartScore[], weights: Weights): Grade {
  const fit = scoreOf(
    parts.filter((p) => OF_THE_MATTER.has(p.part)),
    weights,
  );
  const grade: Grade = fit >= 0.6 ? "high" : fit >= 0.42 ? "good" : fit >= 0.25 ? "some" : "low";
  return GRADES[Math.max(GRADES.indexOf(grade), GRADES.indexOf(bestGrade(parts)))] as Grade;
}

/** Less of the subject than this is not the matter itself. */
const OF_THE_SUBJECT = 0.3;

/** Whoever meets nothing of what a need is about is no more than a partial match; whoever shares little more than general words and is near by no code, or offers what failed, is named for reference alone. */
function bestGrade(parts: readonly PartScore[]): Grade {
  const isNearByCode = parts.some((p) => (p.part === "field" || p.part === "industry") && (p.score ?? 0) > 0);
  if (parts.some((p) => p.against || (p.thin && !isNearByCode))) return "low";
  const subject = parts.find((p) => p.part === "words")?.subject;
  if (subject === undefined) return "high";
  return subject === 0 ? "some" : subject < OF_THE_SUBJECT ? "good" : "high";
}

export interface Ranked {
  readonly supplyId: number;
  readonly parts: readonly PartScore[];
}

/** The same candidates under other weights, the best grade first, in each the best score, ties to the smaller id: what-if needs no second search. */
export function rerank<T extends Ranked>(candidates: readonly T[], weights: Weights): (T & { score: number; grade: Grade })[] {
  return candidates
    .map((c) => ({ ...c, score: scoreOf(c.parts, weights), grade: gradeOf(c.parts, weights) }))
    .sort((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) || b.score - a.score || a.supplyId - b.supplyId);
}
