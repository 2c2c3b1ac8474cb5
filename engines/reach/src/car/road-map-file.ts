import { ok, refuse, type Result } from "@bihuan/kit";
import { checksum, climbs, within, type NetworkFileRefusal } from "../network-file.ts";
import { arcBetween, type RoadMap } from "./road-map.ts";
import { ROAD_CLASSES } from "./rules.ts";

/**
 * A road map as one block, as `packNetwork` writes a walking network: HEADER words of the machine's byte order, the arrays of 32 bits, the arrays of
 * bytes, zeros to a full word. Speeds are not in it: they come with the question.
 */
const VERSION_NOW = 1;
const MAGIC = [0x4e484942, 0x53444f52] as const;
const HEADER = 16;
/** The sums stand where `checksum` passes over them. */
const [VERSION, WORDS, NODES, ARCS, SUM_A, SUM_B] = [2, 3, 4, 5, 8, 9] as const;

const wordsOf = (nodes: number, arcs: number): number => HEADER + 3 * nodes + 1 + 2 * arcs + Math.ceil((3 * arcs) / 4);

export function packRoadMap(map: RoadMap): ArrayBuffer {
  const { nodes, target } = map;
  const arcs = target.length;
  const words = wordsOf(nodes, arcs);
  const buffer = new ArrayBuffer(4 * words);
  const all = new Int32Array(buffer);
  all.set(MAGIC);
  [all[VERSION], all[WORDS], all[NODES], all[ARCS]] = [VERSION_NOW, words, nodes, arcs];
  let at = HEADER;
  for (const array of [map.lat, map.lon, map.first, map.target, map.length]) {
    all.set(array, at);
    at += array.length;
  }
  const bytes = new Uint8Array(buffer, 4 * at);
  [map.flags, map.road, map.limit].forEach((array, i) => bytes.set(array, i * arcs));
  [all[SUM_A], all[SUM_B]] = checksum(all);
  return buffer;
}

/** Opens what `packRoadMap` wrote, without copying; refuses everything else by name and never throws. */
export function openRoadMap(buffer: ArrayBufferLike): Result<RoadMap, NetworkFileRefusal> {
  const fault = (code: NetworkFileRefusal["code"], detail: string): Result<RoadMap, NetworkFileRefusal> => refuse({ code, detail });
  const all = new Int32Array(buffer, 0, buffer.byteLength >> 2);
  if (all.length < HEADER || all[0] !== MAGIC[0] || all[1] !== MAGIC[1]) return fault("not-a-network", `${buffer.byteLength} bytes`);
  if (all[VERSION] !== VERSION_NOW) return fault("other-version", `version ${all[VERSION]}, this program reads ${VERSION_NOW}`);
  const [words, nodes, arcs] = [all[WORDS], all[NODES], all[ARCS]] as [number, number, number];
  if (buffer.byteLength < 4 * words) return fault("truncated", `${buffer.byteLength} of ${4 * words} bytes`);
  if (Math.min(nodes, arcs) < 0 || wordsOf(nodes, arcs) !== words || buffer.byteLength !== 4 * words)
    return fault("corrupt", "the sizes do not add up");
  const [sumA, sumB] = checksum(all);
  if (all[SUM_A] !== sumA || all[SUM_B] !== sumB) return fault("corrupt", "the checksum differs");
  let at = HEADER;
  const take = (count: number): Int32Array => all.subarray(at, (at += count));
  const [lat, lon, first, target, length] = [take(nodes), take(nodes), take(nodes + 1), take(arcs), take(arcs)];
  const bytesOf = (i: number): Uint8Array => new Uint8Array(buffer, 4 * at + i * arcs, arcs);
  const map: RoadMap = { nodes, lat, lon, first, target, length, flags: bytesOf(0), road: bytesOf(1), limit: bytesOf(2) };
  return isSound(map) ? ok(map) : fault("corrupt", "an array");
}

/** What a search relies on: every arc has its way back, rows ascend, roads are known. */
function isSound(map: RoadMap): boolean {
  const { nodes, first, target, length, road } = map;
  if (!climbs(first, 0, target.length) || !within(target, 0, nodes) || !within(length, 0, 1_000_000_001)) return false;
  for (let u = 0; u < nodes; u++)
    for (let a = first[u] as number; a < (first[u + 1] as number); a++) {
      const v = target[a] as number;
      if (a > (first[u] as number) && (target[a - 1] as number) >= v) return false;
      if (target[arcBetween(map, v, u)] !== u || (road[a] as number) > ROAD_CLASSES.length) return false;
    }
  return true;
}
