import { readFileSync } from "node:fs";
import { CAR, driveMatrix, prepareRoads, readPbf, roadMapBuilder, type Point } from "@bihuan/reach";
import { openValhalla } from "./reach-peers.ts";
import { median, time, type Table } from "./table.ts";

const PLACES = 120;
/** Valhalla takes 2,500 pairs at a time. */
const ROWS = 20;

/** The quickest ways by car among 120 places at drawn nodes of Porto, beside Valhalla's; two draws, so that a speed fitted to one is seen on the other. */
export async function drive(table: Table, extract: string, peers: NodeJS.Require | string, folder: string): Promise<void> {
  const builder = roadMapBuilder();
  const read = await readPbf(readFileSync(extract), builder.sink);
  if (!read.ok) throw new Error(read.error.detail);
  const map = builder.build();
  const began = performance.now();
  const roads = prepareRoads(map, CAR);
  const ready = performance.now() - began;
  const valhalla = typeof peers === "string" ? { absent: peers } : await openValhalla(peers, folder, extract);
  for (const seed of [1, 7]) {
    const points = drawn(seed, map.nodes).map((v) => ({ lat: (map.lat[v] as number) / 1e7, lon: (map.lon[v] as number) / 1e7 }));
    const processor: number[] = [];
    for (let run = 0; run < 9; run++) {
      const before = process.cpuUsage();
      driveMatrix(roads, points);
      const { user, system } = process.cpuUsage(before);
      processor.push((user + system) / 1000);
    }
    const { seconds, off } = driveMatrix(roads, points);
    const beside = "ready" in valhalla ? await compare(valhalla.ready.actor as unknown as Actor, points, seconds) : valhalla.absent;
    table.row(
      `by car, ${PLACES} × ${PLACES} places at drawn nodes of Porto (draw ${seed}), ${map.nodes} nodes made ready by speeds in ${time(ready)}`,
      "≤ 0.8 s of processor; ≥ 80 % of times within 10 % of Valhalla's after one factor",
      `${time(median(processor))} of processor${off.length > 0 ? `, ${off.length} off the network` : ""}`,
      beside,
    );
  }
}

interface Actor {
  matrix(query: string): Promise<string>;
}

async function compare(actor: Actor, points: readonly Point[], seconds: Int32Array): Promise<string> {
  const ratios: number[] = [];
  const before = process.cpuUsage();
  for (let i = 0; i < PLACES; i += ROWS) {
    const question = JSON.stringify({ sources: points.slice(i, i + ROWS), targets: points, costing: "auto" });
    const rows = (JSON.parse(await actor.matrix(question)) as { sources_to_targets: { time: number | null }[][] }).sources_to_targets;
    rows.forEach((row, k) =>
      row.forEach(({ time: theirs }, j) => {
        if (i + k !== j && theirs !== null && theirs > 0) ratios.push((seconds[(i + k) * PLACES + j] as number) / theirs);
      }),
    );
  }
  const { user, system } = process.cpuUsage(before);
  const within = (factor: number): number => ratios.filter((r) => Math.abs(r * factor - 1) <= 0.1).length / ratios.length;
  const factors = Array.from({ length: 201 }, (_, k) => 0.5 + k / 200);
  const best = factors.reduce((a, b) => (within(b) > within(a) ? b : a));
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  return `Valhalla: ${time((user + system) / 1000)} of processor; ${percent(within(best))} within 10 % after the factor ${best.toFixed(3)}, ${percent(within(1))} as they are`;
}

/** Numbers below n by the generator of W1's draws. */
function drawn(seed: number, n: number): number[] {
  let x = seed;
  return Array.from({ length: PLACES }, () => {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((x / 4_294_967_296) * n);
  });
}
