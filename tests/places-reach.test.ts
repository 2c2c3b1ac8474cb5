import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { NETWORK_FILE_VERSION, readXml, type OsmSink } from "@bihuan/reach";
import { buildingReader, savePopulation, squaresOf } from "../features/circle/index.ts";
import { saveBoundary } from "../features/places/index.ts";
import { openClient } from "../platform/db/connections.ts";
import { ownerDb } from "../platform/db/database.ts";
import { loadNullIsland } from "./null-island.ts";
import { refusalOf, serveInstallation, type Served, type Visitor } from "./served.ts";

/** What is computed on the network, asked over HTTP: siting with proof and its stopping, polygons, plans, a graph file that cannot be used. */
let served: Served;
let adviser: Visitor;
let reviewer: Visitor;
before(async () => {
  served = await serveInstallation({ sample: true });
  adviser = await served.signIn("baomu");
  reviewer = await served.signIn("shenhe");
});
after(() => served[Symbol.asyncDispose]());

const base: Parameters<Visitor["api"]["places"]["startSiting"]>[0] & { fixed: number[] } = {
  occasion: "any",
  goal: "most",
  count: 6,
  among: "anywhere",
  fixed: [],
  minimumPerTown: 0,
  speed: "adult",
  prove: false,
};
type State = Awaited<ReturnType<Visitor["api"]["places"]["lookAtSiting"]>>;

async function finished(who: Visitor, run: string): Promise<State> {
  for (;;) {
    const state = await who.api.places.lookAtSiting({ run });
    if (state.state !== "running") return state;
    await new Promise((next) => setTimeout(next, 20));
  }
}
const site = async (asked: Partial<typeof base>, who = adviser) => {
  const { run } = await who.api.places.startSiting({ ...base, ...asked });
  const done = await finished(who, run);
  assert.equal(done.state, "done", JSON.stringify(done));
  return { run, result: (done as Extract<State, { state: "done" }>).result };
};

test("where the fast search leaves a gap, the proof closes it: bound and answer meet, and nobody is lost by asking", async (t) => {
  let proved = 0;
  for (const [count, speed] of [
    [8, "adult"],
    [20, "adult"],
  ] as const) {
    const fast = (await site({ count, speed })).result;
    const began = performance.now();
    const sure = (await site({ count, speed, prove: true })).result;
    t.diagnostic(
      `${count} places, ${speed}: ${fast.proved ? "proved at once" : "by more search or the solver"}, ${Math.round(performance.now() - began)} ms`,
    );
    assert.ok(sure.proved, `${count} places, ${speed}`);
    assert.equal(Math.round(sure.covered), Math.round(sure.bound));
    assert.ok(sure.covered >= fast.covered && sure.covered <= fast.bound);
    assert.equal(sure.chosen.length, count);
    if (!fast.proved) proved++;
  }
  assert.ok(proved > 0, "no question of this test was left open by the fast search");
  // All people reached: nothing is left to prove, and no bound above them is shown.
  const all = (await site({ count: 25, minimumPerTown: 2 })).result;
  assert.deepEqual([all.covered, all.bound, all.gap, all.proved], [all.total, all.total, 0, true]);
});

test("the fair plan never leaves the worst town lower than the plan with most people; the shortest ways shorten with each place", async (t) => {
  const most = (await site({ count: 4, among: "resources" })).result;
  const fair = (await site({ count: 4, among: "resources", goal: "fair", prove: true })).result;
  assert.ok(fair.fair && fair.fair.districts.length === 6);
  const shares = fair.fair.districts.map((d) => d.covered / d.people);
  assert.ok(Math.abs(Math.min(...shares) - fair.fair.worstShare) < 1e-9);
  assert.ok(fair.fair.worstShare <= fair.fair.worstBound + 1e-9);
  assert.ok(fair.covered <= most.bound, "fairness costs people, never wins them");
  for (const d of fair.fair.districts) assert.ok(d.covered >= d.before);
  const sum = fair.fair.districts.reduce((n, d) => n + d.covered, 0);
  assert.ok(Math.abs(sum - fair.covered) < 1, "every person of the invented county lives in a town");
  t.diagnostic(
    `worst town ${(100 * fair.fair.worstShare).toFixed(1)} %, bound ${(100 * fair.fair.worstBound).toFixed(1)} %, proved ${fair.proved}`,
  );
  let before = Infinity;
  for (const count of [1, 3, 6]) {
    const { nearest, chosen, proved } = (await site({ count, among: "resources", goal: "nearest" })).result;
    assert.ok(nearest && nearest.before !== null && chosen.length === count);
    assert.ok(nearest.metres < before && nearest.metres < nearest.before && nearest.bound <= nearest.metres + 1e-6);
    t.diagnostic(`${count} places: ${Math.round(nearest.metres)} m (${Math.round(nearest.before)} m before), proved ${proved}`);
    before = nearest.metres;
  }
});

test("every aim keeps the minimum per town, says what each place adds and what is lost without it, and refuses in words what cannot be met", async () => {
  for (const goal of ["most", "fair", "nearest"] as const) {
    const { chosen, fair, nearest } = (await site({ goal, count: 14, minimumPerTown: 2 })).result;
    const towns = Map.groupBy(chosen, (c) => c.town);
    assert.equal([...towns].filter(([town, places]) => town !== null && places.length >= 2).length, 6, `${goal}: two in each of six towns`);
    for (const c of chosen) {
      assert.equal(c.worstWithout !== undefined, goal === "fair");
      assert.equal(c.way !== undefined, goal === "nearest");
      if (fair) assert.ok((c.worstWithout as number) <= fair.worstShare + 1e-12);
      // Without one of several places nobody's way shortens.
      if (c.way) assert.ok((c.way.saves ?? 0) >= 0 && (c.way.lost ?? 0) >= 0);
    }
    if (nearest?.before) {
      const saved = chosen.reduce((sum, c) => sum + (c.way?.saves ?? 0), 0);
      assert.ok(Math.abs(nearest.before - saved - nearest.metres) < 1e-6, "what each saves sums up to the whole");
    }
    for (const [asked, words] of [
      [{ count: 3, minimumPerTown: 1 }, /共需 6 处，计划只有 3 处/],
      [{ count: 60, minimumPerTown: 20, among: "resources" }, /至少要 20 处，只有 \d+ 个候选地点/],
    ] as const) {
      const { run } = await adviser.api.places.startSiting({ ...base, ...asked, goal });
      const refused = await finished(adviser, run);
      assert.equal(refused.state, "refused");
      assert.ok(
        refused.state === "refused" && refused.words.some((w) => words.test(w.zh) && /[a-z]{4}/.test(w.en)),
        JSON.stringify(refused),
      );
    }
  }
});

test("while a siting runs it says its step and its seconds", async () => {
  const { run } = await adviser.api.places.startSiting({ ...base, goal: "nearest", count: 30 });
  const seen = new Set<string>();
  let done = 0;
  for (;;) {
    const state = await adviser.api.places.lookAtSiting({ run });
    if (state.state !== "running") break;
    seen.add(state.step);
    assert.ok(state.seconds >= 0);
    if (state.done !== undefined) {
      assert.ok(state.done >= done && state.done <= 1);
      done = state.done;
    }
    await new Promise((next) => setTimeout(next, 20));
  }
  assert.ok(seen.has("search") && done > 0, [...seen, done].join(" "));
});

test("what the build list has planned or under way counts as there already, where that is asked", async () => {
  const { places } = adviser.api;
  const { rows } = await adviser.api.build.list({ filter: { state: ["planned", "under_way"] }, limit: 100 });
  const open = rows.flatMap((t) => {
    const [lat, lon] = String((t as { position?: string | null }).position ?? "").split(", ");
    return lon === undefined ? [] : [{ lat: Number(lat), lon: Number(lon) }];
  });
  assert.ok(open.length > 3);
  const without = await site({ count: 6 });
  const { run } = await places.startSiting({ ...base, count: 6, countPlanned: true });
  const counted = await finished(adviser, run);
  assert.ok(counted.state === "done" && counted.planned.length === open.length && counted.asked.countPlanned);
  const now = (await places.getCoverage({ occasion: "any" })).lines[0]?.covered as number;
  assert.equal(Math.round(without.result.withoutPlan), now);
  assert.ok(counted.result.withoutPlan > now, "they cover people before any new place");
  for (const c of counted.result.chosen)
    assert.ok(!open.some((t) => Math.abs(t.lat - c.lat) < 1e-6 && Math.abs(t.lon - c.lon) < 1e-6), "nobody is built twice");
});

test("a required resource that is none is refused by its number, and nothing is computed without it", async () => {
  const call = adviser.api.places.startSiting({ ...base, among: "resources", fixed: [987654321] });
  const error = (await call.then(
    () => undefined,
    (e: unknown) => e,
  )) as { data: { code: string; message: { zh: string; en: string } } };
  assert.equal(error.data.code, "fixed-gone");
  assert.match(error.data.message.zh, /987654321/);
  const [point] = (await adviser.api.places.getMap()).places.filter((p) => p.standing === "point");
  assert.equal(await refusalOf(adviser.api.places.startSiting({ ...base, fixed: [point?.id as number] })), "fixed-gone");
});

test("one who stops a siting stops no other's: those behind get their answers", async () => {
  const long = { ...base, count: 60, minimumPerTown: 3, prove: true, speed: "elderly" as const };
  const mine = await adviser.api.places.startSiting(long);
  const theirs = await reviewer.api.places.startSiting({ ...base, count: 4 });
  const waiting = await adviser.api.places.startSiting(long);
  const last = await reviewer.api.places.startSiting({ ...base, count: 5 });
  const [first, second] = [await adviser.api.places.cancelSiting(mine), await adviser.api.places.cancelSiting(waiting)];
  assert.ok(second.cancelled);
  assert.equal((await finished(adviser, waiting.run)).state, "cancelled");
  assert.equal((await finished(adviser, mine.run)).state, first.cancelled ? "cancelled" : "done");
  assert.equal((await finished(reviewer, theirs.run)).state, "done");
  assert.equal((await finished(reviewer, last.run)).state, "done");
});

test("polygons hold every cell reached and nest by speed; GeoJSON carries them with method and day", async () => {
  const { places } = adviser.api;
  const drawn = await places.getIsochrones({ occasion: "any" });
  assert.ok(drawn && drawn.toleranceMetres < 150);
  const [adult, elderly] = drawn.geometries as { type: string; coordinates: number[][][][] }[];
  assert.ok(adult && elderly);
  assert.ok(areaOfRings(elderly.coordinates) < areaOfRings(adult.coordinates));
  const one = (await places.getMap()).places[0];
  const own = await places.getIsochrones({ occasion: "any", at: { lat: one?.lat as number, lon: one?.lon as number } });
  assert.ok(areaOfRings((own?.geometries[0] as typeof adult).coordinates) < areaOfRings(adult.coordinates));
  const file = await adviser.fetch("/api/places/coverage.geojson?occasion=any");
  const collection = (await file.json()) as {
    features: { geometry: { type: string }; properties: { minutes?: number } }[];
    method: string[];
  };
  const polygons = collection.features.filter((f) => f.geometry.type === "MultiPolygon");
  assert.deepEqual(
    polygons.map((f) => f.properties.minutes),
    [15, 15],
  );
  assert.ok(collection.method.some((m) => m.includes("2026-11-23")));
});

/** Square degrees, holes subtracted: outer rings turn left, holes right. */
const areaOfRings = (polygons: number[][][][]): number =>
  polygons.flat().reduce((sum, ring) => {
    let twice = 0;
    for (let i = 0; i + 1 < ring.length; i++)
      twice += (ring[i]?.[0] as number) * (ring[i + 1]?.[1] as number) - (ring[i + 1]?.[0] as number) * (ring[i]?.[1] as number);
    return sum + twice / 2;
  }, 0);

test("a superior looks at one of its counties as the county sees itself, reads and changes nothing; no other unit's ground exists", async () => {
  const city = await served.signIn("shiji");
  const whole = await city.api.places.getMap();
  const county = whole.counties.find((c) => c.name === "雁江区科学技术协会");
  assert.ok(county, "the county is on the chooser");
  const unitId = county.id;
  const [seen, own] = [await city.api.places.getMap({ unitId }), await adviser.api.places.getMap()];
  assert.deepEqual({ ...seen, can: own.can, counties: [] }, own);
  assert.deepEqual([seen.can, own.counties], [{ edit: false, plan: false, record: false }, []]);
  for (const occasion of ["any", "evening"] as const)
    assert.deepEqual(await city.api.places.getCoverage({ occasion, unitId }), await adviser.api.places.getCoverage({ occasion }));
  assert.deepEqual(await city.api.places.listPlans({ unitId }), await adviser.api.places.listPlans());
  const above = (await served.signIn("shengji")).api.places.getMap({ unitId });
  assert.deepEqual((await above).places, own.places, "the province as well");
  const ask = (visitor: typeof city, of: number) => refusalOf(visitor.api.places.getCoverage({ occasion: "any", unitId: of }));
  assert.equal(await ask(city, 1), "NOT_FOUND", "its own superior");
  assert.equal(await ask(adviser, 1), "NOT_FOUND");
  const file = (of: number) => city.fetch(`/api/places/coverage.geojson?occasion=any&unitId=${of}`);
  assert.equal((await file(1)).status, 404);
  const drawn = (await (await file(unitId)).json()) as { title: string };
  assert.match(drawn.title, /^雁江区/);
});

test("two plans on one ground: sites and people add up, and go out as files", async () => {
  const { places } = adviser.api;
  const [few, many] = [await site({ count: 3, among: "resources" }), await site({ count: 7, among: "resources" })];
  const a = (await places.keepPlan({ run: few.run, name: "三处（示例）" })).id;
  const b = (await places.keepPlan({ run: many.run, name: "七处（示例）" })).id;
  const c = await places.comparePlans({ a, b, occasion: "any" });
  const count = (side: string) => c.sites.filter((s) => s.side === side).length;
  assert.deepEqual([count("both") + count("a"), count("both") + count("b")], [3, 7]);
  const [adult] = c.lines;
  assert.ok(adult);
  assert.deepEqual([adult.a, adult.b], [Math.round(few.result.covered), Math.round(many.result.covered)]);
  assert.equal(adult.b - adult.a, adult.onlyB - adult.onlyA);
  const made = c.made.map((m) => [m.speed, m.on, m.covered]);
  assert.deepEqual(
    made,
    [few, many].map(({ result: { covered } }) => ["adult", c.on, Math.round(covered)]),
  );
  assert.equal(c.places, (await places.getCoverage({ occasion: "any" })).activeIds.length);
  assert.equal(
    c.towns.reduce((sum, t) => sum + t.onlyB, 0),
    adult.onlyB,
  );
  for (const kind of ["geojson", "xlsx", "docx"]) {
    const file = await adviser.fetch(`/api/places/plans.${kind}?a=${a}&b=${b}&occasion=any`);
    assert.equal(file.status, 200, kind);
    assert.ok((await file.arrayBuffer()).byteLength > 1000);
  }
  assert.equal((await adviser.fetch(`/api/places/plans.xlsx?a=${a}&b=x`)).status, 422);
  const foreign = await served.signIn("neijiang");
  assert.equal(await refusalOf(foreign.api.places.comparePlans({ a, b, occasion: "any" })), "NOT_FOUND");
});

test("one city's network with a piece to 0/0 stops nobody: it is answered itself, its neighbour and the province see what they saw before", async () => {
  const neighbour = (await served.signIn("neijiang")).api.places;
  const province = (await served.signIn("shengji")).api.places;
  const own = (await adviser.api.places.getCoverage({ occasion: "any" })).lines;
  const above = async () => {
    const [{ lines, method }, drawn] = [await province.getCoverage({ occasion: "any" }), await province.getIsochrones({ occasion: "any" })];
    return { lines, method, geometries: drawn?.geometries };
  };
  const seen = await above();
  assert.ok((seen.lines[0]?.people ?? 0) > 1000);
  const unload = await loadNullIsland(served);
  try {
    const hostile = neighbour.getIsochrones({ occasion: "any", at: { lat: 29.601, lon: 105.05 } });
    assert.deepEqual((await adviser.api.places.getCoverage({ occasion: "any" })).lines, own, "meanwhile");
    const drawn = (await hostile)?.geometries[0] as { coordinates: number[][][][] } | undefined;
    const north = (drawn?.coordinates ?? []).flat(2).map(([, lat]) => lat as number);
    assert.ok(north.length > 0 && Math.min(...north) > 29 && Math.max(...north) < 30, "what is reached is drawn, not the way to 0/0");
    assert.equal((await neighbour.getCoverage({ occasion: "any" })).lines[0]?.people, 40);
    assert.deepEqual((await adviser.api.places.getCoverage({ occasion: "any" })).lines, own, "and afterwards");
    assert.deepEqual(await above(), seen, "the province");
  } finally {
    await unload();
  }
});

test("a graph file of another version, cut, altered or gone: refused in words with what to do, the map and lists go on", async () => {
  const { places } = adviser.api;
  const folder = join(served.installation.services.dataFolder, "reach");
  const good = readdirSync(folder)
    .filter((f) => f.endsWith(".graph"))
    .map((f) => readFileSync(join(folder, f)))
    .toSorted((a, b) => b.length - a.length)[0] as Buffer;
  const before = (await places.getCoverage({ occasion: "any" })).lines;
  const owner = openClient(served.installation.owner);
  await owner.connect();
  try {
    const cases: [name: string, bytes: Buffer | undefined, words: RegExp][] = [
      ["newer", edited(good, (b) => b.writeInt32LE(NETWORK_FILE_VERSION + 1, 8)), /另一个版本的程序.*重新生成/],
      ["cut", good.subarray(0, good.length - 400), /被截断/],
      ["altered", edited(good, (b) => b.writeUInt8(b.readUInt8(2000) ^ 255, 2000)), /损坏/],
      ["other", Buffer.from("名称,类型\n".repeat(100)), /不是路网文件/],
      ["gone", undefined, /不在数据文件夹里/],
    ];
    for (const [name, bytes, words] of cases) {
      const path = join(folder, `${name}.graph`);
      if (bytes) writeFileSync(path, bytes);
      // The newest network of the unit is the one that is used.
      await owner.query(
        `insert into walking_network (unit_id, unit_path, name, file, nodes, arcs, bounds, sample)
         select unit_id, unit_path, $1, $2, nodes, arcs, bounds, sample from walking_network order by id limit 1`,
        [`路网 ${name}`, `${name}.graph`],
      );
      assert.ok((await places.getMap()).places.length > 0, "places are still shown");
      assert.equal(await refusalOf(places.listCandidates({ occasion: "any", speed: "adult" })), "network-file");
      assert.equal(await refusalOf(places.getIsochrones({ occasion: "any" })), "network-file");
      const run = await finished(adviser, (await places.startSiting(base)).run);
      assert.ok(run.state === "refused" && words.test(run.words[0]?.zh ?? ""), JSON.stringify(run));
      const file = await adviser.fetch("/api/places/coverage.docx?occasion=any");
      assert.equal(file.status, 422);
      const said = await file.text();
      assert.match(said, words);
      assert.ok(said.includes(`路网 ${name}`) && said.includes("reach-build"));
      // Mended in place, it is used without a restart.
      writeFileSync(path, good);
      assert.deepEqual((await places.getCoverage({ occasion: "any" })).lines, before, name);
    }
  } finally {
    await owner.end();
  }
});

test("people beyond the county's own outline are another county's: not counted, and said", async () => {
  const { places } = adviser.api;
  const before = await places.getCoverage({ occasion: "any" });
  const { lats, lons, counts } = (await places.getMap()).cells;
  const cut = lons.toSorted((a, b) => a - b)[lons.length >> 1] as number;
  const [west, east, south, north] = [Math.min(...lons) - 1000, cut + 1, Math.min(...lats) - 1000, Math.max(...lats) + 1000].map(
    (u) => u / 1e7,
  );
  const ring = [west, south, east, south, east, north, west, north, west, south];
  const client = openClient(served.installation.owner);
  await client.connect();
  try {
    const corners = Array.from({ length: 5 }, (_, i) => ring.slice(2 * i, 2 * i + 2) as number[]);
    await saveBoundary(ownerDb(client), "512002", { type: "Polygon", coordinates: [corners] }, "wgs84");
    const inside = counts.filter((_, i) => (lons[i] as number) <= cut);
    const people = inside.reduce((a, b) => a + b, 0);
    const halved = await places.getCoverage({ occasion: "any" });
    assert.equal(halved.lines[0]?.people, people);
    assert.ok((halved.lines[0]?.covered as number) < (before.lines[0]?.covered as number));
    assert.equal(halved.reached.length, inside.length);
    const beyond = counts.length - inside.length;
    assert.ok(
      halved.notices.some((n) => n.zh.includes(`另有 ${beyond.toLocaleString("en-US")} 格`) && n.zh.includes("在本地界线以外，没有计入")),
    );
    assert.equal((await places.getMap()).cells.counts.length, inside.length, "the map draws what is counted");
  } finally {
    await client.query("delete from boundary where region_code = '512002'");
    await client.end();
  }
  assert.deepEqual((await places.getCoverage({ occasion: "any" })).lines, before.lines);
});

test("resources whose position is doubtful take no part in a siting and are told; a city's plan is fair to its counties", async () => {
  const before = (await site({ count: 4, among: "resources" })).result;
  assert.equal(before.doubtful, 0);
  const first = before.chosen[0]?.placeId as number;
  let quality: string | undefined;
  const owner = openClient(served.installation.owner);
  await owner.connect();
  try {
    const { rows } = await owner.query<{ quality: string }>("select quality from place where id = $1", [first]);
    quality = rows[0]?.quality;
    await owner.query("update place set quality = 'doubtful' where id = $1", [first]);
    const after = (await site({ count: 4, among: "resources" })).result;
    assert.deepEqual([after.candidates, after.doubtful], [before.candidates - 1, 1]);
    assert.ok(after.chosen.every((c) => c.placeId !== first));
    assert.equal(await refusalOf(adviser.api.places.startSiting({ ...base, among: "resources", fixed: [first] })), "fixed-gone");
    const city = await served.signIn("shiji");
    const asked = { ...base, goal: "fair" as const, count: 3, among: "resources" as const };
    assert.equal(await refusalOf(city.api.places.startSiting(asked)), "no-towns", "towns beneath a county are no counties");
    const { lats, lons } = (await city.api.places.getMap()).cells;
    const [west, east] = [Math.min(...lons) / 1e7 - 0.01, Math.max(...lons) / 1e7 + 0.01];
    const [south, north] = [Math.min(...lats) / 1e7 - 0.01, Math.max(...lats) / 1e7 + 0.01];
    const middle = (west + east) / 2;
    for (const [code, from, to] of [
      ["512002", west, middle],
      ["512021", middle, east],
    ] as const) {
      const corners = [
        [from, south],
        [to, south],
        [to, north],
        [from, north],
        [from, south],
      ];
      await saveBoundary(ownerDb(owner), code, { type: "Polygon", coordinates: [corners] }, "wgs84");
    }
    const fair = (await site(asked, city)).result;
    assert.equal(fair.fair?.districts.length, 2, "two counties, however many towns");
    assert.ok(
      fair.chosen.every((c) => fair.fair?.districts.some((d) => d.name === c.town)),
      JSON.stringify(fair.chosen.map((c) => c.town)),
    );
  } finally {
    await owner.query("update place set quality = $2 where id = $1", [first, quality]);
    await owner.query("delete from boundary where region_code in ('512002', '512021')");
    await owner.end();
  }
});

test("a coverage on a network that comes near too few people is shown and does not enter the ledger", async () => {
  const owner = openClient(served.installation.owner);
  await owner.connect();
  try {
    const { rows } = await owner.query<{ id: number; path: number[] }>(
      "select id, path from unit where region_code = '512002' and kind = 'association'",
    );
    const { cells } = await adviser.api.places.getMap();
    const people = cells.counts.reduce((a, b) => a + b, 0);
    const known = Array.from(cells.lats, (lat, i) => ({
      lat: lat / 1e7,
      lon: (cells.lons[i] as number) / 1e7,
      people: cells.counts[i] as number,
    }));
    await savePopulation(
      ownerDb(owner),
      rows[0] as { id: number; path: number[] },
      "远山（示例）",
      [...known, { lat: 30.9, lon: 105.9, people: 2 * people }],
      { sample: true },
    );
    assert.ok(((await adviser.api.places.getCoverage({ occasion: "any" })).lines[0]?.people ?? 0) >= 3 * people - 1, "shown");
    const facts = async () =>
      (await owner.query<{ n: number }>("select count(*)::int as n from ledger_fact where kind = 'place.coverage'")).rows[0]?.n;
    const before = await facts();
    assert.equal(await refusalOf(reviewer.api.places.recordCoverage()), "network-too-small");
    assert.equal(await facts(), before);
  } finally {
    await owner.query("delete from population_set where name = '远山（示例）'");
    await owner.end();
  }
});

test("without a population, buildings of the map or crossings stand in, are named, and never enter the ledger", async () => {
  const corner = (id: number, lat: number, lon: number) => `<node id="${id}" lat="${lat}" lon="${lon}"/>`;
  const way = (id: number, refs: number[], key: string, value: string) =>
    `<way id="${id}">${refs.map((r) => `<nd ref="${r}"/>`).join("")}<tag k="${key}" v="${value}"/></way>`;
  const relation = (id: number, ways: number[], key: string, value: string) =>
    `<relation id="${id}">${ways.map((w) => `<member type="way" ref="${w}" role="outer"/>`).join("")}<tag k="${key}" v="${value}"/></relation>`;
  const xml = `<?xml version="1.0"?><osm version="0.6">${[
    corner(1, 30.12, 104.65),
    corner(2, 30.121, 104.65),
    corner(3, 30.1201, 104.6501),
    corner(4, 30.1202, 104.6501),
    corner(5, 30.16, 104.7),
    corner(6, 30.1601, 104.7),
    way(10, [1, 2], "highway", "residential"),
    way(11, [3, 4, 3], "building", "yes"),
    way(12, [4, 3, 4], "building", "school"),
    way(13, [5, 6, 5], "building", "yes"),
    way(14, [1, 2], "building", "no"),
    // A courtyard by two ways of no tag of their own, 8 km off; and one whose outer way is tagged as well, which counts once.
    corner(7, 30.2, 104.75),
    corner(8, 30.2001, 104.75),
    way(15, [7, 8], "source", "survey"),
    way(16, [8, 7], "source", "survey"),
    relation(20, [15, 16], "building", "apartments"),
    relation(21, [13], "building", "yes"),
    relation(22, [10], "route", "bus"),
  ].join("")}</osm>`;
  const reader = buildingReader();
  const bytes = async function* () {
    yield Buffer.from(xml);
  };
  assert.ok((await readXml(bytes(), reader.ways)).ok);
  assert.ok((await readXml(bytes(), reader.outlines() as OsmSink)).ok && (await readXml(bytes(), reader.nodes)).ok);
  const squares = squaresOf(reader.points());
  assert.deepEqual(
    squares.map((c) => c.people).sort(),
    [1, 1, 2],
    "two in one square of 250 m, one 6 km off, a courtyard; building=no is none",
  );
  const client = openClient(served.installation.owner);
  await client.connect();
  try {
    const db = ownerDb(client);
    const { rows } = await client.query<{ id: number; path: number[] }>(
      "select id, path from unit where region_code = '512002' and kind = 'association'",
    );
    const unit = rows[0] as { id: number; path: number[] };
    const { places } = adviser.api;
    const people = await places.getCoverage({ occasion: "any" });
    await savePopulation(db, unit, "a.osm", squares, { kind: "buildings" });
    await savePopulation(db, unit, "b.osm", squares, { kind: "equal" });
    assert.deepEqual((await places.getCoverage({ occasion: "any" })).lines, people.lines, "people come first, however old");
    await client.query("delete from population_set where kind = 'people'");
    const buildings = await places.getCoverage({ occasion: "any" });
    assert.equal((await places.getMap()).weights, "buildings");
    assert.equal(buildings.lines[0]?.people, 4);
    assert.match(buildings.notices[0]?.zh ?? "", /没有人口数据.*4 栋建筑/);
    assert.ok(buildings.method.some((m) => m.zh.includes("按建筑物（无人口数据）计")));
    assert.equal(await refusalOf(reviewer.api.places.recordCoverage()), "no-population");
    await client.query("delete from population_set where kind = 'buildings'");
    assert.match((await places.getCoverage({ occasion: "any" })).notices[0]?.zh ?? "", /4 个路口代替.*等权/);
  } finally {
    await client.end();
  }
});

const edited = (bytes: Buffer, edit: (copy: Buffer) => unknown): Buffer => {
  const copy = Buffer.from(bytes);
  edit(copy);
  return copy;
};
