import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { namesIn } from "./year-rules.ts";

const parts = defineRegister({
  name: "report_part",
  label: { zh: "段落", en: "Parts" },
  fields: [
    field("integer", "position", "顺序", "Order", { required: true }),
    field("text", "chapter", "章节", "Chapter", { required: true, maxLength: 60 }),
    field("option", "kind", "写成", "Written as", {
      required: true,
      options: optionsOf({
        sentence: { zh: "一段话", en: "a paragraph" },
        table: { zh: "表", en: "a table" },
        chart: { zh: "图", en: "a chart" },
      }),
    }),
    field("option", "by", "表和图按什么列", "Table or chart by", {
      options: optionsOf({
        years: { zh: "本年和上年", en: "this year and last" },
        units: { zh: "下级单位", en: "units beneath" },
        months: { zh: "各月", en: "months" },
      }),
    }),
    field("longText", "text", "内容", "Text", {
      required: true,
      maxLength: 2000,
      help: {
        zh: "数字写成 {指标名称}，年份写成 {年}；表和图只列 {指标名称}",
        en: "A figure as {its name}, the year as {年}; tables and charts name figures alone",
      },
    }),
    field("text", "needs", "没有这个数就不写", "Left out without", { maxLength: 80, help: { zh: "指标名称", en: "Name of a figure" } }),
  ],
});

export const templates = defineRecords({
  register: defineRegister({
    name: "report_template",
    label: { zh: "报告模板", en: "Templates" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 80, ...shown(280) }),
      field("text", "audience", "给谁看", "For whom", { maxLength: 80, ...shown(180) }),
      field("text", "source", "依据", "Source", { ...onChoice(220), help: { zh: "如征稿通知", en: "Such as the call for drafts" } }),
    ],
  }),
  title: "name",
  path: "/reports/templates",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer", "leader"] },
  children: {
    parts: childRows("template_id", parts, (v) => ({
      ...(v.kind !== "sentence" && v.by === null ? { by: { zh: "表和图要选按什么列", en: "Tables and charts need it" } } : {}),
      ...(v.kind !== "sentence" && namesIn(v.text).length === 0 ? { text: { zh: "写上 {指标名称}", en: "Name a figure in braces" } } : {}),
    })),
  },
  sameBy: ["name"],
  words: {
    create: { zh: "新建模板", en: "New template" },
    empty: { zh: "还没有模板。可以从各处提供的段落开始，再改成自己的写法。", en: "No templates yet. Begin with what the rooms offer." },
  },
});

const notes = defineRegister({
  name: "year_note",
  label: { zh: "补充段落", en: "Own paragraphs" },
  fields: [
    field("text", "chapter", "章节", "Chapter", { required: true, maxLength: 60 }),
    field("longText", "text", "内容", "Text", {
      required: true,
      maxLength: 2000,
      help: { zh: "数字写成 {指标名称}", en: "A figure as {its name}" },
    }),
    field("text", "writer", "谁写的", "Written by", { maxLength: 60 }),
  ],
});

const chapters = defineRegister({
  name: "year_chapter",
  label: { zh: "各章分工", en: "Who writes which chapter" },
  fields: [
    field("text", "chapter", "章节", "Chapter", { required: true, maxLength: 60 }),
    field("text", "owner", "谁交", "Who hands it in", {
      required: true,
      maxLength: 60,
      help: { zh: "部门或人", en: "Department or person" },
    }),
    field("day", "dueOn", "交稿期限", "Due", { required: true }),
    field("day", "handedOn", "交稿日期", "Handed in", { help: { zh: "收到稿子再填", en: "Once it is there" } }),
  ],
});

const process = processWithHandOver({
  name: "year_report",
  label: { zh: "年度报告", en: "Year report" },
  initial: "draft",
  states: {
    draft: { label: { zh: "起草", en: "Draft" }, final: false, owner: "adviser", limit: { days: 45 } },
    review: { label: { zh: "审核", en: "Review" }, final: false, owner: "reviewer", limit: { days: 15 }, tone: "waiting" },
    frozen: {
      label: { zh: "冻结", en: "Frozen" },
      final: false,
      owner: "adviser",
      todo: { zh: "印发", en: "Print and send" },
      limit: { days: 30 },
      tone: "active",
    },
    printed: { label: { zh: "印发", en: "Printed" }, final: true, tone: "done" },
    dropped: { label: { zh: "作废", en: "Dropped" }, final: true, tone: "stopped" },
  },
  gates: {
    whole: {
      label: { zh: "没有写错的地方", en: "Nothing is wrong" },
      unmet: { zh: "还有写错的地方，见“报告”", en: "Something is wrong; see Report" },
      at: "desk",
    },
    handed: {
      label: { zh: "各章都已交稿", en: "All chapters are in" },
      unmet: { zh: "还有章节没有交稿，见“各章分工”", en: "A chapter is not in yet; see Who writes which chapter" },
      at: "chapters",
    },
    over: {
      label: { zh: "这一年已过", en: "The year is over" },
      unmet: { zh: "这一年还没有过完，不能冻结", en: "The year is not over" },
      at: "fields",
    },
  },
  actions: {
    begin: { label: { zh: "起草", en: "Begin" }, from: [], to: "draft", by: ["adviser", "reviewer", "leader"] },
    submit: {
      label: { zh: "送审", en: "Send" },
      from: ["draft"],
      to: "review",
      by: ["adviser", "reviewer", "leader"],
      gates: ["handed", "whole"],
    },
    return: { label: { zh: "退回修改", en: "Return" }, from: ["review"], to: "draft", by: ["reviewer", "leader"], reason: "required" },
    freeze: {
      label: { zh: "通过并冻结", en: "Pass and freeze" },
      asks: {
        zh: "文字和数据都定在现在，以后改不了，后来的事不再进这份报告。",
        en: "Words and figures are fixed as of now; nothing that comes later enters this report.",
      },
      from: ["review"],
      to: "frozen",
      by: ["reviewer", "leader"],
      gates: ["whole", "over"],
      separateFrom: ["submit"],
    },
    print: { label: { zh: "印发", en: "Print" }, from: ["frozen"], to: "printed", by: ["adviser", "reviewer", "leader"] },
    drop: { label: { zh: "作废", en: "Drop" }, from: ["draft", "review"], to: "dropped", by: ["adviser", "leader"], reason: "required" },
  },
});

export const yearReports = defineRecords({
  register: defineRegister({
    name: "year_report",
    label: { zh: "年度报告", en: "Year reports" },
    fields: [
      field("text", "title", "标题", "Title", { required: true, maxLength: 120, ...shown(320) }),
      field("integer", "year", "年度", "Year", { required: true, ...shown(80), sort: true }),
      field("record", "templateId", "模板", "Template", { required: true, of: "report_template" }),
      field("text", "audience", "给谁看", "For whom", { maxLength: 80, ...onChoice(160) }),
      field("day", "draftsUntil", "收稿截止", "Drafts until"),
      field("text", "corrects", "更正哪一份", "Corrects", {
        maxLength: 120,
        help: { zh: "印发后有错的，另起一份并写明", en: "What was printed wrong is written anew" },
      }),
      field("integer", "reportId", "冻结稿", "Frozen text", { computed: "stored" }),
    ],
  }),
  process,
  title: "title",
  path: "/reports/years",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer", "leader"] },
  editIn: ["draft"],
  levels: { draft: "own", review: "own", frozen: "own" },
  children: {
    chapters: childRows("of_report", chapters),
    notes: childRows("of_report", notes),
  },
  sameBy: ["title", "year"],
  check: (v, today) => ({
    ...(v.year < 2000 || v.year > Number(today.slice(0, 4)) ? { year: { zh: "填到今年为止的年份", en: "A year up to this one" } } : {}),
  }),
  files: { picture: { zh: "图片", en: "Picture" }, printed: { zh: "印发稿", en: "As printed" } },
  words: { create: { zh: "起草年度报告", en: "Begin a year report" }, empty: { zh: "还没有年度报告。", en: "No year reports yet." } },
});
