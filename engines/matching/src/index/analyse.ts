import { normalise } from "../words/normalise.ts";
import { scan, type Language } from "../words/scan.ts";
import { readingCode, type TermCode } from "../words/term.ts";
import { FIELD_NAMES, FIELDS, keyOf, type Field, type FieldLengths, type IndexDocument } from "./document.ts";

/** A document as postings to be: distinct terms and their impacts, beside what filters and counts need. */
export interface Analysed {
  readonly key: number;
  readonly kind: number;
  readonly scopes: readonly number[];
  readonly open: boolean;
  readonly region: number;
  readonly field: number;
  readonly day: number;
  readonly codes: Float64Array;
  readonly impacts: Uint8Array;
}

/** k1 of BM25: how fast repetition stops counting. */
const SATURATION = 1.2;
/**
 * Characters of a field that are read. A body of 5 MB is a book: its chapters are documents of their own, and reading one
 * at once would stop the thread for a second. 40,000 characters take about 15 ms.
 */
export const FIELD_CHARACTERS = 40_000;

/**
 * BM25F (Robertson, Zaragoza & Taylor 2004): occurrences of a term are summed over the fields, each weighted and divided by
 * its own length, then saturated once. The impact is that value in (0, 1) as 1–255; the term's rarity comes in with the query.
 */
export function analyse(document: IndexDocument, language: Language, lengths: FieldLengths = {}): Analysed {
  const weights = new Map<TermCode, number>();
  for (const name of FIELD_NAMES) {
    const raw = document.fields[name];
    if (raw === undefined || raw === "") continue;
    const text = normalise(raw.slice(0, FIELD_CHARACTERS));
    const counts = new Map<TermCode, number>();
    const count = (code: TermCode): void => void counts.set(code, (counts.get(code) ?? 0) + 1);
    const length = scan(text, count);
    if (name === "names") readings(text, language, count);
    const { weight, b, length: usual } = FIELDS[name];
    const norm = weight / (1 - b + (b * length) / (lengths[name] ?? usual));
    for (const [code, n] of counts) weights.set(code, (weights.get(code) ?? 0) + n * norm);
  }
  const codes = new Float64Array(weights.size);
  const impacts = new Uint8Array(weights.size);
  let i = 0;
  for (const [code, weight] of weights) {
    codes[i] = code;
    impacts[i++] = Math.max(1, Math.round((255 * weight) / (SATURATION + weight)));
  }
  const { kind, scopes, open, region, field, day } = document;
  return { key: keyOf(kind, document.id), kind, scopes, open, region, field, day, codes, impacts };
}

const NAME = /\p{Script=Han}{2,}/gu;

/** Names of 2–4 characters by syllables, the whole and the initials; longer ones (organisations) by whole and initials alone. */
export function readings(text: string, language: Language, count: (code: TermCode) => void): void {
  for (const [name] of text.matchAll(NAME)) {
    const syllables = language.syllables(name);
    if (syllables.length === 0) continue;
    if (name.length <= 4) for (const syllable of syllables) count(readingCode(syllable));
    count(readingCode(syllables.join("")));
    count(readingCode(syllables.map((s) => s.charAt(0)).join("")));
  }
}

/** Mean length of each field over a sample of documents: the lengths a corpus is indexed with. */
export function measureLengths(documents: Iterable<IndexDocument>): FieldLengths {
  const sums = new Map<Field, { total: number; documents: number }>();
  for (const document of documents)
    for (const field of FIELD_NAMES) {
      const length = scan(normalise((document.fields[field] ?? "").slice(0, FIELD_CHARACTERS)), () => {});
      if (length === 0) continue;
      const sum = sums.get(field) ?? { total: 0, documents: 0 };
      sums.set(field, { total: sum.total + length, documents: sum.documents + 1 });
    }
  return Object.fromEntries([...sums].map(([field, s]) => [field, s.total / s.documents]));
}
