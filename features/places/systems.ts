import library from "gcoord";
import type { SourceSystem } from "./kinds.ts";

interface Degrees {
  lat: number;
  lon: number;
}
/** gcoord is CommonJS and its types describe the ES build: the default export is the module itself. */
const gcoord = library as unknown as {
  transform(point: number[], from: string, to: string): number[];
  WGS84: string;
  GCJ02: string;
  BD09: string;
};

/** Degrees of a map's system → WGS-84 degrees. CGCS2000 differs from WGS-84 by centimetres and is taken as equal. */
export function toWgs84(system: SourceSystem, p: Degrees): Degrees {
  if (system === "wgs84" || system === "cgcs2000") return { lat: p.lat, lon: p.lon };
  const [lon, lat] = gcoord.transform([p.lon, p.lat], system === "gcj02" ? gcoord.GCJ02 : gcoord.BD09, gcoord.WGS84) as [number, number];
  return { lat, lon };
}

/** The system under which most points agree with their known twins within 60 m, where that is not the declared one. */
export function suspectSystem(pairs: readonly { came: Degrees; known: Degrees }[], declared: SourceSystem): SourceSystem | null {
  const agreeing = (system: SourceSystem): number =>
    pairs.filter(({ came, known }) => {
      const p = toWgs84(system, came);
      return Math.hypot((p.lat - known.lat) * 111_195, (p.lon - known.lon) * 111_195 * Math.cos((known.lat * Math.PI) / 180)) < 60;
    }).length;
  if (agreeing(declared) * 2 >= pairs.length) return null;
  return (["wgs84", "gcj02", "bd09"] as const).find((s) => s !== declared && agreeing(s) * 2 > pairs.length) ?? null;
}
