import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { repositoryRoot } from "../platform/testing/database.ts";

interface Lock {
  packages: Record<string, { version?: string; integrity?: string; optional?: boolean; link?: boolean }>;
}
const { agrees } = (await import(join(repositoryRoot, "scripts/toolchain.mjs"))) as { agrees: (lock: Lock, installed: Lock) => boolean };

test("an install made by npm itself is taken as it is; an older, a partial or a foreign one is not", () => {
  const read = (file: string) => JSON.parse(readFileSync(join(repositoryRoot, file), "utf8")) as Lock;
  const lock = read("package-lock.json");
  const installed = read("node_modules/.package-lock.json");
  assert.equal(agrees(lock, installed), true);
  const changed = (change: (copy: Lock) => void): Lock => {
    const copy = structuredClone(installed);
    change(copy);
    return copy;
  };
  const entry = (copy: Lock) => copy.packages["node_modules/zod"] as { version: string; integrity: string };
  assert.equal(
    agrees(
      lock,
      changed((c) => void delete c.packages["node_modules/zod"]),
    ),
    false,
    "one is missing",
  );
  assert.equal(
    agrees(
      lock,
      changed((c) => void (entry(c).version = "0.0.1")),
    ),
    false,
    "one is older",
  );
  assert.equal(
    agrees(
      lock,
      changed((c) => void (entry(c).integrity = "sha512-x")),
    ),
    false,
    "one is another",
  );
  assert.equal(
    agrees(
      lock,
      changed((c) => void (c.packages["node_modules/left-over"] = { version: "1.0.0" })),
    ),
    false,
    "one is left over",
  );
  assert.equal(agrees(lock, { packages: {} }), false);
  const absent = Object.keys(lock.packages).filter((p) => lock.packages[p]?.optional && installed.packages[p] === undefined);
  assert.ok(absent.length > 0, "packages for other machines are in the lock file and not here");
});

test("a test that fails and leaves something open ends, and the run with it", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-open-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "open.test.mjs");
  writeFileSync(
    file,
    'import assert from "node:assert/strict"; import { createServer } from "node:net"; import { test } from "node:test";\ntest("left open", () => { createServer().listen(0); assert.equal(1, 2); });',
  );
  // As from a shell: within a test, Node's runner would report to that one instead of running.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const ended = spawnSync(process.execPath, [join(repositoryRoot, "scripts/run-tests.mjs"), file], {
    env,
    encoding: "utf8",
    timeout: 60_000,
  });
  assert.equal(ended.status, 1, ended.stdout + ended.stderr);
  assert.match(ended.stdout, /0 passed, 1 failed, 0 skipped/);
});
