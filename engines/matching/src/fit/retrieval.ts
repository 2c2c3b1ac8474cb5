import { normalise } from "../words/normalise.ts";
import { termsOf } from "../words.ts";

/** A supply as a text search over them found it: the need's terms it holds, each with its share of the need's weight. Best first in a list. */
export interface WordHit {
  readonly id: number;
  readonly terms: readonly { readonly text: string; readonly weight: number }[];
}

/** What the words say about one supply: the share of the need's weight of words it covers, in [0, 1], and which words. */
export interface WordFit {
  readonly share: number;
  readonly words: readonly string[];
  /** The search's terms behind the words. */
  readonly terms: readonly string[];
}

const WORDS_SHOWN = 6;
const LONGEST_WORD = 12;

/** Numbers and what kind of body somebody is are no reasons. */
const NO_REASON = /^(?:[\d.]+|大学|学院|中心|研究|究所|究院|集团|有限|责任|限公|公司|单位|部门|学校|协会|学会|委员|员会)$/u;

/** A text's whole weighs no less than so many of its terms, held by a supply or not: one common word is never the whole of a need. */
const FEWEST_TERMS = 8;

/**
 * Fits by words from one search for the whole need. Terms no supply holds are left out of the whole, for they tell no supply from
 * another, until fewer than eight would be left of it; single characters, numbers and grammar count for nothing, nor what `isReason` says is none.
 * `of(part)` gives the same for a part of the need's text alone.
 */
export function wordFits(text: string, hits: readonly WordHit[], isReason: (id: number, term: string) => boolean = () => true) {
  const isWord = new Map<string, boolean>();
  const counts = (term: string): boolean => {
    let known = isWord.get(term);
    if (known === undefined) isWord.set(term, (known = [...term].length > 1 && !NO_REASON.test(term) && termsOf(term).length > 0));
    return known;
  };
  const held = hits.flatMap(({ id, terms }) => {
    const kept = terms.filter((t) => counts(t.text) && isReason(id, t.text));
    return kept.length > 0 ? [{ id, terms: kept }] : [];
  });
  const offered = new Map(held.flatMap((h) => h.terms.map((t) => [t.text, t.weight] as const)));
  const sharesOf = (part: string): Map<number, number> => {
    const normal = normalise(part);
    const counted = (term: string): boolean => normal.includes(term);
    const weights = [...offered].flatMap(([term, weight]) => (counted(term) ? [weight] : []));
    const sum = weights.reduce((a, b) => a + b, 0);
    const fewest = Math.min(FEWEST_TERMS, new Set(termsOf(normal)).size);
    const whole = Math.max(sum, (sum / Math.max(1, weights.length)) * fewest);
    return new Map(
      held.flatMap(({ id, terms }) => {
        const covered = terms.reduce((sum, t) => sum + (counted(t.text) ? t.weight : 0), 0);
        return covered > 0 ? [[id, covered / whole] as const] : [];
      }),
    );
  };
  const words = wordsIn(text);
  const whole = sharesOf(text);
  return {
    found: new Map(
      held.map(({ id, terms }): [number, WordFit] => [
        id,
        { share: whole.get(id) ?? 0, words: words(terms), terms: terms.map((t) => t.text) },
      ]),
    ),
    of: (part: string): ReadonlyMap<number, number> => sharesOf(part),
  };
}

/** The words of a text that terms name, overlapping terms joined, in the text's own spelling; the longest first, none inside another. */
function wordsIn(text: string): (terms: readonly { readonly text: string }[]) => string[] {
  const characters = [...text];
  const origin: number[] = [];
  let normal = "";
  for (const [i, c] of characters.entries()) {
    const n = normalise(c);
    normal += n;
    for (let k = 0; k < n.length; k++) origin.push(i);
  }
  const places = new Map<string, number[]>();
  const placesOf = (term: string): number[] => {
    let at = places.get(term);
    if (at) return at;
    at = [];
    for (let i = normal.indexOf(term); i >= 0; i = normal.indexOf(term, i + 1)) at.push(i);
    places.set(term, at);
    return at;
  };
  return (terms) => {
    // joined[i]: a term holds the characters i and i + 1 both.
    const joined = new Uint8Array(characters.length);
    for (const { text: term } of terms) for (const at of placesOf(term)) joined.fill(1, origin[at], origin[at + term.length - 1]);
    const found = new Set<string>();
    for (let i = 0; i < joined.length; i++) {
      if (joined[i] !== 1) continue;
      const from = i;
      while (joined[i] === 1 && i - from < LONGEST_WORD - 1) i++;
      found.add(characters.slice(from, i + 1).join(""));
    }
    const words: string[] = [];
    for (const word of [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)))
      if (!words.some((longer) => longer.includes(word))) words.push(word);
    return words.slice(0, WORDS_SHOWN);
  };
}
