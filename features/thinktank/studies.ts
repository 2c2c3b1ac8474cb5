import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";
import { secrecyGuard } from "./guard.ts";
import { studyProcess } from "./study-process.ts";

export const KINDS = optionsOf({
  key: { zh: "重点", en: "key" },
  general: { zh: "一般", en: "general" },
  youth: { zh: "青年人才", en: "young talents" },
});
export const TITLES = optionsOf({
  senior: { zh: "正高", en: "full" },
  vice: { zh: "副高", en: "associate" },
  middle: { zh: "中级", en: "middle" },
  other: { zh: "其他", en: "other" },
});

const members = defineRegister({
  name: "study_member",
  label: { zh: "课题组成员", en: "Members" },
  fields: [
    field("text", "name", "姓名", "Name", { required: true, maxLength: 40 }),
    field("text", "employer", "单位", "Employer", { required: true }),
    field("text", "task", "分工", "Task"),
  ],
});
const deliverables = defineRegister({
  name: "study_deliverable",
  label: { zh: "应交成果", en: "Deliverables" },
  fields: [
    field("option", "kind", "种类", "Kind", {
      required: true,
      options: optionsOf({
        midterm: { zh: "中期报告", en: "midterm report" },
        report: { zh: "研究报告", en: "report" },
        advice: { zh: "决策咨询建议", en: "advice" },
        abstract: { zh: "摘要", en: "abstract" },
        accounts: { zh: "经费决算表", en: "accounts" },
        other: { zh: "其他", en: "other" },
      }),
    }),
    field("text", "title", "名称", "Title"),
    field("day", "dueOn", "应交日期", "Due", { required: true }),
    field("day", "handedOn", "交来日期", "Came on"),
  ],
});
const money = defineRegister({
  name: "study_money",
  label: { zh: "经费", en: "Money" },
  fields: [
    field("integer", "year", "年度", "Year", { required: true }),
    field("option", "kind", "性质", "Kind", {
      required: true,
      options: optionsOf({
        plan: { zh: "计划拨付", en: "planned" },
        paid: { zh: "已拨付", en: "paid" },
        used: { zh: "已支出", en: "used" },
        returned: { zh: "退回", en: "returned" },
      }),
    }),
    field("money", "fen", "金额", "Amount", { required: true }),
    field("day", "onDay", "日期", "Day"),
    field("text", "voucher", "凭证号", "Voucher"),
  ],
});
const changes = defineRegister({
  name: "study_change",
  label: { zh: "变更申请", en: "Changes asked for" },
  fields: [
    field("option", "kind", "变更", "What", {
      required: true,
      options: optionsOf({
        time: { zh: "延期", en: "later end" },
        member: { zh: "成员", en: "members" },
        title: { zh: "题目", en: "title" },
        money: { zh: "经费", en: "money" },
      }),
    }),
    field("day", "askedOn", "申请日期", "Asked on", { required: true }),
    field("text", "says", "内容和理由", "What and why", { required: true }),
    field("day", "untilOn", "延期至", "New end"),
    field("option", "decision", "决定", "Decision", {
      options: optionsOf({ granted: { zh: "同意", en: "granted" }, refused: { zh: "不同意", en: "refused" } }),
    }),
    field("day", "decidedOn", "决定日期", "Decided on"),
  ],
});
const objections = defineRegister({
  name: "study_objection",
  label: { zh: "公示异议", en: "Objections" },
  fields: [
    field("day", "receivedOn", "收到日期", "Received", { required: true }),
    field("text", "sender", "提出人", "From", { required: true }),
    field("text", "says", "内容", "What it says", { required: true }),
    field("text", "reply", "答复", "Reply"),
    field("day", "repliedOn", "答复日期", "Replied on"),
  ],
});

export const studies = defineRecords({
  register: defineRegister({
    name: "study",
    label: { zh: "咨询课题", en: "Consulting projects" },
    guard: secrecyGuard,
    fields: [
      field("text", "title", "题目", "Title", { required: true, maxLength: 120, ...shown(320) }),
      field("record", "callId", "征集通知", "Call", { of: "study_call", required: true }),
      field("option", "kind", "类别", "Kind", { required: true, options: KINDS, ...shown(90), filter: true }),
      field("text", "field", "学科领域", "Field", { required: true, maxLength: 60, ...onChoice(120) }),
      field("text", "number", "课题编号", "Number", { computed: "stored", ...shown(140) }),
      field("text", "leader", "负责人", "Leader", { required: true, maxLength: 40, ...shown(90) }),
      field("month", "leaderBorn", "负责人出生年月", "Leader born", {
        help: { zh: "只用来核对年龄条件；不要身份证号", en: "For the age the call asks; no identity number" },
      }),
      field("option", "leaderTitle", "负责人职称", "Leader's title", { options: TITLES }),
      field("text", "hostName", "承担单位", "Host", { required: true, ...shown(180) }),
      field("creditCode", "hostCode", "承担单位信用代码", "Host's credit code", { required: true }),
      field("record", "baseId", "所属研究基地", "Base", { of: "research_base" }),
      field("longText", "abstract", "研究内容", "What is studied", { maxLength: 2000 }),
      field("day", "fromOn", "起", "From", { ...onChoice(120), sort: true }),
      field("day", "toOn", "止", "Until", { ...shown(120), sort: true }),
      field("money", "sumFen", "经费", "Sum", { adds: true, ...shown(120) }),
      field("text", "contractNo", "合同编号", "Contract"),
      field("day", "contractOn", "合同签订日期", "Contract signed"),
      field("longText", "findings", "成果摘要", "Findings", {
        maxLength: 1000,
        help: {
          zh: "现状、问题、对策三部分，约 300 字；以后靠它查到这份报告",
          en: "State, problem, advice in some 300 characters; the report is found by it",
        },
      }),
      field("day", "submittedOn", "报送日期", "Submitted", { computed: "stored" }),
      field("day", "publishedOn", "公示日期", "Published", { computed: "stored" }),
      field("day", "acceptedOn", "结题日期", "Accepted", { computed: "stored", ...onChoice(120) }),
      field("text", "certificate", "结题证明编号", "Certificate", { computed: "stored" }),
      field("text", "certificateCode", "结题证明核验码", "Code of the certificate", { computed: "stored" }),
      field("boolean", "extended", "已延期", "Extended", { computed: "stored" }),
    ],
  }),
  process: studyProcess,
  title: "title",
  path: "/thinktank/studies",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  editIn: ["draft", "contracting", "running", "rectifying", "continuing", "published", "closing"],
  children: {
    members: childRows("study_id", members),
    deliverables: childRows("study_id", deliverables),
    money: childRows("study_id", money, (v) =>
      v.kind === "plan"
        ? {}
        : {
            ...(v.onDay === null ? { onDay: { zh: "请填日期", en: "Give the day" } } : {}),
            ...(v.voucher === null ? { voucher: { zh: "请填凭证号", en: "Give the voucher" } } : {}),
          },
    ),
    changes: childRows("study_id", changes, (v) => ({
      ...(v.kind === "time" && v.untilOn === null ? { untilOn: { zh: "请填延到哪一天", en: "Until when" } } : {}),
      ...((v.decision === null) === (v.decidedOn === null)
        ? {}
        : { decidedOn: { zh: "决定和决定日期要一起填", en: "The decision and its day go together" } }),
    })),
    objections: childRows("study_id", objections, (v) =>
      (v.reply === null) === (v.repliedOn === null)
        ? {}
        : { repliedOn: { zh: "答复和日期要一起填", en: "The reply and its day go together" } },
    ),
  },
  sameBy: ["title", "leader"],
  warnings: {
    ends: {
      label: { zh: "研究期限将到", en: "Its end is near" },
      past: "toOn",
      ahead: 30,
      states: ["running", "continuing", "rectifying"],
    },
  },
  views: { board: true, timeline: ["fromOn", "toOn"] },
  steps: [
    { title: { zh: "课题", en: "The project" }, fields: ["title", "callId", "kind", "field", "abstract"] },
    { title: { zh: "谁承担", en: "By whom" }, fields: ["leader", "leaderBorn", "leaderTitle", "hostName", "hostCode"] },
    { title: { zh: "期限和合同", en: "Time and contract" }, fields: ["fromOn", "toOn", "sumFen", "contractNo", "contractOn"] },
    { title: { zh: "成果", en: "Results" }, fields: ["baseId", "findings"] },
  ],
  check: (v) => ({
    ...(v.fromOn !== null && v.toOn !== null && v.toOn < v.fromOn ? { toOn: { zh: "不能早于开始", en: "Not before its beginning" } } : {}),
  }),
  files: {
    application: { zh: "盖章申报书", en: "Sealed application" },
    minutes: { zh: "会议审定纪要", en: "Minutes of the meeting" },
    contract: { zh: "合同", en: "Contract" },
    report: { zh: "研究报告", en: "Report" },
    accounts: { zh: "经费决算表", en: "Accounts" },
  },
  words: { create: { zh: "登记申报", en: "Enter an application" }, empty: { zh: "还没有课题。", en: "No projects yet." } },
});
