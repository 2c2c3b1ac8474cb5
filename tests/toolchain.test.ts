import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
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

/** Plays files of these texts with the runner of `npm test`, as from a shell: within a test, Node's runner would report to that one instead of running. */
function played(t: TestContext, texts: Record<string, string>): { status: number | null; stdout: string } {
  const folder = mkdtempSync(join(tmpdir(), "bihuan-played-"));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(texts))
    writeFileSync(join(folder, name), `import assert from "node:assert/strict"; import { test } from "node:test";\n${text}`);
  const files = Object.keys(texts).flatMap((name) => (name.includes(".test.") ? [join(folder, name)] : []));
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const ended = spawnSync(process.execPath, [join(repositoryRoot, "scripts/run-tests.mjs"), ...files], {
    env: { ...env, PLAYED_IN: folder },
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status: ended.status, stdout: ended.stdout };
}

test("a test that fails and leaves something open ends, and the run with it", (t) => {
  const { status, stdout } = played(t, {
    "open.test.mjs": 'import { createServer } from "node:net"; test("left open", () => { createServer().listen(0); assert.equal(1, 2); });',
  });
  assert.equal(status, 1, stdout);
  assert.match(stdout, /0 passed, 1 failed, 0 skipped/);
});

test("one file of journeys that failed is played once more and said to be unsteady; a second failure, or another test's first, stays one", (t) => {
  /** Fails when first played. */
  const unsteady = `import { existsSync, writeFileSync } from "node:fs";
    test("steady", () => {});
    test("unsteady", () => { const mark = process.env.PLAYED_IN + "/seen"; if (!existsSync(mark)) { writeFileSync(mark, ""); assert.fail("once"); } });`;
  // A journey is a test that another file makes: it is told as that file's, and counts for the one that was played.
  const journeys = { "a-journeys.test.ts": 'import "./makes.mjs";', "makes.mjs": unsteady };
  const once = played(t, { ...journeys, "b.test.mjs": 'test("b", () => {});\ntest("c", { skip: true }, () => {});' });
  assert.equal(once.status, 0, once.stdout);
  assert.match(once.stdout, /Unsteady: a-journeys\.test\.ts: unsteady\n3 passed, 0 failed, 1 skipped/);
  const always = played(t, { "a-journeys.test.ts": 'test("one", () => {}); test("never", () => assert.fail("again"));' });
  assert.equal(always.status, 1, always.stdout);
  assert.match(always.stdout, /1 passed, 1 failed, 0 skipped/);
  const other = played(t, { "a.test.mjs": unsteady });
  assert.equal(other.status, 1, other.stdout);
  assert.match(other.stdout, /1 passed, 1 failed, 0 skipped/);
});
