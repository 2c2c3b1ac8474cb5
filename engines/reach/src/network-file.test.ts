import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { NETWORK_FILE_VERSION, openNetwork, packNetwork, prepareNetwork, W1, W2, type Network } from "./index.ts";
import { randomTown, town } from "./testing/towns.ts";

const random = seededRandom(21);
const built = randomTown(W2, (n) => random.below(n), 200);
const network = prepareNetwork(built.graph, { ...W2, name: "本地规则" });
const open = (buffer: ArrayBufferLike): Network => {
  const opened = openNetwork(buffer);
  assert.ok(opened.ok, opened.ok ? "" : opened.error.detail);
  return opened.value;
};
const code = (buffer: ArrayBufferLike): string => {
  const opened = openNetwork(buffer);
  return opened.ok ? "ok" : opened.error.code;
};

test("what is packed opens equal, in private and shared memory, without a copy", () => {
  const buffer = packNetwork(network);
  assert.deepEqual(open(buffer), network);
  const shared = packNetwork(network, (bytes) => new SharedArrayBuffer(bytes));
  const opened = open(shared);
  assert.deepEqual([...opened.chainLength], [...network.chainLength]);
  for (const view of [opened.lat, opened.arc, opened.flags, opened.boxes.bounds]) assert.equal(view.buffer, shared);
  assert.deepEqual(new Uint8Array(packNetwork(opened)), new Uint8Array(buffer), "packing is repeatable");
  for (const graph of [town(W1, { a: [0, 0] }, [{ corners: ["a"] }]).graph, town(W1, {}, []).graph]) {
    const small = prepareNetwork(graph, W1);
    assert.deepEqual(open(packNetwork(small)), small);
  }
});

test("other files, other versions, cuts and additions are refused by name", () => {
  const buffer = packNetwork(network);
  assert.equal(code(new ArrayBuffer(0)), "not-a-network");
  assert.equal(code(new ArrayBuffer(4096)), "not-a-network");
  const newer = buffer.slice(0);
  new Int32Array(newer)[2] = NETWORK_FILE_VERSION + 1;
  assert.equal(code(newer), "other-version");
  for (let cut = 64; cut < buffer.byteLength; cut += 97) assert.equal(code(buffer.slice(0, cut)), "truncated");
  const longer = new ArrayBuffer(buffer.byteLength + 4);
  new Uint8Array(longer).set(new Uint8Array(buffer));
  assert.equal(code(longer), "corrupt");
});

test("every altered word is found", () => {
  const buffer = packNetwork(network);
  const words = new Int32Array(buffer);
  for (let i = 0; i < words.length; i++) {
    const before = words[i] as number;
    words[i] = before ^ (1 << random.below(32));
    assert.notEqual(code(buffer), "ok", `word ${i}`);
    words[i] = before;
  }
  assert.equal(code(buffer), "ok");
});

test("a file with a right checksum and impossible arrays is refused too", () => {
  const broken = (change: (n: Record<string, Int32Array>) => void): string => {
    const copy = structuredClone(network);
    change(copy as unknown as Record<string, Int32Array>);
    return code(packNetwork(copy));
  };
  assert.equal(
    broken(() => {}),
    "ok",
  );
  assert.equal(
    broken((n) => void (n["end"]![3] = network.junctions)),
    "corrupt",
  );
  const swap = (n: Record<string, Int32Array>, i: number, j: number): void => {
    const [a, b] = [n["end"]![i] as number, n["end"]![j] as number];
    assert.notEqual(a, b);
    [n["end"]![i], n["end"]![j]] = [b, a];
  };
  assert.equal(
    broken((n) => swap(n, 0, 1)),
    "corrupt",
    "a chain's upper end first",
  );
  assert.equal(
    broken((n) => swap(n, 0, 2 * network.chains - 2)),
    "corrupt",
    "chains out of order",
  );
  assert.equal(
    broken((n) => void (n["arc"]![3] = -1)),
    "corrupt",
  );
  assert.equal(
    broken((n) => void (n["first"]![1] = 2_000_000)),
    "corrupt",
  );
  assert.equal(
    broken((n) => void (n["chainLength"]![0] = -5)),
    "corrupt",
  );
  assert.equal(
    broken((n) => void (n["inner"]![1] = 0)),
    "corrupt",
  );
});
