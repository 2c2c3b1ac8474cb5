import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { Unreadable } from "./unreadable.ts";

/** Bytes read where they are asked for: a file of any size takes no more memory than what is looked at. */
export interface Source {
  readonly size: number;
  read(at: number, length: number): Buffer;
  close(): void;
}

export const bytesSource = (bytes: Buffer): Source => ({
  size: bytes.length,
  read: (at, length) => bytes.subarray(at, Math.min(bytes.length, at + length)),
  close() {},
});

export function fileSource(path: string): Source {
  const file = openSync(path, "r");
  return {
    size: fstatSync(file).size,
    read(at, length) {
      const wanted = Math.max(0, Math.min(length, this.size - at));
      const bytes = Buffer.allocUnsafe(wanted);
      if (readSync(file, bytes, 0, wanted, at) !== wanted) throw new Unreadable("broken");
      return bytes;
    },
    close: () => closeSync(file),
  };
}
