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
  const a = Math.sin((dLat * UNIT_RADIANS) / 2);
  const b = Math.sin((dLon * UNIT_RADIANS) / 2);
  const h = a * a + cos1 * cos2 * b * b;
  return Math.floor(2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h))) * 1000 + 0.5);
}
