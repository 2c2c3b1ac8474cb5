import type { Network, OsmSink } from "@bihuan/reach";
import type { Label } from "../../platform/http/contract.ts";
import type { Cell } from "./load.ts";

/** What stands for people where no population was loaded, in the order of preference; named wherever a figure is shown. */
export type Weights = "people" | "buildings" | "equal";
export const WEIGHT_UNITS: Readonly<Record<Weights, Label>> = {
  people: { zh: "人", en: "people" },
  buildings: { zh: "栋建筑", en: "buildings" },
  equal: { zh: "个路口", en: "crossings" },
};

const SQUARE_METRES = 250;
const METRES_PER_DEGREE = 111_195;

/** Points gathered in squares of 250 m: each at the middle of its points, weighing as many as there are. */
export function squaresOf(points: Iterable<{ lat: number; lon: number }>): Cell[] {
  const squares = new Map<string, { lat: number; lon: number; people: number }>();
  for (const { lat, lon } of points) {
    const row = Math.floor((lat * METRES_PER_DEGREE) / SQUARE_METRES);
    const cosine = Math.cos(((row + 0.5) * SQUARE_METRES * Math.PI) / METRES_PER_DEGREE / 180);
    const key = `${row}/${Math.floor((lon * METRES_PER_DEGREE * cosine) / SQUARE_METRES)}`;
    const square = squares.get(key) ?? { lat: 0, lon: 0, people: 0 };
    square.lat += lat;
    square.lon += lon;
    square.people += 1;
    squares.set(key, square);
  }
  return [...squares.values()].map((s) => ({ lat: s.lat / s.people, lon: s.lon / s.people, people: s.people }));
}

/** Crossings and ends of streets, each weighing one. */
export function* crossingsOf(network: Network): Generator<{ lat: number; lon: number }> {
  for (let v = 0; v < network.junctions; v++) yield { lat: (network.lat[v] as number) / 1e7, lon: (network.lon[v] as number) / 1e7 };
}

/**
 * Buildings of an extract, read in passes since nodes come before ways and ways before relations: first which outlines there
 * are, then the ways a building of several parts is made of, then where one corner of each lies. A corner, not the middle:
 * within 250 m it is the same square but for a few. A building whose outline is a relation (a courtyard, an outline of several
 * ways) counts once, by its first outer way, and not again by that way's own tag.
 */
export function buildingReader(): {
  readonly ways: OsmSink;
  /** Undefined where no building is a relation: the file need not be read for it. */
  outlines(): OsmSink | undefined;
  readonly nodes: OsmSink;
  points(): { lat: number; lon: number }[];
} {
  /** A node of each outline, by its way: neighbours may share one and are two all the same. */
  const corners = new Map<number, number>();
  const wanted = new Set<number>();
  const outlines = new Set<number>();
  const found = new Map<number, { lat: number; lon: number }>();
  const nothing = (): void => undefined;
  const addCorner = (way: number, refs: Float64Array, count: number): void => {
    if (count === 0) return;
    corners.set(way, refs[0] as number);
    wanted.add(refs[0] as number);
  };
  return {
    ways: {
      keys: ["building"],
      node: nothing,
      wants: ([building]) => building !== undefined && building !== "no",
      way: addCorner,
      relation: (_id, ways, roles) => {
        const outer = ways[roles.findIndex((role) => role === "outer" || role === "")];
        if (outer !== undefined) outlines.add(outer);
      },
    },
    outlines: () =>
      outlines.size === 0
        ? undefined
        : { keys: [], node: nothing, wants: () => true, way: (id, refs, count) => void (outlines.has(id) && addCorner(id, refs, count)) },
    nodes: {
      keys: [],
      node: (id, lat, lon) => void (wanted.has(id) && found.set(id, { lat: lat / 1e7, lon: lon / 1e7 })),
      wants: () => false,
      way: nothing,
    },
    points: () => [...corners.values()].flatMap((node) => found.get(node) ?? []),
  };
}
