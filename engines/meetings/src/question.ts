/** Somebody who meets others: a firm, a project's team, an adviser. */
export interface Person {
  readonly id: string;
  /** Slots in which it can meet, by index; anything else is closed to it. */
  readonly slots: readonly number[];
}

/** A zone of the hall with its tables per slot; lowering it in one slot closes tables there alone. */
export interface Zone {
  readonly id: string;
  readonly tables: number | readonly number[];
}

export interface Meeting {
  readonly id: string;
  /** Two different persons. */
  readonly a: string;
  readonly b: string;
  /** Where a table is taken; absent: online, without a table. */
  readonly zone?: string;
  /** What placing it counts; above 0. */
  readonly weight: number;
  /** It stands in this slot. */
  readonly fixed?: number;
  /** It lies in a later slot than this other meeting. */
  readonly after?: string;
}

export interface MeetingQuestion {
  /** Day of each slot: gaps are counted within a day. At most 30 slots a day. */
  readonly dayOf: readonly number[];
  readonly persons: readonly Person[];
  readonly zones: readonly Zone[];
  readonly meetings: readonly Meeting[];
}

export type MeetingRefusal =
  | { readonly code: "twice"; readonly id: string }
  | { readonly code: "unknown"; readonly meeting: string; readonly id: string }
  | { readonly code: "with-itself"; readonly meeting: string }
  | { readonly code: "bad-number"; readonly of: string; readonly field: string }
  | { readonly code: "day-too-long"; readonly day: number; readonly slots: number }
  /** Fixed meetings that one person cannot hold at once, or that need more tables than the slot has. */
  | { readonly code: "fixed-collide"; readonly meetings: readonly string[]; readonly slot: number; readonly of: string };

/** A question with indices in place of names. */
export interface Hall {
  readonly q: MeetingQuestion;
  readonly slots: number;
  /** persons × slots: 1 where open. */
  readonly open: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** −1 where no table is taken. */
  readonly zone: Int32Array;
  readonly fixed: Int32Array;
  readonly weight: Float64Array;
  /** Meetings that must lie before, and after, each meeting. */
  readonly before: readonly (readonly number[])[];
  readonly afterOf: readonly (readonly number[])[];
  /** zones × slots. */
  readonly tables: Int32Array;
  /** Bit of each slot within its day, and the first slot of its day's word. */
  readonly bit: Int32Array;
  readonly day: Int32Array;
  readonly days: number;
}

export function readHall(q: MeetingQuestion): { hall?: Hall; faults: MeetingRefusal[] } {
  const faults: MeetingRefusal[] = [];
  const slots = q.dayOf.length;
  const index = <T extends { id: string }>(list: readonly T[]): Map<string, number> => {
    const map = new Map<string, number>();
    list.forEach((x, i) => (map.has(x.id) ? faults.push({ code: "twice", id: x.id }) : map.set(x.id, i)));
    return map;
  };
  const persons = index(q.persons);
  const zones = index(q.zones);
  const meetings = index(q.meetings);
  const days = new Map<number, number[]>();
  q.dayOf.forEach((d, s) => days.set(d, [...(days.get(d) ?? []), s]));
  for (const [day, list] of days) if (list.length > 30) faults.push({ code: "day-too-long", day, slots: list.length });
  const open = new Uint8Array(q.persons.length * slots);
  q.persons.forEach((p, i) =>
    p.slots.forEach((s) =>
      Number.isInteger(s) && s >= 0 && s < slots
        ? (open[i * slots + s] = 1)
        : faults.push({ code: "bad-number", of: p.id, field: "slots" }),
    ),
  );
  const tables = Int32Array.from(
    q.zones.flatMap((z) => Array.from({ length: slots }, (_, s) => (typeof z.tables === "number" ? z.tables : (z.tables[s] ?? 0)))),
  );
  q.zones.forEach((z, i) => {
    for (let s = 0; s < slots; s++)
      if ((tables[i * slots + s] as number) < 0) {
        faults.push({ code: "bad-number", of: z.id, field: "tables" });
        break;
      }
  });
  const at = (map: Map<string, number>, m: Meeting, id: string): number => {
    const i = map.get(id);
    if (i === undefined) faults.push({ code: "unknown", meeting: m.id, id });
    return i ?? 0;
  };
  // Most meetings wait for no other: they share one empty list.
  const none: number[] = [];
  const before = q.meetings.map(() => none);
  const afterOf = q.meetings.map(() => none);
  q.meetings.forEach((m, i) => {
    if (m.a === m.b) faults.push({ code: "with-itself", meeting: m.id });
    if (!(Number.isFinite(m.weight) && m.weight > 0)) faults.push({ code: "bad-number", of: m.id, field: "weight" });
    if (m.fixed !== undefined && !(Number.isInteger(m.fixed) && m.fixed >= 0 && m.fixed < slots))
      faults.push({ code: "bad-number", of: m.id, field: "fixed" });
    if (m.after === undefined) return;
    const other = at(meetings, m, m.after);
    before[i] = [other];
    afterOf[other] = [...(afterOf[other] ?? none), i];
  });
  const hall: Hall = {
    q,
    slots,
    open,
    a: Int32Array.from(q.meetings, (m) => at(persons, m, m.a)),
    b: Int32Array.from(q.meetings, (m) => at(persons, m, m.b)),
    zone: Int32Array.from(q.meetings, (m) => (m.zone === undefined ? -1 : at(zones, m, m.zone))),
    fixed: Int32Array.from(q.meetings, (m) => m.fixed ?? -1),
    weight: Float64Array.from(q.meetings, (m) => m.weight),
    before,
    afterOf,
    tables,
    bit: Int32Array.from(q.dayOf, (d, s) => 1 << (days.get(d) as number[]).indexOf(s)),
    day: Int32Array.from(q.dayOf, (d) => [...days.keys()].indexOf(d)),
    days: days.size,
  };
  return faults.length > 0 ? { faults } : { hall, faults: fixedFaults(hall) };
}

function fixedFaults(hall: Hall): MeetingRefusal[] {
  const { q, slots } = hall;
  const faults: MeetingRefusal[] = [];
  const held = new Map<string, string[]>();
  q.meetings.forEach((m, i) => {
    if (m.fixed === undefined) return;
    for (const p of [hall.a[i] as number, hall.b[i] as number]) {
      const key = `${p} ${m.fixed}`;
      held.set(key, [...(held.get(key) ?? []), m.id]);
      if (hall.open[p * slots + m.fixed] === 0)
        faults.push({ code: "fixed-collide", meetings: [m.id], slot: m.fixed, of: q.persons[p]?.id ?? "" });
    }
    if ((hall.zone[i] as number) >= 0) {
      const key = `zone ${hall.zone[i]} ${m.fixed}`;
      held.set(key, [...(held.get(key) ?? []), m.id]);
    }
  });
  for (const [key, meetings] of held) {
    const zone = /^zone (\d+) (\d+)$/.exec(key);
    const [of, slot] = key.split(" ").slice(-2).map(Number) as [number, number];
    const most = zone ? (hall.tables[of * slots + slot] as number) : 1;
    if (meetings.length > most)
      faults.push({ code: "fixed-collide", meetings, slot, of: (zone ? q.zones[of]?.id : q.persons[of]?.id) ?? "" });
  }
  return faults;
}
