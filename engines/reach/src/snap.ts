import type { Point } from "./coordinates/systems.ts";
import { nearChains, type Seeker } from "./boxes.ts";
import { alongCurve } from "./curve.ts";
import { RAISED } from "./graph.ts";
import { ISLAND, type Network } from "./network.ts";
import { haversineMillimetres, toUnits, UNIT_MILLIMETRES, UNIT_RADIANS } from "./sphere.ts";

/**
 * A point with the place where it meets the network: a position on a chain and the way there, which is walked and counted.
 * A class, so that a copy with another position (`{ ...foothold, lat }`) is an ordinary point again and is snapped anew.
 */
export class Foothold implements Point {
  readonly lat: number;
  readonly lon: number;
  readonly network: Network;
  readonly chain: number;
  /** Millimetres from the start of the chain. */
  readonly offset: number;
  /** Millimetres from the point to the network. */
  readonly snap: number;
  /** Whether a nearer island, bridge or tunnel was passed over. */
  readonly moved: boolean;

  constructor(network: Network, point: Point, chain: number, offset: number, snapped: number, moved: boolean) {
    this.lat = point.lat;
    this.lon = point.lon;
    this.network = network;
    this.chain = chain;
    this.offset = offset;
    this.snap = snapped;
    this.moved = moved;
  }
}

/**
 * The foothold of a point by the network's rules, undefined when nothing lies within `rules.snapMillimetres`.
 * `node`: the nearest node by the haversine, ties to the smaller OSM id. `segment`: the nearest point of a segment,
 * on the plane through the point (below 3 km true to 1e-6), ties to the segment with the smaller ids; its length is shared out evenly.
 * Islands (`rules.islandNodes`) and what is not on the ground (`rules.groundOnly`) serve only where nothing else is in reach; chains with a
 * flag of `never` do not serve at all.
 */
export function snap(network: Network, point: Point, never = 0): Foothold | undefined {
  return new Snapper(network, never).find(point);
}

/**
 * The footholds of many points, in their order. They are sought neighbour by neighbour along the curve on which the chains lie, so that each finds in the
 * processor's own memory what the one before has read.
 */
export function snapAll(network: Network, points: readonly (Point | undefined)[]): (Foothold | undefined)[] {
  const out = new Array<Foothold | undefined>(points.length);
  const plain: number[] = [];
  points.forEach((point, i) => {
    if (point instanceof Foothold && point.network === network) out[i] = point;
    else if (point !== undefined && Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180) plain.push(i);
  });
  const lat = Int32Array.from(plain, (i) => toUnits(points[i]?.lat ?? 0));
  const lon = Int32Array.from(plain, (i) => toUnits(points[i]?.lon ?? 0));
  const snapper = new Snapper(network, 0);
  for (const k of alongCurve(lat, lon, Int32Array.from(plain.keys()))) {
    const i = plain[k] as number;
    out[i] = snapper.find(points[i] as Point);
  }
  return out;
}

/** The nearest so far. */
class Best {
  chain = -1;
  offset = 0;
  /** Millimetres; none farther than the rules allow. */
  snap = 0;
  /** Both ends of its segment, or twice its node: ties go to the smaller ids. */
  #a = -1;
  #b = -1;
  readonly #rank: Int32Array;

  constructor(rank: Int32Array) {
    this.#rank = rank;
  }

  begin(within: number): void {
    this.chain = -1;
    this.snap = within;
  }

  offer(chain: number, offset: number, snapped: number, a: number, b: number): void {
    if (snapped > this.snap || (snapped === this.snap && this.chain >= 0 && !this.#yields(chain, a, b))) return;
    this.chain = chain;
    this.offset = offset;
    this.snap = snapped;
    this.#a = a;
    this.#b = b;
  }

  /** Whether one as near has the smaller ids. Ends of several chains are one node: the first chain stands for all. */
  #yields(chain: number, a: number, b: number): boolean {
    const [ra, rb, ta, tb] = [this.#rank[a], this.#rank[b], this.#rank[this.#a], this.#rank[this.#b]] as [number, number, number, number];
    return (Math.min(ra, rb) - Math.min(ta, tb) || Math.max(ra, rb) - Math.max(ta, tb) || chain - this.chain) < 0;
  }
}

/** Looks for the footholds of one network's points, one after the other. */
class Snapper implements Seeker {
  readonly #network: Network;
  readonly #never: number;
  readonly #preferred: Best;
  readonly #other: Best;
  #lat = 0;
  #lon = 0;
  #cosine = 1;
  /** Where the point before was found: along the curve that is near, and what lies farther need not be looked at. */
  #last = -1;

  constructor(network: Network, never: number) {
    this.#network = network;
    this.#never = never;
    this.#preferred = new Best(network.rank);
    this.#other = new Best(network.rank);
  }

  /** Only what would be preferred ends the search: anything else serves where nothing better lies within what the rules allow. */
  get snap(): number {
    return this.#preferred.snap;
  }

  find(point: Point): Foothold | undefined {
    const network = this.#network;
    if (point instanceof Foothold && point.network === network) return point;
    this.#lat = toUnits(point.lat);
    this.#lon = toUnits(point.lon);
    if (!(Math.abs(this.#lat) <= 900_000_000 && Math.abs(this.#lon) <= 1_800_000_000)) return undefined;
    this.#cosine = Math.cos(this.#lat * UNIT_RADIANS);
    const [preferred, other] = [this.#preferred, this.#other];
    preferred.begin(network.rules.snapMillimetres);
    other.begin(network.rules.snapMillimetres);
    if (this.#last >= 0) this.visit(this.#last);
    nearChains(network, this.#lat, this.#lon, this);
    const best = preferred.chain >= 0 ? preferred : other;
    if (best.chain < 0) return undefined;
    this.#last = best.chain;
    const moved = best === preferred && other.chain >= 0 && other.snap < preferred.snap;
    return new Foothold(network, point, best.chain, best.offset, best.snap, moved);
  }

  visit(chain: number): void {
    const flags = this.#network.flags[chain] as number;
    if ((flags & this.#never) !== 0) return;
    const best = flags & (ISLAND | RAISED) ? this.#other : this.#preferred;
    if (this.#network.rules.snapTo === "node") this.#nodes(chain, best);
    else this.#segments(chain, best);
  }

  #nodes(chain: number, best: Best): void {
    const { end, inner, offset, junctions } = this.#network;
    this.#node(best, chain, 0, end[2 * chain] as number);
    const behind = inner[chain + 1] as number;
    for (let i = inner[chain] as number; i < behind; i++) this.#node(best, chain, offset[i - junctions] as number, i);
    this.#node(best, chain, this.#network.chainLength[chain] as number, end[2 * chain + 1] as number);
  }

  #node(best: Best, chain: number, along: number, v: number): void {
    const { lat, lon } = this.#network;
    const y = lat[v] as number;
    const down = y - this.#lat;
    const right = (lon[v] as number) - this.#lon;
    // On the plane first, with the allowance of the boxes.
    const dy = down * UNIT_MILLIMETRES;
    const dx = right * UNIT_MILLIMETRES * this.#cosine;
    if (0.998 * (dx * dx + dy * dy) > best.snap * best.snap) return;
    const mm = haversineMillimetres(down, right, this.#cosine, Math.cos(y * UNIT_RADIANS));
    best.offer(chain, along, mm, v, v);
  }

  #segments(chain: number, best: Best): void {
    const { lat, lon, end, inner, offset, junctions, chainLength } = this.#network;
    const width = UNIT_MILLIMETRES * this.#cosine;
    const first = inner[chain] as number;
    const behind = inner[chain + 1] as number;
    let a = end[2 * chain] as number;
    let along = 0;
    let ax = ((lon[a] as number) - this.#lon) * width;
    let ay = ((lat[a] as number) - this.#lat) * UNIT_MILLIMETRES;
    for (let i = first; i <= behind; i++) {
      const b = i < behind ? i : (end[2 * chain + 1] as number);
      const next = i < behind ? (offset[i - junctions] as number) : (chainLength[chain] as number);
      const bx = ((lon[b] as number) - this.#lon) * width;
      const by = ((lat[b] as number) - this.#lat) * UNIT_MILLIMETRES;
      const dx = bx - ax;
      const dy = by - ay;
      const square = dx * dx + dy * dy;
      const onto = -(ax * dx + ay * dy);
      const t = onto <= 0 ? 0 : onto >= square ? 1 : onto / square;
      const px = ax + t * dx;
      const py = ay + t * dy;
      const far = px * px + py * py;
      if (far < (best.snap + 1) * (best.snap + 1)) {
        const mm = Math.floor(Math.sqrt(far) + 0.5);
        best.offer(chain, along + Math.floor(t * (next - along) + 0.5), mm, a, b);
      }
      a = b;
      along = next;
      ax = bx;
      ay = by;
    }
  }
}

/** The foothold of a node by its number in the Graph: on it, nothing walked. Throws RangeError for a number out of range. */
export function footholdOfNode(network: Network, graphNode: number): Foothold {
  const numbers = numbersOf(network);
  if (!(Number.isInteger(graphNode) && graphNode >= 0 && graphNode < network.nodes)) throw new RangeError(`node ${graphNode}`);
  return footholdOf(network, numbers[graphNode] as number);
}

/** The foothold on a node by its network number. */
export function footholdOf(network: Network, node: number): Foothold {
  const at = { lat: (network.lat[node] as number) / 1e7, lon: (network.lon[node] as number) / 1e7 };
  if (node < network.junctions) {
    const code = network.arc[network.first[node] as number] as number;
    const chain = code >> 1;
    return new Foothold(network, at, chain, code & 1 ? (network.chainLength[chain] as number) : 0, 0, false);
  }
  let low = 0;
  let high = network.chains;
  // The last chain whose interior begins at or before the node.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((network.inner[middle] as number) <= node) low = middle;
    else high = middle;
  }
  return new Foothold(network, at, low, network.offset[node - network.junctions] as number, 0, false);
}

const numbersByRank = new WeakMap<Network, Int32Array>();

function numbersOf(network: Network): Int32Array {
  let numbers = numbersByRank.get(network);
  if (numbers === undefined) {
    numbers = new Int32Array(network.nodes);
    for (let v = 0; v < network.nodes; v++) numbers[network.rank[v] as number] = v;
    numbersByRank.set(network, numbers);
  }
  return numbers;
}
