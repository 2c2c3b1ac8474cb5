import { Heap } from "@bihuan/kit";
import { millimetresBetween, toUnits, type Graph, type Point } from "../index.ts";

/** The slow truth: Dijkstra (1959) with a binary heap on the graph as built, knowing nothing of chains, boxes or buckets. */
export function slowWalk(graph: Graph, starts: readonly (readonly [node: number, millimetres: number])[], limit: number): Float64Array {
  const distance = new Float64Array(graph.nodes).fill(Infinity);
  const heap = new Heap<readonly [number, number]>((a, b) => a[1] < b[1]);
  for (const start of starts) heap.push(start);
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    const [u, walked] = next;
    if (walked > limit || walked >= (distance[u] as number)) continue;
    distance[u] = walked;
    for (let a = graph.first[u] as number; a < (graph.first[u + 1] as number); a++)
      heap.push([graph.target[a] as number, walked + (graph.length[a] as number)]);
  }
  return distance;
}

/** W1's snapping by looking at every node: the nearest within 300 m, ties to the smaller number. */
export function slowSnap(graph: Graph, point: Point): readonly [node: number, millimetres: number] | undefined {
  let best = -1;
  let nearest = 300_000;
  for (let v = 0; v < graph.nodes; v++) {
    const mm = millimetresBetween(graph.lat[v] as number, graph.lon[v] as number, toUnits(point.lat), toUnits(point.lon));
    if (mm < nearest || (mm === nearest && best < 0)) [best, nearest] = [v, mm];
  }
  return best < 0 ? undefined : [best, nearest];
}

/** Nodes within the limit and the sum of their millimetres. */
export function slowSum(distance: Float64Array): { nodes: number; millimetres: number } {
  let [nodes, millimetres] = [0, 0];
  for (const mm of distance) {
    if (mm === Infinity) continue;
    nodes++;
    millimetres += mm;
  }
  return { nodes, millimetres };
}

/** Numbers below n by the generator x ← 1664525x + 1013904223 mod 2^32, a draw being floor(x · n / 2^32). */
export function* draws(seed: number, n: number): Generator<number, never> {
  let x = seed;
  for (;;) {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    yield Math.floor((x * n) / 4_294_967_296);
  }
}
