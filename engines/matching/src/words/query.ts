import { normalise } from "./normalise.ts";
import { isCommon } from "./common.ts";
import { scan, type Language, type TermKind } from "./scan.ts";
import { readingCode, type TermCode } from "./term.ts";

export interface QueryTerm {
  /** As it stands in the normalised query. */
  readonly text: string;
  /** Any of these codes will do; a common character by itself is found inside every bigram that holds it. */
  readonly codes: readonly TermCode[];
  readonly character?: number;
  /** Orders what the other terms found and finds nothing itself: an uncommon character inside a longer run. */
  readonly isHint: boolean;
  /** Grammar and interrogatives: a reason for nothing. */
  readonly isEmpty: boolean;
  /** Before rarity. */
  readonly weight: number;
}

/** A pair of characters that is a word tells more than one across a border. */
const WEIGHTS = { word: 1, crossing: 0.4, inner: 0.5, character: 0.5, piece: 1, pair: 0.7 };
/**
 * Asking is not what is asked for: interrogatives and the commonest grammar stand in every question and in few answers,
 * where their rarity would be mistaken for meaning. They keep a little weight, so that they are found when alone.
 */
const EMPTY = 0.1;
const EMPTY_WORDS = new Set(
  "什么 哪些 哪个 哪家 哪种 哪类 哪里 如何 怎么 怎样 怎么样 为什么 为何 是否 能否 可否 多少 几个 请问 有没有 是不是 可以 能够 应该 我们 以及 还有 这个 那个 一个".split(
    " ",
  ),
);
const EMPTY_CHARACTERS = /[的了吗呢吧啊么哪怎是有和与及或在对把被将要会能就都也还很]/u;
/** Of a text of any length this much is read as a query. */
const QUERY_CHARACTERS = 4000;
const LETTERS = /^[\p{L}\p{M}]+$/u;

/** The distinct terms of a query. Repetition in the query counts by its square root. */
export function queryTerms(text: string, language: Language): QueryTerm[] {
  const normal = normalise(text.slice(0, QUERY_CHARACTERS));
  const known = new Set(language.segment(normal));
  const terms = new Map<TermCode, { term: QueryTerm; count: number }>();
  const add = (code: TermCode, text: string, weight: number, more: Partial<QueryTerm> = {}): void => {
    const term: QueryTerm = { text, codes: [code], weight, isHint: false, isEmpty: weight === EMPTY, ...more };
    const found = terms.get(code);
    // What stands alone once is asked for, not a hint.
    if (found) terms.set(code, { term: found.term.isHint ? term : found.term, count: found.count + 1 });
    else terms.set(code, { term, count: 1 });
  };
  const pieces: string[] = [];
  scan(normal, (code, kind, from, to) => {
    const piece = normal.slice(from, to);
    if (kind === "piece" && LETTERS.test(piece)) pieces.push(piece);
    add(code, piece, weightOf(kind, piece, known), extrasOf(kind, code, piece));
  });
  // "zhang wei" may be a whole name; more pieces than four are a sentence.
  if (pieces.length > 1 && pieces.length <= 4) add(readingCode(bare(pieces.join(""))), pieces.join(" "), WEIGHTS.pair);
  return [...terms.values()].map(({ term, count }) => ({ ...term, weight: term.weight * Math.sqrt(count) }));
}

function weightOf(kind: TermKind, text: string, words: ReadonlySet<string>): number {
  if (kind !== "bigram") return WEIGHTS[kind];
  if (EMPTY_WORDS.has(text)) return EMPTY;
  if (words.has(text)) return WEIGHTS.word;
  return EMPTY_CHARACTERS.test(text) ? EMPTY : WEIGHTS.crossing;
}

function extrasOf(kind: TermKind, code: TermCode, text: string): Partial<QueryTerm> {
  if (kind === "inner") return { isHint: true };
  if (kind === "character" && isCommon(code)) return { character: code };
  if (kind === "piece" && LETTERS.test(text)) return { codes: [code, readingCode(bare(text))] };
  return {};
}

/** Without tone marks, ü as v: how readings are stored. */
export const bare = (reading: string): string =>
  reading
    .normalize("NFD")
    .replace(/u\u0308/gu, "v")
    .replace(/\p{M}/gu, "");
