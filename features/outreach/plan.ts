import { addDays, daysBetween } from "@bihuan/kit";
import { assignLectures, type LectureOption } from "@bihuan/meetings";
import { Held, meet, type Span } from "./plan-held.ts";
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
  /** Why he: nobody else is free, of all who are nobody has lectured less, or whoever has is needed for other orders. */
  readonly whoBy: "only" | "least" | "others-needed";
  /** How many of those who can give it are free on one of its days, and whether none of them is free on an earlier day. */
  readonly whoFree: number;
  readonly isEarliest: boolean;
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

/** A lecture in one half of a day, and when its expert is away, ways included. */
interface Slot extends Taken {
  readonly slot: number;
  readonly away: Span;
}
interface Option extends LectureOption {
  readonly teacherId: number;
  readonly span: Slot;
}

/**
 * Experts and half-days for all orders at once: as many orders as possible, then early days and whoever has lectured least (@bihuan/meetings).
 * Nobody is proposed where he is taken, ways included. Exact as long as no expert's two halves of a day meet on the road.
 */
export function planLectures(wanted: readonly Wanted[], teachers: readonly Teacher[], today: string): Planned {
  const { free, most, slots } = lectureOptions(wanted, teachers, today);
  const given = withoutClashes(free, most, slots);
  return {
    proposals: wanted.flatMap((w, i) => {
      const o = given[i];
      if (!o) return [];
      const options = free[i] ?? [];
      const who = new Set(options.map((x) => x.expert));
      const held = (expert: number): number => (teachers[expert] as Teacher).held;
      return [
        {
          ...{ id: w.id, teacherId: o.teacherId, onDay: o.span.onDay, fromTime: o.span.fromTime, toTime: o.span.toTime },
          whoBy: who.size === 1 ? "only" : [...who].every((x) => held(x) >= held(o.expert)) ? "least" : "others-needed",
          whoFree: who.size,
          isEarliest: options.every((x) => x.span.onDay >= o.span.onDay),
        },
      ];
    }),
    left: wanted.flatMap((w, i) => (given[i] ? [] : [{ id: w.id, reason: reasonOf(w, free[i] ?? [], teachers) }])),
  };
}

/** Who could hold each order when (days apart are slots 2n for the morning and 2n + 1 for the afternoon), and how many lectures each still takes. */
export function lectureOptions(wanted: readonly Wanted[], teachers: readonly Teacher[], today: string) {
  const index = new Map(teachers.map((t, i) => [t.id, i]));
  const first = wanted.reduce((d, w) => (w.firstOn < d ? w.firstOn : d), "9999-12-31");
  const start = first < today ? today : first;
  const takenOf = teachers.map((t) => Map.groupBy(t.taken, (b) => b.onDay));
  const free = wanted.map((w) => {
    const spans = slotsOf(w, start, today);
    return w.teachers.flatMap((teacherId): Option[] => {
      const expert = index.get(teacherId);
      if (expert === undefined) return [];
      const held = (teachers[expert] as Teacher).held;
      return spans.flatMap((span) => {
        if (takenOf[expert]?.get(span.onDay)?.some((b) => meet(span.away, [minutesOf(b.fromTime), minutesOf(b.toTime)]))) return [];
        const late = Math.max(0, daysBetween(w.firstOn, span.onDay));
        const fit = Math.max(0, 900 - 5 * Math.min(late, 100) - 10 * Math.min(held, 40));
        return [{ expert, teacherId, slot: span.slot, span, fit }];
      });
    });
  });
  const most = teachers.map((t) => (t.most === null ? wanted.length : Math.max(0, t.most - t.held)));
  return { free, most, slots: 2 + 2 * free.flat().reduce((day, o) => Math.max(day, o.slot >> 1), 0) };
}

/**
 * The best assignment; where two met on the road whichever loses less looks once more, and if they meet again, leaves. Then whoever was left out is let in
 * where one other stands in his way who finds room elsewhere, perhaps in another's place, and so on (breadth first).
 */
function withoutClashes(free: readonly (readonly Option[])[], most: readonly number[], slots: number): readonly (Option | undefined)[] {
  const open = free.map((options) => [...options]);
  const held = new Held<Option>(most, slots);
  for (const isLast of [false, true]) {
    held.clear();
    assignLectures(
      open.map((options) => ({ options })),
      most,
      slots,
    ).given.forEach((o, i) => held.put(i, o));
    for (const [a, b] of held.clashes()) {
      const leaves = held.loss(a, open[a] as Option[]) < held.loss(b, open[b] as Option[]) ? a : b;
      open[leaves] = (open[leaves] as Option[]).filter((o) => o !== held.given(leaves));
      if (isLast) held.put(leaves, undefined);
    }
  }
  for (let again = true; again;) {
    again = false;
    for (const i of free.keys()) if (!held.given(i) && held.letIn(i, free)) again = true;
  }
  return free.map((_, i) => held.given(i));
}

function reasonOf(w: Wanted, options: readonly Option[], teachers: readonly Teacher[]): LeftReason {
  const known = teachers.filter((t) => w.teachers.includes(t.id));
  if (known.length === 0) return "nobody-can";
  if (known.every((t) => t.most !== null && t.most <= t.held)) return "all-full";
  return options.length === 0 ? "all-taken" : "crowded-out";
}

function slotsOf(w: Wanted, start: string, today: string): Slot[] {
  const from = w.firstOn < today ? today : w.firstOn;
  const days = Math.min(MOST_DAYS, daysBetween(from, w.lastOn) + 1);
  return Array.from({ length: Math.max(0, days) }, (_, n) => addDays(from, n)).flatMap((onDay) =>
    HALVES.flatMap(({ half, from: begin }, h) =>
      w.half === "any" || w.half === half
        ? [
            {
              slot: daysBetween(start, onDay) * 2 + h,
              onDay,
              fromTime: timeOf(begin),
              toTime: timeOf(begin + w.minutes),
              away: [Math.max(0, begin - w.travelMinutes), Math.min(1439, begin + w.minutes + w.travelMinutes)] as const,
            },
          ]
        : [],
    ),
  );
}
