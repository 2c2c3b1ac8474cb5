import type { FactKind } from "@bihuan/indicators";
import { audienceOptions, fieldOptions, kindOptions } from "./rules.ts";

const words = (options: readonly { value: string; label: { zh: string; en: string } }[]) =>
  Object.fromEntries(options.map((o) => [o.value, o.label]));

/** An item and each correction of it, published with named reviewers and the signed sheet; who reads it is counted nowhere. */
export const contentFacts: readonly FactKind[] = [
  {
    kind: "content.published",
    label: { zh: "科普作品发布（具名审核）", en: "Content published, reviewed by name" },
    measures: {},
    dimensions: {
      kind: { label: { zh: "形态", en: "kind" }, values: words(kindOptions) },
      audience: { label: { zh: "人群", en: "audience" }, values: words(audienceOptions) },
      field: { label: { zh: "领域", en: "field" }, values: words(fieldOptions) },
      edition: {
        label: { zh: "版次", en: "edition" },
        values: { first: { zh: "首发", en: "first" }, correction: { zh: "更正", en: "correction" } },
      },
    },
    distinct: ["item"],
    distributions: [],
    evidence: "required",
  },
];
