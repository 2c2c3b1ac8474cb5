import type { Population } from "./population.ts";

/** How residents meet the ground: part of every answer. */
export interface ReachMethod {
  /** `straight` is the fall-back without a network: the circle of the walk divided by `detour`. */
  readonly ground: "network" | "straight";
  /** Name of the rule set; undefined on straight lines. */
  readonly rules?: string;
  readonly detour?: number;
  readonly snapMillimetres?: number;
  readonly weights: Population["kind"];
  readonly residents: number;
  readonly people: number;
  /** People farther from the network than the rules allow: counted as not reached. */
  readonly peopleOutside: number;
  /** People for whom a nearer island, bridge or tunnel was passed over. */
  readonly peopleMoved: number;
}

/** The whole statement that is printed beside a coverage. Dates and the share of checked coordinates are the caller's to add. */
export interface Method extends ReachMethod {
  readonly minutes: number;
  readonly speeds: readonly number[];
  /** Minute of the week the places must be open at; undefined = hours not looked at. */
  readonly at?: number;
  readonly places: number;
  readonly placesClosed: number;
  readonly placesUnknownHours: number;
  /** Places with no network within the snap distance: they reach nobody. */
  readonly placesOutside: number;
  /** People on the network whom no place reaches at the first speed. */
  readonly peopleUnreached: number;
}

const percent = (part: number, whole: number): string => (whole > 0 ? `${((100 * part) / whole).toFixed(1)}%` : "–");
const DAYS_ZH = ["一", "二", "三", "四", "五", "六", "日"] as const;
const DAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const clock = (minute: number): string =>
  `${String(Math.floor((minute % 1440) / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** The statement in words, for screens, exports and reports. */
export function describeMethod(m: Method): { zh: string; en: string } {
  const metres = m.speeds.map((s) => Math.round(m.minutes * 60 * s));
  const zhGround = m.ground === "network" ? `步行路网（规则 ${m.rules}）` : `步行（没有路网，按直线距离乘绕行系数 ${m.detour} 估算）`;
  const enGround =
    m.ground === "network" ? `on the walking network (rules ${m.rules})` : `no network: straight lines times a detour of ${m.detour}`;
  const zhWeights = { people: "人口", buildings: "建筑物（无人口数据）", equal: "等权点（无人口数据）" }[m.weights];
  const enWeights = { people: "people", buildings: "buildings (no population)", equal: "points of equal weight (no population)" }[
    m.weights
  ];
  const zh = [
    `${m.minutes} 分钟${zhGround}，步速 ${m.speeds.map((s, i) => `${s} 米/秒（${metres[i]} 米）`).join("、")}；按${zhWeights}计`,
    `${m.places} 个场所${m.at === undefined ? "" : `，周${DAYS_ZH[Math.floor(m.at / 1440)]} ${clock(m.at)} 不开放的 ${m.placesClosed} 个不计、开放时间不明的 ${m.placesUnknownHours} 个计入`}${m.placesOutside > 0 ? `，${m.placesOutside} 个不在路网附近` : ""}`,
    `${percent(m.peopleOutside, m.people)} 不在路网附近、${percent(m.peopleUnreached, m.people)} 在路网上但走不到，均计为未覆盖`,
    ...(m.peopleMoved > 0 ? [`${percent(m.peopleMoved, m.people)} 避开了更近但不连通的小片路网或桥隧`] : []),
  ];
  const en = [
    `${m.minutes} minutes ${enGround}, at ${m.speeds.map((s, i) => `${s} m/s (${metres[i]} m)`).join(" and ")}, counted in ${enWeights}`,
    `${m.places} places${m.at === undefined ? "" : `, without ${m.placesClosed} closed on ${DAYS_EN[Math.floor(m.at / 1440)]} ${clock(m.at)}, with ${m.placesUnknownHours} of unknown hours`}${m.placesOutside > 0 ? `, ${m.placesOutside} of them off the network` : ""}`,
    `${percent(m.peopleOutside, m.people)} live off the network and ${percent(m.peopleUnreached, m.people)} on it out of reach; both count as not covered`,
    ...(m.peopleMoved > 0 ? [`for ${percent(m.peopleMoved, m.people)} a nearer island of the map, bridge or tunnel was passed over`] : []),
  ];
  return { zh: `${zh.join("；")}。`, en: `${en.join("; ")}.` };
}
