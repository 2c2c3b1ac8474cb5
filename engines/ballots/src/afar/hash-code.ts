import {
  ADD,
  ADD32,
  address,
  AND,
  get,
  load64,
  long,
  loop,
  OR,
  ROTR,
  set,
  SHL,
  SHR_UNSIGNED,
  store64,
  XOR,
  type Code,
  type Function,
} from "./emit.ts";

/** SHA-512 (FIPS 180-4) as instructions: constants, then the schedule of 80 words, the state of eight, room for blocks. */
const ROUNDS = 80;
const [WORDS, STATE] = [8 * ROUNDS, 16 * ROUNDS];
const [BLOCKS_AT, BLOCK] = [STATE + 64, 128];
/** So many blocks are taken in at once. */
const BLOCKS = 32;
export const HASH_BYTES = BLOCKS_AT + BLOCKS * BLOCK;

const rotated = (x: Code, ...by: readonly number[]): Code =>
  by.flatMap((n, i) => [...x, ...long(BigInt(n)), ...ROTR, ...(i > 0 ? XOR : [])]);
const shifted = (x: Code, by: number): Code => [...x, ...long(BigInt(by)), ...SHR_UNSIGNED];
/** Bytes the other way round: the standard writes numbers with the highest byte first. */
const swapped = (local: number): Code =>
  [
    [8n, 0x00ff00ff00ff00ffn],
    [16n, 0x0000ffff0000ffffn],
  ].flatMap(([by, mask]) => [
    ...[...get(local), ...long(mask as bigint), ...AND, ...long(by as bigint), ...SHL],
    ...[...get(local), ...long(by as bigint), ...SHR_UNSIGNED, ...long(mask as bigint), ...AND, ...OR, ...set(local)],
  ]);

/** One block at the address in the first parameter goes into the state; the second and third count. */
export function compression(memory: number): Function {
  const [block, i] = [0, 1];
  const state = 2;
  const [a, t] = [3, 11];
  const [constants, words] = [memory, memory + WORDS];
  const word = (back: number): Code => load64(i, words - 8 * back);
  const round = (n: number): Code => {
    const of = (k: number): number => a + ((k - n + 80) % 8);
    const [A, B, C, D, E, F, G, H] = [0, 1, 2, 3, 4, 5, 6, 7].map(of) as [number, number, number, number, number, number, number, number];
    return [
      ...[...get(H), ...rotated(get(E), 14, 18, 41), ...ADD],
      ...[...get(F), ...get(G), ...XOR, ...get(E), ...AND, ...get(G), ...XOR, ...ADD],
      ...[...load64(i, constants + 8 * n), ...ADD, ...load64(i, words + 8 * n), ...ADD, ...set(t)],
      ...[...get(D), ...get(t), ...ADD, ...set(D)],
      ...[...get(t), ...rotated(get(A), 28, 34, 39), ...ADD],
      ...[...get(A), ...get(B), ...AND, ...get(A), ...get(B), ...OR, ...get(C), ...AND, ...OR, ...ADD, ...set(H)],
    ];
  };
  const eight = [0, 1, 2, 3, 4, 5, 6, 7];
  const code = [
    [...address(memory + STATE), ...set(state)],
    [...address(0), ...set(i)],
    loop(i, 8, BLOCK, [
      ...[...get(block), ...get(i), ...ADD32, 0x29, 0, 0, ...set(t)],
      ...swapped(t),
      ...store64(i, words, [...get(t), ...long(32n), ...ROTR]),
    ]),
    loop(
      i,
      8,
      8 * ROUNDS,
      store64(i, words, [
        ...[...word(16), ...word(7), ...ADD],
        ...[...rotated(word(15), 1, 8), ...shifted(word(15), 7), ...XOR, ...ADD],
        ...[...rotated(word(2), 19, 61), ...shifted(word(2), 6), ...XOR, ...ADD],
      ]),
    ),
    eight.flatMap((k) => [...load64(state, 8 * k), ...set(a + k)]),
    [...address(0), ...set(i)],
    loop(i, 64, 8 * ROUNDS, eight.flatMap(round)),
    eight.flatMap((k) => store64(state, 8 * k, [...load64(state, 8 * k), ...get(a + k), ...ADD])),
  ].flat();
  return { parameters: 3, longs: 9, code };
}

/** The first 64 bits behind the point of a root of each of so many primes: the standard's constants. */
function fractions(count: number, degree: 2n | 3n): bigint[] {
  const primes: bigint[] = [];
  for (let n = 2n; primes.length < count; n++) if (primes.every((p) => n % p !== 0n)) primes.push(n);
  return primes.map((p) => {
    // The whole part of the root of p · 2^(64 · degree), bit by bit.
    let root = 0n;
    for (let bit = 1n << 69n; bit > 0n; bit >>= 1n) if ((root + bit) ** degree <= p << (64n * degree)) root += bit;
    return BigInt.asUintN(64, root);
  });
}

/** SHA-512 over the module's memory at that address. */
export function hasher(memory: WebAssembly.Memory, at: number, compress: (block: number, i: number, n: number) => void) {
  const start = new Uint8Array(BigUint64Array.from(fractions(8, 2n)).buffer);
  new BigUint64Array(memory.buffer, at, ROUNDS).set(fractions(ROUNDS, 3n));
  let bytes = new Uint8Array(memory.buffer);
  const [state, room, size] = [at + STATE, at + BLOCKS_AT, BLOCKS * BLOCK];
  return (message: Uint8Array): Uint8Array => {
    if (bytes.buffer !== memory.buffer) bytes = new Uint8Array(memory.buffer);
    bytes.set(start, state);
    const { length } = message;
    const padded = Math.ceil((length + 17) / BLOCK) * BLOCK;
    for (let from = 0; from < padded; from += size) {
      const end = room + Math.min(size, padded - from);
      const filled = room + Math.min(size, Math.max(0, length - from));
      if (from < length) bytes.set(length <= size ? message : message.subarray(from, from + size), room);
      bytes.fill(0, filled, end);
      if (from <= length && length < from + size) bytes[room + length - from] = 0x80;
      // The length in bits, of which 40 are enough.
      if (from + size >= padded) for (let i = 1, bits = 8 * length; i <= 5; i++, bits = Math.floor(bits / 256)) bytes[end - i] = bits;
      for (let block = room; block < end; block += BLOCK) compress(block, 0, 0);
    }
    const out = new Uint8Array(64);
    for (let i = 0; i < 64; i++) out[i] = bytes[state + (i ^ 7)] as number;
    return out;
  };
}
