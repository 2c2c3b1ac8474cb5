import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statfsSync,
  symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { isAlive } from "./runs.ts";

/**
 * While a run of `npm test` lasts, what its database and its tests write lies in memory: two thirds of the database's processor time in a run were the
 * disk's, and 15 GB of what tests threw away again went to the disk. `folder` is then a link to a folder under /dev/shm; without that much room it stays on the disk.
 */
interface Kept {
  /** Bytes that it and what went into memory before it take at most. */
  readonly room: number;
  /** Whether other users may walk through it to a folder of their own, as through /tmp; else it is private. */
  readonly open: boolean;
}
const GB = 2 ** 30;
export const DATABASE: Kept = { room: 6 * GB, open: false };
/** What stands for /tmp in a run. */
export const SCRATCH: Kept = { room: 8 * GB, open: true };
/** Bytes for the run's own processes. */
const WORK = 6 * GB;
const MEMORY = "/dev/shm";

const linkOf = (folder: string): string | undefined =>
  lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(folder) : undefined;

/** Whether a server of a single test file still works in the folder. */
function isServed(folder: string): boolean {
  const file = join(folder, "postgres/postmaster.pid");
  return existsSync(file) && isAlive(Number.parseInt(readFileSync(file, "utf8"), 10));
}

function hasRoom(room: number): boolean {
  if (!existsSync(MEMORY)) return false;
  const { type, bavail, bsize } = statfsSync(MEMORY);
  const TMPFS = 0x01021994;
  return type === TMPFS && bavail * bsize > room && process.availableMemory() > room + WORK && runsPrograms();
}

/** Some tests unpack programs and run them. */
const runsPrograms = (): boolean => !/^\S+ \/dev\/shm \S+ \S*\bnoexec\b/m.test(readFileSync("/proc/mounts", "utf8"));

/** Before the first file of a run: whatever earlier runs and single files left is made anew, which takes seconds. */
export function intoMemory(folder: string, { room, open }: Kept): void {
  if (isServed(folder)) return;
  outOfMemory(folder);
  if (!hasRoom(room)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  const place = mkdtempSync(join(MEMORY, "bihuan-test-"));
  if (open) chmodSync(place, 0o711);
  symlinkSync(place, folder);
}

/** After the last: the memory is given back. */
export function outOfMemory(folder: string): void {
  const place = linkOf(folder);
  if (place === undefined) return;
  rmSync(place, { recursive: true, force: true });
  rmSync(folder, { force: true });
}
