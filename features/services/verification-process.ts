import type { ProcessDef } from "@bihuan/casework";
import { processWithHandOver } from "../../platform/casework/process.ts";

/** 回访核实: a second person rings the party, or reads the document, and says whether it is so. */
export const verificationProcess: ProcessDef = processWithHandOver({
  name: "verification",
  label: { zh: "回访核实", en: "Call back" },
  initial: "waiting",
  states: {
    waiting: {
      label: { zh: "待回访", en: "To be called" },
      final: false,
      todo: { zh: "打回访电话", en: "Call back" },
      owner: "reviewer",
      limit: { days: 15 },
      tone: "waiting",
    },
    same: { label: { zh: "核实一致", en: "Verified" }, final: true, tone: "done" },
    differs: { label: { zh: "核实不符", en: "Found untrue" }, final: true, tone: "stopped" },
    unreached: { label: { zh: "联系不上", en: "Not reached" }, final: true, tone: "stopped" },
  },
  gates: {
    someone_else: {
      label: { zh: "非本案经办人", en: "Somebody else" },
      unmet: {
        zh: "发出链接的人和本案保姆不能自己核实，须由他人办理",
        en: "Whoever asked, and the case's adviser, do not verify it themselves",
      },
    },
    read: {
      label: { zh: "已打开凭证", en: "Document opened" },
      unmet: { zh: "先打开并读过凭证，再核实", en: "First open the document" },
      at: "documents",
    },
  },
  actions: {
    ask: { label: { zh: "列入回访", en: "Ask for a call back" }, from: [], to: "waiting", by: ["system"] },
    try: {
      label: { zh: "未接通，再打", en: "Not reached, try again" },
      from: ["waiting"],
      to: "stay",
      by: ["reviewer", "leader"],
      gates: ["someone_else"],
    },
    verify: {
      label: { zh: "登记回访结果", en: "Record the call" },
      from: ["waiting"],
      to: ["same", "differs", "unreached"],
      by: ["reviewer", "leader"],
      gates: ["someone_else", "read"],
      fact: "callback.done",
    },
  },
});
