/**
 * A term's code: what the index stores instead of its text. A Han character is its code unit c < 2^16, a bigram is
 * c1 · 2^16 + c2 < 2^32, exact and ordered, so all bigrams that begin with a character are one range. Every other term is a
 * 52-bit hash above 2^32 (FNV-1a, two seeds): two of 10^6 terms collide with probability 10^-4, a given query with 10^-10.
 */
export type TermCode = number;

/** Below are characters and bigrams, from here on the hashed terms. */
export const PLAIN_END = 2 ** 32;

export const characterCode = (c: number): TermCode => c;
export const bigramCode = (first: number, second: number): TermCode => first * 0x10000 + second;

export function wordCode(word: string): TermCode {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i);
    low = Math.imul(low ^ c, 0x01000193);
    high = Math.imul(high ^ c, 0x85ebca6b) ^ (high >>> 13);
  }
  return PLAIN_END * (1 + ((high ^ (high >>> 11)) & 0xfffff)) + ((low ^ (low >>> 15)) >>> 0);
}

/** A name's reading has its own codes: the syllable `he` is not the English word. */
export const readingCode = (reading: string): TermCode => wordCode(`\u0001${reading}`);

/** Is the character part of this bigram? */
export const holdsCharacter = (code: TermCode, character: number): boolean =>
  code < PLAIN_END && code >= 0x10000 && (code >>> 16 === character || (code & 0xffff) === character);
