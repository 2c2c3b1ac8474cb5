import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import type pg from "pg";
import { openClient } from "../db/connections.ts";
import { FileMissing, type FileStore } from "../files/store.ts";
import { BackupRefused, type Header, type Store } from "./store.ts";
import { addWithdrawn, type Withdrawn } from "./withdrawn.ts";
import { listTables, openSnapshot, readSequences, readTable, type SequenceState, type TableContent } from "./tables.ts";

/** What a backup holds: everything a restore needs beside the program. */
export interface Body {
  server: string;
  migrations: { name: string; digest: string }[];
  tables: TableContent[];
  sequences: SequenceState[];
  files: FileContent[];
  /** Keys and settings of the installation, name → chunk; empty where they were left out. */
  keys: Record<string, string>;
}

interface FileContent {
  path: string;
  bytes: number;
  sha256: string;
  chunks: string[];
}

export interface Source {
  owner: pg.ClientConfig;
  /** The data folder, for its keys. */
  folder: string;
  /** Where uploads lie: a folder or a bucket. */
  files: FileStore;
  /** SQL that names further files of the store, as column `key`. */
  alsoNamed?: string;
  /** SQL that names who has withdrawn, as columns `id` and `on`. */
  withdrawn?: string;
  /** Settings as given to the program, stored with the keys. */
  settings: Readonly<Record<string, string>>;
}

/** Within a large table too, somebody who waits sees that it goes on. */
const TELL_EACH = 100_000_000;
const FILE_CHUNK = 4 * 1024 * 1024;
/** The search index is made anew from the database; sockets, logs and the server's own passwords are this machine's. */
const NO_KEYS = /\.(password|log|pid|lock)$|^lock$/;
export const SETTINGS_FILE = "settings.env";

/** Takes one backup while the server works; stops between two chunks when asked to. */
export async function backUp(
  source: Source,
  store: Store,
  options: { now: () => number; withKeys: boolean; say: (line: string) => void; signal?: AbortSignal },
): Promise<Header> {
  const { now, withKeys, say, signal } = options;
  return store.alone(async () => {
    const began = now();
    const writtenBefore = store.newBytes;
    const last = store.list()[0];
    const before = last && (await readBody(store, last).catch(() => undefined));
    const client = openClient({ ...source.owner, application_name: "bihuan backup" });
    await client.connect();
    try {
      await openSnapshot(client);
      const at = new Date(now()).toISOString();
      const { rows: migrations } = await client.query<{ name: string; digest: string }>(
        "SELECT name, digest FROM schema_migration ORDER BY name",
      );
      const { rows: servers } = await client.query<{ v: string }>("SELECT current_setting('server_version') AS v");
      let [read, told] = [0, 0];
      const keep = (chunk: Buffer): Promise<string> => {
        read += chunk.length;
        if (read - told >= TELL_EACH) {
          told = read;
          say(`  … ${megabytes(read)} read`);
        }
        if (signal?.aborted) throw new BackupRefused("stopped; what was written stays, the next backup goes on from there");
        return store.put(chunk);
      };
      const tables: TableContent[] = [];
      const listed = await listTables(client);
      for (const [i, table] of listed.entries()) {
        const content = await readTable(client, table, keep);
        tables.push(content);
        if (content.rows > 0 || i + 1 === listed.length)
          say(`  table ${i + 1}/${listed.length} ${table.table}: ${content.rows.toLocaleString("en")} rows, ${megabytes(content.bytes)}`);
      }
      const sequences = await readSequences(client);
      // Files are stored before a row names them, and none is ever changed: read after the snapshot, all of its files are there.
      const { files, faults } = await keepFiles(source.files, store, await namedFiles(client, source.alsoNamed), before, keep, say);
      const { rows: withdrawn } = source.withdrawn === undefined ? { rows: [] } : await client.query<Withdrawn>(source.withdrawn);
      await client.query("COMMIT");
      const keys: Record<string, string> = {};
      if (withKeys) for (const [name, content] of keysOf(source)) keys[name] = await keep(content);
      const body: Body = { server: servers[0]?.v ?? "", migrations, tables, sequences, files, keys };
      const header: Header = {
        name: at.replaceAll(/[-:]/g, "").replace(/\.\d+Z$/, "Z"),
        at,
        seconds: Math.round((now() - began) / 100) / 10,
        rows: tables.reduce((n, t) => n + t.rows, 0),
        bytes: [...tables, ...files].reduce((n, t) => n + t.bytes, 0),
        files: files.length,
        newBytes: 0,
        keysIncluded: withKeys,
        withdrawn: addWithdrawn(
          store.folder,
          withdrawn.map(({ id, on }) => ({ id: Number(id), on })),
        ),
        faults,
        body: await putWhole(keep, Buffer.from(JSON.stringify(body))),
      };
      header.newBytes = store.newBytes - writtenBefore;
      store.writeHeader(header);
      return header;
    } finally {
      await client.end().catch(() => {});
    }
  });
}

export async function readBody(store: Store, header: Header): Promise<Body> {
  const parts: Buffer[] = [];
  for (const name of header.body) parts.push(await store.get(name));
  return JSON.parse(Buffer.concat(parts).toString()) as Body;
}

/** Every chunk a backup needs. */
export async function chunksOf(store: Store, header: Header): Promise<Set<string>> {
  const { tables, files, keys } = await readBody(store, header);
  return new Set([...header.body, ...[...tables, ...files].flatMap((t) => t.chunks), ...Object.values(keys)]);
}

/** Reads every chunk of a backup; what is damaged is laid aside. */
export async function checkChunks(store: Store, header: Header): Promise<{ chunks: number; faults: string[] }> {
  const faults = await store.check(header.body);
  if (faults.length > 0) return { chunks: header.body.length, faults };
  const chunks = await chunksOf(store, header);
  return { chunks: chunks.size, faults: await store.check(chunks) };
}

async function namedFiles(client: pg.Client, alsoNamed: string | undefined): Promise<string[]> {
  const uploads = "SELECT 'files/' || left(encode(sha256, 'hex'), 2) || '/' || encode(sha256, 'hex') AS key FROM stored_file";
  const { rows } = await client.query<{ key: string }>(alsoNamed === undefined ? uploads : `${uploads} UNION ${alsoNamed}`);
  return [...new Set(rows.map((r) => r.key))].sort();
}

async function keepFiles(
  from: FileStore,
  store: Store,
  named: readonly string[],
  before: Body | undefined,
  keep: (chunk: Buffer) => Promise<string>,
  say: (line: string) => void,
): Promise<{ files: FileContent[]; faults: string[] }> {
  const known = new Map(before?.files.map((f) => [f.path, f]));
  const files: FileContent[] = [];
  const faults: string[] = [];
  for (const path of named) {
    // A key is written once and its content never changes: what an earlier backup has is not read again.
    const old = known.get(path);
    const file = old?.chunks.every((c) => store.has(c)) ? old : await keepFile(from, path, keep);
    if (file === undefined) faults.push(`${path} is named by the database and missing in the store`);
    else {
      files.push(file);
      if (path.startsWith("files/") && basename(path) !== file.sha256) faults.push(`${path} no longer holds what was uploaded`);
    }
  }
  if (files.length > 0) say(`  files: ${files.length.toLocaleString("en")}, ${megabytes(files.reduce((n, f) => n + f.bytes, 0))}`);
  return { files, faults };
}

async function keepFile(store: FileStore, path: string, keep: (chunk: Buffer) => Promise<string>): Promise<FileContent | undefined> {
  const hash = createHash("sha256");
  const chunks: string[] = [];
  let bytes = 0;
  let pending: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size > 0) chunks.push(await keep(Buffer.concat(pending)));
    pending = [];
    size = 0;
  };
  try {
    for await (const part of await store.read(path)) {
      const piece = Buffer.from(part as Uint8Array);
      hash.update(piece);
      bytes += piece.length;
      size += piece.length;
      pending.push(piece);
      if (size >= FILE_CHUNK) await flush();
    }
  } catch (error) {
    if (error instanceof FileMissing) return undefined;
    throw error;
  }
  await flush();
  return { path, bytes, sha256: hash.digest("hex"), chunks };
}

function* keysOf({ folder, settings }: Source): Generator<[string, Buffer]> {
  for (const name of globSync("*", { cwd: folder }))
    if (!NO_KEYS.test(name) && statSync(join(folder, name)).isFile() && statSync(join(folder, name)).size < 50_000_000)
      yield [name, readFileSync(join(folder, name))];
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  yield [SETTINGS_FILE, Buffer.from(lines.join(""))];
}

async function putWhole(keep: (chunk: Buffer) => Promise<string>, content: Buffer): Promise<string[]> {
  const names: string[] = [];
  for (let at = 0; at < content.length; at += FILE_CHUNK) names.push(await keep(content.subarray(at, at + FILE_CHUNK)));
  return names;
}

/** Is there a database in this data folder? A backup of nothing is a mistake. */
export const holdsDatabase = (folder: string): boolean => existsSync(join(folder, "postgres/PG_VERSION"));

export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
