import { addDays, chinaDay, dayNumber, daysInMonth } from "@bihuan/kit";
import type { Label, ListInput } from "../../http/contract.ts";
import type { Field } from "../../register/fields.ts";

type Span = readonly [from: string, to: string];
const pad = (n: number): string => String(n).padStart(2, "0");

/** Spans of days that move with today: a saved view of “this month” stays this month's. */
export const PRESETS: Readonly<Record<string, { readonly label: Label; readonly span: (today: string) => Span }>> = {
  "@past": { label: { zh: "已过期", en: "Overdue" }, span: (today) => ["", addDays(today, -1)] },
  "@today": { label: { zh: "今天", en: "Today" }, span: (today) => [today, today] },
  "@week": {
    label: { zh: "本周", en: "This week" },
    // Day 0 of the count, 1970-01-01, was a Thursday; weeks begin on Monday.
    span: (today) => {
      const monday = addDays(today, -((((dayNumber(today) + 3) % 7) + 7) % 7));
      return [monday, addDays(monday, 6)];
    },
  },
  "@next30": { label: { zh: "今后 30 天", en: "Next 30 days" }, span: (today) => [today, addDays(today, 30)] },
  "@month": {
    label: { zh: "本月", en: "This month" },
    span: (today) => monthsOf(today, Number(today.slice(5, 7)), Number(today.slice(5, 7))),
  },
  "@quarter": {
    label: { zh: "本季度", en: "This quarter" },
    span: (today) => {
      const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
      return monthsOf(today, first, first + 2);
    },
  },
  "@year": { label: { zh: "今年", en: "This year" }, span: (today) => monthsOf(today, 1, 12) },
};

const monthsOf = (today: string, first: number, last: number): Span => {
  const year = today.slice(0, 4);
  return [`${year}-${pad(first)}-01`, `${year}-${pad(last)}-${daysInMonth(Number(year), last)}`];
};

export const presetsOf = (field: Pick<Field, "type">): readonly string[] =>
  field.type === "day" || field.type === "instant" ? Object.keys(PRESETS) : [];

/** A filter as the server takes it: spans of today become days. */
export const settled = (filter: ListInput["filter"], today = chinaDay(Date.now())): ListInput["filter"] =>
  Object.fromEntries(
    Object.entries(filter).map(([key, value]) => {
      const preset = typeof value === "string" ? PRESETS[value] : undefined;
      return [key, preset ? [...preset.span(today)] : value];
    }),
  );
