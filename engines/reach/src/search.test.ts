import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { seededRandom, type Random } from "@bihuan/kit";
import {
  Field,
  footholdOf,
  footholdOfNode,
  graphBuilder,
  prepareNetwork,
  readPbf,
  readXml,
  snap,
  W1,
  walkingReach,
  type Foothold,
  type Graph,
  type Network,
  type Point,
} from "./index.ts";
import { Search, UNREACHED } from "./search.ts";
import { draws, slowSnap, slowSum, slowWalk } from "./testing/oracle.ts";
import { findShared } from "./testing/shared.ts";
import { randomTown, town, type Town } from "./testing/towns.ts";

/** Every node's distance by graph number, Infinity beyond the limit. */
function walk(field: Field, network: Network, starts: readonly Foothold[], limit: number): Float64Array {
  field.walk(starts, limit);
  const distance = new Float64Array(network.nodes).fill(Infinity);
  const [node, millimetres] = [new Int32Array(network.nodes), new Int32Array(network.nodes)];
  const count = field.nodes(node, millimetres);
  for (let i = 0; i < count; i++) {
    const v = network.rank[node[i] as number] as number;
    assert.equal(distance[v], Infinity, "each node once");
    distance[v] = millimetres[i] as number;
  }
  assert.equal(field.countNodes(limit), count);
  return distance;
}

/*  A ladder of 100 m:   a – b – c – d – e        and apart:  r – s
                         |               |                    |   |
                         f – g – h – i – j                    u – t     (a ring without a junction), x alone   */
const ladder = town(
  W1,
  {
    a: [0, 100],
    b: [100, 100],
    c: [200, 100],
    d: [300, 100],
    e: [400, 100],
    f: [0, 0],
    g: [100, 0],
    h: [200, 0],
    i: [300, 0],
    j: [400, 0],
    r: [0, 9000],
    s: [100, 9000],
    t: [100, 8900],
    u: [0, 8900],
    x: [5000, 0],
  },
  [
    { corners: ["a", "b", "c", "d", "e", "j", "i", "h", "g", "f", "a"] },
    { corners: ["c", "h"] },
    { corners: ["r", "s", "t", "u", "r"] },
    { corners: ["x"] },
  ],
);

test("chains: two junctions, three ways between them, a ring apart and a node alone", () => {
  const network = prepareNetwork(ladder.graph, W1);
  // c and h are junctions; r stands in for its ring, x for itself. Chains c–h, c–b–a–f–g–h, c–d–e–j–i–h, the ring, the ring of x.
  assert.deepEqual([network.nodes, network.junctions, network.chains], [15, 4, 5]);
  assert.deepEqual(
    [...network.chainLength].map((mm) => Math.round(mm / 1000)).sort((a, b) => a - b),
    [0, 100, 400, 500, 500],
  );
});

test("walks along chains: from the middle of one, past its end, round a ring, nowhere", () => {
  const network = prepareNetwork(ladder.graph, W1);
  const field = new Field(network);
  const metres = (from: string, limit: number): Record<string, number> => {
    const distance = walk(field, network, [footholdOfNode(network, ladder.node[from] as number)], limit * 1000);
    return Object.fromEntries(
      Object.entries(ladder.node).flatMap(([name, v]) =>
        distance[v] === Infinity ? [] : [[name, Math.round((distance[v] as number) / 1000)]],
      ),
    );
  };
  // From b: c 100, a 100, then f and g the long way and h over c – h.
  assert.deepEqual(metres("b", 310), { a: 100, b: 0, c: 100, d: 200, e: 300, f: 200, g: 300, h: 200, i: 300 });
  assert.deepEqual(metres("r", 1000), { r: 0, s: 100, t: 200, u: 100 });
  assert.deepEqual(metres("t", 150), { s: 100, t: 0, u: 100 });
  assert.deepEqual(metres("x", 1000), { x: 0 });
});

test("random towns: chains and buckets find what Dijkstra finds, from any number of starts, to the millimetre", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 2, max: 120 }), fc.integer({ min: 1, max: 6 }), (seed, size, starts) => {
      const random = seededRandom(seed);
      const { graph } = randomTown(W1, (n) => random.below(n), size);
      if (graph.nodes === 0) return;
      const network = prepareNetwork(graph, W1);
      const nodes = Array.from({ length: starts }, () => random.below(graph.nodes));
      const limit = random.below(1_500_000);
      const walked = walk(
        new Field(network),
        network,
        nodes.map((v) => footholdOfNode(network, v)),
        limit,
      );
      assert.deepEqual(
        walked,
        slowWalk(
          graph,
          nodes.map((v) => [v, 0]),
          limit,
        ),
      );
    }),
    { numRuns: 200, seed: 3 },
  );
});

/** Streets at random between few positions: rings, dead ends, doubled segments and segments without length; some 2,000 km long and cut. */
function tangle(random: Random, size: number): Town {
  const far = random.below(6) === 0;
  const metres = (): number => (far && random.below(8) === 0 ? 3_000_000 : 0) + 100 * random.below(9);
  const corners = Object.fromEntries(Array.from({ length: size }, (_, i) => [`c${i}`, [metres(), metres()] as const]));
  const corner = (): string => `c${random.below(size)}`;
  const streets = Array.from({ length: 1 + random.below(size) }, () => {
    const run = Array.from({ length: 2 + random.below(5) }, corner);
    return { corners: random.below(4) === 0 ? [...run, run[0] as string] : run };
  });
  return town(W1, corners, streets);
}

test("in sweeps, by queue and by neighbourhood: the same distances and nearest places, as Dijkstra has them", () => {
  let cut = 0;
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 2, max: 60 }), (seed, size) => {
      const random = seededRandom(seed);
      const { graph } = random.below(2) === 0 ? tangle(random, size) : randomTown(W1, (n) => random.below(n), size);
      if (graph.nodes === 0) return;
      const network = prepareNetwork(graph, W1);
      if (network.chainLength.includes(1_000_000_000)) cut++;
      const [queued, apart, swept] = [new Search(network, 1e9, 0), new Search(network, 0, 0), new Search(network, 1e9, 1e9)];
      for (let walk = 0; walk < 4; walk++) {
        const starts = Array.from({ length: 1 + random.below(20) }, () =>
          random.below(10) === 0 ? undefined : footholdOfNode(network, random.below(graph.nodes)),
        );
        const limit = [0, 1, random.below(1_500_000), 100_000_000][random.below(4)] as number;
        for (const search of [queued, apart, swept]) search.run(starts, limit);
        const reached = (search: Search): number[][] =>
          [...search.reached.subarray(0, search.count)]
            .sort((a, b) => a - b)
            .map((u) => [u, search.distance[u] as number, search.label[u] as number]);
        assert.deepEqual(reached(swept), reached(queued));
        assert.deepEqual(reached(apart), reached(queued));
        assert.deepEqual(swept.distance, queued.distance);
        const slow = slowWalk(
          graph,
          starts.flatMap((f) => (f === undefined ? [] : [[nodeAt(network, f), 0] as const])),
          limit,
        );
        for (let u = 0; u < network.junctions; u++)
          assert.equal(Math.min(swept.distance[u] as number, UNREACHED), Math.min(slow[network.rank[u] as number] as number, UNREACHED));
      }
    }),
    { numRuns: 300, seed: 9 },
  );
  assert.ok(cut > 5, `${cut} networks had a chain of 1,000 km, where the next begins`);
});

/** Graph number of the node a foothold stands on. */
function nodeAt(network: Network, { chain, offset }: Foothold): number {
  for (let v = 0; v < network.nodes; v++) {
    const f = footholdOf(network, v);
    if (f.chain === chain && f.offset === offset) return network.rank[v] as number;
  }
  const end = network.end[2 * chain + (offset === 0 ? 0 : 1)] as number;
  return network.rank[end] as number;
}

test("people covered are those whom Dijkstra reaches, whatever the chains, the ways to the network and the limit", () => {
  let some = 0;
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 2, max: 80 }), (seed, size) => {
      const random = seededRandom(seed);
      const built = random.below(2) === 0 ? tangle(random, size) : randomTown(W1, (n) => random.below(n), size);
      const { graph } = built;
      if (graph.nodes === 0) return;
      const point = (): Point => built.at(random.below(1400) - 200, random.below(1400) - 200);
      const points = Array.from({ length: 120 }, () => ({ ...point(), people: random.below(5) === 0 ? 0 : random.below(9000) / 1000 }));
      const reach = walkingReach(prepareNetwork(graph, W1), { kind: "people", points });
      const homes = points.map((p) => slowSnap(graph, p));
      for (let walk = 0; walk < 3; walk++) {
        const places = Array.from({ length: 1 + random.below(12) }, () => (random.below(10) === 0 ? undefined : point()));
        const starts = places.map((p) => p && slowSnap(graph, p)).filter((s) => s !== undefined);
        // Also exactly as far as somebody lives, and a millimetre less.
        const farthest = slowWalk(graph, starts, 100_000_000);
        const home = homes[random.below(homes.length)] ?? [0, 0];
        const exactly = Math.max(1, Math.min(100_000_000, (farthest[home[0]] as number) + home[1]));
        const limit = [0, 50_000, random.below(1_000_000), 100_000_000, exactly, exactly - 1][random.below(6)] as number;
        const distance = slowWalk(graph, starts, limit);
        let thousandths = 0;
        homes.forEach((home, i) => {
          if (home !== undefined && (distance[home[0]] as number) + home[1] <= limit) thousandths += reach.thousandths[i] as number;
        });
        if (thousandths > 0) some++;
        assert.equal(reach.people(places, limit), thousandths / 1000);
      }
    }),
    { numRuns: 200, seed: 10 },
  );
  assert.ok(some > 200, `${some} walks reached somebody`);
});

test("one pass is the union of single searches; the label is the nearest start, the earlier one in a tie", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = seededRandom(seed);
      const { graph } = randomTown(W1, (n) => random.below(n), 80);
      const network = prepareNetwork(graph, W1);
      const field = new Field(network);
      const starts = Array.from({ length: 8 }, () => footholdOfNode(network, random.below(graph.nodes)));
      const singles = starts.map((start) => walk(field, network, [start], 700_000));
      const together = new Field(network);
      together.walk(starts, 700_000);
      const [nodes, millimetres] = [new Int32Array(network.nodes), new Int32Array(network.nodes)];
      const count = together.nodes(nodes, millimetres);
      for (let i = 0; i < count; i++) {
        const node = nodes[i] as number;
        const each = singles.map((s) => s[network.rank[node] as number] as number);
        assert.equal(millimetres[i], Math.min(...each));
        const { chain, offset } = footholdOf(network, node);
        together.at(chain, offset);
        assert.equal(together.label, each.indexOf(millimetres[i] as number));
      }
    }),
    { numRuns: 50, seed: 4 },
  );
});

test("distances are symmetric and keep the triangle inequality", () => {
  const random = seededRandom(5);
  const { graph } = randomTown(W1, (n) => random.below(n), 60);
  const network = prepareNetwork(graph, W1);
  const field = new Field(network);
  const rows = Array.from({ length: graph.nodes }, (_, v) => walk(field, network, [footholdOfNode(network, v)], 100_000_000));
  for (const [a, row] of rows.entries())
    for (let b = 0; b < graph.nodes; b++) {
      assert.equal(row[b], rows[b]?.[a]);
      for (let c = 0; c < graph.nodes; c++) assert.ok((row[c] as number) <= (row[b] as number) + (rows[b]?.[c] as number));
    }
});

test("W1 snaps as looking at every node does: nearest within 300 m, ties to the smaller id", () => {
  const random = seededRandom(6);
  const places = randomTown(W1, (n) => random.below(n), 150);
  const network = prepareNetwork(places.graph, W1);
  let outside = 0;
  for (let i = 0; i < 400; i++) {
    const point = places.at(random.below(3000) - 600, random.below(3000) - 600);
    const slow = slowSnap(places.graph, point);
    const fast = snap(network, point);
    assert.equal(fast?.snap, slow?.[1]);
    if (slow === undefined || fast === undefined) outside++;
    else assert.deepEqual({ ...fast, lat: 0, lon: 0 }, { ...footholdOfNode(network, slow[0]), snap: slow[1], lat: 0, lon: 0 });
  }
  assert.ok(outside > 20 && outside < 380);
  // East and west of the origin at the same distance: east has the smaller id.
  const pair = town(W1, { east: [50, 0], west: [-50, 0] }, [{ corners: ["west", "east"] }]);
  const tied = prepareNetwork(pair.graph, W1);
  assert.deepEqual(snap(tied, { ...pair.at(0, 0) })?.offset, footholdOfNode(tied, pair.node["east"] as number).offset);
});

test("a foothold copied with another position is an ordinary point", () => {
  const network = prepareNetwork(ladder.graph, W1);
  const foothold = footholdOfNode(network, 0);
  assert.equal(snap(network, foothold), foothold);
  assert.notEqual(snap(network, { ...foothold, ...ladder.at(300, 100) })?.chain, undefined);
  assert.equal(snap(network, { ...foothold, ...ladder.at(300, 104) })?.snap, 4_003);
  assert.equal(snap(network, { lat: NaN, lon: 0 }), undefined);
  assert.throws(() => footholdOfNode(network, 15), RangeError);
});

/** Nodes within 990,000 mm of the first N nodes drawn with x = 1, and the sum of their millimetres. Also in DESIGN.md. */
const published: [file: string, counts: [places: number, nodes: number, millimetres: number][]][] = [
  [
    "osm/porto.osm.pbf",
    [
      [1, 454, 300_471_870],
      [10, 4_011, 2_584_125_955],
      [100, 57_336, 34_878_991_703],
      [1000, 217_512, 107_526_991_824],
      [5000, 308_565, 90_788_695_860],
    ],
  ],
  [
    "osm/chengdu-centre.osm",
    [
      [1, 285, 182_605_940],
      [10, 1_379, 799_087_981],
      [100, 6_533, 3_056_450_566],
      [1000, 9_448, 1_738_816_304],
      [5000, 9_657, 470_339_433],
    ],
  ],
];
for (const [file, counts] of published) {
  const path = findShared(file);
  test(
    `W1 to the millimetre on real ${file}, against Dijkstra`,
    { skip: path === undefined ? `${file} is not beside the repository` : false },
    async () => {
      const graph = await readReal(path as string);
      const network = prepareNetwork(graph, W1);
      const field = new Field(network);
      for (const [places, nodes, millimetres] of counts) {
        const drawn = draws(1, graph.nodes).take(places).toArray();
        field.walk(
          drawn.map((v) => footholdOfNode(network, v)),
          990_000,
        );
        assert.deepEqual(field.sumNodes(), { nodes, millimetres });
        assert.equal(field.countNodes(990_000), nodes);
        assert.deepEqual(
          slowSum(
            slowWalk(
              graph,
              drawn.map((v) => [v, 0]),
              990_000,
            ),
          ),
          { nodes, millimetres },
        );
      }
    },
  );
}

async function readReal(path: string): Promise<Graph> {
  const builder = graphBuilder(W1);
  const bytes = readFileSync(path);
  const inflate = (data: Uint8Array, size: number): Uint8Array => inflateSync(data, { maxOutputLength: size });
  assert.ok((path.endsWith("pbf") ? await readPbf(bytes, builder.sink, { inflate }) : await readXml(bytes, builder.sink)).ok);
  return builder.build();
}
