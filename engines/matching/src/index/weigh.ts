import { queryTerms, type QueryTerm } from "../words/query.ts";
import type { Language } from "../words/scan.ts";
import type { Part, Postings, TermsFound } from "./part.ts";
import { union, type Weighted } from "./retrieve.ts";

/** A term of the query with its lists in every part and its whole-number weight. */
export interface WeighedTerm {
  readonly text: string;
  readonly isHint: boolean;
  /** Grammar: it counts a little and is no reason. */
  readonly isEmpty: boolean;
  /** For the order: query weight × rarity^1.4 × 256, at least 1. */
  readonly weight: number;
  /** For the coverage: query weight × rarity × 256, at least 1; of a hint 0. */
  readonly cover: number;
  /** By part; undefined where the part has none. */
  readonly postings: readonly (Postings | undefined)[];
}

/** A long need is cut to its heaviest terms: more cost time and blur. */
const QUERY_TERMS = 64;

/** Overlapping pairs repeat each other, common ones above all: in the order rarity counts more than BM25 gives it. */
const RARITY = 1.4;

/**
 * Terms with weights, heaviest first. Rarity is log(1 + (N − n + ½) / (n + ½)) over the documents **open to everybody**:
 * were closed ones counted, grades and order would tell of texts the reader may not know of. Of alternatives the open ones are
 * summed, at most once too often each; a bound by the documents' number would count closed ones in.
 */
export function weigh(query: string, language: Language, parts: readonly Part[]): WeighedTerm[] {
  const open = parts.reduce((sum, part) => sum + part.open, 0);
  const asked = queryTerms(query, language);
  // Part by part: what is read of a part's terms stays in the cache.
  const byPart = parts.map((part) => asked.map((term) => termsOf(part, term)));
  return asked
    .map((term, t) => {
      const found = byPart.map((terms) => terms[t] as TermsFound);
      const having = Math.min(
        open,
        found.reduce((sum, f) => sum + f.open, 0),
      );
      const rarity = Math.log(1 + (open - having + 0.5) / (having + 0.5));
      const { text, isHint, isEmpty, weight } = term;
      return { text, isHint, isEmpty, weight: whole(weight * rarity ** RARITY), cover: isHint ? 0 : whole(weight * rarity), found };
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, QUERY_TERMS)
    .map(({ found, ...term }) => ({ ...term, postings: parts.map((part, p) => postingsOf(part, (found[p] as TermsFound).terms)) }));
}

const whole = (weight: number): number => Math.max(1, Math.round(weight * 256));

const NONE: TermsFound = { terms: [], open: 0 };

/** Numbers of the term's codes in the part, and how many open documents have them. */
function termsOf(part: Part, { codes, character }: QueryTerm): TermsFound {
  if (character !== undefined) return part.termsWith(character);
  if (codes.length === 1) {
    const term = part.termOf(codes[0] as number);
    return term < 0 ? NONE : { terms: [term], open: part.openOf(term) };
  }
  const terms = codes.map((code) => part.termOf(code)).filter((term) => term >= 0);
  return terms.length === 0 ? NONE : { terms, open: terms.reduce((sum, term) => sum + part.openOf(term), 0) };
}

function postingsOf(part: Part, terms: ArrayLike<number>): Postings | undefined {
  if (terms.length === 0) return undefined;
  if (terms.length === 1) return part.postingsOf(terms[0] as number);
  return union(Array.from(terms, (term) => part.postingsOf(term)));
}

/** A part's lists, weighted for the order. */
export const listsOf = (terms: readonly WeighedTerm[], part: number): Weighted[] =>
  terms.flatMap(({ weight, isHint, postings }) => (postings[part] ? [{ postings: postings[part], weight, isHint }] : []));

/** The same weighted for the coverage, without hints. */
export const coverListsOf = (terms: readonly WeighedTerm[], part: number): Weighted[] =>
  terms.flatMap(({ cover, isHint, postings }) => (postings[part] && !isHint ? [{ postings: postings[part], weight: cover, isHint }] : []));
