/** One sum of money, however it is written: 35万, 350000, 350,000, 三十五万. */

const DIGITS = "零一二三四五六七八九";
const WRITTEN = /(?<![\d.,a-z])(\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.(\d{1,4}))?(万|亿)?(元)?(?![\d,a-z])/;
const SAID = /[一二两三四五六七八九十百千万亿零〇]{2,20}/;
/** As sums are written on vouchers, where nobody may add a stroke. */
const ON_VOUCHERS = "壹贰叁肆伍陆柒捌玖拾佰仟";
const PLAIN = "一二三四五六七八九十百千";
const MOST = 1e13;

/** The text with its first sum in every other spelling; nothing where it holds none. Normalised text. */
export function amountSpellings(normal: string): string[] {
  const found = written(normal) ?? said(normal);
  if (!found) return [];
  const { from, to, value } = found;
  const spelt = spellings(value).map((s) => `${normal.slice(0, from)}${s}${normal.slice(to)}`);
  return spelt.filter((s) => s !== normal);
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** In digits: with 万, 亿, 元 or thousands apart, or so round and large that it is one; a year, a telephone and a postal code are none. */
function written(text: string): Found | undefined {
  const m = WRITTEN.exec(text);
  if (!m) return undefined;
  const [, whole = "", rest = "", unit, yuan] = m;
  const plain = whole.replaceAll(",", "");
  const isMoney = unit !== undefined || yuan !== undefined || whole.includes(",") || /^[1-9]\d{0,5}0{4}$/.test(plain);
  const value = Math.round(Number(`${plain}.${rest || "0"}`) * (unit === "万" ? 1e4 : unit === "亿" ? 1e8 : 1) * 100) / 100;
  if (!isMoney || value < 10_000 || value > MOST) return undefined;
  return { from: m.index, to: m.index + m[0].length - (yuan?.length ?? 0), value };
}

function said(text: string): Found | undefined {
  const m = SAID.exec(text.replace(/[壹贰叁肆伍陆柒捌玖拾佰仟]/g, (c) => PLAIN.charAt(ON_VOUCHERS.indexOf(c))));
  if (!m || !/[万亿]/.test(m[0])) return undefined;
  const value = readSaid(m[0]);
  return value === undefined || value < 10_000 || value > MOST ? undefined : { from: m.index, to: m.index + m[0].length, value };
}

const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 三十五万 is 350000; undefined for what is no number: 千万, 一二三. */
export function readSaid(text: string): number | undefined {
  let [total, section, digit] = [0, 0, -1];
  for (const c of text) {
    const at = c === "两" ? 2 : c === "〇" ? 0 : DIGITS.indexOf(c);
    const unit = UNITS[c];
    if (at >= 0) {
      if (digit > 0) return undefined;
      digit = at;
    } else if (unit !== undefined) {
      if (digit < 0 && !(unit === 10 && section === 0 && total === 0)) return undefined;
      section += (digit < 0 ? 1 : digit) * unit;
      digit = -1;
    } else {
      const whole = section + Math.max(0, digit);
      if (whole === 0) return undefined;
      total = c === "亿" ? (total + whole) * 1e8 : total + whole * 1e4;
      [section, digit] = [0, -1];
    }
  }
  return total + section + Math.max(0, digit);
}

function spellings(value: number): string[] {
  const out = [value >= 1e8 ? inUnit(value, 1e8, "亿") : inUnit(value, 1e4, "万")];
  if (Number.isInteger(value)) out.push(String(value), value.toLocaleString("en-US"), say(value));
  return out.filter((s) => s !== "");
}

/** Nothing where it would take more than four decimals. */
function inUnit(value: number, unit: number, word: string): string {
  const count = Math.round((value / unit) * 1e4) / 1e4;
  return Math.abs(count * unit - value) < 0.005 ? `${count}${word}` : "";
}

/** A whole number as it is read out. */
export function say(value: number): string {
  const groups = [
    [Math.floor(value / 1e8), "亿"],
    [Math.floor(value / 1e4) % 1e4, "万"],
    [value % 1e4, ""],
  ] as const;
  let out = "";
  for (const [n, word] of groups) {
    if (n === 0) continue;
    if (out !== "" && n < 1000) out += "零";
    out += (n >= 1e4 ? say(n) : sayGroup(n)) + word;
  }
  return out.replace(/^一十/, "十") || "零";
}

function sayGroup(n: number): string {
  let out = "";
  let gap = false;
  for (const [unit, word] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(n / unit) % 10;
    if (digit === 0) gap = out !== "";
    else {
      out += (gap ? "零" : "") + DIGITS[digit] + word;
      gap = false;
    }
  }
  return out;
}
