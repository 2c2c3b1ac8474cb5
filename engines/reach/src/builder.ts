import { RAISED, STEPS, type Graph } from "./graph.ts";
import { idTable } from "./id-table.ts";
import type { OsmSink } from "./osm.ts";
import { rowsOf, Segments } from "./segments.ts";
import { isRaised, WALK_KEYS, walkable, type WalkRules } from "./rules.ts";
import { linkSquares } from "./squares.ts";

/** Collects what a reader hands over; `build` may be called once the file is read. */
export interface GraphBuilder {
  readonly sink: OsmSink;
  build(): Graph;
}

/** Bit of a way, beside STEPS and RAISED: a square that can be crossed. */
const SQUARE = 4;

/** Lists grow eightfold to a town's size, which is copied once, then by doubling. */
const grown = (size: number): number => (size < 1 << 19 ? 8 * size : 2 * size);

export class NodeList {
  count = 0;
  ids = new Float64Array(1 << 13);
  lats = new Int32Array(1 << 13);
  lons = new Int32Array(1 << 13);

  push(id: number, lat: number, lon: number): void {
    if (this.count === this.ids.length) this.#grow();
    const i = this.count++;
    this.ids[i] = id;
    this.lats[i] = lat;
    this.lons[i] = lon;
  }

  #grow(): void {
    const size = grown(this.count);
    const ids = new Float64Array(size);
    const lats = new Int32Array(size);
    const lons = new Int32Array(size);
    ids.set(this.ids);
    lats.set(this.lats);
    lons.set(this.lons);
    [this.ids, this.lats, this.lons] = [ids, lats, lons];
  }
}

/** References of the kept ways, a NaN behind each, and the bits of each way. */
export class WayList {
  count = 0;
  refs = new Float64Array(1 << 13);
  readonly kinds: number[] = [];

  push(list: Float64Array, count: number, kind: number): void {
    while (this.count + count + 1 > this.refs.length) this.#grow();
    for (let i = 0; i < count; i++) this.refs[this.count + i] = list[i] as number;
    this.count += count + 1;
    this.refs[this.count - 1] = NaN;
    this.kinds.push(kind);
  }

  #grow(): void {
    const refs = new Float64Array(grown(this.refs.length));
    refs.set(this.refs);
    this.refs = refs;
  }
}

/**
 * Builds by the rules: ways kept by tags, nodes = positioned nodes of such ways, consecutive references u ≠ v = a segment,
 * duplicates of either direction removed (the easier of two stays: on the ground, no steps). A node that comes twice keeps its
 * southernmost, then westernmost position: any fixed choice would do, the first or last would depend on the order of the file.
 */
export function graphBuilder(rules: WalkRules): GraphBuilder {
  const nodes = new NodeList();
  const ways = new WayList();
  const wants = walkable(rules);
  const sink: OsmSink = {
    keys: WALK_KEYS,
    node: (id, lat, lon) => nodes.push(id, lat, lon),
    wants,
    way(_id, list, count, tags) {
      const steps = rules.stepsFactor !== 1 && tags[0] === "steps" ? STEPS : 0;
      const raised = rules.groundOnly && isRaised(tags) ? RAISED : 0;
      const square = rules.crossSquares && tags[3] === "yes" && count > 3 && list[0] === list[count - 1] ? SQUARE : 0;
      ways.push(list, count, steps | raised | square);
    },
  };
  return { sink, build: () => assemble(nodes, ways, rules) };
}

function assemble(list: NodeList, { refs, count: refCount, kinds }: WayList, rules: WalkRules): Graph {
  const table = idTable(list.ids, list.count, list.lats, list.lons);
  // Row of each reference in the order of the file, −1 for the unpositioned and −2 between ways.
  const rows = table.rowsOf(refs, refCount);
  const numberOf = new Int32Array(list.count);
  let nodes = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (row < 0 || numberOf[row] === 1) continue;
    numberOf[row] = 1;
    nodes++;
  }
  const { lat, lon } = numberNodes(list, numberOf, nodes, table.ascending);
  const segments = new Segments(refCount);
  const squares: { outline: Int32Array; kind: number }[] = [];
  let way = 0;
  let begin = 0;
  let before = -1;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (row === -2) {
      const kind = kinds[way++] as number;
      if (kind & SQUARE) squares.push({ outline: rows.slice(begin, i), kind: kind & RAISED });
      begin = i + 1;
      before = -1;
      continue;
    }
    const v = row < 0 ? -1 : (numberOf[row] as number);
    rows[i] = v;
    if (before >= 0 && v >= 0 && before !== v) segments.add(before, v, (kinds[way] as number) & (STEPS | RAISED));
    before = v;
  }
  if (squares.length > 0) linkSquares({ lat, lon }, rows, squares, segments);
  return rowsOf(nodes, lat, lon, segments, rules.stepsFactor);
}

/** Turns the marks of so many nodes in `numberOf` into numbers by ascending id and gathers positions. */
export function numberNodes(list: NodeList, numberOf: Int32Array, nodes: number, ascending: boolean): { lat: Int32Array; lon: Int32Array } {
  const { ids } = list;
  const order = ascending ? undefined : Int32Array.from(numberOf.keys()).sort((a, b) => (ids[a] as number) - (ids[b] as number));
  const lat = new Int32Array(nodes);
  const lon = new Int32Array(nodes);
  let number = 0;
  for (let i = 0; i < numberOf.length; i++) {
    const row = order === undefined ? i : (order[i] as number);
    if (numberOf[row] === 0) continue;
    lat[number] = list.lats[row] as number;
    lon[number] = list.lons[row] as number;
    numberOf[row] = number++;
  }
  return { lat, lon };
}
