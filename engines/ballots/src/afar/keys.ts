import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { ok, refuse, type Result } from "@bihuan/kit";
import {
  challenge,
  digest,
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

/**
 * A key that nobody holds whole (Pedersen 1991, with the proofs of possession of Komlo and Goldberg 2020): each teller deals a line through a secret of his own, the
 * election's key is the sum of the secrets' points, each one's part the sum of what was dealt to him. Any `threshold` parts open, fewer say nothing.
 */
export interface Offer {
  /** Points of the teller's coefficients, in hex; the first is his share of the election's key. */
  readonly commitments: readonly string[];
  /** That he knows the secret of the first: nobody can choose his point as an answer to the others'. */
  readonly proof: string;
}

/** Held by one teller alone. */
export interface TellerSecret {
  readonly no: number;
  readonly coefficients: readonly bigint[];
}

export type OfferRefusal = { readonly code: "tellers" } | { readonly code: "malformed-offer" | "no-possession"; readonly no: number };

export function makeOffer(
  election: string,
  no: number,
  threshold: number,
  tellers: number,
  random: RandomBytes,
): { secret: TellerSecret; offer: Offer } {
  const coefficients = Array.from({ length: threshold }, () => randomScalar(random));
  const commitments = coefficients.map((c) => times(Point.BASE, c));
  const nonce = randomScalar(random);
  const e = possessionChallenge(election, no, threshold, tellers, commitments, times(Point.BASE, nonce));
  const z = mod(nonce + e * (coefficients[0] as bigint));
  return {
    secret: { no, coefficients },
    offer: {
      commitments: commitments.map((p) => p.toHex()),
      proof: bytesToHex(numberBytes(e, 16)) + bytesToHex(numberBytes(z, 32)),
    },
  };
}

const possessionChallenge = (
  election: string,
  no: number,
  threshold: number,
  tellers: number,
  commitments: readonly Point[],
  nonce: Point,
): bigint => challenge("possession", election, no, threshold, tellers, ...commitments.map((p) => p.toBytes()), nonce.toBytes());

/** The election's key from all offers, each proved; a teller whose offer cannot be is named. */
export function jointKey(
  election: string,
  threshold: number,
  offers: readonly Offer[],
): { readonly key: Point } | { readonly refused: OfferRefusal } {
  if (!Number.isInteger(threshold) || threshold < 2 || offers.length < threshold || offers.length > 9)
    return { refused: { code: "tellers" } };
  let key = Point.ZERO;
  for (const [i, offer] of offers.entries()) {
    const no = i + 1;
    const commitments = readCommitments(offer, threshold);
    if (!commitments) return { refused: { code: "malformed-offer", no } };
    if (!possesses(election, no, threshold, offers.length, commitments, offer.proof)) return { refused: { code: "no-possession", no } };
    key = key.add(commitments[0] as Point);
  }
  return key.is0() ? { refused: { code: "tellers" } } : { key };
}

function readCommitments(offer: Offer, threshold: number): Point[] | undefined {
  const points = offer.commitments.map((hex) => (/^[0-9a-f]{64}$/.test(hex) ? readPoint(hexToBytes(hex)) : undefined));
  return points.length === threshold && points.every((p) => p !== undefined && !p.is0()) ? (points as Point[]) : undefined;
}

function possesses(
  election: string,
  no: number,
  threshold: number,
  tellers: number,
  commitments: readonly Point[],
  proof: string,
): boolean {
  if (!/^[0-9a-f]{96}$/.test(proof)) return false;
  const bytes = hexToBytes(proof);
  const e = readNumber(bytes.subarray(0, 16));
  const z = readScalar(bytes.subarray(16));
  if (z === undefined) return false;
  const nonce = sumOf([Point.BASE, commitments[0] as Point], [z, mod(-e)]);
  return possessionChallenge(election, no, threshold, tellers, commitments, nonce) === e;
}

/** Point of teller `no`'s part: what his shares of a decryption are proved against. */
export const tellerKey = (offers: readonly Offer[], no: number): Point =>
  offers.reduce((sum, offer) => sum.add(lineAt(offer, no)), Point.ZERO);

/** What a teller deals to another, as a point: his coefficients' points with rising powers of the other's number. */
function lineAt(offer: Offer, no: number): Point {
  const points = offer.commitments.map((hex) => Point.fromHex(hex));
  return sumOf(
    points,
    points.map((_, i) => mod(BigInt(no) ** BigInt(i))),
  );
}

/** From one teller to another, readable by that one alone; it may pass through anybody's hands. */
export interface Dealt {
  readonly from: number;
  readonly to: number;
  readonly sealed: string;
}

export function deal(election: string, secret: TellerSecret, offers: readonly Offer[], random: RandomBytes): Dealt[] {
  return offers.map((offer, i) => {
    const to = i + 1;
    const part = mod(secret.coefficients.reduce((sum, c, power) => sum + c * BigInt(to) ** BigInt(power), 0n));
    const r = randomScalar(random);
    const mask = maskOf(election, secret.no, to, times(Point.fromHex(offer.commitments[0] as string), r));
    return { from: secret.no, to, sealed: times(Point.BASE, r).toHex() + bytesToHex(numberBytes(mod(part + mask), 32)) };
  });
}

const maskOf = (election: string, from: number, to: number, shared: Point): bigint =>
  mod(readNumber(digest("deal", election, from, to, shared.toBytes())));

/** What opens a share of the tallies: kept by the teller until the count, destroyed after it. */
export interface TellerPart {
  readonly no: number;
  readonly part: bigint;
  /** The one board he has opened, ever: another, even one with a ballot less, would tell of one voter. */
  readonly opened?: string;
}

/** A teller's part from what all dealt to him; whoever dealt what his commitments do not say is named. */
export function takePart(
  election: string,
  secret: TellerSecret,
  offers: readonly Offer[],
  dealt: readonly Dealt[],
): Result<TellerPart, { readonly code: "bad-deal"; readonly from: number }> {
  let part = 0n;
  for (const [i, offer] of offers.entries()) {
    const from = i + 1;
    const mine = dealt.find((d) => d.from === from && d.to === secret.no);
    const sealed = mine && /^[0-9a-f]{128}$/.test(mine.sealed) ? hexToBytes(mine.sealed) : undefined;
    const point = sealed && readPoint(sealed.subarray(0, 32));
    const masked = sealed && readScalar(sealed.subarray(32));
    if (!point || masked === undefined) return refuse({ code: "bad-deal", from });
    const own = mod(masked - maskOf(election, from, secret.no, times(point, secret.coefficients[0] as bigint)));
    if (!times(Point.BASE, own).equals(lineAt(offer, secret.no))) return refuse({ code: "bad-deal", from });
    part = mod(part + own);
  }
  return ok({ no: secret.no, part });
}
