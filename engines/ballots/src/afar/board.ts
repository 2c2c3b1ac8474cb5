import { bytesToHex } from "@noble/hashes/utils.js";
import { mergeClasses } from "../disclose.ts";
import type { BallotFault, Parsed } from "./ballot.ts";
import { checkToken } from "./blind.ts";
import { tokenMessage, type Opened } from "./election.ts";
import { digest, Point, type RandomBytes } from "./group.ts";
import { verifyMany } from "./verify.ts";

/** A ballot as it was taken in, with the token by which its credential may vote in its class. */
export interface Entry {
  readonly ballot: Uint8Array;
  readonly token: Uint8Array;
}
export type EntryFault = BallotFault | { readonly code: "token" | "replay" };

/** What was taken in, read: which ballots count and which do not, each with its reason. */
export interface Board {
  readonly digest: string;
  readonly counted: readonly Parsed[];
  readonly refused: readonly { readonly index: number; readonly fault: EntryFault }[];
  /** Ballots that a later one of the same credential replaced. */
  readonly replaced: number;
  readonly sizes: readonly { readonly key: string; readonly size: number }[];
  /** Classes with more credentials than voters on the roll: too many tokens were signed, and nothing is opened. */
  readonly stuffed: readonly string[];
  /** Classes merged by sizes in the order fixed before; undefined where all together are too few. */
  readonly parts: readonly (readonly string[])[] | undefined;
}

/**
 * Reads the entries in the order in which they came. A credential's ballots carry rising numbers, signed: an older one sent again, or the same twice, counts for nothing,
 * so that whoever keeps the board cannot bring back a vote that its voter replaced.
 */
export function readBoard(opened: Opened, entries: readonly Entry[], random: RandomBytes): Board {
  const { classes } = opened.election;
  const { ballots, bad } = verifyMany(
    opened,
    entries.map((e) => e.ballot),
    random,
  );
  const refused: { index: number; fault: EntryFault }[] = [...bad];
  const last = new Map<string, Parsed>();
  const isTold = new Map<string, boolean>();
  let replaced = 0;
  ballots.forEach((ballot, index) => {
    if (!ballot) return;
    const c = classes[ballot.class] as (typeof classes)[number];
    const token = (entries[index] as Entry).token;
    const credential = bytesToHex(ballot.credential);
    const known = `${ballot.class} ${credential} ${bytesToHex(token)}`;
    if (!isTold.has(known)) isTold.set(known, checkToken(c.token, tokenMessage(opened, c.key, ballot.credential), token));
    if (!isTold.get(known)) return void refused.push({ index, fault: { code: "token" } });
    const before = last.get(credential);
    if (before && ballot.no <= before.no) return void refused.push({ index, fault: { code: "replay" } });
    if (before) replaced++;
    last.set(credential, ballot);
  });
  const counted = [...last.values()];
  const sizes = classes.map((c, i) => ({ key: c.key, size: counted.filter((b) => b.class === i).length }));
  return {
    digest: bytesToHex(digest("board", opened.context, entries.length, ...entries.flatMap((e) => [e.ballot, e.token]))),
    counted,
    refused: refused.sort((a, b) => a.index - b.index),
    replaced,
    sizes,
    stuffed: sizes.flatMap(({ key, size }, i) => (size > (classes[i]?.voters ?? 0) ? [key] : [])),
    parts: mergeClasses(sizes, opened.election.least),
  };
}

/** The sum of a part's ciphertexts for each person. */
export function sumPart(
  { election }: Opened,
  board: Board,
  part: readonly string[],
): { readonly ballots: number; readonly sums: readonly (readonly [Point, Point])[] } {
  const own = board.counted.filter((b) => part.includes(election.classes[b.class]?.key as string));
  return {
    ballots: own.length,
    sums: election.persons.map((_, person) =>
      own.reduce<[Point, Point]>(
        ([a, b], ballot) => {
          const cell = ballot.cells[person];
          return cell ? [a.add(cell.c1), b.add(cell.c2)] : [a, b];
        },
        [Point.ZERO, Point.ZERO],
      ),
    ),
  };
}
