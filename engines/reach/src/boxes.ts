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
  const { lat, lon, end, inner } = chains;
  const levels = levelsFor(chains.chains);
  const bounds = new Int32Array(4 * (levels[levels.length - 1] as number));
  const leaves = levels.length > 1 ? (levels[1] as number) : 0;
  for (let box = 0; box < leaves; box++) {
    let south = 900_000_000;
    let west = 1_800_000_000;
    let north = -900_000_000;
    let east = -1_800_000_000;
    const behind = Math.min(chains.chains, (box + 1) * FAN);
    const ends = 2 * (behind - box * FAN);
    const within = inner[box * FAN] as number;
    // Interior nodes of consecutive chains are consecutive; the ends come first.
    for (let k = -ends; k < (inner[behind] as number) - within; k++) {
      const v = k < 0 ? (end[2 * behind + k] as number) : within + k;
      const y = lat[v] as number;
      const x = lon[v] as number;
      if (y < south) south = y;
      if (y > north) north = y;
      if (x < west) west = x;
      if (x > east) east = x;
    }
    put(bounds, box, south, west, north, east);
  }
  for (let level = 1; level + 1 < levels.length; level++) {
    const below = levels[level - 1] as number;
    const here = levels[level] as number;
    for (let box = here; box < (levels[level + 1] as number); box++) {
      let south = 900_000_000;
      let west = 1_800_000_000;
      let north = -900_000_000;
      let east = -1_800_000_000;
      const first = below + (box - here) * FAN;
      for (let b = 4 * first; b < 4 * Math.min(here, first + FAN); b += 4) {
        south = Math.min(south, bounds[b] as number);
        west = Math.min(west, bounds[b + 1] as number);
        north = Math.max(north, bounds[b + 2] as number);
        east = Math.max(east, bounds[b + 3] as number);
      }
      put(bounds, box, south, west, north, east);
    }
  }
  return { bounds, levels };
}

function put(bounds: Int32Array, box: number, south: number, west: number, north: number, east: number): void {
  bounds[4 * box] = south;
  bounds[4 * box + 1] = west;
  bounds[4 * box + 2] = north;
  bounds[4 * box + 3] = east;
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
  const order = new Float64Array(levels.length * FAN);
  // Nearest child first, so that the radius shrinks early; ties of the answer are decided by the visitor, not by this order.
  const descend = (level: number, index: number): void => {
    const here = levels[level] as number;
    const below = level === 0 ? network.chains : here - (levels[level - 1] as number);
    const first = index * FAN;
    const last = Math.min(below, first + FAN);
    if (level === 0) {
      for (let chain = first; chain < last; chain++) visit(chain);
      return;
    }
    const children = levels[level - 1] as number;
    const base = level * FAN;
    for (let i = first; i < last; i++) order[base + i - first] = distance(children + i);
    for (let left = last - first; left > 0; left--) {
      let nearest = base;
      for (let k = base + 1; k < base + last - first; k++) if ((order[k] as number) < (order[nearest] as number)) nearest = k;
      if ((order[nearest] as number) > radius()) return;
      order[nearest] = Infinity;
      descend(level - 1, first + nearest - base);
    }
  };
  if (network.chains > 0 && distance(levels[levels.length - 2] as number) <= radius()) descend(levels.length - 2, 0);
}
