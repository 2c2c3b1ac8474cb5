import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { open as openFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { openSegment, searchedBytes, type Segment } from "@bihuan/matching";
import type { SetAside } from "./record.ts";

/** What the folder holds, in one small file that is replaced whole. A file it does not name is rubbish of an interrupted act. */
export interface Manifest {
  readonly format: number;
  readonly kinds: readonly string[];
  readonly segments: readonly SegmentEntry[];
  /** Changes before this place of the journal are in the segments. */
  readonly journal: JournalPlace;
  /** Words of removed records stand in segments or in the journal: they are still to be taken out. */
  readonly erases?: boolean;
  /** Records that could not be read: absent from the segments. */
  readonly aside?: readonly SetAside[];
}

export interface SegmentEntry {
  readonly name: string;
  readonly crc: number;
  /** Document numbers removed since it was written. */
  readonly removed: readonly number[];
}

export interface JournalPlace {
  readonly generation: number;
  readonly offset: number;
}

/** Raised whenever terms, weights or the layout of a segment change: an older folder is built anew. */
export const FORMAT = 6;

export const manifestPath = (folder: string): string => join(folder, "manifest.json");
export const segmentPath = (folder: string, name: string): string => join(folder, `${name}.segment`);

export function readManifest(folder: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(readFileSync(manifestPath(folder), "utf8")) as Manifest;
    return manifest.format === FORMAT ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** Waiting for the disk is not done in the thread that answers. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const temporary = `${manifestPath(folder)}.new`;
  await writeFile(temporary, JSON.stringify(manifest), { flush: true });
  await rename(temporary, manifestPath(folder));
}

/** Number of the manifest's present file: changes with every replacement and asks no clock. */
export const manifestVersion = (folder: string): string => {
  try {
    const { ino, size, ctimeNs } = statSync(manifestPath(folder), { bigint: true });
    return `${ino}/${size}/${ctimeNs}`;
  } catch {
    return "";
  }
};

/** Writes a segment under a name not yet taken and returns its entry; the file is whole before it has its name. */
export function writeSegment(folder: string, name: string, bytes: Uint8Array): SegmentEntry {
  const path = segmentPath(folder, name);
  writeDurably(`${path}.new`, bytes);
  renameSync(`${path}.new`, path);
  return { name, crc: crc32(bytes), removed: [] };
}

/** The file's segment, nothing removed; undefined when it is missing, cut short or altered. */
export function readSegment(folder: string, entry: SegmentEntry): Segment | undefined {
  const path = segmentPath(folder, entry.name);
  const bytes = existsSync(path) ? readFileSync(path) : undefined;
  return bytes && crc32(bytes) === entry.crc ? open(bytes, true) : undefined;
}

/** The same in pieces of some milliseconds, read beside the thread that answers; what only a merge needs is checked and not kept. */
export async function readSegmentInPieces(folder: string, entry: SegmentEntry): Promise<Segment | undefined> {
  const path = segmentPath(folder, entry.name);
  if (!existsSync(path)) return undefined;
  const file = await openFile(path, "r");
  try {
    const { size } = await file.stat();
    const header = new Uint8Array(HEADER_BYTES);
    await file.read(header, 0, header.length, 0);
    const bytes = new Uint8Array(Math.min(size, searchedBytes(header)));
    let behind: Uint8Array | undefined;
    let crc = 0;
    for (let at = 0; at < size;) {
      const isKept = at < bytes.length;
      const into = isKept ? bytes.subarray(at) : (behind ??= new Uint8Array(PIECE_BYTES));
      const { bytesRead } = await file.read(into, 0, Math.min(into.length, PIECE_BYTES), at);
      if (bytesRead === 0) return undefined;
      crc = crc32(into.subarray(0, bytesRead), crc);
      at += bytesRead;
    }
    return crc === entry.crc ? open(bytes, false) : undefined;
  } finally {
    await file.close();
  }
}

const HEADER_BYTES = 32;
const PIECE_BYTES = 1 << 22;

function open(bytes: Uint8Array, isWhole: boolean): Segment | undefined {
  const opened = openSegment(bytes, isWhole);
  return opened.ok ? opened.value : undefined;
}

/** Removes what the manifest does not name; the writer alone may. */
export function sweep(folder: string, keep: readonly string[]): void {
  const named = new Set(keep.map((name) => `${name}.segment`));
  for (const file of readdirSync(folder))
    if ((file.endsWith(".segment") && !named.has(file)) || file.endsWith(".new")) rmSync(join(folder, file), { force: true });
}

export function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, "w");
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, Math.min(bytes.length - at, 1 << 26));
  fsyncSync(file);
  closeSync(file);
}

/**
 * One process writes. The lock names a process by number and start, so that a number given again after a restart of the machine
 * does not look alive. Returns how to let go, or undefined while another process lives.
 */
export function takeWriterLock(folder: string): (() => void) | undefined {
  const path = join(folder, "writer.lock");
  const mine = `${process.pid} ${startOf(process.pid)} ${Math.random().toString(36).slice(2)}`;
  for (let tries = 0; tries < 3; tries++) {
    try {
      writeFileSync(path, mine, { flag: "wx" });
      return () => {
        if (readText(path) === mine) rmSync(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const [pid = "0", start = ""] = readText(path).split(" ");
      if (isAlive(Number(pid)) && startOf(Number(pid)) === start) return undefined;
      // Only one of several heirs succeeds in moving it away; the others find the new one.
      const aside = `${path}.${process.pid}`;
      try {
        renameSync(path, aside);
        rmSync(aside, { force: true });
      } catch {
        continue;
      }
    }
  }
  return undefined;
}

const readText = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

/** Ticks since boot at which the process began (proc(5), field 22); empty where there is no /proc. */
const startOf = (pid: number): string => readText(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ")[19] ?? "";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
