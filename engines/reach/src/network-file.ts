import { ok, refuse, type Result } from "@bihuan/kit";
import { levelsFor } from "./boxes.ts";
import type { Network } from "./network.ts";
import type { WalkRules } from "./rules.ts";

/**
 * A network as one block of memory, so that a region is built once and then mapped or shared: opening copies nothing, the arrays
 * are views. Layout in 32-bit words of the machine's byte order: HEADER words, the sections of `sectionsOf` one after the other,
 * the bytes of the flags, the rules as ASCII JSON, zeros to a full word.
 */
export interface NetworkFileRefusal {
  readonly code: "not-a-network" | "other-version" | "truncated" | "corrupt";
  /** English, for the log. */
  readonly detail: string;
}

/** Raised whenever the layout or the meaning of an array changes; other versions are refused and built anew from the extract. */
export const NETWORK_FILE_VERSION = 1;
const MAGIC = [0x4e484942, 0x48434145] as const;
const HEADER = 16;
const [VERSION, WORDS, NODES, JUNCTIONS, CHAINS, RULES, SUM_A, SUM_B] = [2, 3, 4, 5, 6, 7, 8, 9] as const;

const SECTIONS = ["lat", "lon", "rank", "first", "arc", "end", "chainLength", "inner", "offset"] as const;

const sectionLengths = (nodes: number, junctions: number, chains: number): Record<(typeof SECTIONS)[number], number> => ({
  lat: nodes,
  lon: nodes,
  rank: nodes,
  first: junctions + 1,
  arc: 2 * chains,
  end: 2 * chains,
  chainLength: chains,
  inner: chains + 1,
  offset: nodes - junctions,
});

/** Writes a network; `allocate` may give shared memory. */
export function packNetwork<B extends ArrayBufferLike = ArrayBuffer>(
  network: Network,
  allocate: (bytes: number) => B = (bytes) => new ArrayBuffer(bytes) as unknown as B,
): B {
  const lengths = sectionLengths(network.nodes, network.junctions, network.chains);
  const rules = JSON.stringify(network.rules).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const arrays = SECTIONS.reduce((sum, name) => sum + lengths[name], HEADER + network.boxes.bounds.length);
  const words = arrays + Math.ceil((network.chains + rules.length) / 4);
  const buffer = allocate(4 * words);
  const all = new Int32Array(buffer);
  all.set(MAGIC);
  all[VERSION] = NETWORK_FILE_VERSION;
  all[WORDS] = words;
  all[NODES] = network.nodes;
  all[JUNCTIONS] = network.junctions;
  all[CHAINS] = network.chains;
  all[RULES] = rules.length;
  let at = HEADER;
  for (const name of SECTIONS) {
    all.set(network[name], at);
    at += lengths[name];
  }
  all.set(network.boxes.bounds, at);
  const bytes = new Uint8Array(buffer, 4 * arrays);
  bytes.set(network.flags);
  for (let i = 0; i < rules.length; i++) bytes[network.chains + i] = rules.charCodeAt(i);
  [all[SUM_A], all[SUM_B]] = checksum(all);
  return buffer;
}

/** Opens what `packNetwork` wrote, without copying. Refuses other files, other versions, cut and altered ones; never throws. */
export function openNetwork(buffer: ArrayBufferLike): Result<Network, NetworkFileRefusal> {
  const fault = (code: NetworkFileRefusal["code"], detail: string): Result<Network, NetworkFileRefusal> => refuse({ code, detail });
  if (buffer.byteLength < 4 * HEADER) return fault("not-a-network", `${buffer.byteLength} bytes`);
  const all = new Int32Array(buffer, 0, buffer.byteLength >> 2);
  if (all[0] !== MAGIC[0] || all[1] !== MAGIC[1])
    return fault("not-a-network", "the first eight bytes are others (or written in another byte order)");
  if (all[VERSION] !== NETWORK_FILE_VERSION)
    return fault("other-version", `version ${all[VERSION]}, this program reads ${NETWORK_FILE_VERSION}`);
  if (buffer.byteLength < 4 * (all[WORDS] as number))
    return fault("truncated", `${buffer.byteLength} of ${4 * (all[WORDS] as number)} bytes`);
  if (buffer.byteLength !== 4 * (all[WORDS] as number)) return fault("corrupt", "more bytes than declared");
  const [sumA, sumB] = checksum(all);
  if (all[SUM_A] !== sumA || all[SUM_B] !== sumB) return fault("corrupt", "the checksum differs");
  const [nodes, junctions, chains, rulesLength] = [all[NODES], all[JUNCTIONS], all[CHAINS], all[RULES]] as [number, number, number, number];
  const levels = chains >= 0 ? levelsFor(chains) : Int32Array.of(0);
  const lengths = sectionLengths(nodes, junctions, chains);
  const bounds = 4 * (levels[levels.length - 1] as number);
  const arrays = SECTIONS.reduce((sum, name) => sum + lengths[name], HEADER + bounds);
  if (
    Math.min(nodes, junctions, chains, rulesLength, nodes - junctions) < 0 ||
    arrays + Math.ceil((chains + rulesLength) / 4) !== all[WORDS]
  )
    return fault("corrupt", "the sizes do not add up");
  let at = HEADER;
  const take = (count: number): Int32Array => all.subarray(at, (at += count));
  const views = Object.fromEntries(SECTIONS.map((name) => [name, take(lengths[name])])) as Record<(typeof SECTIONS)[number], Int32Array>;
  const boxes = { bounds: take(bounds), levels };
  const flags = new Uint8Array(buffer, 4 * arrays, chains);
  const rules = readRules(new Uint8Array(buffer, 4 * arrays + chains, rulesLength));
  if (rules === undefined) return fault("corrupt", "the rules cannot be read");
  const network: Network = { rules, nodes, junctions, chains, ...views, flags, boxes };
  const broken = brokenArray(network);
  return broken === undefined ? ok(network) : fault("corrupt", broken);
}

function readRules(bytes: Uint8Array): WalkRules | undefined {
  let text = "";
  for (const b of bytes) text += String.fromCharCode(b);
  try {
    const rules = JSON.parse(text) as WalkRules;
    return typeof rules.name === "string" && rules.snapMillimetres >= 0 && (rules.snapTo === "node" || rules.snapTo === "segment")
      ? rules
      : undefined;
  } catch {
    return undefined;
  }
}

/** What a search relies on: with it, no content of the arrays makes a search run wild. */
function brokenArray({ nodes, junctions, chains, rank, first, arc, end, chainLength, inner, offset }: Network): string | undefined {
  if (!within(rank, 0, nodes)) return "rank";
  if (!climbs(first, 0, 2 * chains)) return "first";
  if (!within(arc, 0, 2 * chains)) return "arc";
  if (!within(end, 0, junctions) || !lieInOrder(end)) return "end";
  if (!within(chainLength, 0, 1_000_000_001)) return "chainLength";
  if (!climbs(inner, junctions, nodes)) return "inner";
  return within(offset, 0, 1_000_000_001) ? undefined : "offset";
}

/** Whether every number is in [low, high). Loops, not `every`: opening is four times as fast. */
export function within(list: Int32Array, low: number, high: number): boolean {
  for (let i = 0; i < list.length; i++) if ((list[i] as number) < low || (list[i] as number) >= high) return false;
  return true;
}

/** Whether the first end of every chain is its lower one and no lower than that of the chain before. */
function lieInOrder(end: Int32Array): boolean {
  for (let i = 0; i < end.length; i += 2)
    if ((end[i] as number) > (end[i + 1] as number) || (i > 0 && (end[i] as number) < (end[i - 2] as number))) return false;
  return true;
}

export function climbs(list: Int32Array, from: number, to: number): boolean {
  for (let i = 1; i < list.length; i++) if ((list[i] as number) < (list[i - 1] as number)) return false;
  return list[0] === from && list[list.length - 1] === to;
}

/**
 * Two interleaved sums by multiply and rotate, as in xxHash (Y. Collet). Each step is a bijection, so one altered word always shows,
 * several with probability 1 − 2^−32; it runs at memory speed. Not a signature: it finds accidents, not forgers.
 */
export function checksum(all: Int32Array): [number, number] {
  let a = 0x165667b1;
  let b = 0x27d4eb2f;
  const step = (sum: number, word: number): number => {
    const mixed = Math.imul(sum ^ word, 0x9e3779b1);
    return (mixed << 13) | (mixed >>> 19);
  };
  for (let i = 0; i < all.length; i += 2) {
    if (i === SUM_A) continue;
    a = step(a, all[i] as number);
    b = step(b, i + 1 < all.length ? (all[i + 1] as number) : 0);
  }
  return [a, b];
}
