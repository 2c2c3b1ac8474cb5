import type { Point } from "../coordinates/systems.ts";
import { ISLAND } from "../network.ts";
import { snap, type Foothold } from "../snap.ts";
import type { Roads } from "./roads.ts";
import { NEVER } from "./rules.ts";

export interface DriveMatrix {
  /** Seconds from row to column, [points²]; −1 = no road is known. */
  readonly seconds: Int32Array;
  /** Metres of that way, which is the quickest and not the shortest, [points²]. */
  readonly metres: Int32Array;
  /** Points with no road near them: their rows and columns hold −1. */
  readonly off: readonly number[];
}

/** A time somebody has driven: it goes before what is computed. */
export interface TypedTime {
  readonly from: number;
  readonly to: number;
  /** undefined: cannot be driven. */
  readonly seconds: number | undefined;
  readonly metres?: number;
}

/** Quickest ways between all the points, each direction for itself. */
export function driveMatrix(roads: Roads, points: readonly Point[], typed: readonly TypedTime[] = []): DriveMatrix {
  const n = points.length;
  const feet = points.map((p) => snap(roads.network, p, ISLAND));
  const seconds = new Int32Array(n * n).fill(-1);
  const metres = new Int32Array(n * n).fill(-1);
  const drive = new Drive(roads, feet);
  for (let i = 0; i < n; i++) {
    const from = feet[i];
    if (from === undefined) continue;
    drive.from(from);
    for (let j = 0; j < n; j++) {
      const to = feet[j];
      if (to === undefined || !drive.to(to)) continue;
      const same = i === j;
      seconds[i * n + j] = same ? 0 : Math.round(drive.millis / 1000);
      metres[i * n + j] = same ? 0 : Math.round(drive.centimetres / 100);
    }
  }
  for (const { from, to, seconds: told, metres: far } of typed) {
    seconds[from * n + to] = told ?? -1;
    if (told === undefined) metres[from * n + to] = -1;
    else if (far !== undefined) metres[from * n + to] = far;
  }
  return { seconds, metres, off: feet.flatMap((f, i) => (f === undefined ? [i] : [])) };
}

/** Buckets of some four seconds: half a chain's time in a town. */
const SHIFT = 12;

/** Searches from one foothold to some others by Dial's buckets, relaxed until they rest, as the walking search does; directed, with the way's length beside its time. */
class Drive {
  millis = 0;
  centimetres = 0;
  readonly #roads: Roads;
  /** Of junctions, in milliseconds and centimetres. */
  readonly #time: Int32Array;
  readonly #way: Int32Array;
  /** Arcs as a search reads them: far junction, milliseconds, centimetres; closed ones are left out. */
  readonly #first: Int32Array;
  readonly #arcs: Int32Array;
  /** Whether the junction is an end of a chain some point stands on. */
  readonly #wanted: Uint8Array;
  readonly #ends: number;
  /** Number of the search that last met the junction. */
  readonly #met: Int32Array;
  #turn = 0;
  readonly #heads: Int32Array;
  #queue = new Int32Array(3 * 4096);
  #start: Foothold | undefined;
  readonly #beside: number;

  constructor(roads: Roads, feet: readonly (Foothold | undefined)[]) {
    this.#roads = roads;
    const { network, millis } = roads;
    const { junctions, first, arc, end, chainLength } = network;
    this.#time = new Int32Array(junctions);
    this.#way = new Int32Array(junctions);
    this.#first = new Int32Array(junctions + 1);
    this.#arcs = new Int32Array(3 * arc.length);
    let [count, longest] = [0, 0];
    for (let u = 0; u < junctions; u++) {
      this.#first[u] = 3 * count;
      for (let a = first[u] as number; a < (first[u + 1] as number); a++) {
        const code = arc[a] as number;
        const time = millis[code] as number;
        if (time === NEVER) continue;
        this.#arcs[3 * count] = end[code ^ 1] as number;
        this.#arcs[3 * count + 1] = time;
        this.#arcs[3 * count++ + 2] = Math.round((chainLength[code >> 1] as number) / 10);
        longest = Math.max(longest, time);
      }
    }
    this.#first[junctions] = 3 * count;
    let ring = 2;
    while (ring < (longest >> SHIFT) + 3) ring *= 2;
    this.#heads = new Int32Array(ring);
    this.#wanted = new Uint8Array(junctions);
    this.#met = new Int32Array(junctions);
    for (const f of feet) if (f !== undefined) for (const code of [2 * f.chain, 2 * f.chain + 1]) this.#wanted[end[code] as number] = 1;
    this.#ends = this.#wanted.reduce((sum, one) => sum + one, 0);
    this.#beside = (3.6 * roads.rules.timePercent) / (100 * roads.rules.besideKmh);
  }

  from(foothold: Foothold): void {
    const { network, millis } = this.#roads;
    this.#start = foothold;
    this.#time.fill(NEVER);
    const { chain, offset, snap: beside } = foothold;
    const length = network.chainLength[chain] as number;
    const share = length === 0 ? 0 : offset / length;
    const out = Math.round(beside * this.#beside);
    const seeds: [number, number, number][] = [];
    const [a, b] = [network.end[2 * chain] as number, network.end[2 * chain + 1] as number];
    const [forth, back] = [millis[2 * chain] as number, millis[2 * chain + 1] as number];
    // Whoever stands on the junction itself is not bound to the one-way road that meets it there.
    if (forth !== NEVER || offset === length) seeds.push([b, out + (1 - share) * forth, beside + length - offset]);
    if (back !== NEVER || offset === 0) seeds.push([a, out + share * back, beside + offset]);
    this.#search(seeds.map(([v, time, way]) => [v, Math.round(time), Math.round(way / 10)]));
  }

  #search(seeds: readonly (readonly [number, number, number])[]): void {
    const [time, way, first, arcs, heads, wanted] = [this.#time, this.#way, this.#first, this.#arcs, this.#heads, this.#wanted];
    const mask = heads.length - 1;
    const [met, turn] = [this.#met, ++this.#turn];
    let queue = this.#queue;
    let [behind, free, waiting, missing] = [3, 0, 0, this.#ends];
    const put = (v: number, at: number): void => {
      let entry = free;
      if (entry !== 0) free = queue[entry] as number;
      else {
        entry = behind;
        behind += 3;
        if (behind > queue.length) {
          const longer = new Int32Array(2 * queue.length);
          longer.set(queue);
          this.#queue = queue = longer;
        }
      }
      const bucket = (at >> SHIFT) & mask;
      queue[entry] = heads[bucket] as number;
      queue[entry + 1] = v;
      queue[entry + 2] = at;
      heads[bucket] = entry;
      waiting++;
    };
    for (const [v, at, far] of [...seeds].sort((a, b) => a[1] - b[1])) {
      if (at >= (time[v] as number)) continue;
      time[v] = at;
      way[v] = far;
      // Both starts lie a chain's time apart at most, and the ring of buckets holds that.
      put(v, at);
    }
    const begin = seeds.reduce((least, [, at]) => Math.min(least, at), NEVER) >> SHIFT;
    for (let bucket = begin; waiting > 0 && missing > 0; bucket++) {
      const slot = bucket & mask;
      for (let entry = heads[slot] as number; entry !== 0; entry = heads[slot] as number) {
        heads[slot] = queue[entry] as number;
        const u = queue[entry + 1] as number;
        const here = queue[entry + 2] as number;
        queue[entry] = free;
        free = entry;
        waiting--;
        if (time[u] !== here) continue;
        // What is met in a bucket rests at the end of that bucket.
        if (wanted[u] === 1 && met[u] !== turn) {
          met[u] = turn;
          missing--;
        }
        const far = way[u] as number;
        const end = first[u + 1] as number;
        for (let a = first[u] as number; a < end; a += 3) {
          const v = arcs[a] as number;
          const there = here + (arcs[a + 1] as number);
          if (there >= (time[v] as number)) continue;
          time[v] = there;
          way[v] = far + (arcs[a + 2] as number);
          put(v, there);
        }
      }
    }
    heads.fill(0);
  }

  /** Whether there is a way to the foothold; `millis` and `centimetres` tell of it. */
  to(foothold: Foothold): boolean {
    const { network, millis } = this.#roads;
    const { chain, offset, snap: beside } = foothold;
    const start = this.#start as Foothold;
    const [a, b] = [network.end[2 * chain] as number, network.end[2 * chain + 1] as number];
    const length = network.chainLength[chain] as number;
    const share = length === 0 ? 0 : offset / length;
    const [forth, back] = [millis[2 * chain] as number, millis[2 * chain + 1] as number];
    this.millis = NEVER;
    const offer = (time: number, way: number): void => {
      if (time >= this.millis) return;
      this.millis = time;
      this.centimetres = way;
    };
    if ((forth !== NEVER || offset === 0) && this.#time[a] !== NEVER)
      offer((this.#time[a] as number) + share * forth, (this.#way[a] as number) + offset / 10);
    if ((back !== NEVER || offset === length) && this.#time[b] !== NEVER)
      offer((this.#time[b] as number) + (1 - share) * back, (this.#way[b] as number) + (length - offset) / 10);
    if (start.chain === chain) {
      const along = offset - start.offset;
      const time = along >= 0 ? forth : back;
      if (time !== NEVER)
        offer(start.snap * this.#beside + (length === 0 ? 0 : (Math.abs(along) / length) * time), (start.snap + Math.abs(along)) / 10);
    }
    if (this.millis === NEVER) return false;
    this.millis += beside * this.#beside;
    this.centimetres += beside / 10;
    return true;
  }
}
