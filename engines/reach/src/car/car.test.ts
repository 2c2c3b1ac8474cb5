import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Heap, seededRandom } from "@bihuan/kit";
import { driveMatrix, openRoadMap, packRoadMap, prepareRoads, readPbf, roadMapBuilder, type RoadMap } from "../index.ts";
import { findShared } from "../testing/shared.ts";
import { CAR, CAR_KEYS, NEVER, ROAD_CLASSES, speedLimitOf, type CarRules } from "./rules.ts";

type Tags = Readonly<Record<string, string>>;
type At = readonly [lat: number, lon: number];

/** A map of nodes 1, 2, 3 … and ways over them. */
function mapOf(nodes: readonly At[], ways: readonly (readonly [refs: readonly number[], tags: Tags])[]): RoadMap {
  const { sink, build } = roadMapBuilder();
  nodes.forEach(([lat, lon], i) => sink.node(i + 1, Math.round(lat * 1e7), Math.round(lon * 1e7)));
  ways.forEach(([refs, tags], i) => {
    const values = CAR_KEYS.map((key) => tags[key]);
    if (sink.wants(values)) sink.way(i + 1, Float64Array.from(refs), refs.length, values);
  });
  return build();
}
const place = ([lat, lon]: At) => ({ lat, lon });
/** No time is lost at junctions: the figures by hand are length by speed. */
const PLAIN: CarRules = { ...CAR, junctionSeconds: 0 };
/** 0.009° of latitude are 1,000.75 m. */
const KM = 1000.75;
const near = (got: number | undefined, expected: number, why: string): void =>
  assert.ok(got !== undefined && Math.abs(got - expected) <= 1, `${why}: ${got} s, by hand ${expected.toFixed(1)}`);

test("by hand: a class has its speed, a limit lowers it and never raises it, a county's own speed and factor hold", () => {
  const line: At[] = [0, 1, 2, 3].map((k) => [30 + 0.009 * k, 104]);
  const roads = (tags: Tags, rules: CarRules = PLAIN) => {
    const m = driveMatrix(
      prepareRoads(mapOf(line, [[[1, 2, 3, 4], tags]]), rules),
      [line[0], line[3]].map((p) => place(p as At)),
    );
    assert.equal(m.metres[1], Math.round(3 * KM), "metres");
    return m.seconds[1];
  };
  const at = (kmh: number): number => (3 * KM * 3.6) / kmh;
  near(roads({ highway: "tertiary" }), at(50), "tertiary");
  near(roads({ highway: "tertiary", maxspeed: "30" }), at(30), "a limit below");
  near(roads({ highway: "tertiary", maxspeed: "90" }), at(50), "a limit above");
  near(roads({ highway: "primary", maxspeed: "20 mph" }), at(32), "in miles");
  near(roads({ highway: "tertiary" }, { ...PLAIN, speeds: { ...CAR.speeds, tertiary: 25 } }), at(25), "a county's speed");
  near(roads({ highway: "tertiary" }, { ...PLAIN, timePercent: 130 }), 1.3 * at(50), "a county's factor");
  assert.deepEqual(
    ["50", "30 mph", "none", "CN:urban", "walk", undefined, "", "999", "50;30"].map(speedLimitOf),
    [50, 48, 0, 0, 5, 0, 0, 255, 0],
  );
});

test("by hand: one-way streets, roundabouts and closed roads; the most special access tag speaks", () => {
  // A square of 1 km: 1 south-west, 2 south-east, 3 north-east, 4 north-west; only 1–2 differs.
  const east = 0.009 / Math.cos((30 * Math.PI) / 180);
  const corner: At[] = [
    [30, 104],
    [30, 104 + east],
    [30.009, 104 + east],
    [30.009, 104],
  ];
  const around = (tags: Tags): [number | undefined, number | undefined] => {
    const map = mapOf(corner, [
      [[1, 2], { highway: "residential", ...tags }],
      [[2, 3, 4, 1], { highway: "residential" }],
    ]);
    const m = driveMatrix(
      prepareRoads(map, PLAIN),
      [corner[0], corner[1]].map((p) => place(p as At)),
    );
    return [m.seconds[1], m.seconds[2]];
  };
  const one = (KM * 3.6) / 35;
  const both = (tags: Tags, forth: number, back: number): void => {
    const [a, b] = around(tags);
    near(a, forth, `${JSON.stringify(tags)} forth`);
    near(b, back, `${JSON.stringify(tags)} back`);
  };
  both({}, one, one);
  both({ oneway: "yes" }, one, 3 * one);
  both({ oneway: "-1" }, 3 * one, one);
  both({ oneway: "reversible" }, 3 * one, 3 * one);
  both({ junction: "roundabout" }, one, 3 * one);
  both({ junction: "roundabout", oneway: "no" }, one, one);
  both({ access: "private" }, 3 * one, 3 * one);
  both({ access: "no", motor_vehicle: "yes" }, one, one);
  both({ motor_vehicle: "yes", motorcar: "no" }, 3 * one, 3 * one);
  both({ highway: "footway" }, 3 * one, 3 * one);
  both({ highway: "pedestrian", area: "yes" }, 3 * one, 3 * one);
});

test("nobody is led onto what cannot be left, nor onto a motorway from beside; far from every road a place has no times and is named", () => {
  const nodes: At[] = [
    [30, 104],
    [30.009, 104],
    [30.009, 104.01],
    // A one-way spur out of the town, and an island.
    [30.018, 104.01],
    [30.02, 104.02],
    [30.021, 104.02],
    // A motorway beside the street, joined at the street's ends by links.
    [30.0045, 104.0005],
  ];
  const map = mapOf(nodes, [
    [[1, 2, 3], { highway: "residential" }],
    [[3, 4], { highway: "residential", oneway: "yes" }],
    [[5, 6], { highway: "residential" }],
    [[1, 7, 2], { highway: "motorway" }],
  ]);
  const roads = prepareRoads(map, PLAIN);
  const spur = place([30.0175, 104.01]);
  const beside = place([30.0045, 104.0006]);
  const m = driveMatrix(roads, [place([30, 104]), spur, place([30.0205, 104.02]), beside, place([31, 104])]);
  assert.deepEqual([...m.off], [4], "only the far one is off the network");
  assert.ok(
    (m.seconds[0 * 5 + 1] as number) > 0 && (m.seconds[1 * 5] as number) > 0,
    "the spur's place is reached by the street it leaves from",
  );
  const walkBeside = (0.0006 * 111_195 * Math.cos((30 * Math.PI) / 180) * 3.6) / 10;
  near(m.seconds[3], (0.5 * KM * 3.6) / 35 + walkBeside, "from the street, across the motorway, not on it");
  assert.deepEqual([...m.seconds.subarray(20)], [-1, -1, -1, -1, -1], "no times from off the network");
});

test("a time somebody has driven goes before what is computed, in its direction alone", () => {
  const line: At[] = [
    [30, 104],
    [30.009, 104],
  ];
  const m = driveMatrix(prepareRoads(mapOf(line, [[[1, 2], { highway: "primary" }]]), PLAIN), line.map(place), [
    { from: 0, to: 1, seconds: 1800, metres: 12_000 },
    { from: 1, to: 0, seconds: undefined },
  ]);
  assert.deepEqual([...m.seconds], [0, 1800, -1, 0]);
  assert.deepEqual([...m.metres], [0, 12_000, -1, 0]);
});

/** The slow truth on the map's own arcs: Dijkstra with a heap, milliseconds with fractions. */
function slowTimes(map: RoadMap, rules: CarRules, start: number): Float64Array {
  const times = new Float64Array(map.nodes).fill(Infinity);
  const heap = new Heap<readonly [number, number]>((a, b) => a[1] < b[1]);
  heap.push([start, 0]);
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    const [u, t] = next;
    if (t >= (times[u] as number)) continue;
    times[u] = t;
    for (let a = map.first[u] as number; a < (map.first[u + 1] as number); a++) {
      const name = ROAD_CLASSES[(map.road[a] as number) - 1];
      if (name === undefined) continue;
      const speed = Math.min(rules.speeds[name], map.limit[a] || Infinity);
      const v = map.target[a] as number;
      const ways = (map.first[v + 1] as number) - (map.first[v] as number);
      heap.push([v, t + ((map.length[a] as number) * 3.6) / speed + (ways > 2 ? rules.junctionSeconds * 1000 : 0)]);
    }
  }
  return times;
}

test("random towns, one-way and two-way, of every class: the times of a heap's Dijkstra on the map's own arcs", () => {
  const random = seededRandom(18);
  let [compared, towns] = [0, 0];
  for (let round = 0; round < 40; round++) {
    const nodes: At[] = Array.from({ length: 60 }, () => [30 + 0.05 * random.next(), 104 + 0.05 * random.next()]);
    const ways = Array.from({ length: 70 }, (): readonly [number[], Tags] => {
      const refs = Array.from({ length: 2 + random.below(3) }, () => 1 + random.below(60));
      const oneway = ["yes", "-1", "no", "no"][random.below(4)] as string;
      const maxspeed = random.below(3) === 0 ? { maxspeed: String(10 + random.below(60)) } : {};
      return [refs, { highway: ROAD_CLASSES[2 + random.below(13)] as string, oneway, ...maxspeed }];
    });
    const map = mapOf(nodes, ways);
    const roads = prepareRoads(map, CAR);
    const { network } = roads;
    // Junctions of the part one may stand on: their own positions snap to themselves, or to another node in the very same place.
    const inside = Array.from({ length: network.junctions }, (_, u) => u).filter((u) => {
      for (let a = network.first[u] as number; a < (network.first[u + 1] as number); a++)
        if (((network.flags[(network.arc[a] as number) >> 1] as number) & 6) === 0) return true;
      return false;
    });
    if (inside.length < 10) continue;
    towns++;
    const points = inside.slice(0, 12).map((u) => ({ lat: (network.lat[u] as number) / 1e7, lon: (network.lon[u] as number) / 1e7 }));
    const m = driveMatrix(roads, points);
    points.forEach((_, i) => {
      const slow = slowTimes(map, CAR, network.rank[inside[i] as number] as number);
      points.forEach((__, j) => {
        const truth = (slow[network.rank[inside[j] as number] as number] as number) / 1000;
        const got = m.seconds[i * points.length + j] as number;
        assert.ok(Math.abs(got - truth) <= 0.6, `round ${round}, ${i} to ${j}: ${got} s, Dijkstra ${truth.toFixed(2)}`);
        compared++;
      });
    });
  }
  assert.ok(towns >= 20 && compared > 2000, `${towns} towns, ${compared} times`);
});

test("a road map's file opens equal; cut, altered and other files are refused by name, and none throws", () => {
  const random = seededRandom(3);
  const nodes: At[] = Array.from({ length: 30 }, () => [30 + 0.05 * random.next(), 104 + 0.05 * random.next()]);
  const map = mapOf(
    nodes,
    Array.from({ length: 30 }, (): readonly [number[], Tags] => [
      [1 + random.below(30), 1 + random.below(30)],
      { highway: "primary", maxspeed: "60" },
    ]),
  );
  const packed = packRoadMap(map);
  const opened = openRoadMap(packed);
  assert.ok(opened.ok);
  for (const key of ["lat", "lon", "first", "target", "length", "flags", "road", "limit"] as const)
    assert.deepEqual([...opened.value[key]], [...map[key]], key);
  const codeOf = (buffer: ArrayBuffer): string => {
    const read = openRoadMap(buffer);
    return read.ok ? "opened" : read.error.code;
  };
  assert.equal(codeOf(packed.slice(0, 12)), "not-a-network");
  assert.equal(codeOf(packed.slice(0, packed.byteLength - 8)), "truncated");
  for (let i = 0; i < packed.byteLength; i += 4) {
    const altered = packed.slice(0);
    const words = new Int32Array(altered);
    words[i / 4] = (words[i / 4] as number) ^ (1 << (i % 31));
    assert.notEqual(codeOf(altered), "opened", `word ${i / 4} altered`);
  }
});

const porto = findShared("osm/porto.osm.pbf");
test(
  "Porto: 120 places at drawn nodes, every way between two of them known, and the two directions differ",
  { skip: porto === undefined ? "osm/porto.osm.pbf is not beside the repository" : false },
  async () => {
    const builder = roadMapBuilder();
    assert.ok((await readPbf(readFileSync(porto as string), builder.sink)).ok);
    const map = builder.build();
    const roads = prepareRoads(map, CAR);
    const random = seededRandom(120);
    const points = Array.from({ length: 120 }, () => {
      const v = random.below(map.nodes);
      return { lat: (map.lat[v] as number) / 1e7, lon: (map.lon[v] as number) / 1e7 };
    });
    const { seconds, off } = driveMatrix(roads, points);
    assert.deepEqual([...off], []);
    assert.equal(seconds.filter((s) => s < 0 || s > NEVER).length, 0);
    const uneven = points.reduce((n, _, i) => n + points.filter((__, j) => seconds[i * 120 + j] !== seconds[j * 120 + i]).length, 0);
    assert.ok(uneven > 120 * 60, `${uneven} of 14,280 ways take as long back`);
  },
);
