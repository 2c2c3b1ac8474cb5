import { sharedWords, termsOf } from "../words.ts";

/** What a search says about one supply: the share of the need's weight of words it covers, in [0, 1], and which words. */
export interface WordFit {
  readonly share: number;
  readonly words: readonly string[];
}

/** Finds supplies by words. The fit takes any search that answers like this; one over a register's index, or the small one below. */
export type Retrieval = (text: string) => ReadonlyMap<number, WordFit>;

export interface Indexed {
  readonly id: number;
  readonly text: string;
}

interface Entry {
  readonly id: number;
  readonly text: string;
  readonly terms: ReadonlyMap<string, number>;
  readonly length: number;
}

export interface WordIndex {
  readonly entries: readonly Entry[];
  readonly frequency: ReadonlyMap<string, number>;
  readonly meanLength: number;
}

/** Built once over a few thousand texts, O(characters). Document frequencies are global: a new text may shift every share a little. */
export function buildWordIndex(texts: readonly Indexed[]): WordIndex {
  const frequency = new Map<string, number>();
  const entries = texts.map(({ id, text }) => {
    const all = termsOf(text);
    const terms = new Map<string, number>();
    for (const t of all) terms.set(t, (terms.get(t) ?? 0) + 1);
    for (const t of terms.keys()) frequency.set(t, (frequency.get(t) ?? 0) + 1);
    return { id, text, terms, length: all.length };
  });
  return { entries, frequency, meanLength: entries.reduce((s, e) => s + e.length, 0) / Math.max(1, entries.length) };
}

const rarity = (index: WordIndex, df: number): number => Math.log(1 + (index.entries.length - df + 0.5) / (df + 0.5));

/**
 * The share of the need's idf that a text covers, for every text that covers some. Terms nobody offers are left out of the
 * whole: they tell no supply from another.
 */
export const retrievalOf =
  (index: WordIndex): Retrieval =>
  (text) => {
    const terms = [...new Set(termsOf(text))].flatMap((term) => {
      const df = index.frequency.get(term);
      return df === undefined ? [] : [{ term, weight: rarity(index, df) }];
    });
    const whole = terms.reduce((s, t) => s + t.weight, 0);
    const found = new Map<number, WordFit>();
    for (const entry of index.entries) {
      const covered = terms.reduce((s, t) => s + (entry.terms.has(t.term) ? t.weight : 0), 0);
      if (covered > 0) found.set(entry.id, { share: covered / whole, words: sharedWords(text, entry.text) });
    }
    return found;
  };

/**
 * The plain keyword search the engine is measured against: ids by BM25 (Robertson & Zaragoza 2009, k1 = 1.2, b = 0.5), best first,
 * ties to the smaller id; texts without a shared term are absent.
 */
export function keywordOrder(index: WordIndex, text: string): number[] {
  const terms = [...new Set(termsOf(text))];
  const scored = index.entries.flatMap((entry) => {
    let score = 0;
    for (const term of terms) {
      const tf = entry.terms.get(term);
      if (tf === undefined) continue;
      const idf = rarity(index, index.frequency.get(term) as number);
      score += (idf * tf * 2.2) / (tf + 1.2 * (0.5 + (0.5 * entry.length) / index.meanLength));
    }
    return score > 0 ? [{ id: entry.id, score }] : [];
  });
  return scored.sort((a, b) => b.score - a.score || a.id - b.id).map((s) => s.id);
}
