import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkTable, storeTable } from "../features/places/import-slices.ts";
import { runDueRound } from "../platform/jobs/due-rounds.ts";
import { listPublicPlaces } from "../features/places/index.ts";
import { erasureRound } from "../features/visits/index.ts";
import { readBook } from "../platform/sheets/whole.ts";
import { pdfOf } from "../platform/testing/evidence.ts";
import { toGcj } from "./gcj.ts";
import { bookingOf, refusalOf, serveInstallation, type Served, type Visitor } from "./served.ts";

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
  const would = await adviser.api.places.previewUndo({ id: batchId });
  assert.deepEqual(would, { removed: 1, kept: 1, keptNames: ["试二"] });
  const undone = await adviser.api.places.undoImport({ id: batchId });
  assert.deepEqual(undone, { removed: 1, kept: 1 });
  assert.equal(await refusalOf(adviser.api.places.undoImport({ id: batchId })), "undone");
  assert.equal(await refusalOf(adviser.api.places.previewUndo({ id: batchId })), "undone");
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

test("put out of use by the form, a place leaves the map from today on; a day to come is refused; back in use it is back", async () => {
  const { places } = adviser.api;
  const form = { name: "将停用（示例）", kind: "base", standing: "point" };
  const { id } = await places.createPlace({ values: form });
  await places.movePlace({ id, version: 1, lat: 30.12, lon: 104.65 });
  const on = async (day: string) => (await places.getCoverage({ on: day, occasion: "any" })).activeIds.includes(id);
  const { on: today } = await places.getCoverage({ occasion: "any" });
  const late = places.editPlace({ id, version: 2, values: { ...form, condition: "closed", closedOn: "2027-06-01" } });
  assert.equal(await refusalOf(late), "invalid");
  await places.editPlace({ id, version: 2, values: { ...form, condition: "closed" } });
  assert.deepEqual([await on("2026-10-08"), await on(today)], [true, false]);
  const page = await places.getPlace({ id });
  assert.ok(page.values.closedOn === today && page.history.some((h) => h.field === "closedOn" && h.after === today));
  await places.editPlace({ id, version: 3, values: { ...form, condition: "good", closedOn: today } });
  assert.equal(await on(today), true);
});

test("a row repeated in the sheet is named by number and stored once, unless the person wants it twice; at another position it is named and stored", async () => {
  const text = sheet([
    "重一（示例）\t图书馆\t同路\t104.6410\t30.1210",
    "重一（示例）\t图书馆\t同路\t104.6410\t30.1210",
    "重一（示例）\t图书馆\t同路\t104.6490\t30.1290",
    "重一（示例）\t图书馆\t异路\t104.6410\t30.1210",
    " 重一（示例）\t图书馆\t同路\t１０４．６４１０\t30.1210",
  ]);
  const { batchId, report, stored } = await store("重复（示例）", text);
  assert.deepEqual(report.repeatedRows, [
    { row: 2, first: 1, name: "重一（示例）" },
    { row: 5, first: 1, name: "重一（示例）" },
  ]);
  assert.deepEqual(report.duplicateRows, [{ row: 3, first: 1, name: "重一（示例）" }]);
  assert.deepEqual([report.repeated, report.duplicates, report.good, stored, report.faultCount], [2, 1, 3, 3, 0]);
  const found = () => adviser.api.places.listPlaces({ search: "重一（示例）", filter: {}, limit: 20 });
  assert.equal((await found()).rows.length, 3);
  await adviser.api.places.undoImport({ id: batchId });
  const twice = await adviser.api.places.storeImport({ name: "重复（示例）", text, system: "wgs84", keepRepeats: true });
  assert.deepEqual([twice.stored, twice.report.repeated, twice.report.duplicates], [5, 0, 3]);
  await adviser.api.places.undoImport({ id: twice.batchId });
});

test("a repeated row far down a long table is told against the whole, though it goes in another slice", async () => {
  const rows = Array.from({ length: 2500 }, (_, i) => `长重${i}（示例）\t图书馆\t长重路${i}\t104.65\t30.12`);
  rows[2400] = rows[7] as string;
  const input = { name: "长重（示例）", text: sheet(rows), system: "wgs84" as const, standing: "resource" as const };
  const options = { progress: () => {}, signal: new AbortController().signal };
  const report = await checkTable(adviser.api.places.checkImport, input, options);
  assert.deepEqual(report.repeatedRows, [{ row: 2402, first: 9, name: "长重7（示例）" }]);
  assert.deepEqual([report.good, report.repeated], [2499, 1]);
  const done = await storeTable(adviser.api.places.storeImport, input, options);
  assert.equal(done.stored, 2499);
  await adviser.api.places.undoImport({ id: done.batchId });
});

test("a doubtful position is neither counted nor shown to the public until somebody has checked it; the map says how many", async () => {
  const { places } = adviser.api;
  const before = await places.getCoverage({ occasion: "any" });
  const { batchId } = await store(
    "存疑（示例）",
    sheet([
      "填反的馆（示例）\t科技馆\t反路\t30.1301\t104.6601",
      "远处的馆（示例）\t科技馆\t远路\t105.60\t30.60",
      "好的馆（示例）\t科技馆\t好路\t104.6602\t30.1302",
    ]),
  );
  const after = await places.getCoverage({ occasion: "any" });
  assert.deepEqual([after.activeIds.length - before.activeIds.length, after.doubtful - before.doubtful], [1, 2]);
  assert.ok(after.method.some((m) => m.zh.includes(`位置存疑的 ${after.doubtful} 个没有计入`)));
  const listed = await listPublicPlaces(served.installation.services, "512002");
  const names = listed.map((p) => p.name).filter((n) => n.endsWith("的馆（示例）"));
  assert.deepEqual(names, ["好的馆（示例）"]);
  // Somebody looks and keeps the pin where it was read to be.
  const { rows } = await places.listPlaces({ search: "填反的馆", filter: { quality: "doubtful" }, limit: 20 });
  const { id, version, lat, lon } = await places.getPlace({ id: rows[0]?.id as number });
  await places.movePlace({ id, version, lat: lat as number, lon: lon as number });
  const checked = await places.getCoverage({ occasion: "any" });
  assert.deepEqual([checked.activeIds.length - before.activeIds.length, checked.doubtful - before.doubtful], [2, 1]);
  assert.ok((await listPublicPlaces(served.installation.services, "512002")).some((p) => p.name === "填反的馆（示例）"));
  await places.undoImport({ id: batchId });
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
  assert.ok(wrong.offset?.checked);
  // Where nothing was checked yet, what is merely registered speaks, and the report says so.
  const rows = [0, 1, 2, 3, 4].map(
    (i) => `未核实${i}（示例）\t图书馆\t\t${(104.64 + i / 150).toFixed(6)}\t${(30.11 + i / 200).toFixed(6)}`,
  );
  await store("未核实（示例）", sheet(rows));
  const unsure = await adviser.api.places.checkImport({ name: "x", text: sheet(rows), system: "gcj02" });
  assert.deepEqual([unsure.offset?.suspected, unsure.offset?.checked, unsure.offset?.compared], ["wgs84", false, 5]);
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

test("the sample county: coverage by hand-checkable rules, gaps, resources with what they add, what-if equal to the move itself", async () => {
  const { places } = adviser.api;
  const map = await places.getMap();
  assert.ok(map.sample && map.outlines.length === 6 && map.cells.counts.length > 500);
  const coverage = await places.getCoverage({ occasion: "any" });
  const [adult, elderly] = coverage.lines;
  assert.ok(adult && elderly && adult.covered > elderly.covered && adult.covered < adult.people);
  const reachedPeople = coverage.reached.reduce((sum, r, i) => sum + (r > 0 ? (map.cells.counts[i] as number) : 0), 0);
  assert.equal(reachedPeople, adult.covered);
  assert.equal(
    coverage.gaps.reduce((sum, g) => sum + g.people, 0),
    adult.people - adult.covered,
  );
  assert.ok(coverage.gaps[0]?.town && coverage.gaps[0].near);
  // An adviser can tell one from another, and a name speaks of one town alone.
  assert.equal(new Set(coverage.gaps.map((g) => g.name.zh)).size, coverage.gaps.length);
  assert.equal(new Set(coverage.gaps.map((g) => g.name.en)).size, coverage.gaps.length);
  const towns = map.outlines.filter((o) => o.level === 4).map((o) => o.name);
  for (const g of coverage.gaps) {
    assert.match(g.name.zh, /以(东|西|南|北|东北|东南|西北|西南)约 [\d.]+ (米|公里)|附近/);
    assert.deepEqual(
      towns.filter((t) => g.name.zh.includes(t)),
      [g.town],
      g.name.zh,
    );
  }
  // The sample's network reaches every cell: nothing is said of others.
  assert.ok(
    coverage.method.every((m) => !m.zh.includes("其余") && !/(?<!\d),|,(?!\d)|[;()]/.test(m.zh)),
    coverage.method.map((m) => m.zh).join("\n"),
  );
  const candidates = await places.listCandidates({ occasion: "any", speed: "adult" });
  const best = candidates[0];
  assert.ok(best && best.adds > 0);
  const there = await places.whatIf({ occasion: "any", placeId: null, lat: best.lat, lon: best.lon });
  assert.equal((there.after[0] as number) - adult.covered, best.adds);
  // A closed evening covers fewer people than any time; a past day those places that stood then.
  const evening = await places.getCoverage({ occasion: "evening" });
  assert.ok((evening.lines[0]?.covered ?? 0) < adult.covered);
  const past = await places.getCoverage({ on: "2022-06-01", occasion: "any" });
  const undated = past.activeIds.map((id) => map.places.find((p) => p.id === id)?.name ?? "");
  assert.ok(undated.length < coverage.activeIds.length && undated.every((name) => !name.includes("号（示例）")), undated.join());
  const point = map.places.find((p) => p.standing === "point" && coverage.activeIds.includes(p.id));
  assert.ok(point);
  const asked = await places.whatIf({ occasion: "any", placeId: point.id, lat: best.lat, lon: best.lon });
  await places.movePlace({ id: point.id, version: point.version, lat: best.lat, lon: best.lon });
  const moved = await places.getCoverage({ occasion: "any" });
  assert.equal(moved.lines[0]?.covered, asked.after[0]);
});

test("the workbook holds figures by speed and town, gaps and places as numbers that add up", async () => {
  const coverage = await adviser.api.places.getCoverage({ occasion: "any" });
  const file = await adviser.fetch("/api/places/coverage.xlsx?occasion=any");
  assert.equal(file.status, 200);
  const sheets = await readBook(Buffer.from(await file.arrayBuffer()));
  assert.deepEqual(
    sheets.map((s) => s.name),
    ["覆盖情况", "缺口", "阵地", "算法与数据"],
  );
  const [figures, gaps, places] = sheets.map((s) => s.rows.map((r) => r.values as unknown[])) as [unknown[][], unknown[][], unknown[][]];
  const [, total, ...towns] = figures;
  const [adult, elderly] = coverage.lines;
  assert.deepEqual(total?.slice(0, 3), ["合计", adult?.people, adult?.covered]);
  assert.equal(total?.[4], elderly?.covered);
  assert.equal(towns.filter((t) => String(t[0]).endsWith("街道") || String(t[0]).endsWith("镇")).length, 6, towns.join("\n"));
  for (const column of [1, 2, 4])
    assert.equal(
      towns.reduce((n, t) => n + Number(t[column]), 0),
      total?.[column],
      `column ${column}`,
    );
  assert.equal(
    gaps.slice(1).reduce((n, g) => n + Number(g[2]), 0),
    Number(adult?.people) - Number(adult?.covered),
  );
  assert.equal(places.slice(1).filter((p) => p[3] === "是").length, coverage.activeIds.length);
  assert.ok(typeof places[1]?.[6] === "number" && typeof gaps[1]?.[3] === "number");
});

test("the build list adds up; a place is accepted only on a record and by somebody else; the indicators follow", async () => {
  const year = { from: "2026-01", to: "2026-12" };
  const { build } = adviser.api;
  const sums = async (filter: Record<string, string>) => {
    const { groups } = await build.group({ filter, by: "state" });
    return { accepted: groups.find((g) => g.value === "accepted")?.n ?? 0, all: groups.reduce((sum, g) => sum + g.n, 0) };
  };
  const { accepted, all } = await sums({ year: "2026" });
  assert.deepEqual([all, (await build.list({ filter: {}, limit: 1 })).total], [25, 25]);
  assert.equal((await sums({ year: "2025" })).all, 0);
  const target = (await build.list({ filter: { year: "2026", state: ["under_way"] }, limit: 20 })).rows[0];
  assert.ok(target);
  const id = target.id;
  const key = { requestKey: "test-accept-1" };
  assert.equal(await refusalOf(adviser.api.places.acceptTarget({ id, acceptedOn: "2026-11-20", fileId: 1, ...key })), "FORBIDDEN");
  assert.equal(await refusalOf(reviewer.api.build.act({ id, action: "accept", ...key })), "own-act", "never as a mere step");
  assert.equal(await refusalOf(reviewer.api.places.acceptTarget({ id, acceptedOn: "2026-11-20", fileId: 1, ...key })), "no-record");
  const form = new FormData();
  form.set("file", new File([pdfOf("示例")], "验收.pdf"));
  const sent = await reviewer.fetch(`/api/files?caseId=${id}`, { method: "POST", body: form, headers: { "x-bihuan": "1" } });
  const { id: fileId } = (await sent.json()) as { id: number };
  // Seen beside its record: drawn by the browser within this server's own pages alone, its pages counted here.
  const { headers } = await reviewer.fetch(`/api/files/${fileId}?inline`);
  assert.match(String(headers.get("content-disposition")), /^inline;/);
  assert.match(String(headers.get("content-security-policy")), /frame-ancestors 'self'/);
  assert.match(String((await reviewer.fetch(`/api/files/${fileId}`)).headers.get("content-security-policy")), /frame-ancestors 'none'/);
  assert.deepEqual(await (await reviewer.fetch(`/api/files/${fileId}/preview`)).json(), { pages: 1, isCut: false });
  assert.equal((await served.visit().fetch(`/api/files/${fileId}/preview`)).status, 401);
  assert.equal(await refusalOf(reviewer.api.places.acceptTarget({ id, acceptedOn: "2026-12-20", fileId, ...key })), "invalid");
  const leader = await served.signIn("lingdao");
  const figure = async (code: string) => (await leader.api.indicators.scorecard(year)).values.find((v) => v.code === code);
  const count = (await figure("places_accepted"))?.value;
  const covered = (await figure("coverage_adult"))?.numerator;
  const done = await reviewer.api.places.acceptTarget({ id, acceptedOn: "2026-11-20", fileId, ...key });
  assert.deepEqual(
    await reviewer.api.places.acceptTarget({ id, acceptedOn: "2026-11-20", fileId, ...key }).then((d) => d.placeId),
    done.placeId,
  );
  assert.equal((await figure("places_accepted"))?.value, (count ?? 0) + 1);
  const after = await figure("coverage_adult");
  assert.notEqual(after?.numerator, covered, "the acceptance alone moves it");
  const { lines } = await leader.api.places.recordCoverage();
  assert.deepEqual([after?.numerator, after?.denominator], [lines[0]?.covered, lines[0]?.people]);
  assert.deepEqual((await figure("coverage_adult"))?.numerator, after?.numerator, "measured again, nothing has changed");
  const until = async (to: string) =>
    (await leader.api.indicators.scorecard({ from: "2026-01", to })).values.find((v) => v.code === "coverage_adult")?.numerator;
  assert.equal(await until("2026-10"), covered, "earlier periods stay as they were");
  const input = after?.inputs.find((i) => i.aggregate.of === "covered");
  assert.ok(input);
  const behind = await leader.api.indicators.factsBehind({ ...year, aggregate: input.aggregate });
  assert.equal(
    behind.facts.reduce((sum, f) => sum + (f.measures.covered ?? 0), 0),
    after?.numerator,
    "the facts behind add up",
  );
  assert.ok(
    behind.facts.some((f) => f.evidence.some((e) => e.type === "case" && e.ref === String(id))),
    "one of them names the acceptance",
  );
  assert.equal((await sums({ year: "2026" })).accepted, accepted + 1);
});

test("a visit is asked for without an account, confirmed by the staff, cancelled once by its link", async () => {
  const { rows } = await adviser.api.places.listPlaces({ search: "科普教育基地", filter: {}, limit: 20 });
  const page = await Promise.all(rows.map((r) => adviser.api.places.getPlace({ id: r.id })));
  const place = page.find((p) => p.values.bookable === true && p.values.hours === "每天 9:00-21:00") ?? page.find((p) => p.values.bookable);
  assert.ok(place);
  const stranger = served.visit().api.visits;
  const ask = { placeId: place.id, visitOn: "2026-12-05", visitAt: "10:30", people: 12, contactName: "家长（示例）", phone: "19900012345" };
  assert.equal(await refusalOf(stranger.requestVisit({ ...ask, visitAt: "03:00", requestKey: "visit-test-1" })), "invalid");
  assert.equal(await refusalOf(stranger.requestVisit({ ...ask, visitOn: "2026-11-01", requestKey: "visit-test-2" })), "invalid");
  const { url } = await stranger.requestVisit({ ...ask, requestKey: "visit-test-3" });
  const token = url.slice(url.indexOf("#") + 1);
  const [listed] = (await adviser.api.booking.list({ filter: { state: ["requested"] } })).rows;
  assert.ok(listed);
  const booking = await bookingOf(adviser, listed.id);
  assert.ok(booking.phone === "199****2345" && booking.state === "requested");
  await adviser.api.booking.act({ id: booking.id, action: "confirm", expectedSeq: booking.seq, requestKey: "visit-test-4" });
  assert.equal(
    await refusalOf(adviser.api.booking.act({ id: booking.id, action: "visit", expectedSeq: booking.seq + 1, requestKey: "visit-test-5" })),
    "gate-unmet",
  );
  assert.equal((await stranger.openBookingLink({ token })).state, "confirmed");
  // Another visit is declined: no reason, no refusal; the visitor reads the reason by the link.
  const other = await stranger.requestVisit({ ...ask, visitOn: "2026-12-06", requestKey: "visit-test-6" });
  const second = (await adviser.api.booking.list({})).rows.find((b) => b.visitOn === "2026-12-06");
  assert.ok(second && (second as Record<string, unknown>)["operators"] !== "");
  const decline = { id: second.id, action: "refuse" as const, expectedSeq: 1, requestKey: "visit-test-7" };
  assert.equal(await refusalOf(adviser.api.booking.act(decline)), "reason-required");
  await adviser.api.booking.act({ ...decline, reason: "full" });
  const opened = await stranger.openBookingLink({ token: other.url.slice(other.url.indexOf("#") + 1) });
  assert.deepEqual([opened.state, opened.reason?.zh, opened.canCancel], ["refused", "已约满", false]);
  assert.equal((await adviser.api.booking.look({ id: booking.id, field: "phone" })).value, "19900012345");
  assert.equal((await stranger.cancelBooking({ token })).state, "cancelled");
  assert.equal(await refusalOf(stranger.cancelBooking({ token })), "link-used");
  const { services } = served.installation;
  // The visit is on 5 December: 4 January is the 30th day after it, 5 January the 31st.
  const on = (day: string) => ({ ...services, now: () => Date.parse(`${day}T03:00:00Z`) });
  const seen = async () => {
    const b = await bookingOf(adviser, booking.id);
    return [b.id, b.contactName, b.phone];
  };
  const erase = (day: string) => runDueRound(on(day), erasureRound);
  assert.deepEqual(await erase("2027-01-01"), { listed: 0, done: 0 });
  assert.deepEqual(await erase("2027-01-02"), { listed: 1, done: 0 }, "listed three days before");
  assert.deepEqual(await erase("2027-01-03"), { listed: 1, done: 0 }, "the visit of 6 December a day later");
  assert.deepEqual(await erase("2027-01-04"), { listed: 0, done: 0 });
  assert.deepEqual(await seen(), [booking.id, "家长（示例）", "199****2345"]);
  assert.deepEqual(await erase("2027-01-05"), { listed: 0, done: 1 });
  assert.deepEqual(await seen(), [booking.id, null, null], "the visit stays in the list, who came does not");
  assert.deepEqual(await erase("2027-01-06"), { listed: 0, done: 1 });
  assert.deepEqual(await erase("2027-01-07"), { listed: 0, done: 0 });
});

test("siting runs in its worker: no gap below the answer, fixed places in it, what each adds sums up; it can be stopped", async () => {
  const { places } = adviser.api;
  const candidates = await places.listCandidates({ occasion: "any", speed: "adult" });
  const last = candidates.at(-1)?.placeId as number;
  const base = {
    occasion: "any" as const,
    count: 6,
    among: "resources" as const,
    fixed: [last],
    minimumPerTown: 0,
    speed: "adult" as const,
    prove: false,
  };
  const { run } = await places.startSiting(base);
  const done = await finished(run);
  assert.equal(done.state, "done");
  const r = done.result;
  assert.equal(r.chosen.length, 6);
  assert.ok(r.chosen.some((c) => c.placeId === last && c.fixed));
  assert.ok(r.covered <= r.bound && r.bound <= r.total);
  assert.ok(Math.abs(r.chosen.reduce((sum, c) => sum + c.adds, 0) - (r.covered - r.withoutPlan)) <= 3);
  const reached = await places.getReachedWith({ occasion: "any", also: r.chosen.map(({ lat, lon }) => ({ lat, lon })) });
  const { counts } = (await places.getMap()).cells;
  assert.equal(
    reached.reduce((sum, by, cell) => sum + (by > 0 ? (counts[cell] as number) : 0), 0),
    Math.round(r.covered),
    "what the map colours is what the plan covers",
  );
  const { id } = await places.keepPlan({ run, name: "六处（示例）" });
  assert.equal((await places.listPlans())[0]?.id, id);
  const tooMany = await finished((await places.startSiting({ ...base, count: 2, fixed: [], minimumPerTown: 5 })).run);
  assert.equal(tooMany.state, "refused");
  assert.equal(await refusalOf((await served.signIn("neijiang")).api.places.lookAtSiting({ run })), "NOT_FOUND");
  const { on } = await places.getCoverage({ occasion: "any" });
  assert.deepEqual(done.asked, { ...base, goal: "most", countPlanned: false, on }, "a result says what it was computed for");
  // Listed, sent again, and listed by a second request.
  const list = (requestKey: string) =>
    places.planTargets({
      year: 2026,
      requestKey,
      targets: r.chosen.map((c) => ({ title: c.name, kind: "reading_point" as const, lat: c.lat + 0.0007, lon: c.lon + 0.0007 })),
    });
  const first = await list("twice-listed-1");
  assert.deepEqual([first.ids.length, first.left], [6, []]);
  assert.deepEqual(await list("twice-listed-1"), first, "one request is one act");
  const second = await list("twice-listed-2");
  assert.deepEqual([second.ids, second.left.map((t) => t.id)], [[], first.ids]);
  assert.deepEqual(second.left[0], { title: r.chosen[0]?.name, id: first.ids[0], state: "planned", year: 2026 });
  // A dropped one may be listed again.
  const [dropped] = first.ids as [number];
  await adviser.api.build.act({ id: dropped, action: "drop", reason: "no_site", requestKey: "twice-listed-3" });
  const third = await list("twice-listed-4");
  assert.deepEqual([third.ids.length, third.left.length], [1, 5]);
});

async function finished(run: string) {
  for (;;) {
    const state = await adviser.api.places.lookAtSiting({ run });
    if (state.state !== "running") return state as Extract<typeof state, { state: "done" }>;
    await new Promise((next) => setTimeout(next, 50));
  }
}
