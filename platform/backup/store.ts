import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { keptOf } from "./keep.ts";
import { withdrawnIn, type Withdrawn } from "./withdrawn.ts";
import { Damaged, lockedVault, openVault, type Vault } from "./vault.ts";

/** A backup refused, in words for the person at the console. */
export class BackupRefused extends Error {}

/** What anybody who sees the folder may know of a backup. */
export interface Header {
  name: string;
  /** The instant the snapshot stands for: whatever was acknowledged before is in it. */
  at: string;
  seconds: number;
  rows: number;
  /** Of tables and files, as read. */
  bytes: number;
  files: number;
  /** Written for this backup alone: what the earlier ones did not have. */
  newBytes: number;
  keysIncluded: boolean;
  /** How many had withdrawn by then (withdrawn.ts); a backup of an earlier release does not say. */
  withdrawn?: number;
  /** Uploads that were missing or not what their name says. */
  faults: string[];
  /** The chunks that hold the list of everything. */
  body: string[];
}

/** A restore that was tried: of which backup, when, and what did not hold. */
export interface Trial {
  name: string;
  at: string;
  seconds: number;
  rows: number;
  /** What did not hold, first to last; none: all is as it was backed up. */
  faults: string[];
  outcome: Outcome;
  /** Seals verified in the restored database; null where there was no database to ask, or no keys for it. */
  seals: number | null;
}
/** Why a restore did not hold: too little disk, a chunk that is missing or damaged, rows or files that differ, seals or roll-ups that do not match, anything else. */
export type Outcome = "whole" | "room" | "damaged" | "differs" | "seals" | "failed";

interface Description {
  format: number;
  salt: string | null;
  /** The name that the right passphrase gives to PROOF. */
  proof: string | null;
}
const FORMAT = 1;
const PROOF = Buffer.from("bihuan backup");

/**
 * A folder of backups. `objects/` holds chunks of content, each once, named by its hash; a backup is a list of them, written last: a backup
 * broken off leaves chunks the next one need not write again, and nothing else.
 */
export class Store {
  readonly folder: string;
  readonly encrypted: boolean;
  readonly #vault: Vault;
  newBytes = 0;

  private constructor(folder: string, vault: Vault, encrypted: boolean) {
    this.folder = folder;
    this.#vault = vault;
    this.encrypted = encrypted;
  }

  static open(folder: string, passphrase: string | undefined, { make = false } = {}): Store {
    const file = join(folder, "bihuan-backup.json");
    if (!existsSync(file)) {
      if (!make) throw new BackupRefused(`${folder} holds no backups of Bihuan`);
      if (existsSync(folder) && readdirSync(folder).length > 0)
        throw new BackupRefused(`${folder} is not empty and holds no backups of Bihuan: choose an empty folder`);
      for (const part of ["objects", "snapshots", "trials"]) mkdirSync(join(folder, part), { recursive: true, mode: 0o700 });
      const salt = passphrase === undefined ? undefined : randomBytes(16);
      const vault = salt && passphrase !== undefined ? lockedVault(passphrase, salt) : openVault;
      const proof = salt ? vault.nameOf(PROOF) : null;
      writeWhole(file, JSON.stringify({ format: FORMAT, salt: salt?.toString("base64") ?? null, proof } satisfies Description));
      return new Store(folder, vault, salt !== undefined);
    }
    const { format, salt, proof } = JSON.parse(readFileSync(file, "utf8")) as Description;
    if (format !== FORMAT) throw new BackupRefused(`${folder} was written by another release (format ${format})`);
    if (salt === null) {
      if (passphrase !== undefined) throw new BackupRefused(`${folder} is not encrypted, yet a passphrase is given: choose another folder`);
      return new Store(folder, openVault, false);
    }
    if (passphrase === undefined) throw new BackupRefused(`${folder} is encrypted: name the file of its passphrase (--key FILE)`);
    const vault = lockedVault(passphrase, Buffer.from(salt, "base64"));
    if (vault.nameOf(PROOF) !== proof) throw new BackupRefused(`the passphrase does not open ${folder}`);
    return new Store(folder, vault, true);
  }

  /** Stores a chunk unless it is there; returns its name. */
  async put(content: Buffer): Promise<string> {
    const name = this.#vault.nameOf(content);
    const path = this.#pathOf(name);
    if (this.has(name)) return name;
    const closed = await this.#vault.close(name, content);
    mkdirSync(join(path, ".."), { recursive: true, mode: 0o700 });
    const half = `${path}.${randomUUID()}.half`;
    await writeFile(half, closed, { mode: 0o600, flush: true });
    renameSync(half, path);
    this.newBytes += closed.length;
    return name;
  }

  async get(name: string): Promise<Buffer> {
    const file = await readFile(this.#pathOf(name)).catch(() => {
      throw new Damaged(`${name} is missing`);
    });
    return this.#vault.open(name, file);
  }

  has(name: string): boolean {
    return existsSync(this.#pathOf(name));
  }

  /** Reads chunks and says which do not hold; those are laid aside, so that the next backup writes them anew. */
  async check(names: Iterable<string>): Promise<string[]> {
    const faults: string[] = [];
    for (const name of names)
      try {
        await this.get(name);
      } catch (error) {
        if (!(error instanceof Damaged)) throw error;
        faults.push(error.message);
        if (this.has(name)) renameSync(this.#pathOf(name), `${this.#pathOf(name)}.damaged`);
      }
    return faults;
  }

  writeHeader(header: Header): void {
    writeWhole(join(this.folder, "snapshots", `${header.name}.json`), JSON.stringify(header, null, 1));
  }

  /** Newest first. */
  list(): Header[] {
    return listBackups(this.folder).backups;
  }

  find(name: string | undefined): Header {
    const all = this.list();
    const found = name === undefined ? all[0] : all.find((h) => h.name === name);
    if (!found) throw new BackupRefused(name === undefined ? `${this.folder} holds no finished backup` : `no backup is named ${name}`);
    return found;
  }

  /** Who must not come back by a restore; refused where the list lost what a backup knew. */
  withdrawn(): Withdrawn[] {
    const all = withdrawnIn(this.folder);
    const most = Math.max(0, ...this.list().map((h) => h.withdrawn ?? 0));
    if (all.length < most)
      throw new BackupRefused(
        `withdrawn.jsonl in ${this.folder} names ${all.length} persons who withdrew their consent, ${most} had: bring the list back, a restore without it would bring them back`,
      );
    return all;
  }

  writeTrial(trial: Trial): void {
    writeWhole(join(this.folder, "trials", `${trial.at.replaceAll(":", "")}.json`), JSON.stringify(trial, null, 1));
  }

  /** Removes the backups that the rule does not keep, then the chunks nobody names. Returns the names of the backups removed. */
  async prune(usedBy: (header: Header) => Promise<Iterable<string>>): Promise<string[]> {
    const all = this.list();
    const kept = keptOf(all.map((h) => Date.parse(h.at)));
    const gone = all.filter((h) => !kept.has(Date.parse(h.at)));
    const used = new Set<string>();
    for (const header of all) if (!gone.includes(header)) for (const name of await usedBy(header)) used.add(name);
    for (const { name } of gone) rmSync(join(this.folder, "snapshots", `${name}.json`));
    for (const path of globSync("objects/*/*", { cwd: this.folder }))
      if (!used.has(path.slice(path.lastIndexOf("/") + 1))) rmSync(join(this.folder, path));
    return gone.map((h) => h.name);
  }

  /** One writer at a time; a lock whose process died on this machine is broken. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const lock = join(this.folder, "lock");
    const mine = JSON.stringify({ host: hostname(), pid: process.pid });
    for (let tries = 0; ; tries++)
      try {
        writeFileSync(lock, mine, { flag: "wx" });
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        const { host, pid } = readJson<{ host: string; pid: number }>(lock) ?? { host: "?", pid: 0 };
        const isDead = host === hostname() && !isAlive(pid);
        if (!isDead || tries > 3)
          throw new BackupRefused(
            `another backup is being written to ${this.folder} (process ${pid} on ${host}); if there is none, remove ${lock}`,
          );
        rmSync(lock, { force: true });
      }
    try {
      return await work();
    } finally {
      rmSync(lock, { force: true });
    }
  }

  #pathOf(name: string): string {
    return join(this.folder, "objects", name.slice(0, 2), name);
  }
}

/** What a folder holds, for those who need not open it. */
export function listBackups(folder: string): { backups: Header[]; trials: Trial[]; encrypted: boolean } {
  const read = <T>(part: string): T[] =>
    globSync(`${part}/*.json`, { cwd: folder })
      .sort()
      .reverse()
      .map((path) => readJson<T>(join(folder, path)))
      .filter((x) => x !== undefined);
  const description = readJson<Description>(join(folder, "bihuan-backup.json"));
  // The first trials noted no outcome.
  const trials = read<Trial>("trials").map((t) => ({
    ...t,
    outcome: t.outcome ?? (t.faults.length === 0 ? "whole" : "failed"),
    seals: t.seals ?? null,
  }));
  return { backups: read<Header>("snapshots"), trials, encrypted: Boolean(description?.salt) };
}

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.half`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.half`, file);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
