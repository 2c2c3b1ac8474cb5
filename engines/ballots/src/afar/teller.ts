import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { ok, refuse, type Result } from "@bihuan/kit";
import { sumPart, type Board } from "./board.ts";
import { Counter } from "./counts.ts";
import type { Opened } from "./election.ts";
import {
  challenge,
  CHALLENGE_BYTES,
  inverse,
  mod,
  numberBytes,
  Point,
  randomScalar,
  readNumber,
  readPoint,
  readScalar,
  times,
  type RandomBytes,
} from "./group.ts";
import type { TellerPart } from "./keys.ts";

/** One teller's share of the opening of all tallies, each proved. */
export interface Share {
  readonly no: number;
  readonly board: string;
  readonly parts: readonly {
    readonly classes: readonly string[];
    readonly cells: readonly { readonly share: string; readonly proof: string }[];
  }[];
}

export type TellerRefusal =
  | { readonly code: "other-election" | "too-few" | "already-opened" }
  | { readonly code: "stuffed"; readonly classes: readonly string[] }
  /** Asked to open what was not fixed before: a class by itself, a single voter. */
  | { readonly code: "not-in-plan"; readonly classes: readonly string[] };

/**
 * The teller's own program. It takes no ciphertext from anybody: it reads the board itself, sums itself, and opens the parts that follow from the returned sizes by the
 * order fixed before, all at once and of one board only. `asked` is what the other side wants opened. The part that comes back remembers the board, and must be kept
 * before the share is given out.
 */
export function openShare(
  opened: Opened,
  teller: TellerPart,
  board: Board,
  asked: readonly (readonly string[])[],
  random: RandomBytes,
): Result<{ readonly teller: TellerPart; readonly share: Share }, TellerRefusal> {
  const own = opened.tellerKeys[teller.no - 1];
  if (!own || !times(Point.BASE, teller.part).equals(own)) return refuse({ code: "other-election" });
  if (teller.opened !== undefined && teller.opened !== board.digest) return refuse({ code: "already-opened" });
  if (board.stuffed.length > 0) return refuse({ code: "stuffed", classes: board.stuffed });
  const { parts } = board;
  if (!parts) return refuse({ code: "too-few" });
  const planned = new Set(parts.map((p) => JSON.stringify(p)));
  for (const part of asked) if (!planned.has(JSON.stringify(part))) return refuse({ code: "not-in-plan", classes: part });
  return ok({
    teller: { ...teller, opened: board.digest },
    share: {
      no: teller.no,
      board: board.digest,
      parts: parts.map((classes) => ({
        classes,
        cells: sumPart(opened, board, classes).sums.map(([c1], person) => {
          const share = times(c1, teller.part);
          const nonce = randomScalar(random);
          const e = openingChallenge(
            opened,
            board.digest,
            teller.no,
            classes,
            person,
            c1,
            share,
            times(Point.BASE, nonce),
            times(c1, nonce),
          );
          const proof = bytesToHex(numberBytes(e, CHALLENGE_BYTES)) + bytesToHex(numberBytes(mod(nonce + e * teller.part), 32));
          return { share: share.toHex(), proof };
        }),
      })),
    },
  });
}

/** Chaum and Pedersen 1992: the share is made with the same secret as the teller's key. */
const openingChallenge = (
  { context, tellerKeys }: Opened,
  board: string,
  no: number,
  classes: readonly string[],
  person: number,
  c1: Point,
  share: Point,
  first: Point,
  second: Point,
): bigint =>
  challenge(
    "opening",
    context,
    board,
    no,
    (tellerKeys[no - 1] as Point).toBytes(),
    classes.length,
    ...classes,
    person,
    ...[c1, share, first, second].map((p) => p.toBytes()),
  );

export interface Opening {
  readonly parts: readonly {
    readonly classes: readonly string[];
    readonly ballots: number;
    /** For each person: how many gave each grade, best first. The rest of the ballots gave none. */
    readonly counts: readonly (readonly number[])[];
  }[];
  /** Tellers whose shares did not hold; the others were enough. */
  readonly bad: readonly number[];
}

/** Counts from the shares of enough tellers; a share that does not hold is passed over and its teller named. */
export function combine(
  opened: Opened,
  board: Board,
  shares: readonly Share[],
): Result<Opening, { readonly code: "too-few-shares" | "no-counts"; readonly bad: readonly number[] }> {
  const parts = (board.parts ?? []).map((classes) => ({ classes, ...sumPart(opened, board, classes) }));
  const good = new Map<number, readonly (readonly Point[])[]>();
  const bad = new Set<number>();
  for (const share of shares) {
    const points = readShare(opened, board, parts, share);
    if (points) good.set(share.no, points);
    else bad.add(share.no);
  }
  const { threshold } = opened.election;
  if (parts.length === 0 || good.size < threshold) return refuse({ code: "too-few-shares", bad: [...bad] });
  const chosen = [...good].slice(0, threshold);
  const numbers = chosen.map(([no]) => BigInt(no));
  const factors = numbers.map((i) => numbers.reduce((f, j) => (i === j ? f : mod(f * j * inverse(j - i))), 1n));
  const counter = new Counter(opened, Math.max(...parts.map((p) => p.ballots)));
  const out: { classes: readonly string[]; ballots: number; counts: readonly (readonly number[])[] }[] = [];
  for (const [p, { classes, ballots, sums }] of parts.entries()) {
    const counts = sums.map(([, c2], person) => {
      const mask = chosen.reduce((sum, [, points], i) => sum.add(times(points[p]?.[person] as Point, factors[i] as bigint)), Point.ZERO);
      return counter.count(c2.subtract(mask), ballots);
    });
    if (counts.includes(undefined)) return refuse({ code: "no-counts", bad: [...bad] });
    out.push({ classes, ballots, counts: counts as number[][] });
  }
  return ok({ parts: out, bad: [...bad] });
}

/** A share's points, if it is of this board and every proof holds. */
function readShare(
  opened: Opened,
  board: Board,
  parts: readonly { readonly classes: readonly string[]; readonly sums: readonly (readonly [Point, Point])[] }[],
  share: Share,
): Point[][] | undefined {
  const key = opened.tellerKeys[share.no - 1];
  if (!key || share.board !== board.digest || share.parts.length !== parts.length) return undefined;
  const out: Point[][] = [];
  for (const [p, { classes, sums }] of parts.entries()) {
    const cells = share.parts[p]?.cells ?? [];
    if (cells.length !== sums.length) return undefined;
    const points = sums.map(([c1], person) => {
      const { share: hex, proof } = cells[person] as (typeof cells)[number];
      if (!/^[0-9a-f]{64}$/.test(hex) || !/^[0-9a-f]{96}$/.test(proof)) return undefined;
      const [point, bytes] = [readPoint(hexToBytes(hex)), hexToBytes(proof)];
      const [e, z] = [readNumber(bytes.subarray(0, CHALLENGE_BYTES)), readScalar(bytes.subarray(CHALLENGE_BYTES))];
      if (!point || z === undefined) return undefined;
      const first = Point.BASE.multiplyUnsafe(z).subtract(key.multiplyUnsafe(e));
      const second = c1.multiplyUnsafe(z).subtract(point.multiplyUnsafe(e));
      return openingChallenge(opened, board.digest, share.no, classes, person, c1, point, first, second) === e ? point : undefined;
    });
    if (points.includes(undefined)) return undefined;
    out.push(points as Point[]);
  }
  return out;
}
