import { normalise } from "../words/normalise.ts";
import { scan, type Language } from "../words/scan.ts";
import { readingCode, type TermCode } from "../words/term.ts";
import { FIELD_NAMES, FIELDS, keyOf, type Field, type FieldLengths, type IndexDocument } from "./document.ts";
import { TermTable } from "./term-table.ts";

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
/** Characters of a field that are read: a document of 5 MB whole. What stands behind is not found. */
export const FIELD_CHARACTERS = 5_000_000;
/** Characters read at one go: about 2 ms. */
const PIECE_CHARACTERS = 4000;

/**
 * BM25F (Robertson, Zaragoza & Taylor 2004): occurrences of a term are summed over the fields, each weighted and divided by
 * the field's length against the usual one; the sum is saturated once, w / (k1 + w), and kept in 8 bits.
 */
export function analyse(document: IndexDocument, language: Language, lengths: FieldLengths = {}): Analysed {
  for (const steps = analyseInPieces(document, language, lengths); ;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same with a breath between the pieces of a long text: a book takes a second, and somebody may be waiting. */
export function* analyseInPieces(document: IndexDocument, language: Language, lengths: FieldLengths = {}): Generator<void, Analysed> {
  const tally = new Tally();
  for (const name of FIELD_NAMES) {
    const raw = document.fields[name];
    if (raw === undefined || raw === "") continue;
    let length = 0;
    for (const piece of piecesOf(raw)) {
      if (length > 0) yield;
      const text = normalise(piece);
      length += scan(text, tally.count);
      if (name === "names") readings(text, language, tally.count);
    }
    const { weight, b, length: usual } = FIELDS[name];
    tally.weigh(weight / (1 - b + (b * length) / (lengths[name] ?? usual)));
  }
  const { kind, scopes, open, region, field, day } = document;
  return { key: keyOf(kind, document.id), kind, scopes, open, region, field, day, ...tally.finish() };
}

/** Occurrences by term: of the field being read, and weighted over the fields read before. */
class Tally {
  readonly #terms = tables.pop() ?? new TermTable();
  readonly #counts: number[] = [];
  readonly #weights: number[] = [];

  readonly count = (code: TermCode): void => {
    const term = this.#terms.ordinalOf(code);
    if (term < this.#counts.length) (this.#counts[term] as number)++;
    else {
      this.#counts.push(1);
      this.#weights.push(0);
    }
  };

  weigh(norm: number): void {
    for (let term = 0; term < this.#counts.length; term++) {
      if (this.#counts[term] === 0) continue;
      (this.#weights[term] as number) += (this.#counts[term] as number) * norm;
      this.#counts[term] = 0;
    }
  }

  finish(): { codes: Float64Array; impacts: Uint8Array } {
    const codes = this.#terms.codes.slice();
    const impacts = new Uint8Array(codes.length);
    for (let term = 0; term < impacts.length; term++) {
      const weight = this.#weights[term] as number;
      impacts[term] = Math.max(1, Math.round((255 * weight) / (SATURATION + weight)));
    }
    this.#terms.clear();
    tables.push(this.#terms);
    return { codes, impacts };
  }
}
/** Tables of finished analyses, empty: making one takes longer than a short text. */
const tables: TermTable[] = [];

const PAUSE = /[。，；：！？、,;!?\n]/;

/** The text in pieces, cut behind a pause of speech, so that no term is cut; where none comes for 400 characters, anywhere. */
function* piecesOf(text: string): Generator<string> {
  const whole = Math.min(text.length, FIELD_CHARACTERS);
  for (let from = 0; from < whole;) {
    let to = Math.min(from + PIECE_CHARACTERS, whole);
    for (let at = to; to < whole && at > to - 400; at--)
      if (PAUSE.test(text.charAt(at - 1))) {
        to = at;
        break;
      }
    yield text.slice(from, to);
    from = to;
  }
}

const NAME = /\p{Script=Han}{2,}/gu;

/**
 * Names of 2–4 characters may be a person's: by syllables, the whole and the initials, the surname read as one; every name as
 * words by whole and initials: 农业银行 is yin hang, though a person 银行 would be yin xing.
 */
export function readings(text: string, language: Language, count: (code: TermCode) => void): void {
  for (const [name] of text.matchAll(NAME)) {
    const codes = new Set<TermCode>();
    const note = (syllables: readonly string[]): void => {
      if (syllables.length === 0) return;
      codes.add(readingCode(syllables.join("")));
      codes.add(readingCode(syllables.map((s) => s.charAt(0)).join("")));
    };
    note(language.syllables(name, "words"));
    if (name.length <= 4) {
      const person = language.syllables(name, "person");
      note(person);
      for (const syllable of person) codes.add(readingCode(syllable));
    }
    for (const code of codes) count(code);
  }
}

/** A book among the sample would make every other text look short. */
const SAMPLE_CHARACTERS = 40_000;

/** Mean length of each field over a sample of documents: the lengths a corpus is indexed with. */
export function measureLengths(documents: Iterable<IndexDocument>): FieldLengths {
  const sums = new Map<Field, { total: number; documents: number }>();
  for (const document of documents)
    for (const field of FIELD_NAMES) {
      const length = scan(normalise((document.fields[field] ?? "").slice(0, SAMPLE_CHARACTERS)), () => {});
      if (length === 0) continue;
      const sum = sums.get(field) ?? { total: 0, documents: 0 };
      sums.set(field, { total: sum.total + length, documents: sum.documents + 1 });
    }
  return Object.fromEntries([...sums].map(([field, s]) => [field, s.total / s.documents]));
}
