import type { Instance } from "./instance.ts";

export const isWhole = (weight: Float64Array): boolean => weight.every((w) => Number.isInteger(w));

/** Below this share of all people a difference is what rounding leaves of sums taken in another order. */
const ROUNDED = 1e-9;

/** What people may differ by without differing: nothing where they are whole numbers. Exchanges that ask for less go round in circles. */
export const slackOf = (weight: Float64Array): number => (isWhole(weight) ? 0 : ROUNDED * weight.reduce((a, b) => a + b, 0));

/**
 * A plan that changes: people covered, what each candidate would add and what each chosen one alone holds, kept exact at
 * every step by touching only the cells of the moved candidate.
 */
export class Plan {
  readonly instance: Instance;
  readonly chosen: Uint8Array;
  people = 0;
  count = 0;
  spent = 0;
  /** People an open candidate would add; 0 for chosen ones. */
  readonly gain: Float64Array;
  /** People lost without a chosen candidate; meaningless for open ones. */
  readonly loss: Float64Array;
  /** Chosen candidates by cell, and the sum of their numbers: where one is left, the sum is its number. */
  readonly #times: Int32Array;
  readonly #sum: Int32Array;
  readonly #short: Int32Array;
  readonly #overlap: Float64Array;
  readonly #slack: number;

  constructor(instance: Instance) {
    this.instance = instance;
    const { candidates, cells, first, cell, weight } = instance;
    this.chosen = new Uint8Array(candidates);
    this.gain = new Float64Array(candidates);
    this.loss = new Float64Array(candidates);
    this.#times = new Int32Array(cells);
    this.#sum = new Int32Array(cells);
    this.#short = instance.need.slice();
    this.#overlap = new Float64Array(candidates);
    this.#slack = slackOf(weight);
    for (let j = 0; j < candidates; j++) {
      let gain = 0;
      for (let e = first[j] as number; e < (first[j + 1] as number); e++) gain += weight[cell[e] as number] as number;
      this.gain[j] = gain;
    }
  }

  list(): number[] {
    const out: number[] = [];
    for (let j = 0; j < this.chosen.length; j++) if (this.chosen[j] === 1) out.push(j);
    return out;
  }

  /** Within places and money, no need of a district open. */
  get isComplete(): boolean {
    return this.count <= this.instance.places && this.spent <= this.instance.budget && this.#short.every((short) => short <= 0);
  }

  add(j: number): void {
    const { first, cell, back, candidate, weight } = this.instance;
    this.#book(j, 1);
    let held = 0;
    for (let e = first[j] as number; e < (first[j + 1] as number); e++) {
      const i = cell[e] as number;
      const w = weight[i] as number;
      const times = this.#times[i] as number;
      if (times === 0) {
        held += w;
        for (let b = back[i] as number; b < (back[i + 1] as number); b++) {
          const k = candidate[b] as number;
          this.gain[k] = (this.gain[k] as number) - w;
        }
      } else if (times === 1) {
        const owner = this.#sum[i] as number;
        this.loss[owner] = (this.loss[owner] as number) - w;
      }
      this.#times[i] = times + 1;
      this.#sum[i] = (this.#sum[i] as number) + j;
    }
    this.gain[j] = 0;
    this.loss[j] = held;
    this.people += held;
  }

  remove(j: number): void {
    const { first, cell, back, candidate, weight } = this.instance;
    this.#book(j, -1);
    for (let e = first[j] as number; e < (first[j + 1] as number); e++) {
      const i = cell[e] as number;
      const w = weight[i] as number;
      const times = (this.#times[i] as number) - 1;
      this.#times[i] = times;
      this.#sum[i] = (this.#sum[i] as number) - j;
      if (times === 0) {
        this.people -= w;
        for (let b = back[i] as number; b < (back[i + 1] as number); b++) {
          const k = candidate[b] as number;
          this.gain[k] = (this.gain[k] as number) + w;
        }
      } else if (times === 1) {
        const owner = this.#sum[i] as number;
        this.loss[owner] = (this.loss[owner] as number) + w;
      }
    }
  }

  clear(): void {
    for (const j of this.list()) this.remove(j);
  }

  #book(j: number, sign: 1 | -1): void {
    this.chosen[j] = sign === 1 ? 1 : 0;
    this.count += sign;
    this.spent += sign * (this.instance.cost[j] ?? 0);
    const d = this.instance.district[j];
    if (d !== undefined && d < this.#short.length) this.#short[d] = (this.#short[d] as number) - sign;
  }

  /** Whether `j` may be added so that every need can still be met with the places and the money left. */
  fits(j: number): boolean {
    const { places, cost, budget, district, need } = this.instance;
    let reserved = 0;
    for (let d = 0; d < need.length; d++) {
      const short = (this.#short[d] as number) - (district[j] === d ? 1 : 0);
      if (short > 0) reserved += short;
    }
    if (this.count + 1 + reserved > places) return false;
    if (cost.length === 0) return true;
    const price = this.spent + (cost[j] as number);
    return price <= budget && (reserved === 0 || price + this.#reserve(j) <= budget);
  }

  /** The least money that meets the needs left open once `j` is in. */
  #reserve(j: number): number {
    const { cost, district, need, candidates } = this.instance;
    let total = 0;
    for (let d = 0; d < need.length; d++) {
      const short = (this.#short[d] as number) - (district[j] === d ? 1 : 0);
      if (short <= 0) continue;
      const open: number[] = [];
      for (let k = 0; k < candidates; k++) if (district[k] === d && this.chosen[k] === 0 && k !== j) open.push(cost[k] as number);
      open.sort((a, b) => a - b);
      for (let s = 0; s < short; s++) total += open[s] ?? Infinity;
    }
    return total;
  }

  /** Adds the best that fits until nothing adds people and no need is open. `byMoney` prefers people per cost. */
  fill(byMoney = false): void {
    const { candidates, cost } = this.instance;
    for (;;) {
      let best = -1;
      let most = -1;
      let cheapest = Infinity;
      for (let j = 0; j < candidates; j++) {
        if (this.chosen[j] === 1) continue;
        const gain = this.gain[j] as number;
        const price = cost[j] ?? 0;
        const key = byMoney ? gain / (price + 1e-9) : gain;
        if (key < most || (key === most && price >= cheapest)) continue;
        if (gain <= this.#slack && !this.meetsNeed(j)) continue;
        if (!this.fits(j)) continue;
        [best, most, cheapest] = [j, key, price];
      }
      if (best === -1) return;
      this.add(best);
    }
  }

  /** Whether its district still needs one. */
  meetsNeed(j: number): boolean {
    const d = this.instance.district[j];
    return d !== undefined && (this.#short[d] ?? 0) > 0;
  }

  /** Starts anew from a list in order of preference, as far as it fits, and fills up. */
  start(order: Iterable<number>): void {
    this.clear();
    for (const j of order) if (this.chosen[j] === 0 && this.fits(j)) this.add(j);
    this.fill();
  }

  /**
   * Exchanges one chosen for one open candidate while that adds people beyond rounding (Teitz & Bart 1968). For each chosen one all open
   * ones are judged at once: only cells it alone covers are walked. Ends in a plan no single exchange improves.
   */
  exchange(): void {
    let idle = 0;
    const order = this.list();
    for (let at = 0; idle < order.length; at = (at + 1) % order.length) {
      const out = order[at] as number;
      const best = this.#bestFor(out);
      if (best === -1) {
        idle++;
        continue;
      }
      this.remove(out);
      this.add(best);
      order[at] = best;
      idle = 0;
      if (this.instance.cost.length > 0) {
        const before = this.count;
        this.fill();
        if (this.count > before) order.splice(0, order.length, ...this.list());
      }
    }
  }

  #bestFor(out: number): number {
    const { candidates, first, cell, back, candidate, weight, cost, budget, district } = this.instance;
    const overlap = this.#overlap.fill(0);
    for (let e = first[out] as number; e < (first[out + 1] as number); e++) {
      const i = cell[e] as number;
      if (this.#times[i] !== 1) continue;
      const w = weight[i] as number;
      for (let b = back[i] as number; b < (back[i + 1] as number); b++) {
        const k = candidate[b] as number;
        overlap[k] = (overlap[k] as number) + w;
      }
    }
    const money = budget - this.spent + (cost[out] ?? 0);
    const home = district[out];
    // Of its district's need nothing is to spare: only a neighbour may take its place.
    const bound =
      home !== undefined && home < this.#short.length && (this.instance.need[home] as number) > 0 && (this.#short[home] as number) >= 0;
    let best = -1;
    let most = (this.loss[out] as number) + this.#slack;
    for (let k = 0; k < candidates; k++) {
      const people = (this.gain[k] as number) + (overlap[k] as number);
      if (people <= most || this.chosen[k] === 1 || (cost[k] ?? 0) > money || (bound && district[k] !== home)) continue;
      most = people;
      best = k;
    }
    return best;
  }
}
