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

/**
 * One spelling per word: NFKC (full width → half width, ㎡ → m2), lower case, traditional → simplified character by
 * character. Character by character is wrong for a reader (乾隆 → 干隆) and right for an index: both sides err alike, and no
 * phrase table can make a query differ from its own text. Not length-preserving.
 */
export function normalise(text: string): string {
  const folded = text.replace(INVISIBLE, "").normalize("NFKC").toLowerCase();
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
