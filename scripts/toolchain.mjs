// Plain JavaScript for any Node from 20 on: brings the dependencies in place and runs the rest under the project's own Node 24.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const node24 = join(root, "node_modules/node/bin/node");

/** The engines: they lie here already, and all that npm does for them is a link. */
const OWN = /^(?:engines|node_modules\/@bihuan)\//;

/** A new engine of the house costs a link and no installation. */
function linkEngines() {
  const links = join(root, "node_modules/@bihuan");
  if (!existsSync(links)) return;
  for (const name of readdirSync(join(root, "engines")))
    if (existsSync(join(root, "engines", name, "package.json")) && !existsSync(join(links, name)))
      symlinkSync(join("../../engines", name), join(links, name));
}

/**
 * Whether what npm wrote down as installed (node_modules/.package-lock.json, its last act) is what the lock file asks for, package by
 * package. Optional ones of other machines may be absent.
 */
export function agrees(lock, installed) {
  const wanted = Object.entries(lock.packages ?? {}).filter(([path]) => path !== "" && !OWN.test(path));
  const there = installed.packages ?? {};
  const isSame = (a, b) => a.version === b.version && a.integrity === b.integrity && a.link === b.link;
  return (
    wanted.length > 0 &&
    wanted.every(([path, entry]) => (there[path] === undefined ? entry.optional === true : isSame(entry, there[path]))) &&
    Object.keys(there).every((path) => lock.packages[path] !== undefined)
  );
}

/** Somebody ran `npm ci` or `npm install` himself: nothing is left to do. */
function isInstalled() {
  try {
    const read = (file) => JSON.parse(readFileSync(join(root, file), "utf8"));
    return agrees(read("package-lock.json"), read("node_modules/.package-lock.json"));
  } catch {
    return false;
  }
}

/** Installs once per lock file; says what it does, because a first install takes a minute. */
export function ensureInstalled() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const stamp = join(root, "node_modules/.bihuan-lock");
  linkEngines();
  if (existsSync(node24) && existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  if (existsSync(node24) && isInstalled()) return writeFileSync(stamp, lock);
  console.log("Installing dependencies (first time only, about a minute) …");
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const done = spawnSync(npm[0], [...npm.slice(1), "ci", "--no-fund", "--no-audit", "--loglevel=error"], { cwd: root, stdio: "inherit" });
  if (done.status !== 0) {
    console.error("The dependencies could not be installed; see the lines above. Nothing was started.");
    process.exit(done.status ?? 1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

/** Sources stripped of types and compiled are kept between runs: a start is quicker and holds 20 MB less. */
const compiled = { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/node") };

/**
 * glibc keeps freed blocks of up to 32 MB once it has seen one (mallopt(3), M_MMAP_THRESHOLD); the search reads and drops files of 10 to 25 MB whenever
 * segments are merged. From 1 MB on they go back to the system: a hundred megabytes less after an import. Other C libraries ignore it.
 */
const allocation = { MALLOC_MMAP_THRESHOLD_: String(2 ** 20) };

/** Starts a script under Node 24 with the terminal handed through. */
export const spawn24 = (args, options = {}) =>
  spawn(node24, ["--disable-warning=ExperimentalWarning", ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...compiled, ...allocation, ...process.env },
    ...options,
  });

/** Runs a script and resolves to its exit code. Signals reach the child by the terminal's group. */
export function run24(args) {
  const child = spawn24(args);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((done) => child.once("exit", (code, signal) => done(code ?? (signal ? 1 : 0))));
}
