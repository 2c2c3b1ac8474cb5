import assert from "node:assert/strict";
import { test } from "node:test";
import { Field, footholdOfNode, openNetwork, packNetwork, W1, type Graph, type Network } from "./index.ts";
import { Search } from "./search.ts";
import { slowSum, slowWalk } from "./testing/oracle.ts";
import { provinceNetwork } from "./testing/province.ts";

/** A network taken apart into a plain graph again, numbered like its ranks. */
function graphOf({ nodes, chains, junctions, lat, lon, end, inner, offset, chainLength }: Network): Graph {
  const rows = Array.from({ length: nodes }, (): [number, number][] => []);
  const join = (u: number, v: number, mm: number): void => void (rows[u]?.push([v, mm]), rows[v]?.push([u, mm]));
  for (let c = 0; c < chains; c++) {
    let at = end[2 * c] as number;
    let along = 0;
    for (let v = inner[c] as number; v < (inner[c + 1] as number); v++) {
      join(at, v, (offset[v - junctions] as number) - along);
      at = v;
      along = offset[v - junctions] as number;
    }
    join(at, end[2 * c + 1] as number, (chainLength[c] as number) - along);
  }
  const first = Int32Array.from([0, ...rows.map((row) => row.length)]);
  for (let v = 0; v < nodes; v++) first[v + 1] = (first[v + 1] as number) + (first[v] as number);
  const arcs = rows.flat();
  return {
    nodes,
    lat,
    lon,
    first,
    target: Int32Array.from(arcs, (a) => a[0]),
    length: Int32Array.from(arcs, (a) => a[1]),
    flags: new Uint8Array(arcs.length),
  };
}

test("the synthetic province the bench measures is a sound network: small, it packs, opens and agrees with Dijkstra", () => {
  const network = provinceNetwork(W1, 128);
  assert.ok(Math.abs(network.nodes / network.junctions - 4.75) < 0.1);
  const opened = openNetwork(packNetwork(network));
  assert.ok(opened.ok, opened.ok ? "" : opened.error.detail);
  const starts = [5, 20_000, 70_000];
  const field = new Field(opened.value);
  field.walk(
    starts.map((v) => footholdOfNode(opened.value, v)),
    990_000,
  );
  assert.deepEqual(
    field.sumNodes(),
    slowSum(
      slowWalk(
        graphOf(network),
        starts.map((v) => [v, 0]),
        990_000,
      ),
    ),
  );
});

test("neighbourhood by neighbourhood, as a province is walked, and all at once: the same distances and the same nearest places", () => {
  const network = provinceNetwork(W1, 128);
  const places = Array.from({ length: 3000 }, (_, i) => footholdOfNode(network, (i * 7919) % network.nodes));
  const [atOnce, apart] = [new Search(network), new Search(network, 0)];
  for (const count of [3000, 40, 3000]) {
    const some = places.slice(0, count);
    atOnce.run(some, 990_000);
    apart.run(some, 990_000);
    assert.ok(atOnce.count > count);
    assert.equal(apart.count, atOnce.count);
    assert.deepEqual(apart.distance, atOnce.distance);
    const reached = atOnce.reached.slice(0, atOnce.count);
    assert.deepEqual(
      Array.from(reached, (u) => apart.label[u]),
      Array.from(reached, (u) => atOnce.label[u]),
    );
  }
});
