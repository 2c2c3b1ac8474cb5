import { existsSync, rmSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { startEmbedded } from "../db/embedded.ts";
import { ensureAppRole, type Migration } from "../db/migrate.ts";
import { FolderStore } from "../files/store.ts";
import { compare, restore } from "./restore.ts";
import { BackupRefused, type Header, type Store, type Trial } from "./store.ts";

/** Restores a backup into a scratch folder with a PostgreSQL of its own, compares every row and every file, and throws it away. */
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
      await ensureAppRole(server.owner);
      const body = await restore(
        store,
        header,
        { owner: server.owner, folder: scratch, files: new FolderStore(scratch) },
        migrations,
        options.say,
      );
      faults.push(...(await compare(server.owner, body)));
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
