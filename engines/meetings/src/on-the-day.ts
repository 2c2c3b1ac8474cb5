import { ok, refuse, type Result } from "@bihuan/kit";
import { readHall, type MeetingQuestion, type MeetingRefusal } from "./question.ts";
import { readPlan, type MeetingPlan } from "./schedule.ts";
import { Timetable } from "./timetable.ts";

export type Change =
  /** Somebody does not come, or leaves: its meetings from a slot on fall away. */
  | { readonly kind: "out"; readonly person: string; readonly fromSlot: number }
  /** A zone has fewer tables from a slot on. */
  | { readonly kind: "tables"; readonly zone: string; readonly tables: number; readonly fromSlot: number }
  | { readonly kind: "walk-in"; readonly meeting: MeetingQuestion["meetings"][number] };

export interface DayAnswer {
  readonly question: MeetingQuestion;
  readonly plan: MeetingPlan;
  /** Fallen away, with the partner who is to be told. */
  readonly cancelled: readonly { readonly meeting: string; readonly tell: readonly string[] }[];
  readonly moved: readonly { readonly meeting: string; readonly from: number; readonly to: number }[];
  /** Placed now where they had no room before. */
  readonly gained: readonly { readonly meeting: string; readonly slot: number }[];
}

/**
 * What a change on the day does to a timetable: only what it touches moves. Meetings of somebody who is out fall away and only the partners are told; those who
 * lose a table look for another slot, at most `movedAtMost` of them move, and the freed slots take in who was left out. Slots before `now` stand.
 */
export function changeDay(
  q: MeetingQuestion,
  plan: MeetingPlan,
  change: Change,
  now: number,
  movedAtMost = 2,
): Result<DayAnswer, readonly MeetingRefusal[]> {
  const question = apply(q, change);
  const { hall, faults } = readHall(question);
  if (!hall || faults.length > 0) return refuse(faults);
  const table = new Timetable(hall);
  const at = new Map(question.meetings.map((m, i) => [m.id, i]));
  const was = new Map(plan.placed.map((p) => [p.meeting, p.slot]));
  const cancelled: { meeting: string; tell: string[] }[] = [];
  const homeless: number[] = [];
  for (const p of [...plan.placed].sort((x, y) => x.slot - y.slot)) {
    const m = at.get(p.meeting);
    if (m === undefined) continue;
    const { a, b } = question.meetings[m] as MeetingQuestion["meetings"][number];
    if (change.kind === "out" && p.slot >= change.fromSlot && (a === change.person || b === change.person)) {
      cancelled.push({ meeting: p.meeting, tell: [a === change.person ? b : a] });
      continue;
    }
    if (table.fits(m, p.slot)) table.put(m, p.slot);
    else homeless.push(m);
  }
  const tell = (m: number): string[] => [question.meetings[m]?.a ?? "", question.meetings[m]?.b ?? ""];
  const moved: { meeting: string; from: number; to: number }[] = [];
  for (const m of homeless) {
    const id = question.meetings[m]?.id ?? "";
    const slot = moved.length < movedAtMost ? firstFit(table, m, now) : -1;
    if (slot < 0) {
      cancelled.push({ meeting: id, tell: tell(m) });
      continue;
    }
    table.put(m, slot);
    moved.push({ meeting: id, from: was.get(id) as number, to: slot });
  }
  const gone = new Set(cancelled.map((c) => c.meeting));
  const gained: { meeting: string; slot: number }[] = [];
  const waiting = [...question.meetings.keys()].filter((i) => table.slotOf[i] === -1 && !gone.has(question.meetings[i]?.id ?? ""));
  for (const i of waiting.sort((x, y) => (hall.weight[y] as number) - (hall.weight[x] as number) || x - y)) {
    const slot = firstFit(table, i, now);
    if (slot < 0) continue;
    table.put(i, slot);
    gained.push({ meeting: question.meetings[i]?.id ?? "", slot });
  }
  return ok({ question, plan: readPlan(table, plan), cancelled, moved, gained });
}

function firstFit(table: Timetable, m: number, now: number): number {
  for (let s = now; s < table.hall.slots; s++) if (table.fits(m, s)) return s;
  return -1;
}

function apply(q: MeetingQuestion, change: Change): MeetingQuestion {
  switch (change.kind) {
    case "out":
      return {
        ...q,
        persons: q.persons.map((p) => (p.id === change.person ? { ...p, slots: p.slots.filter((s) => s < change.fromSlot) } : p)),
      };
    case "tables":
      return {
        ...q,
        zones: q.zones.map((z) =>
          z.id === change.zone
            ? {
                ...z,
                tables: q.dayOf.map((_, s) =>
                  s >= change.fromSlot ? change.tables : typeof z.tables === "number" ? z.tables : (z.tables[s] ?? 0),
                ),
              }
            : z,
        ),
      };
    case "walk-in":
      return { ...q, meetings: [...q.meetings, change.meeting] };
  }
}
