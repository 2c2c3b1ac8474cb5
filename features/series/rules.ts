import { ungrouped } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";

/** 2023, 2023-H1, 2023-Q3, 2023-05: as text they stand in their order within one cadence. */
export type Period = string;
export type Cadence = "year" | "half" | "quarter" | "month";

const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };

/** A period as people write it; undefined where it is none. */
export function readPeriod(text: string): Period | undefined {
  const t = text.normalize("NFKC").replace(/\s/g, "");
  const [, year, rest = ""] = /^([12]\d{3})年?度?[-./]?(.{0,8})$/.exec(t) ?? [];
  if (year === undefined) return undefined;
  if (rest === "") return year;
  const half = /^(?:([上下])半年|H([12]))$/i.exec(rest);
  if (half) return `${year}-H${half[2] ?? (half[1] === "上" ? 1 : 2)}`;
  const quarter = /^(?:第?([1-4一二三四])季度?|Q([1-4]))$/i.exec(rest);
  if (quarter) return `${year}-Q${quarter[2] ?? QUARTERS[quarter[1] as string] ?? quarter[1]}`;
  const month = Number(/^(\d{1,2})月?(?:份)?$/.exec(rest)?.[1] ?? 0);
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, "0")}` : undefined;
}

export const cadenceOf = (period: Period): Cadence =>
  period.includes("H") ? "half" : period.includes("Q") ? "quarter" : period.length > 4 ? "month" : "year";

const PER_YEAR: Readonly<Record<Cadence, number>> = { year: 1, half: 2, quarter: 4, month: 12 };
const partOf = (period: Period): number => Number(/\d{1,2}$/.exec(period.slice(4))?.[0] ?? 1);
/** The first month, so that periods of different lengths compare. */
export const monthOf = (period: Period): string =>
  `${period.slice(0, 4)}-${String((partOf(period) - 1) * (12 / PER_YEAR[cadenceOf(period)]) + 1).padStart(2, "0")}`;

/** Every period from one to another of its kind, both ends included: a year without a figure is a hole, not a step. */
export function periodsBetween(from: Period, to: Period): Period[] {
  const cadence = cadenceOf(from);
  const n = PER_YEAR[cadence];
  const indexOf = (p: Period): number => Number(p.slice(0, 4)) * n + partOf(p) - 1;
  const write = (i: number): Period => {
    const [year, part] = [String(Math.floor(i / n)), (i % n) + 1];
    return n === 1 ? year : n === 12 ? `${year}-${String(part).padStart(2, "0")}` : `${year}-${n === 2 ? "H" : "Q"}${part}`;
  };
  return Array.from({ length: Math.max(0, indexOf(to) - indexOf(from) + 1) }, (_, i) => write(indexOf(from) + i));
}

export function periodWords(period: Period): Label {
  const [year, part] = [period.slice(0, 4), partOf(period)];
  const zh = {
    year: `${year} 年`,
    half: `${year} 年${part === 1 ? "上" : "下"}半年`,
    quarter: `${year} 年 ${part} 季度`,
    month: `${year} 年 ${part} 月`,
  };
  return { zh: zh[cadenceOf(period)], en: period };
}

/** A figure as it is printed: `none` says that the table itself has no number there, which is not nought. */
export function readFigure(text: string): { value: string } | "blank" | "none" | "fault" {
  const t = ungrouped(text.normalize("NFKC").replace(/\s/g, ""));
  if (t === undefined) return "fault";
  if (t === "") return "blank";
  if (/^(?:[-—–…．.·*×/]{1,6}|x|X|N\/A)$/.test(t)) return "none";
  if (/^[+-]?\d{1,18}(?:\.\d{1,20})?$/.test(t)) return { value: trimmed(t.replace("+", "")) };
  return /^[+-]?\d(?:\.\d{1,17})?[eE][+-]?\d{1,2}$/.test(t) ? { value: trimmed(Number(t).toFixed(20).slice(0, 40)) } : "fault";
}
const trimmed = (t: string): string => {
  const [whole = "0", rest = ""] = t.replace(/^(-?)0+(?=\d)/, "$1").split(".");
  const decimals = rest.replace(/0{1,40}$/, "");
  return decimals === "" ? (whole === "-0" ? "0" : whole) : `${whole}.${decimals}`;
};

/** Moved by powers of ten, exactly: 1.5 亿元 are 15000 万元. */
export function shifted(value: string, by: number): string {
  const [sign, digits] = value.startsWith("-") ? ["-", value.slice(1)] : ["", value];
  const [whole = "", rest = ""] = digits.split(".");
  const all = whole.padStart(Math.max(whole.length, -by + 1), "0") + rest.padEnd(by > 0 ? by : 0, "0");
  const point = all.length - Math.max(rest.length, by > 0 ? by : 0) + by;
  return trimmed(`${sign}${all.slice(0, point) || "0"}.${all.slice(point)}`);
}

/** Sums of decimals without a machine's halves. */
export function sumOf(values: readonly string[]): string {
  const places = Math.max(0, ...values.map((v) => (v.split(".")[1] ?? "").length));
  const total = values.reduce((sum, v) => sum + BigInt(shifted(v, places)), 0n);
  return shifted(total.toString(), -places);
}

/** Powers of ten of the units money is printed in. */
const MONEY: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };
export const moneyPower = (unit: string): number | undefined => (Object.hasOwn(MONEY, unit) ? MONEY[unit] : undefined);

/** What came of work and not of a survey is no statistic: it has its indicators, with facts and evidence behind them. */
export const isOwnWork = (source: string): boolean => /本(?:平台|系统)|工作台账|活动(?:记录|台账)|工作记录|自行填报/.test(source);
