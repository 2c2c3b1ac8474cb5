import type { FactKind } from "@bihuan/indicators";
import { CENTRE_KINDS } from "./centres.ts";

/** A centre that runs: its sign or document is the evidence. What it serves is counted from the facts of needs. */
export const centreFacts: readonly FactKind[] = [
  {
    kind: "centre.opened",
    label: { zh: "服务中心挂牌运行", en: "Service centre opened" },
    measures: {},
    dimensions: { kind: { label: { zh: "类别", en: "Kind" }, values: CENTRE_KINDS } },
    distinct: ["centre"],
    distributions: [],
    evidence: "required",
    alone: true,
  },
];
