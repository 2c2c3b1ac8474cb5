import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, root } from "./toolchain.mjs";

// npm run check: format, types, lint, and the tests of the house (imports, printed files, strings), without browser and database load.
// npm run format: writes what the first of them asks.
ensureInstalled();
const bin = (name) => join(root, "node_modules/.bin", name);
const node = join(root, "node_modules/node/bin/node");
if (process.argv[2] === "--write") process.exit(spawnSync(node, [bin("oxfmt"), "."], { cwd: root, stdio: "inherit" }).status ?? 1);
/** What mends a step where a command does. */
const mends = { format: "npm run format" };
const steps = [
  ["format", node, [bin("oxfmt"), "--check", "."]],
  ["types", node, [bin("tsc"), "-p", "tsconfig.json"]],
  ["lint", node, [bin("oxlint"), "--quiet", "engines", "platform", "features", "app", "tests", "bench"]],
  ["unused", node, [join(root, "node_modules/knip/bin/knip.js"), "--no-progress"]],
  ["house", node, ["scripts/test.mjs", "architecture", "logic", "web.test"]],
];
let failed = 0;
for (const [name, command, args] of steps) {
  const done = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  console.log(`${name}: ${done.status === 0 ? "ok" : `failed${mends[name] ? ` (${mends[name]} mends it)` : ""}`}`);
  if (done.status !== 0) failed++;
}
process.exit(failed === 0 ? 0 : 1);
