import { leastOf, mostOf, type Amount, type Bound, type Method, type Nominee } from "@bihuan/quotas";
import type { Label } from "../../platform/http/contract.ts";

export const SECTORS = {
  county: { zh: "县市区", en: "counties" },
  society: { zh: "学会", en: "societies" },
  university: { zh: "高校", en: "universities" },
  enterprise: { zh: "企业和园区", en: "enterprises and parks" },
  school: { zh: "中小学", en: "schools" },
  institute: { zh: "科研院所", en: "institutes" },
  department: { zh: "机关部门", en: "departments" },
  invited: { zh: "特邀", en: "invited" },
  other: { zh: "其他", en: "others" },
} as const;
export type Sector = keyof typeof SECTORS;

/** Whom a floor speaks of. Each is read off what stands in a nominee's record. */
export const GROUPS = {
  front_line: { zh: "基层一线", en: "front line" },
  minority: { zh: "少数民族", en: "ethnic minorities" },
  female: { zh: "女性", en: "women" },
  young: { zh: "不超过某个年龄", en: "up to an age" },
  non_party: { zh: "非中共党员", en: "not of the Communist Party" },
  senior: { zh: "高级职称", en: "senior title" },
  new_face: { zh: "新当选（不是上一届代表）", en: "not a delegate before" },
  sector: { zh: "某一类单位", en: "a kind of unit" },
} as const;
export type Group = keyof typeof GROUPS;

export const KINDS = {
  hard: { zh: "必须达到", en: "hard" },
  law: { zh: "法规或章程规定", en: "by law or charter" },
  soft: { zh: "尽量达到", en: "soft" },
} as const;
export const MEASURES = { people: { zh: "人", en: "people" }, percent: { zh: "名额的百分之几", en: "per cent of the seats" } } as const;
export const METHODS = {
  hamilton: { zh: "最大余数法", en: "largest remainders" },
  sainte_lague: { zh: "圣拉古法（除数 1、3、5…）", en: "Sainte-Laguë" },
  dhondt: { zh: "洪德法（除数 1、2、3…）", en: "D'Hondt" },
} as const;
export type MethodName = keyof typeof METHODS;
export const methodOf = (name: string): Method => (name === "sainte_lague" ? "sainte-lague" : name === "dhondt" ? "dhondt" : "hamilton");

export const SEXES = { male: { zh: "男", en: "male" }, female: { zh: "女", en: "female" } } as const;
export const PARTIES = {
  cpc: { zh: "中共党员", en: "Communist Party" },
  democratic: { zh: "民主党派", en: "democratic party" },
  none: { zh: "无党派", en: "no party" },
  masses: { zh: "群众", en: "not affiliated" },
  league: { zh: "共青团员", en: "Youth League" },
} as const;

/** How many of those due must have come, and how many of whom must have said yes: [parts, of, strictly more]. */
export const QUORUMS = {
  two_thirds: { zh: "应到人数的三分之二", en: "two thirds of those due" },
  half: { zh: "应到人数的一半以上", en: "more than half of those due" },
  four_fifths: { zh: "应到人数的五分之四", en: "four fifths of those due" },
} as const;
export const MAJORITIES = {
  present: { zh: "超过实到人数的一半", en: "more than half of those present" },
  due: { zh: "超过应到人数的一半", en: "more than half of those due" },
} as const;

export interface Election {
  readonly electedOn: string | null;
  readonly electionBody: string | null;
  readonly due: number | null;
  readonly present: number | null;
}
export interface Standard {
  readonly quorum: string;
  readonly majority: string;
}
/** What a unit's meeting lacks to be an election; nothing where it is one. */
export function meetingFault(e: Election, s: Standard): Label | undefined {
  const { due, present } = e;
  if (e.electedOn === null || e.electionBody === null || due === null || present === null)
    return {
      zh: "选举记录不全：日期、会议、应到、实到都要填",
      en: "The election record lacks its date, body, those due or those present",
    };
  const enough = s.quorum === "half" ? present * 2 > due : s.quorum === "four_fifths" ? present * 5 >= due * 4 : present * 3 >= due * 2;
  return enough
    ? undefined
    : {
        zh: `实到 ${present} 人，不够${QUORUMS[s.quorum as keyof typeof QUORUMS].zh}（应到 ${due} 人）`,
        en: `${present} present of ${due} due: no quorum`,
      };
}
/** Whether somebody counts as elected by his unit, and why not. */
export function electionFault(e: Election, votesFor: number | null, s: Standard): Label | undefined {
  const meeting = meetingFault(e, s);
  if (meeting) return meeting;
  if (votesFor === null) return { zh: "没有填赞成票数", en: "His votes are missing" };
  const [due, present] = [e.due ?? 0, e.present ?? 0];
  if (votesFor > present) return { zh: `赞成 ${votesFor} 票，多于实到 ${present} 人`, en: `${votesFor} votes of ${present} present` };
  return votesFor * 2 > (s.majority === "due" ? due : present)
    ? undefined
    : {
        zh: `赞成 ${votesFor} 票，没有${MAJORITIES[s.majority as keyof typeof MAJORITIES].zh}`,
        en: `${votesFor} votes: no majority`,
      };
}

/** Full years on a day: whoever has his birthday that day is a year older. Born on 29 February, he is so on 1 March. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
export const hasBirthdayOn = (bornOn: string, day: string): boolean => bornOn.slice(5) === day.slice(5);

export interface FloorRow {
  readonly id: number;
  readonly name: string;
  readonly who: string;
  readonly also: string | null;
  readonly ageMost: number | null;
  readonly sector: string | null;
  readonly measure: string;
  readonly least: number | null;
  readonly most: number | null;
  readonly kind: string;
  readonly source: string;
}
export interface UnitRow {
  readonly id: number;
  readonly name: string;
  readonly sector: string;
  readonly weight: number;
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly seats: number | null;
}
export interface NomineeRow {
  readonly id: number;
  readonly name: string;
  readonly sex: string;
  readonly bornOn: string;
  readonly nation: string;
  readonly party: string;
  readonly senior: boolean | null;
  readonly frontLine: boolean | null;
  readonly newFace: boolean | null;
  readonly rank: number | null;
  readonly sector: string;
  readonly unitRowId: number;
}

const conditionOf = (who: string, f: Pick<FloorRow, "ageMost" | "sector">) => {
  if (who === "sector") return { attribute: "sector", values: [f.sector ?? ""] };
  if (who === "young")
    return { attribute: "age", values: Array.from({ length: Math.max(0, (f.ageMost ?? -1) + 1) }, (_, age) => String(age)) };
  return { attribute: who, values: ["yes"] };
};
const amount = (n: number, measure: string): Amount => (measure === "percent" ? { percent: n } : { people: n });

/** The plan's floors and its units' seats as bounds: a unit has exactly what was shared to it. */
export function boundsOf(floors: readonly FloorRow[], units: readonly UnitRow[]): Bound[] {
  return [
    ...floors.map((f): Bound => ({
      key: `floor:${f.id}`,
      name: f.name,
      of: [conditionOf(f.who, f), ...(f.also === null ? [] : [conditionOf(f.also, f)])],
      ...(f.least === null ? {} : { least: amount(f.least, f.measure) }),
      ...(f.most === null ? {} : { most: amount(f.most, f.measure) }),
      kind: f.kind === "law" ? "by-law" : f.kind === "soft" ? "soft" : "hard",
      source: f.source,
    })),
    ...units.map((u): Bound => ({
      key: `unit:${u.id}`,
      name: `${u.name}的名额`,
      of: [{ attribute: "unit", values: [String(u.id)] }],
      least: { people: u.seats ?? 0 },
      most: { people: u.seats ?? 0 },
      kind: "hard",
    })),
  ];
}

const MAJORITY_NATION = /^汉族?$/;
const yes = (is: boolean | null): string => (is === true ? "yes" : "no");

/** A nominee as the floors see him on the plan's day of ages; quality is the order his unit put him in. */
export const asNominee = (n: NomineeRow, ageDay: string, fixed?: "in" | "out"): Nominee => ({
  id: String(n.id),
  attributes: {
    unit: String(n.unitRowId),
    sector: n.sector,
    age: String(ageOn(n.bornOn, ageDay)),
    female: yes(n.sex === "female"),
    minority: yes(!MAJORITY_NATION.test(n.nation.trim())),
    non_party: yes(n.party !== "cpc"),
    senior: yes(n.senior),
    front_line: yes(n.frontLine),
    new_face: yes(n.newFace),
  },
  quality: n.rank === null ? 0 : Math.max(0, 100 - n.rank),
  ...(fixed === undefined ? {} : { fixed }),
});

/** Faults of a floor by itself. */
export function floorFaults(f: Omit<FloorRow, "id" | "name" | "kind" | "source">): Record<string, Label> {
  const faults: Record<string, Label> = {};
  const about = [f.who, f.also];
  if (f.least === null && f.most === null) faults["least"] = { zh: "下限和上限至少填一个", en: "A floor or a ceiling" };
  if (f.least !== null && f.most !== null && f.least > f.most)
    faults["most"] = { zh: "上限低于下限", en: "The ceiling is below the floor" };
  if (f.measure === "percent")
    for (const key of ["least", "most"] as const)
      if ((f[key] ?? 0) > 100) faults[key] = { zh: "百分比最多 100", en: "At most 100 per cent" };
  if (f.also === f.who) faults["also"] = { zh: "和前一项相同", en: "The same as before" };
  if (about.includes("young") !== (f.ageMost !== null))
    faults["ageMost"] = about.includes("young")
      ? { zh: "填最大年龄", en: "Up to which age" }
      : { zh: "只有按年龄的结构才填", en: "For floors by age alone" };
  if (about.includes("sector") !== (f.sector !== null))
    faults["sector"] = about.includes("sector")
      ? { zh: "选是哪一类单位", en: "Which kind of unit" }
      : { zh: "只有按单位类别的结构才选", en: "For floors by kind of unit alone" };
  return faults;
}

/** What of a plan cannot be, whoever is nominated. */
export function planFaults(seats: number, floors: readonly FloorRow[], units: readonly UnitRow[]): Label[] {
  const faults: Label[] = [];
  for (const f of floors) {
    const least = f.least === null ? 0 : leastOf(amount(f.least, f.measure), seats);
    const most = f.most === null ? seats : mostOf(amount(f.most, f.measure), seats);
    if (least > seats)
      faults.push({
        zh: `“${f.name}”至少 ${least} 人，多于名额 ${seats}`,
        en: `“${f.name}” asks for ${least}, more than the ${seats} seats`,
      });
    else if (least > most)
      faults.push({
        zh: `“${f.name}”折算成人数后下限 ${least} 高于上限 ${most}`,
        en: `“${f.name}”: in people the floor ${least} exceeds the ceiling ${most}`,
      });
    if (f.who !== "sector" || f.also !== null) continue;
    const given = units.filter((u) => u.sector === f.sector).reduce((n, u) => n + (u.seats ?? 0), 0);
    const shared = units.length > 0 && units.every((u) => u.seats !== null);
    if (shared && (given < least || given > most))
      faults.push({
        zh: `“${f.name}”要 ${least} 到 ${most} 人，这类单位一共分到 ${given} 个名额`,
        en: `“${f.name}” asks for ${least} to ${most}, and units of that kind have ${given} seats together`,
      });
  }
  return faults;
}

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
export const sharedOut = (units: readonly UnitRow[]): number => sum(units.map((u) => u.seats ?? 0));

/** One sentence for a bound: 基层一线 至少 116 人（80%）. */
export function sayFloor(f: FloorRow, seats: number): string {
  const part = (n: number, word: string, people: number) => `${word} ${people} 人${f.measure === "percent" ? `（${n}%）` : ""}`;
  return [
    f.name,
    ...(f.least === null ? [] : [part(f.least, "至少", leastOf(amount(f.least, f.measure), seats))]),
    ...(f.most === null ? [] : [part(f.most, "至多", mostOf(amount(f.most, f.measure), seats))]),
  ].join(" ");
}
