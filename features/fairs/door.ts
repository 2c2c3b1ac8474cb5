/** What a door decides by itself: a badge, a roster, and who may come in. The same on the device and in tests. */

export interface Badge {
  readonly fairId: number;
  readonly guestId: number;
  readonly badgeNo: number;
  readonly code: string;
}
const BADGE = /(\d{1,12})-(\d{1,12})-(\d{1,4})-([0-9A-HJKMNP-TV-Z]{20})/;
export const badgeText = (b: Badge): string => `${b.fairId}-${b.guestId}-${b.badgeNo}-${b.code}`;
/** The badge in what a code says, a hand scanner typed, or an address holds. */
export function badgeIn(text: string): Badge | undefined {
  const m = BADGE.exec(text.slice(0, 300).normalize("NFKC").toUpperCase());
  return m ? { fairId: Number(m[1]), guestId: Number(m[2]), badgeNo: Number(m[3]), code: m[4] as string } : undefined;
}
/** So much of a badge's code lies on the device: enough to tell a badge from a number written by hand, too little to print one. */
export const checkOf = (code: string): string => code.slice(0, 4);

export interface RosterGuest {
  readonly id: number;
  readonly name: string;
  readonly employer: string;
  readonly kind: string;
  readonly standing: string;
  readonly badgeNo: number;
  readonly check: string;
}
export interface Inside {
  readonly guestId: number;
  readonly door: string;
  /** ISO instant. */
  readonly at: string;
}
export interface Roster {
  readonly fairId: number;
  readonly seats: number | null;
  readonly guests: readonly RosterGuest[];
  /** Who is in today, as far as the server knows. */
  readonly inside: readonly Inside[];
}
export type Refused = "no_badge" | "other_fair" | "unknown" | "forged" | "revoked" | "reissued" | "waiting" | "full";
export type Decision =
  | { readonly let: true; readonly guest: RosterGuest }
  /** In already: by this device (`here`) or by another door, where somebody must look. */
  | { readonly let: "again"; readonly guest: RosterGuest; readonly before: Inside; readonly here: boolean }
  | { readonly let: false; readonly why: Refused; readonly guest?: RosterGuest };

/** By the roster on the device and by what the device itself has let in today. */
export function decideBadge(roster: Roster, mine: readonly Inside[], text: string): Decision {
  const badge = badgeIn(text);
  if (!badge) return { let: false, why: "no_badge" };
  if (badge.fairId !== roster.fairId) return { let: false, why: "other_fair" };
  const guest = roster.guests.find((g) => g.id === badge.guestId);
  if (!guest) return { let: false, why: "unknown" };
  if (badge.badgeNo < guest.badgeNo) return { let: false, why: "reissued", guest };
  // A badge newer than the roster cannot be told by it.
  if (badge.badgeNo > guest.badgeNo) return { let: false, why: "unknown" };
  if (checkOf(badge.code) !== guest.check) return { let: false, why: "forged" };
  return decideGuest(roster, mine, guest);
}
export function decideGuest(roster: Roster, mine: readonly Inside[], guest: RosterGuest): Decision {
  if (guest.standing === "revoked") return { let: false, why: "revoked", guest };
  if (guest.standing === "waiting") return { let: false, why: "waiting", guest };
  const own = mine.find((e) => e.guestId === guest.id);
  if (own) return { let: "again", guest, before: own, here: true };
  const before = roster.inside.find((e) => e.guestId === guest.id);
  return before ? { let: "again", guest, before, here: false } : { let: true, guest };
}
/** Whether one more who was never entered finds room, as far as this device can know. */
export const hasRoom = (roster: Roster, walkIns: number): boolean =>
  roster.seats === null || roster.guests.filter((g) => g.standing === "expected").length + walkIns < roster.seats;

export type Verdict = "confirmed" | "again" | "twice" | "revoked" | "waiting" | "over" | "unknown";
/** What the server says of an entry that has happened. Nothing is undone and nothing merged: what does not fit is told. */
export function judgeEntry(e: {
  readonly at: string;
  readonly device: string;
  readonly way: "badge" | "name" | "walk_in";
  readonly badgeNo: number | null;
  readonly guest: { readonly standing: string; readonly badgeNo: number; readonly revokedAt: string | null };
  /** Entries of this guest on this day, the first one first. */
  readonly before: readonly { readonly id: number; readonly device: string }[];
}): { readonly verdict: Verdict; readonly otherId: number | null } {
  const { guest } = e;
  const over = guest.revokedAt !== null && e.at >= guest.revokedAt;
  if (over && (guest.standing === "revoked" || (e.badgeNo !== null && e.badgeNo < guest.badgeNo)))
    return { verdict: "revoked", otherId: null };
  const here = e.before.find((b) => b.device === e.device);
  if (here) return { verdict: "again", otherId: here.id };
  const elsewhere = e.before[0];
  if (elsewhere) return { verdict: "twice", otherId: elsewhere.id };
  if (guest.standing === "waiting") return { verdict: e.way === "walk_in" ? "over" : "waiting", otherId: null };
  return { verdict: "confirmed", otherId: null };
}
