import { showDay } from "../../platform/register/fields.ts";
import type { LeftOut, MeetingQuestion, MeetingRefusal } from "@bihuan/meetings";
import type { Label } from "../../platform/http/contract.ts";
import { freeTimesOf, isFree, momentOf, spansOf, timeOf } from "./rules.ts";

/** A fair's talks as they stand, read for a timetable. */
export interface Gathered {
  readonly days: readonly string[];
  readonly hours: string;
  readonly slotMinutes: number;
  /** Before this day nothing new is placed. */
  readonly openFrom: string;
  readonly zones: readonly { readonly id: string; readonly name: string; readonly tables: number }[];
  readonly parties: readonly {
    readonly id: string;
    readonly name: string;
    readonly zone: string | null;
    readonly hours: string | null;
    /** Hours in which it is elsewhere, at its pitch. */
    readonly busy?: readonly Slot[] | null;
  }[];
  readonly talks: readonly {
    readonly id: string;
    readonly from: string;
    readonly with: string;
    readonly about: string;
    readonly weight: number;
    readonly mutual: boolean;
    readonly online: boolean;
    readonly fixedAt: string | null;
    /** Held or past: it stands where it was. */
    readonly stands: { readonly onDay: string; readonly fromTime: string } | null;
  }[];
}

export interface Slot {
  readonly day: string;
  readonly from: string;
  readonly to: string;
}
/** The question of a timetable with the names that tell it; a plan keeps it. */
export interface TimetableInput {
  readonly slots: readonly Slot[];
  readonly zones: readonly { readonly id: string; readonly name: string }[];
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly talks: readonly { readonly id: string; readonly from: string; readonly with: string; readonly about: string }[];
  readonly question: MeetingQuestion;
  /** Talks that no timetable can hold, with the words that say why. */
  readonly unplaced: readonly { readonly id: string; readonly why: Label }[];
  readonly notes: readonly Label[];
}

export function slotsOf({
  days,
  hours,
  slotMinutes,
}: Pick<Gathered, "days" | "hours" | "slotMinutes">): (Slot & { dayNo: number; begin: number; end: number })[] {
  return days.flatMap((day, dayNo) =>
    (spansOf(hours) ?? []).flatMap((span) =>
      Array.from({ length: Math.floor((span.to - span.from) / slotMinutes) }, (_, i) => {
        const begin = span.from + i * slotMinutes;
        return { day, dayNo, begin, end: begin + slotMinutes, from: timeOf(begin), to: timeOf(begin + slotMinutes) };
      }),
    ),
  );
}

export function buildTimetable(g: Gathered): TimetableInput {
  const slots = slotsOf(g);
  const unplaced: { id: string; why: Label }[] = [];
  const notes: Label[] = [];
  const zoneOf = new Map(g.parties.map((p) => [p.id, p.zone]));
  const zones = new Set(g.zones.map((z) => z.id));
  // What is held stands in hours that are closed to everything else.
  const held = new Set(
    g.talks.flatMap((t) => (t.stands ? [t.from, t.with].map((p) => `${p} ${t.stands?.onDay} ${t.stands?.fromTime}`) : [])),
  );
  const open = new Map(
    g.parties.map((p) => {
      const free = freeTimesOf(p.hours) ?? [];
      const comes = (s: (typeof slots)[number]) =>
        held.has(`${p.id} ${s.day} ${s.from}`) ||
        (s.day >= g.openFrom &&
          isFree(free, s.dayNo, s.begin, s.end) &&
          !p.busy?.some((b) => b.day === s.day && b.from < s.to && s.from < b.to));
      return [p.id, slots.flatMap((s, i) => (comes(s) ? [i] : []))];
    }),
  );
  const meetings: { id: string; a: string; b: string; weight: number; zone?: string; fixed?: number }[] = [];
  for (const t of g.talks) {
    const zone = t.online ? null : (zoneOf.get(t.with) ?? zoneOf.get(t.from) ?? null);
    const moment = momentOf(t.fixedAt);
    const fixed = t.stands
      ? slots.findIndex((s) => s.day === t.stands?.onDay && s.from === t.stands.fromTime)
      : moment
        ? slots.findIndex((s) => s.dayNo === moment.day && s.begin === moment.from)
        : undefined;
    const why: Label | undefined =
      !open.has(t.from) || !open.has(t.with)
        ? { zh: "有一方已经退出", en: "One of the two has dropped out" }
        : fixed === -1
          ? { zh: "指定的时间不是任何一场的开始", en: "No talk begins at the hour it must have" }
          : zone === null && !t.online
            ? {
                zh: "两方都没有专区，也没有选线上谈：先给项目方选专区",
                en: "Neither has a zone and it is not online; give the project's team a zone",
              }
            : zone !== null && !zones.has(zone)
              ? { zh: "专区不在这次洽谈会里", en: "Its zone is not of this fair" }
              : undefined;
    if (why) unplaced.push({ id: t.id, why });
    else
      meetings.push({
        ...{ id: t.id, a: t.from, b: t.with, weight: t.weight + (t.mutual ? 1 : 0) },
        ...(zone === null ? {} : { zone }),
        ...(fixed === undefined ? {} : { fixed }),
      });
  }
  const wanted = new Map<string, number>();
  for (const m of meetings) for (const p of [m.a, m.b]) wanted.set(p, (wanted.get(p) ?? 0) + 1);
  for (const p of g.parties) {
    const [n, has] = [wanted.get(p.id) ?? 0, open.get(p.id)?.length ?? 0];
    if (n > has)
      notes.push({ zh: `${p.name}有 ${n} 个预约，能来的时段只有 ${has} 场`, en: `${p.name} has ${n} requests and hours for ${has}` });
  }
  const dayNo = new Map(g.days.map((d, i) => [d, i]));
  return {
    slots: slots.map(({ day, from, to }) => ({ day, from, to })),
    zones: g.zones.map(({ id, name }) => ({ id, name })),
    parties: g.parties.map(({ id, name }) => ({ id, name })),
    talks: g.talks.map(({ id, from, with: other, about }) => ({ id, from, with: other, about })),
    question: {
      dayOf: slots.map((s) => dayNo.get(s.day) ?? 0),
      persons: g.parties.map((p) => ({ id: p.id, slots: open.get(p.id) ?? [] })),
      zones: g.zones.map(({ id, tables }) => ({ id, tables })),
      meetings,
    },
    unplaced,
    notes,
  };
}

/** Where a plan has put a talk. */
export interface Placed {
  readonly meeting: string;
  readonly slot: number;
  readonly table?: number | undefined;
}
export interface Hit {
  readonly talk: string;
  readonly why: Label;
}

/**
 * Whom a change since the plan has hit: days or hours that are no more, a party that left or has no time then, tables that are fewer, talks that are withdrawn.
 * Asked before a timetable is proposed and whenever its page is opened.
 */
export function hitsOf(plan: { input: TimetableInput; placed: readonly Placed[] }, now: TimetableInput): Hit[] {
  const at = new Map(now.slots.map((s, i) => [`${s.day} ${s.from} ${s.to}`, i]));
  const talks = new Map(now.question.meetings.map((m) => [m.id, m]));
  const open = new Map(now.question.persons.map((p) => [p.id, new Set(p.slots)]));
  const tables = new Map(now.question.zones.map((z) => [z.id, z.tables as number]));
  const used = new Map<string, number>();
  const hits: Hit[] = [];
  for (const p of plan.placed) {
    const was = plan.input.slots[p.slot] as Slot;
    const slot = at.get(`${was.day} ${was.from} ${was.to}`);
    const talk = talks.get(p.meeting);
    const hit = (zh: string, en: string) => hits.push({ talk: p.meeting, why: { zh, en } });
    if (!talk) hit("已取消，或有一方退出", "Withdrawn, or one of the two has left");
    else if (slot === undefined) hit(`${was.day} ${was.from} 已不在洽谈时段里`, `${was.day} ${was.from} is no hour of the fair any more`);
    else if (talk.fixed !== undefined && talk.fixed !== slot) hit("现在指定了别的场次", "It must be at another hour now");
    else {
      const away = [talk.a, talk.b].find((id) => !open.get(id)?.has(slot));
      if (away) hit(`${nameOf(now, away)}那一场来不了`, `${nameOf(now, away)} cannot come then`);
      else if (talk.zone !== undefined) {
        const key = `${talk.zone} ${slot}`;
        used.set(key, (used.get(key) ?? 0) + 1);
        const most = tables.get(talk.zone) ?? 0;
        if ((used.get(key) ?? 0) > most)
          hit(`${zoneName(now, talk.zone)}那一场只有 ${most} 张桌子`, `${zoneName(now, talk.zone)} has ${most} tables then`);
      }
    }
  }
  return hits;
}

export const nameOf = (input: TimetableInput, id: string): string => input.parties.find((p) => p.id === id)?.name ?? id;
export const zoneName = (input: TimetableInput, id: string): string => input.zones.find((z) => z.id === id)?.name ?? id;
export const talkName = (input: TimetableInput, id: string): string => {
  const t = input.talks.find((x) => x.id === id);
  return t ? `${nameOf(input, t.from)} — ${nameOf(input, t.with)}` : id;
};

/** Why a talk found no room, in words. */
export function whyWords(input: TimetableInput, { reason }: LeftOut): Label {
  switch (reason.code) {
    case "no-common-slot":
      return { zh: "两方没有一场共同的时间", en: "The two have no hour in common" };
    case "person-full":
      return { zh: `${nameOf(input, reason.person)}的时段都排满了`, en: `${nameOf(input, reason.person)} has no free hour left` };
    case "zone-full":
      return { zh: `${zoneName(input, reason.zone)}的桌子都占满了`, en: `${zoneName(input, reason.zone)} has no free table left` };
    case "crowded-out": {
      const some = reason.instead.slice(0, 3).map((id) => talkName(input, id));
      return {
        zh: `两方的时间错开了，占着的有：${some.join("；") || "更想谈的"}`,
        en: `Their free hours differ; in the way: ${some.join("; ")}`,
      };
    }
  }
}

/** What a question is refused for, naming all who are in each other's way. */
export function refusalWords(input: TimetableInput, faults: readonly MeetingRefusal[]): Label {
  const [f] = faults;
  if (f?.code !== "fixed-collide")
    return {
      zh: "登记的内容自相矛盾，排不了，请核对专区、时段和预约",
      en: "What is entered contradicts itself; check zones, hours and requests",
    };
  const s = input.slots[f.slot] as Slot;
  const names = f.meetings.map((id) => talkName(input, id));
  const who = input.parties.some((p) => p.id === f.of) ? nameOf(input, f.of) : zoneName(input, f.of);
  return {
    zh: `${showDay(s.day, "zh-CN")} ${s.from} 指定的洽谈撞在一起（${who}）：${names.join("；")}。请改其中一场`,
    en: `Talks that must be on ${s.day} at ${s.from} collide (${who}): ${names.join("; ")}. Change one of them`,
  };
}
