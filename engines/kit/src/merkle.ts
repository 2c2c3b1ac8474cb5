/**
 * The tree of RFC 6962 and RFC 9162 (Certificate Transparency), section 2.1: a leaf's hash is H(0x00 ‖ data), a node's H(0x01 ‖ left ‖ right), a
 * tree of n leaves splits at the largest power of two below n. Hashing is the caller's: engines know no machine. Sizes below 2⁵³.
 */
export type Hash = (bytes: Uint8Array) => Uint8Array;

export function leafHash(hash: Hash, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + data.length);
  bytes.set(data, 1);
  return hash(bytes);
}

export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + left.length + right.length);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return hash(bytes);
}

/** A growing tree that keeps the roots of its complete subtrees alone: O(log n) memory, whatever came in. */
export class Peaks {
  readonly #hash: Hash;
  readonly #stack: { level: number; root: Uint8Array }[] = [];
  size = 0;

  constructor(hash: Hash) {
    this.#hash = hash;
  }

  /** Takes the next leaf's hash, or the root of the next 2^level leaves where the tree's size is a multiple of them. */
  push(root: Uint8Array, level = 0): void {
    const leaves = 2 ** level;
    if (this.size % leaves !== 0) throw new Error(`a subtree of ${leaves} leaves does not begin at ${this.size}`);
    this.size += leaves;
    let [at, joined] = [level, root];
    for (let top = this.#stack.at(-1); top?.level === at; top = this.#stack.at(-1)) {
      this.#stack.pop();
      joined = nodeHash(this.#hash, top.root, joined);
      at++;
    }
    this.#stack.push({ level: at, root: joined });
  }

  /** The root of what came in; of nothing, the hash of nothing. */
  root(): Uint8Array {
    let joined: Uint8Array | undefined;
    for (let i = this.#stack.length - 1; i >= 0; i--) {
      const { root } = this.#stack[i] as { root: Uint8Array };
      joined = joined === undefined ? root : nodeHash(this.#hash, root, joined);
    }
    return joined ?? this.#hash(new Uint8Array());
  }
}

/** Leaves from `from` up to and without `to`. A proof is the roots of such stretches. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The stretches whose roots prove that leaf `index` stands in the tree of `size` leaves, lowest first (PATH of RFC 9162, 2.1.3.1). */
export function inclusionStretches(index: number, size: number): Stretch[] {
  if (!(Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size))
    throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const out: Stretch[] = [];
  for (let from = 0, to = size; to - from > 1;) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      out.push({ from: middle, to });
      to = middle;
    } else {
      out.push({ from, to: middle });
      from = middle;
    }
  }
  return out.reverse();
}

/** The stretches whose roots prove that the tree of `size` leaves begins with the tree of `earlier` leaves (SUBPROOF of RFC 9162, 2.1.4.1). */
export function consistencyStretches(earlier: number, size: number): Stretch[] {
  if (!(Number.isSafeInteger(earlier) && Number.isSafeInteger(size) && earlier > 0 && earlier <= size))
    throw new RangeError(`no tree of ${earlier} within one of ${size}`);
  const out: Stretch[] = [];
  let [from, to] = [0, size];
  while (earlier < to) {
    const middle = from + splitOf(to - from);
    if (earlier <= middle) {
      out.push({ from: middle, to });
      to = middle;
    } else {
      out.push({ from, to: middle });
      from = middle;
    }
  }
  // The earlier tree's root is known to who asks, if it is what is left whole.
  if (from > 0) out.push({ from, to });
  return out.reverse();
}

const splitOf = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

/** Section 2.1.3.2. */
export function provesInclusion(
  hash: Hash,
  claim: { leaf: Uint8Array; index: number; size: number; root: Uint8Array },
  path: readonly Uint8Array[],
): boolean {
  let [fn, sn, r] = [claim.index, claim.size - 1, claim.leaf];
  if (!Number.isSafeInteger(fn) || !Number.isSafeInteger(claim.size) || fn < 0 || fn > sn) return false;
  for (const p of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(hash, p, r);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else r = nodeHash(hash, r, p);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && same(r, claim.root);
}

/** Section 2.1.4.2. */
export function provesConsistency(
  hash: Hash,
  claim: { earlier: number; earlierRoot: Uint8Array; size: number; root: Uint8Array },
  path: readonly Uint8Array[],
): boolean {
  const { earlier, size } = claim;
  if (!Number.isSafeInteger(earlier) || !Number.isSafeInteger(size) || earlier <= 0 || earlier > size) return false;
  if (earlier === size) return path.length === 0 && same(claim.earlierRoot, claim.root);
  const nodes = isPowerOfTwo(earlier) ? [claim.earlierRoot, ...path] : [...path];
  const [first, ...rest] = nodes;
  if (first === undefined || path.length === 0) return false;
  let [fn, sn] = [earlier - 1, size - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let [fr, sr] = [first, first];
  for (const c of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(hash, c, fr), nodeHash(hash, c, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else sr = nodeHash(hash, sr, c);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && same(fr, claim.earlierRoot) && same(sr, claim.root);
}

const half = (n: number): number => Math.floor(n / 2);
const isPowerOfTwo = (n: number): boolean => splitOf(n + 1) === n;
const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
