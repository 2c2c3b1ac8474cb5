import { boxTree, type BoxTree } from "./boxes.ts";
import { contract } from "./chains.ts";
import type { Graph } from "./graph.ts";
import type { WalkRules } from "./rules.ts";

/**
 * A walking graph ready for search: chains of nodes with two neighbours are contracted to one arc between junctions, and
 * a search walks junctions only (a fifth of an OpenStreetMap extract's nodes). Exact: every node keeps its position on its chain.
 *
 * Numbers: junctions 0 .. junctions − 1 along a space-filling curve, then the interior nodes of chain 0, 1, ….
 * 24 bytes a node on Porto, positions included. Read-only; the arrays may lie in shared memory.
 */
export interface Network {
  readonly rules: WalkRules;
  readonly nodes: number;
  readonly junctions: number;
  readonly chains: number;
  /** Positions in 1e-7 degrees, [nodes]. */
  readonly lat: Int32Array;
  readonly lon: Int32Array;
  /** The node's number by ascending OSM id, which is its number in the Graph, [nodes]. Ties go to the smaller. */
  readonly rank: Int32Array;
  /** Row of junction u: `arc[first[u] .. first[u + 1])`, [junctions + 1]. */
  readonly first: Int32Array;
  /** Codes 2c + side: chain c left from `end[code]`, arriving at `end[code ^ 1]`, [2 · chains]. */
  readonly arc: Int32Array;
  /**
   * Junctions at both ends of each chain, [2 · chains]: the lower first, and chains ascend by it. Equal for a ring; a node without
   * neighbours has a ring of length 0.
   */
  readonly end: Int32Array;
  /** Whole millimetres, [chains]. */
  readonly chainLength: Int32Array;
  /** Interior nodes of chain c: numbers `inner[c] .. inner[c + 1)`, from end 2c to end 2c + 1, [chains + 1]. */
  readonly inner: Int32Array;
  /** Millimetres from the start of its chain, by interior node − junctions, [nodes − junctions]. */
  readonly offset: Int32Array;
  /** Bits ISLAND and RAISED, [chains]. */
  readonly flags: Uint8Array;
  readonly boxes: BoxTree;
}

/** The chain belongs to a component with fewer nodes than `rules.islandNodes`. RAISED is the graph's. */
export const ISLAND = 4;

/** Contracts a graph and indexes it. Porto: 325,213 nodes in about 40 ms. */
export function prepareNetwork(graph: Graph, rules: WalkRules): Network {
  const chains = contract(graph);
  if (rules.islandNodes > 0) markIslands(chains, rules.islandNodes);
  return { rules, ...chains, boxes: boxTree(chains) };
}

/** Components are found on junctions, a fifth of the nodes; the interior nodes of their chains are added. */
function markIslands({ junctions, chains, first, arc, end, inner, flags }: ReturnType<typeof contract>, islandNodes: number): void {
  const root = new Int32Array(junctions).fill(-1);
  const size = new Int32Array(junctions);
  const stack = new Int32Array(junctions);
  for (let r = 0; r < junctions; r++) {
    if (root[r] !== -1) continue;
    let top = 1;
    let count = 1;
    stack[0] = r;
    root[r] = r;
    while (top > 0) {
      const u = stack[--top] as number;
      const behind = first[u + 1] as number;
      for (let a = first[u] as number; a < behind; a++) {
        const v = end[(arc[a] as number) ^ 1] as number;
        if (root[v] !== -1) continue;
        root[v] = r;
        stack[top++] = v;
        count++;
      }
    }
    size[r] = count;
  }
  for (let c = 0; c < chains; c++) {
    const r = root[end[2 * c] as number] as number;
    size[r] = (size[r] as number) + (inner[c + 1] as number) - (inner[c] as number);
  }
  for (let c = 0; c < chains; c++)
    if ((size[root[end[2 * c] as number] as number] as number) < islandNodes) flags[c] = (flags[c] as number) | ISLAND;
}
