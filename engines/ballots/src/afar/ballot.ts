import { ok, refuse, type Result } from "@bihuan/kit";
import {
  challenge,
  CHALLENGE_BYTES,
  CHALLENGE_MOD,
  encodeDoubled,
  fix,
  HALF,
  mod,
  numberBytes,
  Point,
  randomScalar,
  readNumber,
  readPoint,
  readScalar,
  sumOf,
  times,
  type RandomBytes,
} from "./group.ts";
import type { Opened } from "./election.ts";

/**
 * A ballot's bytes: form, class, number (so that of two by one voter the last counts), credential; for each person one ciphertext (rG, rY + value·G) with a proof that
 * the value is one of those allowed (Cramer, Gennaro and Schoenmakers 1997); the credential's signature over all of it. The compact form has challenges and answers, and
 * who verifies finds the commitments again; the batch form has the commitments, so that all equations of all ballots are one sum.
 */
export type Form = "compact" | "batch";
export const HEAD = 38;

export interface Cell {
  readonly c1: Point;
  readonly c2: Point;
  readonly commitments: readonly Point[];
  readonly challenges: readonly bigint[];
  readonly answers: readonly bigint[];
}
export interface Parsed {
  readonly form: Form;
  readonly class: number;
  readonly no: number;
  readonly credential: Uint8Array;
  readonly credentialPoint: Point;
  readonly cells: readonly Cell[];
  readonly bytes: Uint8Array;
  /** Commitment (batch) or challenge (compact) of the signature, and its answer. */
  readonly signature: { readonly nonce: Point | undefined; readonly challenge: bigint; readonly answer: bigint };
}
export type BallotFault =
  | { readonly code: "length" | "form" | "class" | "credential" | "signature" }
  | { readonly code: "malformed" | "proof"; readonly person: number };

export const cellBytes = (form: Form, choices: number): number =>
  form === "compact" ? 64 + choices * (CHALLENGE_BYTES + 32) : 64 + choices * 64 + (choices - 1) * CHALLENGE_BYTES + choices * 32;
export const ballotBytes = (form: Form, persons: number, choices: number): number =>
  HEAD + persons * cellBytes(form, choices) + (form === "compact" ? 48 : 64);

/** A voter's credential: a secret number and its point, made by the voter; the point is what the token speaks of. */
export function makeCredential(random: RandomBytes): { readonly secret: bigint; readonly credential: Uint8Array } {
  const secret = randomScalar(random) || 1n;
  return { secret, credential: times(Point.BASE, secret).toBytes() };
}

export type Choice = number | "abstain";

/**
 * Encrypts and proves. For each person the work is the same whatever is chosen: commitment w·G and w·Y + e·(value − own value)·G for every allowed value, in which the
 * last summand vanishes for the own; its challenge is what the others leave.
 */
export function makeBallot(
  opened: Opened,
  voter: { readonly secret: bigint; readonly class: string; readonly no: number },
  choices: readonly Choice[],
  random: RandomBytes,
  form: Form = "batch",
): Result<Uint8Array, { readonly code: "class" | "choices" | "number" }> {
  const { election, context, key, values, halves } = opened;
  const classNo = election.classes.findIndex((c) => c.key === voter.class);
  if (classNo < 0) return refuse({ code: "class" });
  if (!Number.isInteger(voter.no) || voter.no < 1 || voter.no > 0xffff_ffff) return refuse({ code: "number" });
  const own = choices.map((c) =>
    c === "abstain"
      ? election.abstain
        ? 0
        : -1
      : Number.isInteger(c) && c >= 0 && c < election.grades
        ? c + Number(election.abstain)
        : -1,
  );
  if (own.length !== election.persons.length || own.includes(-1)) return refuse({ code: "choices" });
  fix(key);
  const credential = times(Point.BASE, voter.secret).toBytes();
  const bytes = new Uint8Array(ballotBytes(form, own.length, values.length));
  bytes.set([form === "compact" ? 1 : 2, classNo, ...numberBytes(BigInt(voter.no), 4)]);
  bytes.set(credential, 6);
  let at = HEAD;
  const write = (part: Uint8Array): void => {
    bytes.set(part, at);
    at += part.length;
  };
  // All random bytes at once: asking for a few of them so often costs as much as the arithmetic.
  const drawn = random(64 + own.length * (64 + values.length * (64 + CHALLENGE_BYTES)));
  let used = 0;
  const draw: RandomBytes = (count) => drawn.subarray(used, (used += count));
  own.forEach((chosen, person) => {
    // Of every secret number the half is drawn: what encodes the doubles of many points needs no root of each.
    const r = randomScalar(draw);
    const w = values.map(() => randomScalar(draw));
    const e = values.map(() => readNumber(draw(CHALLENGE_BYTES)));
    const halfPoints = values.flatMap((value, j) => {
      const shift = mod((e[j] as bigint) * mod((value - (values[chosen] as bigint)) * HALF));
      return [sumOf([Point.BASE], [w[j] as bigint]), sumOf([key, Point.BASE], [w[j] as bigint, shift])];
    });
    const [c1, c2, ...commitments] = encodeDoubled([
      sumOf([Point.BASE], [r]),
      sumOf([key], [r]).add(halves[chosen] as Point),
      ...halfPoints,
    ]) as [Uint8Array, Uint8Array, ...Uint8Array[]];
    const total = cellChallenge(context, bytes, person, [c1, c2, ...commitments]);
    const others = e.reduce((sum, x, j) => (j === chosen ? sum : sum + x), 0n);
    e[chosen] = (((total - others) % CHALLENGE_MOD) + CHALLENGE_MOD) % CHALLENGE_MOD;
    write(c1);
    write(c2);
    if (form === "batch") for (const p of commitments) write(p);
    for (const x of form === "batch" ? e.slice(0, -1) : e) write(numberBytes(x, CHALLENGE_BYTES));
    for (const [j, x] of w.entries()) write(numberBytes(mod(2n * (x + (e[j] as bigint) * r)), 32));
  });
  const nonce = randomScalar(draw);
  const noncePoint = times(Point.BASE, nonce);
  const e = signatureChallenge(context, bytes.subarray(0, at), noncePoint);
  write(form === "compact" ? numberBytes(e, CHALLENGE_BYTES) : noncePoint.toBytes());
  write(numberBytes(mod(nonce + e * voter.secret), 32));
  return ok(bytes);
}

/** Class, number and credential, whose the ballot is, stand in each person's challenge, and which person it is. */
export const cellChallenge = (context: Uint8Array, ballot: Uint8Array, person: number, points: readonly Uint8Array[]): bigint =>
  challenge("cell", context, ballot.subarray(1, HEAD), person, ...points);
export const signatureChallenge = (context: Uint8Array, body: Uint8Array, nonce: Point): bigint =>
  challenge("signature", context, body, nonce.toBytes());

/** Reads a ballot's bytes without believing them; whatever is no element, no scalar or not all of it is told. */
export function parseBallot(opened: Opened, bytes: Uint8Array): Result<Parsed, BallotFault> {
  const { election, context, values } = opened;
  const form = bytes[0] === 1 ? "compact" : bytes[0] === 2 ? "batch" : undefined;
  if (!form) return refuse({ code: "form" });
  const k = values.length;
  if (bytes.length !== ballotBytes(form, election.persons.length, k)) return refuse({ code: "length" });
  const classNo = bytes[1] as number;
  if (classNo >= election.classes.length) return refuse({ code: "class" });
  const no = new DataView(bytes.buffer, bytes.byteOffset).getUint32(2, true);
  const credential = bytes.slice(6, HEAD);
  const credentialPoint = readPoint(credential);
  if (!credentialPoint || credentialPoint.is0()) return refuse({ code: "credential" });
  let at = HEAD;
  const take = (length: number): Uint8Array => bytes.subarray(at, (at += length));
  const cells: Cell[] = [];
  for (let person = 0; person < election.persons.length; person++) {
    const encoded = Array.from({ length: form === "batch" ? 2 + 2 * k : 2 }, () => take(32));
    const points = encoded.map(readPoint);
    const challenges = Array.from({ length: form === "batch" ? k - 1 : k }, () => readNumber(take(CHALLENGE_BYTES)));
    const answers = Array.from({ length: k }, () => readScalar(take(32)));
    if (points.includes(undefined) || answers.includes(undefined) || points[0]?.is0()) return refuse({ code: "malformed", person });
    const [c1, c2, ...commitments] = points as [Point, Point, ...Point[]];
    if (form === "batch") {
      const total = cellChallenge(context, bytes, person, encoded);
      const rest = (total - challenges.reduce((sum, x) => sum + x, 0n)) % CHALLENGE_MOD;
      challenges.push(rest < 0n ? rest + CHALLENGE_MOD : rest);
    }
    cells.push({ c1, c2, commitments, challenges, answers: answers as bigint[] });
  }
  const body = bytes.subarray(0, at);
  const nonce = form === "batch" ? readPoint(take(32)) : undefined;
  const given = form === "compact" ? readNumber(take(CHALLENGE_BYTES)) : undefined;
  const answer = readScalar(take(32));
  if (answer === undefined || (form === "batch" && !nonce)) return refuse({ code: "signature" });
  const e = given ?? signatureChallenge(context, body, nonce as Point);
  return ok({ form, class: classNo, no, credential, credentialPoint, cells, bytes, signature: { nonce, challenge: e, answer } });
}
