import { alongCurve } from "./curve.ts";
import { RAISED, type Graph } from "./graph.ts";
import type { Network } from "./network.ts";

/** Longer chains are cut, so that sums of millimetres stay within 32 bits: 1,000 km. */
const LONGEST_CHAIN = 1_000_000_000;

/**
 * Graph → chains. A junction is a node without exactly two neighbours, a node where the way changes between ground and bridge or where the
 * caller says so, or the first node of a ring that has no other. Contraction of degree two is the part of contraction hierarchies that costs
 * nothing and stays exact for bounded searches (Geisberger et al. 2008, "Contraction Hierarchies").
 */
export function contract(graph: Graph, changesAt: (node: number) => boolean = () => false): Omit<Network, "rules" | "boxes"> {
  const chains = new Chains(graph, changesAt);
  chains.traceAll();
  return chains.result();
}

class Chains {
  readonly #graph: Graph;
  /** Graph number of each junction; grows while chains are traced. */
  readonly #order: Int32Array;
  #junctions: number;
  /** Junction by graph number, −1 for interior nodes, −2 for those a chain has taken. */
  readonly #numberOf: Int32Array;
  /** Interior nodes in order of their chains: graph number, offset. */
  readonly #interior: Int32Array;
  readonly #offset: Int32Array;
  #interiors = 0;
  /** Every chain begins with an arc, or is the ring of a node without any. */
  readonly #end: Int32Array;
  readonly #length: Int32Array;
  readonly #inner: Int32Array;
  readonly #flags: Uint8Array;
  #count = 0;

  constructor(graph: Graph, changesAt: (node: number) => boolean) {
    this.#graph = graph;
    const { nodes, first, flags } = graph;
    const junctions = new Int32Array(nodes);
    let count = 0;
    let most = 0;
    for (let v = 0; v < nodes; v++) {
      const a = first[v] as number;
      const degree = (first[v + 1] as number) - a;
      if (degree === 2 && (((flags[a] as number) ^ (flags[a + 1] as number)) & RAISED) === 0 && !changesAt(v)) continue;
      junctions[count++] = v;
      most += Math.max(1, degree);
    }
    const sorted = alongCurve(graph.lat, graph.lon, junctions.subarray(0, count));
    this.#order = junctions;
    this.#order.set(sorted);
    this.#junctions = count;
    this.#numberOf = new Int32Array(nodes).fill(-1);
    for (let u = 0; u < count; u++) this.#numberOf[sorted[u] as number] = u;
    // Rings and cuts add at most one chain for every interior node.
    const room = Math.min(most + nodes - count, graph.target.length + nodes);
    this.#interior = new Int32Array(nodes - count);
    this.#offset = new Int32Array(nodes - count);
    this.#end = new Int32Array(2 * room);
    this.#length = new Int32Array(room);
    this.#inner = new Int32Array(room + 1);
    this.#flags = new Uint8Array(room);
  }

  /** From every junction, then from one node of every ring that no junction touches. */
  traceAll(): void {
    let u = 0;
    for (let v = 0; ; v++) {
      for (; u < this.#junctions; u++) this.#trace(u);
      while (v < this.#graph.nodes && this.#numberOf[v] !== -1) v++;
      if (v >= this.#graph.nodes) return;
      this.#promote(v);
    }
  }

  #promote(node: number): void {
    this.#numberOf[node] = this.#junctions;
    this.#order[this.#junctions++] = node;
  }

  #trace(u: number): void {
    const { first, target, length, flags } = this.#graph;
    const numberOf = this.#numberOf;
    const interior = this.#interior;
    const offset = this.#offset;
    let interiors = this.#interiors;
    const from = this.#order[u] as number;
    const behind = first[from + 1] as number;
    if (first[from] === behind) this.#finish(u, u, 0, interiors, 0);
    for (let a = first[from] as number; a < behind; a++) {
      let at = target[a] as number;
      const far = numberOf[at] as number;
      // A chain without interior is taken from its lower end; one with interior from whichever end comes first.
      if (far >= 0 ? far < u : far === -2) continue;
      const begin = interiors;
      let millimetres = length[a] as number;
      let before = from;
      while (numberOf[at] === -1) {
        let b = first[at] as number;
        if (target[b] === before) b++;
        const next = millimetres + (length[b] as number);
        if (next > LONGEST_CHAIN) {
          this.#promote(at);
          break;
        }
        numberOf[at] = -2;
        interior[interiors] = at;
        offset[interiors++] = millimetres;
        millimetres = next;
        before = at;
        at = target[b] as number;
      }
      this.#finish(u, numberOf[at] as number, millimetres, begin, flags[a] as number);
    }
    this.#interiors = interiors;
  }

  #finish(from: number, to: number, millimetres: number, begin: number, flags: number): void {
    const c = this.#count++;
    this.#end[2 * c] = from;
    this.#end[2 * c + 1] = to;
    this.#length[c] = millimetres;
    this.#inner[c] = begin;
    this.#flags[c] = flags & RAISED;
  }

  result(): Omit<Network, "rules" | "boxes"> {
    const { nodes, lat, lon } = this.#graph;
    const junctions = this.#junctions;
    const chains = this.#count;
    const rank = new Int32Array(nodes);
    rank.set(this.#order.subarray(0, junctions));
    rank.set(this.#interior.subarray(0, this.#interiors), junctions);
    const inner = this.#inner.slice(0, chains + 1);
    inner[chains] = this.#interiors;
    for (let c = 0; c <= chains; c++) inner[c] = (inner[c] as number) + junctions;
    const end = this.#end.slice(0, 2 * chains);
    return {
      nodes,
      junctions,
      chains,
      lat: gathered(lat, rank),
      lon: gathered(lon, rank),
      rank,
      ...rowsOfEnds(end, junctions),
      end,
      chainLength: this.#length.slice(0, chains),
      inner,
      offset: this.#offset.slice(0, this.#interiors),
      flags: this.#flags.slice(0, chains),
    };
  }
}

function gathered(values: Int32Array, order: Int32Array): Int32Array {
  const out = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) out[i] = values[order[i] as number] as number;
  return out;
}

/** Codes of chains by the junction they leave from, ascending. */
function rowsOfEnds(end: Int32Array, junctions: number): { first: Int32Array; arc: Int32Array } {
  const first = new Int32Array(junctions + 1);
  for (let code = 0; code < end.length; code++) {
    const slot = (end[code] as number) + 1;
    first[slot] = (first[slot] as number) + 1;
  }
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
