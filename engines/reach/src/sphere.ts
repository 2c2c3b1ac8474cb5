/** Distances on the sphere that W1 prescribes: haversine, R = 6,371,008.8 m (IUGG mean radius), whole millimetres. */

export const EARTH_RADIUS_METRES = 6_371_008.8;
/** Radians in 1e-7 degree, the unit of every position in this engine. */
export const UNIT_RADIANS = Math.PI / 180 / 1e7;
/** Millimetres in 1e-7 degree of latitude (11.12). */
export const UNIT_MILLIMETRES = EARTH_RADIUS_METRES * 1000 * UNIT_RADIANS;

/** Degrees → whole 1e-7 degrees, halves up. */
export const toUnits = (degrees: number): number => Math.floor(degrees * 1e7 + 0.5);

/**
 * Whole millimetres between two positions in 1e-7 degrees, floor(m·1000 + 0.5).
 * Differences are taken between integers, before radians: below a metre the usual order loses digits.
 */
export function millimetresBetween(lat1: number, lon1: number, lat2: number, lon2: number): number {
  return haversineMillimetres(lat2 - lat1, lon2 - lon1, Math.cos(lat1 * UNIT_RADIANS), Math.cos(lat2 * UNIT_RADIANS));
}

/** The same with both cosines of latitude at hand: the graph computes each once. */
export function haversineMillimetres(dLat: number, dLon: number, cos1: number, cos2: number): number {
  const x = (dLat * UNIT_RADIANS) / 2;
  const y = (dLon * UNIT_RADIANS) / 2;
  // Below 6 km three terms of the series are exact to the last digit or the one before it, and take a quarter of the time.
  const near = Math.abs(x) < 5e-4 && Math.abs(y) < 5e-4;
  const a = near ? sine(x) : Math.sin(x);
  const b = near ? sine(y) : Math.sin(y);
  const root = Math.sqrt(a * a + cos1 * cos2 * b * b);
  const angle = near ? root * (1 + root * root * (1 / 6 + (3 / 40) * root * root)) : Math.asin(Math.min(1, root));
  return Math.floor(2 * EARTH_RADIUS_METRES * angle * 1000 + 0.5);
}

const sine = (x: number): number => x * (1 - x * x * (1 / 6 - (x * x) / 120));
