import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { KINDS, TITLES } from "./studies.ts";

const topics = defineRegister({
  name: "study_topic",
  label: { zh: "选题", en: "Topics" },
  fields: [
    field("text", "title", "题目", "Title", { required: true, maxLength: 120 }),
    field("option", "kind", "类别", "Kind", { required: true, options: KINDS }),
    field("boolean", "locked", "题目不得改动", "Title may not be altered"),
  ],
});
const kinds = defineRegister({
  name: "study_kind",
  label: { zh: "各类别的条件", en: "What each kind asks" },
  fields: [
    field("option", "kind", "类别", "Kind", { required: true, options: KINDS }),
    field("money", "sumFen", "每项经费", "Sum of each"),
    field("integer", "mostMonths", "研究期最多几个月", "Months at most"),
    field("integer", "mostAge", "年龄不超过（周岁，通知发布日）", "Age at most, on the day of the call"),
    field("option", "leastTitle", "负责人职称至少", "Leader's title at least", { options: TITLES }),
  ],
});
const criteria = defineRegister({
  name: "study_criterion",
  label: { zh: "评审指标", en: "What is scored" },
  fields: [
    field("text", "name", "指标", "Criterion", { required: true, maxLength: 60 }),
    field("integer", "points", "满分", "Points at most", { required: true }),
  ],
});

export const calls = defineRecords({
  register: defineRegister({
    name: "study_call",
    label: { zh: "课题征集", en: "Calls" },
    fields: [
      field("text", "title", "通知名称", "Title", { required: true, maxLength: 120, ...shown(320) }),
      field("integer", "year", "年度", "Year", { required: true, ...shown(80), sort: true }),
      field("day", "opensOn", "发布日期", "Opens", { required: true, ...shown(120) }),
      field("day", "closesOn", "截止日期", "Closes", { required: true, ...shown(120), sort: true }),
      field("integer", "reviewersEach", "每项几位专家", "Reviewers to each", { required: true, ...shown(110) }),
      field("integer", "publicityDays", "公示几个工作日", "Working days of publicity", { required: true }),
      field("integer", "perHost", "每单位限报几项", "At most of one host", { help: { zh: "不填不限", en: "Blank is no limit" } }),
      field("text", "source", "依据", "Source", { required: true, help: { zh: "文件名称、文号、日期", en: "Document, number, day" } }),
    ],
  }),
  title: "title",
  path: "/thinktank/calls",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"], above: true },
  children: {
    topics: childRows("call_id", topics),
    kinds: childRows("call_id", kinds),
    criteria: childRows("call_id", criteria),
  },
  sameBy: ["title", "year"],
  check: (v) => (v.closesOn < v.opensOn ? { closesOn: { zh: "不能早于发布日期", en: "Not before it opens" } } : {}),
  words: { create: { zh: "登记征集通知", en: "Enter a call" }, empty: { zh: "还没有征集通知。", en: "No calls yet." } },
});

const conflicts = defineRegister({
  name: "reviewer_conflict",
  label: { zh: "应回避的人和单位", en: "Conflicts" },
  fields: [
    field("text", "withName", "姓名或单位", "Person or body", { required: true, maxLength: 100 }),
    field("option", "kind", "关系", "Relation", {
      required: true,
      options: optionsOf({
        employer: { zh: "曾在同一单位", en: "same employer" },
        coauthor: { zh: "合作成果", en: "co-author" },
        family: { zh: "亲属", en: "family" },
        supervisor: { zh: "师生", en: "supervisor" },
        partner: { zh: "其他利害关系", en: "other interest" },
      }),
    }),
    field("day", "fromOn", "从", "From"),
    field("day", "toOn", "到", "Until", { help: { zh: "不填是一直回避", en: "Blank is for good" } }),
  ],
});

export const reviewers = defineRecords({
  register: defineRegister({
    name: "study_reviewer",
    label: { zh: "评审专家", en: "Reviewers" },
    fields: [
      field("text", "name", "姓名", "Name", { required: true, maxLength: 40, ...shown(120) }),
      field("text", "employer", "单位", "Employer", { required: true, ...shown(220) }),
      field("text", "title", "职称", "Title", { maxLength: 40, ...shown(100) }),
      field("text", "field", "专业领域", "Field", { required: true, maxLength: 60, ...shown(160) }),
      field("integer", "most", "一次最多评几项", "At most of one call", { required: true, ...shown(110) }),
      field("option", "standing", "状态", "Standing", {
        required: true,
        options: optionsOf({ active: { zh: "可抽取", en: "may be drawn" }, paused: { zh: "暂停", en: "paused" } }),
        ...shown(90),
        filter: true,
      }),
    ],
  }),
  title: "name",
  path: "/thinktank/reviewers",
  access: { read: ["reviewer", "leader"], edit: ["reviewer"] },
  children: { conflicts: childRows("reviewer_id", conflicts) },
  sameBy: ["name", "employer"],
  words: { create: { zh: "登记专家", en: "Enter a reviewer" }, empty: { zh: "还没有评审专家。", en: "No reviewers yet." } },
});
