import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { CARE_SIGHT, HIDDEN } from "./registers.ts";
import { namesAReason } from "./rules.ts";

export const OCCASIONS = {
  spring: { zh: "春节", en: "Spring Festival" },
  workers: { zh: "科技工作者日", en: "Science Workers' Day" },
  elder: { zh: "重阳节", en: "Double Ninth" },
  usual: { zh: "日常", en: "in between" },
} as const;
export const WAYS = {
  visit: { zh: "上门", en: "visit" },
  phone: { zh: "电话", en: "telephone" },
  letter: { zh: "信函", en: "letter" },
  parcel: { zh: "寄送", en: "parcel" },
} as const;
const CONSENT = optionsOf({
  unasked: { zh: "还没问", en: "not asked" },
  yes: { zh: "同意", en: "yes" },
  no: { zh: "不同意", en: "no" },
});
const access = { read: ["adviser", "reviewer", "leader"], edit: ["adviser"], sensitive: CARE_SIGHT };

export const carePlans = defineRecords({
  register: defineRegister({
    name: "care_plan",
    label: { zh: "慰问计划", en: "Plans of visits" },
    fields: [
      field("text", "name", "名称", "Name", { required: true, maxLength: 100, ...shown(280) }),
      field("option", "occasion", "时机", "Occasion", { required: true, options: optionsOf(OCCASIONS), ...shown(120), filter: true }),
      field("day", "fromOn", "开始日期", "From", { required: true, ...shown(120), filter: true, sort: true }),
      field("day", "toOn", "结束日期", "Until", { required: true, ...shown(120) }),
      field("longText", "criteria", "慰问哪些人", "Whom", { required: true, maxLength: 1000 }),
      field("text", "source", "依据", "Source", {
        required: true,
        maxLength: 200,
        help: { zh: "文件或会议，写名称和日期", en: "Document or meeting, with its day" },
      }),
      field("money", "budgetFen", "预算", "Budget", { adds: true, required: true, ...onChoice(120) }),
    ],
  }),
  process: processWithHandOver({
    name: "care_plan",
    label: { zh: "慰问计划", en: "Plan of visits" },
    initial: "draft",
    states: {
      draft: { label: { zh: "拟定", en: "Draft" }, final: false, owner: "leader", limit: { days: 30 } },
      approved: {
        label: { zh: "已批准", en: "Approved" },
        final: false,
        owner: "adviser",
        todo: { zh: "逐户走访，办完结束", en: "Pay the visits, then close" },
        limit: { months: 6 },
        tone: "active",
      },
      closed: { label: { zh: "已办完", en: "Closed" }, final: true, tone: "done" },
      dropped: { label: { zh: "不办了", en: "Dropped" }, final: true, tone: "stopped" },
    },
    gates: {
      settled: {
        label: { zh: "每一户都有结果", en: "Every visit has its end" },
        unmet: { zh: "还有没办的慰问：办完、登记谢绝，或不再慰问", en: "A visit is open: do it, enter that it was declined, or drop it" },
        at: "account",
      },
      unused: {
        label: { zh: "没有已批准的慰问", en: "No visit was approved" },
        unmet: { zh: "已有批准或办过的慰问，请办完后结束", en: "A visit is approved or done: end the plan by closing it" },
        at: "account",
      },
    },
    actions: {
      plan: { label: { zh: "拟定", en: "Plan" }, from: [], to: "draft", by: ["adviser"] },
      approve: { label: { zh: "批准计划", en: "Approve" }, from: ["draft"], to: "approved", by: ["leader"], separateFrom: ["plan"] },
      close: { label: { zh: "办完结束", en: "Close" }, from: ["approved"], to: "closed", by: ["adviser"], gates: ["settled"] },
      drop: {
        label: { zh: "不办了", en: "Drop" },
        from: ["draft", "approved"],
        to: "dropped",
        by: ["adviser", "leader"],
        gates: ["unused"],
        reason: "required",
      },
    },
  }),
  title: "name",
  path: "/care/plans",
  access,
  editIn: ["draft", "approved"],
  sameBy: ["name"],
  check: (v) => (v.toOn < v.fromOn ? { toOn: { zh: "不能早于开始", en: "Not before its beginning" } } : {}),
  words: { create: { zh: "拟定慰问计划", en: "Plan visits" }, empty: { zh: "还没有慰问计划。", en: "No plans yet." } },
});

export const careVisits = defineRecords({
  register: defineRegister({
    name: "care_visit",
    label: { zh: "慰问走访", en: "Visits" },
    fields: [
      field("text", "title", "标题", "Title", {
        required: true,
        maxLength: 100,
        ...shown(260),
        help: { zh: "如“春节走访罗某”，不写原因", en: "Without the reason" },
      }),
      field("record", "planId", "慰问计划", "Plan", { of: "care_plan", required: true, ...shown(220), filter: true }),
      field("record", "personId", "慰问谁", "Whom", { of: "care_person", required: true, ...shown(140), filter: true }),
      field("text", "nominatedBy", "推荐单位", "Nominated by", { required: true, maxLength: 100 }),
      field("option", "way", "方式", "Way", { required: true, options: optionsOf(WAYS), ...shown(90), filter: true }),
      field("money", "plannedFen", "拟送金额（含物品）", "Planned amount", { required: true }),
      field("text", "visitors", "走访人", "Visitors", { maxLength: 100 }),
      field("day", "visitedOn", "走访日期", "Visited on", { ...shown(130), filter: true, sort: true }),
      field("text", "goods", "送了什么", "What was brought", { maxLength: 200 }),
      field("money", "givenFen", "实送金额（含物品）", "Amount given", { help: { zh: "没有送就填 0", en: "0 where nothing was brought" } }),
      field("option", "consentNamed", "本人同意报道姓名", "May be named", { required: true, options: CONSENT }),
      field("option", "consentPictured", "本人同意拍照", "May be pictured", { required: true, options: CONSENT }),
      field("day", "followUpOn", "下次联系", "Next contact", { ...onChoice(130), filter: true, sort: true }),
    ],
  }),
  process: processWithHandOver({
    name: "care_visit",
    label: { zh: "慰问走访", en: "Visit" },
    initial: "nominated",
    states: {
      nominated: { label: { zh: "已推荐", en: "Nominated" }, final: false, owner: "leader", limit: { days: 15 }, tone: "waiting" },
      approved: {
        label: { zh: "待走访", en: "To be visited" },
        final: false,
        owner: "adviser",
        todo: { zh: "去走访，登记慰问", en: "Visit, and enter it" },
        limit: { days: 60 },
        tone: "active",
      },
      done: { label: { zh: "已慰问", en: "Done" }, final: true, tone: "done" },
      declined: { label: { zh: "本人谢绝", en: "Declined with thanks" }, final: true, tone: "done" },
      dropped: { label: { zh: "不再慰问", en: "Dropped" }, final: true, tone: "stopped" },
    },
    gates: {
      planned: {
        label: { zh: "计划已批准", en: "The plan is approved" },
        unmet: { zh: "慰问计划还没有批准，或已结束", en: "The plan is not approved, or has ended" },
        at: "fields",
      },
      within: {
        label: { zh: "在预算之内", en: "Within the budget" },
        unmet: { zh: "超出计划剩下的预算：调低金额，或先调整预算", en: "More than what is left of the budget" },
        at: "fields",
      },
      told: {
        label: { zh: "谁去的、哪天、送了多少", en: "Who, when, how much" },
        unmet: {
          zh: "先填走访人、走访日期（不晚于今天）和实送金额，走访人不能是本人",
          en: "First enter visitors, day (not to come) and amount; nobody visits himself",
        },
        at: "fields",
      },
      receipted: {
        label: { zh: "有签收单", en: "Receipt" },
        unmet: { zh: "送了钱物，先上传本人签收单；文件名里不写原因", en: "Upload the signed receipt; no reason in a file's name" },
        at: "files",
      },
      spent: {
        label: { zh: "实送不超预算", en: "Given within the budget" },
        unmet: { zh: "实送金额超出计划剩下的预算", en: "More was given than is left of the budget" },
        at: "fields",
      },
    },
    actions: {
      nominate: { label: { zh: "推荐", en: "Nominate" }, from: [], to: "nominated", by: ["adviser"] },
      approve: {
        label: { zh: "同意慰问", en: "Approve" },
        from: ["nominated"],
        to: "approved",
        by: ["leader"],
        gates: ["planned", "within"],
        separateFrom: ["nominate"],
        bulk: true,
      },
      done: {
        label: { zh: "已慰问", en: "Done" },
        from: ["approved"],
        to: "done",
        by: ["adviser"],
        gates: ["told", "receipted", "spent"],
        fact: "care.visited",
      },
      decline: { label: { zh: "本人谢绝", en: "Declined" }, from: ["nominated", "approved"], to: "declined", by: ["adviser"], short: true },
      drop: {
        label: { zh: "不再慰问", en: "Drop" },
        from: ["nominated", "approved"],
        to: "dropped",
        by: ["adviser", "leader"],
        reason: "required",
        reasons: {
          twice: { zh: "别的单位已走访", en: "another unit came" },
          criteria: { zh: "不在慰问范围", en: "not within the criteria" },
          deceased: { zh: "已去世", en: "deceased" },
          changed: { zh: "计划调整", en: "the plan changed" },
        },
      },
    },
  }),
  title: "title",
  path: "/care",
  access,
  editIn: ["nominated", "approved"],
  sameBy: ["personId", "planId"],
  warnings: {
    follow: { label: { zh: "到了约定的下次联系", en: "Next contact is due" }, past: "followUpOn", ahead: 7 },
  },
  views: { calendar: "visitedOn", board: true },
  steps: [
    { title: { zh: "慰问谁", en: "Whom" }, fields: ["title", "planId", "personId", "nominatedBy", "plannedFen"] },
    { title: { zh: "怎么去", en: "How" }, fields: ["way", "visitors", "consentNamed", "consentPictured"] },
    { title: { zh: "去了以后", en: "Afterwards" }, fields: ["visitedOn", "goods", "givenFen", "followUpOn"] },
  ],
  check: (v) =>
    Object.fromEntries(
      (["title", "nominatedBy", "goods", "visitors"] as const).flatMap((key) => (namesAReason(v[key] ?? "") ? [[key, HIDDEN]] : [])),
    ),
  files: { receipt: { zh: "签收单", en: "Receipt" }, picture: { zh: "照片（本人同意才拍）", en: "Picture (with consent)" } },
  words: { create: { zh: "推荐慰问对象", en: "Nominate" }, empty: { zh: "还没有慰问走访。", en: "No visits yet." } },
});
