import { existsSync, rmSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { Database } from "../db/database.ts";
import { startEmbedded } from "../db/embedded.ts";
import { ensureAppRole, type Migration } from "../db/migrate.ts";
import { findBrokenSeal } from "../ledger/seals.ts";
import { FolderStore } from "../files/store.ts";
import { compare, restore } from "./restore.ts";
import { BackupRefused, type Header, type Store, type Trial } from "./store.ts";

/** Restores a backup into a scratch folder with a PostgreSQL of its own, compares every row and every file, verifies the seals, and throws it away. */
export async function tryRestore(
  store: Store,
  header: Header,
  scratch: string,
  migrations: readonly Migration[],
  options: { now: () => number; say: (line: string) => void },
): Promise<Trial> {
  const began = options.now();
  const faults: string[] = [];
  if (existsSync(scratch)) throw new BackupRefused(`${scratch} is there already; a trial restore makes its folder anew`);
  try {
    const { bavail, bsize } = await statfs(dirname(scratch));
    if (bavail * bsize < header.bytes * 2)
      throw new BackupRefused(
        `too little room to try the restore: ${Math.round((header.bytes * 2) / 1e6)} MB are needed beside ${scratch}`,
      );
    const server = await startEmbedded(scratch, options.say);
    try {
      const app = await ensureAppRole(server.owner);
      const body = await restore(
        store,
        header,
        { owner: server.owner, folder: scratch, files: new FolderStore(scratch) },
        migrations,
        options.say,
      );
      faults.push(...(await compare(server.owner, body)));
      const database = new Database({ ...app, max: 1, statementMillis: 0 });
      try {
        const root = await database.plumbing((db) => db.selectFrom("unit").select("id").where("parent_id", "is", null).executeTakeFirst());
        const broken = root && (await database.asRoot(root.id, findBrokenSeal));
        if (broken) faults.push(`seal ${broken.id} does not match`);
      } finally {
        await database.close();
      }
    } finally {
      await server.stop();
    }
  } catch (error) {
    faults.push((error as Error).message);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const at = new Date(options.now()).toISOString();
  const trial: Trial = { name: header.name, at, seconds: Math.round((options.now() - began) / 100) / 10, rows: header.rows, faults };
  store.writeTrial(trial);
  return trial;
}
