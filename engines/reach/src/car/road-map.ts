import { NodeList, numberNodes, WayList, type GraphBuilder } from "../builder.ts";
import { RAISED, type Graph } from "../graph.ts";
import { idTable } from "../id-table.ts";
import { rowsOf, Segments } from "../segments.ts";
import { BACK, CAR_KEYS, FORTH, isDrivable, kindOf } from "./rules.ts";

/**
 * The roads as the map draws them, speeds untold: a segment is there from both ends, and each of its two arcs says what road one drives on in that
 * direction. RAISED in `flags` = one gets on it at its ends only.
 */
export interface RoadMap extends Graph {
  /** 1 + position in ROAD_CLASSES, 0 = closed in this direction, [arcs]. */
  readonly road: Uint8Array;
  /** The way's `maxspeed`, km/h, 0 = not said, [arcs]. */
  readonly limit: Uint8Array;
}

/** Beside each other in one number: class, directions, speed limit, closed beside. */
const [LIMIT_AT, DIRECTIONS_AT, BESIDE_AT] = [5, 13, 15] as const;

export function roadMapBuilder(): { readonly sink: GraphBuilder["sink"]; build(): RoadMap } {
  const nodes = new NodeList();
  const ways = new WayList();
  return {
    sink: {
      keys: CAR_KEYS,
      node: (id, lat, lon) => nodes.push(id, lat, lon),
      wants: isDrivable,
      way(_id, list, count, tags) {
        const { road, directions, limit, closedBeside } = kindOf(tags);
        ways.push(list, count, road | (limit << LIMIT_AT) | (directions << DIRECTIONS_AT) | ((closedBeside ? 1 : 0) << BESIDE_AT));
      },
    },
    build: () => assemble(nodes, ways),
  };
}

function assemble(list: NodeList, { refs, count, kinds }: WayList): RoadMap {
  const table = idTable(list.ids, list.count, list.lats, list.lons);
  const rows = table.rowsOf(refs, count);
  const numberOf = new Int32Array(list.count);
  let nodes = 0;
  for (const row of rows) {
    if (row < 0 || numberOf[row] === 1) continue;
    numberOf[row] = 1;
    nodes++;
  }
  const { lat, lon } = numberNodes(list, numberOf, nodes, table.ascending);
  const segments = new Segments(count);
  eachSegment(rows, numberOf, kinds, (u, v, kind) => segments.add(u, v, (kind >> BESIDE_AT) & 1 ? RAISED : 0));
  const graph = rowsOf(nodes, lat, lon, segments, 1);
  const road = new Uint8Array(graph.target.length);
  const limit = new Uint8Array(graph.target.length);
  const open = (arc: number, kind: number): void => {
    const mine = 1 + (kind & 31);
    // Of two ways between the same two nodes the greater road is driven.
    if (road[arc] !== 0 && (road[arc] as number) <= mine) return;
    road[arc] = mine;
    limit[arc] = (kind >> LIMIT_AT) & 255;
  };
  eachSegment(rows, numberOf, kinds, (u, v, kind) => {
    if ((kind >> DIRECTIONS_AT) & FORTH) open(arcBetween(graph, u, v), kind);
    if ((kind >> DIRECTIONS_AT) & BACK) open(arcBetween(graph, v, u), kind);
  });
  return { ...graph, road, limit };
}

/** Neighbouring nodes of each way; −2 in `rows` stands between ways, −1 for a node without position. */
function eachSegment(
  rows: Int32Array,
  numberOf: Int32Array,
  kinds: readonly number[],
  visit: (u: number, v: number, kind: number) => void,
): void {
  let way = 0;
  let before = -1;
  for (const row of rows) {
    if (row === -2) way++;
    const v = row < 0 ? -1 : (numberOf[row] as number);
    if (before >= 0 && v >= 0 && before !== v) visit(before, v, kinds[way] as number);
    before = v;
  }
}

/** Targets ascend within a row. */
export function arcBetween({ first, target }: Graph, u: number, v: number): number {
  let low = first[u] as number;
  let high = first[u + 1] as number;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((target[middle] as number) <= v) low = middle;
    else high = middle;
  }
  return low;
}
