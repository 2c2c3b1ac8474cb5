import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type pg from "pg";
import { withdrawAgain, WITHDRAWN } from "../../features/people/index.ts";
import { backUp, checkChunks, chunksOf, holdsDatabase, megabytes, type Source } from "../../platform/backup/back-up.ts";
import { compare, restore } from "../../platform/backup/restore.ts";
import { BackupRefused, listBackups, Store } from "../../platform/backup/store.ts";
import { tryRestore } from "../../platform/backup/trial.ts";
import { Damaged } from "../../platform/backup/vault.ts";
import { verifyRestored } from "../../platform/backup/verify-restored.ts";
import { readConfig, settingsGiven } from "../../platform/config/config.ts";
import { inTransaction } from "../../platform/db/connections.ts";
import { startEmbedded } from "../../platform/db/embedded.ts";
import { ensureAppRole, listMigrations } from "../../platform/db/migrate.ts";
import { CLOSED, holdClosed, makeDataFolder } from "../data-folder.ts";
import { fileStoreOf, repositoryRoot } from "../open.ts";
import { refuse, say, type Command } from "./command.ts";

const OPTIONS = {
  key: { type: "string" },
  "with-keys": { type: "boolean" },
  prune: { type: "boolean" },
  name: { type: "string" },
  into: { type: "string" },
} as const;
type Values = { key?: string; "with-keys"?: boolean; prune?: boolean; name?: string; into?: string };

const command = (
  usage: string,
  what: string,
  allowed: readonly (keyof typeof OPTIONS)[],
  run: (folder: string, values: Values) => Promise<number>,
): Command => ({
  usage,
  what,
  async run(args) {
    let parsed;
    try {
      parsed = parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });
    } catch {
      return undefined;
    }
    const { positionals, values } = parsed;
    const folder = positionals[0] ?? process.env["BIHUAN_BACKUP"];
    const unknown = Object.keys(values).filter((k) => !allowed.includes(k as keyof typeof OPTIONS));
    if (folder === undefined || positionals.length > 1 || unknown.length > 0) return undefined;
    try {
      return await run(resolve(repositoryRoot, folder), values);
    } catch (error) {
      if (error instanceof BackupRefused || error instanceof Damaged) return refuse(error.message, 1);
      throw error;
    }
  },
});

/** The passphrase is the key file's first line; it never stands on a command line, where others could read it. */
function passphraseOf(key: string | undefined): string | undefined {
  const file = key ?? process.env["BIHUAN_BACKUP_KEY"];
  if (!file) return undefined;
  const path = resolve(repositoryRoot, file);
  if (!existsSync(path)) throw new BackupRefused(`there is no file ${path}`);
  const words = (readFileSync(path, "utf8").split("\n")[0] ?? "").trim();
  if (words.length < 16) throw new BackupRefused(`the passphrase in ${path} is shorter than 16 characters`);
  return words;
}

/** Walking networks and road maps lie in the file store beside the uploads. A database of an older version has no column of the latter. */
const NETWORKS = "SELECT 'reach/' || f FROM walking_network w, unnest(ARRAY[w.file, to_jsonb(w) ->> 'roads']) AS f WHERE f IS NOT NULL";

/** The database of this installation, running or not, as it stands: nothing is migrated. */
async function withSource<T>(work: (source: Source) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const folder = resolve(repositoryRoot, config.BIHUAN_DATA);
  const rest = {
    folder,
    files: fileStoreOf(config, folder),
    alsoNamed: NETWORKS,
    withdrawn: WITHDRAWN,
    settings: settingsGiven(process.env),
  };
  if (config.DATABASE_OWNER_URL !== undefined) return work({ owner: { connectionString: config.DATABASE_OWNER_URL }, ...rest });
  if (!holdsDatabase(folder)) throw new BackupRefused(`${folder} holds no database: BIHUAN_DATA names another folder?`);
  const server = await startEmbedded(folder, say);
  try {
    return await work({ owner: server.owner, ...rest });
  } finally {
    if (!server.adopted) await server.stop();
  }
}

const moment = (iso: string): string => new Date(iso).toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" });

export const backupCommands: Record<string, Command> = {
  backup: command(
    "backup FOLDER [--key FILE] [--with-keys] [--prune]",
    "backs up database and uploads while the server works; incremental after the first, encrypted with --key; --prune keeps 7 days, 4 weeks, 12 months",
    ["key", "with-keys", "prune"],
    (folder, values) =>
      withSource(async (source) => {
        const stop = new AbortController();
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
        const store = Store.open(folder, passphraseOf(values.key), { make: true });
        const withKeys = store.encrypted || values["with-keys"] === true;
        const done = await backUp(source, store, { now: Date.now, withKeys, say, signal: stop.signal });
        say(
          `Backup ${done.name}: ${done.rows.toLocaleString("en")} rows, ${done.files} files, ${megabytes(done.bytes)}; ${megabytes(done.newBytes)} new, ${done.seconds} s`,
        );
        if (!withKeys)
          say(
            `Not encrypted, so the keys are not in it: keep ${join(source.folder, "secret")} elsewhere, or sessions, links and two-step sign-in are lost with this machine`,
          );
        else if (!store.encrypted) say("The keys lie in it unencrypted: whoever reads this folder can sign in as anybody");
        if (values.prune) {
          const gone = await store.alone(() => store.prune((header) => chunksOf(store, header)));
          if (gone.length > 0) say(`No longer kept: ${gone.join(", ")}`);
        }
        for (const fault of done.faults) console.error(fault);
        return done.faults.length === 0 ? 0 : 1;
      }),
  ),
  backups: command("backups FOLDER [--key FILE]", "lists backups and tried restores", ["key"], async (folder, values) => {
    const store = Store.open(folder, passphraseOf(values.key));
    for (const b of store.list())
      say(
        `${b.name}  ${moment(b.at)}  ${b.rows.toLocaleString("en")} rows  ${b.files} files  ${megabytes(b.bytes)}  ${b.keysIncluded ? "with keys" : "without keys"}`,
      );
    for (const t of listBackups(store.folder).trials)
      say(`restore of ${t.name} tried ${moment(t.at)}: ${t.faults.length === 0 ? "all is as it was backed up" : t.faults.join("; ")}`);
    return 0;
  }),
  "check-backup": command(
    "check-backup FOLDER [--name NAME] [--key FILE]",
    "reads every chunk of a backup and compares its hash; the newest without --name",
    ["key", "name"],
    async (folder, values) => {
      const store = Store.open(folder, passphraseOf(values.key));
      const header = store.find(values.name);
      const { chunks, faults } = await checkChunks(store, header);
      for (const fault of faults) console.error(fault);
      say(
        `Backup ${header.name}: ${chunks} chunks read, ${faults.length} damaged${faults.length > 0 ? " and laid aside: the next backup writes them anew" : ""}`,
      );
      return faults.length === 0 ? 0 : 1;
    },
  ),
  "try-restore": command(
    "try-restore FOLDER [--name NAME] [--key FILE]",
    "restores into a scratch folder in BIHUAN_DATA, compares every row and file, verifies the seals, removes it and notes the result",
    ["key", "name"],
    async (folder, values) => {
      const store = Store.open(folder, passphraseOf(values.key));
      const config = readConfig(process.env);
      const data = resolve(repositoryRoot, config.BIHUAN_DATA);
      makeDataFolder(data);
      const trial = await tryRestore(store, store.find(values.name), join(data, `trial-${process.pid}`), listMigrations(repositoryRoot), {
        now: Date.now,
        say,
        verify: verifyRestored({ config, dataFolder: data }),
      });
      for (const fault of trial.faults) console.error(fault);
      say(
        `Restore of ${trial.name} tried in ${trial.seconds} s: ${trial.faults.length === 0 ? "all is as it was backed up" : `${trial.faults.length} faults`}, ${trial.seals === null ? "seals not verified: their keys are not at hand" : `${trial.seals} seals verified`}`,
      );
      return trial.faults.length === 0 ? 0 : 1;
    },
  ),
  restore: command(
    "restore FOLDER [--name NAME] [--into DATA] [--key FILE]",
    "restores the newest backup, or the one named, into a new data folder; with DATABASE_URL set, into that empty database",
    ["key", "name", "into"],
    async (folder, values) => {
      const store = Store.open(folder, passphraseOf(values.key));
      const header = store.find(values.name);
      const config = readConfig(process.env);
      const data = resolve(repositoryRoot, values.into ?? config.BIHUAN_DATA);
      if (existsSync(data) && readdirSync(data).some((name) => name !== CLOSED))
        throw new BackupRefused(`${data} is not empty: a restore overwrites nothing; name a new folder (--into DATA)`);
      const withdrawn = store.withdrawn();
      makeDataFolder(data);
      const open = holdClosed(data);
      const bring = async (owner: pg.ClientConfig): Promise<number> => {
        const body = await restore(
          store,
          header,
          { owner, folder: data, files: fileStoreOf(config, data) },
          listMigrations(repositoryRoot),
          say,
        );
        const faults = await compare(owner, body);
        for (const fault of faults) console.error(fault);
        say(
          `Backup ${header.name} of ${moment(header.at)} restored: ${header.rows.toLocaleString("en")} rows compared, ${faults.length} tables differ`,
        );
        const again = await inTransaction(owner, (client) => withdrawAgain(client, withdrawn));
        if (again.length > 0)
          say(
            `${again.length} persons withdrew their consent after this backup and are withdrawn in it too (person ${again.join(", ")}); what they carried then is to be handed over`,
          );
        open();
        if (Object.keys(body.keys).length === 0)
          say(
            "The keys were not in it: put the kept `secret` into the folder before the start, or a new one is made (open links and two-step sign-in end)",
          );
        say(`Start with BIHUAN_DATA=${data}`);
        return faults.length === 0 ? 0 : 1;
      };
      if (config.DATABASE_OWNER_URL !== undefined) return bring({ connectionString: config.DATABASE_OWNER_URL });
      const server = await startEmbedded(data, say);
      try {
        await ensureAppRole(server.owner);
        return await bring(server.owner);
      } finally {
        await server.stop();
      }
    },
  ),
};
