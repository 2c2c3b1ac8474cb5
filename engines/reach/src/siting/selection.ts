import type { Instance } from "./instance.ts";

/**
 * The best set for given scores: the top ones of each district up to its need, then the top of the rest. Exact, since the
 * limits (at most so many in all, at least so many in each district) are those of a matroid's bases.
 * With `onlyGains` nothing is taken beyond the needs whose score is not above 0 (money has a price then).
 */
export class Selection {
  /** Chosen candidates in `list[0 .. count)`; the last place filled beyond the needs has the least score `threshold`. */
  readonly list: Int32Array;
  count = 0;
  readonly chosen: Uint8Array;
  /** Least score among those taken beyond the needs, or 0 when places are left. */
  threshold = 0;
  /** Least score taken for the need of each district. */
  readonly floor: Float64Array;

  readonly #instance: Instance;
  readonly #byDistrict: readonly Int32Array[];
  readonly #all: Int32Array;
  readonly #heap: Int32Array;

  constructor(instance: Instance) {
    this.#instance = instance;
    this.list = new Int32Array(instance.candidates);
    this.#heap = new Int32Array(instance.candidates);
    this.chosen = new Uint8Array(instance.candidates);
    this.floor = new Float64Array(instance.need.length);
    this.#all = Int32Array.from({ length: instance.candidates }, (_, j) => j);
    this.#byDistrict = Array.from(instance.need, (need, d) =>
      need > 0 ? this.#all.filter((j) => instance.district[j] === d) : new Int32Array(0),
    );
  }

  /** Returns the sum of the chosen scores. */
  take(score: Float64Array, onlyGains: boolean): number {
    const { need, places } = this.#instance;
    this.chosen.fill(0);
    this.count = 0;
    let total = 0;
    for (let d = 0; d < need.length; d++) {
      if (need[d] === 0) continue;
      total += this.#top(this.#byDistrict[d] as Int32Array, need[d] as number, score, -Infinity);
      this.floor[d] = this.#least(score, this.count - (need[d] as number));
    }
    const forced = this.count;
    total += this.#top(this.#all, places - forced, score, onlyGains ? 0 : -Infinity);
    this.threshold = this.count < places ? 0 : this.#least(score, forced);
    return total;
  }

  #least(score: Float64Array, from: number): number {
    let least = Infinity;
    for (let k = from; k < this.count; k++) least = Math.min(least, score[this.list[k] as number] as number);
    return least;
  }

  /** The `k` best of the not yet chosen above `above`, by a heap with the worst on top; ties go to the smaller number. */
  #top(from: Int32Array, k: number, score: Float64Array, above: number): number {
    const heap = this.#heap;
    let size = 0;
    for (let at = 0; at < from.length && k > 0; at++) {
      const j = from[at] as number;
      const s = score[j] as number;
      if (this.chosen[j] === 1 || !(s > above)) continue;
      if (size < k) {
        let hole = size++;
        while (hole > 0) {
          const parent = (hole - 1) >> 1;
          if ((score[heap[parent] as number] as number) <= s) break;
          heap[hole] = heap[parent] as number;
          hole = parent;
        }
        heap[hole] = j;
      } else if (s > (score[heap[0] as number] as number)) {
        let hole = 0;
        for (;;) {
          let child = 2 * hole + 1;
          if (child >= size) break;
          if (child + 1 < size && (score[heap[child + 1] as number] as number) < (score[heap[child] as number] as number)) child++;
          if ((score[heap[child] as number] as number) >= s) break;
          heap[hole] = heap[child] as number;
          hole = child;
        }
        heap[hole] = j;
      }
    }
    let total = 0;
    for (let h = 0; h < size; h++) {
      const j = heap[h] as number;
      this.chosen[j] = 1;
      this.list[this.count++] = j;
      total += score[j] as number;
    }
    return total;
  }
}
