import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

/** 全国科普月计划表、反馈表: words are typed, figures come out of the activities of its days. */
export const monthReports = defineRecords({
  register: defineRegister({
    name: "month_report",
    label: { zh: "科普月计划和反馈", en: "Month of science: plans, feedback" },
    fields: [
      field("text", "title", "名称", "Title", { required: true, maxLength: 120, ...shown(300) }),
      field("option", "stage", "哪一种", "Which", {
        required: true,
        options: optionsOf({ plan: { zh: "活动计划", en: "plan" }, feedback: { zh: "情况反馈", en: "feedback" } }),
        ...shown(110),
        filter: true,
      }),
      field("text", "theme", "主题", "Theme", {
        maxLength: 100,
        ...onChoice(200),
        help: { zh: "照上级通知", en: "As the superior's notice has it" },
      }),
      field("day", "fromOn", "活动从", "From", { required: true, ...shown(130), sort: true }),
      field("day", "toOn", "活动到", "Until", { required: true, ...shown(130) }),
      field("text", "source", "上级通知", "Superior's notice", { help: { zh: "名称和文号", en: "Its name and number" } }),
      field("day", "dueBy", "报送截止", "Due", { ...shown(130), sort: true }),
      field("day", "handedOn", "已报送", "Handed in", {
        ...onChoice(130),
        help: { zh: "实际报出的日期；填了就不再提醒", en: "When it went out; once it is there nothing reminds" },
      }),
      field("longText", "measures", "主要做法", "What was done", { maxLength: 3000 }),
      field("longText", "problems", "问题和建议", "Problems, proposals", { maxLength: 2000 }),
    ],
  }),
  title: "title",
  path: "/outreach/months",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  sameBy: ["title", "fromOn"],
  warnings: { due: { label: { zh: "报送截止", en: "Due" }, past: "dueBy", ahead: 7, until: "handedOn" } },
  steps: [
    { title: { zh: "报什么", en: "What" }, fields: ["title", "stage", "theme", "fromOn", "toOn"] },
    { title: { zh: "照哪个通知", en: "By which notice" }, fields: ["source", "dueBy", "handedOn", "measures", "problems"] },
  ],
  check: (v) => (v.toOn < v.fromOn ? { toOn: { zh: "不能早于开始", en: "Before its beginning" } } : {}),
  words: {
    create: { zh: "新建计划表或反馈表", en: "New plan or feedback" },
    empty: { zh: "还没有计划表、反馈表。", en: "None yet." },
  },
});
