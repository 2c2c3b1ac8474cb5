import { sharedWords, termsOf } from "./words.ts";

export interface Label {
  readonly zh: string;
  readonly en: string;
}

export interface Supply {
  readonly id: number;
  readonly name: string;
  readonly organisation: string;
  readonly summary: string;
  /** GB/T 13745 and GB/T 4754; null where unknown. */
  readonly fieldCode: string | null;
  readonly industryCode: string | null;
  readonly regionCode: string | null;
  /** Open introductions, and how many at once are welcome. */
  readonly load: number;
  readonly capacity: number;
}

export interface Demand {
  readonly text: string;
  readonly fieldCode: string | null;
  readonly industryCode: string | null;
  readonly regionCode: string | null;
  /** The demander's own organisation: never its own supplier. */
  readonly organisation: string;
}

export type Part = "words" | "field" | "industry" | "region" | "load";

export interface Candidate {
  readonly supplyId: number;
  /** In [0, 1]. */
  readonly score: number;
  readonly parts: readonly { readonly part: Part; readonly score: number; readonly weight: number }[];
  readonly reasons: readonly Label[];
}

export interface Excluded {
  readonly supplyId: number;
  readonly reason: Label;
}

export type Weights = Readonly<Record<Part, number>>;
/** Distance is no fault: the point of the service is to reach beyond the county, so region weighs little. */
export const DEFAULT_WEIGHTS: Weights = { words: 0.5, field: 0.2, industry: 0.15, region: 0.05, load: 0.1 };

interface Entry {
  readonly supply: Supply;
  readonly terms: ReadonlyMap<string, number>;
  readonly length: number;
}

export interface SupplyIndex {
  readonly entries: readonly Entry[];
  readonly frequency: ReadonlyMap<string, number>;
  readonly meanLength: number;
}

/** Built once over all supplies, O(text). Document frequencies are global: a new supply may shift every words score a little. */
export function buildIndex(supplies: readonly Supply[]): SupplyIndex {
  const frequency = new Map<string, number>();
  const entries = supplies.map((supply) => {
    const all = termsOf(`${supply.name} ${supply.summary} ${supply.organisation}`);
    const terms = new Map<string, number>();
    for (const t of all) terms.set(t, (terms.get(t) ?? 0) + 1);
    for (const t of terms.keys()) frequency.set(t, (frequency.get(t) ?? 0) + 1);
    return { supply, terms, length: all.length };
  });
  const meanLength = entries.reduce((s, e) => s + e.length, 0) / Math.max(1, entries.length);
  return { entries, frequency, meanLength };
}

/**
 * Ranks supplies for a demand, with the reasons in words; the excluded carry theirs. Ties go to the smaller id.
 * Words: BM25 (Robertson & Zaragoza 2009, k1 = 1.2, b = 0.5) divided by the best supply's score.
 */
export function proposeCandidates(
  index: SupplyIndex,
  demand: Demand,
  limit = 10,
  weights: Weights = DEFAULT_WEIGHTS,
): { candidates: Candidate[]; excluded: Excluded[] } {
  const terms = [...new Set(termsOf(demand.text))];
  const excluded: Excluded[] = [];
  const eligible: { entry: Entry; words: number }[] = [];
  for (const entry of index.entries) {
    const { supply } = entry;
    const words = bm25(index, entry, terms);
    const field = closeness(demand.fieldCode, supply.fieldCode, [2, 3, 5, 7]);
    const industry = closeness(demand.industryCode, supply.industryCode, [1, 3, 4, 5]);
    if (words === 0 && field === 0 && industry === 0) continue;
    if (demand.organisation !== "" && supply.organisation === demand.organisation) {
      excluded.push({ supplyId: supply.id, reason: { zh: "与需求方为同一单位，须回避", en: "Same organisation as the demander" } });
    } else if (supply.load >= supply.capacity) {
      excluded.push({
        supplyId: supply.id,
        reason: {
          zh: `已有 ${supply.load} 件在办，达到承接上限 ${supply.capacity}`,
          en: `${supply.load} open, capacity ${supply.capacity}`,
        },
      });
    } else eligible.push({ entry, words });
  }
  const best = Math.max(...eligible.map((e) => e.words), Number.MIN_VALUE);
  const candidates = eligible.map(({ entry: { supply }, words }) => {
    const scores: Record<Part, number> = {
      words: words / best,
      field: closeness(demand.fieldCode, supply.fieldCode, [2, 3, 5, 7]),
      industry: closeness(demand.industryCode, supply.industryCode, [1, 3, 4, 5]),
      region: closeness(demand.regionCode, supply.regionCode, [2, 4, 6]),
      load: 1 - supply.load / supply.capacity,
    };
    const parts = (Object.keys(weights) as Part[]).map((part) => ({ part, score: scores[part], weight: weights[part] }));
    const total = parts.reduce((s, p) => s + p.weight, 0);
    return {
      supplyId: supply.id,
      score: parts.reduce((s, p) => s + p.score * p.weight, 0) / total,
      parts,
      reasons: reasonsOf(demand, supply, scores),
    };
  });
  candidates.sort((a, b) => b.score - a.score || a.supplyId - b.supplyId);
  return { candidates: candidates.slice(0, limit), excluded };
}

function bm25(index: SupplyIndex, entry: Entry, terms: readonly string[]): number {
  const n = index.entries.length;
  let score = 0;
  for (const term of terms) {
    const tf = entry.terms.get(term);
    if (tf === undefined) continue;
    const df = index.frequency.get(term) as number;
    score += (Math.log(1 + (n - df + 0.5) / (df + 0.5)) * tf * 2.2) / (tf + 1.2 * (0.5 + (0.5 * entry.length) / index.meanLength));
  }
  return score;
}

/** How many of the code's levels (given as prefix lengths) agree, in [0, 1]. */
function closeness(a: string | null, b: string | null, levels: readonly number[]): number {
  if (!a || !b) return 0;
  const known = levels.filter((l) => l <= Math.max(a.length, b.length));
  return known.filter((l) => a.length >= l && b.length >= l && a.slice(0, l) === b.slice(0, l)).length / Math.max(1, known.length);
}

function reasonsOf(demand: Demand, supply: Supply, scores: Record<Part, number>): Label[] {
  const reasons: Label[] = [];
  const words = sharedWords(demand.text, `${supply.name} ${supply.summary}`);
  if (words.length > 0) reasons.push({ zh: `词语相合：${words.join("、")}`, en: `Shared words: ${words.join(", ")}` });
  if (scores.field > 0) reasons.push({ zh: `学科相近：${supply.fieldCode}`, en: `Near field of science: ${supply.fieldCode}` });
  if (scores.industry > 0) reasons.push({ zh: `行业相近：${supply.industryCode}`, en: `Near industry: ${supply.industryCode}` });
  const level =
    demand.regionCode && supply.regionCode
      ? [6, 4, 2].find((l) => demand.regionCode?.slice(0, l) === supply.regionCode?.slice(0, l))
      : undefined;
  reasons.push(
    level === 6
      ? { zh: "同县", en: "Same county" }
      : level === 4
        ? { zh: "同市", en: "Same city" }
        : level === 2
          ? { zh: "同省", en: "Same province" }
          : { zh: "外省或未登记地区", en: "Other province or not known" },
  );
  reasons.push(
    supply.load === 0
      ? { zh: "目前无在办，可承接", en: "No open cases" }
      : { zh: `在办 ${supply.load} 件，上限 ${supply.capacity}`, en: `${supply.load} open of ${supply.capacity}` },
  );
  return reasons;
}
