/** The first character of each letter in the order of readings that browsers bring: who stands at or behind it begins with the letter. */
const FIRST = [..."阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨它穵夕丫帀"];
const LETTERS = [..."abcdefghjklmnopqrstwxyz"];
const order = new Intl.Collator("zh-Hans-CN-u-co-pinyin");

/**
 * First letters of a name as it is read (科普圈 → kpq), letters and digits as they stand, in lower case; other signs are left out. A
 * character of two readings has the commoner one (重大 → zd).
 */
export const initialsOf = (name: string): string => Array.from(name, initialOf).join("");

function initialOf(sign: string): string {
  if (/[a-z0-9]/i.test(sign)) return sign.toLowerCase();
  if (!/\p{Script=Han}/u.test(sign)) return "";
  return LETTERS[FIRST.findLastIndex((first) => order.compare(first, sign) <= 0)] ?? "";
}
