import type { FactKind } from "@bihuan/indicators";
import { ORIGINS } from "./tasks.ts";

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
];
