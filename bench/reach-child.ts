import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { seededRandom } from "@bihuan/kit";
import {
  footholdOfNode,
  graphBuilder,
  openNetwork,
  packNetwork,
  prepareNetwork,
  readPbf,
  W1,
  W2,
  walkingReach,
  type Inflate,
} from "@bihuan/reach";
import { draws } from "../engines/reach/src/testing/oracle.ts";
import { provinceNetwork } from "../engines/reach/src/testing/province.ts";
import { blobsOf, hostileFiles, mutate } from "./reach-mutants.ts";

/** Parts of bench:reach that need a process of their own, because it must be fresh or its memory is the answer. Prints JSON. */
const [task, file = "", ...rest] = process.argv.slice(2);
const began = performance.now();
const answer: Record<string, number | string> = {};
const peak = (): number => process.resourceUsage().maxRSS / 1024;

if (task === "cold") {
  const rules = rest[0] === "W2" ? W2 : W1;
  const inflate: Inflate = (data, size) => inflateSync(data, { maxOutputLength: size, chunkSize: Math.max(64, size) });
  const builder = graphBuilder(rules);
  const read = await readPbf(readFileSync(file), builder.sink, { inflate });
  if (!read.ok) throw new Error(read.error.detail);
  const network = prepareNetwork(builder.build(), rules);
  const ready = performance.now();
  const used = process.cpuUsage();
  Object.assign(answer, { call: ready - began, start: ready, cpu: (used.user + used.system) / 1000, nodes: network.nodes, peak: peak() });
} else if (task === "read-own" || task === "read-portable") {
  const inflate: Inflate = (data, size) => inflateSync(data, { maxOutputLength: size, chunkSize: Math.max(64, size) });
  const read = await readPbf(readFileSync(file), graphBuilder(W1).sink, task === "read-own" ? { inflate } : {});
  if (!read.ok) throw new Error(read.error.detail);
  answer["call"] = performance.now() - began;
} else if (task === "read-package") {
  const { createOSMStream } = (await import(createRequire(`${rest[0]}/package.json`).resolve("osm-pbf-parser-node"))) as {
    createOSMStream(path: string, options: object): AsyncIterable<{ type?: string }>;
  };
  const from = performance.now();
  let items = 0;
  for await (const item of createOSMStream(file, { withTags: { way: ["highway"] }, withInfo: false })) if (item.type !== undefined) items++;
  Object.assign(answer, { call: performance.now() - from, items });
} else if (task === "mutants") {
  const random = seededRandom(Number(rest[1]));
  const files = hostileFiles(blobsOf(readFileSync(file)));
  const inflate: Inflate = (data, size) => inflateSync(data, { maxOutputLength: size, chunkSize: Math.max(64, size) });
  let [slowest, refused, sound, handed] = [0, 0, 0, 0];
  for (let i = 0; i < Number(rest[0]); i++) {
    const mutant = mutate(files[i % files.length] as Uint8Array, random);
    const from = performance.now();
    const builder = graphBuilder(W2);
    const read = await readPbf(mutant, builder.sink, i % 4 === 0 ? {} : { inflate });
    if (!read.ok) refused++;
    else {
      const graph = builder.build();
      if (graph.nodes > 0) prepareNetwork(graph, W2);
      sound++;
      handed += graph.nodes;
    }
    slowest = Math.max(slowest, performance.now() - from);
  }
  Object.assign(answer, { slowest, refused, sound, handed, peak: peak() });
} else if (task === "province-build") {
  const network = provinceNetwork(W1, Number(rest[0]));
  writeFileSync(file, new Uint8Array(packNetwork(network)));
  Object.assign(answer, { nodes: network.nodes, junctions: network.junctions, bytes: statSync(file).size });
} else if (task === "province-walk") {
  const bytes = readFileSync(file);
  const opened = openNetwork(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  if (!opened.ok) throw new Error(opened.error.detail);
  const load = performance.now() - began;
  const network = opened.value;
  const homes = draws(5, network.nodes);
  const points = Array.from({ length: 200_000 }, () => {
    const v = homes.next().value;
    return { lat: (network.lat[v] as number) / 1e7, lon: (network.lon[v] as number) / 1e7, people: 40 };
  });
  const settling = performance.now();
  const reach = walkingReach(network, { kind: "people", points });
  const settled = performance.now() - settling;
  const draw = draws(1, network.nodes);
  const places = Array.from({ length: 20_000 }, () => footholdOfNode(network, draw.next().value));
  const passes: number[] = [];
  let people = 0;
  for (let i = 0; i < 7; i++) {
    const from = performance.now();
    people = reach.people(places, 990_000);
    passes.push(performance.now() - from);
  }
  passes.sort((a, b) => a - b);
  Object.assign(answer, { load, settled, pass: passes[3] as number, people, peak: peak() });
} else throw new Error(`no task ${task}`);
console.log(JSON.stringify(answer));
