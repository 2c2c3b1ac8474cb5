import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { mintActor } from "../platform/access/scope.ts";
import { rolePermissions } from "../app/permissions.ts";
import { listPublicPlaces } from "../features/places/index.ts";
import { renderBooking } from "../features/portal/book.ts";
import { bookingOf, nextKey, refusalOf, serveInstallation, type Served, type Visitor } from "./served.ts";

/** Two organisations that run one place, with accounts of their own: what they may do, and that they see nothing else. */
let served: Served;
let adviser: Visitor;
let community: Visitor;
let school: Visitor;
let hall: { id: number; name: string };
before(async () => {
  served = await serveInstallation({ sample: true });
  [adviser, community, school] = [await served.signIn("baomu"), await served.signIn("shequ"), await served.signIn("xiaoxue")];
  const venues = await community.api.places.listVenues();
  const { id, name, version } = venues.find((v) => v.bookable) as (typeof venues)[number];
  hall = { id, name };
  await community.api.places.reportVenue({ id, version, values: { hours: "每天 9:00-21:00", phone: null, condition: "good" } });
  assert.ok(venues.every((v) => v.operators.includes("雁江区某社区（示例）")));
});
after(() => served[Symbol.asyncDispose]());

/** Asks for a visit at a place as the public does; answers with the booking's number and the visitor's token. */
async function ask(placeId: number, visitOn: string) {
  const stranger = served.visit().api.visits;
  const { url } = await stranger.requestVisit({
    placeId,
    visitOn,
    visitAt: "10:30",
    people: 8,
    contactName: `访客${visitOn}（示例）`,
    phone: "19900054321",
    requestKey: nextKey(),
  });
  const { rows } = await adviser.api.booking.list({ search: `访客${visitOn}`, filter: {} });
  return { id: rows[0]?.id as number, token: url.slice(url.indexOf("#") + 1), stranger };
}
/** A Saturday after the test's own day, the n-th. */
const saturday = (n: number): string => new Date(Date.parse("2026-11-21") + 7 * n * 86_400_000).toISOString().slice(0, 10);

test("an operator answers the bookings of its place; of two at the same moment the first stands and the other hears who it was", async () => {
  const { id } = await ask(hall.id, saturday(1));
  const { seq } = await bookingOf(adviser, id);
  const call = (who: Visitor, action: "confirm" | "refuse", reason?: string) =>
    who.api.booking.act({ id, action, expectedSeq: seq, requestKey: nextKey(), ...(reason ? { reason } : {}) });
  assert.equal((await bookingOf(community, id)).state, "requested");
  assert.equal(await refusalOf(call(community, "refuse")), "reason-required");
  const both = await Promise.allSettled([call(community, "confirm"), call(school, "refuse", "full")]);
  assert.equal(both.filter((r) => r.status === "fulfilled").length, 1);
  const lost = both.find((r) => r.status === "rejected") as PromiseRejectedResult;
  assert.match(String(lost.reason.data.message.zh), /(林社|唐校)（示例）已于 .* 办理“(确认|不能安排)”，您的这一步没有保存/);
  const [winner, state] = both[0]?.status === "fulfilled" ? ["雁江区某社区（示例）", "confirmed"] : ["某小学（示例）", "refused"];
  for (const who of [community, school, adviser]) {
    const page = await bookingOf(who, id);
    assert.deepEqual([page.state, page.events.at(-1)?.unit], [state, winner]);
  }
});

test("a visit its visitor cancels is answered by nobody any more, and both operators see so", async () => {
  const { id, token, stranger } = await ask(hall.id, saturday(5));
  const { seq } = await bookingOf(school, id);
  await community.api.booking.act({ id, action: "confirm", expectedSeq: seq, requestKey: nextKey() });
  await stranger.cancelBooking({ token });
  const late = school.api.booking.act({ id, action: "refuse", reason: "full", expectedSeq: seq + 1, requestKey: nextKey() });
  assert.match(await wordsOf(late), /预约人（链接）已于 .* 办理“取消预约”/);
  for (const who of [community, school]) {
    const page = await bookingOf(who, id);
    assert.deepEqual([page.state, page.actions.filter((a) => a.allowed)], ["cancelled", []]);
  }
});

test("a declined visit carries the operator's reason to the visitor; the phone is shown on asking and the look is recorded", async () => {
  const { id, token, stranger } = await ask(hall.id, saturday(2));
  const { seq, phone } = await bookingOf(school, id);
  assert.equal(phone, "199****4321");
  assert.equal((await school.api.booking.look({ id, field: "phone" })).value, "19900054321");
  await school.api.booking.act({
    id,
    action: "refuse",
    reason: "too_many",
    note: "只接待 5 人以下",
    expectedSeq: seq,
    requestKey: nextKey(),
  });
  const opened = await stranger.openBookingLink({ token });
  assert.deepEqual([opened.state, opened.reason?.zh], ["refused", "人数超出接待能力"]);
  assert.equal((await bookingOf(adviser, id)).events.at(-1)?.note, "只接待 5 人以下");
  const trail = await (await served.signIn("shenji")).api.work.auditTrail({ act: "sensitive.look" });
  assert.ok(trail.some((e) => e.actorName === "唐校（示例）"));
});

test("hours, phone and condition are reported by its operator, kept with who said so, and the public page follows", async () => {
  const [venue] = (await community.api.places.listVenues()).filter((v) => v.id === hall.id);
  assert.ok(venue);
  const report = (values: Record<string, unknown>, version = venue.version, id = venue.id) =>
    community.api.places.reportVenue({ id, version, values });
  assert.equal(await refusalOf(report({ hours: "看心情", phone: null, condition: "good" })), "invalid");
  assert.equal(await refusalOf(report({ hours: "每天 9:00-21:00", name: "改名" })), "invalid", "no other field is taken");
  const { version } = await report({ hours: "每天 8:00-20:00", phone: "028-12345678", condition: "repair" });
  assert.equal(await refusalOf(report({ hours: "每天 9:00-18:00", phone: null, condition: "good" })), "stale", "the other was faster");
  const page = await adviser.api.places.getPlace({ id: hall.id });
  assert.deepEqual([page.values.hours, page.values.condition, page.values.checkedOn], ["每天 8:00-20:00", "repair", "2026-11-23"]);
  assert.ok(page.history.some((h) => h.field === "hours" && h.who === "林社（示例）"));
  const shown = async () => (await listPublicPlaces(served.installation.services, "512002")).find((p) => p.id === hall.id);
  assert.deepEqual([(await shown())?.hours, (await shown())?.phone], ["每天 8:00-20:00", "028-12345678"]);
  const [booked, week] = [await ask(hall.id, saturday(6)), saturday(7)];
  const active = async (on: string) => (await adviser.api.places.getCoverage({ on, occasion: "any" })).activeIds.includes(hall.id);
  await report({ hours: "每天 8:00-20:00", phone: null, condition: "closed" }, version);
  assert.equal(await shown(), undefined, "out of use: no longer public");
  assert.deepEqual([await active("2026-10-08"), await active("2026-11-22"), await active("2026-11-23")], [true, true, false]);
  assert.equal((await adviser.api.places.getPlace({ id: hall.id })).values.closedOn, "2026-11-23");
  const stranger = served.visit().api.visits;
  assert.match(await wordsOf(stranger.getBookable({ id: hall.id })), /已停用，不再接受预约/);
  assert.equal(await refusalOf(ask(hall.id, week)), "place-closed");
  const plain = await renderBooking(served.installation.services, hall.id, "zh");
  assert.ok(plain.includes("已停用，不再接受预约") && !plain.includes("<form"), "without JavaScript too");
  const rows = (await community.api.booking.list({ filter: {} })).rows.filter((b) => b.title.startsWith(hall.name)) as ({
    id: number;
  } & Record<string, unknown>)[];
  assert.ok(
    rows.some((b) => b.id === booked.id && b["placeCondition"] === "closed"),
    "what was agreed stays in sight",
  );
  assert.deepEqual((await bookingOf(adviser, booked.id)).placeClosed, { on: "2026-11-23" });
  await report({ hours: "每天 8:00-20:00", phone: null, condition: "good" }, version + 1);
  assert.deepEqual([await active("2026-11-23"), (await bookingOf(adviser, booked.id)).placeClosed], [true, null]);
});

test("an operator sees its own places and their bookings, and nothing else", async () => {
  const other = (await adviser.api.places.listPlaces({ filter: { standing: ["point"], quality: ["checked"] }, limit: 50 })).rows;
  const venues = await community.api.places.listVenues();
  const mine = new Set(venues.map((v) => v.id));
  const foreign = other.find((p) => !mine.has(p.id)) as { id: number };
  const values = { hours: null, phone: null, condition: "closed" };
  assert.equal(await refusalOf(community.api.places.reportVenue({ id: foreign.id, version: 1, values })), "NOT_FOUND");
  const { version } = await adviser.api.places.getPlace({ id: foreign.id });
  const { values: full } = await adviser.api.places.getPlace({ id: foreign.id });
  await adviser.api.places.editPlace({
    id: foreign.id,
    version,
    values: Object.fromEntries(
      Object.entries({ ...full, bookable: true, hours: null }).filter(
        ([k]) => !["quality", "townName", "source", "doubt", "unitName"].includes(k),
      ),
    ),
  });
  const booked = await ask(foreign.id, saturday(3));
  assert.equal(await refusalOf(bookingOf(community, booked.id)), "NOT_FOUND");
  assert.equal(
    await refusalOf(community.api.booking.act({ id: booked.id, action: "confirm", expectedSeq: 1, requestKey: nextKey() })),
    "NOT_FOUND",
  );
  const { rows } = await community.api.booking.list({ filter: {} });
  assert.ok(rows.length >= 2 && rows.every((b) => venues.some((v) => b.title.startsWith(v.name))));
  const file = await community.fetch(`/api/export/booking.csv?input=${encodeURIComponent('{"filter":{}}')}`);
  const csv = await file.text();
  assert.ok(file.status === 200 && csv.includes(hall.name) && !csv.includes("19900054321") && !csv.includes("访客"));
  const api = community.api;
  for (const [name, closed] of Object.entries({
    places: () => api.places.listPlaces({ filter: {} }),
    place: () => api.places.getPlace({ id: hall.id }),
    move: () => api.places.movePlace({ id: hall.id, version: 1, lat: 30, lon: 104 }),
    map: () => api.places.getMap(),
    operators: () => api.places.setOperators({ id: hall.id, version: 1, unitIds: [] }),
    demands: () => api.services.listDemands({ filter: {} }),
    published: () => api.services.listPublications({ filter: {} }),
    search: () => api.search.search({ text: "示例" }),
    people: () => api.people.listPeople({ filter: {} }),
    units: () => api.units.browseUnits({}),
    work: () => api.work.workbench(),
  }))
    assert.equal(await refusalOf(closed()), "FORBIDDEN", name);
  for (const list of ["places", "demands", "people", "policies"])
    assert.equal((await community.fetch(`/api/export/${list}.csv`)).status, 403, list);
  // A list that may be asked for as a file is fetched where files wait; nobody else's stands there.
  const asked = await community.fetch("/api/export/booking.csv", { method: "POST", headers: { "x-bihuan": "1" } });
  assert.equal(asked.status, 200);
  const { jobs } = await api.tables.listTableJobs();
  assert.deepEqual(
    jobs.map((j) => [j.kind, j.state]),
    [["export", "waiting"]],
  );
  assert.equal(await refusalOf(api.tables.startImport({ id: jobs[0]?.id ?? 0, sheet: 0, fields: [], partial: false })), "FORBIDDEN");
  assert.deepEqual(await api.tables.cancelTableJob({ id: jobs[0]?.id ?? 0 }), { ok: true });
});

test("beneath the code the database's own policies hold an operator to its place, and to hours, phone and condition of it", async () => {
  const { services } = served.installation;
  const unit = await services.database.asRoot(services.rootUnitId, (db) =>
    db.selectFrom("unit").selectAll().where("name", "=", "雁江区某社区（示例）").executeTakeFirstOrThrow(),
  );
  const { scope } = mintActor({ personId: 999_999, name: "x", unitPath: unit.path, roles: ["operator"] }, rolePermissions);
  const ids = (rows: { id: number }[]) => rows.map((r) => r.id).sort();
  const mine = (await community.api.places.listVenues()).map((v) => v.id).sort();
  await services.database.read(scope, async (db) => {
    assert.deepEqual(ids(await db.selectFrom("place").select("id").execute()), mine);
    for (const table of ["demander", "ledger_fact", "siting_plan", "build", "place_batch"] as const)
      assert.equal((await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]?.n, 0, table);
    const cases = await db.selectFrom("work_case").select(["process"]).distinct().execute();
    assert.deepEqual(cases, [{ process: "booking" }]);
  });
  const write = (set: Record<string, unknown>) =>
    services.database.write(scope, (tx) => tx.updateTable("place").set(set).where("id", "=", hall.id).execute());
  for (const set of [
    { name: "改名" },
    { lat: 1, lon: 1 },
    { operator_unit_ids: [] },
    { closed_on: "2026-11-01" },
    { unit_id: unit.id, unit_path: unit.path },
  ])
    await assert.rejects(write(set), /operator changes hours|row-level security/, JSON.stringify(set));
  await write({ hours: "每天 9:00-19:00" });
  const gone = await services.database.write(scope, (tx) => tx.deleteFrom("place").where("id", "=", hall.id).executeTakeFirst());
  assert.equal(Number(gone.numDeletedRows), 0);
});

test("taken off the list, an organisation loses sight of the place and of its bookings at once; a closed one cannot be named", async () => {
  const place = await adviser.api.places.getPlace({ id: hall.id });
  const [first, second] = place.operatorUnits;
  assert.ok(first && second);
  const { id } = await ask(hall.id, saturday(4));
  await adviser.api.places.setOperators({ id: hall.id, version: place.version, unitIds: [second.id] });
  assert.equal(await refusalOf(adviser.api.places.setOperators({ id: hall.id, version: place.version, unitIds: [first.id] })), "stale");
  const [out, still] = first.name === "某小学（示例）" ? [school, community] : [community, school];
  assert.equal(await refusalOf(bookingOf(out, id)), "NOT_FOUND");
  assert.ok(!(await out.api.places.listVenues()).some((v) => v.id === hall.id));
  assert.equal((await bookingOf(still, id)).state, "requested");
  assert.equal(
    await refusalOf(adviser.api.places.setOperators({ id: hall.id, version: place.version + 1, unitIds: [99_999_999] })),
    "unit-closed",
  );
});

/** The refusal's words. */
const wordsOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "not refused",
    (e: { data: { message: { zh: string } } }) => e.data.message.zh,
  );
