import { closeSync, openSync, readSync, writeSync } from "node:fs";
import type { NewRow } from "../records/import-store.ts";

/** Good rows of a long table as they were checked, on this server's disk until they are stored: what was read once is not read again. A piece is a text of JSON. */
export class Spool {
  readonly #file: number;
  readonly #drop: () => void;
  /** Bytes of each piece. */
  readonly #lengths: number[] = [];

  constructor({ path, drop }: { path: string; drop: () => void }) {
    this.#file = openSync(path, "w+", 0o600);
    this.#drop = drop;
    // Nameless where the system allows it: a killed server leaves nothing behind.
    if (process.platform !== "win32") drop();
  }

  add(rows: readonly NewRow[]): void {
    const bytes = Buffer.from(JSON.stringify(rows));
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    this.#lengths.push(bytes.length);
  }

  async *pieces(): AsyncGenerator<{ readonly good: readonly NewRow[]; readonly faults?: undefined }> {
    let at = 0;
    for (const length of this.#lengths) {
      const bytes = Buffer.allocUnsafe(length);
      for (let read = 0; read < length;) {
        const n = readSync(this.#file, bytes, read, length - read, at + read);
        if (n === 0) throw new Error("checked rows were cut off");
        read += n;
      }
      at += length;
      yield { good: JSON.parse(bytes.toString()) as NewRow[] };
    }
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
    this.#drop();
  }
}
