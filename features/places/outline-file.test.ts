import assert from "node:assert/strict";
import { test } from "node:test";
import { areaOf, type Polygonal } from "@bihuan/reach";
import { outlineFault, readOutlineFile } from "./outline-file.ts";

const SQUARE = [
  [104.6, 30.1],
  [104.7, 30.1],
  [104.7, 30.16],
  [104.6, 30.16],
];
const polygon = (ring: number[][]): Polygonal => ({ type: "Polygon", coordinates: [ring] });
const collection = (...features: unknown[]) => JSON.stringify({ type: "FeatureCollection", features });
const feature = (more: Record<string, unknown>) => ({ type: "Feature", geometry: polygon(SQUARE), ...more });
const read = (text: string) => {
  const done = readOutlineFile(text);
  assert.ok("outlines" in done, JSON.stringify(done));
  return done.outlines;
};
const faultOf = (text: string): string => {
  const done = readOutlineFile(text);
  return "fault" in done ? done.fault : "";
};

test("an outline's region is read from properties.adcode or from the feature's id; what is missing is said", () => {
  const text = collection(
    feature({ id: "510107", properties: { name: "甲区" } }),
    feature({ id: "0", properties: { adcode: 510108 } }),
    feature({ properties: { name: "丙区" } }),
    feature({ id: "510109", geometry: null }),
    feature({ id: "510110", geometry: { type: "Polygon", coordinates: [["a"]] } }),
  );
  assert.deepEqual(
    read(text).map((o) => [o.code, o.name, o.geometry !== undefined]),
    [
      ["510107", "甲区", true],
      ["510108", "", true],
      ["", "丙区", false],
      ["510109", "", false],
      ["510110", "", false],
    ],
  );
  assert.match(read(text)[2]?.fault ?? "", /neither properties\.adcode nor id/);
  assert.match(read(text)[3]?.fault ?? "", /no polygon/);
});

test("a region in several features is the sum of its parts, one that comes twice is one; a feature that is none ends nothing", () => {
  const east = SQUARE.map(([lon = 0, lat = 0]) => [lon + 1, lat]);
  const parts = read(
    collection(
      null,
      feature({ id: "510107 " }),
      feature({ id: "510108" }),
      feature({ id: "510107", geometry: { type: "MultiPolygon", coordinates: [[east]] } }),
      feature({ id: "510108" }),
    ),
  );
  assert.deepEqual(
    parts.map((o) => [o.code, o.geometry?.type]),
    [
      ["", undefined],
      ["510107", "MultiPolygon"],
      ["510108", "Polygon"],
    ],
  );
  const area = areaOf(parts[1]?.geometry as Polygonal);
  for (const lon of [104.65, 105.65]) assert.ok(area.contains({ lat: 30.12, lon }));
  assert.ok(!area.contains({ lat: 30.12, lon: 105.2 }));
});

test("a byte order mark, a single feature and ECharts' packed rings are read; what is damaged or no GeoJSON is one sentence", () => {
  assert.equal(read(`\ufeff${collection(feature({ id: "510107" }))}`).length, 1);
  assert.equal(read(JSON.stringify(feature({ id: "510107" })))[0]?.code, "510107");
  // Packed as ECharts packs: from the offset, differences folded (n << 1) ^ (n >> 31), each a character from 64.
  const fold = (n: number): string => String.fromCharCode(((n << 1) ^ (n >> 31)) + 64);
  let [x, y] = [107_110, 30_822];
  const ring = SQUARE.map(([lon = 0, lat = 0]) => {
    const [nx, ny] = [Math.round(lon * 1024), Math.round(lat * 1024)];
    const pair = fold(nx - x) + fold(ny - y);
    [x, y] = [nx, ny];
    return pair;
  }).join("");
  const packed = (type: string, coordinates: unknown, encodeOffsets: unknown) =>
    JSON.stringify({
      type: "FeatureCollection",
      UTF8Encoding: true,
      features: [{ id: "510107", geometry: { type, coordinates, encodeOffsets } }],
    });
  const [one] = read(packed("Polygon", [ring], [[107_110, 30_822]]));
  const [many] = read(packed("MultiPolygon", [[ring]], [[[107_110, 30_822]]]));
  for (const [outline, got] of [
    [one, (one?.geometry?.coordinates as number[][][])[0]],
    [many, (many?.geometry?.coordinates as number[][][][])[0]?.[0]],
  ] as const) {
    assert.equal(outline?.code, "510107");
    got?.forEach((p, i) => p.forEach((v, k) => assert.ok(Math.abs(v - (SQUARE[i]?.[k] as number)) < 1e-3)));
  }
  assert.match(read(packed("Polygon", [5], [[1, 2]]))[0]?.fault ?? "", /no lists of at least three positions/);
  assert.match(faultOf('{"type": "FeatureCollection", "features": [{"geo'), /breaks off/);
  assert.match(faultOf("PK\u0003\u0004"), /no JSON/);
  assert.match(faultOf("[1,2]"), /no GeoJSON/);
  assert.match(faultOf("null"), /no GeoJSON/);
});

test("an outline gets the checks a point gets before it replaces a good one", () => {
  const own = areaOf(polygon(SQUARE));
  const shifted = (lon: number, lat: number) => polygon(SQUARE.map(([x = 0, y = 0]) => [x + lon, y + lat]));
  const nothing = { places: [] };
  assert.equal(outlineFault(polygon(SQUARE), nothing), undefined);
  assert.equal(outlineFault(shifted(0.02, 0.01), { own, above: own, places: [] }), undefined, "a better survey of the same ground");
  assert.match(outlineFault(polygon(SQUARE.map(([x = 0, y = 0]) => [y, x])), { own, places: [] }) ?? "", /exchanged/);
  assert.match(outlineFault(polygon(SQUARE.map(([x = 0, y = 0]) => [x * 111_320, y * 111_320])), nothing) ?? "", /metres/);
  assert.match(outlineFault(shifted(-104, -30), nothing) ?? "", /outside China/);
  assert.match(outlineFault(shifted(2, 0), { own, places: [] }) ?? "", /\d+ km from the outline the region has/);
  assert.match(outlineFault(shifted(2, 0), { above: own, places: [] }) ?? "", /outside the region above/);
  const places = Array.from({ length: 3 }, (_, i) => ({ lat: 30.12, lon: 104.62 + i / 100 }));
  assert.match(outlineFault(shifted(0.2, 0), { places }) ?? "", /none of the region's 3 checked places/);
  assert.equal(outlineFault(shifted(0.2, 0), { places: places.slice(1) }), undefined, "too few to say");
});
