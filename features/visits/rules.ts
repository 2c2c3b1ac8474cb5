import { addDays, halfWidth, readPhones } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";
import { chinaMinute, isOpenAt, readHours, sayHours } from "../places/rules.ts";

/** Visits can be asked for this many days ahead, for this many people at most. */
export const DAYS_AHEAD = 60;
export const MOST_VISITORS = 500;

/** What a visitor typed, as it was typed. */
export interface VisitTyped {
  readonly visitOn: string;
  readonly visitAt: string;
  readonly people: string;
  readonly contactName: string;
  readonly phone: string;
}
export type VisitFaults = Partial<Record<keyof VisitTyped, Label>>;

/** Whole people as typed, in full-width digits too; NaN where it is no number. */
export const peopleIn = (text: string): number => (/^\d{1,6}$/.test(halfWidth(text).trim()) ? Number(halfWidth(text).trim()) : Number.NaN);
/** As it is kept: without the blanks people group a mobile's digits by. */
export const phoneIn = (text: string): string => readPhones(text) ?? text.trim();

/** What is wrong with a request, by field; the same in the browser, in the form without JavaScript and in the server. */
export function visitFaults(typed: VisitTyped, today: string, hours: string | null): VisitFaults {
  const faults: VisitFaults = {};
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(typed.visitOn);
  if (!isDay || typed.visitOn <= today || typed.visitOn > addDays(today, DAYS_AHEAD))
    faults.visitOn = { zh: `可约明天起 ${DAYS_AHEAD} 天内`, en: `From tomorrow, within ${DAYS_AHEAD} days` };
  const week = hours === null ? undefined : readHours(hours);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(typed.visitAt))
    faults.visitAt = { zh: "请填几点几分，例：10:30", en: "Hours and minutes, as 10:30" };
  else if (week?.ok && !faults.visitOn && !isOpenAt(week.value, chinaMinute(Date.parse(`${typed.visitOn}T${typed.visitAt}:00+08:00`))))
    faults.visitAt = { zh: `那时不开放，开放时间：${hours}`, en: `Closed at that time; hours: ${sayHours(week.value)}` };
  const people = peopleIn(typed.people);
  if (!(people >= 1 && people <= MOST_VISITORS))
    faults.people = {
      zh: `请填 1 到 ${MOST_VISITORS} 的整数；人再多请打电话约`,
      en: `A whole number from 1 to ${MOST_VISITORS}; please call for more`,
    };
  const name = typed.contactName.trim();
  if (name === "") faults.contactName = { zh: "请写怎么称呼您", en: "Please give a name" };
  else if ([...name].length > 30) faults.contactName = { zh: "最多 30 个字", en: "At most 30 characters" };
  if (readPhones(typed.phone) === undefined)
    faults.phone = {
      zh: "电话号码不对：手机 11 位，座机带区号",
      en: "Not a phone number: 11 digits of a mobile, or a landline with area code",
    };
  return faults;
}
