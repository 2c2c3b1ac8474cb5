import { packNetwork, snapAll, W2, type Network } from "@bihuan/reach";
import { draws } from "../engines/reach/src/testing/oracle.ts";
import { ReachWorker } from "../features/circle/reach/pool.ts";
import type { SiteQuestion, WorldData } from "../features/circle/reach/protocol.ts";
import { drawnFootholds, readNetwork } from "./reach-world.ts";
import { median, time, type Table } from "./table.ts";

/** Questions as the product sends them: plain positions to its worker, on the network of the rules it shows, with people in cells. */
export async function asSent(table: Table, extract: string): Promise<void> {
  const network = await readNetwork(extract, W2);
  const worker = new ReachWorker();
  const cells = 50_000;
  const world = worldOf(network, cells);
  const spots = drawnFootholds(network, 5000).map(({ lat, lon }) => ({ lat, lon }));
  const snapped = await spent(31, () => Promise.resolve(snapAll(network, spots)));
  const cover = await spent(31, () => worker.ask(world, { kind: "cover", places: spots }));
  const again = await spent(31, () => worker.ask(world, { kind: "cover", places: spots.slice(0, 1) }));
  table.row(
    "5,000 plain positions, W2: brought to the network; people covered by the product's worker at two speeds; the same of one position",
    "≤ 20 ms to bring",
    `${told(snapped)}; ${told(cover)}; ${told(again)}`,
    "",
  );
  for (const [count, seed] of [
    [25, 7],
    [25, 8],
    [10, 9],
  ] as const) {
    const question = siteQuestion(network, count, seed);
    let gap = 0;
    const asked = await spent(9, async () => {
      const answer = await worker.ask(world, { kind: "site", question });
      if (!answer.ok) throw new Error(answer.error[0]?.zh);
      gap = answer.value.gap;
    });
    const lists = await spent(9, () => worker.ask(world, { kind: "site", question: { ...question, count: 1 } }));
    table.row(
      `siting as sent: ${count} of 2,000 candidates on Porto, ${cells.toLocaleString("en")} cells (draw ${seed}); of that, one place alone`,
      "gap ≤ 0.1 %, ≤ 300 ms",
      `gap ${(100 * gap).toFixed(3)} %, ${told(asked)}; ${told(lists)}`,
      "",
    );
  }
}

const told = (all: readonly number[]): string => `${time(median(all))} of processor (quickest ${time(Math.min(...all))})`;

/** Milliseconds of the process's processor, its worker's included, after a third as many warm runs. */
async function spent(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let i = -Math.ceil(runs / 3); i < runs; i++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    if (i >= 0) all.push((user + system) / 1000);
  }
  return all;
}

/** Cells at drawn nodes, 1 to 100 people each. */
function worldOf(network: Network, cells: number): WorldData {
  const at = draws(5, network.nodes);
  const people = draws(6, 100);
  const drawn = Array.from({ length: cells }, () => at.next().value);
  return {
    key: `porto ${cells}`,
    network: packNetwork(network) as SharedArrayBuffer,
    population: {
      lats: Int32Array.from(drawn, (v) => network.lat[v] as number),
      lons: Int32Array.from(drawn, (v) => network.lon[v] as number),
      counts: Float64Array.from(drawn, () => 1 + people.next().value),
    },
    populationKind: "people",
  };
}

function siteQuestion(network: Network, count: number, seed: number): SiteQuestion {
  const at = draws(seed, network.nodes);
  return {
    goal: "most",
    home: [],
    places: [],
    candidates: Array.from({ length: 2000 }, () => {
      const v = at.next().value;
      return { lat: (network.lat[v] as number) / 1e7, lon: (network.lon[v] as number) / 1e7, district: 0 };
    }),
    count,
    fixed: [],
    minimum: [],
    districts: [""],
    metresPerSecond: 1.1,
    prove: false,
  };
}
