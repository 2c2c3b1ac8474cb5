import { processWithHandOver } from "../../platform/casework/process.ts";
import { defineRecords } from "../../platform/records/define.ts";
import { field, shown } from "../../platform/register/field.ts";
import { defineRegister } from "../../platform/register/fields.ts";

const process = processWithHandOver({
  name: "fund_transfer",
  label: { zh: "资金块调剂", en: "Transfer between pots" },
  initial: "proposed",
  states: {
    proposed: {
      label: { zh: "待批准", en: "To be approved" },
      todo: { zh: "审批调剂", en: "Decide on the transfer" },
      final: false,
      owner: "leader",
      limit: { days: 14 },
      tone: "waiting",
    },
    approved: { label: { zh: "已调剂", en: "Moved" }, final: true, tone: "done" },
    refused: { label: { zh: "不予调剂", en: "Not moved" }, final: true, tone: "stopped" },
  },
  gates: {
    movable: {
      label: { zh: "资金还在测算，转出的够", en: "The fund is being reckoned, and the sum is there" },
      unmet: {
        zh: "资金不在测算，或转出的一块除去机动不够这笔钱",
        en: "The fund is not being reckoned, or the pot less its reserve is too small",
      },
      at: "fields",
    },
  },
  actions: {
    propose: { label: { zh: "提出调剂", en: "Propose" }, from: [], to: "proposed", by: ["adviser"] },
    approve: {
      label: { zh: "批准调剂", en: "Approve" },
      from: ["proposed"],
      to: "approved",
      by: ["leader"],
      gates: ["movable"],
      separateFrom: ["propose"],
      reason: "required",
    },
    refuse: { label: { zh: "不批准", en: "Refuse" }, from: ["proposed"], to: "refused", by: ["leader"], reason: "required" },
  },
});

/** Money that moves from one pot of a fund to another: the whole stays what it was shown as, and another person decides. */
export const transfers = defineRecords({
  register: defineRegister({
    name: "fund_transfer",
    label: { zh: "资金块调剂", en: "Transfers between pots" },
    fields: [
      field("text", "title", "调剂事由", "What for", { required: true, maxLength: 120, ...shown(280) }),
      field("record", "fundId", "资金", "Fund", { required: true, of: "fund", ...shown(260) }),
      field("integer", "fromNo", "从第几块转出", "From pot no.", { required: true, ...shown(120) }),
      field("integer", "toNo", "转入第几块", "To pot no.", { required: true, ...shown(120) }),
      field("money", "amountFen", "调剂金额", "Sum", { adds: true, required: true, ...shown(140) }),
      field("longText", "reason", "理由和依据", "Why, on what ground", { required: true, maxLength: 1000 }),
    ],
  }),
  process,
  title: "title",
  path: "/funds/transfers",
  access: { read: ["adviser", "reviewer", "leader"], edit: ["adviser"] },
  levels: { proposed: "own" },
  sameBy: ["title", "fundId"],
  check: (v) => ({
    ...(v.fromNo === v.toNo ? { toNo: { zh: "不能转给自己", en: "Another pot than the first" } } : {}),
    ...(v.amountFen <= 0 ? { amountFen: { zh: "要大于 0", en: "Above 0" } } : {}),
  }),
  files: { decision: { zh: "会议纪要或批件", en: "Decision" } },
  words: {
    create: { zh: "提出调剂", en: "Propose a transfer" },
    empty: {
      zh: "没有调剂。公示过的资金块，金额只能在这里改，由另一人批准。",
      en: "No transfers. Sums of pots that were on show change here alone.",
    },
  },
});
