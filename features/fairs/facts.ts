import type { FactKind } from "@bihuan/indicators";
import { basisDimension } from "../services/index.ts";
import { KIND_WORDS } from "./rules.ts";

const kindDimension = {
  label: { zh: "项目类型", en: "Kind of project" },
  values: { ...KIND_WORDS, none: { zh: "没有项目", en: "no project" } },
};

/** An intention is the whole of which follow-up is a part; only what a party confirms has landed. Talks held, requests and viewers are no facts. */
export const fairsFacts: readonly FactKind[] = [
  {
    kind: "fair.intended",
    label: { zh: "洽谈后有意向", en: "Interested after a talk" },
    measures: {},
    dimensions: { basis: basisDimension, project: kindDimension },
    distinct: ["talk", "fair"],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "fair.landed",
    label: { zh: "洽谈意向落地", en: "An intention that landed" },
    measures: {},
    dimensions: { basis: basisDimension, project: kindDimension },
    distinct: ["talk", "fair"],
    distributions: [],
    evidence: "required",
  },
];
