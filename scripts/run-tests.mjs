import { run } from "node:test";
import { spec } from "node:test/reporters";

// Under the project's own Node: the files named, in their order (the command line would sort them), three at a time; ends by printing what it counted.
const counted = { passed: 0, failed: 0, skipped: 0 };
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop.abort());
const tests = run({ files: process.argv.slice(2), concurrency: 3, timeout: 600_000, forceExit: true, signal: stop.signal });
tests.on("test:summary", ({ file, counts }) => {
  if (file !== undefined) return;
  counted.passed = counts.passed;
  counted.failed = counts.failed + counts.cancelled;
  counted.skipped = counts.skipped + counts.todo;
});
tests.compose(spec).pipe(process.stdout, { end: false });
tests.on("close", () => {
  console.log(`${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped`);
  process.exitCode = counted.failed > 0 || counted.passed === 0 ? 1 : 0;
});
