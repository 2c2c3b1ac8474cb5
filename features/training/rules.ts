import type { Label } from "../../platform/http/contract.ts";
import { field } from "../../platform/register/field.ts";
import { optionsOf } from "../../platform/register/fields.ts";

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

const COST_ITEMS = optionsOf({
  lodging: { zh: "住宿", en: "lodging" },
  meals: { zh: "伙食", en: "meals" },
  venue: { zh: "场地", en: "venue" },
  traffic: { zh: "交通", en: "traffic" },
  print: { zh: "文件印刷", en: "printing" },
  expert: { zh: "专家咨询", en: "experts" },
  lecture: { zh: "讲课费", en: "lecture fees" },
  interpret: { zh: "同声传译", en: "interpreting" },
  other: { zh: "其他", en: "other" },
});
export const RATE_ITEMS = [...COST_ITEMS, ...optionsOf({ total: { zh: "综合定额", en: "all together" } })];
export const PER = optionsOf({
  person_day: { zh: "每人每天", en: "a person and day" },
  hour: { zh: "每学时", en: "a teaching hour" },
  person: { zh: "每人", en: "a person" },
  once: { zh: "每次", en: "once" },
});

/** A budget by item, in a course as in an event. */
export const COST_FIELDS = [
  field("option", "item", "开支项目", "Item", { required: true, options: COST_ITEMS }),
  field("text", "grade", "档次", "Grade", {
    maxLength: 40,
    help: { zh: "费用标准分档的才填，如正高、二类会议", en: "Where rates have grades" },
  }),
  field("integer", "people", "人数", "People"),
  field("integer", "days", "天数（讲课费填学时）", "Days, or teaching hours"),
  field("money", "fen", "金额", "Sum", { required: true }),
  field("text", "note", "说明", "Note"),
] as const;

export interface Rate {
  readonly name: string;
  readonly item: string;
  readonly grade: string | null;
  readonly per: string;
  readonly fen: number;
  /** What exceeds it is stopped; else it is told. */
  readonly strict: boolean;
  readonly source: string;
}
export interface Cost {
  readonly item: string;
  readonly grade: string | null;
  readonly people: number | null;
  readonly days: number | null;
  readonly fen: number;
}
export interface OverRate {
  readonly says: Label;
  readonly strict: boolean;
}

const wordOf = (options: readonly { value: string; label: Label }[], value: string): Label =>
  options.find((o) => o.value === value)?.label ?? { zh: value, en: value };
const yuan = (fen: number): string => (fen / 100).toLocaleString("zh-CN");
const quantityOf = (per: string, people: number | null, days: number | null): number | null =>
  per === "once" ? 1 : per === "person" ? people : per === "hour" ? days && days * (people ?? 1) : people && days && people * days;

/** The rate of an item: that of the longest grade which the cost's own grade holds, else the one for every grade. */
const rateOf = (cost: Cost, rates: readonly Rate[]): Rate | undefined =>
  rates
    .filter((r) => r.item === cost.item && (r.grade === null || (cost.grade ?? "").includes(r.grade)))
    .toSorted((a, b) => (b.grade ?? "").length - (a.grade ?? "").length)[0];

/** What exceeds a rate, or cannot be compared with it, each with the rate and its source; `whole` is what the rate for all together is multiplied by. */
export function overRates(
  costs: readonly Cost[],
  rates: readonly Rate[],
  whole?: { readonly people: number | null; readonly days: number },
): OverRate[] {
  const compared = (cost: Cost, rate: Rate): OverRate[] => {
    const quantity = quantityOf(rate.per, cost.people, cost.days);
    const item = wordOf(RATE_ITEMS, cost.item);
    const per = wordOf(PER, rate.per);
    const grade = rate.grade === null ? "" : `（${rate.grade}）`;
    const by = `${rate.name}，${per.zh} ${yuan(rate.fen)} 元；依据：${rate.source}`;
    const byEn = `${rate.name}: ${yuan(rate.fen)} yuan ${per.en}, by ${rate.source}`;
    if (quantity === null)
      return [
        {
          says: { zh: `${item.zh}${grade}没有填人数或天数，没法和标准比（${by}）`, en: `${item.en}: people or days are missing (${byEn})` },
          strict: rate.strict,
        },
      ];
    const most = rate.fen * quantity;
    return cost.fen <= most
      ? []
      : [
          {
            says: {
              zh: `${item.zh}${grade} ${yuan(cost.fen)} 元，超过标准 ${yuan(most)} 元，多 ${yuan(cost.fen - most)} 元（${by}）`,
              en: `${item.en}: ${yuan(cost.fen)} yuan exceeds ${yuan(most)} by ${yuan(cost.fen - most)} (${byEn})`,
            },
            strict: rate.strict,
          },
        ];
  };
  const total = rates.find((r) => r.item === "total");
  const sum = costs.reduce((n, c) => n + c.fen, 0);
  return [
    ...costs.flatMap((c) => {
      const rate = rateOf(c, rates);
      return rate ? compared(c, rate) : [];
    }),
    ...(total && whole && sum > 0 ? compared({ item: "total", grade: null, people: whole.people, days: whole.days, fen: sum }, total) : []),
  ];
}
