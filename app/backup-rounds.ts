import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { listBackups } from "../platform/backup/store.ts";
import type { Services } from "../platform/http/server.ts";
import { repositoryRoot } from "./open.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** What the clock asks for: a backup since this night's hour (Beijing), a restore tried within the week that found nothing wrong; one that did is tried anew each day. */
export function dueOf(
  held: { backups: readonly { at: string }[]; trials: readonly { at: string; faults: readonly string[] }[] },
  now: number,
  hour: number,
): "backup" | "try-restore" | undefined {
  const sinceHour = (((now + 8 * HOUR - hour * HOUR) % (24 * HOUR)) + 24 * HOUR) % (24 * HOUR);
  const newest = Math.max(0, ...held.backups.map((b) => Date.parse(b.at)));
  if (newest < now - sinceHour) return "backup";
  const triedSince = (past: number, whole: boolean): boolean =>
    held.trials.some((t) => Date.parse(t.at) >= now - past && (!whole || t.faults.length === 0));
  return triedSince(WEEK, true) || triedSince(DAY, false) ? undefined : "try-restore";
}

/** After a failure the next try waits this long. */
const PAUSE = HOUR;
let pausedUntil = 0;

/** One round: what is due is done by the console's own command in a process of its own, so that nobody at a screen waits for it. */
export async function backUpByTheClock(services: Services): Promise<void> {
  const { BIHUAN_BACKUP: named, BIHUAN_BACKUP_HOUR: hour } = services.config;
  const now = services.now();
  if (named === undefined || now < pausedUntil) return;
  const folder = resolve(repositoryRoot, named);
  const due = dueOf(existsSync(folder) ? listBackups(folder) : { backups: [], trials: [] }, now, hour);
  if (due === undefined) return;
  const { code, words } = await command(due === "backup" ? ["backup", folder, "--prune"] : ["try-restore", folder]);
  if (code === 0) return;
  pausedUntil = now + PAUSE;
  console.error(JSON.stringify({ at: new Date(now).toISOString(), backup: due, failed: words.slice(-2000) }));
}

const command = (args: string[]): Promise<{ code: number | null; words: string }> =>
  new Promise((done) => {
    const child = spawn(process.execPath, ["app/cli.ts", ...args], { cwd: repositoryRoot, stdio: ["ignore", "ignore", "pipe"] });
    let words = "";
    child.stderr.on("data", (d) => (words += d));
    child.once("error", (error) => done({ code: null, words: error.message }));
    child.once("exit", (code) => done({ code, words }));
  });
