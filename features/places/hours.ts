import { halfWidth, ok, refuse, type Result } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";

/** Open spans of a week: minutes from Monday 00:00, ascending, not overlapping. */
export type Week = readonly (readonly [from: number, to: number])[];

const DAY = 1440;
const DAYS = "一二三四五六日";
const NAMED: Readonly<Record<string, readonly number[]>> = {
  每天: [0, 1, 2, 3, 4, 5, 6],
  每日: [0, 1, 2, 3, 4, 5, 6],
  全周: [0, 1, 2, 3, 4, 5, 6],
  工作日: [0, 1, 2, 3, 4],
  周末: [5, 6],
  双休日: [5, 6],
};
const FAULT: Label = {
  zh: "看不懂开放时间，例：周二至周五 9:00-17:00；周末 10:00-16:00",
  en: "Opening hours not understood; write 周二至周五 9:00-17:00；周末 10:00-16:00",
};

/**
 * Reads `周二至周五 9:00-12:00,14:00-17:00；周末 10:00-16:00`; days left out mean every day, `全天` is 0–24 h.
 * A span must not pass midnight. A later part replaces nothing: parts add up.
 */
export function readHours(text: string): Result<Week, Label> {
  const plain = halfWidth(text)
    .replace(/[：]/g, ":")
    .replace(/[—–~～]|至(?=\d)/g, "-")
    .replace(/\s+/g, "");
  const spans: [number, number][] = [];
  for (const part of plain.split(/[;；]/).filter((p) => p !== "")) {
    const cut = part.search(/\d|全天|24小时/);
    if (cut < 0) return refuse(FAULT);
    const days = readDays(part.slice(0, cut).replace(/[:,，]$/, ""));
    const times = readTimes(part.slice(cut));
    if (!days || !times) return refuse(FAULT);
    for (const day of days) for (const [from, to] of times) spans.push([day * DAY + from, day * DAY + to]);
  }
  if (spans.length === 0) return refuse(FAULT);
  spans.sort((a, b) => a[0] - b[0]);
  for (let i = 1; i < spans.length; i++)
    if ((spans[i]?.[0] ?? 0) < (spans[i - 1]?.[1] ?? 0)) return refuse({ zh: "开放时间互相重叠", en: "The opening hours overlap" });
  return ok(spans);
}

function readDays(text: string): readonly number[] | undefined {
  if (text === "") return NAMED["每天"];
  if (NAMED[text]) return NAMED[text];
  const days = new Set<number>();
  for (const piece of text.split(/[、,，和]/)) {
    const m = /^(?:周|星期)?([一二三四五六日天])(?:[至到-](?:周|星期)?([一二三四五六日天]))?$/.exec(piece);
    if (!m) return undefined;
    const at = (name: string): number => DAYS.indexOf(name === "天" ? "日" : name);
    const from = at(m[1] as string);
    const to = m[2] === undefined ? from : at(m[2]);
    if (to < from) return undefined;
    for (let d = from; d <= to; d++) days.add(d);
  }
  return [...days];
}

function readTimes(text: string): [number, number][] | undefined {
  if (/^(全天|24小时)$/.test(text)) return [[0, DAY]];
  const out: [number, number][] = [];
  for (const piece of text.split(/[,，、]/)) {
    const m = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(piece);
    if (!m) return undefined;
    const [h1, m1, h2, m2] = m.slice(1).map(Number) as [number, number, number, number];
    const [from, to] = [h1 * 60 + m1, h2 * 60 + m2];
    if (m1 > 59 || m2 > 59 || from >= to || to > DAY) return undefined;
    out.push([from, to]);
  }
  return out;
}

const DAY_NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** A week in English, days of the same hours together: `Tue–Fri 9:00–17:00; Sat–Sun 10:00–16:00`. */
export function sayHours(week: Week): string {
  const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
  const byDay = DAY_NAMES.map((_, d) =>
    week
      .filter(([from]) => Math.floor(from / DAY) === d)
      .map(([from, to]) => (to - from === DAY ? "all day" : `${clock(from - d * DAY)}–${clock(to - d * DAY)}`))
      .join(", "),
  );
  const parts: string[] = [];
  for (let d = 0; d < 7; d++) {
    if (byDay[d] === "") continue;
    let last = d;
    while (last < 6 && byDay[last + 1] === byDay[d]) last++;
    const days = d === 0 && last === 6 ? "Daily" : last === d ? DAY_NAMES[d] : `${DAY_NAMES[d]}–${DAY_NAMES[last]}`;
    parts.push(`${days} ${byDay[d]}`);
    d = last;
  }
  return parts.join("; ");
}

/** Minutes from Monday 00:00 of China's wall clock (1970-01-01 was a Thursday). */
export const chinaMinute = (millis: number): number => (Math.floor(millis / 60_000) + 8 * 60 + 3 * DAY) % (7 * DAY);

export const isOpenAt = (week: Week, minute: number): boolean => week.some(([from, to]) => minute >= from && minute < to);

/** The times by which coverage can be asked: any hour of the week, a weekday's evening, the weekend. */
export const OCCASIONS = {
  any: { zh: "不限时间", en: "at any time" },
  evening: { zh: "工作日晚间（19:00）", en: "weekday evening (19:00)" },
  weekend: { zh: "周末白天", en: "weekend daytime" },
} as const;
export type Occasion = keyof typeof OCCASIONS;

/** Whether a place open by this week can be visited on the occasion; unknown hours count for `any` alone. */
export function servesOccasion(week: Week | undefined, occasion: Occasion): boolean {
  if (occasion === "any") return week === undefined || week.length > 0;
  if (week === undefined) return false;
  if (occasion === "evening") return [0, 1, 2, 3, 4].some((d) => isOpenAt(week, d * DAY + 19 * 60));
  return week.some(([from, to]) => to > 5 * DAY && from < 7 * DAY && to - Math.max(from, 5 * DAY) >= 60);
}
