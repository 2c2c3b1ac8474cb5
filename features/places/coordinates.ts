import { halfWidth, ok, refuse, type Result } from "@bihuan/kit";
import type { Label } from "../../platform/http/contract.ts";

/** Degrees as they came, in the system of their map; `swapped` when latitude and longitude stood in each other's place. */
export interface ReadPosition {
  readonly lat: number;
  readonly lon: number;
  readonly swapped: boolean;
}

const METRES: Label = {
  zh: "像是以米计的投影坐标，请从地图软件另存为经纬度（度）",
  en: "These look like projected metres; export longitude and latitude in degrees",
};
const NOT_UNDERSTOOD: Label = { zh: "看不懂的坐标，例：104.0668 或 104°4′0.5″", en: "Not a coordinate; write 104.0668 or 104°4′0.5″" };

/**
 * Reads a pair of cells, or one cell with both (lon,lat as Chinese maps copy it). Blank and 0/0 are no position: undefined.
 * China lies between 73–136° E and 3–54° N, so a pair in the wrong order is recognised and turned.
 */
export function readPosition(lonText: string, latText: string): Result<ReadPosition | undefined, Label> {
  const joined = halfWidth(lonText).trim();
  const [a, b] = latText.trim() === "" && /[,;\s，；]/.test(joined) ? splitPair(joined) : [joined, halfWidth(latText).trim()];
  if (a === "" && b === "") return ok(undefined);
  if (a === "" || b === "") return refuse({ zh: "经度、纬度缺了一个", en: "Longitude or latitude is missing" });
  const first = readAngle(a);
  const second = readAngle(b);
  if (first === undefined || second === undefined) return refuse(NOT_UNDERSTOOD);
  if (first === 0 && second === 0) return ok(undefined);
  if (Math.abs(first) > 360 || Math.abs(second) > 360) return refuse(METRES);
  if (isLon(first) && isLat(second)) return ok({ lon: first, lat: second, swapped: false });
  if (isLat(first) && isLon(second)) return ok({ lon: second, lat: first, swapped: true });
  return refuse({ zh: "不在中国范围内，请核对", en: "Outside China; please check" });
}

const isLon = (v: number): boolean => v >= 73 && v <= 136;
const isLat = (v: number): boolean => v >= 3 && v <= 54;

function splitPair(text: string): [string, string] {
  const m = /^(.+?)\s*[,;，；]\s*(.+)$/.exec(text) ?? /^(\S+)\s+(\S+)$/.exec(text);
  return m ? [m[1] as string, m[2] as string] : [text, ""];
}

/** Degrees, degrees-minutes or degrees-minutes-seconds, with or without hemisphere; undefined when it is no angle. */
function readAngle(text: string): number | undefined {
  const plain = text.replace(/[EeNn东北经纬度:\s]*$/, (tail) => (tail.includes("度") ? "度" : "")).replace(/^[东北经纬EeNn:\s]+/, "");
  if (/^[+-]?\d+(\.\d+)?[°度]?$/.test(plain)) return Number.parseFloat(plain);
  const m = /^(\d{1,3})\s*[°度\s]\s*(\d{1,2}(?:\.\d+)?)?\s*[′'分\s]?\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:″|"|''|秒)?)?$/.exec(plain);
  if (!m) return undefined;
  const minutes = Number(m[2] ?? 0);
  const seconds = Number(m[3] ?? 0);
  return minutes >= 60 || seconds >= 60 ? undefined : Number(m[1]) + minutes / 60 + seconds / 3600;
}

export const toUnit = (degrees: number): number => Math.round(degrees * 1e7);
export const toDegrees = (unit: number): number => unit / 1e7;
