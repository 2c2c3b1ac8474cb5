import type { FactKind } from "@bihuan/indicators";
import { basisDimension } from "../services/index.ts";
import { CODES } from "./codes.ts";

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

/** A proposal taken in is the whole; an answer counts with whoever said that he has it. Contact days are no facts. */
export const dutyFacts: readonly FactKind[] = [
  {
    kind: "congress.proposed",
    label: { zh: "代表提案立案", en: "Proposal of a delegate taken in" },
    measures: {},
    dimensions: {},
    distinct: ["proposal"],
    distributions: [],
    evidence: "required",
    alone: true,
  },
  {
    kind: "congress.answered",
    label: { zh: "代表提案答复后有了代表意见", en: "Proposal answered, with the delegate's opinion" },
    measures: {},
    dimensions: {
      basis: basisDimension,
      timely: {
        label: { zh: "按期答复", en: "Answered in time" },
        values: { yes: { zh: "是", en: "yes" }, no: { zh: "否", en: "no" } },
      },
      opinion: {
        label: { zh: "代表意见", en: "Opinion" },
        values: { satisfied: { zh: "满意", en: "satisfied" }, unsatisfied: { zh: "不满意", en: "unsatisfied" } },
      },
      code: { label: { zh: "办理结果", en: "Result" }, values: CODES },
    },
    distinct: ["proposal"],
    distributions: [],
    evidence: "required",
  },
];
