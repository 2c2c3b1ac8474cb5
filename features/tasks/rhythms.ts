import { addDays, addMonths, dayNumber, daysInMonth } from "@bihuan/kit";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { ORIGINS } from "./tasks.ts";

export interface Rhythm {
  readonly kind: "days" | "weeks" | "months";
  readonly every: number;
  /** Monday is 1; of the month the day itself, its last where the month is shorter. */
  readonly onDay: number | null;
}

/** The next day of a rhythm after a day on which feedback was given, or from which it is asked. */
export function nextFeedback({ kind, every, onDay }: Rhythm, after: string): string {
  if (kind === "days") return addDays(after, every);
  if (kind === "weeks") {
    // Day 0 was a Thursday.
    const weekday = ((dayNumber(after) + 3) % 7) + 1;
    const ahead = ((onDay ?? 1) - weekday + 7) % 7 || 7;
    return addDays(after, ahead + 7 * (every - 1));
  }
  const inMonth = (first: string): string => {
    const [year, month] = first.split("-").map(Number) as [number, number];
    return `${first.slice(0, 8)}${String(Math.min(onDay ?? 1, daysInMonth(year, month))).padStart(2, "0")}`;
  };
  const first = `${after.slice(0, 8)}01`;
  const here = inMonth(first);
  return inMonth(addMonths(first, here > after ? every - 1 : every));
}

/** Rhythms of feedback as the office sets them (周报, 双周报, 月报). */
export const rhythms = defineRecords({
  register: defineRegister({
    name: "feedback_rhythm",
    label: { zh: "反馈频次", en: "Rhythms of feedback" },
    fields: [
      field("text", "name", "叫法", "Name", { required: true, maxLength: 60, ...shown(240) }),
      field("option", "kind", "按什么算", "Counted by", {
        required: true,
        options: optionsOf({
          days: { zh: "每隔几天", en: "so many days" },
          weeks: { zh: "每几周的星期几", en: "a day of the week" },
          months: { zh: "每几个月的几号", en: "a day of the month" },
        }),
        filter: true,
        ...shown(170),
      }),
      field("integer", "every", "每几天、几周、几个月", "Every", { required: true, ...shown(150) }),
      field("integer", "onDay", "星期几或几号", "On day", {
        ...shown(120),
        help: {
          zh: "按周的填 1 到 7（1 是星期一），按月的填 1 到 31；按天的不填",
          en: "1 to 7 by the week (1 is Monday), 1 to 31 by the month, empty by days",
        },
      }),
      field("option", "origin", "哪类任务自动用", "Taken by itself by", {
        options: optionsOf(ORIGINS),
        filter: true,
        ...shown(140),
        help: { zh: "这类来源的任务没有另选频次时，交办时自动用这一条", en: "Tasks of this origin take it where none is chosen" },
      }),
      field("text", "source", "依据", "Source", { required: true, ...onChoice(220) }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(120), sort: true }),
      field("day", "toOn", "废止", "Until", { ...shown(120), sort: true }),
    ],
  }),
  title: "name",
  path: "/tasks/rhythms",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer", "leader"], above: true },
  sameBy: ["name", "fromOn"],
  check: (v) => ({
    ...(v.every < 1 || v.every > 366 ? { every: { zh: "填 1 到 366", en: "1 to 366" } } : {}),
    ...(v.kind === "days" && v.onDay !== null ? { onDay: { zh: "按天的不填", en: "Empty by days" } } : {}),
    ...(v.kind === "weeks" && !(v.onDay !== null && v.onDay >= 1 && v.onDay <= 7)
      ? { onDay: { zh: "填 1 到 7，1 是星期一", en: "1 to 7, 1 is Monday" } }
      : {}),
    ...(v.kind === "months" && !(v.onDay !== null && v.onDay >= 1 && v.onDay <= 31) ? { onDay: { zh: "填 1 到 31", en: "1 to 31" } } : {}),
    ...(v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于施行日期", en: "Not before it came into force" } } : {}),
  }),
  words: {
    create: { zh: "登记一种频次", en: "Enter a rhythm" },
    empty: { zh: "还没有登记频次：任务只到期时催。", en: "No rhythms yet: tasks are asked for on their day alone." },
  },
});
