import type { FactKind } from "@bihuan/indicators";

const TIMELY = {
  in_time: { zh: "届内完成", en: "within the term" },
  delayed: { zh: "经同意延期", en: "delayed with consent" },
  late: { zh: "超期", en: "late" },
};

export const societyFacts: readonly FactKind[] = [
  {
    kind: "society.term",
    label: { zh: "学会完成换届", en: "Society's change of term done" },
    measures: { days: { label: { zh: "超过届满的天数", en: "days beyond the term's end" }, unit: "days", bounds: [0, 36_600] } },
    dimensions: { timely: { label: { zh: "是否按期", en: "timely" }, values: TIMELY } },
    distinct: ["society"],
    distributions: [],
    evidence: "required",
  },
];
