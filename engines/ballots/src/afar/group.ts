import { normalizeZ, pippenger } from "@noble/curves/abstract/curve.js";
import { ed25519, ristretto255 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { openCurve } from "./curve.ts";

/** An element of ristretto255 (RFC 9496): a group of prime order, so that no point hides a small factor; scalars are whole numbers below its order. */
export interface Element {
  add(other: Element): Element;
  subtract(other: Element): Element;
  /** A multiple by a secret number. */
  multiply(scalar: bigint): Element;
  /** A multiple by a number that everybody may know. */
  multiplyUnsafe(scalar: bigint): Element;
  equals(other: Element): boolean;
  is0(): boolean;
  toBytes(): Uint8Array;
  toHex(): string;
}
export interface Group {
  readonly zero: Element;
  readonly base: Element;
  /** An element from its 32 bytes; undefined for anything that is not the one encoding of one. */
  read(bytes: Uint8Array): Element | undefined;
  /** Told beforehand of a point that will be multiplied again and again. */
  fix(point: Element): void;
  /** Σ scalar · point, fast where points are fixed; for public numbers, and for random ones used once. */
  sumOf(points: readonly Element[], scalars: readonly bigint[]): Element;
  /** One point by several public numbers. */
  multiplesOf(point: Element, scalars: readonly bigint[]): Element[];
  /** What encodes each point's double. */
  encodeDoubled(points: readonly Element[]): Uint8Array[];
  /** 52 bits that one and the same element always has: enough for a table whose finds are checked. Cheap for many at once. */
  keysOf(points: readonly Element[]): number[];
  /** SHA-512, which everything here is bound by. */
  sha512(message: Uint8Array): Uint8Array;
}
export type Point = Element;

type Plain = InstanceType<typeof ristretto255.Point>;
type Curve = InstanceType<typeof ed25519.Point>;
/** The same by `@noble/curves`, in big integers: where WebAssembly is not to be had, and what the module is tested against. */
export const plainGroup: Group = {
  zero: ristretto255.Point.ZERO as unknown as Element,
  base: ristretto255.Point.BASE as unknown as Element,
  read: (bytes) => {
    try {
      return ristretto255.Point.fromBytes(bytes) as unknown as Element;
    } catch {
      return undefined;
    }
  },
  fix: (point) => void (point as unknown as Plain).precompute(8, false),
  sumOf: (points, scalars) =>
    points.length > 8
      ? (pippenger(ristretto255.Point, points as unknown as Plain[], [...scalars]) as unknown as Element)
      : points.reduce((sum, p, i) => sum.add(p.multiplyUnsafe(scalars[i] as bigint)), plainGroup.zero),
  multiplesOf: (point, scalars) => scalars.map((s) => point.multiplyUnsafe(s)),
  encodeDoubled: (points) => points.map((p) => p.add(p).toBytes()),
  // An element stands for eight points of the curve, of which four times any is the same.
  keysOf: (points) =>
    normalizeZ(
      ed25519.Point,
      points.map((p) => (p as unknown as { readonly ep: Curve }).ep.double().double()),
    ).map((p) => Number(p.x & 0xf_ffff_ffff_ffffn)),
  sha512,
};
const group = openCurve() ?? plainGroup;
export const { fix, encodeDoubled, keysOf, multiplesOf, sumOf } = group;
export const readPoint: Group["read"] = group.read;
export const Point = {
  BASE: group.base,
  ZERO: group.zero,
  /** Of hexadecimal digits that were read before. */
  fromHex(hex: string): Point {
    const point = readPoint(hexToBytes(hex));
    if (!point) throw new RangeError("no point");
    return point;
  },
};
export const ORDER: bigint = ristretto255.Point.Fn.ORDER;
/** One half: what is doubled again when it is encoded. */
export const HALF: bigint = (ORDER + 1n) / 2n;
/** Random bytes from outside: the engine makes none. */
export type RandomBytes = (bytes: number) => Uint8Array;

export const mod = (x: bigint): bigint => {
  const rest = x % ORDER;
  return rest < 0n ? rest + ORDER : rest;
};
/** a⁻¹ for an a that is not zero. */
export const inverse = (a: bigint): bigint => ristretto255.Point.Fn.inv(mod(a));

const words = new BigUint64Array(8);
const wordBytes = new Uint8Array(words.buffer);
/** Little-endian, as everything here; at most 64 bytes. */
export function readNumber(bytes: Uint8Array): bigint {
  const count = (bytes.length + 7) >> 3;
  words[count - 1] = 0n;
  wordBytes.set(bytes);
  let out = 0n;
  for (let i = count - 1; i >= 0; i--) out = (out << 64n) | (words[i] as bigint);
  return out;
}
export function numberBytes(value: bigint, length: number): Uint8Array {
  const out = new Uint8Array(length);
  const view = new DataView(out.buffer);
  let i = 0;
  for (; i + 8 <= length; i += 8, value >>= 64n) view.setBigUint64(i, BigInt.asUintN(64, value), true);
  for (; i < length; i++, value >>= 8n) out[i] = Number(value & 255n);
  return out;
}
/** A scalar from 32 bytes, only in its one encoding. */
export function readScalar(bytes: Uint8Array): bigint | undefined {
  if (bytes.length !== 32) return undefined;
  const value = readNumber(bytes);
  return value < ORDER ? value : undefined;
}
/** Uniform to one part in 2²⁵⁶. */
export const randomScalar = (random: RandomBytes): bigint => readNumber(random(64)) % ORDER;

/** A multiple by a secret number, in steps that do not depend on it. */
export const times = (point: Point, scalar: bigint): Point => (scalar === 0n ? Point.ZERO : point.multiply(scalar));

/** Challenges of 128 bits: a false proof passes once in 2¹²⁸ tries, and half of a proof's size is saved. */
export const CHALLENGE_BYTES = 16;
export const CHALLENGE_MOD = 1n << 128n;

const labels = new Map<string, Uint8Array>();
/** Labels are few and come again and again. */
function labelBytes(label: string): Uint8Array {
  let bytes = labels.get(label);
  if (!bytes) labels.set(label, (bytes = utf8ToBytes(label)));
  return bytes;
}
let room = new Uint8Array(4096);
/** SHA-512 over a label and parts, each with its length before it: no two lists of parts have the same bytes. */
export function digest(label: string, ...parts: readonly (Uint8Array | string | number)[]): Uint8Array {
  let at = 0;
  for (const part of [labelBytes("bihuan ballots 1"), labelBytes(label), ...parts]) {
    const bytes = part instanceof Uint8Array ? part : utf8ToBytes(String(part));
    const end = at + 4 + bytes.length;
    if (end > room.length) {
      const larger = new Uint8Array(2 * end);
      larger.set(room.subarray(0, at));
      room = larger;
    }
    for (let i = 0; i < 4; i++) room[at + i] = bytes.length >>> (8 * i);
    room.set(bytes, at + 4);
    at = end;
  }
  return group.sha512(room.subarray(0, at));
}
/** The challenge of a proof: all that it is about goes in (strong Fiat–Shamir). */
export const challenge = (label: string, ...parts: readonly (Uint8Array | string | number)[]): bigint =>
  readNumber(digest(label, ...parts).subarray(0, CHALLENGE_BYTES));
