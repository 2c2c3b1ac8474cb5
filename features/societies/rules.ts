import { addDays, addMonths, daysBetween, isWorkingDay, type CalendarSpan } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";
import { showDay } from "../../platform/register/fields.ts";

/** What rules set: whole numbers by measure; a month and day as 331 for 31 March. */
export type Rules = Readonly<Record<string, number | undefined>>;

/** What the registry finds in a yearly review. */
export const RESULTS = ["passed", "basic", "failed", "absent", "free"] as const;

export const STEPS = ["plan", "audit", "request", "notice", "congress", "filing"] as const;
export type Step = (typeof STEPS)[number];

export interface Due {
  readonly step: Step;
  readonly dueOn: string | null;
  /** How the day was reckoned, or why there is none. */
  readonly how: Label;
}
const say = (day: string): [string, string] => [showDay(day, "zh-CN"), day];
const NO_RULE: Label = { zh: "没有登记这一步的期限规定，不推算", en: "No rule sets this day; it is not reckoned" };
const NO_CONGRESS: Label = { zh: "先填大会日期，再推算", en: "Reckoned once the congress has its day" };

/** The six steps of a change of term with the day of each, reckoned of the term's end, or of the congress where that has its day. */
export function stepsOf(of: { endsOn: string; congressOn: string | null }, rules: Rules, isWorkingDay: (day: string) => boolean): Due[] {
  const [end, endDay] = say(of.endsOn);
  const before = (step: Step, months: number | undefined): Due => {
    if (months === undefined) return { step, dueOn: null, how: NO_RULE };
    const dueOn = addMonths(of.endsOn, -months);
    return {
      step,
      dueOn,
      how: {
        zh: `任期届满 ${end}之前 ${months} 个月 = ${say(dueOn)[0]}`,
        en: `${months} months before the term's end (${endDay}) = ${dueOn}`,
      },
    };
  };
  const afterCongress = (step: Step, reckon: (congress: string) => Omit<Due, "step">): Due =>
    of.congressOn === null ? { step, dueOn: null, how: NO_CONGRESS } : { step, ...reckon(of.congressOn) };
  return [
    before("plan", rules["plan_months"]),
    before("audit", rules["audit_months"]),
    before("request", rules["request_months"]),
    afterCongress("notice", (congress) => {
      const days = rules["notice_days"];
      if (days === undefined) return { dueOn: null, how: NO_RULE };
      const dueOn = addDays(congress, -days);
      return {
        dueOn,
        how: {
          zh: `大会 ${say(congress)[0]}之前 ${days} 天 = ${say(dueOn)[0]}`,
          en: `${days} days before the congress (${congress}) = ${dueOn}`,
        },
      };
    }),
    { step: "congress", dueOn: of.endsOn, how: { zh: `不晚于任期届满 ${end}`, en: `Not after the term's end, ${endDay}` } },
    afterCongress("filing", (congress) => {
      const days = rules["filing_working_days"];
      if (days === undefined) return { dueOn: null, how: NO_RULE };
      let dueOn = congress;
      for (let left = days; left > 0;) {
        dueOn = addDays(dueOn, 1);
        if (isWorkingDay(dueOn)) left--;
      }
      return {
        dueOn,
        how: {
          zh: `大会 ${say(congress)[0]}之后 ${days} 个工作日 = ${say(dueOn)[0]}`,
          en: `${days} working days after the congress (${congress}) = ${dueOn}`,
        },
      };
    }),
  ];
}

/** By the calendar on record: its holidays off, its worked weekends on. */
export const workingDays =
  (daysOff: readonly CalendarSpan[]) =>
  (day: string): boolean =>
    isWorkingDay(day, daysOff);

/** What a rule sets, in words: 630 is 30 June where it is a day. */
export function sayRule(measure: string, value: number): Label {
  if (measure.startsWith("review_")) return { zh: `${Math.floor(value / 100)}月${value % 100}日`, en: monthDay(2000, value).slice(5) };
  if (measure.endsWith("_months")) return { zh: `${value}个月`, en: `${value} months` };
  return measure.includes("working") ? { zh: `${value}个工作日`, en: `${value} working days` } : { zh: `${value}天`, en: `${value} days` };
}

export interface Standing {
  readonly foundedOn: string;
  readonly reviewedUntil: string | null;
}
const monthDay = (year: number, value: number): string =>
  `${year}-${String(Math.floor(value / 100)).padStart(2, "0")}-${String(value % 100).padStart(2, "0")}`;

/** The next year to be reviewed and until when; null where no rule sets the day. A society founded late in a year is free of that year's review. */
export function nextReview(of: Standing, rules: Rules): { year: number; dueOn: string } | null {
  const day = rules["review_day"];
  if (day === undefined || day < 101 || day > 1231) return null;
  const founded = Number(of.foundedOn.slice(0, 4));
  const free = rules["review_free_after"];
  const first = free !== undefined && of.foundedOn > monthDay(founded, free) ? founded + 1 : founded;
  const year = of.reviewedUntil === null ? first : Math.max(first, Number(of.reviewedUntil.slice(0, 4)) + 1);
  return { year, dueOn: monthDay(year + 1, day) };
}

/** The bands in which what comes is listed, longest overdue first. */
export const BANDS = [0, 30, 90, 180] as const;
export type Band = (typeof BANDS)[number];
/** 0: overdue; else the narrowest band that holds the days left; undefined beyond 180. */
export function bandOf(dueOn: string, today: string): Band | undefined {
  const left = daysBetween(today, dueOn);
  return left < 0 ? 0 : BANDS.find((b) => b > 0 && left <= b);
}

/** A branch is no society, and a name is no list of offices. */
export function nameFaults(v: { readonly name: string; readonly legalPerson: string }): Readonly<Record<string, Label>> {
  return {
    ...(/(分会|专业委员会|工作委员会|专委会|办事处|代表处)$/.test(v.name)
      ? {
          name: {
            zh: "分支机构没有法人资格：请填在所属学会的“分支机构”里",
            en: "A branch is no legal person: enter it among its society's branches",
          },
        }
      : {}),
    ...(/[、;；]|主任|教授|理事长|会长/.test(v.legalPerson)
      ? { legalPerson: { zh: "只写一个人的姓名，职务不写在这里", en: "One person's name alone, without his office" } }
      : {}),
  };
}
