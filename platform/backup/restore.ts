import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { openClient } from "../db/connections.ts";
import type { FileStore } from "../files/store.ts";
import { migrate, type Migration } from "../db/migrate.ts";
import { megabytes, readBody, type Body } from "./back-up.ts";
import { BackupRefused, type Header, type Store } from "./store.ts";
import { listTables, openSnapshot, readTable } from "./tables.ts";
import { Damaged } from "./vault.ts";

export interface Target {
  /** An empty database; the application's role is there. */
  owner: pg.ClientConfig;
  /** The data folder that takes the keys. */
  folder: string;
  files: FileStore;
}

/**
 * Brings one backup into an empty database and folder: the schema by the program's own migrations up to the backup's, the rows as they were,
 * then foreign keys and indexes, which check them once more. Of a database whose owner is no superuser as well.
 */
export async function restore(
  store: Store,
  header: Header,
  target: Target,
  migrations: readonly Migration[],
  say: (line: string) => void,
): Promise<Body> {
  const body = await readBody(store, header);
  const known = new Map(migrations.map((m) => [m.name, m]));
  const foreign = body.migrations.filter((m) => known.get(m.name)?.digest !== m.digest).map((m) => m.name);
  if (foreign.length > 0)
    throw new BackupRefused(`this backup is of a newer or another release (${foreign.join(", ")}): restore it with that one`);
  await refuseFilled(target.owner);
  await migrate(
    target.owner,
    body.migrations.map((m) => known.get(m.name) as Migration),
  );
  const client = openClient({ ...target.owner, application_name: "bihuan restore" });
  await client.connect();
  try {
    await client.query("SET statement_timeout = 0");
    await client.query("BEGIN");
    await fill(client, store, body, say);
    await client.query("COMMIT");
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
  for (const file of body.files) await bringFile(store, file, target);
  say(`  files: ${body.files.length.toLocaleString("en")}`);
  for (const [name, chunk] of Object.entries(body.keys)) writeFileSync(join(target.folder, name), await store.get(chunk), { mode: 0o600 });
  return body;
}

async function refuseFilled(owner: pg.ClientConfig): Promise<void> {
  const client = openClient(owner);
  try {
    await client.connect();
    if ((await client.query("SELECT FROM pg_tables WHERE tablename = 'schema_migration'")).rowCount !== 0)
      throw new BackupRefused("the database is not empty: a restore overwrites nothing; name an empty one");
  } catch (error) {
    // It does not exist: the migrations make it.
    if ((error as { code?: string }).code !== "3D000") throw error;
  } finally {
    await client.end().catch(() => {});
  }
}

async function fill(client: pg.Client, store: Store, body: Body, say: (line: string) => void): Promise<void> {
  const tables = await listTables(client);
  const missing = body.tables.filter((t) => !tables.some((x) => x.table === t.table)).map((t) => t.table);
  if (missing.length > 0) throw new BackupRefused(`the migrations do not make ${missing.join(", ")}`);
  const large = body.tables.filter((t) => t.rows >= MANY).map((t) => t.table);
  await refuseTooFewLocks(client, large);
  const rest = await setAside(client, large);
  // What migrations put in stands in the backup too, as it was when it was taken.
  await client.query(`TRUNCATE ${tables.map((t) => t.table).join(", ")}`);
  for (const [i, { table, columns, chunks, rows, bytes }] of body.tables.entries()) {
    if (rows === 0) continue;
    const stream = client.query(copyFrom(`COPY ${table} (${columns.join(", ")}) FROM STDIN`));
    const content = async function* () {
      for (const chunk of chunks) yield await store.get(chunk);
    };
    await pipeline(Readable.from(content()), stream);
    if (stream.rowCount !== rows) throw new Damaged(`${table}: ${stream.rowCount} rows came, ${rows} were backed up`);
    say(`  table ${i + 1}/${body.tables.length} ${table}: ${rows.toLocaleString("en")} rows, ${megabytes(bytes)}`);
  }
  for (const { sequence, last, called } of body.sequences)
    await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [sequence, last, called]);
  for (const statement of rest) await client.query(statement);
}

/** Indexes of a table with so many rows are built when all are in; those of a smaller one stay as they are. */
const MANY = 10_000;
const INDEXES_AWAY = `pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND c.relkind = 'r' AND i.indrelid::regclass::text = ANY ($1)
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype <> 'f')`;

/** One transaction holds a lock on every table and index, and on those built anew once more: told before anything is done, not by a server out of memory midway. */
async function refuseTooFewLocks(client: pg.Client, large: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ kept: number; needed: number }>(
    `
    SELECT current_setting('max_locks_per_transaction')::int
        * (current_setting('max_connections')::int + current_setting('max_prepared_transactions')::int) AS kept,
      (SELECT count(*)::int FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'i', 'S', 't') AND n.nspname NOT LIKE 'pg\\_temp%' AND n.nspname NOT IN ('pg_catalog', 'information_schema'))
        + (SELECT count(*)::int FROM ${INDEXES_AWAY}) AS needed`,
    [large],
  );
  const { kept, needed } = rows[0] as { kept: number; needed: number };
  if (needed > kept)
    throw new BackupRefused(
      `this PostgreSQL has room for ${kept} locks, a restore takes ${needed}: set max_locks_per_transaction = 256, start it anew and restore again`,
    );
}

/** Takes away what would act on rows or check them one by one; returns what brings it back. */
async function setAside(client: pg.Client, large: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ away: string; back: string }>(
    `
    SELECT * FROM (
      SELECT 1 AS step, format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS away,
        format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS back
      FROM pg_constraint WHERE contype = 'f' AND conparentid = 0
      UNION ALL
      SELECT 2, format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
      FROM ${INDEXES_AWAY}
      UNION ALL
      SELECT 3, format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname),
        format('ALTER TABLE %s ENABLE %s TRIGGER %I', tgrelid::regclass, CASE tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, tgname)
      FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'
    ) all_of_it ORDER BY step`,
    [large],
  );
  for (const { away } of rows) await client.query(away);
  return rows.map((r) => r.back).reverse();
}

async function bringFile(store: Store, file: Body["files"][number], { folder, files }: Target): Promise<void> {
  const half = join(folder, `restoring-${process.pid}`);
  const hash = createHash("sha256");
  const handle = await open(half, "w", 0o600);
  try {
    for (const chunk of file.chunks) {
      const content = await store.get(chunk);
      hash.update(content);
      await handle.write(content);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  const digest = hash.digest();
  if (digest.toString("hex") !== file.sha256) throw new Damaged(`${file.path} is not what was backed up`);
  await files.put(file.path, half, digest);
}

/** Reads a database anew and compares each table with the backup: rows and digests. Says what differs. */
export async function compare(owner: pg.ClientConfig, body: Body): Promise<string[]> {
  const client = openClient({ ...owner, application_name: "bihuan compare" });
  await client.connect();
  try {
    await openSnapshot(client);
    const there = new Map<string, { rows: number; sha256: string }>();
    for (const table of await listTables(client)) there.set(table.table, await readTable(client, table, async () => undefined));
    const differing = body.tables
      .filter((t) => there.get(t.table)?.sha256 !== t.sha256)
      .map((t) => `${t.table}: ${there.get(t.table)?.rows ?? "no"} rows, ${t.rows} were backed up, or their content differs`);
    const more = [...there]
      .filter(([table, t]) => t.rows > 0 && !body.tables.some((x) => x.table === table))
      .map(([table]) => `${table} was not backed up`);
    return [...differing, ...more];
  } finally {
    await client.end();
  }
}
