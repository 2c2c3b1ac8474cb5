import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  accessSync,
  constants,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { repositoryRoot } from "../platform/testing/database.ts";
import { freePort } from "./program.ts";

/** deploy/bihuan.service under a systemd: read by it without a word, and started, killed, started again and stopped by a private manager of its own. */
const MANAGER = "/lib/systemd/systemd";
const node = spawnSync("sh", ["-c", "command -v node"], { encoding: "utf8" }).stdout.trim();
const { agrees } = (await import(join(repositoryRoot, "scripts/toolchain.mjs"))) as {
  agrees: (lock: unknown, installed: unknown) => boolean;
};
/** Where groups of processes are made: the unified tree, beside it the named one where both stand. */
const TREES = ["/sys/fs/cgroup/unified", "/sys/fs/cgroup/systemd", "/sys/fs/cgroup"].filter((d) => existsSync(join(d, "cgroup.procs")));

function missing(): string | false {
  if (!existsSync(MANAGER)) return "systemd is not installed";
  if (node === "") return "node is not on the path";
  const read = (file: string): unknown => JSON.parse(readFileSync(join(repositoryRoot, file), "utf8"));
  if (!agrees(read("package-lock.json"), read("node_modules/.package-lock.json"))) return "a start would install the packages anew";
  if (process.getuid?.() !== 0) return "a private manager needs root";
  if (TREES.length === 0) return "no tree of process groups";
  try {
    for (const tree of TREES) accessSync(tree, constants.W_OK);
  } catch {
    return "process groups cannot be made here";
  }
  return spawnSync("unshare", ["--mount", "--cgroup", "true"]).status === 0 ? false : "no namespaces here";
}

const leftovers: (() => void)[] = [];
after(() => leftovers.reverse().forEach((end) => end()));
const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-systemd-"));
  leftovers.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The unit as an office sets it up: the marked lines filled in, nothing else touched. */
const filledIn = (data: string, more = ""): string =>
  readFileSync(join(repositoryRoot, "deploy/bihuan.service"), "utf8")
    .replace(/^WorkingDirectory=.*$/m, `WorkingDirectory=${repositoryRoot}`)
    .replace(/^ExecStart=\S+/m, `ExecStart=${node}`)
    .replace(/^Environment=BIHUAN_DATA=\S+/m, `Environment=BIHUAN_DATA=${data}${more}`);

test(
  "systemd reads the unit without a word of warning",
  { skip: existsSync("/usr/bin/systemd-analyze") && node !== "" ? false : "systemd is not installed" },
  () => {
    const folder = scratch();
    const unit = join(folder, "bihuan.service");
    const verify = (text: string): string => {
      writeFileSync(unit, text);
      const { stdout, stderr } = spawnSync("systemd-analyze", ["verify", unit], { encoding: "utf8", timeout: 60_000 });
      return (stdout + stderr)
        .split("\n")
        .filter((line) => line.includes("bihuan.service"))
        .join("\n");
    };
    assert.equal(verify(filledIn(folder)), "");
    assert.match(
      verify(filledIn(folder).replace("[Service]", "[Service]\nStartLimitIntervalSec=0")),
      /Unknown key/,
      "the canary is caught",
    );
  },
);

/** A manager that sees only its own units, in a group of its own; ended with all it started. */
async function startManager(folder: string): Promise<(...args: string[]) => string> {
  const [run, home] = [join(folder, "run"), join(folder, "home")];
  mkdirSync(run, { mode: 0o700 });
  const group = `bihuan-drill-${process.pid}`;
  const groups = TREES.map((tree) => join(tree, group));
  for (const g of groups) mkdirSync(g);
  // Its path is what the machine's manager gives its services.
  const env = { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", HOME: home, XDG_RUNTIME_DIR: run };
  const enter = groups.map((g) => `echo $$ > ${g}/cgroup.procs`).join(" && ");
  // It asks whether the machine runs on systemd; in its own view it does.
  const manager: ChildProcess = spawn(
    "sh",
    [
      "-c",
      `${enter} && exec unshare --mount --cgroup sh -c 'mount -t tmpfs none /run && mkdir -p /run/systemd/system && exec ${MANAGER} --user --unit=basic.target'`,
    ],
    { env, stdio: "ignore" },
  );
  leftovers.push(() => {
    for (const g of groups) {
      for (const procs of globSync(join(g, "**/cgroup.procs")))
        for (const pid of readFileSync(procs, "utf8").split("\n").filter(Boolean)) spawnSync("kill", ["-9", pid]);
      for (let left = 50; left > 0 && existsSync(g); left--)
        try {
          for (const d of [...globSync(join(g, "**/")), g].sort((a, b) => b.length - a.length)) if (existsSync(d)) rmdirSync(d);
        } catch {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
        }
    }
  });
  const systemctl = (...args: string[]): string =>
    execFileSync("systemctl", ["--user", ...args], { env, encoding: "utf8", timeout: 120_000 }).trim();
  await until(() => existsSync(join(run, "systemd/private")) || manager.exitCode !== null, "the manager answers");
  leftovers.push(() => void spawnSync("systemctl", ["--user", "exit"], { env, timeout: 60_000 }));
  return systemctl;
}

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let waited = 0; waited < 600_000; waited += 100) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`waited in vain until ${what}`);
}

test("the unit is started, killed, back by itself, and stopped in order", { skip: missing(), timeout: 1_500_000 }, async () => {
  const folder = scratch();
  const data = join(folder, "data");
  const port = await freePort();
  const units = join(folder, "home/.config/systemd/user");
  mkdirSync(units, { recursive: true });
  writeFileSync(join(units, "bihuan.service"), filledIn(data, ` PORT=${port}`));
  const systemctl = await startManager(folder);
  const show = (property: string): string => systemctl("show", "bihuan", "-P", property);
  const answers = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}`).then(
      (r) => r.ok,
      () => false,
    );
  systemctl("start", "bihuan");
  // Its first start: an empty data folder, no sample.
  await until(answers, "the page is served");
  const first = show("MainPID");
  for (const [n, killed] of [first, undefined].entries()) {
    // The parent alone, then all of the service at once.
    systemctl("kill", "--signal=KILL", ...(killed === undefined ? [] : ["--kill-whom=main"]), "bihuan");
    await until(() => show("NRestarts") === String(n + 1), "it is started again");
    await until(answers, "the page is served again");
  }
  assert.notEqual(show("MainPID"), first);
  assert.deepEqual(
    [show("ActiveState"), show("Result"), show("UMask"), show("StartLimitIntervalUSec")],
    ["active", "success", "0077", "0"],
  );
  systemctl("stop", "bihuan");
  assert.equal(show("ActiveState"), "inactive");
  assert.equal(await answers(), false);
  assert.match(readFileSync(join(data, "postgres.log"), "utf8").trimEnd().split("\n").at(-1) ?? "", /database system is shut down/);
});
