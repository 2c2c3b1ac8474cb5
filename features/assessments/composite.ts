import { compare, exact, readDecimal } from "@bihuan/kit";
import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { readGrades } from "./rules.ts";

const register = defineRegister({
  name: "composite_assessment",
  label: { zh: "综合考核", en: "Composite assessments" },
  fields: [
    { key: "title", label: { zh: "名称", en: "Title" }, type: "text", required: true, maxLength: 120, list: "shown", width: 320 },
    {
      key: "year",
      label: { zh: "年度", en: "Year" },
      type: "integer",
      required: true,
      list: "shown",
      filter: true,
      sort: true,
      width: 100,
    },
    {
      key: "basis",
      label: { zh: "依据", en: "Basis" },
      type: "text",
      required: true,
      help: { zh: "文件名称、文号；没有正式文本的写“示例”", en: "Document and number; where there is no official text write 示例" },
    },
    {
      key: "grades",
      label: { zh: "等次和分数线", en: "Grades" },
      type: "text",
      required: true,
      maxLength: 120,
      help: { zh: "综合分满分 100，如：优秀90；良好80；合格60；不合格0", en: "Out of 100, as 优秀90；良好80；合格60；不合格0" },
    },
    {
      key: "missing",
      label: { zh: "没有参加某项考核的单位", en: "A unit that was not in a part" },
      type: "option",
      required: true,
      options: optionsOf({
        undecided: { zh: "不定综合分", en: "has no total" },
        zero: { zh: "那一项计 0 分", en: "has nothing there" },
      }),
    },
    {
      key: "ranking",
      label: { zh: "给本单位看名次", en: "Show places to this unit" },
      type: "boolean",
      help: { zh: "默认不排名；只有作决定的单位看得到", en: "Off by default; seen by the deciding body alone" },
    },
    { key: "unitCount", label: { zh: "单位", en: "Units" }, type: "integer", computed: "stored", list: "shown", width: 80 },
  ],
});

const parts = defineRegister({
  name: "composite_part",
  label: { zh: "由哪些考核合成", en: "Assessments composed" },
  fields: [
    { key: "roundId", label: { zh: "考核", en: "Assessment" }, type: "record", of: "assessment_round", required: true },
    {
      key: "weight",
      label: { zh: "权重（%）", en: "Weight (%)" },
      type: "text",
      required: true,
      maxLength: 8,
      help: { zh: "各项权重合计 100", en: "Weights sum to 100" },
    },
  ],
});

const process = processWithHandOver({
  name: "composite_assessment",
  label: { zh: "综合考核", en: "Composite assessment" },
  initial: "draft",
  states: {
    draft: { label: { zh: "合成", en: "Composed" }, final: false, owner: "adviser", limit: { days: 60 } },
    proposed: { label: { zh: "待决定", en: "To be decided" }, final: false, owner: "leader", limit: { days: 14 }, tone: "waiting" },
    decided: { label: { zh: "已定", en: "Decided" }, final: true, tone: "done" },
    cancelled: { label: { zh: "取消", en: "Cancelled" }, final: true, tone: "stopped" },
  },
  gates: {
    weighed: {
      label: { zh: "权重合计 100", en: "Weights sum to 100" },
      unmet: { zh: "至少两项考核，权重合计 100", en: "Two assessments at least, weights that sum to 100" },
      at: "parts",
    },
    decided: {
      label: { zh: "各项考核已定分", en: "Its assessments are decided" },
      unmet: { zh: "有考核还没有定分", en: "An assessment is not decided" },
      at: "parts",
    },
  },
  actions: {
    draft: { label: { zh: "新建综合考核", en: "Begin" }, from: [], to: "draft", by: ["adviser"] },
    propose: { label: { zh: "送决定", en: "Propose" }, from: ["draft"], to: "proposed", by: ["adviser"], gates: ["weighed", "decided"] },
    back: { label: { zh: "退回", en: "Return" }, from: ["proposed"], to: "draft", by: ["leader"], reason: "required" },
    decide: {
      label: { zh: "决定", en: "Decide" },
      from: ["proposed"],
      to: "decided",
      by: ["leader"],
      gates: ["weighed", "decided"],
      separateFrom: ["propose"],
    },
    cancel: { label: { zh: "取消", en: "Cancel" }, from: ["draft"], to: "cancelled", by: ["adviser"], reason: "required" },
  },
});

export const composites = defineRecords({
  register,
  process,
  title: "title",
  path: "/assessments/composites",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["draft"],
  levels: { draft: "own", proposed: "own" },
  children: {
    parts: childRows("composite_id", parts, (v) =>
      readDecimal(v.weight) && compare(exact(v.weight), exact(0)) > 0 && compare(exact(v.weight), exact(100)) <= 0
        ? {}
        : { weight: { zh: "写大于 0、不超过 100 的数", en: "A number above 0 and at most 100" } },
    ),
  },
  sameBy: ["title", "year"],
  check: (v) =>
    readGrades(v.grades)
      ? {}
      : { grades: { zh: "写成“优秀90；良好80；合格60；不合格0”，最后一档为 0", en: "As 优秀90；良好80；合格60；不合格0" } },
  files: { basis: { zh: "依据文件", en: "Basis" }, decision: { zh: "会议纪要或决定", en: "Decision" } },
  words: {
    create: { zh: "新建综合考核", en: "New composite assessment" },
    empty: {
      zh: "还没有综合考核。几项考核都定分以后，按权重合成一个。",
      en: "None yet. Once several assessments are decided they are composed by weights.",
    },
  },
});
