import { boxTree } from "../boxes.ts";
import { contract } from "../chains.ts";
import { ISLAND, type Network } from "../network.ts";
import { W2 } from "../rules.ts";
import { largestPart } from "./strong.ts";
import { arcBetween, type RoadMap } from "./road-map.ts";
import { NEVER, ROAD_CLASSES, type CarRules } from "./rules.ts";

/**
 * Roads ready to be driven on by one set of speeds: the contracted network, and for each chain the milliseconds from its lower end to its upper
 * and back. What does not belong to the largest part in which one gets from everywhere to everywhere carries ISLAND: nobody is led onto it.
 */
export interface Roads {
  readonly rules: CarRules;
  readonly network: Network;
  /** [2 · chains] by code: 2c from the start of chain c, 2c + 1 from its end; NEVER = closed. */
  readonly millis: Int32Array;
}

/** A chain ends where the road, its limit or its direction changes: a position's time is its share of the chain's by length. */
export function prepareRoads(map: RoadMap, rules: CarRules): Roads {
  const chains = contract(map, (v) => isChange(map, v));
  const delay = rules.junctionSeconds * 10 * rules.timePercent;
  const millis = chainTimes(map, chains, arcTimes(map, rules), delay);
  const part = largestPart(chains, millis);
  for (let c = 0; c < chains.chains; c++) {
    const isPassable = Math.min(millis[2 * c] as number, millis[2 * c + 1] as number) < NEVER;
    if (isPassable && part[chains.end[2 * c] as number] === 1 && part[chains.end[2 * c + 1] as number] === 1) continue;
    chains.flags[c] = (chains.flags[c] as number) | ISLAND;
  }
  const walk = { ...W2, name: rules.name, snapMillimetres: Math.min(3_000_000, rules.snapMillimetres) };
  return { rules, network: { rules: walk, ...chains, boxes: boxTree(chains) }, millis };
}

/** Of a node with two neighbours: whether one does not drive on as one has come, in either direction. */
function isChange(map: RoadMap, v: number): boolean {
  const { first, target, road, limit } = map;
  const a = first[v] as number;
  const [toA, toB] = [a, a + 1];
  const [fromA, fromB] = [arcBetween(map, target[toA] as number, v), arcBetween(map, target[toB] as number, v)];
  const isUneven = (into: number, out: number): boolean => road[into] !== road[out] || limit[into] !== limit[out];
  return isUneven(fromA, toB) || isUneven(fromB, toA);
}

/** Milliseconds by arc, as numbers with fractions: many short pieces must not be rounded one by one. */
function arcTimes({ road, limit, length }: RoadMap, { speeds, timePercent }: CarRules): Float64Array {
  const kmh = [0, ...ROAD_CLASSES.map((name) => speeds[name])];
  const out = new Float64Array(road.length).fill(NEVER);
  for (let a = 0; a < road.length; a++) {
    const usual = kmh[road[a] as number] as number;
    const most = limit[a] as number;
    const speed = most === 0 ? usual : Math.min(usual, most);
    if (speed > 0) out[a] = ((length[a] as number) * 3.6 * timePercent) / (100 * speed);
  }
  return out;
}

/** `delay` milliseconds are lost where a chain arrives at three ways or more. */
function chainTimes(
  map: RoadMap,
  { chains, first, end, inner, rank }: Omit<Network, "rules" | "boxes">,
  times: Float64Array,
  delay: number,
): Int32Array {
  const millis = new Int32Array(2 * chains);
  const lostAt = (u: number): number => ((first[u + 1] as number) - (first[u] as number) > 2 ? delay : 0);
  for (let c = 0; c < chains; c++) {
    let at = rank[end[2 * c] as number] as number;
    let [forth, back] = [0, 0];
    const behind = inner[c + 1] as number;
    for (let v = inner[c] as number; v <= behind; v++) {
      const next = rank[v < behind ? v : (end[2 * c + 1] as number)] as number;
      // A node without neighbours is a ring of no length.
      if (next === at) continue;
      forth += times[arcBetween(map, at, next)] as number;
      back += times[arcBetween(map, next, at)] as number;
      at = next;
    }
    millis[2 * c] = Math.min(NEVER, Math.round(forth + lostAt(end[2 * c + 1] as number)));
    millis[2 * c + 1] = Math.min(NEVER, Math.round(back + lostAt(end[2 * c] as number)));
  }
  return millis;
}
