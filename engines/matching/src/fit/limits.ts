import type { Day } from "@bihuan/kit";
import { shortFormOf, spellingsOf } from "../words/short-form.ts";
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
  if (supply.creditCode && supply.creditCode === demand.creditCode)
    return limit("same-unit", "与需求方统一社会信用代码相同，为同一单位，须回避", "Same credit code as the demander: one organisation");
  if (own !== "" && companyOf(own) === companyOf(bodyOf(demand.organisation)))
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

/** What a company is by law is no part of who it is: 甲厂有限责任公司, 甲厂有限公司 and 甲厂 are one. */
const companyOf = (body: string): string => body.replace(/(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$/u, "") || body;

/** Kinds of bodies; whoever writes one of the first writes the whole name. */
const WHOLE_KINDS = "大学|学院|医院|研究院|科学院|研究所|公司|集团|中心|协会|学会";
const KINDS = `${WHOLE_KINDS}|院|所|厅|局|厂`;
const WHOLE = new RegExp(`(?:${WHOLE_KINDS})$`, "u");
/** 市三医院 names neither city nor itself in full: whoever writes it means the one of his own place. */
const OF_HERE = /^[省市州县区](?!大学)/u;
const KIND = new RegExp(`(${KINDS})`, "gu");
const KIND_ALONE = new RegExp(`^(?:${KINDS})$`, "u");
const PLACE = /^(?:.{2,3}?[省市州县区]|黑龙江|内蒙古|哈尔滨|石家庄|攀枝花|..)/u;

const LEAST_NAME = 4;

/** Whether two names may mean one body, or one and its parent: a part in front, or a short form of it or of that part. Nothing is barred for it; the adviser is asked. */
export function mayBeOne(a: string, b: string): boolean {
  const [x, y] = [companyOf(bodyOf(a)), companyOf(bodyOf(b))];
  if (x === "" || y === "" || x === y) return false;
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  if (long.startsWith(short) && (short.length >= LEAST_NAME || KIND_ALONE.test(long.slice(short.length)))) return true;
  if (short.length >= 3 && long.endsWith(short) && /[省市州县区]$/u.test(long.slice(0, -short.length))) return true;
  const isPart = (whole: string, other: string): boolean =>
    headsOf(whole).some((head) => isShortened(head, other) || isShortened(other, head));
  return isPart(long, short) || isPart(short, long);
}

/** A body's name and the parts of it that stand for a body by themselves: 四川大学 of 四川大学华西医院. */
const headsOf = (body: string): string[] => [body, ...[...body.matchAll(KIND)].map((m) => body.slice(0, m.index + m[0].length))];

/**
 * 川大 of 四川大学, 川农 of 四川农业大学, 省农科院 of 四川省农业科学院, as short forms are read in a search, but by words of two characters between place and kind instead of a
 * dictionary's. What names its kind in full, as 四川大学, is the short form of nothing: not of 四川农业大学.
 */
const isShortened = (short: string, name: string): boolean =>
  short.length <= 8 &&
  name.length >= LEAST_NAME &&
  (!WHOLE.test(short) || OF_HERE.test(short)) &&
  spellingsOf(short).some((spelling) => shortFormOf(spelling, name, pairsOf) > 0);

/** 四川, 农业, 大学: the place, what stands before each kind by pairs (the last by three where one is left over), the kinds. */
function pairsOf(name: string): string[] {
  const place = PLACE.exec(name)?.[0] ?? "";
  const parts = name.slice(place.length).split(KIND);
  return [place, ...parts.flatMap((part, i) => (i % 2 === 1 ? [part] : (part.match(/..(?=..)|.{1,3}/gu) ?? [])))];
}

/** What the adviser is asked before such a supply is chosen, nothing where nothing is in doubt. */
export function doubtOf(demand: Demand, supply: Supply): Label | undefined {
  if (mayBeOne(demand.organisation, supply.organisation))
    return {
      zh: `与需求方“${demand.organisation}”可能为同一单位或上下级，请核对是否须回避`,
      en: `May be the demander's own body or its parent (${demand.organisation}): check whether it must stand aside`,
    };
  const rival = demand.competitors.find((c) => mayBeOne(c, supply.organisation));
  if (rival === undefined) return undefined;
  return {
    zh: `可能是需求方说明的竞争对手“${rival}”，请核对`,
    en: `May be the competitor named by the demander (${rival}): check`,
  };
}

/** 510000 → 51, 512000 → 5120: the digits that say something. */
export const trimRegion = (code: string): string => code.replace(/(?:00){1,6}$/, "");

/** A body's name as it is compared: no spaces, no bracketed remark, half-width. */
export const bodyOf = (name: string): string =>
  name
    .normalize("NFKC")
    .replace(/\([^()]*\)/g, "")
    .replace(/\s/g, "")
    .toLowerCase();
