import { STEPS, type Graph } from "./graph.ts";
import { haversineMillimetres, UNIT_RADIANS } from "./sphere.ts";

/** Pairs of nodes as they come: the lower, and the upper with its bits as 4 · upper + bits. */
export class Segments {
  count = 0;
  low: Int32Array;
  high: Int32Array;

  constructor(expected: number) {
    this.low = new Int32Array(expected);
    this.high = new Int32Array(expected);
  }

  /** `kind`: STEPS and RAISED. */
  add(u: number, v: number, kind: number): void {
    const i = this.count++;
    if (i === this.low.length) this.#grow();
    this.low[i] = u < v ? u : v;
    this.high[i] = 4 * (u < v ? v : u) + kind;
  }

  #grow(): void {
    const size = Math.max(64, 2 * this.low.length);
    for (const key of ["low", "high"] as const) {
      const longer = new Int32Array(size);
      longer.set(this[key]);
      this[key] = longer;
    }
  }
}

/** A segment across half the globe counts as 1,000 km: the sums stay within 32 bits. */
const LONGEST_SEGMENT = 1_000_000_000;

/** Sorts and thins the segments and writes both directions. Two that join the same nodes keep the bits they share. */
export function rowsOf(nodes: number, lat: Int32Array, lon: Int32Array, segments: Segments, stepsFactor: number): Graph {
  const { start, upper } = upperNeighbours(nodes, segments);
  const first = new Int32Array(nodes + 1);
  for (let u = 0; u < nodes; u++) {
    const from = start[u] as number;
    const to = start[u + 1] as number;
    const count = to - from < 2 ? to - from : sortAndThin(upper, from, to);
    first[u + 1] = (first[u + 1] as number) + count;
    for (let i = from; i < from + count; i++) {
      const v = (upper[i] as number) >> 2;
      first[v + 1] = (first[v + 1] as number) + 1;
    }
  }
  for (let v = 0; v < nodes; v++) first[v + 1] = (first[v + 1] as number) + (first[v] as number);
  const arcs = first[nodes] as number;
  const target = new Int32Array(arcs);
  const length = new Int32Array(arcs);
  const flags = new Uint8Array(arcs);
  const cosine = new Float64Array(nodes);
  for (let v = 0; v < nodes; v++) cosine[v] = Math.cos((lat[v] as number) * UNIT_RADIANS);
  // Ascending u fills the lower neighbours of every v in ascending order; when v's turn comes, they are all there.
  const next = first.slice(0, nodes);
  for (let u = 0; u < nodes; u++) {
    const behind = first[u + 1] as number;
    let there = next[u] as number;
    for (let i = start[u] as number; there < behind; i++, there++) {
      const v = (upper[i] as number) >> 2;
      const bits = (upper[i] as number) & 3;
      const drawn = haversineMillimetres(
        (lat[v] as number) - (lat[u] as number),
        (lon[v] as number) - (lon[u] as number),
        cosine[u] as number,
        cosine[v] as number,
      );
      const mm = Math.min(LONGEST_SEGMENT, bits & STEPS ? Math.floor(drawn * stepsFactor + 0.5) : drawn);
      const back = next[v] as number;
      next[v] = back + 1;
      target[there] = v;
      target[back] = u;
      length[there] = mm;
      length[back] = mm;
      flags[there] = bits;
      flags[back] = bits;
    }
  }
  return { nodes, lat, lon, first, target, length, flags };
}

/** Upper neighbours with their bits by lower node: row u is [start[u], start[u + 1]). */
function upperNeighbours(nodes: number, { count, low, high }: Segments): { start: Int32Array; upper: Int32Array } {
  const start = new Int32Array(nodes + 2);
  for (let i = 0; i < count; i++) {
    const slot = (low[i] as number) + 2;
    start[slot] = (start[slot] as number) + 1;
  }
  for (let v = 2; v < nodes + 2; v++) start[v] = (start[v] as number) + (start[v - 1] as number);
  const upper = new Int32Array(count);
  // start[u + 1] moves from the begin of row u to its end.
  for (let i = 0; i < count; i++) {
    const slot = (low[i] as number) + 1;
    const at = start[slot] as number;
    start[slot] = at + 1;
    upper[at] = high[i] as number;
  }
  return { start, upper };
}

/** Insertion sort of a row, then one entry for each neighbour; answers how many. */
function sortAndThin(upper: Int32Array, from: number, to: number): number {
  for (let i = from + 1; i < to; i++) {
    const v = upper[i] as number;
    let j = i;
    for (; j > from && (upper[j - 1] as number) > v; j--) upper[j] = upper[j - 1] as number;
    upper[j] = v;
  }
  let last = from;
  for (let i = from + 1; i < to; i++) {
    const v = upper[i] as number;
    const held = upper[last] as number;
    if (v >> 2 === held >> 2) upper[last] = held & v;
    else upper[++last] = v;
  }
  return last - from + 1;
}
