import { NodeHeap } from "./heap.ts";

/**
 * Flows in a directed network with whole capacities and costs. `most` finds a largest flow (Dinic's phases of shortest paths), `cheapest` a cheapest one of
 * the largest size or of `limit` (shortest paths with potentials); after either, `cut` is the side of a smallest cut: what stands in the way of more.
 * Arcs are tried in the order in which they were added, so equal inputs give equal flows.
 */
export class Flow {
  readonly #nodes: number;
  /** Half arcs as added: each arc and its way back. */
  readonly #tail: number[] = [];
  readonly #head: number[] = [];
  readonly #left: number[] = [];
  readonly #cost: number[] = [];
  #laid: Network | undefined;
  /** Kept from one path to the next, until capacities change otherwise. */
  #potential: Float64Array | undefined;
  #search: Search | undefined;

  constructor(nodes: number) {
    this.#nodes = nodes;
  }

  /** Adds an arc and returns its number. Throws RangeError on an unknown node or a capacity or cost that is not whole; costs may be negative in a network without cycles. */
  arc(from: number, to: number, capacity: number, cost = 0): number {
    if (!(from >= 0 && from < this.#nodes && to >= 0 && to < this.#nodes)) throw new RangeError(`arc ${from} → ${to}`);
    if (!(Number.isSafeInteger(capacity) && capacity >= 0 && Number.isSafeInteger(cost)))
      throw new RangeError(`arc of ${capacity} at ${cost}`);
    const number = this.#head.length;
    this.#potential = undefined;
    if (this.#laid) for (let i = 0; i < number; i++) this.#left[i] = this.on(i ^ 1);
    this.#laid = undefined;
    this.#half(from, to, capacity, cost);
    this.#half(to, from, 0, -cost);
    return number;
  }

  #half(from: number, to: number, capacity: number, cost: number): void {
    this.#tail.push(from);
    this.#head.push(to);
    this.#left.push(capacity);
    this.#cost.push(cost);
  }

  /** The network with the arcs of each node side by side, the last added first. */
  get #network(): Network {
    if (this.#laid) return this.#laid;
    const arcs = this.#head.length;
    const first = new Int32Array(this.#nodes + 1);
    for (const tail of this.#tail) (first[tail + 1] as number)++;
    for (let node = 0; node < this.#nodes; node++) first[node + 1] = (first[node + 1] as number) + (first[node] as number);
    const free = first.slice();
    const at = new Int32Array(arcs);
    for (let arc = arcs - 1; arc >= 0; arc--) at[arc] = (free[this.#tail[arc] as number] as number)++;
    const laid = {
      first,
      at,
      back: new Int32Array(arcs),
      to: new Int32Array(arcs),
      left: new Float64Array(arcs),
      cost: new Float64Array(arcs),
    };
    for (let arc = 0; arc < arcs; arc++) {
      const k = at[arc] as number;
      laid.back[k] = at[arc ^ 1] as number;
      laid.to[k] = this.#head[arc] as number;
      laid.left[k] = this.#left[arc] as number;
      laid.cost[k] = this.#cost[arc] as number;
    }
    return (this.#laid = laid);
  }

  /** What flows on an arc. */
  on(arc: number): number {
    const { at, left } = this.#network;
    return left[at[arc ^ 1] as number] as number;
  }

  /** Raises an arc's capacity: a solved flow goes on from where it stands. */
  widen(arc: number, by: number): void {
    const { at, left } = this.#network;
    this.#potential = undefined;
    left[at[arc] as number] = (left[at[arc] as number] as number) + by;
  }

  /** Adds as much flow as fits from source to sink and returns how much was added. */
  most(source: number, sink: number): number {
    this.#potential = undefined;
    let added = 0;
    const level = new Int32Array(this.#nodes);
    const at = new Int32Array(this.#nodes);
    while (this.#levels([source], level)[sink] !== -1) {
      at.set(this.#network.first.subarray(0, this.#nodes));
      for (let more = this.#advance(source, sink, level, at); more > 0; more = this.#advance(source, sink, level, at)) added += more;
    }
    return added;
  }

  #levels(sources: readonly number[], level: Int32Array): Int32Array {
    const { first, to, left } = this.#network;
    level.fill(-1);
    for (const source of sources) level[source] = 0;
    const queue = [...sources];
    for (let i = 0; i < queue.length; i++) {
      const node = queue[i] as number;
      for (let arc = first[node] as number; arc < (first[node + 1] as number); arc++)
        if ((left[arc] as number) > 0 && level[to[arc] as number] === -1) {
          level[to[arc] as number] = (level[node] as number) + 1;
          queue.push(to[arc] as number);
        }
    }
    return level;
  }

  /** One path through the levels, without recursion: networks are deeper than a stack. */
  #advance(source: number, sink: number, level: Int32Array, at: Int32Array): number {
    const { first, to, left, back } = this.#network;
    const path: number[] = [];
    let node = source;
    while (node !== sink) {
      const arc = at[node] as number;
      if (arc === first[node + 1]) {
        if (path.length === 0) return 0;
        node = to[back[path.pop() as number] as number] as number;
        (at[node] as number)++;
        continue;
      }
      const next = to[arc] as number;
      if ((left[arc] as number) > 0 && level[next] === (level[node] as number) + 1) {
        path.push(arc);
        node = next;
      } else at[node] = arc + 1;
    }
    const amount = path.reduce((least, arc) => Math.min(least, left[arc] as number), Infinity);
    for (const arc of path) push(this.#network, arc, amount);
    return amount;
  }

  /** A cheapest flow of size `limit`, or of the largest size where less fits. Returns its size and cost. */
  cheapest(source: number, sink: number, limit = Infinity): { size: number; cost: number } {
    let [size, cost] = [0, 0];
    while (size < limit) {
      const way = this.send(source, sink, limit - size);
      if (way.size === 0) break;
      size += way.size;
      cost += way.cost;
    }
    return { size, cost };
  }

  /**
   * Sends up to `most` along one cheapest path; the flow stays a cheapest one of what was sent from each node so far. Work is in proportion to what lies nearer
   * than the sink: sent node by node, a network costs far less than from one source behind them all, which tries every node that still waits each time.
   */
  send(source: number, sink: number, most = 1): { size: number; cost: number } {
    const potential = (this.#potential ??= this.#startPotentials());
    const { first, to: heads, left, cost: costs, back } = this.#network;
    const { distance, through, touched, heap } = (this.#search ??= searchOf(this.#nodes));
    heap.clear();
    touched.length = 0;
    touched.push(source);
    distance[source] = 0;
    heap.push(0, source);
    while (heap.size > 0) {
      const far = heap.first;
      const node = heap.pop();
      if (far > (distance[node] as number)) continue;
      if (node === sink) break;
      const base = far + (potential[node] as number);
      for (let arc = first[node] as number; arc < (first[node + 1] as number); arc++) {
        if (left[arc] === 0) continue;
        const to = heads[arc] as number;
        const next = base + (costs[arc] as number) - (potential[to] as number);
        const known = distance[to] as number;
        // What is no nearer than the nearest way to the sink so far is on no shorter one.
        if (next >= known || next >= (distance[sink] as number)) continue;
        if (known === Infinity) touched.push(to);
        distance[to] = next;
        through[to] = arc;
        heap.push(next, to);
      }
    }
    const far = distance[sink] as number;
    // Only what lies nearer than the sink changes its potential: all others would by the same amount.
    for (const node of touched) {
      if ((distance[node] as number) < far && far < Infinity)
        potential[node] = (potential[node] as number) + (distance[node] as number) - far;
      distance[node] = Infinity;
    }
    if (far === Infinity) return { size: 0, cost: 0 };
    let [size, cost] = [most, 0];
    const before = (node: number): number => heads[back[through[node] as number] as number] as number;
    for (let node = sink; node !== source; node = before(node)) size = Math.min(size, left[through[node] as number] as number);
    for (let node = sink; node !== source; node = before(node)) {
      push(this.#network, through[node] as number, size);
      cost += size * (costs[through[node] as number] as number);
    }
    return { size, cost };
  }

  /** Potentials under which no open arc costs less than nothing, by rounds over all arcs; throws RangeError on a cycle of negative cost. */
  #startPotentials(): Float64Array {
    const potential = new Float64Array(this.#nodes);
    const { to, left, cost, back } = this.#network;
    if (cost.every((c, arc) => c >= 0 || left[arc] === 0)) return potential;
    for (let round = 0; round <= this.#nodes; round++) {
      let changed = false;
      for (let arc = 0; arc < to.length; arc++) {
        const next = (potential[to[back[arc] as number] as number] as number) + (cost[arc] as number);
        if ((left[arc] as number) > 0 && next < (potential[to[arc] as number] as number)) {
          potential[to[arc] as number] = next;
          changed = true;
        }
      }
      if (!changed) return potential;
    }
    throw new RangeError("a cycle of negative cost");
  }

  /** Whether each node can still be reached from the sources: their side of a smallest cut. */
  cut(...sources: readonly number[]): boolean[] {
    return Array.from(this.#levels(sources, new Int32Array(this.#nodes)), (level) => level !== -1);
  }
}

interface Network {
  /** By node: where its arcs begin; one entry more at the end. */
  readonly first: Int32Array;
  /** By half arc as added: where it lies. */
  readonly at: Int32Array;
  /** Where the way back lies. */
  readonly back: Int32Array;
  readonly to: Int32Array;
  readonly left: Float64Array;
  readonly cost: Float64Array;
}

function push({ left, back }: Network, arc: number, amount: number): void {
  left[arc] = (left[arc] as number) - amount;
  left[back[arc] as number] = (left[back[arc] as number] as number) + amount;
}

interface Search {
  /** Infinity between searches. */
  readonly distance: Float64Array;
  readonly through: Int32Array;
  readonly touched: number[];
  readonly heap: NodeHeap;
}
const searchOf = (nodes: number): Search => ({
  distance: new Float64Array(nodes).fill(Infinity),
  through: new Int32Array(nodes),
  touched: [],
  heap: new NodeHeap(),
});
