import { NodeHeap } from "./heap.ts";

/** An eligible pair: an expert's index and how well he fits the need, a whole number from 0 to MOST_FIT. */
export interface Pair {
  readonly expert: number;
  readonly fit: number;
}

/** How evenly work is shared: points of fit an expert's need costs for each he has already, and what he had before. */
export interface Sharing {
  readonly spread?: number;
  readonly before?: readonly number[];
}

export const MOST_FIT = 1000;
/** What a missing expert costs before fit is looked at: more than any chain of swaps could gain in fit. */
const TIER = 2 ** 40;
/** More arcs than a need can have. */
const ARCS = 2 ** 24;

/**
 * Needs to experts, all at once: every need is given up to `perNeed` different experts, none beyond his capacity. The
 * optimum is lexicographic: first as many needs as possible with at least one expert, then with two, …, then the largest
 * sum of fits. It is exact, and it is so after every `addNeed`: adding one more need to a solved assignment gives the same
 * value as solving all from scratch.
 *
 * Method: minimum-cost flow by successive shortest paths (Ahuja, Magnanti & Orlin 1993, ch. 9.7) with Dijkstra on reduced
 * costs. A need's k-th missing expert is a convex cost k·TIER towards the sink, so the search never fails: a unit that finds no
 * expert takes the sink's arc of the need that can best spare one. In the difference of two assignments every component
 * trades at most one missing unit against another and gains at most MOST_FIT per need on its way, hence TIER as one number
 * stands for the lexicographic order; all sums stay whole and below 2^53.
 *
 * `spread` shares the work out: an expert's next need costs so many points of fit for each that he has, with those he had before. The costs are convex, so the optimum
 * (fits less these costs, after the counts) is exact still, and ten equal experts take one each of ten needs. They stay far below what a need without an expert costs.
 *
 * Arcs of a need are kept by falling fit: since no expert's potential is ever positive, the scan of a need ends at the first
 * arc that cannot beat the best end found. That is what makes 2,000 × 5,000 dense pairs no harder than sparse ones.
 */
export class Assignment {
  readonly perNeed: number;
  readonly #capacity: Int32Array;
  readonly #spread: number;
  readonly #before: Int32Array;
  readonly #expertPotential: Float64Array;
  readonly #needPotential: number[] = [];
  /** By need: experts and costs of its arcs by rising cost, and which of them are in use. */
  readonly #experts: Int32Array[] = [];
  readonly #costs: Int32Array[] = [];
  readonly #used: Uint8Array[] = [];
  readonly #missing: number[] = [];
  /** By expert: the arcs in use, each as need · ARCS + position. */
  readonly #held: number[][];
  readonly #heap = new NodeHeap();
  // Labels of the running search; a label is valid when its stamp is the search's number.
  #search = 0;
  readonly #expertDistance: Float64Array;
  readonly #expertStamp: Int32Array;
  /** The arc through which a node was reached. */
  readonly #expertFrom: Float64Array;
  readonly #needDistance: number[] = [];
  readonly #needStamp: number[] = [];
  readonly #needFrom: number[] = [];

  /** Capacities and loads before are whole numbers ≥ 0, perNeed ≥ 1, spread 0 to MOST_FIT. Throws RangeError otherwise. */
  constructor(capacities: readonly number[], perNeed = 3, { spread = 0, before = [] }: Sharing = {}) {
    if (!(Number.isInteger(spread) && spread >= 0 && spread <= MOST_FIT)) throw new RangeError(`spread ${spread}`);
    if (!before.every((b) => Number.isInteger(b) && b >= 0)) throw new RangeError("loads are whole numbers ≥ 0");
    if (!(Number.isInteger(perNeed) && perNeed >= 1)) throw new RangeError(`perNeed ${perNeed}`);
    if (!capacities.every((c) => Number.isInteger(c) && c >= 0)) throw new RangeError("capacities are whole numbers ≥ 0");
    const n = capacities.length;
    this.perNeed = perNeed;
    this.#capacity = Int32Array.from(capacities);
    this.#spread = spread;
    this.#before = Int32Array.from(capacities, (_, expert) => before[expert] ?? 0);
    this.#expertPotential = new Float64Array(n);
    this.#held = Array.from({ length: n }, () => []);
    this.#expertDistance = new Float64Array(n);
    this.#expertStamp = new Int32Array(n);
    this.#expertFrom = new Float64Array(n);
  }

  get needs(): number {
    return this.#experts.length;
  }

  get experts(): number {
    return this.#capacity.length;
  }

  /** Adds a need with its eligible pairs and restores the optimum. Returns its index. Throws RangeError on an unknown expert, a pair given twice or a fit outside its range. */
  addNeed(pairs: readonly Pair[]): number {
    const need = this.needs;
    const [experts, costs] = this.#sorted(pairs);
    this.#experts.push(experts);
    this.#costs.push(costs);
    this.#used.push(new Uint8Array(experts.length));
    this.#missing.push(0);
    this.#needDistance.push(0);
    this.#needStamp.push(0);
    this.#needFrom.push(0);
    this.#needPotential.push(
      experts.reduce((most, expert, k) => Math.max(most, (this.#expertPotential[expert] as number) - (costs[k] as number)), -TIER),
    );
    for (let unit = 0; unit < this.perNeed; unit++) this.#augment(need);
    return need;
  }

  /** The experts of a need, best fit first. */
  given(need: number): Pair[] {
    const experts = this.#experts[need] as Int32Array;
    return [...experts].flatMap((expert, k) => (this.#used[need]?.[k] === 1 ? [{ expert, fit: this.#fit(need, k) }] : []));
  }

  /** Needs an expert serves, in order of their index. */
  served(expert: number): number[] {
    return (this.#held[expert] as number[]).map((arc) => Math.floor(arc / ARCS)).sort((a, b) => a - b);
  }

  isFull(expert: number): boolean {
    return (this.#held[expert] as number[]).length >= (this.#capacity[expert] as number);
  }

  /**
   * Better or further experts a need did not get, best first, with what giving one of them would cost the whole, exactly: `fewer` when needs would then be
   * worse provided for, as one more without an expert, else the loss in the sum of fits less what sharing costs. Without `spread` each of them is full.
   */
  gaveUp(need: number, limit = 3): { expert: number; fit: number; loss: number; fewer: boolean }[] {
    const given = this.given(need);
    const worst = given.length < this.perNeed ? -1 : (given.at(-1)?.fit ?? -1);
    const out = [];
    const experts = this.#experts[need] as Int32Array;
    for (let k = 0; k < experts.length && out.length < limit; k++) {
      const fit = this.#fit(need, k);
      if (this.#used[need]?.[k] === 1 || fit <= worst) continue;
      const loss = this.#reduced(need, k) + this.#back(experts[k] as number, need);
      out.push({ expert: experts[k] as number, fit, loss: loss >= TIER / 2 ? 0 : loss, fewer: loss >= TIER / 2 });
    }
    return out;
  }

  /** How many needs have 0, 1, …, perNeed experts, and the sum of fits: what is optimal, compared from the first missing expert on. */
  value(): { byCount: number[]; fit: number } {
    const byCount = Array.from({ length: this.perNeed + 1 }, () => 0);
    let fit = 0;
    for (let need = 0; need < this.needs; need++) {
      const given = this.given(need);
      byCount[given.length] = (byCount[given.length] as number) + 1;
      fit += given.reduce((s, g) => s + g.fit, 0);
    }
    return { byCount, fit };
  }

  /** Experts and costs by rising cost, then by expert: one number each, sorted as numbers. */
  #sorted(pairs: readonly Pair[]): [Int32Array, Int32Array] {
    const n = Math.max(1, this.experts);
    const keys = Float64Array.from(pairs, ({ expert, fit }) => {
      if (!(Number.isInteger(expert) && expert >= 0 && expert < this.experts)) throw new RangeError(`expert ${expert}`);
      if (!(Number.isInteger(fit) && fit >= 0 && fit <= MOST_FIT)) throw new RangeError(`fit ${fit}`);
      return (MOST_FIT - fit) * n + expert;
    }).sort();
    const experts = Int32Array.from(keys, (key) => key % n);
    const search = ++this.#search;
    for (const expert of experts) {
      if (this.#expertStamp[expert] === search) throw new RangeError(`expert ${expert} is given twice`);
      this.#expertStamp[expert] = search;
    }
    return [experts, Int32Array.from(keys, (key) => Math.floor(key / n))];
  }

  /** What the unit after so many costs an expert. */
  #load(expert: number, units: number): number {
    return this.#spread * ((this.#before[expert] as number) + units);
  }

  #fit(need: number, k: number): number {
    return MOST_FIT - ((this.#costs[need] as Int32Array)[k] as number);
  }

  #reduced(need: number, k: number): number {
    const expert = (this.#experts[need] as Int32Array)[k] as number;
    return (
      ((this.#costs[need] as Int32Array)[k] as number) + (this.#needPotential[need] as number) - (this.#expertPotential[expert] as number)
    );
  }

  /** Sends one more unit of `source` to the sink along a shortest path. Nodes in the heap: need i is 2i, expert j is 2j + 1. */
  #augment(source: number): void {
    const heap = this.#heap;
    const search = ++this.#search;
    const scanned: number[] = [];
    heap.clear();
    this.#needDistance[source] = 0;
    this.#needStamp[source] = search;
    heap.push(0, 2 * source);
    let best = Infinity;
    let end = -1;
    while (heap.first < best) {
      const distance = heap.first;
      const node = heap.pop();
      const index = node >> 1;
      if ((node & 1) === 0) {
        if (distance > (this.#needDistance[index] as number)) continue;
        scanned.push(node);
        const potential = this.#needPotential[index] as number;
        const spare = distance + ((this.#missing[index] as number) + 1) * TIER + potential;
        if (spare < best) [best, end] = [spare, node];
        const experts = this.#experts[index] as Int32Array;
        const costs = this.#costs[index] as Int32Array;
        const used = this.#used[index] as Uint8Array;
        for (let k = 0; k < experts.length; k++) {
          const least = distance + (costs[k] as number) + potential;
          if (least >= best) break;
          if (used[k] === 1) continue;
          const expert = experts[k] as number;
          const reached = least - (this.#expertPotential[expert] as number);
          if (reached >= best || (this.#expertStamp[expert] === search && reached >= (this.#expertDistance[expert] as number))) continue;
          this.#expertStamp[expert] = search;
          this.#expertDistance[expert] = reached;
          this.#expertFrom[expert] = index * ARCS + k;
          const units = (this.#held[expert] as number[]).length;
          if (units < (this.#capacity[expert] as number)) {
            const through = reached + (this.#expertPotential[expert] as number) + this.#load(expert, units);
            if (through < best) [best, end] = [through, 2 * expert + 1];
          }
          heap.push(reached, 2 * expert + 1);
        }
      } else {
        if (distance > (this.#expertDistance[index] as number)) continue;
        scanned.push(node);
        for (const arc of this.#held[index] as number[]) {
          const need = Math.floor(arc / ARCS);
          const reached = distance - this.#reduced(need, arc % ARCS);
          if (reached >= best || (this.#needStamp[need] === search && reached >= (this.#needDistance[need] as number))) continue;
          this.#needStamp[need] = search;
          this.#needDistance[need] = reached;
          this.#needFrom[need] = arc;
          heap.push(reached, 2 * need);
        }
      }
    }
    for (const node of scanned) {
      const index = node >> 1;
      if ((node & 1) === 0)
        this.#needPotential[index] = (this.#needPotential[index] as number) + (this.#needDistance[index] as number) - best;
      else this.#expertPotential[index] = (this.#expertPotential[index] as number) + (this.#expertDistance[index] as number) - best;
    }
    this.#turn(source, end);
  }

  /**
   * The cheapest way, in reduced costs, to make room at a full expert and take the unit that is then too much from the need: with the arc between them
   * it is the cheapest cycle through that arc, which is what forcing the pair costs.
   */
  #back(expert: number, need: number): number {
    const needs = new Map<number, number>();
    const experts = new Map<number, number>([[expert, 0]]);
    let sink = Infinity;
    const heap = new NodeHeap();
    heap.clear();
    heap.push(0, 2 * expert + 1);
    const reachNeed = (n: number, distance: number): void => {
      if (distance >= (needs.get(n) ?? Infinity)) return;
      needs.set(n, distance);
      heap.push(distance, 2 * n);
    };
    const reachExpert = (e: number, distance: number): void => {
      if (distance >= (experts.get(e) ?? Infinity)) return;
      experts.set(e, distance);
      heap.push(distance, 2 * e + 1);
    };
    // From the sink on: whoever has units may give one back, every need that misses some may be given one.
    const reachSink = (distance: number): void => {
      if (distance >= sink) return;
      sink = distance;
      for (let e = 0; e < this.experts; e++) {
        const units = (this.#held[e] as number[]).length;
        if (units > 0) reachExpert(e, distance - (this.#expertPotential[e] as number) - this.#load(e, units - 1));
      }
      for (let n = 0; n < this.needs; n++)
        if ((this.#missing[n] as number) > 0)
          reachNeed(n, distance - (this.#missing[n] as number) * TIER - (this.#needPotential[n] as number));
    };
    while (heap.first < Infinity) {
      const distance = heap.first;
      const node = heap.pop();
      const index = node >> 1;
      if ((node & 1) === 1) {
        if (distance > (experts.get(index) as number)) continue;
        const units = (this.#held[index] as number[]).length;
        if (units < (this.#capacity[index] as number))
          reachSink(distance + (this.#expertPotential[index] as number) + this.#load(index, units));
        for (const arc of this.#held[index] as number[]) {
          const n = Math.floor(arc / ARCS);
          reachNeed(n, distance - this.#reduced(n, arc % ARCS));
        }
        continue;
      }
      if (distance > (needs.get(index) as number)) continue;
      if (index === need) return distance;
      reachSink(distance + ((this.#missing[index] as number) + 1) * TIER + (this.#needPotential[index] as number));
      const used = this.#used[index] as Uint8Array;
      const list = this.#experts[index] as Int32Array;
      for (let k = 0; k < list.length; k++) if (used[k] !== 1) reachExpert(list[k] as number, distance + this.#reduced(index, k));
    }
    return Infinity;
  }

  /** Uses the path's arcs from its end back to its source. */
  #turn(source: number, end: number): void {
    let expert = end >> 1;
    if ((end & 1) === 0) {
      const need = end >> 1;
      this.#missing[need] = (this.#missing[need] as number) + 1;
      if (need === source) return;
      expert = this.#release(need);
    }
    for (;;) {
      const arc = this.#expertFrom[expert] as number;
      const need = Math.floor(arc / ARCS);
      (this.#used[need] as Uint8Array)[arc % ARCS] = 1;
      (this.#held[expert] as number[]).push(arc);
      if (need === source) return;
      expert = this.#release(need);
    }
  }

  /** Takes from a need the expert through whom the path came to it. */
  #release(need: number): number {
    const arc = this.#needFrom[need] as number;
    const position = arc % ARCS;
    const expert = (this.#experts[need] as Int32Array)[position] as number;
    (this.#used[need] as Uint8Array)[position] = 0;
    const held = this.#held[expert] as number[];
    held.splice(held.indexOf(arc), 1);
    return expert;
  }
}
