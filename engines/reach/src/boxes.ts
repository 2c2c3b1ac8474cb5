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

/** Steps into which a leaf box is divided for the boxes of its chains. */
const STEPS_OF_LEAF = 255;
const ofChains = new WeakMap<Network, Uint8Array>();

/**
 * A box for every chain: south, west, north, east in steps of its leaf box, rounded outwards. A byte a side is enough to pass over nine of ten
 * chains of a leaf; made when first needed, so that neither file nor graph grows.
 */
function chainBoxes(network: Network): Uint8Array {
  let boxes = ofChains.get(network);
  if (boxes !== undefined) return boxes;
  const { chains, lat, lon, end, inner } = network;
  const { bounds } = network.boxes;
  boxes = new Uint8Array(4 * chains);
  for (let chain = 0; chain < chains; chain++) {
    const [a, b] = [end[2 * chain] as number, end[2 * chain + 1] as number];
    let south = Math.min(lat[a] as number, lat[b] as number);
    let north = Math.max(lat[a] as number, lat[b] as number);
    let west = Math.min(lon[a] as number, lon[b] as number);
    let east = Math.max(lon[a] as number, lon[b] as number);
    for (let v = inner[chain] as number; v < (inner[chain + 1] as number); v++) {
      const [y, x] = [lat[v] as number, lon[v] as number];
      if (y < south) south = y;
      if (y > north) north = y;
      if (x < west) west = x;
      if (x > east) east = x;
    }
    const leaf = 4 * Math.floor(chain / FAN);
    const [y, x] = [bounds[leaf] as number, bounds[leaf + 1] as number];
    const [high, wide] = [Math.max(1, (bounds[leaf + 2] as number) - y), Math.max(1, (bounds[leaf + 3] as number) - x)];
    boxes[4 * chain] = Math.floor((STEPS_OF_LEAF * (south - y)) / high);
    boxes[4 * chain + 1] = Math.floor((STEPS_OF_LEAF * (west - x)) / wide);
    boxes[4 * chain + 2] = Math.ceil((STEPS_OF_LEAF * (north - y)) / high);
    boxes[4 * chain + 3] = Math.ceil((STEPS_OF_LEAF * (east - x)) / wide);
  }
  ofChains.set(network, boxes);
  return boxes;
}

/** Lengths on the plane that are compared with one on the sphere: 0.1 % is allowed for the difference. */
const ALLOWED = 1.001;
/** Boxes still to be looked at, the next one last, at most a level's children for every level; no search runs within another. */
const MOST_LEVELS = 16;
const waitingSquare = new Float64Array(MOST_LEVELS * FAN);
const waitingBox = new Int32Array(MOST_LEVELS * FAN);
const waitingLevel = new Int32Array(MOST_LEVELS * FAN);

/** Who looks at chains near a position; `snap` is the radius in millimetres within which one may still matter, and may shrink with every visit. */
export interface Seeker {
  readonly snap: number;
  visit(chain: number): void;
}

/**
 * Visits the chains whose box is nearer than `seeker.snap` millimetres to the position, and some a little farther.
 * Boxes are compared on the plane through the position and 0.1 % is allowed for that (enough up to 87° and 3 km).
 * Nearest box first, so that the radius shrinks early; ties of the answer are decided by the seeker, not by this order.
 */
export function nearChains(network: Network, lat: number, lon: number, seeker: Seeker): void {
  if (network.chains === 0) return;
  const small = chainBoxes(network);
  const { bounds, levels } = network.boxes;
  const width = UNIT_MILLIMETRES * Math.cos(lat * UNIT_RADIANS);
  let radius = -1;
  let square = 0;
  let [south, north, west, east] = [0, 0, 0, 0];
  let top = 1;
  waitingSquare[0] = 0;
  waitingLevel[0] = levels.length - 2;
  waitingBox[0] = levels[levels.length - 2] as number;
  while (top > 0) {
    if (seeker.snap !== radius) {
      radius = seeker.snap;
      const reach = radius * ALLOWED;
      square = reach * reach;
      // The square around the circle, in half units: differences of any two positions keep their sign in 32 bits.
      south = halved(lat - reach / UNIT_MILLIMETRES) - 1;
      north = halved(lat + reach / UNIT_MILLIMETRES) + 1;
      west = halved(lon - reach / width) - 1;
      east = halved(lon + reach / width) + 1;
    }
    if ((waitingSquare[--top] as number) > square) continue;
    const level = waitingLevel[top] as number;
    const box = waitingBox[top] as number;
    if (level === 0) {
      const b = 4 * box;
      const [y, x] = [bounds[b] as number, bounds[b + 1] as number];
      const high = STEPS_OF_LEAF / Math.max(1, (bounds[b + 2] as number) - y);
      const wide = STEPS_OF_LEAF / Math.max(1, (bounds[b + 3] as number) - x);
      const lower = steps((2 * south - y) * high);
      const upper = steps((2 * north - y) * high);
      const left = steps((2 * west - x) * wide);
      const right = steps((2 * east - x) * wide);
      const last = Math.min(network.chains, FAN * box + FAN);
      for (let chain = FAN * box; chain < last; chain++) {
        const c = 4 * chain;
        // Outside of any side tells by a sign bit: a branch for each would be guessed wrong too often.
        const inside =
          (upper - (small[c] as number)) |
          (right - (small[c + 1] as number)) |
          ((small[c + 2] as number) - lower) |
          ((small[c + 3] as number) - left);
        if (inside >= 0) seeker.visit(chain);
      }
      continue;
    }
    const children = levels[level - 1] as number;
    const first = children + (box - (levels[level] as number)) * FAN;
    const last = Math.min(levels[level] as number, first + FAN);
    const base = top;
    for (let child = first; child < last; child++) {
      const b = 4 * child;
      const [s, w, n, e] = [bounds[b] as number, bounds[b + 1] as number, bounds[b + 2] as number, bounds[b + 3] as number];
      if (((north - (s >> 1)) | (east - (w >> 1)) | ((n >> 1) - south) | ((e >> 1) - west)) < 0) continue;
      const y = beyond(lat, s, n) * UNIT_MILLIMETRES;
      const x = beyond(lon, w, e) * width;
      const far = x * x + y * y;
      if (far > square) continue;
      let k = top++;
      for (; k > base && (waitingSquare[k - 1] as number) < far; k--) {
        waitingSquare[k] = waitingSquare[k - 1] as number;
        waitingBox[k] = waitingBox[k - 1] as number;
      }
      waitingSquare[k] = far;
      waitingBox[k] = child;
      waitingLevel[top - 1] = level - 1;
    }
  }
}

/** A position in units of 2e-7 degrees; what lies beyond the earth stays just beyond it. */
const halved = (units: number): number => Math.floor(Math.max(-1e9, Math.min(1e9, units / 2)));

/** A position in the steps of a leaf as a whole number; beyond it one more. */
const steps = (at: number): number => Math.floor(Math.max(-1, Math.min(STEPS_OF_LEAF + 1, at)));

/** How far a number lies outside of an interval. */
const beyond = (at: number, low: number, high: number): number => (at < low ? low - at : at > high ? at - high : 0);
