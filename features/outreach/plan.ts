import { addDays, daysBetween } from "@bihuan/kit";
import { assignLectures } from "@bihuan/meetings";
import { minutesOf, timeOf } from "./rules.ts";

/** An order to be placed, with who can give its lecture; who declined it is not among them. */
export interface Wanted {
  readonly id: number;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly half: string;
  readonly minutes: number;
  readonly travelMinutes: number;
  readonly teachers: readonly number[];
}
export interface Teacher {
  readonly id: number;
  /** Lectures taken this year, and how many he is willing to. */
  readonly held: number;
  readonly most: number | null;
  readonly taken: readonly Taken[];
}
/** When somebody is taken, ways included. */
export interface Taken {
  readonly onDay: string;
  readonly fromTime: string;
  readonly toTime: string;
}
export interface Proposal {
  readonly id: number;
  readonly teacherId: number;
  readonly onDay: string;
  readonly fromTime: string;
  readonly toTime: string;
}
export type LeftReason = "nobody-can" | "all-taken" | "all-full" | "crowded-out";
export interface Planned {
  readonly proposals: readonly Proposal[];
  readonly left: readonly { readonly id: number; readonly reason: LeftReason }[];
}

/** Proposed beginnings; whoever places by hand types another. */
const HALVES = [
  { half: "morning", from: minutesOf("09:30") },
  { half: "afternoon", from: minutesOf("14:30") },
] as const;
/** So many days of an order's span are looked at. */
const MOST_DAYS = 60;

interface Slot extends Taken {
  readonly slot: number;
}

/**
 * Experts and half-days for all orders at once: as many orders as possible, then early days and whoever has lectured least (exact, @bihuan/meetings).
 * Nobody is proposed where he is taken, ways included; where one expert's two halves of a day would meet on the road, the later order looks again.
 */
export function planLectures(wanted: readonly Wanted[], teachers: readonly Teacher[], today: string): Planned {
  const index = new Map(teachers.map((t, i) => [t.id, i]));
  const first = wanted.reduce((d, w) => (w.firstOn < d ? w.firstOn : d), "9999-12-31");
  const start = first < today ? today : first;
  const free = wanted.map((w) => {
    const spans = slotsOf(w, start, today);
    return w.teachers.flatMap((id) => {
      const t = teachers[index.get(id) ?? -1];
      return t ? spans.filter((s) => !t.taken.some((b) => meet(widen(s, w.travelMinutes), b))).map((s) => ({ t, s })) : [];
    });
  });
  const most = teachers.map((t) => (t.most === null ? wanted.length : Math.max(0, t.most - t.held)));
  const slots = Math.max(0, ...free.flat().map((o) => o.s.slot)) + 1;
  const barred = new Set<string>();
  const key = (i: number, teacher: number, slot: number): string => `${i}:${teacher}:${slot}`;
  for (;;) {
    const { given } = assignLectures(
      wanted.map((w, i) => ({
        options: (free[i] ?? []).flatMap(({ t, s }) => {
          const expert = index.get(t.id) as number;
          if (barred.has(key(i, expert, s.slot))) return [];
          const late = Math.max(0, daysBetween(w.firstOn, s.onDay));
          return [{ expert, slot: s.slot, fit: Math.max(0, 900 - 5 * Math.min(late, 100) - 10 * Math.min(t.held, 40)) }];
        }),
      })),
      most,
      slots,
    );
    const found = given.flatMap((g, i) => {
      const w = wanted[i] as Wanted;
      const o = g && (free[i] ?? []).find(({ t, s }) => index.get(t.id) === g.expert && s.slot === g.slot);
      return o ? [{ i, w, t: o.t, s: o.s }] : [];
    });
    const met = found.find((a) =>
      found.some((b) => b.i < a.i && b.t === a.t && meet(widen(a.s, a.w.travelMinutes), widen(b.s, b.w.travelMinutes))),
    );
    if (met) {
      barred.add(key(met.i, index.get(met.t.id) as number, met.s.slot));
      continue;
    }
    const placed = new Set(found.map((f) => f.i));
    return {
      proposals: found.map(({ w, t, s }) => ({ id: w.id, teacherId: t.id, onDay: s.onDay, fromTime: s.fromTime, toTime: s.toTime })),
      left: wanted.flatMap((w, i) => (placed.has(i) ? [] : [{ id: w.id, reason: reasonOf(w, free[i]?.length ?? 0, index, most) }])),
    };
  }
}

function reasonOf(w: Wanted, options: number, index: ReadonlyMap<number, number>, most: readonly number[]): LeftReason {
  const known = w.teachers.flatMap((id) => index.get(id) ?? []);
  if (known.length === 0) return "nobody-can";
  if (known.every((i) => most[i] === 0)) return "all-full";
  return options === 0 ? "all-taken" : "crowded-out";
}

function slotsOf(w: Wanted, start: string, today: string): Slot[] {
  const from = w.firstOn < today ? today : w.firstOn;
  const days = Math.min(MOST_DAYS, daysBetween(from, w.lastOn) + 1);
  return Array.from({ length: Math.max(0, days) }, (_, n) => addDays(from, n)).flatMap((onDay) =>
    HALVES.flatMap(({ half, from: begin }, h) =>
      w.half === "any" || w.half === half
        ? [{ slot: daysBetween(start, onDay) * 2 + h, onDay, fromTime: timeOf(begin), toTime: timeOf(begin + w.minutes) }]
        : [],
    ),
  );
}

const widen = (s: Taken, minutes: number): Taken => ({
  onDay: s.onDay,
  fromTime: timeOf(Math.max(0, minutesOf(s.fromTime) - minutes)),
  toTime: timeOf(Math.min(1439, minutesOf(s.toTime) + minutes)),
});
/** Do two spans share time? Ends that touch do not. */
export const meet = (a: Taken, b: Taken): boolean => a.onDay === b.onDay && a.fromTime < b.toTime && b.fromTime < a.toTime;
