import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { defineRegister } from "../../platform/register/fields.ts";

const money = <const K extends string>(key: K, zh: string, en: string) =>
  ({ key, label: { zh, en }, type: "money", required: true, computed: "stored" }) as const;

const uses = defineRegister({
  name: "fund_use",
  label: { zh: "资金使用", en: "Uses" },
  fields: [
    { key: "onDay", label: { zh: "日期", en: "Day" }, type: "day", required: true },
    { key: "what", label: { zh: "用在哪里", en: "For what" }, type: "text", required: true },
    { key: "amountFen", label: { zh: "金额", en: "Amount" }, type: "money", required: true },
    {
      key: "evidence",
      label: { zh: "凭证", en: "Proof" },
      type: "text",
      required: true,
      help: { zh: "凭证号、合同号；照片不算", en: "Number of a voucher or contract; no photo" },
    },
  ],
});

const allotmentProcess = processWithHandOver({
  name: "fund_allotment",
  label: { zh: "下达资金", en: "Allotment" },
  initial: "allotted",
  states: {
    allotted: { label: { zh: "待拨付", en: "To be paid" }, final: false, owner: "adviser", limit: { days: 60 }, tone: "waiting" },
    paid: { label: { zh: "已拨付，在用", en: "Paid" }, final: false, owner: "adviser", limit: { months: 12 }, tone: "active" },
    reported: {
      label: { zh: "使用报告待核", en: "Report to be checked" },
      final: false,
      owner: "reviewer",
      limit: { days: 30 },
      tone: "waiting",
    },
    recovering: {
      label: { zh: "收回中", en: "To be paid back" },
      todo: { zh: "登记收回", en: "Enter what came back" },
      final: false,
      owner: "adviser",
      limit: { days: 60 },
      tone: "waiting",
    },
    settled: { label: { zh: "办结", en: "Settled" }, final: true, tone: "done" },
    recovered: { label: { zh: "已收回", en: "Paid back" }, final: true, tone: "stopped" },
  },
  gates: {
    paid_whole: {
      label: { zh: "全额拨付", en: "Paid in full" },
      unmet: { zh: "拨付记录合计还不等于下达金额", en: "Payments do not sum to the amount" },
      at: "money",
    },
    used: {
      label: { zh: "写了使用情况", en: "Uses entered" },
      unmet: { zh: "先登记资金使用，合计不超过下达金额", en: "First enter the uses, no more than the amount" },
      at: "uses",
    },
    told: {
      label: { zh: "写了说明", en: "Report written" },
      unmet: { zh: "先写使用情况说明", en: "First write the report" },
      at: "fields",
    },
    accounted: {
      label: { zh: "钱账相符", en: "Money accounted for" },
      unmet: { zh: "使用加收回还不等于下达金额：退回补记，或收回余额", en: "Uses and what came back do not sum to the amount" },
      at: "money",
    },
    back_whole: {
      label: { zh: "余额已收回", en: "The rest came back" },
      unmet: { zh: "余额还没有全部收回", en: "The rest has not all come back" },
      at: "money",
    },
  },
  actions: {
    allot: { label: { zh: "下达", en: "Allot" }, from: [], to: "allotted", by: ["leader"] },
    pay: {
      label: { zh: "拨付完毕", en: "Paid" },
      from: ["allotted"],
      to: "paid",
      by: ["adviser"],
      gates: ["paid_whole"],
      fact: "fund.paid",
      bulk: true,
    },
    report: { label: { zh: "报使用情况", en: "Report" }, from: ["paid"], to: "reported", by: ["adviser"], gates: ["used", "told"] },
    accept: {
      label: { zh: "核实办结", en: "Accept" },
      from: ["reported"],
      to: "settled",
      by: ["reviewer"],
      gates: ["accounted"],
      separateFrom: ["report", "pay"],
      fact: "fund.used",
      bulk: true,
    },
    return: { label: { zh: "退回补报", en: "Return" }, from: ["reported"], to: "paid", by: ["reviewer"], reason: "required" },
    recover: {
      label: { zh: "收回余额", en: "Take back the rest" },
      from: ["paid", "reported"],
      to: "recovering",
      by: ["reviewer"],
      reason: "required",
      reasons: {
        unused: { zh: "逾期未用", en: "unused in time" },
        misused: { zh: "改变用途", en: "used otherwise" },
        false_papers: { zh: "材料不实", en: "false papers" },
      },
    },
    came_back: {
      label: { zh: "收回完毕", en: "Paid back" },
      from: ["recovering"],
      to: "recovered",
      by: ["adviser"],
      gates: ["back_whole"],
      fact: "fund.used",
      separateFrom: ["recover"],
    },
  },
});

export const allotments = defineRecords({
  register: defineRegister({
    name: "fund_allotment",
    label: { zh: "下达资金", en: "Allotments" },
    fields: [
      { key: "title", label: { zh: "资金", en: "Money" }, type: "text", required: true, computed: "stored", list: "shown", width: 320 },
      { ...money("amountFen", "下达", "Allotted"), adds: true, list: "shown", sort: true, width: 140 },
      { ...money("paidFen", "已拨付", "Paid"), adds: true, list: "shown", width: 140 },
      { key: "paidOn", label: { zh: "拨付日期", en: "Paid on" }, type: "day", computed: "stored", list: "shown", sort: true, width: 130 },
      { ...money("usedFen", "已使用", "Used"), adds: true, list: "shown", width: 140 },
      { ...money("recoveredFen", "已收回", "Came back"), adds: true, list: "on-choice", width: 140 },
      { key: "basis", label: { zh: "依据", en: "Basis" }, type: "text", required: true, computed: "stored" },
      { key: "account", label: { zh: "支出科目", en: "Account" }, type: "text", computed: "stored" },
      { key: "giverUnitId", label: { zh: "下达单位", en: "Given by" }, type: "unit", required: true, computed: "stored" },
      { key: "draftNo", label: { zh: "按第几稿", en: "By draft" }, type: "integer", required: true, computed: "stored" },
      {
        key: "report",
        label: { zh: "使用情况说明", en: "Report" },
        type: "longText",
        help: { zh: "做了什么、有什么结果、结余怎么办", en: "What was done, with what result, what is left" },
      },
    ],
  }),
  process: allotmentProcess,
  title: "title",
  path: "/funds/allotments",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["paid"],
  levels: { allotted: "giverUnitId", paid: "own", reported: "giverUnitId", recovering: "giverUnitId" },
  children: { uses: childRows("allotment_id", uses) },
  warnings: {
    report: {
      label: { zh: "拨付满 12 个月，还没有报使用情况", en: "Paid 12 months ago, no report" },
      past: "paidOn",
      months: 12,
      states: ["paid"],
    },
  },
  files: { voucher: { zh: "凭证", en: "Voucher" }, report: { zh: "使用报告", en: "Report" } },
  words: {
    arise: { zh: "在“资金分配”里，分配定下来以后每个单位自动有一条。", en: "One for each unit once a distribution is decided." },
    empty: { zh: "还没有下达的资金。", en: "No money allotted yet." },
  },
});

const objectionProcess = processWithHandOver({
  name: "fund_objection",
  label: { zh: "分配异议", en: "Objection" },
  initial: "sent",
  states: {
    sent: {
      label: { zh: "待答复", en: "Waiting" },
      todo: { zh: "答复异议", en: "Answer the objection" },
      final: false,
      owner: "reviewer",
      limit: { days: 10 },
      tone: "waiting",
    },
    returned: { label: { zh: "退回补充", en: "Returned" }, final: false, owner: "adviser", limit: { days: 5 }, tone: "waiting" },
    kept: { label: { zh: "维持原测算", en: "Kept" }, final: true, tone: "done" },
    changed: { label: { zh: "采纳，重新测算", en: "Changed" }, final: true, tone: "done" },
    withdrawn: { label: { zh: "撤回", en: "Withdrawn" }, final: true, tone: "stopped" },
  },
  gates: {},
  actions: {
    object: { label: { zh: "提出异议", en: "Object" }, from: [], to: "sent", by: ["adviser"] },
    keep: {
      label: { zh: "维持，写明理由", en: "Keep, with reason" },
      separateFrom: ["object", "resend"],
      from: ["sent"],
      to: "kept",
      by: ["reviewer", "leader"],
      reason: "required",
    },
    change: {
      label: { zh: "采纳，写明改哪里", en: "Change, saying what" },
      separateFrom: ["object", "resend"],
      from: ["sent"],
      to: "changed",
      by: ["reviewer", "leader"],
      reason: "required",
    },
    return: {
      label: { zh: "退回补充证明", en: "Return for proof" },
      from: ["sent"],
      to: "returned",
      by: ["reviewer", "leader"],
      reason: "required",
    },
    resend: { label: { zh: "补充后再提", en: "Send again" }, from: ["returned"], to: "sent", by: ["adviser"] },
    withdraw: { label: { zh: "撤回异议", en: "Withdraw" }, from: ["returned"], to: "withdrawn", by: ["adviser"], reason: "required" },
  },
});

export const objections = defineRecords({
  register: defineRegister({
    name: "fund_objection",
    label: { zh: "分配异议", en: "Objections" },
    fields: [
      {
        key: "claim",
        label: { zh: "哪一项、要求怎么改", en: "What should change" },
        type: "text",
        required: true,
        list: "shown",
        width: 320,
      },
      { key: "reason", label: { zh: "理由和证明", en: "Why, with proof" }, type: "longText", required: true, maxLength: 1000 },
      {
        key: "objector",
        label: { zh: "谁提的", en: "By whom" },
        type: "text",
        maxLength: 60,
        help: { zh: "企业或个人来信来电，由经办代登时填", en: "Where a firm or a person wrote or telephoned and the office enters it" },
      },
      { key: "fundId", label: { zh: "资金", en: "Fund" }, type: "record", of: "fund", required: true },
      { key: "fundTitle", label: { zh: "资金名称", en: "Fund's title" }, type: "text", computed: "stored", list: "shown", width: 260 },
      { key: "answerUnitId", label: { zh: "由谁答复", en: "Answered by" }, type: "unit", computed: "stored" },
      { key: "answer", label: { zh: "答复", en: "Answer" }, type: "longText", computed: "stored" },
    ],
  }),
  process: objectionProcess,
  title: "claim",
  path: "/funds/objections",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  editIn: ["returned"],
  levels: { sent: "answerUnitId", returned: "own" },
  sameBy: ["claim", "fundId"],
  files: { proof: { zh: "证明", en: "Proof" } },
  words: {
    arise: { zh: "对公示中的分配，在“公示中的分配”里提。", en: "They are made beside the table on show." },
    empty: { zh: "没有异议。对公示中的分配，在“公示中的分配”里提。", en: "No objections. They are made beside the table on show." },
  },
});
