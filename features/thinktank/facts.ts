import type { FactKind } from "@bihuan/indicators";
import type { OfferedSentence } from "../../platform/rooms/room.ts";

const count = (zh: string, en: string) => ({ label: { zh, en }, unit: "count" as const, bounds: [0, 1000] as const });

/** Projects accepted and bases recognised; briefs and what became of them make no facts. */
export const thinktankFacts: readonly FactKind[] = [
  {
    kind: "study.accepted",
    label: { zh: "咨询课题结题", en: "Consulting project accepted" },
    measures: { studies: count("课题", "projects") },
    dimensions: {
      kept: {
        label: { zh: "按期", en: "In time" },
        values: {
          kept: { zh: "按期", en: "in time" },
          extended: { zh: "延期后", en: "extended" },
          late: { zh: "逾期", en: "late" },
        },
      },
      kind: {
        label: { zh: "类别", en: "Kind" },
        values: { key: { zh: "重点", en: "key" }, general: { zh: "一般", en: "general" }, youth: { zh: "青年人才", en: "young talents" } },
      },
    },
    distinct: [],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "research_base.recognised",
    label: { zh: "研究基地认定", en: "Research base recognised" },
    measures: { bases: count("基地", "bases") },
    dimensions: {},
    distinct: [],
    distributions: [],
    evidence: "required",
  },
];

/** What this room says in a year report. */
export const thinktankSentences: readonly OfferedSentence[] = [
  { chapter: "决策咨询", text: "咨询课题按期结题率{studies_in_time}。", needs: "studies_in_time" },
];
