import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "../..");
/** A pool or client made by hand has no listener for a connection that breaks, and a single broken one would end the process. */
const byHand = (source: string): boolean => /new pg\.(?:Pool|Client)\b|new (?:Pool|Client)\(/.test(source);

test("every connection, of the product, its tests and benches, is opened where its breaking is listened to", () => {
  assert.ok(byHand("const pool = new pg.Pool({})"), "the check sees one");
  const files = globSync("{platform,features,app,tests,bench}/**/*.ts", { cwd: root }).filter(
    (f) => !f.endsWith("connections.logic.test.ts"),
  );
  assert.ok(files.length > 200);
  assert.deepEqual(
    files.filter((f) => byHand(readFileSync(`${root}/${f}`, "utf8"))),
    ["platform/db/connections.ts"],
  );
});
