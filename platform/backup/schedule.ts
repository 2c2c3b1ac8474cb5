import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Config } from "../config/config.ts";
import { listBackups, type Header, type Trial } from "./store.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** One night may be missed by a machine that was off; longer, and somebody is told. */
const LATE_BACKUP = 36 * HOUR;
const LATE_TRIAL = 9 * DAY;

/** The folder as set, a relative one from the program's own. */
export const backupFolderOf = ({ BIHUAN_BACKUP: named }: Pick<Config, "BIHUAN_BACKUP">): string | undefined =>
  named === undefined ? undefined : resolve(import.meta.dirname, "../..", named);

export interface Held {
  backups: readonly Pick<Header, "at">[];
  trials: readonly Pick<Trial, "at" | "faults">[];
}

/** What lies in the folder; nothing where there is none yet. */
export const heldIn = (folder: string): ReturnType<typeof listBackups> =>
  existsSync(folder) ? listBackups(folder) : { backups: [], trials: [], encrypted: false };

/** What the clock asks for: a backup since this night's hour (Beijing), a restore tried within the week that found nothing wrong; one that did is tried anew each day. */
export function dueOf(held: Held, now: number, hour: number): "backup" | "try-restore" | undefined {
  const sinceHour = (((now + 8 * HOUR - hour * HOUR) % DAY) + DAY) % DAY;
  if (newestOf(held.backups) < now - sinceHour) return "backup";
  const triedSince = (past: number, whole: boolean): boolean =>
    held.trials.some((t) => Date.parse(t.at) >= now - past && (!whole || t.faults.length === 0));
  return triedSince(WEEK, true) || triedSince(DAY, false) ? undefined : "try-restore";
}

export type Trouble = "no-backup" | "backup-late" | "trial-failed" | "trial-late";

/** What a person must hear of: two nights without a backup, a restore that did not hold, none tried for longer than the week asks. */
export function troublesOf({ backups, trials }: Held, now: number): Trouble[] {
  if (backups.length === 0) return ["no-backup"];
  const troubles: Trouble[] = newestOf(backups) < now - LATE_BACKUP ? ["backup-late"] : [];
  const [last] = trials.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const oldest = Math.min(...backups.map((b) => Date.parse(b.at)));
  const whole = newestOf(trials.filter((t) => t.faults.length === 0));
  if (last && last.faults.length > 0) troubles.push("trial-failed");
  else if (Math.max(whole, oldest) < now - LATE_TRIAL) troubles.push("trial-late");
  return troubles;
}

const newestOf = (all: readonly { at: string }[]): number => Math.max(0, ...all.map((x) => Date.parse(x.at)));
