import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { toGcj } from "./gcj.ts";
import { refusalOf, serveInstallation, type Served, type Visitor } from "./served.ts";

/** The register of places as two colleagues use it. */
let served: Served;
let adviser: Visitor;
let reviewer: Visitor;
before(async () => {
  served = await serveInstallation({ sample: true });
  adviser = await served.signIn("baomu");
  reviewer = await served.signIn("shenhe");
});
after(() => served[Symbol.asyncDispose]());

const sheet = (rows: string[]) => ["名称\t类型\t地址\t经度\t纬度", ...rows].join("\n");
const store = (name: string, text: string, system: "wgs84" | "gcj02" = "wgs84") => adviser.api.places.storeImport({ name, text, system });

test("an import stores its good rows, names the faulty cells, and is taken back but for what somebody worked on", async () => {
  const { batchId, report } = await store(
    "一批（示例）",
    sheet(["试一\t科技馆\t路一\t104.6501\t30.1201", "试二\t图书馆\t路二\t\t", "试三\t不知道\t路三\t104.65\t30.12"]),
  );
  assert.deepEqual([report.rows, report.good, report.faultCount, report.waiting], [3, 2, 1, 1]);
  const { rows } = await adviser.api.places.listPlaces({ search: "试二", filter: {}, limit: 20 });
  assert.equal(rows.length, 1);
  const place = await adviser.api.places.getPlace({ id: rows[0]?.id as number });
  assert.equal(place.values.quality, "waiting");
  await adviser.api.places.movePlace({ id: place.id, version: place.version, lat: 30.1203, lon: 104.6502 });
  const undone = await adviser.api.places.undoImport({ id: batchId });
  assert.deepEqual(undone, { removed: 1, kept: 1 });
  assert.equal(await refusalOf(adviser.api.places.undoImport({ id: batchId })), "undone");
});

test("of two people moving one pin the second is told", async () => {
  const { id } = await adviser.api.places.createPlace({ values: { name: "两人同改（示例）", kind: "base", standing: "point" } });
  const seen = await reviewer.api.places.getPlace({ id });
  await adviser.api.places.movePlace({ id, version: seen.version, lat: 30.12, lon: 104.65 });
  assert.equal(await refusalOf(reviewer.api.places.movePlace({ id, version: seen.version, lat: 30.13, lon: 104.66 })), "stale");
  const now = await reviewer.api.places.getPlace({ id });
  assert.equal(now.lat, 30.12);
  assert.equal(now.values.source, "pin");
});

test("numbers from another map than said are reported by the known places they miss", async () => {
  const known = [0, 1, 2, 3].map((i) => ({ name: `已知${i}（示例）`, lat: 30.11 + i / 200, lon: 104.64 + i / 150 }));
  for (const k of known) {
    const { id } = await adviser.api.places.createPlace({ values: { name: k.name, kind: "base", standing: "point" } });
    await adviser.api.places.movePlace({ id, version: 1, lat: k.lat, lon: k.lon });
  }
  const text = sheet(known.map((k) => `${k.name}\t科普教育基地\t\t${toGcj(k).join("\t")}`));
  const wrong = await adviser.api.places.checkImport({ name: "x", text, system: "wgs84" });
  assert.equal(wrong.offset?.suspected, "gcj02");
  assert.ok((wrong.offset?.metres ?? 0) > 250);
  const right = await adviser.api.places.checkImport({ name: "x", text, system: "gcj02" });
  assert.equal(right.offset?.suspected, null);
  assert.ok((right.offset?.metres ?? 99) <= 1);
});

test("what does not fit the register is refused at its field", async () => {
  const call = adviser.api.places.createPlace({
    values: { name: "x", kind: "base", standing: "point", hours: "看情况", openedOn: "2026-05-01", closedOn: "2026-01-01" },
  });
  const error = (await call.then(
    () => undefined,
    (e: unknown) => e,
  )) as { data: { fields: Record<string, unknown> } };
  assert.deepEqual(Object.keys(error.data.fields).sort(), ["closedOn", "hours"]);
});
