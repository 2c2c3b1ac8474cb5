import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { JournalPlace } from "./folder.ts";
import type { RecordKey, SearchRecord } from "./record.ts";

export type Change = { readonly put: SearchRecord } | { readonly remove: RecordKey };

const journalPath = (folder: string, generation: number): string => join(folder, `journal-${generation}.log`);
/** Read at one go: some hundred records. */
const READ_BYTES = 1 << 18;

/**
 * Changes in order, appended by every process, read by every process: what one web process saves, the others find. A line is
 * a checksum and JSON between two newlines: what a killed process left half written ends at the next one's and spoils no
 * other; what another process is just writing is left for the next reading. Appends to a file opened for appending do not mix (POSIX write, O_APPEND).
 */
export class Journal {
  readonly #folder: string;
  #generation: number;
  #offset: number;
  /** Files kept open: the one appended to and the one read, with their generations. */
  #file: number | undefined;
  #appending = 0;
  #unsynced = false;
  #syncing: Promise<void> | undefined;
  #reading: number | undefined;
  #readingOf = 0;

  constructor(folder: string, from: JournalPlace) {
    this.#folder = folder;
    this.#generation = from.generation;
    this.#offset = from.offset;
  }

  /** Every change before this place has been taken. */
  get place(): JournalPlace {
    return { generation: this.#generation, offset: this.#offset };
  }

  append(changes: readonly Change[]): void {
    const lines = changes.map((change) => {
      const json = JSON.stringify(change);
      return `\n${crc32(json).toString(16)} ${json}\n`;
    });
    const bytes = Buffer.from(lines.join(""));
    // A file begun meanwhile may have taken the readers along: then the changes are said there once more, which alters nothing.
    do {
      this.#file ??= this.#openForAppending();
      for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    } while (!this.#appendsToNewest());
    this.#unsynced = true;
  }

  /** Resolves when what was appended is on disk; calls of one moment share the wait. A file left meanwhile is awaited where it is left. */
  async sync(): Promise<void> {
    while (this.#syncing) await this.#syncing;
    if (!this.#unsynced || this.#file === undefined) return;
    this.#unsynced = false;
    const file = this.#file;
    this.#syncing = new Promise<void>((done, fail) => fdatasync(file, (error) => (error ? fail(error) : done())));
    try {
      await this.#syncing;
    } catch (error) {
      // A file left meanwhile was awaited then.
      if (this.#file !== file) return;
      this.#unsynced = true;
      throw error;
    } finally {
      this.#syncing = undefined;
    }
  }

  /** Changes not yet read, in order. */
  *read(): Generator<Change> {
    for (;;) {
      const bytes = this.#slice();
      const whole = bytes.lastIndexOf(10) + 1;
      // The place stays before the piece until all of it was taken: what is frozen midway is read once more after a restart.
      for (const line of bytes.toString("utf8", 0, whole).split("\n")) {
        const change = parse(line);
        if (change) yield change;
      }
      this.#offset += whole;
      if (whole > 0) continue;
      const next = this.#following();
      if (next === undefined) return;
      this.#generation = next;
      this.#offset = 0;
    }
  }

  close(): void {
    if (this.#file !== undefined && this.#unsynced) fdatasyncSync(this.#file);
    for (const file of [this.#file, this.#reading]) if (file !== undefined) closeSync(file);
    this.#file = this.#reading = undefined;
  }

  /** The generation behind the present one. Where that is gone the writer has its changes in segments, which who follows reads anew. */
  #following(): number | undefined {
    const next = this.#generation + 1;
    if (existsSync(journalPath(this.#folder, next))) return next;
    if (existsSync(journalPath(this.#folder, this.#generation))) return undefined;
    return generations(this.#folder)
      .filter((generation) => generation > next)
      .sort((a, b) => a - b)[0];
  }

  #openForAppending(): number {
    this.#appending = newest(this.#folder) ?? this.#generation;
    return openSync(journalPath(this.#folder, this.#appending), "a");
  }

  /** Two looks at names instead of a list of the folder. What stands in a superseded file is said once more in the newest. */
  #appendsToNewest(): boolean {
    const [own, next] = [0, 1].map((more) => journalPath(this.#folder, this.#appending + more)) as [string, string];
    if (existsSync(own) && !existsSync(next)) return true;
    if (this.#file !== undefined) {
      fdatasyncSync(this.#file);
      closeSync(this.#file);
    }
    this.#file = undefined;
    return false;
  }

  /** What stands behind the place, at least one whole line if there is one; nothing where the file is missing or ends. */
  #slice(): Buffer {
    const file = this.#openedForReading();
    if (file === undefined) return Buffer.alloc(0);
    const rest = fstatSync(file).size - this.#offset;
    for (let want = READ_BYTES; ; want *= 4) {
      const bytes = Buffer.alloc(Math.max(0, Math.min(want, rest)));
      const read = readSync(file, bytes, 0, bytes.length, this.#offset);
      if (want >= rest || bytes.lastIndexOf(10) >= 0) return bytes.subarray(0, read);
    }
  }

  #openedForReading(): number | undefined {
    if (this.#readingOf !== this.#generation && this.#reading !== undefined) {
      closeSync(this.#reading);
      this.#reading = undefined;
    }
    const path = journalPath(this.#folder, this.#generation);
    if (this.#reading === undefined && existsSync(path)) {
      this.#reading = openSync(path, "r");
      this.#readingOf = this.#generation;
    }
    return this.#reading;
  }

  /** Begins a new file once the present one is so large. The writer alone may. */
  rotate(bytes: number): void {
    const path = journalPath(this.#folder, this.#generation);
    if (!existsSync(path) || statSync(path).size < bytes) return;
    writeFileSync(journalPath(this.#folder, this.#generation + 1), "", { flag: "a" });
  }
}

/** Removes the files before this place: who still appends to one finds it gone and says it once more, who still reads one reads the manifest anew. */
export function dropBefore(folder: string, place: JournalPlace): void {
  for (const generation of generations(folder)) if (generation < place.generation) rmSync(journalPath(folder, generation), { force: true });
}

const generations = (folder: string): number[] =>
  readdirSync(folder).flatMap((file) => {
    const found = /^journal-(\d+)\.log$/.exec(file);
    return found ? [Number(found[1])] : [];
  });
const newest = (folder: string): number | undefined => generations(folder).sort((a, b) => b - a)[0];

/** The end of the newest file: where a build of everything begins. */
export function endOf(folder: string): JournalPlace {
  const generation = newest(folder) ?? 1;
  const path = journalPath(folder, generation);
  return { generation, offset: existsSync(path) ? statSync(path).size : 0 };
}

function parse(line: string): Change | undefined {
  const space = line.indexOf(" ");
  const json = line.slice(space + 1);
  if (space < 1 || crc32(json).toString(16) !== line.slice(0, space)) return undefined;
  return JSON.parse(json) as Change;
}
