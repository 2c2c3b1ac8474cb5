import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import type pg from "pg";
import { backUp, chunksOf, type Source } from "../platform/backup/back-up.ts";
import { compare, restore } from "../platform/backup/restore.ts";
import { listBackups, Store } from "../platform/backup/store.ts";
import { tryRestore } from "../platform/backup/trial.ts";
import { verifyRestored } from "../platform/backup/verify-restored.ts";
import { openClient } from "../platform/db/connections.ts";
import { atDatabase, ensureAppRole, listMigrations } from "../platform/db/migrate.ts";
import { FolderStore } from "../platform/files/store.ts";
import { sealLedger } from "../platform/ledger/seals.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { missing, openYard, POSTGRES, startPostgres } from "../platform/testing/debian.ts";
import { freePort } from "./program.ts";
import { nextKey, serveInstallation, type Served } from "./served.ts";

/** Backups of a working installation, restored: in the same server, in another PostgreSQL, in a scratch folder. */
let served: Served;
let source: Source;
const home = mkdtempSync(join(tmpdir(), "bihuan-backups-"));
const migrations = listMigrations(repositoryRoot);
const quiet = { now: Date.now, say: () => {} };
const made: string[] = [];
const file = Buffer.from("%PDF-1.4 示例附件");
const hex = createHash("sha256").update(file).digest("hex");
const upload = `files/${hex.slice(0, 2)}/${hex}`;
before(async () => {
  served = await serveInstallation({ sample: true });
  const { services, owner } = served.installation;
  source = { owner, folder: services.dataFolder, files: new FolderStore(services.dataFolder), settings: { BIHUAN_ORIGIN: served.origin } };
  writeFileSync(join(source.folder, "secret"), "示例密钥");
  mkdirSync(dirname(join(source.folder, upload)), { recursive: true });
  writeFileSync(join(source.folder, upload), file);
  await ask(
    owner,
    `insert into stored_file (sha256, name, media_type, bytes, case_id, uploaded_by) select '\\x${hex}', '示例.pdf', 'application/pdf', ${file.length}, min(id), 'x' from work_case`,
  );
});
after(async () => {
  const admin = openClient(atDatabase(source.owner, "postgres"));
  await admin.connect();
  for (const name of made) await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.end();
  await served[Symbol.asyncDispose]();
  rmSync(home, { recursive: true, force: true });
});

const emptyTarget = (name: string): { owner: pg.ClientConfig; folder: string; files: FolderStore } => {
  const database = `${String(source.owner.database)}_${name}`;
  made.push(database);
  const folder = join(home, name);
  mkdirSync(folder);
  return { owner: atDatabase(source.owner, database), folder, files: new FolderStore(folder) };
};
async function ask<T extends pg.QueryResultRow>(owner: pg.ClientConfig, text: string): Promise<T[]> {
  const client = openClient(owner);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}
const need = (title: string) => ({
  requestKey: nextKey(),
  duplicateReason: "连发试验（示例）",
  values: {
    title,
    demanderName: "某合作社（示例）",
    demanderKind: "cooperative",
    contactName: "联系人（示例）",
    phone: "19900200000",
    source: "phone",
    presentState: "示例",
  },
});

test("a backup amid a burst of acts is one moment: every act acknowledged before it is there whole, figures stand with their facts", async () => {
  const { api } = await served.signIn("baomu");
  const store = Store.open(join(home, "burst"), undefined, { make: true });
  const acknowledged: number[] = [];
  let stop = false;
  const load = Array.from({ length: 4 }, async (_, n) => {
    for (let i = 0; !stop; i++) acknowledged.push((await api.services.createDemand(need(`连发 ${n}-${i}`))).id);
  });
  while (acknowledged.length < 40) await new Promise((done) => setTimeout(done, 20));
  const before = [...acknowledged];
  const header = await backUp(source, store, { ...quiet, withKeys: false });
  const during = acknowledged.length - before.length;
  stop = true;
  await Promise.all(load);
  assert.ok(during > 0, "acts went on while it was taken");
  const target = emptyTarget("burst_back");
  const body = await restore(store, header, target, migrations, () => {});
  assert.deepEqual(await compare(target.owner, body), []);
  const rows = await ask<{ id: string; whole: boolean }>(
    target.owner,
    `select d.id::text as id, exists (select from case_event e where e.case_id = d.id) and exists (select from audit_entry a where a.subject = 'demand:' || d.id)
       and exists (select from ledger_fact f where f.subject = 'demand:' || d.id and f.kind = 'demand.received') as whole
     from demand d join work_case c on c.id = d.id where c.title like '连发 %'`,
  );
  const there = new Set(rows.map((r) => Number(r.id)));
  assert.deepEqual(
    before.filter((id) => !there.has(id)),
    [],
  );
  assert.ok(
    rows.every((r) => r.whole),
    "no half of an act",
  );
  const [facts] = await ask<{ facts: number; rollup: number }>(
    target.owner,
    "select (select count(*)::int from ledger_fact where kind = 'demand.received') as facts, (select sum(total)::int from ledger_rollup r join ledger_series s on s.id = r.series where kind = 'demand.received' and measure = '' and cardinality(unit_path) <= 4) as rollup",
  );
  assert.equal(facts?.facts, facts?.rollup);
});

test("the second backup writes only what changed; a third, broken off, is taken up; keys and settings are kept under a passphrase alone", async () => {
  const passphrase = "示例口令：某某某某某某某某某某某某";
  const store = () => Store.open(join(home, "kept"), passphrase, { make: true });
  const first = await backUp(source, store(), { ...quiet, withKeys: true });
  assert.deepEqual(first.faults, []);
  const again = await backUp(source, store(), { ...quiet, now: () => Date.now() + 2000, withKeys: true });
  assert.ok(again.newBytes < first.newBytes / 20, `${again.newBytes} of ${first.newBytes} bytes`);

  const stop = new AbortController();
  stop.abort();
  const broken = Store.open(join(home, "broken"), undefined, { make: true });
  await assert.rejects(backUp(source, broken, { ...quiet, withKeys: false, signal: stop.signal }), /goes on from there/);
  assert.deepEqual(broken.list(), [], "a backup broken off is not listed");
  assert.equal(existsSync(join(home, "broken/lock")), false);
  assert.equal((await backUp(source, broken, { ...quiet, withKeys: false })).faults.length, 0);

  const target = emptyTarget("kept_back");
  await restore(store(), again, target, migrations, () => {});
  assert.equal(readFileSync(join(target.folder, "secret"), "utf8"), "示例密钥");
  assert.match(readFileSync(join(target.folder, "settings.env"), "utf8"), /^BIHUAN_ORIGIN=http/);
  assert.deepEqual(readFileSync(join(target.folder, upload)), file);
  // Names and phones are nowhere in the folder.
  for (const path of globSync("**/*", { cwd: join(home, "kept"), withFileTypes: true }).filter((f) => f.isFile()))
    assert.equal(readFileSync(join(path.parentPath, path.name)).includes("示例"), false, path.name);

  // What works by itself in the restored database: walls, triggers, numbers given next.
  const [walls] = await ask<{ here: string; there: string }>(
    target.owner,
    "select (select count(*) from pg_policies) || '/' || (select count(*) from pg_trigger where not tgisinternal and tgenabled = 'O') || '/' || (select count(*) from pg_constraint) || '/' || (select count(*) from pg_indexes where schemaname in ('public', 'signin')) as here",
  );
  const [origin] = await ask<{ here: string }>(
    source.owner,
    "select (select count(*) from pg_policies) || '/' || (select count(*) from pg_trigger where not tgisinternal and tgenabled = 'O') || '/' || (select count(*) from pg_constraint) || '/' || (select count(*) from pg_indexes where schemaname in ('public', 'signin')) as here",
  );
  assert.equal(walls?.here, origin?.here);
  const [next] = await ask<{ free: boolean }>(
    target.owner,
    "select nextval(pg_get_serial_sequence('work_case', 'id')) > (select max(id) from work_case) as free",
  );
  assert.equal(next?.free, true);
  await assert.rejects(
    restore(store(), again, target, migrations, () => {}),
    /not empty/,
  );
  await assert.rejects(
    restore(store(), again, emptyTarget("older"), migrations.slice(0, -1), () => {}),
    /newer or another release/,
  );
});

test("an upload that is missing or was changed is told; a damaged chunk stops the restore; pruning leaves what the kept ones need", async () => {
  const folder = join(home, "faults");
  const store = Store.open(folder, undefined, { make: true });
  const path = join(source.folder, upload);
  rmSync(path);
  assert.match((await backUp(source, store, { ...quiet, withKeys: false })).faults.join(), /missing in the store/);
  writeFileSync(path, "something else");
  const told = await backUp(source, store, { ...quiet, now: () => Date.now() + 1000, withKeys: false });
  assert.match(told.faults.join(), /no longer holds what was uploaded/);
  writeFileSync(path, file);
  const old = Date.now() - 400 * 86_400_000;
  const anew = Store.open(join(home, "pruned"), undefined, { make: true });
  for (const days of [0, 0.1, 1, 40]) await backUp(source, anew, { now: () => old + days * 86_400_000, say: () => {}, withKeys: false });
  const last = await backUp(source, anew, { ...quiet, now: () => Date.now() + 5000, withKeys: false });
  const gone = await anew.prune((h) => chunksOf(anew, h));
  assert.ok(gone.length >= 1, gone.join());
  for (const kept of anew.list()) for (const chunk of await chunksOf(anew, kept)) await anew.get(chunk);
  const chunk = [...(await chunksOf(anew, last))].find((c) => !last.body.includes(c)) as string;
  writeFileSync(join(home, "pruned", "objects", chunk.slice(0, 2), chunk), "torn");
  await assert.rejects(
    restore(anew, last, emptyTarget("torn"), migrations, () => {}),
    /cannot be read/,
  );
});

test(
  "the newest backup is restored into a scratch folder, compared and its seals verified; one that lies is noticed",
  { timeout: 600_000 },
  async () => {
    const { services } = served.installation;
    await sealLedger(services);
    const store = Store.open(join(home, "tried"), undefined, { make: true });
    const header = await backUp(source, store, { ...quiet, withKeys: false });
    // What is sealed later is not in the backup, and no fault of it.
    await ask(source.owner, "insert into audit_entry (actor_id, act) values ('system', 'something new')");
    await sealLedger(services);
    const scratch = join(home, "scratch");
    const verify = verifyRestored({ config: services.config, dataFolder: services.dataFolder });
    const good = await tryRestore(store, header, scratch, migrations, { ...quiet, verify });
    assert.deepEqual(good.faults, []);
    assert.deepEqual([good.outcome, good.seals], ["whole", 1]);
    assert.equal(existsSync(scratch), false);

    // Rows that somebody changed before they were backed up restore well, and do not match what was sealed.
    await ask(source.owner, "alter table ledger_fact disable trigger user");
    const [fact] = await ask<{ id: string; was: string }>(
      source.owner,
      "select id::text as id, occurred_on::text as was from ledger_fact order by id limit 1",
    );
    await ask(source.owner, `update ledger_fact set occurred_on = occurred_on - 1 where id = ${fact?.id}`);
    const changed = await backUp(source, store, { ...quiet, now: () => Date.now() + 2000, withKeys: false });
    await ask(source.owner, `update ledger_fact set occurred_on = '${fact?.was}' where id = ${fact?.id}`);
    await ask(source.owner, "alter table ledger_fact enable trigger user");
    const told = await tryRestore(store, changed, scratch, migrations, { ...quiet, verify });
    assert.equal(told.outcome, "seals");
    assert.match(told.faults.join(), new RegExp(`#${fact?.id} was changed`));

    const bad = await tryRestore(store, { ...header, body: [await store.put(Buffer.from("{}"))] }, scratch, migrations, quiet);
    assert.deepEqual([bad.outcome, bad.seals], ["failed", null]);
    assert.equal(listBackups(store.folder).trials.length, 3);
  },
);

test(
  "restores into Debian's PostgreSQL 15 whose owner is no superuser, and backs up from there",
  { skip: missing(`${POSTGRES}/postgres`, `${POSTGRES}/initdb`), timeout: 600_000 },
  async () => {
    await using yard = openYard();
    const owner = atDatabase({ connectionString: await startPostgres(yard, await freePort()) }, "bihuan");
    await ensureAppRole(owner);
    const store = Store.open(join(home, "fifteen"), undefined, { make: true });
    const header = await backUp(source, store, { ...quiet, withKeys: false });
    const folder = join(home, "fifteen-data");
    mkdirSync(folder);
    const body = await restore(store, header, { owner, folder, files: new FolderStore(folder) }, migrations, () => {});
    assert.deepEqual(await compare(owner, body), []);
    const back = await backUp({ owner, folder, files: new FolderStore(folder), settings: {} }, store, {
      ...quiet,
      now: () => Date.now() + 3000,
      withKeys: false,
    });
    assert.equal(back.rows, header.rows);
    assert.ok(back.newBytes < header.newBytes / 20, "the same rows are the same chunks on either server");
  },
);
