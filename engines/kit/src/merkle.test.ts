import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import {
  consistencyStretches,
  inclusionStretches,
  leafHash,
  nodeHash,
  Peaks,
  provesConsistency,
  provesInclusion,
  seededRandom,
  type Stretch,
} from "./index.ts";

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** The leaves, roots and proofs of Certificate Transparency's reference implementation (merkletree tests). */
const LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map((l) =>
  leafHash(sha256, Buffer.from(l, "hex")),
);
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const INCLUSION: [number, number, string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
  ],
];
const CONSISTENCY: [number, number, string[]][] = [
  [1, 1, []],
  [
    6,
    8,
    [
      "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
  ],
];

/** The oracle: the recursive definition, word for word, sharing nothing with the engine but the two prefixes. */
const split = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1);
function naive(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array());
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  const k = split(leaves.length);
  return sha256(Buffer.concat([Buffer.from([1]), naive(leaves.slice(0, k)), naive(leaves.slice(k))]));
}
function naivePath(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return m < k
    ? [...naivePath(m, leaves.slice(0, k)), naive(leaves.slice(k))]
    : [...naivePath(m - k, leaves.slice(k)), naive(leaves.slice(0, k))];
}
function naiveProof(m: number, leaves: readonly Uint8Array[], whole = true): Uint8Array[] {
  if (m === leaves.length) return whole ? [] : [naive(leaves)];
  const k = split(leaves.length);
  return m <= k
    ? [...naiveProof(m, leaves.slice(0, k), whole), naive(leaves.slice(k))]
    : [...naiveProof(m - k, leaves.slice(k), false), naive(leaves.slice(0, k))];
}
const rootOf = (leaves: readonly Uint8Array[]): Uint8Array => {
  const peaks = new Peaks(sha256);
  for (const leaf of leaves) peaks.push(leaf);
  return peaks.root();
};
const rootsOf = (leaves: readonly Uint8Array[], stretches: readonly Stretch[]): Uint8Array[] =>
  stretches.map(({ from, to }) => rootOf(leaves.slice(from, to)));

test("roots and proofs of Certificate Transparency's own vectors", () => {
  ROOTS.forEach((root, n) => assert.equal(hex(rootOf(LEAVES.slice(0, n))), root, `${n} leaves`));
  for (const [index, size, path] of INCLUSION) assert.deepEqual(rootsOf(LEAVES, inclusionStretches(index, size)).map(hex), path);
  for (const [earlier, size, path] of CONSISTENCY) assert.deepEqual(rootsOf(LEAVES, consistencyStretches(earlier, size)).map(hex), path);
});

test("every tree up to 33 leaves: roots and proofs are the naive definition's, each proves, and no other claim does", () => {
  const random = seededRandom(6962);
  const all = Array.from({ length: 33 }, (_, i) => leafHash(sha256, Buffer.from(`fact ${i}`)));
  for (let size = 1; size <= all.length; size++) {
    const leaves = all.slice(0, size);
    const root = naive(leaves);
    assert.equal(hex(rootOf(leaves)), hex(root));
    for (let index = 0; index < size; index++) {
      const path = rootsOf(leaves, inclusionStretches(index, size));
      assert.deepEqual(path.map(hex), naivePath(index, leaves).map(hex));
      const claim = { leaf: leaves[index] as Uint8Array, index, size, root };
      assert.ok(provesInclusion(sha256, claim, path));
      const other = random.below(size);
      if (other !== index) {
        assert.ok(!provesInclusion(sha256, { ...claim, index: other }, path), `${index} is not ${other} of ${size}`);
        assert.ok(!provesInclusion(sha256, { ...claim, leaf: leaves[other] as Uint8Array }, path));
      }
      assert.ok(!provesInclusion(sha256, { ...claim, root: leafHash(sha256, root) }, path));
      assert.ok(!provesInclusion(sha256, claim, [...path, root]));
      if (path.length > 0) assert.ok(!provesInclusion(sha256, claim, path.slice(1)));
    }
    for (let earlier = 1; earlier <= size; earlier++) {
      const path = rootsOf(leaves, consistencyStretches(earlier, size));
      assert.deepEqual(path.map(hex), naiveProof(earlier, leaves).map(hex), `${earlier} of ${size}`);
      const claim = { earlier, earlierRoot: naive(all.slice(0, earlier)), size, root };
      assert.ok(provesConsistency(sha256, claim, path), `${earlier} of ${size}`);
      assert.ok(!provesConsistency(sha256, { ...claim, earlierRoot: leafHash(sha256, root) }, path));
      assert.ok(!provesConsistency(sha256, { ...claim, root: leafHash(sha256, root) }, path));
      if (earlier < size) assert.ok(!provesConsistency(sha256, claim, path.slice(1)));
      assert.ok(!provesConsistency(sha256, claim, [...path, root]));
    }
  }
});

test("whole subtrees stand in for their leaves; one that does not begin at its border is refused", () => {
  const leaves = Array.from({ length: 21 }, (_, i) => leafHash(sha256, Buffer.from([i])));
  const peaks = new Peaks(sha256);
  for (const from of [0, 8]) peaks.push(naive(leaves.slice(from, from + 8)), 3);
  for (const leaf of leaves.slice(16)) peaks.push(leaf);
  assert.equal(hex(peaks.root()), hex(naive(leaves)));
  assert.throws(() => peaks.push(leaves[0] as Uint8Array, 3), /does not begin/);
});

test("a leaf is no node: what hashes to a node cannot be passed off as a leaf", () => {
  const [a, b] = LEAVES as [Uint8Array, Uint8Array];
  assert.notEqual(hex(leafHash(sha256, Buffer.concat([a, b]))), hex(nodeHash(sha256, a, b)));
});

test("claims beyond the tree are refused, not reckoned", () => {
  for (const [index, size] of [
    [-1, 3],
    [3, 3],
    [0.5, 3],
    [0, 0],
  ] as const) {
    assert.throws(() => inclusionStretches(index, size), RangeError);
    assert.ok(!provesInclusion(sha256, { leaf: LEAVES[0] as Uint8Array, index, size, root: LEAVES[0] as Uint8Array }, []));
  }
  assert.throws(() => consistencyStretches(0, 3), RangeError);
  assert.throws(() => consistencyStretches(4, 3), RangeError);
});
