import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type pg from "pg";
import { openClient } from "../db/connections.ts";
import { Database } from "../db/database.ts";
import { startEmbedded } from "../db/embedded.ts";
import { ensureAppRole, listMigrations, migrate } from "../db/migrate.ts";

/**
 * A real PostgreSQL for tests: one embedded server for all, kept in .bihuan/test/data, in memory during a run where there is room, and adopted if it runs; one migrated
 * template per state of the migrations; a clone of it (about 40 ms) per test file.
 */
export interface TestDatabase extends AsyncDisposable {
  database: Database;
  /** For attacks on the walls and for looking past them. */
  owner: pg.ClientConfig;
  app: pg.ClientConfig;
}

// A second question over a connection that still answers one is waited for today and an error in the driver's next version: the test that asks so fails.
process.on("warning", (told) => {
  if (told.name === "DeprecationWarning" && told.message.includes("client.query()")) throw told;
});

export const repositoryRoot = resolve(import.meta.dirname, "../..");
export const testRunsFolder = join(repositoryRoot, ".bihuan/test");
export const testDataFolder = join(testRunsFolder, "data");
/** What a run's tests write beside it and throw away; scripts/test.mjs names it to them as the temporary folder. */
export const testScratchFolder = join(testRunsFolder, "scratch");

/** The name of the template of the migrations as they stand. */
export const currentTemplate = (): string =>
  `template_${createHash("sha256")
    .update(
      listMigrations(repositoryRoot)
        .map((m) => m.digest)
        .join(),
    )
    .digest("hex")
    .slice(0, 12)}`;

/** What a template with the sample bears as its name: it follows every source that can have a part in it. */
export function currentSample(): string {
  const hash = createHash("sha256");
  for (const file of globSync("{{app,features,platform,engines}/**/*.{ts,sql,json},tests/installation.ts}", {
    cwd: repositoryRoot,
    exclude: (name) => /node_modules|\/web$|\.test\.ts$/.test(String(name)),
  }).sort())
    hash.update(file).update(readFileSync(join(repositoryRoot, file)));
  return `sample_${hash.digest("hex").slice(0, 12)}`;
}

/**
 * Makes what all test files share once, whoever comes first; the others wait. `make` answers the name of the database that
 * becomes the template, with nobody connected to it any more.
 */
export async function onceAsTemplate(name: string, make: () => Promise<string>): Promise<void> {
  const admin = openClient({ ...(await testServer()).owner, database: "postgres" });
  await admin.connect();
  try {
    await admin.query("SELECT pg_advisory_lock(823003)");
    if ((await admin.query("SELECT FROM pg_database WHERE datname = $1", [name])).rowCount === 0)
      await admin.query(`ALTER DATABASE ${await make()} RENAME TO ${name}`);
  } finally {
    await admin.end();
  }
}

/** The same for a folder: `make` fills it, and whoever needs one of its own copies it. */
export async function onceAsFolder(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(testDataFolder, name);
  const admin = openClient({ ...(await testServer()).owner, database: "postgres" });
  await admin.connect();
  try {
    await admin.query("SELECT pg_advisory_lock(823004)");
    if (existsSync(folder)) return folder;
    const making = `${folder}-making`;
    rmSync(making, { recursive: true, force: true });
    await make(making);
    renameSync(making, folder);
    return folder;
  } finally {
    await admin.end();
  }
}

/** Where the tests' databases are made: BIHUAN_TEST_DATABASE is the address of another server's owner, who may make databases and roles. */
async function testServer(): Promise<{ owner: pg.ClientConfig }> {
  const given = process.env["BIHUAN_TEST_DATABASE"];
  if (given === undefined) return startEmbedded(testDataFolder, undefined, { scratch: true });
  const { hostname, port, username, password } = new URL(given);
  return { owner: { host: hostname, port: Number(port), user: username, password: decodeURIComponent(password) } };
}

/** An owner who is no superuser may not end another role's connection: one that is still closing, or a vacuum at work, is waited for. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  for (let left = 100; ; left--)
    try {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      return;
    } catch (e) {
      const code = (e as { code?: string }).code;
      if (left === 0 || (code !== "42501" && code !== "55006")) throw e;
      await new Promise((done) => setTimeout(done, 100));
    }
}

/** A clone of the migrations as they stand, or of another database that nobody is connected to. */
export async function cloneDatabase(from?: string): Promise<TestDatabase> {
  const server = await testServer();
  const migrations = listMigrations(repositoryRoot);
  const template = from ?? currentTemplate();
  const admin = openClient({ ...server.owner, database: "postgres" });
  await admin.connect();
  const name = `test_${process.pid}_${Date.now().toString(36)}_${Math.floor(Math.random() * 1e6)}`;
  let password = "test-app-role";
  try {
    await admin.query("SELECT pg_advisory_lock(823002)");
    if ((await admin.query("SELECT FROM pg_roles WHERE rolname = 'bihuan_app'")).rowCount === 0)
      await ensureAppRole({ ...server.owner, database: "postgres" });
    await admin.query(`ALTER ROLE bihuan_app PASSWORD '${password}'`);
    if ((await admin.query("SELECT FROM pg_database WHERE datname = $1", [template])).rowCount === 0) {
      const making = `${template}_making`;
      await admin.query(`DROP DATABASE IF EXISTS ${making}`);
      await migrate({ ...server.owner, database: making }, migrations);
      await admin.query(`ALTER DATABASE ${making} RENAME TO ${template}`);
    }
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
    // Privileges on the database itself are not copied.
    await admin.query(`REVOKE TEMPORARY, CREATE ON DATABASE ${name} FROM PUBLIC, bihuan_app`);
  } finally {
    await admin.end();
  }
  const owner = { ...server.owner, database: name };
  const app = { ...owner, user: "bihuan_app", password };
  const database = new Database({ ...app, max: 6 });
  return {
    database,
    owner,
    app,
    async [Symbol.asyncDispose]() {
      await database.close();
      const last = openClient({ ...server.owner, database: "postgres" });
      await last.connect();
      try {
        await dropDatabase(last, name);
      } finally {
        await last.end();
      }
    },
  };
}
