import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { COMPARISONS, readNeed, SUBJECTS, type ComparisonKey, type SubjectKey } from "./subjects.ts";

const wordsOf = <K extends string>(all: Readonly<Record<K, { readonly zh: string; readonly en: string }>>) =>
  optionsOf(Object.fromEntries((Object.keys(all) as K[]).map((k) => [k, { zh: all[k].zh, en: all[k].en }])));

const conditions = defineRegister({
  name: "benefit_condition",
  label: { zh: "条件", en: "Conditions" },
  fields: [
    field("integer", "groupNo", "第几组", "Group", {
      required: true,
      help: { zh: "几条一起算的写同一个数；各组都要满足", en: "Conditions that stand together bear one number; all groups must hold" },
    }),
    field("option", "how", "这一组", "Of the group", {
      required: true,
      options: optionsOf({
        all: { zh: "都要满足", en: "all must hold" },
        any: { zh: "满足其一", en: "one must hold" },
        none: { zh: "一条也不能有（除外）", en: "none may hold" },
      }),
    }),
    field("option", "subject", "事项", "Subject", { required: true, options: wordsOf(SUBJECTS) }),
    field("option", "comparison", "怎么比", "Comparison", { required: true, options: wordsOf(COMPARISONS) }),
    field("text", "value", "数值", "Value", {
      required: true,
      help: { zh: "如 2 亿元、3%、是、C35、C36", en: "As 2 亿元, 3%, 是, C35、C36" },
    }),
    field("text", "address", "第几条", "Article", { required: true, maxLength: 80, help: { zh: "如 第八条", en: "As 第八条" } }),
    field("longText", "clause", "原文", "Its words", { required: true, maxLength: 1000 }),
  ],
});

const process = processWithHandOver({
  name: "benefit",
  label: { zh: "惠企事项", en: "Benefit" },
  initial: "draft",
  states: {
    draft: { label: { zh: "录入", en: "Being entered" }, final: false, owner: "adviser", limit: { days: 15 } },
    check: { label: { zh: "待核对", en: "To be checked" }, final: false, owner: "reviewer", limit: { days: 5 }, tone: "waiting" },
    in_force: {
      label: { zh: "已核对，可用", en: "Checked" },
      final: false,
      owner: "adviser",
      todo: { zh: "按年复核，有变化就修改", en: "Re-check yearly; revise what changed" },
      limit: { months: 12 },
      tone: "active",
    },
    ended: { label: { zh: "停用", en: "Ended" }, final: true, tone: "stopped" },
  },
  gates: {
    found: {
      label: { zh: "文件在政策库里", en: "The document is in the library" },
      unmet: {
        zh: "政策库里没有找到这份文件，请核对名称或文号，或先把它录入政策库",
        en: "The library has no such document; check title or number, or enter it there first",
      },
      at: "fields",
    },
    conditions: {
      label: { zh: "有条件", en: "There are conditions" },
      unmet: { zh: "先逐条写下条件", en: "First enter the conditions" },
      at: "conditions",
    },
    quoted: {
      label: { zh: "每条原文都在所写的条文里", en: "Every quotation stands in its article" },
      unmet: {
        zh: "有的原文在所写的那一条里找不到，见“条件和原文”",
        en: "A quotation is not in the article named; see Conditions and text",
      },
      at: "conditions",
    },
  },
  actions: {
    enter: { label: { zh: "录入惠企事项", en: "Enter a benefit" }, from: [], to: "draft", by: ["adviser"] },
    submit: {
      label: { zh: "送核对", en: "Submit" },
      from: ["draft"],
      to: "check",
      by: ["adviser"],
      gates: ["found", "conditions", "quoted"],
    },
    return: { label: { zh: "退回修改", en: "Return" }, from: ["check"], to: "draft", by: ["reviewer"], reason: "required" },
    check: {
      label: { zh: "核对无误", en: "Checked" },
      from: ["check"],
      to: "in_force",
      by: ["reviewer"],
      gates: ["found", "conditions", "quoted"],
      separateFrom: ["enter", "submit"],
    },
    revise: { label: { zh: "修改", en: "Revise" }, from: ["in_force"], to: "draft", by: ["adviser"] },
    end: { label: { zh: "停用", en: "End" }, from: ["draft", "in_force"], to: "ended", by: ["adviser", "reviewer"], reason: "required" },
  },
});

export const benefits = defineRecords({
  register: defineRegister({
    name: "benefit",
    label: { zh: "惠企事项", en: "Benefits" },
    fields: [
      field("text", "title", "事项", "Title", { required: true, maxLength: 120, ...shown(280) }),
      field("text", "policy", "文件名称或文号", "Document (title or number)", { required: true, ...shown(240) }),
      field("longText", "gives", "给什么", "What it gives", { required: true, maxLength: 1000 }),
      field("money", "amountFen", "最高金额", "At most"),
      field("day", "deadline", "申报截止", "Apply until", { ...shown(130), sort: true }),
      field("longText", "papers", "要交的材料", "Papers to hand in", { maxLength: 2000 }),
      field("day", "checkedOn", "核对日期", "Checked on", { computed: "stored" }),
    ],
  }),
  process,
  title: "title",
  path: "/eligibility/benefits",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["draft"],
  sameBy: ["title", "policy"],
  children: {
    conditions: childRows("benefit_id", conditions, (v) => {
      const need = readNeed(v.subject as SubjectKey, v.comparison as ComparisonKey, v.value);
      return "fault" in need ? { value: need.fault } : {};
    }),
  },
  words: {
    create: { zh: "录入惠企事项", en: "Enter a benefit" },
    empty: { zh: "还没有惠企事项。一条政策写清给什么、要什么条件、原文在哪一条。", en: "No benefits yet." },
  },
});
