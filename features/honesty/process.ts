import type { ProcessDef } from "@bihuan/casework";
import { processWithHandOver } from "../../platform/casework/process.ts";

/** A demand that bears signs of mass production: marked, appealed, answered by somebody else. Grey counts nowhere until an appeal is granted. */
export const greyProcess: ProcessDef = processWithHandOver({
  name: "grey",
  label: { zh: "成批迹象", en: "Signs of mass production" },
  initial: "marked",
  states: {
    marked: {
      label: { zh: "已标灰，可申诉", en: "Grey, open to appeal" },
      final: false,
      todo: { zh: "看标灰，可申诉", en: "Look, and appeal" },
      owner: "adviser",
      limit: { days: 30 },
      tone: "waiting",
    },
    appealed: {
      label: { zh: "已申诉，待答复", en: "Appealed" },
      final: false,
      todo: { zh: "答复申诉", en: "Answer the appeal" },
      owner: "reviewer",
      limit: { days: 10 },
      tone: "waiting",
    },
    lifted: { label: { zh: "申诉成立，恢复计数", en: "Granted: counts again" }, final: true, tone: "done" },
    upheld: { label: { zh: "维持标灰", en: "Upheld" }, final: true, tone: "stopped" },
  },
  gates: {},
  actions: {
    mark: { label: { zh: "标灰", en: "Mark grey" }, from: [], to: "marked", by: ["reviewer", "system"] },
    appeal: {
      label: { zh: "申诉", en: "Appeal" },
      from: ["marked"],
      to: "appealed",
      by: ["adviser"],
      reason: "required",
    },
    grant: {
      label: { zh: "申诉成立", en: "Grant" },
      from: ["appealed"],
      to: "lifted",
      by: ["reviewer", "leader"],
      reason: "required",
      separateFrom: ["mark", "appeal"],
    },
    uphold: {
      label: { zh: "维持标灰", en: "Uphold" },
      from: ["appealed"],
      to: "upheld",
      by: ["reviewer", "leader"],
      reason: "required",
      separateFrom: ["mark", "appeal"],
    },
    accept: { label: { zh: "不申诉", en: "Accept" }, from: ["marked"], to: "upheld", by: ["adviser"], reason: "optional" },
  },
});
