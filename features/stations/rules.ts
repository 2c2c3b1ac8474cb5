import { defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

/** What a document sets is data with its source and its time; nothing of it is written into the program. */
export const MEASURES = optionsOf({
  stations_working: { zh: "未退休院士：最多工作站数", en: "Academician not retired: stations at most" },
  stations_retired: { zh: "已退休院士：最多工作站数", en: "Retired academician: stations at most" },
  stations_expert: { zh: "其他专家：最多工作站数", en: "Other expert: stations at most" },
  days_per_year: { zh: "每年在站天数至少", en: "Days a year at least" },
  publicity_days: { zh: "公示至少多少个工作日", en: "Working days of publicity at least" },
  renewal_days: { zh: "到期前多少天起办理续签", en: "Days before the end from which renewal is taken" },
  grade_points: { zh: "评分定等次：百分制至少多少分", en: "Grade by scores: from so many points of a hundred" },
});

export const rules = defineRecords({
  register: defineRegister({
    name: "station_rule",
    label: { zh: "条件与限额", en: "Limits" },
    fields: [
      field("text", "name", "规定", "Rule", { required: true, ...shown(300) }),
      field("option", "measure", "规定什么", "What it sets", { required: true, options: MEASURES, ...shown(240), filter: true }),
      field("text", "grade", "等次", "Grade", { maxLength: 20, help: { zh: "只有“评分定等次”才填", en: "Of a grade by scores alone" } }),
      field("integer", "value", "数值", "Value", { required: true, ...shown(90), filter: true, sort: true }),
      field("text", "source", "依据", "Source", {
        required: true,
        ...shown(240),

        help: { zh: "文件名称、文号、日期", en: "Document, number, day" },
      }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(130), filter: true, sort: true }),
      field("day", "toOn", "废止", "Until", { ...shown(130), filter: true, sort: true }),
    ],
  }),
  title: "name",
  path: "/stations/rules",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer"], above: true },
  sameBy: ["measure", "fromOn", "grade"],
  check: (v) => ({
    ...(v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于施行日期", en: "Not before it came into force" } } : {}),
    ...((v.measure === "grade_points") !== (v.grade !== null)
      ? { grade: { zh: "“评分定等次”要写等次，其他规定不写", en: "A grade by scores names it, no other rule does" } }
      : {}),
    ...(v.measure === "grade_points" && v.value > 100 ? { value: { zh: "百分制，0 到 100", en: "0 to 100" } } : {}),
  }),
  words: {
    create: { zh: "登记一条规定", en: "Enter a rule" },
    empty: { zh: "还没有登记规定。没有规定的，不限。", en: "No rules yet; what no rule limits is free." },
  },
});
