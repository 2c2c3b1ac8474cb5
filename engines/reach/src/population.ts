import type { Point } from "./coordinates/systems.ts";

/** A cell of a population grid, a building, a neighbourhood: where how many people live. */
export interface Resident extends Point {
  /** ≥ 0, counted in whole thousandths so that sums do not depend on their order. */
  readonly people: number;
}

/** Who is counted. Without a population, buildings or equal weights stand in and are named in every answer. */
export interface Population {
  readonly kind: "people" | "buildings" | "equal";
  readonly points: readonly Resident[];
}

/** Weights in thousandths of a person, [residents]. Throws RangeError for a negative or impossible number: importers refuse those first. */
export function thousandthsOf(population: Population): Float64Array {
  return Float64Array.from(population.points, ({ people }, i) => {
    if (!(people >= 0 && people <= 1e10)) throw new RangeError(`resident ${i}: ${people} people`);
    return Math.floor(people * 1000 + 0.5);
  });
}
