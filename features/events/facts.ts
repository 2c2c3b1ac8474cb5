import type { FactKind } from "@bihuan/indicators";
import { KINDS, LEVELS, ROLES } from "./academic-rules.ts";

const count = (zh: string, en: string, most: number) => ({ label: { zh, en }, unit: "count" as const, bounds: [0, most] as const });

/** An event counts when another person has taken its summary with the signed sheet; a joint one is one. */
export const eventsFacts: readonly FactKind[] = [
  {
    kind: "academic.held",
    label: { zh: "学术活动已办并总结", en: "Academic event held and summarised" },
    measures: {
      onSite: count("到场人数", "people on site", 1_000_000),
      online: count("线上参会人数", "people online", 1_000_000),
      papers: count("交流论文", "papers", 100_000),
    },
    dimensions: {
      level: { label: { zh: "级别", en: "level" }, values: LEVELS },
      kind: { label: { zh: "类别", en: "kind" }, values: KINDS },
    },
    distinct: ["event"],
    distributions: [],
    evidence: "required",
  },
  {
    kind: "academic.role",
    label: { zh: "学术活动的角色（每种一次）", en: "A role at an academic event, each once" },
    measures: {},
    dimensions: {
      role: { label: { zh: "角色", en: "role" }, values: ROLES },
      level: { label: { zh: "级别", en: "level" }, values: LEVELS },
    },
    distinct: ["event"],
    distributions: [],
    evidence: "required",
  },
];
