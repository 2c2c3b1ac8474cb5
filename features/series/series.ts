import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { readPeriod } from "./rules.ts";

const register = defineRegister({
  name: "series",
  label: { zh: "统计数据", en: "Series of statistics" },
  fields: [
    field("text", "name", "指标", "Indicator", { required: true, maxLength: 100, ...shown(280) }),
    field("text", "measureUnit", "计量单位", "Unit", { required: true, maxLength: 20, ...shown(110) }),
    field("longText", "definition", "口径", "Definition", {
      required: true,
      ...onChoice(300),
      help: { zh: "数的是什么、谁的、什么时间，一句话写清", en: "What is counted, whose, of which time, in a sentence" },
    }),
    field("option", "surveyLevel", "调查层级", "Survey", {
      options: optionsOf({
        nation: { zh: "国家统计调查", en: "national survey" },
        province: { zh: "省级统计调查", en: "provincial survey" },
        city: { zh: "市级统计调查", en: "city's survey" },
        county: { zh: "县级统计调查", en: "county's survey" },
        sample: { zh: "专项抽样调查", en: "sample survey" },
      }),
      ...shown(150),
      filter: true,
      help: { zh: "没有写明调查层级的，不能导入数", en: "Without it no figure comes in" },
    }),
    field("text", "source", "通常来源", "Usual source", {
      ...onChoice(220),
      help: { zh: "例如哪本统计年鉴、哪张报表", en: "Which yearbook, which return" },
    }),
    field("option", "cadence", "频率", "How often", {
      required: true,
      options: optionsOf({
        year: { zh: "年度", en: "yearly" },
        half: { zh: "半年", en: "half-yearly" },
        quarter: { zh: "季度", en: "quarterly" },
        month: { zh: "月度", en: "monthly" },
      }),
      ...shown(90),
      filter: true,
    }),
    field("option", "adds", "地区合并时", "When regions merge", {
      required: true,
      options: optionsOf({
        sum: { zh: "可以相加（人数、件数、金额）", en: "adds up (heads, pieces, amounts)" },
        none: { zh: "不能相加（比率、均值、指数）", en: "does not (rates, means, indices)" },
      }),
      ...onChoice(160),
    }),
    field("text", "latest", "最新一期", "Latest period", { computed: true, ...shown(110) }),
  ],
});

const breaks = defineRegister({
  name: "series_break",
  label: { zh: "口径变化", en: "Breaks" },
  fields: [
    field("text", "fromPeriod", "从哪一期起", "From which period", {
      required: true,
      maxLength: 20,
      help: { zh: "如 2021 或 2021年3季度", en: "Such as 2021 or 2021-Q3" },
    }),
    field("option", "kind", "变了什么", "What changed", {
      required: true,
      options: optionsOf({
        definition: { zh: "口径", en: "definition" },
        scope: { zh: "调查范围", en: "coverage" },
        method: { zh: "调查方法", en: "method" },
        source: { zh: "来源", en: "source" },
      }),
    }),
    field("text", "words", "说明", "Why", { required: true, maxLength: 200 }),
    field("longText", "definition", "新的口径", "Definition since"),
  ],
});

export const series = defineRecords({
  register,
  title: "name",
  path: "/indicators/series",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"], above: true },
  children: {
    breaks: childRows("series_id", breaks, (v) =>
      readPeriod(v.fromPeriod) === undefined
        ? { fromPeriod: { zh: "看不出是哪一期；写成 2021、2021年3季度、2021年5月", en: "No period; write 2021, 2021-Q3, 2021-05" } }
        : {},
    ),
  },
  sameBy: ["name", "measureUnit"],
  words: {
    create: { zh: "登记一个指标", en: "Enter an indicator" },
    empty: {
      zh: "还没有统计数据。先登记指标和口径，再导入数。",
      en: "No series yet. Enter an indicator with its definition, then bring in figures.",
    },
  },
});
