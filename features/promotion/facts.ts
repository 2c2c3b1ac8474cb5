import type { FactKind } from "@bihuan/indicators";
import { CHANNELS } from "./promotion.ts";

/** That it was done, with its proof. What it brought is counted of confirmed needs; nobody's installs, registrations or views are. */
export const promotionFacts: readonly FactKind[] = [
  {
    kind: "promotion.held",
    label: { zh: "开展宣传推介", en: "Outreach done" },
    measures: { costFen: { label: { zh: "花费", en: "cost" }, unit: "fen", bounds: [0, 100_000_000_000] } },
    dimensions: { channel: { label: { zh: "渠道", en: "Channel" }, values: CHANNELS } },
    distinct: [],
    distributions: [],
    evidence: "required",
    alone: true,
  },
];
