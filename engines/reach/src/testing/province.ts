import { boxTree } from "../boxes.ts";
import type { Network } from "../network.ts";
import type { WalkRules } from "../rules.ts";

/** Junctions of 64 × 64 corners lie together in memory, as the curve lays a real town. */
const BLOCK = 64;

/**
 * A province's size to measure with: a brick lattice of side × side junctions about 100 m apart, three ways each, with 0–5 nodes
 * between (4.75 nodes a junction; Porto has 4.8). side = 2048 gives 19.9 million nodes. `side` is a multiple of 64.
 */
export function provinceNetwork(rules: WalkRules, side: number): Network {
  const junctions = side * side;
  const blocks = side / BLOCK;
  const numberOf = (row: number, column: number): number =>
    (Math.floor(row / BLOCK) * blocks + Math.floor(column / BLOCK)) * BLOCK * BLOCK + (row % BLOCK) * BLOCK + (column % BLOCK);
  const most = 2 * junctions;
  const end = new Int32Array(2 * most);
  const inner = new Int32Array(most + 1);
  const chainLength = new Int32Array(most);
  const lat = new Int32Array(10 * junctions);
  const lon = new Int32Array(10 * junctions);
  const offset = new Int32Array(9 * junctions);
  const first = new Int32Array(junctions + 1);
  let chains = 0;
  let nodes = junctions;
  const place = (u: number, row: number, column: number): void => {
    lat[u] = 280_000_000 + 9000 * row + (scrambled(u) % 3000);
    lon[u] = 1_030_000_000 + 10_000 * column + (scrambled(u + junctions) % 3000);
  };
  const join = (u: number, v: number): void => {
    const between = scrambled(2 * chains + 1) % 6;
    const length = 90_000 + (scrambled(chains) % 40_000);
    end[2 * chains] = u;
    end[2 * chains + 1] = v;
    chainLength[chains] = length;
    inner[chains] = nodes;
    for (let i = 1; i <= between; i++) {
      const t = i / (between + 1);
      lat[nodes] = (lat[u] as number) + t * ((lat[v] as number) - (lat[u] as number));
      lon[nodes] = (lon[u] as number) + t * ((lon[v] as number) - (lon[u] as number));
      offset[nodes++ - junctions] = t * length;
    }
    chains++;
    first[u + 1] = (first[u + 1] as number) + 1;
    first[v + 1] = (first[v + 1] as number) + 1;
  };
  const eachJunction = (visit: (u: number, row: number, column: number) => void): void => {
    for (let u = 0; u < junctions; u++) {
      const block = Math.floor(u / (BLOCK * BLOCK));
      const within = u % (BLOCK * BLOCK);
      visit(u, Math.floor(block / blocks) * BLOCK + Math.floor(within / BLOCK), (block % blocks) * BLOCK + (within % BLOCK));
    }
  };
  eachJunction(place);
  eachJunction((u, row, column) => {
    if (column + 1 < side) join(u, numberOf(row, column + 1));
    if (row + 1 < side && (row + column) % 2 === 0) join(u, numberOf(row + 1, column));
  });
  inner[chains] = nodes;
  for (let u = 0; u < junctions; u++) first[u + 1] = (first[u + 1] as number) + (first[u] as number);
  const next = first.slice(0, junctions);
  const arc = new Int32Array(2 * chains);
  for (let code = 0; code < 2 * chains; code++) {
    const u = end[code] as number;
    const slot = next[u] as number;
    arc[slot] = code;
    next[u] = slot + 1;
  }
  const network = {
    nodes,
    junctions,
    chains,
    lat: lat.slice(0, nodes),
    lon: lon.slice(0, nodes),
    rank: Int32Array.from({ length: nodes }, (_, v) => v),
    first,
    arc,
    end: end.slice(0, 2 * chains),
    chainLength: chainLength.slice(0, chains),
    inner: inner.slice(0, chains + 1),
    offset: offset.slice(0, nodes - junctions),
    flags: new Uint8Array(chains),
  };
  return { rules, ...network, boxes: boxTree(network) };
}

/** A fixed scramble of 31 bits. */
function scrambled(n: number): number {
  const a = Math.imul(n ^ (n >>> 15), 0x2c1b3c6d);
  return (Math.imul(a ^ (a >>> 12), 0x297a2d39) >>> 1) & 0x7fffffff;
}
