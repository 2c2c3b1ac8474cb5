import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { readParameter } from "../../platform/parameters/parameters.ts";
import { refusalOf, serveInstallation, type Served, type Visitor } from "../../tests/served.ts";
import { CALLBACK_SHARE } from "../services/callbacks.ts";

/** A province's leader and its security officer change what counts; nobody does it alone, and no county for itself. */
let served: Served;
let leader: Visitor;
let officer: Visitor;
let county: Visitor;
before(async () => {
  served = await serveInstallation({ sample: true });
  [leader, officer, county] = [await served.signIn("shengji"), await served.signIn("anquan"), await served.signIn("lingdao")];
});
after(() => served[Symbol.asyncDispose]());

const NAME = CALLBACK_SHARE.name;
const SOURCE = "省科协〔2026〕示例号";
const values = { value: 20, fromOn: "2026-12-01", toOn: "2026-12-31", source: SOURCE };
const of = async (visitor: Visitor) => {
  const { can, parameters } = await visitor.api.parameters.listParameters();
  return { can, ...(parameters.find((p) => p.name === NAME) as (typeof parameters)[number]) };
};
const shareAt = async (day: string): Promise<number> => {
  const { database, rootUnitId } = served.installation.services;
  return database.asRoot(rootUnitId, async (db) => {
    const unit = await db
      .selectFrom("unit")
      .select("path")
      .where("region_code", "=", "512002")
      .where("kind", "=", "association")
      .executeTakeFirstOrThrow();
    return readParameter(db, unit.path, CALLBACK_SHARE, day);
  });
};

test("every parameter says its value, its meaning and where it comes from; who may not change it is told who may", async () => {
  const seen = await of(county);
  assert.deepEqual([seen.value, seen.holds, seen.waiting, seen.history, seen.can.change], [0.1, null, null, [], false]);
  assert.match(seen.what.zh, /抽出/);
  assert.equal(await refusalOf(county.api.parameters.proposeParameter({ name: NAME, values })), "not-here");
  const adviser = await served.signIn("baomu");
  assert.equal(await refusalOf(adviser.api.parameters.listParameters()), "FORBIDDEN");
});

test("one proposes, another agrees; from its first day to its last it holds beneath, and before and after it does not", async () => {
  assert.equal(await refusalOf(leader.api.parameters.proposeParameter({ name: "no.such", values })), "NOT_FOUND");
  for (const wrong of [{ value: 0 }, { value: 101 }, { value: "很多" }, { fromOn: "2026-11-01" }, { toOn: "2026-11-30" }, { source: " " }])
    assert.equal(await refusalOf(leader.api.parameters.proposeParameter({ name: NAME, values: { ...values, ...wrong } })), "invalid");
  const { id } = await leader.api.parameters.proposeParameter({ name: NAME, values });
  assert.equal(await refusalOf(leader.api.parameters.proposeParameter({ name: NAME, values })), "already-waiting");
  assert.equal(await refusalOf(leader.api.parameters.decideParameter({ id, outcome: "agreed" })), "same-person");
  assert.equal(await refusalOf(county.api.parameters.decideParameter({ id, outcome: "agreed" })), "not-here");
  assert.equal(await refusalOf((await served.signIn("henan")).api.parameters.decideParameter({ id, outcome: "agreed" })), "NOT_FOUND");
  assert.equal(await shareAt("2026-12-01"), 0.1, "what waits holds nowhere");
  const waiting = (await of(officer)).waiting;
  assert.deepEqual([waiting?.value, waiting?.source, waiting?.isMine], [0.2, SOURCE, false]);
  assert.equal((await of(leader)).waiting?.isMine, true);
  assert.ok(
    (await officer.api.notices.listNotices()).some((n) => n.words.zh.includes("等您同意")),
    "the second person is told",
  );
  await officer.api.parameters.decideParameter({ id, outcome: "agreed" });
  assert.equal(await refusalOf(officer.api.parameters.decideParameter({ id, outcome: "refused" })), "decided");
  assert.deepEqual(await Promise.all(["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"].map(shareAt)), [0.1, 0.2, 0.2, 0.1]);
  const [entry] = (await of(county)).history;
  assert.deepEqual([entry?.value, entry?.outcome, entry?.source], [0.2, "agreed", SOURCE]);
  assert.ok(entry?.byName.startsWith("孙岷") && entry.decidedName.startsWith("杨安"));
});

test("whoever proposed sets it aside himself; nobody else, no proposal", async () => {
  const { id } = await officer.api.parameters.proposeParameter({ name: NAME, values });
  await officer.api.parameters.decideParameter({ id, outcome: "refused" });
  assert.equal(await shareAt("2026-12-05"), 0.2);
  const henan = await served.signIn("henan");
  assert.equal(await refusalOf(henan.api.parameters.proposeParameter({ name: NAME, values })), "nobody-to-agree");
});

test("the database itself lets nobody agree to his own, nor write what is agreed already, nor change what was decided", async () => {
  const { database } = served.installation.services;
  const { personId, unitId, path } = await database.asRoot(served.installation.services.rootUnitId, async (db) => {
    const u = await db
      .selectFrom("unit")
      .select(["id", "path"])
      .where("region_code", "=", "510000")
      .where("kind", "=", "association")
      .executeTakeFirstOrThrow();
    const p = await db.selectFrom("person").select("id").where("name", "like", "孙岷%").executeTakeFirstOrThrow();
    return { personId: p.id, unitId: u.id, path: u.path };
  });
  const scope = { unitId, unitPath: path, personId } as never;
  const me = `person:${personId}`;
  const insert = (
    outcome: string | null,
  ) => sql`insert into parameter (name, unit_id, unit_path, value, from_on, set_by ${sql.raw(outcome === null ? "" : ", outcome, decided_by, decided_at")})
    values (${NAME}, ${unitId}, ${path}::int[], 1, '2026-12-01', ${me} ${outcome === null ? sql`` : sql`, ${outcome}, 'person:1', now()`})`;
  await assert.rejects(
    database.write(scope, (tx) => insert("agreed").execute(tx)),
    /permission denied|row-level security/,
  );
  await database.write(scope, (tx) => insert(null).execute(tx));
  const agree = (by: string) => sql`update parameter set outcome = 'agreed', decided_by = ${by}, decided_at = now() where outcome is null`;
  await assert.rejects(
    database.write(scope, (tx) => agree(me).execute(tx)),
    /row-level security/,
  );
  await assert.rejects(
    database.write(scope, (tx) => agree("person:1").execute(tx)),
    /row-level security/,
  );
  await assert.rejects(
    database.write(scope, (tx) => sql`update parameter set value = 0.01`.execute(tx)),
    /permission denied/,
  );
  const changed = await database.write(scope, (tx) =>
    sql`update parameter set outcome = 'refused', decided_by = ${me}, decided_at = now() where outcome = 'agreed'`.execute(tx),
  );
  assert.equal(Number(changed.numAffectedRows ?? 0), 0, "decided is decided");
});
