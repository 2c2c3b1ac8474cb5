import { halfWidth } from "./money.ts";
import { NUMERAL, readNumeral } from "./numerals.ts";

/**
 * Calendar days as text `YYYY-MM-DD`: they compare as strings, need no time zone and survive JSON.
 * Arithmetic is proleptic Gregorian.
 */
export type Day = string;
/** `YYYY-MM`. */
export type Month = string;

const pad = (n: number, width: number): string => String(n).padStart(width, "0");

export function isDay(text: string): boolean {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return (
    m !== null && Number(m[2]) >= 1 && Number(m[2]) <= 12 && Number(m[3]) >= 1 && Number(m[3]) <= daysInMonth(Number(m[1]), Number(m[2]))
  );
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const parts = (day: Day): [number, number, number] => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];

/** Days since 1970-01-01 (may be negative). */
export function dayNumber(day: Day): number {
  const [y, m, d] = parts(day);
  return Date.UTC(y, m - 1, d) / 86_400_000;
}

export function dayOfNumber(n: number): Day {
  return new Date(n * 86_400_000).toISOString().slice(0, 10);
}

export const addDays = (day: Day, n: number): Day => dayOfNumber(dayNumber(day) + n);

/** Same day of month n months on; the last day of the month where that day does not exist (31 August + 6 → 28/29 February). */
export function addMonths(day: Day, n: number): Day {
  const [y, m, d] = parts(day);
  const months = y * 12 + (m - 1) + n;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(Math.min(d, daysInMonth(year, month)), 2)}`;
}

/** Days from a to b: positive when b is later. */
export const daysBetween = (a: Day, b: Day): number => dayNumber(b) - dayNumber(a);

const WEEKDAYS = "一二三四五六日";
const NEAR: Readonly<Record<string, number>> = { 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2, 昨天: -1, 前天: -2 };
/** Monday of the week a day lies in; 1970-01-01 was a Thursday. */
const mondayOf = (day: Day): number => dayNumber(day) - ((((dayNumber(day) + 3) % 7) + 7) % 7);

/**
 * A day as people write it, told from today: `2026-3-31`, `2026.3.31`, `2026/3/31`, `2026年3月31日`, `20260331`, `3.31`, `3月31日`, `3月底`, `月底`, `明天`,
 * `周五`, `下周五`. Without its year it is of this one. Half width; undefined where it is none.
 */
export function readDay(text: string, today: Day): Day | undefined {
  const plain = text.replace(/\s/g, "");
  if (plain in NEAR) return addDays(today, NEAR[plain] as number);
  const [year, month] = parts(today);
  const week = /^(上|本|这|下|下下)?(?:个?周|星期|礼拜)([一二三四五六日天])$/.exec(plain);
  if (week) {
    const weeks = { 上: -1, 本: 0, 这: 0, 下: 1, 下下: 2 }[week[1] ?? "本"] ?? 0;
    return dayOfNumber(mondayOf(today) + 7 * weeks + WEEKDAYS.indexOf(week[2] === "天" ? "日" : (week[2] as string)));
  }
  const end = /^(?:(\d{4})年)?(?:(\d{1,2})月|本月|月)(?:底|末)$/.exec(plain);
  if (end) {
    const [y, m] = [Number(end[1] ?? year), Number(end[2] ?? month)];
    return m >= 1 && m <= 12 ? `${pad(y, 4)}-${pad(m, 2)}-${pad(daysInMonth(y, m), 2)}` : undefined;
  }
  const m = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const day = m ? `${m[1] ?? pad(year, 4)}-${pad(Number(m[2]), 2)}-${pad(Number(m[3]), 2)}` : "";
  return isDay(day) ? day : undefined;
}

const LONGEST = 40;
/** Of a year four signs, of a day three at most. */
const NUMERALS = new RegExp(`${NUMERAL.slice(0, -1)}{1,4}(?=[年月日号])`, "g");
/** A date in one spelling: half width, one dash, numerals as digits, without blanks. */
const plainDate = (text: string): string =>
  halfWidth(text.length > LONGEST ? "" : text)
    .replace(/[ T](?:上午 ?)?\d{1,2}:\d{2}(?::\d{2}(?:\.0{1,9})?)?$/, "")
    .replace(/\s/g, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\(?(?:星期|周)[一二三四五六日天]\)?$/, "")
    .replace(NUMERALS, (n) => String(readNumeral(n)));

/**
 * A whole day as tables have it: `2026-3-5`, `2026/3/5`, `2026.3.5`, `2026年3月5日`, `二〇二六年三月五日`, `20260305`, with a weekday or a clock of
 * the same place behind it. Undefined where anything would have to be guessed: no year, no day, two digits of a year, a clock of another zone.
 */
export function writtenDay(text: string): Day | undefined {
  if (isDay(text)) return text;
  const plain = plainDate(text);
  const m = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  const day = m ? `${m[1]}-${m[2]?.padStart(2, "0")}-${m[3]?.padStart(2, "0")}` : "";
  return isDay(day) ? day : undefined;
}

/** A month in the same spellings: `2026-3`, `2026年3月份`, `2026.03`, `202603`; `2026.9` too, but `2026.1` may be October that lost its zero in a sheet. */
export function writtenMonth(text: string): Month | undefined {
  const m = /^(\d{4})(?:[-/年](\d{1,2})(?:月份?)?|\.?(\d{2})|\.([2-9]))$/.exec(plainDate(text));
  const month = m ? `${m[1]}-${(m[2] ?? m[3] ?? m[4])?.padStart(2, "0")}` : "";
  return isDay(`${month}-01`) ? month : undefined;
}

/**
 * A time of day as people write it, as `09:30`: `9:30`, `９：３０`, `0930`, `9点`, `9点半`, `9时30分`, `上午9:30`, `下午2点半`. Undefined where it is none, or
 * where the word and the hour do not go together (`上午15点`).
 */
export function writtenTime(text: string): string | undefined {
  const plain = halfWidth(text.length > LONGEST ? "" : text).replace(/\s/g, "");
  const m =
    /^(上午|早上|中午|下午|晚上)?(\d{1,2})(?::(\d{2})(?::00)?|[点时](?:(\d{1,2})分?|(半)|整)?)$/.exec(plain) ??
    /^()(\d{2})(\d{2})$/.exec(plain);
  if (!m) return undefined;
  const [, part = "", said, ...minutes] = m;
  const minute = m[5] ? 30 : Number(minutes.find((x) => x !== undefined) ?? 0);
  const isLater = /^[下晚]/.test(part) || (part === "中午" && Number(said) < 3);
  const hour = Number(said) + (isLater && Number(said) < 12 ? 12 : 0);
  const isSaid = part === "" || (/^[上早]/.test(part) ? hour <= 12 : hour >= 11);
  return hour < 24 && minute < 60 && isSaid ? `${pad(hour, 2)}:${pad(minute, 2)}` : undefined;
}

/** 周一 to 周日 of a day. */
export const weekdayOf = (day: Day): string => `周${WEEKDAYS[dayNumber(day) - mondayOf(day)]}`;

/** Days of a calendar that are not what their weekday says, both ends included: off, or `worked` though a weekend (调休). */
export interface CalendarSpan {
  readonly fromOn: Day;
  readonly toOn: Day;
  readonly worked?: boolean | null | undefined;
}

/** Whole years between a month of birth and a day: who is born in the day's month counts as the older. */
export function ageOn(born: Month, day: Day): number {
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5, 7) < born.slice(5, 7) ? 1 : 0);
}

/** Saturday or Sunday. */
// Day 0, 1970-01-01, was a Thursday.
export const isWeekend = (day: Day): boolean => (((dayNumber(day) + 3) % 7) + 7) % 7 >= 5;

/** What the calendar has worked; else from Monday to Friday, and none of its days off. */
export function isWorkingDay(day: Day, calendar: readonly CalendarSpan[] = []): boolean {
  const spans = calendar.filter((c) => c.fromOn <= day && day <= c.toOn);
  return spans.some((c) => c.worked === true) || (spans.length === 0 && !isWeekend(day));
}

/** The n-th working day after a day, by weekdays and what the calendar says otherwise. */
export function afterWorkingDays(from: Day, n: number, off: readonly CalendarSpan[] = []): Day {
  let day = from;
  for (let left = n; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, off)) left--;
  }
  return day;
}

export const monthOf = (day: Day): Month => day.slice(0, 7);

/** The calendar day in China (UTC+8, no daylight saving since 1991) of an instant in milliseconds since 1970. */
export const chinaDay = (epochMillis: number): Day => dayOfNumber(Math.floor((epochMillis + 8 * 3_600_000) / 86_400_000));
