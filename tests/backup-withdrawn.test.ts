import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { WITHDRAWN } from "../features/people/index.ts";
import { backUp } from "../platform/backup/back-up.ts";
import { Store } from "../platform/backup/store.ts";
import { withdrawnIn } from "../platform/backup/withdrawn.ts";
import { openClient } from "../platform/db/connections.ts";
import { atDatabase } from "../platform/db/migrate.ts";
import { FolderStore } from "../platform/files/store.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { addressOf } from "./program.ts";
import { makeWorld } from "./records-world.ts";

test(
  "who withdrew after a backup does not come back by it: phone, number and account are gone in what is restored, and without the list nothing is restored",
  { timeout: 300_000 },
  async () => {
    const home = mkdtempSync(join(tmpdir(), "bihuan-withdrawn-"));
    await using world = await makeWorld();
    const { services, owner } = world.installation;
    const folder = join(home, "backup");
    Object.assign(services.config, { BIHUAN_BACKUP: folder });
    const leader = world.client("甲一县", ["leader"]);
    const { id: unitId } = world.units["甲一县"] as { id: number };
    const person = async (name: string): Promise<number> =>
      (await leader.people.createPerson({ values: { name, unitId, title: "干事", phone: "19900300009", email: "tuichu@kx.example" } })).id;
    const [goes, stays] = [await person("退出者（示例）"), await person("留下者（示例）")];
    await world.owner(async (client) => {
      await client.query(
        `insert into person_identity (id, sealed, lookup, key_id, purpose, keep_until, set_by, set_at) select unnest($1::bigint[]), '\\x01', '\\x02', 'k', '发劳务费', '2030-01-01', '1', now()`,
        [[goes, stays]],
      );
      // Of a post that lasted at the backup, and ended before he withdrew.
      await client.query("insert into post (person_id, unit_id, role, title, from_on) values ($1, $2, 'adviser', '', '2026-01-01')", [
        goes,
        unitId,
      ]);
      await client.query(
        `insert into signin."user" (id, name, email, "emailVerified", "updatedAt") values ('u1', 'x', 'x@kx.example', true, now())`,
      );
      await client.query("update person set account_id = 'u1' where id = $1", [goes]);
    });
    const store = Store.open(folder, undefined, { make: true });
    const source = { owner, folder: services.dataFolder, files: new FolderStore(services.dataFolder), settings: {}, withdrawn: WITHDRAWN };
    const options = { now: Date.now, say: () => {}, withKeys: false };
    const before = await backUp(source, store, options);
    assert.equal(before.withdrawn, 0);

    let version = 0;
    await world.owner(async (client) => {
      await client.query("update post set to_on = '2026-02-01' where person_id = $1", [goes]);
      version = Number((await client.query<{ version: string }>("select version from person where id = $1", [goes])).rows[0]?.version);
    });
    await leader.people.withdrawPerson({ id: goes, version });
    assert.deepEqual(
      withdrawnIn(folder).map((w) => w.id),
      [goes],
      "at once, beside the backups",
    );
    assert.equal((await backUp(source, store, { ...options, now: () => Date.now() + 2000 })).withdrawn, 1);

    const database = `${String(owner.database)}_back`;
    const admin = openClient(atDatabase(owner, "postgres"));
    await admin.connect();
    const env = {
      ...process.env,
      NODE_TEST_CONTEXT: "",
      DATABASE_URL: addressOf(atDatabase(world.installation.test.app, database)),
      DATABASE_OWNER_URL: addressOf(atDatabase(owner, database)),
    };
    const cli = (...args: string[]) =>
      spawnSync(process.execPath, ["app/cli.ts", ...args], { cwd: repositoryRoot, env: { ...env, BIHUAN_DATA: into }, encoding: "utf8" });
    const into = join(home, "into");
    const list = join(folder, "withdrawn.jsonl");
    const kept = readFileSync(list, "utf8");
    try {
      writeFileSync(list, "");
      const refused = cli("restore", folder, "--name", before.name, "--into", into);
      assert.equal(refused.status, 1);
      assert.match(refused.stderr, /names 0 persons who withdrew their consent, 1 had/);
      assert.equal(existsSync(into), false);

      writeFileSync(list, kept);
      const done = cli("restore", folder, "--name", before.name, "--into", into);
      assert.equal(done.status, 0, done.stderr);
      assert.match(done.stdout, /0 tables differ/);
      assert.match(done.stdout, new RegExp(`1 persons withdrew .*\\(person ${goes}\\)`));
      const back = openClient(atDatabase(owner, database));
      await back.connect();
      const { rows } = await back.query(
        `select p.id::int, phone, email, consent_withdrawn_on is not null as gone, i.id is not null as numbered,
           (select to_on is not null from post where person_id = p.id) as ended, (select blocked_at is not null from signin.standing where user_id = p.account_id) as blocked
         from person p left join person_identity i using (id) where p.id = any ($1::bigint[]) order by p.id`,
        [[goes, stays]],
      );
      await back.end();
      assert.deepEqual(rows, [
        { id: goes, phone: null, email: null, gone: true, numbered: false, ended: true, blocked: true },
        { id: stays, phone: "19900300009", email: "tuichu@kx.example", gone: false, numbered: true, ended: null, blocked: null },
      ]);

      // A restore broken off midway is no installation: whoever withdrew would be back.
      assert.equal(cli("verify-seals").status, 0);
      writeFileSync(join(into, "restoring"), "");
      const closed = cli("verify-seals");
      assert.notEqual(closed.status, 0);
      assert.match(closed.stdout + closed.stderr, /restore that did not end/);
    } finally {
      await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      await admin.end();
      rmSync(home, { recursive: true, force: true });
    }
  },
);
