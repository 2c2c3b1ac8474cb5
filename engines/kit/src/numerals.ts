const DIGITS = "零一二三四五六七八九";
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The characters a number of an article may be written with. */
export const NUMERAL = "[〇○零一二三四五六七八九十百千0-9０-９]+";

/** 一百二十三, 一〇三, 123 or １２３ → 123; NaN where it is no number. Range 0 to 9,999. */
export function readNumeral(text: string): number {
  const plain = text.normalize("NFKC").replaceAll(/[〇○]/g, "零");
  if (/^\d{1,4}$/.test(plain)) return Number(plain);
  if (!/^[零一二三四五六七八九十百千]+$/.test(plain)) return Number.NaN;
  if (!/[十百千]/.test(plain)) return Number([...plain].map((c) => DIGITS.indexOf(c)).join(""));
  let total = 0;
  let digit = 0;
  for (const c of plain) {
    const unit = UNITS[c];
    if (unit === undefined) digit = DIGITS.indexOf(c);
    else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + digit;
}

/** 123 → 一百二十三, as Chinese law numbers its articles; 10 to 19 without 一. */
export function writeNumeral(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 9999) throw new RangeError(`no article has the number ${n}`);
  if (n < 10) return DIGITS[n] as string;
  const [unit, word] = n >= 1000 ? [1000, "千"] : n >= 100 ? [100, "百"] : [10, "十"];
  const rest = n % unit;
  const head = n < 20 ? word : `${DIGITS[Math.floor(n / unit)]}${word}`;
  if (rest === 0) return head;
  const tail = unit > 10 && rest >= 10 && rest < 20 ? `一${writeNumeral(rest)}` : writeNumeral(rest);
  return rest < unit / 10 ? `${head}零${tail}` : head + tail;
}
