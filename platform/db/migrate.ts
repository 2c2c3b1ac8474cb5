import { createHash, randomBytes } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import pg from "pg";
import { closeDatabase, ensureDefinerRole } from "./closing.ts";
import { openClient } from "./connections.ts";
import { databaseOptions, prepareServer } from "./older-servers.ts";
import { StartRefused } from "../config/refused.ts";

/**
 * Migrations are plain SQL files `<room>/migrations/<UTC stamp>_<name>.sql`, run once, in order of their stamps, each with
 * its record in one transaction. A file that has run is never edited.
 */
export interface Migration {
  name: string;
  sql: string;
  digest: string;
}

export function listMigrations(root: string): Migration[] {
  const paths = new Map<string, string>();
  for (const path of globSync("{platform,features}/*/migrations/*.sql", { cwd: root }).sort()) {
    const name = basename(path, ".sql");
    const other = paths.get(name);
    // A database remembers them by their names: of two the second would count as run and never run.
    if (other !== undefined)
      throw new MigrationRefused(`Two migrations bear one name, ${name}: ${other} and ${path}; give one another stamp`);
    paths.set(name, path);
  }
  return [...paths]
    .map(([name, path]) => {
      const sql = readFileSync(join(root, path), "utf8");
      return { name, sql, digest: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The same server's other database, whether the owner is given by parts or as an address. */
export function atDatabase({ connectionString, ...owner }: pg.ClientConfig, database: string): pg.ClientConfig {
  if (connectionString === undefined) return { ...owner, database };
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return { ...owner, connectionString: url.href };
}

/** Opens the owner's database, making it where it is missing. */
async function connectOwner(owner: pg.ClientConfig): Promise<pg.Client> {
  const client = openClient(owner);
  try {
    await client.connect();
    return client;
  } catch (error) {
    if ((error as { code?: string }).code !== "3D000") throw error;
    const admin = openClient(atDatabase(owner, "postgres"));
    await admin.connect();
    const { rows } = await admin.query<{ v: number }>("SELECT current_setting('server_version_num')::int AS v");
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(client.database ?? "bihuan")} ${databaseOptions(rows[0]?.v ?? 0)}`);
    await admin.end();
    return connectOwner(owner);
  }
}

/**
 * Brings the database to this release and returns how many migrations ran.
 * Refuses (MigrationRefused) a database that a newer release has touched, or an edited migration.
 */
export async function migrate(
  owner: pg.ClientConfig,
  migrations: readonly Migration[],
  say: (line: string) => void = () => {},
): Promise<number> {
  const client = await connectOwner(owner);
  try {
    await client.query("SELECT pg_advisory_lock(823001)");
    await prepareServer(client);
    await ensureDefinerRole(client);
    await client.query(
      `CREATE TABLE IF NOT EXISTS schema_migration (name text PRIMARY KEY, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const { rows } = await client.query<{ name: string; digest: string }>("SELECT name, digest FROM schema_migration");
    const done = new Map(rows.map((r) => [r.name, r.digest]));
    const known = new Map(migrations.map((m) => [m.name, m.digest]));
    const foreign = rows.filter((r) => !known.has(r.name)).map((r) => r.name);
    if (foreign.length > 0)
      throw new MigrationRefused(`This data folder belongs to a newer release (${foreign.join(", ")}); start that one`);
    const edited = migrations.filter((m) => done.has(m.name) && done.get(m.name) !== m.digest).map((m) => m.name);
    if (edited.length > 0) throw new MigrationRefused(`Migrations that already ran were edited: ${edited.join(", ")}`);
    const waiting = migrations.filter((m) => !done.has(m.name));
    for (const [i, migration] of waiting.entries()) {
      say(`Migration ${i + 1}/${waiting.length} ${migration.name}`);
      await client.query("BEGIN");
      try {
        await client.query(migration.sql);
        await client.query("INSERT INTO schema_migration (name, digest) VALUES ($1, $2)", [migration.name, migration.digest]);
        await client.query("COMMIT");
      } catch (error) {
        await client.query("ROLLBACK");
        throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
      }
    }
    await closeDatabase(client);
    return waiting.length;
  } finally {
    await client.end();
  }
}

/** Work that servers starting together do one after the other. */
export async function alone<T>(owner: pg.ClientConfig, work: () => Promise<T>): Promise<T> {
  const client = await connectOwner(owner);
  try {
    await client.query("SELECT pg_advisory_lock(823007)");
    return await work();
  } finally {
    await client.end();
  }
}

export class MigrationRefused extends StartRefused {}

/** Makes or re-keys the application's role, which owns nothing and is subject to every row policy. Returns its connection. */
export async function ensureAppRole(owner: pg.ClientConfig): Promise<pg.ClientConfig> {
  const client = await connectOwner(owner);
  const password = randomBytes(24).toString("base64url");
  try {
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = 'bihuan_app'");
    if (rowCount === 0) await client.query("CREATE ROLE bihuan_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS");
    await client.query(`ALTER ROLE bihuan_app PASSWORD ${pg.escapeLiteral(password)}`);
  } finally {
    await client.end();
  }
  return { ...owner, user: "bihuan_app", password };
}
