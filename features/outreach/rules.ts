import type { Label } from "../../platform/http/contract.ts";
import { optionsOf } from "../../platform/register/fields.ts";
import { groupOptions } from "../places/rules.ts";

type Faults = Readonly<Record<string, Label>>;

/** The five groups of the national outline; whoever belongs to none of them is the public. */
export const audienceOptions = [...groupOptions, ...optionsOf({ public: { zh: "其他公众", en: "other public" } })];

export const activityKinds = optionsOf({
  open_day: { zh: "开放日", en: "open day" },
  exhibition: { zh: "展览展示", en: "exhibition" },
  lecture: { zh: "讲座报告", en: "talks" },
  workshop: { zh: "动手实验", en: "workshop" },
  training: { zh: "技术培训", en: "practical training" },
  advice: { zh: "咨询义诊", en: "advice" },
  contest: { zh: "竞赛", en: "contest" },
  other: { zh: "其他", en: "other" },
});

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
export const isTime = (text: string): boolean => TIME.test(text);

/** A span within one day. */
export function spanFaults(v: { readonly fromTime: string; readonly toTime: string }): Faults {
  const bad = (["fromTime", "toTime"] as const).filter((key) => !isTime(v[key]));
  if (bad.length > 0) return Object.fromEntries(bad.map((key) => [key, { zh: "写成 09:00 这样的时间", en: "Write a time as 09:00" }]));
  return v.toTime > v.fromTime ? {} : { toTime: { zh: "结束要晚于开始", en: "It ends before it begins" } };
}

export function orderFaults(v: { readonly firstOn: string; readonly lastOn: string; readonly travelMinutes: number | null }): Faults {
  return {
    ...(v.lastOn < v.firstOn ? { lastOn: { zh: "最晚不能早于最早", en: "Before the first day" } } : {}),
    ...(v.travelMinutes !== null && (v.travelMinutes < 0 || v.travelMinutes > 600)
      ? { travelMinutes: { zh: "单程 0 到 600 分钟", en: "0 to 600 minutes one way" } }
      : {}),
  };
}

/** The clock as minutes of the day. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
