import type { FactKind } from "@bihuan/indicators";
import { ENDED_FOR } from "./innovations.ts";

const projects = { projects: { label: { zh: "项目", en: "projects" }, unit: "count" as const, bounds: [0, 1] as const } };
const kind = (name: string, zh: string, en: string, dimensions: FactKind["dimensions"] = {}): FactKind => ({
  kind: name,
  label: { zh, en },
  measures: projects,
  dimensions,
  distinct: [],
  distributions: [],
  evidence: "required",
});

/** How projects of science and innovation left the register: accepted and turned into use with proof, ended for a reason. */
export const innovationFacts: readonly FactKind[] = [
  kind("innovation.accepted", "科创项目验收", "Innovation project accepted"),
  kind("innovation.turned", "科创项目转化", "Innovation project turned into use"),
  {
    ...kind("innovation.ended", "科创项目中止", "Innovation project ended", {
      why: { label: { zh: "原因", en: "Why" }, values: ENDED_FOR },
    }),
    alone: true,
  },
  {
    ...kind("innovation.lookedback", "科创项目回头看", "Innovation project looked back at", {
      months: {
        label: { zh: "期次", en: "After" },
        values: { "6": { zh: "6 个月", en: "6 months" }, "12": { zh: "12 个月", en: "12 months" } },
      },
      since: {
        label: { zh: "从哪天算", en: "Counted from" },
        values: { accepted: { zh: "验收", en: "acceptance" }, turned: { zh: "转化", en: "turning into use" } },
      },
      effect: {
        label: { zh: "成效", en: "Effect" },
        values: { effect: { zh: "见效", en: "took effect" }, none: { zh: "未见成效", en: "none" } },
      },
    }),
    distinct: ["innovation"],
  },
];
