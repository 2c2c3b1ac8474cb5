import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import fc from "fast-check";
import {
  areaOf,
  Field,
  footholdOfNode,
  graphBuilder,
  millimetresBetween,
  prepareNetwork,
  readPbf,
  reachedSet,
  W1,
  W2,
  type Network,
  type ReachedSet,
} from "./index.ts";
import { GroundTooWide, isochrone, type Isochrone } from "./isochrone.ts";
import { traceOutline } from "./outline.ts";
import { findShared } from "./testing/shared.ts";
import { randomTown, town } from "./testing/towns.ts";

const pointOf = (network: Network, v: number): { lat: number; lon: number } => ({
  lat: (network.lat[v] as number) / 1e7,
  lon: (network.lon[v] as number) / 1e7,
});

/** Points of all reached stretches, nodes and every few metres between them, as 1e-7 degrees. */
function reachedPoints(network: Network, set: ReachedSet): [lat: number, lon: number][] {
  const out: [number, number][] = [[set.footLat, set.footLon]];
  const at = (v: number): [number, number] => (v < 0 ? [set.footLat, set.footLon] : [network.lat[v] as number, network.lon[v] as number]);
  for (const v of set.node) out.push(at(v));
  set.from.forEach((from, k) => {
    const [a, b, length] = [at(from), at(set.to[k] as number), set.length[k] as number];
    for (let mm = 0; mm <= length; mm += 3000)
      if (mm < (set.fromMillimetres[k] as number) || length - mm < (set.toMillimetres[k] as number))
        out.push([a[0] + (mm / length) * (b[0] - a[0]), a[1] + (mm / length) * (b[1] - a[1])]);
  });
  return out;
}

/** Everything reached inside; every other node inside within the tolerance of something reached. Returns how many such there were. */
function agrees(network: Network, set: ReachedSet, { geometry, toleranceMetres }: Isochrone): number {
  const area = areaOf(geometry);
  const points = reachedPoints(network, set);
  for (const [lat, lon] of points) assert.ok(area.contains({ lat: lat / 1e7, lon: lon / 1e7 }), `${lat} ${lon} is reached and outside`);
  const reached = new Set(set.node);
  let near = 0;
  for (let v = 0; v < network.nodes; v++) {
    if (reached.has(v) || !area.contains(pointOf(network, v))) continue;
    near++;
    const least = points.reduce(
      (best, [lat, lon]) => Math.min(best, millimetresBetween(lat, lon, network.lat[v] as number, network.lon[v] as number)),
      Infinity,
    );
    assert.ok(least <= toleranceMetres * 1000, `node ${v} is inside, ${least} mm from anything reached`);
  }
  return near;
}

/*  a ––– 500 m ––– b     Walked from a: 300 m of the street. */
const street = town(W1, { a: [0, 0], b: [500, 0] }, [{ corners: ["a", "b"] }]);

test("a street: 300 m of it and a margin of one to two squares", () => {
  const network = prepareNetwork(street.graph, W1);
  const set = reachedSet(new Field(network), footholdOfNode(network, street.node["a"] as number), 300_000);
  const { geometry, toleranceMetres } = isochrone(network, set);
  const area = areaOf(geometry);
  assert.deepEqual([geometry.coordinates.length, geometry.coordinates[0]?.length], [1, 1]);
  for (const east of [0, 150, 299]) assert.ok(area.contains(street.at(east, 0)));
  for (const p of [street.at(380, 0), street.at(500, 0), street.at(150, 80), street.at(-80, 0)]) assert.ok(!area.contains(p));
  assert.ok(toleranceMetres > 70 && toleranceMetres < 72);
});

/*  A square of 400 m walked all round: its middle is a hole. */
const square = town(W1, { a: [0, 0], b: [400, 0], c: [400, 400], d: [0, 400] }, [{ corners: ["a", "b", "c", "d", "a"] }]);

test("the middle of a large block is a hole; addresses reached in it are islands of their own", () => {
  const network = prepareNetwork(square.graph, W1);
  const set = reachedSet(new Field(network), footholdOfNode(network, square.node["a"] as number), 900_000);
  const plain = isochrone(network, set).geometry;
  assert.deepEqual(
    plain.coordinates.map((polygon) => polygon.length),
    [2],
  );
  assert.ok(!areaOf(plain).contains(square.at(200, 200)));
  const withHome = isochrone(network, set, { addresses: [square.at(200, 200)] }).geometry;
  assert.deepEqual(
    withHome.coordinates.map((polygon) => polygon.length),
    [2, 1],
  );
  assert.ok(areaOf(withHome).contains(square.at(200, 200)));
});

/*  A street of 500 m from whose end one way leads to 0°/0°. */
test("a way that leads to 0/0 frames nothing: what is reached of it is drawn, at once and in little memory", () => {
  const far = town(W1, { a: [0, 0], b: [500, 0], c: [-11_000_000, -3_400_000] }, [{ corners: ["a", "b"] }, { corners: ["a", "c"] }]);
  const network = prepareNetwork(far.graph, W1);
  const field = new Field(network);
  const set = reachedSet(field, footholdOfNode(network, far.node["a"] as number), 990_000);
  const began = performance.now();
  const shape = isochrone(network, set);
  assert.ok(performance.now() - began < 1000, `${performance.now() - began} ms`);
  agrees(network, set, shape);
  assert.equal(shape.geometry.coordinates.length, 1);
});

test("towns far from each other are drawn each on a grid of its own, as if they were alone", () => {
  const spread = town(
    W1,
    Object.fromEntries(
      [0, 1, 2, 3, 4].flatMap((k) => [
        [`a${k}`, [k * 200_000, k * 90_000]],
        [`b${k}`, [k * 200_000 + 600, k * 90_000]],
      ]),
    ),
    [0, 1, 2, 3, 4].map((k) => ({ corners: [`a${k}`, `b${k}`] })),
  );
  const network = prepareNetwork(spread.graph, W1);
  const field = new Field(network);
  const sets = [0, 1, 2, 3, 4].map((k) => reachedSet(field, footholdOfNode(network, spread.node[`a${k}`] as number), 990_000));
  const began = performance.now();
  const together = isochrone(network, sets);
  assert.ok(performance.now() - began < 500);
  assert.equal(together.geometry.coordinates.length, 5);
  // Addresses side by side along twenty kilometres, in squares of a metre: told in words instead of drawn.
  const row = Array.from({ length: 3600 }, (_, i) => spread.at(i * 4, i * 4));
  assert.throws(() => isochrone(network, sets, { cellMetres: 1, addresses: row }), GroundTooWide);
});

test("random towns: polygon and reached set agree, times nest, rings are closed and turn the right way", () => {
  let near = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 50, max: 900 }),
      fc.constantFrom(15, 25, 40),
      (seed, metres, cellMetres) => {
        const random = seededRandom(seed);
        const drawn = randomTown(W1, (n) => random.below(n), 60);
        const network = prepareNetwork(drawn.graph, W1);
        const field = new Field(network);
        const foot = footholdOfNode(network, random.below(drawn.graph.nodes));
        const set = reachedSet(field, foot, metres * 1000);
        const shape = isochrone(network, set, { cellMetres });
        near += agrees(network, set, shape);
        for (const polygon of shape.geometry.coordinates)
          polygon.forEach((ring, k) => {
            assert.deepEqual(ring[0], ring.at(-1));
            let turn = 0;
            for (let p = 0; p + 1 < ring.length; p++)
              turn += (ring[p]?.[0] as number) * (ring[p + 1]?.[1] as number) - (ring[p + 1]?.[0] as number) * (ring[p]?.[1] as number);
            assert.ok(k === 0 ? turn > 0 : turn < 0, "outer rings turn left, holes right");
          });
        const longer = areaOf(isochrone(network, reachedSet(field, foot, metres * 1500), { cellMetres }).geometry);
        // Vertices lie on the border of the shorter; a hair inside of them must lie in the longer.
        const inner = areaOf(shape.geometry);
        for (let k = 0; k < 200; k++) {
          const [w, s, e, n] = inner.box;
          const p = { lon: w + random.next() * (e - w), lat: s + random.next() * (n - s) };
          assert.ok(!inner.contains(p) || longer.contains(p), "longer times hold shorter ones");
        }
      },
    ),
    // The examples: a vertex rounded half a unit inwards let a sliver of the shorter time out; a reached end on a square's border was marked beyond the frame.
    {
      numRuns: 60,
      examples: [
        [11, 63, 40],
        [380822, 244, 25],
      ],
    },
  );
  assert.ok(near > 0, "canary: unreached nodes were seen inside");
});

test("outlines: marks touching at a corner stay apart, a hole in a hole is a polygon again", () => {
  const rows = [
    ".........",
    ".#######.",
    ".#.....#.",
    ".#.###.#.",
    ".#.#.#.#.",
    ".#.###.#.",
    ".#.....#.",
    ".#######.",
    ".........",
    ".#.......",
    "..#......",
    ".........",
  ];
  const marks = Uint8Array.from(rows.join(""), (c) => (c === "#" ? 1 : 0));
  const polygons = traceOutline(marks, 9, rows.length);
  assert.deepEqual(polygons.map((p) => p.length).sort(), [1, 1, 2, 2]);
});

const porto = findShared("osm/porto.osm.pbf");
test(
  "Porto (real data): fifteen minutes from twenty places agree with the reached nodes",
  { skip: porto === undefined ? "the real data are not on this machine" : false },
  async () => {
    const builder = graphBuilder(W2);
    assert.ok((await readPbf(readFileSync(porto as string), builder.sink)).ok);
    const network = prepareNetwork(builder.build(), W2);
    const field = new Field(network);
    const random = seededRandom(3);
    for (let k = 0; k < 20; k++) {
      const set = reachedSet(field, footholdOfNode(network, random.below(network.nodes)), 990_000);
      const shape = isochrone(network, set);
      const area = areaOf(shape.geometry);
      assert.ok(set.node.every((v) => area.contains(pointOf(network, v))));
      if (k === 0) agrees(network, set, shape);
    }
  },
);
