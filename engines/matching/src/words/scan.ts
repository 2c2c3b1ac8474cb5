import { isCommon } from "./common.ts";
import { bigramCode, characterCode, wordCode, type TermCode } from "./term.ts";

/** What the index must know of the language; everything else here is arithmetic. */
export interface Language {
  /** Words of a normalised text, short words inside long ones as well (jieba's search mode). */
  segment(text: string): readonly string[];
  /** Readings of a name without tone, one per character: 张伟 → zhang, wei. */
  syllables(name: string): readonly string[];
}

/** "inner": an uncommon character inside a longer run; "character": one that stands alone. */
export type TermKind = "character" | "inner" | "bigram" | "piece" | "pair";

/** Receives each occurrence: its code, its kind, its text at [from, to) of the normalised text. */
export type Sink = (code: TermCode, kind: TermKind, from: number, to: number) => void;

const RUN = /(?<han>\p{Script=Han}+)|(?<number>\d+(?:\.\d+)*)|[[\p{L}\p{M}\p{N}]--[\p{Script=Han}\d]]+/gv;
const CONNECTOR = /^[\-.\/+_–]$/;

/**
 * Terms of a normalised text. A run of Han characters gives its bigrams and its uncommon characters, or the character when
 * it stands alone. Latin letters and numbers are pieces; neighbours that touch, or are joined by one of - . / + _, or are
 * letters and a number with one space between, give the pair as well: GB19001, GB 19001 and gb-19001 share gb, 19001
 * and gb19001. Returns the length: Han characters and pieces.
 */
export function scan(text: string, sink: Sink): number {
  let length = 0;
  let before: { text: string; end: number; letters: boolean } | undefined;
  for (const match of text.matchAll(RUN)) {
    const run = match[0];
    const start = match.index;
    if (match.groups?.["han"] !== undefined) {
      length += run.length;
      before = undefined;
      if (run.length === 1) sink(characterCode(run.charCodeAt(0)), "character", start, start + 1);
      for (let i = 0; i + 1 < run.length; i++)
        sink(bigramCode(run.charCodeAt(i), run.charCodeAt(i + 1)), "bigram", start + i, start + i + 2);
      for (let i = 0; i < run.length && run.length > 1; i++)
        if (!isCommon(run.charCodeAt(i))) sink(characterCode(run.charCodeAt(i)), "inner", start + i, start + i + 1);
      continue;
    }
    length++;
    const letters = match.groups?.["number"] === undefined;
    sink(wordCode(run), "piece", start, start + run.length);
    if (before !== undefined) {
      const gap = text.slice(before.end, start);
      if (gap === "" || CONNECTOR.test(gap) || (gap === " " && before.letters && !letters))
        sink(wordCode(before.text + run), "pair", start - gap.length - before.text.length, start + run.length);
    }
    before = { text: run, end: start + run.length, letters };
  }
  return length;
}
