import assert from "node:assert/strict";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { buildWeb } from "../app/build.ts";
import { openClient } from "../platform/db/connections.ts";
import { startEmbedded } from "../platform/db/embedded.ts";
import { repositoryRoot } from "../platform/testing/database.ts";
import { ended, freePort, startProgram } from "./program.ts";

/** `npm start` where offices put it: in root's home, deep below Chinese names, under an old locale, behind a proxy, as root and not. */
const NOBODY = 65534;
const root = mkdtempSync(join(tmpdir(), "bihuan-starts-"));
/** On the disk, whatever the run's temporary folder is: hard links reach no further, and everybody may enter. */
const clones = mkdtempSync("/tmp/bihuan-starts-");
const isRoot = process.getuid?.() === 0;
/** A checkout made for its owner alone (umask 077, or in a folder only root may enter) can be started by nobody else. */
const isOwnersAlone = (): boolean =>
  spawnSync(process.execPath, ["-e", "require('node:fs').readFileSync('package.json')"], {
    cwd: repositoryRoot,
    uid: NOBODY,
    gid: NOBODY,
  }).status !== 0;
const asAnother = {
  skip: !isRoot ? "only root can look like another" : isOwnersAlone() ? "this checkout may be read by its owner alone" : false,
  timeout: 240_000,
};
const asRoot = { skip: isRoot ? false : "only root can look like root", timeout: 240_000 };
await buildWeb(() => {});
const running: ChildProcess[] = [];
after(() => {
  for (const child of running) child.kill("SIGKILL");
  for (const pid of postmasters()) process.kill(pid, "SIGKILL");
  for (const folder of [root, clones]) rmSync(folder, { recursive: true, force: true });
});

/** Servers of this test's own folders. */
const postmasters = (): number[] =>
  [root, clones]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)))
    .filter((path) => path.endsWith("postgres/postmaster.pid"))
    .map((path) => Number(readFileSync(path, "utf8").split("\n")[0]))
    .filter((pid) => existsSync(`/proc/${pid}`));

/** The checkout as a clone elsewhere: hard links, since what it holds is large. */
function checkout(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const parts = readdirSync(repositoryRoot).filter((name) => ![".git", ".bihuan"].includes(name));
  assert.equal(spawnSync("cp", ["-al", ...parts, folder], { cwd: repositoryRoot }).status, 0);
  return folder;
}

async function npmStart(folder: string, settings: Record<string, string>, uid?: number) {
  const port = String(await freePort());
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: "/", PORT: port, BIHUAN_SAMPLE: "no", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  running.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (d) => (output += d));
  for (let waited = 0; waited < 120_000 && !output.includes("Ready:") && child.exitCode === null; waited += 50)
    await new Promise((done) => setTimeout(done, 50));
  return { child, output: () => output, origin: `http://127.0.0.1:${port}` };
}

/** A real answer of the sign-in page; then the stop, which leaves no server behind. */
async function answersAndStops({ child, output, origin }: Awaited<ReturnType<typeof npmStart>>): Promise<void> {
  assert.match(output(), /Ready:/, output());
  const page = await fetch(`${origin}/sign-in`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<div id="root"/);
  child.kill("SIGTERM");
  await ended(child);
  assert.equal(child.exitCode, 0, output());
  assert.deepEqual(postmasters(), []);
}

const HOSTILE = {
  LANG: "zh_CN.GBK",
  LC_ALL: "zh_CN.GBK",
  HTTP_PROXY: "http://127.0.0.1:9",
  HTTPS_PROXY: "http://127.0.0.1:9",
  http_proxy: "http://127.0.0.1:9",
};
const deep = (under: string): string => {
  const folder = join(under, "某某省科学技术协会 工作平台 二〇二六年", "闭环系统 正式版 请勿删除 机关服务器", "数据");
  return join(folder, "甲".repeat(Math.max(0, Math.ceil((150 - Buffer.byteLength(folder)) / 3))));
};

test("as root, in a folder that only root may enter, 150 bytes deep, under GBK and behind a proxy", asRoot, async () => {
  const home = join(clones, "home");
  mkdirSync(home, { mode: 0o700 });
  const folder = checkout(deep(home));
  assert.ok(Buffer.byteLength(folder) >= 150);
  await answersAndStops(await npmStart(folder, HOSTILE));
  const data = join(folder, ".bihuan");
  const cluster = readdirSync(data, { recursive: true, encoding: "utf8" }).find((path) => path.endsWith("PG_VERSION")) as string;
  const { uid } = statSync(join(data, cluster));
  assert.ok(uid !== 0 && uid !== NOBODY, `PostgreSQL has a uid of its own: ${uid}`);
});

test("not as root, in a checkout of root's that it may only read", asAnother, async () => {
  for (const entered of [root, clones]) chmodSync(entered, 0o711);
  const folder = checkout(deep(join(clones, "open")));
  const data = join(root, "nobody's data");
  mkdirSync(data, { mode: 0o700 });
  chownSync(data, NOBODY, NOBODY);
  await answersAndStops(await npmStart(folder, { ...HOSTILE, BIHUAN_DATA: data }, NOBODY));
});

test(
  "a data folder copied with cp -r, its owners and rights lost, starts; a copy of a running one does not take the original's server",
  asRoot,
  async () => {
    const original = join(root, "original");
    const first = await npmStart(repositoryRoot, { BIHUAN_DATA: original });
    assert.match(first.output(), /Ready:/, first.output());
    const copy = join(root, "copy");
    assert.equal(spawnSync("sh", ["-c", `umask 022; cp -r "$0" "$1"; chmod -R a+rX "$1"`, original, copy]).status, 0);
    const second = await npmStart(repositoryRoot, { BIHUAN_DATA: copy });
    assert.match(second.output(), /Ready:/, second.output());
    assert.equal(postmasters().length, 2);
    second.child.kill("SIGTERM");
    await ended(second.child);
    await answersAndStops(first);
    assert.equal(statSync(copy).mode & 0o777, 0o700);
  },
);

test("a data folder of another user is refused in one sentence with the command that mends it", asAnother, async () => {
  const data = join(root, "copy");
  chownSync(data, NOBODY, NOBODY);
  for (const name of readdirSync(data)) if (name !== "postgres") chownSync(join(data, name), NOBODY, NOBODY);
  const { child, output } = await npmStart(repositoryRoot, { BIHUAN_DATA: data }, NOBODY);
  await ended(child);
  assert.equal(child.exitCode, 1);
  assert.match(output(), /belongs to another user \(uid \d+\); as root run: chown -R 65534:65534 ".*" 数据库文件夹属于其他用户/);
  assert.doesNotMatch(output(), /^\s+at .*\.ts:/m, "no stack of calls");
});

test("a refused start stops the database it started", { timeout: 120_000 }, async () => {
  const data = join(root, "newer");
  const server = await startEmbedded(data);
  const first = await startProgram(data, { BIHUAN_SAMPLE: "no" });
  const owner = openClient(server.owner);
  await owner.connect();
  await owner.query("insert into schema_migration (name, digest) values ('29991231T0000_future', 'x')");
  await owner.end();
  first.child.kill("SIGTERM");
  await ended(first.child);
  await server.stop();
  const refused = await startProgram(data, { BIHUAN_SAMPLE: "no" });
  await ended(refused.child);
  assert.equal(refused.child.exitCode, 1);
  assert.match(refused.output(), /newer release/);
  assert.deepEqual(postmasters(), []);
});

test("a test run whose database cannot start ends at once with the cause", { timeout: 240_000 }, async () => {
  const folder = checkout(join(clones, "tests"));
  mkdirSync(join(folder, ".bihuan"));
  writeFileSync(join(folder, ".bihuan/test"), "in the way");
  const run = spawnSync(process.execPath, ["scripts/test.mjs", "architecture"], { cwd: folder, encoding: "utf8", timeout: 200_000 });
  assert.equal(run.status, 1, run.stdout + run.stderr);
  assert.match(run.stderr, /EEXIST|ENOTDIR/);
  assert.match(run.stderr, /could not be started: see above\. Nothing was run/);
});
