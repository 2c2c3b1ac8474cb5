import { readNumeral, writeNumeral } from "./numerals.ts";
import { refuse, ok, type Result } from "./result.ts";

/** Money is an integer number of fen (0.01 yuan); 2^53 fen are 90 trillion yuan. */
export type Fen = number;

export type MoneyRefusal = "not-a-number" | "too-many-decimals" | "negative" | "too-large";

/** Full-width digits, points and commas as people type them → half-width. */
export const halfWidth = (text: string): string =>
  // Most texts have none.
  /[！-～\u3000]/.test(text)
    ? text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, " ")
    : text;

const UNITS: readonly (readonly [string, number])[] = [
  ["亿元", 1e10],
  ["百万元", 1e8],
  ["万元", 1e6],
  ["千元", 1e5],
  ["亿", 1e10],
  ["万", 1e6],
  ["元", 100],
];

/** Commas stand before three digits each, or before four as ten thousands are counted: "12,5" is somebody's decimal comma, and no number of ours. */
const GROUPED = /^[^,\d]*(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+)(?![\d,])/;
/** A number as written without the commas that group its digits; undefined where they group none. */
export const ungrouped = (text: string): string | undefined =>
  !text.includes(",") || GROUPED.test(text) ? text.replaceAll(",", "") : undefined;

const [SPELLED, PLAIN] = ["壹贰貳叁肆伍陆柒捌玖拾佰仟两〇圆", "一二二三四五六七八九十百千二零元"];
const NUMERAL = "[零一二三四五六七八九十百千]+";
const [DECIMAL, PARTS] = [
  new RegExp(`^(${NUMERAL})点([零一二三四五六七八九]{1,10})(亿|万)?元?$`),
  new RegExp(`^(?:(${NUMERAL})亿)?(?:(${NUMERAL})万)?(${NUMERAL})?元?$`),
];

/** 二十 → 20; undefined where nobody would write it so (二十十). */
function numeral(text: string): number | undefined {
  const plain = text.replace(/^零(?=.)/, "").replace(/^一十/, "十");
  const n = readNumeral(plain);
  return n <= 9999 && writeNumeral(n) === plain ? n : undefined;
}

/** 二十万, 十二点五万元, 叁仟贰佰元 in digits, with a unit alone; of 二十万八 nobody knows which eight is meant. */
function inDigits(text: string): string | undefined {
  const plain = text.replace(/./g, (c) => PLAIN[SPELLED.indexOf(c)] ?? c);
  if (!/[亿万元]/.test(plain)) return undefined;
  const decimal = DECIMAL.exec(plain);
  if (decimal) {
    const whole = numeral(decimal[1] ?? "");
    const tail = [...(decimal[2] ?? "")].map((c) => readNumeral(c)).join("");
    return whole === undefined ? undefined : `${whole}.${tail}${decimal[3] ?? "元"}`;
  }
  const [, ...parts] = PARTS.exec(plain) ?? [];
  if (parts.every((p) => p === undefined)) return undefined;
  const [high, middle, low] = parts.map((p) => (p === undefined ? 0 : numeral(p)));
  if (high === undefined || middle === undefined || low === undefined) return undefined;
  if ((high > 0 || middle > 0) && low > 0 && low < 10 && !parts[2]?.startsWith("零")) return undefined;
  return `${BigInt(high) * 100_000_000n + BigInt(middle * 10_000 + low)}元`;
}

/**
 * Reads "12.5", "12.5 万元", "９４．４２亿元", "1,200,000元", "人民币1200元整", "二十万" as fen; a bare number is yuan.
 * Refuses what is not a whole number of fen ("3.141"): a rounding nobody asked for is an error nobody finds.
 */
export function parseMoney(text: string): Result<Fen, MoneyRefusal> {
  const written = halfWidth(text)
    .replace(/\s/g, "")
    .replace(/^(?:人民币|RMB)?[¥￥]?/i, "")
    .replace(/[元圆][整正]$/, "元");
  // A million cells of digits pay nothing for what people spell out.
  const clean = ungrouped(/\d/.test(written) ? written : (inDigits(written) ?? written));
  if (clean === undefined) return refuse("not-a-number");
  const unit = UNITS.find(([name]) => clean.endsWith(name));
  const number = unit ? clean.slice(0, -unit[0].length) : clean;
  const m = /^(-?)(\d{1,15})(?:\.(\d{1,10}))?$/.exec(number);
  if (!m) return refuse("not-a-number");
  if (m[1]) return refuse("negative");
  const scale = BigInt(unit ? unit[1] : 100);
  const decimals = m[3] ?? "";
  const scaled = BigInt((m[2] ?? "") + decimals) * scale;
  const divisor = 10n ** BigInt(decimals.length);
  if (scaled % divisor !== 0n) return refuse("too-many-decimals");
  const fen = scaled / divisor;
  return fen > 9_007_199_254_740_991n ? refuse("too-large") : ok(Number(fen));
}

/** Officials' way: under 10,000 yuan in yuan, under 100 million in 万元, above in 亿元; exact, no trailing zeros. */
export function formatMoney(fen: Fen, locale: "zh-CN" | "en" = "zh-CN"): string {
  const exact = (scale: number): string => {
    const whole = Math.trunc(fen / scale);
    const rest = Math.abs(fen % scale);
    if (rest === 0) return String(whole);
    return `${whole === 0 && fen < 0 ? "-0" : whole}.${String(rest)
      .padStart(Math.round(Math.log10(scale)), "0")
      .replace(/0{1,16}$/, "")}`;
  };
  if (locale === "en") return `CNY ${exact(100).replace(/\B(?=(?:\d{3}){1,6}(?!\d)(?=\.|$))/g, ",")}`;
  const size = Math.abs(fen);
  if (size >= 1e10) return `${exact(1e10)} 亿元`;
  if (size >= 1e6) return `${exact(1e6)} 万元`;
  return `${exact(100)} 元`;
}
