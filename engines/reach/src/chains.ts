import { RAISED, type Graph } from "./graph.ts";
import { alongCurve } from "./curve.ts";
import type { Network } from "./network.ts";

/** Longer chains are cut, so that sums of millimetres stay within 32 bits: 1,000 km. */
const LONGEST_CHAIN = 1_000_000_000;

/**
 * Graph → chains. A junction is a node without exactly two neighbours, a node where the way changes between ground and bridge, or
 * the first node of a ring that has no other. Contraction of degree two is the part of contraction hierarchies that costs
 * nothing and stays exact for bounded searches (Geisberger et al. 2008, "Contraction Hierarchies", section on preprocessing).
 */
export function contract(graph: Graph): Omit<Network, "rules" | "boxes"> {
  const walk = new ChainWalk(graph);
  const order = alongCurve(graph.lat, graph.lon, walk.findJunctions());
  const junctions = order.length;
  const numberOf = new Int32Array(graph.nodes).fill(-1);
  for (let u = 0; u < junctions; u++) numberOf[order[u] as number] = u;

  const interiors = graph.nodes - junctions;
  const rank = new Int32Array(graph.nodes);
  rank.set(order);
  const offset = new Int32Array(interiors);
  // Every chain begins with an arc of a junction, and every arc begins at most one chain.
  let most = 0;
  for (let i = 0; i < junctions; i++) most += Math.max(1, degree(graph, order[i] as number));
  const end = new Int32Array(2 * most);
  const chainLength = new Int32Array(most);
  const inner = new Int32Array(most + 1);
  const flags = new Uint8Array(most);
  let chains = 0;
  let node = junctions;
  for (let u = 0; u < junctions; u++) {
    const from = order[u] as number;
    inner[chains] = node;
    if (degree(graph, from) === 0) {
      end[2 * chains] = u;
      end[2 * chains++ + 1] = u;
      continue;
    }
    for (let a = graph.first[from] as number; a < (graph.first[from + 1] as number); a++) {
      let at = graph.target[a] as number;
      const far = numberOf[at] as number;
      // A chain without interior is taken from its lower end; one with interior from whichever end comes first.
      if (far >= 0 ? far < u : walk.taken[at] === 1) continue;
      let millimetres = graph.length[a] as number;
      let before = from;
      inner[chains] = node;
      while (numberOf[at] === -1) {
        walk.taken[at] = 1;
        rank[node] = at;
        offset[node++ - junctions] = millimetres;
        const b = onward(graph, before, at);
        millimetres += graph.length[b] as number;
        before = at;
        at = graph.target[b] as number;
      }
      end[2 * chains] = u;
      end[2 * chains + 1] = numberOf[at] as number;
      chainLength[chains] = millimetres;
      flags[chains++] = (graph.flags[a] as number) & RAISED;
    }
  }
  inner[chains] = node;
  const ends = end.slice(0, 2 * chains);
  return {
    nodes: graph.nodes,
    junctions,
    chains,
    lat: gathered(graph.lat, rank),
    lon: gathered(graph.lon, rank),
    rank,
    ...rowsOfEnds(ends, junctions),
    end: ends,
    chainLength: chainLength.slice(0, chains),
    inner: inner.slice(0, chains + 1),
    offset,
    flags: flags.slice(0, chains),
  };
}

function gathered(values: Int32Array, order: Int32Array): Int32Array {
  const out = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) out[i] = values[order[i] as number] as number;
  return out;
}

const degree = (graph: Graph, v: number): number => (graph.first[v + 1] as number) - (graph.first[v] as number);

/** Whether one of two consecutive arcs is on the ground and the other is not. */
const changesGround = (graph: Graph, a: number): boolean => (((graph.flags[a] as number) ^ (graph.flags[a + 1] as number)) & RAISED) !== 0;

/** The arc that leaves `at`, which has two neighbours, away from `before`. */
const onward = (graph: Graph, before: number, at: number): number => {
  const a = graph.first[at] as number;
  return graph.target[a] === before ? a + 1 : a;
};

/** First pass: which nodes are junctions. `taken` marks the interior nodes met; the second pass uses it anew. */
class ChainWalk {
  readonly #graph: Graph;
  readonly taken: Uint8Array;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.taken = new Uint8Array(graph.nodes);
  }

  findJunctions(): Int32Array {
    const graph = this.#graph;
    const junction = new Uint8Array(graph.nodes);
    for (let v = 0; v < graph.nodes; v++) {
      const a = graph.first[v] as number;
      junction[v] = degree(graph, v) !== 2 || changesGround(graph, a) ? 1 : 0;
    }
    for (let v = 0; v < graph.nodes; v++) {
      if (junction[v] === 1) for (let a = graph.first[v] as number; a < (graph.first[v + 1] as number); a++) this.#follow(v, a, junction);
    }
    // What no junction leads to is a ring; its smallest node becomes one.
    for (let v = 0; v < graph.nodes; v++) {
      if (junction[v] === 1 || this.taken[v] === 1) continue;
      junction[v] = 1;
      this.#follow(v, graph.first[v] as number, junction);
    }
    this.taken.fill(0);
    let count = 0;
    for (let v = 0; v < graph.nodes; v++) count += junction[v] as number;
    const list = new Int32Array(count);
    for (let v = 0, i = 0; v < graph.nodes; v++) if (junction[v] === 1) list[i++] = v;
    return list;
  }

  #follow(from: number, arc: number, junction: Uint8Array): void {
    const graph = this.#graph;
    let before = from;
    let at = graph.target[arc] as number;
    let millimetres = graph.length[arc] as number;
    while (junction[at] === 0 && this.taken[at] === 0) {
      const b = onward(graph, before, at);
      const length = graph.length[b] as number;
      if (millimetres + length > LONGEST_CHAIN) {
        junction[at] = 1;
        millimetres = length;
      } else {
        this.taken[at] = 1;
        millimetres += length;
      }
      before = at;
      at = graph.target[b] as number;
    }
  }
}

/** Codes of chains by the junction they leave from, ascending. */
function rowsOfEnds(end: Int32Array, junctions: number): { first: Int32Array; arc: Int32Array } {
  const first = new Int32Array(junctions + 1);
  for (let code = 0; code < end.length; code++) first[(end[code] as number) + 1] = (first[(end[code] as number) + 1] as number) + 1;
  for (let u = 0; u < junctions; u++) first[u + 1] = (first[u + 1] as number) + (first[u] as number);
  const next = first.slice(0, junctions);
  const arc = new Int32Array(end.length);
  for (let code = 0; code < end.length; code++) {
    const u = end[code] as number;
    const slot = next[u] as number;
    arc[slot] = code;
    next[u] = slot + 1;
  }
  return { first, arc };
}
