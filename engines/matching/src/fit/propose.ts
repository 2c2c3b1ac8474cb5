import type { Day } from "@bihuan/kit";
import { findLimit, type LimitCode } from "./limits.ts";
import { partsOf, type NameOfCode } from "./parts.ts";
import { placesOf } from "./places.ts";
import { wordFits, type WordFit, type WordHit } from "./retrieval.ts";
import { QUESTIONS, textOf, type Demand, type Label, type Question, type Supply } from "./sides.ts";
import { rerank, type Grade, type PartScore, type Weights } from "./weights.ts";

export interface Candidate {
  readonly supplyId: number;
  /** In [0, 1]: for ordering, never shown. */
  readonly score: number;
  readonly grade: Grade;
  readonly parts: readonly PartScore[];
}

export interface Excluded {
  readonly supplyId: number;
  readonly code: LimitCode;
  readonly reason: Label;
}

/**
 * Ranks supplies for a need: those that share a word, a field or an industry with it; the excluded carry their reason. `hits`
 * are the answer of a text search for `textOf(demand)`, best first; a supply it does not name shares no word. The answer is the
 * same for the same input, ties go to the smaller id.
 */
export function proposeCandidates(
  supplies: readonly Supply[],
  hits: readonly WordHit[],
  demand: Demand,
  options: { today: Day; weights: Weights; nameOf: NameOfCode; limit?: number },
): { candidates: Candidate[]; excluded: Excluded[] } {
  const { found: words, of } = wordFits(textOf(demand), hits);
  const answers = new Map<Question, ReadonlyMap<number, number>>();
  for (const q of QUESTIONS) if (demand.answers[q]) answers.set(q, of(demand.answers[q]));
  const excluded: Excluded[] = [];
  const eligible: { supplyId: number; parts: PartScore[] }[] = [];
  for (const supply of supplies) {
    const answered = Object.fromEntries([...answers].flatMap(([q, found]) => (found.has(supply.id) ? [[q, found.get(supply.id)]] : [])));
    const parts = partsOf(demand, supply, words.get(supply.id), answered, options.nameOf);
    if (!parts.some((p) => BY_ITSELF.has(p.part) && p.score)) continue;
    const limit = findLimit(demand, supply, options.today);
    if (limit) excluded.push({ supplyId: supply.id, ...limit });
    else eligible.push({ supplyId: supply.id, parts });
  }
  const byId = new Map(supplies.map((s) => [s.id, s]));
  const candidates = rerank(eligible, options.weights)
    .slice(0, options.limit ?? 10)
    .map((c) => ({ ...c, parts: placed(c.parts, byId.get(c.supplyId), words.get(c.supplyId)) }));
  return { candidates, excluded };
}

/** The sentence of the shared words says where they stand; only for those that are shown, as it reads their texts again. */
function placed(parts: readonly PartScore[], supply: Supply | undefined, fit: WordFit | undefined): readonly PartScore[] {
  const places = supply && fit && fit.words.length > 0 ? placesOf(supply, fit) : [];
  if (places.length === 0) return parts;
  const add = ({ zh, en }: Label): Label => ({
    zh: `${zh}（${places.map((p) => p.zh).join("、")}）`,
    en: `${en} (${places.map((p) => p.en).join(", ")})`,
  });
  return parts.map((p) => (p.part === "words" ? { ...p, label: add(p.label) } : p));
}

/** A supply that is merely near and idle is no candidate. */
const BY_ITSELF: ReadonlySet<string> = new Set(["words", "field", "industry"]);
