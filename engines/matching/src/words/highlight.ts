import { isNameDot, normalise } from "./normalise.ts";

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/**
 * The text in pieces, those marked that a hit's terms name; joined they are the text again. Works on the reader's own
 * spelling: each character is normalised by itself, so 錒ＬＥＤ is marked where the term says 锕 or led.
 */
export function highlight(text: string, terms: readonly string[]): readonly Piece[] {
  const characters = [...text];
  const origin: number[] = [];
  let normal = "";
  for (const [i, c] of characters.entries()) {
    const n = isNameDot(c) ? "" : normalOf(c);
    normal += n;
    for (let k = 0; k < n.length; k++) origin.push(i);
  }
  const marked = new Uint8Array(characters.length);
  for (const term of terms) {
    const wanted = normalise(term);
    if (wanted === "") continue;
    for (let at = normal.indexOf(wanted); at >= 0; at = normal.indexOf(wanted, at + 1))
      for (let k = at; k < at + wanted.length; k++) marked[origin[k] as number] = 1;
  }
  const pieces: { text: string; hit: boolean }[] = [];
  for (const [i, c] of characters.entries()) {
    const hit = marked[i] === 1;
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += c;
    else pieces.push({ text: c, hit });
  }
  return pieces;
}

/** A character's own spelling, kept: to normalise texts character by character takes fifty times as long as to look it up. */
const NORMAL = new Map<string, string>();

function normalOf(character: string): string {
  let known = NORMAL.get(character);
  if (known === undefined) NORMAL.set(character, (known = normalise(character)));
  return known;
}
