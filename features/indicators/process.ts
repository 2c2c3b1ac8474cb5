import type { ProcessDef } from "@bihuan/casework";
import { processWithHandOver } from "../../platform/casework/process.ts";

/** 更正: one proposes, another puts it in force. */
export const correctionProcess: ProcessDef = processWithHandOver({
  name: "correction",
  label: { zh: "事实更正", en: "Correction of a fact" },
  initial: "proposed",
  states: {
    proposed: {
      label: { zh: "待第二人确认", en: "Awaiting a second person" },
      final: false,
      owner: "leader",
      limit: { days: 10 },
      tone: "waiting",
    },
    in_force: { label: { zh: "已更正", en: "Corrected" }, final: true, tone: "done" },
    refused: { label: { zh: "不予更正", en: "Refused" }, final: true, tone: "stopped" },
    withdrawn: { label: { zh: "已撤回", en: "Withdrawn" }, final: true, tone: "stopped" },
  },
  gates: {
    proposer: { label: { zh: "提出人", en: "The proposer" }, unmet: { zh: "由提出人撤回", en: "Whoever proposed it withdraws it" } },
  },
  actions: {
    propose: { label: { zh: "提出更正", en: "Propose" }, from: [], to: "proposed", by: ["reviewer"] },
    confirm: {
      label: { zh: "同意更正", en: "Put in force" },
      from: ["proposed"],
      to: "in_force",
      by: ["leader", "reviewer"],
      separateFrom: ["propose"],
    },
    refuse: {
      label: { zh: "不同意", en: "Refuse" },
      from: ["proposed"],
      to: "refused",
      by: ["leader", "reviewer"],
      reason: "required",
      separateFrom: ["propose"],
    },
    withdraw: { label: { zh: "撤回", en: "Withdraw" }, from: ["proposed"], to: "withdrawn", by: ["reviewer"], gates: ["proposer"] },
  },
});
