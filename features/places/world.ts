import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql, type SqlBool } from "kysely";
import type { Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Services } from "../../platform/http/server.ts";
import { ReachWorker } from "./reach/pool.ts";
import type { WorldData } from "./reach/protocol.ts";

/** What coverage is computed on for one unit, and what must be said about it. */
export interface World {
  readonly data: WorldData;
  readonly network: {
    readonly id: number;
    readonly name: string;
    readonly nodes: number;
    readonly arcs: number;
    readonly bounds: readonly number[];
  } | null;
  readonly population: { readonly id: number; readonly name: string; readonly people: number; readonly cells: number } | null;
  readonly sample: boolean;
}

interface Machine {
  /** For answers within a moment. */
  readonly quick: ReachWorker;
  /** For siting, which may take its time and be stopped. */
  readonly long: ReachWorker;
  readonly networks: Map<number, Promise<SharedArrayBuffer>>;
  readonly worlds: Map<string, World>;
}
/** By the database: contexts with another clock are the same installation. */
const machines = new WeakMap<Services["database"], Machine>();

export function machineOf(services: Services): Machine {
  let machine = machines.get(services.database);
  if (!machine) {
    machine = { quick: new ReachWorker(), long: new ReachWorker(), networks: new Map(), worlds: new Map() };
    machines.set(services.database, machine);
  }
  return machine;
}

const nearest = (scope: Scope) => sql<SqlBool>`unit_id = any (${[...scope.unitPath]}::int[]) or unit_path @> ${[scope.unitId]}::int[]`;

/** The newest network and population of the unit, else of the nearest unit above, else of one below. */
export async function findWorld(services: Services, db: Db, scope: Scope): Promise<World> {
  const machine = machineOf(services);
  const rank = sql<number>`coalesce(array_position(${[...scope.unitPath]}::int[], unit_id), 0)`;
  const network = await db
    .selectFrom("walking_network")
    .select(["id", "name", "file", "nodes", "arcs", "bounds", "sample"])
    .where(nearest(scope))
    .orderBy(rank, "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const population = await db
    .selectFrom("population_set")
    .select(["id", "name", "people", "sample", sql<number>`cardinality(lats)`.as("cells")])
    .where(nearest(scope))
    .orderBy(rank, "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const key = `${network?.id ?? 0}/${population?.id ?? 0}`;
  const known = machine.worlds.get(key);
  if (known) return known;
  const cells = population
    ? await db.selectFrom("population_set").select(["lats", "lons", "counts"]).where("id", "=", population.id).executeTakeFirstOrThrow()
    : { lats: [], lons: [], counts: [] };
  const world: World = {
    data: {
      key,
      network: network && (await sharedFile(machine, network.id, join(services.dataFolder, "reach", network.file))),
      population: { lats: Int32Array.from(cells.lats), lons: Int32Array.from(cells.lons), counts: Int32Array.from(cells.counts) },
      populationKind: "people",
    },
    network: network ? { id: network.id, name: network.name, nodes: network.nodes, arcs: network.arcs, bounds: network.bounds } : null,
    population: population ? { id: population.id, name: population.name, people: population.people, cells: population.cells } : null,
    sample: network?.sample === true || population?.sample === true,
  };
  if (machine.worlds.size > 8) machine.worlds.clear();
  machine.worlds.set(key, world);
  return world;
}

/** One copy of a network in memory, shared by both workers. */
function sharedFile(machine: Machine, id: number, path: string): Promise<SharedArrayBuffer> {
  let buffer = machine.networks.get(id);
  if (!buffer) {
    buffer = readFile(path).then((bytes) => {
      const shared = new SharedArrayBuffer(bytes.length);
      new Uint8Array(shared).set(bytes);
      return shared;
    });
    buffer.catch(() => machine.networks.delete(id));
    machine.networks.set(id, buffer);
  }
  return buffer;
}
