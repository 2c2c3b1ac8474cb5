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
  const clusters = clustersOf(network, sets, addresses, width, height);
  const squares = clusters.reduce((sum, { box }) => sum + columnsOf(box) * rowsOf(box), 0);
  if (squares > MOST_SQUARES) throw new GroundTooWide(squares, cellMetres);
  const degrees = (units: number): number => Math.round(units) / 1e7;
  const coordinates = clusters.flatMap((cluster) => {
    const grid = gridOf(cluster, width, height);
    for (const set of cluster.sets) markSet(network, set, grid);
    for (const a of cluster.addresses) mark(grid, toUnits(a.lat), toUnits(a.lon));
    return traceOutline(spread(grid), grid.columns, grid.rows).map((polygon) =>
      polygon.map((ring) => {
        const out: number[][] = [];
        for (let k = 0; k < ring.length; k += 2)
          out.push([degrees((grid.west + (ring[k] as number)) * width), degrees((grid.south + (ring[k + 1] as number)) * height)]);
        out.push(out[0] as number[]);
        return out;
      }),
    );
  });
  return { geometry: { type: "MultiPolygon", coordinates }, toleranceMetres: TOLERANCE_SQUARES * cellMetres };
}

/** Of all grids of one drawing together: 200 megabytes while it is made. */
const MOST_SQUARES = 60_000_000;

/** The ground spreads over more squares than are drawn: fewer places, or larger squares. */
export class GroundTooWide extends RangeError {
  readonly squares: number;
  constructor(squares: number, cellMetres: number) {
    super(`the ground spreads over ${squares} squares of ${cellMetres} m; ${MOST_SQUARES} are drawn at most`);
    this.squares = squares;
  }
}

/** In squares, ends included. */
interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}
const columnsOf = ({ west, east }: Box): number => east - west + 1;
const rowsOf = ({ south, north }: Box): number => north - south + 1;

interface Cluster {
  readonly box: Box;
  readonly sets: readonly ReachedSet[];
  readonly addresses: readonly Point[];
}

/** Squares of a tile's side. Clusters have a tile or more between them: their outlines cannot touch. */
const TILE = 64;

/**
 * What lies near each other has one grid: five towns over a province are five grids, not one over all. A cluster frames what is reached,
 * not the ways that are touched: one that leads to another continent is reached for a few hundred metres. Tiles that hold something are
 * joined with their neighbours (union–find).
 */
function clustersOf(network: Network, sets: readonly ReachedSet[], addresses: readonly Point[], width: number, height: number): Cluster[] {
  const boxes = [
    ...sets.map((set) => boxOf(network, set, width, height)),
    ...addresses.map((a) => around(Math.floor(toUnits(a.lat) / height), Math.floor(toUnits(a.lon) / width))),
  ];
  const numbers = new Map<number, number>();
  const parents: number[] = [];
  const rootOf = (tile: number): number => {
    let root = tile;
    while (parents[root] !== root) root = parents[root] as number;
    for (let at = tile; at !== root;) [parents[at], at] = [root, parents[at] as number];
    return root;
  };
  const tileAt = (row: number, column: number): number => {
    const key = row * 2 ** 26 + column;
    let tile = numbers.get(key);
    if (tile !== undefined) return tile;
    tile = parents.length;
    parents.push(tile);
    numbers.set(key, tile);
    for (let r = row - 1; r <= row + 1; r++)
      for (let c = column - 1; c <= column + 1; c++) {
        const beside = numbers.get(r * 2 ** 26 + c);
        if (beside !== undefined) parents[rootOf(beside)] = rootOf(tile);
      }
    return tile;
  };
  const firsts = boxes.map((box) => {
    const [south, north, west, east] = [box.south, box.north, box.west, box.east].map((v) => Math.floor(v / TILE)) as [
      number,
      number,
      number,
      number,
    ];
    const first = tileAt(south, west);
    for (let row = south; row <= north; row++) for (let column = west; column <= east; column++) tileAt(row, column);
    return first;
  });
  const clusters = new Map<number, { box: Box; sets: ReachedSet[]; addresses: Point[] }>();
  boxes.forEach((box, i) => {
    const root = rootOf(firsts[i] as number);
    let cluster = clusters.get(root);
    if (!cluster) clusters.set(root, (cluster = { box: { ...box }, sets: [], addresses: [] }));
    widen(cluster.box, box);
    if (i < sets.length) cluster.sets.push(sets[i] as ReachedSet);
    else cluster.addresses.push(addresses[i - sets.length] as Point);
  });
  return [...clusters.values()];
}

function widen(box: Box, other: Box): void {
  box.west = Math.min(box.west, other.west);
  box.south = Math.min(box.south, other.south);
  box.east = Math.max(box.east, other.east);
  box.north = Math.max(box.north, other.north);
}

/** Rows and columns left all round: what spreads by one is not the outermost, and an end on a border is told for the square on either side. */
const SPARE = 3;
const around = (row: number, column: number): Box => ({
  west: column - SPARE,
  south: row - SPARE,
  east: column + SPARE,
  north: row + SPARE,
});

function boxOf(network: Network, set: ReachedSet, width: number, height: number): Box {
  const box = around(Math.floor(set.footLat / height), Math.floor(set.footLon / width));
  const include = (lat: number, lon: number): void => widen(box, around(Math.floor(lat / height), Math.floor(lon / width)));
  for (let k = 0; k < set.node.length; k++) {
    const v = set.node[k] as number;
    if (v >= 0) include(network.lat[v] as number, network.lon[v] as number);
  }
  for (let k = 0; k < set.from.length; k++) {
    const { aLat, aLon, bLat, bLon, forth, back } = pieceOf(network, set, k);
    const at = (share: number): void => include(aLat + share * (bLat - aLat), aLon + share * (bLon - aLon));
    if (forth > 0) [0, Math.min(1, forth)].forEach(at);
    if (back < 1) [Math.max(0, back), 1].forEach(at);
  }
  return box;
}

/** Squares in whole numbers of their size from 0°/0°. */
interface Grid {
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  readonly marks: Uint8Array;
}

function gridOf({ box }: Cluster, width: number, height: number): Grid {
  const [columns, rows] = [columnsOf(box), rowsOf(box)];
  return { width, height, west: box.west, south: box.south, columns, rows, marks: new Uint8Array(columns * rows) };
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
  for (let k = 0; k < set.from.length; k++) if ((set.length[k] as number) > 0) markPiece(grid, pieceOf(network, set, k));
}

interface Piece {
  readonly aLat: number;
  readonly aLon: number;
  readonly bLat: number;
  readonly bLon: number;
  /** It is reached between its start and `forth` and between `back` and its end, shares of its length. */
  readonly forth: number;
  readonly back: number;
}

function pieceOf({ lat, lon }: Network, set: ReachedSet, k: number): Piece {
  const [a, b, length] = [set.from[k] as number, set.to[k] as number, set.length[k] as number];
  return {
    aLat: a < 0 ? set.footLat : (lat[a] as number),
    aLon: a < 0 ? set.footLon : (lon[a] as number),
    bLat: b < 0 ? set.footLat : (lat[b] as number),
    bLon: b < 0 ? set.footLon : (lon[b] as number),
    forth: length === 0 ? 0 : (set.fromMillimetres[k] as number) / length,
    back: length === 0 ? 1 : 1 - (set.toMillimetres[k] as number) / length,
  };
}

/**
 * Every square that the piece crosses where it is reached. The crossings are always those of the whole piece, counted from the same end, in squares
 * from 0°/0° (not from the grid's own corner, which would round them differently): a longer walk marks all squares of a shorter one. What lies
 * between the two reached ends is leapt over.
 */
function markPiece(grid: Grid, { aLat, aLon, bLat, bLon, forth, back }: Piece): void {
  const { width, height } = grid;
  const along = axisOf(aLon / width, bLon / width);
  const across = axisOf(aLat / height, bLat / height);
  if (forth > 0) crossed(grid, along, across, 0, forth);
  if (back < 1) crossed(grid, along, across, Math.max(0, back), 1);
}

interface Axis {
  readonly square: number;
  readonly step: number;
  /** Share of the piece at which it leaves its first square, and between two crossings after that. */
  readonly first: number;
  readonly each: number;
}

function axisOf(from: number, to: number): Axis {
  const square = Math.floor(from);
  const step = Math.sign(to - from);
  if (step === 0) return { square, step, first: Infinity, each: Infinity };
  const length = Math.abs(to - from);
  return { square, step, first: (step > 0 ? square + 1 - from : from - square) / length, each: 1 / length };
}

/** The share at which the line leaves the square it is in after so many crossings. */
const leaving = ({ first, each }: Axis, crossings: number): number => (first === Infinity ? Infinity : first + crossings * each);
/** So many crossings lie before the share, or one or two fewer. */
const crossingsBefore = ({ first, each }: Axis, share: number): number =>
  first === Infinity ? 0 : Math.max(0, Math.floor((share - first) / each) - 1);

function crossed(grid: Grid, along: Axis, across: Axis, from: number, to: number): void {
  const { west, south, columns, marks } = grid;
  let x = crossingsBefore(along, from);
  let y = crossingsBefore(across, from);
  for (;;) {
    const [nextX, nextY] = [leaving(along, x), leaving(across, y)];
    const left = Math.min(nextX, nextY);
    if (left >= from) marks[(across.square + y * across.step - south) * columns + along.square + x * along.step - west] = 1;
    if (left >= to || left >= 1) return;
    if (nextX <= nextY) x++;
    else y++;
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
