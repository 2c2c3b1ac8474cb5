import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Lottery } from "./lottery.ts";

/** A lottery as it is published before the draw: from it and a public text the panel follows. */
export interface DrawSheet {
  readonly fixed: readonly string[];
  /** People of each kind, in the order of their ids. */
  readonly kinds: readonly (readonly string[])[];
  readonly panels: Lottery["panels"];
  readonly tickets: number;
  /** Fairest chance of each kind's people, and by how much no lottery can miss less than it for everybody: what the tickets are measured by. */
  readonly fair: readonly number[];
  readonly leastShortfall: number;
}

export const sheetOf = ({ marginals: { pool, chances }, panels, tickets, leastShortfall }: Lottery): DrawSheet => ({
  fixed: [...pool.fixedIn].sort(),
  kinds: pool.kinds.map((k) => [...k.members].sort()),
  panels,
  tickets,
  fair: chances,
  leastShortfall,
});
/** By how much anybody's chance on these tickets lies below his fairest one, at most: reckoned from the sheet alone. */
export const shortfallOf = ({ kinds, panels, tickets, fair }: DrawSheet): number =>
  kinds.reduce((most, members, k) => {
    const places = panels.reduce((sum, p) => sum + (p.of[k] as number) * p.tickets, 0);
    return Math.max(most, (fair[k] as number) - places / tickets / members.length);
  }, 0);
/** Of the sheet's JSON text: printed in the announcement, so that nobody changes the sheet once the text is known. */
export const sheetDigest = (sheet: DrawSheet): string =>
  bytesToHex(
    sha256(
      utf8ToBytes(
        JSON.stringify([
          sheet.fixed,
          sheet.kinds,
          sheet.panels.map((p) => [p.of, p.tickets]),
          sheet.tickets,
          sheet.fair,
          sheet.leastShortfall,
        ]),
      ),
    ),
  );

/** One number drawn: SHA-256 of the sheet's digest, the public text, what is drawn and the try, each on a line of its own; its first eight bytes modulo how many there are. */
export interface Drawn {
  readonly what: string;
  readonly hash: string;
  readonly from: number;
  readonly number: number;
}
export interface Draw {
  readonly sheet: string;
  readonly text: string;
  /** By how much anybody's chance lay below his fairest one, at most, and what no lottery betters. */
  readonly shortfall: number;
  readonly leastShortfall: number;
  readonly panel: readonly string[];
  readonly drawn: readonly Drawn[];
}

/**
 * The panel that follows from a text nobody could know when the sheet was published (the numbers of a public lottery on a day named beforehand). A ticket says how many of
 * each kind; then people of each kind are drawn one by one.
 */
export function draw(sheet: DrawSheet, text: string): Draw {
  const digest = sheetDigest(sheet);
  const drawn: Drawn[] = [];
  const next = (what: string, from: number): number => {
    for (let attempt = 0; ; attempt++) {
      const hash = bytesToHex(sha256(utf8ToBytes([digest, text, what, attempt].join("\n"))));
      const value = BigInt(`0x${hash.slice(0, 16)}`);
      // Numbers of the last, broken round would favour the first ones.
      if (value >= 2n ** 64n - (2n ** 64n % BigInt(from))) continue;
      const number = Number(value % BigInt(from));
      drawn.push({ what, hash, from, number });
      return number;
    }
  };
  let ticket = next("ticket", sheet.tickets);
  const panel = sheet.panels.find((p) => (ticket -= p.tickets) < 0);
  if (!panel) throw new RangeError("a sheet whose tickets are not its panels'");
  const chosen = sheet.kinds.flatMap((members, k) => {
    const left = [...members];
    return Array.from(
      { length: panel.of[k] as number },
      (_, i) => left.splice(next(`kind ${k + 1} person ${i + 1}`, left.length), 1)[0] as string,
    );
  });
  const { leastShortfall } = sheet;
  return { sheet: digest, text, shortfall: shortfallOf(sheet), leastShortfall, panel: [...sheet.fixed, ...chosen].sort(), drawn };
}

/** Whether a draw is what follows from this sheet and its text. */
export const isDrawn = (sheet: DrawSheet, told: Draw): boolean => JSON.stringify(draw(sheet, told.text)) === JSON.stringify(told);

/**
 * The same by hand: a thousand lists of people, numbered 000 to 999, of which three urns with ten balls each draw one. Tickets are shared to the panels anew, and people of
 * a kind take turns through all lists, so that no two of them stand on more than one list more or less.
 */
export function byHand(sheet: DrawSheet, lists = 1000): string[][] {
  const exact = sheet.panels.map((p) => (p.tickets * lists) / sheet.tickets);
  const given = exact.map(Math.floor);
  const rest = exact.map((x, i) => [x - (given[i] as number), i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, i] of rest.slice(0, lists - given.reduce((a, b) => a + b, 0))) given[i] = (given[i] as number) + 1;
  const turn = sheet.kinds.map(() => 0);
  return sheet.panels.flatMap((p, i) =>
    Array.from({ length: given[i] as number }, () => [
      ...sheet.fixed,
      ...sheet.kinds.flatMap((members, k) =>
        Array.from({ length: p.of[k] as number }, () => {
          const at = turn[k] as number;
          turn[k] = (at + 1) % members.length;
          return members[at] as string;
        }),
      ),
    ]),
  );
}
