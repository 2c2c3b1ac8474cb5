import { sql, type SqlBool } from "kysely";
import { areaOfRegion, findOwnOutline } from "../places/index.ts";
import type { Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { refuseRequest, type Services } from "../../platform/http/server.ts";
import { ReachLanes } from "./reach/lanes.ts";
import { NetworkRefused, ReachWorker, TooMuch } from "./reach/pool.ts";
import type { Weights } from "./weights.ts";
import type { Answers, Job, NetworkFault, SiteStep, WorldData } from "./reach/protocol.ts";

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
  readonly population: {
    readonly id: number;
    readonly name: string;
    readonly people: number;
    readonly cells: number;
    readonly kind: Weights;
    /** Left out: they live beyond the unit's own outline, and another county counts them. */
    readonly beyond: { readonly cells: number; readonly people: number };
  } | null;
  readonly sample: boolean;
  /** Why the graph file could not even be read; whatever needs it is refused, the register and its lists go on. */
  readonly fault?: NetworkFault;
}

interface Machine {
  /** For answers within a moment. */
  readonly quick: ReachLanes;
  /** For siting, which may take its time and be stopped. */
  readonly long: ReachWorker;
  readonly networks: Map<number, Promise<SharedArrayBuffer | NetworkFault>>;
  readonly worlds: Map<string, World>;
}
/** By the database: contexts with another clock are the same installation. */
const machines = new WeakMap<Services["database"], Machine>();

function machineOf(services: Services): Machine {
  let machine = machines.get(services.database);
  if (!machine) {
    machine = { quick: new ReachLanes(QUICK), long: new ReachWorker(), networks: new Map(), worlds: new Map() };
    machines.set(services.database, machine);
  }
  return machine;
}

/** For answers within a moment, or for siting, which may take its time and be stopped. A graph file that cannot be used ends the request in words. */
export async function askReach<J extends Job>(
  services: Services,
  world: World,
  job: J,
  options: { worker?: "quick" | "long"; progress?: (step: SiteStep) => void; signal?: AbortSignal } = {},
): Promise<Answers[J["kind"]]> {
  if (world.fault) return refuseNetwork(world, world.fault);
  const machine = machineOf(services);
  try {
    return await machine[options.worker ?? "quick"].ask(world.data, job, options);
  } catch (error) {
    if (error instanceof TooMuch) return refuseTooMuch(world, error);
    if (!(error instanceof NetworkRefused)) throw error;
    // Mended files are read anew.
    machine.networks.delete(world.network?.id ?? 0);
    machine.worlds.delete(world.data.key);
    return refuseNetwork(world, error.fault);
  }
}

const CAUSES: Readonly<Record<NetworkFault["code"], { zh: string; en: string }>> = {
  "other-version": { zh: "是另一个版本的程序生成的", en: "was built by another version of the program" },
  truncated: { zh: "不完整（被截断）", en: "is cut short" },
  corrupt: { zh: "已损坏（校验不符）", en: "is damaged (its checksum differs)" },
  "not-a-network": { zh: "不是路网文件", en: "is no network file" },
  missing: { zh: "不在数据文件夹里", en: "is missing from the data folder" },
};

/** Questions of a moment take a second or two, on a province's network the first time ten. */
const QUICK = { seconds: 60, megabytes: 3000 };

function refuseTooMuch(world: World, { of }: TooMuch): never {
  console.error(`reach: network ${world.network?.id}: too much ${of}`);
  const name = world.network?.name ?? "";
  return refuseRequest(
    "too-much",
    of === "ground"
      ? {
          zh: "步行范围铺得太开，画不出来：请缩小到一个市或县再看；覆盖的数字不受影响。",
          en: "The ground within reach spreads too far to be drawn: look at one city or county; the figures of coverage are untouched.",
        }
      : {
          zh: `用路网「${name}」计算${of === "time" ? "太久" : "占用内存太多"}，已经停下；别的地方不受影响。请系统管理员检查这份路网数据（可能有伸到别处的错误道路），重新生成后再算。`,
          en: `Computing on the network “${name}” ${of === "time" ? "took too long" : "took too much memory"} and was stopped; others are not held up. Ask the operator to check its data (a way may lead far astray) and build it anew.`,
        },
  );
}

const networkWords = (world: World, fault: NetworkFault): { zh: string; en: string } => ({
  zh: `路网「${world.network?.name}」的文件${CAUSES[fault.code].zh}，没有用它计算。请系统管理员用原来的 OpenStreetMap 数据重新生成（reach-build）；点位、方案和已入账的数字不受影响。`,
  en: `The file of the network “${world.network?.name}” ${CAUSES[fault.code].en}; nothing was computed with it. Ask the operator to build it anew from its OpenStreetMap extract (reach-build); places, plans and recorded figures are untouched.`,
});

function refuseNetwork(world: World, fault: NetworkFault): never {
  console.error(`reach: network ${world.network?.id}: ${fault.code}: ${fault.detail}`);
  return refuseRequest("network-file", networkWords(world, fault));
}

const nearest = (scope: Scope) => sql<SqlBool>`unit_id = any (${[...scope.unitPath]}::int[]) or unit_path @> ${[scope.unitId]}::int[]`;

/**
 * The newest network and population of the unit, else of the nearest unit above, else of the one below with most people, so that what a small one loads moves nothing above
 * it; of the people those inside its outline, where it has one.
 */
export async function findWorld(services: Services, db: Db, scope: Scope): Promise<World> {
  const machine = machineOf(services);
  const rank = sql<number>`coalesce(array_position(${[...scope.unitPath]}::int[], unit_id), 0)`;
  const population = await db
    .selectFrom("population_set")
    .select(["id", "name", "people", "kind", "sample", "unit_path", sql<number>`cardinality(lats)`.as("cells")])
    .where(nearest(scope))
    .orderBy(sql`array_position(array['people', 'buildings', 'equal'], kind)`)
    .orderBy(rank, "desc")
    .orderBy(sql`max(people) over (partition by unit_id, kind)`, "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const home = population?.unit_path ?? [];
  const network = await db
    .selectFrom("walking_network")
    .select(["id", "name", "file", "nodes", "arcs", "bounds", "sample"])
    .where(nearest(scope))
    .orderBy(rank, "desc")
    .orderBy(sql`unit_path @> ${home}::int[] or unit_path <@ ${home}::int[]`, "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const outline = await findOwnOutline(db, scope.unitId);
  const key = `${network?.id ?? 0}/${population?.id ?? 0}/${outline?.version ?? ""}`;
  const known = machine.worlds.get(key);
  if (known) return known;
  const all = population
    ? await db.selectFrom("population_set").select(["lats", "lons", "counts"]).where("id", "=", population.id).executeTakeFirstOrThrow()
    : { lats: [], lons: [], counts: [] };
  const area = outline && (await areaOfRegion(db, outline.regionCode));
  const inside = Array.from(all.counts.keys()).filter(
    (i) => area === undefined || area.contains({ lat: (all.lats[i] as number) / 1e7, lon: (all.lons[i] as number) / 1e7 }),
  );
  const only = (of: readonly number[]): number[] => inside.map((i) => of[i] as number);
  const cells = {
    lats: Int32Array.from(only(all.lats)),
    lons: Int32Array.from(only(all.lons)),
    counts: Float64Array.from(only(all.counts)),
  };
  const people = Math.round(cells.counts.reduce((a, b) => a + b, 0));
  const file = network && (await sharedFile(machine, network.id, () => services.files.load(`reach/${network.file}`)));
  const fault = file !== undefined && !(file instanceof SharedArrayBuffer) ? file : undefined;
  const world: World = {
    data: {
      key,
      network: file instanceof SharedArrayBuffer ? file : undefined,
      population: cells,
      populationKind: (population?.kind ?? "people") as Weights,
    },
    network: network ? { id: network.id, name: network.name, nodes: network.nodes, arcs: network.arcs, bounds: network.bounds } : null,
    population: population
      ? {
          id: population.id,
          name: population.name,
          people,
          cells: inside.length,
          kind: population.kind as Weights,
          beyond: { cells: population.cells - inside.length, people: Math.max(0, population.people - people) },
        }
      : null,
    sample: network?.sample === true || population?.sample === true,
    ...(fault ? { fault } : {}),
  };
  if (fault) return world;
  if (machine.worlds.size > 8) machine.worlds.clear();
  machine.worlds.set(key, world);
  return world;
}

/** One copy of a network in memory, shared by both workers; a file that cannot be read is asked for again next time. */
function sharedFile(machine: Machine, id: number, load: () => Promise<Uint8Array>): Promise<SharedArrayBuffer | NetworkFault> {
  const known = machine.networks.get(id);
  if (known) return known;
  const buffer = load().then(
    (bytes) => {
      const shared = new SharedArrayBuffer(bytes.length);
      new Uint8Array(shared).set(bytes);
      return shared;
    },
    (error: Error): NetworkFault => {
      machine.networks.delete(id);
      return { code: "missing", detail: error.message };
    },
  );
  machine.networks.set(id, buffer);
  return buffer;
}
