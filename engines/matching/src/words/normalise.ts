/// <reference path="./opencc.d.ts" />
import table from "opencc-js/dict/TSCharacters";

/** Simplified form by UTF-16 code unit; 0 = the character stands for itself. Pairs beyond the basic plane are left alone. */
const SIMPLIFIED = new Uint16Array(0x10000);
for (const pair of table.split("|")) {
  const [from = "", to = ""] = pair.split(" ");
  if (from.length === 1 && to.length === 1) SIMPLIFIED[from.charCodeAt(0)] = to.charCodeAt(0);
}
/** Soft hyphen, zero-width characters, variation selectors: copied along from web pages, seen by nobody. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]/gu;

/** Dots within a name, of every kind they are typed with, and the blank that aligns a name of two characters with longer ones. */
const NAME_DOT = /[·•・‧∙⋅●]/;
const DOTS = /[·•・‧∙⋅●](?=\p{Script=Han})(?<=\p{Script=Han}[·•・‧∙⋅●])/gu;
const ALIGNED = / {1,4}(?=\p{Script=Han}(?!\p{Script=Han}))(?<=(?<!\p{Script=Han})\p{Script=Han} {1,4})/gu;

/** A dot that a name may hold or lack: 买买提·吐尔逊, 买买提吐尔逊. */
export const isNameDot = (character: string): boolean => NAME_DOT.test(character);

/**
 * One spelling per word: NFKC (full width → half width, ㎡ → m2), lower case, dots and aligning blanks of names taken out, traditional → simplified character by
 * character. Character by character is wrong for a reader (乾隆 → 干隆) and right for an index: both sides err alike, and no
 * phrase table can make a query differ from its own text. Not length-preserving.
 */
export function normalise(text: string): string {
  const whole = text.replace(INVISIBLE, "").normalize("NFKC").toLowerCase();
  const folded = (NAME_DOT.test(whole) ? whole.replace(DOTS, "") : whole).replace(ALIGNED, "");
  let out = "";
  let from = 0;
  for (let i = 0; i < folded.length; i++) {
    const simple = SIMPLIFIED[folded.charCodeAt(i)] as number;
    if (simple === 0) continue;
    out += folded.slice(from, i) + String.fromCharCode(simple);
    from = i + 1;
  }
  return from === 0 ? folded : out + folded.slice(from);
}
