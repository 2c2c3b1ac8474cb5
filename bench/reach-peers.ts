import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import type { Graph, Point, Resident } from "@bihuan/reach";
import { openClient } from "../platform/db/connections.ts";
import { medianOf } from "./table.ts";

/** Either what a peer answered, or in words why it is absent. */
export type Peer<T> = { readonly ready: T; close(): Promise<void> } | { readonly absent: string };

/** The peers that npm has. */
export const PACKAGES = { "@valhallajs/valhallajs": "3.6.1", "osm-pbf-parser-node": "1.1.4" };

interface ValhallaActor {
  isochrone(query: string): Promise<string>;
}

/** Valhalla's own tiles of the extract, its limits raised. `build` is the milliseconds its tile builder took. */
export async function openValhalla(
  require: NodeJS.Require,
  folder: string,
  extract: string,
): Promise<Peer<{ actor: ValhallaActor; build: number; version: string }>> {
  try {
    const { Actor, getConfig, VALHALLA_VERSION } = require("@valhallajs/valhallajs");
    const home = join(require.resolve("@valhallajs/valhallajs"), "..");
    return { ready: await start(Actor, getConfig, VALHALLA_VERSION, home), close: async () => undefined };
  } catch (error) {
    return { absent: `Valhalla: ${String(error).split("\n")[0]}` };
  }

  async function start(
    Actor: new (config: string) => ValhallaActor,
    getConfig: (o: object) => Promise<any>,
    version: string,
    home: string,
  ) {
    const tiles = join(folder, "tiles");
    rmSync(tiles, { recursive: true, force: true });
    mkdirSync(tiles, { recursive: true });
    const config = await getConfig({ tileDir: tiles, tileExtract: "" });
    Object.assign(config.service_limits.isochrone, { max_locations: 100_000, max_distance: 1e9 });
    const file = join(folder, "config.json");
    writeFileSync(file, JSON.stringify(config));
    const binaries = join(home, "linux", process.arch);
    const began = performance.now();
    execFileSync(join(binaries, "valhalla_build_tiles"), ["-c", file, extract], {
      env: { ...process.env, LD_LIBRARY_PATH: join(binaries, "lib") },
      cwd: folder,
      stdio: "ignore",
    });
    return { build: performance.now() - began, actor: new Actor(JSON.stringify(config)), version };
  }
}

/** Fifteen minutes at 1.1 m/s = 3.96 km/h as one polygon around all locations. */
export const valhallaQuestion = (locations: readonly Point[]): string =>
  JSON.stringify({
    locations: locations.map(({ lat, lon }) => ({ lat, lon })),
    costing: "pedestrian",
    costing_options: { pedestrian: { walking_speed: 3.96 } },
    contours: [{ time: 15 }],
    polygons: true,
  });

/** A PostgreSQL of Debian in a temporary folder with the graph as pgRouting's edges and the homes beside it. */
export async function openPgRouting(graph: Graph, homes: readonly Resident[]): Promise<Peer<{ client: pg.Client; version: string }>> {
  const binaries = "/usr/lib/postgresql/15/bin";
  if (!existsSync("/usr/share/postgresql/15/extension/pgrouting.control"))
    return { absent: "pgRouting: Debian's postgresql-15-pgrouting is not installed" };
  const folder = mkdtempSync(join(tmpdir(), "bihuan-pgrouting-"));
  const number = (what: "-u" | "-g"): number => Number(execFileSync("id", [what, "postgres"], { encoding: "utf8" }));
  // PostgreSQL refuses to run as root; Debian's package brings a user for it.
  const who = process.getuid?.() === 0 ? { uid: number("-u"), gid: number("-g") } : {};
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid);
  const run = (program: string, ...args: string[]): void =>
    void execFileSync(join(binaries, program), args, { ...who, cwd: folder, stdio: "ignore" });
  const data = join(folder, "data");
  const settings = "-c fsync=off -c jit=off -c shared_buffers=512MB -c work_mem=256MB -c listen_addresses=";
  run("initdb", "-D", data, "-U", "bench", "-A", "trust", "--no-sync");
  run("pg_ctl", "-D", data, "-w", "-l", join(folder, "log"), "-o", `${settings} -k ${folder}`, "start");
  const close = async (): Promise<void> => {
    run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const client = openClient({ host: folder, user: "bench", database: "postgres" });
    await client.connect();
    await client.query("create extension pgrouting cascade");
    await client.query("create unlogged table edge (id int, source int, target int, cost float8)");
    await client.query("create unlogged table home (node int primary key, people int)");
    await client.query("create unlogged table start (node int)");
    const edges: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let u = 0; u < graph.nodes; u++)
      for (let a = graph.first[u] as number; a < (graph.first[u + 1] as number); a++)
        if ((graph.target[a] as number) > u)
          [a, u, graph.target[a] as number, graph.length[a] as number].forEach((value, k) => edges[k]?.push(value));
    await client.query("insert into edge select * from unnest($1::int[], $2::int[], $3::int[], $4::float8[])", edges);
    await client.query("insert into home select * from unnest($1::int[], $2::int[])", [homes.map((_, v) => v), homes.map((h) => h.people)]);
    await client.query("analyze");
    const { rows } = await client.query("select extversion as version from pg_extension where extname = 'pgrouting'");
    return {
      ready: { client, version: rows[0].version },
      close: async () => {
        await client.end();
        await close();
      },
    };
  } catch (error) {
    await close();
    return { absent: `pgRouting: ${String(error).split("\n")[0]}` };
  }
}

/** A source before all places, joined to each at no cost: one search for all of them. Node −1 is nobody's home. */
const SUPER_SOURCE = `select count(*)::int as nodes, sum(people)::int as people from home join pgr_drivingDistance(
  'select id, source, target, cost from edge union all select -1 - node, -1, node, 0 from start', -1, 990000, directed => false) using (node)`;
/** One search for each place. equicost => true would make it one search, but gives wrong answers in 3.4.2. */
const EQUICOST_FALSE = `select count(*)::int as nodes, sum(people)::int as people from home where node in (select node from pgr_drivingDistance(
  'select id, source, target, cost from edge', (select array_agg(node) from start), 990000, directed => false, equicost => false))`;

export interface PgRoutingAnswer {
  readonly ms: number;
  readonly nodes: number;
  readonly people: number;
}

export async function askPgRouting(
  client: pg.Client,
  starts: readonly number[],
  form: "super-source" | "equicost=false",
  runs: number,
): Promise<PgRoutingAnswer> {
  await client.query("truncate start");
  await client.query("insert into start select distinct node from unnest($1::int[]) as node", [starts]);
  await client.query("analyze start");
  let last = { nodes: 0, people: 0 };
  const ms = await medianOf(runs, async () => {
    const { rows } = await client.query(form === "super-source" ? SUPER_SOURCE : EQUICOST_FALSE);
    last = rows[0];
  });
  return { ms, ...last };
}
