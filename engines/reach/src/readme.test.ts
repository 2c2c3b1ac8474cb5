import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

/** A street to the north: a corner every thousandth of a degree (111.195 m) from 30.65 to 30.69. */
const TOWN = `<osm>${Array.from({ length: 41 }, (_, i) => `<node id="${i + 1}" lat="${(30.65 + i / 1000).toFixed(3)}" lon="104.06"/>`).join("")}<way id="1">${Array.from(
  { length: 41 },
  (_, i) => `<nd ref="${i + 1}"/>`,
).join("")}<tag k="highway" v="residential"/></way></osm>`;

test("the example of the README runs and says what can be reckoned by hand", () => {
  const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
  const example = /```ts\n([\s\S]*?)```/.exec(readme)?.[1];
  assert.ok(example !== undefined && example.includes("siteCovering"));
  // Within the repository, so that the package is found by its name.
  const home = join(import.meta.dirname, "../../../.bihuan");
  mkdirSync(home, { recursive: true });
  const folder = mkdtempSync(join(home, "readme-"));
  try {
    writeFileSync(join(folder, "town.osm"), TOWN);
    writeFileSync(join(folder, "example.ts"), example);
    const [covered = "", sited = ""] = execFileSync(process.execPath, ["example.ts"], { cwd: folder, encoding: "utf8" }).trim().split("\n");
    // The second home is 1.7 km from the place; from 30.668 both are 889.6 m away, within 990 m.
    assert.match(covered, /^3151 15 minutes on the walking network \(rules W2\), at 1\.1 m\/s \(990 m\) and 0\.8 m\/s \(720 m\)/);
    assert.equal(sited, "[ [ 1 ], 4051, true ]");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
