import { addDays, isWeekend } from "@bihuan/kit";
import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";
import { PER, RATE_ITEMS } from "./rules.ts";

export const teachers = defineRecords({
  register: defineRegister({
    name: "teacher",
    label: { zh: "授课人", en: "Teachers" },
    persons: true,
    fields: [
      { key: "name", label: { zh: "姓名", en: "Name" }, type: "text", required: true, maxLength: 40, list: "shown", width: 140 },
      { key: "employer", label: { zh: "单位", en: "Employer" }, type: "text", required: true, list: "shown", width: 220 },
      { key: "title", label: { zh: "职称", en: "Title" }, type: "text", maxLength: 40, list: "shown", width: 140 },
      { key: "topics", label: { zh: "能讲什么", en: "Teaches" }, type: "longText" },
      { key: "phone", label: { zh: "电话", en: "Telephone" }, type: "phone", sensitive: "contact" },
    ],
  }),
  title: "name",
  path: "/training/teachers",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"], above: true },
  sameBy: ["name", "employer"],
  words: { create: { zh: "登记授课人", en: "Enter a teacher" }, empty: { zh: "还没有登记授课人。", en: "No teachers yet." } },
});

export const daysOff = defineRecords({
  register: defineRegister({
    name: "day_off",
    label: { zh: "放假和调休", en: "Days off and worked weekends" },
    fields: [
      { key: "name", label: { zh: "名称", en: "Name" }, type: "text", required: true, maxLength: 60, list: "shown", width: 200 },
      { key: "fromOn", label: { zh: "从", en: "From" }, type: "day", required: true, list: "shown", filter: true, sort: true, width: 130 },
      { key: "toOn", label: { zh: "到", en: "Until" }, type: "day", required: true, list: "shown", filter: true, sort: true, width: 130 },
      {
        key: "worked",
        label: { zh: "调休上班", en: "Worked" },
        type: "boolean",
        list: "shown",
        filter: true,
        width: 110,
        help: { zh: "周末要上班的日子选“是”，另登记一条", en: "Yes for weekends that are worked, a row of their own" },
      },
      {
        key: "source",
        label: { zh: "依据", en: "Source" },
        type: "text",
        required: true,
        list: "shown",
        width: 260,
        help: { zh: "放假通知的名称、文号", en: "The announcement" },
      },
    ],
  }),
  title: "name",
  path: "/training/days-off",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"], above: true },
  sameBy: ["name", "fromOn"],
  check: (v) => ({
    ...(v.toOn < v.fromOn ? { toOn: { zh: "不能早于开始", en: "Not before its beginning" } } : {}),
    ...(v.worked === true && !(isWeekend(v.fromOn) && isWeekend(v.toOn) && v.toOn <= addDays(v.fromOn, 1))
      ? { worked: { zh: "调休上班只登记周末：这几天里有周一到周五", en: "Worked weekends alone: a weekday lies among these" } }
      : {}),
  }),
  words: {
    create: { zh: "登记放假或调休", en: "Enter days off" },
    empty: { zh: "还没有登记放假和调休。", en: "No days off yet." },
  },
});

export const feeRates = defineRecords({
  register: defineRegister({
    name: "fee_rate",
    label: { zh: "费用标准", en: "Rates" },
    fields: [
      field("text", "name", "标准", "Rate", { required: true, ...shown(260) }),
      field("option", "item", "开支项目", "Item", { required: true, options: RATE_ITEMS, ...shown(110), filter: true }),
      field("text", "grade", "档次", "Grade", {
        maxLength: 40,
        ...onChoice(120),
        help: {
          zh: "不填就是各档一样；填了，预算或职称里有这几个字的按这一档",
          en: "Blank is every grade; else where the cost's grade holds these words",
        },
      }),
      field("option", "per", "按什么算", "Per", { required: true, options: PER, ...shown(110), filter: true }),
      field("money", "fen", "最多", "At most", { required: true, ...shown(110), filter: true, sort: true }),
      field("boolean", "strict", "超过就不能办", "Stops what exceeds it", {
        required: true,
        ...shown(130),
        filter: true,
        help: { zh: "选“否”只提示，不拦", en: "No: told alone" },
      }),
      field("text", "source", "依据", "Source", {
        required: true,
        ...shown(240),
        help: { zh: "文件名称、文号、条款", en: "Document, number, article" },
      }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(130), filter: true, sort: true }),
      field("day", "toOn", "废止", "Until", { ...shown(130), filter: true, sort: true }),
    ],
  }),
  title: "name",
  path: "/training/rates",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer"], above: true },
  sameBy: ["name", "fromOn"],
  check: (v) => ({
    ...(v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于施行日期", en: "Not before it came into force" } } : {}),
    ...(v.item === "total" && v.per !== "person_day"
      ? { per: { zh: "综合定额按每人每天", en: "The rate for all together is by person and day" } }
      : {}),
  }),
  words: {
    create: { zh: "登记费用标准", en: "Enter a rate" },
    empty: { zh: "还没有登记费用标准。没有标准的不核对。", en: "No rates yet; what none sets is not compared." },
  },
});

const questionProcess = processWithHandOver({
  name: "course_question",
  label: { zh: "学员提问", en: "Question" },
  initial: "asked",
  states: {
    asked: { label: { zh: "待回答", en: "Asked" }, final: false, owner: "adviser", limit: { days: 15 }, tone: "waiting" },
    answered: { label: { zh: "已回答", en: "Answered" }, final: true, tone: "done" },
    withdrawn: { label: { zh: "不予回答", en: "Not answered" }, final: true, tone: "stopped" },
  },
  gates: {
    written: { label: { zh: "写了答复", en: "Answer written" }, unmet: { zh: "先写答复", en: "First write the answer" }, at: "fields" },
  },
  actions: {
    ask: { label: { zh: "登记问题", en: "Enter" }, from: [], to: "asked", by: ["adviser", "participant"] },
    answer: {
      label: { zh: "答复", en: "Answer" },
      from: ["asked"],
      to: "answered",
      by: ["adviser"],
      gates: ["written"],
      fact: "course.answered",
    },
    withdraw: { label: { zh: "不予回答", en: "Do not answer" }, from: ["asked"], to: "withdrawn", by: ["adviser"], reason: "required" },
  },
});

export const questions = defineRecords({
  register: defineRegister({
    name: "course_question",
    label: { zh: "学员提问", en: "Questions" },
    fields: [
      { key: "question", label: { zh: "问题", en: "Question" }, type: "text", required: true, list: "shown", width: 360 },
      { key: "courseId", label: { zh: "培训班", en: "Course" }, type: "record", of: "course", required: true },
      { key: "details", label: { zh: "补充说明", en: "Details" }, type: "longText" },
      { key: "answer", label: { zh: "答复", en: "Answer" }, type: "longText" },
      { key: "answeredBy", label: { zh: "答复人", en: "Answered by" }, type: "text", maxLength: 60, list: "on-choice", width: 140 },
      {
        key: "askedOn",
        label: { zh: "提问日期", en: "Asked on" },
        type: "day",
        computed: "stored",
        list: "shown",
        filter: true,
        sort: true,
        width: 130,
      },
    ],
  }),
  process: questionProcess,
  title: "question",
  path: "/training/questions",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  sameBy: ["question", "courseId"],
  words: { create: { zh: "登记问题", en: "Enter a question" }, empty: { zh: "还没有问题。", en: "No questions yet." } },
});
