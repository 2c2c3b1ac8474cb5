import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type pg from "pg";
import { openClient } from "../platform/db/connections.ts";
import { cloneDatabase, repositoryRoot } from "../platform/testing/database.ts";

/** decisions/0039: every table carries the key of a distribution, hangs on one that does, or is listed there with its reason. */
const decision = readFileSync(join(repositoryRoot, "decisions/0039-distribution-by-city.md"), "utf8");
const listed = new Map([...decision.matchAll(/^\| (\w+) \| (everywhere|first node) \|/gm)].map((m) => [m[1] as string, m[2] as string]));

const TABLES = `
  SELECT c.relname AS name, EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'unit_path' AND attnotnull) AS carries,
    ARRAY(SELECT confrelid::regclass::text FROM pg_constraint WHERE conrelid = c.oid AND contype = 'f' AND confrelid <> c.oid
      AND (SELECT bool_and(attnotnull) FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey))) AS parents
  FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`;

async function strays(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; carries: boolean; parents: string[] }>(TABLES);
  assert.ok(rows.length > 40, `${rows.length} tables`);
  const keyed = new Set(rows.filter((r) => r.carries).map((r) => r.name));
  for (let before = -1; before < keyed.size;) {
    before = keyed.size;
    for (const { name, parents } of rows) if (!listed.has(name) && parents.some((p) => keyed.has(p))) keyed.add(name);
  }
  const unheard = [...listed.keys()].filter((name) => !rows.some((r) => r.name === name));
  assert.deepEqual(unheard, [], "listed, but no such table");
  return rows.filter((r) => !keyed.has(r.name) && !listed.has(r.name)).map((r) => r.name);
}

test("every table has its place should the country be distributed by city; one that forgets is named", async () => {
  await using db = await cloneDatabase();
  const client = openClient(db.owner);
  await client.connect();
  assert.deepEqual(await strays(client), []);
  await client.query("CREATE TABLE canary (id int PRIMARY KEY, case_id bigint REFERENCES work_case)");
  assert.deepEqual(await strays(client), ["canary"], "a parent that may be missing gives no place");
  // A table does not pass for listed because it once carried the key.
  for (const big of ["work_case", "ledger_fact", "ledger_rollup", "ledger_histogram", "supply", "place"])
    assert.equal(listed.has(big), false, big);
  await client.end();
});
