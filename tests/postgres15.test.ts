import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";
import type pg from "pg";
import { openClient } from "../platform/db/connections.ts";
import { atDatabase, ensureAppRole, listMigrations, migrate } from "../platform/db/migrate.ts";
import { cloneDatabase, repositoryRoot } from "../platform/testing/database.ts";
import { missing, openYard, POSTGRES, startPostgres15, type Yard } from "../platform/testing/debian.ts";
import { freePort } from "./program.ts";

/** An own PostgreSQL of 15 holds the same as the embedded 18, under an owner who is no superuser. */
const skip = missing(`${POSTGRES}/postgres`, `${POSTGRES}/initdb`, "psql");
let yard: Yard;
let owner: pg.ClientConfig;
before(async () => {
  if (skip) return;
  yard = openYard();
  owner = { connectionString: await startPostgres15(yard, await freePort()) };
  await ensureAppRole(owner);
});
after(() => yard?.[Symbol.asyncDispose]());

/** Everything an application can meet, each as one line; NOT NULL stands with its column, since 18 names it besides, and MAINTAIN is a right from 17 on. */
const CATALOGUE = `
  SELECT 'column ' || c.oid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull || ' ' || attidentity::text || attgenerated::text
    || ' ' || coalesce(pg_get_expr(adbin, adrelid), '') || ' ' || coalesce(col_description(c.oid, attnum), '') AS line
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped LEFT JOIN pg_attrdef d ON (adrelid, adnum) = (c.oid, attnum)
  WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND ours(relnamespace)
  UNION ALL SELECT 'relation ' || oid::regclass || ' ' || relkind::text || ' ' || relpersistence::text || ' ' || relrowsecurity || ' ' || relforcerowsecurity || ' ' || replace(coalesce(relacl::text, ''), 'Dxtm', 'Dxt') FROM pg_class WHERE relkind <> 't' AND ours(relnamespace)
  UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE contype <> 'n' AND ours(connamespace)
  UNION ALL SELECT 'index ' || pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON oid = indexrelid WHERE ours(relnamespace)
  UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal AND ours(relnamespace)
  UNION ALL SELECT 'function ' || pg_get_functiondef(oid) || ' ' || coalesce(proacl::text, '') FROM pg_proc p WHERE prokind IN ('f', 'p') AND ours(pronamespace)
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e') AND proname <> 'any_value_step'
  UNION ALL SELECT 'view ' || viewname || ' ' || definition FROM pg_views WHERE ours(schemaname::regnamespace)
  UNION ALL SELECT 'policy ' || tablename || ' ' || policyname || ' ' || permissive || ' ' || cmd || ' ' || roles::text || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '') FROM pg_policies
  UNION ALL SELECT 'extension ' || extname FROM pg_extension
  ORDER BY line`.replaceAll(/ours\((.*?)\)/g, "$1::oid IN ('public'::regnamespace, 'signin'::regnamespace)");

async function catalogueOf(config: pg.ClientConfig): Promise<string[]> {
  const client = openClient(config);
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(CATALOGUE);
    return rows.map((r) => r.line);
  } finally {
    await client.end();
  }
}

test("the schema on 15 is the embedded 18's, line by line of the catalogue", { skip, timeout: 120_000 }, async () => {
  const database = atDatabase(owner, "schema_of_15");
  const migrations = listMigrations(repositoryRoot);
  assert.equal(await migrate(database, migrations), migrations.length);
  assert.equal(await migrate(database, migrations), 0, "and is left as it is by the next start");
  await using embedded = await cloneDatabase();
  const [of15, of18] = [await catalogueOf(database), await catalogueOf(embedded.owner)];
  assert.ok(of15.length > 700, `${of15.length} lines`);
  assert.deepEqual(of15, of18);
  // Canary: one comma of difference is seen.
  const client = openClient(database);
  await client.connect();
  await client.query("ALTER TABLE ledger_fact ADD COLUMN canary int");
  await client.end();
  assert.notDeepEqual(await catalogueOf(database), of18);
});

test("a database in another order or encoding is refused in words, with what to do", { skip, timeout: 60_000 }, async () => {
  const client = openClient(owner);
  await client.connect();
  await client.query("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
  await client.end();
  await assert.rejects(
    migrate(atDatabase(owner, "latin"), []),
    /encoded in LATIN1 .*TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'/,
  );
});

for (const file of ["tests/story.test.ts", "tests/walls.test.ts", "tests/lists.test.ts"])
  test(`${file} holds on 15`, { skip, timeout: 300_000 }, async () => {
    const child = spawn(process.execPath, ["--test", "--test-reporter=tap", file], {
      cwd: repositoryRoot,
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, BIHUAN_TEST_DATABASE: owner.connectionString },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.on("data", (d) => (out += d));
    const code = await new Promise((done) => child.once("exit", done));
    assert.equal(code, 0, out.slice(-8000));
    assert.ok(Number(/^# pass (\d+)$/m.exec(out)?.[1]) > 0, out.slice(-2000));
  });
