import { newKey } from "../../../platform/ui/request-key.ts";
import type { publicCaravans } from "./public.tsx";

export type Opened = Awaited<ReturnType<typeof publicCaravans.openTrip>>;

/** One leg as a driver types it. Its key makes it one leg, however often it is sent. */
export interface LegDraft {
  readonly key: string;
  readonly requestId: number;
  readonly onDay: string;
  readonly arrive: string;
  readonly leave: string;
  readonly kmFrom: string;
  readonly kmTo: string;
  readonly pupils: string;
  readonly faults: string;
  readonly standing: "typing" | "waiting" | "sent" | "refused";
  /** The leg's number on the server, once it is there: photos go to it. */
  readonly tripId?: number;
  readonly photos?: readonly KeptPhoto[];
  /** Why it was refused, as the server said it. */
  readonly why?: string;
}

/** A photo of a leg: its content lies beside, under its name, until it is sent. */
export interface KeptPhoto {
  readonly name: string;
  readonly bytes: number;
  readonly standing: "kept" | "sent" | "refused";
  readonly why?: string;
}

/** What a driver's phone keeps of a tour: the list as it was last seen, which vehicle is his, and every leg until the server has it. */
export interface Kept {
  readonly opened: Opened;
  readonly caravanId: number | null;
  readonly driver: string;
  readonly legs: readonly LegDraft[];
}

const nameOf = (token: string): string => `bihuan.trip.${token}`;

export function readKept(token: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(token)) ?? "null") as Kept | null;
    return kept && Array.isArray(kept.legs) && typeof kept.opened === "object" ? kept : undefined;
  } catch {
    return undefined;
  }
}
/** False where the phone keeps nothing: then the page must not be closed before all is sent. */
export function keep(token: string, kept: Kept): boolean {
  try {
    localStorage.setItem(nameOf(token), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}
export const beginLeg = (visit: Opened["visits"][number], km: string): LegDraft => ({
  key: newKey(),
  requestId: visit.id,
  onDay: visit.onDay,
  arrive: "",
  leave: "",
  kmFrom: km,
  kmTo: "",
  pupils: "",
  faults: "",
  standing: "typing",
});
