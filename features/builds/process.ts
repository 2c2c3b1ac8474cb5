import { processWithHandOver } from "../../platform/casework/process.ts";

/** A place to be built: who builds does not accept, and nothing is accepted without a dated record. */
export const buildProcess = processWithHandOver({
  name: "build",
  label: { zh: "点位建设", en: "Place to be built" },
  initial: "planned",
  states: {
    planned: { label: { zh: "计划", en: "Planned" }, final: false, owner: "adviser", limit: { months: 12 }, tone: "waiting" },
    under_way: {
      label: { zh: "在建", en: "Under way" },
      final: false,
      owner: "adviser",
      todo: { zh: "记进度，备齐验收材料", en: "Enter the progress; get ready for acceptance" },
      limit: { months: 12 },
      tone: "active",
    },
    accepted: { label: { zh: "已验收", en: "Accepted" }, final: true, tone: "done" },
    dropped: { label: { zh: "取消", en: "Dropped" }, final: true, tone: "stopped" },
  },
  gates: {
    record: {
      label: { zh: "有验收记录", en: "Record of acceptance" },
      unmet: { zh: "先上传验收记录（PDF 或图片）", en: "First upload the record of acceptance (PDF or picture)" },
      at: "files",
    },
    position: {
      label: { zh: "已定位", en: "Has a position" },
      unmet: { zh: "先填位置", en: "First set its position" },
      at: "accept",
    },
  },
  actions: {
    plan: { label: { zh: "列入计划", en: "Plan" }, from: [], to: "planned", by: ["adviser", "reviewer", "system"] },
    start: { label: { zh: "开工", en: "Start" }, from: ["planned"], to: "under_way", by: ["adviser"] },
    accept: {
      label: { zh: "验收", en: "Accept" },
      from: ["under_way"],
      to: "accepted",
      by: ["reviewer"],
      gates: ["record", "position"],
      fact: "place.accepted",
      separateFrom: ["start"],
      own: true,
    },
    drop: {
      label: { zh: "取消", en: "Drop" },
      from: ["planned", "under_way"],
      to: "dropped",
      by: ["adviser", "reviewer"],
      reason: "required",
      reasons: {
        no_site: { zh: "场地落空", en: "The site fell through" },
        no_money: { zh: "经费未落实", en: "No money" },
        moved: { zh: "改址另建", en: "Built elsewhere" },
      },
    },
  },
});
