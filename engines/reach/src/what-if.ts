import type { Reach } from "./reach.ts";
import { reachMillimetres } from "./rules.ts";
import type { Point } from "./coordinates/systems.ts";

export interface WhatIfQuestion {
  /** 15 unless told. */
  readonly minutes?: number;
  /** 1.1 unless told. */
  readonly metresPerSecond?: number;
}

/**
 * A set of places that changes, with the people it covers always exact: each change searches around the places it touches and
 * adjusts how many places every resident has. Equal to a fresh `cover` after any changes, because people are whole thousandths.
 */
export class WhatIf {
  readonly #reach: Reach;
  readonly #limit: number;
  readonly #places = new Map<number, Point>();
  readonly #counts: Int32Array;
  #covered = 0;
  #nextId = 0;

  constructor(reach: Reach, places: readonly Point[], question: WhatIfQuestion = {}) {
    this.#reach = reach;
    this.#limit = reachMillimetres((question.minutes ?? 15) * 60, question.metresPerSecond ?? 1.1);
    this.#counts = new Int32Array(reach.thousandths.length);
    for (const place of places) this.add(place);
  }

  /** People within reach of at least one place. */
  get people(): number {
    return this.#covered / 1000;
  }

  /** Adds a place and answers its id; the places given at the start have 0, 1, …. */
  add(place: Point): number {
    this.#places.set(this.#nextId, place);
    this.#change(place, 1);
    return this.#nextId++;
  }

  /** Throws RangeError for an id that is not there. */
  remove(id: number): void {
    this.#change(this.#at(id), -1);
    this.#places.delete(id);
  }

  move(id: number, to: Point): void {
    this.#change(this.#at(id), -1);
    this.#places.set(id, to);
    this.#change(to, 1);
  }

  /** People this place alone reaches: what would be lost without it. */
  only(id: number): number {
    return this.#sum(this.#at(id), 1);
  }

  /** Additional people if a place stood there. */
  gain(place: Point): number {
    return this.#sum(place, 0);
  }

  /** How many places the resident has in reach. */
  countOf(resident: number): number {
    return this.#counts[resident] ?? 0;
  }

  #at(id: number): Point {
    const place = this.#places.get(id);
    if (place === undefined) throw new RangeError(`no place ${id}`);
    return place;
  }

  #sum(place: Point, count: number): number {
    const within = this.#reach.from(place, this.#limit);
    let sum = 0;
    for (let i = 0; i < within.count; i++) {
      const r = within.resident[i] as number;
      if (this.#counts[r] === count) sum += this.#reach.thousandths[r] as number;
    }
    return sum / 1000;
  }

  #change(place: Point, by: 1 | -1): void {
    const within = this.#reach.from(place, this.#limit);
    for (let i = 0; i < within.count; i++) {
      const r = within.resident[i] as number;
      const before = this.#counts[r] as number;
      this.#counts[r] = before + by;
      if (before === 0) this.#covered += this.#reach.thousandths[r] as number;
      else if (before + by === 0) this.#covered -= this.#reach.thousandths[r] as number;
    }
  }
}

/** Exact additional people of each candidate on its own, beside the places that are there, [candidates]. */
export function marginals(
  reach: Reach,
  places: readonly Point[],
  candidates: readonly Point[],
  question: WhatIfQuestion = {},
): Float64Array {
  const present = new WhatIf(reach, places, question);
  return Float64Array.from(candidates, (candidate) => present.gain(candidate));
}
