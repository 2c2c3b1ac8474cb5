import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister, optionsOf } from "../../platform/register/fields.ts";

/** The final account of a contract, a row for each step of its check. */
export const settlements = defineRegister({
  name: "contract_settlement",
  label: { zh: "结算审核", en: "Final account" },
  fields: [
    field("option", "step", "到哪一步", "Step", {
      required: true,
      options: optionsOf({
        submitted: { zh: "送审", en: "submitted" },
        reviewed: { zh: "审核", en: "reviewed" },
        audited: { zh: "审定", en: "audited" },
      }),
    }),
    field("money", "fen", "金额", "Sum", { required: true }),
    field("day", "onDay", "日期", "Day", { required: true }),
    field("text", "body", "谁送审（审核、审定）", "By whom", { required: true }),
    field("text", "documentNo", "报告文号", "Report's number"),
    field("text", "reason", "核减（核增）原因", "Why it differs", {
      help: { zh: "金额和上一步不同就要写", en: "Where the sum is not that of the step before" },
    }),
  ],
});

const process = processWithHandOver({
  name: "audit_finding",
  label: { zh: "审计问题", en: "Audit finding" },
  initial: "open",
  states: {
    open: { label: { zh: "待整改", en: "To be answered" }, final: false, owner: "adviser", limit: { days: 60 }, tone: "active" },
    answered: { label: { zh: "已整改，待核", en: "Answered" }, final: false, owner: "reviewer", limit: { days: 15 }, tone: "waiting" },
    closed: { label: { zh: "已销号", en: "Closed" }, final: true, tone: "done" },
  },
  gates: {
    answer: {
      label: { zh: "写明怎么整改", en: "Answered in words" },
      unmet: { zh: "先写整改情况", en: "First say what was done" },
      at: "fields",
    },
    proof: {
      label: { zh: "有整改凭据", en: "Proof" },
      unmet: { zh: "先上传整改凭据", en: "First add the proof" },
      at: "files",
    },
  },
  actions: {
    find: { label: { zh: "登记问题", en: "Enter" }, from: [], to: "open", by: ["adviser", "reviewer"] },
    answer: {
      label: { zh: "报整改完成", en: "Report it done" },
      from: ["open"],
      to: "answered",
      by: ["adviser"],
      gates: ["answer", "proof"],
    },
    back: { label: { zh: "整改不到位，退回", en: "Return" }, from: ["answered"], to: "open", by: ["reviewer"], reason: "required" },
    close: {
      label: { zh: "核实销号", en: "Close" },
      from: ["answered"],
      to: "closed",
      by: ["reviewer"],
      gates: ["proof"],
      separateFrom: ["answer"],
    },
  },
});

export const findings = defineRecords({
  register: defineRegister({
    name: "audit_finding",
    label: { zh: "审计问题", en: "Audit findings" },
    fields: [
      field("text", "title", "问题", "Finding", { required: true, maxLength: 120, ...shown(280) }),
      field("record", "projectId", "项目", "Project", { of: "capital_project", required: true }),
      field("record", "contractId", "哪份合同", "Contract", { of: "capital_contract" }),
      field("longText", "says", "查出什么", "What was found", { required: true, maxLength: 2000 }),
      field("money", "fen", "涉及金额", "Sum concerned", { adds: true, ...shown(120) }),
      field("text", "body", "谁查出的", "Found by", { required: true, ...shown(180) }),
      field("text", "reportNo", "审计报告文号", "Report's number"),
      field("day", "foundOn", "查出日期", "Found on", { required: true, ...shown(120), sort: true }),
      field("text", "who", "谁整改", "Who answers", { required: true, maxLength: 60, ...shown(120) }),
      field("day", "untilOn", "整改期限", "Until", { required: true }),
      field("longText", "answer", "整改情况", "What was done", { maxLength: 2000 }),
    ],
  }),
  process,
  title: "title",
  path: "/capital/findings",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser", "reviewer"] },
  sameBy: ["title", "foundOn"],
  steps: [
    { title: { zh: "查出什么", en: "What" }, fields: ["title", "projectId", "contractId", "says", "fen"] },
    { title: { zh: "谁查、谁改", en: "Who" }, fields: ["body", "reportNo", "foundOn", "who", "untilOn"] },
    { title: { zh: "整改", en: "The answer" }, fields: ["answer"] },
  ],
  check: (v, today) => ({
    ...(v.foundOn > today ? { foundOn: { zh: "不能晚于今天", en: "Not after today" } } : {}),
    ...(v.untilOn < v.foundOn ? { untilOn: { zh: "不能早于查出日期", en: "Not before it was found" } } : {}),
  }),
  files: { proof: { zh: "整改凭据", en: "Proof" }, report: { zh: "审计报告", en: "Audit report" } },
  words: { create: { zh: "登记审计问题", en: "Enter a finding" }, empty: { zh: "还没有审计问题。", en: "No findings yet." } },
});
