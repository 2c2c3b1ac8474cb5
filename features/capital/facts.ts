import type { FactKind } from "@bihuan/indicators";
import type { OfferedSentence } from "../../platform/rooms/room.ts";

export const capitalFacts: readonly FactKind[] = [
  {
    kind: "capital.opened",
    label: { zh: "建设项目开放", en: "Building opened" },
    measures: { projects: { label: { zh: "项目", en: "projects" }, unit: "count", bounds: [0, 1] } },
    dimensions: {
      kept: { label: { zh: "按期", en: "In time" }, values: { kept: { zh: "按期", en: "in time" }, late: { zh: "逾期", en: "late" } } },
    },
    distinct: [],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "specimen.accepted",
    label: { zh: "标本验收", en: "Specimen accepted" },
    measures: { pieces: { label: { zh: "件", en: "pieces" }, unit: "count", bounds: [0, 10_000] } },
    dimensions: {
      papers: {
        label: { zh: "批件", en: "Papers" },
        values: { covered: { zh: "批件齐备", en: "covered" }, none_needed: { zh: "无需批件", en: "none needed" } },
      },
    },
    distinct: [],
    distributions: [],
    evidence: "required",
  },
];

/** What this room says in a year report. */
export const capitalSentences: readonly OfferedSentence[] = [
  { chapter: "科技场馆建设", text: "验收标本{specimens_accepted}；开放的建设项目按期率{buildings_in_time}。", needs: "specimens_accepted" },
];
