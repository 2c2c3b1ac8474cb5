import { normalise } from "../words/normalise.ts";
import { scan, type Language } from "../words/scan.ts";
import { readingCode, type TermCode } from "../words/term.ts";
import { FIELD_NAMES, keyOf, type IndexDocument } from "./document.ts";
import { FIELD_COUNT, packLength } from "./lengths.ts";
import { OccurrenceWriter } from "./occurrences.ts";
import { TermTable } from "./term-table.ts";

/** A document as postings to be: distinct terms and how often each field has them, beside what filters and counts need. */
export interface Analysed {
  readonly key: number;
  readonly kind: number;
  readonly scopes: readonly number[];
  readonly open: boolean;
  readonly region: number;
  readonly field: number;
  readonly day: number;
  readonly codes: Float64Array;
  /** Of each term in turn, see `occurrences.ts`. */
  readonly occurrences: Uint8Array;
  /** Of each field, packed. */
  readonly lengths: Uint16Array;
}

/** Characters of a field that are read: a document of 5 MB whole. What stands behind is not found. */
export const FIELD_CHARACTERS = 5_000_000;
/** Characters read at one go: about 2 ms. */
const PIECE_CHARACTERS = 4000;

export function analyse(document: IndexDocument, language: Language): Analysed {
  for (const steps = analyseInPieces(document, language); ;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same with a breath between the pieces of a long text: a book takes a second, and somebody may be waiting. */
export function* analyseInPieces(document: IndexDocument, language: Language): Generator<void, Analysed> {
  const tally = new Tally();
  for (const [field, name] of FIELD_NAMES.entries()) {
    const raw = document.fields[name];
    if (raw === undefined || raw === "") continue;
    let length = 0;
    for (const piece of piecesOf(raw)) {
      if (length > 0) yield;
      const text = normalise(piece);
      length += scan(text, tally.count);
      if (name === "names") readings(text, language, tally.count);
    }
    tally.end(field, length);
  }
  const { kind, scopes, open, region, field, day } = document;
  return { key: keyOf(kind, document.id), kind, scopes, open, region, field, day, ...tally.finish() };
}

interface FieldRead {
  readonly field: number;
  readonly terms: number[];
  readonly times: number[];
}

/** Occurrences by term: of the field being read, and those of the fields read before. */
class Tally {
  readonly #terms = tables.pop() ?? new TermTable();
  readonly #counts: number[] = [];
  /** Of each field read, in turn: the terms it has, ascending, and how often. */
  readonly #read: FieldRead[] = [];
  readonly #lengths = new Uint16Array(FIELD_COUNT);

  readonly count = (code: TermCode): void => {
    const term = this.#terms.ordinalOf(code);
    if (term < this.#counts.length) (this.#counts[term] as number)++;
    else this.#counts.push(1);
  };

  end(field: number, length: number): void {
    this.#lengths[field] = packLength(length);
    const [terms, times]: [number[], number[]] = [[], []];
    for (let term = 0; term < this.#counts.length; term++) {
      if (this.#counts[term] === 0) continue;
      terms.push(term);
      times.push(this.#counts[term] as number);
      this.#counts[term] = 0;
    }
    this.#read.push({ field, terms, times });
  }

  finish(): Pick<Analysed, "codes" | "occurrences" | "lengths"> {
    const codes = this.#terms.codes.slice();
    this.#terms.clear();
    tables.push(this.#terms);
    const read = this.#read;
    const next = read.map(() => 0);
    const has = (i: number, term: number): boolean => {
      const { terms } = read[i] as FieldRead;
      return terms[next[i] as number] === term;
    };
    for (let term = 0; term < codes.length; term++) {
      let last = read.length - 1;
      while (!has(last, term)) last--;
      for (let i = 0; i <= last; i++) {
        if (i < last && !has(i, term)) continue;
        const { field, times } = read[i] as FieldRead;
        const at = next[i] as number;
        next[i] = at + 1;
        writer.push(field, times[at] as number, i === last);
      }
    }
    return { codes, occurrences: writer.take(), lengths: this.#lengths };
  }
}
/** Between two documents empty: no piece of a text is written while another is. */
const writer = new OccurrenceWriter();
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
  const known = readBefore.get(language) ?? new Map<string, readonly TermCode[]>();
  if (known.size === 0) readBefore.set(language, known);
  for (const [name] of text.matchAll(NAME)) {
    let codes = known.get(name);
    if (!codes) {
      codes = codesOf(name, language);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(name, codes);
    }
    for (const code of codes) count(code);
  }
}

/** Names come again and again (bodies, places, surnames with usual names), and the dictionary takes longer over one than all the rest of a short text. */
const MOST_KNOWN = 20_000;
const readBefore = new WeakMap<Language, Map<string, readonly TermCode[]>>();

function codesOf(name: string, language: Language): readonly TermCode[] {
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
  return [...codes];
}
