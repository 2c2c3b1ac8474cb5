import { graphBuilder, WALK_KEYS, type Graph, type Point, type WalkRules } from "../index.ts";

/** A town drawn in a test: corners by name at whole metres from a point on the equator, where a metre is the same both ways. */
export interface Town {
  readonly graph: Graph;
  /** Number in the graph by corner. */
  readonly node: Readonly<Record<string, number>>;
  /** The corner's position, or that of any number of metres east and north of the origin. */
  at(east: number, north: number): Point;
}

export interface Street {
  readonly corners: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** Degrees in a metre of the equator on the sphere of W1. */
const DEGREES = 180 / Math.PI / 6_371_008.8;

export function town(
  rules: WalkRules,
  corners: Readonly<Record<string, readonly [east: number, north: number]>>,
  streets: readonly Street[],
): Town {
  const builder = graphBuilder(rules);
  const names = Object.keys(corners);
  const unit = (metres: number): number => Math.round(metres * DEGREES * 1e7);
  names.forEach((name, i) => {
    const [east, north] = corners[name] as readonly [number, number];
    builder.sink.node(i + 1, unit(north), unit(east));
  });
  streets.forEach((street, i) => {
    const tags = WALK_KEYS.map((key) => ({ highway: "residential", ...street.tags })[key]);
    const refs = Float64Array.from(street.corners, (corner) => names.indexOf(corner) + 1);
    if (builder.sink.wants(tags)) builder.sink.way(i + 1, refs, refs.length, tags);
  });
  const used = names.filter((name) => streets.some((s) => s.corners.includes(name)));
  return {
    graph: builder.build(),
    node: Object.fromEntries(used.map((name, number) => [name, number])),
    at: (east, north) => ({ lat: unit(north) / 1e7, lon: unit(east) / 1e7 }),
  };
}

/** A town of random corners and streets for properties: `size` corners on a lattice of `spacing` metres, jittered. */
export function randomTown(rules: WalkRules, below: (n: number) => number, size: number, spacing = 120): Town {
  const side = Math.ceil(Math.sqrt(size));
  const corners: Record<string, readonly [number, number]> = {};
  for (let i = 0; i < size; i++)
    corners[`c${i}`] = [(i % side) * spacing + below(spacing), Math.floor(i / side) * spacing + below(spacing)];
  const streets: Street[] = [];
  for (let i = 0; i < size; i++) {
    if (i % side < side - 1 && i + 1 < size && below(10) < 7) streets.push({ corners: [`c${i}`, `c${i + 1}`] });
    if (i + side < size && below(10) < 6) streets.push({ corners: [`c${i}`, `c${i + side}`] });
  }
  return town(rules, corners, streets);
}
