/**
 * Outlines of the marked squares of a grid by marching squares: the corners of a
 * tile are the centres of four squares, and the line passes midway between a marked and an unmarked one. Squares that
 * touch at a corner only stay apart. Every tile's inside grows with its marked corners, so more marks never take ground away.
 */

/** Sides of a tile: south, east, north, west. */
const [S, E, N, W] = [0, 1, 2, 3] as const;

/** Exit by marked corners (south-west 1, south-east 2, north-east 4, north-west 8) and entry; the marked side lies to the left. */
const EXIT = new Int8Array(64).fill(-1);
for (const [corners, from, to] of [
  [1, S, W],
  [2, E, S],
  [4, N, E],
  [8, W, N],
  [3, E, W],
  [6, N, S],
  [12, W, E],
  [9, S, N],
  [14, W, S],
  [13, S, E],
  [11, E, N],
  [7, N, W],
  [5, S, W],
  [5, N, E],
  [10, E, S],
  [10, W, N],
] as const)
  EXIT[corners * 4 + from] = to;

/**
 * Polygons, each its outer ring and its holes; rings are x, y, x, y … in squares from the grid's south-west corner, open,
 * straight runs without points between. The outermost rows and columns of the grid must be unmarked. Row r, column c is
 * `marks[r * columns + c]`, r to the north, c to the east.
 */
export function traceOutline(marks: Uint8Array, columns: number, rows: number): number[][][] {
  const polygons: number[][][] = [];
  /** Polygon to which the crossing between (r, c) and (r, c + 1) belongs, counted from 1. */
  const owner = new Int32Array(columns * rows);

  const trace = (row: number, column: number, start: number, polygon: number): number[] => {
    const ring: number[] = [];
    let [r, c, entry] = [row, column, start];
    let lastTurn = -1;
    do {
      const at = r * columns + c;
      const corners =
        (marks[at] as number) |
        ((marks[at + 1] as number) << 1) |
        ((marks[at + columns + 1] as number) << 2) |
        ((marks[at + columns] as number) << 3);
      const exit = EXIT[corners * 4 + entry] as number;
      if (entry === S) owner[at] = polygon;
      else if (entry === N) owner[at + columns] = polygon;
      const turn = entry * 4 + exit;
      if (!isStraight(lastTurn, entry, exit))
        ring.push(c + (entry === W ? 0.5 : entry === E ? 1.5 : 1), r + (entry === S ? 0.5 : entry === N ? 1.5 : 1));
      lastTurn = turn;
      if (exit === S) r--;
      else if (exit === N) r++;
      else if (exit === W) c--;
      else c++;
      entry = exit ^ 2;
    } while (r !== row || c !== column || entry !== start);
    return ring;
  };

  for (let r = 1; r < rows; r++) {
    let inside = 0;
    for (let c = 0; c + 1 < columns; c++) {
      const at = r * columns + c;
      if (marks[at] === marks[at + 1]) continue;
      if (owner[at] === 0) {
        // Row by row from the west, a polygon is met first on its west side, a hole first on the hole's west side.
        if (marks[at + 1] === 1) polygons.push([trace(r - 1, c, N, polygons.length + 1)]);
        else (polygons[inside - 1] as number[][]).push(trace(r, c, S, inside));
      }
      inside = owner[at] as number;
    }
  }
  return polygons;
}

/** Whether the line goes on in the direction of the tile before: side to side always, corner cuts when they alternate alike. */
function isStraight(lastTurn: number, entry: number, exit: number): boolean {
  if (lastTurn === -1) return false;
  const [lastEntry, lastExit] = [(lastTurn >> 2) & 3, lastTurn & 3];
  const across = entry === (exit ^ 2);
  if (across !== (lastEntry === (lastExit ^ 2))) return false;
  return across || (lastEntry ^ 2) === exit;
}
