import type { ProcessDef } from "@bihuan/casework";
import { processWithHandOver } from "../../platform/casework/process.ts";

/** An agreement counts when both sides said so by their own links and somebody else than its author has read its document. */
export const agreementProcess: ProcessDef = processWithHandOver({
  name: "agreement",
  label: { zh: "协议", en: "Agreement" },
  initial: "draft",
  states: {
    draft: { label: { zh: "起草", en: "Draft" }, final: false, owner: "adviser", limit: { days: 30 }, tone: "active" },
    awaiting_parties: {
      label: { zh: "待双方确认", en: "Awaiting both sides" },
      final: false,
      owner: "parties",
      limit: { days: 30 },
      tone: "waiting",
    },
    awaiting_check: {
      label: { zh: "待核对文件", en: "Document to be checked" },
      final: false,
      owner: "reviewer",
      limit: { days: 10 },
      tone: "waiting",
    },
    awaiting_leader: {
      label: { zh: "待负责人确认", en: "Awaiting the leader" },
      final: false,
      owner: "leader",
      limit: { days: 10 },
      tone: "waiting",
    },
    in_force: { label: { zh: "已生效", en: "In force" }, final: false, owner: "adviser", limit: { months: 24 }, tone: "active" },
    fulfilled: { label: { zh: "履约完成", en: "Fulfilled" }, final: true, tone: "done" },
    ended: { label: { zh: "已终止", en: "Ended" }, final: true, tone: "stopped" },
  },
  gates: {
    document: {
      label: { zh: "已上传协议文件", en: "Document uploaded" },
      unmet: { zh: "先上传协议文件（PDF、图片或 Word）", en: "First upload the document" },
    },
    number: {
      label: { zh: "登记编号", en: "Registration number" },
      unmet: { zh: "技术合同须填登记编号", en: "A registered contract needs its number" },
    },
    both: {
      label: { zh: "双方已确认", en: "Both sides confirmed" },
      unmet: { zh: "等待双方通过链接确认", en: "Both sides must confirm by link" },
    },
    opened: {
      label: { zh: "已打开协议文件", en: "Document opened" },
      unmet: { zh: "先打开并读过每一份协议文件，再核对", en: "First open every document of the agreement" },
    },
    not_author: {
      label: { zh: "非经办人", en: "Not its author" },
      unmet: { zh: "本案保姆和上传文件的人不能自己核对", en: "The case's adviser, and whoever uploaded the document, do not check it" },
    },
    milestones_done: {
      label: { zh: "节点全部完成", en: "All milestones done" },
      unmet: { zh: "还有未完成的履约节点", en: "Some milestones are open" },
    },
  },
  actions: {
    draft: { label: { zh: "登记协议", en: "Register agreement" }, from: [], to: "draft", by: ["adviser", "system"] },
    submit: {
      label: { zh: "请双方确认", en: "Ask both sides" },
      from: ["draft"],
      to: "awaiting_parties",
      by: ["adviser", "system"],
      gates: ["document", "number"],
    },
    recall: { label: { zh: "撤回修改", en: "Take back to edit" }, from: ["awaiting_parties"], to: "draft", by: ["adviser"] },
    "confirm-demander": { label: { zh: "需求方确认", en: "Demander confirms" }, from: ["awaiting_parties"], to: "stay", by: ["demander"] },
    "confirm-supplier": { label: { zh: "供方确认", en: "Supplier confirms" }, from: ["awaiting_parties"], to: "stay", by: ["supplier"] },
    dispute: {
      label: { zh: "提出异议", en: "Dispute" },
      from: ["awaiting_parties"],
      to: "draft",
      by: ["demander", "supplier"],
      reason: "optional",
    },
    "to-check": {
      label: { zh: "双方已确认，送核对", en: "Both confirmed, to be checked" },
      from: ["awaiting_parties"],
      to: "awaiting_check",
      by: ["system"],
      gates: ["document", "number", "both"],
    },
    check: {
      label: { zh: "核对文件", en: "Check the document" },
      from: ["awaiting_check"],
      to: ["awaiting_check", "awaiting_leader"],
      by: ["reviewer", "leader"],
      gates: ["not_author", "opened"],
      separateFrom: ["draft", "submit"],
    },
    approve: {
      label: { zh: "负责人确认", en: "The leader confirms" },
      from: ["awaiting_leader"],
      to: ["awaiting_leader"],
      by: ["leader"],
      gates: ["not_author", "opened"],
      separateFrom: ["draft", "submit", "check"],
    },
    "send-back": {
      label: { zh: "退回", en: "Send back" },
      from: ["awaiting_check", "awaiting_leader"],
      to: "draft",
      by: ["reviewer", "leader"],
      gates: ["not_author"],
      reason: "required",
    },
    "take-force": {
      label: { zh: "生效", en: "Take force" },
      from: ["awaiting_parties", "awaiting_check", "awaiting_leader"],
      to: "in_force",
      by: ["system"],
      gates: ["document", "number", "both"],
      fact: "agreement.signed",
    },
    fulfil: {
      label: { zh: "履约完成", en: "Fulfilled" },
      from: ["in_force"],
      to: "fulfilled",
      by: ["adviser"],
      gates: ["milestones_done"],
    },
    end: {
      label: { zh: "终止协议", en: "End agreement" },
      from: ["draft", "awaiting_parties", "awaiting_check", "awaiting_leader", "in_force"],
      to: "ended",
      by: ["adviser"],
      reason: "required",
      reasons: {
        not_signed: { zh: "最终未签", en: "Not signed in the end" },
        not_performed: { zh: "未履行", en: "Not performed" },
        agreed_end: { zh: "双方协商终止", en: "Ended by both sides" },
      },
    },
  },
});

/** 回头看: due by itself 6 and 12 months after the signing; done by someone other than the adviser. */
export const lookbackProcess: ProcessDef = processWithHandOver({
  name: "lookback",
  label: { zh: "回头看", en: "Look-back" },
  initial: "scheduled",
  states: {
    scheduled: { label: { zh: "待回访", en: "To be visited" }, final: false, owner: "reviewer", limit: { months: 13 }, tone: "waiting" },
    visited: {
      label: { zh: "待需求方确认成效", en: "Awaiting the demander" },
      final: false,
      owner: "demander",
      limit: { days: 30 },
      tone: "waiting",
    },
    confirmed: { label: { zh: "成效已确认", en: "Effect confirmed" }, final: true, tone: "done" },
    no_effect: { label: { zh: "未见成效", en: "No effect" }, final: true, tone: "stopped" },
    dropped: { label: { zh: "不再回访", en: "Dropped" }, final: true, tone: "stopped" },
  },
  gates: {
    someone_else: {
      label: { zh: "非本案保姆", en: "Not the adviser" },
      unmet: { zh: "回头看须由本案保姆以外的人完成", en: "A look-back is done by someone other than the adviser" },
    },
    due: { label: { zh: "已到回访时间", en: "Due" }, unmet: { zh: "未到回访时间", en: "Not due yet" } },
    agreement_over: {
      label: { zh: "协议已终止", en: "The agreement ended" },
      unmet: { zh: "协议仍有效", en: "The agreement is still in force" },
    },
  },
  actions: {
    schedule: { label: { zh: "安排回头看", en: "Schedule" }, from: [], to: "scheduled", by: ["system"] },
    visit: {
      label: { zh: "登记回访", en: "Record the visit" },
      from: ["scheduled"],
      to: "visited",
      by: ["reviewer", "adviser"],
      gates: ["someone_else", "due"],
      fact: "lookback.done",
    },
    "renew-link": { label: { zh: "重发确认链接", en: "Renew the link" }, from: ["visited"], to: "stay", by: ["reviewer", "adviser"] },
    "confirm-effect": {
      label: { zh: "需求方确认见效", en: "Effect confirmed" },
      from: ["visited"],
      to: "confirmed",
      by: ["demander"],
      fact: "effect.confirmed",
    },
    "deny-effect": { label: { zh: "需求方表示未见效", en: "No effect" }, from: ["visited"], to: "no_effect", by: ["demander"] },
    drop: {
      label: { zh: "不再回访", en: "Drop" },
      from: ["scheduled", "visited"],
      to: "dropped",
      by: ["system"],
      gates: ["agreement_over"],
    },
  },
});
