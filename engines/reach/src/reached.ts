import type { Field } from "./field.ts";
import type { Foothold } from "./snap.ts";

/** What one place reaches, node by node and piece by piece: the input of a polygon. Node −1 is the foothold itself. */
export interface ReachedSet {
  /** Network numbers, each once, and millimetres from the place. */
  readonly node: number[];
  readonly millimetres: number[];
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
  const { end, inner, offset, junctions, chainLength } = network;
  const set = {
    node: [] as number[],
    millimetres: [] as number[],
    from: [] as number[],
    to: [] as number[],
    length: [] as number[],
    fromMillimetres: [] as number[],
    toMillimetres: [] as number[],
    footLat: 0,
    footLon: 0,
  };
  const piece = (a: number, aAlong: number, aMm: number, b: number, bAlong: number, bMm: number): void => {
    const length = bAlong - aAlong;
    const fromMm = Math.min(length, Math.max(0, limitMillimetres - aMm));
    const toMm = Math.min(length, Math.max(0, limitMillimetres - bMm));
    if (fromMm === 0 && toMm === 0 && aMm > limitMillimetres && bMm > limitMillimetres) return;
    set.from.push(a);
    set.to.push(b);
    set.length.push(length);
    set.fromMillimetres.push(fromMm);
    set.toMillimetres.push(toMm);
  };
  for (let i = 0; i < field.search.count; i++) {
    const u = field.search.reached[i] as number;
    set.node.push(u);
    set.millimetres.push(field.search.distance[u] as number);
  }
  field.eachChain((chain) => {
    let a = end[2 * chain] as number;
    let aAlong = 0;
    let aMm = field.at(chain, 0);
    const behind = inner[chain + 1] as number;
    for (let v = inner[chain] as number; v <= behind; v++) {
      const last = v === behind;
      const b = last ? (end[2 * chain + 1] as number) : v;
      const bAlong = last ? (chainLength[chain] as number) : (offset[v - junctions] as number);
      const bMm = field.at(chain, bAlong);
      if (!last && bMm <= limitMillimetres) {
        set.node.push(v);
        set.millimetres.push(bMm);
      }
      if (chain === foothold.chain && aAlong <= foothold.offset && (foothold.offset < bAlong || (last && foothold.offset === bAlong))) {
        const t = bAlong === aAlong ? 0 : (foothold.offset - aAlong) / (bAlong - aAlong);
        set.footLat = (network.lat[a] as number) + t * ((network.lat[b] as number) - (network.lat[a] as number));
        set.footLon = (network.lon[a] as number) + t * ((network.lon[b] as number) - (network.lon[a] as number));
        piece(a, aAlong, aMm, -1, foothold.offset, foothold.snap);
        piece(-1, foothold.offset, foothold.snap, b, bAlong, bMm);
      } else piece(a, aAlong, aMm, b, bAlong, bMm);
      a = b;
      aAlong = bAlong;
      aMm = bMm;
    }
  });
  return set;
}
