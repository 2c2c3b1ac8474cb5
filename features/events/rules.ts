import type { Label } from "../../platform/http/contract.ts";
import { showDay } from "../../platform/register/fields.ts";

export { spanFaults } from "../outreach/rules.ts";
export { COST_FIELDS, type Cost, type OverRate } from "../training/rules.ts";

export interface Reading {
  readonly work: string;
  readonly platform: string;
  readonly metric: string;
  readonly value: number;
  readonly cumulated: boolean | null;
  readonly publishedOn: string | null;
  readonly readOn: string;
  readonly readBy: string;
  readonly address: string | null;
}

/** What makes a reading none: read before the work was there or before today has come, or counted as people. */
export function readingFaults(v: Reading, today: string): Readonly<Record<string, Label>> {
  return {
    ...(v.value < 0 ? { value: { zh: "不能为负", en: "Not below zero" } } : {}),
    ...(v.readOn > today ? { readOn: { zh: "读数日期不能在今天之后", en: "Not after today" } } : {}),
    ...(v.publishedOn !== null && v.readOn < v.publishedOn
      ? { readOn: { zh: "读数早于作品发布日期", en: "Read before the work was published" } }
      : {}),
    ...(/人(数|次|气)?$/.test(v.metric)
      ? {
          metric: {
            zh: "照平台的叫法写，如播放、阅读；平台数字不是人数",
            en: "As the platform names it; a platform's figure is no number of people",
          },
        }
      : {}),
  };
}

/** The only sentence in which such a figure may stand: where, what, how many, which day, read off by whom. */
export const citation = (v: Reading): Label => ({
  zh: `截至${showDay(v.readOn, "zh-CN")}，${v.platform}显示“${v.work}”${v.cumulated === false ? "当日" : ""}${v.metric} ${v.value.toLocaleString("zh-CN")}（${v.readBy}读数${v.address === null ? "，见截图" : `，来源 ${v.address}`}）。`,
  en: `On ${v.readOn}, ${v.platform} showed for “${v.work}”: ${v.metric} ${v.value.toLocaleString("en")}${v.cumulated === false ? " that day" : ""} (read off by ${v.readBy}${v.address === null ? ", see the picture" : `, ${v.address}`}).`,
});
