import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { componentsOf, graphBuilder, millimetresBetween, readPbf, W1, WALK_KEYS, type Graph } from "./index.ts";

interface Way {
  id: number;
  refs: number[];
  tags?: Record<string, string>;
}
type Node = readonly [id: number, lat: number, lon: number];

function build(nodes: readonly Node[], ways: readonly Way[]): Graph {
  const builder = graphBuilder(W1);
  for (const n of nodes) builder.sink.node(...n);
  for (const w of ways) {
    const tags = WALK_KEYS.map((key) => ({ highway: "residential", ...w.tags })[key]);
    if (builder.sink.wants(tags)) builder.sink.way(w.id, Float64Array.from(w.refs), w.refs.length, tags);
  }
  return builder.build();
}
const neighbours = (g: Graph, v: number): number[] => [...g.target.subarray(g.first[v], g.first[v + 1])];

/*  A grid of 3 × 3 corners, 100 units of 1e-5 degrees apart:   7 – 8 – 9
                                                                |   |   |
                                                                4 – 5 – 6
                                                                |   |   |
                                                                1 – 2 – 3   */
const GRID: Node[] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((id) => [id, Math.floor((id - 1) / 3) * 10_000, ((id - 1) % 3) * 10_000] as const);
const STREETS: Way[] = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
  [1, 4, 7],
  [2, 5, 8],
  [3, 6, 9],
].map((refs, i) => ({ id: i + 1, refs }));

test("a grid: nine corners, twelve segments each way, lengths by the haversine in millimetres", () => {
  const g = build(GRID, STREETS);
  assert.deepEqual([g.nodes, g.target.length, componentsOf(g).count], [9, 24, 1]);
  assert.deepEqual(neighbours(g, 4), [1, 3, 5, 7]);
  // One 1e-3 degree of the equator: 6,371,008.8 m · π / 180,000 = 111.195 m.
  assert.equal(g.length[g.first[0] as number], 111_195);
  assert.equal(millimetresBetween(0, 0, 0, 10_000), 111_195);
});

test("forbidden ways, steps onto oneself, doubled and one-way segments", () => {
  const g = build(GRID, [
    { id: 1, refs: [1, 2] },
    { id: 2, refs: [2, 1] },
    { id: 3, refs: [2, 2, 3], tags: { oneway: "yes" } },
    { id: 4, refs: [4, 5], tags: { highway: "motorway" } },
    { id: 5, refs: [5, 6], tags: { foot: "no" } },
    { id: 6, refs: [7, 8], tags: { access: "private" } },
    { id: 7, refs: [8, 9], tags: { access: "private", foot: "yes" } },
    { id: 8, refs: [9, 99] },
  ]);
  assert.deepEqual([g.nodes, g.target.length, componentsOf(g).count], [5, 6, 2], "1–2–3 and 8–9; 99 has no position");
});

test("the same map gives the same arrays whatever the order of the file", () => {
  const expected = build(GRID, STREETS);
  fc.assert(
    fc.property(fc.shuffledSubarray(GRID, { minLength: 9 }), fc.shuffledSubarray(STREETS, { minLength: 6 }), (nodes, ways) => {
      assert.deepEqual(build(nodes, ways), expected);
    }),
  );
});

test("a broken file is refused with a cause, never half read", async () => {
  const sink = graphBuilder(W1).sink;
  for (const bytes of [new Uint8Array([1, 2, 3]), new Uint8Array([0, 0, 0, 200, 10]), new Uint8Array([255, 255, 255, 255, 0])]) {
    const read = await readPbf(bytes, sink);
    assert.ok(!read.ok && ["truncated", "malformed", "too-large"].includes(read.error.code), JSON.stringify(read));
  }
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
      assert.equal((await readPbf(bytes, sink)).ok, false);
    }),
  );
});

const data = ["../../../../shared/data/osm", "../../../../../shared/data/osm"]
  .map((p) => join(import.meta.dirname, p))
  .find((p) => existsSync(p));
test(
  "Porto by W1: 325,213 nodes, 701,028 arcs, 947 components; a cut file is refused",
  { skip: data === undefined ? "the real data are not on this machine" : false },
  async () => {
    const bytes = readFileSync(join(data as string, "porto.osm.pbf"));
    const builder = graphBuilder(W1);
    assert.ok((await readPbf(bytes, builder.sink)).ok);
    const g = builder.build();
    assert.deepEqual([g.nodes, g.target.length, componentsOf(g).count], [325_213, 701_028, 947]);
    const cut = await readPbf(bytes.subarray(0, bytes.length - 1000), graphBuilder(W1).sink);
    assert.ok(!cut.ok && cut.error.code === "truncated");
  },
);
