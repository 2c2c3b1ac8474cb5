import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "..");
interface Lock {
  packages: Record<string, { version?: string; license?: string; dev?: boolean; link?: boolean }>;
}
const { licencesOf, advisoriesIn } = (await import(join(root, "scripts/dependencies.mjs"))) as {
  licencesOf: (lock: Lock) => { all: { name: string; licence: string }[]; refused: { name: string }[] };
  advisoriesIn: (output: string) => { unanswered?: string; grave?: string[]; others?: number };
};

test("every dependency has a licence that is accepted; an unknown one, a copyleft one and a shipped MPL are refused", () => {
  const { all, refused } = licencesOf(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock);
  assert.ok(all.length > 400, `${all.length}`);
  assert.deepEqual(refused, []);
  const canaries = {
    "node_modules/a": { version: "1.0.0" },
    "node_modules/b": { version: "1.0.0", license: "AGPL-3.0-only" },
    "node_modules/c": { version: "1.0.0", license: "MPL-2.0" },
    "node_modules/d": { version: "1.0.0", license: "MPL-2.0", dev: true },
    "node_modules/e": { version: "1.0.0", license: "(MIT OR GPL-3.0)" },
    "node_modules/x/node_modules/f": { version: "1.0.0", license: "MIT AND GPL-3.0" },
  };
  assert.deepEqual(
    licencesOf({ packages: canaries }).refused.map((p) => p.name),
    ["a", "b", "c", "f"],
  );
});

test("an audit that was not answered is not taken for a clean one", () => {
  assert.deepEqual(advisoriesIn(""), { unanswered: "no answer" });
  assert.deepEqual(advisoriesIn('{"message":"405 Method Not Allowed - POST somewhere","error":{}}'), {
    unanswered: "405 Method Not Allowed",
  });
  const found = { vulnerabilities: { a: { name: "a", severity: "critical" }, b: { name: "b", severity: "low" } } };
  assert.deepEqual(advisoriesIn(JSON.stringify(found)), { grave: ["a (critical)"], others: 1 });
  assert.deepEqual(advisoriesIn('{"vulnerabilities":{}}'), { grave: [], others: 0 });
});
