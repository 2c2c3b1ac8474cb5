import assert from "node:assert/strict";
import { test } from "node:test";
import { areaOf, graphBuilder, packNetwork, prepareNetwork, walkingReach, W2, WALK_KEYS } from "@bihuan/reach";
import { pastedTable } from "../../../platform/sheets/pasted.ts";
import { POPULATION_HEADINGS, readPopulation } from "../load.ts";
import { isochronesOf } from "./isochrones.ts";
import { ReachLanes } from "./lanes.ts";
import { ReachWorker, TooMuch } from "./pool.ts";
import type { SiteQuestion, WorldData } from "./protocol.ts";
import { site } from "./site.ts";

/** A street of 2 km along the equator, from 104° E to the east. */
const street = (() => {
  const builder = graphBuilder({ ...W2, islandNodes: 0 });
  const degrees = 20 / 111_195;
  for (let i = 0; i <= 100; i++) builder.sink.node(i + 1, 0, Math.round((104 + i * degrees) * 1e7));
  const tags = WALK_KEYS.map((key) => (key === "highway" ? "residential" : undefined));
  builder.sink.way(
    1,
    Float64Array.from({ length: 101 }, (_, i) => i + 1),
    101,
    tags,
  );
  return prepareNetwork(builder.build(), { ...W2, islandNodes: 0 });
})();
const east = (metres: number, north = 0) => ({ lat: north / 111_195, lon: 104 + metres / 111_195 });

test("headings of other tables are known, with units in brackets; a byte order mark is none of them", () => {
  for (const heading of ["\ufeffLongitude,Latitude,Pop", "经度（度）,纬度（度）,常住人口（人）"]) {
    const cells = readPopulation(pastedTable(`${heading}\n104,30,4\n`, POPULATION_HEADINGS));
    assert.deepEqual(cells, { ok: true, value: [{ lon: 104, lat: 30, people: 4 }] }, heading);
  }
});

test("cells of parts of a person are read as they are; an empty position and an impossible number refuse the file by line", () => {
  const cells = readPopulation(pastedTable("lon,lat,population\n104,30,0.4\n104.1,30,0.4\n", POPULATION_HEADINGS));
  assert.deepEqual(cells.ok && cells.value.map((c) => c.people), [0.4, 0.4]);
  for (const [line, words] of [
    [",,500", /line 2: the position is empty/],
    ["104,,500", /line 2: the position is empty/],
    ["104,30,3000000000", /line 2: 3000000000 people in one cell/],
    ["104,30,", /line 2: population is ""/],
    ["0,0,5", /line 2: .*0\/0/],
    ["30.5,84,5", /line 2: .*exchanged/],
    ["11647500,3520000,5", /line 2: .*metres/],
  ] as const) {
    const read = readPopulation(pastedTable(`lon,lat,population\n${line}\n`, POPULATION_HEADINGS));
    assert.match(read.ok ? "" : read.error, words);
  }
});

test("shortest ways average those whom the network reaches and count the rest beside; candidates off the network are told", async () => {
  const points = [east(500), east(1500), east(1000, 5000)].map((p, i) => ({ ...p, people: i === 2 ? 9000 : 100 }));
  const reach = walkingReach(street, { kind: "people", points });
  const isOutside = Uint8Array.from(reach.stand(points), (p) => (p ? 0 : 1));
  const question: SiteQuestion = {
    goal: "nearest",
    home: [],
    places: [],
    candidates: [east(500), east(1000), east(1000, 5000)].map((c) => ({ ...c, district: 0 })),
    count: 1,
    fixed: [],
    minimum: [],
    districts: [""],
    metresPerSecond: 1.1,
    prove: false,
  };
  const answer = await site(reach, isOutside, question, () => {});
  assert.ok(answer.ok && answer.value.nearest);
  const { metres, people, beside } = answer.value.nearest;
  assert.ok(Math.abs(metres - 500) < 2, `${metres} m`);
  assert.deepEqual([people, beside, answer.value.offNetwork], [200, 9000, 1]);
});

test("whoever is counted as reached lies inside the ground that is drawn, also off the street", () => {
  const points = Array.from({ length: 60 }, (_, i) => ({ ...east(i * 30, (i % 5) * 60), people: 1 }));
  const reach = walkingReach(street, { kind: "people", points });
  const drawn = isochronesOf(street, reach, [east(300)], 50);
  const { millimetres } = reach.nearest([east(300)], [990_000]);
  const area = areaOf(drawn.geometries[0] as Parameters<typeof areaOf>[0]);
  const counted = points.filter((_, i) => (millimetres[i] as number) >= 0);
  assert.ok(counted.length > 10 && counted.length < 60);
  for (const p of counted) assert.ok(area.contains(p));
});

const world = (key: string): WorldData => ({
  key,
  network: packNetwork(street) as SharedArrayBuffer,
  population: { lats: new Int32Array([0]), lons: new Int32Array([1_040_000_000]), counts: new Float64Array([0.4]) },
  populationKind: "people",
});

test("a question that outgrows its time or memory ends alone: those behind it are answered, another's ground is not held up", async () => {
  const places = Array.from({ length: 400_000 }, (_, i) => east((i * 7) % 2000));
  const heavy = { kind: "isochrones", places, cellMetres: 1 } as const;
  const light = { kind: "cover", places: [east(100)] } as const;
  const slow = new ReachWorker({ seconds: 5, megabytes: 4000 });
  const [stopped, after] = await Promise.allSettled([slow.ask(world("hostile"), heavy), slow.ask(world("sound"), light)]);
  assert.ok(stopped.status === "rejected" && stopped.reason instanceof TooMuch && stopped.reason.of === "time");
  assert.ok(after.status === "fulfilled" && after.value.speeds[0]?.people === 0.4);
  const greedy = new ReachWorker({ seconds: 60, megabytes: 20 });
  await assert.rejects(greedy.ask(world("hostile"), heavy), (e) => e instanceof TooMuch && e.of === "memory");
  const lanes = new ReachLanes({ seconds: 60, megabytes: 4000 });
  const stop = new AbortController();
  let isOver = false;
  const busy = lanes.ask(world("hostile"), heavy, { signal: stop.signal }).then(
    () => (isOver = true),
    () => undefined,
  );
  assert.equal((await lanes.ask(world("sound"), light)).speeds[0]?.people, 0.4);
  assert.equal(isOver, false, "the other ground was answered first");
  stop.abort();
  await busy;
});
