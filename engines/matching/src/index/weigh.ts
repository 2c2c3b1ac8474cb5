import { queryTerms, type QueryTerm } from "../words/query.ts";
import type { Language } from "../words/scan.ts";
import { LEAST } from "./lengths.ts";
import type { OpenAmong, Part, Postings, TermsFound } from "./part.ts";
import type { Weighted } from "./retrieve.ts";

/** A term of the query with its whole-number weight. */
export interface WeighedTerm {
  readonly text: string;
  readonly isHint: boolean;
  /** Grammar: it counts a little and is no reason. */
  readonly isEmpty: boolean;
  /** For the order: query weight × rarity^1.4 × 256, at least 1; rarity is that among the kinds asked, where they are many. */
  readonly weight: number;
  /** For the coverage: query weight × rarity × 256, at least 1; of a hint 0. */
  readonly cover: number;
  /** The list of a part by its number, undefined where it has none; of alternatives at least those that give `least` somewhere. */
  postingsIn(part: number, least?: number): Postings | undefined;
}

/** A long need is cut to its heaviest terms: more cost time and blur. */
const QUERY_TERMS = 64;

/** Overlapping pairs repeat each other, common ones above all: in the order rarity counts more than BM25 gives it. */
const RARITY = 1.4;

/**
 * Terms with weights, heaviest first. Rarity is log(1 + (N − n + ½) / (n + ½)) over the documents **open to everybody**:
 * were closed ones counted, grades and order would tell of texts the reader may not know of. The order goes by the rarity among the `kinds` asked, so that an
 * index of other kinds besides answers like one of these alone; the coverage by that among all, so that a grade is one whatever is asked. Of alternatives the open ones are
 * summed, at most once too often each; a bound by the documents' number would count closed ones in.
 */
export function weigh(query: string, language: Language, parts: readonly Part[], kinds?: readonly number[]): WeighedTerm[] {
  const open = parts.reduce((sum, part) => sum + part.open, 0);
  const asked = queryTerms(query, language);
  const places = new Places(asked, parts);
  const among = kinds && parts.map((part) => part.openAmong(kinds));
  const openAmong = among?.reduce((sum, part) => sum + part.open, 0) ?? open;
  const isNarrow = among !== undefined && openAmong >= LEAST && openAmong < open;
  return asked
    .map(({ text, isHint, isEmpty, weight }, t): WeighedTerm => {
      const rarity = rarityOf(open, places.openOf(t));
      const ordering = isNarrow ? rarityOf(openAmong, places.openAmong(t, among)) : rarity;
      const postingsIn = (part: number, least?: number) => places.postingsIn(t, part, least);
      return { text, isHint, isEmpty, weight: whole(weight * ordering ** RARITY), cover: isHint ? 0 : whole(weight * rarity), postingsIn };
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, QUERY_TERMS);
}

function rarityOf(open: number, found: number): number {
  const having = Math.min(open, found);
  return Math.log(1 + (open - having + 0.5) / (having + 0.5));
}

const whole = (weight: number): number => Math.max(1, Math.round(weight * 256));

/** Where the parts have each term asked for, and how many open documents have it. */
class Places {
  readonly #parts: readonly Part[];
  /** By part, then term: a number, −1 where absent, or alternatives. */
  readonly #found: (number | TermsFound)[][];
  readonly #open: Float64Array;

  constructor(asked: readonly QueryTerm[], parts: readonly Part[]) {
    this.#parts = parts;
    this.#open = new Float64Array(asked.length);
    const codes = Float64Array.from(asked.flatMap((term) => term.codes));
    this.#found = parts.map((part) => {
      const terms = part.locate(codes);
      let at = 0;
      return asked.map((term, t) => {
        const first = at;
        at += term.codes.length;
        if (term.character === undefined && at === first + 1) {
          const only = terms[first] as number;
          if (only >= 0) (this.#open[t] as number) += part.openOf(only);
          return only;
        }
        const found = term.character === undefined ? among(part, terms.subarray(first, at)) : part.termsWith(term.character);
        (this.#open[t] as number) += found.open;
        return found;
      });
    });
  }

  openOf(t: number): number {
    return this.#open[t] as number;
  }

  /** The same of some kinds, by a part's counter each. */
  openAmong(t: number, among: readonly OpenAmong[]): number {
    const of = (found: number | TermsFound, { of: having }: OpenAmong): number =>
      typeof found === "number" ? (found < 0 ? 0 : having(found)) : Array.from(found.terms, having).reduce((sum, n) => sum + n, 0);
    return this.#found.reduce((sum, found, p) => sum + of(found[t] as number | TermsFound, among[p] as OpenAmong), 0);
  }

  postingsIn(t: number, p: number, least = 0): Postings | undefined {
    const part = this.#parts[p] as Part;
    const found = this.#found[p]?.[t] as number | TermsFound;
    if (typeof found === "number") return found < 0 ? undefined : part.postingsOf(found);
    if (found.terms.length === 0) return undefined;
    if (found.terms.length === 1) return part.postingsOf(found.terms[0] as number);
    return found.united ?? (least > 0 ? part.unite(found, least) : (found.united = part.unite(found, 0)));
  }
}

function among(part: Part, terms: Int32Array): TermsFound {
  const present = terms.filter((term) => term >= 0);
  return { terms: present, open: present.reduce((sum, term) => sum + part.openOf(term), 0) };
}

/**
 * A part's lists, weighted for the order. With `floor`, what a document must reach, a question of a single term leaves out alternatives that
 * nowhere give it: a document above has its largest impact from another.
 */
export function listsOf(terms: readonly WeighedTerm[], part: number, floor = 0): Weighted[] {
  const [only] = terms;
  const least = terms.length === 1 && only ? Math.ceil(floor / only.weight) : 0;
  return terms.flatMap(({ weight, isHint, postingsIn }) => {
    const postings = postingsIn(part, least);
    return postings ? [{ postings, weight, isHint }] : [];
  });
}

/** The same weighted for the coverage, without hints. */
export const coverListsOf = (terms: readonly WeighedTerm[], part: number): Weighted[] =>
  terms.flatMap(({ cover, isHint, postingsIn }) => {
    const postings = isHint ? undefined : postingsIn(part);
    return postings ? [{ postings, weight: cover, isHint }] : [];
  });
