import type { FactKind } from "@bihuan/indicators";

export const appraisalFacts: readonly FactKind[] = [
  {
    kind: "appraisal.held",
    label: { zh: "完成考核测评", en: "Appraisal held" },
    measures: {
      persons: { label: { zh: "被测评人数", en: "persons appraised" }, unit: "count", bounds: [1, 200] },
      due: { label: { zh: "应到人数", en: "due" }, unit: "count", bounds: [1, 100_000] },
      present: { label: { zh: "实到人数", en: "present" }, unit: "count", bounds: [0, 100_000] },
      returned: { label: { zh: "收回票数", en: "ballots returned" }, unit: "count", bounds: [0, 100_000] },
      valid: { label: { zh: "有效票数", en: "valid ballots" }, unit: "count", bounds: [0, 100_000] },
    },
    dimensions: {},
    distinct: [],
    distributions: [],
    evidence: "required",
    alone: true,
  },
];
