import { areaOf, convertGeometry, type Area, type MultiPolygon, type Point, type Polygonal } from "@bihuan/reach";
import type { Db } from "../../platform/db/database.ts";
import { ENGINE_SYSTEM, type SourceSystem } from "./kinds.ts";
import { outlineFault, type Known } from "./outline-file.ts";

/** A region's outline in WGS-84, indexed. */
export interface Outline {
  readonly code: string;
  readonly name: string;
  /** 3 county, 4 town. */
  readonly level: number;
  readonly geometry: MultiPolygon;
  readonly area: Area;
}

/** Outlines of a region and of everything below it (codes share their prefix); of a country all. */
export async function listOutlines(db: Db, regionCode: string | null): Promise<Outline[]> {
  let q = db
    .selectFrom("boundary as b")
    .innerJoin("region as r", "r.code", "b.region_code")
    .select(["r.code", "r.name", "r.level", "b.rings"]);
  if (regionCode !== null) q = q.where("r.code", "like", `${regionCode.replace(/(?:00){1,6}$/, "")}%`);
  const rows = await q.orderBy("r.level").orderBy("r.code").execute();
  return rows.map(({ rings, ...r }) => {
    const geometry = multiPolygon(rings);
    return { ...r, geometry, area: areaOf(geometry) };
  });
}

/** Which outline a unit's own region has as a whole: `version` changes when another is loaded. Its rings are read by `areaOfRegion`. */
export async function findOwnOutline(db: Db, unitId: number): Promise<{ regionCode: string; version: string } | undefined> {
  const row = await db
    .selectFrom("boundary as b")
    .innerJoin("unit as u", "u.region_code", "b.region_code")
    .select(["b.region_code", "b.made_at"])
    .where("u.id", "=", unitId)
    .executeTakeFirst();
  return row && { regionCode: row.region_code, version: `${row.region_code}@${String(row.made_at)}` };
}

export async function areaOfRegion(db: Db, regionCode: string): Promise<Area> {
  const { rings } = await db.selectFrom("boundary").select("rings").where("region_code", "=", regionCode).executeTakeFirstOrThrow();
  return areaOf(multiPolygon(rings));
}

const multiPolygon = (rings: unknown): MultiPolygon => ({ type: "MultiPolygon", coordinates: rings as number[][][][] });

/** The deepest outline that holds the point: a town before its county. */
export function outlineAt(outlines: readonly Outline[], point: Point): Outline | undefined {
  let best: Outline | undefined;
  for (const o of outlines) if ((best === undefined || o.level > best.level) && o.area.contains(point)) best = o;
  return best;
}

/** Whether the outlines say that a point lies outside; without outlines nothing is said. */
export const isOutside = (outlines: readonly Outline[], point: Point): boolean =>
  outlines.length > 0 && outlineAt(outlines, point) === undefined;

export function townOf(outlines: readonly Outline[], point: Point): string | null {
  const at = outlineAt(outlines, point);
  return at !== undefined && at.level === 4 ? at.code : null;
}

/**
 * Stores one region's outline, converted from the system it came in; an earlier one gives way. What a point there would be told keeps it out
 * and is answered, unless the operator has looked at it (`anyway`).
 */
export async function saveBoundary(
  db: Db,
  regionCode: string,
  geometry: Polygonal,
  system: SourceSystem,
  { sample = false, anyway = false }: { sample?: boolean; anyway?: boolean } = {},
): Promise<string | undefined> {
  const converted = convertGeometry(geometry, ENGINE_SYSTEM[system]);
  const fault = anyway ? undefined : outlineFault(converted, await knownGround(db, regionCode));
  if (fault) return fault;
  const rings = converted.type === "Polygon" ? [converted.coordinates] : converted.coordinates;
  await db
    .insertInto("boundary")
    .values({ region_code: regionCode, rings: JSON.stringify(rings), source_system: system, sample })
    .onConflict((oc) =>
      oc
        .column("region_code")
        .doUpdateSet({ rings: JSON.stringify(rings), source_system: system, sample, made_at: new Date().toISOString() }),
    )
    .execute();
  return undefined;
}

/** What is known of a region's ground before another outline replaces it. */
async function knownGround(db: Db, regionCode: string): Promise<Known> {
  const areaAt = async (code: string | null | undefined): Promise<Area | undefined> => {
    const row = code && (await db.selectFrom("boundary").select("rings").where("region_code", "=", code).executeTakeFirst());
    return row ? areaOf(multiPolygon(row.rings)) : undefined;
  };
  const region = await db.selectFrom("region").select("parent_code").where("code", "=", regionCode).executeTakeFirst();
  const places = await db
    .selectFrom("place as p")
    .innerJoin("unit as u", "u.id", "p.unit_id")
    .select(["p.lat", "p.lon"])
    .where("u.region_code", "=", regionCode)
    .where("p.quality", "=", "checked")
    .where("p.sample", "=", false)
    .where("p.lat", "is not", null)
    .$narrowType<{ lat: number; lon: number }>()
    .limit(200)
    .execute();
  return {
    own: await areaAt(regionCode),
    above: await areaAt(region?.parent_code),
    places: places.map((p) => ({ lat: p.lat / 1e7, lon: p.lon / 1e7 })),
  };
}
