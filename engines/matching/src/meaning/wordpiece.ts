import { ok, refuse, type Result } from "@bihuan/kit";

/** BERT's vocabulary: token → number, its line. */
export interface Vocabulary {
  readonly numbers: ReadonlyMap<string, number>;
  readonly begin: number;
  readonly end: number;
  readonly unknown: number;
  readonly padding: number;
  /** Whether tokens are in lower case and without accents. */
  readonly isLower: boolean;
}

export type VocabularyRefusal = { readonly missing: string };

/** Reads vocab.txt: one token a line, its number the line's. Refuses one without BERT's four special tokens. */
export function readVocabulary(text: string): Result<Vocabulary, VocabularyRefusal> {
  const numbers = new Map<string, number>();
  for (const [i, line] of text.replace(/\n$/, "").split(/\r?\n/).entries()) if (!numbers.has(line)) numbers.set(line, i);
  const special = ["[CLS]", "[SEP]", "[UNK]", "[PAD]"] as const;
  const missing = special.find((token) => !numbers.has(token));
  if (missing !== undefined) return refuse({ missing });
  const [begin, end, unknown, padding] = special.map((token) => numbers.get(token)) as [number, number, number, number];
  const isLower = ![...numbers.keys()].some((token) => !token.startsWith("[") && /\p{Lu}/u.test(token));
  return ok({ numbers, begin, end, unknown, padding, isLower });
}

/** A longer run of letters is no word. */
const LONGEST_WORD = 100;

/**
 * Numbers of a text's tokens, begin and end included, `most` at most: BERT's basic tokens (a Han character or a sign by itself, other
 * characters up to a space), each cut into the longest pieces of the vocabulary from the left (Wu et al. 2016).
 */
export function tokenNumbers(text: string, vocabulary: Vocabulary, most: number): number[] {
  const { begin, end, isLower } = vocabulary;
  const numbers = [begin];
  // A token has a character at least, so more is never looked at.
  const clean = text.slice(0, most * LONGEST_WORD).replace(/[\p{Cc}\p{Cf}\ufffd]/gu, (c) => (/\s/.test(c) ? " " : ""));
  const plain = isLower
    ? clean
        .toLowerCase()
        .normalize("NFD")
        .replace(/\p{Mn}/gu, "")
    : clean;
  for (const [word] of plain.matchAll(BASIC)) {
    for (const piece of piecesOf(word, vocabulary)) {
      if (numbers.length === most - 1) return [...numbers, end];
      numbers.push(piece);
    }
  }
  return [...numbers, end];
}

/** BERT takes every ASCII sign for punctuation, also $ + < = > ^ ` | ~. */
const BASIC = /\p{Script=Han}|[\p{P}$+<=>^`|~]|[^\s\p{Script=Han}\p{P}$+<=>^`|~]+/gu;

function piecesOf(word: string, { numbers, unknown }: Vocabulary): number[] {
  const characters = [...word];
  if (characters.length > LONGEST_WORD) return [unknown];
  const pieces: number[] = [];
  for (let from = 0; from < characters.length;) {
    let to = characters.length;
    let number: number | undefined;
    for (; to > from; to--) {
      number = numbers.get((from > 0 ? "##" : "") + characters.slice(from, to).join(""));
      if (number !== undefined) break;
    }
    if (number === undefined) return [unknown];
    pieces.push(number);
    from = to;
  }
  return pieces;
}
