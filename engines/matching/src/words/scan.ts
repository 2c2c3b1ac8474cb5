import { isCommon } from "./common.ts";
import { bigramCode, characterCode, wordCode, type TermCode } from "./term.ts";

/** What the index must know of the language; everything else here is arithmetic. */
export interface Language {
  /** Words of a normalised text, short words inside long ones as well (jieba's search mode). */
  segment(text: string): readonly string[];
  /** Readings of a name without tone, one per character: 张伟 → zhang, wei. */
  syllables(name: string, of: "person" | "words"): readonly string[];
}

/** "inner": an uncommon character inside a longer run; "character": one that stands alone. */
export type TermKind = "character" | "inner" | "bigram" | "piece" | "pair";

/** Receives each occurrence: its code, its kind, its text at [from, to) of the normalised text. */
export type Sink = (code: TermCode, kind: TermKind, from: number, to: number) => void;

/** What a run of characters is made of. A number may hold points between its digits. */
const HAN = 1;
const DIGIT = 2;
const LETTER = 3;
const CLASS = classTable();

/**
 * Terms of a normalised text. A run of Han characters gives its bigrams and its uncommon characters, or the character when
 * it stands alone. Latin letters and numbers are pieces; neighbours that touch, or are joined by one of - . / + _, or are
 * letters and a number with one space between, give the pair as well: GB19001, GB 19001 and gb-19001 share gb, 19001
 * and gb19001. Returns the length: Han characters and pieces. A table and a loop: an expression per run takes ten times as long.
 */
export function scan(text: string, sink: Sink): number {
  let length = 0;
  let before: { text: string; end: number; letters: boolean } | undefined;
  for (let start = 0; start < text.length;) {
    const kind = classAt(text, start);
    if (kind === 0) {
      start++;
      continue;
    }
    let end = start + widthAt(text, start);
    while (end < text.length && (classAt(text, end) === kind || (kind === DIGIT && isPoint(text, end)))) end += widthAt(text, end);
    if (kind === HAN) {
      length += end - start;
      before = undefined;
      if (end - start === 1) sink(characterCode(text.charCodeAt(start)), "character", start, end);
      for (let i = start; i + 1 < end; i++) sink(bigramCode(text.charCodeAt(i), text.charCodeAt(i + 1)), "bigram", i, i + 2);
      for (let i = start; i < end && end - start > 1; i++)
        if (!isCommon(text.charCodeAt(i))) sink(characterCode(text.charCodeAt(i)), "inner", i, i + 1);
    } else {
      length++;
      const run = text.slice(start, end);
      const letters = kind === LETTER;
      sink(wordCode(run), "piece", start, end);
      if (before !== undefined) {
        const gap = text.slice(before.end, start);
        if (gap === "" || CONNECTOR.test(gap) || (gap === " " && before.letters && !letters))
          sink(wordCode(before.text + run), "pair", start - gap.length - before.text.length, end);
      }
      before = { text: run, end, letters };
    }
    start = end;
  }
  return length;
}

const CONNECTOR = /^[\-.\/+_–]$/;

/** A point with a digit behind it; what stands before it is a digit already. */
const isPoint = (text: string, at: number): boolean => text.charCodeAt(at) === 0x2e && CLASS[text.charCodeAt(at + 1)] === DIGIT;

const isPair = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
const widthAt = (text: string, at: number): number => (isPair(text, at) ? 2 : 1);

function classAt(text: string, at: number): number {
  const known = CLASS[text.charCodeAt(at)] as number;
  if (known !== 0 || !isPair(text, at)) return known;
  const character = text.slice(at, at + 2);
  return /\p{Script=Han}/u.test(character) ? HAN : /[\p{L}\p{M}\p{N}]/u.test(character) ? LETTER : 0;
}

/** By UTF-16 code unit; halves of pairs are 0. */
function classTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const units = Array.from({ length: 256 }, (_, page) => String.fromCharCode(...Array.from({ length: 256 }, (_, i) => page * 256 + i)));
  const all = units.join("").replace(/[\ud800-\udfff]/g, "\0");
  const mark = (kind: number, characters: RegExp): void => {
    for (const match of all.matchAll(characters)) table.fill(kind, match.index, match.index + match[0].length);
  };
  mark(LETTER, /[\p{L}\p{M}\p{N}]+/gu);
  mark(HAN, /\p{Script=Han}+/gu);
  mark(DIGIT, /[0-9]+/g);
  return table;
}
