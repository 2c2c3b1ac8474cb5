import { spawn } from "node:child_process";
import { tellOfTroubles } from "../features/backups/index.ts";
import { backupFolderOf, dueOf, heldIn } from "../platform/backup/schedule.ts";
import type { Services } from "../platform/http/server.ts";
import { repositoryRoot } from "./open.ts";

/** After a failure the next try waits this long. */
const PAUSE = 3_600_000;
let pausedUntil = 0;

/** One round: what is due is done by the console's own command in a process of its own, so that nobody at a screen waits for it; what is wrong then is told. */
export async function backUpByTheClock(services: Services): Promise<void> {
  const folder = backupFolderOf(services.config);
  if (folder === undefined) return;
  const now = services.now();
  const due = now < pausedUntil ? undefined : dueOf(heldIn(folder), now, services.config.BIHUAN_BACKUP_HOUR);
  if (due !== undefined) {
    const { code, words } = await command(due === "backup" ? ["backup", folder, "--prune"] : ["try-restore", folder]);
    if (code !== 0) {
      pausedUntil = now + PAUSE;
      console.error(JSON.stringify({ at: new Date(now).toISOString(), backup: due, failed: words.slice(-2000) }));
    }
  }
  await tellOfTroubles(services, heldIn(folder));
}

const command = (args: string[]): Promise<{ code: number | null; words: string }> =>
  new Promise((done) => {
    const child = spawn(process.execPath, ["app/cli.ts", ...args], { cwd: repositoryRoot, stdio: ["ignore", "ignore", "pipe"] });
    let words = "";
    child.stderr.on("data", (d) => (words += d));
    child.once("error", (error) => done({ code: null, words: error.message }));
    child.once("exit", (code) => done({ code, words }));
  });
