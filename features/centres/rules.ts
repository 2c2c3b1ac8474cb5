import { daysBetween } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";
import { isOpenAt, readHours, typedFault } from "../places/rules.ts";

export { chinaMinute } from "../places/rules.ts";

/** Latitude and longitude × 10⁷ as typed in one field, "30.12, 104.65"; a fault in words otherwise. */
export function readPosition(text: string): { readonly lat: number; readonly lon: number } | { readonly fault: Label } {
  const [lat, lon, ...more] = text.split(/[,，\s]+/).filter((t) => t !== "");
  const fault = { zh: "写成“纬度, 经度”，如 30.1220, 104.6270", en: "As latitude, longitude: 30.1220, 104.6270" };
  if (lat === undefined || lon === undefined || more.length > 0) return { fault };
  const wrong = typedFault("lat", lat, null) ?? typedFault("lon", lon, null);
  if (wrong === "exchanged") return { fault: { zh: "经纬度写反了，先写纬度", en: "Exchanged: latitude first" } };
  if (wrong) return { fault };
  return { lat: Math.round(Number(lat) * 1e7), lon: Math.round(Number(lon) * 1e7) };
}

/** A number on a public poster is the office's: a mobile one is somebody's own. */
export const isMobile = (phone: string): boolean =>
  /(?:^|\D)(?:86)?1[3-9]\d{9}(?:\D|$)/.test(phone.normalize("NFKC").replace(/[\s-]/g, ""));

export const hoursFault = (hours: string): Label | undefined => {
  const week = readHours(hours);
  return week.ok ? undefined : week.error;
};

/** Hours of a week, to the half hour. */
export const weekHours = (hours: string): number | null => {
  const week = readHours(hours);
  return week.ok ? Math.round(week.value.reduce((sum, [from, to]) => sum + to - from, 0) / 30) / 2 : null;
};

export interface Closure {
  readonly fromOn: string;
  readonly toOn: string;
  readonly reason: string;
  readonly instead: string | null;
}
/** What the door says at a minute of the week (Monday 00:00 on): open by its hours, or why not. */
export interface Standing {
  readonly open: boolean;
  readonly why: "open" | "hours" | "closure" | "dayOff" | "paused" | "notOpen";
  readonly closure: Closure | null;
}
export function standingAt(
  centre: { readonly state: string; readonly hours: string },
  closures: readonly Closure[],
  at: { readonly today: string; readonly minute: number; readonly isDayOff: boolean },
): Standing {
  const shut = (why: Standing["why"], closure: Closure | null = null): Standing => ({ open: false, why, closure });
  if (centre.state === "paused") return shut("paused");
  if (centre.state !== "open") return shut("notOpen");
  const closure = closures.find((c) => c.fromOn <= at.today && at.today <= c.toOn);
  if (closure) return shut("closure", closure);
  if (at.isDayOff) return shut("dayOff");
  const week = readHours(centre.hours);
  return week.ok && isOpenAt(week.value, at.minute) ? { open: true, why: "open", closure: null } : shut("hours");
}

export interface Post {
  readonly post: string;
  readonly name: string | null;
  readonly instead: string | null;
  readonly fromOn: string;
  readonly toOn: string | null;
}
export interface Vacancy {
  readonly post: string;
  readonly since: string;
  readonly days: number;
  readonly instead: string | null;
}
/** Posts without anybody today, since when, and who stands in; the longest vacant first. A post with one of two present is held. */
export const vacanciesOn = (staff: readonly Post[], today: string): Vacancy[] =>
  [...Map.groupBy(staff, (p) => p.post)]
    .flatMap(([post, rows]) => {
      if (rows.some((r) => r.name !== null && r.fromOn <= today && (r.toOn === null || r.toOn >= today))) return [];
      const told = rows.filter((r) => r.name === null && r.fromOn <= today && (r.toOn === null || r.toOn >= today));
      const left = rows.flatMap((r) => (r.name !== null && r.toOn !== null && r.toOn < today ? [r.toOn] : [])).toSorted();
      const since = told.map((r) => r.fromOn).toSorted()[0] ?? left.at(-1);
      return since === undefined ? [] : [{ post, since, days: daysBetween(since, today), instead: told.at(-1)?.instead ?? null }];
    })
    .toSorted((a, b) => b.days - a.days);

export interface Duty {
  readonly onDay: string;
  readonly part: "day" | "morning" | "afternoon";
  readonly name: string;
}
export interface RosterDay {
  readonly day: string;
  readonly duties: readonly Duty[];
  /** Parts of the day on which it is open and nobody is on duty. */
  readonly without: readonly ("morning" | "afternoon")[];
}
const NOON = 12 * 60;
const DAY = 1440;
/** A Monday. */
const MONDAY = "2024-01-01";

/** The days of a span on which a centre is open, each with who is on duty and what part of it nobody has. */
export function rosterOf(
  centre: { readonly hours: string; readonly closures: readonly Closure[]; readonly isOff: (day: string) => boolean },
  duties: readonly Duty[],
  days: readonly string[],
): RosterDay[] {
  const week = readHours(centre.hours);
  if (!week.ok) return [];
  return days.flatMap((day) => {
    const start = ((((daysBetween(MONDAY, day) % 7) + 7) % 7) * DAY) as number;
    const spans = week.value.map(([from, to]) => [from - start, to - start] as const).filter(([from, to]) => to > 0 && from < DAY);
    const of = duties.filter((d) => d.onDay === day);
    const isShut = centre.isOff(day) || centre.closures.some((c) => c.fromOn <= day && day <= c.toOn);
    if (spans.length === 0 || isShut) return of.length === 0 ? [] : [{ day, duties: of, without: [] }];
    const open = { morning: spans.some(([from]) => from < NOON), afternoon: spans.some(([, to]) => to > NOON) };
    const without = (["morning", "afternoon"] as const).filter((p) => open[p] && !of.some((d) => d.part === "day" || d.part === p));
    return [{ day, duties: of, without }];
  });
}

export interface Answers {
  /** Needs received in the time, by the day they came. */
  readonly orders: number;
  readonly introduced: number;
  /** Median days from receipt to the first introduction, of those introduced. */
  readonly introducedDays: number | null;
  readonly confirmed: number;
  readonly confirmedDays: number | null;
}
