import { readings } from "../index/analyse.ts";
import { FIELD_NAMES, type Field } from "../index/document.ts";
import { highlight } from "./highlight.ts";
import { normalise } from "./normalise.ts";
import { queryTerms, type QueryTerm } from "./query.ts";
import { scan, type Language } from "./scan.ts";
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

/**
 * Says of any record which fields hold which of the query's terms, fields in their order, from the texts themselves: the index keeps
 * no field per posting (a third more memory), and a reader is told of texts he may read alone. Hints and mere grammar are no reason.
 */
export function fieldFinder(
  query: string,
  syllables: Language["syllables"] = () => [],
): (fields: Readonly<Partial<Record<Field, string>>>) => FieldHit[] {
  // Without a dictionary the terms are the same, only their weights differ.
  const language: Language = { segment: () => [], syllables };
  const terms = queryTerms(query, language).filter((t) => !t.isHint && !t.isEmpty);
  return (fields) =>
    FIELD_NAMES.flatMap((field) => {
      const text = (fields[field] ?? "").slice(0, CHARACTERS);
      const normal = normalise(text);
      const codes = new Set<TermCode>();
      scan(normal, (code) => void codes.add(code));
      if (field === "names") readings(normal, language, (code) => void codes.add(code));
      const found = terms.filter((t) => isIn(codes, t));
      return found.length > 0 ? [{ field, words: wordsOf(text, found) }] : [];
    });
}

const isIn = (codes: ReadonlySet<TermCode>, { codes: any, character }: QueryTerm): boolean =>
  any.some((code) => codes.has(code)) || (character !== undefined && [...codes].some((code) => holdsCharacter(code, character)));

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
