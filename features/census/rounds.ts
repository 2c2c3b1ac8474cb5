import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { questionFields } from "./question-fields.ts";
import { rowFault } from "./questions.ts";

const register = defineRegister({
  name: "census_round",
  label: { zh: "摸底调查", en: "Censuses" },
  fields: [
    { key: "title", label: { zh: "名称", en: "Title" }, type: "text", required: true, maxLength: 100, list: "shown", width: 280 },
    {
      key: "purpose",
      label: { zh: "依据和用途", en: "Ground and use" },
      type: "longText",
      required: true,
      maxLength: 1000,
      help: { zh: "填报单位会看到：为什么问、用在哪里", en: "Shown to whoever is asked: why, and what for" },
    },
    {
      key: "kinds",
      label: { zh: "问哪些单位", en: "Whom" },
      type: "options",
      required: true,
      options: optionsOf({
        society: { zh: "学会", en: "societies" },
        rural_association: { zh: "农技协", en: "rural technical associations" },
        enterprise_association: { zh: "企业科协", en: "associations within enterprises" },
        university_association: { zh: "高校科协", en: "associations within universities" },
        veterans_association: { zh: "老科协", en: "associations of retired scientists" },
        association: { zh: "下级科协", en: "associations beneath" },
        department: { zh: "协同部门", en: "co-operating departments" },
        park: { zh: "园区", en: "parks" },
        service_centre: { zh: "服务中心", en: "service centres" },
      }),
      help: { zh: "本单位以下的全部这类单位", en: "All such units beneath one's own" },
    },
    {
      key: "untilOn",
      label: { zh: "填报截止", en: "Until" },
      type: "day",
      required: true,
      list: "shown",
      filter: true,
      sort: true,
      width: 130,
    },
    {
      key: "earlierId",
      label: { zh: "上一轮", en: "Earlier round" },
      type: "record",
      of: "census_round",
      help: {
        zh: "同样的题带出那一轮的答案；没有变化的单位点一下就报完",
        en: "The same questions begin with its answers; unchanged is one click",
      },
    },
    {
      key: "askedOn",
      label: { zh: "发出日期", en: "Asked on" },
      type: "day",
      computed: "stored",
      list: "shown",
      filter: true,
      sort: true,
      width: 130,
    },
  ],
});

const questions = defineRegister({ name: "census_question", label: { zh: "题目", en: "Questions" }, fields: questionFields });

const process = processWithHandOver({
  name: "census_round",
  label: { zh: "摸底调查", en: "Census" },
  initial: "plan",
  states: {
    plan: { label: { zh: "拟表", en: "Drafted" }, final: false, owner: "adviser", limit: { months: 3 } },
    asked: {
      label: { zh: "填报中", en: "Asked" },
      final: false,
      owner: "adviser",
      todo: { zh: "催填报，看异常，收齐办结", en: "Ask for what is missing, look at it, close" },
      limit: { months: 3 },
      tone: "active",
    },
    closed: { label: { zh: "已收齐", en: "Closed" }, final: true, tone: "done" },
    cancelled: { label: { zh: "不办了", en: "Cancelled" }, final: true, tone: "stopped" },
  },
  gates: {
    form: {
      label: { zh: "表能用", en: "The form holds" },
      unmet: { zh: "先写题目或导入工作簿；有错的题先改好", en: "First write questions or bring in a workbook, and mend what is wrong" },
      at: "form",
    },
    units: {
      label: { zh: "有单位可问", en: "There is somebody to ask" },
      unmet: { zh: "本单位以下没有所选的这类单位", en: "There are no such units beneath" },
      at: "fields",
    },
    looked: {
      label: { zh: "报来的都看过", en: "All replies are looked at" },
      unmet: { zh: "还有报来没看的，或退回还没重报的", en: "Replies wait to be looked at, or were returned" },
      at: "progress",
    },
    over: {
      label: { zh: "截止日已过或都已回", en: "The day is over, or all replied" },
      unmet: { zh: "还没到截止日，也没有都回", en: "The last day is not over and some are silent" },
      at: "progress",
    },
  },
  actions: {
    draft: { label: { zh: "拟一轮", en: "Draft" }, from: [], to: "plan", by: ["adviser"] },
    ask: { label: { zh: "发给各单位", en: "Ask" }, from: ["plan"], to: "asked", by: ["adviser"], gates: ["form", "units"] },
    close: {
      label: { zh: "收齐办结", en: "Close" },
      from: ["asked"],
      to: "closed",
      by: ["adviser"],
      gates: ["looked", "over"],
      fact: "census.closed",
    },
    cancel: { label: { zh: "不办了", en: "Cancel" }, from: ["plan", "asked"], to: "cancelled", by: ["adviser"], reason: "required" },
  },
});

export const rounds = defineRecords({
  register,
  process,
  title: "title",
  path: "/census",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["plan"],
  children: { questions: childRows("round_id", questions, rowFault) },
  sameBy: ["title", "untilOn"],
  warnings: {
    over: {
      label: { zh: "已过截止日，还没有收齐办结", en: "Its last day is over and it is not closed" },
      past: "untilOn",
      states: ["asked"],
    },
  },
  steps: [
    { title: { zh: "问谁", en: "Whom" }, fields: ["title", "kinds", "untilOn"] },
    { title: { zh: "为什么问", en: "Why" }, fields: ["purpose", "earlierId"] },
  ],
  words: { create: { zh: "拟一轮调查", en: "Draft a census" }, empty: { zh: "还没有摸底调查。", en: "No census yet." } },
});
