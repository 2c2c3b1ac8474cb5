import { isWalkable, WALK_KEYS, type WalkRules } from "./rules.ts";
import type { OsmSink } from "./osm.ts";
import { haversineMillimetres, UNIT_RADIANS } from "./sphere.ts";

/**
 * A walking graph in compressed rows. Nodes are numbered by ascending OSM id, neighbours ascend within a row: the same
 * map gives the same arrays whatever the order of the file, and "the smaller id" is "the smaller number".
 */
export interface Graph {
  readonly nodes: number;
  /** Positions in 1e-7 degrees, [nodes]. */
  readonly lat: Int32Array;
  readonly lon: Int32Array;
  /** Row v is `target[first[v] .. first[v + 1])`, [nodes + 1]. */
  readonly first: Int32Array;
  /** [arcs]; every segment is there twice, once from each end. */
  readonly target: Int32Array;
  /** Whole millimetres, [arcs]; 0 is possible, and a segment across half the globe counts as 1,000 km: the sums stay within 32 bits. */
  readonly length: Int32Array;
  /** RAISED where one cannot step on the segment from beside, [arcs]. */
  readonly flags: Uint8Array;
}

/** Collects what a reader hands over; `build` may be called once the file is read. */
export interface GraphBuilder {
  readonly sink: OsmSink;
  build(): Graph;
}

/** Numbers that grow: a typed array doubled when full. */
class Numbers {
  list = new Float64Array(1 << 16);
  count = 0;

  push(value: number): void {
    if (this.count === this.list.length) {
      const longer = new Float64Array(2 * this.count);
      longer.set(this.list);
      this.list = longer;
    }
    this.list[this.count++] = value;
  }
}

/**
 * Builds by the rules: ways kept by tags, nodes = positioned nodes of such ways, consecutive references u ≠ v = a segment,
 * duplicates of either direction removed. A node that comes twice keeps its southernmost, then westernmost position:
 * any fixed choice would do, the first or last would depend on the order of the file.
 */
export function graphBuilder(rules: WalkRules): GraphBuilder {
  const ids = new Numbers();
  const lats = new Numbers();
  const lons = new Numbers();
  /** References of all kept ways, a NaN behind each way. */
  const refs = new Numbers();
  const sink: OsmSink = {
    keys: WALK_KEYS,
    node(id, lat, lon) {
      ids.push(id);
      lats.push(lat);
      lons.push(lon);
    },
    wants: (tags) => isWalkable(rules, tags[0], tags[1], tags[2]),
    way(_id, list, count) {
      for (let i = 0; i < count; i++) refs.push(list[i] as number);
      refs.push(NaN);
    },
  };
  return { sink, build: () => assemble(ids, lats, lons, refs) };
}

function assemble(ids: Numbers, lats: Numbers, lons: Numbers, refs: Numbers): Graph {
  const rowOf = indexById(ids, lats, lons);
  // Row of each reference in the order of the file, −1 for the unpositioned and −2 between ways.
  const rows = new Int32Array(refs.count);
  const numberOf = new Int32Array(ids.count);
  for (let i = 0; i < refs.count; i++) {
    const ref = refs.list[i] as number;
    const row = ref === ref ? rowOf(ref) : -2;
    rows[i] = row;
    if (row >= 0) numberOf[row] = 1;
  }
  const { nodes, lat, lon } = numberNodes(ids, lats, lons, numberOf);

  const degree = new Int32Array(nodes + 2);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (row >= 0) rows[i] = numberOf[row] as number;
  }
  for (let i = 1; i < rows.length; i++) {
    const u = rows[i - 1] as number;
    const v = rows[i] as number;
    if (u < 0 || v < 0 || u === v) continue;
    const low = u < v ? u : v;
    degree[low + 2] = (degree[low + 2] as number) + 1;
  }
  for (let v = 0; v < nodes; v++) degree[v + 2] = (degree[v + 2] as number) + (degree[v + 1] as number);
  // Upper neighbours of each node first; degree[v + 1] moves from the start of row v to its end.
  const upper = new Int32Array(degree[nodes + 1] as number);
  for (let i = 1; i < rows.length; i++) {
    const u = rows[i - 1] as number;
    const v = rows[i] as number;
    if (u < 0 || v < 0 || u === v) continue;
    const low = u < v ? u : v;
    upper[degree[low + 1] as number] = u < v ? v : u;
    degree[low + 1] = (degree[low + 1] as number) + 1;
  }
  return rowsOf(nodes, lat, lon, degree, upper);
}

/** Sorts and thins the upper neighbours, then writes both directions. Row v of `upper` is [start[v], start[v + 1]). */
function rowsOf(nodes: number, lat: Int32Array, lon: Int32Array, start: Int32Array, upper: Int32Array): Graph {
  const kept = new Int32Array(nodes);
  const first = new Int32Array(nodes + 1);
  for (let u = 0; u < nodes; u++) {
    const from = start[u] as number;
    const to = start[u + 1] as number;
    for (let i = from + 1; i < to; i++) {
      const v = upper[i] as number;
      let j = i;
      for (; j > from && (upper[j - 1] as number) > v; j--) upper[j] = upper[j - 1] as number;
      upper[j] = v;
    }
    let count = 0;
    for (let i = from; i < to; i++) {
      const v = upper[i] as number;
      if (count > 0 && upper[from + count - 1] === v) continue;
      upper[from + count++] = v;
      first[v + 1] = (first[v + 1] as number) + 1;
    }
    kept[u] = count;
    first[u + 1] = (first[u + 1] as number) + count;
  }
  for (let v = 0; v < nodes; v++) first[v + 1] = (first[v + 1] as number) + (first[v] as number);
  const arcs = first[nodes] as number;
  const target = new Int32Array(arcs);
  const length = new Int32Array(arcs);
  const cosine = new Float64Array(nodes);
  for (let v = 0; v < nodes; v++) cosine[v] = Math.cos((lat[v] as number) * UNIT_RADIANS);
  // Ascending u fills the lower neighbours of every v in ascending order, before v's own upper ones.
  const next = first.slice(0, nodes);
  for (let u = 0; u < nodes; u++) {
    const from = start[u] as number;
    for (let i = from; i < from + (kept[u] as number); i++) {
      const v = upper[i] as number;
      const mm = Math.min(
        1_000_000_000,
        haversineMillimetres(
          (lat[v] as number) - (lat[u] as number),
          (lon[v] as number) - (lon[u] as number),
          cosine[u] as number,
          cosine[v] as number,
        ),
      );
      const there = next[u] as number;
      const back = next[v] as number;
      next[u] = there + 1;
      next[v] = back + 1;
      target[there] = v;
      target[back] = u;
      length[there] = mm;
      length[back] = mm;
    }
  }
  return { nodes, lat, lon, first, target, length, flags: new Uint8Array(arcs) };
}

/** Turns the marks in `numberOf` into numbers by ascending id and gathers positions. */
function numberNodes(
  ids: Numbers,
  lats: Numbers,
  lons: Numbers,
  numberOf: Int32Array,
): { nodes: number; lat: Int32Array; lon: Int32Array } {
  let order: Int32Array | undefined;
  for (let i = 1; i < ids.count; i++) {
    if ((ids.list[i] as number) < (ids.list[i - 1] as number)) {
      order = Int32Array.from(numberOf.keys()).sort((a, b) => (ids.list[a] as number) - (ids.list[b] as number));
      break;
    }
  }
  let nodes = 0;
  for (let i = 0; i < numberOf.length; i++) nodes += numberOf[i] as number;
  const lat = new Int32Array(nodes);
  const lon = new Int32Array(nodes);
  let number = 0;
  for (let i = 0; i < numberOf.length; i++) {
    const row = order === undefined ? i : (order[i] as number);
    if (numberOf[row] === 0) continue;
    lat[number] = lats.list[row] as number;
    lon[number] = lons.list[row] as number;
    numberOf[row] = number++;
  }
  return { nodes, lat, lon };
}

/** Open addressing on the low 32 bits of the id. The first row of an id holds; a second one only lends its position. */
function indexById(ids: Numbers, lats: Numbers, lons: Numbers): (id: number) => number {
  let size = 1024;
  while (size < 2 * ids.count) size *= 2;
  const mask = size - 1;
  const table = new Int32Array(size).fill(-1);
  const keys = ids.list;
  const slotOf = (id: number): number => {
    let slot = (Math.imul(id | 0, 0x9e3779b1) >>> 7) & mask;
    for (;;) {
      const row = table[slot] as number;
      if (row < 0 || keys[row] === id) return slot;
      slot = (slot + 1) & mask;
    }
  };
  for (let row = 0; row < ids.count; row++) {
    const slot = slotOf(keys[row] as number);
    const seen = table[slot] as number;
    if (seen < 0) {
      table[slot] = row;
      continue;
    }
    const before = (lats.list[row] as number) - (lats.list[seen] as number) || (lons.list[row] as number) - (lons.list[seen] as number);
    if (before < 0) {
      lats.list[seen] = lats.list[row] as number;
      lons.list[seen] = lons.list[row] as number;
    }
  }
  return (id) => table[slotOf(id)] as number;
}

export interface Components {
  readonly count: number;
  /** Component of each node, numbered by their smallest node, [nodes]. */
  readonly of: Int32Array;
  /** Nodes in each component, [count]. */
  readonly size: Int32Array;
}

export function componentsOf(graph: Graph): Components {
  const of = new Int32Array(graph.nodes).fill(-1);
  const stack = new Int32Array(graph.nodes);
  const size: number[] = [];
  for (let root = 0; root < graph.nodes; root++) {
    if (of[root] !== -1) continue;
    const c = size.length;
    let [top, count] = [1, 1];
    stack[0] = root;
    of[root] = c;
    while (top > 0) {
      const u = stack[--top] as number;
      for (let a = graph.first[u] as number; a < (graph.first[u + 1] as number); a++) {
        const v = graph.target[a] as number;
        if (of[v] !== -1) continue;
        of[v] = c;
        stack[top++] = v;
        count++;
      }
    }
    size.push(count);
  }
  return { count: size.length, of, size: Int32Array.from(size) };
}
