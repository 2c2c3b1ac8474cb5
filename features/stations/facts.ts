import type { FactKind } from "@bihuan/indicators";

export const stationsFacts: readonly FactKind[] = [
  {
    kind: "station.changed",
    label: { zh: "工作站增减", en: "Stations established and ended" },
    measures: { stations: { label: { zh: "工作站", en: "stations" }, unit: "count", bounds: [-1_000_000, 1_000_000] } },
    dimensions: {
      kind: {
        label: { zh: "类别", en: "Kind" },
        values: { academician: { zh: "院士工作站", en: "academician's" }, expert: { zh: "专家工作站", en: "experts'" } },
      },
    },
    distinct: [],
    distributions: [],
    evidence: "required",
  },
];
