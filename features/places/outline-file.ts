import { areaOf, type Area, type Polygonal } from "@bihuan/reach";

/** One region's outline as a file has it: degrees of the file's own system. */
export interface FileOutline {
  readonly code: string;
  readonly name: string;
  readonly geometry?: Polygonal;
  /** Why there is no outline to store. */
  readonly fault?: string;
}

interface Feature {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly properties?: { readonly adcode?: unknown; readonly name?: unknown } | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown; readonly encodeOffsets?: unknown } | null;
}

/** Reads GeoJSON as RFC 7946 has it and as ECharts packs it (`UTF8Encoding`), with a byte order mark or without. A sentence where it cannot. */
export function readOutlineFile(text: string): { readonly outlines: readonly FileOutline[] } | { readonly fault: string } {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return {
      fault: /^\s*[{[]/.test(text.replace(/^\ufeff/, ""))
        ? "the JSON breaks off or is damaged: it was probably not downloaded to its end"
        : "no JSON; a GeoJSON file is needed (a shapefile or KML has to be converted first)",
    };
  }
  const file = (json ?? {}) as { type?: unknown; features?: unknown; UTF8Encoding?: unknown; UTF8Scale?: unknown };
  const features = Array.isArray(file.features) ? (file.features as Feature[]) : file.type === "Feature" ? [file as Feature] : undefined;
  if (!features) return { fault: "no GeoJSON: neither a FeatureCollection nor a Feature" };
  const scale = file.UTF8Encoding === true ? Number(file.UTF8Scale ?? 1024) : undefined;
  return { outlines: together(features.map((f) => readFeature(f ?? {}, scale))) };
}

/** A region whose parts stand in several features is the sum of them: the last would give way to none. */
function together(outlines: readonly FileOutline[]): FileOutline[] {
  const first = new Map<string, number>();
  const out: FileOutline[] = [];
  const partsOf = (g: Polygonal): number[][][][] => (g.type === "Polygon" ? [g.coordinates] : g.coordinates);
  for (const o of outlines) {
    const at = first.get(o.code);
    const before = at === undefined ? undefined : out[at];
    // Twice the same would be its own hole.
    if (before?.geometry && JSON.stringify(before.geometry) === JSON.stringify(o.geometry)) continue;
    if (at !== undefined && before?.geometry && o.geometry)
      out[at] = { ...before, geometry: { type: "MultiPolygon", coordinates: [...partsOf(before.geometry), ...partsOf(o.geometry)] } };
    else if (out.push(o) && o.geometry) first.set(o.code, out.length - 1);
  }
  return out;
}

/** A region's code stands in properties.adcode (DataV) or in the feature's id (ECharts); "" where it is nowhere. */
function readFeature(f: Feature, scale: number | undefined): FileOutline {
  const code = String(f.properties?.adcode ?? f.id ?? "").trim();
  const named = { code, name: String(f.properties?.name ?? "") };
  if (code === "") return { ...named, fault: "neither properties.adcode nor id says which region it is" };
  const { type, coordinates, encodeOffsets } = f.geometry ?? {};
  if (type !== "Polygon" && type !== "MultiPolygon") return { ...named, fault: "no polygon" };
  const depth = type === "Polygon" ? 1 : 2;
  const rings = scale === undefined ? coordinates : unpack(coordinates, encodeOffsets, depth, scale);
  if (!isNested(rings, depth)) return { ...named, fault: "its rings are no lists of at least three positions in numbers" };
  return { ...named, geometry: { type, coordinates: rings } as Polygonal };
}

/** Rings of ECharts' compression: differences of whole numbers, folded by their sign, one character each from 64. */
function unpack(packed: unknown, offsets: unknown, depth: number, scale: number): unknown {
  if (!Array.isArray(packed) || !Array.isArray(offsets)) return undefined;
  if (depth > 1) return packed.map((p, i) => unpack(p, offsets[i], depth - 1, scale));
  return packed.map((ring: unknown, i) => {
    const from = (offsets as unknown[])[i];
    if (typeof ring !== "string" || !Array.isArray(from)) return undefined;
    const unfold = (at: number): number => {
      const n = ring.charCodeAt(at) - 64;
      return (n >> 1) ^ -(n & 1);
    };
    let [x, y] = [Number(from[0]), Number(from[1])];
    const out: number[][] = [];
    for (let at = 0; at + 1 < ring.length; at += 2) {
      x += unfold(at);
      y += unfold(at + 1);
      out.push([x / scale, y / scale]);
    }
    return out;
  });
}

const isNested = (rings: unknown, depth: number): boolean =>
  Array.isArray(rings) &&
  rings.length > 0 &&
  rings.every((r) =>
    depth > 1
      ? isNested(r, depth - 1)
      : Array.isArray(r) && r.length >= 3 && r.every((p) => Array.isArray(p) && Number.isFinite(p[0]) && Number.isFinite(p[1])),
  );

/** What is known of a region's ground before its outline is taken. All in WGS-84. */
export interface Known {
  /** The outline it has now. */
  readonly own?: Area | undefined;
  /** The ground of the region above it, where that has an outline. */
  readonly above?: Area | undefined;
  /** Places of the region whose position a person checked. */
  readonly places: readonly { readonly lat: number; readonly lon: number }[];
}

const LATITUDES = [3, 54] as const;
const LONGITUDES = [73, 136] as const;
const FEWEST_PLACES = 3;

/** What a point would be told, told of a whole outline before it replaces a good one; undefined where it may be stored. `geometry` in degrees of WGS-84. */
export function outlineFault(geometry: Polygonal, known: Known): string | undefined {
  const [west, south, east, north] = areaOf(geometry).box;
  const within = (low: number, high: number, [from, to]: readonly [number, number]): boolean => low >= from && high <= to;
  if (Math.max(Math.abs(west), Math.abs(east), Math.abs(south), Math.abs(north)) > 1000)
    return "these are projected metres, not degrees: convert the file to longitude and latitude first";
  if (within(west, east, LATITUDES) && within(south, north, LONGITUDES)) return "longitude and latitude are exchanged";
  if (!within(west, east, LONGITUDES) || !within(south, north, LATITUDES)) return "it lies outside China";
  const area = areaOf(geometry);
  const middle = { lat: (south + north) / 2, lon: (west + east) / 2 };
  if (known.own && !overlap(area, known.own))
    return `it lies ${kilometres(known.own, middle)} km from the outline the region has: another region's, or the wrong code`;
  if (known.above && !overlap(area, known.above))
    return `it lies ${kilometres(known.above, middle)} km outside the region above it: another region's, or the wrong code`;
  if (known.places.length >= FEWEST_PLACES && !known.places.some((p) => area.contains(p)))
    return `none of the region's ${known.places.length} checked places lies in it: another region's, or the wrong system`;
  return undefined;
}

const overlap = ({ box: a }: Area, { box: b }: Area): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
const kilometres = (from: Area, point: { lat: number; lon: number }): number => Math.round(from.metresOutside(point) / 1000);
