import type { MedianQuestion } from "./median.ts";
import { needsOf } from "./question.ts";

/** What may take the place of a chosen candidate: anybody, nobody, else a candidate of this district only. */
export const FREE = -1;
export const HELD = -2;

/** Which plans of a p-median question are allowed: so many places, the fixed ones in each, and each district's minimum. */
export class Limits {
  readonly held: ReadonlySet<number>;
  /** Of each candidate; −1 = counts in none. */
  readonly district: Int32Array;
  readonly #n: number;
  readonly #places: number;
  readonly #fixed: readonly number[];
  readonly #minimum: Int32Array;
  /** Places each district needs beyond the fixed ones. */
  readonly #needs: readonly number[];

  constructor(question: Pick<MedianQuestion, "candidates" | "places" | "fixed" | "district" | "minimum">) {
    const { candidates, places, fixed = [], district = [], minimum = [] } = question;
    this.#n = candidates;
    this.#places = places;
    this.#fixed = fixed;
    this.held = new Set(fixed);
    this.district = Int32Array.from({ length: candidates }, (_, j) => district[j] ?? -1);
    this.#minimum = Int32Array.from(minimum);
    this.#needs = needsOf(question);
  }

  /** The held ones, then those of the list in its order: first as far as a district needs them, then whoever comes. */
  firstOf(order: readonly number[]): number[] {
    const needs = this.#needs.slice();
    const out = this.#fixed.slice();
    const left: number[] = [];
    for (const j of order) {
      const d = this.district[j] as number;
      if ((needs[d] ?? 0) > 0) {
        needs[d] = (needs[d] as number) - 1;
        out.push(j);
      } else left.push(j);
    }
    return [...out, ...left.slice(0, this.#places - out.length)];
  }

  /** A plan drawn among all that are allowed. */
  draw(random: () => number): number[] {
    const order = Array.from({ length: this.#n }, (_, j) => j).filter((j) => !this.held.has(j));
    for (let i = 0; i + 1 < order.length; i++) {
      const other = i + Math.floor(random() * (order.length - i));
      [order[i], order[other]] = [order[other] as number, order[i] as number];
    }
    return this.firstOf(order);
  }

  /** Whether a set of candidates is a plan. */
  allows(chosen: readonly number[]): boolean {
    const count = this.#counted(chosen);
    return chosen.length === this.#places && count.every((here, d) => here >= (this.#minimum[d] as number));
  }

  #counted(chosen: readonly number[]): Int32Array {
    const count = new Int32Array(this.#minimum.length);
    for (const j of chosen) {
      const d = this.district[j] as number;
      if (d >= 0 && d < count.length) count[d] = (count[d] as number) + 1;
    }
    return count;
  }

  /** By slot of a plan, who may take its place. */
  bindings(chosen: readonly number[]): Int32Array {
    const count = this.#counted(chosen);
    return Int32Array.from(chosen, (j) => {
      if (this.held.has(j)) return HELD;
      const d = this.district[j] as number;
      return d >= 0 && d < count.length && (count[d] as number) <= (this.#minimum[d] as number) ? d : FREE;
    });
  }

  /** The plan with two to four of its places moved to others of `open` where they may. */
  shake(chosen: readonly number[], random: () => number, open: Int32Array): number[] {
    const out = chosen.slice();
    const inside = new Set(out);
    const movable = Array.from(out.keys()).filter((slot) => !this.held.has(out[slot] as number));
    for (let k = 2 + Math.floor(3 * random()); k > 0 && movable.length > 0; k--) {
      const slot = movable[Math.floor(random() * movable.length)] as number;
      const stay = this.bindings(out)[slot] as number;
      const from = Math.floor(random() * open.length);
      for (let step = 0; step < open.length; step++) {
        const other = open[(from + step) % open.length] as number;
        if (inside.has(other) || (stay !== FREE && this.district[other] !== stay)) continue;
        inside.delete(out[slot] as number);
        inside.add(other);
        out[slot] = other;
        break;
      }
    }
    return out;
  }
}
