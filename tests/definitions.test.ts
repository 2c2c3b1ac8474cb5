import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type pg from "pg";
import { loadBasics } from "../app/basics.ts";
import { saveIndicators, STANDARD_INDICATORS } from "../features/indicators/index.ts";
import { openClient } from "../platform/db/connections.ts";
import { ownerDb } from "../platform/db/database.ts";
import { refusalOf, serveInstallation, type Served } from "./served.ts";

/** Standard definitions are the root's: by release, or by two of its persons. A unit's own are its own. */
let served: Served;
let owner: pg.Client;
before(async () => {
  served = await serveInstallation({ sample: true });
  owner = openClient(served.installation.owner);
  await owner.connect();
  const add = (username: string, unit: string, role: string) =>
    owner.query(
      `insert into post (person_id, unit_id, role, title, from_on) select p.id, ${unit}, $2, '示例', '2020-01-01'
       from person p join signin."user" s on s.id = p.account_id where s.username = $1`,
      [username, role],
    );
  await add("henan", "p.unit_id", "leader");
});
after(async () => {
  await owner.end();
  await served[Symbol.asyncDispose]();
});

const own = (code: string, name: string, expression = "count(demand.received)") => ({
  code,
  name: { zh: name, en: name },
  definition: { zh: "示例口径", en: "sample" },
  expression,
  unit: "count" as const,
  better: "higher" as const,
});
const year = { from: "2026-01", to: "2026-12" };

test("a unit that defines a standard code defines one of its own: the standard stays, and nobody beyond its subtree sees it", async () => {
  const henan = (await served.signIn("henan")).api;
  const county = (await served.signIn("lingdao")).api;
  const before = await county.indicators.scorecard(year);
  const done = await henan.indicators.defineIndicator(own("confirmed_demanders", "收到的需求（示例）"));
  assert.match(done.code, /^u\d+_confirmed_demanders$/);
  assert.equal(done.waits, false);
  assert.deepEqual(await county.indicators.scorecard(year), before);
  assert.ok((await henan.indicators.scorecard(year)).values.some((v) => v.code === done.code));
  assert.equal((await henan.indicators.defineIndicator(own(done.code, "收到的需求（示例）", "count(demand.confirmed)"))).version, 2);
  assert.equal(await refusalOf(henan.indicators.defineIndicator(own("mine", "经确认的需求方"))), "name-taken");
  assert.deepEqual(await henan.indicators.listProposals(), []);
});

test("what a county's own leader defines is not seen above", async () => {
  const county = (await served.signIn("lingdao")).api;
  const { code } = await county.indicators.defineIndicator(own("visits", "本县自定（示例）"));
  for (const superior of ["shiji", "shengji"])
    assert.ok(!(await (await served.signIn(superior)).api.indicators.scorecard(year)).values.some((v) => v.code === code), superior);
});

test("the standard changes by two persons of the root; a frozen report keeps the definition it cites", async () => {
  const county = (await served.signIn("lingdao")).api;
  const { templates } = await county.reports.listReports();
  const { id: reportId } = await county.reports.freezeReport({ template: templates[0]?.name as string, ...year });
  const frozen = await county.reports.getReport({ id: reportId });
  assert.deepEqual(frozen.changes, []);
  const root = served.installation.services.rootUnitId;
  // Two persons of the root, with the accounts of two who have posts elsewhere.
  for (const [username, role] of [
    ["henan", "leader"],
    ["shiji", "reviewer"],
  ]) {
    await owner.query(
      `update post set to_on = '2020-12-31' where person_id = (select p.id from person p join signin."user" s on s.id = p.account_id where s.username = $1)`,
      [username],
    );
    await owner.query(
      `insert into post (person_id, unit_id, role, title, from_on) select p.id, $2, $3, '示例', '2021-01-01' from person p join signin."user" s on s.id = p.account_id where s.username = $1`,
      [username, root, role],
    );
  }
  await new Promise((done) => setTimeout(done, 5500));
  const one = (await served.signIn("henan")).api;
  const two = (await served.signIn("shiji")).api;
  const before = await county.indicators.scorecard(year);
  const done = await one.indicators.defineIndicator({ ...own("confirmed_demanders", "经确认的需求方", "count(demand.received)") });
  assert.equal(done.waits, true);
  assert.deepEqual(await county.indicators.scorecard(year), before, "a proposal changes nothing");
  const at = { code: done.code, version: done.version };
  assert.equal(await refusalOf(one.indicators.decideIndicator({ ...at, accept: true })), "own-proposal");
  assert.equal(await refusalOf(county.indicators.decideIndicator({ ...at, accept: true })), "NOT_FOUND");
  assert.equal(await refusalOf(one.indicators.defineIndicator(own("confirmed_demanders", "经确认的需求方"))), "waits-already");
  const [waiting] = await two.indicators.listProposals();
  assert.equal(waiting?.standing?.expression, 'distinct(demand.confirmed, demander where basis in ("self", "called", "unstated"))');
  await two.indicators.decideIndicator({ ...at, accept: true });
  const now = (await county.indicators.scorecard(year)).values.find((v) => v.code === "confirmed_demanders");
  assert.equal(now?.version, done.version);
  const again = await county.reports.getReport({ id: frozen.id });
  assert.deepEqual(again.changes, frozen.changes, "compared by the version it cites");
  await loadBasics(served.installation, () => {});
  assert.equal(
    (await county.indicators.scorecard(year)).values.find((v) => v.code === "confirmed_demanders")?.version,
    done.version,
    "a start brings nothing back",
  );
});

test("a release that says something new about a standard code puts it in force", async () => {
  const db = ownerDb(owner);
  const changed = STANDARD_INDICATORS.map((i) =>
    i.code === "confirmed_demands" ? { ...i, expression: "count(demand.confirmed) + 0" } : i,
  );
  const root = [served.installation.services.rootUnitId];
  await saveIndicators(db, root, changed, "2021-01-01");
  await saveIndicators(db, root, changed, "2021-01-01");
  const { rows } = await owner.query("select version, expression from indicator where code = 'confirmed_demands' order by version");
  assert.deepEqual(rows.at(-1), { version: 3, expression: "count(demand.confirmed) + 0" });
  assert.equal(rows.length, 2);
});

test("beneath the code: the role changes no standing definition and puts no proposal of its own in force", async () => {
  const app = openClient(served.installation.test.app);
  await app.connect();
  const root = served.installation.services.rootUnitId;
  await app.query("select set_config('bihuan.unit', $1, false), set_config('bihuan.person', '7', false)", [String(root)]);
  const insert = (by: string, inForce: string) =>
    app.query(`insert into indicator (code, version, name_zh, name_en, definition_zh, definition_en, expression, unit, better, active_from, created_by, unit_id, unit_path, in_force, decided_by, decided_at)
      values ('contract_rate', 99, 'x', 'x', 'x', 'x', 'count(demand.received)', 'count', 'higher', current_date, '${by}', ${root}, '{${root}}', ${inForce}, ${inForce === "null" ? "null, null" : `'${by}', now()`})`);
  await assert.rejects(insert("person:7", "true"), /row-level security/);
  await assert.rejects(insert("system", "null"), /row-level security/);
  await insert("person:7", "null");
  const decide = (by: string) =>
    app.query("update indicator set in_force = true, decided_by = $1, decided_at = now() where code = 'contract_rate' and version = 99", [
      by,
    ]);
  await assert.rejects(decide("person:7"), /row-level security/);
  await assert.rejects(decide("person:8"), /row-level security/);
  await assert.rejects(app.query("update indicator set expression = 'count(demand.received)'"), /permission denied/);
  await app.end();
});
