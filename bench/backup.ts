import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openInstallation, repositoryRoot } from "../app/open.ts";
import { loadSample } from "../app/sample.ts";
import { backUp, type Source } from "../platform/backup/back-up.ts";
import { compare, restore } from "../platform/backup/restore.ts";
import { Store } from "../platform/backup/store.ts";
import { readConfig } from "../platform/config/config.ts";
import { openClient } from "../platform/db/connections.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { ensureAppRole, listMigrations } from "../platform/db/migrate.ts";
import { FolderStore } from "../platform/files/store.ts";
import { fill } from "./data.ts";
import { machine, option, Table } from "./table.ts";

/**
 * npm run bench:backup [-- --facts 100000,1000000 --folder DIR]: time and size of a first backup, of a second after a day's work of 1,000 acts, and
 * of a restore with every row compared, by the number of facts (a tenth as many demands). Everything lies in a folder of its own and is removed.
 */
const sizes = option("facts", "100000,1000000").split(",").map(Number);
const parent = resolve(option("folder", tmpdir()));
const passphrase = "a passphrase of the bench";
const say = (line: string): void => console.error(line);
const table = new Table("facts", "rows", "what", "time", "read", "written");
const count = (n: number): string => n.toLocaleString("en");
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const load = loadavg()[0]?.toFixed(1);

for (const facts of sizes) {
  const home = mkdtempSync(join(parent, "bihuan-bench-backup-"));
  try {
    await measure(facts, home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
console.log(`\n${machine()}; embedded PostgreSQL 18; encrypted; load ${load} before\n`);
table.print();

async function measure(facts: number, home: string): Promise<void> {
  const data = join(home, "data");
  const opened = await openInstallation(readConfig({ BIHUAN_DATA: data }), say, { exclusive: false });
  const { owner } = opened;
  try {
    await loadSample(opened, say);
    await fill(owner, { demands: Math.ceil(facts / 10), facts }, say);
    const client = openClient(owner);
    await client.connect();
    // The bench's own tables are in no migration.
    await client.query("DROP TABLE bench_unit, bench_size");
    const store = Store.open(join(home, "backups"), passphrase, { make: true });
    const source: Source = { owner, folder: data, files: new FolderStore(data), settings: {} };
    const take = async (what: string) => {
      const header = await backUp(source, store, { now: Date.now, withKeys: true, say: () => {} });
      table.row(count(facts), count(header.rows), what, `${header.seconds} s`, megabytes(header.bytes), megabytes(header.newBytes));
      return header;
    };
    await take("first backup");
    await client.query(`INSERT INTO ledger_fact (kind, occurred_on, unit_id, unit_path, region_code, subject, measures, dimensions, keys, evidence, actor_id)
      SELECT kind, date '2026-11-28', unit_id, unit_path, region_code, subject, measures, dimensions, keys, evidence, actor_id FROM ledger_fact ORDER BY id DESC LIMIT 1000`);
    await client.query(`UPDATE work_case SET seq = seq + 1 WHERE id IN (SELECT id FROM work_case ORDER BY md5(id::text) LIMIT 1000)`);
    await client.end();
    const header = await take("second, 1,000 acts later");
    const folder = join(home, "restored");
    mkdirSync(folder);
    const server = await startEmbedded(folder, say);
    try {
      await ensureAppRole(server.owner);
      const began = Date.now();
      const target = { owner: server.owner, folder, files: new FolderStore(folder) };
      const body = await restore(store, header, target, listMigrations(repositoryRoot), () => {});
      const restored = Date.now();
      const faults = await compare(server.owner, body);
      if (faults.length > 0) throw new Error(faults.join("; "));
      const seconds = (millis: number): string => `${(millis / 1000).toFixed(1)} s`;
      table.row(
        count(facts),
        count(header.rows),
        "restore, with constraints and indexes",
        seconds(restored - began),
        megabytes(header.bytes),
        "",
      );
      table.row(count(facts), count(header.rows), "… and every row compared", seconds(Date.now() - restored), megabytes(header.bytes), "");
    } finally {
      await server.stop();
    }
  } finally {
    await opened.close();
  }
}
