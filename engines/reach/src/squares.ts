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
  for (const node of ways) if (node >= 0 && (uses[node] as number) < 255) uses[node] = (uses[node] as number) + 1;
  for (const { outline, kind } of squares) {
    const corners = outline.subarray(0, outline.length - 1);
    if (corners.length > MOST_CORNERS || corners.length < 3 || corners.includes(-1) || new Set(corners).size < corners.length) continue;
    const shape = new Outline(positions, corners);
    // The first node comes twice in its own way.
    const isGate = (i: number): boolean => (uses[corners[i] as number] as number) > (i === 0 ? 2 : 1);
    const bends = [...corners.keys()].filter((i) => isGate(i) || shape.turnsInward(i));
    if (bends.length > MOST_BENDS) continue;
    bends.forEach((i, k) => {
      for (const j of bends.slice(k + 1)) {
        if (!(isGate(i) || shape.touches(i, j)) || !(isGate(j) || shape.touches(j, i))) continue;
        if (shape.sees(i, j)) segments.add(corners[i] as number, corners[j] as number, kind);
      }
    });
  }
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
    this.#x = Float64Array.from(corners, (v) => ((lon[v] as number) - (lon[origin] as number)) * width);
    this.#y = Float64Array.from(corners, (v) => ((lat[v] as number) - (lat[origin] as number)) * UNIT_MILLIMETRES);
    let area = 0;
    for (let i = 0; i < this.#size; i++) area += this.#cross(0, i, (i + 1) % this.#size);
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
    for (let a = 0; a < n; a++) {
      const b = (a + 1) % n;
      if (a === i || a === j || b === i || b === j) {
        // A corner on the line blocks it: the walk goes through that corner's own connectors.
        const other = a === i || a === j ? b : a;
        if (other !== i && other !== j && this.#isBetween(i, j, other)) return false;
        continue;
      }
      if (this.#cross(i, j, a) * this.#cross(i, j, b) <= 0 && this.#cross(a, b, i) * this.#cross(a, b, j) <= 0) return false;
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
      const [ay, by] = [this.#y[a] as number, this.#y[b] as number];
      if (ay > py !== by > py && px < (((this.#x[b] as number) - (this.#x[a] as number)) * (py - ay)) / (by - ay) + (this.#x[a] as number))
        inside = !inside;
    }
    return inside;
  }
}
