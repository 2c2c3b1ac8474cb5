import type { FactKind } from "@bihuan/indicators";

const count = (zh: string, en: string) => ({ label: { zh, en }, unit: "count" as const, bounds: [-1_000_000, 1_000_000] as const });
/** 1,000 亿元: what is larger was typed with a wrong unit. */
const LARGEST_PROJECT_FEN = 10_000_000_000_000;

export const stationsFacts: readonly FactKind[] = [
  {
    kind: "station.changed",
    label: { zh: "工作站增减", en: "Stations established and ended" },
    measures: { stations: count("工作站", "stations") },
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
  {
    kind: "station.reviewed",
    label: { zh: "工作站年审结论", en: "Stations reviewed" },
    measures: { stations: count("工作站", "stations") },
    dimensions: {
      outcome: {
        label: { zh: "结论", en: "Outcome" },
        values: {
          passed: { zh: "通过", en: "passed" },
          to_correct: { zh: "要整改", en: "to be corrected" },
          excused: { zh: "免评", en: "excused" },
        },
      },
    },
    distinct: ["station"],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "park.recognised",
    label: { zh: "产业园认定", en: "Expert park recognised" },
    measures: { parks: count("产业园", "parks") },
    dimensions: {},
    distinct: [],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "attraction.signed",
    label: { zh: "招引项目签约", en: "Project signed" },
    measures: {
      projects: count("项目", "projects"),
      amountFen: { label: { zh: "协议金额", en: "agreed amount" }, unit: "fen", bounds: [0, LARGEST_PROJECT_FEN] },
    },
    // Intentions, frameworks and contracts are told apart and never added.
    dimensions: {
      kind: {
        label: { zh: "协议类别", en: "Kind" },
        values: {
          intention: { zh: "意向协议", en: "intention" },
          framework: { zh: "框架协议", en: "framework" },
          contract: { zh: "正式合同", en: "contract" },
        },
      },
    },
    distinct: [],
    distributions: [],
    evidence: "required",
    alone: true,
  },
  {
    kind: "attraction.producing",
    label: { zh: "招引项目投产", en: "Project producing" },
    measures: { projects: count("项目", "projects") },
    dimensions: {},
    distinct: [],
    distributions: [],
    evidence: "required",
    alone: true,
  },
];
