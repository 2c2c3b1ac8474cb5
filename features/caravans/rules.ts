import { isDay, isWorkingDay, addDays } from "@bihuan/kit";
import type { Span } from "@bihuan/tours";
import type { Label } from "../../platform/http/contract.ts";
import { optionsOf, showDay } from "../../platform/register/fields.ts";

/** A photo of a leg, as the driver's page says before one is taken: bytes at most, and so many of a leg. */
export const PHOTO_BYTES = 400 * 1024;
export const PHOTOS_MOST = 3;

type Faults = Readonly<Record<string, Label>>;

/** Degrees, WGS-84 or whatever the typist's map shows: a few hundred metres make no minute here. */
export interface Spot {
  readonly lat: number;
  readonly lon: number;
}

const LAT = [17, 54] as const;
const LON = [73, 136] as const;
const within = (x: number, [low, high]: readonly [number, number]): boolean => x >= low && x <= high;

/** A position as it is copied from a map, in either order: within China no latitude can be a longitude. */
export function spotOf(text: string): Spot | undefined {
  const found = /^(\d{1,3}(?:\.\d{1,9})?)[,，、 ]{1,4}(\d{1,3}(?:\.\d{1,9})?)$/.exec(text.trim());
  if (!found) return undefined;
  const [a, b] = [Number(found[1]), Number(found[2])];
  if (within(a, LAT) && within(b, LON)) return { lat: a, lon: b };
  return within(b, LAT) && within(a, LON) ? { lat: b, lon: a } : undefined;
}

const BAD_SPOT: Label = {
  zh: "写成 30.1284, 104.6275 这样的坐标（从手机地图上复制），要在国内",
  en: "Write a position as 30.1284, 104.6275, as copied from a map, within the country",
};
export const positionFaults = (field: string, text: string | null): Faults => (text === null || spotOf(text) ? {} : { [field]: BAD_SPOT });

const EARTH_METRES = 6_371_008;
export function straightMetres(a: Spot, b: Spot): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

export const roadOptions = optionsOf({
  main: { zh: "干线公路", en: "main road" },
  county: { zh: "县乡公路", en: "country road" },
  mountain: { zh: "山区公路", en: "mountain road" },
});
export type Road = (typeof roadOptions)[number]["value"];

/** What a document or the office sets: nothing of it is written into the program. */
export const MEASURES = optionsOf({
  renew_years: { zh: "更新：满多少年", en: "Renewal: years" },
  renew_km: { zh: "更新：满多少公里", en: "Renewal: kilometres" },
  duty_days: { zh: "每年出车：至少多少天", en: "A year: days at least" },
  duty_km: { zh: "每年出车：或至少多少公里", en: "A year: or kilometres at least" },
  visit_minutes: { zh: "每次到校多少分钟（含布展撤展）", en: "A visit: minutes, setting up included" },
  factor_main: { zh: "估路程：干线公路，直线的百分之几", en: "Ways: main road, per cent of the straight line" },
  factor_county: { zh: "估路程：县乡公路，直线的百分之几", en: "Ways: country road, per cent of the straight line" },
  factor_mountain: { zh: "估路程：山区公路，直线的百分之几", en: "Ways: mountain road, per cent of the straight line" },
  speed_main: { zh: "估时间：干线公路，公里每小时", en: "Ways: main road, km/h" },
  speed_county: { zh: "估时间：县乡公路，公里每小时", en: "Ways: country road, km/h" },
  speed_mountain: { zh: "估时间：山区公路，公里每小时", en: "Ways: mountain road, km/h" },
  drive_time: { zh: "按路网算时间：再乘百分之几（照实际走过的调）", en: "By the road network: per cent of the computed time" },
  drive_motorway: { zh: "按路网算：高速公路，公里每小时", en: "By the road network: motorways, km/h" },
  drive_trunk: { zh: "按路网算：国道、快速路，公里每小时", en: "By the road network: trunk roads, km/h" },
  drive_primary: { zh: "按路网算：省道、主干路，公里每小时", en: "By the road network: primary roads, km/h" },
  drive_secondary: { zh: "按路网算：县道、次干路，公里每小时", en: "By the road network: secondary roads, km/h" },
  drive_tertiary: { zh: "按路网算：乡道、支路，公里每小时", en: "By the road network: tertiary roads, km/h" },
  drive_unclassified: { zh: "按路网算：村道，公里每小时", en: "By the road network: village roads, km/h" },
  drive_residential: { zh: "按路网算：居住区道路，公里每小时", en: "By the road network: residential streets, km/h" },
  drive_service: { zh: "按路网算：院内道路，公里每小时", en: "By the road network: service roads, km/h" },
  drive_track: { zh: "按路网算：机耕路、土路，公里每小时", en: "By the road network: tracks, km/h" },
  cost_km: { zh: "每公里费用（分）", en: "Cost of a kilometre (fen)" },
});
export type Measure = (typeof MEASURES)[number]["value"];
export type Rules = Readonly<Partial<Record<Measure, number>>>;
const ROAD_MEASURES = roadOptions.flatMap((r) => [`factor_${r.value}` as const, `speed_${r.value}` as const]);

/** What no way can be estimated without. */
export const missingFor = (rules: Rules): Measure[] =>
  (["visit_minutes", ...ROAD_MEASURES] as Measure[]).filter((m) => rules[m] === undefined || rules[m] === 0);

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
export const isTime = (text: string): boolean => TIME.test(text);
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
export const timeOf = (minutes: number): string => {
  const m = Math.max(0, Math.min(1439, Math.round(minutes)));
  return `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
};

/** "08:30-11:30 14:00-16:45" as spans in order, or nothing where it is not understood. */
export function spansOf(text: string): Span[] | undefined {
  const parts = text.trim().split(/[ ,，、；;]{1,4}/);
  const spans: Span[] = [];
  for (const part of parts) {
    const [from = "", to = "", ...more] = part.replace(/[：]/g, ":").split(/[-–—~至]/);
    if (more.length > 0 || !isTime(from) || !isTime(to)) return undefined;
    const span = { from: minutesOf(from), to: minutesOf(to) };
    if (span.to <= span.from || span.from < (spans.at(-1)?.to ?? 0)) return undefined;
    spans.push(span);
  }
  return spans.length === 0 || spans.length > 4 ? undefined : spans;
}
const BAD_SPANS: Label = { zh: "写成 08:30-11:30 14:00-16:45 这样，前早后晚", en: "Write 08:30-11:30 14:00-16:45, the earlier first" };

/** Days that are worked though they fall on a weekend, one after another. */
export const extraDaysOf = (text: string | null): string[] | undefined => {
  const days = (text ?? "").split(/[ ,，、；;]{1,4}/).filter((d) => d !== "");
  return days.length <= 31 && days.every(isDay) ? days : undefined;
};

export function tourFaults(v: {
  readonly fromOn: string;
  readonly toOn: string;
  readonly duty: string;
  readonly hours: string;
  readonly extraDays: string | null;
}): Faults {
  const duty = spansOf(v.duty);
  return {
    ...(v.toOn < v.fromOn ? { toOn: { zh: "不能早于开始", en: "Before it begins" } } : {}),
    ...(v.toOn > addDays(v.fromOn, 30) ? { toOn: { zh: "一次最多排 31 天", en: "At most 31 days at once" } } : {}),
    ...(duty?.length === 1 ? {} : { duty: { zh: "写成 07:30-18:30 这样", en: "Write 07:30-18:30" } }),
    ...(spansOf(v.hours) ? {} : { hours: BAD_SPANS }),
    ...(extraDaysOf(v.extraDays) ? {} : { extraDays: { zh: "写成 2026-02-14、2026-02-28 这样", en: "Write 2026-02-14, 2026-02-28" } }),
  };
}

/** On which days of a span vehicles run: working days without the days off, and the days that are worked by order. */
export const isDriven = (
  day: string,
  weekends: boolean,
  extra: readonly string[],
  off: readonly { readonly fromOn: string; readonly toOn: string }[],
): boolean => extra.includes(day) || (weekends ? !off.some((o) => o.fromOn <= day && day <= o.toOn) : isWorkingDay(day, off));

export const weekdayOptions = optionsOf({
  "1": { zh: "周一", en: "Mon" },
  "2": { zh: "周二", en: "Tue" },
  "3": { zh: "周三", en: "Wed" },
  "4": { zh: "周四", en: "Thu" },
  "5": { zh: "周五", en: "Fri" },
  "6": { zh: "周六", en: "Sat" },
  "7": { zh: "周日", en: "Sun" },
});
export const halfOptions = optionsOf({
  any: { zh: "都可以", en: "either" },
  morning: { zh: "上午", en: "morning" },
  afternoon: { zh: "下午", en: "afternoon" },
});
export const powerOptions = optionsOf({
  v220: { zh: "220 伏", en: "220 V" },
  v380: { zh: "380 伏", en: "380 V" },
  none: { zh: "没有，要自带", en: "none: brought along" },
});
export const modelOptions = optionsOf({
  one: { zh: "Ⅰ 型", en: "type Ⅰ" },
  two: { zh: "Ⅱ 型", en: "type Ⅱ" },
  four: { zh: "Ⅳ 型", en: "type Ⅳ" },
});

export const requestFaults = (v: { readonly position: string | null; readonly firstOn: string; readonly lastOn: string }): Faults => ({
  ...positionFaults("position", v.position),
  ...(v.lastOn < v.firstOn ? { lastOn: { zh: "最晚不能早于最早", en: "Before the first day" } } : {}),
  ...(v.lastOn > addDays(v.firstOn, 366) ? { lastOn: { zh: "最多一年内", en: "Within a year" } } : {}),
});

export interface Leg {
  readonly onDay: string;
  readonly arrive: string;
  readonly leave: string;
  readonly kmFrom: number;
  readonly kmTo: number;
}

export function legFaults(v: Leg): Faults {
  return {
    ...(isTime(v.arrive) ? {} : { arrive: { zh: "写成 09:05 这样的时间", en: "Write a time as 09:05" } }),
    ...(isTime(v.leave) ? {} : { leave: { zh: "写成 11:30 这样的时间", en: "Write a time as 11:30" } }),
    ...(isTime(v.arrive) && isTime(v.leave) && v.leave < v.arrive
      ? { leave: { zh: "离开不能早于到达", en: "It leaves before it arrives" } }
      : {}),
    ...(v.kmTo < v.kmFrom ? { kmTo: { zh: "里程表倒退了：到达读数小于出发读数", en: "The odometer runs backwards" } } : {}),
    ...(v.kmTo > v.kmFrom + 2000 ? { kmTo: { zh: "一趟超过 2,000 公里，请核对", en: "More than 2,000 km in one leg; please check" } } : {}),
  };
}

/** Odometers only rise: a leg stands between the one before it and the one after it, whenever it was written down. */
export function kmFaults(
  leg: Leg,
  before: Pick<Leg, "kmTo" | "onDay"> | undefined,
  after: Pick<Leg, "kmFrom" | "onDay"> | undefined,
): Faults {
  if (before && leg.kmFrom < before.kmTo)
    return {
      kmFrom: {
        zh: `里程倒退：${showDay(before.onDay, "zh-CN")} 已记到 ${before.kmTo} 公里`,
        en: `Backwards: ${before.kmTo} km stand on record for ${before.onDay}`,
      },
    };
  return after && leg.kmTo > after.kmFrom
    ? {
        kmTo: {
          zh: `大于 ${showDay(after.onDay, "zh-CN")} 出发时的 ${after.kmFrom} 公里`,
          en: `More than the ${after.kmFrom} km with which ${after.onDay} began`,
        },
      }
    : {};
}

/** When a vehicle is due to be renewed, and by what; nothing where no rule says so. */
export function renewalOf(
  v: { readonly registeredOn: string; readonly km: number | null },
  rules: Rules,
  today: string,
): { readonly dueOn: string | null; readonly by: ("years" | "km")[] } {
  const years = rules.renew_years;
  const dueOn =
    years === undefined ? null : `${Number(v.registeredOn.slice(0, 4)) + years}${v.registeredOn.slice(4)}`.replace("-02-29", "-02-28");
  return {
    dueOn,
    by: [
      ...(dueOn !== null && dueOn <= today ? ["years" as const] : []),
      ...(rules.renew_km !== undefined && (v.km ?? 0) >= rules.renew_km ? ["km" as const] : []),
    ],
  };
}
