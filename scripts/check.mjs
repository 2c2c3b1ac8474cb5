import { spawn, spawnSync } from "node:child_process";
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
  ["format", [bin("oxfmt"), "--check", "."]],
  ["lint", [bin("oxlint"), "--quiet", "engines", "platform", "features", "app", "tests", "bench"]],
  ["unused", [join(root, "node_modules/knip/bin/knip.js"), "--no-progress"]],
  ["house", ["scripts/test.mjs", "architecture", "logic", "web.test"]],
];
// One checker: each of several would infer the list of rooms for itself, which is two thirds of the work. The other core has the other steps.
const types = ["types", [bin("tsc"), "-p", "tsconfig.json", "--checkers", "1"]];
let failed = 0;
await Promise.all([step(...types), others()]);
process.exit(failed === 0 ? 0 : 1);

async function others() {
  for (const one of steps) await step(...one);
}

/** What it says comes out whole when it ends, and never between another's lines. */
function step(name, args) {
  return new Promise((done) => {
    const child = spawn(node, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => said.push(bytes));
    child.on("close", (code) => {
      process.stdout.write(Buffer.concat(said));
      console.log(`${name}: ${code === 0 ? "ok" : `failed${mends[name] ? ` (${mends[name]} mends it)` : ""}`}`);
      if (code !== 0) failed++;
      done();
    });
  });
}
