import type { Field } from "./field.ts";
import type { Network } from "./network.ts";
import type { Foothold } from "./snap.ts";

/** What one place reaches, node by node and piece by piece: the input of a polygon. Node −1 is the foothold itself. */
export interface ReachedSet {
  /** Network numbers, each once, and millimetres from the place. */
  readonly node: Int32Array;
  readonly millimetres: Int32Array;
  /** Pieces between neighbouring nodes of which something is reached. */
  readonly from: number[];
  readonly to: number[];
  readonly length: number[];
  /** Millimetres that can be walked from either end, 0 .. length; together at least the length = the whole piece. */
  readonly fromMillimetres: number[];
  readonly toMillimetres: number[];
  /** Position of the foothold on the network, 1e-7 degrees. */
  readonly footLat: number;
  readonly footLon: number;
}

/** Walks from one foothold. */
export function reachedSet(field: Field, foothold: Foothold, limitMillimetres: number): ReachedSet {
  field.walk([foothold], limitMillimetres);
  const { network } = field;
  const room = mostNodes(field, network);
  const node = new Int32Array(room);
  const millimetres = new Int32Array(room);
  const count = field.nodes(node, millimetres);
  const pieces = new Pieces(limitMillimetres);
  let foot: readonly [lat: number, lon: number] = [0, 0];
  for (let k = 0; k < field.chainCount; k++) {
    const chain = field.chains[k] as number;
    const behind = network.inner[chain + 1] as number;
    let a = network.end[2 * chain] as number;
    let aAlong = 0;
    let aMm = field.at(chain, 0);
    for (let v = network.inner[chain] as number; v <= behind; v++) {
      const last = v === behind;
      const b = last ? (network.end[2 * chain + 1] as number) : v;
      const bAlong = last ? (network.chainLength[chain] as number) : (network.offset[v - network.junctions] as number);
      const bMm = field.at(chain, bAlong);
      const here =
        chain === foothold.chain && aAlong <= foothold.offset && (foothold.offset < bAlong || (last && foothold.offset === bAlong));
      if (here) {
        foot = between(network, a, b, bAlong === aAlong ? 0 : (foothold.offset - aAlong) / (bAlong - aAlong));
        pieces.add(a, aMm, -1, foothold.snap, foothold.offset - aAlong);
        pieces.add(-1, foothold.snap, b, bMm, bAlong - foothold.offset);
      } else pieces.add(a, aMm, b, bMm, bAlong - aAlong);
      a = b;
      aAlong = bAlong;
      aMm = bMm;
    }
  }
  const { from, to, length, fromMillimetres, toMillimetres } = pieces;
  return {
    node: node.subarray(0, count),
    millimetres: millimetres.subarray(0, count),
    from,
    to,
    length,
    fromMillimetres,
    toMillimetres,
    footLat: foot[0],
    footLon: foot[1],
  };
}

class Pieces {
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly length: number[] = [];
  readonly fromMillimetres: number[] = [];
  readonly toMillimetres: number[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(from: number, fromMm: number, to: number, toMm: number, length: number): void {
    if (fromMm > this.#limit && toMm > this.#limit) return;
    this.from.push(from);
    this.to.push(to);
    this.length.push(length);
    this.fromMillimetres.push(Math.min(length, Math.max(0, this.#limit - fromMm)));
    this.toMillimetres.push(Math.min(length, Math.max(0, this.#limit - toMm)));
  }
}

function between({ lat, lon }: Network, a: number, b: number, t: number): readonly [lat: number, lon: number] {
  const mix = (list: Int32Array): number => (list[a] as number) + t * ((list[b] as number) - (list[a] as number));
  return [mix(lat), mix(lon)];
}

function mostNodes({ search, chains, chainCount }: Field, { inner }: Network): number {
  let most = search.count;
  for (let k = 0; k < chainCount; k++) most += (inner[(chains[k] as number) + 1] as number) - (inner[chains[k] as number] as number);
  return most;
}
