import {
  DEFAULT_WEIGHTS,
  findLimit,
  PlainSearch,
  proposeCandidates,
  textOf,
  type Demand,
  type Supply,
  type Weights,
  type WordHit,
} from "@bihuan/matching";
import { setImmediate as breathe, setTimeout } from "node:timers/promises";
import type { Actor } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest } from "../../platform/http/server.ts";
import type { Search } from "../../platform/search/search.ts";
import type { DemandRecord } from "../services/index.ts";
import { findWeights } from "./queries.ts";

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
    creditCode: d.credit_code,
    demanderKind: d.demander_kind,
    competitors: (d.competitors ?? "").split(/[、，,；;\n]/).filter((c) => c.trim() !== ""),
    readinessFrom: d.readiness_from,
    withinRegion: digits === 0 ? null : (d.region_code?.slice(0, digits) ?? null),
  };
}

/** How many supplies a search for a need brings; beyond them a shared word says little. */
const FOUND = 1000;

/** How long a proposal waits for an index that is being built. */
const PATIENCE_MILLIS = 10_000;

/**
 * What a need is asked of the index: supplies the actor may see, best by words first. Refused while the index is not whole, for
 * what it lacks would be missing.
 */
export async function findSupplies(search: Search, actor: Actor, demand: Demand): Promise<readonly WordHit[]> {
  const ask = () => search.search({ text: textOf(demand), sight: { unit: actor.scope.unitId }, kinds: ["supply"], limit: FOUND });
  let { state, hits } = await ask();
  if (state === "rebuilding") {
    await Promise.race([search.settled().catch(() => {}), setTimeout(PATIENCE_MILLIS, undefined, { ref: false })]);
    ({ state, hits } = await ask());
  }
  if (state !== "ready")
    refuseRequest("index-rebuilding", {
      zh: "检索索引正在由数据库重建，建好之前不推荐，以免遗漏；请稍后再试",
      en: "The search index is being rebuilt; proposals wait so that nobody is missed. Please try again shortly",
    });
  return hits;
}

/** Supplies read between two breaths: about 3 ms. */
const STRETCH = 200;
/** Places of the plain order that are kept: limits are read of these alone. */
export const PLAIN_KEPT = 50;

/** The plain keyword search beside the engine: over the same open supplies, for these needs. */
export async function plainSearchOver(
  pages: AsyncIterable<readonly Pick<Supply, "id" | "name" | "organisation" | "summary">[]>,
  needs: readonly Demand[],
): Promise<PlainSearch> {
  const plain = new PlainSearch(needs.map(textOf));
  let read = 0;
  for await (const page of pages)
    for (const s of page) {
      plain.add(s.id, `${s.name} ${s.organisation} ${s.summary}`);
      if (++read % STRETCH === 0) await breathe();
    }
  return plain;
}

/** Ranks one need's supplies under the weights, each with its place in the plain order, limits obeyed there too. */
export function proposeFor(
  supplies: readonly Supply[],
  d: DemandRecord,
  hits: readonly WordHit[],
  plain: readonly number[],
  options: ProposeOptions,
) {
  const demand = demandOf(d);
  const byId = new Map(supplies.map((s) => [s.id, s]));
  const open = plain.slice(0, PLAIN_KEPT).filter((id) => {
    const supply = byId.get(id);
    return supply !== undefined && !findLimit(demand, supply, options.today);
  });
  return {
    ...proposeCandidates(supplies, hits, demand, { limit: KEPT, ...options }),
    baselineRank: new Map(open.map((id, i) => [id, i + 1])),
  };
}
type ProposeOptions = Parameters<typeof proposeCandidates>[3];

/** The weights in force for a unit's records, with the version they come from; version 0 is what the engine ships. */
export async function weightsFor(db: Db, unitPath: readonly number[]): Promise<{ version: number; weights: Weights }> {
  const found = await findWeights(db, unitPath);
  return found ? { version: found.id, weights: found.weights as Weights } : { version: 0, weights: DEFAULT_WEIGHTS };
}
