import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openClient } from "../platform/db/connections.ts";
import { atDatabase, ensureAppRole, listMigrations, migrate } from "../platform/db/migrate.ts";
import { heldIn } from "../platform/backup/schedule.ts";
import { cloneDatabase, repositoryRoot } from "../platform/testing/database.ts";
import { missing, openYard, POSTGRES, startPostgres } from "../platform/testing/debian.ts";
import { addressOf, ended, freePort, startProgram } from "./program.ts";

/** docs/operations/backup.md, to the letter: each block of commands is run, its paths exchanged for those of the test. */
const text = readFileSync(join(repositoryRoot, "docs/operations/backup.md"), "utf8");
const blocks = [...text.matchAll(/^```(\w+) ?(\w*)\n(.*?)^```$/gms)].map(([, kind, name, body]) => ({
  kind,
  name: name ?? "",
  body: body ?? "",
}));
const home = mkdtempSync(join(tmpdir(), "bihuan-operations-"));
after(() => rmSync(home, { recursive: true, force: true }));

const put = (body: string, exchange: Readonly<Record<string, string>>): string =>
  Object.entries(exchange).reduce((s, [from, to]) => s.replaceAll(from, to), body);

const exchange = { "/backup/": `${home}/backup/`, "/etc/bihuan/": `${home}/etc/`, "/srv/": `${home}/` };
const env = { ...process.env, BIHUAN_DATA: join(home, "data"), BIHUAN_SAMPLE: "no", NODE_TEST_CONTEXT: "" };
const cli = (line: string): string => line.replace(/^npm run cli -- /, `"${process.execPath}" app/cli.ts `);
function runBlock(body: string, more: Readonly<Record<string, string>> = {}): string {
  const script = put(body, { ...exchange, ...more })
    .split("\n")
    .map(cli)
    .join("\n");
  const { status, stdout, stderr } = spawnSync("sh", ["-euc", script], { cwd: repositoryRoot, env, encoding: "utf8" });
  assert.equal(status, 0, `${script}\n${stdout}${stderr}`);
  return stdout;
}
const blockOf = (name: string): string => {
  const found = blocks.find((b) => b.kind === "sh" && b.name === name);
  assert.ok(found, name);
  return found.body;
};

test("every command by hand works in the order it is written", { timeout: 600_000 }, () => {
  mkdirSync(join(home, "etc"));
  mkdirSync(join(home, "backup"));
  // An installation to back up: any command makes its database.
  execFileSync(process.execPath, ["app/cli.ts", "verify-seals"], { cwd: repositoryRoot, env });
  const commands = blocks.filter((b) => b.kind === "sh" && b.name === "");
  const words = commands.map((b) => b.body).join("");
  for (const command of ["backup", "backups", "check-backup", "try-restore", "restore"])
    assert.match(words, new RegExp(`npm run cli -- ${command} `), command);
  // The name in the text is an example; what stands in its place is the older of the folder's backups.
  for (const { body } of commands) {
    const names = heldIn(join(home, "backup/bihuan")).backups.map((b) => b.name);
    if (body.includes("--name ") && names.length === 1) {
      runBlock(`npm run cli -- backup /backup/bihuan --key /etc/bihuan/backup.key`);
      const [newest, older] = heldIn(join(home, "backup/bihuan")).backups;
      assert.ok(newest && older && newest.name > older.name);
    }
    const said = runBlock(body, { "20261128T020000Z": names[0] ?? "" });
    if (body.includes("--name ")) assert.match(said, new RegExp(`Backup ${names[0]} of .* restored: .* 0 tables differ`));
  }
  assert.equal(statSync(join(home, "etc/backup.key")).mode & 0o077, 0);
  assert.ok(existsSync(join(home, "bihuan-restored/secret")), "the keys came back");
  const verified = spawnSync(process.execPath, ["app/cli.ts", "verify-seals"], {
    cwd: repositoryRoot,
    env: { ...env, BIHUAN_DATA: join(home, "bihuan-restored") },
    encoding: "utf8",
  });
  assert.equal(verified.status, 0, verified.stdout + verified.stderr);
});

test("a restore by the console into an own PostgreSQL makes the database, and the program works on it", { timeout: 600_000 }, async () => {
  const test = await cloneDatabase();
  const own = { app: `${test.owner.database}_own`, admin: openClient(atDatabase(test.owner, "postgres")) };
  await own.admin.connect();
  try {
    const [app, owner] = [test.app, test.owner].map((c) => addressOf(atDatabase(c, own.app)));
    const addresses = {
      "postgres://bihuan_app:PASSWORD@127.0.0.1:5432/bihuan": app ?? "",
      "postgres://bihuan_owner:PASSWORD@127.0.0.1:5432/bihuan": owner ?? "",
    };
    for (const address of Object.keys(addresses)) assert.ok(blockOf("own").includes(address));
    assert.match(runBlock(blockOf("own"), addresses), /restored: .* 0 tables differ/);
    assert.ok(existsSync(join(home, "bihuan-own/secret")));
    assert.equal(existsSync(join(home, "bihuan-own/postgres")), false, "no database of its own was made");
    const exports = blockOf("own")
      .split("\n")
      .filter((line) => line.startsWith("export "))
      .join("\n");
    runBlock(`${exports}\nexport BIHUAN_DATA=/srv/bihuan-own\nnpm run cli -- verify-seals`, addresses);
  } finally {
    await own.admin.query(`DROP DATABASE IF EXISTS ${own.app} WITH (FORCE)`);
    await own.admin.end();
    await test[Symbol.asyncDispose]();
  }
});

test(
  "by the clock: a server with the two settings makes its first backup at once (what weeks bring: backup-rounds.test.ts)",
  { timeout: 600_000 },
  async () => {
    const settings = Object.fromEntries(
      [...put(blockOf("clock"), exchange).matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name as string, value as string]),
    );
    assert.deepEqual(Object.keys(settings), ["BIHUAN_BACKUP", "BIHUAN_BACKUP_KEY"]);
    assert.match(blockOf("clock"), /^npm start$/m);
    const program = await startProgram(join(home, "data"), { BIHUAN_SAMPLE: "no", ...settings });
    try {
      const held = () => heldIn(settings["BIHUAN_BACKUP"] as string).backups;
      for (let waited = 0; waited < 120_000 && held().length === 0; waited += 100) await sleep(100);
      assert.equal(held()[0]?.keysIncluded, true, program.output());
    } finally {
      program.child.kill("SIGTERM");
      await ended(program.child);
    }
  },
);

test(
  "to any moment: an act before it is there, the mistake after it is not, figures stand with their facts",
  { skip: missing(`${POSTGRES}/postgres`, `${POSTGRES}/pg_basebackup`, "psql"), timeout: 600_000 },
  async () => {
    await using yard = openYard();
    const [port, restored] = [await freePort(), await freePort()];
    const address = await startPostgres(yard, port);
    const data = join(yard.folder, "postgres");
    const exchange = {
      "/backup/": `${yard.folder}/backup/`,
      "/srv/": `${yard.folder}/`,
      "-p 5432": `-p ${port}`,
      "-p 5433": `-p ${restored} -k ${yard.folder}/socket`,
    };
    const block = (kind: string, name: string): string => {
      const found = blocks.find((b) => b.kind === kind && b.name === name);
      assert.ok(found, `${kind} ${name}`);
      return put(found.body, exchange);
    };
    const shell = (script: string): string => yard.run("sh", ["-euc", `PATH=${POSTGRES}:$PATH\n${script}`]);
    shell(`mkdir -p ${yard.folder}/backup/wal`);
    appendFileSync(join(data, "postgresql.conf"), block("conf", "archive"));
    shell(`pg_ctl -D ${data} -l ${yard.folder}/archiving.log -w restart`);
    try {
      const owner = atDatabase({ connectionString: address }, "bihuan");
      await ensureAppRole(owner);
      await migrate(owner, listMigrations(repositoryRoot));
      const client = openClient(owner);
      await client.connect();
      const { rows } = await client.query<{ id: number; path: number[] }>(
        "INSERT INTO unit (name, kind, parent_id, path) VALUES ('某市科协（示例）', 'association', NULL, '{}') RETURNING id, path",
      );
      const act = (subject: string) =>
        client.query(
          "INSERT INTO ledger_fact (kind, occurred_on, unit_id, unit_path, subject, actor_id) VALUES ('demand.received', current_date, $1, $2, $3, 'x')",
          [rows[0]?.id, rows[0]?.path, subject],
        );
      await act("before the base backup");
      shell(block("sh", "base"));
      await act("before the moment");
      const { rows: clock } = await client.query<{ moment: string }>("SELECT clock_timestamp()::text AS moment");
      await sleep(1100);
      await act("the mistake");
      await client.end();
      const admin = openClient({ connectionString: `postgres://postgres@127.0.0.1:${port}/postgres` });
      await admin.connect();
      await admin.query("SELECT pg_switch_wal()");
      const archived =
        "SELECT count(*)::int AS n FROM pg_stat_archiver WHERE last_archived_wal >= (SELECT pg_walfile_name(pg_current_wal_lsn() - 16777216))";
      for (let waited = 0; waited < 20_000 && (await admin.query<{ n: number }>(archived)).rows[0]?.n !== 1; waited += 100)
        await sleep(100);
      await admin.end();

      shell(block("sh", "recover"));
      const recovery = block("conf", "recover");
      assert.match(recovery, /recovery_target_time = '[^']+'/);
      appendFileSync(
        join(yard.folder, "postgresql-restored/postgresql.conf"),
        recovery.replace(/recovery_target_time = '[^']+'/, `recovery_target_time = '${clock[0]?.moment}'`),
      );
      shell(block("sh", "start"));
      try {
        const then = openClient(atDatabase({ connectionString: address.replace(String(port), String(restored)) }, "bihuan"));
        await then.connect();
        for (let waited = 0; waited < 20_000; waited += 100) {
          if ((await then.query<{ still: boolean }>("SELECT pg_is_in_recovery() AS still")).rows[0]?.still === false) break;
          await sleep(100);
        }
        const { rows: facts } = await then.query<{ subject: string }>("SELECT subject FROM ledger_fact ORDER BY id");
        assert.deepEqual(
          facts.map((f) => f.subject),
          ["before the base backup", "before the moment"],
        );
        const { rows: rollup } = await then.query<{ n: number }>(
          "SELECT sum(total)::int AS n FROM ledger_rollup r JOIN ledger_series s ON s.id = r.series WHERE kind = 'demand.received' AND measure = ''",
        );
        assert.equal(rollup[0]?.n, 2);
        await then.end();
      } finally {
        shell(`pg_ctl -D ${yard.folder}/postgresql-restored -m immediate stop`);
      }
    } finally {
      shell(`pg_ctl -D ${data} -m immediate stop`);
    }
  },
);
