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
  kind("innovation.ended", "科创项目中止", "Innovation project ended", { why: { label: { zh: "原因", en: "Why" }, values: ENDED_FOR } }),
];
