import type { Db } from "../../platform/db/database.ts";

/** GeoJSON MultiPolygon coordinates: polygons of rings of [lon, lat], WGS-84. */
export type Rings = readonly (readonly (readonly (readonly [number, number])[])[])[];

export interface Outline {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly rings: Rings;
}

/** Outlines of a region and of everything below it (codes share their prefix). */
export async function listOutlines(db: Db, regionCode: string | null): Promise<Outline[]> {
  let q = db
    .selectFrom("boundary as b")
    .innerJoin("region as r", "r.code", "b.region_code")
    .select(["r.code", "r.name", "r.level", "b.rings"]);
  if (regionCode !== null) q = q.where("r.code", "like", `${regionCode.replace(/(00)+$/, "")}%`);
  const rows = await q.orderBy("r.level").orderBy("r.code").execute();
  return rows.map((r) => ({ ...r, rings: r.rings as unknown as Rings }));
}

/** Even–odd rule over all rings, so that holes are outside. A point exactly on an edge may fall either way. */
export function contains(rings: Rings, lat: number, lon: number): boolean {
  let inside = false;
  for (const polygon of rings)
    for (const ring of polygon)
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [x1, y1] = ring[i] as readonly [number, number];
        const [x2, y2] = ring[j] as readonly [number, number];
        if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
      }
  return inside;
}

/** The deepest outline that holds the point: a town before its county. */
export function outlineAt(outlines: readonly Outline[], lat: number, lon: number): Outline | undefined {
  let best: Outline | undefined;
  for (const o of outlines) if ((best === undefined || o.level > best.level) && contains(o.rings, lat, lon)) best = o;
  return best;
}

/** Whether the outlines say that a point lies outside; without outlines nothing is said. */
export const isOutside = (outlines: readonly Outline[], lat: number, lon: number): boolean =>
  outlines.length > 0 && outlineAt(outlines, lat, lon) === undefined;
