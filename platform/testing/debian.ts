import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, existsSync, globSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { openClient } from "../db/connections.ts";

/** What an office has on Debian: programs of its packages, run in a folder of their own under the temporary folder, by a user who is not root. */
export const POSTGRES = "/usr/lib/postgresql/15/bin";

/** Why a test of Debian's parts is left out; with BIHUAN_JOURNEYS=required (CI) nothing is. */
export function missing(...programs: string[]): string | false {
  const absent = programs.filter((p) => (p.startsWith("/") ? !existsSync(p) : spawnSync("which", [p]).status !== 0));
  return absent.length === 0 || process.env["BIHUAN_JOURNEYS"] === "required" ? false : `not installed: ${absent.join(", ")}`;
}

export interface Yard extends AsyncDisposable {
  readonly folder: string;
  /** Runs a program to its end; throws with its output where it fails. */
  run(command: string, args: readonly string[]): string;
  /** Starts a program that stays; its output goes to NAME.log. Ended with everything else. */
  start(name: string, command: string, args: readonly string[], env?: Readonly<Record<string, string>>): ChildProcess;
  /** Writes a file that its programs read, and names it. */
  write(name: string, text: string): string;
  log(name: string): string;
  /** The server of a data folder within. */
  pidOfPostgres(data: string): number;
}

/** uid and gid of Debian's `nobody`: PostgreSQL and Patroni refuse to run as root. */
const NOBODY = 65534;

export function openYard(): Yard {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-debian-"));
  const isRoot = process.getuid?.() === 0;
  const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  chmodSync(folder, 0o700);
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const started: ChildProcess[] = [];
  const logOf = (name: string): string => join(folder, `${name}.log`);
  return {
    folder,
    run(command, args) {
      const { status, stdout, stderr } = spawnSync(command, args, { ...as, cwd: folder, encoding: "utf8" });
      if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${status}\n${stdout}${stderr}`);
      return stdout;
    },
    start(name, command, args, env = {}) {
      const out = openSync(logOf(name), "a");
      const child = spawn(command, args, {
        ...as,
        cwd: folder,
        env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", HOME: folder, LANG: "C.UTF-8", ...env },
        stdio: ["ignore", out, out],
        // A group of its own, so that whatever it started ends with it.
        detached: true,
      });
      started.push(child);
      return child;
    },
    write(name, text) {
      const file = join(folder, name);
      writeFileSync(file, text);
      // Whatever the umask of whoever runs the tests: it is read by the yard's own user.
      chmodSync(file, 0o644);
      return file;
    },
    log: (name) => readFileSync(logOf(name), "utf8"),
    pidOfPostgres: (data) => Number(readFileSync(join(folder, data, "postmaster.pid"), "utf8").split("\n")[0]),
    async [Symbol.asyncDispose]() {
      for (const child of started.toReversed()) endGroup(child, "SIGINT");
      for (let waited = 0; waited < 5000 && started.some((c) => c.exitCode === null && c.signalCode === null); waited += 50)
        await sleep(50);
      for (const child of started) endGroup(child, "SIGKILL");
      // Patroni puts its PostgreSQL into a group of its own.
      for (const file of globSync("*/postmaster.pid", { cwd: folder }))
        try {
          process.kill(Number(readFileSync(join(folder, file), "utf8").split("\n")[0]), "SIGKILL");
        } catch {
          // It is gone.
        }
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** The process and whatever it started. */
export function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-(child.pid as number), signal);
  } catch {
    // It is gone.
  }
}

/**
 * A PostgreSQL of the office's own on a port of 127.0.0.1, in the yard's folder `postgres`, with an owner who is no superuser: the address of its
 * database `postgres`. `bin` holds initdb and postgres.
 */
export async function startPostgres(yard: Yard, port: number, bin = POSTGRES): Promise<string> {
  const [data, socket] = [join(yard.folder, "postgres"), join(yard.folder, "socket")];
  yard.run(join(bin, "initdb"), ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--lc-collate=C", "--lc-ctype=C.UTF-8"]);
  mkdirSync(socket);
  chmodSync(socket, 0o777);
  yard.start("postgres", join(bin, "postgres"), [
    ...["-D", data, "-k", socket, "-p", String(port)],
    ...["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "timezone=Asia/Shanghai"],
    // Its workers belong to the superuser: an owner who is none may not end them, and a database they are in cannot be dropped.
    ...["-c", "autovacuum=off"],
  ]);
  const admin = await connected({ host: "127.0.0.1", port, user: "postgres", database: "postgres" });
  try {
    await admin.query("CREATE ROLE bihuan_owner LOGIN CREATEDB CREATEROLE NOSUPERUSER PASSWORD 'owner of the tests'");
  } finally {
    await admin.end();
  }
  return `postgres://bihuan_owner:${encodeURIComponent("owner of the tests")}@127.0.0.1:${port}/postgres`;
}

/** Of a server that is just starting: asked until it answers, for half a minute. */
async function connected(config: pg.ClientConfig): Promise<pg.Client> {
  for (let waited = 0; ; waited += 100) {
    const client = openClient(config);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (waited >= 30_000) throw error;
      await sleep(100);
    }
  }
}
