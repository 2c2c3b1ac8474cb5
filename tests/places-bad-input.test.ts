import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { graphBuilder, prepareNetwork, toUnits, W2 } from "@bihuan/reach";
import { checkTable, markOf, Stopped, storeTable, type TableInput } from "../features/places/import-slices.ts";
import { touches } from "../features/circle/index.ts";
import { openClient } from "../platform/db/connections.ts";
import { troubleOf } from "../platform/ui/refusal.ts";
import { ownerDb } from "../platform/db/database.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { refusalOf, serveInstallation, type Served, type Visitor } from "./served.ts";

/** What goes wrong with places, networks and people, brought in as users and operators bring it: over HTTP and at the console. */
let served: Served;
let adviser: Visitor;
let reviewer: Visitor;
const folder = mkdtempSync(join(tmpdir(), "bihuan-bad-"));
before(async () => {
  served = await serveInstallation({ sample: true });
  adviser = await served.signIn("baomu");
  reviewer = await served.signIn("shenhe");
});
after(async () => {
  await served[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const sheet = (rows: string[]) => ["名称\t类型\t地址\t经度\t纬度", ...rows].join("\n");
/** Refusals that come before any database is opened: the data folder named does not exist. */
const cli = (...words: string[]) => {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, ["app/cli.ts", ...words], {
    cwd: repositoryRoot,
    encoding: "utf8",
    env: { ...process.env, BIHUAN_DATA: join(folder, "none") },
  });
  return { status, said: stdout + stderr, millis: performance.now() - began };
};

test("positions in every wrong shape: read, proposed, or told at their cell in words while the row waits for its pin", async () => {
  const shapes: [name: string, lon: string, lat: string][] = [
    ["好的", "104.6500", "30.1200"],
    ["填反", "30.1200", "104.6500"],
    ["零", "0", "0"],
    ["没填", "", ""],
    ["度分秒", "104°39′00″", "30°07′12″"],
    ["米", "11649584.7", "3518984.1"],
    ["文字", "东门口", "西门口"],
    ["太大", "204.65", "30.12"],
    ["北京", "116.39", "39.90"],
    ["全角", "１０４．６５", "３０．１２"],
    ["一格两数", "104.6500,30.1200", ""],
  ];
  const text = sheet(shapes.map(([name, lon, lat]) => `${name}（示例）\t科普教育基地\t${name}路\t${lon}\t${lat}`));
  const { batchId, report } = await adviser.api.places.storeImport({ name: "怪坐标（示例）", text, system: "wgs84" });
  assert.deepEqual(report.faults, []);
  assert.deepEqual(
    report.kept.map((f) => [f.row, f.column, f.text]),
    [
      [7, "经度、纬度", "东门口 西门口"],
      [8, "经度、纬度", "204.65 30.12"],
    ],
  );
  assert.ok(report.kept.every((f) => f.fault.zh.length > 5 && f.fault.en.length > 5));
  assert.deepEqual([report.waiting, report.swapped, report.good], [4, 1, 11]);
  assert.ok(report.outside >= 1 && report.outsideNames.includes("北京（示例）"));
  const stored = async (name: string) => {
    const { rows } = await adviser.api.places.listPlaces({ search: `${name}（示例）`, filter: {}, limit: 20 });
    return adviser.api.places.getPlace({ id: rows.find((r) => r.name === `${name}（示例）`)?.id as number });
  };
  // In metres of a web map (spherical Mercator), as some exports give them.
  for (const name of ["好的", "填反", "度分秒", "全角", "一格两数", "米"]) {
    const { lat, lon } = await stored(name);
    assert.ok(Math.abs((lat as number) - 30.12) < 1e-3 && Math.abs((lon as number) - 104.65) < 1e-3, `${name}: ${lat}, ${lon}`);
  }
  assert.equal((await stored("填反")).values.quality, "doubtful");
  assert.equal((await stored("米")).values.quality, "doubtful");
  assert.match(String((await stored("北京")).values.doubt), /界线以外/);
  assert.equal((await stored("零")).values.quality, "waiting");
  const words = await stored("文字");
  assert.deepEqual([words.values.quality, words.sourceText], ["waiting", "东门口 西门口"]);
  // The same list again: nothing is stored twice.
  const again = await adviser.api.places.checkImport({ name: "再来一遍", text, system: "wgs84" });
  assert.deepEqual([again.good, again.already], [0, 11]);
  assert.equal(await refusalOf(adviser.api.places.storeImport({ name: "再来一遍", text, system: "wgs84" })), "nothing");
  await adviser.api.places.undoImport({ id: batchId });
});

const refusalAt = async (call: Promise<unknown>) => {
  const error = (await call.then(
    () => assert.fail("was not refused"),
    (e: unknown) => e,
  )) as { code: string; data: { message: { zh: string; en: string }; fields: Record<string, { zh: string; en: string }> } };
  return { code: error.code, message: error.data.message, fields: error.data.fields };
};

test("input that does not fit its contract is refused in words at its field, never shown as a fault of the system", async () => {
  const siting = { among: "resources" as const, fixed: [], minimumPerTown: 0, speed: "adult" as const, prove: false };
  for (const [count, words] of [
    [2.5, "要填整数"],
    [-3, "不能小于 1"],
    [1000, "不能大于 500"],
    [Number.NaN, "要填数字"],
  ] as const) {
    const refused = await refusalAt(adviser.api.places.startSiting({ ...siting, count }));
    assert.deepEqual([refused.code, refused.fields.count?.zh], ["REFUSED", words]);
    assert.ok(refused.message.zh.includes(words) && refused.message.en.length > 10);
  }
  const whatIf = await refusalAt(adviser.api.places.whatIf({ occasion: "any", placeId: null, lat: 104.65, lon: 30.12 }));
  assert.deepEqual(Object.keys(whatIf.fields), ["lat"]);
  assert.deepEqual(
    troubleOf(await adviser.api.places.whatIf({ occasion: "any", placeId: null, lat: 104.65, lon: 30.12 }).catch((e: unknown) => e)).kind,
    "refused",
  );
  // Who may not is told so before what was typed is looked at.
  assert.equal(
    await refusalOf(served.visit().api.places.whatIf({ occasion: "any", placeId: null, lat: 104.65, lon: 30.12 })),
    "UNAUTHORIZED",
  );
});

test("a visitor's slips are refused at their fields by the interface", async () => {
  const { rows } = await adviser.api.places.listPlaces({ search: "科普教育基地", filter: {}, limit: 20 });
  const pages = await Promise.all(rows.map((r) => adviser.api.places.getPlace({ id: r.id })));
  const placeId = pages.find((p) => p.values.bookable)?.id as number;
  const ask = { placeId, visitOn: "2026-12-05", visitAt: "10:30", contactName: " ", phone: "12", requestKey: "slips-test-1" };
  for (const people of [0, 99_999]) {
    const { code, fields } = await refusalAt(served.visit().api.visits.requestVisit({ ...ask, people }));
    assert.equal(code, "REFUSED");
    assert.deepEqual(Object.keys(fields).sort(), ["contactName", "people", "phone"]);
    assert.match(fields.people?.zh ?? "", /1 到 500/);
  }
});

test("a place in a river is named before the figures, and covers nobody", async () => {
  const before = await adviser.api.places.getCoverage({ occasion: "any" });
  assert.deepEqual(before.notices, []);
  // 600 m west of the invented town: no street within 300 m, as in the middle of a wide water.
  const text = sheet(["水上平台（示例）\t科普教育基地\t江心\t104.6085\t30.1200"]);
  const { batchId } = await adviser.api.places.storeImport({ name: "水上（示例）", text, system: "wgs84" });
  // Outside the outline it waits for a check and is only numbered …
  const waiting = await adviser.api.places.getCoverage({ occasion: "any" });
  assert.deepEqual([waiting.lines, waiting.doubtful, waiting.notices], [before.lines, before.doubtful + 1, []]);
  // … inside one it would be counted: the invented county has no water so wide, so the check is written down for it.
  const client = openClient(served.installation.owner);
  await client.connect();
  await client.query("update place set quality = 'imported' where batch_id = $1", [batchId]);
  await client.end();
  const after = await adviser.api.places.getCoverage({ occasion: "any" });
  assert.deepEqual(after.lines, before.lines);
  assert.match(after.notices[0]?.zh ?? "", /^1 个阵地离路网超过 300 米.*水上平台/);
  assert.match(after.notices[0]?.en ?? "", /^1 place lies more than 300 m from the network.*nobody is counted for it/);
  const report = await adviser.fetch("/api/places/coverage.docx?occasion=any");
  assert.equal(report.status, 200);
  await adviser.api.places.undoImport({ id: batchId });
});

test("of two people moving one pin the second is told, and both positions are in the history", async () => {
  const { id } = await adviser.api.places.createPlace({ values: { name: "抢着移（示例）", kind: "base", standing: "point" } });
  const [a, b] = await Promise.allSettled([
    adviser.api.places.movePlace({ id, version: 1, lat: 30.12, lon: 104.65 }),
    reviewer.api.places.movePlace({ id, version: 1, lat: 30.13, lon: 104.66 }),
  ]);
  assert.equal([a, b].filter((r) => r.status === "fulfilled").length, 1, "one of the two, at the same moment");
  const refused = [a, b].find((r) => r.status === "rejected");
  assert.match(String((refused as PromiseRejectedResult).reason.data.message.zh), /没有保存/);
  const now = await reviewer.api.places.getPlace({ id });
  assert.equal(now.lat, a.status === "fulfilled" ? 30.12 : 30.13);
  const second = a.status === "fulfilled" ? reviewer : adviser;
  await second.api.places.movePlace({ id, version: now.version, lat: 30.125, lon: 104.655 });
  assert.equal((await adviser.api.places.getPlace({ id })).lat, 30.125);
});

test("at the console: a hostile, a cut, an empty extract and people below zero are refused within seconds", () => {
  const xml = '<?xml version="1.0"?><osm version="0.6">' + '<node id="1" lat="30" lon="104"/>'.repeat(9000);
  const files: [name: string, bytes: Uint8Array | string, words: RegExp][] = [
    ["noise.osm.pbf", Uint8Array.from({ length: 5000 }, (_, i) => (i * 193) & 255), /noise\.osm\.pbf: [a-z-]+: /],
    // A blob header that announces four gigabytes.
    [
      "huge.osm.pbf",
      Uint8Array.of(0, 0, 0, 13, 10, 9, ...Buffer.from("OSMHeader"), 24, 255, 255, 255, 255, 15),
      /huge\.osm\.pbf: [a-z-]+: /,
    ],
    ["cut.osm", '<?xml version="1.0"?><osm version="0.6"><node id="1" lat="30" lon="104"/><way id="2"><nd ref="1"', /cut\.osm: [a-z-]+: /],
    ["empty.osm", '<?xml version="1.0"?><osm version="0.6"></osm>', /no way that can be walked/],
    ["cut.osm.gz", gzipSync(xml).subarray(0, 300), /cut\.osm\.gz: [a-z-]+: /],
    ["text.osm.pbf", "名称,类型\n", /text\.osm\.pbf: [a-z-]+: /],
  ];
  for (const [name, bytes, words] of files) {
    writeFileSync(join(folder, name), bytes);
    const { status, said, millis } = cli("reach-build", join(folder, name), "--region", "512002");
    assert.notEqual(status, 0, name);
    assert.match(said, words, name);
    assert.ok(!said.includes("    at "), `${name}: no trace of the program is shown\n${said}`);
    assert.ok(millis < 20_000, `${name}: ${Math.round(millis)} ms`);
  }
  writeFileSync(join(folder, "people.csv"), "lon,lat,population\n104.65,30.12,12\n104.66,30.12,-3\n");
  const people = cli("import-population", join(folder, "people.csv"), "--region", "512002");
  assert.notEqual(people.status, 0);
  assert.match(people.said, /line 3: population is "-3"/);
});

test("an extract that does not touch the county is told from one that does", async () => {
  const client = openClient(served.installation.owner);
  await client.connect();
  try {
    const db = ownerDb(client);
    const { rows } = await client.query<{ id: number; path: number[]; code: string }>(
      "select id, path, region_code as code from unit where region_code = '512002' and kind = 'association'",
    );
    const unit = rows[0] as { id: number; path: number[]; code: string };
    const street = (lat: number, lon: number) => {
      const builder = graphBuilder(W2);
      builder.sink.node(1, toUnits(lat), toUnits(lon));
      builder.sink.node(2, toUnits(lat + 0.001), toUnits(lon));
      builder.sink.way(1, Float64Array.of(1, 2), 2, ["residential", undefined, undefined]);
      return prepareNetwork(builder.build(), W2);
    };
    assert.equal(await touches(db, unit, street(30.12, 104.65)), true);
    assert.equal(await touches(db, unit, street(43.73, 7.42)), false, "Monaco");
  } finally {
    await client.end();
  }
});

test("20,000 places: progress, stopped midway and gone on with, nothing lost or twice, while others go on working", async (t) => {
  const row = (i: number) =>
    `大批${i}（示例）\t图书馆\t大批路${i}号\t${(104.62 + (i % 997) / 20_000).toFixed(6)}\t${(30.1 + (i % 991) / 25_000).toFixed(6)}`;
  const text = sheet(Array.from({ length: 20_000 }, (_, i) => (i === 12_000 ? "坏行（示例）\t没有的类型\t\t\t" : row(i))));
  const input: TableInput = { name: "两万行（示例）", text, system: "wgs84", standing: "resource" };
  const { places } = adviser.api;
  let slowest = 0;
  let done = false;
  const others = (async () => {
    let count = 0;
    for (; !done; count++) {
      const began = performance.now();
      await reviewer.api.places.listPlaces({ search: "科技馆", filter: {}, limit: 20 });
      slowest = Math.max(slowest, performance.now() - began);
      await new Promise((next) => setTimeout(next, 50));
    }
    return count;
  })();
  const began = performance.now();
  const checked: number[] = [];
  const report = await checkTable(places.checkImport, input, {
    progress: (n, of) => void checked.push(n / of),
    signal: new AbortController().signal,
  });
  assert.deepEqual([report.rows, report.good, report.faultCount, report.faults[0]?.row], [20_000, 19_999, 1, 12_002]);
  assert.ok(
    checked.length > 4 && checked[0] === 0 && checked.at(-1) === 1 && checked.every((v, i) => i === 0 || v > (checked[i - 1] as number)),
  );
  // Stopped after a third of the way …
  const stop = new AbortController();
  const first = storeTable(places.storeImport, input, { progress: (n) => void (n >= 6000 && stop.abort()), signal: stop.signal });
  await assert.rejects(first, Stopped);
  const broken = (await places.listBatches()).find((b) => b.mark === markOf(text));
  assert.ok(broken);
  assert.deepEqual([broken.rowsRead, broken.rowsTotal, broken.stored], [6000, 20_000, 6000]);
  // … a slice whose answer was lost is sent again and is one …
  const slice = { from: 4000, of: 20_000, batchId: broken.id, mark: markOf(text) };
  const lost = await places.storeImport({ ...input, text: sheet(Array.from({ length: 2000 }, (_, i) => row(4000 + i))), slice });
  assert.equal(lost.stored, 6000);
  assert.equal(await refusalOf(places.storeImport({ ...input, text: sheet([row(1)]), slice: { ...slice, from: 18_000 } })), "batch");
  const foreign = (await served.signIn("neijiang")).api.places;
  assert.equal(await refusalOf(foreign.storeImport({ ...input, text: sheet([row(1)]), slice })), "FORBIDDEN");
  // … and the rest follows from where it stopped.
  const end = await storeTable(places.storeImport, input, {
    progress: () => {},
    signal: new AbortController().signal,
    resume: { batchId: broken.id, from: broken.rowsRead },
  });
  const millis = performance.now() - began;
  done = true;
  const answered = await others;
  t.diagnostic(`checked and stored in ${Math.round(millis)} ms; meanwhile ${answered} lists, the slowest ${Math.round(slowest)} ms`);
  assert.deepEqual([end.batchId, end.stored], [broken.id, 19_999]);
  const batch = (await places.listBatches()).find((b) => b.id === broken.id);
  assert.deepEqual([batch?.rowsRead, batch?.stored, batch?.refused], [20_000, 19_999, 1]);
  for (const i of [0, 5999, 6000, 19_999])
    assert.equal((await places.listPlaces({ search: `大批路${i}号`, filter: {} })).rows.length, 1, `row ${i} is there once`);
  const again = await checkTable(places.checkImport, input, { progress: () => {}, signal: new AbortController().signal });
  assert.deepEqual([again.good, again.already], [0, 19_999]);
  const computed = performance.now();
  const candidates = await places.listCandidates({ occasion: "any", speed: "adult" });
  t.diagnostic(`candidates among 20,000 in ${Math.round(performance.now() - computed)} ms`);
  assert.equal(candidates.length, 500);
  const over = { ...input, text: `${text}\n${Array.from({ length: 80_001 }, (_, i) => row(20_000 + i)).join("\n")}` };
  const options = { progress: () => {}, signal: new AbortController().signal };
  assert.equal(await refusalOf(checkTable(places.checkImport, over, options)), "too-large");
  assert.deepEqual(await places.undoImport({ id: broken.id }), { removed: 19_999, kept: 0 });
  assert.equal(await refusalOf(places.storeImport({ ...input, text: sheet([row(1)]), slice })), "batch", "taken back: not gone on with");
});
