import type { FactKind } from "@bihuan/indicators";

/** A census counts with whom it asked and who said something; silence is a figure too. */
export const censusFacts: readonly FactKind[] = [
  {
    kind: "census.closed",
    label: { zh: "摸底调查已收齐", en: "Census closed" },
    measures: {
      asked: { label: { zh: "问了几家", en: "units asked" }, unit: "count", bounds: [0, 100_000] },
      accepted: { label: { zh: "收下几家", en: "replies accepted" }, unit: "count", bounds: [0, 100_000] },
      unchanged: { label: { zh: "其中没有变化", en: "of these unchanged" }, unit: "count", bounds: [0, 100_000] },
    },
    dimensions: {},
    distinct: [],
    distributions: [],
    evidence: "required",
    alone: true,
  },
  {
    kind: "survey.closed",
    label: { zh: "站点问卷已收卷", en: "Survey closed" },
    measures: {
      stations: { label: { zh: "站点数", en: "stations" }, unit: "count", bounds: [0, 10_000] },
      invited: { label: { zh: "邀请人数", en: "people invited" }, unit: "count", bounds: [0, 1_000_000] },
      answered: { label: { zh: "收回份数", en: "answers" }, unit: "count", bounds: [0, 1_000_000] },
    },
    dimensions: {},
    distinct: [],
    distributions: [],
    evidence: "required",
    alone: true,
  },
];
