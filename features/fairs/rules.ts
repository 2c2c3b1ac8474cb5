import { compareOrganisations } from "@bihuan/persons";
import type { Label } from "../../platform/http/contract.ts";
import type { LinkLimits } from "../../platform/links/upload.ts";
import { optionsOf } from "../../platform/register/fields.ts";

/** Files with an owner's own entry, as the page says before one is sent: bytes of one, how many, which. */
export const OWNER_FILES: LinkLimits = {
  mostBytes: 10 * 1_048_576,
  mostFiles: 3,
  takes: ["pdf", "ofd", "docx", "xlsx", "wps", "jpg", "jpeg", "png"],
};

export const KIND_WORDS = {
  promote: { zh: "推广", en: "to promote" },
  transfer: { zh: "转化", en: "to transfer" },
  problem: { zh: "难题", en: "a problem to solve" },
} as const;
export type ProjectKind = keyof typeof KIND_WORDS;
export const PROJECT_KINDS = Object.keys(KIND_WORDS) as ProjectKind[];
export const kindOptions = optionsOf(KIND_WORDS);

export const sessionOptions = optionsOf({
  opening: { zh: "开幕式", en: "opening" },
  salon: { zh: "沙龙", en: "salon" },
  promotion: { zh: "专场推介", en: "promotion session" },
  pitch: { zh: "路演", en: "pitches" },
  zone: { zh: "专区洽谈", en: "zone of talks" },
  signing: { zh: "集中签约", en: "signing" },
});

/** Why a talk that began well came to nothing. */
export const CAUSES = {
  price: { zh: "价格谈不拢", en: "no agreement on the price" },
  unripe: { zh: "技术还不成熟", en: "not ripe yet" },
  money: { zh: "资金没有落实", en: "no money" },
  no_need: { zh: "需求变了", en: "the need has changed" },
  other_choice: { zh: "选了别家", en: "somebody else was chosen" },
  unreached: { zh: "联系不上", en: "not reached any more" },
  other: { zh: "其他（写在理由里）", en: "other, as said" },
} as const;
export const causeOptions = optionsOf(CAUSES);

/** Why a selected project came to nothing: as its talks say it, else one of these. */
export const FOLLOW_CAUSES = {
  ...CAUSES,
  no_interest: { zh: "谈了，没有意向", en: "talked over, no interest" },
  unasked: { zh: "没有人约谈", en: "nobody asked for a talk" },
} as const;
export type FollowCause = keyof typeof FOLLOW_CAUSES;
export const OUTCOMES = {
  landed: { zh: "已落地", en: "landed" },
  going: { zh: "有意向，跟进中", en: "going on" },
  caused: { zh: "没有落地，有原因", en: "came to nothing, with a cause" },
  silent: { zh: "没有下文，待写原因", en: "nothing is heard, no cause yet" },
} as const;
export type Outcome = keyof typeof OUTCOMES;

/** How much a talk is wanted: what placing it counts. */
export const WEIGHTS = {
  "1": { zh: "可以谈", en: "would do" },
  "2": { zh: "想谈", en: "gladly" },
  "3": { zh: "很想谈", en: "very much" },
} as const;
export const weightOptions = optionsOf(WEIGHTS);

/** What is written one behind the other: 名称；名称. */
export const listOf = (text: string | null | undefined): string[] =>
  (text ?? "")
    .split(/[;；\n]/)
    .map((s) => s.trim())
    .filter((s) => s.length > 1);

const TIME = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/;
export const minutesOf = (text: string): number | undefined => {
  const m = TIME.exec(text);
  return m ? Number(m[1]) * 60 + Number(m[2]) : undefined;
};
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

export interface Span {
  readonly from: number;
  readonly to: number;
}
const spanOf = (text: string): Span | undefined => {
  const parts = text.split(/[-–—~～至到]/);
  if (parts.length !== 2) return undefined;
  const [from, to] = parts.map(minutesOf);
  return from === undefined || to === undefined || to <= from ? undefined : { from, to };
};
/** 09:00-12:00 14:00-17:00, one after the other. */
export function spansOf(text: string): Span[] | undefined {
  const spans = text.trim().split(/\s+/).map(spanOf);
  if (spans.length === 0 || spans.some((s) => s === undefined)) return undefined;
  const all = spans as Span[];
  return all.every((s, i) => i === 0 || s.from >= (all[i - 1] as Span).to) ? all : undefined;
}

/** Hours by the day of the fair: `1 09:00-12:00；2` is the first day's morning and all of the second; without a day, every day. */
export interface FreeTime extends Span {
  readonly day: number | null;
}
export function freeTimesOf(text: string | null): FreeTime[] | undefined {
  const out: FreeTime[] = [];
  for (const part of (text ?? "").split(/[;；\n]/).map((p) => p.trim())) {
    if (part === "") continue;
    const words = part.split(/\s+/);
    const no = /^第?(\d{1,2})天?$/.exec(words[0] ?? "");
    const spans = no && words.length === 1 ? [{ from: 0, to: 1440 }] : words.slice(no ? 1 : 0).map(spanOf);
    if ((no && Number(no[1]) < 1) || spans.some((s) => s === undefined)) return undefined;
    for (const s of spans as Span[]) out.push({ day: no ? Number(no[1]) - 1 : null, ...s });
  }
  return out;
}
export const isFree = (free: readonly FreeTime[], day: number, from: number, to: number): boolean =>
  free.length === 0 || free.some((f) => (f.day === null || f.day === day) && f.from <= from && to <= f.to);
/** `1 09:20`: the first day at twenty past nine. */
export function momentOf(text: string | null): { day: number; from: number } | undefined {
  const m = /^第?(\d{1,2})天?\s+(\S{4,5})$/.exec((text ?? "").trim());
  const from = m ? minutesOf(m[2] as string) : undefined;
  return m && from !== undefined && Number(m[1]) >= 1 ? { day: Number(m[1]) - 1, from } : undefined;
}

type Faults = Readonly<Record<string, Label>>;
const HOURS: Label = { zh: "请写成 09:00-12:00 14:00-17:00，先后排好", en: "Write it as 09:00-12:00 14:00-17:00, in order" };

export function fairFaults(v: { fromOn: string; toOn: string; hours: string; slotMinutes: number }): Faults {
  const faults: Record<string, Label> = {};
  if (v.toOn < v.fromOn) faults["toOn"] = { zh: "结束早于开始", en: "It ends before it begins" };
  const spans = spansOf(v.hours);
  if (!spans) faults["hours"] = HOURS;
  else if (spans.every((s) => s.to - s.from < v.slotMinutes))
    faults["slotMinutes"] = { zh: "一场洽谈比洽谈时段还长", en: "A talk would be longer than the hours" };
  else if (spans.reduce((n, s) => n + Math.floor((s.to - s.from) / v.slotMinutes), 0) > 30)
    faults["slotMinutes"] = { zh: "一天最多排 30 场，请把每场放长或缩短时段", en: "At most 30 talks one after the other a day" };
  return faults;
}
export function sessionFaults(v: { fromTime: string; toTime: string; viewers: number | null; viewersSource: string | null }): Faults {
  const faults: Record<string, Label> = {};
  const [from, to] = [minutesOf(v.fromTime), minutesOf(v.toTime)];
  if (from === undefined) faults["fromTime"] = { zh: "请写成 09:00", en: "Write it as 09:00" };
  if (to === undefined) faults["toTime"] = { zh: "请写成 10:30", en: "Write it as 10:30" };
  if (from !== undefined && to !== undefined && to <= from) faults["toTime"] = { zh: "结束早于开始", en: "It ends before it begins" };
  if (v.viewers !== null && !v.viewersSource)
    faults["viewersSource"] = { zh: "观看数要写明哪个平台、哪天看的", en: "Viewers need the platform and the day they were read" };
  return faults;
}
export const partyFaults = (v: { hours: string | null }): Faults =>
  freeTimesOf(v.hours)
    ? {}
    : { hours: { zh: "请写成“1 09:00-12:00；2”：第几天、什么时段", en: "Write “1 09:00-12:00; 2”: which day, which hours" } };
export function talkFaults(v: { fromId: number; withId: number; fixedAt: string | null }): Faults {
  const faults: Record<string, Label> = {};
  if (v.fromId === v.withId) faults["withId"] = { zh: "不能和自己洽谈，请另选一方", en: "Nobody talks with himself; choose another" };
  if (v.fixedAt !== null && !momentOf(v.fixedAt))
    faults["fixedAt"] = { zh: "请写成“1 09:20”：第几天、几点", en: "Write “1 09:20”: which day, what hour" };
  return faults;
}

/** Who stands behind a project or an expert: what it is called, was called, and whom it belongs to. */
export interface Body {
  readonly name: string;
  readonly former: readonly string[];
  readonly parents: readonly string[];
}
const same = (a: { name: string; former?: readonly string[] }, b: { name: string; former?: readonly string[] }) =>
  compareOrganisations(a, b);

/** Why an expert may not review a project: his own unit by any name it bore, its parent or branch, or whom he himself named. */
export function conflictOf(
  project: Body & { readonly people: readonly string[] },
  expert: Body & { readonly person: string; readonly avoids: readonly string[] },
): Label | undefined {
  if (project.people.includes(expert.person)) return { zh: "本人就是项目联系人", en: "He is the project's own contact" };
  const kind = same(project, expert);
  if (kind === "former")
    return {
      zh: `“${expert.name}”和“${project.name}”是改名前后的同一家`,
      en: `${expert.name} and ${project.name} are one unit under two names`,
    };
  if (kind === "branch") return { zh: `“${project.name}”和“${expert.name}”是上下级`, en: "Parent and branch" };
  if (kind) return { zh: `本单位的项目（${project.name}）`, en: `A project of his own unit (${project.name})` };
  const parent = expert.parents.find((p) => same({ name: p }, project)) ?? project.parents.find((p) => same({ name: p }, expert));
  if (parent) return { zh: `上级或所属单位：${parent}`, en: `Of the same house: ${parent}` };
  const avoided = expert.avoids.find((a) => project.people.includes(a) || same({ name: a }, project));
  return avoided ? { zh: `已声明回避：${avoided}`, en: `Declared: ${avoided}` } : undefined;
}

/** How well an expert's field fits a project's, 0 to 1000, with the words that say so. */
export function fitOf(project: { field: string; title: string }, expert: { field: string }): { fit: number; why: Label } {
  const fields = expert.field.split(/[、,，;；/\s]+/).filter((f) => f !== "");
  if (fields.includes(project.field))
    return { fit: 1000, why: { zh: `专业相同：${project.field}`, en: `The same field: ${project.field}` } };
  const near = fields.find((f) => project.field.includes(f) || f.includes(project.field) || project.title.includes(f));
  return near
    ? { fit: 600, why: { zh: `专业相近：${near}`, en: `A near field: ${near}` } }
    : { fit: 200, why: { zh: "专业不同，人手不够时分配", en: "Another field, given for want of hands" } };
}

/** What several totals say together; of one alone there is no spread. */
export function scoresOf(totals: readonly number[]): { score: number | null; spread: number | null } {
  if (totals.length === 0) return { score: null, spread: null };
  return {
    score: Math.round(totals.reduce((a, b) => a + b, 0) / totals.length),
    spread: totals.length < 2 ? null : Math.max(...totals) - Math.min(...totals),
  };
}

export interface Part {
  readonly kind: string;
  readonly title: string;
  readonly howMany: number;
  readonly dayNo: number;
  readonly fromTime: string | null;
  readonly toTime: string | null;
}
/** Sessions and zones of a template's parts: several of one kind at one hour are numbered. */
export const laidOut = (parts: readonly Part[], days: readonly string[]) => ({
  sessions: parts
    .filter((p) => p.kind !== "zone" && p.fromTime !== null && p.toTime !== null)
    .flatMap((p) =>
      Array.from({ length: p.howMany }, (_, i) => ({
        kind: p.kind,
        title: p.howMany === 1 ? p.title : `${p.title} ${i + 1}`,
        onDay: days[Math.min(p.dayNo, days.length) - 1] as string,
        fromTime: p.fromTime as string,
        toTime: p.toTime as string,
      })),
    ),
  zones: parts
    .filter((p) => p.kind === "zone")
    .flatMap((p) => Array.from({ length: p.howMany }, (_, i) => (p.howMany === 1 ? p.title : `${p.title} ${i + 1}`))),
});
