import { addDays, isWorkingDay, type CalendarSpan } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";
import { optionsOf, showDay } from "../../platform/register/fields.ts";

export const ROLES = {
  host: { zh: "主办", en: "host" },
  carry: { zh: "承办", en: "organiser" },
  help: { zh: "协办", en: "co-organiser" },
  support: { zh: "支持", en: "supporter" },
  guide: { zh: "指导", en: "adviser" },
} as const;
export const LEVELS = {
  international: { zh: "国际", en: "international" },
  national: { zh: "全国", en: "national" },
  region: { zh: "区域", en: "regional" },
  province: { zh: "省级", en: "provincial" },
  city: { zh: "市级", en: "of a city" },
  county: { zh: "县级", en: "of a county" },
} as const;
export const KINDS = {
  annual: { zh: "年会", en: "annual meeting" },
  seminar: { zh: "研讨会", en: "seminar" },
  forum: { zh: "论坛", en: "forum" },
  lecture: { zh: "讲座", en: "lecture" },
  international: { zh: "国际会议", en: "international" },
  strait: { zh: "两岸交流", en: "across the strait" },
} as const;
export const roleOptions = optionsOf(ROLES);
export const levelOptions = optionsOf(LEVELS);
export const kindOptions = optionsOf(KINDS);

export interface Duty {
  readonly id: number;
  readonly name: string;
  readonly office: string;
  readonly side: "before" | "after";
  readonly days: number;
  readonly dayKind: "calendar" | "working";
  readonly source: string;
}

export interface Filing extends Duty {
  readonly dueOn: string;
  /** How the day was reckoned. */
  readonly how: Label;
  readonly sentOn: string | null;
  readonly answer: string | null;
  readonly number: string | null;
}

/** The last day on which a duty is still in time. */
export function dueOf(
  duty: Duty,
  event: { firstOn: string; lastOn: string },
  daysOff: readonly CalendarSpan[],
): { dueOn: string; how: Label } {
  const before = duty.side === "before";
  const from = before ? event.firstOn : event.lastOn;
  let dueOn = from;
  if (duty.dayKind === "calendar") dueOn = addDays(from, before ? -duty.days : duty.days);
  else
    for (let left = duty.days; left > 0;) {
      dueOn = addDays(dueOn, before ? -1 : 1);
      if (isWorkingDay(dueOn, daysOff)) left--;
    }
  const working = duty.dayKind === "working";
  return {
    dueOn,
    how: {
      zh: `${before ? "开始" : "结束"} ${showDay(from, "zh-CN")}${before ? "之前" : "之后"} ${duty.days} ${working ? "个工作日" : "天"} = ${showDay(dueOn, "zh-CN")}`,
      en: `${duty.days} ${working ? "working days" : "days"} ${before ? "before the first day" : "after the last day"} (${from}) = ${dueOn}`,
    },
  };
}

/** What of these must still be filed on one side of the event. */
export const unfiled = (filings: readonly Filing[], side: Duty["side"]): readonly Filing[] =>
  filings.filter((f) => f.side === side && f.sentOn === null);

export interface Counted {
  readonly id: number;
  readonly title: string;
  readonly level: keyof typeof LEVELS;
  readonly firstOn: string;
  readonly standing: "held" | "planned";
  /** In which roles units of the asker's own area stand. */
  readonly roles: readonly (keyof typeof ROLES)[];
  readonly onSite: number | null;
  readonly online: number | null;
  readonly papers: number | null;
}
export interface CountRule {
  readonly firstOn: string;
  readonly lastOn: string;
  readonly plannedTo: string | null;
}

/** Where an event falls in a statistics year: what was held within its days, what is planned within those after them, or nowhere. */
export function standingIn(rule: CountRule, event: { lastOn: string; state: string }): Counted["standing"] | undefined {
  if (event.lastOn < rule.firstOn) return undefined;
  if (event.lastOn <= rule.lastOn) return event.state === "summarised" ? "held" : undefined;
  return rule.plannedTo !== null && event.lastOn <= rule.plannedTo ? "planned" : undefined;
}

export interface LevelRow {
  readonly level: keyof typeof LEVELS;
  readonly held: readonly number[];
  readonly planned: readonly number[];
  readonly roles: Readonly<Record<keyof typeof ROLES, readonly number[]>>;
  /** null: nobody has said. */
  readonly onSite: number | null;
  readonly online: number | null;
  readonly papers: number | null;
}

/** The table of a statistics year: each event once in its level, and once in each role; people on site and online apart; what nobody has said is no nought. */
export function tableOf(events: readonly Counted[]): LevelRow[] {
  const once = [...new Map(events.map((e) => [e.id, e])).values()];
  return levelOptions
    .map(({ value: level }) => ({ level, of: once.filter((e) => e.level === level) }))
    .filter(({ of }) => of.length > 0)
    .map(({ level, of }) => {
      const held = of.filter((e) => e.standing === "held");
      const sum = (key: "onSite" | "online" | "papers") =>
        held.every((e) => e[key] === null) ? null : held.reduce((n, e) => n + (e[key] ?? 0), 0);
      return {
        level,
        held: held.map((e) => e.id),
        planned: of.filter((e) => e.standing === "planned").map((e) => e.id),
        roles: Object.fromEntries(
          roleOptions.map(({ value: role }) => [role, held.filter((e) => e.roles.includes(role)).map((e) => e.id)]),
        ) as unknown as LevelRow["roles"],
        onSite: sum("onSite"),
        online: sum("online"),
        papers: sum("papers"),
      };
    });
}

export interface EventNumbers {
  readonly firstOn: string;
  readonly lastOn: string;
  readonly mode: string;
  readonly online: number | null;
  readonly kind: string;
  readonly level: string;
}
export function eventFaults(v: EventNumbers): Readonly<Record<string, Label>> {
  return {
    ...(v.lastOn < v.firstOn ? { lastOn: { zh: "结束不能早于开始", en: "It ends before it begins" } } : {}),
    ...(v.mode === "site" && v.online !== null && v.online > 0
      ? {
          online: {
            zh: "只在现场办的活动没有线上参会；直播观看次数不是参会人数",
            en: "Held on site alone; views of a stream are no attendance",
          },
        }
      : {}),
    ...(v.kind === "international" && v.level !== "international"
      ? { level: { zh: "国际会议的级别是“国际”", en: "An international meeting is of the international level" } }
      : {}),
  };
}
