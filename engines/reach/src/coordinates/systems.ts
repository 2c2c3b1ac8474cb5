/**
 * The four systems in which Chinese maps give positions. WGS-84 is stored; CGCS2000 (天地图, surveying) differs from it by
 * less than the width of a door and is taken as equal; GCJ-02 (AMap, Tencent) lies 300–700 m off; BD-09 (Baidu) shifts GCJ-02 again.
 *
 * GCJ-02 was never published. The formula is the one all open converters share (eviltransform, gcoord); the forward shift is
 * exact by convention, the inverse is the fixed point of the forward one. gcoord itself is only the oracle of the tests: its
 * inverse does not end near the rim of its rectangle (decision 0013).
 */
export type CoordinateSystem = "WGS-84" | "CGCS2000" | "GCJ-02" | "BD-09";

export const COORDINATE_SYSTEMS: readonly CoordinateSystem[] = ["WGS-84", "CGCS2000", "GCJ-02", "BD-09"];

/** Degrees. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Degrees in the given system → WGS-84. The round trip closes within a millimetre; positions outside the rectangle, which keep their numbers. */
export function toWgs84(point: Point, from: CoordinateSystem): Point {
  switch (from) {
    case "WGS-84":
    case "CGCS2000":
      return point;
    case "GCJ-02":
      return unshift(point);
    case "BD-09":
      return unshift(unwindBaidu(point));
  }
}

/** WGS-84 → degrees in the given system. */
export function fromWgs84(point: Point, to: CoordinateSystem): Point {
  switch (to) {
    case "WGS-84":
    case "CGCS2000":
      return point;
    case "GCJ-02":
      return shift(point);
    case "BD-09":
      return windBaidu(shift(point));
  }
}

/** The rectangle in which GCJ-02 shifts; outside it equals WGS-84. */
export const isShifted = ({ lat, lon }: Point): boolean => lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;

const shift = (p: Point): Point => (isShifted(p) ? shiftFormula(p) : p);

/** Each round divides the error by more than a hundred; twelve reach the last bit from any start in the rectangle. */
const ROUNDS = 12;

/** The fixed point is sought on the formula alone: testing the rectangle inside the loop makes it jump at the rim for ever. */
function unshift(p: Point): Point {
  if (!Number.isFinite(p.lat) || !Number.isFinite(p.lon)) return p;
  if (p.lon < 71 || p.lon > 139 || p.lat < 0 || p.lat > 57) return p;
  const found = invert(p, shiftFormula);
  return isShifted(found) ? found : p;
}

function invert(target: Point, forward: (p: Point) => Point): Point {
  let { lat, lon } = target;
  for (let i = 0; i < ROUNDS; i++) {
    const there = forward({ lat, lon });
    const dLat = there.lat - target.lat;
    const dLon = there.lon - target.lon;
    lat -= dLat;
    lon -= dLon;
    if (Math.abs(dLat) + Math.abs(dLon) < 1e-13) break;
  }
  return { lat, lon };
}

/** Krasovsky 1940 ellipsoid, on which the shift is defined. */
const SEMI_MAJOR_METRES = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006693421622965823;
const { PI, sin, cos, sqrt, abs, atan2 } = Math;
const wave = (large: number, t: number, small: number, u: number): number => ((large * sin(t * PI) + small * sin(u * PI)) * 2) / 3;

function shiftFormula({ lat, lon }: Point): Point {
  const x = lon - 105;
  const y = lat - 35;
  const ripple = wave(20, 6 * x, 20, 2 * x);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * sqrt(abs(x)) +
    ripple +
    wave(20, y, 40, y / 3) +
    wave(160, y / 12, 320, y / 30);
  const east =
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + ripple + wave(20, x, 40, x / 3) + wave(150, x / 12, 300, x / 30);
  const radians = (lat / 180) * PI;
  const w = 1 - ECCENTRICITY_SQUARED * sin(radians) ** 2;
  return {
    lat: lat + (north * 180) / (((SEMI_MAJOR_METRES * (1 - ECCENTRICITY_SQUARED)) / (w * sqrt(w))) * PI),
    lon: lon + (east * 180) / ((SEMI_MAJOR_METRES / sqrt(w)) * cos(radians) * PI),
  };
}

const BAIDU_FACTOR = (PI * 3000) / 180;

/** GCJ-02 → BD-09: the direction Baidu's own formula is given in, hence exact. */
function windBaidu({ lat, lon }: Point): Point {
  const z = sqrt(lon * lon + lat * lat) + 0.00002 * sin(lat * BAIDU_FACTOR);
  const theta = atan2(lat, lon) + 0.000003 * cos(lon * BAIDU_FACTOR);
  return { lat: z * sin(theta) + 0.006, lon: z * cos(theta) + 0.0065 };
}

const unwindBaidu = (p: Point): Point => invert(p, windBaidu);
