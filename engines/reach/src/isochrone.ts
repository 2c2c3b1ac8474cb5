import { traceOutline } from "./outline.ts";
import type { MultiPolygon } from "./coordinates/area.ts";
import type { Point } from "./coordinates/systems.ts";
import type { Network } from "./network.ts";
import type { ReachedSet } from "./reached.ts";
import { toUnits, UNIT_MILLIMETRES, UNIT_RADIANS } from "./sphere.ts";

export interface Isochrone {
  /** GeoJSON, degrees WGS-84; outer rings counter-clockwise, holes kept. */
  readonly geometry: MultiPolygon;
  /** No point inside lies farther than this from a reached stretch of way or a reached address. */
  readonly toleranceMetres: number;
}

/** A square's diagonal, twice: from a point to its square's centre, to the marked neighbour's, to what was marked there. */
const TOLERANCE_SQUARES = 2 * Math.SQRT2 * 1.01;

/**
 * The ground around what is reached: every square of a grid that holds a reached stretch or address, and its eight
 * neighbours, outlined through the midpoints of their centres.
 * - Everything reached lies inside: a marked square is inside whatever lies around its neighbours.
 * - Nothing inside is farther than `toleranceMetres` (71 m at 25 m) from something reached; unreached ways nearer than that
 *   to reached ones, as on the other bank of a stream, may lie inside: no outline can part a bridge from the path below.
 * - The grid depends on the place alone and marks only grow with time, so shorter times lie within longer ones.
 */
export function isochrone(
  network: Network,
  reached: ReachedSet | readonly ReachedSet[],
  options: { cellMetres?: number; addresses?: readonly Point[] } = {},
): Isochrone {
  const { cellMetres = 25, addresses = [] } = options;
  if (!(cellMetres >= 1 && cellMetres <= 1000)) throw new RangeError(`cellMetres ${cellMetres}`);
  const sets: readonly ReachedSet[] = "node" in reached ? [reached] : reached;
  // Even, so that midpoints are whole units and no vertex is rounded off the line that a longer time shares.
  const even = (units: number): number => 2 * Math.round(units / 2);
  const height = even((cellMetres * 1000) / UNIT_MILLIMETRES);
  const width = even(height / Math.max(0.01, Math.cos((sets[0]?.footLat ?? toUnits(addresses[0]?.lat ?? 0)) * UNIT_RADIANS)));
  const grid = gridOver(network, sets, addresses, width, height);
  for (const set of sets) markSet(network, set, grid);
  for (const a of addresses) mark(grid, toUnits(a.lat), toUnits(a.lon));
  const rings = traceOutline(spread(grid), grid.columns, grid.rows);
  const degrees = (units: number): number => Math.round(units) / 1e7;
  const coordinates = rings.map((polygon) =>
    polygon.map((ring) => {
      const out: number[][] = [];
      for (let k = 0; k < ring.length; k += 2)
        out.push([degrees((grid.west + (ring[k] as number)) * width), degrees((grid.south + (ring[k + 1] as number)) * height)]);
      out.push(out[0] as number[]);
      return out;
    }),
  );
  return { geometry: { type: "MultiPolygon", coordinates }, toleranceMetres: TOLERANCE_SQUARES * cellMetres };
}

/** Squares in whole numbers of their size from 0°/0°; two spare rows and columns all round. */
interface Grid {
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  readonly marks: Uint8Array;
}

function gridOver(network: Network, sets: readonly ReachedSet[], addresses: readonly Point[], width: number, height: number): Grid {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (lat: number, lon: number): void => {
    if (lat < south) south = lat;
    if (lat > north) north = lat;
    if (lon < west) west = lon;
    if (lon > east) east = lon;
  };
  for (const set of sets) {
    include(set.footLat, set.footLon);
    // The ends of every touched piece, reached or not, frame what is reached of it.
    for (const list of [set.from, set.to])
      for (let k = 0; k < list.length; k++)
        if ((list[k] as number) >= 0) include(network.lat[list[k] as number] as number, network.lon[list[k] as number] as number);
  }
  for (const a of addresses) include(toUnits(a.lat), toUnits(a.lon));
  if (west > east) return { width, height, west: 0, south: 0, columns: 4, rows: 4, marks: new Uint8Array(16) };
  const left = Math.floor(west / width) - 2;
  const low = Math.floor(south / height) - 2;
  const columns = Math.floor(east / width) + 3 - left;
  const rows = Math.floor(north / height) + 3 - low;
  return { width, height, west: left, south: low, columns, rows, marks: new Uint8Array(columns * rows) };
}

function mark({ width, height, west, south, columns, marks }: Grid, lat: number, lon: number): void {
  marks[(Math.floor(lat / height) - south) * columns + Math.floor(lon / width) - west] = 1;
}

function markSet(network: Network, set: ReachedSet, grid: Grid): void {
  const { lat, lon } = network;
  mark(grid, set.footLat, set.footLon);
  for (let k = 0; k < set.node.length; k++) {
    const v = set.node[k] as number;
    if (v >= 0) mark(grid, lat[v] as number, lon[v] as number);
  }
  for (let k = 0; k < set.from.length; k++) {
    const length = set.length[k] as number;
    if (length === 0) continue;
    const [a, b] = [set.from[k] as number, set.to[k] as number];
    markPiece(
      grid,
      a < 0 ? set.footLat : (lat[a] as number),
      a < 0 ? set.footLon : (lon[a] as number),
      b < 0 ? set.footLat : (lat[b] as number),
      b < 0 ? set.footLon : (lon[b] as number),
      (set.fromMillimetres[k] as number) / length,
      1 - (set.toMillimetres[k] as number) / length,
    );
  }
}

/**
 * Every square that the piece crosses between its start and `forth` or between `back` and its end, shares of its length.
 * The crossings are always those of the whole piece, from the same end, in squares counted from 0°/0° (not from the grid's
 * own corner, which would round them differently): a longer walk marks all squares of a shorter one.
 */
function markPiece(grid: Grid, aLat: number, aLon: number, bLat: number, bLon: number, forth: number, back: number): void {
  const { width, height, west, south, columns, marks } = grid;
  const x = aLon / width;
  const y = aLat / height;
  const dx = bLon / width - x;
  const dy = bLat / height - y;
  let column = Math.floor(x);
  let row = Math.floor(y);
  const stepX = Math.sign(dx);
  const stepY = Math.sign(dy);
  let nextX = dx === 0 ? Infinity : (column + (dx > 0 ? 1 : 0) - x) / dx;
  let nextY = dy === 0 ? Infinity : (row + (dy > 0 ? 1 : 0) - y) / dy;
  let entered = 0;
  for (;;) {
    const left = Math.min(nextX, nextY);
    // `back` = 1 reaches nothing from the far end, `forth` = 0 nothing from the near one.
    if ((forth > 0 && entered <= forth) || (back < 1 && left >= back)) marks[(row - south) * columns + column - west] = 1;
    if (left >= 1) return;
    entered = left;
    if (nextX <= nextY) {
      column += stepX;
      nextX += stepX / dx;
    } else {
      row += stepY;
      nextY += stepY / dy;
    }
  }
}

/** Marks and their eight neighbours: first along rows, then along columns. */
function spread({ marks, columns, rows }: Grid): Uint8Array {
  const wide = new Uint8Array(marks.length);
  for (let k = 1; k + 1 < marks.length; k++) wide[k] = (marks[k - 1] as number) | (marks[k] as number) | (marks[k + 1] as number);
  const out = new Uint8Array(marks.length);
  for (let k = columns; k < (rows - 1) * columns; k++)
    out[k] = (wide[k - columns] as number) | (wide[k] as number) | (wide[k + columns] as number);
  return out;
}
