import type { FactKind } from "@bihuan/indicators";
import { OCCASIONS, WAYS } from "./care.ts";

/** That somebody was visited, with the case as evidence; neither amounts nor grounds. */
export const careFacts: readonly FactKind[] = [
  {
    kind: "care.visited",
    label: { zh: "慰问科技工作者", en: "Science worker visited" },
    measures: {},
    dimensions: {
      occasion: { label: { zh: "时机", en: "Occasion" }, values: OCCASIONS },
      way: { label: { zh: "方式", en: "Way" }, values: WAYS },
    },
    distinct: ["person"],
    distributions: [],
    evidence: "required",
  },
];
