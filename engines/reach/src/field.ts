import type { Network } from "./network.ts";
import { Search } from "./search.ts";
import type { Foothold } from "./snap.ts";

/** How far everything is from the nearest of some footholds: junctions from the search, the rest of a chain by its ends and by the footholds on it. */
export class Field {
  readonly network: Network;
  readonly search: Search;
  limit = 0;
  /** Label of the foothold that `at` found last. */
  label = -1;
  #footholds: readonly (Foothold | undefined)[] = [];
  /** First foothold on each chain, −1 for none; others follow in #next. */
  readonly #onChain: Int32Array;
  #next = new Int32Array(0);

  constructor(network: Network) {
    this.network = network;
    this.search = new Search(network);
    this.#onChain = new Int32Array(network.chains).fill(-1);
  }

  /** Walks from all footholds (undefined ones keep their label and start nowhere). The answers of the walk before are gone. */
  walk(footholds: readonly (Foothold | undefined)[], limit: number): void {
    this.search.run(footholds, limit);
    this.limit = limit;
    for (const f of this.#footholds) if (f !== undefined) this.#onChain[f.chain] = -1;
    if (this.#next.length < footholds.length) this.#next = new Int32Array(footholds.length);
    this.#footholds = footholds;
    for (let i = 0; i < footholds.length; i++) {
      const f = footholds[i];
      if (f === undefined) continue;
      this.#next[i] = this.#onChain[f.chain] as number;
      this.#onChain[f.chain] = i;
    }
  }

  /** Whether a foothold lies on the chain. */
  startsOn(chain: number): boolean {
    return this.#onChain[chain] !== -1;
  }

  /** Millimetres to the position on the chain; beyond the limit some number above it. `label` tells from which foothold. */
  at(chain: number, offset: number): number {
    const { distance, label } = this.search;
    const { end, chainLength } = this.network;
    const a = end[2 * chain] as number;
    const b = end[2 * chain + 1] as number;
    let best = (distance[a] as number) + offset;
    const back = (distance[b] as number) + (chainLength[chain] as number) - offset;
    this.label = label[a] as number;
    if (back < best || (back === best && (label[b] as number) < this.label)) {
      best = back;
      this.label = label[b] as number;
    }
    for (let i = this.#onChain[chain] as number; i !== -1; i = this.#next[i] as number) {
      const f = this.#footholds[i] as Foothold;
      const direct = f.snap + Math.abs(offset - f.offset);
      if (direct < best || (direct === best && i < this.label)) {
        best = direct;
        this.label = i;
      }
    }
    return best;
  }

  /** Visits every chain of which something may be reached, once. */
  eachChain(visit: (chain: number) => void): void {
    const { reached, count, distance } = this.search;
    const { first, arc, end } = this.network;
    for (let i = 0; i < count; i++) {
      const u = reached[i] as number;
      for (let a = first[u] as number; a < (first[u + 1] as number); a++) {
        const code = arc[a] as number;
        // From its start if that is reached, else from its far end; chains with a foothold come below.
        if (((code & 1) === 0 || (distance[end[code ^ 1] as number] as number) > this.limit) && !this.startsOn(code >> 1)) visit(code >> 1);
      }
    }
    for (let i = 0; i < this.#footholds.length; i++) {
      const f = this.#footholds[i];
      if (f !== undefined && this.#onChain[f.chain] === i) visit(f.chain);
    }
  }

  /** Visits every node within the limit with its millimetres, by network number. */
  eachNode(visit: (node: number, millimetres: number) => void): void {
    const { reached, count, distance } = this.search;
    const { inner, offset, junctions } = this.network;
    for (let i = 0; i < count; i++) visit(reached[i] as number, distance[reached[i] as number] as number);
    this.eachChain((chain) => {
      const behind = inner[chain + 1] as number;
      for (let v = inner[chain] as number; v < behind; v++) {
        const mm = this.at(chain, offset[v - junctions] as number);
        if (mm <= this.limit) visit(v, mm);
      }
    });
  }

  /** Nodes within a limit up to that of the walk. Chains that lie wholly within are counted without looking at their nodes. */
  countNodes(limit: number): number {
    const { distance, reached, count } = this.search;
    const { inner, offset, junctions, end, chainLength } = this.network;
    let nodes = 0;
    for (let i = 0; i < count; i++) if ((distance[reached[i] as number] as number) <= limit) nodes++;
    this.eachChain((chain) => {
      const from = inner[chain] as number;
      const behind = inner[chain + 1] as number;
      if (from === behind) return;
      const nearer = Math.min(distance[end[2 * chain] as number] as number, distance[end[2 * chain + 1] as number] as number);
      if (nearer + (chainLength[chain] as number) <= limit) nodes += behind - from;
      else for (let v = from; v < behind; v++) if (this.at(chain, offset[v - junctions] as number) <= limit) nodes++;
    });
    return nodes;
  }

  /** Nodes within the limit of the walk and the sum of their millimetres: the figures by which two programs are compared. */
  sumNodes(): { nodes: number; millimetres: number } {
    let [nodes, millimetres] = [0, 0];
    this.eachNode((_node, mm) => {
      nodes++;
      millimetres += mm;
    });
    return { nodes, millimetres };
  }
}
