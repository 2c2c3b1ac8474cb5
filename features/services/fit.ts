import {
  buildWordIndex,
  DEFAULT_WEIGHTS,
  keywordOrder,
  proposeCandidates,
  retrievalOf,
  textOf,
  type Demand,
  type NameOfCode,
  type Refusals,
  type Supply,
  type Weights,
} from "@bihuan/matching";
import type { Db } from "../../platform/db/database.ts";
import { findWeights, type SupplyForMatching } from "./matching-queries.ts";
import type { DemandRecord } from "./queries.ts";

/** How many candidates are kept for a need. */
const KEPT = 12;
const REGION_DIGITS = { any: 0, province: 2, city: 4, county: 6 } as const;

/** A stored demand as the engine takes it. */
export function demandOf(d: DemandRecord): Demand {
  const digits = REGION_DIGITS[d.supplier_region as keyof typeof REGION_DIGITS];
  return {
    title: d.title,
    answers: {
      ...(d.present_state ? { present: d.present_state } : {}),
      ...(d.target ? { target: d.target } : {}),
      ...(d.tried ? { tried: d.tried } : {}),
      ...(d.limits ? { limits: d.limits } : {}),
    },
    fieldCode: d.field_code,
    industryCode: d.industry_code,
    regionCode: d.region_code,
    organisation: d.demander_name,
    demanderKind: d.demander_kind,
    competitors: (d.competitors ?? "").split(/[、，,；;\n]/).filter((c) => c.trim() !== ""),
    readinessFrom: d.readiness_from,
    withinRegion: digits === 0 ? null : (d.region_code?.slice(0, digits) ?? null),
  };
}

const supplyOf = (s: SupplyForMatching): Supply => ({
  id: s.id,
  name: s.name,
  organisation: s.organisation,
  summary: s.summary,
  fieldCode: s.field_code,
  industryCode: s.industry_code,
  regionCode: s.region_code,
  readiness: s.readiness,
  load: s.load ?? 0,
  capacity: s.capacity,
  validTo: s.valid_to,
  refusals: s.refusals as Refusals,
  ended: s.ended ?? 0,
  effects: s.effects ?? 0,
});

/** A matcher over one reading of the supplies: as many needs as wanted, each with its order and the keyword baseline's. */
export function openMatcher(rows: readonly SupplyForMatching[], today: string, nameOf: NameOfCode) {
  const supplies = rows.map(supplyOf);
  const index = buildWordIndex(
    rows.map((s) => ({ id: s.id, text: [s.name, s.summary, s.organisation, s.answered].filter(Boolean).join(" ") })),
  );
  const retrieval = retrievalOf(index);
  return {
    supplies,
    propose(d: DemandRecord, weights: Weights, limit = KEPT) {
      const demand = demandOf(d);
      const found = proposeCandidates(supplies, retrieval, demand, { today, weights, nameOf, limit });
      const eligible = new Set(found.candidates.map((c) => c.supplyId));
      const barred = new Set(found.excluded.map((e) => e.supplyId));
      // The baseline obeys the same limits: it is measured as a search, not as a breach of them.
      const baseline = keywordOrder(index, textOf(demand)).filter((id) => eligible.has(id) || !barred.has(id));
      return { ...found, baselineRank: new Map(baseline.map((id, i) => [id, i + 1])) };
    },
  };
}

/** The weights in force for a unit's records, with the version they come from; version 0 is what the engine ships. */
export async function weightsFor(db: Db, unitPath: readonly number[]): Promise<{ version: number; weights: Weights }> {
  const found = await findWeights(db, unitPath);
  return found ? { version: found.id, weights: found.weights as Weights } : { version: 0, weights: DEFAULT_WEIGHTS };
}
