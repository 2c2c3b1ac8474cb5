import { NodeHeap } from "./heap.ts";

/**
 * Flows in a directed network with whole capacities and costs. `most` finds a largest flow (Dinic's phases of shortest paths), `cheapest` a cheapest one of
 * the largest size or of `limit` (shortest paths with potentials); after either, `cut` is the side of a smallest cut: what stands in the way of more.
 * Arcs are tried in the order in which they were added, so equal inputs give equal flows.
 */
export class Flow {
  readonly #nodes: number;
  readonly #first: Int32Array;
  readonly #next: number[] = [];
  readonly #to: number[] = [];
  readonly #left: number[] = [];
  readonly #cost: number[] = [];
  /** Kept from one path to the next, until capacities change otherwise. */
  #potential: Float64Array | undefined;
  #search: Search | undefined;

  constructor(nodes: number) {
    this.#nodes = nodes;
    this.#first = new Int32Array(nodes).fill(-1);
  }

  /** Adds an arc and returns its number. Throws RangeError on an unknown node or a capacity or cost that is not whole; costs may be negative in a network without cycles. */
  arc(from: number, to: number, capacity: number, cost = 0): number {
    if (!(from >= 0 && from < this.#nodes && to >= 0 && to < this.#nodes)) throw new RangeError(`arc ${from} → ${to}`);
    if (!(Number.isSafeInteger(capacity) && capacity >= 0 && Number.isSafeInteger(cost)))
      throw new RangeError(`arc of ${capacity} at ${cost}`);
    const number = this.#to.length;
    this.#potential = undefined;
    this.#half(from, to, capacity, cost);
    this.#half(to, from, 0, -cost);
    return number;
  }

  #half(from: number, to: number, capacity: number, cost: number): void {
    this.#next.push(this.#first[from] as number);
    this.#first[from] = this.#to.length;
    this.#to.push(to);
    this.#left.push(capacity);
    this.#cost.push(cost);
  }

  /** What flows on an arc. */
  on(arc: number): number {
    return this.#left[arc ^ 1] as number;
  }

  /** Raises an arc's capacity: a solved flow goes on from where it stands. */
  widen(arc: number, by: number): void {
    this.#potential = undefined;
    this.#left[arc] = (this.#left[arc] as number) + by;
  }

  #push(arc: number, amount: number): void {
    this.#left[arc] = (this.#left[arc] as number) - amount;
    this.#left[arc ^ 1] = (this.#left[arc ^ 1] as number) + amount;
  }

  /** Adds as much flow as fits from source to sink and returns how much was added. */
  most(source: number, sink: number): number {
    this.#potential = undefined;
    let added = 0;
    const level = new Int32Array(this.#nodes);
    const at = new Int32Array(this.#nodes);
    while (this.#levels([source], level)[sink] !== -1) {
      at.set(this.#first);
      for (let more = this.#advance(source, sink, level, at); more > 0; more = this.#advance(source, sink, level, at)) added += more;
    }
    return added;
  }

  #levels(sources: readonly number[], level: Int32Array): Int32Array {
    level.fill(-1);
    for (const source of sources) level[source] = 0;
    const queue = [...sources];
    for (let i = 0; i < queue.length; i++) {
      const node = queue[i] as number;
      for (let arc = this.#first[node] as number; arc !== -1; arc = this.#next[arc] as number)
        if ((this.#left[arc] as number) > 0 && level[this.#to[arc] as number] === -1) {
          level[this.#to[arc] as number] = (level[node] as number) + 1;
          queue.push(this.#to[arc] as number);
        }
    }
    return level;
  }

  /** One path through the levels, without recursion: networks are deeper than a stack. */
  #advance(source: number, sink: number, level: Int32Array, at: Int32Array): number {
    const path: number[] = [];
    let node = source;
    while (node !== sink) {
      const arc = at[node] as number;
      if (arc === -1) {
        if (path.length === 0) return 0;
        const back = path.pop() as number;
        node = this.#to[back ^ 1] as number;
        at[node] = this.#next[at[node] as number] as number;
        continue;
      }
      const to = this.#to[arc] as number;
      if ((this.#left[arc] as number) > 0 && level[to] === (level[node] as number) + 1) {
        path.push(arc);
        node = to;
      } else at[node] = this.#next[arc] as number;
    }
    const amount = path.reduce((least, arc) => Math.min(least, this.#left[arc] as number), Infinity);
    for (const arc of path) this.#push(arc, amount);
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
      for (let arc = this.#first[node] as number; arc !== -1; arc = this.#next[arc] as number) {
        if ((this.#left[arc] as number) === 0) continue;
        const to = this.#to[arc] as number;
        const next = far + (this.#cost[arc] as number) + (potential[node] as number) - (potential[to] as number);
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
    for (let node = sink; node !== source; node = this.#to[(through[node] as number) ^ 1] as number)
      size = Math.min(size, this.#left[through[node] as number] as number);
    for (let node = sink; node !== source; node = this.#to[(through[node] as number) ^ 1] as number) {
      this.#push(through[node] as number, size);
      cost += size * (this.#cost[through[node] as number] as number);
    }
    return { size, cost };
  }

  /** Potentials under which no open arc costs less than nothing, by rounds over all arcs; throws RangeError on a cycle of negative cost. */
  #startPotentials(): Float64Array {
    const potential = new Float64Array(this.#nodes);
    if (this.#cost.every((cost, arc) => cost >= 0 || (this.#left[arc] as number) === 0)) return potential;
    for (let round = 0; round <= this.#nodes; round++) {
      let changed = false;
      for (let arc = 0; arc < this.#to.length; arc++) {
        const next = (potential[this.#to[arc ^ 1] as number] as number) + (this.#cost[arc] as number);
        if ((this.#left[arc] as number) > 0 && next < (potential[this.#to[arc] as number] as number)) {
          potential[this.#to[arc] as number] = next;
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
