import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statfsSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { isAlive } from "./runs.ts";

/**
 * While a run of `npm test` lasts, what its database writes lies in memory: two thirds of the database's processor time in a run were the disk's. `folder` is then a
 * link to a private folder under /dev/shm; without that much room, bytes, it stays on the disk.
 */
const ROOM = 6 * 2 ** 30;
const MEMORY = "/dev/shm";

const linkOf = (folder: string): string | undefined =>
  lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(folder) : undefined;

/** Whether a server of a single test file still works in the folder. */
function isServed(folder: string): boolean {
  const file = join(folder, "postgres/postmaster.pid");
  return existsSync(file) && isAlive(Number.parseInt(readFileSync(file, "utf8"), 10));
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { type, bavail, bsize } = statfsSync(MEMORY);
  const TMPFS = 0x01021994;
  return type === TMPFS && bavail * bsize > ROOM && process.availableMemory() > 2 * ROOM;
}

/** Before the first file of a run: whatever earlier runs and single files left is made anew, which takes seconds. */
export function intoMemory(folder: string): void {
  if (isServed(folder)) return;
  outOfMemory(folder);
  if (!hasRoom()) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  symlinkSync(mkdtempSync(join(MEMORY, "bihuan-test-")), folder);
}

/** After the last: the memory is given back. */
export function outOfMemory(folder: string): void {
  const place = linkOf(folder);
  if (place === undefined) return;
  rmSync(place, { recursive: true, force: true });
  rmSync(folder, { force: true });
}
