import type { Day } from "@bihuan/kit";
import { doubtOf, findLimit, type LimitCode } from "./limits.ts";
import { partsOf, type Matter, type NameOfCode } from "./parts.ts";
import { placesOf } from "./places.ts";
import { normalise } from "../words/normalise.ts";
import { againstOf, subjectOf, touched, untouchedWords } from "./subject.ts";
import { wordFits, type WordFit, type WordHit } from "./retrieval.ts";
import { QUESTIONS, textOf, type Demand, type Label, type Question, type Supply } from "./sides.ts";
import { rerank, type Grade, type PartScore, type Weights } from "./weights.ts";

export interface Candidate {
  readonly supplyId: number;
  /** In [0, 1]: for ordering, never shown. */
  readonly score: number;
  readonly grade: Grade;
  readonly parts: readonly PartScore[];
  /** What must be asked before it is chosen: it may be the demander's own body, or a competitor under another name. */
  readonly doubt: Label | null;
}

export interface Excluded {
  readonly supplyId: number;
  readonly code: LimitCode;
  readonly reason: Label;
}

/**
 * Ranks supplies for a need: those that share a word, a field or an industry with it; the excluded carry their reason. `hits`
 * are the answer of a text search for `textOf(demand)`, best first; a supply it does not name shares no word. The answer is the
 * same for the same input, ties go to the smaller id. `untouched` are the words of the need's subject that none of the supplies speaks of.
 */
export function proposeCandidates(
  supplies: readonly Supply[],
  hits: readonly WordHit[],
  demand: Demand,
  options: { today: Day; weights: Weights; nameOf: NameOfCode; limit?: number },
): { candidates: Candidate[]; excluded: Excluded[]; untouched: string[] } {
  const texts = new Map(supplies.map((s) => [s.id, { own: normalise(`${s.name}\n${s.summary}`), body: normalise(s.organisation) }]));
  // What stands in the name of its body alone is no reason; what stands in no text that is shown is of a need answered before.
  const isReason = (id: number, term: string): boolean => {
    const text = texts.get(id);
    return text === undefined || text.own.includes(term) || !text.body.includes(term);
  };
  const { against, neutral } = againstOf(demand.answers);
  const forIt = normalise([demand.title, demand.answers.present, demand.answers.target, neutral].filter(Boolean).join("\n"));
  const isFor = (term: string): boolean => forIt.includes(term);
  const all = wordFits(textOf(demand), hits, isReason);
  const { found: words, of } = wordFits(
    textOf(demand),
    hits.map((h) => ({ ...h, terms: h.terms.filter((t) => isFor(t.text)) })),
    isReason,
  );
  const answers = new Map<Question, ReadonlyMap<number, number>>();
  for (const q of QUESTIONS) if (demand.answers[q]) answers.set(q, of(q === "limits" ? neutral : demand.answers[q]));
  const weightOf = new Map(hits.map((h) => [h.id, new Map(h.terms.map((t) => [t.text, t.weight]))]));
  const subject = subjectOf(demand.title);
  const met = new Map(supplies.map((s) => [s.id, touched(subject, texts.get(s.id)?.own ?? "")]));
  const matterOf = (id: number): Matter => {
    const pieces = met.get(id) ?? [];
    const weigh = (terms: readonly string[]): number => terms.reduce((sum, t) => sum + (weightOf.get(id)?.get(t) ?? 0), 0);
    const counter = (all.found.get(id)?.terms ?? []).filter(
      (t) => !isFor(t) && against !== "" && normalise(against).includes(t) && texts.get(id)?.own.includes(t),
    );
    const isAgainst = counter.length >= LEAST_AGAINST && weigh(counter) > weigh(words.get(id)?.terms ?? []);
    return {
      ...(pieces.length > 0 ? { subject: pieces.filter(Boolean).length / pieces.length } : {}),
      ...(isAgainst
        ? { against: wordFits(against, [{ id, terms: counter.map((text) => ({ text, weight: 1 })) }]).found.get(id)?.words ?? [] }
        : {}),
    };
  };
  const excluded: Excluded[] = [];
  const eligible: { supplyId: number; parts: PartScore[] }[] = [];
  for (const supply of supplies) {
    const answered = Object.fromEntries([...answers].flatMap(([q, found]) => (found.has(supply.id) ? [[q, found.get(supply.id)]] : [])));
    const parts = partsOf(demand, supply, words.get(supply.id), answered, options.nameOf, matterOf(supply.id));
    if (!parts.some((p) => (BY_ITSELF.has(p.part) && p.score) || p.against)) continue;
    const limit = findLimit(demand, supply, options.today);
    if (limit) excluded.push({ supplyId: supply.id, ...limit });
    else eligible.push({ supplyId: supply.id, parts });
  }
  const doubtIn = (supply: Supply | undefined): Label | null => (supply && doubtOf(demand, supply)) ?? null;
  const byId = new Map(supplies.map((s) => [s.id, s]));
  const candidates = rerank(eligible, options.weights)
    .slice(0, options.limit ?? 10)
    .map((c) => ({ ...c, doubt: doubtIn(byId.get(c.supplyId)), parts: placed(c.parts, byId.get(c.supplyId), words.get(c.supplyId)) }));
  const untouched = untouchedWords(subject, [...met.values()]);
  return { candidates, excluded, untouched };
}

/** One pair of characters is chance. */
const LEAST_AGAINST = 2;

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
