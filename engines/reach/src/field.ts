import type { Network } from "./network.ts";
import { Search } from "./search.ts";
import type { Foothold } from "./snap.ts";

/**
 * How far everything is from the nearest of some footholds: junctions from the search, the rest of a chain by its ends and by the
 * footholds on it. One object is one worker's memory, 8 bytes a chain besides its search, reused by every walk.
 */
export class Field {
  readonly network: Network;
  readonly search: Search;
  limit = 0;
  /** Label of the foothold that `at` found last. */
  label = -1;
  /** Chains of which something may be reached, each once: `chains[0 .. chainCount)`. Those with a foothold come last, from `plain` on. */
  readonly chains: Int32Array;
  chainCount = 0;
  plain = 0;
  #footholds: readonly (Foothold | undefined)[] = [];
  /** First foothold on each chain, −1 for none; others follow in #next. */
  readonly #onChain: Int32Array;
  #next = new Int32Array(0);

  constructor(network: Network) {
    this.network = network;
    this.search = new Search(network);
    this.chains = new Int32Array(network.chains);
    this.#onChain = new Int32Array(network.chains).fill(-1);
  }

  /** Walks from all footholds (undefined ones keep their label and start nowhere). The answers of the walk before are gone. */
  walk(footholds: readonly (Foothold | undefined)[], limit: number): void {
    this.reach(footholds, limit);
    this.#listChains();
  }

  /** The same without the list of chains, for whoever knows which of them matter. */
  reach(footholds: readonly (Foothold | undefined)[], limit: number): void {
    this.search.run(footholds, limit);
    this.limit = limit;
    const onChain = this.#onChain;
    for (const f of this.#footholds) if (f !== undefined) onChain[f.chain] = -1;
    if (this.#next.length < footholds.length) this.#next = new Int32Array(footholds.length);
    this.#footholds = footholds;
    for (let i = 0; i < footholds.length; i++) {
      const f = footholds[i];
      if (f === undefined) continue;
      this.#next[i] = onChain[f.chain] as number;
      onChain[f.chain] = i;
    }
  }

  #listChains(): void {
    const { reached, count, distance } = this.search;
    const { junctions, chains: all, first, arc, end } = this.network;
    const { chains, limit } = this;
    const onChain = this.#onChain;
    let listed = 0;
    if (count > junctions >> 3) {
      // Most of the network is reached: chains in the order of memory, each looked at once. Every chain is written down and kept
      // by a sign bit (an end within the limit, no foothold on it): a branch would be guessed wrong too often.
      const beyond = limit + 1;
      for (let c = 0; c < all; c++) {
        const within = ((distance[end[2 * c] as number] as number) - beyond) | ((distance[end[2 * c + 1] as number] as number) - beyond);
        chains[listed] = c;
        listed += (within & (onChain[c] as number)) >>> 31;
      }
    } else {
      for (let i = 0; i < count; i++) {
        const u = reached[i] as number;
        const behind = first[u + 1] as number;
        for (let a = first[u] as number; a < behind; a++) {
          const code = arc[a] as number;
          // From its start if that is reached, else from its far end.
          if ((code & 1) === 1 && (distance[end[code - 1] as number] as number) <= limit) continue;
          if (onChain[code >> 1] === -1) chains[listed++] = code >> 1;
        }
      }
    }
    this.plain = listed;
    for (let i = 0; i < this.#footholds.length; i++) {
      const f = this.#footholds[i];
      if (f !== undefined && onChain[f.chain] === i) chains[listed++] = f.chain;
    }
    this.chainCount = listed;
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

  /** No position of the chain is farther than this; footholds on it only bring it nearer. */
  farthest(chain: number): number {
    const { distance } = this.search;
    const { end, chainLength } = this.network;
    const a = distance[end[2 * chain] as number] as number;
    const b = distance[end[2 * chain + 1] as number] as number;
    const length = chainLength[chain] as number;
    // Where both ways round meet, if both ends are reached; else the far end.
    return Math.min(Math.min(a, b) + length, Math.ceil((a + b + length) / 2));
  }

  /** Nodes within the limit and their millimetres, by network number, into lists with room for all; answers how many. */
  nodes(node: Int32Array, millimetres: Int32Array): number {
    const { reached, count, distance } = this.search;
    const { inner, offset, junctions, end, chainLength } = this.network;
    const { chains, plain, chainCount, limit } = this;
    const beyond = limit + 1;
    let n = 0;
    for (let i = 0; i < count; i++) {
      const u = reached[i] as number;
      node[n] = u;
      millimetres[n++] = distance[u] as number;
    }
    for (let k = 0; k < plain; k++) {
      const chain = chains[k] as number;
      const behind = inner[chain + 1] as number;
      const there = distance[end[2 * chain] as number] as number;
      const back = (distance[end[2 * chain + 1] as number] as number) + (chainLength[chain] as number);
      for (let v = inner[chain] as number; v < behind; v++) {
        const along = offset[v - junctions] as number;
        // The shorter way and whether it counts, by sign bits instead of branches that are guessed wrong.
        const onward = there + along;
        const less = back - along - onward;
        const mm = onward + (less & (less >> 31));
        node[n] = v;
        millimetres[n] = mm;
        n += (mm - beyond) >>> 31;
      }
    }
    for (let k = plain; k < chainCount; k++) {
      const chain = chains[k] as number;
      const behind = inner[chain + 1] as number;
      for (let v = inner[chain] as number; v < behind; v++) {
        const mm = this.at(chain, offset[v - junctions] as number);
        if (mm > limit) continue;
        node[n] = v;
        millimetres[n++] = mm;
      }
    }
    return n;
  }

  /** Nodes within a limit up to that of the walk. Chains that lie wholly within are counted without looking at their nodes. */
  countNodes(limit: number): number {
    const { distance, reached, count } = this.search;
    const { inner, offset, junctions } = this.network;
    let nodes = 0;
    for (let i = 0; i < count; i++) if ((distance[reached[i] as number] as number) <= limit) nodes++;
    for (let k = 0; k < this.chainCount; k++) {
      const chain = this.chains[k] as number;
      const from = inner[chain] as number;
      const behind = inner[chain + 1] as number;
      if (from === behind) continue;
      if (this.farthest(chain) <= limit) nodes += behind - from;
      else for (let v = from; v < behind; v++) if (this.at(chain, offset[v - junctions] as number) <= limit) nodes++;
    }
    return nodes;
  }

  /** Nodes within the limit of the walk and the sum of their millimetres: the figures by which two programs are compared. */
  sumNodes(): { nodes: number; millimetres: number } {
    const millimetres = new Int32Array(this.network.nodes);
    const nodes = this.nodes(new Int32Array(this.network.nodes), millimetres);
    let sum = 0;
    for (let i = 0; i < nodes; i++) sum += millimetres[i] as number;
    return { nodes, millimetres: sum };
  }
}
