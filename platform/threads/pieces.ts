import { setImmediate } from "node:timers/promises";

/** Rows as JSON in pieces: a long list comes over from a thread at the price of copying text, and each piece is read within milliseconds. */
export function toPieces(rows: readonly unknown[], together = 200): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < rows.length; at += together) pieces.push(JSON.stringify(rows.slice(at, at + together)));
  return pieces;
}

/** The rows again, others being answered between the pieces. */
export async function fromPieces<T>(pieces: readonly string[]): Promise<T[]> {
  const rows: T[] = [];
  for (const piece of pieces) {
    rows.push(...(JSON.parse(piece) as T[]));
    await setImmediate();
  }
  return rows;
}
