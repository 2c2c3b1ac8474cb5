import { catalogueOf, type FactKind } from "@bihuan/indicators";
import type { OfferedSentence } from "../../platform/rooms/room.ts";

/** The people within reach as measured by counties: each measurement is the change since the one before. */
export const circleFacts: readonly FactKind[] = [
  {
    kind: "place.coverage",
    label: { zh: "步行 15 分钟覆盖测算", en: "Coverage within 15 minutes' walk" },
    measures: {
      covered: { label: { zh: "覆盖人口增减", en: "change of people covered" }, unit: "person", bounds: [-2_000_000_000, 2_000_000_000] },
      people: { label: { zh: "人口增减", en: "change of people" }, unit: "person", bounds: [-2_000_000_000, 2_000_000_000] },
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
    population: { measure: "people", where: [{ dimension: "speed", values: ["adult"] }] },
  },
];
export const circleCatalogue = catalogueOf(circleFacts);

/** What this room says in a year report. */
export const circleSentences: readonly OfferedSentence[] = [
  { chapter: "科学素质", text: "15 分钟科普圈覆盖率：成人{coverage_adult}，老年人{coverage_elderly}。", needs: "coverage_adult" },
  { chapter: "科学素质", kind: "table", by: "units", text: "{coverage_adult}{coverage_elderly}" },
];
