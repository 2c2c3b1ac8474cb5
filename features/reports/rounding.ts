import { printFigure, type Figure, type Run } from "./rules.ts";
import { MEASURE_WORDS } from "./templates.ts";

/** What a rounding word says wrong, or may say wrong, of the figure it stands beside. */
export interface RoundingFault {
  readonly zh: string;
  readonly en: string;
  readonly isDoubt: boolean;
}

type Says = "below" | "above" | "about";
const WORDS: Readonly<Record<string, Says>> = {
  ...{ 近: "below", 将近: "below", 接近: "below", 不到: "below", 不足: "below" },
  ...{ 逾: "above", 超: "above", 超过: "above", 突破: "above", 余: "above", 多: "above" },
  ...{ 约: "about", 大约: "about", 约为: "about" },
};
const DIGITS: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };

/** Without the dust of binary fractions. */
const exactly = (n: number): number => Number(n.toFixed(6));

/** 2.1 万, 两千三百, 百万: a number as it is written in a sentence; nothing where it is none. */
export function readSpoken(text: string): number | undefined {
  const mixed = /^(\d[\d,]*(?:\.\d+)?)([十百千万亿]*)$/.exec(text.normalize("NFKC").replace(/\s/g, ""));
  if (mixed) return exactly([...(mixed[2] ?? "")].reduce((n, p) => n * (POWERS[p] ?? 1), Number((mixed[1] as string).replaceAll(",", ""))));
  if (text === "" || !/^[零〇一二两三四五六七八九十百千万亿]+$/.test(text)) return undefined;
  let [total, section, digit] = [0, 0, -1];
  for (const c of text) {
    const power = POWERS[c];
    if (power === undefined) digit = DIGITS[c] ?? 0;
    else if (power < 10_000) {
      section += (digit < 0 ? 1 : digit) * power;
      digit = -1;
    } else {
      const behind = section + Math.max(digit, 0);
      total = power === 10_000 ? total + (behind || 1) * power : (total + behind || 1) * power;
      [section, digit] = [0, -1];
    }
  }
  return total + section + Math.max(digit, 0);
}

const NUMBER = "(?:\\d[\\d,]*(?:\\.\\d+)?\\s*[百千万亿]*|[零〇一二两三四五六七八九十百千万亿]+)";
const BEFORE = "将近|接近|(?<!附)近|不到|不足|逾|超过|超|突破|大约|约为|约";
/** A rounding word with the number it rounds to, and what follows as its unit: 近 2 万人, 逾 94 亿元, 两万余人. */
const ROUNDED = new RegExp(`(?:(${BEFORE})\\s*(${NUMBER})|(${NUMBER})\\s*(余|多))\\s*([^，。；、：\\s（(\\d]{0,2})`, "g");
/** Spans of time are no figures of the report: 近三年, 超过 5 天. */
const TIME = /^(?:年|个月|月|日|天|周|岁|小时|分)/;
/** Of fewer nobody rounds: 不足一是… is no number. */
const LEAST = 10;
/** Further off than a tenth, 近 and 约 may mislead. */
const TENTH = 0.1;

/** A figure in the measure that sentences count it by: yuan, per cent, pieces. */
const inMeasure = (f: Figure): number | null =>
  f.value === null ? null : f.unit === "fen" ? f.value / 100 : f.unit === "ratio" ? exactly(f.value * 100) : f.value;
function fits(f: Figure, unit: string): boolean {
  if (f.unit === "fen") return unit.startsWith("元");
  if (f.unit === "ratio") return /^[%％]/.test(unit);
  if (f.unit === "days" || /^[元%％]/.test(unit)) return false;
  const word = MEASURE_WORDS[f.code];
  return unit === "" || word === undefined || unit.startsWith(word) || word.startsWith(unit);
}

function judge(says: Says, typed: number, words: string, figure: Figure): RoundingFault | undefined {
  const exact = inMeasure(figure);
  if (exact === null) return undefined;
  const real = printFigure(figure);
  const is = { zh: `实际是 ${real}`, en: `it is ${real}` };
  if (says === "below" && exact >= typed)
    return { zh: `“${words}”说的是还没到，${is.zh}：写“逾”或准确数`, en: `“${words}” says below; ${is.en}`, isDoubt: false };
  if (says === "above" && exact <= typed)
    return { zh: `“${words}”说的是已超过，${is.zh}：写“近”或准确数`, en: `“${words}” says above; ${is.en}`, isDoubt: false };
  if (says !== "above" && Math.abs(exact - typed) > typed * TENTH)
    return { zh: `“${words}”，${is.zh}，差一成以上`, en: `“${words}”; ${is.en}, more than a tenth off`, isDoubt: true };
  return undefined;
}

/**
 * Rounding words of a paragraph against the figures they stand beside: a rounded number against the nearest figure of its clause that is counted alike,
 * told with the exact value; a rounding word right before a figure, which is printed exactly.
 */
export function roundingFaults(runs: readonly Run[]): RoundingFault[] {
  const found: RoundingFault[] = [];
  const text = runs.map((r) => ("figure" in r ? "\u0000".repeat(r.text.length) : r.text)).join("");
  const figures: { readonly at: number; readonly figure: Figure }[] = [];
  let at = 0;
  for (const r of runs) {
    if ("figure" in r) figures.push({ at, figure: r.figure });
    at += r.text.length;
  }
  for (const { at: here, figure } of figures) {
    const word = new RegExp(`(${BEFORE})\\s*$`).exec(text.slice(0, here))?.[1];
    if (word === undefined || figure.value === null) continue;
    found.push({
      zh: `“${word}”后面印的是准确数 ${printFigure(figure)}：去掉“${word}”，或写成约数并把准确数放在括号里`,
      en: `“${word}” stands before the exact ${printFigure(figure)}: take it out, or write the rounded number and the figure in brackets`,
      // 超过 may compare with the figure: a plan, the year before.
      isDoubt: !["近", "将近", "接近", "逾"].includes(word),
    });
  }
  for (const m of text.matchAll(ROUNDED)) {
    const [words, before, first, second, behind, unit = ""] = m;
    const says = WORDS[before ?? behind ?? ""];
    const typed = readSpoken((first ?? second ?? "").replace(/\s/g, ""));
    if (says === undefined || typed === undefined || typed < LEAST || TIME.test(unit) || unit.includes("\u0000")) continue;
    const clause = [text.lastIndexOf("。", m.index), text.lastIndexOf("；", m.index)].reduce((a, b) => Math.max(a, b)) + 1;
    const end = /[。；]/.exec(text.slice(m.index));
    const last = end ? m.index + end.index : text.length;
    const middle = m.index + words.length / 2;
    const beside = figures
      .filter((f) => f.at >= clause && f.at < last && fits(f.figure, unit))
      .toSorted((a, b) => Math.abs(a.at - middle) - Math.abs(b.at - middle))[0];
    const plain = words.replaceAll(/\s/g, "");
    const fault = beside
      ? judge(says, typed, plain, beside.figure)
      : {
          zh: `“${plain}”旁边没有可核对的数字，请把指标放在同一句里`,
          en: `No figure of the report stands beside “${plain}”`,
          isDoubt: true,
        };
    if (fault) found.push(fault);
  }
  return found;
}
