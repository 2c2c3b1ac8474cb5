import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor, Scope } from "../../platform/access/scope.ts";
import type { Db } from "../../platform/db/database.ts";
import { type Context } from "../../platform/http/server.ts";
import { candidatesOf } from "./sitings.ts";
import { COUNTY_DEPTH, covering, groundOf, spots, type Asked } from "./coverage.ts";
import { getPlaceRecord } from "../places/index.ts";
import { listPositioned, listWaiting } from "../places/index.ts";
import { SPEEDS } from "./reach/protocol.ts";
import { askReach, findWorld } from "./world.ts";

type Signed = Context & { actor: Actor };

/** `own` is the scope of who looks, whose counties he may go on to. */
export async function mapPage({ actor, services }: Signed, own: Scope) {
  const { ground, waiting } = await services.database.read(actor.scope, async (db) => ({
    ground: await groundOf(services, db, actor, { occasion: "any" }),
    waiting: await listWaiting(db, actor.scope),
  }));
  const counties = await services.database.read(own, (db) => listCounties(db, own));
  const { world, all, outlines } = ground;
  const { lats, lons, counts } = world.data.population;
  return {
    bounds: boundsOf(world.network?.bounds, all),
    places: all.map((p) => ({
      id: p.id,
      name: p.name,
      kind: p.kind,
      standing: p.standing,
      quality: p.quality,
      lat: p.lat / 1e7,
      lon: p.lon / 1e7,
      version: p.version,
    })),
    waiting: waiting.map((w) => ({ id: w.id, name: w.name, address: w.address, version: w.version })),
    cells: { lats: [...lats], lons: [...lons], counts: [...counts] },
    outlines: outlines.map((o) => ({ code: o.code, name: o.name, level: o.level, geometry: o.geometry })),
    weights: world.population?.kind ?? ("people" as const),
    sample: world.sample,
    baseMap: { layers: services.config.BIHUAN_BASE_MAP ?? [], credit: services.config.BIHUAN_BASE_MAP_CREDIT ?? "" },
    can: {
      edit: actor.permissions.has("place.edit"),
      plan: actor.permissions.has("place.plan"),
      record: actor.permissions.has("place.plan") && actor.scope.unitPath.length === COUNTY_DEPTH,
    },
    counties,
  };
}

/** Only those that have places: of the others there is nothing to see. */
const listCounties = async (db: Db, { unitId, unitPath }: Scope): Promise<{ id: number; name: string }[]> =>
  unitPath.length >= COUNTY_DEPTH
    ? []
    : db
        .selectFrom("unit as u")
        .select(["u.id", "u.name"])
        .where("u.kind", "=", "association")
        .where("u.valid_to", "is", null)
        .where(
          sql<boolean>`cardinality(u.path) = ${sql.lit(COUNTY_DEPTH)} and u.path @> ${[unitId]}::int[] and exists (select from place p where p.unit_path @> array[u.id])`,
        )
        .orderBy("u.region_code")
        .execute();

/** The network's extent; without one, what the places take up. */
function boundsOf(network: readonly number[] | undefined, places: readonly { lat: number; lon: number }[]): number[] | null {
  if (network) return network.map((v) => v / 1e7);
  if (places.length === 0) return null;
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const p of places) {
    box[0] = Math.min(box[0] as number, p.lat / 1e7);
    box[1] = Math.min(box[1] as number, p.lon / 1e7);
    box[2] = Math.max(box[2] as number, p.lat / 1e7);
    box[3] = Math.max(box[3] as number, p.lon / 1e7);
  }
  return box;
}

export async function networkLines({ actor, services }: Signed): Promise<number[][]> {
  const ground = await services.database.read(actor.scope, (db) => groundOf(services, db, actor, { occasion: "any" }));
  return askReach(services, ground.world, { kind: "lines" });
}

/** Wide enough that the blocks of a town close up to an area; files are twice as fine. */
const DRAWN_METRES = 50;

/** GeoJSON of the ground within reach, both speeds. */
export async function isochronesPage({ actor, services }: Signed, input: Asked & { at?: { lat: number; lon: number } | undefined }) {
  const ground = await services.database.read(actor.scope, (db) => groundOf(services, db, actor, input));
  const places = input.at ? [input.at] : spots(ground.active);
  return (await askReach(services, ground.world, { kind: "isochrones", places, cellMetres: DRAWN_METRES })) ?? null;
}

/**
 * People covered if one place moved, or one more stood there: both speeds, before and after. Asked with every movement of a
 * dragged pin, so only what it rests on is read: no outlines, no resources.
 */
export async function whatIfMoved({ actor, services }: Signed, input: Asked & { placeId: number | null; lat: number; lon: number }) {
  const { world, active } = await services.database.read(actor.scope, async (db) => {
    const points = await listPositioned(db, actor.scope, "point");
    const active = covering(points, { on: input.on ?? chinaDay(services.now()), occasion: input.occasion });
    // A resource or a closed room covers nobody yet: moving it asks what it would add.
    if (input.placeId !== null && !points.some((p) => p.id === input.placeId)) await getPlaceRecord(db, actor.scope, input.placeId);
    return { world: await findWorld(services, db, actor.scope), active };
  });
  const place = active.findIndex((p) => p.id === input.placeId);
  const answer = await askReach(services, world, {
    kind: "what-if",
    places: spots(active),
    move: { place: place < 0 ? null : place, to: { lat: input.lat, lon: input.lon } },
  });
  return { before: answer.before.map(Math.round), after: answer.after.map(Math.round) };
}

/** Convertible resources with the exact people each would add on its own, most first. */
export async function listCandidates({ actor, services }: Signed, input: Asked & { speed: "adult" | "elderly" }) {
  const ground = await services.database.read(actor.scope, (db) => groundOf(services, db, actor, input));
  const candidates = candidatesOf(ground, "resources");
  const adds = await askReach(services, ground.world, {
    kind: "marginals",
    places: spots(ground.active),
    candidates: candidates.map((c) => ({ lat: c.lat, lon: c.lon })),
    metresPerSecond: input.speed === "adult" ? SPEEDS[0] : SPEEDS[1],
  });
  return candidates
    .map((c, i) => ({ ...c, adds: Math.round(adds[i] as number) }))
    .sort((a, b) => b.adds - a.adds || (a.placeId ?? 0) - (b.placeId ?? 0))
    .slice(0, 500);
}
