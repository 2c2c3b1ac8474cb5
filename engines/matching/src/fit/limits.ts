import type { Day } from "@bihuan/kit";
import type { Demand, Label, Supply } from "./sides.ts";

export type LimitCode = "expired" | "same-unit" | "competitor" | "refused" | "region" | "full";

/** The kinds of limits in a word each, for counts. */
export const LIMIT_LABELS: Readonly<Record<LimitCode, Label>> = {
  expired: { zh: "已到期", en: "expired" },
  "same-unit": { zh: "同单位", en: "same unit" },
  competitor: { zh: "竞争对手", en: "competitor" },
  refused: { zh: "本人谢绝", en: "own refusal" },
  region: { zh: "地区限定", en: "region" },
  full: { zh: "已满", en: "full" },
};

/** Why a supply may not be proposed for a need, whatever its fit. */
export interface Limit {
  readonly code: LimitCode;
  readonly reason: Label;
}

/** The first limit that stands in the way, undefined where none does. Rules of conflict come before those of load, so that a full day never hides a conflict. */
export function findLimit(demand: Demand, supply: Supply, today: Day): Limit | undefined {
  const ended = expiredLimit(supply, today);
  if (ended) return ended;
  const own = bodyOf(supply.organisation);
  if (own !== "" && own === bodyOf(demand.organisation))
    return limit("same-unit", "与需求方为同一单位，须回避", "Same organisation as the demander");
  const rival = demand.competitors.find((c) => bodyOf(c) !== "" && own.includes(bodyOf(c)));
  if (rival !== undefined)
    return limit("competitor", `需求方已说明“${rival}”为竞争对手，须回避`, `Named by the demander as a competitor: ${rival}`);
  return refusalOf(demand, supply, today) ?? regionLimit(demand, supply) ?? fullLimit(supply);
}

/** What stands in the way of any need at all: an end date passed, an absence, a full day. */
export function standingLimits(supply: Supply, today: Day): Limit[] {
  return [expiredLimit(supply, today), absenceOf(supply, today), fullLimit(supply)].filter((l) => l !== undefined);
}

function expiredLimit({ validTo }: Supply, today: Day): Limit | undefined {
  if (validTo === null || validTo >= today) return undefined;
  return limit("expired", `已到期：同意或供给到 ${validTo} 为止`, `Expired: consent or offer ended on ${validTo}`);
}

function absenceOf({ refusals: r }: Supply, today: Day): Limit | undefined {
  if ((r.from === undefined && r.to === undefined) || today < (r.from ?? today) || (r.to ?? today) < today) return undefined;
  return limit(
    "refused",
    r.to === undefined ? "本人谢绝：近期不承接" : `本人谢绝：${r.to} 之前不承接`,
    r.to === undefined ? "Declined: takes nothing at present" : `Declined: takes nothing until ${r.to}`,
  );
}

function refusalOf(demand: Demand, supply: Supply, today: Day): Limit | undefined {
  const { refusals: r } = supply;
  if (r.demanderKinds?.includes(demand.demanderKind))
    return limit("refused", "本人谢绝：不承接这类需求方", "Declined: does not take this kind of demander");
  const field = r.fields?.find((code) => demand.fieldCode?.startsWith(code));
  if (field !== undefined) return limit("refused", `本人谢绝：不承接学科 ${field}`, `Declined: does not take field ${field}`);
  const industry = r.industries?.find((code) => demand.industryCode?.startsWith(code));
  if (industry !== undefined) return limit("refused", `本人谢绝：不承接行业 ${industry}`, `Declined: does not take industry ${industry}`);
  return absenceOf(supply, today);
}

/** A rule binds only where both codes are known: an unknown region is asked about, not excluded. */
function regionLimit(demand: Demand, supply: Supply): Limit | undefined {
  if (demand.withinRegion !== null && supply.regionCode !== null && !supply.regionCode.startsWith(trimRegion(demand.withinRegion)))
    return limit("region", "需求方限定了地区，供方不在其中", "The demander limits the region; this supply lies outside");
  const serves = supply.refusals.regions;
  if (serves?.length && demand.regionCode !== null && !serves.some((code) => demand.regionCode?.startsWith(trimRegion(code))))
    return limit("region", "供方只服务限定的地区", "The supplier serves other regions only");
  return undefined;
}

function fullLimit({ load, capacity }: Supply): Limit | undefined {
  if (load < capacity) return undefined;
  return limit("full", `已满 ${load}/${capacity}：在办件数已到承接上限`, `Full ${load}/${capacity}: at the limit of open cases`);
}

const limit = (code: LimitCode, zh: string, en: string): Limit => ({ code, reason: { zh, en } });

/** 510000 → 51, 512000 → 5120: the digits that say something. */
export const trimRegion = (code: string): string => code.replace(/(?:00){1,6}$/, "");

/** A body's name as it is compared: no spaces, no bracketed remark, half-width. */
export const bodyOf = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/\([^()]*\)/g, "")
    .replace(/\s/g, "")
    .toLowerCase();
