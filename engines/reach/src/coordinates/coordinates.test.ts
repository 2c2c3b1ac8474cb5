import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import gcoord from "gcoord";
import {
  areaOf,
  convertGeometry,
  COORDINATE_SYSTEMS,
  detectSystem,
  fromWgs84,
  millimetresBetween,
  readAngle,
  readPosition,
  toUnits,
  toWgs84,
  type CoordinateSystem,
  type Point,
  type Polygonal,
} from "../index.ts";
import { findShared } from "../testing/shared.ts";

const metres = (a: Point, b: Point): number => millimetresBetween(toUnits(a.lat), toUnits(a.lon), toUnits(b.lat), toUnits(b.lon)) / 1000;
const inChina = fc.record({ lon: fc.double({ min: 73, max: 135, noNaN: true }), lat: fc.double({ min: 3, max: 54, noNaN: true }) });
const CHENGDU = { lat: 30.6586, lon: 104.0648 };

test("round trips close within a centimetre, both ways, in every system", () => {
  fc.assert(
    fc.property(inChina, fc.constantFrom(...COORDINATE_SYSTEMS), (p, system) => {
      assert.ok(metres(p, toWgs84(fromWgs84(p, system), system)) <= 0.01);
      assert.ok(metres(p, fromWgs84(toWgs84(p, system), system)) <= 0.01);
    }),
    { numRuns: 2000 },
  );
});

test("forward shifts equal gcoord's to the micrometre, inverse ones within its own tolerance of 0.4 m", () => {
  const peers = { "GCJ-02": gcoord.GCJ02, "BD-09": gcoord.BD09 } as const;
  fc.assert(
    fc.property(inChina, fc.constantFrom("GCJ-02" as const, "BD-09" as const), (p, system) => {
      const [lon, lat] = gcoord.transform([p.lon, p.lat] as [number, number], gcoord.WGS84, peers[system]);
      const own = fromWgs84(p, system);
      assert.ok(Math.abs(own.lon - lon) < 1e-11 && Math.abs(own.lat - lat) < 1e-11);
      const [wLon, wLat] = gcoord.transform([lon, lat] as [number, number], peers[system], gcoord.WGS84);
      assert.ok(metres(toWgs84({ lon, lat }, system), { lon: wLon, lat: wLat }) < 0.4);
    }),
    { numRuns: 1000 },
  );
  assert.ok(metres(CHENGDU, fromWgs84(CHENGDU, "GCJ-02")) > 300, "canary: the shift is there");
});

test("the rim of the shifted rectangle, where gcoord's inverse never ends, and numbers that are none", () => {
  for (const p of [
    { lon: 72.0045, lat: 30 },
    { lon: 100, lat: 0.8294 },
    { lon: 137.8347, lat: 55.8271 },
    { lon: NaN, lat: 30 },
    { lon: Infinity, lat: -Infinity },
    { lon: -8.61, lat: 41.15 },
  ])
    for (const system of COORDINATE_SYSTEMS) toWgs84(p, system);
  assert.deepEqual(toWgs84({ lon: -8.61, lat: 41.15 }, "GCJ-02"), { lon: -8.61, lat: 41.15 }, "Porto is not shifted");
});

test("angles as people write them", () => {
  const read: readonly [string, number, ("lat" | "lon")?][] = [
    ["104.0648", 104.0648],
    ["-8.61", -8.61],
    ["104°04′12″E", 104.07, "lon"],
    ["104°4'12\"", 104.07],
    ["30°39′36″N", 30.66, "lat"],
    ["东经104度4分12秒", 104.07, "lon"],
    ["北纬30°39.6′", 30.66, "lat"],
    ["１０４°０４′１２″", 104.07],
    ["104:04:12", 104.07],
    ["104 4 12", 104.07],
    ["E104.07", 104.07, "lon"],
    ["104.07°E", 104.07, "lon"],
    ["8°36′36″W", -8.61, "lon"],
    ["-8°36′36″", -8.61],
    ["11578123.4", 11578123.4],
  ];
  for (const [text, degrees, axis] of read) {
    const angle = readAngle(text);
    assert.ok(angle !== undefined && Math.abs(angle.degrees - degrees) < 1e-9, `${text} → ${angle?.degrees}`);
    assert.equal(angle.axis, axis, text);
  }
  for (const text of ["", "成都", "104°61′", "104°4′60″", "104.5°4′", "104°4.5′12″", "E-104", "1e2", "NaN", "104,07", "104°04′12″X"])
    assert.equal(readAngle(text), undefined, text);
});

const square = (west: number, south: number, east: number, north: number): number[][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
/*  A county two by two hundredths of a degree with a hole in its middle, and an exclave to the east. */
const COUNTY: Polygonal = {
  type: "MultiPolygon",
  coordinates: [[square(104.06, 30.65, 104.08, 30.67), square(104.068, 30.658, 104.072, 30.662)], [square(104.1, 30.65, 104.11, 30.66)]],
};

test("point in a county with a hole and an exclave; metres outside", () => {
  const area = areaOf(COUNTY);
  assert.deepEqual(area.box, [104.06, 30.65, 104.11, 30.67]);
  assert.ok(area.contains({ lon: 104.0655, lat: 30.66 }) && area.contains({ lon: 104.105, lat: 30.655 }));
  assert.ok(!area.contains({ lon: 104.07, lat: 30.66 }) && !area.contains({ lon: 104.09, lat: 30.655 }));
  // The middle of the hole is 0.002° from its sides: east–west 0.002 · 111,195 m · cos 30.66° = 191.3 m.
  assert.ok(Math.abs(area.metresOutside({ lon: 104.07, lat: 30.66 }) - 191.3) < 0.5);
  assert.ok(Math.abs(area.metresOutside({ lon: 104.105, lat: 30.68 }) - 0.02 * 111_195) < 5);
  assert.equal(areaOf({ type: "Polygon", coordinates: [] }).contains(CHENGDU), false);
});

test("strips of latitude answer as a plain scan of all edges does", () => {
  const star = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), { minLength: 3, maxLength: 40 });
  fc.assert(
    fc.property(star, fc.integer({ min: -1, max: 41 }), fc.integer({ min: -1, max: 41 }), (ring, x, y) => {
      const [lon, lat] = [x + 0.5, y + 0.25];
      let inside = false;
      ring.forEach(([x1, y1], i) => {
        const [x2, y2] = ring[(i + 1) % ring.length] as [number, number];
        if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
      });
      assert.equal(areaOf({ type: "Polygon", coordinates: [ring] }).contains({ lon, lat }), inside);
    }),
    { numRuns: 2000 },
  );
});

test("suspicious positions are named and, where they can, mended", () => {
  const area = areaOf(COUNTY);
  const codes = (lon: string | number, lat: string | number, system: CoordinateSystem = "WGS-84"): string[] =>
    readPosition({ lon, lat }, { area, system }).faults.map((f) => f.code);
  assert.deepEqual(codes(104.065, 30.655), []);
  assert.deepEqual(codes("104.065,30.655", ""), []);
  assert.deepEqual(codes("104°03′54″E", "30°39′18″N"), ["sexagesimal"]);
  assert.deepEqual(codes(30.655, 104.065), ["swapped"]);
  assert.deepEqual(codes("30°39′18″N", "104°03′54″E"), ["swapped"]);
  assert.deepEqual(codes(0, 0), ["zero"]);
  assert.deepEqual(codes("某路 5 号", "30.6"), ["unreadable"]);
  assert.deepEqual(codes(104.065, NaN), ["unreadable"]);
  assert.deepEqual(codes(104.065, 95), ["out-of-range"]);
  assert.deepEqual(codes(3_390_000, 500_000), ["metres"]);
  assert.deepEqual(codes(104.2, 30.655), ["outside-area"]);
  assert.deepEqual(
    readPosition({ lon: -8.61, lat: 41.15 }).faults.map((f) => f.code),
    ["outside-china"],
  );
  const swapped = readPosition({ lon: 30.655, lat: 104.065 }, { area });
  assert.deepEqual([swapped.point, swapped.proposal?.point], [undefined, { lat: 30.655, lon: 104.065 }]);
  // Web Mercator of 104.065 E, 30.655 N: x = R·λ, y = R·ln tan(π/4 + φ/2), R = 6,378,137 m.
  const mercator = readPosition({ lon: 11_584_462.81, lat: 3588024.91 }, { area });
  assert.ok(
    mercator.proposal !== undefined && metres(mercator.proposal.point, { lat: 30.655, lon: 104.065 }) < 0.1,
    JSON.stringify(mercator),
  );
});

test("one point outside that another system would bring home is said to be of that system", () => {
  const area = areaOf(COUNTY);
  const atEdge = { lon: 104.0799, lat: 30.655 };
  const asGcj = fromWgs84(atEdge, "GCJ-02");
  const reading = readPosition(asGcj, { area });
  assert.deepEqual(
    reading.faults.map((f) => [f.code, f.system]),
    [
      ["outside-area", undefined],
      ["other-system", "GCJ-02"],
    ],
  );
  assert.ok(metres(reading.proposal?.point as Point, atEdge) < 0.01);
  assert.ok(metres(readPosition(asGcj, { area, system: "GCJ-02" }).point as Point, atEdge) < 0.01);
});

const places = fc.uniqueArray(fc.record({ x: fc.integer({ min: 0, max: 30 }), y: fc.integer({ min: 0, max: 30 }) }), {
  minLength: 8,
  maxLength: 40,
  selector: ({ x, y }) => x * 100 + y,
});

test("a mass offset is found with and without names; scattered points tell nothing", () => {
  fc.assert(
    fc.property(places, fc.constantFrom(...COORDINATE_SYSTEMS), fc.boolean(), (grid, system, named) => {
      const known = grid.map(({ x, y }, i) => ({ lon: 104 + x * 0.02, lat: 30.5 + y * 0.02, ...(named ? { name: `示例${i}` } : {}) }));
      const given = known.map((k) => ({ ...k, ...fromWgs84(k, system) }));
      const report = detectSystem(given, known);
      const plain = system === "CGCS2000" ? "WGS-84" : system;
      assert.equal(report.system, plain);
      assert.equal(report.shifted, plain !== "WGS-84");
      assert.deepEqual([report.compared, report.agree[plain]], [known.length, known.length]);
    }),
  );
  const known = [0, 1, 2, 3].map((i) => ({ lon: 104 + i * 0.02, lat: 30.6 }));
  assert.equal(
    detectSystem(
      known.map((k) => ({ lon: k.lon, lat: k.lat + 0.3 })),
      known,
    ).system,
    undefined,
  );
  assert.equal(detectSystem(known, []).compared, 0);
});

const population = findShared("population/supply_facilities_CLEAN.csv");
test(
  "real data: 1,054 facilities lie in their districts more often when the GCJ-02 boundaries are converted",
  { skip: population === undefined ? "the real data are not on this machine" : false },
  () => {
    const boundaries = findShared("boundaries") as string;
    const districts = new Map<string, Polygonal>();
    for (const name of readdirSync(boundaries).filter((f) => f.startsWith("5101") && f !== "510100.json")) {
      const { features } = JSON.parse(readFileSync(join(boundaries, name), "utf8")) as {
        features: { properties: { name: string }; geometry: Polygonal }[];
      };
      for (const f of features) districts.set(f.properties.name, f.geometry);
    }
    // Commas stand in quoted names only; district, lon, lat and area are the last four columns.
    const rows = readFileSync(population as string, "utf8")
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(",").slice(-4));
    assert.equal(rows.length, 1054);
    const fit = (from: CoordinateSystem): number => {
      const areas = new Map([...districts].map(([name, g]) => [name, areaOf(convertGeometry(g, from))]));
      return rows.filter(([district, lon, lat]) => areas.get(district as string)?.contains({ lon: Number(lon), lat: Number(lat) })).length;
    };
    const [asTheyStand, converted, twice] = [fit("WGS-84"), fit("GCJ-02"), fit("BD-09")];
    assert.ok(converted > asTheyStand && converted > twice, `${asTheyStand} as they stand, ${converted} converted, ${twice} as BD-09`);
    // 920 against 871; the rest are listed under the district that runs them.
    assert.ok(converted - asTheyStand > 40, `${converted} − ${asTheyStand}`);
  },
);
