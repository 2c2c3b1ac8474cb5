import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Who uses the test database server now: one file per run of `npm test`, named by its process. The server is stopped by the
 * last to leave, so two runs in one checkout do not take it from each other; files of runs that died are swept. `first` runs while
 * nobody else can enter, and only when no other run is alive.
 */
export async function enterRun(folder: string, pid: number, first: () => void = () => {}): Promise<void> {
  mkdirSync(runsOf(folder), { recursive: true });
  await alone(folder, pid, () => {
    if (livingRuns(folder) === 0) first();
    writeFileSync(join(runsOf(folder), String(pid)), "");
  });
}

/** Leaves; `last` runs while nobody can enter, and only when no other run is alive. */
export async function leaveRun(folder: string, pid: number, last: () => Promise<void>): Promise<void> {
  if (!existsSync(runsOf(folder))) return last();
  await alone(folder, pid, async () => {
    rmSync(join(runsOf(folder), String(pid)), { force: true });
    if (livingRuns(folder) === 0) await last();
  });
}

function livingRuns(folder: string): number {
  const pids = readdirSync(runsOf(folder)).map(Number);
  for (const pid of pids) if (!isAlive(pid)) rmSync(join(runsOf(folder), String(pid)), { force: true });
  return pids.filter(isAlive).length;
}

const runsOf = (folder: string): string => join(folder, "runs");

/** A lock file beside the runs; one whose process died is broken. */
async function alone(folder: string, pid: number, work: () => void | Promise<void>): Promise<void> {
  const lock = join(folder, "runs.lock");
  for (;;) {
    try {
      writeFileSync(lock, String(pid), { flag: "wx" });
      break;
    } catch {
      const holder = Number(existsSync(lock) ? readFileSync(lock, "utf8") : "");
      if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
      await sleep(20);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
