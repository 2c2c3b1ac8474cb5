import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { seededRandom } from "@bihuan/kit";
import { sql } from "kysely";
import { covers, mintActor, mintLinkActor, type Actor } from "../platform/access/scope.ts";
import { openClient } from "../platform/db/connections.ts";
import { cloneDatabase, repositoryRoot, type TestDatabase } from "../platform/testing/database.ts";

let db: TestDatabase;
let tree: { id: number; path: number[] }[];
const actorAt = (unitPath: number[], personId = 1): Actor => mintActor({ personId, name: "x", unitPath, roles: [] }, new Map());

/** A random tree of up to five levels, a case in every unit. */
before(async () => {
  db = await cloneDatabase();
  const owner = openClient(db.owner);
  await owner.connect();
  const random = seededRandom(42);
  tree = [];
  for (let i = 0; i < 60; i++) {
    const parents = tree.filter((u) => u.path.length < 5);
    const parent = i === 0 ? null : random.pick(parents).id;
    const { rows } = await owner.query(
      "INSERT INTO unit (name, kind, parent_id, path) VALUES ($1, 'association', $2, '{}') RETURNING id, path",
      [`单位${i}`, parent],
    );
    tree.push(rows[0]);
    await owner.query(
      "INSERT INTO work_case (process, title, state, since, opened_on, unit_id, unit_path) VALUES ('demand', $1, 'draft', now(), current_date, $2, $3)",
      [`案${i}`, rows[0].id, rows[0].path],
    );
    await owner.query(
      "INSERT INTO ledger_fact (kind, occurred_on, unit_id, unit_path, subject, keys, actor_id) VALUES ('k', current_date, $1, $2, 's', '{\"demander\": 1}', 'x')",
      [rows[0].id, rows[0].path],
    );
    await owner.query("INSERT INTO demander (kind, name, unit_id, unit_path) VALUES ('person', $1, $2, $3)", [
      `人${i}`,
      rows[0].id,
      rows[0].path,
    ]);
  }
  await owner.end();
});
after(() => db[Symbol.asyncDispose]());

const TABLES = ["work_case", "ledger_fact", "ledger_rollup", "ledger_histogram", "demander"] as const;

test("every unit of a random tree sees exactly its subtree (every table by its policies: wall-catalogue.test.ts)", async () => {
  for (const unit of tree) {
    const actor = actorAt(unit.path);
    for (const table of TABLES) {
      const { rows } = await db.database.read(actor.scope, (x) =>
        sql<{ unit_id: number }>`select distinct unit_id from ${sql.table(table)}`.execute(x),
      );
      const expected = tree.filter((u) => covers(actor.scope, u.path)).map((u) => u.id);
      assert.deepEqual(
        rows.map((r) => r.unit_id).sort((a, b) => a - b),
        expected.sort((a, b) => a - b),
        `${table} for ${unit.id}`,
      );
    }
  }
});

test("a query without scope returns nothing, whatever the table", async () => {
  const app = openClient(db.app);
  await app.connect();
  const { rows } = await app.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity and relname not in ('unit') and has_table_privilege(current_user, oid, 'SELECT') order by 1",
  );
  assert.ok(rows.length >= 16, `walled tables seen: ${rows.length}`);
  for (const { name } of rows) assert.equal((await app.query(`select count(*)::int as n from "${name}"`)).rows[0].n, 0, name);
  await app.end();
});

test("every table of business data is walled (a new one that forgets is named here)", async () => {
  const open = ["ledger_series", "region", "schema_migration"];
  const owner = openClient(db.owner);
  await owner.connect();
  const { rows } = await owner.query<{ name: string; walled: boolean }>(
    "select relname as name, relrowsecurity as walled from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  );
  await owner.end();
  assert.ok(rows.length > 20);
  assert.deepEqual(
    rows
      .filter((r) => !r.walled)
      .map((r) => r.name)
      .sort(),
    open,
  );
});

test("creating, moving and linking obey scope as reading does", async () => {
  const random = seededRandom(7);
  let refused = 0;
  for (let i = 0; i < 150; i++) {
    const actor = actorAt(random.pick(tree).path);
    const target = random.pick(tree);
    const inside = covers(actor.scope, target.path);
    const insert = db.database.write(actor.scope, (tx) =>
      tx
        .insertInto("work_case")
        .values({
          process: "demand",
          title: "x",
          state: "draft",
          since: new Date(),
          opened_on: "2026-01-01",
          unit_id: target.id,
          unit_path: target.path,
        })
        .execute()
        .then(() => sql`rollback`.execute(tx)),
    );
    if (inside) await insert;
    else {
      refused++;
      await assert.rejects(insert, /row-level security/);
    }
    const update = await db.database.write(actor.scope, (tx) =>
      tx.updateTable("work_case").set({ title: "变" }).where("unit_id", "=", target.id).executeTakeFirst(),
    );
    assert.equal(update.numUpdatedRows > 0n, inside);
  }
  assert.ok(refused > 50, `refused ${refused}`);
});

test("a county cannot make a unit, a person or a post in another city", async () => {
  const [, a] = tree.filter((u) => u.path.length === 3);
  const other = tree.find((u) => u.path.length >= 2 && !u.path.includes(a?.id ?? 0)) as { id: number; path: number[] };
  const actor = actorAt(a?.path ?? []);
  await assert.rejects(
    db.database.write(actor.scope, (tx) =>
      tx.insertInto("unit").values({ name: "外地单位", kind: "department", parent_id: other.id, path: [] }).execute(),
    ),
    /row-level security/,
  );
  await assert.rejects(
    db.database.write(actor.scope, (tx) =>
      tx.insertInto("person").values({ name: "外人", unit_id: other.id, unit_path: other.path }).execute(),
    ),
    /row-level security/,
  );
  const { id } = await db.database.write(actor.scope, (tx) =>
    tx
      .insertInto("person")
      .values({ name: "本人", unit_id: a?.id as number, unit_path: a?.path as number[] })
      .returning("id")
      .executeTakeFirstOrThrow(),
  );
  await assert.rejects(
    db.database.write(actor.scope, (tx) =>
      tx.insertInto("post").values({ person_id: id, unit_id: other.id, role: "adviser", title: "x", from_on: "2026-01-01" }).execute(),
    ),
    /row-level security/,
  );
});

test("the three officers exclude each other and every business post", async () => {
  const unit = tree[0] as { id: number; path: number[] };
  const root = actorAt(unit.path);
  const make = async (roles: string[]) =>
    db.database.write(root.scope, async (tx) => {
      const { id } = await tx
        .insertInto("person")
        .values({ name: "某", unit_id: unit.id, unit_path: unit.path })
        .returning("id")
        .executeTakeFirstOrThrow();
      for (const role of roles)
        await tx.insertInto("post").values({ person_id: id, unit_id: unit.id, role, title: role, from_on: "2026-01-01" }).execute();
    });
  await make(["adviser", "reviewer"]);
  for (const pair of [
    ["auditor", "system_officer"],
    ["security_officer", "auditor"],
    ["adviser", "auditor"],
    ["system_officer", "leader"],
  ])
    await assert.rejects(make(pair), /post_separate_duties|exclude each other/, pair.join());
});

test("the scope of a connection never leaks into the next borrower's", async () => {
  const random = seededRandom(9);
  await Promise.all(
    Array.from({ length: 300 }, async () => {
      const unit = random.pick(tree);
      const actor = actorAt(unit.path);
      const seen = await db.database.read(actor.scope, (x) => sql<{ unit: number }>`select scope_unit() as unit`.execute(x));
      assert.equal(seen.rows[0]?.unit, unit.id);
    }),
  );
});

test("whoever opens a link and reads writes nothing; what writes is an answer, which staff's browsers do not give, or a device's log", async () => {
  const unitPath = tree[0]?.path ?? [];
  const looking = mintLinkActor({ id: 1, party: "demander", unitPath, looks: true });
  await assert.rejects(
    db.database.write(looking.scope, async () => 1),
    /only looks writes nothing/,
  );
  assert.equal((await db.database.read(looking.scope, (x) => sql`select id from unit limit 1`.execute(x))).rows.length, 1);
  const answering = mintLinkActor({ id: 1, party: "demander", unitPath });
  assert.equal(await db.database.write(answering.scope, async () => 1), 1);
  // Each of these goes by a device that the office's own people hold too, and confirms no fact.
  const loggers = globSync("{features,app}/**/*.ts", { cwd: repositoryRoot }).filter((f) =>
    /(?<!const )\bloggerOf\(/.test(readFileSync(join(repositoryRoot, f), "utf8")),
  );
  assert.deepEqual(loggers.sort(), ["app/link-files.ts", "features/caravans/by-link.ts", "features/fairs/door-link.ts"]);
});
