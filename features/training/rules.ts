import type { Label } from "../../platform/http/contract.ts";

type Faults = Readonly<Record<string, Label>>;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A session lies within one day: what goes over midnight is two. */
export function sessionFaults(v: { readonly fromTime: string; readonly toTime: string }): Faults {
  const bad = (["fromTime", "toTime"] as const).filter((key) => !TIME.test(v[key]));
  if (bad.length > 0) return Object.fromEntries(bad.map((key) => [key, { zh: "写成 09:00 这样的时间", en: "Write a time as 09:00" }]));
  return v.toTime > v.fromTime
    ? {}
    : { toTime: { zh: "结束要晚于开始；过午夜的课分成两节", en: "It ends before it begins; over midnight it is two sessions" } };
}

/** A name is a name: who stands in for whom is said in the remark, where it can be counted. */
export function nameFault(name: string): Faults {
  if (/替|[（(](?!示例)/.test(name))
    return {
      name: {
        zh: "只写姓名：替别人来的，把原来那位改成“已换人”，再加这一位",
        en: "The name alone: mark the one who was replaced and add this one",
      },
    };
  return /^[\p{Script=Han}\s]+$/u.test(name) && /\s/.test(name) ? { name: { zh: "姓名中间不要空格", en: "No blank within a name" } } : {};
}

export interface Session {
  readonly id: number;
  readonly onDay: string;
}
export interface DayOff {
  readonly name: string;
  readonly fromOn: string;
  readonly toOn: string;
}

/** Sessions that lie on a day off, each with the day's name. */
export const onDaysOff = <S extends Session>(sessions: readonly S[], daysOff: readonly DayOff[]): { session: S; name: string }[] =>
  sessions.flatMap((session) => {
    const off = daysOff.find((d) => d.fromOn <= session.onDay && session.onDay <= d.toOn);
    return off ? [{ session, name: off.name }] : [];
  });

/** Who came to so many sessions that a certificate is due. */
export const earned = (present: ReadonlyMap<number, number>, from: number | null): number[] =>
  from === null ? [] : [...present].filter(([, sessions]) => sessions >= from).map(([id]) => id);

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Year and fifty random bits: a number tells nothing of the next one. */
export const certificateNumber = (year: string, bytes: Uint8Array): string =>
  `PX${year}${[...bytes.slice(0, 10)].map((b) => ALPHABET[b & 31]).join("")}`;
/** What stands on paper, as it is stored: blanks and small letters forgiven, O and I read as they look. */
export const readNumber = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
