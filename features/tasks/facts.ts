import type { FactKind } from "@bihuan/indicators";
import { ORIGINS } from "./tasks.ts";
import type { OfferedSentence } from "../../platform/rooms/room.ts";

export const tasksFacts: readonly FactKind[] = [
  {
    kind: "task.closed",
    label: { zh: "督办任务办结", en: "Task done" },
    measures: { delays: { label: { zh: "延期次数", en: "delays granted" }, unit: "count", bounds: [0, 200] } },
    dimensions: {
      origin: { label: { zh: "来源", en: "From" }, values: ORIGINS },
      kept: {
        label: { zh: "期限", en: "Day" },
        values: {
          kept: { zh: "原定期限内", en: "by its first day" },
          delayed: { zh: "经同意延期后期限内", en: "by a granted later day" },
          late: { zh: "逾期", en: "late" },
        },
      },
    },
    distinct: [],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "pair.problem",
    label: { zh: "挂包问题销号", en: "Problem of a firm closed" },
    measures: { days: { label: { zh: "天数", en: "days" }, unit: "days", bounds: [0, 36_500] } },
    dimensions: {
      satisfied: {
        label: { zh: "回访", en: "Called back" },
        values: { yes: { zh: "满意", en: "satisfied" }, no: { zh: "不满意", en: "not satisfied" } },
      },
    },
    distinct: [],
    distributions: [],
    evidence: "required",
    alone: true,
  },
];

/** What this room says in a year report. */
export const tasksSentences: readonly OfferedSentence[] = [
  { chapter: "自身建设", text: "督办任务按期办结率{tasks_kept}。", needs: "tasks_kept" },
  { chapter: "服务企业和群众", text: "挂包企业的问题销号后回访满意率{firm_problems_satisfied}。", needs: "firm_problems_satisfied" },
];
