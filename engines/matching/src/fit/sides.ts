import type { Day } from "@bihuan/kit";

export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** Those of the five questions that are answered in words; the fifth, budget and date, is a figure and speaks to no supply. */
export const QUESTIONS = ["present", "target", "tried", "limits"] as const;
export type Question = (typeof QUESTIONS)[number];

/** A need as the fit takes it. Codes: GB/T 13745 (field), GB/T 4754 (industry), GB/T 2260 (region); null where nothing is said. */
export interface Demand {
  readonly title: string;
  /** What was answered to each question, in the demander's words; blank where open. */
  readonly answers: Readonly<Partial<Record<Question, string>>>;
  readonly fieldCode: string | null;
  readonly industryCode: string | null;
  readonly regionCode: string | null;
  /** The demander's own body, and what kind it is: never its own supplier. */
  readonly organisation: string;
  /** Unified social credit code (GB 32100) of the demander; null or absent where unknown. */
  readonly creditCode?: string | null;
  readonly demanderKind: string;
  /** Bodies the demander names as competitors. */
  readonly competitors: readonly string[];
  /** Lowest readiness wanted, GB/T 22900 level 1–9. */
  readonly readinessFrom: number | null;
  /** Region code whose prefix a supplier must share (2, 4 or 6 digits), where the demander limits the search. */
  readonly withinRegion: string | null;
}

/** Who or what can help. */
export interface Supply {
  readonly id: number;
  readonly name: string;
  readonly organisation: string;
  /** Unified social credit code of its organisation; null or absent where unknown. */
  readonly creditCode?: string | null;
  readonly summary: string;
  readonly fieldCode: string | null;
  readonly industryCode: string | null;
  readonly regionCode: string | null;
  /** GB/T 22900 level 1–9. */
  readonly readiness: number | null;
  /** Open introductions, and how many at once are welcome. */
  readonly load: number;
  readonly capacity: number;
  /** Last day of the offer or of the consent, whichever ends first; null while neither has an end. */
  readonly validTo: Day | null;
  readonly refusals: Refusals;
  /** Introductions of this supply that ended, and how many of them with an effect the demander confirmed. */
  readonly ended: number;
  readonly effects: number;
}

/** What a supply does not take, in its own words: code prefixes, kinds of demanders, a period of absence, regions it serves. */
export interface Refusals {
  readonly fields?: readonly string[];
  readonly industries?: readonly string[];
  readonly demanderKinds?: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
  readonly regions?: readonly string[];
}

/** The need's words, title first: what retrieval searches with. */
export const textOf = (demand: Demand): string => [demand.title, ...QUESTIONS.map((q) => demand.answers[q])].filter(Boolean).join("\n");
