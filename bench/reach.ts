import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  Field,
  isochrone,
  packNetwork,
  prepareNetwork,
  reachedSet,
  snapAll,
  W1,
  W2,
  walkingReach,
  type Graph,
  type Network,
} from "@bihuan/reach";
import { repositoryRoot } from "../platform/testing/database.ts";
import { installPeers } from "./npm-peers.ts";
import { askPgRouting, openPgRouting, openValhalla, PACKAGES, valhallaQuestion } from "./reach-peers.ts";
import { drive } from "./reach-roads.ts";
import { medians } from "./reach-median.ts";
import { asSent } from "./reach-product.ts";
import { siting } from "./reach-siting.ts";
import { drawnFootholds, drawnNodes, homesOnNodes, LIMIT, readGraph, readNetwork } from "./reach-world.ts";
import { flag, machine, median, medianOf, option, Table, time } from "./table.ts";

/**
 * npm run bench:reach [-- --from ../shared/data --only walk,cold,roads,sent,siting,median,mutants,province --no-peers --mutations 10000 --solver-seconds 60
 * --province]: the engine beside its peers in one run, as one Markdown table; warm medians unless a row says cold. Peers are
 * brought in place here (npm into .bihuan/bench-reach/peers, pgRouting from Debian's packages into a cluster in a temporary folder) and
 * skipped by name when absent. `--province` adds the synthetic province of 20 million nodes (5 GB of memory, a minute).
 */
const extract = join(option("from", join(repositoryRoot, "../shared/data")), "osm/porto.osm.pbf");
const folder = join(repositoryRoot, ".bihuan/bench-reach");
const only = option("only", "walk,cold,roads,sent,siting,median,mutants").split(",");
const withPeers = !flag("no-peers");
let seen = 0;
/** In batches of a process each, so that the memory of one batch bounds that of every mutant in it and not the garbage of ten thousand. */
const BATCH = 250;
const table = new Table("measure", "asked", "measured", "peers, same run");
mkdirSync(folder, { recursive: true });

interface ChildAnswer {
  [name: string]: number;
}
const child = (...args: string[]): ChildAnswer =>
  JSON.parse(
    execFileSync(process.execPath, ["--max-old-space-size=8000", join(import.meta.dirname, "reach-child.ts"), ...args], {
      encoding: "utf8",
    }),
  ) as ChildAnswer;

const porto = existsSync(extract);
if (!porto) table.row("Porto", "", `skipped: ${extract} is absent (real data are not part of the repository)`, "");
const peers = withPeers ? installPeers(join(folder, "peers"), PACKAGES) : "peers not asked for";
if (porto && only.includes("walk")) await walk(await readGraph(extract, W1));
if (porto && only.includes("cold")) await cold();
if (porto && only.includes("roads")) await drive(table, extract, peers, join(folder, "valhalla"));
if (porto && only.includes("sent")) await asSent(table, extract);
if (only.includes("siting")) await siting(table, Number(option("solver-seconds", "60")));
if (only.includes("median")) await medians(table);
if (porto && only.includes("mutants")) mutants(Number(option("mutations", "10000")));
if (only.includes("province") || flag("province")) province();
console.log(
  `${machine()}; Porto by rules W1: one home of 1–100 people drawn at random on each of the 325,213 walkable nodes, since Porto comes without a population.\n`,
);
table.print();
process.exit(0);

async function walk(graph: Graph): Promise<void> {
  const network = prepareNetwork(graph, W1);
  const homes = homesOnNodes(graph);
  const reach = walkingReach(network, { kind: "people", points: homes });
  const stream = await medianOf(201, () => streamed(graph));
  const valhalla = typeof peers === "string" ? { absent: peers } : await openValhalla(peers, join(folder, "valhalla"), extract);
  const routing = withPeers ? await openPgRouting(graph, homes) : { absent: "peers not asked for" };
  for (const count of [1000, 5000]) {
    const nodes = drawnNodes(network.nodes, count);
    const places = drawnFootholds(network, count);
    const people = reach.people(places, LIMIT);
    const own = await medianOf(count === 1000 ? 201 : 101, () => reach.people(places, LIMIT));
    const beside: string[] = [];
    const ratios: string[] = [];
    if ("ready" in valhalla) {
      const { actor, version } = valhalla.ready;
      const one = await medianOf(3, () => actor.isochrone(valhallaQuestion(places)));
      const loop = await medianOf(1, async () => {
        for (const place of places) await actor.isochrone(valhallaQuestion([place]));
      });
      beside.push(`Valhalla ${version}: ${time(one)} in one request, ${time(loop)} in a loop (polygons, people not yet counted)`);
      ratios.push(`${Math.round(Math.min(one, loop) / own)} × Valhalla`);
    } else beside.push(valhalla.absent);
    if ("ready" in routing) {
      const superSource = await askPgRouting(routing.ready.client, nodes, "super-source", 3);
      const single = await askPgRouting(routing.ready.client, nodes, "equicost=false", 1);
      for (const answer of [superSource, single])
        if (answer.people !== people) beside.push(`DIFFERENT ANSWER: ${answer.people} people instead of ${people}`);
      beside.push(
        `pgRouting ${routing.ready.version}: ${time(superSource.ms)} from a super-source, ${time(single.ms)} with equicost=false`,
      );
      ratios.push(`${Math.round(Math.min(superSource.ms, single.ms) / own)} × pgRouting`);
    } else beside.push(routing.absent);
    table.row(
      `Porto, N = ${count.toLocaleString("en")}, people covered`,
      count === 1000 ? "≤ 6 ms" : "≥ 250 × Valhalla, ≥ 130 × pgRouting",
      [time(own), ...ratios].join(", "),
      beside.join("; "),
    );
    const field = new Field(network);
    const pass = await medianOf(201, () => field.walk(places, LIMIT));
    table.row(
      `one pass of N = ${count.toLocaleString("en")} ÷ streaming all arcs once (target and length of each read in row order: ${time(stream)})`,
      "≤ 8 ×",
      `${(pass / stream).toFixed(1)} × (${time(pass)}); people covered ${(own / stream).toFixed(1)} ×`,
      "",
    );
    const points = places.map(({ lat, lon }) => ({ lat, lon }));
    table.row(
      `the same from N = ${count.toLocaleString("en")} plain positions: nearest node sought anew each time`,
      "–",
      time(await medianOf(21, () => reach.people(points, LIMIT))),
      "",
    );
    for (const other of count === 5000 ? [network, await readNetwork(extract, W2)] : []) {
      const spent = Array.from({ length: 101 }, () => processorOf(() => snapAll(other, points)));
      table.row(
        `these ${count.toLocaleString("en")} positions brought to the network by ${other.rules.name}`,
        "≤ 20 ms",
        `${time(median(spent))} of processor, the quickest of ${spent.length} ${time(Math.min(...spent))}`,
        "",
      );
    }
  }
  const places = drawnFootholds(network, 2000);
  const field = new Field(network);
  const [node, millimetres] = [new Int32Array(network.nodes), new Int32Array(network.nodes)];
  const each = (n: number, work: (i: number) => unknown): Promise<number> =>
    medianOf(15, () => {
      for (let i = 0; i < n; i++) work(i);
    }).then((ms) => ms / n);
  const set = await each(2000, (i) => {
    field.walk([places[i]], LIMIT);
    field.nodes(node, millimetres);
  });
  const polygon = await each(500, (i) => isochrone(network, reachedSet(field, places[i] as (typeof places)[0], LIMIT)));
  let beside = "";
  if ("ready" in valhalla) {
    const one = await medianOf(200, (i) => valhalla.ready.actor.isochrone(valhallaQuestion([places[Math.abs(i)] as (typeof places)[0]])));
    beside = `Valhalla: ${time(one)} a polygon`;
  }
  table.row(
    "one 15-minute node set / with its polygon (mean of 2,000 / 500 places)",
    "≤ 20 µs / ≤ 300 µs",
    `${time(set)} / ${time(polygon)}`,
    beside,
  );
  const tiles = "ready" in valhalla ? `Valhalla: ${time(valhalla.ready.build)} to build its tiles` : "";
  if ("ready" in routing) await routing.close();
  await memory(graph, tiles);
}

/** The least that any pass over the graph costs: every arc's target and length read once (by xor: a sum that overflows is sometimes compiled seven times as slow). */
function streamed({ target, length }: Graph): void {
  let sum = 0;
  for (let a = 0; a < target.length; a++) sum ^= (target[a] as number) ^ (length[a] as number);
  seen ^= sum;
}

/** Milliseconds of processor. */
function processorOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function memory(graph: Graph, tiles: string): Promise<void> {
  const of = (network: Network): string => {
    const whole = packNetwork(network).byteLength;
    const beside = network.rank.byteLength + network.boxes.bounds.byteLength;
    return `${network.rules.name} ${((whole - beside) / network.nodes).toFixed(1)} B a node, with ids' order and index of boxes ${(whole / network.nodes).toFixed(1)}`;
  };
  table.row(
    "memory of graph and coordinates",
    "≤ 25 B a node",
    `${of(prepareNetwork(graph, W1))}; ${of(await readNetwork(extract, W2))}`,
    tiles,
  );
}

async function cold(): Promise<void> {
  for (const rules of ["W1", "W2"]) {
    const runs = Array.from({ length: 9 }, () => child("cold", extract, rules));
    const of = (name: string): number => median(runs.map((r) => r[name] as number));
    table.row(
      `Porto from file to ready by ${rules}, cold, fresh process, median of ${runs.length}`,
      "≤ 200 ms",
      `${time(of("call"))} from the first call, ${time(of("start"))} from the process's start (modules loaded), ${time(of("cpu"))} of processor${process.env["NODE_COMPILE_CACHE"] === undefined ? "" : "; compiled sources cached, as in the product"}`,
      "",
    );
  }
  const reader = (task: string): string => {
    try {
      const runs = Array.from({ length: 5 }, () => child(task, extract, join(folder, "peers")));
      return time(median(runs.map((r) => r["call"] as number)));
    } catch (error) {
      return `skipped (${String(error).split("\n")[0]})`;
    }
  };
  const osmium = (): string => {
    if (spawnSync("osmium", ["--version"]).error !== undefined) return "skipped: not installed";
    const taken = Array.from({ length: 5 }, () => {
      const began = performance.now();
      spawnSync("osmium", ["fileinfo", "-e", extract]);
      return performance.now() - began;
    });
    return time(median(taken));
  };
  table.row(
    "Porto read through, cold: own reader (native inflation / portable)",
    "choose and say why",
    `${reader("read-own")} / ${reader("read-portable")}`,
    `osm-pbf-parser-node ${typeof peers === "string" ? peers : reader("read-package")}; osmium fileinfo -e ${osmium()}`,
  );
}

function mutants(count: number): void {
  const batches = Array.from({ length: Math.ceil(count / BATCH) }, (_, i) => child("mutants", extract, String(BATCH), String(71 + i)));
  const of = (name: string): number[] => batches.map((batch) => batch[name] as number);
  const sum = (name: string): string =>
    of(name)
      .reduce((a, b) => a + b, 0)
      .toLocaleString("en");
  table.row(
    `${(BATCH * batches.length).toLocaleString("en")} mutants of real PBF blobs, read and built`,
    "refusal within 2 s and 300 MB",
    `${sum("refused")} refused by name, ${sum("sound")} read as sound graphs, none threw; slowest ${time(Math.max(...of("slowest")))}, no process of ${BATCH} above ${Math.round(Math.max(...of("peak")))} MB`,
    "",
  );
}

function province(): void {
  const file = join(folder, "province.network");
  const built = child("province-build", file, "2048");
  const walked = child("province-walk", file);
  rmSync(file, { force: true });
  const [nodes = 0, bytes = 0] = [built["nodes"], built["bytes"]];
  table.row(
    `a province's size: synthetic, ${(nodes / 1e6).toFixed(1)} million nodes`,
    "memory, load, one pass",
    `${(bytes / 1e6).toFixed(0)} MB, ${(bytes / nodes).toFixed(1)} B a node; read, checked and opened in ${time(walked["load"] ?? 0)}; 20,000 places in one pass, people of 200,000 homes: ${time(walked["pass"] ?? 0)}; process at most ${((walked["peak"] ?? 0) / 1000).toFixed(2)} GB`,
    "",
  );
}
