import type { FactKind } from "@bihuan/indicators";

/** A congress counts once its list is confirmed by a second person. */
export const congressFacts: readonly FactKind[] = [
  {
    kind: "congress.seated",
    label: { zh: "代表名单确认", en: "Delegates of a congress seated" },
    measures: { delegates: { label: { zh: "代表人数", en: "delegates" }, unit: "count", bounds: [1, 5000] } },
    dimensions: {},
    distinct: [],
    distributions: [],
    evidence: "required",
  },
];
