import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import {
  footholdOfNode,
  graphBuilder,
  prepareNetwork,
  readPbf,
  type Foothold,
  type Graph,
  type Inflate,
  type Network,
  type Resident,
  type WalkRules,
} from "@bihuan/reach";
import { draws } from "../engines/reach/src/testing/oracle.ts";

export const LIMIT = 990_000;

export const inflate: Inflate = (data, size) => inflateSync(data, { maxOutputLength: size, chunkSize: Math.max(64, size) });

export async function readGraph(file: string, rules: WalkRules): Promise<Graph> {
  const builder = graphBuilder(rules);
  const read = await readPbf(readFileSync(file), builder.sink, { inflate });
  if (!read.ok) throw new Error(read.error.detail);
  return builder.build();
}

export const readNetwork = async (file: string, rules: WalkRules): Promise<Network> => prepareNetwork(await readGraph(file, rules), rules);

/** Places on nodes by their number in ascending id order, drawn as DESIGN.md says: the node sets can be compared with its table. */
export function drawnNodes(nodes: number, count: number): number[] {
  const draw = draws(1, nodes);
  return Array.from({ length: count }, () => draw.next().value);
}

export const drawnFootholds = (network: Network, count: number): Foothold[] =>
  drawnNodes(network.nodes, count).map((v) => footholdOfNode(network, v));

/** Porto comes without a population: one home on every walkable node, 1 to 100 people, drawn by the same generator from 2. */
export function homesOnNodes({ nodes, lat, lon }: Graph): Resident[] {
  const people = draws(2, 100);
  return Array.from({ length: nodes }, (_, v) => ({
    lat: (lat[v] as number) / 1e7,
    lon: (lon[v] as number) / 1e7,
    people: 1 + people.next().value,
  }));
}
