import { RAISED, STEPS, type Graph } from "./graph.ts";
import { IdTable } from "./id-table.ts";
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

/** Numbers that grow. Eightfold: unused memory is never touched, and a town is copied once. */
class Numbers {
  list = new Float64Array(1 << 13);
  count = 0;

  push(value: number): void {
    if (this.count === this.list.length) this.#grow();
    this.list[this.count++] = value;
  }

  #grow(): void {
    const longer = new Float64Array(8 * this.count);
    longer.set(this.list);
    this.list = longer;
  }
}

/** What the file said: nodes, and references of the kept ways with a NaN behind each. */
class Kept {
  readonly ids = new Numbers();
  readonly lats = new Numbers();
  readonly lons = new Numbers();
  readonly refs = new Numbers();
  /** Bits by way. */
  readonly kinds = new Numbers();
}

/**
 * Builds by the rules: ways kept by tags, nodes = positioned nodes of such ways, consecutive references u ≠ v = a segment,
 * duplicates of either direction removed (the easier of two stays: on the ground, no steps). A node that comes twice keeps its
 * southernmost, then westernmost position: any fixed choice would do, the first or last would depend on the order of the file.
 */
export function graphBuilder(rules: WalkRules): GraphBuilder {
  const kept = new Kept();
  const wants = walkable(rules);
  const sink: OsmSink = {
    keys: WALK_KEYS,
    node(id, lat, lon) {
      kept.ids.push(id);
      kept.lats.push(lat);
      kept.lons.push(lon);
    },
    wants,
    way(_id, list, count, tags) {
      for (let i = 0; i < count; i++) kept.refs.push(list[i] as number);
      kept.refs.push(NaN);
      const steps = rules.stepsFactor !== 1 && tags[0] === "steps" ? STEPS : 0;
      const raised = rules.groundOnly && isRaised(tags) ? RAISED : 0;
      const square = rules.crossSquares && tags[3] === "yes" && count > 3 && list[0] === list[count - 1] ? SQUARE : 0;
      kept.kinds.push(steps | raised | square);
    },
  };
  return { sink, build: () => assemble(kept, rules) };
}

function assemble({ ids, lats, lons, refs, kinds }: Kept, rules: WalkRules): Graph {
  const table = new IdTable(ids.list, ids.count, lats.list, lons.list);
  // Row of each reference in the order of the file, −1 for the unpositioned and −2 between ways.
  const rows = table.rowsOf(refs.list, refs.count);
  const numberOf = new Int32Array(ids.count);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (row >= 0) numberOf[row] = 1;
  }
  const { nodes, lat, lon } = numberNodes(ids, lats, lons, numberOf);
  const segments = new Segments(refs.count);
  const squares: { outline: Int32Array; kind: number }[] = [];
  let way = 0;
  let begin = 0;
  let before = -1;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (row === -2) {
      const kind = kinds.list[way++] as number;
      if (kind & SQUARE) squares.push({ outline: rows.slice(begin, i), kind: kind & RAISED });
      begin = i + 1;
      before = -1;
      continue;
    }
    const v = row < 0 ? -1 : (numberOf[row] as number);
    rows[i] = v;
    if (before >= 0 && v >= 0 && before !== v) segments.add(before, v, (kinds.list[way] as number) & (STEPS | RAISED));
    before = v;
  }
  if (squares.length > 0) linkSquares({ lat, lon }, rows, squares, segments);
  return rowsOf(nodes, lat, lon, segments, rules.stepsFactor);
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
