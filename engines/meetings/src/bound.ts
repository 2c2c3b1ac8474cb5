import { Flow } from "@bihuan/assign";
import { readHall, type Hall, type MeetingQuestion } from "./question.ts";

export interface MeetingBound {
  /** No timetable has more meetings. */
  readonly meetings: number;
  /** max-flow where the persons fall into two sides (firms and projects); half the slots of all where they do not. */
  readonly method: "max-flow" | "half-sum";
  /** What stands in the way of more, by the smallest cut: persons whose hours and zones whose tables are used up. */
  readonly bottleneck: { readonly persons: readonly string[]; readonly zones: readonly string[] };
}

/**
 * An upper bound on the number of meetings: every person has its open slots, every zone its tables, each request counts once; the order of slots and common
 * free slots are left aside. Where all are open in all slots it is reached (König: a bipartite multigraph of largest degree D needs D slots).
 */
export function boundMeetings(hall: Hall): MeetingBound {
  const { q, slots } = hall;
  const side = twoSides(hall);
  const hours = Int32Array.from(q.persons, (_, p) => {
    let n = 0;
    for (let s = 0; s < slots; s++) n += hall.open[p * slots + s] as number;
    return n;
  });
  const possible = q.meetings.map((_, m) => hasCommonSlot(hall, m));
  if (!side) {
    const wanted = new Int32Array(q.persons.length);
    possible.forEach((is, m) => {
      if (!is) return;
      for (const p of [hall.a[m] as number, hall.b[m] as number]) wanted[p] = (wanted[p] as number) + 1;
    });
    const halves = wanted.reduce((sum, w, p) => sum + Math.min(w, hours[p] as number), 0);
    const full = q.persons.flatMap((p, i) => ((wanted[i] as number) > (hours[i] as number) ? [p.id] : []));
    return {
      meetings: Math.min(possible.filter(Boolean).length, Math.floor(halves / 2)),
      method: "half-sum",
      bottleneck: { persons: full, zones: [] },
    };
  }
  // Source 0, sink 1, each person with a way in and a way out between which its hours stand, then the zones with their tables.
  const n = q.persons.length;
  const into = (p: number): number => 2 + p;
  const out = (p: number): number => 2 + n + p;
  const zoneNode = (z: number): number => 2 + 2 * n + z;
  const flow = new Flow(2 + 2 * n + q.zones.length);
  q.zones.forEach((_, z) => {
    let tables = 0;
    for (let s = 0; s < slots; s++) tables += hall.tables[z * slots + s] as number;
    flow.arc(zoneNode(z), 1, tables);
  });
  const toZone = new Map<string, number>();
  q.persons.forEach((_, p) => {
    if (side[p] === 0) flow.arc(0, into(p), hours[p] as number);
    else flow.arc(into(p), out(p), hours[p] as number);
  });
  q.meetings.forEach((_, m) => {
    if (!possible[m]) return;
    const [a, b] =
      side[hall.a[m] as number] === 0 ? [hall.a[m] as number, hall.b[m] as number] : [hall.b[m] as number, hall.a[m] as number];
    flow.arc(into(a), into(b), 1);
    const key = `${b} ${hall.zone[m]}`;
    toZone.set(key, (toZone.get(key) ?? 0) + 1);
  });
  for (const [key, wanted] of toZone) {
    const [b, zone] = key.split(" ").map(Number) as [number, number];
    flow.arc(out(b), zone < 0 ? 1 : zoneNode(zone), wanted);
  }
  const meetings = flow.most(0, 1);
  const reached = flow.cut(0);
  return {
    meetings,
    method: "max-flow",
    bottleneck: {
      persons: q.persons.flatMap((p, i) =>
        (hours[i] as number) > 0 && (side[i] === 0 ? !reached[into(i)] : reached[into(i)] && !reached[out(i)]) ? [p.id] : [],
      ),
      zones: q.zones.flatMap((z, i) => (reached[zoneNode(i)] ? [z.id] : [])),
    },
  };
}

export function hasCommonSlot(hall: Hall, m: number): boolean {
  for (let s = 0; s < hall.slots; s++)
    if (hall.open[(hall.a[m] as number) * hall.slots + s] === 1 && hall.open[(hall.b[m] as number) * hall.slots + s] === 1) return true;
  return false;
}

/** 0 or 1 for each person so that every meeting joins the two sides, or undefined. */
function twoSides(hall: Hall): Int8Array | undefined {
  const n = hall.q.persons.length;
  const links: number[][] = Array.from({ length: n }, () => []);
  for (let m = 0; m < hall.q.meetings.length; m++) {
    links[hall.a[m] as number]?.push(hall.b[m] as number);
    links[hall.b[m] as number]?.push(hall.a[m] as number);
  }
  const side = new Int8Array(n).fill(-1);
  for (let start = 0; start < n; start++) {
    if (side[start] !== -1) continue;
    side[start] = 0;
    const queue = [start];
    for (let i = 0; i < queue.length; i++)
      for (const other of links[queue[i] as number] as number[]) {
        if (side[other] === side[queue[i] as number]) return undefined;
        if (side[other] === -1) {
          side[other] = 1 - (side[queue[i] as number] as number);
          queue.push(other);
        }
      }
  }
  return side;
}

/** How many more meetings one more table in a zone, or one more slot for everybody, can bring at most: the difference of two bounds. */
export function moreByBound(q: MeetingQuestion, more: { readonly zone: string } | { readonly slotOnDay: number }): number {
  const before = readHall(q).hall;
  const after = readHall(
    "zone" in more
      ? {
          ...q,
          zones: q.zones.map((z) =>
            z.id === more.zone ? { ...z, tables: typeof z.tables === "number" ? z.tables + 1 : z.tables.map((t) => t + 1) } : z,
          ),
        }
      : {
          ...q,
          dayOf: [...q.dayOf, more.slotOnDay],
          persons: q.persons.map((p) => ({ ...p, slots: [...p.slots, q.dayOf.length] })),
          zones: q.zones.map((z) => (typeof z.tables === "number" ? z : { ...z, tables: [...z.tables, Math.max(0, ...z.tables)] })),
        },
  ).hall;
  return before && after ? boundMeetings(after).meetings - boundMeetings(before).meetings : 0;
}
