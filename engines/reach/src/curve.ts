/**
 * Orders points along Morton's curve (G. M. Morton 1966), 13 bits an axis, equal cells by number. Neighbours in the town become
 * neighbours in memory.
 */
export function alongCurve(lat: Int32Array, lon: Int32Array, points: Int32Array): Int32Array {
  let [south, north, west, east] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const p of points) {
    const y = lat[p] as number;
    const x = lon[p] as number;
    if (y < south) south = y;
    if (y > north) north = y;
    if (x < west) west = x;
    if (x > east) east = x;
  }
  const scale = 8191 / Math.max(1, north - south, east - west);
  // Cell · 2^27 + place in the list: 26 + 27 bits, exact as a double, sorted as numbers.
  const keys = new Float64Array(points.length);
  for (let i = 0; i < points.length; i++) {
    const p = points[i] as number;
    const cell = spread(((lat[p] as number) - south) * scale) * 2 + spread(((lon[p] as number) - west) * scale);
    keys[i] = cell * 134_217_728 + i;
  }
  keys.sort();
  const order = new Int32Array(points.length);
  for (let i = 0; i < keys.length; i++) order[i] = points[(keys[i] as number) % 134_217_728] as number;
  return order;
}

/** abc → 0a0b0c, 13 bits. */
function spread(value: number): number {
  let v = Math.floor(value);
  v = (v | (v << 8)) & 0x00ff00ff;
  v = (v | (v << 4)) & 0x0f0f0f0f;
  v = (v | (v << 2)) & 0x33333333;
  return (v | (v << 1)) & 0x55555555;
}
