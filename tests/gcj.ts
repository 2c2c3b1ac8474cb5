/** WGS-84 → GCJ-02 by the published formula, written out anew as an oracle for the library in use. [lon, lat] as text. */
export function toGcj({ lat, lon }: { lat: number; lon: number }): [string, string] {
  const [a, ee] = [6378245, 0.00669342162296594323];
  const [x, y] = [lon - 105, lat - 35];
  const wave = (p: number, q: number, r: number) => ((p + q + r) * 2) / 3;
  const s = (t: number) => Math.sin(t * Math.PI);
  const common = wave(20 * s(6 * x), 20 * s(2 * x), 0);
  const dLat =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    common +
    wave(20 * s(y), 40 * s(y / 3), 0) +
    wave(160 * s(y / 12), 320 * s(y / 30), 0);
  const dLon =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    common +
    wave(20 * s(x), 40 * s(x / 3), 0) +
    wave(150 * s(x / 12), 300 * s(x / 30), 0);
  const rad = (lat * Math.PI) / 180;
  const magic = 1 - ee * Math.sin(rad) ** 2;
  const root = Math.sqrt(magic);
  return [
    (lon + (dLon * 180) / ((a / root) * Math.cos(rad) * Math.PI)).toFixed(7),
    (lat + (dLat * 180) / (((a * (1 - ee)) / (magic * root)) * Math.PI)).toFixed(7),
  ];
}
