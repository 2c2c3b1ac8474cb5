import type { FactKind } from "@bihuan/indicators";
import { PLACE_KINDS } from "./kinds.ts";

/** Places accepted, and the people within reach as measured by counties: each measurement is the change since the one before. */
export const placesFacts: readonly FactKind[] = [
  {
    kind: "place.accepted",
    label: { zh: "科普点位验收", en: "Place accepted" },
    measures: {},
    dimensions: { kind: { label: { zh: "类型", en: "Kind" }, values: PLACE_KINDS } },
    distinct: [],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "place.coverage",
    label: { zh: "步行 15 分钟覆盖测算", en: "Coverage within 15 minutes' walk" },
    measures: {
      covered: { label: { zh: "覆盖人口增减", en: "change of people covered" }, unit: "count", bounds: [-2_000_000_000, 2_000_000_000] },
      people: { label: { zh: "人口增减", en: "change of people" }, unit: "count", bounds: [-2_000_000_000, 2_000_000_000] },
    },
    dimensions: {
      speed: {
        label: { zh: "步速", en: "Walking speed" },
        values: { adult: { zh: "成人 1.1 米/秒", en: "adults, 1.1 m/s" }, elderly: { zh: "老年人 0.8 米/秒", en: "elderly, 0.8 m/s" } },
      },
    },
    distinct: [],
    distributions: [],
    evidence: "required",
  },
];
