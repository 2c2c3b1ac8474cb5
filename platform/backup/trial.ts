import { existsSync, rmSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type pg from "pg";
import { startEmbedded } from "../db/embedded.ts";
import { ensureAppRole, type Migration } from "../db/migrate.ts";
import { FolderStore } from "../files/store.ts";
import { checkChunks } from "./back-up.ts";
import { compare, restore } from "./restore.ts";
import { BackupRefused, type Header, type Outcome, type Store, type Trial } from "./store.ts";
import { Damaged } from "./vault.ts";

/** The restored database as it stands for one more look. */
export interface Restored {
  app: pg.ClientConfig;
  folder: string;
  /** The instant the backup stands for. */
  at: number;
}
/** What that look finds; `seals` as a trial notes them. */
export type Verify = (restored: Restored) => Promise<{ seals: number | null; faults: string[] }>;

class TooLittleRoom extends BackupRefused {}

/** Restores a backup into a scratch folder with a PostgreSQL of its own, compares every row and every file, verifies what is sealed, and throws it away. */
export async function tryRestore(
  store: Store,
  header: Header,
  scratch: string,
  migrations: readonly Migration[],
  { now, say, verify }: { now: () => number; say: (line: string) => void; verify?: Verify },
): Promise<Trial> {
  const began = now();
  const found: Pick<Trial, "faults" | "outcome" | "seals"> = { faults: [], outcome: "whole", seals: null };
  const note = (outcome: Outcome, faults: string[]): void => {
    if (faults.length > 0 && found.outcome === "whole") found.outcome = outcome;
    found.faults.push(...faults);
  };
  if (existsSync(scratch)) throw new BackupRefused(`${scratch} is there already; a trial restore makes its folder anew`);
  try {
    const { bavail, bsize } = await statfs(dirname(scratch));
    if (bavail * bsize < header.bytes * 2)
      throw new TooLittleRoom(
        `too little room to try the restore: ${Math.round((header.bytes * 2) / 1e6)} MB are needed beside ${scratch}`,
      );
    const server = await startEmbedded(scratch, say, { scratch: true });
    try {
      const app = await ensureAppRole(server.owner);
      const target = { owner: server.owner, folder: scratch, files: new FolderStore(scratch) };
      note("differs", await compare(server.owner, await restore(store, header, target, migrations, say)));
      const verified = await verify?.({ app, folder: scratch, at: Date.parse(header.at) });
      found.seals = verified?.seals ?? null;
      note("seals", verified?.faults ?? []);
    } finally {
      await server.stop();
    }
  } catch (error) {
    note(error instanceof TooLittleRoom ? "room" : error instanceof Damaged ? "damaged" : "failed", [(error as Error).message]);
    // It stopped at the first; all of them are to be written anew by the next backup.
    const torn = error instanceof Damaged ? (await checkChunks(store, header)).faults : [];
    if (torn.length > 0) found.faults = torn;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const at = new Date(now()).toISOString();
  const trial: Trial = { name: header.name, at, seconds: Math.round((now() - began) / 100) / 10, rows: header.rows, ...found };
  store.writeTrial(trial);
  return trial;
}
