import { chinaDay } from "@bihuan/kit";
import { newKey } from "../../../platform/ui/request-key.ts";
import type { Inside, Roster } from "../door.ts";
import type { publicFairs } from "./public-api.ts";

export type Turn = Awaited<ReturnType<typeof publicFairs.turnDoor>>;
type Result = Turn["results"][number];

/** One who was let in here. Its key makes it one entry, however often it is sent. */
export interface Entry {
  readonly key: string;
  readonly at: string;
  readonly door: string;
  readonly way: "badge" | "name" | "walk_in";
  readonly badge?: string;
  readonly guestId?: number;
  readonly walkIn?: { readonly name: string; readonly employer: string };
  readonly roster: Turn["signed"];
}
/** An entry as the device keeps it: let in is not yet confirmed. */
export interface KeptEntry extends Entry {
  readonly name: string;
  readonly result?: Result;
}
/** What a door's device keeps of a fair: the roster as it was last signed, who it is, whom it has let in. */
export interface Kept {
  readonly device: string;
  readonly door: string;
  readonly title: string;
  readonly unitName: string;
  readonly today: string;
  readonly stamp: string;
  /** The last entry of any door that was told. */
  readonly seen: number;
  readonly signed: Turn["signed"];
  readonly roster: Roster;
  readonly entries: readonly KeptEntry[];
}

const nameOf = (token: string): string => `bihuan.door.${token}`;
export function readKept(token: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(token)) ?? "null") as Kept | null;
    return kept && Array.isArray(kept.entries) && typeof kept.roster === "object" ? kept : undefined;
  } catch {
    return undefined;
  }
}
/** False where the device keeps nothing: then the page must stay open until all is sent. */
export function keep(token: string, kept: Kept): boolean {
  try {
    localStorage.setItem(nameOf(token), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** What stands after a turn: a newer list where there is one, who came in elsewhere, and what was said of each entry. Settled ones of other days are let go. */
export function afterTurn(kept: Kept | undefined, device: string, turn: Turn): Kept {
  const said = new Map(turn.results.filter((r) => r.verdict !== "later").map((r) => [r.key, r]));
  const before = kept?.today === turn.today ? kept.roster.inside : [];
  const first = new Map<number, Inside>();
  for (const e of [...before, ...turn.inside]) if ((first.get(e.guestId)?.at ?? "9") > e.at) first.set(e.guestId, e);
  return {
    ...{ device, door: kept?.door ?? "", title: turn.title, unitName: turn.unitName, today: turn.today, stamp: turn.stamp },
    seen: Math.max(kept?.today === turn.today ? kept.seen : 0, ...turn.inside.map((e) => e.id)),
    // A list that has not changed is as good as signed now.
    signed: turn.signed,
    roster: { fairId: turn.fairId, seats: turn.seats, guests: turn.guests ?? kept?.roster.guests ?? [], inside: [...first.values()] },
    entries: (kept?.entries ?? [])
      .map((e) => {
        const result = said.get(e.key);
        return result ? { ...e, result } : e;
      })
      .filter((e) => e.result === undefined || dayOf(e.at) === turn.today),
  };
}
export const waitingOf = (kept: Kept): readonly KeptEntry[] => kept.entries.filter((e) => e.result === undefined);
/** Whom this device has let in today. */
export const mineOf = (kept: Kept, day: string): readonly Inside[] =>
  kept.entries.flatMap((e) => (e.guestId === undefined || dayOf(e.at) !== day ? [] : [{ guestId: e.guestId, door: e.door, at: e.at }]));

export const dayOf = (iso: string): string => chinaDay(Date.parse(iso));
/** Beijing's clock, whatever the phone's zone. */
export const clockOf = (iso: string): string => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(11, 16);
export const newDevice = (): string => newKey().slice(0, 36);
