import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, globSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { heldIn } from "../platform/backup/schedule.ts";
import { openClient } from "../platform/db/connections.ts";
import { cloneDatabase, repositoryRoot, type TestDatabase } from "../platform/testing/database.ts";
import { addressOf, ended } from "./program.ts";

/** A backup that a power cut ends is as if it had not begun, except that its chunks need not be written again. */
let database: TestDatabase;
const home = mkdtempSync(join(tmpdir(), "bihuan-backup-killed-"));
const folder = join(home, "backups");
const chunks = (): string[] => globSync("objects/*/*", { cwd: folder }).filter((path) => !path.endsWith(".half"));
const sizeOf = (paths: string[]): number => paths.reduce((n, path) => n + statSync(join(folder, path)).size, 0);
let env: NodeJS.ProcessEnv;

before(async () => {
  database = await cloneDatabase();
  const client = openClient(database.owner);
  await client.connect();
  await client.query(`INSERT INTO unit (name, kind, parent_id, path) VALUES ('某市科协（示例）', 'association', NULL, '{}')`);
  // Some 60 MB that do not compress: enough chunks to be stopped amid them.
  await client.query(`INSERT INTO audit_entry (actor_id, act, detail) SELECT 'system', 'test', jsonb_build_object('r', (SELECT string_agg(md5(i || ' ' || k), '') FROM generate_series(1, 60) k))
    FROM generate_series(1, 30000) i`);
  await client.end();
  env = {
    ...process.env,
    DATABASE_URL: addressOf(database.app),
    DATABASE_OWNER_URL: addressOf(database.owner),
    BIHUAN_DATA: join(home, "data"),
    NODE_TEST_CONTEXT: "",
  };
});
after(async () => {
  await database[Symbol.asyncDispose]();
  rmSync(home, { recursive: true, force: true });
});

test(
  "a backup ended by kill -9 amid its chunks leaves nothing listed; the next one goes on from there and restores whole",
  { timeout: 600_000 },
  async () => {
    const child = spawn(process.execPath, ["app/cli.ts", "backup", folder], { cwd: repositoryRoot, env, stdio: "ignore" });
    while (chunks().length < 12 && child.exitCode === null) await sleep(5);
    child.kill("SIGKILL");
    await ended(child);
    const before = chunks();
    const written = sizeOf(before);
    assert.ok(before.length >= 12);
    assert.deepEqual(heldIn(folder).backups, [], "it was amid its work");
    assert.ok(existsSync(join(folder, "lock")), "and could not clean up");

    const command = (...args: string[]): string => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ["app/cli.ts", ...args], {
        cwd: repositoryRoot,
        env,
        encoding: "utf8",
      });
      assert.equal(status, 0, stdout + stderr);
      return stdout;
    };
    const said = command("backup", folder, "--prune");
    const [whole] = heldIn(folder).backups;
    assert.equal(whole?.newBytes, sizeOf(chunks()) - written, "what was written before was not written again");
    assert.deepEqual(
      before.filter((path) => !chunks().includes(path)),
      [],
    );
    assert.deepEqual(globSync("objects/*/*.half", { cwd: folder }), [], "halves of chunks are cleared away");
    assert.match(said, /table \d+\/\d+ public\.unit: 1 rows/, "every table that holds something is told");
    assert.match(said, /table \d+\/\d+ public\.audit_entry: 30,00\d rows/);
    assert.match(command("try-restore", folder), /all is as it was backed up/);
  },
);
