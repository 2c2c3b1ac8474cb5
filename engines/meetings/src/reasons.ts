import { hasCommonSlot } from "./bound.ts";
import type { Timetable } from "./timetable.ts";

export type Reason =
  /** Proved by the question alone. */
  | { readonly code: "no-common-slot" }
  /** Every open slot of this person is taken. */
  | { readonly code: "person-full"; readonly person: string }
  /** Both are free at times, and no table of the zone is. */
  | { readonly code: "zone-full"; readonly zone: string }
  /** Both have room, at other times: `instead` are the meetings that stand where it could be. */
  | { readonly code: "crowded-out"; readonly instead: readonly string[] };

export interface LeftOut {
  readonly meeting: string;
  readonly reason: Reason;
}

export function whyLeft(table: Timetable): LeftOut[] {
  const { hall } = table;
  const { q, slots } = hall;
  return q.meetings.flatMap((meeting, m): LeftOut[] => {
    if (table.slotOf[m] !== -1) return [];
    if (!hasCommonSlot(hall, m)) return [{ meeting: meeting.id, reason: { code: "no-common-slot" } }];
    const persons = [hall.a[m] as number, hall.b[m] as number];
    for (const p of persons) {
      let free = false;
      for (let s = 0; s < slots; s++) free ||= table.isFree(p, s);
      if (!free) return [{ meeting: meeting.id, reason: { code: "person-full", person: q.persons[p]?.id ?? "" } }];
    }
    const common = Array.from({ length: slots }, (_, s) => s).filter((s) => persons.every((p) => table.isFree(p, s)));
    const zone = hall.zone[m] as number;
    if (common.length > 0 && common.every((s) => !table.hasTable(zone, s)))
      return [{ meeting: meeting.id, reason: { code: "zone-full", zone: q.zones[zone]?.id ?? "" } }];
    const instead = new Set<string>();
    for (let s = 0; s < slots; s++)
      if (persons.every((p) => hall.open[p * slots + s] === 1))
        for (const p of persons) {
          const held = table.at[p * slots + s] as number;
          if (held !== -1) instead.add(q.meetings[held]?.id ?? "");
        }
    return [{ meeting: meeting.id, reason: { code: "crowded-out", instead: [...instead] } }];
  });
}
