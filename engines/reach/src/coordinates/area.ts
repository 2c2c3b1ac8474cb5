import { EARTH_RADIUS_METRES } from "../sphere.ts";
import { toWgs84, type CoordinateSystem, type Point } from "./systems.ts";

/** GeoJSON (RFC 7946), positions [lon, lat, …]. */
export interface Polygon {
  type: "Polygon";
  coordinates: number[][][];
}
export interface MultiPolygon {
  type: "MultiPolygon";
  coordinates: number[][][][];
}
export type Polygonal = Polygon | MultiPolygon;

/** A county's ground: asked for every imported place, hence indexed in strips of latitude. */
export interface Area {
  /** Even–odd over all rings, so holes and exclaves hold. A point on the border is on either side, always the same one. */
  contains(point: Point): boolean;
  /** 0 inside, else metres to the nearest border (plane at the point's latitude; a county's size costs less than 0.1 %). */
  metresOutside(point: Point): number;
  /** West, south, east, north in degrees; of an empty geometry [∞, ∞, −∞, −∞]. */
  readonly box: readonly [west: number, south: number, east: number, north: number];
}

const ringsOf = (geometry: Polygonal): number[][][] => (geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat());

/** The same geometry with every position brought from `from` to WGS-84; heights are kept. */
export function convertGeometry<T extends Polygonal>(geometry: T, from: CoordinateSystem): T {
  const position = ([lon = NaN, lat = NaN, ...rest]: number[]): number[] => {
    const p = toWgs84({ lat, lon }, from);
    return [p.lon, p.lat, ...rest];
  };
  const ring = (list: number[][]): number[][] => list.map(position);
  return geometry.type === "Polygon"
    ? { ...geometry, coordinates: geometry.coordinates.map(ring) }
    : { ...geometry, coordinates: geometry.coordinates.map((polygon) => polygon.map(ring)) };
}

/** Index of a WGS-84 polygon or multi-polygon; rings may be open or closed. */
export function areaOf(geometry: Polygonal): Area {
  const edges = edgesOf(ringsOf(geometry));
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let e = 0; e < edges.length; e += 4) {
    west = Math.min(west, edges[e] as number);
    east = Math.max(east, edges[e] as number);
    south = Math.min(south, edges[e + 1] as number);
    north = Math.max(north, edges[e + 1] as number);
  }
  const strips = Math.max(1, Math.ceil(Math.sqrt(edges.length / 4)));
  const { first, edge } = stripsOf(edges, strips, south, north);
  const stripOf = (lat: number): number => Math.min(strips - 1, Math.max(0, Math.floor(((lat - south) / (north - south)) * strips) || 0));

  const contains = ({ lat, lon }: Point): boolean => {
    if (!(lat >= south && lat <= north && lon >= west && lon <= east)) return false;
    const s = stripOf(lat);
    let inside = false;
    for (let i = first[s] as number; i < (first[s + 1] as number); i++) {
      const e = edge[i] as number;
      const y1 = edges[e + 1] as number;
      const y2 = edges[e + 3] as number;
      if (y1 > lat === y2 > lat) continue;
      const x = (edges[e] as number) + ((lat - y1) / (y2 - y1)) * ((edges[e + 2] as number) - (edges[e] as number));
      if (lon < x) inside = !inside;
    }
    return inside;
  };
  const metresOutside = (point: Point): number => {
    if (contains(point)) return 0;
    const perDegree = (EARTH_RADIUS_METRES * Math.PI) / 180;
    const scale = perDegree * Math.cos((point.lat * Math.PI) / 180);
    let least = Infinity;
    for (let e = 0; e < edges.length; e += 4) {
      const x = ((edges[e] as number) - point.lon) * scale;
      const y = ((edges[e + 1] as number) - point.lat) * perDegree;
      const dx = ((edges[e + 2] as number) - point.lon) * scale - x;
      const dy = ((edges[e + 3] as number) - point.lat) * perDegree - y;
      const along = Math.min(1, Math.max(0, -(x * dx + y * dy) / (dx * dx + dy * dy || 1)));
      least = Math.min(least, (x + along * dx) ** 2 + (y + along * dy) ** 2);
    }
    return Math.sqrt(least);
  };
  return { contains, metresOutside, box: [west, south, east, north] };
}

/** lon, lat, lon, lat of every edge; a ring that is not closed is closed here. */
function edgesOf(rings: readonly number[][][]): Float64Array {
  const out: number[] = [];
  for (const ring of rings) {
    ring.forEach((here, i) => {
      const next = ring[(i + 1) % ring.length] as number[];
      if (here[0] !== next[0] || here[1] !== next[1]) out.push(here[0] as number, here[1] as number, next[0] as number, next[1] as number);
    });
  }
  return Float64Array.from(out);
}

/** Compressed rows: the edges that touch each strip of latitude. */
function stripsOf(edges: Float64Array, strips: number, south: number, north: number): { first: Int32Array; edge: Int32Array } {
  const height = (north - south) / strips || 1;
  const span = (e: number): [number, number] => {
    const a = Math.min(edges[e + 1] as number, edges[e + 3] as number);
    const b = Math.max(edges[e + 1] as number, edges[e + 3] as number);
    // One strip more on either side: the division above rounds.
    return [Math.max(0, Math.floor((a - south) / height) - 1), Math.min(strips - 1, Math.floor((b - south) / height) + 1)];
  };
  const first = new Int32Array(strips + 1);
  for (let e = 0; e < edges.length; e += 4) {
    const [low, high] = span(e);
    for (let s = low; s <= high; s++) first[s + 1] = (first[s + 1] as number) + 1;
  }
  for (let s = 0; s < strips; s++) first[s + 1] = (first[s + 1] as number) + (first[s] as number);
  const next = first.slice(0, strips);
  const edge = new Int32Array(first[strips] as number);
  for (let e = 0; e < edges.length; e += 4) {
    const [low, high] = span(e);
    for (let s = low; s <= high; s++) {
      edge[next[s] as number] = e;
      next[s] = (next[s] as number) + 1;
    }
  }
  return { first, edge };
}
