import { ristretto255 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Elements of ristretto255 (RFC 9496): a group of prime order, so that no point hides a small factor; scalars are whole numbers below its order. */
export const { Point } = ristretto255;
export type Point = InstanceType<typeof Point>;
export const ORDER: bigint = Point.Fn.ORDER;
/** Random bytes from outside: the engine makes none. */
export type RandomBytes = (bytes: number) => Uint8Array;

export const mod = (x: bigint): bigint => {
  const rest = x % ORDER;
  return rest < 0n ? rest + ORDER : rest;
};
/** a⁻¹ for an a that is not zero. */
export const inverse = (a: bigint): bigint => Point.Fn.inv(mod(a));

/** An element from its 32 bytes; undefined for anything that is not the one encoding of one. */
export function readPoint(bytes: Uint8Array): Point | undefined {
  try {
    return Point.fromBytes(bytes);
  } catch {
    return undefined;
  }
}

export function readNumber(bytes: Uint8Array): bigint {
  let out = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) out = (out << 8n) | BigInt(bytes[i] as number);
  return out;
}
export function numberBytes(value: bigint, length: number): Uint8Array {
  const out = new Uint8Array(length);
  for (let i = 0; i < length; i++, value >>= 8n) out[i] = Number(value & 255n);
  return out;
}
/** A scalar from 32 bytes, only in its one encoding. */
export function readScalar(bytes: Uint8Array): bigint | undefined {
  const value = readNumber(bytes);
  return bytes.length === 32 && value < ORDER ? value : undefined;
}
/** Uniform to one part in 2²⁵⁶. */
export const randomScalar = (random: RandomBytes): bigint => readNumber(random(64)) % ORDER;

/** A multiple by a secret number, in steps that do not depend on it. */
export const times = (point: Point, scalar: bigint): Point => (scalar === 0n ? Point.ZERO : point.multiply(scalar));

/** Challenges of 128 bits: a false proof passes once in 2¹²⁸ tries, and half of a proof's size is saved. */
export const CHALLENGE_BYTES = 16;
export const CHALLENGE_MOD = 1n << 128n;

/** SHA-512 over a label and parts, each with its length before it: no two lists of parts have the same bytes. */
export function digest(label: string, ...parts: readonly (Uint8Array | string | number)[]): Uint8Array {
  const hash = sha512.create();
  for (const part of ["bihuan ballots 1", label, ...parts]) {
    const bytes = part instanceof Uint8Array ? part : utf8ToBytes(String(part));
    hash.update(numberBytes(BigInt(bytes.length), 4)).update(bytes);
  }
  return hash.digest();
}
/** The challenge of a proof: all that it is about goes in (strong Fiat–Shamir). */
export const challenge = (label: string, ...parts: readonly (Uint8Array | string | number)[]): bigint =>
  readNumber(digest(label, ...parts).subarray(0, CHALLENGE_BYTES));

/**
 * Σ scalar · point over public values, by buckets (Pippenger). Widths of the windows follow the longest scalar, so short ones are summed in a call of their own.
 */
export function sumOf(points: readonly Point[], scalars: readonly bigint[]): Point {
  const bits = scalars.reduce((most, s) => Math.max(most, s.toString(2).length), 0);
  const width = Math.max(2, Math.min(13, Math.round(Math.log2(points.length + 1)) - 2));
  const mask = (1n << BigInt(width)) - 1n;
  let sum = Point.ZERO;
  for (let at = Math.floor((bits - 1) / width) * width; at >= 0; at -= width) {
    for (let i = 0; i < width; i++) sum = sum.double();
    const buckets = new Array<Point | undefined>(1 << width);
    scalars.forEach((s, i) => {
      const digit = Number((s >> BigInt(at)) & mask);
      if (digit === 0) return;
      const bucket = buckets[digit];
      buckets[digit] = bucket ? bucket.add(points[i] as Point) : (points[i] as Point);
    });
    let running = Point.ZERO;
    let total = Point.ZERO;
    for (let d = buckets.length - 1; d > 0; d--) {
      const bucket = buckets[d];
      if (bucket) running = running.add(bucket);
      total = total.add(running);
    }
    sum = sum.add(total);
  }
  return sum;
}
