import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root, run24 } from "./toolchain.mjs";

// npm test [-- <path part> …]: all tests, or those whose path holds one of the words.
ensureInstalled();
const wanted = process.argv.slice(2);
const listed = await listTests();
// Journeys and whole programs first: what takes longest never stands alone at the end. The order is kept by run-tests.mjs.
const files = listed
  .filter((f) => wanted.length === 0 || wanted.some((w) => f.includes(w)))
  .sort((a, b) => Number(b.startsWith("tests")) - Number(a.startsWith("tests")));
if (files.length === 0) {
  console.error(`No test file matches ${wanted.join(" ")}`);
  process.exit(1);
}
console.log(`${files.length} test files`);
const run = String(process.pid);
if ((await run24(["platform/testing/server.ts", "start", run])) !== 0) {
  console.error("The tests need a database, and it could not be started: see above. Nothing was run.");
  await run24(["platform/testing/server.ts", "stop", run]);
  process.exit(1);
}
// Folders that tests make and drop lie in memory where there is room (platform/testing/memory.ts); by its true path, since other users enter there.
const scratch = join(root, ".bihuan/test/scratch");
if (existsSync(scratch)) process.env.TMPDIR = realpathSync(scratch);
// What journeys and whole programs run is built once and not by several at a time.
if (files.some((f) => f.startsWith("tests"))) await run24(["app/build.ts"]);
const code = await run24(["scripts/run-tests.mjs", ...files]);
await run24(["platform/testing/server.ts", "stop", run]);
process.exit(code);

/** Node 20 has no glob in fs: the project's own Node lists. */
function listTests() {
  return new Promise((done) => {
    const child = spawn(
      join(root, "node_modules/node/bin/node"),
      [
        "-e",
        'console.log(JSON.stringify(require("fs").globSync("{engines,platform,features,app,tests}/**/*.test.ts", { exclude: (n) => String(n).includes("node_modules") }).sort()))',
      ],
      { cwd: root },
    );
    let out = "";
    child.stdout.on("data", (d) => (out += d));
    child.on("exit", () => done(JSON.parse(out)));
  });
}
