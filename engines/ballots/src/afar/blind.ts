import { sha384 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";
import type { RandomBytes } from "./group.ts";

/**
 * Blind tokens by RFC 9474, RSABSSA-SHA384-PSS-Randomized: who is on the roll has one token signed, and whoever signs cannot tell it among all tokens later. The signer
 * needs raw RSA (`crypto.privateDecrypt` without padding) and checks what it gives with `isSigned`. One key for each class: the key is what a token says.
 */
export interface TokenKey {
  readonly n: string;
  readonly e: string;
}
/** Kept by the voter between asking and receiving. */
export interface TokenRequest {
  readonly blinded: Uint8Array;
  readonly prefix: Uint8Array;
  readonly inverse: bigint;
}

const HASH = 48;
const PREFIX = 32;

interface Rsa {
  readonly n: bigint;
  readonly e: bigint;
  readonly bytes: number;
  readonly bits: number;
}
const read = ({ n: hex, e }: TokenKey): Rsa => {
  const n = BigInt(`0x${hex}`);
  const bits = n.toString(2).length;
  return { n, e: BigInt(`0x${e}`), bits, bytes: Math.ceil(bits / 8) };
};
const toNumber = (bytes: Uint8Array): bigint => bytes.reduce((sum, b) => (sum << 8n) | BigInt(b), 0n);
function toBytes(value: bigint, length: number): Uint8Array {
  const out = new Uint8Array(length);
  for (let i = length - 1; i >= 0; i--, value >>= 8n) out[i] = Number(value & 255n);
  return out;
}
/** Of public numbers with a small public exponent. */
function power(base: bigint, exponent: bigint, n: bigint): bigint {
  let out = 1n;
  for (const bit of exponent.toString(2)) {
    out = (out * out) % n;
    if (bit === "1") out = (out * base) % n;
  }
  return out;
}
function inverseOf(a: bigint, n: bigint): bigint | undefined {
  let [r, s, x, y] = [n, a % n, 0n, 1n];
  while (s > 0n) {
    const q = r / s;
    [r, s, x, y] = [s, r - q * s, y, x - q * y];
  }
  return r === 1n ? (x + n) % n : undefined;
}

function mask(seed: Uint8Array, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / HASH) }, (_, i) => sha384(concatBytes(seed, toBytes(BigInt(i), 4))));
  return concatBytes(...blocks).subarray(0, length);
}
const hashOf = (message: Uint8Array, salt: Uint8Array): Uint8Array => sha384(concatBytes(new Uint8Array(8), sha384(message), salt));

/** EMSA-PSS (RFC 8017, 9.1) with a salt of 48 bytes. */
function encode(message: Uint8Array, salt: Uint8Array, bits: number): Uint8Array {
  const length = Math.ceil(bits / 8);
  const h = hashOf(message, salt);
  const block = concatBytes(new Uint8Array(length - 2 * HASH - 2), Uint8Array.of(1), salt);
  const masked = mask(h, block.length).map((m, i) => m ^ (block[i] as number));
  masked[0] = (masked[0] as number) & (0xff >> (8 * length - bits));
  return concatBytes(masked, h, Uint8Array.of(0xbc));
}

function isEncoded(message: Uint8Array, em: Uint8Array, bits: number): boolean {
  const h = em.subarray(-HASH - 1, -1);
  const masked = em.subarray(0, -HASH - 1);
  const block = mask(h, masked.length).map((m, i) => m ^ (masked[i] as number));
  return encode(message, block.subarray(-HASH), bits).every((byte, i) => byte === em[i]);
}

/** With all that is random given: what the vectors of the RFC test. */
export function blind(key: TokenKey, message: Uint8Array, prefix: Uint8Array, salt: Uint8Array, factor: bigint): TokenRequest | undefined {
  const { n, e, bits, bytes } = read(key);
  const m = toNumber(encode(concatBytes(prefix, message), salt, bits - 1));
  const inverse = inverseOf(factor, n);
  if (inverse === undefined || inverseOf(m, n) === undefined) return undefined;
  return { blinded: toBytes((m * power(factor, e, n)) % n, bytes), prefix, inverse };
}

/** Undefined for a key that is no product of two large primes, or is too small. */
export function requestToken(key: TokenKey, message: Uint8Array, random: RandomBytes): TokenRequest | undefined {
  const { n, bits, bytes } = read(key);
  if (bits < 2048) return undefined;
  return blind(key, message, random(PREFIX), random(HASH), toNumber(random(bytes + 16)) % n);
}

/** Whether this is the key's raw signature of the blinded message: asked by the signer before he gives it. */
export function isSigned(key: TokenKey, blinded: Uint8Array, signature: Uint8Array): boolean {
  const { n, e, bytes } = read(key);
  const s = toNumber(signature);
  return signature.length === bytes && s < n && power(s, e, n) === toNumber(blinded);
}

/** The token: prefix and signature; undefined where what came back is not the key's signature. */
export function finishToken(key: TokenKey, message: Uint8Array, request: TokenRequest, signed: Uint8Array): Uint8Array | undefined {
  const { n, bytes } = read(key);
  const token = concatBytes(request.prefix, toBytes((toNumber(signed) * request.inverse) % n, bytes));
  return checkToken(key, message, token) ? token : undefined;
}

export function checkToken(key: TokenKey, message: Uint8Array, token: Uint8Array): boolean {
  const { n, e, bits, bytes } = read(key);
  const s = toNumber(token.subarray(PREFIX));
  if (bits < 2048 || token.length !== PREFIX + bytes || s >= n) return false;
  const length = Math.ceil((bits - 1) / 8);
  const m = power(s, e, n);
  return m < 1n << BigInt(8 * length) && isEncoded(concatBytes(token.subarray(0, PREFIX), message), toBytes(m, length), bits - 1);
}
