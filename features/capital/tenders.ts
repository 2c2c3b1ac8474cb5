import { settlements } from "./accounts.ts";
import { processWithHandOver } from "../../platform/casework/process.ts";
import { childRows, defineRecords } from "../../platform/records/define.ts";
import { field, onChoice, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

const PARTS = optionsOf({
  works: { zh: "工程", en: "works" },
  goods: { zh: "货物", en: "goods" },
  services: { zh: "服务", en: "services" },
});
const access = { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] } as const;

export const thresholds = defineRecords({
  register: defineRegister({
    name: "tender_threshold",
    label: { zh: "招标限额", en: "Tender thresholds" },
    fields: [
      field("text", "name", "规定", "Rule", { required: true, ...shown(280) }),
      field("option", "part", "标的", "Part", { required: true, options: PARTS, ...shown(90), filter: true }),
      field("money", "fen", "达到多少必须招标", "Compulsory from", { required: true, ...shown(140) }),
      field("text", "source", "依据", "Source", { required: true, ...shown(220) }),
      field("day", "fromOn", "施行", "In force from", { required: true, ...shown(120), sort: true }),
      field("day", "toOn", "废止", "Until", shown(120)),
    ],
  }),
  title: "name",
  path: "/capital/thresholds",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["reviewer"], above: true },
  sameBy: ["part", "fromOn"],
  words: {
    create: { zh: "登记限额", en: "Enter a threshold" },
    empty: { zh: "还没有限额；照现行文件登记。", en: "None yet; enter those in force." },
  },
});

const process = processWithHandOver({
  name: "capital_tender",
  label: { zh: "招标采购", en: "Tender" },
  initial: "plan",
  states: {
    plan: { label: { zh: "计划", en: "Planned" }, final: false, owner: "adviser", limit: { days: 90 } },
    notice: { label: { zh: "公告", en: "Announced" }, final: false, owner: "adviser", limit: { days: 30 }, tone: "active" },
    opened: { label: { zh: "已开标，评审", en: "Opened" }, final: false, owner: "adviser", limit: { days: 20 }, tone: "active" },
    published: {
      label: { zh: "中标候选公示", en: "Candidate published" },
      final: false,
      owner: "adviser",
      todo: { zh: "公示期满，请审核定标", en: "After the notice, a reviewer awards it" },
      limit: { days: 15 },
      tone: "waiting",
    },
    awarded: { label: { zh: "定标，待签合同", en: "Awarded" }, final: false, owner: "adviser", limit: { days: 30 }, tone: "active" },
    disputed: {
      label: { zh: "质疑、投诉", en: "Disputed" },
      todo: { zh: "答复质疑、投诉", en: "Answer the complaint" },
      final: false,
      owner: "reviewer",
      limit: { days: 15 },
      tone: "waiting",
    },
    failed: { label: { zh: "流标", en: "Failed" }, final: false, owner: "adviser", limit: { days: 30 } },
    signed: { label: { zh: "已签合同", en: "Signed" }, final: true, tone: "done" },
    ended: { label: { zh: "终止", en: "Ended" }, final: true, tone: "stopped" },
  },
  gates: {
    method: {
      label: { zh: "方式合规", en: "Method allowed" },
      unmet: {
        zh: "达到招标限额：改为公开或邀请招标，或写明理由和批准文件",
        en: "Above the threshold: tender it, or give reason and approval",
      },
      at: "fields",
    },
    day: {
      label: { zh: "开标日到了", en: "The day of opening has come" },
      unmet: { zh: "开标日还没有到，或者没有填", en: "The day of opening has not come, or is not set" },
      at: "fields",
    },
    bidders: {
      label: { zh: "投标人够数", en: "Bidders enough" },
      unmet: { zh: "招标的投标人不足 3 个，只能流标", en: "Fewer than three bidders: it has failed" },
      at: "fields",
    },
    winner: {
      label: { zh: "有中标人和金额", en: "Winner and sum" },
      unmet: { zh: "先填中标（成交）人和金额，金额不超过最高限价", en: "First enter winner and sum, within the ceiling" },
      at: "fields",
    },
    publicity_over: {
      label: { zh: "公示期满", en: "Publicity is over" },
      unmet: { zh: "公示期还没满", en: "Publicity is not over" },
      at: "desk",
    },
    contract: {
      label: { zh: "合同已登记", en: "Contract entered" },
      unmet: { zh: "先登记合同，并选这一项采购", en: "First enter the contract with this tender" },
      at: "desk",
    },
  },
  actions: {
    plan: { label: { zh: "列入计划", en: "Plan" }, from: [], to: "plan", by: ["adviser"] },
    announce: { label: { zh: "发公告", en: "Announce" }, from: ["plan"], to: "notice", by: ["adviser"], gates: ["method"] },
    open: {
      label: { zh: "开标", en: "Open" },
      asks: { zh: "开标日期记为今天；开标以后才能填中标人和金额。", en: "Opened as of today; winner and sum may be entered from then on." },
      from: ["notice"],
      to: "opened",
      by: ["adviser"],
      gates: ["day", "bidders"],
    },
    fail: { label: { zh: "流标", en: "It failed" }, from: ["notice", "opened"], to: "failed", by: ["adviser"], reason: "required" },
    again: { label: { zh: "重新招标", en: "Again" }, from: ["failed"], to: "plan", by: ["adviser"] },
    publish: {
      label: { zh: "公示候选人", en: "Publish" },
      asks: { zh: "中标候选人和金额从现在起公示，开始计算公示期。", en: "It is on show from now on, and the days of showing begin." },
      from: ["opened"],
      to: "published",
      by: ["adviser"],
      gates: ["winner"],
    },
    dispute: {
      label: { zh: "收到质疑、投诉", en: "Disputed" },
      from: ["published", "awarded"],
      to: "disputed",
      by: ["adviser"],
      reason: "required",
    },
    dismiss: { label: { zh: "质疑不成立", en: "Dismiss" }, from: ["disputed"], to: "published", by: ["reviewer"], reason: "required" },
    uphold: {
      label: { zh: "质疑成立，重新招标", en: "Uphold, again" },
      from: ["disputed"],
      to: "failed",
      by: ["reviewer"],
      reason: "required",
    },
    award: {
      label: { zh: "定标", en: "Award" },
      from: ["published"],
      to: "awarded",
      by: ["reviewer"],
      gates: ["publicity_over"],
      separateFrom: ["publish"],
    },
    sign: { label: { zh: "已签合同", en: "Signed" }, from: ["awarded"], to: "signed", by: ["adviser"], gates: ["contract"] },
    end: { label: { zh: "终止采购", en: "End it" }, from: ["plan", "failed"], to: "ended", by: ["adviser"], reason: "required" },
  },
});

export const tenders = defineRecords({
  register: defineRegister({
    name: "capital_tender",
    label: { zh: "招标采购", en: "Tenders" },
    fields: [
      field("text", "title", "名称", "Title", { required: true, maxLength: 120, ...shown(280) }),
      field("record", "projectId", "项目", "Project", { of: "capital_project", required: true }),
      field("option", "part", "标的", "Part", { required: true, options: PARTS, ...shown(80), filter: true }),
      field("option", "law", "适用哪部法", "Which law", {
        required: true,
        options: optionsOf({
          tender: { zh: "招标投标法", en: "tenders" },
          procurement: { zh: "政府采购法", en: "government procurement" },
        }),
      }),
      field("option", "method", "方式", "Method", {
        required: true,
        options: optionsOf({
          open: { zh: "公开招标", en: "open tender" },
          invited: { zh: "邀请招标", en: "invited tender" },
          negotiation: { zh: "竞争性谈判", en: "negotiation" },
          consultation: { zh: "竞争性磋商", en: "consultation" },
          inquiry: { zh: "询价", en: "inquiry" },
          single: { zh: "单一来源", en: "single source" },
        }),
        ...shown(120),
        filter: true,
      }),
      field("text", "methodReason", "不公开招标的理由和批准", "Why no open tender"),
      field("money", "estimateFen", "预算", "Estimate", { required: true, ...shown(120), sort: true }),
      field("money", "ceilingFen", "最高限价", "Ceiling"),
      field("day", "noticeOn", "公告日期", "Announced on"),
      field("day", "bidsOn", "开标日期", "Opened on", { ...onChoice(120), sort: true }),
      field("integer", "bidders", "投标人（个）", "Bidders"),
      field("text", "winner", "中标（成交）人", "Winner", shown(180)),
      field("money", "awardFen", "中标金额", "Awarded", { adds: true, ...shown(120) }),
      field("day", "publishedOn", "公示开始", "Published", { computed: "stored" }),
      field("integer", "round", "第几次", "Round", { computed: "stored", ...onChoice(80) }),
    ],
  }),
  process,
  title: "title",
  path: "/capital/tenders",
  access,
  sameBy: ["title"],
  views: { board: true },
  steps: [
    { title: { zh: "采购什么", en: "What" }, fields: ["title", "projectId", "part", "law", "estimateFen"] },
    { title: { zh: "怎么采购", en: "How" }, fields: ["method", "methodReason", "ceilingFen"] },
    { title: { zh: "过程和结果", en: "Course and result" }, fields: ["noticeOn", "bidsOn", "bidders", "winner", "awardFen"] },
  ],
  check: (v) => ({
    ...(v.noticeOn !== null && v.bidsOn !== null && v.bidsOn < v.noticeOn
      ? { bidsOn: { zh: "不能早于公告", en: "Not before the announcement" } }
      : {}),
    ...(v.method === "single" && v.methodReason === null
      ? { methodReason: { zh: "单一来源要写理由", en: "A single source needs its reason" } }
      : {}),
    ...(v.awardFen !== null && v.ceilingFen !== null && v.awardFen > v.ceilingFen
      ? { awardFen: { zh: "超过最高限价", en: "Above the ceiling" } }
      : {}),
  }),
  files: {
    notice: { zh: "公告", en: "Announcement" },
    award: { zh: "中标通知书", en: "Award" },
    approval: { zh: "方式批准文件", en: "Approval of the method" },
  },
  words: { create: { zh: "列采购计划", en: "Plan a tender" }, empty: { zh: "还没有招标采购。", en: "No tenders yet." } },
});

const changes = defineRegister({
  name: "contract_change",
  label: { zh: "变更、签证", en: "Changes" },
  fields: [
    field("option", "kind", "种类", "Kind", {
      required: true,
      options: optionsOf({ design: { zh: "设计变更", en: "design" }, site: { zh: "签证", en: "on site" } }),
    }),
    field("text", "cause", "事由", "Cause", { required: true }),
    field("option", "direction", "增减", "More or less", {
      required: true,
      options: optionsOf({ more: { zh: "增加", en: "more" }, less: { zh: "减少", en: "less" } }),
    }),
    field("money", "fen", "金额", "Sum", { required: true }),
    field("day", "askedOn", "提出日期", "Asked on", { required: true }),
    field("day", "contractorOn", "施工（供货）方签", "Contractor signed"),
    field("day", "supervisorOn", "监理签", "Supervisor signed"),
    field("day", "adviserOn", "造价咨询签", "Cost adviser signed"),
    field("day", "ownerOn", "建设单位签", "Owner signed"),
  ],
});
const payments = defineRegister({
  name: "contract_payment",
  label: { zh: "付款", en: "Payments" },
  fields: [
    field("option", "kind", "种类", "Kind", {
      required: true,
      options: optionsOf({
        advance: { zh: "预付款", en: "advance" },
        progress: { zh: "进度款", en: "progress" },
        settlement: { zh: "结算款", en: "settlement" },
        retention: { zh: "质保金", en: "retention" },
        refund: { zh: "退回（超付）", en: "refund" },
      }),
    }),
    field("money", "fen", "金额", "Sum", { required: true }),
    field("day", "paidOn", "付款日期", "Paid on", { required: true }),
    field("money", "doneFen", "已完工程量", "Work done"),
    field("text", "invoice", "发票号", "Invoice", { required: true }),
  ],
});

export const contracts = defineRecords({
  register: defineRegister({
    name: "capital_contract",
    label: { zh: "合同", en: "Contracts" },
    fields: [
      field("text", "title", "合同名称", "Title", { required: true, maxLength: 120, ...shown(260) }),
      field("record", "projectId", "项目", "Project", { of: "capital_project", required: true }),
      field("record", "tenderId", "哪项采购", "Tender", { of: "capital_tender" }),
      field("option", "part", "标的", "Part", { required: true, options: PARTS, ...shown(80), filter: true }),
      field("text", "party", "对方单位", "Party", { required: true, ...shown(180) }),
      field("creditCode", "partyCode", "对方信用代码", "Party's credit code", { required: true }),
      field("text", "number", "合同编号", "Number", { required: true }),
      field("money", "fen", "合同金额", "Contract", { adds: true, required: true, ...shown(120) }),
      field("money", "changesFen", "变更", "Changes", { computed: true, ...shown(110) }),
      field("money", "paidFen", "已付", "Paid", { computed: true, ...shown(120) }),
      field("money", "leftFen", "待付", "Left", { computed: true, ...shown(120) }),
      field("money", "auditedFen", "审定", "Audited", { computed: true, ...onChoice(120) }),
      field("day", "signedOn", "签订日期", "Signed on", { required: true, ...shown(120), sort: true }),
      field("day", "toOn", "履行到", "Until"),
      field("integer", "retentionPermille", "质保金（千分之几）", "Retention, thousandths", {
        help: { zh: "按合同加变更计算，如 30 是百分之三", en: "Of contract plus changes; 30 is three per cent" },
      }),
      field("day", "defectsUntil", "缺陷责任期到", "Defects until", { ...onChoice(120), sort: true }),
      field("day", "guaranteeUntil", "保函到期", "Guarantee until"),
    ],
  }),
  title: "title",
  path: "/capital/contracts",
  access,
  children: {
    changes: childRows("contract_id", changes),
    payments: childRows("contract_id", payments),
    settlements: childRows("contract_id", settlements),
  },
  sameBy: ["number"],
  warnings: { defects: { label: { zh: "缺陷责任期快到，准备付质保金", en: "Defect period ends" }, past: "defectsUntil", ahead: 60 } },
  steps: [
    { title: { zh: "合同", en: "The contract" }, fields: ["title", "projectId", "tenderId", "part", "number"] },
    { title: { zh: "对方和金额", en: "Party and sum" }, fields: ["party", "partyCode", "fen", "signedOn", "toOn"] },
    { title: { zh: "质保", en: "Retention" }, fields: ["retentionPermille", "defectsUntil", "guaranteeUntil"] },
  ],
  check: (v) => ({
    ...(v.toOn !== null && v.toOn < v.signedOn ? { toOn: { zh: "不能早于签订", en: "Not before it is signed" } } : {}),
    ...(v.retentionPermille !== null && v.retentionPermille > 100
      ? { retentionPermille: { zh: "按千分之几填，百分之三填 30", en: "In thousandths: three per cent is 30" } }
      : {}),
  }),
  files: {
    contract: { zh: "合同", en: "Contract" },
    change: { zh: "变更单、签证单", en: "Changes" },
    invoice: { zh: "发票", en: "Invoices" },
    settlement: { zh: "结算审核报告", en: "Final account" },
  },
  words: { create: { zh: "登记合同", en: "Enter a contract" }, empty: { zh: "还没有合同。", en: "No contracts yet." } },
});
