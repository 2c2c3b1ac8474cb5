import { cellChallenge, parseBallot, signatureChallenge, type BallotFault, type Cell, type Parsed } from "./ballot.ts";
import type { Opened } from "./election.ts";
import { CHALLENGE_MOD, digest, fix, mod, multiplesOf, numberBytes, Point, readNumber, sumOf, type RandomBytes } from "./group.ts";

/** The compact form: commitments are found again from challenges and answers, and must give the challenge. */
function isCompactTrue({ context, key, values }: Opened, ballot: Parsed): BallotFault | undefined {
  for (const [person, cell] of ballot.cells.entries()) {
    const [first, second] = [multiplesOf(cell.c1, cell.challenges), multiplesOf(cell.c2, cell.challenges)];
    const commitments = values.flatMap((value, j) => {
      const [e, z] = [cell.challenges[j] as bigint, cell.answers[j] as bigint];
      return [
        sumOf([Point.BASE], [z]).subtract(first[j] as Point),
        sumOf([key, Point.BASE], [z, mod(e * value)]).subtract(second[j] as Point),
      ];
    });
    const total = cell.challenges.reduce((sum, e) => sum + e, 0n) % CHALLENGE_MOD;
    const points = [cell.c1, cell.c2, ...commitments].map((p) => p.toBytes());
    if (cellChallenge(context, ballot.bytes, person, points) !== total) return { code: "proof", person };
  }
  const { challenge: e, answer } = ballot.signature;
  const nonce = Point.BASE.multiplyUnsafe(answer).subtract(ballot.credentialPoint.multiplyUnsafe(e));
  return signatureChallenge(context, ballot.bytes.subarray(0, -48), nonce) === e ? undefined : { code: "signature" };
}

/**
 * The batch form: every equation of every ballot times a random number of 128 bits, summed; zero if all hold, and hardly ever otherwise. The numbers come from outside
 * and from the ballots' bytes, so that nobody can make two errors that cancel.
 */
class Batch {
  readonly #opened: Opened;
  readonly #seed: Uint8Array;
  #count = 0;
  #drawn: Uint8Array = new Uint8Array();
  #base = 0n;
  #key = 0n;
  readonly #long: { points: Point[]; scalars: bigint[] } = { points: [], scalars: [] };
  readonly #short: { points: Point[]; scalars: bigint[] } = { points: [], scalars: [] };

  constructor(opened: Opened, seed: Uint8Array) {
    this.#opened = opened;
    this.#seed = seed;
  }

  /** Four of 128 bits out of each hash. */
  #weight(): bigint {
    const at = 16 * (this.#count++ % 4);
    if (at === 0) this.#drawn = digest("weight", this.#seed, numberBytes(BigInt(this.#count), 4));
    return readNumber(this.#drawn.subarray(at, at + 16)) | 1n;
  }

  /** Equations a = z·G − e·c1 and b = z·Y + e·value·G − e·c2 for each value allowed. */
  addCell(cell: Cell): void {
    let [first, second] = [0n, 0n];
    this.#opened.values.forEach((value, j) => {
      const [e, z] = [cell.challenges[j] as bigint, cell.answers[j] as bigint];
      const [u, w] = [this.#weight(), this.#weight()];
      this.#base -= u * z + w * mod(e * value);
      this.#key -= w * z;
      first += u * e;
      second += w * e;
      this.#short.points.push(cell.commitments[2 * j] as Point, cell.commitments[2 * j + 1] as Point);
      this.#short.scalars.push(u, w);
    });
    this.#long.points.push(cell.c1, cell.c2);
    this.#long.scalars.push(mod(first), mod(second));
  }

  addSignature({ credentialPoint, signature: { nonce, challenge: e, answer } }: Parsed): void {
    const u = this.#weight();
    this.#base -= u * answer;
    this.#short.points.push(nonce as Point);
    this.#short.scalars.push(u);
    this.#long.points.push(credentialPoint);
    this.#long.scalars.push(mod(u * e));
  }

  isZero(): boolean {
    const long = sumOf([...this.#long.points, Point.BASE, this.#opened.key], [...this.#long.scalars, mod(this.#base), mod(this.#key)]);
    return long.add(sumOf(this.#short.points, this.#short.scalars)).is0();
  }
}

function holds(opened: Opened, seed: Uint8Array, fill: (batch: Batch) => void): boolean {
  const batch = new Batch(opened, seed);
  fill(batch);
  return batch.isZero();
}

export interface Verified {
  /** At the place of each ballot given: it, or nothing where it is refused. */
  readonly ballots: readonly (Parsed | undefined)[];
  readonly bad: readonly { readonly index: number; readonly fault: BallotFault }[];
}

/** Verifies many; a bad one is found by halving, so that few bad ones cost little, and told with what is wrong. */
export function verifyMany(opened: Opened, ballots: readonly Uint8Array[], random: RandomBytes): Verified {
  fix(opened.key);
  const good: (Parsed | undefined)[] = ballots.map(() => undefined);
  const bad: { index: number; fault: BallotFault }[] = [];
  const batch: { index: number; ballot: Parsed }[] = [];
  ballots.forEach((bytes, index) => {
    const parsed = parseBallot(opened, bytes);
    if (!parsed.ok) return void bad.push({ index, fault: parsed.error });
    if (parsed.value.form === "batch") return void batch.push({ index, ballot: parsed.value });
    const fault = isCompactTrue(opened, parsed.value);
    if (fault) bad.push({ index, fault });
    else good[index] = parsed.value;
  });
  const seed = digest("seed", opened.context, random(32), ...batch.map((b) => b.ballot.bytes));
  const sift = (list: typeof batch): void => {
    const sound = holds(opened, seed, (all) => {
      for (const { ballot } of list) {
        for (const cell of ballot.cells) all.addCell(cell);
        all.addSignature(ballot);
      }
    });
    if (sound) for (const { index, ballot } of list) good[index] = ballot;
    else if (list.length === 1) {
      const { index, ballot } = list[0] as (typeof batch)[number];
      const person = ballot.cells.findIndex((cell) => !holds(opened, seed, (one) => one.addCell(cell)));
      bad.push({ index, fault: person < 0 ? { code: "signature" } : { code: "proof", person } });
    } else for (const half of [list.slice(0, list.length >> 1), list.slice(list.length >> 1)]) sift(half);
  };
  if (batch.length > 0) sift(batch);
  return { ballots: good, bad: bad.sort((a, b) => a.index - b.index) };
}

export function verifyBallot(opened: Opened, ballot: Uint8Array, random: RandomBytes): BallotFault | undefined {
  return verifyMany(opened, [ballot], random).bad[0]?.fault;
}
