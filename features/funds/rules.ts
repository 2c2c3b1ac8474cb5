import {
  allocate,
  boundsOfLastYear,
  placesOf,
  showExact,
  topPlaces,
  type Exact,
  type Question,
  type Refusal,
  type Table,
} from "@bihuan/allocation";
import { compare, exact, readDecimal, type Fen } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";

/** A factor's figure of a unit: what it is, and what it is made of; null is missing, never 0. */
export interface Figure {
  readonly value: string | null;
  readonly from: "indicator" | "reported";
  readonly code?: string | undefined;
  readonly version?: number | undefined;
  readonly numerator?: number | null | undefined;
  readonly denominator?: number | null | undefined;
  readonly n?: number | undefined;
}
export interface PotRule {
  readonly no: number;
  readonly name: string;
  readonly method: "factors" | "award";
  readonly totalFen: Fen;
  readonly reserveFen: Fen | null;
  readonly stepFen: Fen | null;
  readonly floorFen: Fen | null;
  readonly capFen: Fen | null;
  readonly downPercent: string | null;
  readonly upPercent: string | null;
  readonly sumOver: "eligible" | "all" | null;
  readonly rest: "refuse" | "reserve" | null;
  readonly topPercent: string | null;
  readonly topFactor: number | null;
  readonly topRound: "up" | "down" | "half-up" | null;
  readonly topTies: "in" | "out" | null;
  readonly awardFen: Fen | null;
  readonly quota: number | null;
  readonly exceptYears: number | null;
}
export interface FactorRule {
  readonly no: number;
  readonly name: string;
  readonly weight: string;
  /** Whoever has less takes no part: the condition of an award. */
  readonly least?: string | null | undefined;
  readonly missing: "refuse" | "zero" | "ineligible";
  readonly allZero: "refuse" | "spread" | null;
}
export interface Recipient {
  /** The unit; of a firm or a person its number on the fund's own list. */
  readonly unitId: number;
  /** What it is, where it is no unit. */
  readonly kind?: "firm" | "person" | undefined;
  readonly code: string;
  readonly name: string;
  readonly coefficient: string | null;
  readonly fixedFen: Fen | null;
  readonly lastFen: Fen | null;
  readonly excluded: string | null;
  readonly figures: Readonly<Record<string, Figure>>;
}
/** All that a pot's table follows from. The same on the server and in the browser; stored with every draft. */
export interface PotPlan {
  readonly rule: PotRule;
  readonly factors: readonly FactorRule[];
  readonly recipients: readonly Recipient[];
}
/** What is tried without keeping it: weights by factor number, and bounds. */
export interface Trial {
  readonly weights?: Readonly<Record<string, string>> | undefined;
  readonly totalFen?: Fen | undefined;
  readonly floorFen?: Fen | null | undefined;
  readonly downPercent?: string | null | undefined;
  readonly upPercent?: string | null | undefined;
  readonly topPercent?: string | null | undefined;
}

export function withTrial(pot: PotPlan, trial: Trial | undefined): PotPlan {
  if (!trial) return pot;
  const { weights, ...rule } = trial;
  const set = Object.fromEntries(Object.entries(rule).filter(([, v]) => v !== undefined));
  return {
    ...pot,
    rule: { ...pot.rule, ...set },
    factors: pot.factors.map((f) => ({ ...f, weight: weights?.[String(f.no)] ?? f.weight })),
  };
}

/** Why a recipient takes no part whatever the others have: by word, or by a condition it misses. A missing figure is left to the factor's own rule. */
export function excludedBy({ factors }: PotPlan, r: Recipient): string | null {
  if (r.excluded !== null) return r.excluded;
  const short = factors.find((f) => {
    const value = r.figures[String(f.no)]?.value ?? null;
    return f.least && value !== null && compare(exact(value), exact(f.least)) < 0;
  });
  return short ? `${short.name}${r.figures[String(short.no)]?.value}，不到${short.least}` : null;
}

/** Who takes part, and why not. */
export function eligibilityOf(pot: PotPlan): Map<string, string | null> {
  const { rule, recipients } = pot;
  const why = new Map<string, string | null>(recipients.map((r) => [r.code, excludedBy(pot, r)]));
  const places = placesFor(pot);
  if (places === undefined || rule.topFactor === null) return why;
  const open = recipients.filter((r) => why.get(r.code) === null);
  const best = new Set(
    topPlaces(
      open.map((r) => ({ code: r.code, score: r.figures[String(rule.topFactor)]?.value ?? null })),
      places,
      rule.topTies ?? "in",
    ),
  );
  for (const r of open) if (!best.has(r.code)) why.set(r.code, rule.quota === null ? `不在前${rule.topPercent}%` : `不在前${rule.quota}名`);
  return why;
}
/** How many places the rule gives; undefined where everybody may take part. */
export function placesFor(pot: PotPlan): number | undefined {
  const { rule, recipients } = pot;
  if (rule.quota !== null) return rule.quota;
  const open = recipients.filter((r) => excludedBy(pot, r) === null).length;
  return rule.topPercent === null ? undefined : placesOf(open, rule.topPercent, rule.topRound ?? "half-up");
}

export const boundsOf = (rule: PotRule, r: Recipient): { floorFen?: Fen; capFen?: Fen } => {
  const last = rule.downPercent === null && rule.upPercent === null ? undefined : r.lastFen;
  const near = last === null || last === undefined ? undefined : boundsOfLastYear(last, rule.downPercent ?? "100", rule.upPercent ?? "0");
  const floor = Math.max(rule.floorFen ?? 0, near && rule.downPercent !== null ? near.floorFen : 0);
  const caps = [rule.capFen, near && rule.upPercent !== null ? near.capFen : null].filter((c) => c !== null && c !== undefined);
  return { ...(floor > 0 ? { floorFen: floor } : {}), ...(caps.length > 0 ? { capFen: Math.min(...caps) } : {}) };
};

/** Which of its rules holds a unit: the pot's own floor or cap, or so many percent of what it had last year. */
export function heldBy(rule: PotRule, r: Recipient, held: "floor" | "cap" | undefined): "floor" | "down" | "cap" | "up" | undefined {
  const { floorFen, capFen } = boundsOf(rule, r);
  if (held === "floor") return floorFen === (rule.floorFen ?? 0) ? "floor" : "down";
  return held === "cap" ? (capFen === rule.capFen ? "cap" : "up") : undefined;
}

/** The engine's question of a pot. An award is a fixed sum to each who is in, and nothing beside it. */
export function questionOf(pot: PotPlan): Question {
  const { rule, factors, recipients } = pot;
  const why = eligibilityOf(pot);
  const money = {
    totalFen: rule.totalFen,
    ...(rule.reserveFen === null ? {} : { reserveFen: rule.reserveFen }),
    ...(rule.stepFen === null ? {} : { stepFen: rule.stepFen }),
  };
  if (rule.method === "award")
    return {
      ...money,
      factors: [{ key: "each", weight: 100 }],
      units: recipients.map((r) => ({
        code: r.code,
        values: { each: 1 },
        eligible: why.get(r.code) === null,
        fixedFen: rule.awardFen ?? 0,
        capFen: rule.awardFen ?? 0,
      })),
      rest: "reserve",
    };
  return {
    ...money,
    factors: factors.map((f) => ({ key: String(f.no), weight: f.weight, missing: f.missing, allZero: f.allZero ?? "refuse" })),
    units: recipients.map((r) => ({
      code: r.code,
      values: Object.fromEntries(factors.map((f) => [String(f.no), r.figures[String(f.no)]?.value ?? null])),
      eligible: why.get(r.code) === null,
      ...(r.coefficient === null ? {} : { coefficient: r.coefficient }),
      ...(r.fixedFen === null ? {} : { fixedFen: r.fixedFen }),
      ...boundsOf(rule, r),
    })),
    sumOver: rule.sumOver ?? "eligible",
    rest: rule.rest ?? "refuse",
  };
}

export type Reckoned = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly why: Label };

export function reckon(pot: PotPlan): Reckoned {
  const result = allocate(questionOf(pot));
  return result.ok ? { ok: true, table: result.value } : { ok: false, why: refusalWords(result.error, pot) };
}

export const yuan = (fen: Fen): string =>
  `${fen < 0 ? "−" : ""}${(Math.abs(fen) / 100).toFixed(2).replace(/\B(?=(?:\d{3}){1,6}(?!\d)(?=\.))/g, ",")}`;
export const yuanOf = (fen: Exact): string => yuan(Number(showExact(fen, 0)));

/** Why there is no table, with figures and the cheapest change, in the words of whoever reckons. */
export function refusalWords(r: Refusal, pot: PotPlan): Label {
  const name = (code: string): string => pot.recipients.find((u) => u.code === code)?.name ?? code;
  const names = (codes: readonly string[]): string =>
    codes.length > 6 ? `${codes.slice(0, 5).map(name).join("、")}等 ${codes.length} 个单位` : codes.map(name).join("、");
  const factor = (key: string): string => pot.factors.find((f) => String(f.no) === key)?.name ?? key;
  switch (r.code) {
    case "no-units":
      return { zh: "没有参加分配的单位：先冻结数据", en: "Nobody takes part: freeze the figures first" };
    case "no-factors":
      return { zh: "没有因素：先登记因素和权重", en: "No factors: enter them first" };
    case "weights-sum":
      return { zh: `权重合计 ${r.sum}%，应为 100%`, en: `Weights sum to ${r.sum} %, not 100` };
    case "missing-value":
      return {
        zh: `“${factor(r.factor)}”缺数：${names(r.units)}。补报，或把缺数规则改为按 0 计、不参加`,
        en: `“${factor(r.factor)}” is missing for ${names(r.units)}: fill it in or change the rule for missing figures`,
      };
    case "factor-all-zero":
      return {
        zh: `“${factor(r.factor)}”在参加的单位里全是 0：去掉它，或写明权重给其他因素`,
        en: `“${factor(r.factor)}” is 0 for everybody: drop it or give its weight to the others`,
      };
    case "nobody-has-a-share":
      return { zh: "没有一个单位有份额", en: "Nobody has a share" };
    case "bounds-cross":
      return {
        zh: `${name(r.unit)}的保底 ${yuan(r.floorFen)} 元高于封顶 ${yuan(r.capFen)} 元：降低保底，或提高升幅`,
        en: `The floor of ${name(r.unit)}, ${yuan(r.floorFen)}, lies above its cap, ${yuan(r.capFen)}`,
      };
    case "fixed-above-cap":
      return {
        zh: `${name(r.unit)}的定额 ${yuan(r.fixedFen)} 元高于封顶 ${yuan(r.capFen)} 元`,
        en: `The fixed sum of ${name(r.unit)}, ${yuan(r.fixedFen)}, lies above its cap, ${yuan(r.capFen)}`,
      };
    case "fixed-above-pool":
      return {
        zh: `定额合计 ${yuan(r.fixedFen)} 元，超过可分的 ${yuan(r.poolFen)} 元：增加 ${yuan(r.fixedFen - r.poolFen)} 元，或减少名额、定额`,
        en: `Fixed sums of ${yuan(r.fixedFen)} exceed the ${yuan(r.poolFen)} to be shared by ${yuan(r.fixedFen - r.poolFen)}`,
      };
    case "floors-above-pool":
      return {
        zh: `保底合计 ${yuan(r.floorsFen)} 元，可分只有 ${yuan(r.poolFen)} 元；光是${names(r.units)}的保底就已超过。最省的改法：增加 ${yuan(r.shortFen)} 元，或各单位保底同比降到 ${showExact({ num: r.scale.num * 100n, den: r.scale.den }, 2)}%`,
        en: `Floors sum to ${yuan(r.floorsFen)}, but ${yuan(r.poolFen)} are there; those of ${names(r.units)} alone exceed it. Cheapest: ${yuan(r.shortFen)} more, or all floors at ${showExact({ num: r.scale.num * 100n, den: r.scale.den }, 2)} %`,
      };
    case "caps-below-pool":
      return {
        zh: `封顶合计 ${yuan(r.capsFen)} 元，分不完 ${yuan(r.poolFen)} 元，剩 ${yuan(r.leftFen)} 元。最省的改法：任一单位放宽封顶 ${yuan(r.leftFen)} 元，或写明剩余留作机动`,
        en: `Caps sum to ${yuan(r.capsFen)} and leave ${yuan(r.leftFen)} of ${yuan(r.poolFen)}. Cheapest: lift any cap by ${yuan(r.leftFen)}, or let the rest stay in the reserve`,
      };
    default:
      return { zh: "有数填得不对：金额、系数、因素值应为不小于 0 的数", en: "A figure is not a number of 0 or more" };
  }
}

export function percentFault<K extends string>(key: K, text: string | null, most = 100): Partial<Record<K, Label>> {
  if (text === null) return {};
  const read = readDecimal(text);
  return read && read.digits >= 0n && read.digits <= BigInt(most) * 10n ** BigInt(read.places)
    ? {}
    : ({ [key]: { zh: `应为 0 到 ${most} 的数`, en: `A number from 0 to ${most}` } } as Partial<Record<K, Label>>);
}

/** What in a pot's rules contradicts itself. */
export function potFaults(v: Omit<PotRule, "name" | "no">): Record<string, Label> {
  const need = (key: string, is: boolean, zh: string, en: string): Record<string, Label> => (is ? { [key]: { zh, en } } : {});
  return {
    ...percentFault("downPercent", v.downPercent),
    ...percentFault("upPercent", v.upPercent, 1000),
    ...percentFault("topPercent", v.topPercent),
    ...need("awardFen", v.method === "award" && v.awardFen === null, "定额奖补要填每家多少", "An award needs its sum"),
    ...need(
      "topFactor",
      (v.quota !== null || v.topPercent !== null) && v.topFactor === null,
      "按第几个因素排名，要写明",
      "Say by which factor they are ranked",
    ),
    ...need("topRound", v.topPercent !== null && v.topRound === null, "名额怎么取整，要写明", "Say how places are rounded"),
    ...need(
      "topTies",
      (v.topPercent !== null || v.quota !== null) && v.topTies === null,
      "末位并列怎么办，要写明",
      "Say what ties on the line do",
    ),
    ...need(
      "capFen",
      v.capFen !== null && v.floorFen !== null && v.capFen < v.floorFen,
      "封顶不能低于保底",
      "The cap lies below the floor",
    ),
    ...need("reserveFen", (v.reserveFen ?? 0) > v.totalFen, "机动不能多于金额", "More than the sum"),
    ...need("quota", v.quota !== null && v.topPercent !== null, "名额和百分比只填一个", "Either a quota or a percentage"),
  };
}
