import type { Area } from "./area.ts";
import { readAngle } from "./angle.ts";
import { COORDINATE_SYSTEMS, toWgs84, type CoordinateSystem, type Point } from "./systems.ts";

/** What is suspicious about a position, in the user's words. */
export interface PositionFault {
  readonly code:
    | "unreadable"
    | "out-of-range"
    | "zero"
    | "swapped"
    | "metres"
    | "sexagesimal"
    | "outside-china"
    | "outside-area"
    | "other-system";
  readonly text: { readonly zh: string; readonly en: string };
  /** With `other-system`: the system in which the numbers would lie in the area. */
  readonly system?: CoordinateSystem;
  /** With `outside-area`: how far. */
  readonly metres?: number;
}

export interface PositionReading {
  /** WGS-84, if the numbers can be taken as they stand. */
  readonly point?: Point;
  readonly faults: readonly PositionFault[];
  /** What was probably meant; a person has to agree. */
  readonly proposal?: { readonly point: Point; readonly by: PositionFault["code"] };
}

export interface PositionContext {
  /** The system the numbers are said to be in; WGS-84 unless given. */
  readonly system?: CoordinateSystem;
  /** The county, in WGS-84. Without it only the country's rectangle is known. */
  readonly area?: Area;
}

/**
 * Reads one pair of longitude and latitude as typed or pasted and says what is suspicious about it. Numbers are degrees;
 * text may be in degrees and minutes; a whole pair ("104.07,30.66") may stand in `lon` with `lat` empty.
 */
export function readPosition(input: { lon: string | number; lat: string | number }, context: PositionContext = {}): PositionReading {
  const pair = wholePair(input);
  const lon = angleOf(pair.lon);
  const lat = angleOf(pair.lat);
  if (lon === undefined || lat === undefined)
    return fault(
      "unreadable",
      "经纬度看不懂，请填十进制度（如 104.0665）或度分秒。",
      "Not a coordinate: write decimal degrees or degrees, minutes, seconds.",
    );
  const [x, y] = [lon.degrees, lat.degrees];
  if (Math.abs(x) < 0.01 && Math.abs(y) < 0.01)
    return fault("zero", "坐标是 0/0，等于没有填写。", "The position is 0/0: it was never filled in.");
  if (lon.axis === "lat" || lat.axis === "lon" || (inLatitudes(x) && inLongitudes(y)))
    return propose("swapped", { lat: x, lon: y }, context, "经度和纬度填反了。", "Longitude and latitude are exchanged.");
  if (Math.abs(x) > 1000 || Math.abs(y) > 1000) return inMetres(x, y, context);
  if (Math.abs(x) > 180 || Math.abs(y) > 90) return fault("out-of-range", "经纬度超出了范围。", "Longitude or latitude is out of range.");

  const point = toWgs84({ lat: y, lon: x }, context.system ?? "WGS-84");
  const faults: PositionFault[] =
    lon.notation === "sexagesimal" || lat.notation === "sexagesimal"
      ? [{ code: "sexagesimal", text: { zh: "已由度分秒换算为十进制度。", en: "Converted from degrees, minutes, seconds." } }]
      : [];
  return placed(point, { lat: y, lon: x }, faults, context);
}

/** A readable point: is it where it should be, and if not, would another system bring it there? */
function placed(
  point: Point,
  asGiven: Point,
  faults: PositionFault[],
  { area, system: stated = "WGS-84" }: PositionContext,
): PositionReading {
  if (area === undefined) {
    if (!inLongitudes(point.lon) || !inLatitudes(point.lat))
      faults.push({ code: "outside-china", text: { zh: "位置不在我国范围内。", en: "The position is not in China." } });
    return { point, faults };
  }
  if (area.contains(point)) return { point, faults };
  const metres = Math.round(area.metresOutside(point));
  const far = metres < 10_000 ? `${metres} 米` : `${Math.round(metres / 1000)} 公里`;
  const farEn = metres < 10_000 ? `${metres} m` : `${Math.round(metres / 1000)} km`;
  faults.push({
    code: "outside-area",
    metres,
    text: { zh: `位置在本辖区外 ${far}。`, en: `The position is ${farEn} outside the area.` },
  });
  for (const system of COORDINATE_SYSTEMS) {
    if (system === stated || system === "CGCS2000") continue;
    const other = toWgs84(asGiven, system);
    if (!area.contains(other)) continue;
    faults.push({
      code: "other-system",
      system,
      text: { zh: `若按 ${system} 坐标理解，则在本辖区内。`, en: `Read as ${system} it would lie in the area.` },
    });
    return { point, faults, proposal: { point: other, by: "other-system" } };
  }
  return { point, faults };
}

const inLatitudes = (v: number): boolean => v >= 3 && v <= 54;
const inLongitudes = (v: number): boolean => v >= 73 && v <= 136;

/**
 * Projected numbers. Web Mercator (EPSG:3857) is turned back where it gives a place in the country; Gauss–Krüger needs its
 * central meridian, which the numbers alone do not tell, so it is named and left to the surveyor.
 */
function inMetres(x: number, y: number, context: PositionContext): PositionReading {
  for (const [east, north] of [
    [x, y],
    [y, x],
  ] as const) {
    const point = fromMercator(east, north);
    if (inLongitudes(point.lon) && inLatitudes(point.lat))
      return propose(
        "metres",
        point,
        context,
        "坐标是投影米数（网络墨卡托），不是经纬度。",
        "These are metres (Web Mercator), not degrees.",
      );
  }
  return fault(
    "metres",
    "坐标是投影米数（如高斯-克吕格），请用测绘软件按其中央子午线换算为经纬度。",
    "These are projected metres (such as Gauss–Krüger): convert them by their central meridian first.",
  );
}

/** Mercator's sphere has the radius of the WGS-84 equator. */
const MERCATOR_RADIUS_METRES = 6_378_137;
function fromMercator(east: number, north: number): Point {
  const degrees = 180 / Math.PI;
  return {
    lat: (2 * Math.atan(Math.exp(north / MERCATOR_RADIUS_METRES)) - Math.PI / 2) * degrees,
    lon: (east / MERCATOR_RADIUS_METRES) * degrees,
  };
}

function propose(code: PositionFault["code"], given: Point, context: PositionContext, zh: string, en: string): PositionReading {
  const point = toWgs84(given, context.system ?? "WGS-84");
  const readable = Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180;
  return { faults: [{ code, text: { zh, en } }], ...(readable ? { proposal: { point, by: code } } : {}) };
}

const fault = (code: PositionFault["code"], zh: string, en: string): PositionReading => ({ faults: [{ code, text: { zh, en } }] });

const angleOf = (value: string | number): ReturnType<typeof readAngle> =>
  typeof value === "string" ? readAngle(value) : Number.isFinite(value) ? { degrees: value, notation: "decimal" } : undefined;

/** What stands around a pair: brackets, POINT of well-known text, 坐标：. */
const AROUND = /^(?:point|坐标|经纬度)?[:： ]{0,3}[（([]?|[）)\]]?$/gi;
const SIGNED_PAIR = /^((?:东经|[EW东]).{1,40}?)[ ,，;；]{0,3}((?:北纬|[NS北]).{1,40})$/i;
const LATITUDE_FIRST = /^((?:北纬|[NS北]).{1,40}?)[ ,，;；]{0,3}((?:东经|[EW东]).{1,40})$/i;

function wholePair(input: { lon: string | number; lat: string | number }): { lon: string | number; lat: string | number } {
  if (typeof input.lon !== "string" || typeof input.lat !== "string" || input.lat.trim() !== "" || input.lon.length > 100) return input;
  const text = input.lon.trim().replace(AROUND, "");
  const [, lon, lat] = SIGNED_PAIR.exec(text) ?? [];
  if (lon && lat) return { lon, lat };
  const [, north, east] = LATITUDE_FIRST.exec(text) ?? [];
  if (north && east) return { lon: east, lat: north };
  const parts = text.split(/ ?[,，;；\t] ?/);
  const apart = parts.length === 2 ? parts : /^[\d.+-]{3,20} {1,3}[\d.+-]{3,20}$/.test(text) ? text.split(/ {1,3}/) : [];
  return apart.length === 2 ? { lon: apart[0] as string, lat: apart[1] as string } : input;
}
