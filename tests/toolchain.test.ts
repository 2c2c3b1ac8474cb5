import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
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
