import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Who withdrew what he had agreed to, and on which day: no name, so that the list may lie open. */
export interface Withdrawn {
  readonly id: number;
  /** A day, as `2026-11-30`. */
  readonly on: string;
}
const FILE = "withdrawn.jsonl";

/** The list lies beside the backups, one line each, and outlives every one of them: an older backup does not know who withdrew after it. */
export function withdrawnIn(folder: string): Withdrawn[] {
  const path = join(folder, FILE);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  // A line that a power cut left half written was not answered, and the next backup brings it again.
  return lines.flatMap((line) => (line.endsWith("}") ? [JSON.parse(line) as Withdrawn] : []));
}

/** Adds those it does not hold; on the disk when this comes back. Returns how many it holds then. */
export function addWithdrawn(folder: string, some: readonly Withdrawn[]): number {
  const known = new Set(withdrawnIn(folder).map((w) => w.id));
  const added = some.filter((w) => !known.has(w.id));
  if (added.length > 0) {
    const file = openSync(join(folder, FILE), "a", 0o600);
    try {
      writeSync(file, added.map(({ id, on }) => `\n${JSON.stringify({ id, on })}`).join("") + "\n");
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
  return known.size + added.length;
}
