import type { Network } from "./network.ts";
import { UNIT_MILLIMETRES, UNIT_RADIANS } from "./sphere.ts";

/**
 * Boxes around eight consecutive chains each, then around eight boxes, and so on: a packed tree (Kamel & Faloutsos 1993; chains
 * already lie along a curve, so nothing is sorted). Level after level, leaves first; each box south, west, north, east in 1e-7 degrees.
 */
export interface BoxTree {
  readonly bounds: Int32Array;
  /** Number of the first box of each level, and the count behind the last. */
  readonly levels: Int32Array;
}

const FAN = 8;

export function levelsFor(chains: number): Int32Array {
  const levels = [0];
  for (let count = Math.ceil(chains / FAN), sum = 0; ; count = Math.ceil(count / FAN)) {
    levels.push((sum += count));
    if (count <= 1) return Int32Array.from(levels);
  }
}

export function boxTree(chains: Omit<Network, "rules" | "boxes">): BoxTree {
  const levels = levelsFor(chains.chains);
  const bounds = new Int32Array(4 * (levels[levels.length - 1] as number));
  for (let b = 0; b < bounds.length; b += 4) bounds.set([900_000_000, 1_800_000_000, -900_000_000, -1_800_000_000], b);
  const grow = (box: number, south: number, west: number, north: number, east: number): void => {
    const b = 4 * box;
    if (south < (bounds[b] as number)) bounds[b] = south;
    if (west < (bounds[b + 1] as number)) bounds[b + 1] = west;
    if (north > (bounds[b + 2] as number)) bounds[b + 2] = north;
    if (east > (bounds[b + 3] as number)) bounds[b + 3] = east;
  };
  const growBy = (box: number, node: number): void => {
    const y = chains.lat[node] as number;
    const x = chains.lon[node] as number;
    grow(box, y, x, y, x);
  };
  for (let c = 0; c < chains.chains; c++) {
    const box = Math.floor(c / FAN);
    growBy(box, chains.end[2 * c] as number);
    growBy(box, chains.end[2 * c + 1] as number);
    for (let i = chains.inner[c] as number; i < (chains.inner[c + 1] as number); i++) growBy(box, i);
  }
  for (let level = 1; level + 1 < levels.length; level++) {
    const below = levels[level - 1] as number;
    const here = levels[level] as number;
    for (let b = below; b < here; b++) {
      const from = 4 * b;
      grow(
        here + Math.floor((b - below) / FAN),
        bounds[from] as number,
        bounds[from + 1] as number,
        bounds[from + 2] as number,
        bounds[from + 3] as number,
      );
    }
  }
  return { bounds, levels };
}

/**
 * Visits the chains whose leaf box is nearer than `radius()` millimetres to the position; the radius may shrink on the way.
 * Boxes are compared on the plane through the position and 0.1 % is allowed for that (enough up to 87° and 3 km).
 */
export function nearChains(network: Network, lat: number, lon: number, radius: () => number, visit: (chain: number) => void): void {
  const { bounds, levels } = network.boxes;
  const widthOfUnit = UNIT_MILLIMETRES * Math.cos(lat * UNIT_RADIANS);
  const distance = (box: number): number => {
    const b = 4 * box;
    const y = Math.max((bounds[b] as number) - lat, lat - (bounds[b + 2] as number), 0) * UNIT_MILLIMETRES;
    const x = Math.max((bounds[b + 1] as number) - lon, lon - (bounds[b + 3] as number), 0) * widthOfUnit;
    return 0.999 * Math.sqrt(x * x + y * y);
  };
  const descend = (level: number, index: number): void => {
    const here = levels[level] as number;
    if (distance(here + index) > radius()) return;
    const below = level === 0 ? network.chains : here - (levels[level - 1] as number);
    const last = Math.min(below, (index + 1) * FAN);
    for (let i = index * FAN; i < last; i++) {
      if (level === 0) visit(i);
      else descend(level - 1, i);
    }
  };
  if (network.chains > 0) descend(levels.length - 2, 0);
}
