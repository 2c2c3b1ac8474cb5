import { parentPort } from "node:worker_threads";
import { ok, type Result } from "@bihuan/kit";
import {
  cover,
  GroundTooWide,
  marginals,
  openNetwork,
  straightReach,
  walkingReach,
  type Network,
  type NetworkFileRefusal,
  type Reach,
  type Resident,
  WhatIf,
} from "@bihuan/reach";
import { isochronesOf } from "./isochrones.ts";
import { linesOf } from "./lines.ts";
import {
  MINUTES,
  SPEEDS,
  type Answers,
  type FromWorker,
  type Job,
  type SiteStep,
  type Spot,
  type ToWorker,
  type WorldData,
} from "./protocol.ts";
import { site } from "./site.ts";

interface World {
  network: Network | undefined;
  reach: Reach;
  isOutside: Uint8Array;
  /** The last what-if, kept while the places stay the same: a drag asks many times. */
  drag?: { key: string; moved: number | null; bySpeed: { engine: WhatIf; ids: number[]; before: number }[] };
}
const worlds = new Map<string, World>();

function open(data: WorldData): Result<World, NetworkFileRefusal> {
  const { lats, lons, counts } = data.population;
  const points: Resident[] = Array.from(lats, (lat, i) => ({
    lat: lat / 1e7,
    lon: (lons[i] as number) / 1e7,
    people: counts[i] as number,
  }));
  const population = { kind: data.populationKind, points };
  if (data.network === undefined)
    return ok({ network: undefined, reach: straightReach(population), isOutside: new Uint8Array(points.length) });
  const opened = openNetwork(data.network);
  if (!opened.ok) return opened;
  const reach = walkingReach(opened.value, population);
  return ok({ network: opened.value, reach, isOutside: Uint8Array.from(reach.stand(points), (p) => (p ? 0 : 1)) });
}

function drag(world: World, places: readonly Spot[], move: { place: number | null; to: Spot }): Answers["what-if"] {
  const key = JSON.stringify(places);
  if (world.drag?.key !== key)
    world.drag = {
      key,
      moved: null,
      bySpeed: SPEEDS.map((metresPerSecond) => {
        const engine = new WhatIf(world.reach, [], { minutes: MINUTES, metresPerSecond });
        const ids = places.map((p) => engine.add(p));
        return { engine, ids, before: engine.people };
      }),
    };
  const { bySpeed, moved } = world.drag;
  const after = bySpeed.map(({ engine, ids }) => {
    // Dragged on, a place is moved from where it was left; only another one is first put back.
    if (moved !== null && moved !== move.place) engine.move(ids[moved] as number, places[moved] as Spot);
    if (move.place === null) return engine.people + engine.gain(move.to);
    engine.move(ids[move.place] as number, move.to);
    return engine.people;
  });
  world.drag.moved = move.place;
  return { before: bySpeed.map((s) => s.before), after };
}

function answer(world: World, job: Job, progress: (step: SiteStep) => void): Answers[Job["kind"]] | Promise<Answers[Job["kind"]]> {
  switch (job.kind) {
    case "cover":
      return {
        ...cover(world.reach, job.places, { minutes: MINUTES, speeds: [...SPEEDS] }),
        isOutside: world.isOutside,
        cellsOutside: world.isOutside.reduce((sum, outside) => sum + outside, 0),
      };
    case "marginals":
      return [...marginals(world.reach, job.places, job.candidates, { minutes: MINUTES, metresPerSecond: job.metresPerSecond })];
    case "what-if":
      return drag(world, job.places, job.move);
    case "lines":
      return world.network ? linesOf(world.network) : [];
    case "isochrones":
      return world.network && isochronesOf(world.network, world.reach, job.places, job.cellMetres);
    case "site":
      return site(world.reach, world.isOutside, job.question, progress);
  }
}

/** A county's world, its city's, and a few neighbours'. */
const WORLDS_KEPT = 4;

parentPort?.on("message", async ({ id, world: given, job }: ToWorker) => {
  const reply = (message: FromWorker): void => parentPort?.postMessage(message);
  try {
    const key = typeof given === "string" ? given : given.key;
    let world = worlds.get(key);
    if (!world) {
      if (typeof given === "string") return reply({ id, forgotten: true });
      const opened = open(given);
      if (!opened.ok) return reply({ id, refused: opened.error });
      world = opened.value;
    }
    // Last used comes last.
    worlds.delete(key);
    for (const old of [...worlds.keys()].slice(0, 1 - WORLDS_KEPT)) worlds.delete(old);
    worlds.set(key, world);
    reply({ id, answer: await answer(world, job, (progress) => reply({ id, progress })) });
  } catch (error) {
    if (error instanceof GroundTooWide) return reply({ id, tooWide: true });
    reply({ id, fault: String((error as Error).stack ?? error) });
  }
});
