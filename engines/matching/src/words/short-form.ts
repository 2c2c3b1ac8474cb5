import { normalise } from "./normalise.ts";

/** Where a name's own part begins: its place before it is left out by whoever shortens it. */
const PLACE =
  /^(?:中华人民共和国|中国|国家|.{2,7}?(?:特别行政区|自治区|自治州|省|市|地区|盟|州|县|区|旗)|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)/u;
const LATIN = /[a-z0-9]/;

/** What words there are in a name, for its word starts. */
export type WordsOf = (normal: string) => readonly string[];

/**
 * How well a short form stands for a name, in (0, 1]; 0 where it does not. Its characters come in the name's order; each begins a word, goes on where the one before
 * stood, or may cost something inside a word (川 of 四川). Best of all ways by dynamic programming over places. Whoever leaves out words in the middle loses
 * little, whoever leaves out the kind of body at the end more: 川农 is the university, and 华西 the hospital only where nothing ends so.
 */
export function shortFormOf(short: string, name: string, wordsOf: WordsOf): number {
  const [s, n] = [bareName(short), bareName(name)];
  if (s.length < 2 || s.length >= n.length || s.length > 12) return 0;
  const starts = wordStarts(n, wordsOf);
  // What stands in the name as a word of its own is found by words; 川大 stands inside 四川 and 大学 and is short for the two.
  for (let at = n.indexOf(s); at >= 0; at = n.indexOf(s, at + 1)) if (starts[at] === 1) return 0;
  const place = PLACE.exec(n)?.[0].length ?? 0;
  // best[j]: the cheapest way to have set the characters so far, the last at place j of the name.
  let best = new Float64Array(n.length).fill(Infinity);
  for (let i = 0; i < s.length; i++) {
    const next = new Float64Array(n.length).fill(Infinity);
    let before = Infinity;
    for (let j = 0; j < n.length; j++) {
      if (n[j] === s[i]) {
        const inside = starts[j] === 1 ? 0 : INSIDE;
        if (i === 0) next[j] = inside + (j === 0 || j === place ? 0 : j < place ? PLACE_INSIDE : LATE);
        else next[j] = Math.min(before + inside, j > 0 ? (best[j - 1] as number) : Infinity);
      }
      before = Math.min(before, best[j] as number);
    }
    best = next;
  }
  const lastWord = starts.lastIndexOf(1);
  const cost = best.reduce((least, c, j) => Math.min(least, c + (j >= lastWord ? 0 : NO_KIND)), Infinity);
  return cost > MOST ? 0 : 1 - cost - 0.005 * Math.min(20, n.length - s.length);
}
const INSIDE = 0.2;
const PLACE_INSIDE = 0.05;
const LATE = 0.15;
const NO_KIND = 0.25;
const MOST = 0.65;

const bareName = (text: string): string =>
  normalise(text)
    .replace(/[(（《〈][^()（）《〈]{0,60}?示例[^()（）]{0,60}[)）]/gu, "")
    .replace(/[\s()（）《》〈〉“”"·]/gu, "");

function wordStarts(name: string, wordsOf: WordsOf): Uint8Array {
  const starts = new Uint8Array(name.length);
  // The longest words from the left, then the words within them: 科学技术 begins with 科, and 技 begins one too.
  for (const word of wordsOf(name))
    if (word.length > 1) for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) starts[at] = 1;
  starts[0] = 1;
  // What no word of two holds is a word by itself: the 法 of a law, the 部 of a ministry.
  const held = new Uint8Array(name.length);
  for (const word of wordsOf(name))
    if (word.length > 1) for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) held.fill(1, at, at + word.length);
  for (let at = 0; at < name.length; at++)
    if (held[at] === 0 && (at === 0 || !LATIN.test(name.charAt(at)) || !LATIN.test(name.charAt(at - 1)))) starts[at] = 1;
  return starts;
}

/** The names a short form stands for best, the best first; none where none is meant. */
export function namesMeant(short: string, names: Iterable<string>, wordsOf: WordsOf, most = 3): string[] {
  const spellings = spellingsOf(short);
  const found: { name: string; score: number }[] = [];
  for (const name of new Set(names)) {
    const score = Math.max(...spellings.map((spelling) => shortFormOf(spelling, name, wordsOf)));
    if (score > 0) found.push({ name, score });
  }
  found.sort((a, b) => b.score - a.score || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  return found.slice(0, most).map(({ name }) => name);
}

/** As it stands, and with its numbers in words: 29所 is 二十九所. */
export const spellingsOf = (short: string): string[] => [
  ...new Set([short, short.replace(/\d{1,3}/g, (digits) => inWords(Number(digits)))]),
];

const DIGITS = "零一二三四五六七八九";
/** 29 → 二十九, as institutes are numbered. */
function inWords(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const digit = (d: number): string => DIGITS.charAt(d);
  return (
    (hundreds > 0 ? `${digit(hundreds)}百${tens === 0 && ones > 0 ? "零" : ""}` : "") +
    (tens > 0 ? `${tens === 1 && hundreds === 0 ? "" : digit(tens)}十` : "") +
    (ones > 0 || n === 0 ? digit(ones) : "")
  );
}
