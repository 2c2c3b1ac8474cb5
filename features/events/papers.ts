import { DAY_BY_HAND, inWords, paragraphs, tableOf, type Written } from "../../platform/records/papers.ts";
import type { RecordPageData } from "../../platform/records/contract.ts";
import type { Values } from "../../platform/register/fields.ts";
import { academicEvents } from "./academic.ts";
import { figures } from "./figures.ts";

const child = (name: string) => academicEvents.children[name] as NonNullable<(typeof academicEvents.children)[string]>;
const rowsOf = (data: RecordPageData, name: string) => (data.children[name] ?? []) as unknown as Values[];
const table = (data: RecordPageData, name: string, title: string, keys: readonly string[]) =>
  rowsOf(data, name).length === 0
    ? []
    : [{ type: "heading" as const, text: title }, tableOf(child(name), rowsOf(data, name), keys, data.names)];

export const eventsPapers: Written = {
  academic_event: {
    filing: {
      label: { zh: "活动报备表", en: "Filing" },
      write: (data) => {
        if (data.case?.state !== "plan") return undefined;
        const w = inWords(academicEvents.register, data.values);
        return {
          title: `${data.title}报备表`,
          blocks: [
            {
              type: "table",
              header: ["名称", data.title],
              rows: (["kind", "level", "firstOn", "lastOn", "place", "mode", "theme", "planSize", "countries"] as const)
                .map((key) => [academicEvents.register.fields.find((f) => f.key === key)?.label.zh ?? key, w(key)])
                .filter(([, value]) => value !== ""),
            },
            ...table(data, "roles", "主办、承办、协办、支持单位", ["name", "role", "agreement"]),
            ...table(data, "sessions", "日程", ["onDay", "fromTime", "toTime", "topic", "speaker"]),
            ...table(data, "costs", "预算", ["item", "grade", "people", "days", "fen", "note"]),
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
    summary: {
      label: { zh: "活动总结", en: "Summary" },
      write: (data) => {
        if (!["held", "summarised"].includes(data.case?.state ?? "")) return undefined;
        const w = inWords(academicEvents.register, data.values);
        const said = (key: string, unit: string) => (w(key) === "" ? "（没有填）" : `${w(key)}${unit}`);
        return {
          title: `${data.title}总结`,
          blocks: [
            { type: "heading", text: "一、基本情况" },
            {
              type: "paragraph",
              text: `${w("firstOn")}至${w("lastOn")}在${w("place") || "（没有填地点）"}举办，${w("level")}${w("kind")}。到场 ${said("onSite", " 人")}，线上 ${said("online", " 人")}，两者不相加；交流论文 ${said("papers", " 篇")}。`,
            },
            ...table(data, "roles", "二、主办、承办、协办、支持单位", ["name", "role"]),
            ...table(data, "sessions", "三、报告和议题", ["onDay", "topic", "speaker"]),
            ...table(data, "agreements", "四、会上签订的协议", ["agreementId", "note"]),
            ...(w("results") === "" ? [] : [{ type: "heading" as const, text: "五、成果" }, ...paragraphs(data.values["results"])]),
            { type: "heading", text: "问题和改进" },
            { type: "paragraph", text: "（写明）" },
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
  },
  media_figure: {
    statement: {
      label: { zh: "数据说明", en: "Statement of the figure" },
      write: (data) => {
        if (data.case?.state !== "counted") return undefined;
        const w = inWords(figures.register, data.values);
        return {
          title: "媒体数据说明",
          blocks: [
            {
              type: "table",
              header: ["作品", w("work")],
              rows: [
                ["平台", w("platform")],
                ["平台的叫法", w("metric")],
                ["读数", `${w("value")}（${data.values["cumulated"] === false ? "当日" : "累计"}）`],
                ["读数日期", w("readOn")],
                ["读数人", w("readBy")],
                ["来源文件", data.files.map((f) => f.name).join("、")],
              ],
            },
            { type: "paragraph", text: "这是一个平台一天的数字，不是人数；不同平台的数字不相加，不作为考核依据。" },
          ],
          signature: data.unitName,
          date: DAY_BY_HAND,
        };
      },
    },
  },
};
