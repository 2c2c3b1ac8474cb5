import type { Segments } from "./segments.ts";
import { UNIT_MILLIMETRES, UNIT_RADIANS } from "./sphere.ts";

/**
 * Ways across pedestrian squares. Shortest walks within a polygon bend only at its inward corners (Lozano-Pérez & Wesley 1979), so every
 * pair of gates (outline nodes where another way joins) and inward corners that see each other is joined by a straight segment, at
 * inward corners only along their tangents: walks between gates are then exactly the shortest. Graser (2016, "Integrating Open Spaces into OpenStreetMap Routing Graphs") finds
 * the visibility graph the best of the known methods. Holes of a square (multipolygons) and furniture on it are not seen.
 */
export interface Square {
  /** Node numbers around the outline, the first again at the end, −1 for unpositioned ones. */
  readonly outline: Int32Array;
  /** Bits its connectors get: a square on a bridge stays one. */
  readonly kind: number;
}

interface Positions {
  readonly lat: Int32Array;
  readonly lon: Int32Array;
}

/** Larger outlines (and mutilated ones) are walked around: the pairs grow with the square, and no real square is so rich in corners. */
const MOST_CORNERS = 2000;
const MOST_BENDS = 80;

/** Adds the connectors of all squares. `ways` are all references of kept ways, by which gates are known. */
export function linkSquares(positions: Positions, ways: Int32Array, squares: readonly Square[], segments: Segments): void {
  const uses = new Uint8Array(positions.lat.length);
  for (let i = 0; i < ways.length; i++) {
    const node = ways[i] as number;
    if (node >= 0 && (uses[node] as number) < 255) uses[node] = (uses[node] as number) + 1;
  }
  // The last square that each node was found on, counted from 1.
  const square = new Int32Array(positions.lat.length);
  for (let number = 0; number < squares.length; number++) {
    const { outline, kind } = squares[number] as Square;
    const corners = outline.subarray(0, outline.length - 1);
    if (corners.length > MOST_CORNERS || corners.length < 3 || !areDistinct(corners, square, number + 1)) continue;
    linkSquare(positions, corners, uses, (i, j) => segments.add(corners[i] as number, corners[j] as number, kind));
  }
}

function linkSquare(positions: Positions, corners: Int32Array, uses: Uint8Array, join: (i: number, j: number) => void): void {
  const shape = new Outline(positions, corners);
  const bends: number[] = [];
  const isGate: boolean[] = [];
  for (let i = 0; i < corners.length; i++) {
    // The first node comes twice in its own way.
    const gate = (uses[corners[i] as number] as number) > (i === 0 ? 2 : 1);
    if (!gate && !shape.turnsInward(i)) continue;
    bends.push(i);
    isGate.push(gate);
  }
  if (bends.length > MOST_BENDS) return;
  for (let p = 0; p < bends.length; p++) {
    const i = bends[p] as number;
    for (let q = p + 1; q < bends.length; q++) {
      const j = bends[q] as number;
      if ((isGate[p] || shape.touches(i, j)) && (isGate[q] || shape.touches(j, i)) && shape.sees(i, j)) join(i, j);
    }
  }
}

/** Whether all corners are positioned and none comes twice. */
function areDistinct(corners: Int32Array, square: Int32Array, number: number): boolean {
  for (let i = 0; i < corners.length; i++) {
    const node = corners[i] as number;
    if (node < 0 || square[node] === number) return false;
    square[node] = number;
  }
  return true;
}

/** A polygon on the plane through its first corner, in millimetres. */
class Outline {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #size: number;
  readonly #area: number;

  constructor({ lat, lon }: Positions, corners: Int32Array) {
    const origin = corners[0] as number;
    const width = UNIT_MILLIMETRES * Math.cos((lat[origin] as number) * UNIT_RADIANS);
    this.#size = corners.length;
    this.#x = new Float64Array(corners.length);
    this.#y = new Float64Array(corners.length);
    for (let i = 0; i < corners.length; i++) {
      const v = corners[i] as number;
      this.#x[i] = ((lon[v] as number) - (lon[origin] as number)) * width;
      this.#y[i] = ((lat[v] as number) - (lat[origin] as number)) * UNIT_MILLIMETRES;
    }
    let area = 0;
    for (let i = 0; i + 1 < this.#size; i++) area += this.#cross(0, i, i + 1);
    this.#area = area;
  }

  /** Twice the signed area of the triangle a, b, c. */
  #cross(a: number, b: number, c: number): number {
    const x = this.#x;
    const y = this.#y;
    return (
      ((x[b] as number) - (x[a] as number)) * ((y[c] as number) - (y[a] as number)) -
      ((y[b] as number) - (y[a] as number)) * ((x[c] as number) - (x[a] as number))
    );
  }

  turnsInward(i: number): boolean {
    const n = this.#size;
    return this.#cross((i + n - 1) % n, i, (i + 1) % n) * this.#area < 0;
  }

  /** Whether a walk along the line to `other` can bend at corner i: both its neighbours lie on one side of the line. */
  touches(i: number, other: number): boolean {
    const n = this.#size;
    return this.#cross(other, i, (i + n - 1) % n) * this.#cross(other, i, (i + 1) % n) >= 0;
  }

  /** Whether the straight line between two corners that are not neighbours runs inside and meets the outline at its ends only. */
  sees(i: number, j: number): boolean {
    const n = this.#size;
    if ((i + 1) % n === j || (j + 1) % n === i) return false;
    const x = this.#x;
    const y = this.#y;
    const fromX = x[i] as number;
    const fromY = y[i] as number;
    const alongX = (x[j] as number) - fromX;
    const alongY = (y[j] as number) - fromY;
    let a = n - 1;
    let sideA = this.#cross(i, j, a);
    for (let b = 0; b < n; b++) {
      const sideB = alongX * ((y[b] as number) - fromY) - alongY * ((x[b] as number) - fromX);
      if (a === i || a === j || b === i || b === j) {
        // A corner on the line blocks it: the walk goes through that corner's own connectors.
        const other = a === i || a === j ? b : a;
        if (other !== i && other !== j && this.#isBetween(i, j, other)) return false;
      } else if (sideA * sideB <= 0 && this.#cross(a, b, i) * this.#cross(a, b, j) <= 0) return false;
      a = b;
      sideA = sideB;
    }
    return this.#holds(((this.#x[i] as number) + (this.#x[j] as number)) / 2, ((this.#y[i] as number) + (this.#y[j] as number)) / 2);
  }

  #isBetween(i: number, j: number, other: number): boolean {
    if (this.#cross(i, j, other) !== 0) return false;
    const along =
      ((this.#x[other] as number) - (this.#x[i] as number)) * ((this.#x[j] as number) - (this.#x[i] as number)) +
      ((this.#y[other] as number) - (this.#y[i] as number)) * ((this.#y[j] as number) - (this.#y[i] as number));
    return along > 0;
  }

  /** Even–odd rule. */
  #holds(px: number, py: number): boolean {
    let inside = false;
    for (let a = 0, b = this.#size - 1; a < this.#size; b = a++) {
      const ay = this.#y[a] as number;
      const by = this.#y[b] as number;
      if (ay > py !== by > py && px < (((this.#x[b] as number) - (this.#x[a] as number)) * (py - ay)) / (by - ay) + (this.#x[a] as number))
        inside = !inside;
    }
    return inside;
  }
}
