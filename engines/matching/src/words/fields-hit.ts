import { readings } from "../index/analyse.ts";
import { FIELD_NAMES, type Field } from "../index/document.ts";
import { highlight } from "./highlight.ts";
import { normalise } from "./normalise.ts";
import { queryTerms, type QueryTerm } from "./query.ts";
import { scan, type Language, type TermKind } from "./scan.ts";
import { holdsCharacter, type TermCode } from "./term.ts";

/** Where a record was hit: a field and the words of the query that stand in it. */
export interface FieldHit {
  readonly field: Field;
  /** In the record's own spelling, neighbouring terms joined, the longest first; a name found by its reading as it was asked. */
  readonly words: readonly string[];
}

const WORDS_SHOWN = 4;

/** Of a field this much is read: a reader looks for the reason among the first pages. */
const CHARACTERS = 20_000;

/** Of that the words are told from the stretch that begins with the first: marking letter by letter is what takes time. */
const WINDOW = 2_000;
/** A normalised text may be longer than the text by this much and the first word is still in the stretch. */
const MARGIN = 200;

/** As many terms as the index takes of a query: more would name no further word. */
const TERMS_READ = 64;

/**
 * Says of any record which fields hold which of the query's terms, fields in their order, from the texts themselves: the index keeps
 * no field per posting (a third more memory), and a reader is told of texts he may read alone. Hints and mere grammar are no reason.
 * `told`: the terms of the hits, from an index that has a dictionary.
 */
export function fieldFinder(
  query: string,
  syllables: Language["syllables"] = () => [],
  told: Iterable<string> = [],
): (fields: Readonly<Partial<Record<Field, string>>>) => FieldHit[] {
  // Without a dictionary the terms are the same, only their weights differ; which pairs like 普及 and 学会 are words and not grammar, the hits told.
  const words = [...told];
  const language: Language = { segment: () => words, syllables };
  const terms = queryTerms(query, language).filter((t) => !t.isHint && !t.isEmpty);
  const byCode = Map.groupBy(
    terms.flatMap((term) => term.codes.map((code) => ({ code, term }))),
    ({ code }) => code,
  );
  const characters = terms.filter((t) => t.character !== undefined);
  return (fields) =>
    FIELD_NAMES.flatMap((field) => {
      const text = (fields[field] ?? "").slice(0, CHARACTERS);
      const normal = normalise(text);
      const found = new Set<QueryTerm>();
      let first = text.length;
      const look = (code: TermCode, _kind?: TermKind, from = 0): void => {
        const before = found.size;
        for (const { term } of byCode.get(code) ?? []) found.add(term);
        for (const term of characters) if (holdsCharacter(code, term.character as number)) found.add(term);
        if (found.size > before) first = Math.min(first, from);
      };
      scan(normal, look);
      if (field === "names") readings(normal, language, look);
      if (found.size === 0) return [];
      const from = Math.max(0, first - MARGIN);
      return [{ field, words: wordsOf(text.slice(from, from + WINDOW), [...found].sort(heavier).slice(0, TERMS_READ)) }];
    });
}

const heavier = (a: QueryTerm, b: QueryTerm): number => b.weight - a.weight;

function wordsOf(text: string, found: readonly QueryTerm[]): string[] {
  const marked = highlight(
    text,
    found.map((t) => t.text),
  ).flatMap((p) => (p.hit ? [p.text] : []));
  const words = marked.length > 0 ? marked : found.map((t) => t.text);
  const kept: string[] = [];
  for (const word of words.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)))
    if (!kept.some((k) => normalise(k).includes(normalise(word)))) kept.push(word);
  return kept.slice(0, WORDS_SHOWN);
}
