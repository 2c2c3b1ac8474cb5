import type { FactKind } from "@bihuan/indicators";
import { basisDimension } from "../services/index.ts";

/** A visit counts when the school has said by its own link that the vehicle was there, with how many pupils. The drivers' log counts none. */
export const caravansFacts: readonly FactKind[] = [
  {
    kind: "caravan.visited",
    label: { zh: "大篷车到校（学校确认）", en: "Caravan at a school, confirmed by it" },
    measures: { pupils: { label: { zh: "学生人数", en: "pupils" }, unit: "count", bounds: [0, 20_000] } },
    dimensions: { basis: basisDimension },
    // Schools once each, however often visited; a trip is a vehicle's day.
    distinct: ["school", "trip", "caravan"],
    distributions: [],
    evidence: "required",
  },
];
