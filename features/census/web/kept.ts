import type { Answers } from "../../../platform/forms/form.ts";
import { newKey } from "../../../platform/ui/request-key.ts";
import type { census } from "./api.ts";

export type Opened = Awaited<ReturnType<typeof census.openReply>>;

/** What a device keeps of a form: the form itself as it was opened, what was typed, how long it took, and whether it waits for a network. */
export interface Kept {
  readonly opened: Opened;
  readonly answers: Answers;
  readonly filledBy: string;
  readonly note: string;
  readonly seconds: number;
  /** One sending, however often it is tried. */
  readonly requestKey: string;
  readonly waiting: "typed" | "unchanged" | "paper" | null;
}

const nameOf = (code: string): string => `bihuan.census.${code}`;

export function readKept(code: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(code)) ?? "null") as Kept | null;
    return kept && typeof kept.answers === "object" && typeof kept.opened === "object" ? kept : undefined;
  } catch {
    return undefined;
  }
}
export function keep(code: string, kept: Kept): void {
  try {
    localStorage.setItem(nameOf(code), JSON.stringify(kept));
  } catch {
    // A full or forbidden storage costs the copy, never the form.
  }
}
export function forget(code: string): void {
  try {
    localStorage.removeItem(nameOf(code));
  } catch {
    // As above.
  }
}
export const begin = (opened: Opened, answers: Answers): Kept => ({
  opened,
  answers,
  filledBy: "",
  note: "",
  seconds: 0,
  requestKey: newKey(),
  waiting: null,
});
