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

/** What a venue writes that says nothing of the clock. */
const ASIDE =
  /节假日|法定假|国家法定|除夕|春节|国庆|寒暑假|暑假|寒假|另行|公告|通知|为准|预约|提前|停止|最晚|入场|入馆|入园|免费|开放$|恕不|例外|维护|检修|特殊/;
const SEASON = /^(?:[春夏秋冬]{1,2}季|[夏冬]令时|[旺淡]季|\d{1,2}月(?:\d{1,2}日)?[至到-](?:次年|翌年)?\d{1,2}月(?:\d{1,2}日|底)?):?/;
const CLOSED = /^(?:每?逢?)(.{1,20}?):?(?:全天|均|例行)?(?:闭馆|休馆|闭园|休园|休息|不开放|不对外开放|关闭|除外)(?:整修|维护|检修)?$/;

/**
 * Reads hours as venues write them: `周二至周五 9:00-12:00,14:00-17:00；周末 10:00-16:00`, `9点至17点，周一闭馆`, `夏季 8:00-18:00，冬季
 * 9:00-17:00`, `24小时开放`. Days left out mean every day. Parts add up, closed days are taken out, of seasons the hours all of them
 * share are told; what says nothing of the clock (预约, 节假日另行通知) is passed over. A span must not pass midnight.
 */
export function readHours(text: string): Result<Week, Label> {
  const seasons: [number, number][][] = [[]];
  const common = seasons[0] as [number, number][];
  const closed = new Set<number>();
  // Times without days are of the days named last: 周一至周五 8:30-11:30；14:30-17:30.
  let days = NAMED["每天"] as readonly number[];
  for (const sentence of plainHours(text).split(/[;。]/)) {
    let into = common;
    let begun = "";
    for (const piece of sentence.split(",").filter((p) => p !== "")) {
      const season = SEASON.exec(begun + piece)?.[0];
      if (season !== undefined) seasons.push((into = []));
      const rest = (begun + piece).slice(season?.length ?? 0);
      begun = "";
      const shut = CLOSED.exec(rest)?.[1];
      const shutDays = shut === undefined ? undefined : readDays(shut.replace(/^除|外$/g, ""));
      if (shutDays) {
        for (const day of shutDays) closed.add(day);
        continue;
      }
      const cut = rest.search(/\d|全天|24小时|[上下]午|早上|晚上/);
      if (cut < 0 && rest !== "" && readDays(rest)) {
        begun = `${rest}、`;
        continue;
      }
      if (cut < 0 && (ASIDE.test(rest) || rest === "")) continue;
      const times = cut < 0 ? undefined : readTimes(rest.slice(cut));
      if (!times && ASIDE.test(rest)) continue;
      const named = cut > 0 ? readDays(rest.slice(0, cut).replace(/:$/, "")) : days;
      if (times && !named && ASIDE.test(rest.slice(0, cut))) continue;
      if (!times || !named) return refuse(FAULT);
      days = named;
      for (const day of days) for (const [from, to] of times) into.push([day * DAY + from, day * DAY + to]);
    }
    if (begun !== "") return refuse(FAULT);
  }
  const written = seasons.filter((spans) => spans.length > 0);
  if (written.length === 0) return refuse(FAULT);
  for (const spans of written) {
    spans.sort((a, b) => a[0] - b[0]);
    for (let i = 1; i < spans.length; i++)
      if ((spans[i]?.[0] ?? 0) < (spans[i - 1]?.[1] ?? 0)) return refuse({ zh: "开放时间互相重叠", en: "The opening hours overlap" });
  }
  const shared = written.reduce((a, b) =>
    a.flatMap(([f, t]) => b.flatMap(([g, u]): [number, number][] => (f < u && g < t ? [[Math.max(f, g), Math.min(t, u)]] : []))),
  );
  const open = shared.filter(([from]) => !closed.has(Math.floor(from / DAY)));
  return open.length === 0 ? refuse(FAULT) : ok(open);
}

/** Words that tell a visitor what to do, though no clock: kept as they are, the week stays unknown. */
export const isWithoutClock = (text: string): boolean => !/\d/.test(halfWidth(text)) && /预约|预定|不定期|另行|公告|通知/.test(text);

/** One spelling of digits, dashes and clocks; what stands in brackets becomes a part of its own, since 周一闭馆 often stands there. */
const plainHours = (text: string): string =>
  halfWidth(text)
    .trim()
    .replace(/[\r\n]+/g, ";")
    // A blank behind a clock, or behind the last of a span, sets off what follows.
    .replace(/([:.]\d{2}|[点时分半]) +(?![-—–－~～至到]|[ap]m|\d{1,2}分)/gi, "$1,")
    .replace(/\s/g, "")
    .replace(/(:\d{2})\/(?=\d)/g, "$1,")
    .replace(/[（(【]/g, ",")
    .replace(/[）)】]/g, ",")
    .replace(/(\d{1,2})[点时](?!间)半/g, "$1:30")
    .replace(/(\d{1,2})[点时](?!间)(\d{1,2})分?/g, "$1:$2")
    .replace(/(\d{1,2})[点时](?!间)/g, "$1:00")
    .replace(/(\d{1,2})\.(\d{2})(?=\D|$)/g, "$1:$2")
    .replace(/[—–－~～]{1,2}|-{2}|[至到](?=\d|[上下]午|早上|晚上)/g, "-")
    .replace(/(?:对外)?(?:开放|营业|参观|服务)时间:?|全年(?:无休|开放)?:?|其余(?:时间|日期)?:?/g, "")
    .replace(/(\d{1,2}:\d{2}|24小时|全天)(?:候|对外)?(?:免费)?(?:开放|营业)/g, "$1");

function readDays(text: string): readonly number[] | undefined {
  const at = (name: string): number => DAYS.indexOf(name === "天" ? "日" : name);
  if (text === "") return NAMED["每天"];
  if (NAMED[text]) return NAMED[text];
  const days = new Set<number>();
  for (const piece of text.split(/[、,，和及]/)) {
    // Days off move about in the year: they add none to the week.
    if (days.size > 0 && /^(?:(?:国家)?法定)?节假日?$|^$/.test(piece)) continue;
    const run = /^(?:每?周|星期|礼拜)([一二三四五六日天]{2,7})$/.exec(piece)?.[1];
    const several = NAMED[piece] ?? (run === undefined ? undefined : [...run].map(at));
    for (const day of several ?? []) days.add(day);
    if (several) continue;
    const m = /^(?:每?周|星期|礼拜)?([一二三四五六日天])(?:[至到-](?:周|星期|礼拜)?([一二三四五六日天]))?$/.exec(piece);
    if (!m) return undefined;
    const from = at(m[1] as string);
    const to = m[2] === undefined ? from : at(m[2]);
    if (to < from) return undefined;
    for (let d = from; d <= to; d++) days.add(d);
  }
  return [...days];
}

/** A part of the day that is named adds twelve hours where it is written by the small clock: 下午2:00. */
const CLOCK = /^(上午|早上|下午|晚上)?(\d{1,2})(?::(\d{2}))?-(上午|下午|晚上|次日)?(\d{1,2}):(\d{2})$/;

function readTimes(text: string): [number, number][] | undefined {
  if (/^(全天|24小时)$/.test(text)) return [[0, DAY]];
  const out: [number, number][] = [];
  for (const piece of text.split(/[、和及]/)) {
    const m = CLOCK.exec(piece);
    if (!m || m[4] === "次日") return undefined;
    const late = (part: string | undefined, hour: number): number => (/下午|晚上/.test(part ?? "") && hour < 12 ? hour + 12 : hour);
    const [m1, m2] = [Number(m[3] ?? 0), Number(m[6])];
    const from = late(m[1], Number(m[2])) * 60 + m1;
    const to = late(m[4] ?? m[1], Number(m[5])) * 60 + m2;
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
