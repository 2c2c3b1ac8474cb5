import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { LEAST } from "../disclose.ts";
import { HALF, digest, ORDER, Point } from "./group.ts";
import { jointKey, tellerKey, type Offer, type OfferRefusal } from "./keys.ts";

/** What is fixed and published before opening; every proof is bound to all of it. */
export interface Election {
  readonly id: string;
  readonly persons: readonly string[];
  /** So many grades from best to worst, or answers; two to four. */
  readonly grades: number;
  /** Whether a voter may give no grade to a person. */
  readonly abstain: boolean;
  /** Classes in the order in which small ones are merged, with the voters on the roll and the key that signs their tokens. */
  readonly classes: readonly {
    readonly key: string;
    readonly voters: number;
    readonly token: { readonly n: string; readonly e: string };
  }[];
  /** Fewest ballots that an opened part may have: five; ten where the file goes to everybody, since it tells counts. */
  readonly least: number;
  readonly threshold: number;
  readonly tellers: readonly Offer[];
}

/** An election made ready: context, joint key, what each choice is worth. */
export interface Opened {
  readonly election: Election;
  readonly context: Uint8Array;
  readonly key: Point;
  readonly tellerKeys: readonly Point[];
  /** M = voters + 1: a sum of values below is a number whose digits to base M are the counts. */
  readonly base: bigint;
  /** Values of the choices: 0 for none where that may be, then 1, M, M², M³. */
  readonly values: readonly bigint[];
  readonly halves: readonly Point[];
}

export type ElectionRefusal = { readonly code: "bad-election"; readonly what: "grades" | "persons" | "classes" | "least" } | OfferRefusal;

export const GRADES_MOST = 4;

export function openElection(election: Election): Opened | { readonly refused: ElectionRefusal } {
  const { grades, persons, classes, least } = election;
  const bad = (what: "grades" | "persons" | "classes" | "least") => ({ refused: { code: "bad-election", what } as const });
  if (!Number.isInteger(grades) || grades < 2 || grades > GRADES_MOST) return bad("grades");
  if (persons.length === 0 || new Set(persons).size < persons.length) return bad("persons");
  if (!Number.isInteger(least) || least < LEAST) return bad("least");
  const voters = classes.reduce((sum, c) => sum + c.voters, 0);
  if (
    classes.length === 0 ||
    classes.length > 255 ||
    new Set(classes.map((c) => c.key)).size < classes.length ||
    classes.some(
      (c) => !Number.isInteger(c.voters) || c.voters < 0 || !/^[0-9a-f]{1,2048}$/.test(c.token.n) || !/^[0-9a-f]{1,16}$/.test(c.token.e),
    ) ||
    voters === 0 ||
    voters > 100_000
  )
    return bad("classes");
  const joint = jointKey(election.id, election.threshold, election.tellers);
  if ("refused" in joint) return joint;
  const base = BigInt(voters + 1);
  const values = [...(election.abstain ? [0n] : []), ...Array.from({ length: grades }, (_, i) => base ** BigInt(i))];
  return {
    election,
    context: contextOf(election),
    key: joint.key,
    tellerKeys: election.tellers.map((_, i) => tellerKey(election.tellers, i + 1)),
    base,
    values,
    halves: values.map((v) => Point.BASE.multiplyUnsafe((v * HALF) % ORDER)),
  };
}

function contextOf({ id, persons, grades, abstain, classes, least, threshold, tellers }: Election): Uint8Array {
  return digest(
    "election",
    id,
    grades,
    abstain ? 1 : 0,
    persons.length,
    ...persons,
    classes.length,
    ...classes.flatMap((c) => [c.key, c.voters, c.token.n, c.token.e]),
    least,
    threshold,
    tellers.length,
    ...tellers.flatMap((t) => [t.commitments.length, ...t.commitments.map(hexToBytes)]),
  );
}

/** What the class's key signs blindly: this credential may vote in this class of this election. */
export const tokenMessage = ({ context }: Opened, classKey: string, credential: Uint8Array): Uint8Array =>
  digest("token", context, classKey, credential);

/** Sixteen characters of the election's digest, for tellers and voters to compare by eye: another key or another list of persons has others. */
export const fingerprint = ({ context }: Opened): string => (bytesToHex(context.subarray(0, 8)).match(/.{4}/g) as string[]).join(" ");
